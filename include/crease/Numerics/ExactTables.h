//===- ExactTables.h - Coefficients of the level `exact` --------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written by scripts/numerics/exact_tables.py. Do not edit.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_EXACTTABLES_H
#define CREASE_NUMERICS_EXACTTABLES_H

#include "crease/Numerics/Wide.h"

namespace crease {
namespace numerics {

/// 1 / log(2).
constexpr double exactLog2e = 0x1.71547652b82fep0;

/// log(2), its leading part
constexpr double exactStep = 0x1.62e42fefa39efp-1;

/// and the rest.
constexpr double exactStepLow = 0x1.abc9e3b39803fp-56;

/// Q of exp(r) - 1 = r (1 + r Q(r)) on +-log(2)/2: relative error 2^-54.5,
/// of exp(r) 2^-55.8.
constexpr double exactExpm1[] = {
    0x1.0000000000001p-1, 0x1.5555555555556p-3, 0x1.5555555553d68p-5,
    0x1.11111111109b5p-7, 0x1.6c16c17889f3cp-10, 0x1.a01a01a7c2f2cp-13,
    0x1.a019b914881bap-16, 0x1.71de0db2eb873p-19, 0x1.28917c9f3a495p-22,
    0x1.af389eea54156p-26};

/// Q of exp(r) - 1 = r (1 + r Q(r)) with one term less: relative error below
/// 2^-49.9 in exp(r) - 1 for r < 0, and in exp(r) / 2 - 1.
constexpr double exactExpm1Lean[] = {
    0x1.ffffffffffe2cp-2, 0x1.55555555518e8p-3, 0x1.555555559e934p-5,
    0x1.1111112292d08p-7, 0x1.6c16c082010cap-10, 0x1.a01997daed8c6p-13,
    0x1.a01c3668b1378p-16, 0x1.72de51906047ep-19, 0x1.265f0fc6a8b74p-22};

/// 2 A of log(1 + e) = 2 s A(s^2), s = e / (2 + e), for e in [0, 1]:
/// relative error 2^-53.3.
constexpr double exactLog1p[] = {
    2.0, 0x1.5555555555aeep-1, 0x1.99999998ca58bp-2, 0x1.2492498161ca5p-2,
    0x1.c71c47af989fdp-3, 0x1.74628d4f43596p-3, 0x1.3aa5e932d3628p-3,
    0x1.1659956da410fp-3, 0x1.94b79523b2fbbp-4, 0x1.6c26693a7c095p-3};

/// Phi(-a) exp(a^2/2) = N(a) / D(a) for a in [0, 14.75]: relative error
/// 2^-51.7. All coefficients are positive: nothing cancels. This is N,
constexpr double exactGeluAbove[] = {
    0x1p-1, 0x1.5fc876e394481p-1, 0x1.df9e1fcccfb8ep-2, 0x1.9ab30fe458cbdp-3,
    0x1.dd6a1069d5103p-5, 0x1.7ff5a5495124cp-7, 0x1.a183b0676e43cp-10,
    0x1.1a1db7b45a35dp-13, 0x1.6f1fecc107b7bp-18};

/// and this D.
constexpr double exactGeluBelow[] = {
    1.0, 0x1.160550411b004p1, 0x1.15bb9e78e6994p1, 0x1.4ff0153440dacp0,
    0x1.100fbf49531f9p-1, 0x1.334b7cc003a7ep-3, 0x1.e6bf27c2abd59p-6,
    0x1.06897a6a080b3p-8, 0x1.6194801be19adp-12, 0x1.cc1f61a649e9fp-17};

/// tanh(x / 2) = x P(x^2) / Q(x^2) for |x| up to:
constexpr double exactHalfTanhEnds = 8.0;

/// Relative error 2^-46.1. P:
constexpr double exactHalfTanhOver[] = {
    0x1.fffffffffff8bp-2, 0x1.1e47e1d83da5p-6, 0x1.1723e1ea2e36dp-13,
    0x1.39ee99c4dbdaep-22, 0x1.4091701582f76p-33};

/// Q:
constexpr double exactHalfTanhUnder[] = {
    1.0, 0x1.e479464172ebdp-4, 0x1.d51c914f58835p-10, 0x1.e9f553e1f2e03p-18,
    0x1.19c5867af70f6p-27, 0x1.5f857b19d35c2p-40};

/// log(2 cosh(x / 2)) = P(x^2) / Q(x^2) for |x| up to:
constexpr double exactLogCoshEnds = 6.0;

/// Absolute error 2^-43.3. P:
constexpr double exactLogCoshOver[] = {
    0x1.62e42fefa3d2p-1, 0x1.34cc9a7e4c7p-2, 0x1.607404c976ffap-5,
    0x1.5c23fcf064baap-9, 0x1.35d477a67f21p-14, 0x1.c7eb590bea683p-21,
    0x1.aa81067419f17p-29, 0x1.afe29fcbbbd1cp-40};

/// Q:
constexpr double exactLogCoshUnder[] = {
    1.0, 0x1.04d6916386973p-2, 0x1.8374821d61dfbp-6, 0x1.00fdd2216ccf2p-10,
    0x1.2c24bcb8cb743p-16, 0x1.059498bffed5p-23, 0x1.b8297a154eb77p-33};

/// Phi(x) = 1/2 + x P(x^2) / Q(x^2) for |x| up to:
constexpr double exactNormalEnds = 5.0;

/// Absolute error 2^-42.0. P:
constexpr double exactNormalOver[] = {
    0x1.9884533d3b843p-2, 0x1.102a243e096aep-5, 0x1.468e28be2ecb5p-8,
    0x1.9942782ac49e1p-13, 0x1.674b06031a797p-17, 0x1.ba87e6693d267p-23,
    0x1.26afbec203c1ap-28, 0x1.649b4c8d6c1c3p-37};

/// Q:
constexpr double exactNormalUnder[] = {
    1.0, 0x1.ffe3206a842a3p-3, 0x1.dd8df2673fdafp-6, 0x1.0fee6bd824947p-9,
    0x1.9cf968b81045bp-14, 0x1.a83cf2b08f9aep-19, 0x1.15e0fccb3b4dp-24,
    0x1.64ec121f18865p-31};

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXACTTABLES_H
