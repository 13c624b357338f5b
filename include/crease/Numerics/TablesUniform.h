//===- TablesUniform.h - short forms of `exact`, one width ------*- C++ -*-===//
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

#ifndef CREASE_NUMERICS_TABLESUNIFORM_H
#define CREASE_NUMERICS_TABLESUNIFORM_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// softplus(-a), relative error 2^-49.2.
inline constexpr UniformShortTables<4> softplusShort = {
    0x1.fp0f, 0x1.fe6666p0f, 0x1p3f, 0x1.8p23f, 0x1p-46f,
    {{
        0.0f, 0x1p-3f, 0x1p-2f, 0x1.8p-2f, 0x1p-1f, 0x1.4p-1f, 0x1.8p-1f,
        0x1.cp-1f, 0x1p0f, 0x1.2p0f, 0x1.4p0f, 0x1.6p0f, 0x1.8p0f, 0x1.ap0f,
        0x1.cp0f, 0x1.ep0f, 0x1p1f, 0x1.1p1f, 0x1.2p1f, 0x1.3p1f, 0x1.4p1f,
        0x1.5p1f, 0x1.6p1f, 0x1.7p1f, 0x1.8p1f, 0x1.9p1f, 0x1.ap1f, 0x1.bp1f,
        0x1.cp1f, 0x1.dp1f, 0x1.ep1f, 0x1.fp1f}},
    {{
        0x1.62e43p-1f, 0x1.43e406p-1f, 0x1.26e188p-1f, 0x1.0bd6dp-1f,
        0x1.e5747p-2f, 0x1.b6fd5p-2f, 0x1.8c27eap-2f, 0x1.64cea8p-2f,
        0x1.40c7acp-2f, 0x1.1fe5d2p-2f, 0x1.01f9b2p-2f, 0x1.cda526p-3f,
        0x1.9c7e9p-3f, 0x1.701df4p-3f, 0x1.48239ap-3f, 0x1.2432d2p-3f,
        0x1.03f2d6p-3f, 0x1.ce1ebcp-4f, 0x1.9a7232p-4f, 0x1.6c4bcap-4f,
        0x1.4321e2p-4f, 0x1.1e756cp-4f, 0x1.fba374p-5f, 0x1.c19846p-5f,
        0x1.8e071p-5f, 0x1.603f9ap-5f, 0x1.37a28ap-5f, 0x1.13a026p-5f,
        0x1.e76e4cp-6f, 0x1.aee704p-6f, 0x1.7cda8cp-6f, 0x1.508efap-6f}},
    {{
        -0x1p-1f, -0x1.e00aa6p-2f, -0x1.c054cep-2f, -0x1.a11c02p-2f,
        -0x1.829a06p-2f, -0x1.65033ap-2f, -0x1.488562p-2f, -0x1.2d46bp-2f,
        -0x1.136562p-2f, -0x1.f5ef22p-3f, -0x1.c81702p-3f, -0x1.9d504p-3f,
        -0x1.759b84p-3f, -0x1.50ee02p-3f, -0x1.2f335ep-3f, -0x1.104f8ep-3f,
        -0x1.e84152p-4f, -0x1.b50132p-4f, -0x1.868d2ap-4f, -0x1.5c90dp-4f,
        -0x1.36b712p-4f, -0x1.14abd6p-4f, -0x1.ec3ad6p-5f, -0x1.b57ae6p-5f,
        -0x1.848344p-5f, -0x1.58c85cp-5f, -0x1.31c828p-5f, -0x1.0f0a54p-5f,
        -0x1.e04068p-6f, -0x1.a9490cp-6f, -0x1.787614p-6f, -0x1.4d2012p-6f}},
    {{
        0x1.25a80ap-39f, -0x1.a05e9cp-28f, 0x1.5e403cp-28f, 0x1.03d25p-28f,
        0x1.34d622p-27f, -0x1.f158a4p-27f, 0x1.e8c63cp-27f, -0x1.1b7e2cp-27f,
        0x1.755fecp-27f, 0x1.7b405ep-29f, -0x1.5132fp-28f, -0x1.60ebap-30f,
        0x1.54a604p-28f, 0x1.0cd5ep-30f, -0x1.1d0abap-28f, -0x1.cc3b5ap-30f,
        -0x1.75a162p-29f, -0x1.e5214p-31f, 0x1.d2157ap-29f, -0x1.e7482cp-29f,
        0x1.b58dd2p-29f, -0x1.acc016p-29f, -0x1.5b2242p-30f, -0x1.7e7396p-31f,
        0x1.b7d87ap-32f, -0x1.bd762cp-30f, -0x1.9de882p-34f, 0x1.3757c6p-30f,
        -0x1.cc3deep-34f, -0x1.04ca22p-34f, 0x1.d82abcp-31f, -0x1.505feap-33f}},
    {{{
          0x1p-3f, 0x1.fe0154p-4f, 0x1.f81524p-4f, 0x1.ee69e2p-4f,
          0x1.e149ap-4f, 0x1.d11574p-4f, 0x1.be3fbap-4f, 0x1.a945bap-4f,
          0x1.92a948p-4f, 0x1.7aeae6p-4f, 0x1.6284c4p-4f, 0x1.49e6cp-4f,
          0x1.3173b2p-4f, 0x1.197fcep-4f, 0x1.02500ap-4f, 0x1.d834d4p-5f,
          0x1.ae0dc2p-5f, 0x1.866162p-5f, 0x1.615002p-5f, 0x1.3ee73p-5f,
          0x1.1f2514p-5f, 0x1.01fba8p-5f, 0x1.cea746p-6f, 0x1.9e1ep-6f,
          0x1.721652p-6f, 0x1.4a4584p-6f, 0x1.265e34p-6f, 0x1.06129cp-6f,
          0x1.d22ca2p-7f, 0x1.9e3efep-7f, 0x1.6fcfa6p-7f, 0x1.465a2p-7f}}, {{
          -0x1.f3ebb2p-29f, -0x1.538fccp-9f, -0x1.4e50c8p-8f, -0x1.e8b33p-8f,
          -0x1.3a563cp-7f, -0x1.776d7ap-7f, -0x1.aa71b6p-7f, -0x1.d2beb6p-7f,
          -0x1.f0345ap-7f, -0x1.0193f8p-6f, -0x1.062792p-6f, -0x1.06537p-6f,
          -0x1.02ad36p-6f, -0x1.f7abd4p-7f, -0x1.e4dfb6p-7f, -0x1.ce2d7cp-7f,
          -0x1.b4b3bp-7f, -0x1.9970d6p-7f, -0x1.7d3f8cp-7f, -0x1.60d5ccp-7f,
          -0x1.44c612p-7f, -0x1.298222p-7f, -0x1.0f5eb2p-7f, -0x1.ed2eaap-8f,
          -0x1.bea52p-8f, -0x1.934b5cp-8f, -0x1.6b3094p-8f, -0x1.464ecap-8f,
          -0x1.24903ep-8f, -0x1.05d3bcp-8f, -0x1.d3e0cp-9f, -0x1.a171p-9f}}, {{
          -0x1.5540e8p-8f, -0x1.4fe918p-8f, -0x1.404a62p-8f, -0x1.27803ap-8f,
          -0x1.070d36p-8f, -0x1.c17c04p-9f, -0x1.6d9886p-9f, -0x1.16ed12p-9f,
          -0x1.823914p-10f, -0x1.bcf376p-11f, -0x1.25a2f4p-12f,
          0x1.d4286ep-13f, 0x1.562852p-11f, 0x1.06e67ap-10f, 0x1.4ef408p-10f,
          0x1.83e198p-10f, 0x1.a81864p-10f, 0x1.bd7392p-10f, 0x1.c6920ep-10f,
          0x1.c52234p-10f, 0x1.bb761cp-10f, 0x1.abd0cap-10f, 0x1.97bd4ap-10f,
          0x1.80a7ccp-10f, 0x1.67ba1cp-10f, 0x1.4dd9eep-10f, 0x1.33d936p-10f,
          0x1.1a66b6p-10f, 0x1.01b9fcp-10f, 0x1.d4874cp-11f, 0x1.a871cp-11f,
          0x1.7f2ebp-11f}}, {{
          0x1.d823cep-21f, 0x1.0e674ap-12f, 0x1.04cb46p-11f, 0x1.725e82p-11f,
          0x1.c9900cp-11f, 0x1.02ca34p-10f, 0x1.131874p-10f, 0x1.166b3p-10f,
          0x1.0de822p-10f, 0x1.f66236p-11f, 0x1.c4051ep-11f, 0x1.87b378p-11f,
          0x1.46a724p-11f, 0x1.0596d4p-11f, 0x1.8e0256p-12f, 0x1.1c1ffcp-12f,
          0x1.6c3f5cp-13f, 0x1.7a326cp-14f, 0x1.4f653cp-16f, -0x1.2ac1e8p-15f,
          -0x1.480b14p-14f, -0x1.cf36b8p-14f, -0x1.1727cep-13f,
          -0x1.3653dep-13f, -0x1.475c8ap-13f, -0x1.4d305cp-13f,
          -0x1.4a35aep-13f, -0x1.41ca9p-13f, -0x1.33fe3p-13f,
          -0x1.23938ap-13f, -0x1.11ac32p-13f, -0x1.fc34ecp-14f}}},
    {{
        -0x1.05c61p-29f, -0x1.5f5392p-26f, 0x1.9b6b48p-29f, -0x1.7c385ap-33f,
        -0x1.251fcep-29f, -0x1.f07828p-28f, -0x1.0f7448p-28f,
        -0x1.d67a7cp-36f, -0x1.04fb6ep-32f, 0x1.073d42p-28f, 0x1.d4a29cp-28f,
        -0x1.442afp-32f, 0x1.1ea842p-28f, 0x1.29ce3cp-28f, -0x1.1d6cacp-28f,
        0x1.2f7c18p-31f, -0x1.79fc56p-28f, -0x1.353cb4p-31f, -0x1.5373b4p-29f,
        -0x1.d87db8p-34f, -0x1.9c976p-31f, -0x1.6df8d6p-30f, 0x1.7216bp-35f,
        -0x1.b100f4p-31f, -0x1.fdd48p-32f, 0x1.c302cap-30f, -0x1.6977acp-33f,
        -0x1.75fe3cp-31f, 0x1.85f226p-32f, -0x1.cb4092p-32f, -0x1.5ebba4p-31f,
        0x1.22c1b6p-33f}}};

