//===- TablesFast.h - The level fast in f32 ---------------------*- C++ -*-===//
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

#ifndef CREASE_NUMERICS_TABLESFAST_H
#define CREASE_NUMERICS_TABLESFAST_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// 2^(j/16).
inline constexpr Table16 fastExp = {{
    0x1p0f, 0x1.0b5586p0f, 0x1.172b84p0f, 0x1.2387a6p0f, 0x1.306fep0f,
    0x1.3dea64p0f, 0x1.4bfdaep0f, 0x1.5ab07ep0f, 0x1.6a09e6p0f, 0x1.7a1148p0f,
    0x1.8ace54p0f, 0x1.9c4918p0f, 0x1.ae89fap0f, 0x1.c199bep0f, 0x1.d5818ep0f,
    0x1.ea4afap0f}};

/// The same / 64.
inline constexpr Table16 fastExpOver64 = {{
    0x1p-6f, 0x1.0b5586p-6f, 0x1.172b84p-6f, 0x1.2387a6p-6f, 0x1.306fep-6f,
    0x1.3dea64p-6f, 0x1.4bfdaep-6f, 0x1.5ab07ep-6f, 0x1.6a09e6p-6f,
    0x1.7a1148p-6f, 0x1.8ace54p-6f, 0x1.9c4918p-6f, 0x1.ae89fap-6f,
    0x1.c199bep-6f, 0x1.d5818ep-6f, 0x1.ea4afap-6f}};

/// 2^f = 1 + c0 f + c1 f^2 on |f| <= 1/32, error 2^-21.2.
inline constexpr float fastExpTail[] = {
    0x1.62e986p-1f, 0x1.ebfd82p-3f};

/// 2 sqrt(2/pi) (x + 0.044715 x^3) / ln2.
inline constexpr float fastGeluTanh[] = {
    0x1.26aec2p1f, 0x1.a5a7dp-4f};

/// tanh in intervals of a + 1/4 in [1/4, 16), four an octave. Largest error
/// 2^-16.3. The centres, where the value is almost a float:
inline constexpr Table32 fastTanhCentre = {{
    0x1.0004dp1f, 0x1.3ffdeep1f, 0x1.80044p1f, 0x1.bffdcp1f, 0x1.0fffdap2f,
    0x1.4fff82p2f, 0x1.9002f8p2f, 0x1.cffa26p2f, 0x1.17fa26p3f, 0x1.5805dcp3f,
    0x1.9805dcp3f, 0x1.d805dcp3f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f,
    0.0f, 0.0f, 0x1.8001eap-4f, 0x1.3ffc0cp-3f, 0x1.bffda6p-3f, 0x1.3ffa6p-2f,
    0x1.c0023cp-2f, 0x1.1ffcecp-1f, 0x1.5ffc7cp-1f, 0x1.c00494p-1f,
    0x1.20038p0f, 0x1.6002bp0f, 0x1.9fff1p0f}};

/// The values there.
inline constexpr Table32 fastTanhValue = {{
    0x1.ed9662p-1f, 0x1.f9254ap-1f, 0x1.fd77fcp-1f, 0x1.ff1124p-1f,
    0x1.ffcaacp-1f, 0x1.fff8c8p-1f, 0x1.ffff06p-1f, 0x1.ffffdep-1f,
    0x1.fffffep-1f, 0x1p0f, 0x1p0f, 0x1p0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f,
    0.0f, 0.0f, 0.0f, 0.0f, 0x1.7ee2e8p-4f, 0x1.3d67ecp-3f, 0x1.b8fac6p-3f,
    0x1.35f46ep-2f, 0x1.a5747ap-2f, 0x1.050628p-1f, 0x1.31559cp-1f,
    0x1.6868ap-1f, 0x1.9e5f2p-1f, 0x1.c279dcp-1f, 0x1.d9c6b6p-1f}};

/// The coefficients of the powers from 1 on.
inline constexpr Table32 fastTanhSlope[3] = {
    {{
        0x1.2142f4p-4f, 0x1.b3a89cp-6f, 0x1.432328p-7f, 0x1.dd2e42p-9f,
        0x1.a90094p-11f, 0x1.cc519p-14f, 0x1.f22cd8p-17f, 0x1.0e25f4p-19f,
        0x1.a04bd8p-24f, 0x1.ef970ap-30f, 0x1.22772cp-35f, 0x1.547be2p-41f,
        0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0x1.000002p0f,
        0x1.fb86b4p-1f, 0x1.f3b3b2p-1f, 0x1.e8430ep-1f, 0x1.d1175cp-1f,
        0x1.a94542p-1f, 0x1.7aed72p-1f, 0x1.49e99cp-1f, 0x1.024e2cp-1f,
        0x1.61491p-2f, 0x1.ce9ee6p-3f, 0x1.265fe6p-3f}},
    {{
        -0x1.1ab328p-4f, -0x1.b4c6eap-6f, -0x1.47094cp-7f, -0x1.e49cc2p-9f,
        -0x1.c8a06ep-11f, -0x1.eed3eap-14f, -0x1.0bca1p-16f, -0x1.1f41ep-19f,
        -0x1.fab2e8p-24f, -0x1.23892ap-28f, -0x1.55bd0ep-34f, -0x1.90961p-40f,
        0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, -0x1.f472cep-16f,
        -0x1.7b56b2p-4f, -0x1.359ef4p-3f, -0x1.a452bap-3f, -0x1.190876p-2f,
        -0x1.5d7fd4p-2f, -0x1.81dac4p-2f, -0x1.891802p-2f, -0x1.6ad696p-2f,
        -0x1.1ddf7p-2f, -0x1.9797aap-3f, -0x1.111112p-3f}},
    {{
        0x1.5cde84p-5f, 0x1.1b36ap-6f, 0x1.afedd4p-8f, 0x1.41fcccp-9f,
        0x1.30a24p-11f, 0x1.4a5f2ep-14f, 0x1.65c4dep-17f, 0x1.821524p-20f,
        0x1.6e8f5ep-24f, 0x1.958742p-30f, 0x1.db5c58p-36f, 0x1.169bf2p-41f,
        0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, -0x1.5460b4p-2f,
        -0x1.49bbc6p-2f, -0x1.35529p-2f, -0x1.186e7cp-2f, -0x1.c36548p-3f,
        -0x1.189c04p-3f, -0x1.c35d3ap-5f, 0x1.c1e2fep-7f, 0x1.4815a4p-4f,
        0x1.c39d98p-4f, 0x1.973d5cp-4f, 0x1.343092p-4f}}};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESFAST_H
