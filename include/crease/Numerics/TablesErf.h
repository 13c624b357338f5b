//===- TablesErf.h - erf and erfc in f32 ------------------------*- C++ -*-===//
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

#ifndef CREASE_NUMERICS_TABLESERF_H
#define CREASE_NUMERICS_TABLESERF_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// What the slope at 0 lacks.
inline constexpr float erfSlopeLow = -0x1.f7ac92p-25f;

/// erf in intervals of 0.9 a + 1/4 in [1/4, 4), four an octave. Largest error
/// 2^-25.5. The centres, where the value is almost a float:
inline constexpr Table16 erf16Centre = {{
    0x1.1c7184p1f, 0x1.63917ep1f, 0x1.aaa4d2p1f, 0x1.f1c144p1f, 0.0f,
    0x1.aaa87ep-4f, 0x1.639384p-3f, 0x1.f1c684p-3f, 0x1.639416p-2f,
    0x1.f1c5p-2f, 0x1.400442p-1f, 0x1.871aaep-1f, 0x1.f1c92cp-1f,
    0x1.3ffa92p0f, 0x1.871a38p0f, 0x1.ce33eep0f}};

/// The values there.
inline constexpr Table16 erf16Value = {{
    0x1.ff2494p-1f, 0x1.fff4ccp-1f, 0x1.ffffaep-1f, 0x1.fffffep-1f, 0.0f,
    0x1.dfb256p-4f, 0x1.8d3abep-3f, 0x1.1367f8p-2f, 0x1.81aaf6p-2f,
    0x1.04333p-1f, 0x1.3f1caep-1f, 0x1.70a1b8p-1f, 0x1.a965a8p-1f,
    0x1.d883ccp-1f, 0x1.f04434p-1f, 0x1.fa898p-1f}};

/// The coefficients of the powers from 1 on.
inline constexpr Table16 erf16Slope[7] = {
    {{
        0x1.090222p-7f, 0x1.078296p-11f, 0x1.1c4068p-16f, 0x1.86ff5ap-22f,
        0x1.20dd76p0f, 0x1.1dbf6ep0f, 0x1.184992p0f, 0x1.104b66p0f,
        0x1.000d56p0f, 0x1.c8251ep-1f, 0x1.86e55ap-1f, 0x1.425694p-1f,
        0x1.c0fe3cp-2f, 0x1.e47ee8p-3f, 0x1.bfe3dap-4f, 0x1.62efc8p-5f}},
    {{
        -0x1.2672f2p-6f, -0x1.6df544p-10f, -0x1.c24228p-15f, 0x1.c40642p-19f,
        -0x1.bb1e86p-40f, -0x1.dc3c54p-4f, -0x1.854f6ap-3f, -0x1.08bac8p-2f,
        -0x1.63a78ep-2f, -0x1.bb778cp-2f, -0x1.e8a53cp-2f, -0x1.ec73d6p-2f,
        -0x1.b4873p-2f, -0x1.2eca2ap-2f, -0x1.562164p-3f, -0x1.406a46p-4f}},
    {{
        0x1.880d32p-6f, 0x1.3ce702p-9f, 0x1.f4dd74p-14f, 0x1.8cc804p-19f,
        -0x1.812746p-2f, -0x1.74f5a8p-2f, -0x1.5f6fc2p-2f, -0x1.40371ap-2f,
        -0x1.030ca8p-2f, -0x1.40af3ap-3f, -0x1.c784bp-5f, 0x1.1f1c1ap-5f,
        0x1.0a8f9ap-3f, 0x1.571cf4p-3f, 0x1.11cf8p-3f, 0x1.468378p-4f}},
    {{
        -0x1.5194ap-6f, -0x1.7b17cap-9f, -0x1.16abc2p-12f, -0x1.461934p-13f,
        -0x1.1b947p-20f, 0x1.d15216p-5f, 0x1.7aeb8ep-4f, 0x1.fd4a62p-4f,
        0x1.4b00d8p-3f, 0x1.75ab08p-3f, 0x1.6998ecp-3f, 0x1.2cf712p-3f,
        0x1.42e27p-4f, -0x1.920f6ap-8f, -0x1.7c7414p-5f, -0x1.77e206p-5f}},
    {{
        0x1.6cdc04p-7f, 0x1.4653cep-9f, 0x1.ae1fdap-13f, 0x1.26e7d6p-17f,
        0x1.ce56b4p-4f, 0x1.c9c0cp-2f, 0x1.edeb38p-2f, 0x1.508c7cp-3f,
        0x1.8bd6b8p-5f, -0x1.245b32p-8f, -0x1.6ec01p-5f, -0x1.c3c354p-5f,
        -0x1.1fb2dcp-4f, -0x1.80cbcap-5f, -0x1.80f016p-7f, 0x1.2d966ap-7f}},
    {{
        -0x1.53963p-9f, -0x1.95aafep-10f, 0x1.1770e6p-11f, 0x1.483b4p-10f,
        -0x1.28696ep-11f, 0x1.29f266p-1f, 0x1.9fd3dep-2f, -0x1.0bc1acp-3f,
        -0x1.3c0192p-2f, -0x1.c1825ap-5f, -0x1.d13a34p-5f, -0x1.ec6b62p-6f,
        0x1.88d49p-10f, 0x1.580d3cp-6f, 0x1.2c612cp-6f, 0x1.b25d4ep-8f}},
    {{
        -0x1.feb63ap-11f, 0x1.41c3a2p-11f, 0x1.ed5a9p-14f, -0x1.924e9cp-18f,
        -0x1.86141ap-6f, -0x1.2cc8b6p7f, -0x1.5e3152p7f, -0x1.35fe6cp5f,
        0x1.821438p-2f, 0x1.dbbcecp0f, 0x1.004b4p1f, -0x1.570e6ep-7f,
        0x1.04cd5ep-5f, -0x1.6ecap-9f, -0x1.320a6p-8f, -0x1.4d7ddp-8f}}};

