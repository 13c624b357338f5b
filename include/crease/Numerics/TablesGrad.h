//===- TablesGrad.h - Derivatives in f32 ------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written by scripts/numerics/grad_tables.py. Do not edit.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_TABLESGRAD_H
#define CREASE_NUMERICS_TABLESGRAD_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// silu'(-a) exp(a) in 16 intervals of a/2 + 1 in [1, 16); the last is a line
/// that holds beyond. Largest error 2^-25.0. The centres, where the value is
/// almost a float:
inline constexpr Table16 siluGradCentre = {{
    0x1.4p1f, 0x1.cp1f, 0x1.2p2f, 0x1.6p2f, 0x1.cp2f, 0x1.2p3f, 0x1.6p3f,
    0x1.ap3f, 0x1p4f, 0x1.4p4f, 0x1.8p4f, 0x1.cp4f, 0x1p-2f, 0x1.8p-1f,
    0x1.474974p0f, 0x1.cp0f}};

/// The values there.
inline constexpr Table16 siluGradValue = {{
    -0x1.36010cp0f, -0x1.29df86p1f, -0x1.b4d1a4p1f, -0x1.1d66a4p2f,
    -0x1.7f3e0cp2f, -0x1.ffdda2p2f, -0x1.3ffd2p3f, -0x1.7fff8ap3f,
    -0x1.dffff8p3f, -0x1.3p4f, -0x1.7p4f, -0x1.bp4f, 0x1.eec30ap-2f,
    0x1.55368ep-2f, -0x1.5cd412p-27f, -0x1.ac46b4p-2f}};

/// The coefficients of the powers from 1 on.
inline constexpr Table16 siluGradSlope[7] = {
    {{
        -0x1.1b9ceep0f, -0x1.1b6bep0f, -0x1.106272p0f, -0x1.084042p0f,
        -0x1.028f5cp0f, -0x1.007944p0f, -0x1.0014ccp0f, -0x1.000368p0f,
        -0x1.000036p0f, -0x1.000002p0f, -0x1p0f, -0x1p0f, -0x1.1cdd2cp-3f,
        -0x1.dc8ac8p-2f, -0x1.907afcp-1f, -0x1.f39adcp-1f}},
    {{
        -0x1.18258p-5f, 0x1.4020d2p-6f, 0x1.471358p-6f, 0x1.84240ep-7f,
        0x1.0af6fep-8f, 0x1.a3e2e8p-11f, 0x1.21f526p-13f, 0x1.d05bf2p-16f,
        0x1.90f21ap-23f, 0x1.8d069ap-22f, 0x1.20b16p-27f, 0.0f,
        -0x1.362822p-2f, -0x1.52cbd8p-2f, -0x1.05b01ep-2f, -0x1.3cfa8p-3f}},
    {{
        0x1.268e9ep-5f, 0x1.4c5c24p-8f, -0x1.42f6d4p-9f, -0x1.45d2cap-9f,
        -0x1.1273aep-10f, -0x1.da1d8cp-13f, -0x1.5f2b7p-15f, -0x1.d6f7cep-18f,
        -0x1.3eca86p-21f, 0x1.1e7ee8p-24f, -0x1.73e606p-29f, 0.0f,
        -0x1.c71a1ep-5f, 0x1.2f8178p-6f, 0x1.15884p-4f, 0x1.1b6c0ap-4f}},
    {{
        -0x1.79c394p-7f, -0x1.0a2ce6p-8f, -0x1.115dc6p-11f, 0x1.1c6b9ap-12f,
        0x1.8795ecp-13f, 0x1.8f344ap-15f, 0x1.34f9d4p-16f, -0x1.1af87cp-17f,
        0x1.0049c8p-20f, -0x1.c37d22p-23f, -0x1.4b633cp-28f, 0.0f,
        0x1.1337fcp-5f, 0x1.1b79dp-5f, 0x1.58322p-7f, -0x1.cc4c54p-8f}},
    {{
        0x1.20a6fap-10f, 0x1.35fddp-10f, 0x1.4d6c04p-12f, 0x1.6f19b2p-15f,
        -0x1.474006p-16f, -0x1.bc412cp-18f, -0x1.0f271p-20f, -0x1.ad69d2p-21f,
        0x1.b9ce2ep-25f, -0x1.402b6ep-25f, 0x1.051e2cp-30f, 0.0f,
        0x1.e9fecp-8f, -0x1.944ffep-8f, -0x1.3b740ep-7f, -0x1.38fa04p-8f}},
    {{
        0x1.3905dap-11f, -0x1.77f0e2p-14f, 0x1.3cda8ap-17f, -0x1.bb8944p-14f,
        -0x1.56e8aap-19f, -0x1.39f2dap-23f, -0x1.89c522p-18f, 0x1.b75baep-18f,
        -0x1.1ff93ep-23f, 0x1.2998eep-25f, 0x1.b6db42p-31f, 0.0f,
        -0x1.df12dap-9f, -0x1.db2286p-9f, 0x1.f70fa4p-11f, 0x1.38e36ap-9f}},
    {{
        -0x1.95c4c8p-13f, 0x1.a4831p-15f, 0x1.20d176p-15f, -0x1.48ac76p-16f,
        0x1.816e6ep-26f, -0x1.7712dcp-22f, -0x1.c71b9cp-22f, 0x1.977a8ap-22f,
        -0x1.870d56p-27f, 0x1.5b735ep-28f, -0x1.f38564p-34f, 0.0f,
        -0x1.313cd6p-10f, 0x1.42798cp-10f, 0x1.58a28p-11f, 0x1.41636p-11f}}};

/// gelu'(-a) exp(a^2/2) in 16 intervals of a + 1 in [1, 16). Largest error
/// 2^-24.1. The centres, where the value is almost a float:
inline constexpr Table16 geluGradCentre = {{
    0x1.4p0f, 0x1.cp0f, 0x1.2p1f, 0x1.6p1f, 0x1.cp1f, 0x1.2p2f, 0x1.6p2f,
    0x1.ap2f, 0x1p3f, 0x1.4p3f, 0x1.8p3f, 0x1.cp3f, 0x1p-3f, 0x1.8p-2f,
    0x1.80ead2p-1f, 0x1.80ead2p-1f}};

/// The values there.
inline constexpr Table16 geluGradValue = {{
    -0x1.1258fap-2f, -0x1.069d1ap-1f, -0x1.7ce966p-1f, -0x1.eec798p-1f,
    -0x1.4a3a5ap0f, -0x1.b5df3p0f, -0x1.0fd9fcp1f, -0x1.443cecp1f,
    -0x1.923aaep1f, -0x1.f996dap1f, -0x1.304642p2f, -0x1.63a342p2f,
    0x1.9d9ea2p-2f, 0x1.d70acep-3f, -0x1.dc87p-28f, -0x1.dc87p-28f}};

/// The coefficients of the powers from 1 on.
inline constexpr Table16 geluGradSlope[6] = {
    {{
        -0x1.04d48ep-1f, -0x1.e51942p-2f, -0x1.cf050cp-2f, -0x1.c0e9b6p-2f,
        -0x1.b3e48cp-2f, -0x1.aa428p-2f, -0x1.a4dd1ep-2f, -0x1.a191c8p-2f,
        -0x1.9e9f34p-2f, -0x1.9c7c38p-2f, -0x1.9b4bf2p-2f, -0x1.9a91eep-2f,
        -0x1.7b7962p-1f, -0x1.4fa202p-1f, -0x1.25126cp-1f, -0x1.25126cp-1f}},
    {{
        0x1.7b8096p-5f, 0x1.bd53c2p-6f, 0x1.15a5b6p-6f, 0x1.6c4e7ap-7f,
        0x1.a2cfeep-8f, 0x1.bf52d8p-9f, 0x1.07f2ep-9f, 0x1.4f54d6p-10f,
        0x1.76b15ap-11f, 0x1.8b30bp-12f, 0x1.ca6034p-13f, 0x1.2ebd98p-13f,
        0x1.a4db98p-3f, 0x1.222cfap-3f, 0x1.5b299p-4f, 0x1.5b297ep-4f}},
    {{
        -0x1.1f2edp-6f, -0x1.294facp-7f, -0x1.49cd78p-8f, -0x1.839e9ap-9f,
        -0x1.7e7136p-10f, -0x1.55b5f4p-11f, -0x1.57f5b2p-12f,
        -0x1.7b3ae6p-13f, -0x1.618a98p-14f, -0x1.30c0a8p-15f,
        -0x1.2eff1cp-16f, -0x1.4cda7cp-17f, -0x1.b015b4p-4f, -0x1.15c946p-4f,
        -0x1.2ba89p-5f, -0x1.2badf6p-5f}},
    {{
        0x1.881948p-8f, 0x1.620508p-9f, 0x1.7bd06ep-10f, 0x1.ad8fc4p-11f,
        0x1.324aa8p-12f, 0x1.3e99cap-13f, 0x1.909806p-15f, -0x1.5d1528p-20f,
        0x1.e39aecp-18f, 0x1.84b426p-19f, 0x1.3b52a6p-17f, -0x1.fc5af2p-18f,
        0x1.97473ap-5f, 0x1.e6ba94p-6f, 0x1.d5fe4ep-7f, 0x1.d52332p-7f}},
    {{
        -0x1.084c56p-9f, -0x1.c5fb84p-11f, -0x1.78212p-12f, -0x1.6b231p-13f,
        -0x1.233992p-14f, -0x1.70cfb6p-16f, -0x1.1706fcp-17f,
        -0x1.ef8282p-19f, -0x1.3454d6p-20f, -0x1.38ccdp-22f, -0x1.031994p-24f,
        -0x1.2164b8p-26f, -0x1.5abd6ap-6f, -0x1.7724b2p-7f, -0x1.463cd4p-8f,
        -0x1.51510ap-8f}},
    {{
        0x1.ccf1bcp-10f, 0x1.76f9ep-10f, -0x1.4e20d6p-12f, -0x1.633e38p-11f,
        0x1.601324p-14f, -0x1.4183c2p-14f, 0x1.ae854ap-17f, 0x1.20fe5ep-14f,
        0x1.e94ec4p-20f, 0x1.a148b4p-22f, -0x1.5794acp-18f, 0x1.67336ap-18f,
        -0x1.cc26fcp-5f, -0x1.62b48ap-6f, 0x1.2b8f84p-9f, 0x1.8d07fep-10f}}};

