//===- Ball64.h - A double with an error bound as a number type -*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACTIVATIONS_BALL64_H
#define CREASE_ACTIVATIONS_BALL64_H

#include <cmath>

namespace crease {

/// A double and a bound on its distance from the real number it stands for.
/// A definition instantiated with balls carries its own error analysis: the
/// result says how far the double can be trusted, for any op and parameters.
///
/// What is assumed: IEEE arithmetic, and libm functions within 2^-48 relative
/// (32 ulp; glibc's own tables of errors say at most 5). The radius is computed
/// in double as well; the factor `slack` on it pays for its own roundings.
/// Balls speak of finite numbers: for infinite or NaN arguments only `middle`
/// means something.
struct Ball64 {
  double middle = 0;
  double radius = 0;

  /// Unknown truth: `value` for the middles; `sure` if it holds for the balls.
  struct Truth {
    bool value, sure;
  };

  static constexpr double rounding = 0x1.01p-53;
  static constexpr double libm = 0x1p-48;
  static constexpr double slack = 1.001;
  /// More than any double operation loses by underflow.
  static constexpr double tiny = 0x1p-1060;

  static Ball64 rounded(double middle, double radius) {
    return {middle, radius * slack + std::fabs(middle) * rounding + tiny};
  }
  static Ball64 computed(double middle, double radius) {
    return {middle, radius * slack + std::fabs(middle) * libm + tiny};
  }

  friend Ball64 literal(const Ball64 &, const char *decimal) {
    // Up to 17 digits are read as an integer over a power of ten, both exact or
    // correctly rounded; the radius pays for the division and further digits.
    double digits = 0, scale = 1;
    int count = 0;
    bool fraction = false;
    for (const char *c = decimal; *c; ++c) {
      if (*c == '-')
        continue;
      if (*c == '.') {
        fraction = true;
        continue;
      }
      if (count == 17)
        break;
      digits = digits * 10 + (*c - '0');
      scale = fraction ? scale * 10 : scale;
      ++count;
    }
    double sign = decimal[0] == '-' ? -1 : 1;
    if (!fraction)
      return {sign * digits, 0};
    return {sign * (digits / scale), digits / scale * 0x1p-51};
  }
  friend Ball64 number(const Ball64 &, double value) { return {value, 0}; }
  friend Ball64 pi(const Ball64 &) { return {M_PI, 0x1p-52}; }

  // Of two exact operands the rounding error itself is computed, so that what
  // double holds exactly has radius zero, and a tie is known to be one.
  friend Ball64 operator+(Ball64 a, Ball64 b) {
    double sum = a.middle + b.middle;
    if (a.radius == 0 && b.radius == 0) {
      double t = sum - a.middle;
      return {sum, std::fabs((a.middle - (sum - t)) + (b.middle - t))};
    }
    return rounded(sum, a.radius + b.radius);
  }
  friend Ball64 operator-(Ball64 a, Ball64 b) { return a + -b; }
  friend Ball64 operator*(Ball64 a, Ball64 b) {
    double product = a.middle * b.middle;
    if (a.radius == 0 && b.radius == 0 &&
        (std::fabs(product) > 0x1p-900 || a.middle == 0 || b.middle == 0))
      return {product, std::fabs(std::fma(a.middle, b.middle, -product))};
    return rounded(product, std::fabs(a.middle) * b.radius +
                                (std::fabs(b.middle) + b.radius) * a.radius);
  }
  friend Ball64 operator/(Ball64 a, Ball64 b) {
    double quotient = a.middle / b.middle;
    if (a.radius == 0 && b.radius == 0 && std::fabs(quotient) > 0x1p-900)
      return {quotient,
              slack * std::fabs(std::fma(quotient, b.middle, -a.middle) /
                                b.middle)};
    double least = std::fabs(b.middle) - b.radius;
    if (!(least > 0))
      return {quotient, INFINITY};
    return rounded(quotient,
                   (a.radius + std::fabs(quotient) * b.radius) / least);
  }
  friend Ball64 operator-(Ball64 x) { return {-x.middle, x.radius}; }

