//===- TablesSoftplus.h - softplus and mish in f32 --------------*- C++ -*-===//
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

#ifndef CREASE_NUMERICS_TABLESSOFTPLUS_H
#define CREASE_NUMERICS_TABLESSOFTPLUS_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// log1p(e) / e on [0, 1], in 16 equal intervals. Largest error 2^-29.6. The
/// centres, where the value is almost a float:
inline constexpr Table16 log1pRatioCentre = {{
    0x1.fffb8cp-6f, 0x1.800306p-4f, 0x1.3ffdd8p-3f, 0x1.c005aap-3f,
    0x1.200272p-2f, 0x1.600234p-2f, 0x1.a001d8p-2f, 0x1.dffe4cp-2f,
    0x1.0ffd7cp-1f, 0x1.300288p-1f, 0x1.4fffccp-1f, 0x1.6ffc5ap-1f,
    0x1.90032ap-1f, 0x1.affdfp-1f, 0x1.d002a2p-1f, 0x1.effbbap-1f}};

/// The values there.
inline constexpr Table16 log1pRatioValue = {{
    0x1.f829c2p-1f, 0x1.e966b6p-1f, 0x1.dbbbb8p-1f, 0x1.cf05eep-1f,
    0x1.c32b96p-1f, 0x1.b8143ep-1f, 0x1.adabd8p-1f, 0x1.a3e18ep-1f,
    0x1.9aa5dap-1f, 0x1.91e9f6p-1f, 0x1.89a666p-1f, 0x1.81cf1ep-1f,
    0x1.7a58bap-1f, 0x1.734082p-1f, 0x1.6c7a84p-1f, 0x1.6604fep-1f}};

/// The coefficients of the powers from 1 on.
inline constexpr Table16 log1pRatioSlope[4] = {
    {{
        -0x1.eb64a2p-2f, -0x1.c6222cp-2f, -0x1.a56602p-2f, -0x1.886e7ap-2f,
        -0x1.6ea936p-2f, -0x1.579a5ap-2f, -0x1.42ded6p-2f, -0x1.3025fcp-2f,
        -0x1.1f2b14p-2f, -0x1.0fb2a2p-2f, -0x1.019402p-2f, -0x1.e94692p-3f,
        -0x1.d17458p-3f, -0x1.bb86dep-3f, -0x1.a73c16p-3f, -0x1.947598p-3f}},
    {{
        0x1.3e7be4p-2f, 0x1.16e09ep-2f, 0x1.ebd80cp-3f, 0x1.b47142p-3f,
        0x1.857f84p-3f, 0x1.5d65f2p-3f, 0x1.3ae6a4p-3f, 0x1.1d095ap-3f,
        0x1.0305e4p-3f, 0x1.d8720ep-4f, 0x1.b05918p-4f, 0x1.8ce46ap-4f,
        0x1.6d6484p-4f, 0x1.514b6ep-4f, 0x1.3823b8p-4f, 0x1.2193bep-4f}},
    {{
        -0x1.d04c68p-3f, -0x1.806e54p-3f, -0x1.419234p-3f, -0x1.0f6d4ep-3f,
        -0x1.cded3cp-4f, -0x1.8c08eep-4f, -0x1.55e0a6p-4f, -0x1.28e756p-4f,
        -0x1.036f66p-4f, -0x1.c75db4p-5f, -0x1.91c24cp-5f, -0x1.643c5ep-5f,
        -0x1.3d08b4p-5f, -0x1.1b4ac6p-5f, -0x1.fc00c4p-6f, -0x1.c8ebbap-6f}},
    {{
        0x1.68a24cp-3f, 0x1.1a0756p-3f, 0x1.be4ceep-4f, 0x1.64ea32p-4f,
        0x1.22de6cp-4f, 0x1.dc7b2p-5f, 0x1.8a056ap-5f, 0x1.47853ap-5f,
        0x1.128068p-5f, 0x1.d1ae66p-6f, 0x1.8cc29p-6f, 0x1.538414p-6f,
        0x1.6e3254p-7f, 0x1.f2de64p-7f, 0x1.b0ebccp-7f, 0x1.7b729ep-7f}}};

