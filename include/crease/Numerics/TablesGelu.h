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

/// Phi(-a), relative error 2^-27.7.
inline constexpr ShareTables<5> geluShare = {
    0x1.2cccccp2f, 0x1.4a3d7p1f, 0x1.bd70a4p-1f,
    {{
        0.0f, 0x1.5c6594p-2f, 0x1.446154p-1f, 0x1.c7f0acp-1f, 0x1.1f37bep0f,
        0x1.558bfcp0f, 0x1.88159ap0f, 0x1.b769e8p0f, 0x1.e430dap0f,
        0x1.075c52p1f, 0x1.1bca2p1f, 0x1.2f3c26p1f, 0x1.41d97p1f,
        0x1.543666p1f, 0x1.653d2ap1f, 0x1.76a89ep1f, 0x1.8713d8p1f,
        0x1.973d58p1f, 0x1.a6256ep1f, 0x1.b5985p1f, 0x1.c4842ep1f,
        0x1.d2e65cp1f, 0x1.e17d92p1f, 0x1.ef6d7ap1f, 0x1.fd06f4p1f,
        0x1.056e08p2f, 0x1.0b41ap2f, 0x1.124452p2f, 0x1.188a4p2f,
        0x1.1edacep2f, 0x1.25786ep2f, 0x1.2b050cp2f}},
    {{
        0x1p-1f, 0x1.77a538p-2f, 0x1.0d8088p-2f, 0x1.7e2658p-3f,
        0x1.0c2bep-3f, 0x1.750a9p-4f, 0x1.01485p-4f, 0x1.60934p-5f,
        0x1.dfd88p-6f, 0x1.44b64p-6f, 0x1.b413p-7f, 0x1.2436p-7f,
        0x1.86a8p-8f, 0x1.01a4fep-8f, 0x1.586ffep-9f, 0x1.c08ffep-10f,
        0x1.26b404p-10f, 0x1.800004p-11f, 0x1.fe8p-12f, 0x1.49dfe4p-12f,
        0x1.ab1fcep-13f, 0x1.158002p-13f, 0x1.61ffb2p-14f, 0x1.c78004p-15f,
        0x1.24ffap-15f, 0x1.71ff2cp-16f, 0x1.f201f8p-17f, 0x1.3201c4p-17f,
        0x1.87fc58p-18f, 0x1.f0012ap-19f, 0x1.2ff8fep-19f, 0x1.8ffd3ep-20f}},
    {{{
          0x1.988452p-2f, 0x1.818b32p-2f, 0x1.4e3b8ep-2f, 0x1.12cbeap-2f,
          0x1.b36a64p-3f, 0x1.4f84eep-3f, 0x1.f9b544p-4f, 0x1.768b64p-4f,
          0x1.1131fap-4f, 0x1.89973ap-5f, 0x1.17d57p-5f, 0x1.8b0a38p-6f,
          0x1.14f778p-6f, 0x1.7e3b3ap-7f, 0x1.0a08ep-7f, 0x1.68926p-8f,
          0x1.eb5976p-9f, 0x1.4b6ceap-9f, 0x1.c68644p-10f, 0x1.2f0e76p-10f,
          0x1.9421dap-11f, 0x1.0dee32p-11f, 0x1.61e6eap-12f, 0x1.d3273p-13f,
          0x1.33e716p-13f, 0x1.8e5a4p-14f, 0x1.1180a2p-14f, 0x1.58229cp-15f,
          0x1.c2096p-16f, 0x1.229aacp-16f, 0x1.6bbe4cp-17f, 0x1.e6fd1ep-18f}}, {{
          -0x1.1c932cp-20f, 0x1.065874p-4f, 0x1.a781f6p-4f, 0x1.e96a86p-4f,
          0x1.e88306p-4f, 0x1.bfa38ap-4f, 0x1.834422p-4f, 0x1.417206p-4f,
          0x1.025b5p-4f, 0x1.94e852p-5f, 0x1.3635e8p-5f, 0x1.d3edfp-6f,
          0x1.5c358ep-6f, 0x1.fbf7e6p-7f, 0x1.733dfp-7f, 0x1.07d9acp-7f,
          0x1.774ddap-8f, 0x1.079cc8p-8f, 0x1.76c1ep-9f, 0x1.0303fcp-9f,
          0x1.652e2ep-10f, 0x1.ec4e6cp-11f, 0x1.4cd032p-11f, 0x1.c4082cp-12f,
          0x1.321d5ap-12f, 0x1.96cd24p-13f, 0x1.1d873ep-13f, 0x1.70b0c6p-14f,
          0x1.ed2d22p-15f, 0x1.45a116p-15f, 0x1.a0fbe4p-16f, 0x1.1c6984p-16f}}, {{
          -0x1.106c8cp-4f, -0x1.c68c3cp-5f, -0x1.0ac2f6p-5f, -0x1.2f5a68p-7f,
          0x1.2c6deep-7f, 0x1.5ceddcp-6f, 0x1.c5b4d6p-6f, 0x1.e5f5d4p-6f,
          0x1.d56396p-6f, 0x1.a83488p-6f, 0x1.6d396ap-6f, 0x1.2fab86p-6f,
          0x1.eb624ap-7f, 0x1.8259d2p-7f, 0x1.2d06e2p-7f, 0x1.c6c21cp-8f,
          0x1.554802p-8f, 0x1.f7e6c6p-9f, 0x1.761cep-9f, 0x1.0deb1ep-9f,
          0x1.833b24p-10f, 0x1.14cdbcp-10f, 0x1.83cf7ep-11f, 0x1.102246p-11f,
          0x1.7c207ep-12f, 0x1.045972p-12f, 0x1.76ac44p-13f, 0x1.f1fbcp-14f,
          0x1.558c86p-14f, 0x1.ce486ap-15f, 0x1.2f80fp-15f, 0x1.a6a52p-16f}}, {{
          -0x1.3277c2p-13f, -0x1.f5b7ap-7f, -0x1.6d8124p-6f, -0x1.6731b6p-6f,
          -0x1.1b36f4p-6f, -0x1.6c1104p-7f, -0x1.525ba4p-8f, -0x1.7f0b1ep-12f,
          0x1.8c6734p-9f, 0x1.4c4e12p-8f, 0x1.8baeep-8f, 0x1.971c08p-8f,
          0x1.817676p-8f, 0x1.5804bep-8f, 0x1.284f2cp-8f, 0x1.e9aa3ap-9f,
          0x1.8c581cp-9f, 0x1.390578p-9f, 0x1.ec327ep-10f, 0x1.773b1ap-10f,
          0x1.1ae5f8p-10f, 0x1.a71a9ep-11f, 0x1.3577aap-11f, 0x1.c3c2d8p-12f,
          0x1.473a3p-12f, 0x1.d06a48p-13f, 0x1.57d31cp-13f, 0x1.d8a612p-14f,
          0x1.4d9f64p-14f, 0x1.d0507p-15f, 0x1.39611p-15f, 0x1.bee33ap-16f}}, {{
          0x1.392d2cp-7f, 0x1.d9debcp-8f, 0x1.091f46p-9f, -0x1.4d1d76p-9f,
          -0x1.56556ap-8f, -0x1.8fd1c6p-8f, -0x1.790078p-8f, -0x1.28bfbp-8f,
          -0x1.93d2acp-9f, -0x1.d89c18p-10f, -0x1.351632p-11f, 0x1.74a26p-13f,
          0x1.6da1dep-11f, 0x1.faa128p-11f, 0x1.319042p-10f, 0x1.335858p-10f,
          0x1.13212cp-10f, 0x1.e9f5cp-11f, 0x1.a472e8p-11f, 0x1.5928e4p-11f,
          0x1.1c6bdcp-11f, 0x1.bf2058p-12f, 0x1.600db6p-12f, 0x1.0d4a54p-12f,
          0x1.96086cp-13f, 0x1.31f326p-13f, 0x1.bec53ap-14f, 0x1.4c73fcp-14f,
          0x1.e4394ap-15f, 0x1.5d20eep-15f, 0x1.f87f4ap-16f, 0x1.65e9e2p-16f}}}};

