//===- PullbackTensor.cpp - Gradients through tensor ops ------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What moves elements forward moves their gradients back.
//
//===----------------------------------------------------------------------===//

#include "Tape.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace crease;

std::optional<LogicalResult> Tape::visitTensor(Operation &op) {
  Location loc = op.getLoc();
  if (!isa_and_nonnull<tensor::TensorDialect>(op.getDialect()))
    return std::nullopt;
  Value incoming = gradientOf(op.getResult(0));
  return TypeSwitch<Operation *, std::optional<LogicalResult>>(&op)
      .Case([&](tensor::CastOp cast) {
        Type type = cast.getSource().getType();
        // A cast that does not change sizes has one that undoes it.
        add(cast.getSource(),
            tensor::CastOp::create(builder, loc, type, incoming));
        return success();
      })
      .Case([&](tensor::ExpandShapeOp expand) {
        add(expand.getSrc(), tensor::CollapseShapeOp::create(
                                 builder, loc, expand.getSrcType(), incoming,
                                 expand.getReassociationIndices()));
        return success();
      })
      .Case([&](tensor::CollapseShapeOp collapse) {
        SmallVector<OpFoldResult> sizes =
            tensor::getMixedSizes(builder, loc, collapse.getSrc());
        add(collapse.getSrc(),
            tensor::ExpandShapeOp::create(
                builder, loc, collapse.getSrcType(), incoming,
                collapse.getReassociationIndices(), sizes));
        return success();
      })
      .Case([&](tensor::ExtractSliceOp slice) {
        Value zeros = createFloatConstant(builder, loc, slice.getSource(), 0);
        add(slice.getSource(),
            tensor::InsertSliceOp::create(
                builder, loc, incoming, zeros, slice.getMixedOffsets(),
                slice.getMixedSizes(), slice.getMixedStrides()));
        return success();
      })
      .Case([&](tensor::InsertSliceOp insert) {
        if (wants(insert.getSource()))
          add(insert.getSource(),
              tensor::ExtractSliceOp::create(
                  builder, loc, insert.getSourceType(), incoming,
                  insert.getMixedOffsets(), insert.getMixedSizes(),
                  insert.getMixedStrides()));
        if (wants(insert.getDest())) {
          Value zeros =
              createFloatConstant(builder, loc, insert.getSource(), 0);
          add(insert.getDest(),
              tensor::InsertSliceOp::create(
                  builder, loc, zeros, incoming, insert.getMixedOffsets(),
                  insert.getMixedSizes(), insert.getMixedStrides()));
        }
        return success();
      })
      .Case([&](tensor::ConcatOp concat) {
        int64_t rank = concat.getResultType().getRank();
        SmallVector<OpFoldResult> offsets(rank, builder.getIndexAttr(0));
        SmallVector<OpFoldResult> strides(rank, builder.getIndexAttr(1));
        AffineExpr sum =
            builder.getAffineSymbolExpr(0) + builder.getAffineSymbolExpr(1);
        for (Value input : concat.getInputs()) {
          SmallVector<OpFoldResult> sizes =
              tensor::getMixedSizes(builder, loc, input);
          if (wants(input))
            add(input,
                tensor::ExtractSliceOp::create(
                    builder, loc, cast<RankedTensorType>(input.getType()),
                    incoming, offsets, sizes, strides));
          OpFoldResult &offset = offsets[concat.getDim()];
          offset = affine::makeComposedFoldedAffineApply(
              builder, loc, sum, {offset, sizes[concat.getDim()]});
        }
        return success();
      })
      .Case([&](tensor::SplatOp splat) {
        add(splat.getInput(),
            reduceTo(builder, loc, incoming, splat.getInput().getType()));
        return success();
      })
      .Case([&](tensor::ExtractOp extract) {
        Value zeros = createFloatConstant(builder, loc, extract.getTensor(), 0);
        add(extract.getTensor(),
            tensor::InsertOp::create(builder, loc, incoming, zeros,
                                     extract.getIndices()));
        return success();
      })
      .Default(std::nullopt);
}
