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

/// sigmoid(-a), relative error 2^-25.5.
inline constexpr CentredShareTables<4> sigmoidShare = {
    0x1p3f, 0x1.f5c29p1f, 0.0f,
    {{
        0.0f, 0x1.fc8b36p-3f, 0x1.097812p-1f, 0x1.8c0e0ep-1f, 0x1.05bd84p0f,
        0x1.47e09ap0f, 0x1.875726p0f, 0x1.c567a8p0f, 0x1.0530fep1f,
        0x1.26fdfp1f, 0x1.44ceb4p1f, 0x1.656606p1f, 0x1.88517ap1f,
        0x1.a70608p1f, 0x1.c81a18p1f, 0x1.eb0c76p1f, 0x1.047b9cp2f,
        0x1.156592p2f, 0x1.255b02p2f, 0x1.36b468p2f, 0x1.45a81cp2f,
        0x1.5604cp2f, 0x1.669a7p2f, 0x1.771858p2f, 0x1.88125ap2f,
        0x1.978872p2f, 0x1.a84136p2f, 0x1.b811f8p2f, 0x1.c8b8f8p2f,
        0x1.d8f89ap2f, 0x1.e90c5p2f, 0x1.f9d84cp2f}},
    {{
        0x1p-1f, 0x1.c0c1b4p-2f, 0x1.7e294cp-2f, 0x1.434a38p-2f,
        0x1.0ee7bp-2f, 0x1.bd463p-3f, 0x1.6cedcp-3f, 0x1.29c99p-3f,
        0x1.d714bp-4f, 0x1.73ac8p-4f, 0x1.2c19dp-4f, 0x1.d9134p-5f,
        0x1.6d284p-5f, 0x1.22088p-5f, 0x1.c39b8p-6f, 0x1.59fc8p-6f,
        0x1.1316p-6f, 0x1.a80d8p-7f, 0x1.4b698p-7f, 0x1.faa8p-8f,
        0x1.91bfp-8f, 0x1.378cp-8f, 0x1.e16p-9f, 0x1.7456p-9f, 0x1.1dc6p-9f,
        0x1.c118p-10f, 0x1.59f8p-10f, 0x1.0e4cp-10f, 0x1.a0d8p-11f,
        0x1.437p-11f, 0x1.f74p-12f, 0x1.832p-12f}},
    {{{
          0x1.fffffap-3f, 0x1.f83012p-3f, 0x1.df12eap-3f, 0x1.ba723ep-3f,
          0x1.8e78ap-3f, 0x1.5c7698p-3f, 0x1.2be72cp-3f, 0x1.fcf9dap-4f,
          0x1.a0e6eep-4f, 0x1.51f2b2p-4f, 0x1.161d0cp-4f, 0x1.bdc182p-5f,
          0x1.5ce162p-5f, 0x1.17c3c4p-5f, 0x1.b728c6p-6f, 0x1.52ae1p-6f,
          0x1.0e779ap-6f, 0x1.a2909cp-7f, 0x1.480f64p-7f, 0x1.f6bd32p-8f,
          0x1.8f487ep-8f, 0x1.3610d2p-8f, 0x1.df9b5cp-9f, 0x1.73472ep-9f,
          0x1.1d2672p-9f, 0x1.c052fcp-10f, 0x1.59830ep-10f, 0x1.0e049ep-10f,
          0x1.a08318p-11f, 0x1.433cep-11f, 0x1.f7021ap-12f, 0x1.82fb5ap-12f}}, {{
          -0x1.af5bd2p-19f, 0x1.f23f38p-7f, 0x1.e5f304p-6f, 0x1.4625d2p-5f,
          0x1.774548p-5f, 0x1.89e07p-5f, 0x1.820c68p-5f, 0x1.68f4c8p-5f,
          0x1.41019p-5f, 0x1.149e3ap-5f, 0x1.dab7d2p-6f, 0x1.8a456cp-6f,
          0x1.3dc728p-6f, 0x1.03f47cp-6f, 0x1.9ef34ap-7f, 0x1.446006p-7f,
          0x1.0562f2p-7f, 0x1.97bb88p-8f, 0x1.416d18p-8f, 0x1.eef6d6p-9f,
          0x1.8a644ep-9f, 0x1.331eeep-9f, 0x1.dc167ap-10f, 0x1.712bc6p-10f,
          0x1.1be814p-10f, 0x1.becacp-11f, 0x1.5899e8p-11f, 0x1.0d76c6p-11f,
          0x1.9fda3ap-12f, 0x1.42d77p-12f, 0x1.f687c8p-13f, 0x1.82b2b2p-13f}}, {{
          -0x1.56879ap-6f, -0x1.402a0cp-6f, -0x1.016b2ep-6f, -0x1.5d5c54p-7f,
          -0x1.6459f6p-8f, -0x1.4051c6p-11f, 0x1.81a39ep-9f, 0x1.5851fep-8f,
          0x1.afdf46p-8f, 0x1.c67daap-8f, 0x1.b730bap-8f, 0x1.902a4ep-8f,
          0x1.5a490ep-8f, 0x1.28a21ap-8f, 0x1.eb88cap-9f, 0x1.8bc0bep-9f,
          0x1.4513dap-9f, 0x1.01d4a8p-9f, 0x1.9b6cc6p-10f, 0x1.3ffea6p-10f,
          0x1.00a546p-10f, 0x1.91fec6p-11f, 0x1.38fb2cp-11f, 0x1.e70ea6p-12f,
          0x1.779b2ap-12f, 0x1.281326p-12f, 0x1.c97b9cp-13f, 0x1.661caep-13f,
          0x1.149d04p-13f, 0x1.adc934p-14f, 0x1.4eac14p-14f, 0x1.01aa86p-14f}}, {{
          -0x1.5ab8d8p-11f, -0x1.4b77p-9f, -0x1.21a8f2p-8f, -0x1.590a56p-8f,
          -0x1.4d6d66p-8f, -0x1.12094ep-8f, -0x1.844974p-9f, -0x1.c81052p-10f,
          -0x1.7c15a2p-11f, 0x1.26af0ep-17f, 0x1.e5713ap-12f, 0x1.707ae6p-11f,
          0x1.9d8ef2p-11f, 0x1.98734ep-11f, 0x1.75d8eep-11f, 0x1.46aa76p-11f,
          0x1.153326p-11f, 0x1.cb3334p-12f, 0x1.7668e6p-12f, 0x1.2d29e8p-12f,
          0x1.e18ap-13f, 0x1.7db68cp-13f, 0x1.2ce81ap-13f, 0x1.d88d0ap-14f,
          0x1.7190d4p-14f, 0x1.2106fap-14f, 0x1.c2d2ap-15f, 0x1.5eefdap-15f,
          0x1.10e9c6p-15f, 0x1.a7f45p-16f, 0x1.498154p-16f, 0x1.ff1898p-17f}}}};

