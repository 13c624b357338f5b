//===- GradWide.h - Derivatives at the level high in f64 --------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The kernels of Grad.h where there is no AVX-512; why in f64, see HighWide.h.
// A derivative loses digits only next to its root, where few inputs are: there
// it is a multiple of the distance from the root, in selectRare.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_GRADWIDE_H
#define CREASE_NUMERICS_GRADWIDE_H

#include "crease/Numerics/GradExact.h"
#include "crease/Numerics/HighWide.h"

namespace crease {
namespace numerics {

/// The two derivatives of a gated unit, before the first is multiplied by the
/// value: of the factor, and the factor itself.
template <class F> struct GateGrad { F slope, factor; };

namespace wide {

/// s = 1 / (1 + exp(-z)) and 1 - s, to a relative error of 2^-38.
template <class W> struct Share { W s, rest; };
template <class W> CREASE_KERNEL Share<W> share(Exp2Parts<W> minusZ) {
  auto e = quotient(minusZ, tables::wideExp2EvenFine);
  W inverse = 1.0 / (e.over + e.under);
  return {e.under * inverse, e.over * inverse};
}
template <class W> CREASE_KERNEL Share<W> share(W z) {
  return share(exp2Parts(z, -log2e));
}

/// tanh(z / 2) for |z| up to 6: s = (1 + that) / 2 and 1 - s = (1 - that) / 2
/// have a relative error of 2^-34.
template <class W> CREASE_KERNEL W halfTanh(W z) {
  W square = z * z;
  return z * wideHorner(square, tables::wideExpOddFine) /
         wideHorner(square, tables::wideExpEvenFine);
}
template <class F> CREASE_KERNEL typename F::Mask isFar(F x, double beta = 1) {
  return isBeyond(x, tables::wideExpEnds / beta);
}

/// Whether x is within 2^-9 of a root.
template <class F, size_t N>
CREASE_KERNEL typename F::Mask isNear(F x, const ExactRoot<N> &root) {
  return lessThan(abs(x - float(root.high)), splat(x, 0x1p-9f));
}

/// scale s (1 - s), z = beta x.
template <class F>
CREASE_KERNEL F logisticGrad(F x, double beta = 1, double scale = 1) {
  auto tanh = halfTanh(widen(x) * beta);
  return selectRare(
      isFar(x, beta),
      [&]() CREASE_LAMBDA {
        auto q = share(widen(min(150.0f, max(-150.0f, x))) * beta);
        return narrow(x, q.s * (q.rest * scale));
      },
      narrow(x, fma(-tanh, tanh, 1.0)) * float(scale / 4));
}
template <class F> CREASE_KERNEL F sigmoidGradHigh(F x) {
  return logisticGrad(x);
}
template <class F> CREASE_KERNEL GateGrad<F> sigmoidBoth(F x) {
  return {logisticGrad(x), sigmoidHigh(x)};
}
template <class F> CREASE_KERNEL F tanhGradHigh(F x) {
  return logisticGrad(x, 2, 4);
}

/// s (1 + z (1 - s)) and x s, z = beta x, for an ordinary beta > 0. Next to the
/// root, (1 + E + z) s (1 - s) with E = exp(z).
template <class F> CREASE_KERNEL GateGrad<F> swishBoth(F x, double beta) {
  auto wide = widen(x), z = beta == 1 ? wide : wide * beta;
  auto tanh = halfTanh(z);
  auto twice = fma(z * 0.5, fma(-tanh, tanh, 1.0), tanh + 1.0);
  auto far = isFar(x, beta), near = isNear(x * float(beta), siluGradRoot);
  auto rare = [&]() CREASE_LAMBDA {
    auto from = widen(max(-float(150 / beta), x));
    auto c = min(150.0, from * beta);
    auto q = share(c);
    auto root = narrow(x, throughRoot(c, q.s, siluGradRoot) * q.s * q.rest);
    auto slope = narrow(x, fma(c * q.s, q.rest, q.s));
    return GateGrad<F>{select(near, root, slope), narrow(x, from * q.s)};
  };
  return {selectRare(
              far | near, [&]() CREASE_LAMBDA { return rare().slope; },
              narrow(x, twice) * 0.5f),
          selectRare(
              far, [&]() CREASE_LAMBDA { return rare().factor; },
              narrow(x, wide * (tanh + 1.0)) * 0.5f)};
}

/// s + x 2u' s (1 - s) and x s, s = sigmoid(2u), u as in geluTanhHigh. Next to
/// the root, (1 + E + x 2u') s (1 - s) with E = exp(2u).
template <class F> CREASE_KERNEL GateGrad<F> geluTanhBoth(F x) {
  using namespace tables;
  constexpr double unit = 1 / log2e;
  auto from = widen(max(-12.0f, x));
  auto z = min(12.0, from);
  auto square = z * z;
  auto minusTwo = fma(square, -wideGeluTanh[1], -wideGeluTanh[0]);
  auto slope = fma(square, 3 * unit * wideGeluTanh[1], unit * wideGeluTanh[0]);
  auto q = share(exp2Parts(z * minusTwo));
  auto nearRoot = [&]() CREASE_LAMBDA {
    auto above = throughRoot(z, q.s, geluTanhGradRoot);
    return narrow(x, above * q.s * q.rest);
  };
  return {selectRare(isNear(x, geluTanhGradRoot), nearRoot,
                     narrow(x, fma(z * slope * q.s, q.rest, q.s))),
          narrow(x, from * q.s)};
}

/// Phi(x) + x phi(x) by its parts: exp(-a^2/2) (P(a) / Q(a) - a phi(0)), a =
/// |x|, as in geluAnywhere, on the left, and 1 minus that on the right.
template <class F> CREASE_KERNEL F geluGradAnywhere(F x) {
  using namespace tables;
  auto a = min(14.75, abs(widen(x)));
  auto e = quotient(exp2Parts(a * a, -0.5 * log2e));
  auto factor = wideHorner(a, wideGeluOver) / wideHorner(a, wideGeluUnder);
  factor = throughRoot(-a, fma(a, -exactNormalPeak, factor), geluGradRoot);
  auto left = e.over / e.under * factor;
  return narrow(x, select(isNegative(widen(x)), left, 1.0 - left));
}

/// 1/2 + x P(x^2) but next to the root and beyond |x| = 4; see geluHigh.
template <class F> CREASE_KERNEL F geluGradHigh(F x) {
  using namespace tables;
  auto z = widen(x);
  auto slope = fma(z, wideHorner(z * z, wideGeluGradCentre), 0.5);
  return selectRare(
      isBeyond(x, wideGeluEnds) | isNear(x, geluGradRoot),
      [&]() CREASE_LAMBDA { return geluGradAnywhere(x); }, narrow(x, slope));
}
template <class F> CREASE_KERNEL GateGrad<F> geluBoth(F x) {
  return {wide::geluGradHigh(x), wide::geluHigh(x)};
}

/// exp(x) = u / d: u (u^3 + 4 u^2 d + 6 u d^2 + 4 d^3 + 4 x (u + d) d^2) /
/// (u^2 + 2 u d + 2 d^2)^2.
template <class F> CREASE_KERNEL F mishGradHigh(F x) {
  auto slope = [&](auto z, auto u, auto d, bool nearRoot) CREASE_LAMBDA {
    auto square = d * d, twice = d + d;
    auto below = fma(u, u + twice, square + square);
    // The first four terms are (u + 2 d) (u^2 + 2 u d + 2 d^2).
    auto above = fma(twice + u, below, (z * 4.0) * square * (u + d));
    if (nearRoot) {
      auto cube = square * d;
      above = throughRoot(z, above / cube, mishGradRoot) * cube;
    }
    return narrow(x, above * u / (below * below));
  };
  auto z = widen(x), square = z * z;
  auto odd = z * wideHorner(square, tables::wideExpOddFine);
  auto even = wideHorner(square, tables::wideExpEvenFine);
  auto rare = [&]() CREASE_LAMBDA {
    auto c = min(40.0, widen(max(-150.0f, x)));
    auto e = quotient(exp2Parts(c, log2e), tables::wideExp2EvenFine);
    return slope(c, e.over, e.under, true);
  };
  return selectRare(isFar(x) | isNear(x, mishGradRoot), rare,
                    slope(z, even + odd, even - odd, false));
}

} // namespace wide
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_GRADWIDE_H