/// gelu_tanh'(-a) exp(2u(a)) in 16 intervals of a + 1 in [1, 16). Largest error
/// 2^-24.4. The centres, where the value is almost a float:
inline constexpr Table16 geluTanhGradCentre = {{
    0x1.4p0f, 0x1.cp0f, 0x1.2p1f, 0x1.6p1f, 0x1.cp1f, 0x1.2p2f, 0x1.6p2f,
    0x1.ap2f, 0x1p3f, 0x1.4p3f, 0x1.8p3f, 0x1.cp3f, 0x1p-3f, 0x1.8p-2f,
    0x1.8142ap-1f, 0x1.8142ap-1f}};

/// The values there.
inline constexpr Table16 geluTanhGradValue = {{
    -0x1.08f3c2p0f, -0x1.55c8fcp1f, -0x1.395834p2f, -0x1.f2c81p2f,
    -0x1.b8430ap3f, -0x1.9b001ap4f, -0x1.5b2236p5f, -0x1.10a3cap6f,
    -0x1.e577f6p6f, -0x1.ca0b56p7f, -0x1.840d76p8f, -0x1.305de8p9f,
    0x1.f5129ap-2f, 0x1.90fe18p-2f, -0x1.1f3192p-26f, -0x1.1f3192p-26f}};

/// The coefficients of the powers from 1 on.
inline constexpr Table16 geluTanhGradSlope[7] = {
    {{
        -0x1.57823cp1f, -0x1.ecfaf8p1f, -0x1.4517f6p2f, -0x1.a4378p2f,
        -0x1.2f601ep3f, -0x1.d33758p3f, -0x1.505a9ap4f, -0x1.cba7bp4f,
        -0x1.5591b4p5f, -0x1.0742aap6f, -0x1.784954p6f, -0x1.fddcd8p6f,
        -0x1.696446p-3f, -0x1.401078p-1f, -0x1.79651cp0f, -0x1.79651cp0f}},
    {{
        -0x1.31d18p0f, -0x1.29de2p0f, -0x1.54434p0f, -0x1.a92838p0f,
        -0x1.1c2aa2p1f, -0x1.71cb96p1f, -0x1.c416aap1f, -0x1.0b252ep2f,
        -0x1.48cdf4p2f, -0x1.9b00dp2f, -0x1.ed3874p2f, -0x1.1fb032p3f,
        -0x1.8c3036p-1f, -0x1.02771cp0f, -0x1.342e9ep0f, -0x1.342ea6p0f}},
    {{
        0x1.a3abb2p-5f, -0x1.26b0eap-5f, -0x1.6e5864p-3f, -0x1.fc7b2ap-3f,
        -0x1.e62adcp-3f, -0x1.b8df7p-3f, -0x1.b64b76p-3f, -0x1.b646cap-3f,
        -0x1.b6677cp-3f, -0x1.b66da8p-3f, -0x1.b6806ep-3f, -0x1.b63f9ap-3f,
        -0x1.6acc76p-2f, -0x1.0f88cap-2f, -0x1.3ce1e6p-4f, -0x1.3d1182p-4f}},
    {{
        0x1.c77952p-9f, -0x1.2e5f22p-4f, -0x1.c5f62ep-5f, -0x1.e67c92p-7f,
        0x1.4f30a2p-7f, 0x1.b36c7p-11f, -0x1.3c22c2p-10f, -0x1.2ccc62p-10f,
        0x1.fc776p-15f, -0x1.94531ep-16f, 0x1.4f0a7ep-11f, -0x1.2bd288p-10f,
        0x1.d276f8p-5f, 0x1.d1c6f2p-4f, 0x1.ddb77cp-4f, 0x1.de375ep-4f}},
    {{
        -0x1.98b2ap-5f, -0x1.3e4492p-7f, 0x1.3a2826p-6f, 0x1.a6f7fap-7f,
        -0x1.a6e51p-11f, -0x1.222e7cp-10f, -0x1.3be518p-11f, -0x1.2e5d5ap-11f,
        0x1.23bf3ap-17f, 0x1.25d27ep-16f, 0x1.134c1ep-13f, -0x1.b12b3ap-13f,
        0x1.d20484p-5f, 0x1.fc596cp-6f, -0x1.8dce92p-6f, -0x1.fe7646p-6f}},
    {{
        0x1.3fd904p-7f, 0x1.9c53bcp-7f, -0x1.398deap-6f, 0x1.d99126p-7f,
        -0x1.a861e4p-10f, 0x1.8e6252p-10f, 0x1.9fd0acp-9f, 0x1.86aca2p-9f,
        -0x1.4b8114p-15f, 0x1.1070d4p-16f, -0x1.b34afep-12f, 0x1.85576ap-11f,
        0x1.85398cp-5f, 0x1.2242acp-10f, -0x1.b3fc16p-7f, -0x1.35e104p-8f}},
    {{
        0x1.07a8c6p-6f, -0x1.5b130ep-9f, -0x1.819d88p-6f, 0x1.24d86cp-6f,
        0x1.2cb306p-10f, 0x1.ff1d46p-12f, 0x1.8bc04ep-10f, 0x1.7847d4p-10f,
        -0x1.147cap-17f, -0x1.ffc58cp-18f, -0x1.71a862p-14f, 0x1.218d1ep-13f,
        -0x1.d2931p-6f, -0x1.b95bfcp-5f, 0x1.e7d622p-7f, -0x1.104eap-6f}}};

/// In intervals of a/2 + 1 in [1, 16): (mish'(a) - 1) exp(2a) in entries 0 to
/// 7, mish'(-a) exp(a) in entries 8 to 15; the last of each is a line that
/// holds beyond. Largest error 2^-24.4. The centres, where the value is almost
/// a float:
inline constexpr Table16 mishGradCentre = {{
    0x1.8p1f, 0x1.4p2f, 0x1p3f, 0x1.8p3f, 0x1.2p4f, 0x1.ap4f, 0x1.976efcp-1f,
    0x1.976efcp-1f, 0x1.8p1f, 0x1.4p2f, 0x1p3f, 0x1.8p3f, 0x1.2p4f, 0x1.ap4f,
    0x1.31432cp0f, 0x1.31432cp0f}};

/// The values there.
inline constexpr Table16 mishGradValue = {{
    0x1.107bfep3f, 0x1.1a049cp4f, 0x1.df81a4p4f, 0x1.6ffe3ep5f, 0x1.18p6f,
    0x1.98p6f, 0x1.3a71fp-25f, 0x1.3a71fp-25f, -0x1.e037c2p0f, -0x1.fc1e8p1f,
    -0x1.bfd6c8p2f, -0x1.5fff6cp3f, -0x1.1p4f, -0x1.9p4f, 0x1.6ffdf6p-29f,
    0x1.6ffdf6p-29f}};

