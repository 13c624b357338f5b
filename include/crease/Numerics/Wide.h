//===- Wide.h - Abstract f64 vectors beside f32 ones ------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The kernels of the level `exact` compute in f64. Beside the vector type F of
// Vec.h there is a type WideOf<F>::type, below W, of as many f64 lanes. Every
// operation of W but `quotient` is exact or rounded once by IEEE 754, or moves
// bits, so the same kernel gives the same bits on every machine. W gives:
//
//   W widen(F)   F narrow(F like, W)   rounded once, to a subnormal f32 as well
//   splat(W like, double c)   splatInt(W like, int64_t c)
//   + - * / and unary -   fma   abs
//   quotient(a, b)   a / b for a normal b, relative error below 2^-51; it alone
//                    does not give the same bits everywhere
//   min(a, b) = a < b ? a : b, max(a, b) = a > b ? a : b
//   lessThan(a, b) -> W::Mask, false where one is NaN    isNegative(x)
//   select(mask, a, b)
//   bits(W) -> W::Int   fromBits(W like, W::Int)         64-bit lanes
//   Int + - & | ^   shiftLeft(i, n)   shiftRight(i, n), logical
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_WIDE_H
#define CREASE_NUMERICS_WIDE_H

#include "crease/Numerics/Vec.h"

#include <cfloat>
#include <cmath>

/// A kernel belongs into the loop that calls it: out of line it would pass
/// vectors through memory.
#define CREASE_KERNEL inline __attribute__((always_inline))
#define CREASE_LAMBDA __attribute__((always_inline))

namespace crease {
namespace numerics {

/// The f64 vector type of as many lanes as F has, as `type`, and `widen`, the
/// exact conversion to it; specialised beside each F.
template <class F> struct WideOf;

template <class F> CREASE_KERNEL typename WideOf<F>::type widen(F x) {
  return WideOf<F>::widen(x);
}

/// Whether |x| is above `ends`, which may be beyond every f32.
template <class F> CREASE_KERNEL typename F::Mask isBeyond(F x, double ends) {
  return lessThan(splat(x, float(std::fmin(ends, FLT_MAX))), abs(x));
}

/// Operations that mix a vector and a constant.
template <class W> struct WideOps {
  friend W operator+(W a, double b) { return a + splat(a, b); }
  friend W operator+(double a, W b) { return splat(b, a) + b; }
  friend W operator-(W a, double b) { return a - splat(a, b); }
  friend W operator-(double a, W b) { return splat(b, a) - b; }
  friend W operator*(W a, double b) { return a * splat(a, b); }
  friend W operator*(double a, W b) { return splat(b, a) * b; }
  friend W operator/(W a, double b) { return a / splat(a, b); }
  friend W operator/(double a, W b) { return splat(b, a) / b; }
  friend W fma(W a, double b, W c) { return fma(a, splat(a, b), c); }
  friend W fma(W a, W b, double c) { return fma(a, b, splat(a, c)); }
  friend W fma(W a, double b, double c) {
    return fma(a, splat(a, b), splat(a, c));
  }
  friend W min(W a, double b) { return min(a, splat(a, b)); }
  friend W min(double a, W b) { return min(splat(b, a), b); }
  friend W max(W a, double b) { return max(a, splat(a, b)); }
  friend W max(double a, W b) { return max(splat(b, a), b); }
};

/// a / b by y, which is 1 / b but for a relative error below 2^-14. The sign of
/// a zero is kept.
template <class W> CREASE_KERNEL W quotientBy(W a, W b, W y) {
  W error = fma(-b, y, 1.0);
  y = fma(y, error, y);
  return a * fma(y, error * error, y);
}

/// The part of a polynomial that `wideHorner` makes of the terms from First on,
/// over x^Block; squares[k] is x^(2^k).
template <size_t First, size_t N, size_t Block, class W, class Coefficient>
CREASE_KERNEL W polynomialBlock(const W *squares, const Coefficient &c) {
  if constexpr (Block == 1 || First + 1 == N) {
    return c(First);
  } else {
    constexpr size_t half = Block / 2;
    W low = polynomialBlock<First, N, half>(squares, c);
    if constexpr (First + half < N) {
      W high = polynomialBlock<First + half, N, half>(squares, c);
      return fma(high, squares[half / 2], low);
    } else {
      return low;
    }
  }
}
template <size_t First, size_t N, size_t Block, class W, class Coefficient>
CREASE_KERNEL W polynomialBlocks(const W *squares, const Coefficient &c) {
  W low = polynomialBlock<First, N, Block>(squares, c);
  if constexpr (First + Block < N) {
    W high = polynomialBlocks<First + Block, N, Block>(squares, c);
    return fma(high, squares[Block / 2], low);
  } else {
    return low;
  }
}

/// c(0) + c(1) x + ... + c(N-1) x^(N-1). From five terms on by Horner's rule
/// over x^2 or x^4 with coefficients that are linear or cubic: one or two
/// operations more than by the plain rule in half or a third of the dependent
/// steps.
template <size_t N, class W, class Coefficient>
CREASE_KERNEL W wideHorner(W x, const Coefficient &c) {
  if constexpr (N <= 4)
    return polynomialBlocks<0, N, 1>(&x, c);
  W squares[3] = {x, x * x, x};
  if constexpr (N <= 6)
    return polynomialBlocks<0, N, 2>(squares, c);
  squares[2] = squares[1] * squares[1];
  return polynomialBlocks<0, N, 4>(squares, c);
}

template <class W, class Number, size_t N>
CREASE_KERNEL W wideHorner(W x, const Number (&c)[N]) {
  return wideHorner<N>(x,
                       [&](size_t i) CREASE_LAMBDA { return splat(x, c[i]); });
}

/// The same by powers of x^2, even and odd ones apart.
template <class W, size_t N>
CREASE_KERNEL W wideByParity(W x, W square, const double (&c)[N]) {
  static_assert(N >= 2, "an even and an odd term");
  W upper = splat(x, c[N - 1]), lower = splat(x, c[N - 2]);
  for (size_t i = N - 2; i > 0; --i) {
    W next = fma(upper, square, c[i - 1]);
    upper = lower;
    lower = next;
  }
  return fma(x, upper, lower);
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_WIDE_H
