//===- FusedAssembly.h - What the fused ops share ---------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_DIALECT_FUSEDASSEMBLY_H
#define CREASE_LIB_DIALECT_FUSEDASSEMBLY_H

#include "crease/Dialect/Crease.h"

namespace crease {

/// A parsed list of operands, each behind at most one word.
struct FusedOperands {
  int32_t size = 0;
  llvm::SmallVector<std::string> markers;
};

/// Parses `(word %a, %b : type, type)` and resolves the operands.
mlir::ParseResult
parseFusedOperands(mlir::OpAsmParser &parser, llvm::StringRef keyword,
                   llvm::ArrayRef<llvm::StringRef> markers, FusedOperands &list,
                   llvm::SmallVectorImpl<mlir::Value> &operands);

/// Prints what parseFusedOperands reads, with the keyword before it.
void printFusedOperands(mlir::OpAsmPrinter &printer, llvm::StringRef keyword,
                        mlir::OperandRange operands,
                        llvm::function_ref<llvm::StringRef(unsigned)> marker);

/// One flag for each operand: whether it stands behind `marker`. Null where
/// none does.
mlir::DenseBoolArrayAttr getFlags(mlir::Builder &builder,
                                  const FusedOperands &list,
                                  llvm::StringRef marker);

/// All operands are tensors, or all are memrefs; results follow.
mlir::LogicalResult verifyStorage(mlir::Operation *op);

/// A plain weight is [k,n], or [n,k] when transposed.
mlir::LogicalResult verifyWeight(mlir::Operation *op, mlir::ShapedType weight,
                                 bool transposed, int64_t k, int64_t n);

/// Memrefs are read, those of the outputs are written.
void getBufferEffects(mlir::Operation *op,
                      llvm::SmallVectorImpl<mlir::SideEffects::EffectInstance<
                          mlir::MemoryEffects::Effect>> &effects);

/// The results have the sizes of the outputs.
mlir::LogicalResult reifyFromInits(mlir::OpBuilder &builder,
                                   mlir::Operation *op,
                                   mlir::ReifiedRankedShapedTypeDims &shapes);

/// Attaches the bufferization of the fused ops.
void attachFusedBufferization(mlir::MLIRContext *context);

} // namespace crease

#endif // CREASE_LIB_DIALECT_FUSEDASSEMBLY_H
