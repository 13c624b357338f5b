//===- ShapeFollower.h - Sizes, operation by operation ----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_TARGET_SHAPEFOLLOWER_H
#define CREASE_LIB_TARGET_SHAPEFOLLOWER_H

#include "crease/Target/ShapeAnalysis.h"

#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace crease {

/// Visits a function's operations in order.
class ShapeFollower {
public:
  explicit ShapeFollower(ShapeAnalysis &analysis) : analysis(analysis) {}

  llvm::LogicalResult run(mlir::func::FuncOp func,
                          llvm::ArrayRef<Extents> arguments,
                          llvm::SmallVectorImpl<Extents> &results);

private:
  llvm::LogicalResult visit(mlir::Operation *op);
  llvm::LogicalResult visitLinalg(mlir::linalg::LinalgOp op);
  llvm::LogicalResult visitLinear(LinearOp op);
  llvm::LogicalResult visitFusedLinear(FusedLinearOp op);
  llvm::LogicalResult visitRows(RowsOp op);
  llvm::LogicalResult visitCrossEntropy(mlir::Operation *op, int64_t axis,
                                        bool keepsAxis);
  llvm::LogicalResult visitSplit(SplitOp op);
  llvm::LogicalResult visitCall(mlir::func::CallOp op);
  llvm::LogicalResult visitElementwise(mlir::Operation *op);
  llvm::LogicalResult visitConcat(mlir::tensor::ConcatOp op);
  llvm::LogicalResult visitExtractSlice(mlir::tensor::ExtractSliceOp op);
  llvm::LogicalResult visitInsertSlice(mlir::tensor::InsertSliceOp op);
  llvm::LogicalResult
  visitReshape(mlir::Operation *op, mlir::Value expanded, mlir::Value collapsed,
               llvm::ArrayRef<mlir::ReassociationIndices> groups);

  /// What the types say of a value.
  static Extents fromType(mlir::Type type);
  Extents get(mlir::Value value) const;
  Extent getSize(mlir::OpFoldResult value) const;
  Extents getSizes(llvm::ArrayRef<mlir::OpFoldResult> values) const;
  /// Adds what `extents` knows to what the type of `value` says.
  llvm::LogicalResult set(mlir::Value value, llvm::ArrayRef<Extent> extents);
  /// Two names of one size: the first becomes the better known of them. Two
  /// numbers that differ are an error at `op`.
  llvm::LogicalResult meet(mlir::Operation *op, Extent &own, Extent other);
  llvm::LogicalResult meet(mlir::Operation *op,
                           llvm::MutableArrayRef<Extent> own,
                           llvm::ArrayRef<Extent> other);
  /// That a row op's target goes with its logits.
  llvm::LogicalResult meetTarget(mlir::Operation *op,
                                 llvm::MutableArrayRef<Extent> logits,
                                 llvm::ArrayRef<Extent> target, int64_t axis);
  /// That a slice ends within `whole`, as far as numbers are known.
  llvm::LogicalResult checkSlice(mlir::OffsetSizeAndStrideOpInterface op,
                                 llvm::ArrayRef<Extent> whole);
  void addFlops(llvm::ArrayRef<Extent> factors);

  ShapeAnalysis &analysis;
  llvm::DenseMap<mlir::Value, Extents> shapes;
  llvm::DenseMap<mlir::Value, Extent> sizes;
  unsigned depth = 0;
};

} // namespace crease

#endif // CREASE_LIB_TARGET_SHAPEFOLLOWER_H
