//===- HostAvx512Wide.h - AVX-512 f64 registers for HostWide ----*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_HOSTAVX512WIDE_H
#define CREASE_NUMERICS_HOSTAVX512WIDE_H

#include "crease/Numerics/HostAvx512.h"
#include "crease/Numerics/HostWide.h"

namespace crease {
namespace numerics {

template <> struct WideNative<NativeAvx512> {
  using Reg = __m512d;
  using Int = __m512i;
  using Mask = __mmask8;
  static constexpr int parts = 2;
  static constexpr bool hasApproxRcp = true;

  static void widen(__m512 x, Reg *out) {
    out[0] = _mm512_cvtps_pd(_mm512_castps512_ps256(x));
    out[1] = _mm512_cvtps_pd(_mm512_extractf32x8_ps(x, 1));
  }
  static __m512 narrow(const Reg *x) {
    __m512 low = _mm512_castps256_ps512(_mm512_cvtpd_ps(x[0]));
    return _mm512_insertf32x8(low, _mm512_cvtpd_ps(x[1]), 1);
  }

  static Reg splat(double c) { return _mm512_set1_pd(c); }
  static Int splatInt(int64_t c) { return _mm512_set1_epi64(c); }
  static Reg add(Reg a, Reg b) { return _mm512_add_pd(a, b); }
  static Reg sub(Reg a, Reg b) { return _mm512_sub_pd(a, b); }
  static Reg mul(Reg a, Reg b) { return _mm512_mul_pd(a, b); }
  static Reg div(Reg a, Reg b) { return _mm512_div_pd(a, b); }
  static Reg approxRcp(Reg a) { return _mm512_rcp14_pd(a); }
  static Reg neg(Reg a) { return -a; }
  static Reg fma(Reg a, Reg b, Reg c) { return _mm512_fmadd_pd(a, b, c); }
  static Reg min(Reg a, Reg b) { return _mm512_min_pd(a, b); }
  static Reg max(Reg a, Reg b) { return _mm512_max_pd(a, b); }
  static Mask lessThan(Reg a, Reg b) {
    return _mm512_cmp_pd_mask(a, b, _CMP_LT_OQ);
  }
  static Mask isNegative(Reg a) { return _mm512_movepi64_mask(bits(a)); }
  static Mask maskAnd(Mask a, Mask b) { return a & b; }
  static Mask maskOr(Mask a, Mask b) { return a | b; }
  static Reg select(Mask m, Reg a, Reg b) {
    return _mm512_mask_blend_pd(m, b, a);
  }
  static Int bits(Reg a) { return _mm512_castpd_si512(a); }
  static Reg fromBits(Int a) { return _mm512_castsi512_pd(a); }
  static Int addInt(Int a, Int b) { return _mm512_add_epi64(a, b); }
  static Int subInt(Int a, Int b) { return _mm512_sub_epi64(a, b); }
  static Int andInt(Int a, Int b) { return _mm512_and_si512(a, b); }
  static Int orInt(Int a, Int b) { return _mm512_or_si512(a, b); }
  static Int xorInt(Int a, Int b) { return _mm512_xor_si512(a, b); }
  static Int shiftLeft(Int a, int n) { return _mm512_slli_epi64(a, n); }
  static Int shiftRight(Int a, int n) { return _mm512_srli_epi64(a, n); }
};

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_HOSTAVX512WIDE_H
