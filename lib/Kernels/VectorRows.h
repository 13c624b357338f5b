//===- VectorRows.h - Softmax on a value of vector type ---------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_VECTORROWS_H
#define CREASE_LIB_KERNELS_VECTORROWS_H

#include "mlir/IR/Operation.h"

namespace crease {

/// Whether `op` is softmax, log_softmax, their cross entropy or the gradient of
/// one of these.
bool isRowOp(mlir::Operation *op);

/// Replaces a row op on a vector, which no cross entropy is, by vector, arith
/// and math ops, evaluated in f64 and rounded once.
void openRowsOnVector(mlir::Operation *op);

} // namespace crease

#endif // CREASE_LIB_KERNELS_VECTORROWS_H
