//===- HostPortable.h - Plain floats for HostVec ----------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_HOSTPORTABLE_H
#define CREASE_NUMERICS_HOSTPORTABLE_H

#include "crease/Numerics/HostVec.h"

#include <cmath>
#include <cstring>

namespace crease {
namespace numerics {

/// A "register" of one lane, on any machine with IEEE floats.
struct NativePortable {
  using Reg = float;
  using Int = int32_t;
  using Mask = bool;
  static constexpr int lanes = 1;
  static constexpr Isa isa = Isa::Portable;

  static Reg load(const float *p) { return *p; }
  static void store(float *p, Reg a) { *p = a; }
  static Reg splat(float c) { return c; }
  static Int splatInt(int32_t c) { return c; }

  static Reg add(Reg a, Reg b) { return a + b; }
  static Reg sub(Reg a, Reg b) { return a - b; }
  static Reg mul(Reg a, Reg b) { return a * b; }
  static Reg div(Reg a, Reg b) { return a / b; }
  static Reg neg(Reg a) { return -a; }
  static Reg fma(Reg a, Reg b, Reg c) { return std::fma(a, b, c); }
  static Reg sqrt(Reg a) { return std::sqrt(a); }
  static Reg min(Reg a, Reg b) { return a < b ? a : b; }
  static Reg max(Reg a, Reg b) { return a > b ? a : b; }
  static Reg roundEven(Reg a) { return std::nearbyint(a); }
  static Reg floor(Reg a) { return std::floor(a); }
  static Reg approxRcp(Reg a) { return 1.0f / a; }

  static Mask lessThan(Reg a, Reg b) { return a < b; }
  static Mask lessEqual(Reg a, Reg b) { return a <= b; }
  static Mask equal(Reg a, Reg b) { return a == b; }
  static Mask isNegative(Reg a) { return bits(a) < 0; }
  static Mask maskAnd(Mask a, Mask b) { return a && b; }
  static Mask maskOr(Mask a, Mask b) { return a || b; }
  static Mask maskNot(Mask a) { return !a; }
  static bool isAny(Mask a) { return a; }
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
  /// INT32_MIN where the value does not fit, as x86 has it.
  static Int toInt(Reg a) {
    return std::fabs(a) < 0x1p31f ? Int(std::nearbyint(a)) : INT32_MIN;
  }
  static Reg fromInt(Int a) { return Reg(a); }
  static Int addInt(Int a, Int b) { return Int(uint32_t(a) + uint32_t(b)); }
  static Int subInt(Int a, Int b) { return Int(uint32_t(a) - uint32_t(b)); }
  static Int andInt(Int a, Int b) { return a & b; }
  static Int orInt(Int a, Int b) { return a | b; }
  static Int xorInt(Int a, Int b) { return a ^ b; }
  static Int shiftLeft(Int a, int n) { return Int(uint32_t(a) << n); }
  static Int shiftRight(Int a, int n) { return Int(uint32_t(a) >> n); }
  static Int shiftRightSigned(Int a, int n) { return a >> n; }
  static Mask equalInt(Int a, Int b) { return a == b; }
  static Int selectInt(Mask m, Int a, Int b) { return m ? a : b; }

  static Reg lookup16(const float *table, Int index) {
    return table[index & 15];
  }
  static Reg lookup32(const float *table, Int index) {
    return table[index & 31];
  }
};

template <int U = 1> using VecPortable = HostVec<NativePortable, U>;

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_HOSTPORTABLE_H
