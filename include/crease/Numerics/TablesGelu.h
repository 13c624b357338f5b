//===- TablesGelu.h - gelu, silu and their like in f32 ----------*- C++ -*-===//
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

#ifndef CREASE_NUMERICS_TABLESGELU_H
#define CREASE_NUMERICS_TABLESGELU_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// g(a) = Phi(-a) exp(a^2/2), in 16 intervals of a + 1 in [1, 16). Largest
/// error 2^-27.6. 15 bits of the values in the middle:
inline constexpr Table16 geluTailBase = {{
    0x1.d894p-3f, 0x1.7b4cp-3f, 0x1.3aa8p-3f, 0x1.0bbp-3f, 0x1.b358p-4f,
    0x1.5b4cp-4f, 0x1.1ff4p-4f, 0x1.ebacp-5f, 0x1.91d4p-5f, 0x1.429cp-5f,
    0x1.0e28p-5f, 0x1.ccc8p-6f, 0x1.d0bp-2f, 0x1.84b8p-2f, 0x1.4b1cp-2f,
    0x1.1e7cp-2f}};

/// The polynomials that are added to them.
inline constexpr Table16 geluTailPowers[7] = {
    {{
        0x1.378284p-17f, 0x1.d7a5fcp-16f, 0x1.777c6ap-17f, 0x1.2d19bep-16f,
        0x1.f7ce7ep-15f, 0x1.d9a766p-17f, 0x1.5d492ep-15f, -0x1.80693ap-19f,
        0x1.2ae46p-14f, 0x1.078ae4p-13f, 0x1.573476p-15f, 0x1.dfd6b8p-13f,
        -0x1.a8c178p-19f, -0x1.f42714p-19f, 0x1.e1266p-18f, 0x1.693684p-21f}},
    {{
        -0x1.c49324p-4f, -0x1.3253b8p-4f, -0x1.b405ccp-5f, -0x1.432b1ap-5f,
        -0x1.b6039p-6f, -0x1.1be2c6p-6f, -0x1.8b1956p-7f, -0x1.21ae92p-7f,
        -0x1.86b84ap-8f, -0x1.fbf2d2p-9f, -0x1.63cfcap-9f, -0x1.06cdbep-9f,
        -0x1.5e6e6ep-2f, -0x1.06bfb2p-2f, -0x1.93234ep-3f, -0x1.3baf58p-3f}},
    {{
        0x1.7b79d2p-5f, 0x1.bd45f6p-6f, 0x1.15aa6cp-6f, 0x1.6c5e3ep-7f,
        0x1.a29f06p-8f, 0x1.bfbaeep-9f, 0x1.07e3e8p-9f, 0x1.4ea506p-10f,
        0x1.7625dap-11f, 0x1.8af242p-12f, 0x1.d0fb66p-13f, 0x1.27e7fcp-13f,
        0x1.a4e15ep-3f, 0x1.222f24p-3f, 0x1.9a45b4p-4f, 0x1.28beeep-4f}},
    {{
        -0x1.1f3078p-6f, -0x1.295f96p-7f, -0x1.49badep-8f, -0x1.8387fp-9f,
        -0x1.7e7794p-10f, -0x1.55b896p-11f, -0x1.57fc88p-12f,
        -0x1.7b602cp-13f, -0x1.617b8cp-14f, -0x1.305078p-15f,
        -0x1.2ddae8p-16f, -0x1.4b9428p-17f, -0x1.b029ecp-4f, -0x1.15c50cp-4f,
        -0x1.6e8e04p-5f, -0x1.ef9b02p-6f}},
    {{
        0x1.8fef8ap-8f, 0x1.721b1p-9f, 0x1.70c466p-10f, 0x1.87b12p-11f,
        0x1.4faebep-12f, 0x1.fa36c6p-14f, 0x1.b645b8p-15f, 0x1.a6767cp-16f,
        0x1.49c116p-17f, 0x1.d0e44ep-19f, 0x1.857762p-20f, 0x1.71d96ep-21f,
        0x1.89ddbcp-5f, 0x1.dc2ca4p-6f, 0x1.27b176p-6f, 0x1.78a52cp-7f}},
    {{
        -0x1.067d3ap-9f, -0x1.b6486ep-11f, -0x1.88ff5p-12f, -0x1.7f364cp-13f,
        -0x1.21359ep-14f, -0x1.70fccep-16f, -0x1.14113ep-17f,
        -0x1.d062b4p-19f, -0x1.36b752p-20f, -0x1.6563p-22f, -0x1.faa644p-24f,
        -0x1.9bedccp-25f, -0x1.47be28p-6f, -0x1.7c47bep-7f, -0x1.bddecp-8f,
        -0x1.0caccep-8f}},
    {{
        0x1.400cbep-11f, 0x1.e68502p-13f, 0x1.8e5ab4p-14f, 0x1.649cd6p-15f,
        0x1.d80ce6p-17f, 0x1.02dbacp-18f, 0x1.4f2a7p-20f, 0x1.f2d0cap-22f,
        0x1.1a87c2p-23f, 0x1.0c97ep-25f, 0x1.4308ep-27f, 0x1.be524ap-29f,
        0x1.f4a4bcp-8f, 0x1.14f188p-8f, 0x1.39484p-9f, 0x1.61832cp-10f}}};