  friend Ball64 exp(const Ball64 &x) {
    double y = std::exp(x.middle);
    if (x.middle + x.radius < -740) // exp < 2^-1067
      return {y, tiny};
    return computed(y, x.radius < 1e-4 ? y * x.radius : INFINITY);
  }
  friend Ball64 expm1(const Ball64 &x) {
    double y = std::expm1(x.middle);
    if (x.middle + x.radius < -45) // 1 + expm1 < 2^-64
      return computed(y, 0);
    return computed(y, x.radius < 1e-4 ? (y + 1) * x.radius : INFINITY);
  }
  friend Ball64 log(const Ball64 &x) {
    return computed(std::log(x.middle), x.radius < 1e-4 * x.middle
                                            ? x.radius / x.middle
                                            : INFINITY);
  }
  friend Ball64 log1p(const Ball64 &x) {
    double slope = 1 / (1 + x.middle);
    return computed(std::log1p(x.middle), x.radius * slope < 1e-4 && slope > 0
                                              ? x.radius * slope
                                              : INFINITY);
  }
  friend Ball64 tanh(const Ball64 &x) {
    // The slope is at most one, and beyond 20 the function is flat to 2^-54.
    double y = std::tanh(x.middle);
    bool flat = std::fabs(x.middle) - x.radius > 20;
    return computed(y, flat ? 0x1p-54 : x.radius);
  }
  friend Ball64 erfc(const Ball64 &x) {
    double y = std::erfc(x.middle), z = x.middle, r = x.radius;
    if (z + r < -6.5) // 2 - erfc < 2^-63
      return computed(y, 0x1p-63);
    if (z - r > 28) // erfc < 2^-1130
      return {y, tiny};
    // |erfc'| is below 1.13, and for z > 0 below erfc(z) (z + sqrt(z^2 + 2)).
    double slope = z > 0 ? y * (2 * z + 1.5) : 1.13;
    return computed(y, r * (std::fabs(z) + 1) < 1e-4 ? r * slope : INFINITY);
  }
  friend Ball64 sqrt(const Ball64 &x) {
    double y = std::sqrt(x.middle);
    return rounded(y, x.radius < 1e-4 * x.middle ? x.radius / y : INFINITY);
  }
  friend Ball64 abs(const Ball64 &x) { return {std::fabs(x.middle), x.radius}; }
  friend Ball64 copysign(const Ball64 &magnitude, const Ball64 &sign) {
    double y = std::copysign(magnitude.middle, sign.middle);
    bool sure = sign.radius == 0 || std::fabs(sign.middle) > sign.radius;
    return {y, sure ? magnitude.radius : INFINITY};
  }

  friend Truth lessThan(const Ball64 &a, const Ball64 &b) {
    return {a.middle < b.middle, decided(a, b)};
  }
  friend Truth equal(const Ball64 &a, const Ball64 &b) {
    return {a.middle == b.middle, decided(a, b)};
  }
  friend Ball64 select(Truth condition, const Ball64 &a, const Ball64 &b) {
    const Ball64 &chosen = condition.value ? a : b;
    if (condition.sure)
      return chosen;
    // Either may be meant: a ball about the chosen one that holds both.
    const Ball64 &other = condition.value ? b : a;
    double reach = std::fabs(a.middle - b.middle) + other.radius;
    return {chosen.middle,
            slack * (reach > chosen.radius ? reach : chosen.radius)};
  }

  /// Balls speak of numbers: a ball about none is no reason to doubt another.
  friend Ball64 unlessNan(const Ball64 &x, const Ball64 &value) {
    return std::isnan(x.middle) ? x : value;
  }

private:
  static bool decided(const Ball64 &a, const Ball64 &b) {
    return (a.radius == 0 && b.radius == 0) ||
           std::fabs(a.middle - b.middle) > a.radius + b.radius;
  }
};

} // namespace crease

#endif // CREASE_ACTIVATIONS_BALL64_H
