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

/// Phi(-a), relative error 2^-26.5.
inline constexpr ShareTables<5> geluShare = {
    0x1.2cccccp2f, 0x1.066666p1f, 0x1.e66666p-1f,
    {{
        0.0f, 0x1.98d5a6p-2f, 0x1.7253b4p-1f, 0x1.fe0428p-1f, 0x1.3c9154p0f,
        0x1.744218p0f, 0x1.a77f8ep0f, 0x1.d7390cp0f, 0x1.0207f2p1f,
        0x1.173f6cp1f, 0x1.2b6e0cp1f, 0x1.3ebb54p1f, 0x1.513a86p1f,
        0x1.630984p1f, 0x1.744034p1f, 0x1.84d7a6p1f, 0x1.94f82ep1f,
        0x1.a4a606p1f, 0x1.b3f956p1f, 0x1.c2a05ep1f, 0x1.d1231ap1f,
        0x1.df321cp1f, 0x1.ecebf8p1f, 0x1.fb67fap1f, 0x1.042838p2f,
        0x1.0a7576p2f, 0x1.108368p2f, 0x1.16cc32p2f, 0x1.1d63f8p2f,
        0x1.22e7acp2f, 0x1.2986e4p2f, 0x1.30d544p2f}},
    {{
        0x1p-1f, 0x1.61214cp-2f, 0x1.e0c448p-3f, 0x1.46d988p-3f,
        0x1.badb32p-4f, 0x1.2ad27ep-4f, 0x1.91b05ep-5f, 0x1.0cf51ep-5f,
        0x1.66ec46p-6f, 0x1.dd62fcp-7f, 0x1.3c8a7cp-7f, 0x1.a27bp-8f,
        0x1.1407p-8f, 0x1.6b2ffep-9f, 0x1.dc7404p-10f, 0x1.385404p-10f,
        0x1.982fe4p-11f, 0x1.0a1816p-11f, 0x1.599024p-12f, 0x1.c39ffcp-13f,
        0x1.24bf9ep-13f, 0x1.7c4066p-14f, 0x1.ed8068p-15f, 0x1.34fea8p-15f,
        0x1.9300fp-16f, 0x1.06ff4p-16f, 0x1.5a059cp-17f, 0x1.bc0848p-18f,
        0x1.14014cp-18f, 0x1.6ffb66p-19f, 0x1.bffd2cp-20f, 0x1.fff5d2p-21f}},
    {{{
          0x1.988452p-2f, 0x1.7938a6p-2f, 0x1.3a7db4p-2f, 0x1.f179ep-3f,
          0x1.7c5a62p-3f, 0x1.1bd852p-3f, 0x1.9feb3p-4f, 0x1.2c4784p-4f,
          0x1.ac6c9cp-5f, 0x1.2e8bfp-5f, 0x1.a7ad1ap-6f, 0x1.265f2ap-6f,
          0x1.968d98p-7f, 0x1.171396p-7f, 0x1.7cea2ep-8f, 0x1.03192ap-8f,
          0x1.5e9c04p-9f, 0x1.d85fe2p-10f, 0x1.3c70a8p-10f, 0x1.a9bda8p-11f,
          0x1.1bcf2ep-11f, 0x1.7a87e8p-12f, 0x1.f7d494p-13f, 0x1.43c7cep-13f,
          0x1.aff9f2p-14f, 0x1.2016cap-14f, 0x1.82dda2p-15f, 0x1.fae44cp-16f,
          0x1.41e68ep-16f, 0x1.b4ca8ap-17f, 0x1.0f74c2p-17f, 0x1.3d42c2p-18f}}, {{
          -0x1.091554p-20f, 0x1.2d3554p-4f, 0x1.c6efe4p-4f, 0x1.ef8c4p-4f,
          0x1.d6575cp-4f, 0x1.9cbfa4p-4f, 0x1.58067ep-4f, 0x1.145d4cp-4f,
          0x1.afd2cap-5f, 0x1.4a058ep-5f, 0x1.ef8d54p-6f, 0x1.6e8196p-6f,
          0x1.0bc6b8p-6f, 0x1.830a88p-7f, 0x1.14f1e4p-7f, 0x1.898c72p-8f,
          0x1.15510ap-8f, 0x1.8417cep-9f, 0x1.0d73c8p-9f, 0x1.76b4fcp-10f,
          0x1.01d518p-10f, 0x1.624724p-11f, 0x1.e50e6ap-12f, 0x1.40e00cp-12f,
          0x1.b6fd9ep-13f, 0x1.2bdbcap-13f, 0x1.9bd1fap-14f, 0x1.14040ep-14f,
          0x1.66db46p-15f, 0x1.f058a4p-16f, 0x1.3b7d72p-16f, 0x1.79c7c6p-17f}}, {{
          -0x1.106a32p-4f, -0x1.a6c65ep-5f, -0x1.8fe55ap-6f, -0x1.4737c4p-12f,
          0x1.0c5822p-6f, 0x1.a5cb54p-6f, 0x1.e188c8p-6f, 0x1.de1558p-6f,
          0x1.b588p-6f, 0x1.7b2158p-6f, 0x1.3bccbcp-6f, 0x1.fe4ef6p-7f,
          0x1.929146p-7f, 0x1.3755e2p-7f, 0x1.d973cp-8f, 0x1.63565p-8f,
          0x1.073e0ep-8f, 0x1.81c562p-9f, 0x1.178f64p-9f, 0x1.943e78p-10f,
          0x1.20a7c6p-10f, 0x1.9a8f7ap-11f, 0x1.225582p-11f, 0x1.8d028ep-12f,
          0x1.1769dp-12f, 0x1.882386p-13f, 0x1.14246cp-13f, 0x1.7bae46p-14f,
          0x1.fa94cep-15f, 0x1.65d45ap-15f, 0x1.d23f8ap-16f, 0x1.1eb10cp-16f}}, {{
          -0x1.07e23ep-13f, -0x1.1b3daap-6f, -0x1.761ce6p-6f, -0x1.4af14p-6f,
          -0x1.cca234p-7f, -0x1.e7bae4p-8f, -0x1.e79bfap-10f, 0x1.1bf3cap-9f,
          0x1.3182eep-8f, 0x1.823c4p-8f, 0x1.98012p-8f, 0x1.86edbp-8f,
          0x1.5f8a9p-8f, 0x1.2ebe9p-8f, 0x1.f7eb9ep-9f, 0x1.9882dep-9f,
          0x1.441b3p-9f, 0x1.f8be0ep-10f, 0x1.8283a4p-10f, 0x1.258c26p-10f,
          0x1.b6d32ap-11f, 0x1.45798p-11f, 0x1.de94a4p-12f, 0x1.5448ccp-12f,
          0x1.ef417ep-13f, 0x1.6695c6p-13f, 0x1.03e70ep-13f, 0x1.6fe2p-14f,
          0x1.f98ea8p-15f, 0x1.6d9e44p-15f, 0x1.e9ce7cp-16f, 0x1.347696p-16f}}, {{
          0x1.3b068cp-7f, 0x1.9be01p-8f, 0x1.5bab42p-12f, -0x1.0760f4p-8f,
          -0x1.811c8ep-8f, -0x1.89e1d2p-8f, -0x1.4550dp-8f, -0x1.cf2136p-9f,
          -0x1.1a3b38p-9f, -0x1.b0cd16p-11f, 0x1.2eb22p-15f, 0x1.3be578p-11f,
          0x1.f84f44p-11f, 0x1.2ad796p-10f, 0x1.312a4cp-10f, 0x1.14bdd4p-10f,
          0x1.f889dep-11f, 0x1.ad3dccp-11f, 0x1.5ff856p-11f, 0x1.23298cp-11f,
          0x1.d3cb72p-12f, 0x1.6ba7a2p-12f, 0x1.163a64p-12f, 0x1.a89c26p-13f,
          0x1.4016e2p-13f, 0x1.deef4ep-14f, 0x1.627242p-14f, 0x1.03e27p-14f,
          0x1.78a5ep-15f, 0x1.0ffebep-15f, 0x1.8ade26p-16f, 0x1.17d522p-16f}}}};

