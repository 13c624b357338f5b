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

/// softplus(x), relative error 2^-25.8.
inline constexpr TwoSidedTables<5> softplusSides = {
    0.0f, 0x1p3f, 0x1.ee6666p0f, 0x1.80002p23f,
    {{
        -0x1.091856p3f, -0x1.f11982p2f, -0x1.cff3d6p2f, -0x1.aecbfcp2f,
        -0x1.8dadb2p2f, -0x1.6c8724p2f, -0x1.4b64e8p2f, -0x1.2a4622p2f,
        -0x1.091aep2f, -0x1.cff542p1f, -0x1.8daca2p1f, -0x1.4b5fp1f,
        -0x1.091b1ep1f, -0x1.8da732p0f, -0x1.091a32p0f, -0x1.0919dcp-1f,
        -0x1.efa3ap-24f, 0x1.0919dcp-1f, 0x1.09200ep0f, 0x1.8da838p0f,
        0x1.091db2p1f, 0x1.4b62e2p1f, 0x1.8db038p1f, 0x1.cff82ep1f,
        0x1.0918fap2f, 0x1.2a42a2p2f, 0x1.4b633ap2f, 0x1.6c85p2f,
        0x1.8da908p2f, 0x1.aed00ep2f, 0x1.cff2f6p2f, 0x1.f11502p2f}},
    {{
        0x1.08b32cp-12f, 0x1.bbe0cep-12f, 0x1.747ae8p-11f, 0x1.3893dep-10f,
        0x1.061ceap-9f, 0x1.b7b152p-9f, 0x1.70865cp-8f, 0x1.349334p-7f,
        0x1.023e66p-6f, 0x1.af0ab6p-6f, 0x1.669154p-5f, 0x1.28a26ep-4f,
        0x1.e63b3cp-4f, 0x1.88ff9ep-3f, 0x1.371d54p-2f, 0x1.de9eecp-2f,
        0x1.62e42ep-1f, 0x1.f86952p-1f, 0x1.56e5dap0f, 0x1.bec7fep0f,
        0x1.184f42p1f, 0x1.54a7bp1f, 0x1.934a56p1f, 0x1.d3563p1f,
        0x1.0a1b4p2f, 0x1.2adcf4p2f, 0x1.4bbf5ep2f, 0x1.6cbbf8p2f,
        0x1.8dc9cep2f, 0x1.aee396p2f, 0x1.cffe9ap2f, 0x1.f11bf2p2f}},
    {{{
          -0x1.08aa9ep-12f, -0x1.bbc8cp-12f, -0x1.74590ap-11f,
          -0x1.38642cp-10f, -0x1.05d9dcp-9f, -0x1.b6f4bap-9f, -0x1.6f7d98p-8f,
          -0x1.33206ap-7f, -0x1.00381cp-6f, -0x1.a96bdp-6f, -0x1.5ed566p-5f,
          -0x1.1e25ep-4f, -0x1.ca7af4p-4f, -0x1.65979p-3f, -0x1.0c4beep-2f,
          -0x1.7e556p-2f, -0x1.fffffep-2f, -0x1.40d55p-1f, -0x1.79dc4ep-1f,
          -0x1.a69a68p-1f, -0x1.c6b1a8p-1f, -0x1.dc3c46p-1f, -0x1.ea134p-1f,
          -0x1.f2b4eep-1f, -0x1.f7fe04p-1f, -0x1.fb333cp-1f, -0x1.fd20f2p-1f,
          -0x1.fe48fcp-1f, -0x1.fefa14p-1f, -0x1.ff63d8p-1f, -0x1.ffa2e8p-1f,
          -0x1.ffc884p-1f}}, {{
          0x1.08992ap-13f, 0x1.bb9812p-13f, 0x1.7414dap-12f, 0x1.380478p-11f,
          0x1.0553ap-10f, 0x1.b57bdcp-10f, 0x1.6d6da8p-9f, 0x1.303f34p-8f,
          0x1.f86c54p-8f, 0x1.9e5fccp-7f, 0x1.4fcf04p-6f, 0x1.0a288p-5f,
          0x1.9729ap-5f, 0x1.2727e2p-4f, 0x1.8c0074p-4f, 0x1.df28f2p-4f,
          0x1.ffff52p-4f, 0x1.df28fep-4f, 0x1.8bfc22p-4f, 0x1.272722p-4f,
          0x1.97234ap-5f, 0x1.0a2178p-5f, 0x1.4fc66cp-6f, 0x1.9e56fep-7f,
          0x1.f87a8ep-8f, 0x1.304ff6p-8f, 0x1.6d781p-9f, 0x1.b58b5ep-10f,
          0x1.056696p-10f, 0x1.37f19cp-11f, 0x1.741964p-12f, 0x1.bbba96p-13f}}, {{
          -0x1.60a082p-15f, -0x1.277ca6p-14f, -0x1.ef69aep-14f,
          -0x1.9f0bd2p-13f, -0x1.5b0e36p-12f, -0x1.21b5a8p-11f,
          -0x1.e1c9aap-11f, -0x1.8e12p-10f, -0x1.45c4c8p-9f, -0x1.05e872p-8f,
          -0x1.996672p-8f, -0x1.314ab6p-7f, -0x1.a55824p-7f, -0x1.001a3p-6f,
          -0x1.f69d12p-7f, -0x1.439bfp-7f, -0x1.4e4baep-22f, 0x1.439882p-7f,
          0x1.f6ab26p-7f, 0x1.001daap-6f, 0x1.a555f4p-7f, 0x1.314166p-7f,
          0x1.99599ap-8f, 0x1.05f98ap-8f, 0x1.45f7ecp-9f, 0x1.8e392cp-10f,
          0x1.e22876p-11f, 0x1.212d3p-11f, 0x1.5cceaep-12f, 0x1.9f7ddep-13f,
          0x1.ec00aap-14f, 0x1.2ecd58p-14f}}, {{
          0x1.615922p-17f, 0x1.27e41cp-16f, 0x1.ef80cap-16f, 0x1.9e4c68p-15f,
          0x1.594626p-14f, 0x1.1ea252p-13f, 0x1.d831d2p-13f, 0x1.7ff8a8p-12f,
          0x1.31cfbcp-11f, 0x1.d52e26p-11f, 0x1.5199aap-10f, 0x1.b00baap-10f,
          0x1.b384dep-10f, 0x1.a1db16p-11f, -0x1.542302p-10f, -0x1.00e46p-8f,
          -0x1.533d9p-8f, -0x1.00f11cp-8f, -0x1.53fd86p-10f, 0x1.a1c278p-11f,
          0x1.b37ba6p-10f, 0x1.b0378ep-10f, 0x1.519114p-10f, 0x1.d4fa32p-11f,
          0x1.31f3b2p-11f, 0x1.7f9c66p-12f, 0x1.d7697p-13f, 0x1.1e3484p-13f,
          0x1.595ab4p-14f, 0x1.9d403ap-15f, 0x1.eff906p-16f, 0x1.266c9ap-16f}}, {{
          -0x1.187b02p-19f, -0x1.d4a6fcp-19f, -0x1.8830d2p-18f,
          -0x1.456a4p-17f, -0x1.0d781p-16f, -0x1.bb4676p-16f,
          -0x1.65c42cp-15f, -0x1.1943p-14f, -0x1.a79d12p-14f, -0x1.22305p-13f,
          -0x1.49faacp-13f, -0x1.abe6d4p-14f, 0x1.03b292p-13f, 0x1.2792cp-11f,
          0x1.062b8ep-10f, 0x1.d2bf2p-11f, 0x1.4dba68p-18f, -0x1.cf1cd2p-11f,
          -0x1.09696ap-10f, -0x1.2d2272p-11f, -0x1.0b8e32p-13f,
          0x1.b61c88p-14f, 0x1.4e6e18p-13f, 0x1.028162p-13f, 0x1.6a075ap-14f,
          0x1.0e690ep-14f, 0x1.2b0a62p-15f, 0x1.479126p-15f, -0x1.50b69ep-19f,
          0x1.c6380ep-18f, 0x1.042472p-16f, -0x1.19877cp-16f}}}};

