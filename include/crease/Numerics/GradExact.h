//===- GradExact.h - Derivatives in f64, rounded once -----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The derivatives at the level `exact`, in the manner of ExactCareful.h:
// evaluated in f64 with a relative error of about 2^-50 and rounded once. Where
// a derivative changes sign it is a difference; next to its root, which is
// known in two doubles, a polynomial in the distance from it takes over, so
// that the relative error stays and the sign is right.
//
// The derivatives that are constant on both sides of a kink are in Grad.h: they
// are exact as they stand.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_GRADEXACT_H
#define CREASE_NUMERICS_GRADEXACT_H

#include "crease/Numerics/Exact.h"
#include "crease/Numerics/ExactGradTables.h"

namespace crease {
namespace numerics {

// The hard cases (see ExactMends.h), found by writing down every input of the
// 2^32 whose f64 value lies within 2^-47 of a middle, and asking MPFR.

constexpr Mends<1> quickGeluGradMends = {{{0x3fb4d178, 0x3f8cc77f}}};
constexpr Mends<2> geluGradMends = {
    {{0x33206c99, 0x3f000001}, {0xb8d0df65, 0x3efff595}}};
constexpr Mends<2> geluTanhGradMends = {
    {{0x33206c99, 0x3f000001}, {0xb2a06c99, 0x3effffff}}};
constexpr Mends<2> softsignGradMends = {
    {{0x383192e3, 0x3f7ffa73}, {0x3b16aee2, 0x3f7ed3ab}}};
constexpr Mends<1> mishGradMends = {{{0xb2200000, 0x3f199999}}};

/// `value`, or d P(d) where x + low is a distance d of at most 1/16 from the
/// root.
template <class W, size_t N>
CREASE_KERNEL W throughRoot(W x, W value, const ExactRoot<N> &root,
                            const W *low = nullptr) {
  W d = x - root.high;
  d = low ? d + (*low - root.low) : d - root.low;
  auto near = lessThan(abs(d), splat(d, 0x1p-4));
  return select(near, d * wideHorner(d, root.slope), value);
}

/// Within +-most; NaN passes.
template <class W> CREASE_KERNEL W clampWide(W x, double most) {
  return max(-most, min(most, x));
}

/// exp(-|z|) is below 2^-1000 here, so that any f32 times it is zero.
constexpr double farOutWide = 700;

/// Finite, so that 0 times it is 0; beyond every f32.
template <class F> CREASE_KERNEL Wide<F> boundedWide(F x) {
  return clampWide(widen(x), 0x1p300);
}

/// e / (1 + e)^2 with e = exp(-|z|): the derivative of the logistic function.
template <class W> CREASE_KERNEL W logisticSlope(W z) {
  W e = wideExp<Reach::Far>(max(-farOutWide, -abs(z)));
  W d = e + 1;
  return e / (d * d);
}

/// silu'(z + low) = s (1 + z (1 - s)), s = 1 / (1 + exp(-z)). With
/// e = exp(-|z|) that is (1 + e + z e) / (1 + e)^2 on the right and
/// e (1 + e + z) / (1 + e)^2 on the left.
template <class W> CREASE_KERNEL W siluSlope(W z, const W *low = nullptr) {
  W c = clampWide(z, farOutWide);
  auto left = isNegative(c);
  W rest = splat(c, 0.0);
  if (low)
    rest = select(left, *low, -*low);
  auto parts = wideExpParts<Reach::Far>(-abs(c), {}, low ? &rest : nullptr);
  W e = fma(parts.power, parts.tail, parts.power);
  W d = e + 1;
  W above = select(left, d + c, fma(c, e, d));
  above = throughRoot(c, above, siluGradRoot, low);
  above = select(left, above * e, above);
  return above / (d * d);
}

/// Near zero 1/2 + x/2 - x^3/12 is close to ties that 1/2 + x/2 hits, as with
/// sigmoidExact.
template <class F> CREASE_KERNEL F siluGradExact(F x) {
  Wide<F> wide = widen(x);
  Wide<F> line = fma(wide, 0.5 - 0x1p-28, 0.5);
  auto small = lessThan(abs(wide), splat(wide, 0x1p-12));
  return narrow(x, select(small, line, siluSlope(wide)));
}

/// silu'(beta x).
template <class F> CREASE_KERNEL F swishGradExact(F x, double beta) {
  if (beta == 1)
    return siluGradExact(x);
  return narrow(x, siluSlope(boundedWide(x) * beta));
}

template <class F> CREASE_KERNEL F quickGeluGradExact(F x) {
  Wide<F> wide = clampWide(widen(x), 0x1p10);
  Wide<F> z = wide * exactQuickGeluBeta;
  Wide<F> low = fma(wide, exactQuickGeluBeta, -z) + wide * exactQuickGeluRest;
  return mended(x, narrow(x, siluSlope(z, &low)), quickGeluGradMends);
}

template <class F> CREASE_KERNEL F sigmoidGradExact(F x) {
  return narrow(x, logisticSlope(widen(x)));
}

/// 1 / cosh(x)^2 = 4 e / (1 + e)^2 with e = exp(-2|x|).
template <class F> CREASE_KERNEL F tanhGradExact(F x) {
  return narrow(x, logisticSlope(widen(x) * 2) * 4);
}

/// sigmoid(beta x).
template <class F> CREASE_KERNEL F softplusGradExact(F x, double beta) {
  if (beta == 1)
    return sigmoidExact(x);
  return narrow(x, 1.0 / logisticDenominator(x, beta));
}

template <class F> CREASE_KERNEL F logSigmoidGradExact(F x) {
  return sigmoidExact(-x);
}

/// `above` for x > 0, else factor exp(b x).
template <class F>
CREASE_KERNEL F expGradExact(F x, double above, double factor,
                             const ExpScale &scale = {}) {
  Wide<F> wide = widen(x), zero = splat(wide, 0.0);
  double most = farOutWide / std::fabs(scale.factor);
  Wide<F> e = wideExp<Reach::Far>(clampWide(wide, most), scale);
  Wide<F> below = factor == 1 ? e : e * factor;
  return narrow(x, select(lessThan(zero, wide), splat(wide, above), below));
}

template <class F> CREASE_KERNEL F eluGradExact(F x, double alpha) {
  return expGradExact(x, 1, alpha);
}
template <class F> CREASE_KERNEL F celuGradExact(F x, double alpha) {
  if (alpha == 1)
    return expGradExact(x, 1, 1);
  return expGradExact(x, 1, 1, ExpScale::inverse(alpha));
}
template <class F> CREASE_KERNEL F seluGradExact(F x) {
  return expGradExact(x, seluLambda, seluLambdaAlpha);
}

/// Phi(x) + x phi(x): on the left exp(-a^2/2) (N(a) / D(a) - a phi(0)).
template <class F> CREASE_KERNEL F geluGradExact(F x) {
  Wide<F> wide = clampWide(widen(x), 14.75), a = abs(wide);
  Wide<F> e = wideExp<Reach::Far>(a * a, ExpScale(-0.5));
  Wide<F> below = wideHorner(a, exactGeluBelow);
  Wide<F> factor = wideHorner(a, exactGeluAbove) / below;
  factor = throughRoot(-a, fma(a, -exactNormalPeak, factor), geluGradRoot);
  Wide<F> left = e * factor;
  F y = narrow(x, select(isNegative(wide), left, 1.0 - left));
  return mended(x, y, geluGradMends);
}

/// s + x 2u' s (1 - s), s = sigmoid(2u): on the left, with e = exp(-2|u|),
/// e (1 + e + x 2u') / (1 + e)^2.
template <class F> CREASE_KERNEL F geluTanhGradExact(F x) {
  Wide<F> wide = clampWide(widen(x), 11.5), c = -abs(wide), square = c * c;
  Wide<F> v = fma(square, exactGeluTanhCubic, exactGeluTanhSlope);
  Wide<F> u = c * v, low = fma(c, v, -u);
  auto parts = wideExpParts<Reach::Far>(u, {}, &low);
  Wide<F> e = fma(parts.power, parts.tail, parts.power);
  Wide<F> d = e + 1;
  Wide<F> above =
      fma(c, fma(square, 3 * exactGeluTanhCubic, exactGeluTanhSlope), d);
  Wide<F> left = e * throughRoot(c, above, geluTanhGradRoot) / (d * d);
  F y = narrow(x, select(isNegative(wide), left, 1.0 - left));
  return mended(x, y, geluTanhGradMends);
}

/// e (e^3 + 4 e^2 + 6 e + 4 + 4 x (e + 1)) / (e^2 + 2 e + 2)^2, e = exp(x).
template <class F> CREASE_KERNEL F mishGradExact(F x) {
  Wide<F> c = max(-farOut, min(40.0, widen(x)));
  Wide<F> e = wideExp<Reach::Far>(c);
  Wide<F> above = fma(fma(e + 4, e, 6.0), e, 4.0) + c * 4 * (e + 1);
  Wide<F> below = fma(e, e + 2, 2.0);
  above = throughRoot(c, above, mishGradRoot);
  return mended(x, narrow(x, e * above / (below * below)), mishGradMends);
}

/// (2 x + 3) / 6 within (-3, 3); 0 at -3, 1 at 3.
template <class F> CREASE_KERNEL F hardSwishGradExact(F x) {
  Wide<F> wide = clampWide(widen(x), 8);
  Wide<F> y = (wide * 2 + 3) / 6;
  y = select(lessThan(wide, splat(wide, 3.0)), y, splat(wide, 1.0));
  y = select(lessThan(splat(wide, -3.0), wide), y, splat(wide, 0.0));
  // NaN is neither.
  return narrow(x, y + (wide - wide) * 0.0);
}

/// 1 / (1 + |x|)^2.
template <class F> CREASE_KERNEL F softsignGradExact(F x) {
  Wide<F> d = min(0x1p200, abs(widen(x))) + 1;
  return mended(abs(x), narrow(x, 1.0 / (d * d)), softsignGradMends);
}

//===----------------------------------------------------------------------===//
// Several operands
//===----------------------------------------------------------------------===//

template <class F> struct AconGrad { F x, p1, p2, beta; };

/// middle + beside, to be rounded to f32: where f64 gives it no more bits than
/// a tie has, what f64 does not see of it says on which side it lies.
template <class W> CREASE_KERNEL W sumBesideTies(W middle, W beside) {
  W sum = middle + beside, zero = splat(sum, 0.0);
  W unseen = beside - (sum - middle);
  W split = sum * (0x1p28 + 1);
  W beyond25Bits = sum - (split - (split - sum));
  W step = abs(sum) * 0x1p-51;
  step = select(isNegative(unseen), -step, step);
  step = select(lessThan(zero, abs(unseen)), step, zero);
  return select(lessThan(zero, abs(beyond25Bits)), sum, sum + step);
}

/// p1 S(z) + p2 S(-z), S = silu'. Near zero S is 1/2 + z/2 - z^3/12.
template <class W> CREASE_KERNEL W aconCSlope(W z, W p1, W p2, W s, W other) {
  W beside = (p1 - p2) * z * fma(z * z, -1.0 / 12, 0.5);
  return select(lessThan(abs(z), splat(z, 0x1p-12)),
                sumBesideTies((p1 + p2) * 0.5, beside), fma(p1, s, p2 * other));
}

/// With z = beta (p1 - p2) x and S = silu': p1 S(z) + p2 S(-z); x S(z);
/// x S(-z); ((p1 - p2) x)^2 s (1 - s).
template <class F>
CREASE_KERNEL AconGrad<F> aconCGradExact(F x, F p1, F p2, F beta) {
  Wide<F> a = widen(p1), b = widen(p2), wide = boundedWide(x);
  Wide<F> px = (a - b) * wide, z = widen(beta) * px;
  Wide<F> s = siluSlope(z), other = siluSlope(-z);
  return {narrow(x, aconCSlope(z, a, b, s, other)), narrow(x, wide * s),
          narrow(x, wide * other), narrow(x, px * px * logisticSlope(z))};
}

/// sigmoid(x) - t, of which little may be left. With e = exp(-|x|) it is
/// ((1 - t) e - t) / (1 + e) on the left and ((1 - t) - t e) / (1 + e) on the
/// right; e comes in parts, so that only their last bits are lost. Near zero
/// sigmoid is 1/2 + x/4 - x^3/48.
template <class F> CREASE_KERNEL F bceWithLogitsGradExact(F x, F target) {
  Wide<F> wide = widen(x), t = widen(target), rest = 1.0 - t;
  auto left = isNegative(wide);
  auto e = wideExpParts<Reach::Far>(max(-farOutWide, -abs(wide)));
  Wide<F> scale = select(left, rest, t), other = select(left, t, rest);
  Wide<F> over = fma(e.power * e.tail, scale, fma(e.power, scale, -other));
  Wide<F> y = select(left, over, -over) / (fma(e.power, e.tail, e.power) + 1);
  Wide<F> beside = wide * fma(wide * wide, -1.0 / 48, 0.25);
  auto near = lessThan(abs(wide), splat(wide, 0x1p-12));
  return narrow(x, select(near, sumBesideTies(0.5 - t, beside), y));
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_GRADEXACT_H
