//===- Dual.h - Derivatives as a number type --------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A definition over Dual<T> gives its value and its partial derivatives over T:
// in double the oracle of a derivative, over IR values its reference lowering,
// over text its formula.
//
// Three things need more care than the rules of the textbook.
//
// - A slope that is zero or one by construction is known as such and costs
//   nothing; a constant's slope can meet no infinity.
// - Where a factor decays faster than what it multiplies grows, the product is
//   `damped`, so that the limits at the infinities are numbers.
// - At the point where two sides meet, a variable counts as below: the slope is
//   that of its left side. A clamp is flat at both of its ends. Both are what
//   PyTorch takes. Where the sides agree the convention cannot be seen, as long
//   as it is the same everywhere in a definition, and so it is.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACTIVATIONS_DUAL_H
#define CREASE_ACTIVATIONS_DUAL_H

#include "crease/Activations/Vocabulary.h"

#include <optional>
#include <utility>
#include <vector>

namespace crease {
namespace duals {

using namespace vocabulary;

/// The derivative of a number in one direction: zero, one or a number.
template <class T> class Slope {
public:
  Slope() = default;
  explicit Slope(T number) : number(std::move(number)) {}
  static Slope one() {
    Slope slope;
    slope.isOne = true;
    return slope;
  }

  bool isZero() const { return !isOne && !number; }
  /// The slope as a number in the context of `like`.
  T get(const T &like) const {
    return number ? *number : literal(like, isOne ? "1" : "0");
  }

  /// The sum of two slopes in the context of `like`.
  friend Slope add(const Slope &a, const Slope &b, const T &like) {
    if (a.isZero() || b.isZero())
      return a.isZero() ? b : a;
    return Slope(a.get(like) + b.get(like));
  }
  friend Slope operator*(const Slope &a, const T &factor) {
    if (a.isZero())
      return a;
    return Slope(a.isOne ? factor : *a.number * factor);
  }
  friend Slope operator/(const Slope &a, const T &divisor) {
    if (a.isZero())
      return a;
    return Slope(a.get(divisor) / divisor);
  }

  /// The product with a factor that decides where it is zero.
  friend Slope dampedBy(const Slope &a, const T &factor) {
    if (a.isZero() || a.isOne)
      return a * factor;
    return Slope(damped(*a.number, factor));
  }
  /// The product of a number with a slope that decides where it is zero.
  friend Slope damping(const T &x, const Slope &a) {
    if (a.isZero() || a.isOne)
      return a * x;
    return Slope(damped(x, *a.number));
  }

private:
  bool isOne = false;
  std::optional<T> number;
};

/// Room for the slope in one direction, for a Dual that needs no memory of its
/// own: what a loop over many numbers wants.
template <class T> class OneSlope {
public:
  OneSlope() = default;
  explicit OneSlope(size_t count) : count(count) {}
  size_t size() const { return count; }
  Slope<T> &operator[](size_t) { return slope; }
  const Slope<T> &operator[](size_t) const { return slope; }
  void push_back(Slope<T> other) {
    slope = std::move(other);
    count = 1;
  }
  const Slope<T> *begin() const { return &slope; }
  const Slope<T> *end() const { return &slope + count; }

private:
  Slope<T> slope;
  size_t count = 0;
};

/// A number of type T and its derivatives, one for each direction.
template <class T, class SlopesT = std::vector<Slope<T>>> class Dual {
public:
  using Slopes = SlopesT;
  using Condition =
      decltype(lessThan(std::declval<const T &>(), std::declval<const T &>()));

  /// A variable: its slope is one in its own direction.
  Dual(T value, size_t direction, size_t directions)
      : value(std::move(value)), slopes(directions) {
    slopes[direction] = Slope<T>::one();
  }

  /// A number that depends on none of the variables of `like`.
  static Dual constant(const Dual &like, T value) {
    return Dual(std::move(value), Slopes(like.slopes.size()));
  }

  const T &getValue() const { return value; }
  const Slope<T> &getSlope(size_t direction) const { return slopes[direction]; }

  /// A comparison: what it says of the values, and which of two slopes holds.
  struct Truth {
    Condition values;
    Condition slopes;
    /// Whether the slopes are chosen by the contrary of `slopes`.
    bool contrary;
    /// A NaN here is a NaN of whatever is chosen.
    std::optional<T> witness;
  };

  friend Dual literal(const Dual &like, const char *decimal) {
    return constant(like, literal(like.value, decimal));
  }
  friend Dual number(const Dual &like, double value) {
    return constant(like, number(like.value, value));
  }
  friend Dual pi(const Dual &like) { return constant(like, pi(like.value)); }

  friend Dual operator+(const Dual &a, const Dual &b) {
    return combine(a.value + b.value, a, b,
                   [&](const Slope<T> &da, const Slope<T> &db) {
                     return add(da, db, a.value);
                   });
  }
  friend Dual operator-(const Dual &a, const Dual &b) {
    return combine(a.value - b.value, a, b,
                   [&](const Slope<T> &da, const Slope<T> &db) {
                     if (db.isZero())
                       return da;
                     if (da.isZero())
                       return Slope<T>(-db.get(b.value));
                     return Slope<T>(da.get(a.value) - db.get(b.value));
                   });
  }
  friend Dual operator*(const Dual &a, const Dual &b) {
    return combine(a.value * b.value, a, b,
                   [&](const Slope<T> &da, const Slope<T> &db) {
                     return add(da * b.value, db * a.value, a.value);
                   });
  }
  friend Dual operator/(const Dual &a, const Dual &b) {
    T quotient = a.value / b.value;
    return combine(quotient, a, b, [&](const Slope<T> &da, const Slope<T> &db) {
      if (db.isZero())
        return da / b.value;
      T numerator = db.get(quotient) * quotient;
      numerator = da.isZero() ? -numerator : da.get(quotient) - numerator;
      return Slope<T>(numerator / b.value);
    });
  }
  friend Dual operator-(const Dual &a) {
    return derive(-a.value, a, [&](const Slope<T> &da) {
      return Slope<T>(-da.get(a.value));
    });
  }

  friend Dual exp(const Dual &x) {
    T y = exp(x.value);
    return derive(y, x, [&](const Slope<T> &dx) { return dampedBy(dx, y); });
  }
  friend Dual expm1(const Dual &x) {
    return derive(expm1(x.value), x, [&](const Slope<T> &dx) {
      return dampedBy(dx, exp(x.value));
    });
  }
  friend Dual log(const Dual &x) {
    return derive(log(x.value), x,
                  [&](const Slope<T> &dx) { return dx / x.value; });
  }
  friend Dual log1p(const Dual &x) {
    return derive(log1p(x.value), x, [&](const Slope<T> &dx) {
      return dx / (literal(x.value, "1") + x.value);
    });
  }
  friend Dual tanh(const Dual &x) {
    return derive(tanh(x.value), x, [&](const Slope<T> &dx) {
      return dampedBy(dx, sechSquared(x.value));
    });
  }
  friend Dual erfc(const Dual &x) {
    return derive(erfc(x.value), x, [&](const Slope<T> &dx) {
      T two = literal(x.value, "2");
      T factor = two / sqrt(pi(x.value)) * exp(-(x.value * x.value));
      return dampedBy(dx, -factor);
    });
  }
  friend Dual sqrt(const Dual &x) {
    T y = sqrt(x.value);
    return derive(
        y, x, [&](const Slope<T> &dx) { return dx / (literal(y, "2") * y); });
  }
  friend Dual abs(const Dual &x) {
    return derive(abs(x.value), x,
                  [&](const Slope<T> &dx) { return dx * signOf(x.value); });
  }
  friend Dual copysign(const Dual &magnitude, const Dual &sign) {
    return derive(copysign(magnitude.value, sign.value), magnitude,
                  [&](const Slope<T> &d) {
                    return d * (signOf(magnitude.value) * signOf(sign.value));
                  });
  }

  friend Truth lessThan(const Dual &a, const Dual &b) {
    Condition values = lessThan(a.value, b.value);
    if (a.isConstant())
      return {values, values, /*contrary=*/false, b.value};
    return {values, lessThan(b.value, a.value), /*contrary=*/true, a.value};
  }
  friend Truth equal(const Dual &a, const Dual &b) {
    Condition values = equal(a.value, b.value);
    return {values, values, /*contrary=*/false, std::nullopt};
  }
  friend Dual select(const Truth &truth, const Dual &a, const Dual &b) {
    return combine(select(truth.values, a.value, b.value), a, b,
                   [&](const Slope<T> &da, const Slope<T> &db) {
                     if (da.isZero() && db.isZero())
                       return da;
                     T ifTrue = da.get(a.value), ifFalse = db.get(b.value);
                     if (truth.contrary)
                       std::swap(ifTrue, ifFalse);
                     T chosen = select(truth.slopes, ifTrue, ifFalse);
                     return Slope<T>(truth.witness
                                         ? unlessNan(*truth.witness, chosen)
                                         : chosen);
                   });
  }

  // Composed words whose slope is not that of their parts.

  friend Dual atLeast(const Dual &x, const Dual &c) {
    return clamp(atLeast(x.value, c.value), lessThan(c.value, x.value), x, c);
  }
  friend Dual atMost(const Dual &x, const Dual &c) {
    return clamp(atMost(x.value, c.value), lessThan(x.value, c.value), x, c);
  }
  friend Dual withLimits(const Dual &x, const Dual &value, const Dual &left,
                         const Dual &right) {
    Dual result = value;
    result.value = withLimits(x.value, value.value, left.value, right.value);
    for (size_t i = 0; i < result.slopes.size(); ++i)
      if (!value.slopes[i].isZero())
        result.slopes[i] = Slope<T>(withLimits(
            x.value, value.slopes[i].get(x.value), left.slopes[i].get(x.value),
            right.slopes[i].get(x.value)));
    return result;
  }
  friend Dual damped(const Dual &x, const Dual &f) {
    return combine(damped(x.value, f.value), x, f,
                   [&](const Slope<T> &dx, const Slope<T> &df) {
                     return add(dampedBy(dx, f.value), damping(x.value, df),
                                x.value);
                   });
  }
  friend Dual normalCdf(const Dual &x) {
    return derive(normalCdf(x.value), x, [&](const Slope<T> &dx) {
      return dampedBy(dx, normalPdf(x.value));
    });
  }
  friend Dual overOnePlus(const Dual &x) {
    return derive(overOnePlus(x.value), x, [&](const Slope<T> &dx) {
      T sum = literal(x.value, "1") + x.value;
      return dx / sum / sum; // The square overflows where this does not.
    });
  }

private:
  Dual(T value, Slopes slopes)
      : value(std::move(value)), slopes(std::move(slopes)) {}

  bool isConstant() const {
    for (const Slope<T> &slope : slopes)
      if (!slope.isZero())
        return false;
    return true;
  }

  /// A function of one number; `rule` gives its slope for one of x that is not
  /// zero.
  template <class Rule>
  static Dual derive(T value, const Dual &x, const Rule &rule) {
    Slopes slopes;
    for (const Slope<T> &slope : x.slopes)
      slopes.push_back(slope.isZero() ? slope : rule(slope));
    return Dual(std::move(value), std::move(slopes));
  }
  template <class Rule>
  static Dual combine(T value, const Dual &a, const Dual &b, const Rule &rule) {
    Slopes slopes;
    for (size_t i = 0; i < a.slopes.size(); ++i)
      slopes.push_back(a.slopes[i].isZero() && b.slopes[i].isZero()
                           ? Slope<T>()
                           : rule(a.slopes[i], b.slopes[i]));
    return Dual(std::move(value), std::move(slopes));
  }
  /// x inside of a bound, c at it and outside.
  static Dual clamp(T value, const Condition &inside, const Dual &x,
                    const Dual &c) {
    return combine(std::move(value), x, c,
                   [&](const Slope<T> &dx, const Slope<T> &dc) {
                     T slope = select(inside, dx.get(x.value), dc.get(x.value));
                     return Slope<T>(unlessNan(x.value, slope));
                   });
  }

  T value;
  Slopes slopes;
};

/// The partial derivatives of `function`, which is a definition over Dual<T>,
/// at the given operands.
template <class T, class Operands, class Function>
std::vector<T> differentiate(const Operands &operands, Function function) {
  std::vector<Dual<T>> variables;
  for (size_t i = 0; i < operands.size(); ++i)
    variables.push_back(Dual<T>(operands[i], i, operands.size()));
  Dual<T> result = function(variables);
  std::vector<T> partials;
  for (size_t i = 0; i < operands.size(); ++i)
    partials.push_back(result.getSlope(i).get(operands[i]));
  return partials;
}

} // namespace duals

using duals::differentiate;
using duals::Dual;
/// A number and its derivative in one direction.
template <class T> using Dual1 = duals::Dual<T, duals::OneSlope<T>>;

} // namespace crease

#endif // CREASE_ACTIVATIONS_DUAL_H
