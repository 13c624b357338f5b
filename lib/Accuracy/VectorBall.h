//===- VectorBall.h - Eight balls at a time ------------------- -*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ball64 in vectors: a double and a bound on its error in each of eight lanes,
// so that a definition or its derivative is evaluated, with its own error
// analysis, in a few nanoseconds an input. Bounds are coarser than Ball64's:
// where they do not decide a rounding, the scalar oracle does.
//
// What is assumed: IEEE arithmetic, and that the f64 functions of
// Numerics/ExactExp.h, which claim 2^-49, are within 2^-44 (2^-42 for the
// normal distribution, whose argument is rounded). Lanes hold finite numbers;
// the caller keeps the others away.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_ACCURACY_VECTORBALL_H
#define CREASE_LIB_ACCURACY_VECTORBALL_H

#include "crease/Activations/Ball64.h"
#include "crease/Numerics/ExactExp.h"
#include "crease/Numerics/HostAvx2Wide.h"

#define CREASE_BALL friend inline __attribute__((always_inline))

namespace crease {

struct VectorBall {
  using F = numerics::VecAvx2<1>;
  using W = numerics::WideOf<F>::type;

  W middle, radius;
  /// Every lane is the number itself: the radius is zero and is not read.
  bool isExact = false;

  /// Unknown truth: `value` for the middles, or its contrary; `sure` where it
  /// holds for the balls.
  struct Truth {
    W::Mask value, sure;
    bool isContrary = false, isSure = false;
  };

  static constexpr double rounding = 0x1p-52; // twice what one rounding costs
  static constexpr double function = 0x1p-44;
  static constexpr double normal = 0x1p-42;
  /// More than any operation loses by underflow, or exp by being clamped.
  static constexpr double tiny = 0x1p-1000;

  static VectorBall exact(W middle) {
    return {middle, splat(middle, 0.0), true};
  }
  static VectorBall inexact(W middle, W radius) { return {middle, radius}; }
  /// With an error of its own, relative to the middle.
  static VectorBall computed(W middle, double relative) {
    return {middle, fma(abs(middle), relative, tiny)};
  }
  static VectorBall computed(W middle, W radius, double relative) {
    return {middle, fma(abs(middle), relative, radius + tiny)};
  }

  CREASE_BALL VectorBall literal(const VectorBall &like, const char *decimal) {
    Ball64 ball = literal(Ball64(), decimal);
    return {splat(like.middle, ball.middle), splat(like.middle, ball.radius),
            ball.radius == 0};
  }
  CREASE_BALL VectorBall number(const VectorBall &like, double value) {
    return exact(splat(like.middle, value));
  }
  CREASE_BALL VectorBall pi(const VectorBall &like) {
    return computed(splat(like.middle, M_PI), rounding);
  }

  CREASE_BALL VectorBall operator+(const VectorBall &a, const VectorBall &b) {
    W sum = a.middle + b.middle;
    if (a.isExact || b.isExact)
      return a.isExact && b.isExact
                 ? computed(sum, rounding)
                 : computed(sum, a.isExact ? b.radius : a.radius, rounding);
    return computed(sum, a.radius + b.radius, rounding);
  }
  CREASE_BALL VectorBall operator-(const VectorBall &x) {
    return {-x.middle, x.radius, x.isExact};
  }
  CREASE_BALL VectorBall operator-(const VectorBall &a, const VectorBall &b) {
    return a + -b;
  }
  CREASE_BALL VectorBall operator*(const VectorBall &a, const VectorBall &b) {
    W product = a.middle * b.middle;
    if (a.isExact && b.isExact) // the rounding error itself, often zero
      return inexact(product, abs(fma(a.middle, b.middle, -product)) + tiny);
    if (a.isExact)
      return computed(product, abs(a.middle) * b.radius, rounding);
    if (b.isExact)
      return computed(product, abs(b.middle) * a.radius, rounding);
    return computed(
        product,
        fma(abs(a.middle), b.radius, (abs(b.middle) + b.radius) * a.radius),
        rounding);
  }
  CREASE_BALL VectorBall operator/(const VectorBall &a, const VectorBall &b) {
    if (b.isExact) {
      W quotient = a.middle / b.middle;
      if (a.isExact)
        return computed(quotient, rounding);
      return computed(quotient, abs(a.radius / b.middle) * 1.001, rounding);
    }
    // Good for divisors known to a thousandth; the quotient, of a reciprocal,
    // is off by two roundings.
    W inverse = 1.0 / b.middle;
    W quotient = a.middle * inverse;
    W radius = abs(quotient) * b.radius;
    if (!a.isExact)
      radius = radius + a.radius;
    radius = radius * abs(inverse) * 1.01;
    auto known = lessThan(b.radius, abs(b.middle) * 0x1p-10);
    return computed(quotient, select(known, radius, splat(radius, INFINITY)),
                    2 * rounding);
  }

