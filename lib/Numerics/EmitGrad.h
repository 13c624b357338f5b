//===- EmitGrad.h - Derivatives as vector code ------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_NUMERICS_EMITGRAD_H
#define CREASE_LIB_NUMERICS_EMITGRAD_H

#include "crease/Numerics/EmitKernel.h"

namespace crease {
namespace numerics {

/// Whether `op` is the derivative of an activation, gate or loss. Each has a
/// kernel at every level.
bool isDerivative(mlir::Operation *op);

/// Emits the kernel of a derivative: one vector in f32 for each result, all
/// from one evaluation. A gate's derivative by the gate is that of its factor,
/// rounded, times the value in f32. Level fast is that of high.
llvm::SmallVector<IRVec> emitDerivative(mlir::Operation *op, Accuracy accuracy,
                                        llvm::ArrayRef<IRVec> operands);

} // namespace numerics
} // namespace crease

#endif // CREASE_LIB_NUMERICS_EMITGRAD_H
