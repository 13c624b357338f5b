//===- Epilogue.h - The epilogue of a fused linear on vectors ---*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_EPILOGUE_H
#define CREASE_LIB_KERNELS_EPILOGUE_H

#include "LoopBuilder.h"
#include "crease/Kernels/KernelPlan.h"

namespace crease {

/// An extra operand in the form that the loops read: a scalar, a row of
/// columns, a column of rows, or a matrix.
struct KernelExtra {
  enum Kind { Column, Row, Element, Scalar } kind;
  mlir::Value value;
};

/// Whether an epilogue costs so few instructions that it is written out for all
/// `sums` vectors of a tile while they are in registers. Any other goes through
/// memory, in a loop over the rows: less code, and no spills.
bool isCheapEpilogue(mlir::Block &epilogue, unsigned sums);

/// Whether the panel that begins at `column` has all its columns within the
/// first `n`; a constant where that is known.
mlir::Value isWholePanel(LoopBuilder &b, const KernelPlan &plan,
                         mlir::Value column, mlir::Value n);

/// Sums in memory: some rows of `tile`, and which rows of the outputs they are.
struct TileRows {
  mlir::Value tile;
  mlir::Value from; ///< The first row of the tile,
  mlir::Value rows; ///< how many,
  mlir::Value row;  ///< and the row of the outputs.
};

/// Applies the epilogue to sums in memory, in the columns from `column`, and
/// stores the results. With `masked` the columns end at the width of the
/// outputs. With `bypass` the results are written past the caches; every vector
/// of the outputs must then be aligned by its size.
void emitEpilogue(LoopBuilder &b, const KernelPlan &plan, mlir::Block &epilogue,
                  const TileRows &tile, mlir::Value column, bool masked,
                  llvm::ArrayRef<KernelExtra> extras, mlir::ValueRange outputs,
                  bool bypass = false);

/// The same for sums in registers, row by row, of a panel with all its columns.
void emitEpilogue(LoopBuilder &b, const KernelPlan &plan, mlir::Block &epilogue,
                  mlir::ValueRange sums, mlir::Value row, mlir::Value column,
                  llvm::ArrayRef<KernelExtra> extras, mlir::ValueRange outputs,
                  bool bypass = false);

} // namespace crease

#endif // CREASE_LIB_KERNELS_EPILOGUE_H
