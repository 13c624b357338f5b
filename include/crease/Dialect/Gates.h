//===- Gates.h - Gated units as factor times value --------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DIALECT_GATES_H
#define CREASE_DIALECT_GATES_H

#include "crease/Dialect/Crease.h"

namespace crease {

/// Whether `op` is a gated unit: by its record, an activation of a gate and a
/// value.
bool isGate(mlir::Operation *op);

/// Writes a gated unit as its factor, rounded, times the value, and its
/// derivatives as the factor's, rounded, times the value and the factor itself:
/// the contract of gates. f16 and bf16 go through f32, as their kernels do.
/// Nothing where the op is no gated unit. Gates.cpp lists the factors; that of
/// an unlisted gate is a fatal error.
llvm::SmallVector<mlir::Value> splitGate(mlir::OpBuilder &builder,
                                         mlir::Operation *op);

} // namespace crease

#endif // CREASE_DIALECT_GATES_H
