//===- TablesSelu.h - The constants of selu ---------------------*- C++ -*-===//
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

#ifndef CREASE_NUMERICS_TABLESSELU_H
#define CREASE_NUMERICS_TABLESSELU_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// Both parts positive, so that -0 stays -0.
inline constexpr PairConstant seluScale = {0x1.0cfabcp0f, 0x1.6a9114p-24f};

inline constexpr PairConstant seluScaleAlpha = {0x1.c212ccp0f, 0x1.903c0cp-26f};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESSELU_H
