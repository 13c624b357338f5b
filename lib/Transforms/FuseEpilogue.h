//===- FuseEpilogue.h - Elementwise tails as epilogues ----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_TRANSFORMS_FUSEEPILOGUE_H
#define CREASE_LIB_TRANSFORMS_FUSEEPILOGUE_H

#include "FuseAnchor.h"

#include "mlir/IR/IRMapping.h"

namespace crease {

/// Whether `op` computes tensors element by element.
bool isElementwiseTail(mlir::Operation *op);

/// An operand as an extra of a fused linear: how it is broadcast, and from
/// which value.
struct FuseExtra {
  llvm::StringRef kind;
  mlir::Value source;
};

/// How `operand` of the elementwise `op` reaches the elements of a result of
/// type `shape`; nothing where it does so in a way that no extra can.
std::optional<FuseExtra> classifyExtra(mlir::OpOperand &operand,
                                       mlir::RankedTensorType shape);

/// The region of a fused linear while it is built.
struct EpilogueBuilder {
  EpilogueBuilder(mlir::OpBuilder &builder, mlir::RankedTensorType shape)
      : builder(builder), shape(shape) {}

  /// Adds an anchor's accumulator and what its sum starts from. Accumulators
  /// come before extras in the region, so all anchors are added first.
  void addAccumulators(llvm::ArrayRef<FuseAnchor> anchors);
  /// Inlines an elementwise op.
  void addOp(mlir::Operation *op);
  /// The scalar that stands for a tensor of the group, or null.
  mlir::Value lookup(mlir::Value tensor) {
    return scalars.lookupOrNull(tensor);
  }

  mlir::OpBuilder &builder;
  mlir::RankedTensorType shape;
  mlir::Block *block = nullptr;
  llvm::SmallVector<mlir::Value> extras;
  llvm::SmallVector<llvm::StringRef> kinds;

private:
  mlir::Value addExtra(const FuseExtra &extra);
  mlir::IRMapping scalars;
};

} // namespace crease

#endif // CREASE_LIB_TRANSFORMS_FUSEEPILOGUE_H