/// tanh(log1p(e)) / e on [0, 1] in entries 0 to 7, tanh(log1p(1/e)) in entries
/// 8 to 15, in equal intervals. Largest error 2^-27.2. The centres, where the
/// value is almost a float:
inline constexpr Table16 mishCentre = {{
    0x1.fff774p-5f, 0x1.800084p-3f, 0x1.4005b4p-2f, 0x1.bfff06p-2f,
    0x1.200554p-1f, 0x1.5ffc0ap-1f, 0x1.a001f6p-1f, 0x1.e004e8p-1f,
    0x1.fff66p-5f, 0x1.7ffb64p-3f, 0x1.3ffcb4p-2f, 0x1.bffae8p-2f,
    0x1.200544p-1f, 0x1.5ffaacp-1f, 0x1.9ffe5cp-1f, 0x1.dffad6p-1f}};

/// The values there.
inline constexpr Table16 mishValue = {{
    0x1.f007c8p-1f, 0x1.d0b32ep-1f, 0x1.b2dd4ap-1f, 0x1.96fdecp-1f,
    0x1.7d3b42p-1f, 0x1.65a032p-1f, 0x1.500a92p-1f, 0x1.3c5da4p-1f,
    0x1.fc782ep-1f, 0x1.e71804p-1f, 0x1.c9114cp-1f, 0x1.a931fap-1f,
    0x1.8a818ep-1f, 0x1.6e3d46p-1f, 0x1.54a8ecp-1f, 0x1.3dbd8ap-1f}};

/// The coefficients of the powers from 1 on.
inline constexpr Table16 mishSlope[5] = {
    {{
        -0x1.fd3d98p-2f, -0x1.eaf97ap-2f, -0x1.ce6f2ep-2f, -0x1.ad3b92p-2f,
        -0x1.8acfep-2f, -0x1.69401cp-2f, -0x1.499478p-2f, -0x1.2c59c2p-2f,
        -0x1.a7e4d4p-3f, -0x1.b49414p-2f, -0x1.fb022ep-2f, -0x1.f953dap-2f,
        -0x1.d953c2p-2f, -0x1.af0e22p-2f, -0x1.838738p-2f, -0x1.5aa7f8p-2f}},
    {{
        0x1.5278c2p-5f, 0x1.88c7fp-4f, 0x1.f9a434p-4f, 0x1.11f978p-3f,
        0x1.11ec2cp-3f, 0x1.05f4f6p-3f, 0x1.e7de66p-4f, 0x1.bee72p-4f,
        -0x1.579f3p0f, -0x1.02b316p-1f, -0x1.8ca7f2p-4f, 0x1.5800d8p-4f,
        0x1.3a80fcp-3f, 0x1.5ee23p-3f, 0x1.549848p-3f, 0x1.37d0ecp-3f}},
    {{
        0x1.89f108p-3f, 0x1.abca0cp-4f, 0x1.7fd114p-5f, 0x1.7122f6p-7f,
        -0x1.34f70cp-7f, -0x1.5027bcp-6f, -0x1.a42edp-6f, -0x1.be18cep-6f,
        0x1.840a3ap1f, 0x1.8d282cp0f, 0x1.6f11b4p-1f, 0x1.30cabap-2f,
        0x1.93aap-4f, 0x1.15c0dcp-7f, -0x1.e272ccp-6f, -0x1.5ec81p-5f}},
    {{
        -0x1.b127b4p-3f, -0x1.24a772p-3f, -0x1.727708p-4f, -0x1.bcbe5ep-5f,
        -0x1.f1b5f2p-6f, -0x1.f4e8dep-7f, -0x1.933af4p-8f, -0x1.98bd2ap-11f,
        -0x1.d17608p1f, -0x1.20fca8p1f, -0x1.2de4aap0f, -0x1.24f3a4p-1f,
        -0x1.0f574p-2f, -0x1.dbb44ap-4f, -0x1.747e0cp-5f, -0x1.a27898p-7f}},
    {{
        0x1.eea398p-4f, 0x1.8ebf48p-4f, 0x1.17f9bap-4f, 0x1.8c344p-5f,
        0x1.023994p-5f, 0x1.53105ap-6f, 0x1.514a6ep-7f, 0x1.2060e8p-8f,
        0x1.d607dcp0f, 0x1.10cc06p1f, 0x1.4ee1c6p0f, 0x1.5ef8dap-1f,
        0x1.56f038p-2f, 0x1.468624p-3f, 0x1.2ee046p-4f, 0x1.172bdep-5f}}};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESSOFTPLUS_H