/// sigmoid(-a), relative error 2^-26.1.
inline constexpr ShareTables<4> sigmoidShare = {
    0x1.ep2f, 0x1.0b851ep2f, 0.0f,
    {{
        0.0f, 0x1.e9f168p-3f, 0x1.e9f284p-2f, 0x1.6f7786p-1f, 0x1.e9f2fep-1f,
        0x1.3238bp0f, 0x1.6f7712p0f, 0x1.acb55cp0f, 0x1.e9f396p0f,
        0x1.1398fap1f, 0x1.323848p1f, 0x1.50d766p1f, 0x1.6f76eap1f,
        0x1.8e15dp1f, 0x1.acb452p1f, 0x1.cb55cp1f, 0x1.e9f304p1f,
        0x1.0448dp2f, 0x1.1397ecp2f, 0x1.22e7ap2f, 0x1.32360ap2f,
        0x1.418a1ep2f, 0x1.50dadep2f, 0x1.6027b2p2f, 0x1.6f728p2f,
        0x1.7ec0bap2f, 0x1.8e145ap2f, 0x1.9d5a1p2f, 0x1.acbccep2f,
        0x1.bbf9b4p2f, 0x1.cb6deep2f, 0x1.da862ep2f}},
    {{
        0x1p-1f, 0x1.c30c2cp-2f, 0x1.87cc3p-2f, 0x1.4fc46cp-2f,
        0x1.1c2718p-2f, 0x1.db749p-3f, 0x1.89be1p-3f, 0x1.432fe8p-3f,
        0x1.07435p-3f, 0x1.aa274p-4f, 0x1.571322p-4f, 0x1.12fafp-4f,
        0x1.b7373ep-5f, 0x1.5dc1dep-5f, 0x1.15dea2p-5f, 0x1.b8a58p-6f,
        0x1.5ce842p-6f, 0x1.13ecfep-6f, 0x1.b40286p-7f, 0x1.58368p-7f,
        0x1.0f9a02p-7f, 0x1.ac44p-8f, 0x1.519702p-8f, 0x1.0a1902p-8f,
        0x1.a37204p-9f, 0x1.4a73fcp-9f, 0x1.0438p-9f, 0x1.9a1ff4p-10f,
        0x1.429808p-10f, 0x1.fc9fe4p-11f, 0x1.8f981ap-11f, 0x1.3bb022p-11f}},
    {{{
          0x1.fffffcp-3f, 0x1.f8be56p-3f, 0x1.e3c7a8p-3f, 0x1.c357p-3f,
          0x1.9a9acep-3f, 0x1.6d135ep-3f, 0x1.3e0af6p-3f, 0x1.102fb2p-3f,
          0x1.cad7d6p-4f, 0x1.7dd0ep-4f, 0x1.3a56e4p-4f, 0x1.008512p-4f,
          0x1.9faaccp-5f, 0x1.4ed30cp-5f, 0x1.0c71c4p-5f, 0x1.accb96p-6f,
          0x1.557a1cp-6f, 0x1.0f475ep-6f, 0x1.ae354cp-7f, 0x1.5498d2p-7f,
          0x1.0d59acp-7f, 0x1.a9778p-8f, 0x1.4fd9cap-8f, 0x1.090462p-8f,
          0x1.a21a58p-9f, 0x1.499eaap-9f, 0x1.03b3b6p-9f, 0x1.997ba4p-10f,
          0x1.42325cp-10f, 0x1.fc2182p-11f, 0x1.8f4a14p-11f, 0x1.3b7f6ep-11f}}, {{
          -0x1.44b4e8p-19f, 0x1.e0b562p-7f, 0x1.c64edp-6f, 0x1.36b4dp-5f,
          0x1.6d70f6p-5f, 0x1.8721fp-5f, 0x1.878084p-5f, 0x1.748fa2p-5f,
          0x1.54e0ap-5f, 0x1.2e5de6p-5f, 0x1.05aea2p-5f, 0x1.bc27a2p-6f,
          0x1.73185ap-6f, 0x1.323bd8p-6f, 0x1.f47762p-7f, 0x1.95bb0cp-7f,
          0x1.46eeeap-7f, 0x1.06243ep-7f, 0x1.a2c284p-8f, 0x1.4d7108p-8f,
          0x1.08e2bp-8f, 0x1.a3e83ep-9f, 0x1.4c6422p-9f, 0x1.06dd88p-9f,
          0x1.9f6d62p-10f, 0x1.47f542p-10f, 0x1.02abc8p-10f, 0x1.9833cp-11f,
          0x1.41677p-11f, 0x1.fb2552p-12f, 0x1.8eae46p-12f, 0x1.3b1e5ap-12f}}, {{
          -0x1.565538p-6f, -0x1.41a54ep-6f, -0x1.0cd986p-6f, -0x1.83a95cp-7f,
          -0x1.bca0d6p-8f, -0x1.10b25ep-9f, 0x1.ca31ep-10f, 0x1.24fa22p-8f,
          0x1.903a7cp-8f, 0x1.c003c6p-8f, 0x1.c3d1fap-8f, 0x1.aac13ep-8f,
          0x1.8165dp-8f, 0x1.50f3eep-8f, 0x1.1f99ccp-8f, 0x1.e21a8ep-9f,
          0x1.8e89b6p-9f, 0x1.45eedap-9f, 0x1.085ee2p-9f, 0x1.aa197p-10f,
          0x1.55aa94p-10f, 0x1.10ce06p-10f, 0x1.b25d32p-11f, 0x1.590f6ep-11f,
          0x1.119fd4p-11f, 0x1.b1391ep-12f, 0x1.567362p-12f, 0x1.0ea978p-12f,
          0x1.aacdaap-13f, 0x1.511358p-13f, 0x1.0936fp-13f, 0x1.a38334p-14f}}, {{
          -0x1.3e1322p-11f, -0x1.390704p-9f, -0x1.152e8cp-8f, -0x1.540694p-8f,
          -0x1.5213e8p-8f, -0x1.2867bep-8f, -0x1.c32e56p-9f, -0x1.26f202p-9f,
          -0x1.38c65ep-10f, -0x1.82ac58p-12f, 0x1.b61326p-13f,
          0x1.25ab56p-11f, 0x1.825888p-11f, 0x1.9fc852p-11f, 0x1.95109ep-11f,
          0x1.72d2b2p-11f, 0x1.46b0ep-11f, 0x1.17f3aep-11f, 0x1.d62414p-12f,
          0x1.852412p-12f, 0x1.3e2d3cp-12f, 0x1.01be8p-12f, 0x1.9fb58ep-13f,
          0x1.4d5484p-13f, 0x1.0a4e5ap-13f, 0x1.a7f8a8p-14f, 0x1.50c12ap-14f,
          0x1.0ae766p-14f, 0x1.a64538p-15f, 0x1.4de28ep-15f, 0x1.07ad72p-15f,
          0x1.a069c4p-16f}}}};

