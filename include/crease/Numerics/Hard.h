//===- Hard.h - Piecewise and rational activations in f32 -------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_HARD_H
#define CREASE_NUMERICS_HARD_H

#include "crease/Numerics/Sigmoid.h"

namespace crease {
namespace numerics {

/// max(x, 0), with relu(-0) = -0; NaN passes.
template <class F> F relu(F x) { return max(0.0f, x); }

template <class F> F leakyRelu(F x, F slope) {
  return select(lessThan(x, splat(x, 0.0f)), slope * x, x);
}
template <class F> F leakyRelu(F x, double slope) {
  PairConstant s = pairConstant(slope);
  F product = x * s.hi;
  if (s.lo != 0.0f)
    product = fma(x, splat(x, s.hi), max(-FLT_MAX, x) * s.lo);
  return select(lessThan(x, splat(x, 0.0f)), product, x);
}

/// x, clamped to [low, high]; NaN passes.
template <class F> F hardTanh(F x, float low, float high) {
  return min(high, max(low, x));
}

template <class F> F relu6(F x) { return hardTanh(x, 0.0f, 6.0f); }

/// relu6(x + 3) / 6 as a pair: the sum is exact in two floats.
template <class F> Pair<F> hardSigmoidPair(F x) {
  F within = hardTanh(x, -3.0f, 3.0f);
  auto sum = twoSum(within, splat(x, 3.0f));
  return times(sum, PairConstant{0x1.555556p-3f, -0x1.555556p-28f});
}
template <class F> F hardSigmoidHigh(F x) {
  auto s = hardSigmoidPair(x);
  return s.hi + s.lo;
}
/// All floats, every 61st measured: 0.50 ULP, and so for hard_sigmoid.
template <class F> F hardSwishHigh(F x) {
  auto s = hardSigmoidPair(x);
  F from = max(-3.0f, x);
  F product = copysign(fma(from, s.hi, from * s.lo), x);
  return select(lessThan(splat(x, 3.0f), x), x, product);
}

/// x / (1 + |x|).
/// All floats, every 61st measured: 0.55 ULP, at 0xc978e660.
template <class F> F softsignHigh(F x) {
  F a = min(0x1p60f, abs(x));
  F sum = a + 1.0f;
  // Either part may be the larger: 1 - (sum - a) is exact when a >= 1, and
  // a - (sum - 1) when a <= 1.
  F low =
      select(lessThan(a, splat(x, 1.0f)), a - (sum - 1.0f), 1.0f - (sum - a));
  Pair<F> numerator{a, splat(x, 0.0f)};
  return copysign(divide(numerator, Pair<F>{sum, low}), x);
}

template <class F> F reluSquared(F x) {
  F r = relu(x);
  return r * r;
}

/// x f, where 0 inf is 0 with the sign of the product; NaN passes.
template <class F> F dampedProduct(F x, F f) {
  return select(equal(f, splat(f, 0.0f)) & equal(x, x),
                copysign(f, f * copysign(splat(x, 1.0f), x)), x * f);
}

/// p1 x sigmoid(z) + p2 x sigmoid(-z) with z = beta (p1 - p2) x in two floats.
/// Level fast: a factor that is subnormal loses digits that the product needs,
/// up to 52 ULP in the tails of p2 = 0.
template <class F> F aconCFast(F x, F p1, F p2, F beta) {
  auto difference = twoSum(p1, -p2);
  auto slope = twoProduct(beta, difference.hi);
  slope.lo = fma(beta, difference.lo, slope.lo);
  F zHigh = dampedProduct(x, slope.hi);
  F zLow = fma(x, slope.lo, fma(x, slope.hi, -zHigh));
  F size = max(-105.0f, minusAbs(zHigh));
  // Beyond the limit, and where parts overflowed, there is no low part.
  F limit = splat(x, 105.0f);
  F low = select(lessThan(abs(zHigh), limit) & lessThan(abs(zLow), limit), zLow,
                 splat(x, 0.0f));
  low = select(isNegative(zHigh), low, -low);
  Pair<F> z{size, low};
  auto parts = logistic(z);
  F q = timesPower(parts.q + parts.s, parts.power);
  F p = 1.0f - q;
  auto left = isNegative(zHigh);
  F first = dampedProduct(dampedProduct(x, p1), select(left, q, p));
  F second = dampedProduct(dampedProduct(x, p2), select(left, p, q));
  return first + second;
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_HARD_H