/// erfc(a) exp(a^2), in 16 intervals of a + 1 in [1, 16). Largest error
/// 2^-30.0. 15 bits of the values in the middle:
inline constexpr Table16 erfcTailBase = {{
    0x1.78a4p-2f, 0x1.23dp-2f, 0x1.d944p-3f, 0x1.8c9cp-3f, 0x1.3e0cp-3f,
    0x1.f5bp-4f, 0x1.9d8cp-4f, 0x1.5f74p-4f, 0x1.1ea8p-4f, 0x1.cbe8p-5f,
    0x1.7fd4p-5f, 0x1.494cp-5f, 0x1.bf18p-1f, 0x1.5f28p-1f, 0x1.1d14p-1f,
    0x1.db78p-2f}};

/// The polynomials that are added to them.
inline constexpr Table16 erfcTailPowers[8] = {
    {{
        0x1.490946p-17f, -0x1.e872ecp-21f, 0x1.1b5822p-21f, 0x1.5b47f4p-18f,
        -0x1.66610ap-19f, 0x1.502496p-19f, -0x1.70dd9ep-20f, 0x1.c42e8ep-20f,
        0x1.87fddcp-21f, 0x1.8fc8bap-24f, 0x1.b177b8p-23f, -0x1.34c776p-23f,
        -0x1.10fa8ap-17f, 0x1.5bc782p-18f, 0x1.5ac04ep-16f, -0x1.c08dfcp-17f}},
    {{
        -0x1.abaacep-3f, -0x1.0c3d54p-3f, -0x1.6a70d2p-4f, -0x1.030578p-4f,
        -0x1.5285d2p-5f, -0x1.aa3eb6p-6f, -0x1.238ca8p-6f, -0x1.a6e2dp-7f,
        -0x1.1a5882p-7f, -0x1.6c55c8p-8f, -0x1.fc477cp-9f, -0x1.76712p-9f,
        -0x1.d1f52ep-1f, -0x1.3a5c68p-1f, -0x1.babd0ep-2f, -0x1.4369f6p-2f}},
    {{
        0x1.b56f4cp-4f, 0x1.c8d0d2p-5f, 0x1.061568p-5f, 0x1.43b98cp-6f,
        0x1.5d581cp-7f, 0x1.62c13p-8f, 0x1.95252ep-9f, 0x1.f75ef8p-10f,
        0x1.14109ap-10f, 0x1.1f3df4p-11f, 0x1.4f67f6p-12f, 0x1.a8b736p-13f,
        0x1.84d84ap-1f, 0x1.d28c0ep-2f, 0x1.257742p-2f, 0x1.80ef9p-3f}},
    {{
        -0x1.9b6306p-5f, -0x1.6cb34ap-6f, -0x1.6886dp-7f, -0x1.84ea3ap-8f,
        -0x1.5e5ef6p-9f, -0x1.219008p-10f, -0x1.1593eep-11f, -0x1.287526p-12f,
        -0x1.0bfdaap-13f, -0x1.c2c992p-15f, -0x1.b92c04p-16f,
        -0x1.e08866p-17f, -0x1.163cap-1f, -0x1.2e8154p-2f, -0x1.59c48ap-3f,
        -0x1.9d5876p-4f}},
    {{
        0x1.6899cap-6f, 0x1.13607p-7f, 0x1.da549ep-9f, 0x1.c2c574p-10f,
        0x1.562316p-11f, 0x1.cffdc6p-13f, 0x1.77496ep-14f, 0x1.59b0e2p-15f,
        0x1.024552p-16f, 0x1.600ab6p-18f, 0x1.212f96p-19f, 0x1.0f2ceep-20f,
        0x1.620ed6p-2f, 0x1.611a78p-3f, 0x1.72d43p-4f, 0x1.982ef4p-5f}},
    {{
        -0x1.29b48p-7f, -0x1.8dd47p-9f, -0x1.29081ep-10f, -0x1.f891a6p-12f,
        -0x1.4566eep-13f, -0x1.6c34dcp-15f, -0x1.fbcbecp-17f,
        -0x1.95c52ep-18f, -0x1.eeb83ep-20f, -0x1.11796p-21f, -0x1.7cb868p-23f,
        -0x1.34ca58p-24f, -0x1.98bda8p-3f, -0x1.7d1cc8p-4f, -0x1.6d82aap-5f,
        -0x1.7783c8p-6f}},
    {{
        0x1.d9236ap-9f, 0x1.13e46p-10f, 0x1.7145f2p-12f, 0x1.14f65p-13f,
        0x1.3671f2p-15f, 0x1.1f5b02p-17f, 0x1.4e99aap-19f, 0x1.cc3788p-21f,
        0x1.e3362cp-23f, 0x1.aeff96p-25f, 0x1.f2ab4ep-27f, 0x1.5b8dd2p-28f,
        0x1.b9186ep-4f, 0x1.7a091ap-5f, 0x1.566a82p-6f, 0x1.4818d2p-7f}},
    {{
        -0x1.579526p-10f, -0x1.c780d4p-13f, -0x1.a23088p-13f,
        -0x1.6d70bap-15f, -0x1.2cf254p-17f, -0x1.00de62p-19f, 0x1.0eb39ap-24f,
        0x1.badb6ap-24f, -0x1.c1aaaep-26f, -0x1.59ba4cp-28f, -0x1.d9111cp-32f,
        0x1.b7d1f6p-34f, -0x1.2505fep-4f, 0x1.56e454p-8f, -0x1.3a756p-6f,
        -0x1.19f9aep-8f}}};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESERF_H
