//===- TablesLog.h - log and log1p in f32 -----------------------*- C++ -*-===//
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

#ifndef CREASE_NUMERICS_TABLESLOG_H
#define CREASE_NUMERICS_TABLESLOG_H

#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {
namespace tables {

/// log1p(f) = f - f^2/2 + f^3 P(f) for 1 + f in [1/sqrt(2), sqrt(2)], relative
/// error 2^-30.3.
inline constexpr float logTail[] = {
    0x1.555548p-2f, -0x1.000008p-2f, 0x1.99a478p-3f, -0x1.555b8ep-3f,
    0x1.233af6p-3f, -0x1.fc3daep-4f, 0x1.e6dc88p-4f, -0x1.dd9da8p-4f,
    0x1.13c614p-4f};

} // namespace tables
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TABLESLOG_H