/// The coefficients of the powers from 1 on.
inline constexpr Table16 mishGradSlope[9] = {
    {{
        0x1.34792ap2f, 0x1.12943ap2f, 0x1.01b744p2f, 0x1.000ce4p2f,
        0x1.00000ep2f, 0x1p2f, 0x1.766c62p0f, 0x1.766bd2p0f, -0x1.12e89p0f,
        -0x1.060944p0f, -0x1.008ee8p0f, -0x1.00043ap0f, -0x1.000004p0f,
        -0x1p0f, -0x1.c25d5ap-1f, -0x1.c25cf4p-1f}},
    {{
        -0x1.09c38p-4f, -0x1.a35468p-4f, -0x1.74bf02p-7f, -0x1.83fbb2p-12f,
        -0x1.ea4e4ep-18f, 0.0f, 0x1.7f07ccp0f, 0x1.7f1234p0f, 0x1.764aeep-7f,
        0x1.13e83ep-7f, 0x1.e45828p-11f, 0x1.f443dp-16f, 0x1.4431eep-21f,
        0.0f, -0x1.a3f94ap-3f, -0x1.a3dbc2p-3f}},
    {{
        -0x1.81cbb4p-4f, 0x1.3c7302p-6f, 0x1.9893ecp-9f, 0x1.b7bb9p-14f,
        0x1.4dbb5ap-25f, 0.0f, 0x1.9486cp-3f, 0x1.92011cp-3f, 0x1.453018p-8f,
        -0x1.b7e948p-10f, -0x1.077f68p-12f, -0x1.24d266p-17f,
        -0x1.d57b06p-26f, 0.0f, 0x1.8a5894p-4f, 0x1.8c2184p-4f}},
    {{
        0x1.906e0ap-5f, -0x1.c16f0ep-11f, -0x1.428c74p-11f, -0x1.f37732p-18f,
        0x1.b4db1ep-20f, 0.0f, -0x1.0e94aep-2f, -0x1.093456p-2f,
        -0x1.d25a86p-9f, 0x1.005466p-13f, 0x1.8d86fap-15f, 0x1.3ab072p-20f,
        -0x1.215ecep-23f, 0.0f, -0x1.06536ap-6f, -0x1.d10582p-7f}},
    {{
        -0x1.7e4d6p-7f, -0x1.524d6ep-11f, 0x1.673cd4p-14f, 0x1.8745a8p-18f,
        0x1.18424ap-23f, 0.0f, -0x1.ddbb88p-6f, -0x1.5f59ecp-5f,
        0x1.40a4d8p-10f, 0x1.9cd0a2p-16f, -0x1.e99ba6p-18f, -0x1.73e414p-22f,
        -0x1.f6dacap-28f, 0.0f, -0x1.9bb74ep-7f, -0x1.05412ep-7f}},
    {{
        0x1.474694p-11f, 0x1.5e1e1cp-13f, -0x1.8b6a6ap-18f, -0x1.c80e8ap-18f,
        -0x1.6cf16cp-23f, 0.0f, 0x1.d12c34p-5f, 0x1.437364p-4f,
        -0x1.3bf8acp-12f, 0x1.096338p-17f, 0x1.5b8094p-20f, 0x1.6885d6p-22f,
        0x1.e377b4p-27f, 0.0f, -0x1.f79bcep-10f, 0x1.6fa942p-8f}},
    {{
        0x1.5e6282p-11f, -0x1.575296p-14f, 0x1.b8783cp-21f, -0x1.336a8p-21f,
        -0x1.5a0e8ap-27f, 0.0f, -0x1.b47e88p-10f, -0x1.5dfcdcp-6f,
        0x1.3944dep-15f, 0x1.7b78f4p-17f, 0x1.4bb482p-24f, 0x1.e3613p-28f,
        0x1.6c2ea2p-31f, 0.0f, -0x1.0dcc96p-7f, -0x1.6570dp-10f}},
    {{
        -0x1.5b7fb6p-12f, 0x1.d2975cp-15f, -0x1.e13fp-23f, 0x1.93829ap-21f,
        0x1.5a6p-28f, 0.0f, -0x1.12ae68p-6f, -0x1.660ba2p-11f,
        0x1.06c9d4p-17f, -0x1.8c239ap-17f, -0x1.50a84ap-24f, -0x1.2a32dp-25f,
        -0x1.cb227ep-32f, 0.0f, -0x1.183a7ep-8f, -0x1.289162p-13f}},
    {{
        0x1.69c816p-14f, 0x1.6abc94p-17f, -0x1.68729ap-24f, 0x1.4bf1d8p-24f,
        0x1.61a004p-32f, 0.0f, -0x1.15bfeep-8f, 0x1.b7e058p-11f,
        0x1.7b9e78p-21f, -0x1.d7e3f2p-19f, -0x1.895ff2p-27f, -0x1.1f5ad8p-29f,
        -0x1.a8bd02p-36f, 0.0f, -0x1.2c0894p-11f, 0x1.42207cp-13f}}};

/// silu'(-a), relative error 2^-25.4.
inline constexpr ShareTables<5> siluSlope = {
    0x1.8p3f, 0x1.984be2p1f, -0x1.87451p-5f,
    {{
        0.0f, 0x1.42f086p-2f, 0x1.444b2cp-1f, 0x1.e8bd1p-1f, 0x1.474974p0f,
        0x1.9b4502p0f, 0x1.f0033ep0f, 0x1.22d59cp1f, 0x1.4e283ep1f,
        0x1.79eb1ap1f, 0x1.a62f0cp1f, 0x1.d2f63ep1f, 0x1.002472p2f,
        0x1.1716e4p2f, 0x1.2e4a72p2f, 0x1.45d4b6p2f, 0x1.5da33p2f,
        0x1.75d554p2f, 0x1.8e50c8p2f, 0x1.a71fcap2f, 0x1.c059dp2f,
        0x1.d9ed4ep2f, 0x1.f3e68ap2f, 0x1.0725dp3f, 0x1.149af4p3f,
        0x1.22373ap3f, 0x1.3025e6p3f, 0x1.3e4fa6p3f, 0x1.4cb4fap3f,
        0x1.5b7086p3f, 0x1.6a6f84p3f, 0x1.79d468p3f}},
    {{
        0x1p-1f, 0x1.612adcp-2f, 0x1.a04ddp-3f, 0x1.61d458p-4f,
        -0x1.848b9ep-29f, -0x1.cec3dcp-5f, -0x1.65b7dap-4f, -0x1.95b014p-4f,
        -0x1.91833p-4f, -0x1.6f0c6cp-4f, -0x1.3e424ap-4f, -0x1.09a712p-4f,
        -0x1.aed4d4p-5f, -0x1.556cfap-5f, -0x1.09a416p-5f, -0x1.96ab36p-6f,
        -0x1.332b94p-6f, -0x1.c9f922p-7f, -0x1.51c744p-7f, -0x1.ed30ecp-8f,
        -0x1.643b5cp-8f, -0x1.fde1a6p-9f, -0x1.697bdap-9f, -0x1.fbc568p-10f,
        -0x1.60edfap-10f, -0x1.e70d2ep-11f, -0x1.4c2976p-11f,
        -0x1.c0f91ep-12f, -0x1.2cb8f2p-12f, -0x1.8e2306p-13f,
        -0x1.05073cp-13f, -0x1.51bb8cp-14f}},
    {{{
          0x1p-1f, 0x1.e728f4p-2f, 0x1.a2ddccp-2f, 0x1.43eb56p-2f,
          0x1.be141p-3f, 0x1.092142p-3f, 0x1.f03ffep-5f, 0x1.a780f2p-7f,
          -0x1.08849p-6f, -0x1.fd88b6p-6f, -0x1.2b495p-5f, -0x1.286f7cp-5f,
          -0x1.0c587ap-5f, -0x1.cb123ap-6f, -0x1.799e9ep-6f, -0x1.2d87fep-6f,
          -0x1.d6c9bp-7f, -0x1.686338p-7f, -0x1.0fa06p-7f, -0x1.93d5a6p-8f,
          -0x1.2834aep-8f, -0x1.ad99aap-9f, -0x1.3417ap-9f, -0x1.b52e7ep-10f,
          -0x1.329feep-10f, -0x1.aa928ep-11f, -0x1.250d76p-11f,
          -0x1.8ebf5p-12f, -0x1.0cb38cp-12f, -0x1.65bb38p-13f,
          -0x1.d77c8p-14f, -0x1.327ap-14f}}, {{
          -0x1.3487e8p-24f, 0x1.3351d8p-4f, 0x1.0a096cp-3f, 0x1.39d9f8p-3f,
          0x1.2c5634p-3f, 0x1.edbc8p-4f, 0x1.659976p-4f, 0x1.cacf4ep-5f,
          0x1.feb2aep-6f, 0x1.c41fe2p-7f, 0x1.7a0ceep-9f, -0x1.a3d84ep-9f,
          -0x1.8c9402p-8f, -0x1.c5134ap-8f, -0x1.b5518ep-8f, -0x1.82b324p-8f,
          -0x1.43ddaep-8f, -0x1.04ff28p-8f, -0x1.990fd6p-9f, -0x1.398364p-9f,
          -0x1.d7650ap-10f, -0x1.5cd87cp-10f, -0x1.fcf21p-11f,
          -0x1.6e605cp-11f, -0x1.04384cp-11f, -0x1.6e0086p-12f,
          -0x1.fbcdf8p-13f, -0x1.5c7c44p-13f, -0x1.d9543ap-14f,
          -0x1.3d4ff6p-14f, -0x1.a4e792p-15f, -0x1.133736p-15f}}, {{
          -0x1.55588p-4f, -0x1.24ba1cp-4f, -0x1.54ff36p-5f, -0x1.e1bfd4p-8f,
          0x1.353cdp-6f, 0x1.0598d6p-5f, 0x1.1204e6p-5f, 0x1.ce1c8ep-6f,
          0x1.51efacp-6f, 0x1.b95ap-7f, 0x1.020c2ep-7f, 0x1.066942p-8f,
          0x1.9b976ap-10f, 0x1.73a1cap-13f, -0x1.1542c8p-11f,
          -0x1.ad061ep-11f, -0x1.c9462ep-11f, -0x1.a6e5cp-11f,
          -0x1.6a2bf4p-11f, -0x1.275886p-11f, -0x1.d0e45cp-12f,
          -0x1.64544p-12f, -0x1.0b431ap-12f, -0x1.8990cap-13f,
          -0x1.1cd91ep-13f, -0x1.9706b4p-14f, -0x1.1e3d88p-14f,
          -0x1.8d8a52p-15f, -0x1.10ccdap-15f, -0x1.7129f8p-16f,
          -0x1.edbe9ep-17f, -0x1.4542d6p-17f}}, {{
          -0x1.5d0258p-15f, -0x1.242aeap-6f, -0x1.b85614p-6f, -0x1.92a7dep-6f,
          -0x1.f2b6b6p-7f, -0x1.4abaacp-8f, 0x1.04719cp-9f, 0x1.53cdd8p-8f,
          0x1.70a9c4p-8f, 0x1.33bd5ap-8f, 0x1.bbb474p-9f, 0x1.1ffe74p-9f,
          0x1.54d2b6p-10f, 0x1.6bc93p-11f, 0x1.4cda3cp-12f, 0x1.a6291cp-14f,
          -0x1.b4676ep-17f, -0x1.104ae2p-14f, -0x1.56c57ap-14f,
          -0x1.5159fep-14f, -0x1.29307cp-14f, -0x1.eb1af8p-15f,
          -0x1.8493eap-15f, -0x1.29da66p-15f, -0x1.bce364p-16f,
          -0x1.45eb8ap-16f, -0x1.d4032cp-17f, -0x1.4aaed6p-17f,
          -0x1.cca294p-18f, -0x1.3bae68p-18f, -0x1.aafb16p-19f,
          -0x1.1c0f4ep-19f}}, {{
          0x1.92f7dcp-7f, 0x1.2c101ap-7f, 0x1.d8560ap-10f, -0x1.1f62cp-8f,
          -0x1.aea872p-8f, -0x1.66edacp-8f, -0x1.8dbe6p-9f, -0x1.eba266p-11f,
          0x1.187588p-12f, 0x1.7a41d2p-11f, 0x1.86734ap-11f, 0x1.38385ap-11f,
          0x1.b635dp-12f, 0x1.16c7e4p-12f, 0x1.4495fap-13f, 0x1.64f24cp-14f,
          0x1.5bf854p-15f, 0x1.165d54p-16f, 0x1.67d56ep-19f, -0x1.bf94fp-19f,
          -0x1.88ef44p-18f, -0x1.9d8e6p-18f, -0x1.75d044p-18f,
          -0x1.428474p-18f, -0x1.f7638ap-19f, -0x1.81c3a6p-19f,
          -0x1.1f834ap-19f, -0x1.a56384p-20f, -0x1.2adc0ep-20f,
          -0x1.a04c66p-21f, -0x1.1dce46p-21f, -0x1.83a8p-22f}}}};

