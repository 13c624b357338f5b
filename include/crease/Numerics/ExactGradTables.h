//===- ExactGradTables.h - Derivatives in f64 -------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written by scripts/numerics/grad_tables.py. Do not edit.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_EXACTGRADTABLES_H
#define CREASE_NUMERICS_EXACTGRADTABLES_H

#include "crease/Numerics/Wide.h"

namespace crease {
namespace numerics {

/// The root of a function, in two parts, and P of its value d P(d) at a
/// distance d of at most 1/16 from there.
template <size_t N> struct ExactRoot {
  double high, low;
  double slope[N];
};

/// 1 / sqrt(2 pi).
constexpr double exactNormalPeak = 0x1.9884533d43651p-2;

/// Near its root: relative error 2^-53.4.
constexpr ExactRoot<12> siluGradRoot = {
    -0x1.474973c84120bp0,
    -0x1.f8d74bc9ac154p-54,
    {0x1.474973c84120bp0, 0x1.1d25cf210482ep-3, 0x1.7c3269815b593p-5,
     0x1.7c3269815b593p-7, 0x1.302854677c475p-9, 0x1.958b1b34a5b47p-12,
     0x1.cf7a683c2b426p-15, 0x1.cf7a683c2b2ffp-18, 0x1.9bfb073d2ef1p-21,
     0x1.49959f68e364ap-24, 0x1.df6e7d35e9b77p-28, 0x1.3f9e1d5ae954bp-31}};

/// Near its root: relative error 2^-53.8.
constexpr ExactRoot<12> geluGradRoot = {
    -0x1.80ead197f00b4p-1,
    0x1.13e74c58cada8p-56,
    {0x1.25126c154319p-1, 0x1.5b297ebb9a527p-4, 0x1.2bad2862a3fdep-5,
     0x1.d507ae5ca7841p-7, 0x1.526fe74d6ca71p-8, 0x1.c7c0250a4708ep-10,
     0x1.20e423714df53p-11, 0x1.5b28587c852dap-13, 0x1.8d96ad7515ac3p-15,
     0x1.b3e3fb589ac4bp-17, 0x1.cb7b8d5847c62p-19, 0x1.d271ddd397892p-21}};

/// Near its root: relative error 2^-54.0.
constexpr ExactRoot<14> geluTanhGradRoot = {
    -0x1.81429f9e97e4dp-1,
    0x1.4f523ed77dbdcp-55,
    {0x1.3af6cd05624f6p1, -0x1.993cd34bf4f0bp-4, 0x1.9a0ef5cdf30cdp-2,
     0x1.3720c65c91b86p-4, 0x1.f37b831f961d5p-6, 0x1.721f46cff80e5p-7,
     0x1.e3b4839092777p-9, 0x1.2e3c21a82879fp-10, 0x1.75d4710ace89ep-12,
     0x1.b04c8bc0147b3p-14, 0x1.d7290c37bde75p-16, 0x1.fec31d84d053bp-18,
     0x1.0d870ee9e2f23p-19, 0x1.0cd6f6ef9417fp-21}};

/// Near its root: relative error 2^-54.3.
constexpr ExactRoot<12> mishGradRoot = {
    -0x1.31432c0d12d84p0,
    -0x1.bf319154da21p-55,
    {0x1.9a1c155f7b7d1p2, 0x1.21b0c7fb83ba1p1, 0x1.49433e20bcadap0,
     0x1.1d9a628eeaaafp-1, 0x1.ab14503f484dp-3, 0x1.259c96141980ep-4,
     0x1.7cd9d5dac4fabp-6, 0x1.d3c3cb25c9a79p-8, 0x1.0eee50cb66ef4p-9,
     0x1.26c677daa2842p-11, 0x1.2cb0a8061f755p-13, 0x1.1efcab1583975p-15}};

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXACTGRADTABLES_H