/// 2 sqrt(2/pi) (x + 0.044715 x^3); the first constant is short, so that
/// differences with it are exact.
inline constexpr PairConstant geluTanhLinear = {0x1.98845p0f, 0x1.9ea1b2p-23f};

inline constexpr PairConstant geluTanhCubic = {0x1.2444f2p-4f, 0x1.49b16ap-29f};

inline constexpr PairConstant quickGeluBeta = {0x1.b3b646p0f, -0x1.78d4fep-26f};

/// Phi(-a), relative error 2^-26.8.
inline constexpr ShareTables geluShare = {
    0x1.2cccccp2f, 0x1.066666p1f, 0x1.e66666p-1f,
    {{
        0x1.c51p-4f, 0x1.98d4p-2f, 0x1.7254p-1f, 0x1.fe04p-1f, 0x1.3c92p0f,
        0x1.7442p0f, 0x1.a78p0f, 0x1.d739p0f, 0x1.02088p1f, 0x1.173f8p1f,
        0x1.2b6e8p1f, 0x1.3eb98p1f, 0x1.513b8p1f, 0x1.630cp1f, 0x1.743dp1f,
        0x1.84dep1f, 0x1.94fdp1f, 0x1.a4a5p1f, 0x1.b3df8p1f, 0x1.c2b5p1f,
        0x1.d12dp1f, 0x1.df4e8p1f, 0x1.ed1e8p1f, 0x1.faa38p1f, 0x1.03f04p2f,
        0x1.0a6dcp2f, 0x1.10cb4p2f, 0x1.170b4p2f, 0x1.1d2fp2f, 0x1.2337cp2f,
        0x1.29274p2f, 0x1.2efe8p2f}},
    {{
        0x1.d2e7dp-2f, 0x1.6121e8p-2f, 0x1.e0c3e8p-3f, 0x1.46d9bp-3f,
        0x1.bad93p-4f, 0x1.2ad2bp-4f, 0x1.91aeep-5f, 0x1.0cf54p-5f,
        0x1.66e88p-6f, 0x1.dd62p-7f, 0x1.3c878p-7f, 0x1.a28cp-8f,
        0x1.1401p-8f, 0x1.6b1ap-9f, 0x1.dc9cp-10f, 0x1.382p-10f,
        0x1.97f8p-11f, 0x1.0a2p-11f, 0x1.5a9p-12f, 0x1.c28p-13f, 0x1.246p-13f,
        0x1.7bp-14f, 0x1.ea8p-15f, 0x1.3dp-15f, 0x1.99p-16f, 0x1.08p-16f,
        0x1.54p-17f, 0x1.b4p-18f, 0x1.18p-18f, 0x1.68p-19f, 0x1.dp-20f,
        0x1.2p-20f}},
    {{{
          0x1.0b648p-27f, -0x1.770cd8p-28f, 0x1.61b234p-26f, -0x1.172748p-27f,
          0x1.70906ap-27f, 0x1.9b9c96p-27f, 0x1.72ab02p-26f, -0x1.76282ap-27f,
          0x1.ee0362p-27f, 0x1.f79ea6p-26f, -0x1.f659c4p-30f,
          -0x1.747dd8p-27f, -0x1.a01812p-27f, 0x1.4fb9c6p-27f,
          -0x1.d9b054p-26f, 0x1.34f214p-27f, 0x1.8b63fep-26f,
          -0x1.706dbep-29f, -0x1.f95caep-34f, 0x1.b9007cp-26f,
          0x1.f80cacp-27f, -0x1.dc901cp-27f, -0x1.8d5c0ap-27f,
          -0x1.2c836p-26f, -0x1.ae7316p-29f, -0x1.d7189p-26f,
          -0x1.66c5b4p-26f, 0x1.2d4706p-28f, 0x1.957258p-29f, -0x1.da4f3p-29f,
          -0x1.949102p-27f, 0x1.c3484p-26f}}, {{
          -0x1.960684p-2f, -0x1.7938e4p-2f, -0x1.3a7d92p-2f, -0x1.f17a08p-3f,
          -0x1.7c5926p-3f, -0x1.1bd878p-3f, -0x1.9fe9fep-4f, -0x1.2c479ep-4f,
          -0x1.ac68dep-5f, -0x1.2e8b88p-5f, -0x1.a7a998p-6f, -0x1.2669a2p-6f,
          -0x1.96856cp-7f, -0x1.17049p-7f, -0x1.7d05e8p-8f, -0x1.02f21ep-8f,
          -0x1.5e724p-9f, -0x1.d86c4cp-10f, -0x1.3d4a7ap-10f,
          -0x1.a8cc4cp-11f, -0x1.1b7f76p-11f, -0x1.794e1p-12f,
          -0x1.f4d8bep-13f, -0x1.4b9006p-13f, -0x1.b6039ep-14f,
          -0x1.20a77p-14f, -0x1.7bb4bp-15f, -0x1.f275fap-16f,
          -0x1.4692bcp-16f, -0x1.ab307ap-17f, -0x1.16eb36p-17f,
          -0x1.6ba434p-18f}}, {{
          0x1.674926p-6f, 0x1.2d33fp-4f, 0x1.c6efdap-4f, 0x1.ef8c2ap-4f,
          0x1.d656eap-4f, 0x1.9cbfcp-4f, 0x1.5805d8p-4f, 0x1.145d5ap-4f,
          0x1.afcff8p-5f, 0x1.4a0526p-5f, 0x1.ef8ap-6f, 0x1.6e8c96p-6f,
          0x1.0bc212p-6f, 0x1.82f86ap-7f, 0x1.1503bp-7f, 0x1.89578p-8f,
          0x1.15334cp-8f, 0x1.84210ap-9f, 0x1.0e1d3ep-9f, 0x1.75f1acp-10f,
          0x1.01922p-10f, 0x1.61365p-11f, 0x1.e2606ep-12f, 0x1.481724p-12f,
          0x1.bcc09ap-13f, 0x1.2c69a6p-13f, 0x1.949d52p-14f, 0x1.0faa24p-14f,
          0x1.6bcd2cp-15f, 0x1.e5f4f2p-16f, 0x1.43c18p-16f, 0x1.ae6502p-17f}}, {{
          0x1.0b5aa8p-4f, 0x1.a6c76p-5f, 0x1.8fe2eap-6f, 0x1.48eabep-12f,
          -0x1.0c5beep-6f, -0x1.a5d1ep-6f, -0x1.e18716p-6f, -0x1.de1536p-6f,
          -0x1.b58674p-6f, -0x1.7b249cp-6f, -0x1.3bcb0cp-6f, -0x1.fe5c6p-7f,
          -0x1.928bb2p-7f, -0x1.374a74p-7f, -0x1.d98bd8p-8f, -0x1.632e4ep-8f,
          -0x1.0725f8p-8f, -0x1.81ccf2p-9f, -0x1.182944p-9f, -0x1.93832cp-10f,
          -0x1.2066p-10f, -0x1.996e9ap-11f, -0x1.20dc82p-11f,
          -0x1.953d2cp-12f, -0x1.1acfb6p-12f, -0x1.88cf04p-13f,
          -0x1.0f9da6p-13f, -0x1.760de8p-14f, -0x1.00942p-14f,
          -0x1.5ebd2ep-15f, -0x1.ddd4a6p-16f, -0x1.4473eap-16f}}, {{
          -0x1.64c046p-8f, -0x1.1b16acp-6f, -0x1.75fb5ap-6f, -0x1.4ae096p-6f,
          -0x1.ccd3f2p-7f, -0x1.e7a22ap-8f, -0x1.e6f3bap-10f, 0x1.1c1eb6p-9f,
          0x1.316c18p-8f, 0x1.8284d4p-8f, 0x1.97f486p-8f, 0x1.86c4a2p-8f,
          0x1.5fa96ep-8f, 0x1.2eb33cp-8f, 0x1.f7e5e8p-9f, 0x1.987e36p-9f,
          0x1.4406f2p-9f, 0x1.f8d0bep-10f, 0x1.8338bcp-10f, 0x1.2516e4p-10f,
          0x1.b68ec2p-11f, 0x1.44b2dap-11f, 0x1.dc7842p-12f, 0x1.5aa856p-12f,
          0x1.f4bfdep-13f, 0x1.672326p-13f, 0x1.0005c8p-13f, 0x1.6aebaap-14f,
          0x1.ffb6fap-15f, 0x1.66fc7p-15f, 0x1.f56bfep-16f, 0x1.5caf3ap-16f}}, {{
          -0x1.333862p-7f, -0x1.9c1248p-8f, -0x1.51afp-12f, 0x1.038f1ep-8f,
          0x1.83055cp-8f, 0x1.909998p-8f, 0x1.4350acp-8f, 0x1.cf2efcp-9f,
          0x1.19cedcp-9f, 0x1.e19088p-11f, -0x1.58258p-15f, -0x1.2598b8p-11f,
          -0x1.fc638p-11f, -0x1.2961eap-10f, -0x1.33b136p-10f,
          -0x1.128cf2p-10f, -0x1.f6d42p-11f, -0x1.aeacdp-11f,
          -0x1.679b4cp-11f, -0x1.200926p-11f, -0x1.cd4a36p-12f,
          -0x1.6c5abap-12f, -0x1.163a98p-12f, -0x1.ac667p-13f,
          -0x1.42034ap-13f, -0x1.e18e2ep-14f, -0x1.634bf2p-14f,
          -0x1.0468ecp-14f, -0x1.7908a2p-15f, -0x1.1205a2p-15f,
          -0x1.87e90ap-16f, -0x1.18504ap-16f}}}};