/// sigmoid(-a), relative error 2^-26.1.
inline constexpr ShareTables<4> sigmoidShare = {
    0x1.ep2f, 0x1.0b851ep2f, 0.0f,
    {{
        0.0f, 0x1.ea1abep-3f, 0x1.e9deacp-2f, 0x1.6f74bp-1f, 0x1.e9f57cp-1f,
        0x1.323432p0f, 0x1.6f795cp0f, 0x1.acb698p0f, 0x1.e9f672p0f,
        0x1.139798p1f, 0x1.322ef2p1f, 0x1.50cc9cp1f, 0x1.6f67acp1f,
        0x1.8e05cep1f, 0x1.acc5dap1f, 0x1.cb516cp1f, 0x1.e9fea4p1f,
        0x1.043912p2f, 0x1.13a186p2f, 0x1.22df74p2f, 0x1.323554p2f,
        0x1.41510ep2f, 0x1.511f0ap2f, 0x1.60790ap2f, 0x1.6f615ep2f,
        0x1.7f4676p2f, 0x1.8da16cp2f, 0x1.9d174cp2f, 0x1.ad03aep2f,
        0x1.bc8c72p2f, 0x1.cb1d5cp2f, 0x1.dae63cp2f}},
    {{
        0x1p-1f, 0x1.c30714p-2f, 0x1.87d0ep-2f, 0x1.4fc5acp-2f,
        0x1.1c2618p-2f, 0x1.db7af8p-3f, 0x1.89bb38p-3f, 0x1.432e98p-3f,
        0x1.0740cp-3f, 0x1.aa2b6p-4f, 0x1.572a1p-4f, 0x1.13109p-4f,
        0x1.b768cp-5f, 0x1.5debcp-5f, 0x1.15b9ep-5f, 0x1.b8b4p-6f,
        0x1.5cc94p-6f, 0x1.142fcp-6f, 0x1.b3c2p-7f, 0x1.5862p-7f,
        0x1.0f9dp-7f, 0x1.adcp-8f, 0x1.5032p-8f, 0x1.08c9p-8f, 0x1.a3e2p-9f,
        0x1.47c6p-9f, 0x1.060cp-9f, 0x1.9bccp-10f, 0x1.4133fep-10f,
        0x1.f81804p-11f, 0x1.919002p-11f, 0x1.39d8p-11f}},
    {{{
          0x1.fffffcp-3f, 0x1.f8bd2p-3f, 0x1.e3c9dap-3f, 0x1.c357dcp-3f,
          0x1.9a99eep-3f, 0x1.6d16ccp-3f, 0x1.3e0936p-3f, 0x1.102eccp-3f,
          0x1.cad406p-4f, 0x1.7dd424p-4f, 0x1.3a69fap-4f, 0x1.0097cap-4f,
          0x1.9fd7p-5f, 0x1.4ef95cp-5f, 0x1.0c4f8p-5f, 0x1.acd94ep-6f,
          0x1.555c6cp-6f, 0x1.0f87ep-6f, 0x1.adf67cp-7f, 0x1.54c368p-7f,
          0x1.0d5c9ep-7f, 0x1.aaee88p-8f, 0x1.4e7872p-8f, 0x1.07b718p-8f,
          0x1.a2899cp-9f, 0x1.46f42p-9f, 0x1.0585dap-9f, 0x1.9b265ap-10f,
          0x1.40cf32p-10f, 0x1.f79bep-11f, 0x1.914138p-11f, 0x1.39a7dep-11f}}, {{
          -0x1.44b4e8p-19f, 0x1.e0dc9ap-7f, 0x1.c63f46p-6f, 0x1.36b32ap-5f,
          0x1.6d7404p-5f, 0x1.872116p-5f, 0x1.87800cp-5f, 0x1.748f2cp-5f,
          0x1.54def6p-5f, 0x1.2e5fa2p-5f, 0x1.05bafcp-5f, 0x1.bc429ep-6f,
          0x1.733acap-6f, 0x1.325b7cp-6f, 0x1.f43c7p-7f, 0x1.95c736p-7f,
          0x1.46d3cap-7f, 0x1.06606cp-7f, 0x1.a28702p-8f, 0x1.4d99c6p-8f,
          0x1.08e584p-8f, 0x1.a55576p-9f, 0x1.4b09e4p-9f, 0x1.05958p-9f,
          0x1.9fdb4ep-10f, 0x1.455138p-10f, 0x1.047a8p-10f, 0x1.99dc22p-11f,
          0x1.4005ccp-11f, 0x1.f6a378p-12f, 0x1.90a42ap-12f, 0x1.3947ap-12f}}, {{
          -0x1.565538p-6f, -0x1.41a384p-6f, -0x1.0cdb38p-6f, -0x1.83abap-7f,
          -0x1.bcd07ap-8f, -0x1.10d14ap-9f, 0x1.ca4c38p-10f, 0x1.24fd9cp-8f,
          0x1.9044ccp-8f, 0x1.c003fap-8f, 0x1.c3d8d2p-8f, 0x1.aad0bcp-8f,
          0x1.817942p-8f, 0x1.5108c4p-8f, 0x1.1f7f74p-8f, 0x1.e2282p-9f,
          0x1.8e6c22p-9f, 0x1.46340ap-9f, 0x1.083d9p-9f, 0x1.aa4b08p-10f,
          0x1.55ac4p-10f, 0x1.11b22p-10f, 0x1.b0a6ecp-11f, 0x1.576a56p-11f,
          0x1.11e7b8p-11f, 0x1.adc49ep-12f, 0x1.58cd6cp-12f, 0x1.0fbe28p-12f,
          0x1.a8fa08p-13f, 0x1.4e1682p-13f, 0x1.0a81b4p-13f, 0x1.a11048p-14f}}, {{
          -0x1.3e1322p-11f, -0x1.394e5ap-9f, -0x1.1537b4p-8f, -0x1.53f7fep-8f,
          -0x1.5654dcp-8f, -0x1.287506p-8f, -0x1.c2daeap-9f, -0x1.2724cep-9f,
          -0x1.38c892p-10f, -0x1.800cd8p-12f, 0x1.b6cbb8p-13f, 0x1.25b4fp-11f,
          0x1.8218a4p-11f, 0x1.9f7edcp-11f, 0x1.949bccp-11f, 0x1.731da4p-11f,
          0x1.46a152p-11f, 0x1.17e042p-11f, 0x1.d66422p-12f, 0x1.856ffp-12f,
          0x1.3e34c6p-12f, 0x1.021e4ep-12f, 0x1.9f58bap-13f, 0x1.4cdde2p-13f,
          0x1.0a5576p-13f, 0x1.a74b1ep-14f, 0x1.50f20ep-14f, 0x1.0ad806p-14f,
          0x1.a5ef66p-15f, 0x1.4d64ap-15f, 0x1.07ebdp-15f, 0x1.a008d2p-16f}}}};

