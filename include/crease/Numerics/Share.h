//===- Share.h - x times a share of it, by look-ups -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where one instruction looks 32 floats up, s(-|x|), or an f(x) without such a
// mirror image, is a polynomial for each of 32 intervals over which it changes
// by half at most: no exponential, no reciprocal, and half the instructions.
// Where x multiplies the share, 1 - base is exact; what is rounded besides the
// result is what is added to it, about a quarter of the sum at most.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_SHARE_H
#define CREASE_NUMERICS_SHARE_H

#include "crease/Numerics/Wide.h"

namespace crease {
namespace numerics {

/// What is `left` on the left and 1 - left on the right of 0: one operation
/// under a mask.
template <class F> F mirrored(F x, F left) {
  return select(lessThan(splat(x, 0.0f), x), 1.0f - left, left);
}

/// The number of an interval, in the lowest bits.
template <class F, class Tables>
auto intervalNumber(F a, const Tables &t) -> decltype((void)t.square, bits(a)) {
  F number = splat(a, t.linear);
  if (t.square != 0)
    number = fma(a, splat(a, t.square), number);
  return bits(fma(a, number, splat(a, 0x1.8p23f)));
}
template <class F, class Tables>
auto intervalNumber(F x, const Tables &t)
    -> decltype((void)t.shifter, bits(x)) {
  return bits(fma(x, splat(x, t.linear), splat(x, t.shifter)));
}

/// An interval's base, d = centre - a, and what is d times to be added.
template <class F> struct CentredShare { F base, d, slope; };
template <class F, class Tables>
CentredShare<F> centredShareOf(F a, const Tables &t, const F *low = nullptr) {
  auto index = intervalNumber(a, t);
  F d = lookup32(a, t.centre, index) - a;
  if (low)
    d = d - *low;
  F slope = polynomial(d, t.powers, index);
  return {lookup32(a, t.base, index), d, slope};
}

/// s(-a) = base + rest, and base on the left, 1 - base on the right of 0.
template <class F> struct ShareParts { F base, rest; };
template <class F, size_t N>
ShareParts<F> shareOf(F x, F a, const ShareTables<N> &t,
                      const F *low = nullptr) {
  auto s = centredShareOf(a, t, low);
  return {mirrored(x, s.base), s.d * s.slope};
}

template <class F, class Tables>
auto isBeyond(F x, const Tables &t) -> decltype(isBeyond(x, t.ends)) {
  return isBeyond(x, t.ends);
}
template <class F, class Tables>
auto isBeyond(F x, const Tables &t) -> decltype(isBeyond(x, t.reach)) {
  return isBeyond(t.middle == 0 ? x : x - t.middle, t.reach);
}

/// s(z), rounded once on the left and twice on the right, and anywhere() beyond
/// the tables; z has the sign of x, and a + low is its size.
template <class F, size_t N, class Anywhere>
CREASE_KERNEL F shareAlone(F x, F a, const F *low, const ShareTables<N> &t,
                           Anywhere anywhere) {
  auto s = centredShareOf(a, t, low);
  return selectRare(isBeyond(a, t), anywhere,
                    mirrored(x, fma(s.d, s.slope, s.base)));
}
template <class F, size_t N, class Anywhere>
CREASE_KERNEL F shareAlone(F x, const ShareTables<N> &t, Anywhere anywhere) {
  return shareAlone<F>(x, abs(x), nullptr, t, anywhere);
}

/// x s(z), and anywhere() beyond the tables, z likewise.
template <class F, size_t N, class Anywhere>
CREASE_KERNEL F timesShare(F x, F a, const F *low, const ShareTables<N> &t,
                           Anywhere anywhere) {
  auto s = shareOf(x, a, t, low);
  return selectRare(isBeyond(a, t), anywhere,
                    fma(x, s.base, -(abs(x) * s.rest)));
}
template <class F, size_t N, class Anywhere>
CREASE_KERNEL F timesShare(F x, const ShareTables<N> &t, Anywhere anywhere) {
  return timesShare<F>(x, abs(x), nullptr, t, anywhere);
}

/// f(x), rounded once, and anywhere() beyond the tables.
template <class F, class Tables, class Anywhere>
CREASE_KERNEL F lookedUp(F x, const Tables &t, Anywhere anywhere) {
  auto s = centredShareOf(x, t);
  return selectRare(isBeyond(x, t), anywhere, fma(s.d, s.slope, s.base));
}

/// x f(x), and anywhere() beyond the tables.
template <class F, size_t N, class Anywhere>
CREASE_KERNEL F timesLookedUp(F x, const TwoSidedTables<N> &t,
                              Anywhere anywhere) {
  auto s = centredShareOf(x, t);
  return selectRare(isBeyond(x, t), anywhere,
                    fma(x, s.base, x * (s.d * s.slope)));
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_SHARE_H
