//===- FastTableless.h - The level fast without tables ----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What Fast.h computes, for instruction sets without fast look-ups and
// vscalefps. An exponential is v 2^(n + offset) with a power that is written
// into the exponent field; each kernel has an offset with which neither it nor
// its reciprocal overflows before the result is not normal. The largest
// relative errors over all floats whose result is normal: sigmoid and
// quick_gelu 2^-18.0, tanh 2^-17.0, softplus, log_sigmoid, silu, swish and mish
// 2^-17.9, gelu_tanh 2^-16.6; of exp over every 2003rd 2^-18.0.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_FASTTABLELESS_H
#define CREASE_NUMERICS_FASTTABLELESS_H

#include "crease/Numerics/Sigmoid.h"
#include "crease/Numerics/TablesFast.h"
#include "crease/Numerics/TablesTableless.h"

namespace crease {
namespace numerics {
namespace tableless {

/// 2^(c x) 2^offset = v s, for c x + offset in [-126, 127]. v is in [0.7, 1.42]
/// with a relative error of 2^-18.5, and that of the product c x.
template <class F> struct FastExp { F v, s; };
template <class F> FastExp<F> fastExp2(F x, F c, int offset) {
  const float shifter = 0x1.8p23f + float(127 + offset);
  F shifted = fma(x, c, shifter);
  F f = fma(x, c, -(shifted - shifter));
  return {polynomial(f, tables::fastExp2Powers),
          fromBits(x, shiftLeft(bits(shifted), 23))};
}

template <class F> F expFast(F x) {
  using namespace tables;
  F z = min(89.0f, max(-104.0f, x));
  // A power of 2^(n + 64) below 0 and of 2^(n - 2) above.
  const float shifter = 0x1.8p23f + 191.0f;
  auto left = isNegative(x);
  F shifted = fma(z, log2e, shifter);
  F f = fma(z, splat(x, log2e), -(shifted - shifter));
  shifted = shifted - select(left, splat(x, 0.0f), splat(x, 66.0f));
  F s = fromBits(x, shiftLeft(bits(shifted), 23));
  F back = select(left, splat(x, 0x1p-64f), splat(x, 4.0f));
  return (polynomial(f, fastExp2Powers) * s) * back;
}

/// 1 / (1 + exp(-x)), both sides times 2^-64.
template <class F> F sigmoidFast(F x) {
  F z = min(40.0f, max(-104.0f, x));
  auto e = fastExp2(z, splat(x, -tables::log2e), -64);
  return 0x1p-64f / fma(e.v, e.s, 0x1p-64f);
}

/// x / (1 + 2^(c w)) with c w in [-86, 167], both sides times 2^-40.
template <class F> F overOnePlusExp2(F x, F w, F c) {
  auto e = fastExp2(w, c, -40);
  return (x * 0x1p-6f) * (0x1p-34f / fma(e.v, e.s, 0x1p-40f));
}

template <class F> F swishFast(F x, PairConstant beta) {
  F from = max(-110.0f / beta.hi, x);
  return tableless::overOnePlusExp2(
      from, min(58.0f / beta.hi, from),
      splat(x, float(-1.4426950408889634 * (double(beta.hi) + beta.lo))));
}

template <class F> F geluTanhFast(F x) {
  using namespace tables;
  F from = max(-11.0f, x);
  F w = min(7.0f, from);
  F c = fma(w * w, -fastGeluTanh[1], splat(x, -fastGeluTanh[0]));
  return tableless::overOnePlusExp2(from, w, c);
}

/// max(x, 0) - a exp(-a^2/2) v P(v), v = 1 / (1 + c a), a = |x|.
template <class F> F geluFastAnywhere(F x) {
  using namespace tables;
  F a = min(14.5f, abs(x));
  auto e = fastExp2(a, a * (-0.5f * log2e), 64);
  F v = 1.0f / fma(a, fastGeluSlope, 1.0f);
  F g = (a * v) * polynomial(v, fastGeluPowers);
  return max(-0.0f, x) - ((g * e.v) * e.s) * 0x1p-64f;
}

/// x n / (n + 2), n = E (E + 2), E = exp(x); all larger by 2^40.
template <class F> F mishFast(F x) {
  F z = min(20.0f, max(-112.0f, x));
  auto e = fastExp2(z, splat(x, tables::log2e), 40);
  F large = e.v * e.s;
  F n = large * fma(large, 0x1p-40f, 2.0f);
  F value = (z * n) / (n + 0x1p41f);
  return select(lessThan(splat(x, 20.0f), x), x, value);
}

/// E L(E) with its factors, E = exp(-|x|), L = log1p(E) / E.
template <class F> Pair<F> softplusFactors(F x) {
  auto e = fastExp2(max(-105.0f, minusAbs(x)), splat(x, tables::log2e), 64);
  F value = (e.v * e.s) * 0x1p-64f;
  return {value, polynomial(value, tables::fastLog1p)};
}
template <class F> F softplusFast(F x) {
  auto tail = softplusFactors(x);
  return fma(tail.hi, tail.lo, max(x, 0.0f));
}
template <class F> F logSigmoidFast(F x) {
  auto tail = softplusFactors(x);
  return fma(-tail.hi, tail.lo, min(x, -0.0f));
}

/// x P(x^2) / Q(x^2) up to 6.25, where 1 is near enough.
template <class F> F tanhFast(F x) {
  using namespace tables;
  F square = x * x;
  F value = (x * polynomial(square, fastTanhOver)) /
            polynomial(square, fastTanhUnder);
  auto large = lessThan(splat(x, 6.25f), abs(x));
  return select(large, copysign(splat(x, 1.0f), x), value);
}

} // namespace tableless
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_FASTTABLELESS_H
