//===- Softplus.h - softplus, log_sigmoid and mish in f32 -------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_SOFTPLUS_H
#define CREASE_NUMERICS_SOFTPLUS_H

#include "crease/Numerics/Exact.h"
#include "crease/Numerics/Share.h"
#include "crease/Numerics/Sigmoid.h"
#include "crease/Numerics/Tableless.h"
#include "crease/Numerics/TablesSoftplus.h"

namespace crease {
namespace numerics {

/// log1p(E) of an exponential E = 2^n (t + l) <= 1 as 2^n (a b + c), by
/// log1p(E) = E L(E) with L in 16 intervals.
template <class F> struct Log1pExp {
  Power<F> power;
  F a, b, c;
};
template <class F> Log1pExp<F> log1pExp(ExpParts<F> e) {
  using namespace tables;
  F m = valueOf(e.power);
  auto index = shiftRight(bits(min(0x1.fffffep0f, fma(e.t, m, 1.0f))), 19);
  F d = fma(e.l, m, fma(e.t, m, -lookup16(e.t, log1pRatioCentre, index)));
  F value = lookup16(e.t, log1pRatioValue, index);
  F rest = d * polynomial(d, log1pRatioSlope, index);
  return {e.power, e.t, value, fma(e.t, rest, e.l * (value + rest))};
}

/// log1p(exp(-|x|)), rounded once even where it is subnormal.
template <class F> F softplusTailByExp(F x) {
  auto tail = log1pExp(expParts(max(-105.0f, minusAbs(x))));
  return timesPower(fma(tail.a, tail.b, tail.c), tail.power);
}
template <class F> F softplusTail(F x) {
  if (isa(x) != Isa::Avx512)
    return tableless::softplusTail(x);
  return lookedUp(minusAbs(x), tables::softplusSides,
                  [&]() CREASE_LAMBDA { return softplusTailByExp(x); });
}

/// Beyond the tables max(x, 0) + log1p(exp(-|x|)). With AVX-512 at most 0.970
/// ULP, at 0xc0deac2d.
template <class F> F softplusHigh(F x) {
  if (isa(x) != Isa::Avx512)
    return tableless::softplusHigh(x);
  return lookedUp(x, tables::softplusSides, [&]() CREASE_LAMBDA {
    return max(x, 0.0f) + softplusTailByExp(x);
  });
}

/// -softplus(-x), and -0 at infinity.
template <class F> F logSigmoidHigh(F x) { return -softplusHigh(-x); }

/// log1p(exp(z)) for z <= 0 as 2^n (hi + lo).
template <class F> struct Log1pPair {
  Power<F> power;
  Pair<F> value;
};
template <class F> Log1pPair<F> log1pExpPair(Pair<F> z) {
  auto tail = log1pExp(expParts(z));
  F product = tail.a * tail.b;
  return {tail.power, {product, fma(tail.a, tail.b, -product) + tail.c}};
}

/// softplus(beta x) / beta, beta x and 1 / beta in two floats. The tail without
/// a table has no place to spare: the division by beta can make more ULP of its
/// error. With AVX-512 at most 1.215 ULP at beta = 2, at 0xc05ec779.
template <class F> F softplusHigh(F x, double beta) {
  if (beta == 1)
    return softplusHigh(x);
  if (isa(x) != Isa::Avx512)
    return softplusExact(x, beta);
  PairConstant over = reciprocal(beta);
  auto z = times(x, pairConstant(beta));
  auto s = centredShareOf(z.hi, tables::softplusSides, &z.lo);
  F rest = fma(s.d, s.slope * over.hi, s.base * over.lo);
  return selectRare(
      isBeyond(z.hi, tables::softplusSides),
      [&]() CREASE_LAMBDA {
        double size = std::fabs(beta);
        F side = beta < 0 ? -x : x;
        F a = max(-125.0f / float(size), minusAbs(x));
        auto tail = log1pExpPair(times(a, pairConstant(size)));
        auto scaled = times(tail.value, reciprocal(size));
        F y = max(side, 0.0f) + timesPower(scaled.hi + scaled.lo, tail.power);
        return beta < 0 ? -y : y;
      },
      fma(s.base, splat(x, over.hi), rest));
}

/// max(x, 0) - x t + log1p(exp(-|x|)) = log1p(exp(-|x|)) + |x| u, where u is t
/// on the left and 1 - t on the right; for t in [0, 1] all terms are >= 0.
template <class F> F bceWithLogitsHigh(F x, F target) {
  F t = softplusTail(x);
  auto left = isNegative(x);
  auto other = twoSum(splat(x, 1.0f), -target);
  F u = select(left, target, other.hi);
  F uLow = select(left, splat(x, 0.0f), other.lo);
  F a = abs(x);
  // Where u is zero nothing is added, even of infinity, nor of u's low part.
  F finite = min(0x1.fffffep127f, a);
  return select(equal(u, splat(x, 0.0f)), t, fma(a, u, fma(finite, uLow, t)));
}

/// x V(e): with e = exp(-|x|), V is
/// (1 + 2 e) / (1 + 2 e + 2 e^2) on the right and e (e + 2) / (e^2 + 2 e + 2)
/// on the left, where the table gives V / e.
template <class F> F mishByExp(F x) {
  using namespace tables;
  F from = max(-112.0f, x);
  auto e = expParts(max(-112.0f, minusAbs(x)));
  F m = valueOf(e.power);
  F sum = min(0x1.fffffep0f, fma(e.t, m, 1.0f));
  // The lowest bit of the exponent is 1; a sign clears it.
  auto sign = shiftRight(bits(x) & splatInt(x, INT32_MIN), 8);
  auto index = shiftRight(bits(sum) ^ sign, 20);
  F d = fma(e.l, m, fma(e.t, m, -lookup16(x, mishCentre, index)));
  F value = lookup16(x, mishValue, index);
  F rest = d * polynomial(d, mishSlope, index);
  auto left = isNegative(x);
  F zero = splat(x, 0.0f);
  auto n = twoProduct(from, e.t);
  n.hi = select(left, n.hi, from);
  n.lo = select(left, fma(from, e.l, n.lo), zero);
  F f = fma(n.hi, value, fma(n.hi, rest, n.lo * (value + rest)));
  Power<F> power{select(left, e.power.form, onePower(x).form)};
  return copysign(timesPower(f, power), x);
}

/// x tanh(softplus(x)). With AVX-512 at most 1.015 ULP, at 0xbf16160d.
template <class F> F mishHigh(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::mishHigh(x);
  return timesLookedUp(x, tables::mishSides,
                       [&]() CREASE_LAMBDA { return mishByExp(x); });
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_SOFTPLUS_H
