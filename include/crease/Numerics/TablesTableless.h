//===- TablesTableless.h - Kernels without tables in f32 --------*- C++ -*-===//
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

#ifndef CREASE_NUMERICS_TABLESTABLELESS_H
#define CREASE_NUMERICS_TABLESTABLELESS_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// exp(r) = 1 + r + r^2 P(r) on |r| <= ln2/2, relative error 2^-28.3.
inline constexpr float expWholeTail[] = {
    0x1.fffffcp-2f, 0x1.55549p-3f, 0x1.5558a2p-5f, 0x1.123ac4p-7f,
    0x1.6a5c5ep-10f};

/// log1p(e) = e - e^2 (b + d P(d)) on [0, 1], d = e - c, relative error
/// 2^-27.4. c, where the value is almost a float:
inline constexpr float log1pCentre = 0x1.7fff28p-1f;

/// b:
inline constexpr float log1pBase = 0x1.5a95b6p-2f;

/// P:
inline constexpr float log1pPowers[] = {
    -0x1.201178p-3f, 0x1.049fdcp-4f, -0x1.ee7d9ap-6f, 0x1.e33d2ap-7f,
    -0x1.f0299p-8f, 0x1.f714cap-9f, -0x1.81d4ecp-12f, 0x1.ac0ac2p-9f};

/// 2^f on |f| <= 1/2, relative error 2^-18.6.
inline constexpr float fastExp2Powers[] = {
    0x1.ffffe6p-1f, 0x1.62e0dap-1f, 0x1.ec074ep-3f, 0x1.ca15b8p-5f,
    0x1.397d34p-7f};

/// log1p(e) / e on [0, 1], relative error 2^-19.6.
inline constexpr float fastLog1p[] = {
    0x1.ffffd6p-1f, -0x1.ffddep-2f, 0x1.530a44p-2f, -0x1.e15812p-3f,
    0x1.319278p-3f, -0x1.0fe776p-4f, 0x1.cf26aep-7f};

/// Phi(-a) exp(a^2/2) = v P(v) for a <= 13.2, v = 1 / (1 + c a), relative error
/// 2^-19.5. c:
inline constexpr float fastGeluSlope = 0x1.666666p-2f;

/// P:
inline constexpr float fastGeluPowers[] = {
    0x1.1e4388p-3f, 0x1.1872ecp-3f, 0x1.23987p-3f, 0x1.8a9f9cp-7f,
    0x1.a49f14p-3f, -0x1.6fc0eep-3f, 0x1.60a28cp-5f};

/// Phi(-a) = v^2 for a up to:
inline constexpr float fastGeluEnds = 0x1.7p2f;

/// v = c0 a + c1, v^2 + c2, v a + c3, v^2 + c4, v a + c5, v^2 + c6, v^2 + c7,
/// v^2 + c8. Relative error of the last square 2^-17.9.
inline constexpr float fastGeluChain[] = {
    -0x1.92d94cp-6f, 0x1.6439ccp-4f, -0x1.468c5cp-5f, 0x1.25e944p-2f,
    -0x1.0df2p-3f, 0x1.d8fecap-1f, 0x1.0a2988p-4f, -0x1.552p-9f,
    -0x1.884998p-20f};

/// tanh(x) / x = P(x^2) / Q(x^2) on [0, 6.5], relative error 2^-20.7. P:
inline constexpr float fastTanhOver[] = {
    0x1.ffffecp-1f, 0x1.fb3268p-4f, 0x1.33e1aap-9f, 0x1.1ee32cp-18f};

/// Q:
inline constexpr float fastTanhUnder[] = {
    0x1p0f, 0x1.d420bap-2f, 0x1.5ebbfcp-6f, 0x1.3b042ep-13f};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESTABLELESS_H
