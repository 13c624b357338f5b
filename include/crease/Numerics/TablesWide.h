//===- TablesWide.h - Kernels of f32 that compute in f64 --------*- C++ -*-===//
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

#ifndef CREASE_NUMERICS_TABLESWIDE_H
#define CREASE_NUMERICS_TABLESWIDE_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// f / tanh(f ln2 / 2) by f^2 on |f| <= 1/2, relative error 2^-29.1.
inline constexpr double wideExp2Even[] = {
    0x1.7154765da6c96p+1,
    0x1.d92fdcb0e3005p-4,
    -0x1.e2edf46c305cap-11};

/// tanh(x) / x = P(x^2) / Q(x^2) on [0, 9.4], relative error 2^-29.3. P:
inline constexpr double wideTanhOver[] = {
    0x1.fffffff2ebc45p-1,
    0x1.19f10074c3cf7p-3,
    0x1.05246c31a3f6bp-8,
    0x1.04aad9271386bp-15,
    0x1.a4a6962e8c0a3p-25};

/// Q:
inline constexpr double wideTanhUnder[] = {
    0x1.0000000000000p+0,
    0x1.e24dd49966fdep-2,
    0x1.c50a6e26ea6e8p-6,
    0x1.b4acd1cc286c5p-12,
    0x1.a7840eb4f8804p-20,
    0x1.81b99b7e38e09p-31};

/// 2 sqrt(2/pi) (x + 0.044715 x^3) / ln2.
inline constexpr double wideGeluTanh[] = {
    0x1.26aec21bce759p+1,
    0x1.a5a7cf7572a98p-4};

/// Phi(-a) exp(a^2/2) = P(a) / Q(a) on [0, 13.2], relative error 2^-27.6. P:
inline constexpr double wideGeluOver[] = {
    0x1.000000158dc18p-1,
    0x1.bdf4e8417d15dp-2,
    0x1.730b5001cbac6p-3,
    0x1.472ff76d4c82ap-5,
    0x1.070b4575cbb6dp-8};

/// Q:
inline constexpr double wideGeluUnder[] = {
    0x1.0000000000000p+0,
    0x1.ab3ca3c3e2a7ap+0,
    0x1.31a54c8d7a9f4p+0,
    0x1.db2aabed04434p-2,
    0x1.9a195e41dbcf2p-4,
    0x1.49ac0b01fe119p-7};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESWIDE_H
