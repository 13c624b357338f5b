//===- TablesTanh.h - tanh in f32 -------------------------------*- C++ -*-===//
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

#ifndef CREASE_NUMERICS_TABLESTANH_H
#define CREASE_NUMERICS_TABLESTANH_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// tanh in intervals of a + 1/4 in [1/4, 16), four an octave. Largest error
/// 2^-25.4. The centres, where the value is almost a float:
inline constexpr Table32 tanh32Centre = {{
    0x1.0004dp1f, 0x1.3ffdeep1f, 0x1.80044p1f, 0x1.bffdcp1f, 0x1.0fffdap2f,
    0x1.4fff82p2f, 0x1.9002f8p2f, 0x1.cffa26p2f, 0x1.17fa26p3f, 0x1.5805dcp3f,
    0x1.9805dcp3f, 0x1.d805dcp3f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f,
    0.0f, 0.0f, 0x1.8001eap-4f, 0x1.3ffc0cp-3f, 0x1.bffda6p-3f, 0x1.3ffa6p-2f,
    0x1.c0023cp-2f, 0x1.1ffcecp-1f, 0x1.5ffc7cp-1f, 0x1.c00494p-1f,
    0x1.20038p0f, 0x1.6002bp0f, 0x1.9fff1p0f}};

/// The values there.
inline constexpr Table32 tanh32Value = {{
    0x1.ed9662p-1f, 0x1.f9254ap-1f, 0x1.fd77fcp-1f, 0x1.ff1124p-1f,
    0x1.ffcaacp-1f, 0x1.fff8c8p-1f, 0x1.ffff06p-1f, 0x1.ffffdep-1f,
    0x1.fffffep-1f, 0x1p0f, 0x1p0f, 0x1p0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f,
    0.0f, 0.0f, 0.0f, 0.0f, 0x1.7ee2e8p-4f, 0x1.3d67ecp-3f, 0x1.b8fac6p-3f,
    0x1.35f46ep-2f, 0x1.a5747ap-2f, 0x1.050628p-1f, 0x1.31559cp-1f,
    0x1.6868ap-1f, 0x1.9e5f2p-1f, 0x1.c279dcp-1f, 0x1.d9c6b6p-1f}};

/// The coefficients of the powers from 1 on.
inline constexpr Table32 tanh32Slope[5] = {
    {{
        0x1.214dc4p-4f, 0x1.b3bdcep-6f, 0x1.4334fcp-7f, 0x1.dd489ep-9f,
        0x1.aa8cfp-11f, 0x1.ce003ap-14f, 0x1.f40356p-17f, 0x1.0ef682p-19f,
        0x1.b0003cp-24f, 0x1.f8dcccp-30f, 0x1.27e66ep-35f, 0x1.5adabap-41f,
        0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0x1p0f,
        0x1.fb86acp-1f, 0x1.f3b3acp-1f, 0x1.e84308p-1f, 0x1.d117p-1f,
        0x1.a944f6p-1f, 0x1.7aed3ap-1f, 0x1.49e972p-1f, 0x1.024ccap-1f,
        0x1.61483p-2f, 0x1.ce9eb8p-3f, 0x1.266032p-3f}},
    {{
        -0x1.16e62ep-4f, -0x1.ade35ep-6f, -0x1.419694p-7f, -0x1.dc612ep-9f,
        -0x1.a9d8aap-11f, -0x1.cd64b6p-14f, -0x1.f36066p-17f,
        -0x1.fefab2p-20f, -0x1.04ac12p-25f, -0x1.22e57ep-27f,
        -0x1.54fd36p-33f, -0x1.8fb52ep-39f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f,
        0.0f, 0.0f, 0.0f, 0x1.52bb8ap-27f, -0x1.7b8a7p-4f, -0x1.35c81cp-3f,
        -0x1.a488cp-3f, -0x1.198e5ep-2f, -0x1.5e0fep-2f, -0x1.825ceep-2f,
        -0x1.897d76p-2f, -0x1.6ba5e4p-2f, -0x1.1deb84p-2f, -0x1.970838p-3f,
        -0x1.106658p-3f}},
    {{
        0x1.58e422p-5f, 0x1.16e628p-6f, 0x1.a88aaep-8f, 0x1.3c6d9p-9f,
        0x1.1ba5a4p-11f, 0x1.338974p-14f, 0x1.4ce114p-17f, 0x1.69340cp-20f,
        0x1.1d9acep-24f, 0x1.3a573cp-30f, 0x1.70787ap-36f, 0x1.afebe4p-42f,
        0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, -0x1.5555b4p-2f,
        -0x1.497928p-2f, -0x1.3528bep-2f, -0x1.183a36p-2f, -0x1.c1a6p-3f,
        -0x1.16dd3ep-3f, -0x1.bd5a0ap-5f, 0x1.d7bf72p-7f, 0x1.4f1abap-4f,
        0x1.c69222p-4f, 0x1.97d602p-4f, 0x1.33e124p-4f}},
    {{
        -0x1.253fcap-6f, -0x1.09c8c8p-7f, -0x1.a464ecp-9f, -0x1.3da582p-10f,
        -0x1.28d97ap-12f, -0x1.4272fep-15f, -0x1.5d2014p-18f,
        -0x1.30c69cp-20f, -0x1.c42b32p-24f, 0x1.824accp-28f, 0x1.c4cfe4p-34f,
        0x1.0964b4p-39f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f,
        0x1.f52fa8p-15f, 0x1.f39242p-5f, 0x1.8d59bp-4f, 0x1.04bb26p-3f,
        0x1.432f4p-3f, 0x1.5b88bap-3f, 0x1.39f508p-3f, 0x1.e96a0cp-4f,
        0x1.f43aaap-5f, 0x1.dfa09ap-9f, -0x1.59f29ep-6f, -0x1.9bb43cp-6f}},
    {{
        0x1.3455d8p-8f, 0x1.77e1fep-9f, 0x1.42598p-10f, 0x1.f47c1ep-12f,
        0x1.d90318p-14f, 0x1.01b6fp-16f, 0x1.1744d8p-19f, 0x1.2901a2p-22f,
        0x1.06baa8p-26f, 0x1.9afdcep-32f, 0x1.e1c3a4p-38f, 0x1.1a5cc6p-43f,
        0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0.0f, 0x1.0f566ap-3f,
        0x1.e5887cp-4f, 0x1.0826f8p-3f, 0x1.4c7522p-4f, 0x1.6858cep-5f,
        -0x1.a14bd4p-8f, -0x1.3fb0fp-5f, -0x1.0e03f4p-4f, -0x1.df6b4p-5f,
        -0x1.07e69cp-5f, -0x1.3a3f4cp-7f, 0x1.673f7cp-10f}}};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESTANH_H