/// sigmoid(-1.702 a), relative error 2^-26.1.
inline constexpr ShareTables<4> quickGeluShare = {
    0x1.19999ap2f, 0x1.c851ecp2f, 0.0f,
    {{
        0.0f, 0x1.1f3b98p-3f, 0x1.1f3d46p-2f, 0x1.aedbd4p-2f, 0x1.1f3d08p-1f,
        0x1.670b58p-1f, 0x1.aedb8ap-1f, 0x1.f6a9b2p-1f, 0x1.1f3d1ap0f,
        0x1.4323fcp0f, 0x1.670be2p0f, 0x1.8af2ccp0f, 0x1.aeda46p0f,
        0x1.d2c23p0f, 0x1.f6ab9p0f, 0x1.0d497ep1f, 0x1.1f3d9ap1f,
        0x1.312f64p1f, 0x1.4325aap1f, 0x1.55165ap1f, 0x1.670d8cp1f,
        0x1.78fd14p1f, 0x1.8af01p1f, 0x1.9ce612p1f, 0x1.aedfa4p1f,
        0x1.c0d2fcp1f, 0x1.d2c86cp1f, 0x1.e4c2dp1f, 0x1.f6b078p1f,
        0x1.04451ep2f, 0x1.0d57a2p2f, 0x1.163492p2f}},
    {{
        0x1p-1f, 0x1.c32e04p-2f, 0x1.880ca8p-2f, 0x1.501f68p-2f,
        0x1.1c94ecp-2f, 0x1.dc6b1p-3f, 0x1.8abe7p-3f, 0x1.4430b8p-3f,
        0x1.083978p-3f, 0x1.abf612p-4f, 0x1.58ba1ep-4f, 0x1.1477bp-4f,
        0x1.b9d9ap-5f, 0x1.600cc2p-5f, 0x1.17d4cp-5f, 0x1.bc097cp-6f,
        0x1.5fc302p-6f, 0x1.165c3ep-6f, 0x1.b8077cp-7f, 0x1.5ba2p-7f,
        0x1.126182p-7f, 0x1.b11804p-8f, 0x1.559ep-8f, 0x1.0d5702p-8f,
        0x1.a887fep-9f, 0x1.4e9ep-9f, 0x1.07adf6p-9f, 0x1.9f6804p-10f,
        0x1.47680cp-10f, 0x1.024becp-10f, 0x1.95f00cp-11f, 0x1.40bfe8p-11f}},
    {{{
          0x1.b3b642p-2f, 0x1.ad904p-2f, 0x1.9bcc16p-2f, 0x1.804c58p-2f,
          0x1.5dbfdp-2f, 0x1.371e32p-2f, 0x1.0f2db6p-2f, 0x1.d06dc6p-3f,
          0x1.87b0c6p-3f, 0x1.46249ep-3f, 0x1.0cac3ep-3f, 0x1.b6c98ap-4f,
          0x1.63bbc4p-4f, 0x1.1eb82ap-4f, 0x1.cc00ep-5f, 0x1.6fa264p-5f,
          0x1.24ec16p-5f, 0x1.d1b84cp-6f, 0x1.716facp-6f, 0x1.24b26ap-6f,
          0x1.cf15f2p-7f, 0x1.6e2086p-7f, 0x1.21336p-7f, 0x1.c88842p-8f,
          0x1.681b12p-8f, 0x1.1c0838p-8f, 0x1.bfe128p-9f, 0x1.60f34ep-9f,
          0x1.164656p-9f, 0x1.b72ff8p-10f, 0x1.592f7p-10f, 0x1.10ca72p-10f}}, {{
          -0x1.e6bcc6p-18f, 0x1.5b654ep-5f, 0x1.4866bcp-4f, 0x1.c15d3ap-4f,
          0x1.0867eap-3f, 0x1.1b2918p-3f, 0x1.1b9f88p-3f, 0x1.0e1a32p-3f,
          0x1.eea37p-4f, 0x1.b7196p-4f, 0x1.7c4f44p-4f, 0x1.430026p-4f,
          0x1.0e1296p-4f, 0x1.be0daep-5f, 0x1.6cb80ep-5f, 0x1.27e626p-5f,
          0x1.dd2572p-6f, 0x1.7edc5ap-6f, 0x1.31f27p-6f, 0x1.e799b8p-7f,
          0x1.837ca8p-7f, 0x1.3374dep-7f, 0x1.e7168p-8f, 0x1.8150fap-8f,
          0x1.30770cp-8f, 0x1.e0f4ap-9f, 0x1.7b9ca8p-9f, 0x1.2b68bap-9f,
          0x1.d870ecp-10f, 0x1.750342p-10f, 0x1.254c48p-10f, 0x1.cfb8f2p-11f}}, {{
          -0x1.a5fa44p-4f, -0x1.8c8f5ap-4f, -0x1.4bba04p-4f, -0x1.df2a9p-5f,
          -0x1.13dbf2p-5f, -0x1.57d9dp-7f, 0x1.136fd6p-7f, 0x1.6666dap-6f,
          0x1.ebb344p-6f, 0x1.13d4f6p-5f, 0x1.16a15ep-5f, 0x1.078bb6p-5f,
          0x1.dc884p-6f, 0x1.a11018p-6f, 0x1.644caap-6f, 0x1.2aeb78p-6f,
          0x1.ee97a2p-7f, 0x1.94d946p-7f, 0x1.4890eap-7f, 0x1.090062p-7f,
          0x1.a92e94p-8f, 0x1.53db8p-8f, 0x1.0ec75cp-8f, 0x1.ae58dcp-9f,
          0x1.5544bp-9f, 0x1.0e4e2ep-9f, 0x1.aba11ap-10f, 0x1.51dc5cp-10f,
          0x1.0aeb8cp-10f, 0x1.a5fp-11f, 0x1.4c100cp-11f, 0x1.06ac64p-11f}}, {{
          -0x1.4fe95cp-8f, -0x1.4784c6p-6f, -0x1.225c0cp-5f, -0x1.64ad96p-5f,
          -0x1.66c5f8p-5f, -0x1.379c04p-5f, -0x1.da55a4p-6f, -0x1.38417ep-6f,
          -0x1.4d5764p-7f, -0x1.a049p-9f, 0x1.b6fffp-10f, 0x1.2fae62p-8f,
          0x1.93fcf4p-8f, 0x1.b3b9b6p-8f, 0x1.a91cc4p-8f, 0x1.86463ep-8f,
          0x1.584c76p-8f, 0x1.278a92p-8f, 0x1.f0756cp-9f, 0x1.9b56dcp-9f,
          0x1.5090c2p-9f, 0x1.11471p-9f, 0x1.b96facp-10f, 0x1.6177c8p-10f,
          0x1.1ab4b2p-10f, 0x1.c1b0ap-11f, 0x1.66040cp-11f, 0x1.1baf66p-11f,
          0x1.c14c74p-12f, 0x1.637224p-12f, 0x1.18d15p-12f, 0x1.bc2daap-13f}}}};

