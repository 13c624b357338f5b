//===- TablesExp.h - exp and expm1 in f32 -----------------------*- C++ -*-===//
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

#ifndef CREASE_NUMERICS_TABLESEXP_H
#define CREASE_NUMERICS_TABLESEXP_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

inline constexpr float log2e = 0x1.715476p0f;

inline constexpr float log2e16 = 0x1.715476p4f;

inline constexpr PairConstant ln2 = {0x1.62e43p-1f, -0x1.05c61p-29f};

inline constexpr PairConstant ln2Over16 = {0x1.62e43p-5f, -0x1.05c61p-33f};

/// 2^(j/16) = exp2[j] + exp2Low[j]; 9 bits in the first.
inline constexpr Table16 exp2 = {{
    0x1p0f, 0x1.0bp0f, 0x1.17p0f, 0x1.24p0f, 0x1.3p0f, 0x1.3ep0f, 0x1.4cp0f,
    0x1.5bp0f, 0x1.6ap0f, 0x1.7ap0f, 0x1.8bp0f, 0x1.9cp0f, 0x1.afp0f,
    0x1.c2p0f, 0x1.d6p0f, 0x1.eap0f}};

/// The low parts.
inline constexpr Table16 exp2Low = {{
    0.0f, 0x1.561b3ep-10f, 0x1.5c1e3ep-11f, -0x1.e16462p-10f, 0x1.bf828cp-10f,
    -0x1.59b3eep-12f, -0x1.29564ep-15f, -0x1.3e08aep-10f, 0x1.3cccfep-13f,
    0x1.1473ecp-12f, -0x1.8d5eeap-11f, 0x1.2460a8p-10f, -0x1.d819aap-10f,
    -0x1.99089ep-10f, -0x1.f9c8c2p-10f, 0x1.2be8aap-10f}};

/// exp(r) = 1 + r + r^2 (c0 + c1 r) on |r| <= ln2/32, error 2^-29.2.
inline constexpr float expTail[] = {
    0x1.00022p-1f, 0x1.55558p-3f};

/// expm1(r) = r + r^2 P(r) on |r| <= ln2/2, relative error 2^-31.1.
inline constexpr float expm1Tail[] = {
    0x1p-1f, 0x1.555554p-3f, 0x1.5554f6p-5f, 0x1.1112fcp-7f, 0x1.6d3c9cp-10f,
    0x1.9e20ccp-13f};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESEXP_H
