//===- HostAvx512.h - AVX-512 registers for HostVec -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_HOSTAVX512_H
#define CREASE_NUMERICS_HOSTAVX512_H

#include "crease/Numerics/HostVec.h"

#include <immintrin.h>

namespace crease {
namespace numerics {

/// Registers of 16 lanes: needs AVX512F, DQ, BW and VL (x86-64-v4).
struct NativeAvx512 {
  using Reg = __m512;
  using Int = __m512i;
  using Mask = __mmask16;
  static constexpr int lanes = 16;
  static constexpr Isa isa = Isa::Avx512;

  static Reg load(const float *p) { return _mm512_loadu_ps(p); }
  static void store(float *p, Reg a) { _mm512_storeu_ps(p, a); }
  static Reg splat(float c) { return _mm512_set1_ps(c); }
  static Int splatInt(int32_t c) { return _mm512_set1_epi32(c); }

  static Reg add(Reg a, Reg b) { return _mm512_add_ps(a, b); }
  static Reg sub(Reg a, Reg b) { return _mm512_sub_ps(a, b); }
  static Reg mul(Reg a, Reg b) { return _mm512_mul_ps(a, b); }
  static Reg div(Reg a, Reg b) { return _mm512_div_ps(a, b); }
  static Reg neg(Reg a) { return -a; }
  static Reg fma(Reg a, Reg b, Reg c) { return _mm512_fmadd_ps(a, b, c); }
  static Reg sqrt(Reg a) { return _mm512_sqrt_ps(a); }
  static Reg min(Reg a, Reg b) { return _mm512_min_ps(a, b); }
  static Reg max(Reg a, Reg b) { return _mm512_max_ps(a, b); }
  static Reg roundEven(Reg a) {
    return _mm512_roundscale_ps(a,
                                _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  }
  static Reg floor(Reg a) {
    return _mm512_roundscale_ps(a, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC);
  }
  static Reg approxRcp(Reg a) { return _mm512_rcp14_ps(a); }
  static Reg scalef(Reg a, Reg n) { return _mm512_scalef_ps(a, n); }

  static Mask lessThan(Reg a, Reg b) {
    return _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ);
  }
  static Mask lessEqual(Reg a, Reg b) {
    return _mm512_cmp_ps_mask(a, b, _CMP_LE_OQ);
  }
  static Mask equal(Reg a, Reg b) {
    return _mm512_cmp_ps_mask(a, b, _CMP_EQ_OQ);
  }
  static Mask isNegative(Reg a) { return _mm512_movepi32_mask(bits(a)); }
  static Mask maskAnd(Mask a, Mask b) { return a & b; }
  static Mask maskOr(Mask a, Mask b) { return a | b; }
  static Mask maskNot(Mask a) { return ~a; }
  static bool isAny(Mask a) { return a != 0; }
  static Reg select(Mask m, Reg a, Reg b) {
    return _mm512_mask_blend_ps(m, b, a);
  }

  static Int bits(Reg a) { return _mm512_castps_si512(a); }
  static Reg fromBits(Int a) { return _mm512_castsi512_ps(a); }
  static Int toInt(Reg a) { return _mm512_cvtps_epi32(a); }
  static Reg fromInt(Int a) { return _mm512_cvtepi32_ps(a); }
  static Int addInt(Int a, Int b) { return _mm512_add_epi32(a, b); }
  static Int subInt(Int a, Int b) { return _mm512_sub_epi32(a, b); }
  static Int andInt(Int a, Int b) { return _mm512_and_si512(a, b); }
  static Int orInt(Int a, Int b) { return _mm512_or_si512(a, b); }
  static Int xorInt(Int a, Int b) { return _mm512_xor_si512(a, b); }
  static Int shiftLeft(Int a, int n) { return _mm512_slli_epi32(a, n); }
  static Int shiftRight(Int a, int n) { return _mm512_srli_epi32(a, n); }
  static Int shiftRightSigned(Int a, int n) { return _mm512_srai_epi32(a, n); }
  static Mask equalInt(Int a, Int b) { return _mm512_cmpeq_epi32_mask(a, b); }
  static Int selectInt(Mask m, Int a, Int b) {
    return _mm512_mask_blend_epi32(m, b, a);
  }

  static Reg lookup16(const float *table, Int index) {
    return _mm512_permutexvar_ps(index, _mm512_load_ps(table));
  }
  static Reg lookup32(const float *table, Int index) {
    return _mm512_permutex2var_ps(_mm512_load_ps(table), index,
                                  _mm512_load_ps(table + 16));
  }
};

template <int U = 1> using VecAvx512 = HostVec<NativeAvx512, U>;

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_HOSTAVX512_H
