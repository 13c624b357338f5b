//===- Share.h - x times a share of it, by look-ups -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where one instruction looks 32 floats up, s(-|x|) is a polynomial for each of
// 32 intervals over which it changes by half: no exponential, no reciprocal,
// and half the instructions. 1 - base is exact; what is rounded besides the
// result is what is added to it, about a quarter of the sum at most.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_SHARE_H
#define CREASE_NUMERICS_SHARE_H

#include "crease/Numerics/Wide.h"

namespace crease {
namespace numerics {

/// The base on the left, 1 - base on the right of 0: one operation under a
/// mask.
template <class F> F baseOf(F x, F base) {
  return select(lessThan(splat(x, 0.0f), x), 1.0f - base, base);
}

/// s(-a) = base + rest, and base on the left, 1 - base on the right of 0.
template <class F> struct ShareParts { F base, rest; };
template <class F> ShareParts<F> shareOf(F x, F a, const ShareTables &t) {
  F number = fma(a, splat(x, t.square), t.linear);
  auto index = bits(fma(a, number, splat(x, 0x1.8p23f)));
  F rest = polynomial(a - lookup32(x, t.middle, index), t.powers, index);
  return {baseOf(x, lookup32(x, t.base, index)), rest};
}
template <class F, size_t N>
ShareParts<F> shareOf(F x, F a, const CentredShareTables<N> &t) {
  auto index = bits(fma(a, t.linear, splat(x, 0x1.8p23f)));
  F d = lookup32(x, t.centre, index) - a;
  F rest = d * polynomial(d, t.powers, index);
  return {baseOf(x, lookup32(x, t.base, index)), rest};
}

/// x s(x), and anywhere() beyond the tables.
template <class F, class Tables, class Anywhere>
CREASE_KERNEL F timesShare(F x, const Tables &t, Anywhere anywhere) {
  F a = abs(x);
  auto s = shareOf(x, a, t);
  return selectRare(isBeyond(x, t.ends), anywhere,
                    fma(x, s.base, -(a * s.rest)));
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_SHARE_H