/// quick_gelu'(-a), relative error 2^-25.5.
inline constexpr ShareTables<5> quickGeluSlope = {
    0x1.cp2f, 0x1.5b4448p2f, -0x1.131cf6p-3f,
    {{
        0.0f, 0x1.7b9e64p-3f, 0x1.7d2d26p-2f, 0x1.1f3382p-1f, 0x1.80974ap-1f,
        0x1.e3356ap-1f, 0x1.235678p0f, 0x1.55a0b6p0f, 0x1.886484p0f,
        0x1.bbbb14p0f, 0x1.ef9bf2p0f, 0x1.120d54p1f, 0x1.2c9556p1f,
        0x1.476e38p1f, 0x1.629e1ep1f, 0x1.7e2224p1f, 0x1.9a027cp1f,
        0x1.b6398cp1f, 0x1.d2c86cp1f, 0x1.efccaep1f, 0x1.06947ep2f,
        0x1.158658p2f, 0x1.24a95ap2f, 0x1.340066p2f, 0x1.43a27ep2f,
        0x1.5378bp2f, 0x1.639fe2p2f, 0x1.7406a6p2f, 0x1.84c45p2f,
        0x1.95c7e2p2f, 0x1.a727cap2f, 0x1.b8dbcp2f}},
    {{
        0x1p-1f, 0x1.611cbcp-2f, 0x1.a0293p-3f, 0x1.61a1dep-4f,
        0x1.24d84cp-28f, -0x1.ce8546p-5f, -0x1.65912ap-4f, -0x1.95a47ap-4f,
        -0x1.91a1a4p-4f, -0x1.6f59a8p-4f, -0x1.3ec012p-4f, -0x1.0a42d6p-4f,
        -0x1.b04886p-5f, -0x1.570732p-5f, -0x1.0b270cp-5f, -0x1.99ac0ap-6f,
        -0x1.35d36p-6f, -0x1.cf17p-7f, -0x1.5667dp-7f, -0x1.f4cf7ep-8f,
        -0x1.6af45ep-8f, -0x1.044bep-8f, -0x1.72343ep-9f, -0x1.051374p-9f,
        -0x1.6c88f6p-10f, -0x1.f90ap-11f, -0x1.5a4aacp-11f, -0x1.d6e0cep-12f,
        -0x1.3ccdaep-12f, -0x1.a68c2cp-13f, -0x1.16c416p-13f, -0x1.6c2cccp-14f}},
    {{{
          0x1.b3b646p-1f, 0x1.9e8eeep-1f, 0x1.646aaap-1f, 0x1.139d5ap-1f,
          0x1.7b9cdap-2f, 0x1.c371dep-3f, 0x1.a70cbap-4f, 0x1.6b1146p-6f,
          -0x1.bf10ccp-6f, -0x1.b0b2b4p-5f, -0x1.fd1e2p-5f, -0x1.f8e59cp-5f,
          -0x1.c9a26ap-5f, -0x1.880344p-5f, -0x1.42d788p-5f, -0x1.023d74p-5f,
          -0x1.93bf3p-6f, -0x1.35d734p-6f, -0x1.d43bdap-7f, -0x1.5cb19cp-7f,
          -0x1.009edcp-7f, -0x1.74fccap-8f, -0x1.0c500cp-8f, -0x1.7e4acap-9f,
          -0x1.0d5098p-9f, -0x1.7823f8p-10f, -0x1.03ccf2p-10f,
          -0x1.639e08p-11f, -0x1.e16cbcp-12f, -0x1.42d8cap-12f,
          -0x1.ac2c3cp-13f, -0x1.190244p-13f}}, {{
          0x1.e38c5ep-21f, 0x1.bd442ap-3f, 0x1.81643ap-2f, 0x1.c697c8p-2f,
          0x1.b30222p-2f, 0x1.65a13ap-2f, 0x1.0327aep-2f, 0x1.4cb2e4p-3f,
          0x1.732cb4p-4f, 0x1.49b4ccp-5f, 0x1.192b9p-7f, -0x1.2b5a22p-7f,
          -0x1.1dfba6p-6f, -0x1.47eea4p-6f, -0x1.3d4d64p-6f, -0x1.1933cep-6f,
          -0x1.d7e142p-7f, -0x1.7d47acp-7f, -0x1.2b961p-7f, -0x1.cc2284p-8f,
          -0x1.5b1afp-8f, -0x1.0173d8p-8f, -0x1.78c8ep-9f, -0x1.105a42p-9f,
          -0x1.84996cp-10f, -0x1.125eaep-10f, -0x1.7eba0ep-11f,
          -0x1.0838a8p-11f, -0x1.688034p-12f, -0x1.e6ee0ep-13f,
          -0x1.44f9bap-13f, -0x1.ad12fep-14f}}, {{
          -0x1.a4b416p-2f, -0x1.68c4e8p-2f, -0x1.a4273p-3f, -0x1.2846fcp-5f,
          0x1.7d2c8ep-4f, 0x1.426658p-3f, 0x1.51cddap-3f, 0x1.1cfa52p-3f,
          0x1.a15c24p-4f, 0x1.10e746p-4f, 0x1.3fdbfp-5f, 0x1.465c62p-6f,
          0x1.023b32p-7f, 0x1.fc5b7cp-11f, -0x1.4f3f7ap-9f, -0x1.071672p-8f,
          -0x1.19f9d6p-8f, -0x1.05cf12p-8f, -0x1.c1ff78p-9f, -0x1.6ff356p-9f,
          -0x1.22aa18p-9f, -0x1.bebc6p-10f, -0x1.5028b4p-10f,
          -0x1.f128c8p-11f, -0x1.697034p-11f, -0x1.034894p-11f,
          -0x1.6eabfap-12f, -0x1.00298p-12f, -0x1.612e3cp-13f,
          -0x1.e17a28p-14f, -0x1.440558p-14f, -0x1.af036ap-15f}}, {{
          0x1.78d242p-14f, -0x1.3284f6p-3f, -0x1.cdeaaep-3f, -0x1.a646bp-3f,
          -0x1.058fe2p-3f, -0x1.5b4e06p-5f, 0x1.0ffe2ep-6f, 0x1.64295ep-5f,
          0x1.82df4ap-5f, 0x1.4362b4p-5f, 0x1.d31c4p-6f, 0x1.2fc732p-6f,
          0x1.68999cp-7f, 0x1.82b5f4p-8f, 0x1.640f9p-9f, 0x1.cdcaep-11f,
          -0x1.77b048p-14f, -0x1.186eb2p-11f, -0x1.664f82p-11f,
          -0x1.6343d8p-11f, -0x1.3aa27ap-11f, -0x1.04f6bp-11f,
          -0x1.9e970ep-12f, -0x1.3f494p-12f, -0x1.df43b2p-13f,
          -0x1.6096acp-13f, -0x1.fd2f8cp-14f, -0x1.69fd4ap-14f,
          -0x1.fa9444p-15f, -0x1.5dbf94p-15f, -0x1.dc1202p-16f,
          -0x1.3fd012p-16f}}, {{
          0x1.6b9c02p-3f, 0x1.0b8d72p-3f, 0x1.b61402p-6f, -0x1.0103c8p-4f,
          -0x1.8144ecp-4f, -0x1.412a74p-4f, -0x1.63d846p-5f, -0x1.ba448p-7f,
          0x1.ec4b76p-9f, 0x1.5124c4p-7f, 0x1.5e646cp-7f, 0x1.17ddeap-7f,
          0x1.876004p-8f, 0x1.f433b2p-9f, 0x1.29a7d4p-9f, 0x1.419d02p-10f,
          0x1.35da88p-11f, 0x1.01b0aep-12f, 0x1.937f92p-15f, -0x1.68f9cep-15f,
          -0x1.43176ep-14f, -0x1.69dfbcp-14f, -0x1.61e4d2p-14f,
          -0x1.1e9b4cp-14f, -0x1.cf94d4p-15f, -0x1.666b7p-15f,
          -0x1.0b42b8p-15f, -0x1.863388p-16f, -0x1.1745c2p-16f,
          -0x1.898996p-17f, -0x1.0e4cdep-17f, -0x1.71dd06p-18f}}}};