/// sigmoid(-a), relative error 2^-27.0.
inline constexpr ShareTables siluShare = {
    0x1.ap3f, 0x1.133334p1f, 0x1.47ae14p-6f,
    {{
        0x1.db4p-4f, 0x1.d9bcp-2f, 0x1.d7fcp-1f, 0x1.6092p0f, 0x1.d431p0f,
        0x1.2371p1f, 0x1.5c55p1f, 0x1.94c78p1f, 0x1.ccca8p1f, 0x1.02308p2f,
        0x1.1dc6cp2f, 0x1.3929p2f, 0x1.54588p2f, 0x1.6f568p2f, 0x1.8a238p2f,
        0x1.a4c1p2f, 0x1.bf3p2f, 0x1.d9714p2f, 0x1.f3858p2f, 0x1.06b7p3f,
        0x1.1395cp3f, 0x1.205f4p3f, 0x1.2d144p3f, 0x1.39b4cp3f, 0x1.46416p3f,
        0x1.52ba6p3f, 0x1.5f202p3f, 0x1.6b732p3f, 0x1.77b38p3f, 0x1.83e1ap3f,
        0x1.8ffdcp3f, 0x1.9c086p3f}},
    {{
        0x1.e25484p-2f, 0x1.8ba27p-2f, 0x1.236984p-2f, 0x1.9c9438p-3f,
        0x1.1b6318p-3f, 0x1.7d27bp-4f, 0x1.f9a7ep-5f, 0x1.4ca8ep-5f,
        0x1.b3cb8p-6f, 0x1.1cf28p-6f, 0x1.749a8p-7f, 0x1.e7bap-8f,
        0x1.3fc2p-8f, 0x1.a42ap-9f, 0x1.14b6p-9f, 0x1.6d64p-10f, 0x1.e3cp-11f,
        0x1.411p-11f, 0x1.ab5p-12f, 0x1.1d2p-12f, 0x1.7d6p-13f, 0x1.ff8p-14f,
        0x1.58p-14f, 0x1.cf8p-15f, 0x1.39p-15f, 0x1.a8p-16f, 0x1.2p-16f,
        0x1.88p-17f, 0x1.0cp-17f, 0x1.6cp-18f, 0x1.f8p-19f, 0x1.58p-19f}},
    {{{
          0x1.da84f2p-27f, -0x1.adb62ep-26f, 0x1.75bca8p-26f, 0x1.4f7cep-26f,
          0x1.8e660ep-26f, 0x1.c991a6p-29f, 0x1.aee6dap-26f, -0x1.554984p-27f,
          -0x1.7d3596p-32f, 0x1.94867ep-26f, 0x1.79fbd8p-27f, 0x1.46f162p-26f,
          -0x1.138c56p-27f, -0x1.d139fp-26f, -0x1.a63d5ap-29f,
          0x1.6e1302p-27f, 0x1.916d4ep-32f, 0x1.c76732p-28f, -0x1.36b5a8p-30f,
          -0x1.bb1f54p-26f, 0x1.2b1c3ap-26f, 0x1.27e262p-26f,
          -0x1.247ec4p-26f, 0x1.8d630cp-27f, 0x1.a9f6p-26f, 0x1.c60a86p-27f,
          -0x1.13974ep-29f, -0x1.3eeebep-28f, -0x1.97e42ap-26f,
          0x1.3b0d82p-26f, -0x1.d73cd6p-26f, -0x1.29e034p-28f}}, {{
          -0x1.fe47dap-3f, -0x1.e58d88p-3f, -0x1.a0f682p-3f, -0x1.49768cp-3f,
          -0x1.e85926p-4f, -0x1.59afbep-4f, -0x1.da71aep-5f, -0x1.3f26a8p-5f,
          -0x1.a8340ap-6f, -0x1.17fdecp-6f, -0x1.705df4p-7f, -0x1.e4191ap-8f,
          -0x1.3e3278p-8f, -0x1.a2d04cp-9f, -0x1.142058p-9f, -0x1.6ce254p-10f,
          -0x1.e34dc8p-11f, -0x1.40de8ep-11f, -0x1.ab231ep-12f,
          -0x1.1d053cp-12f, -0x1.7d5796p-13f, -0x1.ff8284p-14f,
          -0x1.57e68p-14f, -0x1.cf9246p-15f, -0x1.39324p-15f,
          -0x1.a83602p-16f, -0x1.1ff62p-16f, -0x1.87d6f6p-17f,
          -0x1.0b3382p-17f, -0x1.6d3a8ap-18f, -0x1.f4510cp-19f,
          -0x1.576ad6p-19f}}, {{
          0x1.d91f6p-8f, 0x1.b967bep-6f, 0x1.67477cp-5f, 0x1.89700ep-5f,
          0x1.61339ep-5f, 0x1.195a1ep-5f, 0x1.9fe016p-6f, 0x1.253b54p-6f,
          0x1.91a314p-7f, 0x1.0e40bp-7f, 0x1.67fd3cp-8f, 0x1.dce45p-9f,
          0x1.3b176ap-9f, 0x1.a020aap-10f, 0x1.12f5bcp-10f, 0x1.6bddb2p-11f,
          0x1.e26924p-12f, 0x1.4079bcp-12f, 0x1.aac9b8p-13f, 0x1.1cdd66p-13f,
          0x1.7d33d8p-14f, 0x1.ff6246p-15f, 0x1.57d7dep-15f, 0x1.cf84e8p-16f,
          0x1.392c14p-16f, 0x1.a83046p-17f, 0x1.1ff376p-17f, 0x1.87d468p-18f,
          0x1.0b324ap-18f, 0x1.6d396p-19f, 0x1.f44fd8p-20f, 0x1.576a38p-20f}}, {{
          0x1.50c592p-6f, 0x1.1187b6p-6f, 0x1.ecb91ap-8f, -0x1.e8d438p-11f,
          -0x1.72aac8p-8f, -0x1.c709a6p-8f, -0x1.9cc522p-8f, -0x1.460faep-8f,
          -0x1.ddbe9p-9f, -0x1.4f0cdep-9f, -0x1.ca07cep-10f, -0x1.346eecp-10f,
          -0x1.9be8e6p-11f, -0x1.11db3p-11f, -0x1.6b8628p-12f,
          -0x1.e274ecp-13f, -0x1.406c7ap-13f, -0x1.aa41d2p-14f,
          -0x1.1c1012p-14f, -0x1.7b678p-15f, -0x1.fbe892p-16f,
          -0x1.54c2d6p-16f, -0x1.ca4ec6p-17f, -0x1.34f324p-17f,
          -0x1.a1814p-18f, -0x1.1ac412p-18f, -0x1.7fe78cp-19f,
          -0x1.05359cp-19f, -0x1.644162p-20f, -0x1.e6f776p-21f,
          -0x1.4d8994p-21f, -0x1.c9e2c4p-22f}}, {{
          -0x1.39089p-10f, -0x1.0cc078p-8f, -0x1.575926p-8f, -0x1.e736cep-9f,
          -0x1.982046p-10f, -0x1.897d92p-15f, 0x1.4ed574p-11f,
          0x1.9ee4f8p-11f, 0x1.70c606p-11f, 0x1.1e8182p-11f, 0x1.9fa472p-12f,
          0x1.22246ep-12f, 0x1.8c4cc4p-13f, 0x1.0b4594p-13f, 0x1.65fdacp-14f,
          0x1.ddfcf6p-15f, 0x1.3eb156p-15f, 0x1.a9064ep-16f, 0x1.1bb408p-16f,
          0x1.7b4ad6p-17f, 0x1.fc28b6p-18f, 0x1.551502p-18f, 0x1.cadf8ep-19f,
          0x1.35627ap-19f, 0x1.a22e0cp-20f, 0x1.1b3e28p-20f, 0x1.808452p-21f,
          0x1.05aa52p-21f, 0x1.64db54p-22f, 0x1.e7bccep-23f, 0x1.4e1ddcp-23f,
          0x1.caad1ap-24f}}, {{
          -0x1.0e2f8cp-9f, -0x1.441d5cp-10f, 0x1.d45e7p-13f, 0x1.f6eef6p-11f,
          0x1.c2bd9cp-11f, 0x1.f37222p-12f, 0x1.547078p-13f, -0x1.2c1a3ep-18f,
          -0x1.0f7456p-14f, -0x1.33d7e4p-14f, -0x1.097b8cp-14f,
          -0x1.9310acp-15f, -0x1.217ad4p-15f, -0x1.9489a8p-16f,
          -0x1.121048p-16f, -0x1.735422p-17f, -0x1.f3eb5ap-18f,
          -0x1.4f9b2ep-18f, -0x1.c1f87cp-19f, -0x1.2e49e4p-19f,
          -0x1.92e6a6p-20f, -0x1.0eeef8p-20f, -0x1.6e249ap-21f,
          -0x1.eb8132p-22f, -0x1.4cec16p-22f, -0x1.c394dcp-23f,
          -0x1.34293ap-23f, -0x1.a1551ap-24f, -0x1.1bf30cp-24f,
          -0x1.82ad4p-25f, -0x1.0aceep-25f, -0x1.6d8e32p-26f}}}};

