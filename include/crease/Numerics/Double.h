//===- Double.h - Elementary functions of f64 -------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What definitions call, on vectors of f64: in the place of libm, which takes
// one element at a time. Without tables and branches; for every double. The
// errors are the largest that DoubleTest meets against MPFR.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_DOUBLE_H
#define CREASE_NUMERICS_DOUBLE_H

#include "crease/Numerics/HighWide.h"
#include "crease/Numerics/TablesDouble.h"

#include <limits>

namespace crease {
namespace numerics {
namespace wide {

/// y >= 0 with the sign of x.
template <class W> CREASE_KERNEL W withSignOf(W x, W y) {
  return fromBits(x, bits(y) | (bits(x) & splatInt(x, INT64_MIN)));
}

/// 2^n for a whole n from -1022 to 1023.
template <class W> CREASE_KERNEL W powerOfTwo(W n) {
  return fromBits(n, shiftLeft(bits(n + exp2Magic), 52));
}

/// The nearest whole number, for |x| < 2^51.
template <class W> CREASE_KERNEL W nearest(W x) {
  return (x + 0x1.8p52) - 0x1.8p52;
}

/// x = n ln2 + r, and expm1(r) = r + rest.
template <class W> struct ReducedExp { W n, r, rest; };

template <class W> CREASE_KERNEL ReducedExp<W> reduceExp(W x) {
  using namespace tables;
  W n = nearest(x * log2e);
  W high = fma(n, -doubleLn2[0], x);
  W r = fma(n, -doubleLn2[1], high);
  W low = fma(n, -doubleLn2[1], high - r);
  return {n, r, fma(r * r, wideHorner(r, doubleExp), low)};
}

/// y 2^n, which may be subnormal or beyond 2^1023.
template <class W> CREASE_KERNEL W scaleByPower(W y, W n) {
  W half = nearest(n * 0.5);
  return (y * powerOfTwo(half)) * powerOfTwo(n - half);
}

/// exp(x). At most 0.85 ULP.
template <class W> CREASE_KERNEL W expDouble(W x) {
  ReducedExp<W> e = reduceExp(min(710.0, max(-750.0, x)));
  return scaleByPower(1.0 + (e.r + e.rest), e.n);
}

/// c + a (r + rest) rounded about once, for |a r| <= |c| or c = 0.
template <class W> CREASE_KERNEL W addProduct(W c, W a, ReducedExp<W> e) {
  W high = fma(a, e.r, c);
  W low = fma(a, e.r, c - high);
  return high + fma(a, e.rest, low);
}

/// exp(x) - 1. At most 1.24 ULP.
template <class W> CREASE_KERNEL W expm1Double(W x) {
  ReducedExp<W> e = reduceExp(min(710.0, max(-60.0, x)));
  W half = powerOfTwo(e.n - 1.0);
  W y = addProduct(half - 0.5, half, e);
  return select(lessThan(abs(x), splat(x, 0x1p-54)), x, y + y);
}

/// tanh(x) = (1 - e) / (1 + e), e = exp(-2|x|). At most 1.83 ULP.
template <class W> CREASE_KERNEL W tanhDouble(W x) {
  ReducedExp<W> e = reduceExp(max(-50.0, abs(x) * -2.0));
  W power = powerOfTwo(e.n);
  W y = addProduct(1.0 - power, -power, e) / addProduct(1.0 + power, power, e);
  return withSignOf(x, select(lessThan(abs(x), splat(x, 0x1p-27)), abs(x), y));
}

/// log((1 + f) 2^k) for 1 + f from sqrt(1/2) to sqrt(2).
template <class W> CREASE_KERNEL W logOf(W k, W f) {
  using namespace tables;
  W s = f / (f + 2.0), square = s * s;
  W half = (f * 0.5) * f;
  W rest = square * wideHorner(square, doubleLog);
  W low = fma(k, doubleLn2Short[1], s * (half + rest));
  return fma(k, doubleLn2Short[0], f - (half - low));
}

/// x = m 2^k with m from sqrt(1/2) to sqrt(2), for a normal x above 0; k + 1023
/// as an integer, too.
template <class W> struct Scaled {
  typename W::Int biased;
  W k, m;
};

template <class W> CREASE_KERNEL Scaled<W> scaleToOne(W x) {
  constexpr int64_t one = 0x3ff0000000000000, root = 0x3fe6a09e667f3bcd;
  auto shifted = bits(x) + splatInt(x, one - root);
  auto biased = shiftRight(shifted, 52);
  W k = fromBits(x, biased | splatInt(x, 0x4330000000000000));
  auto fraction = shifted & splatInt(x, 0x000fffffffffffff);
  return {biased, k - (0x1p52 + 1023),
          fromBits(x, fraction + splatInt(x, root))};
}

/// `y`, but x where it is infinity or NaN, -infinity below `first` and NaN
/// below `least`.
template <class W>
CREASE_KERNEL W logLimits(W x, double least, double first, W y) {
  using Limits = std::numeric_limits<double>;
  y = select(lessThan(x, splat(x, Limits::infinity())), y, x);
  y = select(lessThan(x, splat(x, first)), splat(x, -Limits::infinity()), y);
  return select(lessThan(x, splat(x, least)), splat(x, Limits::quiet_NaN()), y);
}

/// log(x). At most 0.80 ULP.
template <class W> CREASE_KERNEL W logDouble(W x) {
  auto isSubnormal = lessThan(x, splat(x, 0x1p-1022));
  Scaled<W> scaled = scaleToOne(select(isSubnormal, x * 0x1p54, x));
  W k = select(isSubnormal, scaled.k - 54.0, scaled.k);
  return logLimits(x, 0, 0x1p-1074, logOf(k, scaled.m - 1.0));
}

/// log(1 + x). At most 1.32 ULP.
template <class W> CREASE_KERNEL W log1pDouble(W x) {
  W sum = x + 1.0;
  // What the addition has lost, in the scale of m.
  W back = sum - 1.0;
  W lost = (1.0 - (sum - back)) + (x - back);
  Scaled<W> scaled = scaleToOne(sum);
  W inverse = fromBits(x, shiftLeft(splatInt(x, 2046) - scaled.biased, 52));
  W small = select(lessThan(x, splat(x, 0x1p54)), lost * inverse, splat(x, 0));
  W y = logOf(scaled.k, (scaled.m - 1.0) + small);
  y = logLimits(x, -1, -1 + 0x1p-53, y);
  return select(lessThan(abs(x), splat(x, 0x1p-54)), x, y);
}

/// erf(x) for |x| <= 3/4.
template <class W> CREASE_KERNEL W erfNearZero(W x) {
  return fma(x, wideHorner(x * x, tables::doubleErf), x);
}

/// 1 - erf(a) for a >= 0, by the scaled function: (1 + p) / (1 + 2a) exp(-a^2).
template <class W> CREASE_KERNEL W erfcPositive(W x) {
  W a = min(28.0, x);
  // q = (a - 4) / (a + 4) and the quotient, each with its rounding mended.
  W over = a - 4.0, under = a + 4.0, inverse = 1.0 / under;
  W q = over * inverse;
  q = fma(fma(-q, under, over), inverse, q);
  W p = wideHorner(q, tables::doubleErfc);
  W share = 1.0 / fma(a, 2.0, 1.0);
  W y = fma(p, share, share);
  y = fma(fma(y * -2.0, a, (p - y) + 1.0), share, y);
  W square = a * a;
  ReducedExp<W> e = reduceExp(-square);
  W low = fma(a, a, -square);
  W rest = fma(-low, 1.0 + (e.r + e.rest), e.rest);
  return scaleByPower(fma(y, e.r + rest, y), e.n);
}

/// 1 - erf(x). At most 2.08 ULP.
template <class W> CREASE_KERNEL W erfcDouble(W x) {
  W far = erfcPositive(abs(x));
  far = select(isNegative(x), 2.0 - far, far);
  return select(lessThan(abs(x), splat(x, 0.45)), 1.0 - erfNearZero(x), far);
}

/// erf(x). At most 1.09 ULP.
template <class W> CREASE_KERNEL W erfDouble(W x) {
  W far = withSignOf(x, 1.0 - erfcPositive(abs(x)));
  return select(lessThan(abs(x), splat(x, 0.75)), erfNearZero(x), far);
}

} // namespace wide
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_DOUBLE_H
