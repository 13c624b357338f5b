//===- Trig.h - sin and cos of f32, in f64 ----------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For the definitions of custom activations: math.sin and math.cos at the
// levels high and fast. No float of up to 2^30 is nearer to a multiple of pi/2
// than 2^-27.9, as a search over all of them shows; with pi/2 in two doubles
// the remainder has a relative error of 2^-50. Beyond, where no activation is,
// libm computes lane by lane.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_TRIG_H
#define CREASE_NUMERICS_TRIG_H

#include "crease/Numerics/TablesWide.h"
#include "crease/Numerics/Wide.h"

namespace crease {
namespace numerics {

/// sin(x + quarters pi/2) for |x| up to 2^30.
template <class F> CREASE_KERNEL F sinShort(F x, int quarters) {
  using namespace tables;
  auto wide = widen(x);
  constexpr double magic = 0x1.8p52;
  auto shifted = fma(wide, wideTwoOverPi, magic);
  auto n = shifted - magic;
  auto r = fma(n, -wideHalfPi[1], fma(n, -wideHalfPi[0], wide));
  auto square = r * r;
  auto sine = r * wideHorner(square, wideSin);
  auto cosine = wideHorner(square, wideCos);
  auto quadrant = bits(shifted) + splatInt(wide, quarters);
  auto odd = isNegative(fromBits(wide, shiftLeft(quadrant, 63)));
  auto sign = shiftLeft(shiftRight(quadrant, 1), 63);
  auto value = select(odd, cosine, sine);
  return narrow(x, fromBits(wide, bits(value) ^ sign));
}

constexpr double trigEnds = 0x1p30;

/// Every 7th float up to 2^30: 0.502 ULP.
template <class F> CREASE_KERNEL F sinHigh(F x) {
  return selectRare(
      isBeyond(x, trigEnds), [&]() CREASE_LAMBDA { return libmSin(x); },
      sinShort(x, 0));
}
template <class F> CREASE_KERNEL F cosHigh(F x) {
  return selectRare(
      isBeyond(x, trigEnds), [&]() CREASE_LAMBDA { return libmCos(x); },
      sinShort(x, 1));
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TRIG_H