/// sigmoid(-1.702 a), relative error 2^-26.8.
inline constexpr ShareTables quickGeluShare = {
    0x1.e66666p2f, 0x1.ccccccp1f, 0x1.eb851ep-5f,
    {{
        0x1.1bdp-4f, 0x1.1adp-2f, 0x1.19b4p-1f, 0x1.a4cp-1f, 0x1.174ap0f,
        0x1.5b9dp0f, 0x1.9f5cp0f, 0x1.e28cp0f, 0x1.12978p1f, 0x1.33a4p1f,
        0x1.546ep1f, 0x1.74f7p1f, 0x1.954p1f, 0x1.b54a8p1f, 0x1.d518p1f,
        0x1.f4a98p1f, 0x1.0a008p2f, 0x1.198fcp2f, 0x1.2903p2f, 0x1.385acp2f,
        0x1.4798p2f, 0x1.56bacp2f, 0x1.65c3cp2f, 0x1.74b38p2f, 0x1.838a8p2f,
        0x1.92494p2f, 0x1.a0f04p2f, 0x1.af7fcp2f, 0x1.bdf84p2f, 0x1.cc5a8p2f,
        0x1.daa68p2f, 0x1.e8dccp2f}},
    {{
        0x1.e1d828p-2f, 0x1.89d4c8p-2f, 0x1.2060d8p-2f, 0x1.958fb8p-3f,
        0x1.14a0c8p-3f, 0x1.717f1p-4f, 0x1.e6f0cp-5f, 0x1.3e552p-5f,
        0x1.9e8f8p-6f, 0x1.0d90cp-6f, 0x1.5ea7p-7f, 0x1.c8bbp-8f,
        0x1.2a0bp-8f, 0x1.85eap-9f, 0x1.ff7p-10f, 0x1.5058p-10f, 0x1.bbap-11f,
        0x1.256p-11f, 0x1.852p-12f, 0x1.02dp-12f, 0x1.592p-13f, 0x1.cd8p-14f,
        0x1.358p-14f, 0x1.ap-15f, 0x1.188p-15f, 0x1.7bp-16f, 0x1.01p-16f,
        0x1.5cp-17f, 0x1.dcp-18f, 0x1.44p-18f, 0x1.b8p-19f, 0x1.3p-19f}},
    {{{
          0x1.c598c2p-26f, 0x1.05704p-25f, 0x1.6d4d82p-27f, 0x1.fb0c26p-28f,
          -0x1.2a635ap-27f, -0x1.9e70c6p-26f, -0x1.3f45d8p-27f,
          0x1.806db4p-34f, 0x1.01da56p-27f, 0x1.5da018p-27f, 0x1.ef07bap-26f,
          0x1.db8b6ap-28f, 0x1.2d516cp-29f, -0x1.7e65c8p-26f,
          -0x1.4dbe68p-26f, -0x1.afd568p-27f, -0x1.15c1fp-26f,
          0x1.3ea0dep-28f, 0x1.a2a73cp-28f, -0x1.65b004p-26f, 0x1.9e2908p-27f,
          0x1.5ac61ap-26f, -0x1.ee7f8p-28f, 0x1.b5f6aap-28f, -0x1.c10134p-27f,
          -0x1.f5ccbap-28f, -0x1.8ed52ap-26f, 0x1.cbcfb4p-27f,
          -0x1.b693ecp-26f, -0x1.e00bd4p-28f, 0x1.34768cp-26f,
          -0x1.a994c2p-28f}}, {{
          -0x1.b23356p-2f, -0x1.9c80a4p-2f, -0x1.60987p-2f, -0x1.14c96cp-2f,
          -0x1.9739ep-3f, -0x1.1e136cp-3f, -0x1.85c136p-4f, -0x1.045fc2p-4f,
          -0x1.57dd52p-5f, -0x1.c34084p-6f, -0x1.273672p-6f, -0x1.81f82p-7f,
          -0x1.f8f662p-8f, -0x1.4ad3cap-8f, -0x1.b2613ep-9f, -0x1.1ddbc6p-9f,
          -0x1.7932bep-10f, -0x1.f30c8ap-11f, -0x1.4b0726p-11f,
          -0x1.b85a5ep-12f, -0x1.25acaep-12f, -0x1.88c3ecp-13f,
          -0x1.0756e2p-13f, -0x1.620b4p-14f, -0x1.dd355ep-15f,
          -0x1.426adep-15f, -0x1.b4be92p-16f, -0x1.2886ecp-16f,
          -0x1.939d7ep-17f, -0x1.1352ep-17f, -0x1.787d54p-18f,
          -0x1.01fefep-18f}}, {{
          0x1.5c34e4p-6f, 0x1.44113p-4f, 0x1.061a9p-3f, 0x1.1c830ep-3f,
          0x1.f9dd3cp-4f, 0x1.8f0ec8p-4f, 0x1.244074p-4f, 0x1.98b772p-5f,
          0x1.15d202p-5f, 0x1.736104p-6f, 0x1.ebb29ep-7f, 0x1.43e18ep-7f,
          0x1.a9d042p-8f, 0x1.17dbbap-8f, 0x1.7036c2p-9f, 0x1.e5480ap-10f,
          0x1.4073a2p-10f, 0x1.a836dep-11f, 0x1.197eb8p-11f, 0x1.768df2p-12f,
          0x1.f3ab1ep-13f, 0x1.4e2b3ep-13f, 0x1.c022fp-14f, 0x1.2d42cap-14f,
          0x1.96138ap-15f, 0x1.125d44p-15f, 0x1.73a846p-16f, 0x1.f8ad74p-17f,
          0x1.577898p-17f, 0x1.d49878p-18f, 0x1.4063d4p-18f, 0x1.b71b4ap-19f}}, {{
          0x1.9edcep-4f, 0x1.4ea322p-4f, 0x1.23409p-5f, -0x1.92f072p-8f,
          -0x1.d65084p-6f, -0x1.186848p-5f, -0x1.f4341ap-6f, -0x1.862626p-6f,
          -0x1.1ae78cp-6f, -0x1.896cp-7f, -0x1.0af3bcp-7f, -0x1.653908p-8f,
          -0x1.da5904p-9f, -0x1.39c3dap-9f, -0x1.9e8ad8p-10f,
          -0x1.11e73cp-10f, -0x1.6a6206p-11f, -0x1.e043cep-12f,
          -0x1.3eedc6p-12f, -0x1.a894f8p-13f, -0x1.1b4c64p-13f,
          -0x1.7b0102p-14f, -0x1.fc55f4p-15f, -0x1.55c2c6p-15f,
          -0x1.ccb47p-16f, -0x1.374a2cp-16f, -0x1.a5aec8p-17f,
          -0x1.1e503ep-17f, -0x1.85b898p-18f, -0x1.09d83ap-18f,
          -0x1.6b8796p-19f, -0x1.f23aeap-20f}}, {{
          -0x1.4d80aep-7f, -0x1.1cf626p-5f, -0x1.66e844p-5f, -0x1.f0dadep-6f,
          -0x1.8b6a7ap-7f, 0x1.1794f4p-12f, 0x1.7003a4p-8f, 0x1.b21b1ap-8f,
          0x1.796742p-8f, 0x1.210dcap-8f, 0x1.9eebd6p-9f, 0x1.1f2f6ep-9f,
          0x1.85806ep-10f, 0x1.051d64p-10f, 0x1.5befe4p-11f, 0x1.ce4fa2p-12f,
          0x1.32e5c6p-12f, 0x1.97afe8p-13f, 0x1.0f22fep-13f, 0x1.6954c2p-14f,
          0x1.e273d2p-15f, 0x1.42e1ecp-15f, 0x1.b12b04p-16f, 0x1.2341aap-16f,
          0x1.88b4ccp-17f, 0x1.0955e4p-17f, 0x1.677aaep-18f, 0x1.e8225p-19f,
          0x1.4c346ep-19f, 0x1.c53e9ep-20f, 0x1.35e0fp-20f, 0x1.a8af2cp-21f}}, {{
          -0x1.befb92p-6f, -0x1.1a202ap-6f, 0x1.e5b5a2p-9f, 0x1.c4bcd4p-7f,
          0x1.87ff66p-7f, 0x1.9f6ef4p-8f, 0x1.08219cp-9f, -0x1.b8aeecp-13f,
          -0x1.fc697ap-11f, -0x1.1368dep-10f, -0x1.cab8e8p-11f,
          -0x1.56c34ep-11f, -0x1.e9b902p-12f, -0x1.50dcb2p-12f,
          -0x1.c8537cp-13f, -0x1.33a768p-13f, -0x1.9916bep-14f,
          -0x1.12a392p-14f, -0x1.6e8dfcp-15f, -0x1.e70cep-16f,
          -0x1.451302p-16f, -0x1.b657c4p-17f, -0x1.26338ep-17f,
          -0x1.8c83e6p-18f, -0x1.0a058p-18f, -0x1.66b824p-19f,
          -0x1.e884d8p-20f, -0x1.4a1baep-20f, -0x1.c14884p-21f,
          -0x1.344dc6p-21f, -0x1.a6002ap-22f, -0x1.21c292p-22f}}}};

