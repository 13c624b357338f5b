//===- ExactExp.h - exp, expm1 and log1p in f64 for `exact` -----*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The building blocks of ExactCareful.h, over a vector type W of f64 (Wide.h).
// Their arguments must be finite and clamped by the caller: |b x| <= 700. NaN
// passes.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_EXACTEXP_H
#define CREASE_NUMERICS_EXACTEXP_H

#include "crease/Numerics/ExactTables.h"
#include <cmath>

namespace crease {
namespace numerics {

/// How to reduce the argument of exp(b x) for a real constant b: by multiples
/// of log(2), counted in units of x, with an exact first step. So b costs one
/// multiplication of the small remainder, and none of its rounding errors is
/// amplified by a large x.
struct ExpScale {
  double steps = exactLog2e;
  double step = exactStep;
  double stepLow = exactStepLow;
  double factor = 1;

  ExpScale() = default;
  /// b = factor + low.
  explicit ExpScale(double factor, double low = 0)
      : steps(exactLog2e * factor), step(exactStep / factor), factor(factor) {
    double rest = std::fma(-step, factor, exactStep) + exactStepLow;
    stepLow = (rest - step * low) / factor;
  }
  /// b = 1 / divisor.
  static ExpScale inverse(double divisor) {
    ExpScale scale;
    scale.steps = exactLog2e / divisor;
    scale.step = exactStep * divisor;
    scale.stepLow =
        std::fma(exactStep, divisor, -scale.step) + exactStepLow * divisor;
    scale.factor = 1 / divisor;
    return scale;
  }
};

/// exp(b x) = power (1 + tail), power = 2^n, |tail| < 0.42.
template <class W> struct WideExpParts { W power, tail; };

/// How far an argument reaches: `Near` promises |b x| <= 40, where a single
/// step of reduction leaves an error below 2^-49.5 in exp(b x), and below 2^-52
/// for |b x| <= 6.
enum class Reach { Near, Far };

/// How to evaluate the polynomial: `Lean` takes two operations less than
/// `Short`, its longest chain is one step longer, and exp(b x) - 1 is only
/// accurate to 2^-49.9, and that for b x < 0.
enum class Chains { Short, Lean };

/// exp(b (x + low)) in parts, |low| far below 1 / b.
template <Reach reach, Chains chains = Chains::Short, class W>
CREASE_KERNEL WideExpParts<W> wideExpParts(W x, const ExpScale &scale = {},
                                           const W *low = nullptr) {
  // Adding 1.5 2^52 rounds to an integer n and leaves it in the low bits, here
  // with the bias of an exponent.
  constexpr double magic = 0x1.8p52 + 1023;
  W shifted = fma(x, scale.steps, magic);
  W n = shifted - magic;
  W r = fma(n, -scale.step, x);
  if (low)
    r = r + *low;
  if (reach == Reach::Far)
    r = fma(n, -scale.stepLow, r);
  if (scale.factor != 1)
    r = r * scale.factor;

  W power = fromBits(x, shiftLeft(bits(shifted), 52));
  W square = r * r;
  W rest = chains == Chains::Lean ? wideByParity(r, square, exactExpm1Lean)
                                  : wideHorner(r, exactExpm1);
  return {power, fma(square, rest, r)};
}

/// exp(b x). Relative error below 2^-52 (Far).
template <Reach reach, class W>
CREASE_KERNEL W wideExp(W x, const ExpScale &scale = {}) {
  WideExpParts<W> e = wideExpParts<reach>(x, scale);
  return fma(e.power, e.tail, e.power);
}

/// exp(b x) - 1 up to the sign of zero. Relative error below 2^-49.
template <Reach reach, Chains chains = Chains::Short, class W>
CREASE_KERNEL W wideExpm1(W x, const ExpScale &scale = {}) {
  WideExpParts<W> e = wideExpParts<reach, chains>(x, scale);
  return fma(e.power, e.tail, e.power - 1);
}

/// log(1 + e) for e in [0, 1]. Relative error below 2^-51.
template <class W> CREASE_KERNEL W wideLog1pOfUnit(W e) {
  W s = e / (e + 2);
  return s * wideHorner(s * s, exactLog1p);
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXACTEXP_H
