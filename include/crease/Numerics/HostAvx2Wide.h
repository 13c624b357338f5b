//===- HostAvx2Wide.h - AVX2 f64 registers for HostWide ---------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_HOSTAVX2WIDE_H
#define CREASE_NUMERICS_HOSTAVX2WIDE_H

#include "crease/Numerics/HostAvx2.h"
#include "crease/Numerics/HostWide.h"

namespace crease {
namespace numerics {

template <> struct WideNative<NativeAvx2> {
  using Reg = __m256d;
  using Int = __m256i;
  /// Only the sign bit of a lane counts.
  using Mask = __m256d;
  static constexpr int parts = 2;
  static constexpr bool hasApproxRcp = false;

  static void widen(__m256 x, Reg *out) {
    out[0] = _mm256_cvtps_pd(_mm256_castps256_ps128(x));
    out[1] = _mm256_cvtps_pd(_mm256_extractf128_ps(x, 1));
  }
  static __m256 narrow(const Reg *x) {
    return _mm256_set_m128(_mm256_cvtpd_ps(x[1]), _mm256_cvtpd_ps(x[0]));
  }

  static Reg splat(double c) { return _mm256_set1_pd(c); }
  static Int splatInt(int64_t c) { return _mm256_set1_epi64x(c); }
  static Reg add(Reg a, Reg b) { return _mm256_add_pd(a, b); }
  static Reg sub(Reg a, Reg b) { return _mm256_sub_pd(a, b); }
  static Reg mul(Reg a, Reg b) { return _mm256_mul_pd(a, b); }
  static Reg div(Reg a, Reg b) { return _mm256_div_pd(a, b); }
  static Reg neg(Reg a) { return -a; }
  static Reg fma(Reg a, Reg b, Reg c) { return _mm256_fmadd_pd(a, b, c); }
  static Reg min(Reg a, Reg b) { return _mm256_min_pd(a, b); }
  static Reg max(Reg a, Reg b) { return _mm256_max_pd(a, b); }
  static Mask lessThan(Reg a, Reg b) { return _mm256_cmp_pd(a, b, _CMP_LT_OQ); }
  static Mask isNegative(Reg a) { return a; }
  static Mask maskAnd(Mask a, Mask b) { return _mm256_and_pd(a, b); }
  static Mask maskOr(Mask a, Mask b) { return _mm256_or_pd(a, b); }
  static Reg select(Mask m, Reg a, Reg b) { return _mm256_blendv_pd(b, a, m); }
  static Int bits(Reg a) { return _mm256_castpd_si256(a); }
  static Reg fromBits(Int a) { return _mm256_castsi256_pd(a); }
  static Int addInt(Int a, Int b) { return _mm256_add_epi64(a, b); }
  static Int subInt(Int a, Int b) { return _mm256_sub_epi64(a, b); }
  static Int andInt(Int a, Int b) { return _mm256_and_si256(a, b); }
  static Int orInt(Int a, Int b) { return _mm256_or_si256(a, b); }
  static Int xorInt(Int a, Int b) { return _mm256_xor_si256(a, b); }
  static Int shiftLeft(Int a, int n) { return _mm256_slli_epi64(a, n); }
  static Int shiftRight(Int a, int n) { return _mm256_srli_epi64(a, n); }
};

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_HOSTAVX2WIDE_H