/// gelu'(-a), relative error 2^-23.4.
inline constexpr ShareTables<5> geluSlope = {
    0x1.2cccccp2f, 0x1.074fcap3f, -0x1.513006p-2f,
    {{
        0.0f, 0x1.f4df18p-4f, 0x1.f710a2p-3f, 0x1.7b1e06p-2f, 0x1.fc0968p-2f,
        0x1.3f2e9ap-1f, 0x1.80ead2p-1f, 0x1.c3955ep-1f, 0x1.037478p0f,
        0x1.2583a2p0f, 0x1.47fe38p0f, 0x1.6ad9b8p0f, 0x1.8e2caap0f,
        0x1.b1f3cap0f, 0x1.d62526p0f, 0x1.fae03ap0f, 0x1.1009aap1f,
        0x1.22f102p1f, 0x1.36161p1f, 0x1.4989eap1f, 0x1.5d4706p1f,
        0x1.715beep1f, 0x1.85bdf4p1f, 0x1.9a7ffep1f, 0x1.af97c8p1f,
        0x1.c51bb8p1f, 0x1.db097cp1f, 0x1.f160aep1f, 0x1.041b26p2f,
        0x1.0fbcb6p2f, 0x1.1bacdcp2f, 0x1.27dd06p2f}},
    {{
        0x1p-1f, 0x1.9c964p-2f, 0x1.3b49cep-2f, 0x1.bdd2f8p-3f,
        0x1.144384p-3f, 0x1.f9b05ep-5f, -0x1.6737d8p-28f, -0x1.96436ep-5f,
        -0x1.625dbep-4f, -0x1.c7c12ap-4f, -0x1.ff8c22p-4f, -0x1.07fdcep-3f,
        -0x1.005e28p-3f, -0x1.da0134p-4f, -0x1.a4006ap-4f, -0x1.65f5c6p-4f,
        -0x1.263a3p-4f, -0x1.d2c03ap-5f, -0x1.65c8d6p-5f, -0x1.08e06cp-5f,
        -0x1.7adbdap-6f, -0x1.05609ap-6f, -0x1.5bf9fap-7f, -0x1.bdf8d4p-8f,
        -0x1.13151p-8f, -0x1.459cc8p-9f, -0x1.71624ep-10f, -0x1.910908p-11f,
        -0x1.9f0e6ep-12f, -0x1.998c54p-13f, -0x1.7e4bf8p-14f, -0x1.52070ep-15f}},
    {{{
          0x1.988454p-1f, 0x1.927142p-1f, 0x1.806b14p-1f, 0x1.635036p-1f,
          0x1.3cc16ap-1f, 0x1.0f0286p-1f, 0x1.b9d99p-2f, 0x1.525d66p-2f,
          0x1.db957ep-3f, 0x1.223e3cp-3f, 0x1.01ca4ap-4f, -0x1.57e868p-10f,
          -0x1.98ac66p-5f, -0x1.534572p-4f, -0x1.9f6934p-4f, -0x1.b9ef06p-4f,
          -0x1.add678p-4f, -0x1.86cecep-4f, -0x1.5017aep-4f, -0x1.130992p-4f,
          -0x1.ae08f6p-5f, -0x1.419edcp-5f, -0x1.cd06aep-6f, -0x1.3c69e8p-6f,
          -0x1.a02d3ep-7f, -0x1.05ad64p-7f, -0x1.3a644ap-8f, -0x1.6883eap-9f,
          -0x1.893874p-10f, -0x1.980a68p-11f, -0x1.8ff31ap-12f,
          -0x1.72bb9ap-13f}}, {{
          0x1.db82b4p-19f, 0x1.8b2d7ap-4f, 0x1.7f959cp-3f, 0x1.10c68cp-2f,
          0x1.505becp-2f, 0x1.7aa4aap-2f, 0x1.8d9a94p-2f, 0x1.896c76p-2f,
          0x1.703bd2p-2f, 0x1.45efeep-2f, 0x1.0fa1bep-2f, 0x1.a635fcp-3f,
          0x1.2ba5e6p-3f, 0x1.72e072p-4f, 0x1.5c9876p-5f, 0x1.22669ap-8f,
          -0x1.7736e4p-6f, -0x1.473a2cp-5f, -0x1.8949b8p-5f, -0x1.921912p-5f,
          -0x1.7340fp-5f, -0x1.3d5906p-5f, -0x1.fcd27cp-6f, -0x1.80e52cp-6f,
          -0x1.13ee48p-6f, -0x1.77323cp-7f, -0x1.e448fep-8f, -0x1.28bf44p-8f,
          -0x1.587c54p-9f, -0x1.7b1354p-10f, -0x1.88f446p-11f,
          -0x1.803842p-12f}}, {{
          -0x1.102afp-2f, -0x1.073ddap-2f, -0x1.d93326p-3f, -0x1.84f60ep-3f,
          -0x1.197a02p-3f, -0x1.40cda2p-4f, -0x1.2a8a9ap-6f, 0x1.364442p-5f,
          0x1.5bf00ap-4f, 0x1.ea4b12p-4f, 0x1.1f6c1ap-3f, 0x1.2c9012p-3f,
          0x1.1faf8ap-3f, 0x1.fcab02p-4f, 0x1.9f47bp-4f, 0x1.35a97ap-4f,
          0x1.9acc1cp-5f, 0x1.c25726p-6f, 0x1.31a13ep-7f, -0x1.e69feap-9f,
          -0x1.815af8p-7f, -0x1.fdfb42p-7f, -0x1.08c7b2p-6f, -0x1.e1065p-7f,
          -0x1.8d5c0cp-7f, -0x1.2f98f6p-7f, -0x1.b1010cp-8f, -0x1.21a5fep-8f,
          -0x1.6bde36p-9f, -0x1.ae43aep-10f, -0x1.dcd5c2p-11f,
          -0x1.f03a6ep-12f}}, {{
          0x1.b427dcp-9f, -0x1.265cbep-5f, -0x1.192502p-4f, -0x1.843f1ep-4f,
          -0x1.ca413ap-4f, -0x1.e470ccp-4f, -0x1.d2ae28p-4f, -0x1.98c062p-4f,
          -0x1.4016e4p-4f, -0x1.aa2964p-5f, -0x1.957dbcp-6f, 0x1.fd8be4p-12f,
          0x1.5b6f82p-6f, 0x1.25008cp-5f, 0x1.65321ap-5f, 0x1.71f9cp-5f,
          0x1.5509dcp-5f, 0x1.1bab5cp-5f, 0x1.a8eb6cp-6f, 0x1.1821p-6f,
          0x1.308ff6p-7f, 0x1.a34d0ep-9f, -0x1.f021dp-11f, -0x1.b098cp-9f,
          -0x1.144c56p-8f, -0x1.10292cp-8f, -0x1.cfe0c8p-9f, -0x1.641226p-9f,
          -0x1.f509ccp-10f, -0x1.466bb6p-10f, -0x1.8a4044p-11f,
          -0x1.bb533ep-12f}}, {{
          0x1.4fb014p-4f, 0x1.b74b78p-5f, 0x1.9bd6d8p-5f, 0x1.046b6p-5f,
          0x1.538c8ap-6f, 0x1.008838p-10f, -0x1.462d7ap-7f, -0x1.dafde2p-6f,
          -0x1.2fbd9ep-5f, -0x1.463972p-5f, -0x1.42db24p-5f, -0x1.16f1dep-5f,
          -0x1.a5c05ep-6f, -0x1.03611ap-6f, -0x1.aa9c9ap-8f, 0x1.9ffeaap-10f,
          0x1.e7d7eep-8f, 0x1.6335d8p-7f, 0x1.8f5d24p-7f, 0x1.6ab3bep-7f,
          0x1.256f76p-7f, 0x1.aa61c6p-8f, 0x1.043b34p-8f, 0x1.e87266p-10f,
          0x1.a8ff1ap-12f, -0x1.f9a948p-12f, -0x1.cf0274p-11f,
          -0x1.f3ed46p-11f, -0x1.b1921ep-11f, -0x1.48ec9p-11f,
          -0x1.c102cp-12f, -0x1.16d43ap-12f}}}};

