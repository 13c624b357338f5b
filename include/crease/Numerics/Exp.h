//===- Exp.h - exp, expm1 and the elu family in f32 -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_EXP_H
#define CREASE_NUMERICS_EXP_H

#include "crease/Numerics/TablesExp.h"
#include "crease/Numerics/TablesSelu.h"
#include "crease/Numerics/Vec.h"

#include <cmath>

namespace crease {
namespace numerics {

/// exp(x) = 2^floor(k) (t + l), with t in [1, 2) of 9 bits and |l| below t/32.
template <class F> struct ExpParts {
  F k, t, l;
};

/// The parts of exp(x.hi + x.lo) for |x| below 2000. k is x / ln2 rounded to
/// sixteenths, by adding a number whose last place is 1/16; its low bits look
/// up 2^(j/16) in two floats. Relative error of t + l: 2^-28.9.
template <class F> ExpParts<F> expParts(F x, const F *low = nullptr) {
  using namespace tables;
  const float shifter = 0x1.8p19f;
  F shifted = fma(x, log2e, shifter);
  F k = shifted - shifter;
  F r = fma(k, -ln2.hi, x);
  r = low ? r + fma(k, splat(x, -ln2.lo), *low) : fma(k, -ln2.lo, r);
  F t = lookup16(x, exp2, bits(shifted));
  F tLow = lookup16(x, exp2Low, bits(shifted));
  F p = fma(r * r, polynomial(r, expTail), r);
  return {k, t, fma(t + tLow, p, tLow)};
}
template <class F> ExpParts<F> expParts(Pair<F> x) {
  return expParts(x.hi, &x.lo);
}

/// exp, at most MAXEXP.
/// All floats, every 61st measured: 0.76 ULP, at 0xc2af203c, where the result
/// is subnormal; 0.57 elsewhere.
template <class F> F expHigh(F x) {
  auto e = expParts(min(89.0f, max(-104.0f, x)));
  return scalef(e.t + e.l, e.k);
}

/// exp(x) 2^-shift for an integral shift and |x| below 2000: the term of a
/// softmax, whose shift is next to log2 of the largest. As accurate as exp.
template <class F> F expShifted(F x, F shift) {
  auto e = expParts(x);
  return scalef(e.t + e.l, e.k - shift);
}

/// expm1(x) = 2^n p + (2^n - 1): p = expm1(r), r = x - n ln2, as a pair.
template <class F> struct Expm1Parts {
  F n;
  Pair<F> p;
};
template <class F> Expm1Parts<F> expm1Parts(F x, const F *low = nullptr) {
  using namespace tables;
  const float shifter = 0x1.8p23f;
  F n = fma(x, log2e, shifter) - shifter;
  F r = fma(n, -ln2.hi, x);
  F part = n * ln2.lo;
  F rest = low ? *low - part : -part;
  // r + rest in two floats again.
  F hi = r + rest;
  F lo = (r - hi) + rest;
  return {n, {hi, fma(hi * hi, polynomial(hi, expm1Tail), lo)}};
}

/// expm1 below 0, as one float. x in [-100, 0].
template <class F> F expm1OfNegative(F x) {
  using namespace tables;
  const float shifter = 0x1.8p23f;
  F n = fma(x, log2e, shifter) - shifter;
  F r = fma(n, -ln2.lo, fma(n, -ln2.hi, x));
  F p = fma(r * r, polynomial(r, expm1Tail), r);
  F s = powerOfTwo(n);
  return fma(s, p, s - 1.0f);
}

/// expm1 below 0, as a pair. x in [-100, 0].
template <class F> Pair<F> expm1PairOfNegative(F x, const F *low = nullptr) {
  auto e = expm1Parts(x, low);
  F s = powerOfTwo(e.n);
  F one = s - 1.0f;
  F head = fma(s, e.p.hi, one);
  F tail = fma(s, e.p.hi, one - head);
  return {head, fma(s, e.p.lo, tail)};
}

/// c expm1(x) for any x with c expm1(x) near or below MAXEXP: where the power
/// of two might overflow, it is smaller by 2^-shift and c larger.
template <class F>
F scaledExpm1(F x, PairConstant c, int shift, const F *low = nullptr) {
  auto e = expm1Parts(x, low);
  auto large = lessThan(splat(x, 0.0f), e.n);
  float factor = std::ldexp(1.0f, shift);
  F unit = select(large, splat(x, 1.0f / factor), splat(x, 1.0f));
  F scale = select(large, splat(x, c.hi * factor), splat(x, c.hi));
  F s = scalef(unit, e.n);
  F one = s - unit;
  F head = fma(s, e.p.hi, one);
  F tail = fma(s, e.p.lo, fma(s, e.p.hi, one - head));
  F rest = tail * scale;
  if (c.lo != 0.0f) {
    F low = select(large, splat(x, c.lo * factor), splat(x, c.lo));
    rest = fma(head, low, rest);
  }
  return fma(head, scale, rest);
}

/// expm1, at most MAXEXPM1.
/// All floats, every 61st measured: 1.03 ULP; every float in [2^-15, 128]:
/// 1.05, at 0x4188a2d2.
template <class F> F expm1High(F x) {
  F value = scaledExpm1(min(89.0f, max(-30.0f, x)), {1.0f, 0.0f}, 1);
  return copysign(value, x);
}

/// x above 0, alpha expm1(x) below.
/// All floats, every 61st measured: 0.87 ULP at alpha = 1 (0xbec9b6d0).
template <class F> F eluHigh(F x, double alpha) {
  F below = max(-30.0f, x);
  PairConstant a = pairConstant(alpha);
  if (alpha == 1)
    return select(lessThan(x, splat(x, 0.0f)), expm1OfNegative(below), x);
  auto e = expm1PairOfNegative(below);
  F scaled = e.hi * a.hi;
  if (std::isfinite(a.hi)) {
    F rest = e.lo * a.hi;
    if (a.lo != 0.0f)
      rest = fma(e.hi, a.lo, rest);
    scaled = fma(e.hi, splat(x, a.hi), rest);
  }
  // Zero times alpha has a sign, or is NaN, of its own.
  scaled = select(equal(x, splat(x, 0.0f)), x * a.hi, scaled);
  return select(lessThan(splat(x, 0.0f), x), x, scaled);
}

/// lambda x above 0, lambda alpha expm1(x) below.
/// All floats, every 61st measured: 1.00 ULP, at 0x005a5e7d, a subnormal.
template <class F> F seluHigh(F x) {
  using namespace tables;
  auto e = expm1PairOfNegative(max(-30.0f, x));
  F below = fma(e.hi, seluScaleAlpha.lo, e.lo * seluScaleAlpha.hi);
  below = fma(e.hi, splat(x, seluScaleAlpha.hi), below);
  F above = fma(x, splat(x, seluScale.hi), x * seluScale.lo);
  return select(lessThan(x, splat(x, 0.0f)), below, above);
}

/// 1 / c in two floats, for a c whose inverse is normal.
inline PairConstant reciprocal(double c) { return pairConstant(1.0 / c); }

/// x above 0, alpha expm1(x / alpha) below.
/// All floats, every 61st measured: 0.87 ULP at alpha = 1, 0.84 at 2.3, 1.24 at
/// -1.3.
template <class F> F celuHigh(F x, double parameter) {
  F zero = splat(x, 0.0f);
  PairConstant a = pairConstant(parameter);
  float alpha = a.hi;
  if (parameter == 1)
    return eluHigh(x, 1);
  if (alpha == 0.0f || !std::isfinite(alpha)) {
    // Rare enough to be written as it is defined.
    F q = x / alpha;
    F e = select(lessThan(q, zero), splat(x, -1.0f), q);
    if (std::isinf(alpha))
      return select(lessThan(zero, x), x, alpha * q);
    return select(lessThan(zero, x), x, alpha * e);
  }
  // Within these x / alpha neither overflows nor loses bits.
  float size = std::fabs(alpha);
  bool ordinary = size > 0x1p-100f && size < 0x1p100f;
  float limit = alpha > 0 ? -30.0f : size < 1.0f ? 160.0f : 89.0f;
  F from = max(limit * alpha, x);
  F below = x;
  if (ordinary) {
    auto z = times(from, reciprocal(parameter));
    below = scaledExpm1(z.hi, a, size < 1.0f ? 120 : 1, &z.lo);
  } else {
    below = expm1High(from / alpha) * alpha;
  }
  // Next to zero the quotient may have lost bits.
  below = select(lessThan(splat(x, size * -0x1p-30f), x), x, below);
  return select(lessThan(zero, x), x, below);
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXP_H
