//===- Shapes.cpp - Sizes of results by those of operands -----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"

using namespace mlir;
using namespace crease;

LogicalResult
crease::reifyLikeFirstOperand(Operation *op, OpBuilder &builder,
                              ReifiedRankedShapedTypeDims &shapes) {
  Value first = op->getOperand(0);
  if (!isa<RankedTensorType>(first.getType()))
    return failure();
  shapes.assign(op->getNumResults(),
                tensor::getMixedSizes(builder, op->getLoc(), first));
  return success();
}

LogicalResult ApplyOp::reifyResultShapes(OpBuilder &builder,
                                         ReifiedRankedShapedTypeDims &shapes) {
  return reifyLikeFirstOperand(*this, builder, shapes);
}

LogicalResult
SoftmaxOp::reifyResultShapes(OpBuilder &builder,
                             ReifiedRankedShapedTypeDims &shapes) {
  return reifyLikeFirstOperand(*this, builder, shapes);
}

LogicalResult
LogSoftmaxOp::reifyResultShapes(OpBuilder &builder,
                                ReifiedRankedShapedTypeDims &shapes) {
  return reifyLikeFirstOperand(*this, builder, shapes);
}

LogicalResult
SoftmaxCrossEntropyOp::reifyResultShapes(OpBuilder &builder,
                                         ReifiedRankedShapedTypeDims &shapes) {
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(builder, getLoc(), getInput());
  sizes.erase(sizes.begin() + getDimension());
  shapes.push_back(std::move(sizes));
  return success();
}

Value crease::transposeTensor(OpBuilder &builder, Location loc, Value tensor,
                              ArrayRef<int64_t> permutation) {
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(builder, loc, tensor);
  applyPermutationToVector(sizes, permutation);
  Value init = tensor::EmptyOp::create(builder, loc, sizes,
                                       getElementTypeOrSelf(tensor.getType()));
  return linalg::TransposeOp::create(builder, loc, tensor, init, permutation)
      ->getResult(0);
}

void crease::matchSizes(OpBuilder &builder, Location loc,
                        MutableArrayRef<OpFoldResult> sizes,
                        ArrayRef<int64_t> shape) {
  for (auto [size, known] : llvm::zip_equal(sizes, shape))
    if (!ShapedType::isDynamic(known))
      size = builder.getIndexAttr(known);
    else if (isa<Attribute>(size))
      size = arith::ConstantIndexOp::create(builder, loc,
                                            *getConstantIntValue(size))
                 .getResult();
}

LogicalResult LinearOp::reifyResultShapes(OpBuilder &builder,
                                          ReifiedRankedShapedTypeDims &shapes) {
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(builder, getLoc(), getInput());
  sizes.back() = tensor::getMixedSize(builder, getLoc(), getWeight(),
                                      getTransposeWeight() ? 0 : 1);
  matchSizes(builder, getLoc(), sizes, getResult().getType().getShape());
  shapes.push_back(std::move(sizes));
  return success();
}

LogicalResult SplitOp::reifyResultShapes(OpBuilder &builder,
                                         ReifiedRankedShapedTypeDims &shapes) {
  Location loc = getLoc();
  SmallVector<OpFoldResult> sizes =
      tensor::getMixedSizes(builder, loc, getPacked());
  int64_t half = getGate().getType().getShape().back();
  if (ShapedType::isDynamic(half)) {
    Value two = arith::ConstantIndexOp::create(builder, loc, 2);
    sizes.back() =
        arith::DivUIOp::create(builder, loc, cast<Value>(sizes.back()), two)
            .getResult();
  } else {
    sizes.back() = builder.getIndexAttr(half);
  }
  shapes.assign(2, sizes);
  return success();
}
