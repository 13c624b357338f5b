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

/// Packs columns [first, first + columns) of each weight, as far as they exist,
/// into panel `slot` of `panels` [?, K, weights * columns], zeros past them.
void emitPackPanel(LoopBuilder &b, mlir::ValueRange weights,
                   llvm::ArrayRef<bool> transposed, mlir::Value first,
                   mlir::Value panels, mlir::Value slot, unsigned lanes);

/// Transposes a square of vectors by exchanging blocks of 1, 2, 4, … elements.
void emitTranspose(LoopBuilder &b, llvm::SmallVectorImpl<mlir::Value> &rows);

} // namespace crease

#endif // CREASE_LIB_KERNELS_PACKPANELS_H
