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

/// Where a tile of rows lies and what is accumulated for it.
struct TilePlace {
  mlir::Value left;     ///< The left operand, a matrix,
  mlir::Value row;      ///< the first row to read,
  mlir::Value from, to; ///< and the columns to sum over.
  mlir::Value tile;     ///< The sums in memory,
  mlir::Value tileRow;  ///< from this row on.
  bool accumulate;      ///< Whether to begin with what is there.
  /// Where the left operand is a packed one, by `plan.unroll` columns at a time
  /// (see `emitPackTile`): where column 0 of this tile would lie.
  mlir::Value packed = nullptr;
};

/// Accumulates `rows` rows of the left operand times the right-hand side in
/// registers. `beforePass` is called in each pass of the main loop. Returns the
/// sums, row by row.
llvm::SmallVector<mlir::Value>
accumulateTile(LoopBuilder &b, const KernelPlan &plan, unsigned rows,
               const TilePlace &place, LoadRight loadRight,
               llvm::function_ref<void(mlir::Value k)> beforePass = nullptr);

/// Stores the sums of a tile in memory.
void storeTile(LoopBuilder &b, const KernelPlan &plan, const TilePlace &place,
               mlir::ValueRange sums);

} // namespace crease

#endif // CREASE_LIB_KERNELS_MICROKERNEL_H
