//===- TablesGelu.h - The normal tail in f32 --------------------*- C++ -*-===//
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

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESGELU_H