/// sigmoid(-2 sqrt(2/pi) (a + 0.044715 a^3)), relative error 2^-27.2.
inline constexpr ShareTables geluTanhShare = {
    0x1.133334p2f, 0x1.0cccccp1f, 0x1.19999ap0f,
    {{
        0x1.b67p-4f, 0x1.891cp-2f, 0x1.622cp-1f, 0x1.e5fcp-1f, 0x1.2cdfp0f,
        0x1.611ep0f, 0x1.911fp0f, 0x1.bdc7p0f, 0x1.e7b5p0f, 0x1.07adp1f,
        0x1.1a87p1f, 0x1.2c898p1f, 0x1.3dcfp1f, 0x1.4e6dp1f, 0x1.5e758p1f,
        0x1.6df78p1f, 0x1.7cfe8p1f, 0x1.8b96p1f, 0x1.99c7p1f, 0x1.a7998p1f,
        0x1.b515p1f, 0x1.c23e8p1f, 0x1.cf1c8p1f, 0x1.dbb38p1f, 0x1.e808p1f,
        0x1.f41ep1f, 0x1.fff9p1f, 0x1.05ce4p2f, 0x1.0b858p2f, 0x1.1123cp2f,
        0x1.16aap2f, 0x1.1c1ap2f}},
    {{
        0x1.d45b2p-2f, 0x1.66f528p-2f, 0x1.f4fedp-3f, 0x1.5f0948p-3f,
        0x1.ec017p-4f, 0x1.584fep-4f, 0x1.e0d96p-5f, 0x1.4ed9cp-5f,
        0x1.d0e24p-6f, 0x1.4196p-6f, 0x1.bb33p-7f, 0x1.30248p-7f,
        0x1.9f99p-8f, 0x1.1aa3p-8f, 0x1.7e8ep-9f, 0x1.0196p-9f, 0x1.5918p-10f,
        0x1.cbd8p-11f, 0x1.30b8p-11f, 0x1.919p-12f, 0x1.072p-12f,
        0x1.56ep-13f, 0x1.bcp-14f, 0x1.1ep-14f, 0x1.6ep-15f, 0x1.d2p-16f,
        0x1.27p-16f, 0x1.74p-17f, 0x1.dp-18f, 0x1.2p-18f, 0x1.68p-19f,
        0x1.bp-20f}},
    {{{
          -0x1.5df16cp-30f, 0x1.ed083ap-26f, -0x1.45cc6ep-26f,
          -0x1.7e010cp-29f, -0x1.f82854p-26f, -0x1.23052cp-28f,
          -0x1.e2b25ep-26f, 0x1.6c11b6p-29f, 0x1.f2543cp-26f,
          -0x1.03f5a4p-30f, 0x1.7d84cep-28f, -0x1.3393e6p-26f,
          0x1.2c31f2p-26f, 0x1.3e8aaap-31f, 0x1.3d89dp-28f, -0x1.29c434p-26f,
          -0x1.7fa112p-27f, 0x1.0e255ep-28f, -0x1.87ca1ap-26f,
          0x1.a910e6p-28f, -0x1.75effep-26f, -0x1.a96dc8p-26f,
          0x1.bee018p-26f, -0x1.5653c6p-30f, 0x1.9632cp-26f, 0x1.2cdae8p-27f,
          -0x1.a19578p-29f, -0x1.e7b25ep-26f, 0x1.d693fp-31f, 0x1.f2c68cp-28f,
          -0x1.b1ec46p-26f, 0x1.8bdea4p-26f}}, {{
          -0x1.962bfep-2f, -0x1.7b5f1cp-2f, -0x1.41550ep-2f, -0x1.04208cp-2f,
          -0x1.99692ep-3f, -0x1.3bd9e2p-3f, -0x1.e014acp-4f, -0x1.687b7cp-4f,
          -0x1.0beefp-4f, -0x1.8abedap-5f, -0x1.20691cp-5f, -0x1.a23642p-6f,
          -0x1.2cfd46p-6f, -0x1.ae265p-7f, -0x1.313292p-7f, -0x1.ae0b9cp-8f,
          -0x1.2ce4ep-8f, -0x1.a2224ap-9f, -0x1.2084a4p-9f, -0x1.8b69c2p-10f,
          -0x1.0d12b4p-10f, -0x1.6bb5bp-11f, -0x1.e83d7cp-12f,
          -0x1.45776cp-12f, -0x1.aef66ap-13f, -0x1.1b63dp-13f,
          -0x1.722fc2p-14f, -0x1.e04eaap-15f, -0x1.3586a4p-15f,
          -0x1.8c4a94p-16f, -0x1.f81334p-17f, -0x1.3e739ap-17f}}, {{
          0x1.5d8264p-6f, 0x1.246ebcp-4f, 0x1.bd5622p-4f, 0x1.ed57dap-4f,
          0x1.df6ec8p-4f, 0x1.b12efp-4f, 0x1.75845ep-4f, 0x1.37ae12p-4f,
          0x1.fb8ba8p-5f, 0x1.9555cep-5f, 0x1.3e92f4p-5f, 0x1.edf424p-6f,
          0x1.7a5124p-6f, 0x1.1e8f5ap-6f, 0x1.ada63ep-7f, 0x1.3ef23cp-7f,
          0x1.d5203ep-8f, 0x1.55e0b4p-8f, 0x1.ede334p-9f, 0x1.61a7f6p-9f,
          0x1.f62728p-10f, 0x1.618b2cp-10f, 0x1.edb578p-11f, 0x1.55ec04p-11f,
          0x1.d5ccb6p-12f, 0x1.403138p-12f, 0x1.b10a6cp-13f, 0x1.228f26p-13f,
          0x1.82f3a4p-14f, 0x1.ff6eep-15f, 0x1.4f7c04p-15f, 0x1.b4d81cp-16f}}, {{
          0x1.0cf0eap-4f, 0x1.afae1cp-5f, 0x1.b9734ap-6f, 0x1.ed2d9cp-9f,
          -0x1.a801fcp-7f, -0x1.7a7748p-6f, -0x1.cae3aep-6f, -0x1.de752ep-6f,
          -0x1.cb371cp-6f, -0x1.a1df68p-6f, -0x1.6e30c2p-6f, -0x1.37e7p-6f,
          -0x1.03ae84p-6f, -0x1.a84024p-7f, -0x1.54e862p-7f, -0x1.0de9dep-7f,
          -0x1.a5b89ep-8f, -0x1.455eccp-8f, -0x1.f01ec4p-9f, -0x1.76049cp-9f,
          -0x1.16e7e6p-9f, -0x1.9ba8fp-10f, -0x1.2cb168p-10f, -0x1.b2f4dp-11f,
          -0x1.378e94p-11f, -0x1.ba2034p-12f, -0x1.36cec8p-12f,
          -0x1.b1097p-13f, -0x1.2afeaep-13f, -0x1.994fb6p-14f,
          -0x1.15c86cp-14f, -0x1.75d79p-15f}}, {{
          -0x1.6174ecp-8f, -0x1.188462p-6f, -0x1.78478ep-6f, -0x1.57b378p-6f,
          -0x1.fbd104p-7f, -0x1.31a292p-7f, -0x1.fecb1ep-9f, 0x1.1755d4p-12f,
          0x1.98ebe4p-9f, 0x1.3e1442p-8f, 0x1.76c978p-8f, 0x1.86b83ap-8f,
          0x1.7b3218p-8f, 0x1.5ecfe2p-8f, 0x1.394674p-8f, 0x1.1016a2p-8f,
          0x1.cdd74ep-9f, 0x1.804a9ep-9f, 0x1.3a18ccp-9f, 0x1.f95f0cp-10f,
          0x1.907f0ep-10f, 0x1.3906b4p-10f, 0x1.e2cf44p-11f, 0x1.6fb0e2p-11f,
          0x1.14ad88p-11f, 0x1.9b7b22p-12f, 0x1.2e9b4ep-12f, 0x1.b82c6cp-13f,
          0x1.3cc428p-13f, 0x1.c34b46p-14f, 0x1.3e436ep-14f, 0x1.bc77cap-15f}}, {{
          -0x1.4aabc6p-7f, -0x1.ade42ep-8f, -0x1.8c9724p-11f, 0x1.d4aa0cp-9f,
          0x1.79bfd8p-8f, 0x1.9123f6p-8f, 0x1.5e0fdap-8f, 0x1.05ebacp-8f,
          0x1.73137p-9f, 0x1.b08064p-10f, 0x1.2ef68p-11f, -0x1.d308dep-15f,
          -0x1.094faap-11f, -0x1.c9cef4p-11f, -0x1.fd823ap-11f,
          -0x1.212af2p-10f, -0x1.23db48p-10f, -0x1.04d4b2p-10f,
          -0x1.f13346p-11f, -0x1.af9b84p-11f, -0x1.749baap-11f,
          -0x1.31bae8p-11f, -0x1.030872p-11f, -0x1.a5ba9ap-12f,
          -0x1.4fc1f2p-12f, -0x1.075898p-12f, -0x1.9c0024p-13f,
          -0x1.3a3936p-13f, -0x1.dea23ep-14f, -0x1.632cf2p-14f,
          -0x1.070c82p-14f, -0x1.7fa8dap-15f}}}};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESGELU_H
