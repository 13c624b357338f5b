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

/// The same, relative error 2^-39.5.
inline constexpr double wideExp2EvenFine[] = {
    0x1.71547652ba4a5p+1,
    0x1.d9303fc84a0f9p-4,
    -0x1.e4ff43515ae01p-11,
    0x1.60f458f5b9ea7p-17};

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

/// exp(x) = (Q + x P) / (Q - x P), P and Q by x^2, for |x| up to:
inline constexpr float wideExpEnds = 0x1.8p2f;

/// Relative error of 1 / (1 + exp(x)) 2^-27.4. P:
inline constexpr double wideExpOdd[] = {
    0x1.ffffff58150dbp-2,
    0x1.03deeea9b05dfp-6,
    0x1.5beffcfee309ep-14,
    0x1.9f9e852ca4ddbp-25};

/// Q:
inline constexpr double wideExpEven[] = {
    0x1.0000000000000p+0,
    0x1.d744c77870624p-4,
    0x1.7464bf3d11fdap-10,
    0x1.897789e14b009p-19};

/// The same, relative error 2^-34.2. P:
inline constexpr double wideExpOddFine[] = {
    0x1.fffffffe425c6p-2,
    0x1.0f64d0490d4d8p-6,
    0x1.b3440ff397158p-14,
    0x1.0fd280d7e8518p-23};

/// Q:
inline constexpr double wideExpEvenFine[] = {
    0x1.0000000000000p+0,
    0x1.dd07bd6871c51p-4,
    0x1.9e0942de0c407p-10,
    0x1.350bff932bb7bp-18,
    0x1.c6602886751f3p-30};

/// The same for |x| up to:
inline constexpr float wideTanhEnds = 0x1p2f;

/// Relative error 2^-27.1. P:
inline constexpr double wideTanhCentreOver[] = {
    0x1.ffffffc3d860ep-1,
    0x1.02e121e3d1ef4p-3,
    0x1.553b64992a98dp-9,
    0x1.85f449b7273bap-18};

/// Q:
inline constexpr double wideTanhCentreUnder[] = {
    0x1.0000000000000p+0,
    0x1.d6c5e06d0ad39p-2,
    0x1.70e9a6786cc99p-6,
    0x1.7b5c6d237da47p-13};

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

/// Phi(x) = 1/2 + x P(x^2) / Q(x^2) for |x| up to:
inline constexpr float wideGeluEnds = 0x1p2f;

/// Error relative to Phi(x) 2^-27.1. P:
inline constexpr double wideGeluCentreOver[] = {
    0x1.98845288d51edp-2,
    0x1.facf895694014p-6,
    0x1.2abbff8f8ae96p-8,
    0x1.2fc7e920acdfcp-13,
    0x1.c9ae992747ecdp-18,
    0x1.00cc39ca32ce8p-25};

/// Q:
inline constexpr double wideGeluCentreUnder[] = {
    0x1.0000000000000p+0,
    0x1.f421a58575e73p-3,
    0x1.bc726a1426936p-6,
    0x1.cc242fa788c7dp-10,
    0x1.210992c3dbc10p-14,
    0x1.80dba5148e000p-20};

/// The same of Phi(x) + x phi(x), by a polynomial. Error relative to that where
/// it is above 2^-10: 2^-27.3.
inline constexpr double wideGeluGradCentre[] = {
    0x1.988452ea432b7p-1,
    -0x1.10583332d2ae7p-2,
    0x1.ea380c42f5809p-5,
    -0x1.373e73ce9d40dp-7,
    0x1.2e8fb843d0f5cp-10,
    -0x1.db02bdc0022cdp-14,
    0x1.37da8316837f3p-17,
    -0x1.5e1eb2af93d3bp-21,
    0x1.538059a3c349ap-25,
    -0x1.1b60631170b3cp-29,
    0x1.8fd49d12ed30cp-34,
    -0x1.cd067a40c4b0cp-39,
    0x1.9d1a6b9583fa5p-44,
    -0x1.0b0934435fa8cp-49,
    0x1.b734a2c8f6e0bp-56,
    -0x1.56b6c5af4fd09p-63};

/// pi / 2 in two parts.
inline constexpr double wideHalfPi[] = {
    0x1.921fb54442d18p+0,
    0x1.1a62633145c07p-54};

/// 2 / pi.
inline constexpr double wideTwoOverPi = 0x1.45f306dc9c883p-1;

/// sin(x) / x by x^2 up to pi / 4, relative error 2^-37.5.
inline constexpr double wideSin[] = {
    0x1.0000000000000p+0,
    -0x1.5555554c59e11p-3,
    0x1.11110859743a8p-7,
    -0x1.a00f71d067e98p-13,
    0x1.6ccecefbec7cdp-19};

/// cos(x) by x^2, relative error 2^-33.9.
inline constexpr double wideCos[] = {
    0x1.0000000000000p+0,
    -0x1.ffffffcaf2f54p-2,
    0x1.55553c46e562fp-5,
    -0x1.6c07de51cb616p-10,
    0x1.99123a585f8f3p-16};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESWIDE_H