  CREASE_BALL VectorBall exp(const VectorBall &x) {
    W y = numerics::wideExp<numerics::Reach::Far>(
        max(-700.0, min(700.0, x.middle)));
    W radius = x.isExact ? splat(y, 0.0) : grown(x, y + y);
    radius =
        select(lessThan(splat(y, 700.0), x.middle), splat(y, INFINITY), radius);
    // However far below, it lies between zero and exp(-640).
    radius = select(isBelow(x, -640.0), splat(y, 0x1p-920), radius);
    return computed(y, radius, function);
  }
  CREASE_BALL VectorBall expm1(const VectorBall &x) {
    W y = numerics::wideExpm1<numerics::Reach::Near>(
        max(-40.0, min(40.0, x.middle)));
    W radius = x.isExact ? splat(y, 0.0) : grown(x, y * 2 + 2.0);
    radius =
        select(lessThan(splat(y, 40.0), x.middle), splat(y, INFINITY), radius);
    radius = select(isBelow(x, -40.0), splat(y, 0x1p-56), radius);
    return computed(y, radius, function);
  }
  /// For arguments of [0, 1].
  CREASE_BALL VectorBall log1p(const VectorBall &x) {
    W y = numerics::wideLog1pOfUnit(x.middle);
    W radius = x.isExact ? splat(y, 0.0) : x.radius;
    auto out =
        lessThan(x.middle, splat(y, 0.0)) | lessThan(splat(y, 1.0), x.middle);
    return computed(y, select(out, splat(y, INFINITY), radius), function);
  }
  CREASE_BALL VectorBall tanh(const VectorBall &x) {
    W a = min(20.0, abs(x.middle));
    W q = numerics::wideExpm1<numerics::Reach::Near>(a + a);
    W y = withSign(q / (q + 2.0), x.middle);
    if (x.isExact)
      return computed(y, splat(y, 0.0), function);
    auto flat = lessThan(splat(y, 20.0), abs(x.middle) - x.radius);
    return computed(y, select(flat, splat(y, 0x1p-54), x.radius), function);
  }
  /// Beyond 14.7, where the fit ends, Phi(-a) is taken as zero, off by less
  /// than exp(-a^2/2).
  CREASE_BALL VectorBall normalCdf(const VectorBall &x) {
    using namespace numerics;
    W a = abs(x.middle);
    W half = a * a * -0.5;
    W e = wideExp<Reach::Far>(max(-700.0, half));
    W clamped = min(14.7, a);
    W above = e * wideHorner(clamped, exactGeluAbove);
    W below = wideHorner(clamped, exactGeluBelow);
    W tail = above / below;
    auto far = lessThan(splat(a, 14.7), a);
    tail = select(far, splat(a, 0.0), tail);
    W y = select(isNegative(x.middle), tail, 1.0 - tail);
    W radius = select(far, e, splat(a, 0.0));
    // The density is below e / 2, and below 1/2.
    if (!x.isExact)
      radius = radius + grown(x, fma(a, e, e));
    // exp(-36^2/2) < 2^-920.
    auto flat = lessThan(splat(a, 36.0), x.isExact ? a : a - x.radius);
    radius = select(flat, splat(a, 0x1p-920), radius);
    return computed(y, radius, normal);
  }
  CREASE_BALL VectorBall sqrt(const VectorBall &x) {
    W y;
    for (size_t i = 0; i < sizeof(y.reg) / sizeof(y.reg[0]); ++i)
      y.reg[i] = _mm256_sqrt_pd(x.middle.reg[i]);
    return computed(y, x.isExact ? splat(y, 0.0) : x.radius / y, rounding);
  }
  CREASE_BALL VectorBall abs(const VectorBall &x) {
    return {abs(x.middle), x.radius, x.isExact};
  }
  CREASE_BALL VectorBall copysign(const VectorBall &magnitude,
                                  const VectorBall &sign) {
    W y = withSign(magnitude.middle, sign.middle);
    if (sign.isExact)
      return {y, magnitude.radius, magnitude.isExact};
    W radius = magnitude.isExact ? splat(y, 0.0) : magnitude.radius;
    auto sure = lessThan(sign.radius, abs(sign.middle));
    return {y, select(sure, radius, splat(y, INFINITY))};
  }

