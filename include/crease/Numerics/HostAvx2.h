//===- HostAvx2.h - AVX2 registers for HostVec ------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_HOSTAVX2_H
#define CREASE_NUMERICS_HOSTAVX2_H

#include "crease/Numerics/HostVec.h"

#include <immintrin.h>

namespace crease {
namespace numerics {

/// Registers of 8 lanes: needs AVX2 and FMA (x86-64-v3).
struct NativeAvx2 {
  using Reg = __m256;
  using Int = __m256i;
  /// Only the sign bit of a lane counts.
  using Mask = __m256;
  static constexpr int lanes = 8;
  static constexpr Isa isa = Isa::Avx2;

  static Reg load(const float *p) { return _mm256_loadu_ps(p); }
  static void store(float *p, Reg a) { _mm256_storeu_ps(p, a); }
  static Reg splat(float c) { return _mm256_set1_ps(c); }
  static Int splatInt(int32_t c) { return _mm256_set1_epi32(c); }

  static Reg add(Reg a, Reg b) { return _mm256_add_ps(a, b); }
  static Reg sub(Reg a, Reg b) { return _mm256_sub_ps(a, b); }
  static Reg mul(Reg a, Reg b) { return _mm256_mul_ps(a, b); }
  static Reg div(Reg a, Reg b) { return _mm256_div_ps(a, b); }
  static Reg neg(Reg a) { return -a; }
  static Reg fma(Reg a, Reg b, Reg c) { return _mm256_fmadd_ps(a, b, c); }
  static Reg sqrt(Reg a) { return _mm256_sqrt_ps(a); }
  static Reg min(Reg a, Reg b) { return _mm256_min_ps(a, b); }
  static Reg max(Reg a, Reg b) { return _mm256_max_ps(a, b); }
  static Reg roundEven(Reg a) {
    return _mm256_round_ps(a, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  }
  static Reg floor(Reg a) {
    return _mm256_round_ps(a, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
  }
  /// vrcpps differs between makers; a division does not.
  static Reg approxRcp(Reg a) { return _mm256_div_ps(splat(1.0f), a); }

  static Mask lessThan(Reg a, Reg b) { return _mm256_cmp_ps(a, b, _CMP_LT_OQ); }
  static Mask lessEqual(Reg a, Reg b) {
    return _mm256_cmp_ps(a, b, _CMP_LE_OQ);
  }
  static Mask equal(Reg a, Reg b) { return _mm256_cmp_ps(a, b, _CMP_EQ_OQ); }
  static Mask isNegative(Reg a) { return a; }
  static Mask maskAnd(Mask a, Mask b) { return _mm256_and_ps(a, b); }
  static Mask maskOr(Mask a, Mask b) { return _mm256_or_ps(a, b); }
  static Mask maskNot(Mask a) {
    return _mm256_xor_ps(a, fromBits(splatInt(-1)));
  }
  static bool isAny(Mask a) { return _mm256_movemask_ps(a) != 0; }
  static Reg select(Mask m, Reg a, Reg b) { return _mm256_blendv_ps(b, a, m); }

  static Int bits(Reg a) { return _mm256_castps_si256(a); }
  static Reg fromBits(Int a) { return _mm256_castsi256_ps(a); }
  static Int toInt(Reg a) { return _mm256_cvtps_epi32(a); }
  static Reg fromInt(Int a) { return _mm256_cvtepi32_ps(a); }
  static Int addInt(Int a, Int b) { return _mm256_add_epi32(a, b); }
  static Int subInt(Int a, Int b) { return _mm256_sub_epi32(a, b); }
  static Int andInt(Int a, Int b) { return _mm256_and_si256(a, b); }
  static Int orInt(Int a, Int b) { return _mm256_or_si256(a, b); }
  static Int xorInt(Int a, Int b) { return _mm256_xor_si256(a, b); }
  static Int shiftLeft(Int a, int n) { return _mm256_slli_epi32(a, n); }
  static Int shiftRight(Int a, int n) { return _mm256_srli_epi32(a, n); }
  static Int shiftRightSigned(Int a, int n) { return _mm256_srai_epi32(a, n); }
  static Mask equalInt(Int a, Int b) {
    return fromBits(_mm256_cmpeq_epi32(a, b));
  }
  static Int selectInt(Mask m, Int a, Int b) {
    return bits(select(m, fromBits(a), fromBits(b)));
  }

  static Reg lookup8(const float *table, Int index) {
    return _mm256_permutevar8x32_ps(_mm256_load_ps(table), index);
  }
  static Reg lookup16(const float *table, Int index) {
    return select(fromBits(shiftLeft(index, 28)), lookup8(table + 8, index),
                  lookup8(table, index));
  }
  static Reg lookup32(const float *table, Int index) {
    return select(fromBits(shiftLeft(index, 27)), lookup16(table + 16, index),
                  lookup16(table, index));
  }
};

template <int U = 1> using VecAvx2 = HostVec<NativeAvx2, U>;

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_HOSTAVX2_H
