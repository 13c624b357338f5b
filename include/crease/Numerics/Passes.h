//===- Passes.h - Numerics passes -----------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_PASSES_H
#define CREASE_NUMERICS_PASSES_H

#include "crease/Dialect/Crease.h"

#include "mlir/Pass/Pass.h"

namespace crease {

#define GEN_PASS_DECL
#include "crease/Numerics/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "crease/Numerics/Passes.h.inc"

} // namespace crease

#endif // CREASE_NUMERICS_PASSES_H