/// gelu_tanh'(-a), relative error 2^-25.6.
inline constexpr ShareTables<5> geluTanhSlope = {
    0x1.133334p2f, 0x1.03b86cp3f, -0x1.83a93ap-3f,
    {{
        0.0f, 0x1.fa78cp-4f, 0x1.fbce3ap-3f, 0x1.7de4fap-2f, 0x1.feb3f6p-2f,
        0x1.4023ep-1f, 0x1.8142ap-1f, 0x1.c2e5f4p-1f, 0x1.027732p0f,
        0x1.23a3bcp0f, 0x1.4516d6p0f, 0x1.66b112p0f, 0x1.888fa4p0f,
        0x1.aaac5ep0f, 0x1.ccf4a2p0f, 0x1.ef8a34p0f, 0x1.092942p1f,
        0x1.1aae3ep1f, 0x1.2c5096p1f, 0x1.3e1b84p1f, 0x1.4fffd4p1f,
        0x1.6206e8p1f, 0x1.74362p1f, 0x1.8685dep1f, 0x1.990112p1f,
        0x1.ab946cp1f, 0x1.be5728p1f, 0x1.d1474p1f, 0x1.e454cp1f,
        0x1.f79124p1f, 0x1.0580dap2f, 0x1.0f4184p2f}},
    {{
        0x1p-1f, 0x1.9b7d38p-2f, 0x1.398768p-2f, 0x1.ba1818p-3f,
        0x1.113964p-3f, 0x1.f3486ep-5f, -0x1.4f6404p-28f, -0x1.8fcf62p-5f,
        -0x1.5d3c9cp-4f, -0x1.c2451ep-4f, -0x1.fbe5b6p-4f, -0x1.080ccp-3f,
        -0x1.03155ap-3f, -0x1.e5900cp-4f, -0x1.b5aefap-4f, -0x1.7cf15ep-4f,
        -0x1.4114e8p-4f, -0x1.066662p-4f, -0x1.a0392p-5f, -0x1.4038d2p-5f,
        -0x1.de44b4p-6f, -0x1.5a4a2p-6f, -0x1.e58f24p-7f, -0x1.496f9cp-7f,
        -0x1.af9bcp-8f, -0x1.110dbcp-8f, -0x1.4c5c66p-9f, -0x1.8477b4p-10f,
        -0x1.b3e9dep-11f, -0x1.d3abecp-12f, -0x1.de345ep-13f, -0x1.d33d36p-14f}},
    {{{
          0x1.988454p-1f, 0x1.9246cap-1f, 0x1.7fdc68p-1f, 0x1.625a8ap-1f,
          0x1.3b9168p-1f, 0x1.0df438p-1f, 0x1.b8baccp-2f, 0x1.53253cp-2f,
          0x1.e1bb16p-3f, 0x1.2d75e8p-3f, 0x1.202f44p-4f, 0x1.da9c38p-8f,
          -0x1.532e3ap-5f, -0x1.361acap-4f, -0x1.8c72d2p-4f, -0x1.b48078p-4f,
          -0x1.b741cep-4f, -0x1.9e73bp-4f, -0x1.73670ep-4f, -0x1.3e3ab6p-4f,
          -0x1.05e1f8p-4f, -0x1.9ebb9ap-5f, -0x1.3c2d04p-5f, -0x1.d0653ep-6f,
          -0x1.482336p-6f, -0x1.be6c64p-7f, -0x1.2372acp-7f, -0x1.6caa3p-8f,
          -0x1.b52a54p-9f, -0x1.f442ep-10f, -0x1.106c1ep-10f, -0x1.1b0606p-11f}}, {{
          0x1.d55bfap-19f, 0x1.91644p-4f, 0x1.847638p-3f, 0x1.13341p-2f,
          0x1.5204d8p-2f, 0x1.7b0f3ap-2f, 0x1.8cd1a2p-2f, 0x1.87f6fep-2f,
          0x1.6f0f4p-2f, 0x1.464cdep-2f, 0x1.129386p-2f, 0x1.b2bf8cp-3f,
          0x1.3ef334p-3f, 0x1.a46544p-4f, 0x1.cb8ddp-5f, 0x1.23eebap-6f,
          -0x1.726556p-7f, -0x1.01e008p-5f, -0x1.64b92p-5f, -0x1.8fffbap-5f,
          -0x1.90218ep-5f, -0x1.720f4p-5f, -0x1.41958cp-5f, -0x1.08d94ep-5f,
          -0x1.9f09aep-6f, -0x1.365f96p-6f, -0x1.bac068p-7f, -0x1.2d1d56p-7f,
          -0x1.86b992p-8f, -0x1.e25318p-9f, -0x1.1a887cp-9f, -0x1.3acdf6p-10f}}, {{
          -0x1.11853p-2f, -0x1.08381p-2f, -0x1.d8ea24p-3f, -0x1.824466p-3f,
          -0x1.149d8ap-3f, -0x1.357fbp-4f, -0x1.025f34p-6f, 0x1.40a466p-5f,
          0x1.5ad5d4p-4f, 0x1.e2cb7cp-4f, 0x1.19b808p-3f, 0x1.270e92p-3f,
          0x1.1cf2c8p-3f, 0x1.00a654p-3f, 0x1.b0c4bep-4f, 0x1.54067ep-4f,
          0x1.ebc004p-5f, 0x1.3ccb12p-5f, 0x1.4cfa52p-6f, 0x1.753098p-8f,
          -0x1.4459eap-8f, -0x1.8383a8p-7f, -0x1.fa12cap-7f, -0x1.0da418p-6f,
          -0x1.ff675p-7f, -0x1.bdd2bcp-7f, -0x1.6a6262p-7f, -0x1.14972p-7f,
          -0x1.8e38e2p-8f, -0x1.0e7b14p-8f, -0x1.5a7dp-9f, -0x1.a3b6b8p-10f}}, {{
          0x1.a35e0ap-9f, -0x1.30c3eep-5f, -0x1.215574p-4f, -0x1.8d76cp-4f,
          -0x1.d1bf7cp-4f, -0x1.e86fap-4f, -0x1.d27c6ep-4f, -0x1.94ae4ep-4f,
          -0x1.3a56fp-4f, -0x1.a171bp-5f, -0x1.940dc2p-6f, -0x1.bf6d6p-11f,
          0x1.2efbcap-6f, 0x1.07ff02p-5f, 0x1.48b94cp-5f, 0x1.5e54a6p-5f,
          0x1.50f41ep-5f, 0x1.2a89ap-5f, 0x1.ea608ap-6f, 0x1.731b92p-6f,
          0x1.fc01p-7f, 0x1.2a90a2p-7f, 0x1.f9d626p-9f, -0x1.c85b44p-15f,
          -0x1.5afa34p-9f, -0x1.08e7b2p-8f, -0x1.262a4p-8f, -0x1.1729bap-8f,
          -0x1.dc26ep-9f, -0x1.7476a2p-9f, -0x1.0dc264p-9f, -0x1.6c7a1p-10f}}, {{
          0x1.50a63cp-4f, 0x1.026bfep-4f, 0x1.68f9a6p-5f, 0x1.10de3cp-5f,
          0x1.9585a8p-7f, -0x1.36cef2p-8f, -0x1.3ccc78p-6f, -0x1.e47362p-6f,
          -0x1.368426p-5f, -0x1.5805e8p-5f, -0x1.3b43p-5f, -0x1.0fbf2ap-5f,
          -0x1.9c701ep-6f, -0x1.04db56p-6f, -0x1.fec37ap-8f, -0x1.2480d4p-11f,
          0x1.4db8f8p-8f, 0x1.1468dcp-7f, 0x1.407976p-7f, 0x1.4a7fd4p-7f,
          0x1.48d8f2p-7f, 0x1.0a5098p-7f, 0x1.aca1e2p-8f, 0x1.2764a6p-8f,
          0x1.65bb0ap-9f, 0x1.397bd4p-10f, 0x1.1b2202p-14f, -0x1.4def0ap-11f,
          -0x1.067c3ap-10f, -0x1.1944a8p-10f, -0x1.fb8274p-11f,
          -0x1.94fb2p-11f}}}};

