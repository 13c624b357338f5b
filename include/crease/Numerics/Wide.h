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
// operation of W is exact or rounded once by IEEE 754, or moves bits, so the
// same kernel gives the same bits on every machine. A type W gives:
//
//   W widen(F)   F narrow(F like, W)   rounded once, to a subnormal f32 as well
//   splat(W like, double c)   splatInt(W like, int64_t c)
//   + - * / and unary -   fma   abs
//   min(a, b) = a < b ? a : b, max(a, b) = a > b ? a : b
//   lessThan(a, b) -> W::Mask, false where one is NaN    isNegative(x)
//   select(mask, a, b)
//   bits(W) -> W::Int   fromBits(W like, W::Int)         64-bit lanes
//   Int + - & | ^   shiftLeft(i, n)   shiftRight(i, n), logical
//   lookup16(W like, const WideTable16 &, W::Int)        by the low 4 bits
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_WIDE_H
#define CREASE_NUMERICS_WIDE_H

#include "crease/Numerics/Vec.h"

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

struct alignas(64) WideTable16 {
  double value[16];
};

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

/// The largest k with 2^k < count.
constexpr size_t halvings(size_t count) {
  size_t k = 0;
  while ((size_t(2) << k) < count)
    ++k;
  return k;
}

/// The terms from First on, Count of them; squares[k] is x^(2^k).
template <size_t First, size_t Count, class W, class Coefficient>
CREASE_KERNEL W estrinTerms(const W *squares, const Coefficient &c) {
  if constexpr (Count == 1) {
    return c(First);
  } else {
    constexpr size_t k = halvings(Count), half = size_t(1) << k;
    return fma(estrinTerms<First + half, Count - half>(squares, c), squares[k],
               estrinTerms<First, half>(squares, c));
  }
}

/// c(0) + c(1) x + ... + c(N-1) x^(N-1) by Estrin's rule: neighbours are joined
/// with x, the results with x^2, theirs with x^4 and so on. As many operations
/// as Horner's rule but for the squares, in far fewer dependent steps.
template <size_t N, class W, class Coefficient>
CREASE_KERNEL W estrin(W x, const Coefficient &c) {
  static_assert(N >= 2 && N <= 16, "more squares are needed");
  W squares[4] = {x, x, x, x};
  if constexpr (N > 2)
    squares[1] = x * x;
  if constexpr (N > 4)
    squares[2] = squares[1] * squares[1];
  if constexpr (N > 8)
    squares[3] = squares[2] * squares[2];
  return estrinTerms<0, N>(squares, c);
}

template <class W, size_t N>
CREASE_KERNEL W estrin(W x, const double (&c)[N]) {
  return estrin<N>(x, [&](size_t i) CREASE_LAMBDA { return splat(x, c[i]); });
}

/// The same with the coefficients of the interval that `index` names.
template <class W, size_t N>
CREASE_KERNEL W estrin(W x, const WideTable16 (&c)[N],
                       typename W::Int index) {
  return estrin<N>(x, [&](size_t i) CREASE_LAMBDA { return lookup16(x, c[i], index); });
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_WIDE_H
