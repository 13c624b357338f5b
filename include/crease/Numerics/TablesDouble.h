//===- TablesDouble.h - Elementary functions of f64 -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written by scripts/numerics/tables.py. Do not edit.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_TABLESDOUBLE_H
#define CREASE_NUMERICS_TABLESDOUBLE_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// ln2 in two parts.
inline constexpr double doubleLn2[] = {
    0x1.62e42fefa39efp-1,
    0x1.abc9e3b39803fp-56};

/// The same; the first has so few bits that its products with exponents are
/// exact.
inline constexpr double doubleLn2Short[] = {
    0x1.62e42fee00000p-1,
    0x1.a39ef35793c76p-33};

/// (exp(r) - 1 - r) / r^2 up to ln2 / 2; error of expm1 over r 2^-61.7.
inline constexpr double doubleExp[] = {
    0x1.0000000000000p-1,
    0x1.5555555555559p-3,
    0x1.5555555555557p-5,
    0x1.111111110f650p-7,
    0x1.6c16c16c15702p-10,
    0x1.a01a01b0060c0p-13,
    0x1.a01a01ab47ab0p-16,
    0x1.71ddf808d1f6ep-19,
    0x1.27e4d0d553011p-22,
    0x1.af5f36db23a67p-26,
    0x1.1f8472fec52bep-29};

/// (2 artanh(s) / s - 2) / s^2 by s^2 for 1 + f from sqrt(1/2) to sqrt(2), s =
/// f / (2 + f); error of the logarithm over f 2^-59.5.
inline constexpr double doubleLog[] = {
    0x1.5555555555593p-1,
    0x1.999999997fb0bp-2,
    0x1.249249420fb5ap-2,
    0x1.c71c51f49b54dp-3,
    0x1.7466428e5b167p-3,
    0x1.39a16898e7207p-3,
    0x1.2f083f4514cccp-3};

/// (1 + 2a) exp(a^2) erfc(a) - 1 by (a - 4) / (a + 4) for a from 0 to 28,
/// relative error 2^-56.2.
inline constexpr double doubleErfc[] = {
    0x1.dd2c8b74febf6p-3,
    -0x1.1df1ad154a296p-3,
    0x1.f7f5df66fd8dbp-7,
    0x1.16ecefcfa5d51p-4,
    -0x1.9ddb23c3e9082p-4,
    0x1.7fee004dfaafap-4,
    -0x1.0fb06dfe52c9dp-4,
    0x1.3079edf9a3c05p-5,
    -0x1.096238815b1bap-6,
    0x1.49c671a1d59b2p-8,
    -0x1.8d4a9f436a1f0p-11,
    -0x1.a1de8b0b67619p-13,
    0x1.3be0c8838d09ap-13,
    -0x1.99695bf5db354p-16,
    -0x1.78a6dd5e63846p-17,
    0x1.7fac40c7a5325p-18,
    0x1.43edbc7703b32p-22,
    -0x1.bfdbbe073802ep-21,
    0x1.0cec7efd528fcp-24,
    0x1.ec40f5486a9d9p-24,
    -0x1.0dd5ebc182976p-27,
    -0x1.cd463a82cb9ccp-27,
    -0x1.d921dfb8f0ed3p-30};

/// erf(x) / x - 1 by x^2 up to 3/4, relative error 2^-56.3.
inline constexpr double doubleErf[] = {
    0x1.06eba8214db69p-3,
    -0x1.812746b037a2dp-2,
    0x1.ce2f21a046665p-4,
    -0x1.b82ce313bb8cbp-6,
    0x1.565bcd4156db2p-8,
    -0x1.c02dbd9288de2p-11,
    0x1.f9a436935b24ap-14,
    -0x1.f4e3ac3f816a2p-17,
    0x1.ba6f43fbd5976p-20,
    -0x1.5f58b297b5933p-23,
    0x1.bcb40c111a12cp-27};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESDOUBLE_H