/// sigmoid'(a), relative error 2^-24.1.
inline constexpr ShareTables<4> sigmoidSlope = {
    0x1.2p3f, 0x1.beb852p1f, 0.0f,
    {{
        0.0f, 0x1.25669ep-2f, 0x1.2567e8p-1f, 0x1.b82324p-1f, 0x1.2568f4p0f,
        0x1.6ec0e4p0f, 0x1.b822c2p0f, 0x1.00b73cp1f, 0x1.256b06p1f,
        0x1.4a135ap1f, 0x1.6ebf46p1f, 0x1.93760ep1f, 0x1.b820c2p1f,
        0x1.dccea4p1f, 0x1.00bb04p2f, 0x1.131538p2f, 0x1.256ddcp2f,
        0x1.37c21p2f, 0x1.4a1b4cp2f, 0x1.5c71eap2f, 0x1.6ec49p2f,
        0x1.81142cp2f, 0x1.937248p2f, 0x1.a5c906p2f, 0x1.b8209ap2f,
        0x1.ca78eap2f, 0x1.dccecap2f, 0x1.ef20d4p2f, 0x1.00b9eep3f,
        0x1.09e77cp3f, 0x1.13133cp3f, 0x1.1c3b14p3f}},
    {{
        0x1p-2f, 0x1.f5a242p-3f, 0x1.d829d2p-3f, 0x1.abf2a2p-3f,
        0x1.76d37ep-3f, 0x1.3e964p-3f, 0x1.07ed72p-3f, 0x1.ac3988p-4f,
        0x1.555cbp-4f, 0x1.0c7bbap-4f, 0x1.a1c05cp-5f, 0x1.422f06p-5f,
        0x1.ede7e4p-6f, 0x1.78a9fp-6f, 0x1.1e37dcp-6f, 0x1.b18fc6p-7f,
        0x1.47b0ccp-7f, 0x1.eea854p-8f, 0x1.74c564p-8f, 0x1.18b2c2p-8f,
        0x1.a6895ep-9f, 0x1.3de9aep-9f, 0x1.ddc6e4p-10f, 0x1.671136p-10f,
        0x1.0dc712p-10f, 0x1.954bdep-11f, 0x1.3073a6p-11f, 0x1.c9760ap-12f,
        0x1.57a38ep-12f, 0x1.01fef8p-12f, 0x1.8376dp-13f, 0x1.2314bap-13f}},
    {{{
          -0x1.254ccap-26f, 0x1.1d81e8p-5f, 0x1.0767eep-4f, 0x1.5ac89p-4f,
          0x1.84065ep-4f, 0x1.879eeap-4f, 0x1.6f6cfp-4f, 0x1.46a2bcp-4f,
          0x1.16b72ep-4f, 0x1.cd3b8cp-5f, 0x1.74b7dp-5f, 0x1.27c2p-5f,
          0x1.cf2beep-6f, 0x1.66ed7p-6f, 0x1.140978p-6f, 0x1.a5eeb2p-7f,
          0x1.4111cep-7f, 0x1.e721fep-8f, 0x1.708176p-8f, 0x1.16487cp-8f,
          0x1.a3cd9ap-9f, 0x1.3c5dd8p-9f, 0x1.dc081ep-10f, 0x1.6614f6p-10f,
          0x1.0d38b4p-10f, 0x1.94ab38p-11f, 0x1.3018fep-11f, 0x1.c90fbp-12f,
          0x1.5769c8p-12f, 0x1.01de64p-12f, 0x1.83520cp-13f, 0x1.22fff6p-13f}}, {{
          -0x1.00011ep-4f, -0x1.d729aep-5f, -0x1.69f382p-5f, -0x1.b25f8ap-6f,
          -0x1.263cd8p-7f, 0x1.53adfep-8f, 0x1.ded028p-7f, 0x1.3f3654p-6f,
          0x1.555522p-6f, 0x1.45c8dep-6f, 0x1.21ee8p-6f, 0x1.ec5024p-7f,
          0x1.94924p-7f, 0x1.44b522p-7f, 0x1.0037c6p-7f, 0x1.8f2476p-8f,
          0x1.34075cp-8f, 0x1.d8419ep-9f, 0x1.680c94p-9f, 0x1.117c2ap-9f,
          0x1.9e5d46p-10f, 0x1.394964p-10f, 0x1.d88d8p-11f, 0x1.641de4p-11f,
          0x1.0c1cacp-11f, 0x1.936ab2p-12f, 0x1.2f641ep-12f, 0x1.c843ap-13f,
          0x1.56f6bp-13f, 0x1.019d9p-13f, 0x1.8308f6p-14f, 0x1.22d6dp-14f}}, {{
          -0x1.4a227p-16f, -0x1.6f30ecp-7f, -0x1.34cc8p-6f, -0x1.5b4648p-6f,
          -0x1.34c1c8p-6f, -0x1.c450e4p-7f, -0x1.0c2ce6p-7f, -0x1.be6edap-9f,
          -0x1.7d816p-16f, 0x1.045062p-9f, 0x1.8044a4p-9f, 0x1.9fa8dcp-9f,
          0x1.89c874p-9f, 0x1.5a6edap-9f, 0x1.22edf8p-9f, 0x1.d97304p-10f,
          0x1.78f578p-10f, 0x1.279356p-10f, 0x1.ca3b64p-11f, 0x1.605346p-11f,
          0x1.0d54ap-11f, 0x1.9a01a8p-12f, 0x1.36c67p-12f, 0x1.d6272cp-13f,
          0x1.62f6f4p-13f, 0x1.0b9bb2p-13f, 0x1.932582p-14f, 0x1.2f7e38p-14f,
          0x1.c8a928p-15f, 0x1.573dd6p-15f, 0x1.01f7f2p-15f, 0x1.83d75ep-16f}}, {{
          0x1.515c18p-7f, 0x1.1b8d36p-7f, 0x1.2230a4p-8f, -0x1.f83b06p-13f,
          -0x1.d3f116p-9f, -0x1.42b7b8p-8f, -0x1.3271dcp-8f, -0x1.d60436p-9f,
          -0x1.2f5106p-9f, -0x1.42f864p-10f, -0x1.e692bap-12f, 0x1.0a41ep-17f,
          0x1.0c5b72p-12f, 0x1.767b06p-12f, 0x1.86f1f8p-12f, 0x1.6875d6p-12f,
          0x1.36e042p-12f, 0x1.012d7ep-12f, 0x1.9e2f14p-13f, 0x1.46d594p-13f,
          0x1.fd536ep-14f, 0x1.891a96p-14f, 0x1.2d257p-14f, 0x1.cb024p-15f,
          0x1.5cadfep-15f, 0x1.07faeep-15f, 0x1.8f09aap-16f, 0x1.2cebbcp-16f,
          0x1.c5862ep-17f, 0x1.555234p-17f, 0x1.00d8a8p-17f, 0x1.82304ap-18f}}}};