  CREASE_BALL Truth lessThan(const VectorBall &a, const VectorBall &b) {
    auto value = lessThan(a.middle, b.middle);
    if (a.isExact && b.isExact)
      return {value, value, false, true};
    return {value, decided(a, b), false, false};
  }
  CREASE_BALL Truth equal(const VectorBall &a, const VectorBall &b) {
    auto differs = lessThan(a.middle, b.middle) | lessThan(b.middle, a.middle);
    if (a.isExact && b.isExact)
      return {differs, differs, true, true};
    return {differs, decided(a, b), true, false};
  }
  CREASE_BALL VectorBall select(const Truth &truth, const VectorBall &ifTrue,
                                const VectorBall &ifFalse) {
    const VectorBall &a = truth.isContrary ? ifFalse : ifTrue;
    const VectorBall &b = truth.isContrary ? ifTrue : ifFalse;
    W middle = select(truth.value, a.middle, b.middle);
    W zero = splat(middle, 0.0);
    bool isExact = a.isExact && b.isExact;
    if (isExact && truth.isSure)
      return exact(middle);
    W ra = a.isExact ? zero : a.radius, rb = b.isExact ? zero : b.radius;
    W radius = isExact ? zero : select(truth.value, ra, rb);
    if (!truth.isSure) // either may be meant
      radius = select(truth.sure, radius,
                      abs(a.middle - b.middle) * 1.001 + ra + rb);
    return {middle, radius};
  }

  // Words that only matter for infinities and NaN.
  CREASE_BALL VectorBall unlessNan(const VectorBall &,
                                   const VectorBall &value) {
    return value;
  }
  CREASE_BALL VectorBall withLimits(const VectorBall &, const VectorBall &value,
                                    const VectorBall &, const VectorBall &) {
    return value;
  }
  CREASE_BALL VectorBall damped(const VectorBall &x, const VectorBall &f) {
    return x * f;
  }

private:
  static W withSign(W magnitude, W sign) {
    auto most = splatInt(sign, INT64_MAX), least = splatInt(sign, INT64_MIN);
    return fromBits(sign, (bits(magnitude) & most) | (bits(sign) & least));
  }
  /// The radius of x times a slope, where it is small enough for that.
  static W grown(const VectorBall &x, W slope) {
    auto small = lessThan(x.radius, splat(x.radius, 0x1p-14));
    return select(small, x.radius * slope, splat(x.radius, INFINITY));
  }
  /// Where all of the ball is.
  static W::Mask isBelow(const VectorBall &x, double end) {
    return lessThan(x.isExact ? x.middle : x.middle + x.radius,
                    splat(x.middle, end));
  }
  static W::Mask decided(const VectorBall &a, const VectorBall &b) {
    W reach = a.isExact ? b.radius : b.isExact ? a.radius : a.radius + b.radius;
    return lessThan(reach, abs(a.middle - b.middle));
  }
};

} // namespace crease

#undef CREASE_BALL

#endif // CREASE_LIB_ACCURACY_VECTORBALL_H
