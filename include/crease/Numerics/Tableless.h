//===- Tableless.h - Kernels without tables ---------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where a table look-up of 16 entries is no instruction (AVX2 needs two
// permutations and a blend, as much time as six multiplications), one
// polynomial, of higher degree, is faster than a piecewise one. A division
// costs as much as four multiplications and overlaps with them.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_TABLELESS_H
#define CREASE_NUMERICS_TABLELESS_H

#include "crease/Numerics/Exp.h"
#include "crease/Numerics/TablesTableless.h"

namespace crease {
namespace numerics {
namespace tableless {

/// 2^64 / (1 + exp(z)) = y (1 + t) for z in [-40, 112].
template <class F> struct Share { F y, t; };
template <class F> Share<F> share(F z) {
  const float unit = 0x1p-64f;
  auto e = wholeExp(z, 0x1.8p23f + float(127 - 64));
  // d = 2^-64 (1 + 2^n + 2^n p), and what is rounded off.
  F s = fromBits(z, shiftLeft(bits(e.shifted), 23));
  F p = e.r + e.tail;
  F sum = s + unit;
  F d = fma(s, p, sum);
  F rest = fma(s, p, sum - d) + ((s - sum) + unit);
  F y = 1.0f / d;
  return {y, fma(-rest, y, fma(-d, y, 1.0f))};
}

/// 1 / (1 + exp(-x)). At most 0.907 ULP, at 0xc285c747.
template <class F> F sigmoidHigh(F x) {
  auto y = share(-max(-104.0f, min(40.0f, x)));
  return fma(y.y, y.t, y.y) * 0x1p-64f;
}

/// (1 - log1p(E) / E) / E by powers of E - centre, in pairs of terms.
template <class F> F log1pRest(F e) {
  using namespace tables;
  F d = e - log1pCentre;
  F square = d * d;
  F low = fma(d, splat(e, log1pPowers[0]), log1pBase);
  F mid = fma(d, splat(e, log1pPowers[2]), log1pPowers[1]);
  F high = fma(d, splat(e, log1pPowers[4]), log1pPowers[3]);
  F top = fma(d, splat(e, log1pPowers[6]), log1pPowers[5]);
  top = fma(square, log1pPowers[7], top);
  high = fma(square, top, high);
  return fma(square, fma(square, high, mid), low);
}

/// log1p(E) = E + rest - E^2 P(E), E = exp(-|x|). The rest is what E was
/// rounded by over 1 + E, which is near 4/3.
template <class F> Pair<F> softplusParts(F x) {
  auto parts = wholeExp(max(-105.0f, minusAbs(x)), powerShifter);
  F power = valueOf(powerOfShifted(parts.shifted));
  F p = parts.r + parts.tail;
  F head = p + 1.0f;
  F rest = (p - (head - 1.0f)) * 0.75f;
  F e = head * power;
  return {e, fma(-(e * e), log1pRest(e), rest * power)};
}
template <class F> F softplusTail(F x) {
  auto tail = softplusParts(x);
  return tail.hi + tail.lo;
}

/// max(x, 0) + log1p(E), its smaller part first. Every 61st float and its
/// negative: 1.694 ULP, at 0x3c40fbb1.
template <class F> F softplusHigh(F x) {
  auto tail = softplusParts(x);
  return (max(x, 0.0f) + tail.lo) + tail.hi;
}

/// log1p(exp(z)) = 2^n (t + s) for exp(z) <= 1.
template <class F> struct Log1pExp {
  Power<F> power;
  F t, s;
};
/// log1p(E) = E - E^2 P(E), E = 2^n (t + l).
template <class F> Log1pExp<F> log1pExp(ExpParts<F> e) {
  F sum = e.t + e.l;
  F whole = sum * valueOf(e.power);
  F rest = whole * log1pRest(whole);
  return {e.power, e.t, fma(-sum, rest, e.l)};
}

} // namespace tableless
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLELESS_H
