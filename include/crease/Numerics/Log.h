//===- Log.h - log and log1p in f32 -----------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_LOG_H
#define CREASE_NUMERICS_LOG_H

#include "crease/Numerics/TablesExp.h"
#include "crease/Numerics/TablesLog.h"
#include "crease/Numerics/Vec.h"

#include <cmath>

namespace crease {
namespace numerics {

/// u = 2^k (1 + f) with 1 + f in [1/sqrt(2), sqrt(2)), for a normal u > 0.
template <class F> struct LogParts {
  F k, f;
};
template <class F> LogParts<F> logParts(F u) {
  auto root = splatInt(u, 0x3f3504f3);
  auto shifted = bits(u) - root;
  auto mantissa = (shifted & splatInt(u, 0x007fffff)) + root;
  return {fromInt(u, shiftRightSigned(shifted, 23)),
          fromBits(u, mantissa) - 1.0f};
}

/// k ln2 + log1p(f + low) for a low below the last place of 1 + f.
template <class F> F logOfParts(F k, F f, F low) {
  using namespace tables;
  auto square = twoProduct(f * 0.5f, f);
  F tail = fma((square.hi + square.hi) * f, polynomial(f, logTail), -square.lo);
  tail = tail + fma(-low, f, low);
  // k ln2 has 17 bits and is exact in its first part.
  const float first = 0x1.62e4p-1f, second = 0x1.7f7d1cp-20f;
  F head = k * first;
  auto sum = fastTwoSum(head, f);
  auto less = twoSum(sum.hi, -square.hi);
  return less.hi + (less.lo + (sum.lo + fma(k, second, tail)));
}

/// The limits of log: +inf, NaN, -inf at 0 and NaN below.
template <class F> F withLogLimits(F x, F value) {
  F zero = splat(x, 0.0f);
  value = select(lessThan(x, splat(x, INFINITY)), value, x);
  value = select(equal(x, zero), splat(x, -INFINITY), value);
  return select(lessThan(x, zero), splat(x, NAN), value);
}

/// All floats, every 61st measured: 0.60 ULP, at 0x3f331c1b.
template <class F> F logHigh(F x) {
  auto tiny = lessThan(x, splat(x, 0x1p-126f));
  auto parts = logParts(select(tiny, x * 0x1p23f, x));
  F k = select(tiny, parts.k - 23.0f, parts.k);
  return withLogLimits(x, logOfParts(k, parts.f, splat(x, 0.0f)));
}

/// log(u) with u = 1 + x in two floats; near 0, where u is between the roots
/// of 1/2 and 2, of x itself.
/// All floats, every 61st measured: 0.83 ULP, at 0xbe999c8f.
template <class F> F log1pHigh(F x) {
  auto u = twoSum(splat(x, 1.0f), x);
  auto parts = logParts(u.hi);
  F zero = splat(x, 0.0f);
  auto near = equal(parts.k, zero);
  F f = select(near, x, parts.f);
  F low = select(near, zero, u.lo * powerOfTwo(-parts.k));
  F value = logOfParts(parts.k, f, low);
  // -0 is kept, and so is every x that is its own logarithm.
  value = select(lessThan(abs(x), splat(x, 0x1p-25f)), x, value);
  value = select(lessThan(x, splat(x, INFINITY)), value, x);
  value = select(equal(x, splat(x, -1.0f)), splat(x, -INFINITY), value);
  return select(lessThan(x, splat(x, -1.0f)), splat(x, NAN), value);
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_LOG_H
