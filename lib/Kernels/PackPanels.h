//===- PackPanels.h - Weights into panels -----------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_PACKPANELS_H
#define CREASE_LIB_KERNELS_PACKPANELS_H

#include "LoopBuilder.h"

namespace crease {

/// Panels of weights in memory: `panels` [?, at least to - from, weights *
/// columns] holds rows [from, to) of each weight.
struct PanelSlots {
  mlir::Value panels, from, to;
};

/// Packs `count` panels from `first` on, as far as they exist: panel `first +
/// i` is columns [columns * (first + i), columns * (first + i + 1)) of each
/// weight and goes to slot `slot + i`, with zeros past the last column. Those
/// of plain weights are packed row by row of all.
void emitPackPanels(LoopBuilder &b, mlir::ValueRange weights,
                    llvm::ArrayRef<bool> transposed, mlir::Value first,
                    int64_t count, const PanelSlots &slots, mlir::Value slot,
                    unsigned lanes);

/// Packs columns [from, to) of rows [row, row + rows) of `left` [M, K]: element
/// (i, k) goes to `packed[at + (k - from) * rows + i]`. Up to a vector of what
/// lies behind the last element is overwritten: tiles are packed in their
/// order.
void emitPackTile(LoopBuilder &b, mlir::Value left, mlir::Value row,
                  unsigned rows, mlir::Value from, mlir::Value to,
                  mlir::Value packed, mlir::Value at, unsigned lanes);

/// Transposes a square of vectors by exchanging blocks of 1, 2, 4, … elements.
void emitTranspose(LoopBuilder &b, llvm::SmallVectorImpl<mlir::Value> &rows);

} // namespace crease

#endif // CREASE_LIB_KERNELS_PACKPANELS_H
