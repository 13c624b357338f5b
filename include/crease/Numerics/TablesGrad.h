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

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESGRAD_H