/// tanh(softplus(x)), relative error 2^-25.9.
inline constexpr TwoSidedTables<5> mishSides = {
    -0x1.19999ap-1f, 0x1.9cccccp2f, 0x1.397dd4p1f, 0x1.800022p23f,
    {{
        -0x1.bc39f4p2f, -0x1.a21a7ep2f, -0x1.87fafp2f, -0x1.6dd192p2f,
        -0x1.53b0bep2f, -0x1.3999cp2f, -0x1.1f7734p2f, -0x1.055188p2f,
        -0x1.d662aep1f, -0x1.a21658p1f, -0x1.6dd33p1f, -0x1.3996bap1f,
        -0x1.054f0ep1f, -0x1.a2189p0f, -0x1.39993ap0f, -0x1.a21ef2p-1f,
        -0x1.a2194p-2f, -0x1.ep-24f, 0x1.a21e6cp-2f, 0x1.a2182p-1f,
        0x1.398e84p0f, 0x1.a21b36p0f, 0x1.054fdp1f, 0x1.39980ep1f,
        0x1.6ddb02p1f, 0x1.a215dep1f, 0x1.d658bep1f, 0x1.055144p2f,
        0x1.1f6ff4p2f, 0x1.39913ep2f, 0x1.53b2e2p2f, 0x1.6ddcfp2f}},
    {{
        0x1.fae17p-11f, 0x1.7d18e6p-10f, 0x1.1e7e6p-9f, 0x1.aeed3cp-9f,
        0x1.43d3fap-8f, 0x1.e632a6p-8f, 0x1.6d040cp-7f, 0x1.11d3c2p-6f,
        0x1.9a1bbp-6f, 0x1.328b58p-5f, 0x1.c89d74p-5f, 0x1.5249d2p-4f,
        0x1.f18b32p-4f, 0x1.698a56p-3f, 0x1.020d8p-2f, 0x1.66df96p-2f,
        0x1.e0fa92p-2f, 0x1.333332p-1f, 0x1.732ce4p-1f, 0x1.a81204p-1f,
        0x1.cdc884p-1f, 0x1.e55fcep-1f, 0x1.f2a76ep-1f, 0x1.f993fap-1f,
        0x1.fcfe92p-1f, 0x1.fe9e84p-1f, 0x1.ff5fbep-1f, 0x1.ffb7fep-1f,
        0x1.ffdfcep-1f, 0x1.fff1aap-1f, 0x1.fff9a2p-1f, 0x1.fffd2ep-1f}},
    {{{
          -0x1.faa2a6p-11f, -0x1.7cd1ep-10f, -0x1.1e2e0cp-9f, -0x1.ae374ap-9f,
          -0x1.430626p-8f, -0x1.e46188p-8f, -0x1.6af5dp-7f, -0x1.0f8038p-6f,
          -0x1.94d906p-6f, -0x1.2c98ap-5f, -0x1.bb307ep-5f, -0x1.432fdcp-4f,
          -0x1.cfc0d6p-4f, -0x1.4433fp-3f, -0x1.b37c1ep-3f, -0x1.134946p-2f,
          -0x1.3eb098p-2f, -0x1.47ae14p-2f, -0x1.23d4e2p-2f, -0x1.bdf3a2p-3f,
          -0x1.27473p-3f, -0x1.5b23b2p-4f, -0x1.751176p-5f, -0x1.77fb5cp-6f,
          -0x1.6ac608p-7f, -0x1.540942p-8f, -0x1.3865b6p-9f, -0x1.1b2dd6p-10f,
          -0x1.fd5a76p-12f, -0x1.c7551cp-13f, -0x1.957b5p-14f,
          -0x1.67cfe4p-15f}}, {{
          0x1.fa24dp-12f, 0x1.7c43aep-11f, 0x1.1d8d46p-10f, 0x1.accb3cp-10f,
          0x1.416a66p-9f, 0x1.e0bf3p-9f, 0x1.66d96ep-8f, 0x1.0ad996p-7f,
          0x1.8a562p-7f, 0x1.20b96p-6f, 0x1.a0751cp-6f, 0x1.254568p-5f,
          0x1.8d83e8p-5f, 0x1.f90e9p-5f, 0x1.1ec49cp-4f, 0x1.078f16p-4f,
          0x1.1f8312p-5f, -0x1.06275cp-6f, -0x1.13422cp-4f, -0x1.77a1bp-4f,
          -0x1.58a074p-4f, -0x1.edecb2p-5f, -0x1.2c28c2p-5f, -0x1.46d6e4p-6f,
          -0x1.4b3bdep-7f, -0x1.406814p-8f, -0x1.2c6deep-9f, -0x1.13fa6p-10f,
          -0x1.f4becep-12f, -0x1.c236b4p-13f, -0x1.92704ep-14f,
          -0x1.6605c8p-15f}}, {{
          -0x1.50c75cp-13f, -0x1.f98d12p-13f, -0x1.7b0f94p-12f,
          -0x1.1bf8fep-11f, -0x1.a84688p-11f, -0x1.3ba86p-10f,
          -0x1.d38172p-10f, -0x1.57677ep-9f, -0x1.f1ce14p-9f, -0x1.616e54p-8f,
          -0x1.e4998ep-8f, -0x1.38b342p-7f, -0x1.680b72p-7f, -0x1.3fdf1ep-7f,
          -0x1.537b68p-9f, 0x1.b449d4p-7f, 0x1.19a5c4p-5f, 0x1.77b874p-5f,
          0x1.13544cp-5f, 0x1.75eaa8p-8f, -0x1.fd8dacp-7f, -0x1.581444p-6f,
          -0x1.12b002p-6f, -0x1.5a451p-7f, -0x1.7e2eep-8f, -0x1.85689cp-9f,
          -0x1.793936p-10f, -0x1.61cf5cp-11f, -0x1.455434p-12f,
          -0x1.2714a6p-13f, -0x1.094ca4p-14f, -0x1.d9d0fp-16f}}, {{
          0x1.501a94p-15f, 0x1.f77826p-15f, 0x1.785afap-14f, 0x1.18a812p-13f,
          0x1.a05b24p-13f, 0x1.32722ap-12f, 0x1.be2d1cp-12f, 0x1.3ef146p-11f,
          0x1.ba41dep-11f, 0x1.22bb52p-10f, 0x1.58ce86p-10f, 0x1.40e41ap-10f,
          0x1.506ap-12f, -0x1.2282b4p-9f, -0x1.c7bdbep-8f, -0x1.8f468ep-7f,
          -0x1.821482p-7f, -0x1.548fd6p-12f, 0x1.d451fap-7f, 0x1.151578p-6f,
          0x1.087768p-7f, -0x1.09d0d6p-11f, -0x1.e91938p-9f, -0x1.c84b34p-9f,
          -0x1.2c6f08p-9f, -0x1.50ca14p-10f, -0x1.59190ep-11f,
          -0x1.4f138cp-12f, -0x1.3af602p-13f, -0x1.21c94p-14f,
          -0x1.07557ap-15f, -0x1.d80a9cp-17f}}, {{
          -0x1.099a9p-17f, -0x1.8ae164p-17f, -0x1.279efcp-16f,
          -0x1.b1ec14p-16f, -0x1.3cd6cep-15f, -0x1.c90938p-15f,
          -0x1.4226fep-14f, -0x1.b04964p-14f, -0x1.083612p-13f,
          -0x1.0bf0e2p-13f, -0x1.ea2194p-15f, 0x1.7c8778p-13f,
          0x1.8eb542p-11f, 0x1.cef5eap-10f, 0x1.67bc68p-9f, 0x1.e7ce7p-10f,
          -0x1.6bcbfap-9f, -0x1.f9a34cp-8f, -0x1.4eaec6p-8f, 0x1.38568cp-9f,
          0x1.4f7bdep-8f, 0x1.7cef4ep-9f, 0x1.f3a688p-12f, -0x1.06e1c6p-11f,
          -0x1.2f309ap-11f, -0x1.a1025p-12f, -0x1.d93264p-13f,
          -0x1.e6c328p-14f, -0x1.d9ac2ep-15f, -0x1.bd09a6p-16f,
          -0x1.9930cp-17f, -0x1.735cbep-18f}}}};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESSOFTPLUS_H
