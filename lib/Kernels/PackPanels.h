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
/// columns] holds rows [from, to) of each weight, from row `at` on if given.
struct PanelSlots {
  mlir::Value panels, from, to, at = {};
};

/// Packs `count` panels from `first` on, as far as they exist: panel `first +
/// i` is columns [columns * (first + i), columns * (first + i + 1)) of each
/// weight and goes to slot `slot + i`, with zeros past the last column. Those
/// of plain weights are packed row by row of all.
void emitPackPanels(LoopBuilder &b, mlir::ValueRange weights,
                    llvm::ArrayRef<bool> transposed, mlir::Value first,
                    int64_t count, const PanelSlots &slots, mlir::Value slot,
                    unsigned lanes);

/// Packs columns [from, to) of the `rows` rows, at most `mostRows`, of `left`
/// [M, K] from `row` on by `steps` columns at a time: of each row these lie
/// together, so that element (i, from + steps * n + j) goes to
/// `packed[at + steps * (n * rows + i) + j]`. Up to `mostRows * steps` elements
/// behind the last one are overwritten: tiles are packed in their order.
void emitPackTile(LoopBuilder &b, mlir::Value left, mlir::Value row,
                  mlir::Value rows, unsigned mostRows, mlir::Value from,
                  mlir::Value to, mlir::Value packed, mlir::Value at,
                  int64_t steps);

/// Transposes a square of vectors by exchanging blocks of 1, 2, 4, … elements.
void emitTranspose(LoopBuilder &b, llvm::SmallVectorImpl<mlir::Value> &rows);

} // namespace crease

#endif // CREASE_LIB_KERNELS_PACKPANELS_H
