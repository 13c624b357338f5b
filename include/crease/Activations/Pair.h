//===- Pair.h - A number carried in two -------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACTIVATIONS_PAIR_H
#define CREASE_ACTIVATIONS_PAIR_H

#include "crease/Activations/Vocabulary.h"

#include <cmath>
#include <cstdlib>

namespace crease {

/// The number type by which f64 is evaluated: (hi + lo) * scale over a number
/// type T of double precision that also has `fma`. A definition evaluated in T
/// itself loses digits in the tails, where the rounding of an argument such as
/// beta * x is multiplied by the argument, and where an intermediate factor is
/// subnormal though the result is not. Here arguments keep twice the digits,
/// and a decaying exponential keeps a scale of its own, so that what is left is
/// the error of T's own exp, expm1, log1p, tanh and erfc: within 4 ULP for
/// every activation (unittests/Accuracy/PairTest.cpp).
///
/// lo is zero where hi is not finite, and scale is a power of two: 1, but for
/// results of exp and erfc far out and their products and quotients.
template <class T> struct Pair {
  T hi, lo, scale;

  explicit Pair(const T &x)
      : hi(x), lo(literal(x, "0")), scale(literal(x, "1")) {}
  Pair(const T &hi, const T &lo, const T &scale)
      : hi(hi), lo(lo), scale(scale) {}

  /// The value, rounded to T.
  T round() const { return sumOf(hi, lo) * scale; }

  struct Truth {
    decltype(lessThan(std::declval<T>(), std::declval<T>())) value;
  };

  friend Pair literal(const Pair &like, const char *decimal) {
    T hi = literal(like.hi, decimal);
    // The digits beyond double that long double holds.
    long double rest =
        std::strtold(decimal, nullptr) - std::strtod(decimal, nullptr);
    return exact(hi, number(like.hi, static_cast<double>(rest)));
  }
  friend Pair number(const Pair &like, double value) {
    return Pair(number(like.hi, value));
  }
  friend Pair pi(const Pair &like) {
    return exact(pi(like.hi), number(like.hi, 1.2246467991473532e-16));
  }

  friend Pair operator-(const Pair &a) { return Pair(-a.hi, -a.lo, a.scale); }
  friend Pair operator+(const Pair &a, const Pair &b) {
    Pair x = a.unscaled(), y = b.unscaled();
    T zero = literal(a.hi, "0");
    T sum = x.hi + y.hi;
    T back = sum - x.hi;
    T error = (x.hi - (sum - back)) + (y.hi - back);
    Pair both = normalised(sum, error + (x.lo + y.lo), literal(a.hi, "1"));
    // A sum with zero keeps the scale.
    return select(Truth{equal(a.hi, zero)}, b,
                  select(Truth{equal(b.hi, zero)}, a, both));
  }
  friend Pair operator-(const Pair &a, const Pair &b) { return a + -b; }
  friend Pair operator*(const Pair &a, const Pair &b) {
    T product = a.hi * b.hi;
    T error = fma(a.hi, b.hi, -product);
    T cross = fma(a.hi, b.lo, a.lo * b.hi);
    return normalised(product, error + cross, a.scale * b.scale);
  }
  friend Pair operator/(const Pair &a, const Pair &b) {
    T quotient = a.hi / b.hi;
    T rest = fma(-quotient, b.hi, a.hi);
    T low = (rest + fma(-quotient, b.lo, a.lo)) / b.hi;
    return normalised(quotient, low, a.scale / b.scale);
  }

  friend Pair exp(const Pair &a) {
    Pair x = a.unscaled();
    T one = literal(x.hi, "1");
    // Far out, the square of exp(x / 2), scaled into the middle of the range.
    auto deep = lessThan(x.hi, number(x.hi, -600.0));
    T half = number(x.hi, 0.5);
    T high = exp(select(deep, x.hi * half, x.hi));
    T low = high * select(deep, x.lo * half, x.lo);
    Pair whole = normalised(high, low, one);
    Pair root = normalised(high * number(x.hi, 0x1p+500),
                           low * number(x.hi, 0x1p+500), one);
    Pair square = root * root;
    return select(Truth{deep},
                  Pair(square.hi, square.lo, number(x.hi, 0x1p-1000)), whole);
  }
  friend Pair expm1(const Pair &a) {
    Pair x = a.unscaled();
    T value = expm1(x.hi);
    return normalised(value, fma(value, x.lo, x.lo), literal(x.hi, "1"));
  }
  friend Pair log(const Pair &a) {
    Pair x = a.unscaled();
    return normalised(log(x.hi), x.lo / x.hi, literal(x.hi, "1"));
  }
  friend Pair log1p(const Pair &a) {
    Pair x = a.unscaled();
    T one = literal(x.hi, "1");
    Pair value = normalised(log1p(x.hi), x.lo / (one + x.hi), one);
    return a.orItselfWhereTiny(value);
  }
  friend Pair tanh(const Pair &a) {
    Pair x = a.unscaled();
    T one = literal(x.hi, "1");
    T value = tanh(x.hi);
    T slope = fma(-value, value, one);
    return a.orItselfWhereTiny(normalised(value, slope * x.lo, one));
  }
  friend Pair erfc(const Pair &a) {
    Pair x = a.unscaled();
    T one = literal(x.hi, "1");
    T slope = number(x.hi, -1.1283791670955126) * exp(-(x.hi * x.hi));
    Pair near = normalised(erfc(x.hi), slope * x.lo, one);
    // Beyond 10 by the asymptotic series exp(-x^2) / (x sqrt(pi)) *
    // sum_k (-1)^k (2k-1)!! / (2x^2)^k, whose tenth term is below 2^-53.
    T far = number(x.hi, 10.0);
    auto isFar = lessThan(far, x.hi);
    Pair z = select(Truth{isFar}, x, Pair(far));
    Pair square = z * z;
    T step = number(x.hi, -0.5) / square.hi;
    T sum = one;
    for (int k = 12; k >= 1; --k)
      sum = fma(sum * step, number(x.hi, 2 * k - 1), one);
    Pair tail = exp(-square) * Pair(sum) / (z * sqrt(pi(z)));
    return select(Truth{isFar}, tail, near);
  }
  friend Pair sqrt(const Pair &a) {
    Pair x = a.unscaled();
    T root = sqrt(x.hi);
    T rest = fma(-root, root, x.hi) + x.lo;
    return normalised(root, rest / (root + root), literal(x.hi, "1"));
  }
  friend Pair abs(const Pair &a) {
    T flip = copysign(literal(a.hi, "1"), a.hi);
    return Pair(abs(a.hi), a.lo * flip, a.scale);
  }
  friend Pair copysign(const Pair &magnitude, const Pair &sign) {
    T flip = copysign(literal(sign.hi, "1"), magnitude.hi) *
             copysign(literal(sign.hi, "1"), sign.hi);
    return Pair(copysign(magnitude.hi, sign.hi), magnitude.lo * flip,
                magnitude.scale);
  }

  friend Truth lessThan(const Pair &a, const Pair &b) {
    return {lessThan(a.round(), b.round())};
  }
  friend Truth equal(const Pair &a, const Pair &b) {
    // A scaled number is not zero, however small.
    T zero = literal(a.hi, "0");
    T x = select(equal(a.round(), zero), a.hi, a.round());
    T y = select(equal(b.round(), zero), b.hi, b.round());
    return {equal(x, y)};
  }
  friend Pair select(const Truth &condition, const Pair &a, const Pair &b) {
    return Pair(select(condition.value, a.hi, b.hi),
                select(condition.value, a.lo, b.lo),
                select(condition.value, a.scale, b.scale));
  }

private:
  /// a + b, of which a zero b changes nothing: -0 stays -0.
  static T sumOf(const T &a, const T &b) {
    return select(equal(b, literal(b, "0")), a, a + b);
  }
  static Pair exact(const T &hi, const T &lo) {
    return Pair(hi, lo, literal(hi, "1"));
  }
  /// hi + lo with hi the rounded sum. A lo that is not finite, as the exact
  /// remainder of an operation with an infinity is not, says nothing.
  static Pair normalised(const T &hi, const T &lo, const T &scale) {
    T infinity = number(hi, __builtin_inf());
    T zero = literal(hi, "0");
    T low = select(lessThan(abs(lo), infinity), lo, zero);
    T sum = sumOf(hi, low);
    T rest = low - (sum - hi);
    return Pair(sum, select(lessThan(abs(sum), infinity), rest, zero), scale);
  }
  Pair unscaled() const {
    return Pair(hi * scale, lo * scale, literal(hi, "1"));
  }
  /// This number where it is so small that a function with f(x) = x + O(x^2)
  /// is x itself in twice the digits, else the value given.
  Pair orItselfWhereTiny(const Pair &value) const {
    T tiny = number(hi, 0x1p-120);
    return select(Truth{lessThan(abs(round()), tiny)}, *this, value);
  }
};

} // namespace crease

#endif // CREASE_ACTIVATIONS_PAIR_H