/// sigmoid(-1.702 a), relative error 2^-25.9.
inline constexpr CentredShareTables<4> quickGeluShare = {
    0x1.2p2f, 0x1.be147ap2f, 0.0f,
    {{
        0.0f, 0x1.3253c4p-3f, 0x1.20e2bep-2f, 0x1.b9db6ap-2f, 0x1.2730c4p-1f,
        0x1.6f1c3ep-1f, 0x1.b8436p-1f, 0x1.fdbcfp-1f, 0x1.26365ap0f,
        0x1.48e93p0f, 0x1.6f818p0f, 0x1.95efacp0f, 0x1.b786f6p0f,
        0x1.dd7e8cp0f, 0x1.01f13ep1f, 0x1.12b46p1f, 0x1.25688ap1f,
        0x1.37730ap1f, 0x1.4b312cp1f, 0x1.5d855cp1f, 0x1.6ea49cp1f,
        0x1.820fd6p1f, 0x1.94bfaap1f, 0x1.a6eadep1f, 0x1.b94106p1f,
        0x1.cb4514p1f, 0x1.dd7ad2p1f, 0x1.f0d0bp1f, 0x1.00d826p2f,
        0x1.09fd9ap2f, 0x1.13e5fap2f, 0x1.1d026p2f}},
    {{
        0x1p-1f, 0x1.bf2db8p-2f, 0x1.876338p-2f, 0x1.4c0214p-2f,
        0x1.172e8p-2f, 0x1.d2af98p-3f, 0x1.80e05p-3f, 0x1.3dd2fp-3f,
        0x1.fb794p-4f, 0x1.9d7aep-4f, 0x1.47618p-4f, 0x1.02381p-4f,
        0x1.a25a6p-5f, 0x1.48c56p-5f, 0x1.0108ap-5f, 0x1.9df48p-6f,
        0x1.449dp-6f, 0x1.00764p-6f, 0x1.8bed8p-7f, 0x1.371bp-7f,
        0x1.f07bp-8f, 0x1.8029p-8f, 0x1.2c07p-8f, 0x1.d7bcp-9f, 0x1.71f4p-9f,
        0x1.2352p-9f, 0x1.c99p-10f, 0x1.61f8p-10f, 0x1.1ae8p-10f,
        0x1.bbcp-11f, 0x1.5508p-11f, 0x1.0bbp-11f}},
    {{{
          0x1.b3b642p-2f, 0x1.acba5ap-2f, 0x1.9b8856p-2f, 0x1.7ddd4ep-2f,
          0x1.599e5p-2f, 0x1.32a654p-2f, 0x1.09fa54p-2f, 0x1.c8fd7p-3f,
          0x1.7a5aep-3f, 0x1.3c59e2p-3f, 0x1.00555ep-3f, 0x1.9bc85cp-4f,
          0x1.51d64ep-4f, 0x1.0c8e34p-4f, 0x1.a7becp-5f, 0x1.57600cp-5f,
          0x1.0ec5cap-5f, 0x1.adaa5cp-6f, 0x1.4cddp-6f, 0x1.063cbp-6f,
          0x1.a34ddp-7f, 0x1.4500f8p-7f, 0x1.fc4efcp-8f, 0x1.90003ep-8f,
          0x1.39f0fcp-8f, 0x1.eeb992p-9f, 0x1.84b4bp-9f, 0x1.2cd20ep-9f,
          0x1.e0fc9p-10f, 0x1.794fbcp-10f, 0x1.220758p-10f, 0x1.c75f0cp-11f}}, {{
          -0x1.efa28ep-18f, 0x1.71830cp-5f, 0x1.4a0152p-4f, 0x1.c8f682p-4f,
          0x1.0b7cdp-3f, 0x1.1c0ddep-3f, 0x1.1a8bc2p-3f, 0x1.0c30b6p-3f,
          0x1.e464ccp-4f, 0x1.adb86p-4f, 0x1.6e89e8p-4f, 0x1.323ebep-4f,
          0x1.022284p-4f, 0x1.a464a8p-5f, 0x1.51fa52p-5f, 0x1.157278p-5f,
          0x1.ba980ap-6f, 0x1.62332ep-6f, 0x1.146baep-6f, 0x1.b5d9ep-7f,
          0x1.5f6c5cp-7f, 0x1.1155d6p-7f, 0x1.ac9ba6p-8f, 0x1.51f30ep-8f,
          0x1.09a7b2p-8f, 0x1.a323acp-9f, 0x1.49a25ep-9f, 0x1.fe9c3ep-10f,
          0x1.987036p-10f, 0x1.408cf8p-10f, 0x1.ecfbc2p-11f, 0x1.831fap-11f}}, {{
          -0x1.a6007p-4f, -0x1.8970f6p-4f, -0x1.4ac8e6p-4f, -0x1.cfc81cp-5f,
          -0x1.fb5a4ap-6f, -0x1.0a3f92p-7f, 0x1.57880cp-7f, 0x1.77749p-6f,
          0x1.fc75b2p-6f, 0x1.15e2f8p-5f, 0x1.1455d4p-5f, 0x1.00959ep-5f,
          0x1.cea2fcp-6f, 0x1.8ec782p-6f, 0x1.4ea0fp-6f, 0x1.1aaa1ep-6f,
          0x1.ce36fep-7f, 0x1.78bba2p-7f, 0x1.2a963ep-7f, 0x1.de3038p-8f,
          0x1.82e39p-8f, 0x1.2f188cp-8f, 0x1.ddc8e8p-9f, 0x1.7a3d4p-9f,
          0x1.2a45cp-9f, 0x1.d7c3fap-10f, 0x1.73bef2p-10f, 0x1.205bd8p-10f,
          0x1.cdd3bep-11f, 0x1.6ac916p-11f, 0x1.173132p-11f, 0x1.b6be4ep-12f}}, {{
          -0x1.53e47ep-8f, -0x1.502b3cp-6f, -0x1.26045ap-5f, -0x1.667e1p-5f,
          -0x1.6416bep-5f, -0x1.301248p-5f, -0x1.c466dp-6f, -0x1.1f804ep-6f,
          -0x1.1d3852p-7f, -0x1.09d0d2p-9f, 0x1.4853c4p-9f, 0x1.51eddcp-8f,
          0x1.a2063ap-8f, 0x1.b4425cp-8f, 0x1.9f8d24p-8f, 0x1.778276p-8f,
          0x1.47173cp-8f, 0x1.14ececp-8f, 0x1.cba6bp-9f, 0x1.7921dcp-9f,
          0x1.3280bap-9f, 0x1.eca15cp-10f, 0x1.8a12ep-10f, 0x1.3a0df4p-10f,
          0x1.f26fd8p-11f, 0x1.8a8906p-11f, 0x1.37a0a4p-11f, 0x1.ea5124p-12f,
          0x1.82dadp-12f, 0x1.3013e8p-12f, 0x1.dd0a6p-13f, 0x1.765ea2p-13f}}}};

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
