//===- Real64.h - A double as a number type ---------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACTIVATIONS_REAL64_H
#define CREASE_ACTIVATIONS_REAL64_H

#include <cmath>
#include <cstdlib>

namespace crease {

/// The number type of the double oracle: IEEE double with libm's functions.
struct Real64 {
  double value = 0;

  friend Real64 literal(const Real64 &, const char *decimal) {
    return {std::strtod(decimal, nullptr)};
  }
  friend Real64 number(const Real64 &, double value) { return {value}; }
  friend Real64 pi(const Real64 &) { return {M_PI}; }

  friend Real64 operator+(Real64 a, Real64 b) { return {a.value + b.value}; }
  friend Real64 operator-(Real64 a, Real64 b) { return {a.value - b.value}; }
  friend Real64 operator*(Real64 a, Real64 b) { return {a.value * b.value}; }
  friend Real64 operator/(Real64 a, Real64 b) { return {a.value / b.value}; }
  friend Real64 operator-(Real64 a) { return {-a.value}; }

  friend Real64 exp(const Real64 &x) { return {std::exp(x.value)}; }
  friend Real64 expm1(const Real64 &x) { return {std::expm1(x.value)}; }
  friend Real64 log(const Real64 &x) { return {std::log(x.value)}; }
  friend Real64 log1p(const Real64 &x) { return {std::log1p(x.value)}; }
  friend Real64 tanh(const Real64 &x) { return {std::tanh(x.value)}; }
  friend Real64 erfc(const Real64 &x) { return {std::erfc(x.value)}; }
  friend Real64 sqrt(const Real64 &x) { return {std::sqrt(x.value)}; }
  friend Real64 fma(const Real64 &a, const Real64 &b, const Real64 &c) {
    return {std::fma(a.value, b.value, c.value)};
  }
  friend Real64 abs(const Real64 &x) { return {std::fabs(x.value)}; }
  friend Real64 copysign(const Real64 &magnitude, const Real64 &sign) {
    return {std::copysign(magnitude.value, sign.value)};
  }

  friend bool lessThan(const Real64 &a, const Real64 &b) {
    return a.value < b.value;
  }
  friend bool equal(const Real64 &a, const Real64 &b) {
    return a.value == b.value;
  }
  friend Real64 select(bool condition, const Real64 &a, const Real64 &b) {
    return condition ? a : b;
  }
};

} // namespace crease

#endif // CREASE_ACTIVATIONS_REAL64_H
