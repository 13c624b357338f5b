//===- HostPortableWide.h - Plain doubles for HostWide ----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_HOSTPORTABLEWIDE_H
#define CREASE_NUMERICS_HOSTPORTABLEWIDE_H

#include "crease/Numerics/HostPortable.h"
#include "crease/Numerics/HostWide.h"

namespace crease {
namespace numerics {

template <> struct WideNative<NativePortable> {
  using Reg = double;
  using Int = int64_t;
  using Mask = bool;
  static constexpr int parts = 1;
  static constexpr bool hasApproxRcp = false;

  static void widen(float x, Reg *out) { *out = x; }
  static float narrow(const Reg *x) { return float(*x); }

  static Reg splat(double c) { return c; }
  static Int splatInt(int64_t c) { return c; }
  static Reg add(Reg a, Reg b) { return a + b; }
  static Reg sub(Reg a, Reg b) { return a - b; }
  static Reg mul(Reg a, Reg b) { return a * b; }
  static Reg div(Reg a, Reg b) { return a / b; }
  static Reg neg(Reg a) { return -a; }
  static Reg fma(Reg a, Reg b, Reg c) { return std::fma(a, b, c); }
  static Reg min(Reg a, Reg b) { return a < b ? a : b; }
  static Reg max(Reg a, Reg b) { return a > b ? a : b; }
  static Mask lessThan(Reg a, Reg b) { return a < b; }
  static Mask isNegative(Reg a) { return bits(a) < 0; }
  static Mask maskAnd(Mask a, Mask b) { return a && b; }
  static Mask maskOr(Mask a, Mask b) { return a || b; }
  static Reg select(Mask m, Reg a, Reg b) { return m ? a : b; }
  static Int bits(Reg a) {
    Int i;
    std::memcpy(&i, &a, sizeof(i));
    return i;
  }
  static Reg fromBits(Int i) {
    Reg a;
    std::memcpy(&a, &i, sizeof(a));
    return a;
  }
  static Int addInt(Int a, Int b) { return Int(uint64_t(a) + uint64_t(b)); }
  static Int subInt(Int a, Int b) { return Int(uint64_t(a) - uint64_t(b)); }
  static Int andInt(Int a, Int b) { return a & b; }
  static Int orInt(Int a, Int b) { return a | b; }
  static Int xorInt(Int a, Int b) { return a ^ b; }
  static Int shiftLeft(Int a, int n) { return Int(uint64_t(a) << n); }
  static Int shiftRight(Int a, int n) { return Int(uint64_t(a) >> n); }
};

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_HOSTPORTABLEWIDE_H
