//===- Matrices.h - Operands of any rank as matrices ---------- -*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_MATRICES_H
#define CREASE_LIB_KERNELS_MATRICES_H

#include "LoopBuilder.h"

namespace crease {

/// Memrefs of any rank and layout as matrices whose rows are contiguous: views
/// where the layout allows, otherwise copies.
class Matrices {
public:
  explicit Matrices(LoopBuilder &b) : b(b) {}

  /// All dimensions but the last as one. A copy of an output is copied back by
  /// `finish`.
  mlir::Value matrix(mlir::Value value, bool output = false);
  /// All dimensions as one.
  mlir::Value vector(mlir::Value value);
  /// Copies outputs back and frees all temporaries.
  void finish();

private:
  mlir::Value contiguous(mlir::Value value, bool output, bool whole);
  void copyElements(mlir::Value from, mlir::Value to,
                    llvm::SmallVector<mlir::Value> at = {});

  LoopBuilder &b;
  llvm::SmallVector<std::pair<mlir::Value, mlir::Value>> copyBack;
  llvm::SmallVector<mlir::Value> temporaries;
};

} // namespace crease

#endif // CREASE_LIB_KERNELS_MATRICES_H
