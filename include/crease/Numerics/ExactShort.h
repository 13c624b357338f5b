//===- ExactShort.h - Short forms of `exact` in two floats ------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where an instruction looks up one of 32 numbers, a value in two f32 costs
// half of one in f64, of which a register holds half as many. A function of
// a = |x|, or of x, is a number, a line and a rest around the middle of one of
// 32 intervals. In the middle it is a float but for 2^-38, or two; the line is
// exact in two floats, and what f32 rounds in the rest stays below 1.25 2^-22
// of it (ExactTest). The rest is small, so that this decides all but one result
// in 180 to 640 for inputs drawn from N(0, 1).
//
// Sums are made by fma: hi = fma(d, slope, base) is what it is rounded to, and
// fma(d, slope, base - hi) what it is not, as base - hi is exact while the
// smaller term is below half of the larger. So is a - centre, as they are
// within a factor of two of each other.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_EXACTSHORT_H
#define CREASE_NUMERICS_EXACTSHORT_H

#include "crease/Numerics/Share.h"
#include "crease/Numerics/TablesShort.h"
#include "crease/Numerics/TablesUniform.h"
#include "crease/Numerics/Wide.h"

namespace crease {
namespace numerics {

/// hi - lo; the true value is off by at most `bound`.
template <class F> struct Near { F hi, lo, bound; };

/// The one f32 that all of `near` rounds to, and careful() where there are two
/// or x is `beyond`. Where hi is -0 and lo is 0, the result is -0.
template <class F, class Careful>
CREASE_KERNEL F decided(typename F::Mask beyond, const Near<F> &near,
                        Careful careful) {
  F most = near.hi - (near.lo - near.bound);
  F least = near.hi - (near.lo + near.bound);
  return selectRare(beyond | ~equal(least, most), careful, most);
}

/// Adds what the base of the interval lacks.
template <class F, size_t N>
F withBaseLow(F low, const ShortTables<N> &t, typename F::Int index) {
  return low;
}
template <class F, size_t N>
F withBaseLow(F low, const UniformShortTables<N> &t, typename F::Int index) {
  return low + lookup32(low, t.baseLow, index);
}

/// f(a) = hi + lo; see boundOf for what that may be off by.
template <class F, class Tables>
CREASE_KERNEL Pair<F> pairOf(F a, const Tables &t) {
  auto index = intervalNumber(a, t);
  F d = a - lookup32(a, t.centre, index);
  F base = lookup32(a, t.base, index), slope = lookup32(a, t.slope, index);
  F rest =
      fma(d, polynomial(d, t.powers, index), lookup32(a, t.slopeLow, index));
  F hi = fma(d, slope, base);
  F low = withBaseLow(fma(d, slope, base - hi), t, index);
  return {hi, fma(d, rest, low)};
}

/// What a result of this size and low part may be off by.
template <class F, class Tables>
CREASE_KERNEL F boundOf(F size, F lo, const Tables &t) {
  return fma(abs(lo), 0x1.4p-22f, size * t.slack);
}

/// s(x) for s(x) = 1 - s(-x), by s(-a).
template <class F, size_t N>
CREASE_KERNEL Near<F> shareShort(F x, const ShortTables<N> &t) {
  Pair<F> s = pairOf(abs(x), t);
  F sign = copysign(splat(x, 1.0f), x);
  F one = select(isNegative(x), splat(x, 0.0f), splat(x, 1.0f));
  F hi = fma(-sign, s.hi, one);
  F lo = fma(sign, s.lo, fma(sign, s.hi, hi - one));
  return {hi, lo, boundOf(hi, lo, t)};
}

/// x s(x) = max(x, 0) - a s(-a).
template <class F, size_t N>
CREASE_KERNEL Near<F> timesShareShort(F x, const ShortTables<N> &t) {
  F a = abs(x), ramp = max(-0.0f, x);
  Pair<F> s = pairOf(a, t);
  F hi = fma(-a, s.hi, ramp);
  F lo = fma(a, s.lo, fma(a, s.hi, hi - ramp));
  return {hi, lo, boundOf(abs(hi), lo, t)};
}

/// x f(|x|) for an f of at most 1.
template <class F, size_t N>
CREASE_KERNEL Near<F> timesShort(F x, const ShortTables<N> &t) {
  F a = abs(x);
  Pair<F> f = pairOf(a, t);
  F hi = x * f.hi;
  F lo = fma(-x, f.lo, fma(-x, f.hi, hi));
  return {hi, lo, boundOf(a, lo, t)};
}

/// max(x, 0) + f(|x|).
template <class F, size_t N>
CREASE_KERNEL Near<F> rampShort(F x, const UniformShortTables<N> &t) {
  Pair<F> f = pairOf(abs(x), t);
  Pair<F> sum = twoSum(max(0.0f, x), f.hi);
  return {sum.hi, -(sum.lo + f.lo), boundOf(sum.hi, f.lo, t)};
}

/// x f(x).
template <class F, size_t N>
CREASE_KERNEL Near<F> timesShort(F x, const UniformShortTables<N> &t) {
  Pair<F> f = pairOf(x, t);
  F hi = x * f.hi;
  F lo = fma(-x, f.lo, fma(-x, f.hi, hi));
  return {hi, lo, boundOf(abs(hi), lo, t)};
}

/// Whether x is beyond the tables, or so small, below `least`, that the product
/// with a share loses bits.
template <class F, class Tables>
CREASE_KERNEL typename F::Mask isBeyondShare(F x, const Tables &t,
                                             float least) {
  F a = abs(x);
  auto isSmall = lessThan(a, splat(x, least));
  return isBeyond(x, t) | (isSmall & lessThan(splat(x, 0.0f), a));
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXACTSHORT_H
