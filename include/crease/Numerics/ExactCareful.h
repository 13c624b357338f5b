//===- ExactCareful.h - Activations in f64, as well as it can ---*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Activations of an f32 vector F, evaluated in f64 with a relative error of
// about 2^-51 and rounded once, for all inputs that Exact.h does not decide
// sooner. That leaves a handful of inputs of the 2^32 on the wrong side of the
// middle between two floats; they are listed and mended (ExactMends.h). Correct
// rounding at the default parameters is then a matter of record: the sweep over
// all inputs finds no other.
//
// Where the true result hugs such a middle for a whole class of inputs, the f64
// value is kept off it on the right side; `awayFromZero` says how.
//
// Only operations that are exact or rounded once by IEEE 754 occur, so that all
// instruction sets give the same bits.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_EXACTCAREFUL_H
#define CREASE_NUMERICS_EXACTCAREFUL_H

#include "crease/Numerics/ExactExp.h"
#include "crease/Numerics/ExactMends.h"

#include <cmath>
#include <cstring>

namespace crease {
namespace numerics {

template <class F> using Wide = typename WideOf<F>::type;

/// Replaces the results of the listed inputs.
template <class F, size_t N>
CREASE_KERNEL F mended(F x, F y, const Mends<N> &mends) {
  for (const Mend &mend : mends) {
    auto hit = equalInt(bits(x), splatInt(x, int32_t(mend.input)));
    auto right = fromBits(x, splatInt(x, int32_t(mend.result)));
    y = select(hit, right, y);
  }
  return y;
}

/// `number` times a power of two; 0 where `by` is none or the result leaves the
/// normal numbers.
inline uint32_t timesPowerOfTwo(uint32_t number, double by) {
  int exponent;
  float value;
  std::memcpy(&value, &number, sizeof(value));
  value = float(value * by);
  std::memcpy(&number, &value, sizeof(value));
  bool isExact = std::fabs(std::frexp(by, &exponent)) == 0.5;
  return isExact && std::isnormal(value) ? number : 0;
}

/// The same for y = scaleY f(scaleX x), of the listed inputs of f: powers of
/// two change no mantissa, so the hard cases are the same.
template <class F, size_t N>
CREASE_KERNEL F mended(F x, F y, const Mends<N> &mends, double scaleX,
                       double scaleY) {
  for (const Mend &mend : mends) {
    Mend scaled{timesPowerOfTwo(mend.input, 1 / scaleX),
                timesPowerOfTwo(mend.result, scaleY)};
    if (scaled.input && scaled.result)
      y = mended(x, y, Mends<1>{scaled});
  }
  return y;
}

/// For |b x| from here on exp(-|b x|) rounds to zero whatever f32 it
/// multiplies.
constexpr double farOut = 256;

/// 2 sqrt(2/pi) (x + 0.044715 x^3) = x (slope + cubic x^2), of gelu_tanh.
constexpr double exactGeluTanhSlope = 0x1.9884533d43651p0;
constexpr double exactGeluTanhCubic = 0x1.2444f2a4d8b4bp-4;
/// lambda and lambda alpha, of selu.
constexpr double seluLambda = 0x1.0cfabd6a91132p0;
constexpr double seluLambdaAlpha = 0x1.c212cc640f031p0;
/// 1.702 as a double and the rest of it, of quick_gelu.
constexpr double exactQuickGeluBeta = 0x1.b3b645a1cac08p0;
constexpr double exactQuickGeluRest = 0x1.89374bc6a7efap-55;

/// x with its magnitude at most `most` and at least `least`. The lower limit
/// matters for x f(x) with f(0) = 1/2: there x/2 is a tie for every other
/// subnormal x, and the true result lies just beside it. With the limit f64
/// sees f(x) beside 1/2, and the product rounds to the right side.
template <class W>
CREASE_KERNEL W awayFromZero(W x, double least, double most) {
  W size = min(most, max(least, abs(x)));
  return select(isNegative(x), -size, size);
}
constexpr double nearZero = 0x1p-50;

/// 1 + exp(-b x), the denominator of the logistic function, b = beta + low.
template <class F>
CREASE_KERNEL Wide<F> logisticDenominator(F x, double beta, double low = 0) {
  double b = std::fabs(beta);
  Wide<F> clamped = awayFromZero(widen(x), nearZero / b, farOut / b);
  Wide<F> minus = beta > 0 ? -clamped : clamped;
  return wideExp<Reach::Far>(minus, ExpScale(b, beta > 0 ? low : -low)) + 1;
}

//===----------------------------------------------------------------------===//
// The logistic family
//===----------------------------------------------------------------------===//

/// Near zero 1/2 + x/4 - x^3/48 is close to ties that 1/2 + x/4 hits; a slope a
/// little below 1/4 tells on which side.
template <class F> CREASE_KERNEL F sigmoidUnmended(F x) {
  Wide<F> wide = widen(x);
  Wide<F> s = 1.0 / logisticDenominator(x, 1);
  Wide<F> line = fma(wide, 0.25 - 0x1p-29, 0.5);
  auto small = lessThan(abs(wide), splat(wide, 0x1p-12));
  return narrow(x, select(small, line, s));
}
template <class F> CREASE_KERNEL F sigmoidCareful(F x) {
  return mended(x, sigmoidUnmended(x), sigmoidMends);
}

/// x / (1 + exp(-b x)), b = beta + low != 0.
template <class F>
CREASE_KERNEL F swishCareful(F x, double beta, double low = 0) {
  Wide<F> d = logisticDenominator(x, beta, low);
  // The clamp of the side that decays keeps inf / inf away.
  double most = farOut / std::fabs(beta);
  Wide<F> wide = widen(x);
  return narrow(x, (beta > 0 ? max(-most, wide) : min(most, wide)) / d);
}

template <class F> CREASE_KERNEL F quickGeluCareful(F x) {
  F y = swishCareful(x, exactQuickGeluBeta, exactQuickGeluRest);
  return mended(x, y, quickGeluMends);
}

/// x / (1 + exp(-2u)), u = sqrt(2/pi) (x + 0.044715 x^3), where the rounding of
/// u is carried along.
template <class F> CREASE_KERNEL F geluTanhCareful(F x) {
  Wide<F> c = awayFromZero(widen(x), nearZero, 11.5);
  Wide<F> v = fma(c * c, -exactGeluTanhCubic, -exactGeluTanhSlope);
  Wide<F> minus2u = c * v;
  Wide<F> low = fma(c, v, -minus2u);
  WideExpParts<Wide<F>> e = wideExpParts<Reach::Far>(minus2u, {}, &low);
  Wide<F> d = fma(e.power, e.tail, e.power) + 1;
  return mended(x, narrow(x, widen(max(-11.5f, x)) / d), geluTanhMends);
}

//===----------------------------------------------------------------------===//
// By expm1
//===----------------------------------------------------------------------===//

/// q / (q + 2), q = exp(2x) - 1.
template <class F> CREASE_KERNEL F tanhCareful(F x) {
  F clamped = max(-20.0f, min(20.0f, x));
  Wide<F> q = wideExpm1<Reach::Near>(widen(clamped + clamped));
  return copysign(narrow(x, q / (q + 2)), x);
}

/// x, or outside * expm1(b x) for negative x.
template <class F>
CREASE_KERNEL F expm1Exact(F x, double outside, const ExpScale &scale) {
  Wide<F> wide = widen(x), q;
  if (scale.factor > 0)
    q = wideExpm1<Reach::Near, Chains::Lean>(max(-40 / scale.factor, wide),
                                             scale);
  else
    q = wideExpm1<Reach::Far>(max(700 / scale.factor, wide), scale);
  if (outside != 1) {
    q = q * outside;
    // The true result is nearer to zero than outside * x, which is a tie for
    // many a subnormal x.
    auto isTiny = lessThan(abs(q), splat(q, nearZero));
    q = select(isTiny, q * (1 - 0x1p-52), q);
  }
  return select(lessThan(x, splat(x, 0.0f)), narrow(x, q), x);
}

template <class F> CREASE_KERNEL F eluCareful(F x, double alpha) {
  return expm1Exact(x, alpha, {});
}
template <class F> CREASE_KERNEL F seluExact(F x) {
  Wide<F> q = wideExpm1<Reach::Near, Chains::Lean>(widen(max(-40.0f, x)));
  Wide<F> wide = widen(x);
  auto negative = lessThan(wide, splat(wide, 0.0));
  Wide<F> y = select(negative, q * seluLambdaAlpha, wide * seluLambda);
  return narrow(x, y);
}

/// x tanh(softplus(x)) = x n / (n + 2), n = e (e + 2), e = exp(x).
template <class F> CREASE_KERNEL F mishCareful(F x) {
  Wide<F> e = wideExp<Reach::Far>(widen(max(-float(farOut), min(40.0f, x))));
  Wide<F> n = e * (e + 2);
  Wide<F> y = widen(max(-float(farOut), x)) * n / (n + 2);
  return narrow(x, y);
}

//===----------------------------------------------------------------------===//
// By log1p
//===----------------------------------------------------------------------===//

/// log(1 + exp(-|b x|)).
template <class F> CREASE_KERNEL Wide<F> softplusTail(F x, double b) {
  b = std::fabs(b);
  Wide<F> minus = -min(farOut / b, abs(widen(x)));
  return wideLog1pOfUnit(wideExp<Reach::Far>(minus, ExpScale(b)));
}

/// max(x, 0) + log(1 + exp(-|x|)).
template <class F> CREASE_KERNEL F softplusCareful(F x, double beta) {
  F zero = splat(x, 0.0f);
  Wide<F> tail = softplusTail(x, beta);
  F ramp = beta > 0 ? max(zero, x) : min(zero, x);
  F y = narrow(x, widen(ramp) + tail * (1 / beta));
  return mended(x, y, softplusMends, beta, 1 / beta);
}

//===----------------------------------------------------------------------===//
// By the normal distribution
//===----------------------------------------------------------------------===//

/// x Phi(x), where Phi(-a) = exp(-a^2/2) N(a) / D(a), a = |x|. Not to let a
/// vanish keeps Phi beside 1/2, as in awayFromZero.
template <class F> CREASE_KERNEL F geluCareful(F x) {
  Wide<F> a = widen(min(14.75f, max(0x1p-40f, abs(x))));
  Wide<F> wide = widen(max(-14.75f, x));
  Wide<F> e = wideExp<Reach::Far>(a * a, ExpScale(-0.5));
  Wide<F> above = e * wideHorner(a, exactGeluAbove);
  Wide<F> below = wideHorner(a, exactGeluBelow);
  Wide<F> share = select(isNegative(wide), above, below - above);
  return mended(x, narrow(x, wide * (share / below)), geluMends);
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXACTCAREFUL_H