/// sigmoid(-2 sqrt(2/pi) (a + 0.044715 a^3)), relative error 2^-26.9.
inline constexpr ShareTables<5> geluTanhShare = {
    0x1.133334p2f, 0x1.0cccccp1f, 0x1.19999ap0f,
    {{
        0.0f, 0x1.891bc4p-2f, 0x1.622c44p-1f, 0x1.e5fb6ap-1f, 0x1.2cdf34p0f,
        0x1.611dc6p0f, 0x1.911e84p0f, 0x1.bdc64ap0f, 0x1.e7b45p0f,
        0x1.07ad1ep1f, 0x1.1a8666p1f, 0x1.2c8854p1f, 0x1.3dcf74p1f,
        0x1.4e6e32p1f, 0x1.5e736cp1f, 0x1.6dfcc6p1f, 0x1.7cfc4cp1f,
        0x1.8b8ba2p1f, 0x1.99b87cp1f, 0x1.a78258p1f, 0x1.b5238ep1f,
        0x1.c237b2p1f, 0x1.cf1a18p1f, 0x1.db5598p1f, 0x1.e88852p1f,
        0x1.f3ca06p1f, 0x1.ff5ec8p1f, 0x1.05d6f6p2f, 0x1.0b861ep2f,
        0x1.1128b4p2f, 0x1.164ee8p2f, 0x1.1cacp2f}},
    {{
        0x1p-1f, 0x1.66f54p-2f, 0x1.f4fe78p-3f, 0x1.5f09ep-3f, 0x1.ec00c2p-4f,
        0x1.58506ep-4f, 0x1.e0db22p-5f, 0x1.4edbc2p-5f, 0x1.d0e54p-6f,
        0x1.419546p-6f, 0x1.bb3878p-7f, 0x1.302c02p-7f, 0x1.9f9508p-8f,
        0x1.1a9afap-8f, 0x1.7ea1fap-9f, 0x1.0171fep-9f, 0x1.592bf8p-10f,
        0x1.cc601p-11f, 0x1.3137eap-11f, 0x1.92b028p-12f, 0x1.069fep-12f,
        0x1.572014p-13f, 0x1.bc40a6p-14f, 0x1.21bf8ap-14f, 0x1.67814ap-15f,
        0x1.d7fda2p-16f, 0x1.2dfec8p-16f, 0x1.7206fep-17f, 0x1.cff6d4p-18f,
        0x1.20021cp-18f, 0x1.6ffce8p-19f, 0x1.a007aep-20f}},
    {{{
          0x1.988452p-2f, 0x1.7b5f26p-2f, 0x1.4154fp-2f, 0x1.0420d4p-2f,
          0x1.9968ccp-3f, 0x1.3bda44p-3f, 0x1.e01616p-4f, 0x1.687d36p-4f,
          0x1.0bf04cp-4f, 0x1.8abe1cp-5f, 0x1.206c1ap-5f, 0x1.a23f4cp-6f,
          0x1.2cfa98p-6f, 0x1.ae1b9cp-7f, 0x1.314086p-7f, 0x1.add70ep-8f,
          0x1.2cf506p-8f, 0x1.a2911ap-9f, 0x1.20f4bap-9f, 0x1.8c69f6p-10f,
          0x1.0ca096p-10f, 0x1.6c00e6p-11f, 0x1.e8629cp-12f, 0x1.496852p-12f,
          0x1.a7a92p-13f, 0x1.1eb09p-13f, 0x1.7a6c02p-14f, 0x1.df12aap-15f,
          0x1.3577b6p-15f, 0x1.8bac5ep-16f, 0x1.039a3ep-16f, 0x1.2f3b52p-17f}}, {{
          -0x1.12bfaep-20f, 0x1.246eeep-4f, 0x1.bd566ep-4f, 0x1.ed57e2p-4f,
          0x1.df6e1ep-4f, 0x1.b12f24p-4f, 0x1.758502p-4f, 0x1.37af0ap-4f,
          0x1.fb8d66p-5f, 0x1.95551ep-5f, 0x1.3e9572p-5f, 0x1.edfcb6p-6f,
          0x1.7a4e5ap-6f, 0x1.1e894cp-6f, 0x1.adb6f4p-7f, 0x1.3ed0e8p-7f,
          0x1.d53604p-8f, 0x1.562fcep-8f, 0x1.ee8c16p-9f, 0x1.627328p-9f,
          0x1.f56906p-10f, 0x1.61ccdcp-10f, 0x1.edd768p-11f, 0x1.59adfep-11f,
          0x1.ce87bap-12f, 0x1.439b96p-12f, 0x1.b9e5fep-13f, 0x1.21de8cp-13f,
          0x1.82e25cp-14f, 0x1.feb1p-15f, 0x1.58decap-15f, 0x1.a14636p-16f}}, {{
          -0x1.11c456p-4f, -0x1.afb276p-5f, -0x1.b96f8ap-6f, -0x1.ed2302p-9f,
          0x1.a80942p-7f, 0x1.7a77ecp-6f, 0x1.cae268p-6f, 0x1.de7d5ep-6f,
          0x1.cb3e44p-6f, 0x1.a1dedp-6f, 0x1.6e35d6p-6f, 0x1.37eee2p-6f,
          0x1.03addap-6f, 0x1.a8396ep-7f, 0x1.54f1c2p-7f, 0x1.0dd5fap-7f,
          0x1.a5caep-8f, 0x1.459b9ap-8f, 0x1.f0b42ep-9f, 0x1.76bc62p-9f,
          0x1.168ec8p-9f, 0x1.9be8dcp-10f, 0x1.2cc4bcp-10f, 0x1.b7306ap-11f,
          0x1.333ef2p-11f, 0x1.be5968p-12f, 0x1.3c8c2ep-12f, 0x1.b0189ap-13f,
          0x1.2af3eap-13f, 0x1.98c498p-14f, 0x1.1cf08cp-14f, 0x1.664d28p-15f}}, {{
          -0x1.19ef6cp-13f, -0x1.18aacp-6f, -0x1.7859d8p-6f, -0x1.57c50cp-6f,
          -0x1.fa638ap-7f, -0x1.317d02p-7f, -0x1.fea346p-9f, 0x1.1a6aap-12f,
          0x1.9a071ep-9f, 0x1.3ea8e8p-8f, 0x1.77490ep-8f, 0x1.86bbfcp-8f,
          0x1.7b4d76p-8f, 0x1.5f35ccp-8f, 0x1.391602p-8f, 0x1.0ff982p-8f,
          0x1.cde4e2p-9f, 0x1.8075cp-9f, 0x1.3a60acp-9f, 0x1.fa1948p-10f,
          0x1.900b1p-10f, 0x1.392ae4p-10f, 0x1.e2e25ep-11f, 0x1.72afc8p-11f,
          0x1.115806p-11f, 0x1.9ed608p-12f, 0x1.336a4cp-12f, 0x1.b74ad6p-13f,
          0x1.3cb634p-13f, 0x1.c2b298p-14f, 0x1.4587b8p-14f, 0x1.ab5418p-15f}}, {{
          0x1.41b186p-7f, 0x1.b0cf1ep-8f, 0x1.828afap-11f, -0x1.d863a2p-9f,
          -0x1.7b0178p-8f, -0x1.92497ep-8f, -0x1.5d1acap-8f, -0x1.123c1ep-8f,
          -0x1.882366p-9f, -0x1.acbe08p-10f, -0x1.6d22c6p-11f,
          -0x1.9f2968p-14f, 0x1.fc38f4p-12f, 0x1.ca2546p-11f, 0x1.03075p-10f,
          0x1.0fdedp-10f, 0x1.1b30fp-10f, 0x1.0a0418p-10f, 0x1.d76bb6p-11f,
          0x1.ac233ap-11f, 0x1.6d381p-11f, 0x1.37cfd2p-11f, 0x1.00c6dcp-11f,
          0x1.a53bcap-12f, 0x1.519956p-12f, 0x1.0a7e48p-12f, 0x1.9cc1bep-13f,
          0x1.3be366p-13f, 0x1.db34cap-14f, 0x1.627956p-14f, 0x1.07759cp-14f,
          0x1.80c2f2p-15f}}}};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESGELU_H
