//===- Grad.h - Derivatives in f32 ------------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The derivatives at the level `high`: at most 4 ULP of their own value.
// The derivatives of sigmoid, tanh and mish, and those with f'(x) = 1 - f'(-x),
// are looked up as shares are (Share.h); beyond the tables one that changes
// sign is a decaying exponential times a smooth factor. Both are tabulated so
// that the relative error and the sign hold through the root
// (scripts/numerics/grad_tables.py).
//
// Parameters of an unusual size are left to GradExact.h.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_GRAD_H
#define CREASE_NUMERICS_GRAD_H

#include "crease/Numerics/F32.h"
#include "crease/Numerics/Gelu.h"
#include "crease/Numerics/GradExact.h"
#include "crease/Numerics/GradWide.h"
#include "crease/Numerics/TablesGrad.h"

namespace crease {
namespace numerics {

//===----------------------------------------------------------------------===//
// Kinks: exact
//===----------------------------------------------------------------------===//

template <class F> F unlessNan(F x, F value) {
  return select(equal(x, x), value, x);
}

/// 1 for x > 0, else `below`.
template <class F> F stepGrad(F x, F below) {
  F step = select(lessThan(splat(x, 0.0f), x), splat(x, 1.0f), below);
  return unlessNan(x, step);
}

/// `height` for low < x < high, else 0.
template <class F> F windowGrad(F x, float low, float high, float height = 1) {
  auto inside = lessThan(splat(x, low), x) & lessThan(x, splat(x, high));
  return unlessNan(x, select(inside, splat(x, height), splat(x, 0.0f)));
}

template <class F> F reluSquaredGrad(F x) {
  F r = relu(x);
  return r + r;
}

/// x where it is below 0, else 0: prelu's derivative by its slope.
template <class F> F preluSlopeGrad(F x) { return min(0.0f, x); }

/// (x + 3/2) / 3 within (-3, 3): the sum is exact next to the root.
template <class F> F hardSwishGradHigh(F x) {
  F inside = (x + 1.5f) * (1.0f / 3);
  F y = select(lessThan(x, splat(x, 3.0f)), inside, splat(x, 1.0f));
  y = select(lessThan(splat(x, -3.0f), x), y, splat(x, 0.0f));
  return unlessNan(x, y);
}

//===----------------------------------------------------------------------===//
// The logistic family
//===----------------------------------------------------------------------===//

/// exp(x) = 2^floor(k) (t + l), by table on every instruction set: derivatives
/// reach further into the tail than expParts without one.
template <class F> struct FarExp { F k, t, l; };
template <class F> FarExp<F> farExp(F x, const F *low = nullptr) {
  auto e = expPartsByTable(x, low);
  return {e.power.form, e.t, e.l};
}
template <class F> FarExp<F> farExp(Pair<F> x) { return farExp(x.hi, &x.lo); }

/// As Logistic, of such an exponential.
template <class F> struct FarLogistic { F k, q, s; };
template <class F> FarLogistic<F> farLogistic(FarExp<F> e) {
  auto parts = logisticParts(e.t, e.l, powerOfTwo(e.k));
  return {e.k, parts.hi, parts.lo};
}

/// scale q (1 - q), q = E / (1 + E).
template <class F> F logisticGrad(FarLogistic<F> p, float scale) {
  F q = p.q + p.s;
  F other = 1.0f - scalef(q, p.k);
  return scalef(q * scale * other, p.k);
}

/// scale q (1 - q), q = sigmoid(-|x|), for a scale that is a power of two.
template <class F> F sigmoidGradByTables(F x, float scale) {
  auto s = centredShareOf(abs(x), tables::sigmoidSlope);
  F slope = fma(s.d, s.slope, s.base);
  return selectRare(
      isBeyond(x, tables::sigmoidSlope),
      [&]() CREASE_LAMBDA {
        F z = max(-110.0f, minusAbs(x));
        return logisticGrad(farLogistic(farExp(z)), scale);
      },
      scale == 1 ? slope : slope * scale);
}

template <class F> F sigmoidGradHigh(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::sigmoidGradHigh(x);
  return sigmoidGradByTables(x, 1);
}
template <class F> GateGrad<F> sigmoidBoth(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::sigmoidBoth(x);
  return {sigmoidGradHigh(x), sigmoidHigh(x)};
}

/// 4 q (1 - q), q = sigmoid(-2|x|).
template <class F> F tanhGradHigh(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::tanhGradHigh(x);
  return sigmoidGradByTables(x + x, 4);
}

/// sigmoid(beta x).
template <class F> F softplusGradHigh(F x, double beta) {
  double size = std::fabs(beta);
  if (beta == 1)
    return sigmoidHigh(x);
  F side = beta < 0 ? -x : x;
  auto anywhere = [&]() CREASE_LAMBDA {
    F from = max(float(-105 / size), minusAbs(x));
    auto p = farLogistic(farExp(times(from, pairConstant(size))));
    F q = scalef(p.q + p.s, p.k);
    return select(isNegative(side), q, 1.0f - q);
  };
  if (isa(x) != Isa::Avx512)
    return anywhere();
  auto z = times(minusAbs(x), pairConstant(size));
  F low = -z.lo;
  return sigmoidByTables(side, -z.hi, &low, anywhere);
}

/// factor (centre's value + d slope(d)) of the interval `index`.
template <class F, size_t N>
F tabulated(F a, typename F::Int index, const Table16 &centre,
            const Table16 &value, const Table16 (&slope)[N],
            const F *low = nullptr) {
  F d = a - lookup16(a, centre, index);
  if (low)
    d = d + *low;
  return fma(d, polynomial(d, slope, index), lookup16(a, value, index));
}

/// 2^floor(e.k) (e.t + e.l) k on the left, 1 minus that on the right.
template <class F> F leftOrOneMinus(F x, FarExp<F> e, F k) {
  F left = scalef((e.t + e.l) * k, e.k);
  return select(isNegative(x), left, 1.0f - left);
}

/// silu'(x), e = exp(z.hi + z.lo), z = -|x|.
template <class F> F siluGradFromExp(F x, FarExp<F> e, F z, const F *low) {
  using namespace tables;
  F v = min(15.5f, fma(z, -0.5f, 1.0f));
  auto index = shiftRight(bits(v), 21);
  F minusLow = low ? -*low : z;
  F k = tabulated(-z, index, siluGradCentre, siluGradValue, siluGradSlope,
                  low ? &minusLow : nullptr);
  return leftOrOneMinus(x, e, k);
}

template <class F> F siluGradHigh(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::swishBoth(x, 1).slope;
  return shareAlone(x, tables::siluSlope, [&]() CREASE_LAMBDA {
    F a = max(-112.0f, minusAbs(x));
    return siluGradFromExp(x, farExp(a), a, static_cast<const F *>(nullptr));
  });
}
template <class F> GateGrad<F> siluBoth(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::swishBoth(x, 1);
  return {siluGradHigh(x), siluHigh(x)};
}

/// silu'(beta x), and x sigmoid(beta x).
template <class F> GateGrad<F> swishBoth(F x, PairConstant beta) {
  bool negative = beta.hi < 0;
  PairConstant size{std::fabs(beta.hi), negative ? -beta.lo : beta.lo};
  F side = negative ? -x : x;
  if (isa(x) != Isa::Avx512) {
    auto both = wide::swishBoth(side, double(size.hi) + double(size.lo));
    return {both.slope, negative ? -both.factor : both.factor};
  }
  auto z = times(minusAbs(x), size);
  F a = -z.hi, low = -z.lo;
  auto anywhere = [&]() CREASE_LAMBDA {
    auto far = times(max(-125.0f / size.hi, minusAbs(x)), size);
    return siluGradFromExp(side, farExp(far), far.hi, &far.lo);
  };
  F slope = shareAlone(side, a, &low, tables::siluSlope, anywhere);
  F f = swishHigh(side, size);
  return {slope, negative ? -f : f};
}

template <class F> GateGrad<F> swishBoth(F x, double beta) {
  return beta == 1 ? siluBoth(x) : swishBoth(x, pairConstant(beta));
}
template <class F> F swishGradHigh(F x, double beta) {
  return swishBoth(x, beta).slope;
}
template <class F> F quickGeluGradHigh(F x) {
  auto slope = [&]() CREASE_LAMBDA {
    return swishBoth(x, tables::quickGeluBeta).slope;
  };
  return isa(x) != Isa::Avx512 ? slope()
                               : shareAlone(x, tables::quickGeluSlope, slope);
}

//===----------------------------------------------------------------------===//
// The normal distribution
//===----------------------------------------------------------------------===//

/// exp(-a^2/2) k(a) on the left, 1 minus that on the right, a = |x|.
template <class F> F geluGradByExp(F x) {
  using namespace tables;
  F a = min(14.75f, abs(x));
  auto e = farExp(twoProduct(a * -0.5f, a));
  auto index = shiftRight(bits(a + 1.0f), 21);
  F k = tabulated(a, index, geluGradCentre, geluGradValue, geluGradSlope);
  return leftOrOneMinus(x, e, k);
}
template <class F> F geluGradHigh(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::geluGradHigh(x);
  return shareAlone(x, tables::geluSlope,
                    [&]() CREASE_LAMBDA { return geluGradByExp(x); });
}
template <class F> GateGrad<F> geluBoth(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::geluBoth(x);
  return {geluGradHigh(x), geluHigh(x)};
}

/// The same with the argument 2u = x (c0 + c1 x^2) of the exponential.
template <class F> F geluTanhGradByExp(F x) {
  using namespace tables;
  F a = max(-12.5f, minusAbs(x));
  auto e = farExp(geluTanhArgument(a));
  auto index = shiftRight(bits(1.0f - a), 21);
  F k = tabulated(-a, index, geluTanhGradCentre, geluTanhGradValue,
                  geluTanhGradSlope);
  return leftOrOneMinus(x, e, k);
}
template <class F> F geluTanhGradHigh(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::geluTanhBoth(x).slope;
  return shareAlone(x, tables::geluTanhSlope,
                    [&]() CREASE_LAMBDA { return geluTanhGradByExp(x); });
}
template <class F> GateGrad<F> geluTanhBoth(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::geluTanhBoth(x);
  return {geluTanhGradHigh(x), geluTanhHigh(x)};
}

//===----------------------------------------------------------------------===//
// By exp
//===----------------------------------------------------------------------===//

/// With a = |x|: exp(-a) k(a) on the left, 1 + exp(-2a) k(a) on the right.
template <class F> F mishGradByExp(F x) {
  using namespace tables;
  auto left = isNegative(x);
  F a = min(112.0f, abs(x));
  auto e = farExp(a * select(left, splat(x, -1.0f), splat(x, -2.0f)));
  F v = min(15.5f, fma(a, 0.5f, 1.0f));
  auto index = (shiftRight(bits(v), 22) & splatInt(x, 7)) |
               shiftRight(bits(x) & splatInt(x, INT32_MIN), 28);
  F k = tabulated(a, index, mishGradCentre, mishGradValue, mishGradSlope);
  F part = scalef((e.t + e.l) * k, max(-250.0f, e.k));
  return select(left, part, 1.0f + part);
}
template <class F> F mishGradHigh(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::mishGradHigh(x);
  return lookedUp(x, tables::mishGradSides,
                  [&]() CREASE_LAMBDA { return mishGradByExp(x); });
}

/// `above` for x > 0, else factor exp(x).
template <class F> F expGradHigh(F x, float above, float factor) {
  auto e = farExp(max(-170.0f, min(0.0f, x)));
  F below = scalef((e.t + e.l) * factor, e.k);
  return select(lessThan(splat(x, 0.0f), x), splat(x, above), below);
}

template <class F> F eluGradHigh(F x, double alpha) {
  return expGradHigh(x, 1, float(alpha));
}
template <class F> F seluGradHigh(F x) {
  return expGradHigh(x, tables::seluScale.hi, tables::seluScaleAlpha.hi);
}
template <class F> F celuGradHigh(F x, double alpha) {
  if (alpha == 1)
    return expGradHigh(x, 1, 1);
  F from = max(float(-112 * std::fabs(alpha)), min(0.0f, x));
  auto e = farExp(times(from, reciprocal(alpha)));
  F below = scalef(e.t + e.l, e.k);
  return select(lessThan(splat(x, 0.0f), x), splat(x, 1.0f), below);
}

/// 1 / (1 + |x|)^2.
template <class F> F softsignGradHigh(F x) {
  F r = 1.0f / (min(0x1p100f, abs(x)) + 1.0f);
  return r * r;
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_GRAD_H
