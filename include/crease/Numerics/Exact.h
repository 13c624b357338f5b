//===- Exact.h - The activations at the level `exact` -----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Correct rounding by Ziv's strategy. A short form for usual inputs gives a
// value and a bound on its error. If the least and the most that the true value
// can be round to the same f32, that is the result. Some values lie too close
// to the middle between two floats; for these, and for inputs beyond the short
// form, selectRare calls a longer one:
//
//   1. in two f32, where tables of 32 are looked up by an instruction
//      (ExactShort.h);
//   2. in f64 as a quotient of polynomials, wrong by 2^-41 to 2^-46: of inputs
//      drawn from N(0, 1) one in 8,000 remains for gelu, fewer than two in
//      100,000 for the others. The bounds are at least twice what these forms
//      were measured to err by (ExactTest);
//   3. the careful form of ExactCareful.h, which is all that elu and its like
//      have in f64: it costs less than a quotient.
//
// The careful form consists of operations that are exact or rounded once by
// IEEE 754, and what a shorter one decides is right, so that all instruction
// sets give the same bits.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_EXACT_H
#define CREASE_NUMERICS_EXACT_H

#include "crease/Numerics/ExactCareful.h"
#include "crease/Numerics/ExactShort.h"

namespace crease {
namespace numerics {

//===----------------------------------------------------------------------===//
// Deciding
//===----------------------------------------------------------------------===//

/// A value of the short form; the true one is off by at most `bound` |unit|.
template <class W> struct Quick {
  W value, unit;
  double bound;
};

/// The short form rounded where that is certain and the input not `beyond` it.
/// Where it gives -0, `most` does too.
template <class F, class W, class Careful>
CREASE_KERNEL F decided(F x, typename F::Mask beyond, const Quick<W> &quick,
                        Careful careful) {
  F least = narrow(x, fma(quick.unit, -quick.bound, quick.value));
  F most = narrow(x, fma(quick.unit, quick.bound, quick.value));
  return selectRare(beyond | ~equal(least, most), careful, most);
}

/// x s(x), with AVX-512 by a look-up of s before anything in f64.
template <class F, size_t N, class Longer>
CREASE_KERNEL F timesShareExact(F x, const ShortTables<N> &t, Longer longer) {
  if (isa(x) != Isa::Avx512)
    return longer();
  return decided(isBeyondShare(x, t, 0x1p-124f), timesShareShort(x, t), longer);
}

//===----------------------------------------------------------------------===//
// By tanh(z / 2) for |z| <= 8
//===----------------------------------------------------------------------===//

/// tanh(z / 2) = over / under.
template <class W> struct HalfTanh { W over, under; };
template <class W> CREASE_KERNEL HalfTanh<W> halfTanhExact(W z) {
  W square = z * z;
  return {z * wideHorner(square, exactHalfTanhOver),
          wideHorner(square, exactHalfTanhUnder)};
}

/// 1 / (1 + exp(-z)).
template <class W> CREASE_KERNEL Quick<W> sigmoidQuick(W z) {
  HalfTanh<W> t = halfTanhExact(z);
  return {fma(t.over / t.under, 0.5, 0.5), splat(z, 1.0), 0x1p-46};
}

/// x / (1 + exp(-z)).
template <class W> CREASE_KERNEL Quick<W> swishQuick(W x, W z) {
  return {x * sigmoidQuick(z).value, x, 0x1p-46};
}

template <class F> CREASE_KERNEL F sigmoidExact(F x) {
  auto wide = [&]() CREASE_LAMBDA {
    return decided(x, isBeyond(x, exactHalfTanhEnds), sigmoidQuick(widen(x)),
                   [&]() CREASE_LAMBDA { return sigmoidCareful(x); });
  };
  const auto &t = tables::sigmoidShort;
  if (isa(x) != Isa::Avx512)
    return wide();
  return decided(isBeyond(x, t), shareShort(x, t), wide);
}

template <class F> CREASE_KERNEL F swishExact(F x, double beta) {
  auto wide = [&]() CREASE_LAMBDA {
    Wide<F> w = widen(x);
    return decided(x, isBeyond(x, exactHalfTanhEnds / std::fabs(beta)),
                   swishQuick(w, beta == 1 ? w : w * beta),
                   [&]() CREASE_LAMBDA { return swishCareful(x, beta); });
  };
  return beta == 1 ? timesShareExact(x, tables::sigmoidShort, wide) : wide();
}

template <class F> CREASE_KERNEL F siluExact(F x) { return swishExact(x, 1); }

template <class F> CREASE_KERNEL F quickGeluExact(F x) {
  return timesShareExact(x, tables::quickGeluShort, [&]() CREASE_LAMBDA {
    Wide<F> w = widen(x);
    return decided(x, isBeyond(x, exactHalfTanhEnds / 1.703),
                   swishQuick(w, w * exactQuickGeluBeta),
                   [&]() CREASE_LAMBDA { return quickGeluCareful(x); });
  });
}

/// z is below 8 at the ends.
constexpr double geluTanhEnds = 3.34;
template <class F> CREASE_KERNEL Quick<Wide<F>> geluTanhQuick(F x) {
  Wide<F> wide = widen(x);
  Wide<F> slope = fma(wide * wide, exactGeluTanhCubic, exactGeluTanhSlope);
  return swishQuick(wide, wide * slope);
}
template <class F> CREASE_KERNEL F geluTanhExact(F x) {
  return timesShareExact(x, tables::geluTanhShort, [&]() CREASE_LAMBDA {
    return decided(x, isBeyond(x, geluTanhEnds), geluTanhQuick(x),
                   [&]() CREASE_LAMBDA { return geluTanhCareful(x); });
  });
}

template <class F> CREASE_KERNEL Quick<Wide<F>> tanhQuick(F x) {
  HalfTanh<Wide<F>> t = halfTanhExact(widen(x) * 2);
  Wide<F> value = t.over / t.under;
  return {value, value, 0x1p-45};
}
template <class F> CREASE_KERNEL F tanhExact(F x) {
  auto wide = [&]() CREASE_LAMBDA {
    return decided(x, isBeyond(x, exactHalfTanhEnds / 2), tanhQuick(x),
                   [&]() CREASE_LAMBDA { return tanhCareful(x); });
  };
  const auto &t = tables::tanhShort;
  if (isa(x) != Isa::Avx512)
    return wide();
  return decided(isBeyond(x, t), timesShort(x, t), wide);
}

/// With t = tanh(x / 2) = p / q: x (3 + 2t - t^2) / (5 - 2t + t^2).
template <class F> CREASE_KERNEL Quick<Wide<F>> mishQuick(F x) {
  Wide<F> wide = widen(x);
  auto [p, q] = halfTanhExact(wide);
  Wide<F> over = (q + p) * fma(q, 3.0, -p);
  Wide<F> rest = q - p;
  return {wide * over / fma(rest, rest + rest, over), wide, 0x1p-45};
}
template <class F> CREASE_KERNEL F mishExact(F x) {
  auto wide = [&]() CREASE_LAMBDA {
    return decided(x, isBeyond(x, exactHalfTanhEnds), mishQuick(x),
                   [&]() CREASE_LAMBDA { return mishCareful(x); });
  };
  const auto &t = tables::mishShort;
  if (isa(x) != Isa::Avx512)
    return wide();
  // At 0 the share, 3/5, is no float.
  return decided(isBeyondShare(x, t, 0x1p-100f), timesShort(x, t), wide);
}

//===----------------------------------------------------------------------===//
// By other functions
//===----------------------------------------------------------------------===//

/// log(1 + exp(z)) = z/2 + log(2 cosh(z/2)) for |z| <= 6. The polynomials leave
/// no time to hide a division behind, as those of the other forms do.
template <class W> CREASE_KERNEL Quick<W> softplusQuick(W z) {
  W square = z * z;
  W even = quotient(wideHorner(square, exactLogCoshOver),
                    wideHorner(square, exactLogCoshUnder));
  return {fma(z, 0.5, even), splat(z, 1.0), 0x1p-42};
}

template <class F> CREASE_KERNEL F softplusExact(F x, double beta) {
  auto wide = [&]() CREASE_LAMBDA {
    Wide<F> w = widen(x);
    auto quick = softplusQuick(beta == 1 ? w : w * beta);
    if (beta != 1) {
      quick.value = quick.value * (1 / beta);
      quick.bound /= std::fabs(beta);
    }
    return decided(x, isBeyond(x, exactLogCoshEnds / std::fabs(beta)), quick,
                   [&]() CREASE_LAMBDA { return softplusCareful(x, beta); });
  };
  const auto &t = tables::softplusShort;
  if (isa(x) != Isa::Avx512 || beta != 1)
    return wide();
  return decided(isBeyond(abs(x), t), rampShort(x, t), wide);
}

/// -softplus(-x).
template <class F> CREASE_KERNEL F logSigmoidExact(F x) {
  return -softplusExact(-x, 1);
}

/// x Phi(x), Phi(x) = 1/2 + x P(x^2) / Q(x^2).
template <class F> CREASE_KERNEL Quick<Wide<F>> geluQuick(F x) {
  Wide<F> wide = widen(x), square = wide * wide;
  Wide<F> slope = wideHorner(square, exactNormalOver) /
                  wideHorner(square, exactNormalUnder);
  return {wide * fma(wide, slope, 0.5), wide, 0x1p-41};
}
template <class F> CREASE_KERNEL F geluExact(F x) {
  return timesShareExact(x, tables::geluShort, [&]() CREASE_LAMBDA {
    return decided(x, isBeyond(x, exactNormalEnds), geluQuick(x),
                   [&]() CREASE_LAMBDA { return geluCareful(x); });
  });
}

/// x above zero, alpha (exp(x) - 1) below.
template <class F> CREASE_KERNEL F eluExact(F x, double alpha) {
  auto careful = [&]() CREASE_LAMBDA { return eluCareful(x, alpha); };
  if (isa(x) != Isa::Avx512 || alpha != 1)
    return careful();
  const auto &t = tables::expm1Short;
  F below = min(0.0f, x);
  auto near = timesShort(below, t);
  // Above zero, where `below` is 0, x is more than that.
  near.hi = max(x, near.hi);
  return decided(isBeyond(below, t), near, careful);
}

/// x above zero, alpha (exp(x / alpha) - 1) below.
template <class F> CREASE_KERNEL F celuExact(F x, double alpha) {
  return alpha == 1 ? eluExact(x, alpha)
                    : expm1Exact(x, alpha, ExpScale::inverse(alpha));
}

//===----------------------------------------------------------------------===//
// Rational ones. The kernels of Hard.h that round but once (relu, leaky_relu,
// hard_tanh, relu6, relu_squared) are exact as they stand.
//===----------------------------------------------------------------------===//

/// A slope that no float holds is multiplied by in f64.
template <class F> CREASE_KERNEL F leakyReluExact(F x, double slope) {
  if (double(float(slope)) == slope)
    return leakyRelu(x, slope);
  return select(lessThan(x, splat(x, 0.0f)), narrow(x, widen(x) * slope), x);
}

template <class F> CREASE_KERNEL F hardSigmoidExact(F x) {
  F clamped = min(3.0f, max(-3.0f, x));
  return narrow(x, (widen(clamped) + 3) / 6);
}

/// x (x + 3) / 6 within [-3, 3].
template <class F> CREASE_KERNEL F hardSwishExact(F x) {
  F clamped = min(3.0f, max(-3.0f, x));
  Wide<F> factor = awayFromZero(widen(clamped), 0x1p-48, 3.0) + 3;
  Wide<F> y = widen(max(-3.0f, x)) * factor / 6;
  return narrow(x, y);
}

/// x / (1 + |x|).
template <class F> CREASE_KERNEL F softsignExact(F x) {
  Wide<F> wide = widen(max(-0x1p100f, min(0x1p100f, x)));
  return narrow(x, wide / (abs(wide) + 1));
}

//===----------------------------------------------------------------------===//
// Several operands: evaluated in f64 and rounded once, which is right but for
// about one in 2^24 of all operands, and where large terms cancel.
//===----------------------------------------------------------------------===//

/// More than any f32, and less than an infinity to f64.
template <class W> CREASE_KERNEL W keptFinite(W x) {
  return max(-0x1p400, min(0x1p400, x));
}

/// p1 x s + p2 x (1 - s), s = 1 / (1 + e), e = exp(-beta (p1 - p2) x). Near
/// zero that is the middle of p1 x and p2 x and a little: where f64 does not
/// see how much, it must see on which side.
template <class F> CREASE_KERNEL F aconCExact(F x, F p1, F p2, F beta) {
  Wide<F> a = widen(p1), b = widen(p2), wide = keptFinite(widen(x));
  Wide<F> z = widen(beta) * (b - a) * wide;
  Wide<F> more = wideExpm1<Reach::Far>(max(-700.0, min(700.0, z)));
  Wide<F> share = fma(b, more, a + b) / (more + 2);
  // share is (a + b) / 2 and about a quarter of this.
  Wide<F> beside = (b - a) * more, least = abs(share) * 0x1p-50;
  auto unseen =
      lessThan(abs(beside), least) & lessThan(splat(wide, 0.0), abs(beside));
  least = select(isNegative(beside), -least, least);
  return narrow(x, wide * select(unseen, share + least * 0.25, share));
}

/// t softplus(-x) + (1 - t) softplus(x).
template <class F> CREASE_KERNEL F bceWithLogitsExact(F x, F target) {
  Wide<F> wide = keptFinite(widen(x)), t = widen(target);
  Wide<F> zero = splat(wide, 0.0);
  Wide<F> minus = max(-700.0, -abs(wide));
  Wide<F> tail = wideLog1pOfUnit(wideExp<Reach::Far>(minus));
  Wide<F> left = max(zero, -wide) + tail, right = max(zero, wide) + tail;
  return narrow(x, fma(left, t, right * (1.0 - t)));
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXACT_H