/// mish'(x), relative error 2^-24.7.
inline constexpr TwoSidedTables<6> mishGradSides = {
    -0x1.333334p-1f, 0x1.933334p2f, 0x1.4207fap1f, 0x1.800022p23f,
    {{
        -0x1.b079eap2f, -0x1.9707c2p2f, -0x1.7d98c8p2f, -0x1.64283ap2f,
        -0x1.4ab76ap2f, -0x1.313f2ap2f, -0x1.17d22ap2f, -0x1.fcc9d2p1f,
        -0x1.c9ea3p1f, -0x1.9701f4p1f, -0x1.642314p1f, -0x1.313fe8p1f,
        -0x1.fcc83cp0f, -0x1.97063p0f, -0x1.31432cp0f, -0x1.96ff58p-1f,
        -0x1.9709d6p-2f, -0x1.ep-25f, 0x1.970514p-2f, 0x1.97094cp-1f,
        0x1.3140a6p0f, 0x1.97043p0f, 0x1.fcc9dep0f, 0x1.313d78p1f,
        0x1.6427c8p1f, 0x1.9705bcp1f, 0x1.c9e806p1f, 0x1.fcbfaap1f,
        0x1.17d176p2f, 0x1.314692p2f, 0x1.4ab29cp2f, 0x1.6421bep2f}},
    {{
        -0x1.b5f77ep-8f, -0x1.2f33fp-7f, -0x1.a14e66p-7f, -0x1.1d37f4p-6f,
        -0x1.82a5fep-6f, -0x1.037d2ep-5f, -0x1.57ab34p-5f, -0x1.bfaa22p-5f,
        -0x1.1d3402p-4f, -0x1.606c5ep-4f, -0x1.a02ec2p-4f, -0x1.c982eep-4f,
        -0x1.b9f6f6p-4f, -0x1.3a682cp-4f, 0x1.beb774p-31f, 0x1.1f9732p-3f,
        0x1.657154p-2f, 0x1.333332p-1f, 0x1.abe1eap-1f, 0x1.ffe1b2p-1f,
        0x1.135d04p0f, 0x1.16631cp0f, 0x1.11ee26p0f, 0x1.0c112p0f,
        0x1.075194p0f, 0x1.042752p0f, 0x1.024092p0f, 0x1.012efap0f,
        0x1.009b7cp0f, 0x1.004e68p0f, 0x1.00271p0f, 0x1.001342p0f}},
    {{{
          0x1.6955e2p-8f, 0x1.ec199ap-8f, 0x1.4c018ep-7f, 0x1.bafd82p-7f,
          0x1.2352ap-6f, 0x1.781b9cp-6f, 0x1.d9058p-6f, 0x1.1eab54p-5f,
          0x1.4837fep-5f, 0x1.547598p-5f, 0x1.1dca8p-5f, 0x1.969efep-7f,
          -0x1.304dfp-5f, -0x1.04e36ep-3f, -0x1.115accp-2f, -0x1.c4f928p-2f,
          -0x1.319fdp-1f, -0x1.47ae12p-1f, -0x1.0a6822p-1f, -0x1.31694cp-2f,
          -0x1.8617eep-4f, 0x1.4b5d74p-6f, 0x1.d64196p-5f, 0x1.badc2ep-5f,
          0x1.3cc684p-5f, 0x1.8bf22ap-6f, 0x1.c8b97p-7f, 0x1.f47f8p-8f,
          0x1.0893c8p-8f, 0x1.10b466p-9f, 0x1.143a24p-10f, 0x1.13dcaep-11f}}, {{
          -0x1.1c53ccp-9f, -0x1.79099ap-9f, -0x1.ebe8b2p-9f, -0x1.3a1216p-8f,
          -0x1.852814p-8f, -0x1.cd20a2p-8f, -0x1.fba904p-8f, -0x1.e5c17cp-8f,
          -0x1.3cff52p-8f, 0x1.08e4dcp-9f, 0x1.0bea62p-6f, 0x1.5cc94ep-5f,
          0x1.5ca6fp-4f, 0x1.271454p-3f, 0x1.a34a26p-3f, 0x1.cc107cp-3f,
          0x1.25f8aap-3f, -0x1.89375cp-5f, -0x1.e9b7e6p-3f, -0x1.2a0074p-2f,
          -0x1.a40abp-3f, -0x1.6b5398p-4f, -0x1.bbbd98p-7f, 0x1.052c46p-6f,
          0x1.4b0bacp-6f, 0x1.0133d2p-6f, 0x1.4d030ep-7f, 0x1.8777dp-8f,
          0x1.b17aeep-9f, 0x1.cd6416p-10f, 0x1.de504p-11f, 0x1.e613c4p-12f}}, {{
          0x1.138a36p-11f, 0x1.5b8bc4p-11f, 0x1.a6f8b2p-11f, 0x1.e72e4cp-11f,
          0x1.fd72ap-11f, 0x1.af377ap-11f, 0x1.259bb6p-12f, -0x1.070e8ep-10f,
          -0x1.d73d68p-9f, -0x1.117b5ap-7f, -0x1.0b6c38p-6f, -0x1.d031c6p-6f,
          -0x1.61ef2ap-5f, -0x1.b931p-5f, -0x1.5749a6p-5f, 0x1.268bb2p-6f,
          0x1.ef10f8p-4f, 0x1.77b5a8p-3f, 0x1.d48402p-4f, -0x1.ae7042p-6f,
          -0x1.9a9d44p-4f, -0x1.5b017p-4f, -0x1.54081ep-5f, -0x1.6f8868p-7f,
          0x1.c718eap-10f, 0x1.3aeee2p-8f, 0x1.12bd2ap-8f, 0x1.737d9cp-9f,
          0x1.bdd118p-10f, 0x1.f37d42p-11f, 0x1.0c17bep-11f, 0x1.174efcp-12f}}, {{
          -0x1.54e21cp-14f, -0x1.7acf2ap-14f, -0x1.70ba86p-14f,
          -0x1.f92018p-15f, 0x1.2e9ceap-16f, 0x1.8efd72p-13f, 0x1.14feb4p-11f,
          0x1.2c4d3ap-10f, 0x1.20db84p-9f, 0x1.fd4d6p-9f, 0x1.9983b8p-8f,
          0x1.1f8dccp-7f, 0x1.2f9caap-7f, 0x1.21094p-9f, -0x1.4c2a96p-6f,
          -0x1.c4e652p-5f, -0x1.094e2p-4f, -0x1.e7917p-10f, 0x1.4d8d0cp-4f,
          0x1.3fd1p-4f, 0x1.b8cbb4p-7f, -0x1.9b8f52p-6f, -0x1.996e5p-6f,
          -0x1.a9400cp-7f, -0x1.137dbep-8f, -0x1.4881fcp-12f, 0x1.a0795cp-11f,
          0x1.b2fd58p-11f, 0x1.340678p-11f, 0x1.797d6p-12f, 0x1.b26f04p-13f,
          0x1.d4d298p-14f}}, {{
          0x1.8d1754p-18f, 0x1.3fe8b4p-19f, -0x1.8510c4p-18f, -0x1.9d676p-16f,
          -0x1.dcdaf6p-15f, -0x1.f98542p-14f, -0x1.e3abap-13f,
          -0x1.acb854p-12f, -0x1.6179f6p-11f, -0x1.0c9648p-10f,
          -0x1.582886p-10f, -0x1.0ff478p-10f, 0x1.152738p-10f, 0x1.c3e146p-8f,
          0x1.017ce6p-6f, 0x1.03e41cp-6f, -0x1.87d2aep-7f, -0x1.7a72f4p-5f,
          -0x1.9a469ap-6f, 0x1.97d8bap-6f, 0x1.f255b8p-6f, 0x1.014b78p-7f,
          -0x1.4751a2p-8f, -0x1.76a76ap-8f, -0x1.90552p-9f, -0x1.1bef16p-10f,
          -0x1.90c8b6p-13f, 0x1.72509ap-14f, 0x1.0a28bcp-13f, 0x1.964ddp-14f,
          0x1.0222a4p-14f, 0x1.2a23fcp-15f}}, {{
          0x1.c18f48p-21f, 0x1.4eda9ap-19f, 0x1.4de278p-18f, 0x1.6a6c72p-17f,
          0x1.2a2dfep-16f, 0x1.1bed58p-15f, 0x1.e41c54p-15f, 0x1.87d186p-14f,
          0x1.12b462p-13f, 0x1.3d5a1cp-13f, 0x1.fc306cp-15f, -0x1.8af84cp-12f,
          -0x1.91beep-10f, -0x1.b5abcap-9f, -0x1.ad4da4p-9f, 0x1.2d9626p-8f,
          0x1.183492p-6f, 0x1.7a5208p-8f, -0x1.5c1c6cp-6f, -0x1.c9c15cp-7f,
          0x1.d6576ap-8f, 0x1.1dc9b2p-7f, 0x1.20461cp-9f, -0x1.25f5eep-10f,
          -0x1.1706aap-10f, -0x1.2dfcd8p-11f, -0x1.bff5c6p-13f,
          -0x1.dbde3ep-14f, 0x1.8e0f5cp-16f, 0x1.7db396p-15f,
          -0x1.a1e652p-17f, -0x1.79587cp-23f}}}};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESGRAD_H
