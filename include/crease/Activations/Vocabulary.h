//===- Vocabulary.h - The words activations are defined with ----*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An activation is written once, as a function template over a number type T
// (Definitions.h). A number type gives, found by argument-dependent look-up:
//
//   T literal(const T &like, const char *decimal)   the exact decimal
//   T number(const T &like, double value)           the exact double
//   T pi(const T &like)
//   + - * / and unary -
//   exp expm1 log log1p tanh erfc sqrt abs           T -> T
//   copysign(magnitude, sign)                        T, T -> T
//   lessThan equal                                   T, T -> a truth type B
//   select(B, T, T)
//
// `like` only lends its context (a builder, a precision); its value is unused.
// A number type may also overload the composed words below, as the formula
// printer does to print their names rather than their insides.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACTIVATIONS_VOCABULARY_H
#define CREASE_ACTIVATIONS_VOCABULARY_H

namespace crease {

/// A decimal constant kept as written, so that each number type can read it to
/// its own precision: `0.044715_r` is the real 0.044715, not a float near it.
struct Decimal {
  const char *text;
};

inline namespace literals {
constexpr Decimal operator""_r(const char *text) { return Decimal{text}; }
} // namespace literals

// Mixed arithmetic of a number and a decimal constant.
template <class T> T operator+(const T &x, Decimal c) {
  return x + literal(x, c.text);
}
template <class T> T operator+(Decimal c, const T &x) {
  return literal(x, c.text) + x;
}
template <class T> T operator-(const T &x, Decimal c) {
  return x - literal(x, c.text);
}
template <class T> T operator-(Decimal c, const T &x) {
  return literal(x, c.text) - x;
}
template <class T> T operator*(const T &x, Decimal c) {
  return x * literal(x, c.text);
}
template <class T> T operator*(Decimal c, const T &x) {
  return literal(x, c.text) * x;
}
template <class T> T operator/(const T &x, Decimal c) {
  return x / literal(x, c.text);
}
template <class T> T operator/(Decimal c, const T &x) {
  return literal(x, c.text) / x;
}

/// The composed words. Each is an ordinary template over the primitive words.
namespace vocabulary {

/// max(x, c): the larger of x and c. NaN passes, and so does x = c = -0.
template <class T> T atLeast(const T &x, const T &c) {
  return select(lessThan(x, c), c, x);
}

/// min(x, c): the smaller of x and c. NaN passes.
template <class T> T atMost(const T &x, const T &c) {
  return select(lessThan(c, x), c, x);
}

/// The value of a function at x, with its limits at the infinities stated where
/// the formula itself would give NaN there.
template <class T>
T withLimits(const T &x, const T &value, const T &atMinusInfinity,
             const T &atPlusInfinity) {
  T infinity = number(x, __builtin_inf());
  T left = select(equal(x, -infinity), atMinusInfinity, value);
  return select(equal(x, infinity), atPlusInfinity, left);
}

/// The product x * f of a number and a factor that decides: where f is zero
/// the product is zero, even at x = inf, with the sign that x * f has.
template <class T> T damped(const T &x, const T &f) {
  T zero = literal(x, "0");
  T infinity = number(x, __builtin_inf());
  T atInfinity =
      select(equal(f, zero), f * copysign(literal(x, "1"), x), x * f);
  return select(equal(abs(x), infinity), atInfinity, x * f);
}

/// The normal distribution function Phi(x) = erfc(-x / sqrt(2)) / 2.
template <class T> T normalCdf(const T &x) {
  return erfc(-x / sqrt(literal(x, "2"))) / literal(x, "2");
}

/// x / (1 + x) for x >= 0, whose derivative 1 / (1 + x)^2 must not be had as a
/// difference.
template <class T> T overOnePlus(const T &x) {
  return x / (literal(x, "1") + x);
}

// Words that derivatives are made of (Dual.h).

/// 1 where x > 0, else -1.
template <class T> T signOf(const T &x) {
  return select(lessThan(literal(x, "0"), x), literal(x, "1"),
                literal(x, "-1"));
}

/// The value, or NaN where x is NaN.
template <class T> T unlessNan(const T &x, const T &value) {
  return select(equal(x, x), value, x);
}

/// The density of the normal distribution, the derivative of Phi.
template <class T> T normalPdf(const T &x) {
  T two = literal(x, "2");
  return exp(-(x * x / two)) / sqrt(two * pi(x));
}

/// 1 / cosh(x)^2 = 4 e / (1 + e)^2 with e = exp(-2|x|), the derivative of tanh.
template <class T> T sechSquared(const T &x) {
  T e = exp(literal(x, "-2") * abs(x));
  T sum = literal(x, "1") + e;
  return literal(x, "4") * e / (sum * sum);
}

} // namespace vocabulary
} // namespace crease

#endif // CREASE_ACTIVATIONS_VOCABULARY_H
