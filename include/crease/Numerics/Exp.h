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
#include "crease/Numerics/TablesTableless.h"
#include "crease/Numerics/Vec.h"

#include <cmath>

namespace crease {
namespace numerics {

/// exp(x) = 2^n (t + l), with t in [0.6, 2) of 9 bits and |l| below t/8.
template <class F> struct ExpParts {
  Power<F> power;
  F t, l;
};

/// The parts of exp(x.hi + x.lo) for |x| below 2000, by a table. n is x / ln2
/// rounded to sixteenths, by adding a number whose last place is 1/16; its low
/// bits look up 2^(j/16) in two floats. Relative error of t + l: 2^-28.9.
template <class F> ExpParts<F> expPartsByTable(F x, const F *low) {
  using namespace tables;
  const float shifter = 0x1.8p19f;
  F shifted = fma(x, log2e, shifter);
  F n = shifted - shifter;
  F r = fma(n, -ln2.hi, x);
  r = low ? r + fma(n, splat(x, -ln2.lo), *low) : fma(n, -ln2.lo, r);
  F t = lookup16(x, exp2, bits(shifted));
  F tLow = lookup16(x, exp2Low, bits(shifted));
  F p = fma(r * r, polynomial(r, expTail), r);
  return {{n}, t, fma(t + tLow, p, tLow)};
}

/// rest + exp(r) - 1 - r, by pairs of terms, so that fewer depend on each
/// other.
template <class F> F expWholeSeries(F r, F rest) {
  using namespace tables;
  F square = r * r;
  F even = fma(r, splat(r, expWholeTail[1]), expWholeTail[0]);
  F odd = fma(r, splat(r, expWholeTail[3]), expWholeTail[2]);
  odd = fma(square, expWholeTail[4], odd);
  return fma(square, fma(square, odd, even), rest);
}

/// exp(x + low) = 2^n (1 + r + tail), without a table: n is an integer, and
/// r = x - n ln2.hi is exact, so that all that is rounded is the tail, below
/// 0.07. Relative error 2^-27. `shifted` is n + `shifter`.
template <class F> struct WholeExp { F shifted, r, tail; };
template <class F>
WholeExp<F> wholeExp(F x, float shifter, const F *low = nullptr) {
  using namespace tables;
  F shifted = fma(x, log2e, shifter);
  F n = shifted - shifter;
  F r = fma(n, -ln2.hi, x);
  F rest = low ? fma(n, splat(x, -ln2.lo), *low) : n * -ln2.lo;
  return {shifted, r, expWholeSeries(r + rest, rest)};
}

/// The parts of exp(x + low) for x in [-131, 43].
template <class F> ExpParts<F> expParts(F x, const F *low = nullptr) {
  if (isa(x) == Isa::Avx512)
    return expPartsByTable(x, low);
  auto e = wholeExp(x, powerShifter, low);
  F t = e.r + 1.0f;
  t = fromBits(x, bits(t) & splatInt(x, ~0x7fff));
  return {powerOfShifted(e.shifted), t, (e.r - (t - 1.0f)) + e.tail};
}
template <class F> ExpParts<F> expParts(Pair<F> x) {
  return expParts(x.hi, &x.lo);
}

/// exp(x) 2^(64 - shift) for an integral shift, |x| below 2000 and a result in
/// [2^-126, 2^127]: the term of a softmax, whose shift is next to log2 of the
/// largest. Without AVX-512 the reduced argument is one float: a softmax has
/// room for its error.
template <class F> F expShifted(F x, F shift) {
  if (isa(x) == Isa::Avx512) {
    auto e = expPartsByTable<F>(x, nullptr);
    return scalef(e.t + e.l, e.power.form - (shift - 64.0f));
  }
  using namespace tables;
  F shifted = fma(x, log2e, powerShifter);
  F n = shifted - powerShifter;
  F r = fma(n, -ln2.lo, fma(n, -ln2.hi, x));
  F power = powerOfShifted(shifted - shift).form;
  return fma(expWholeSeries(r, r), power, power);
}

/// exp.
/// With AVX-512, every 61st float: 0.76 ULP, at 0xc2af203c, where the result is
/// subnormal; 0.57 elsewhere. Without, every 5003rd: 0.83, at 0xc0183770.
template <class F> F expHigh(F x) {
  F z = min(89.0f, max(-104.0f, x));
  if (isa(x) == Isa::Avx512) {
    auto e = expPartsByTable<F>(z, nullptr);
    return timesPower(e.t + e.l, e.power);
  }
  // Above zero n may be 128: the power is smaller by 2^66 there.
  auto left = isNegative(x);
  F shift = select(left, splat(x, 0.0f), splat(x, 66.0f));
  F back = select(left, splat(x, 0x1p-64f), splat(x, 4.0f));
  auto e = wholeExp(z, powerShifter);
  Power<F> power = powerOfShifted(e.shifted - shift);
  return (((e.r + e.tail) + 1.0f) * power.form) * back;
}

/// x / ln2 rounded to an integral n, and 2^n for n in [-126, 127].
template <class F> struct WholePower { F n, value; };
template <class F> WholePower<F> wholePower(F x) {
  // Without vscalefps the sum ends in the exponent field of 2^n.
  bool scales = isa(x) == Isa::Avx512;
  const float shifter = scales ? 0x1.8p23f : 0x1.8p23f + 127.0f;
  F shifted = fma(x, tables::log2e, shifter);
  F n = shifted - shifter;
  return {n,
          scales ? powerOfTwo(n) : fromBits(x, shiftLeft(bits(shifted), 23))};
}

/// expm1(x) = 2^n p + (2^n - 1): p = expm1(r), r = x - n ln2, as a pair.
template <class F> struct Expm1Parts {
  F n;
  F power; // 2^n for n in [-126, 127]
  Pair<F> p;
};
template <class F> Expm1Parts<F> expm1Parts(F x, const F *low = nullptr) {
  using namespace tables;
  auto whole = wholePower(x);
  F r = fma(whole.n, -ln2.hi, x);
  F part = whole.n * ln2.lo;
  F rest = low ? *low - part : -part;
  // r + rest in two floats again.
  F hi = r + rest;
  F lo = (r - hi) + rest;
  return {
      whole.n, whole.value, {hi, fma(hi * hi, polynomial(hi, expm1Tail), lo)}};
}

/// expm1 below 0, as one float. x in [-80, 0].
template <class F> F expm1OfNegative(F x) {
  using namespace tables;
  auto whole = wholePower(x);
  F r = fma(whole.n, -ln2.lo, fma(whole.n, -ln2.hi, x));
  F p = fma(r * r, polynomial(r, expm1Tail), r);
  return fma(whole.value, p, whole.value - 1.0f);
}

/// expm1 below 0, as a pair. x in [-80, 0].
template <class F> Pair<F> expm1PairOfNegative(F x, const F *low = nullptr) {
  auto e = expm1Parts(x, low);
  F one = e.power - 1.0f;
  F head = fma(e.power, e.p.hi, one);
  F tail = fma(e.power, e.p.hi, one - head);
  return {head, fma(e.power, e.p.lo, tail)};
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

/// expm1.
/// All floats, every 61st measured: 1.03 ULP; every float in [2^-15, 128]:
/// 1.05, at 0x4188a2d2.
template <class F> F expm1High(F x) {
  F value = scaledExpm1(min(89.0f, max(-30.0f, x)), {1.0f, 0.0f}, 1);
  return copysign(value, x);
}

/// c expm1(x) for x < 0; finite for others.
template <class F> F scaledExpm1OfNegative(F x, PairConstant c) {
  auto e = expm1PairOfNegative(max(-30.0f, x));
  F rest = e.lo * c.hi;
  if (c.lo != 0.0f)
    rest = fma(e.hi, c.lo, rest);
  return fma(e.hi, splat(x, c.hi), rest);
}

/// x above 0, alpha expm1(x) below, alpha > 0.
/// All floats, every 61st measured: 0.87 ULP at alpha = 1 (0xbec9b6d0).
template <class F> F eluHigh(F x, double alpha) {
  F below = alpha == 1 ? expm1OfNegative(max(-30.0f, x))
                       : scaledExpm1OfNegative(x, pairConstant(alpha));
  return select(lessThan(x, splat(x, 0.0f)), below, x);
}

/// lambda x above 0, lambda alpha expm1(x) below.
/// All floats, every 61st measured: 1.00 ULP, at 0x005a5e7d, a subnormal.
template <class F> F seluHigh(F x) {
  using namespace tables;
  F below = scaledExpm1OfNegative(x, seluScaleAlpha);
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
  float size = std::fabs(alpha);
  float limit = alpha > 0 ? -30.0f : size < 1.0f ? 160.0f : 89.0f;
  F from = max(limit * alpha, x);
  auto z = times(from, reciprocal(parameter));
  F below = scaledExpm1(z.hi, a, size < 1.0f ? 120 : 1, &z.lo);
  // Next to zero the quotient may have lost bits.
  below = select(lessThan(splat(x, size * -0x1p-30f), x), x, below);
  return select(lessThan(zero, x), x, below);
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXP_H