/// tanh(softplus(x)), relative error 2^-42.4.
inline constexpr UniformShortTables<6> mishShort = {
    -0x1p-3f, 0x1.fe6666p1f, 0x1p2f, 0x1.80002p23f, 0x1.8b081p-42f,
    {{
        -0x1p2f, -0x1.ep1f, -0x1.cp1f, -0x1.ap1f, -0x1.8p1f, -0x1.6p1f,
        -0x1.4p1f, -0x1.2p1f, -0x1p1f, -0x1.cp0f, -0x1.8p0f, -0x1.4p0f,
        -0x1p0f, -0x1.8p-1f, -0x1p-1f, -0x1p-2f, 0.0f, 0x1p-2f, 0x1p-1f,
        0x1.8p-1f, 0x1p0f, 0x1.4p0f, 0x1.8p0f, 0x1.cp0f, 0x1p1f, 0x1.2p1f,
        0x1.4p1f, 0x1.6p1f, 0x1.8p1f, 0x1.ap1f, 0x1.cp1f, 0x1.ep1f}},
    {{
        0x1.2955f6p-6f, 0x1.7cc8fcp-6f, 0x1.e7498p-6f, 0x1.377c14p-5f,
        0x1.8db6f4p-5f, 0x1.fafd5ep-5f, 0x1.4276b2p-4f, 0x1.9913e8p-4f,
        0x1.028fcp-3f, 0x1.455c1p-3f, 0x1.97016ap-3f, 0x1.f94e3p-3f,
        0x1.36aeep-2f, 0x1.7981e8p-2f, 0x1.c4155p-2f, 0x1.0a1726p-1f,
        0x1.333334p-1f, 0x1.5b48c8p-1f, 0x1.804048p-1f, 0x1.a0706ep-1f,
        0x1.baee2ep-1f, 0x1.cf9d34p-1f, 0x1.df051p-1f, 0x1.ea0992p-1f,
        0x1.f1a74cp-1f, 0x1.f6c63p-1f, 0x1.fa2422p-1f, 0x1.fc50f6p-1f,
        0x1.fdb3b4p-1f, 0x1.fe9344p-1f, 0x1.ff1ef6p-1f, 0x1.ff75acp-1f}},
    {{
        0x1.2696cap-6f, 0x1.784204p-6f, 0x1.dfd3a8p-6f, 0x1.3156fcp-5f,
        0x1.8398d6p-5f, 0x1.ea5832p-5f, 0x1.34ca12p-4f, 0x1.82a7e6p-4f,
        0x1.e07906p-4f, 0x1.278c5ap-3f, 0x1.66da16p-3f, 0x1.ac5328p-3f,
        0x1.f4171cp-3f, 0x1.1bdf2ap-2f, 0x1.373fa6p-2f, 0x1.473d1ap-2f,
        0x1.47ae14p-2f, 0x1.36d12p-2f, 0x1.16648ap-2f, 0x1.d6c4bcp-3f,
        0x1.78b466p-3f, 0x1.1eaa6ap-3f, 0x1.a18694p-4f, 0x1.24f4fap-4f,
        0x1.8eb2c4p-5f, 0x1.08abcp-5f, 0x1.588a34p-6f, 0x1.b99822p-7f,
        0x1.17917cp-7f, 0x1.5ea216p-8f, 0x1.b4846p-9f, 0x1.0e2846p-9f}},
    {{
        -0x1.4bdcdcp-31f, 0x1.ceba7ap-32f, -0x1.f98a18p-32f, -0x1.932eep-31f,
        0x1.5f1c82p-31f, -0x1.c87708p-36f, -0x1.71cd58p-35f, -0x1.a1114ap-30f,
        -0x1.07840cp-34f, 0x1.f91b22p-28f, -0x1.fe617ap-30f, 0x1.276c02p-29f,
        0x1.8961eap-29f, 0x1.eabbeap-27f, 0x1.8bc57ap-28f, -0x1.45e80cp-27f,
        0x1.eb744ap-28f, -0x1.f5fa8ap-28f, 0x1.2f067p-28f, 0x1.705e9cp-28f,
        -0x1.e3e74ap-31f, 0x1.c222dap-29f, -0x1.ba1b4p-30f, -0x1.ec25dp-31f,
        0x1.b18414p-31f, -0x1.c02ceap-32f, -0x1.5484p-31f, -0x1.3d744ap-32f,
        0x1.494d8ep-33f, -0x1.8b6832p-33f, -0x1.85c4b6p-34f, -0x1.d66c94p-34f}},
    {{{
          0x1.21192p-7f, 0x1.6f35eap-7f, 0x1.d0ece4p-7f, 0x1.25135ep-6f,
          0x1.6f6e16p-6f, 0x1.c93c08p-6f, 0x1.19ad4cp-5f, 0x1.566ca2p-5f,
          0x1.98bcbep-5f, 0x1.dbc808p-5f, 0x1.0b5e58p-4f, 0x1.1ddddp-4f,
          0x1.1bfbbcp-4f, 0x1.f69a0ap-5f, 0x1.67eda6p-5f, 0x1.185e06p-6f,
          -0x1.0624dep-6f, -0x1.93d48p-5f, -0x1.35fec8p-4f, -0x1.71163cp-4f,
          -0x1.772c44p-4f, -0x1.53b1bcp-4f, -0x1.194948p-4f, -0x1.b2632p-5f,
          -0x1.3d91bcp-5f, -0x1.bd0116p-6f, -0x1.2db12cp-6f, -0x1.8ece9ep-7f,
          -0x1.027c2p-7f, -0x1.4a0fdp-8f, -0x1.a098bep-9f, -0x1.049146p-9f}}, {{
          0x1.72d602p-9f, 0x1.d1869ep-9f, 0x1.2221d6p-8f, 0x1.663292p-8f,
          0x1.b47baap-8f, 0x1.052446p-7f, 0x1.307a0cp-7f, 0x1.55b44cp-7f,
          0x1.69745cp-7f, 0x1.59f322p-7f, 0x1.0e9756p-7f, 0x1.ac563ap-9f,
          -0x1.4cd526p-8f, -0x1.10e66cp-6f, -0x1.e86688p-6f, -0x1.501be4p-5f,
          -0x1.77bd6p-5f, -0x1.5216d4p-5f, -0x1.c976e4p-6f, -0x1.52da44p-7f,
          0x1.760138p-8f, 0x1.0b8cd6p-6f, 0x1.53bf36p-6f, 0x1.4dceep-6f,
          0x1.1ccac2p-6f, 0x1.bb611ap-7f, 0x1.43cc2cp-7f, 0x1.c3ac04p-8f,
          0x1.308c5ep-8f, 0x1.907ba6p-9f, 0x1.02622ap-9f, 0x1.48aaep-10f}}, {{
          0x1.55ab72p-11f, 0x1.a18076p-11f, 0x1.f569bcp-11f, 0x1.25a0c2p-10f,
          0x1.4b0024p-10f, 0x1.5f2212p-10f, 0x1.4da974p-10f, 0x1.edcdeap-11f,
          0x1.6bdca4p-13f, -0x1.4695e4p-10f, -0x1.cb27bp-9f, -0x1.b0783p-8f,
          -0x1.4a8bf2p-7f, -0x1.a36d86p-7f, -0x1.a6ee32p-7f, -0x1.1ea346p-7f,
          -0x1.87418ap-12f, 0x1.35d6ecp-7f, 0x1.0d5602p-6f, 0x1.2204aep-6f,
          0x1.c1b8b6p-7f, 0x1.e587cep-8f, 0x1.b7112p-10f, -0x1.096194p-9f,
          -0x1.df8e5p-9f, -0x1.fb3b7ep-9f, -0x1.b8002ep-9f, -0x1.5645f8p-9f,
          -0x1.f0ee9ep-10f, -0x1.58257p-10f, -0x1.ccfde6p-11f,
          -0x1.2d62e8p-11f}}, {{
          0x1.c5d4c8p-14f, 0x1.01a5bap-13f, 0x1.144a86p-13f, 0x1.0a8fecp-13f,
          0x1.910af6p-14f, 0x1.1e0d1cp-16f, -0x1.248e2cp-13f,
          -0x1.b1d13ep-12f, -0x1.bb6feap-11f, -0x1.7c887cp-10f,
          -0x1.1b8472p-9f, -0x1.66af4ep-9f, -0x1.609f9ap-9f, -0x1.6db9dep-10f,
          0x1.81182p-10f, 0x1.548e9ep-8f, 0x1.0035e2p-7f, 0x1.dd9df4p-8f,
          0x1.c7215p-9f, -0x1.67ab82p-10f, -0x1.2b572cp-8f, -0x1.500ccp-8f,
          -0x1.f95518p-9f, -0x1.0f84cp-9f, -0x1.4dce1cp-11f, 0x1.a97898p-13f,
          0x1.217a72p-11f, 0x1.3e13fap-11f, 0x1.13a86ep-11f, 0x1.a9009p-12f,
          0x1.317cap-12f, 0x1.a361cp-13f}}, {{
          0x1.0183d8p-17f, 0x1.116c7ap-17f, 0x1.419f3p-22f, -0x1.331ea8p-16f,
          -0x1.0d771ep-15f, -0x1.3bc61p-14f, -0x1.0a99c6p-13f,
          -0x1.c8b742p-13f, -0x1.77f7f8p-12f, -0x1.e50798p-12f,
          -0x1.c5a96ep-12f, -0x1.d6a11cp-13f, 0x1.9912f8p-12f,
          0x1.6a0fc4p-10f, 0x1.32ce12p-9f, 0x1.3554bcp-9f, 0x1.ba2034p-11f,
          -0x1.9fd656p-10f, -0x1.a24054p-9f, -0x1.78827ep-9f,
          -0x1.44c0a6p-10f, 0x1.8753bcp-12f, 0x1.2a9952p-10f, 0x1.240862p-10f,
          0x1.8d17ap-11f, 0x1.91e38ep-12f, 0x1.e3a6fep-14f, -0x1.a31d2ap-16f,
          -0x1.39c1d8p-14f, -0x1.4d1df8p-14f, -0x1.24c6c2p-14f,
          -0x1.b25b1cp-15f}}, {{
          -0x1.04e23ep-18f, -0x1.64d6b6p-19f, -0x1.0d6cb4p-17f,
          -0x1.28eadep-16f, -0x1.1a3de6p-16f, -0x1.e9d9e2p-16f,
          -0x1.2a8efep-15f, -0x1.81832p-15f, -0x1.3fa72ep-14f,
          -0x1.ce659cp-15f, 0x1.42cbaap-14f, 0x1.fff3a2p-13f, 0x1.00b354p-11f,
          0x1.4294d6p-11f, 0x1.861662p-12f, -0x1.b71c86p-12f,
          -0x1.4ea9ccp-10f, -0x1.5e5de8p-10f, -0x1.a0d65p-12f,
          0x1.6d1f5ap-11f, 0x1.16537ap-10f, 0x1.724f86p-11f, 0x1.7047dp-13f,
          -0x1.41a154p-13f, -0x1.f92222p-13f, -0x1.8ea72ap-13f,
          -0x1.c4a3a4p-14f, -0x1.9a7848p-15f, -0x1.ec7146p-17f,
          0x1.b5f148p-19f, 0x1.286544p-17f, 0x1.42efaap-17f}}},
    {{
        -0x1.ead556p-31f, 0x1.419daep-31f, -0x1.8c045cp-31f, -0x1.ca08bp-32f,
        0x1.d219c4p-31f, -0x1.19aad4p-31f, 0x1.f47f9p-29f, -0x1.38407cp-29f,
        -0x1.5a1634p-29f, 0x1.fd9cb2p-29f, -0x1.2f70bap-28f, 0x1.d62da2p-28f,
        -0x1.2eb77ep-27f, 0x1.06c7c6p-28f, -0x1.89a1p-30f, -0x1.0849e2p-28f,
        -0x1.99999ap-26f, -0x1.c61464p-27f, -0x1.2ee02ep-28f, 0x1.5260c2p-27f,
        -0x1.ea4744p-26f, 0x1.005e7ap-28f, 0x1.a076fcp-27f, -0x1.90c93cp-26f,
        -0x1.481214p-26f, -0x1.4e1136p-26f, 0x1.77019ep-32f, -0x1.3070cep-26f,
        0x1.28edc4p-26f, -0x1.cde824p-27f, -0x1.cb7a2ep-26f, -0x1.169e62p-29f}}};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESUNIFORM_H