/// sigmoid(-1.702 a), relative error 2^-26.0.
inline constexpr ShareTables<4> quickGeluShare = {
    0x1.19999ap2f, 0x1.c851ecp2f, 0.0f,
    {{
        0.0f, 0x1.1f3982p-3f, 0x1.1f4604p-2f, 0x1.aed256p-2f, 0x1.1f3704p-1f,
        0x1.671594p-1f, 0x1.aee3fap-1f, 0x1.f69d54p-1f, 0x1.1f423p0f,
        0x1.4324ccp0f, 0x1.6717acp0f, 0x1.8afc22p0f, 0x1.aee1b2p0f,
        0x1.d2af0ep0f, 0x1.f694e4p0f, 0x1.0d46ecp1f, 0x1.1f33fp1f,
        0x1.31285p1f, 0x1.43360ap1f, 0x1.550b5p1f, 0x1.671642p1f,
        0x1.791eacp1f, 0x1.8b2108p1f, 0x1.9c957ep1f, 0x1.af37fep1f,
        0x1.c112a2p1f, 0x1.d26dbep1f, 0x1.e4825ep1f, 0x1.f6435p1f,
        0x1.03dd54p2f, 0x1.0da098p2f, 0x1.16c9fcp2f}},
    {{
        0x1p-1f, 0x1.c32e74p-2f, 0x1.880924p-2f, 0x1.5022f8p-2f,
        0x1.1c9908p-2f, 0x1.dc5eap-3f, 0x1.8ab58p-3f, 0x1.443bfp-3f,
        0x1.0831bp-3f, 0x1.abf4p-4f, 0x1.58a16p-4f, 0x1.1467bp-4f,
        0x1.b9c5p-5f, 0x1.6037ap-5f, 0x1.17fd8p-5f, 0x1.bc184p-6f,
        0x1.5fef4p-6f, 0x1.1676p-6f, 0x1.b7a9p-7f, 0x1.5bd48p-7f,
        0x1.1242p-7f, 0x1.b058p-8f, 0x1.54c1p-8f, 0x1.0e77p-8f, 0x1.a698p-9f,
        0x1.4d83fep-9f, 0x1.08ecp-9f, 0x1.a0cc04p-10f, 0x1.494402p-10f,
        0x1.0518p-10f, 0x1.92dffcp-11f, 0x1.3bd004p-11f}},
    {{{
          0x1.b3b642p-2f, 0x1.ad9058p-2f, 0x1.9bcaaep-2f, 0x1.804e6cp-2f,
          0x1.5dc2ecp-2f, 0x1.37188ap-2f, 0x1.0f290ap-2f, 0x1.d07ad2p-3f,
          0x1.87a6f2p-3f, 0x1.46233ap-3f, 0x1.0c9abcp-3f, 0x1.b6b1fep-4f,
          0x1.63ac1cp-4f, 0x1.1ed982p-4f, 0x1.cc417ep-5f, 0x1.6fae46p-5f,
          0x1.25101ep-5f, 0x1.d1e2a6p-6f, 0x1.71216cp-6f, 0x1.24dc7ap-6f,
          0x1.cee138p-7f, 0x1.6d7f46p-7f, 0x1.207944p-7f, 0x1.ca6e64p-8f,
          0x1.6677b6p-8f, 0x1.1b1974p-8f, 0x1.c1fc48p-9f, 0x1.62214cp-9f,
          0x1.17da5ep-9f, 0x1.bbf054p-10f, 0x1.56953cp-10f, 0x1.0c983p-10f}}, {{
          -0x1.e6bcc6p-18f, 0x1.5b6338p-5f, 0x1.486f34p-4f, 0x1.c1565p-4f,
          0x1.08657cp-3f, 0x1.1b2a94p-3f, 0x1.1b9ecap-3f, 0x1.0e1d68p-3f,
          0x1.ee9bfcp-4f, 0x1.b7183p-4f, 0x1.7c3c2p-4f, 0x1.42f1a4p-4f,
          0x1.0e0848p-4f, 0x1.be3c6cp-5f, 0x1.6ce766p-5f, 0x1.27ef12p-5f,
          0x1.dd5d6ep-6f, 0x1.7efe02p-6f, 0x1.31b354p-6f, 0x1.e7de5ap-7f,
          0x1.83513p-7f, 0x1.32ef3p-7f, 0x1.e5e05ap-8f, 0x1.82e804p-8f,
          0x1.2f16a2p-8f, 0x1.df6206p-9f, 0x1.7d6414p-9f, 0x1.2c6834p-9f,
          0x1.db1d94p-10f, 0x1.790aep-10f, 0x1.2316c2p-10f, 0x1.c898p-11f}}, {{
          -0x1.a5fa44p-4f, -0x1.8c94ccp-4f, -0x1.4bb08p-4f, -0x1.df2e34p-5f,
          -0x1.13f25ep-5f, -0x1.579eap-7f, 0x1.139c18p-7f, 0x1.664c56p-6f,
          0x1.ebc35p-6f, 0x1.13d25ep-5f, 0x1.169a78p-5f, 0x1.07816cp-5f,
          0x1.dc7a4ep-6f, 0x1.a130bp-6f, 0x1.647226p-6f, 0x1.2af40ep-6f,
          0x1.eecd5ap-7f, 0x1.94f934p-7f, 0x1.485266p-7f, 0x1.09245ap-7f,
          0x1.a8ffbap-8f, 0x1.534d3cp-8f, 0x1.0e1d2p-8f, 0x1.b012ecp-9f,
          0x1.53bdfep-9f, 0x1.0d6e98p-9f, 0x1.ad9a08p-10f, 0x1.52fb58p-10f,
          0x1.0c69cap-10f, 0x1.aa7044p-11f, 0x1.498ecap-11f, 0x1.029fccp-11f}}, {{
          -0x1.4fe95cp-8f, -0x1.480f74p-6f, -0x1.2246bep-5f, -0x1.647e02p-5f,
          -0x1.66cb92p-5f, -0x1.385d9ep-5f, -0x1.db1932p-6f, -0x1.3806c6p-6f,
          -0x1.4ca53cp-7f, -0x1.a35cccp-9f, 0x1.b0f258p-10f, 0x1.302bb8p-8f,
          0x1.936996p-8f, 0x1.b3c98ap-8f, 0x1.a91a7ep-8f, 0x1.86cda4p-8f,
          0x1.586d8ap-8f, 0x1.275982p-8f, 0x1.f0d9bep-9f, 0x1.9b3edep-9f,
          0x1.50bd3p-9f, 0x1.114736p-9f, 0x1.b8b65p-10f, 0x1.61beacp-10f,
          0x1.1a546ep-10f, 0x1.c1be2ep-11f, 0x1.661186p-11f, 0x1.1c0012p-11f,
          0x1.c18c36p-12f, 0x1.63f8b6p-12f, 0x1.18622ap-12f, 0x1.bac36ep-13f}}}};

