//===- Fast.h - The level fast: 16 bits in f32 ------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_FAST_H
#define CREASE_NUMERICS_FAST_H

#include "crease/Numerics/FastTableless.h"
#include "crease/Numerics/Sigmoid.h"
#include "crease/Numerics/Softplus.h"
#include "crease/Numerics/TablesFast.h"
#include "crease/Numerics/Tanh.h"

namespace crease {
namespace numerics {

// At level fast a relative error of 2^-16 is enough, down to the smallest
// normal result; special values are those of level high. An op that has no
// kernel here takes that of level high. With AVX-512 the largest relative
// errors over every 211th float whose result is normal: exp 2^-19.1, sigmoid
// 2^-19.1, tanh 2^-16.2, silu, swish and quick_gelu 2^-19.0, gelu 2^-16.7,
// gelu_tanh 2^-17.0.

/// 2^(c x) = 2^floor(k) v for |c x| below 2^18. v is in [1, 2) times what the
/// table is scaled by; relative error 2^-21 and that of the product c x.
template <class F> struct FastExp { F k, v; };
template <class F> FastExp<F> fastExp2(F x, F c, const Table16 &table) {
  using namespace tables;
  const float shifter = 0x1.8p19f;
  F shifted = fma(x, c, shifter);
  F k = shifted - shifter;
  F f = fma(x, c, -k);
  F t = lookup16(x, table, bits(shifted));
  F slope = fma(f, fastExpTail[1], fastExpTail[0]);
  return {k, fma(t * f, slope, t)};
}

/// exp, at most 2^-17.
template <class F> F expFast(F x) {
  using namespace tables;
  if (isa(x) != Isa::Avx512)
    return tableless::expFast(x);
  F z = min(89.0f, max(-104.0f, x));
  auto e = fastExp2(z, splat(x, log2e), fastExp);
  return scalef(e.v, e.k);
}

/// 1 / (1 + exp(-x)): exp(-x) overflows only where the result is not normal.
template <class F> F sigmoidFast(F x) {
  using namespace tables;
  if (isa(x) != Isa::Avx512)
    return tableless::sigmoidFast(x);
  F z = min(104.0f, max(-89.0f, x));
  auto e = fastExp2(z, splat(x, -log2e), fastExp);
  return 1.0f / (scalef(e.v, e.k) + 1.0f);
}

/// x / (1 + 2^(c w)) for a c w < 0 that goes to -infinity with x, with both
/// sides smaller by 2^-6, so that the power overflows only where the result is
/// not normal.
template <class F> F overOnePlusExp2(F x, F w, F c) {
  using namespace tables;
  auto e = fastExp2(w, c, fastExpOver64);
  return (x * 0x1p-6f) / (scalef(e.v, e.k) + 0x1p-6f);
}

/// For beta > 0 of ordinary size.
template <class F> F swishFast(F x, PairConstant beta) {
  if (isa(x) != Isa::Avx512)
    return tableless::swishFast(x, beta);
  float limit = 110.0f / beta.hi;
  F from = max(-limit, x);
  return overOnePlusExp2(
      from, min(limit, from),
      splat(x, float(-1.4426950408889634 * (double(beta.hi) + beta.lo))));
}
template <class F> F siluFast(F x) {
  return swishFast(x, PairConstant{1.0f, 0.0f});
}
template <class F> F swishFast(F x, double beta) {
  // Where beta is small, x is large where the power overflows.
  double size = std::fabs(beta);
  if (size < 0.5)
    return swishHigh(x, beta);
  F y = swishFast(beta < 0 ? -x : x, pairConstant(size));
  return beta < 0 ? -y : y;
}
template <class F> F quickGeluFast(F x) {
  return swishFast(x, tables::quickGeluBeta);
}

template <class F> F geluTanhFast(F x) {
  using namespace tables;
  if (isa(x) != Isa::Avx512)
    return tableless::geluTanhFast(x);
  F from = max(-11.5f, x);
  F w = min(11.5f, from);
  F c = fma(w * w, -fastGeluTanh[1], splat(x, -fastGeluTanh[0]));
  return overOnePlusExp2(from, w, c);
}

/// max(x, 0) - a v^2 up to a = |x| = 5.75, v^2 = Phi(-a): repeated squares fall
/// as steeply as Phi, and each takes a constant on its way at no cost: eight
/// operations have nine to be fitted. No exponential and no look-up: with
/// AVX-512, too.
template <class F> F geluFast(F x) {
  constexpr auto &c = tables::fastGeluChain;
  F a = abs(x);
  F v = fma(a, splat(x, c[0]), splat(x, c[1]));
  for (int i : {2, 4})
    v = fma(fma(v, v, splat(x, c[i])), a, splat(x, c[i + 1]));
  for (int i : {6, 7, 8})
    v = fma(v, v, splat(x, c[i]));
  return selectRare(
      isBeyond(x, tables::fastGeluEnds),
      [&]() CREASE_LAMBDA { return tableless::geluFastAnywhere(x); },
      fma(-(a * v), v, max(-0.0f, x)));
}

/// With AVX-512 look-ups take less than any exponential.
template <class F> F mishFast(F x) {
  return isa(x) != Isa::Avx512 ? tableless::mishFast(x) : mishHigh(x);
}
template <class F> F softplusFast(F x) {
  return isa(x) != Isa::Avx512 ? tableless::softplusFast(x) : softplusHigh(x);
}
template <class F> F softplusFast(F x, double beta) {
  return beta == 1 ? softplusFast(x) : softplusHigh(x, beta);
}
template <class F> F logSigmoidFast(F x) {
  return isa(x) != Isa::Avx512 ? tableless::logSigmoidFast(x)
                               : logSigmoidHigh(x);
}

template <class F> F tanhFast(F x) {
  using namespace tables;
  if (isa(x) != Isa::Avx512)
    return tableless::tanhFast(x);
  F a = min(15.5f, abs(x));
  auto index = shiftRight(bits(a + 0.25f), 21);
  F d = a - lookup32(x, fastTanhCentre, index);
  F value = fma(d, polynomial(d, fastTanhSlope, index),
                lookup32(x, fastTanhValue, index));
  return copysign(value, x);
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_FAST_H
