//===- IRWide.h - f64 vectors as values of IR -------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The W of Wide.h that goes with IRVec. For each piece of f32 it has two pieces
// of f64, each of the width of one register.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_IRWIDE_H
#define CREASE_NUMERICS_IRWIDE_H

#include "crease/Numerics/IRVec.h"
#include "crease/Numerics/Wide.h"

namespace crease {
namespace numerics {

struct IRWide : IRPieces, WideOps<IRWide> {
  struct Mask : IRPieces {
    friend Mask operator&(Mask a, Mask b);
    friend Mask operator|(Mask a, Mask b);
  };

  struct Int : IRPieces {
    friend Int operator+(Int a, Int b);
    friend Int operator-(Int a, Int b);
    friend Int operator&(Int a, Int b);
    friend Int operator|(Int a, Int b);
    friend Int operator^(Int a, Int b);
    friend Int shiftLeft(Int a, int n);
    friend Int shiftRight(Int a, int n);
  };

  friend IRVec narrow(const IRVec &like, IRWide x);
  friend IRWide splat(const IRWide &like, double c);
  friend Int splatInt(const IRWide &like, int64_t c);
  friend IRWide operator+(IRWide a, IRWide b);
  friend IRWide operator-(IRWide a, IRWide b);
  friend IRWide operator*(IRWide a, IRWide b);
  friend IRWide operator/(IRWide a, IRWide b);
  friend IRWide quotient(IRWide a, IRWide b);
  friend IRWide operator-(IRWide a);
  friend IRWide fma(IRWide a, IRWide b, IRWide c);
  friend IRWide abs(IRWide a);
  friend IRWide min(IRWide a, IRWide b);
  friend IRWide max(IRWide a, IRWide b);
  friend Mask lessThan(IRWide a, IRWide b);
  friend Mask isNegative(IRWide a);
  friend IRWide select(Mask m, IRWide a, IRWide b);
  friend Int bits(IRWide a);
  friend IRWide fromBits(const IRWide &like, Int a);
};

template <> struct WideOf<IRVec> {
  using type = IRWide;
  static IRWide widen(const IRVec &x);
};

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_IRWIDE_H
