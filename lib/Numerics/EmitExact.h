//===- EmitExact.h - Activations at the level exact -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_NUMERICS_EMITEXACT_H
#define CREASE_LIB_NUMERICS_EMITEXACT_H

#include "crease/Numerics/IRVec.h"
#include "crease/Numerics/Narrow.h"

namespace crease {
namespace numerics {

/// Whether there is a kernel of the level `exact`.
bool hasExactKernel(mlir::Operation *op);

/// Emits it. A gated unit multiplies the correctly rounded factor by the value
/// in f32.
IRVec emitExactKernel(mlir::Operation *op, llvm::ArrayRef<IRVec> operands);

/// The f32 result y of the kernel of the level `high`, made ready for rounding
/// to f16 or bf16.
IRVec emitReadyToNarrow(mlir::Operation *op, NarrowType type,
                        llvm::ArrayRef<IRVec> operands, IRVec y);

} // namespace numerics
} // namespace crease

#endif // CREASE_LIB_NUMERICS_EMITEXACT_H
