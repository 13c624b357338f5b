//===- Sigmoid.h - sigmoid and what multiplies by it, in f32 ----*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_SIGMOID_H
#define CREASE_NUMERICS_SIGMOID_H

#include "crease/Numerics/Exp.h"
#include "crease/Numerics/HighWide.h"
#include "crease/Numerics/Share.h"
#include "crease/Numerics/Tableless.h"
#include "crease/Numerics/TablesGelu.h"

#include <cfloat>

namespace crease {
namespace numerics {

/// E / (1 + E) for E = exp(z) <= 1, as 2^floor(k) (q + s), q exact and s below
/// q/32.
template <class F> struct Logistic {
  Power<F> power;
  F q, s;
};

/// E / (1 + E) for E = m (t + l), over m: an exact product and a rest. It is
/// (t + l) y (1 + e + e^2 ...), with y near 1 / (1 + E), of 15 bits, and
/// e = 1 - y (1 + E); e^2, below 2^-28, counts only where `fine` asks for it.
template <class F> Pair<F> logisticParts(F t, F l, F m, bool fine = false) {
  F sum = t + l;
  F y = approxRcp(fma(sum, m, 1.0f));
  y = fromBits(y, bits(y) & splatInt(y, ~0x1ff));
  F error = fma(-(sum * m), y, 1.0f - y);
  if (fine)
    error = fma(error, error, error);
  return {t * y, y * fma(error, sum, l)};
}

template <class F> Logistic<F> logistic(ExpParts<F> e, bool fine = false) {
  auto parts = logisticParts(e.t, e.l, valueOf(e.power), fine);
  return {e.power, parts.hi, parts.lo};
}
template <class F> Logistic<F> logistic(Pair<F> z) {
  return logistic(expParts(z), /*fine=*/true);
}
template <class F> Logistic<F> logistic(F z) { return logistic(expParts(z)); }

/// n E / (1 + E), rounded once even where it is subnormal.
template <class F> F timesLogistic(F n, Logistic<F> p) {
  return timesPower(fma(n, p.q, n * p.s), p.power);
}

/// sigmoid(x) by look-ups, a + low = |x|; anywhere() beyond the tables.
template <class F, class Anywhere>
CREASE_KERNEL F sigmoidByTables(F x, F a, const F *low, Anywhere anywhere) {
  auto s = shareOf(x, a, tables::sigmoidShare, low);
  auto right = lessThan(splat(x, 0.0f), x);
  return selectRare(isBeyond(a, tables::sigmoidShare), anywhere,
                    s.base + select(right, -s.rest, s.rest));
}

/// 1 / (1 + exp(-x)): beyond the tables, q = sigmoid(-|x|) on the left, 1 - q
/// on the right. With AVX-512 at most 0.828 ULP, at 0xc09c40c5.
template <class F> F sigmoidHigh(F x) {
  if (isa(x) != Isa::Avx512)
    return tableless::sigmoidHigh(x);
  return sigmoidByTables(
      x, abs(x), static_cast<const F *>(nullptr), [&]() CREASE_LAMBDA {
        auto p = logistic(expParts(max(-105.0f, minusAbs(x))), /*fine=*/true);
        F q = timesPower(p.q + p.s, p.power);
        return select(lessThan(splat(x, 0.0f), x), 1.0f - q, q);
      });
}

/// x sigmoid(x): beyond the tables, f = -|x| sigmoid(-|x|) on the left, x + f
/// on the right. With AVX-512 at most 0.896 ULP, at 0xc0da329d.
template <class F> F siluHigh(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::swishHigh(x, 1);
  return timesShare(x, tables::sigmoidShare, [&]() CREASE_LAMBDA {
    F a = max(-112.0f, minusAbs(x));
    return max(-0.0f, x) + timesLogistic(a, logistic(a));
  });
}

/// x sigmoid(beta x) for a beta > 0 of ordinary size, z = -|beta x| in two
/// floats.
template <class F> F swishHigh(F x, PairConstant beta) {
  if (isa(x) != Isa::Avx512)
    return wide::swishHigh(x, double(beta.hi) + beta.lo);
  auto z = times(minusAbs(x), beta);
  F a = -z.hi, low = -z.lo;
  return timesShare(x, a, &low, tables::sigmoidShare, [&]() CREASE_LAMBDA {
    // exp(z) is far below every float when |x| reaches the limit.
    F from = max(-125.0f / beta.hi, minusAbs(x));
    return max(-0.0f, x) + timesLogistic(from, logistic(times(from, beta)));
  });
}

/// The same for a beta of either sign.
template <class F> F swishHigh(F x, double beta) {
  if (beta == 1)
    return siluHigh(x);
  F y = swishHigh(beta < 0 ? -x : x, pairConstant(std::fabs(beta)));
  return beta < 0 ? -y : y;
}

/// swish at 1.702. With AVX-512 at most 0.923 ULP, at 0xc0846515.
template <class F> F quickGeluHigh(F x) {
  auto swish = [&]() CREASE_LAMBDA {
    return swishHigh(x, tables::quickGeluBeta);
  };
  return isa(x) != Isa::Avx512 ? swish()
                               : timesShare(x, tables::quickGeluShare, swish);
}

/// 2 u = a (c0 + c1 a^2) in two floats.
template <class F> Pair<F> geluTanhArgument(F a) {
  using namespace tables;
  auto square = twoProduct(a, a);
  F w = fma(square.hi, geluTanhCubic.hi, geluTanhLinear.hi);
  F wLow = fma(square.hi, splat(a, geluTanhCubic.hi), geluTanhLinear.hi - w);
  wLow = wLow + fma(square.lo, geluTanhCubic.hi,
                    fma(square.hi, geluTanhCubic.lo, geluTanhLinear.lo));
  auto z = twoProduct(a, w);
  z.lo = fma(a, wLow, z.lo);
  return z;
}

/// x sigmoid(2 u).
/// With AVX-512 at most 0.888 ULP, at 0xc0787f09.
template <class F> F geluTanhHigh(F x) {
  if (isa(x) != Isa::Avx512)
    return wide::geluTanhHigh(x);
  return timesShare(x, tables::geluTanhShare, [&]() CREASE_LAMBDA {
    F a = max(-12.5f, minusAbs(x));
    return max(-0.0f, x) + timesLogistic(a, logistic(geluTanhArgument(a)));
  });
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_SIGMOID_H