/// sigmoid(-2 sqrt(2/pi) (a + 0.044715 a^3)), relative error 2^-28.3.
inline constexpr ShareTables<5> geluTanhShare = {
    0x1.0cccccp2f, 0x1.50a3d8p1f, 0x1.266666p0f,
    {{
        0.0f, 0x1.4c4cdcp-2f, 0x1.31e874p-1f, 0x1.aa33c4p-1f, 0x1.0ac03p0f,
        0x1.3b9f58p0f, 0x1.68d86ep0f, 0x1.93223ep0f, 0x1.baf8a2p0f,
        0x1.e0c8aep0f, 0x1.026d38p1f, 0x1.138e6ap1f, 0x1.2426a6p1f,
        0x1.3442e4p1f, 0x1.439214p1f, 0x1.529306p1f, 0x1.60f7a8p1f,
        0x1.6ea822p1f, 0x1.7d3bp1f, 0x1.89ea26p1f, 0x1.97ab9p1f,
        0x1.a457e2p1f, 0x1.b07296p1f, 0x1.bcdf1p1f, 0x1.c7bf4ap1f,
        0x1.d494d2p1f, 0x1.df617ep1f, 0x1.ea868p1f, 0x1.f69a62p1f,
        0x1.001d58p2f, 0x1.05b52ap2f, 0x1.0b1daep2f}},
    {{
        0x1p-1f, 0x1.7dbb88p-2f, 0x1.19c0a4p-2f, 0x1.9f1ffp-3f,
        0x1.30e178p-3f, 0x1.be677p-4f, 0x1.45a25p-4f, 0x1.d958ap-5f,
        0x1.56d42p-5f, 0x1.ee9e8p-6f, 0x1.635acp-6f, 0x1.fded8p-7f,
        0x1.6b5c7ep-7f, 0x1.01218p-7f, 0x1.6c6p-8f, 0x1.ffdbfep-9f,
        0x1.6748p-9f, 0x1.f9f7fap-10f, 0x1.56e002p-10f, 0x1.e227fep-11f,
        0x1.443ff6p-11f, 0x1.bbaff8p-12f, 0x1.30d01p-12f, 0x1.991feep-13f,
        0x1.1d3ffep-13f, 0x1.6f802ap-14f, 0x1.f57fbap-15f, 0x1.4dffc2p-15f,
        0x1.a7ffb6p-16f, 0x1.23fe9cp-16f, 0x1.760002p-17f, 0x1.dfffdcp-18f}},
    {{{
          0x1.988454p-2f, 0x1.837826p-2f, 0x1.558214p-2f, 0x1.20a19ep-2f,
          0x1.da677cp-3f, 0x1.7e1288p-3f, 0x1.2ee7c6p-3f, 0x1.da3a98p-4f,
          0x1.6f5bbep-4f, 0x1.19e978p-4f, 0x1.ad0e1ep-5f, 0x1.44c50cp-5f,
          0x1.e71012p-6f, 0x1.69eb0ap-6f, 0x1.0c791ep-6f, 0x1.8a5014p-7f,
          0x1.20bef4p-7f, 0x1.a7371ap-8f, 0x1.2b2a8p-8f, 0x1.b45368p-9f,
          0x1.31302ep-9f, 0x1.b0e322p-10f, 0x1.33b4f2p-10f, 0x1.ab9c8cp-11f,
          0x1.334832p-11f, 0x1.9a24c4p-12f, 0x1.203cc6p-12f, 0x1.8bbb94p-13f,
          0x1.037e38p-13f, 0x1.6ebaaap-14f, 0x1.e3e0eap-15f, 0x1.3f7ab2p-15f}}, {{
          0x1.111b24p-21f, 0x1.f9178cp-5f, 0x1.992294p-4f, 0x1.e0b18ep-4f,
          0x1.ed500ep-4f, 0x1.d50cf8p-4f, 0x1.a8699ap-4f, 0x1.72ce24p-4f,
          0x1.3b9d32p-4f, 0x1.0723fap-4f, 0x1.af6e96p-5f, 0x1.5d5068p-5f,
          0x1.16e3p-5f, 0x1.b79efap-6f, 0x1.58648ep-6f, 0x1.0a7b8ep-6f,
          0x1.99f738p-7f, 0x1.3a9ae2p-7f, 0x1.d2cb6ap-8f, 0x1.62d21ap-8f,
          0x1.037402p-8f, 0x1.7f3336p-9f, 0x1.1afd86p-9f, 0x1.98ce38p-10f,
          0x1.2fcc4p-10f, 0x1.a5b2ecp-11f, 0x1.322ee2p-11f, 0x1.b29c2ap-12f,
          0x1.27583ap-12f, 0x1.ad513ap-13f, 0x1.248dfcp-13f, 0x1.8e793p-14f}}, {{
          -0x1.11aa82p-4f, -0x1.cf36f8p-5f, -0x1.22f3e8p-5f, -0x1.cab62ep-7f,
          0x1.e42832p-9f, 0x1.0b6642p-6f, 0x1.8c023cp-6f, 0x1.ccdc6cp-6f,
          0x1.de9d32p-6f, 0x1.d07272p-6f, 0x1.ae7a4ap-6f, 0x1.8242e4p-6f,
          0x1.5175eap-6f, 0x1.205c78p-6f, 0x1.e590d6p-7f, 0x1.91cd54p-7f,
          0x1.48bb2cp-7f, 0x1.0afd34p-7f, 0x1.a40d3ep-8f, 0x1.4f8154p-8f,
          0x1.02937ap-8f, 0x1.906d06p-9f, 0x1.351f0ep-9f, 0x1.d2facap-10f,
          0x1.68a8a8p-10f, 0x1.05bdc4p-10f, 0x1.8a6c8cp-11f, 0x1.22a31ap-11f,
          0x1.9b2ad8p-12f, 0x1.3465dep-12f, 0x1.b3bb3ap-13f, 0x1.331d08p-13f}}, {{
          0x1.78fe6ap-16f, -0x1.ecef98p-7f, -0x1.6bafdp-6f, -0x1.723f4cp-6f,
          -0x1.37ed28p-6f, -0x1.c42bfap-7f, -0x1.13923ep-7f, -0x1.e23d72p-9f,
          0x1.69489ep-15f, 0x1.6691bcp-9f, 0x1.264ef2p-8f, 0x1.67aedp-8f,
          0x1.8392acp-8f, 0x1.84149p-8f, 0x1.72e4eep-8f, 0x1.55c88ap-8f,
          0x1.32e17p-8f, 0x1.0e2bbcp-8f, 0x1.ccaeb4p-9f, 0x1.88e99ap-9f,
          0x1.44146ap-9f, 0x1.0a813ep-9f, 0x1.b2c2aep-10f, 0x1.5ae1aep-10f,
          0x1.18add2p-10f, 0x1.adc176p-11f, 0x1.5252b8p-11f, 0x1.0492dp-11f,
          0x1.823ddep-12f, 0x1.2c6bc4p-12f, 0x1.ba7b5cp-13f, 0x1.44624ep-13f}}, {{
          0x1.4d09c2p-7f, 0x1.ec076ep-8f, 0x1.5d7bcep-9f, -0x1.e40e64p-10f,
          -0x1.3660dep-8f, -0x1.8d660cp-8f, -0x1.8fed16p-8f, -0x1.64f784p-8f,
          -0x1.1c1254p-8f, -0x1.accc6p-9f, -0x1.1402bep-9f, -0x1.36525p-10f,
          -0x1.687b0cp-12f, 0x1.0595e6p-12f, 0x1.4baefep-11f, 0x1.c75876p-11f,
          0x1.2e714cp-10f, 0x1.238f38p-10f, 0x1.011ab2p-10f, 0x1.12f712p-10f,
          0x1.e34798p-11f, 0x1.b8c48ep-11f, 0x1.919b5cp-11f, 0x1.58b812p-11f,
          0x1.1e71f2p-11f, 0x1.e31f54p-12f, 0x1.7d63cep-12f, 0x1.406e9ap-12f,
          0x1.f9d3cap-13f, 0x1.92af14p-13f, 0x1.3cfe28p-13f, 0x1.e847aap-14f}}}};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESGELU_H
