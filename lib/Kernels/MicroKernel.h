//===- MicroKernel.h - The accumulating loops of a fused linear -*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_MICROKERNEL_H
#define CREASE_LIB_KERNELS_MICROKERNEL_H

#include "LoopBuilder.h"
#include "crease/Kernels/KernelPlan.h"

namespace crease {

/// Loads vector `v` of row `k` of the right-hand side, in the accumulators'
/// type.
using LoadRight = llvm::function_ref<mlir::Value(mlir::Value k, unsigned v)>;

/// Accumulates `rows` rows of `left`, from row `row`, times the right-hand side
/// over `depth` steps, in registers, and stores the sums to the first rows of
/// `tile`. `beforeStep` is called in each pass of the main loop.
void emitTile(LoopBuilder &b, const KernelPlan &plan, unsigned rows,
              unsigned vectors, mlir::Value left, mlir::Value row,
              mlir::Value depth, LoadRight loadRight, mlir::Value tile,
              llvm::function_ref<void(mlir::Value k)> beforeStep = nullptr);

/// `value`, a float or a vector of floats, in the given element type.
mlir::Value convertFloat(LoopBuilder &b, mlir::Value value,
                         mlir::FloatType type);

} // namespace crease

#endif // CREASE_LIB_KERNELS_MICROKERNEL_H
