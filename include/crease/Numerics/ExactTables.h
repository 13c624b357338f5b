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

/// 16 / log(2).
constexpr double exactSixteenths = 0x1.71547652b82fep4;

/// log(2) / 16, its leading part
constexpr double exactStep = 0x1.62e42fefa39efp-5;

/// and the rest.
constexpr double exactStepLow = 0x1.abc9e3b39803fp-60;

/// 2^(j/16), less j 2^48 in its bits: adding n 2^48 to them with
/// n = 16 k + j gives 2^(n/16).
constexpr WideTable16 exactPowers = {{
    1.0, 0x1.fb5586cf9890fp-1, 0x1.f72b83c7d517bp-1, 0x1.f387a6e756238p-1,
    0x1.f06fe0a31b715p-1, 0x1.edea64c123422p-1, 0x1.ebfdad5362a27p-1,
    0x1.eab07dd485429p-1, 0x1.ea09e667f3bcdp-1, 0x1.ea11473eb0187p-1,
    0x1.eace5422aa0dbp-1, 0x1.ec49182a3f09p-1, 0x1.ee89f995ad3adp-1,
    0x1.f199bdd85529cp-1, 0x1.f5818dcfba487p-1, 0x1.fa4afa2a490dap-1}};

/// Q of exp(r) - 1 = r (1 + r Q(r)) on +-log(2)/32: relative error 2^-49.5,
/// of exp(r) 2^-55.0.
constexpr double exactExpm1[] = {
    0x1p-1, 0x1.55555554dd44bp-3, 0x1.55555555194d1p-5, 0x1.11120af7211b8p-7,
    0x1.6c17bb5211739p-10};

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

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXACTTABLES_H
