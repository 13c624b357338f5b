//===- DecomposeFused.cpp - Fused linears as matmuls and linalg -----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"
#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/PatternMatch.h"

namespace crease {
#define GEN_PASS_DEF_CREASEDECOMPOSEFUSED
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

static constexpr auto parallel = utils::IteratorType::parallel;

/// A tensor of the given sizes whose elements the body computes from their
/// indices.
static Value
generate(OpBuilder &builder, Location loc, ArrayRef<OpFoldResult> sizes,
         Type element,
         function_ref<Value(OpBuilder &, Location, ValueRange)> body) {
  Value empty = tensor::EmptyOp::create(builder, loc, sizes, element);
  AffineMap identity = builder.getMultiDimIdentityMap(sizes.size());
  return linalg::GenericOp::create(
             builder, loc, empty.getType(), ValueRange(), empty, identity,
             SmallVector<utils::IteratorType>(sizes.size(), parallel),
             [&](OpBuilder &b, Location l, ValueRange) {
               SmallVector<Value> indices;
               for (unsigned i = 0; i < sizes.size(); ++i)
                 indices.push_back(linalg::IndexOp::create(b, l, i));
               linalg::YieldOp::create(b, l, body(b, l, indices));
             })
      .getResult(0);
}

static Value apply(OpBuilder &b, Location loc, AffineExpr expr,
                   ValueRange operands) {
  return affine::AffineApplyOp::create(b, loc, expr, operands);
}

/// Weight `i` of `count`, [K,N], out of its panels.
static Value unpack(OpBuilder &builder, Location loc, Value panels, unsigned i,
                    unsigned count, OpFoldResult k, OpFoldResult n) {
  auto type = cast<RankedTensorType>(panels.getType());
  int64_t columns = type.getDimSize(2) / count;
  AffineExpr column = builder.getAffineDimExpr(0);
  return generate(builder, loc, {k, n}, type.getElementType(),
                  [&](OpBuilder &b, Location l, ValueRange at) -> Value {
                    Value panel = apply(b, l, column.floorDiv(columns), at[1]);
                    Value place =
                        apply(b, l, column % columns + i * columns, at[1]);
                    return tensor::ExtractOp::create(
                        b, l, panels, ValueRange{panel, at[0], place});
                  });
}

/// One matmul for each accumulator, and one elementwise op for the region.
static void decompose(RewriterBase &rewriter, FusedLinearOp op) {
  rewriter.setInsertionPoint(op);
  Location loc = op.getLoc();
  Value first = op.getInits().front();
  auto shape = cast<RankedTensorType>(first.getType());
  int64_t rank = shape.getRank();
  unsigned count = op.getNumAccumulators();
  auto sumType =
      RankedTensorType::get(shape.getShape(), op.getAccumulatorType());

  SmallVector<Value> operands;
  SmallVector<AffineMap> maps;
  AffineMap identity = rewriter.getMultiDimIdentityMap(rank);
  for (unsigned i = 0; i < count; ++i) {
    Value weight =
        op.getPacked()
            ? unpack(
                  rewriter, loc, op.getWeights().front(), i, count,
                  tensor::getMixedSize(rewriter, loc, op.getInput(), rank - 1),
                  tensor::getMixedSize(rewriter, loc, first, rank - 1))
            : op.getWeights()[i];
    auto type =
        RankedTensorType::get(shape.getShape(), sumType.getElementType());
    operands.push_back(LinearOp::create(rewriter, loc, type, op.getInput(),
                                        weight, Value(),
                                        !op.getPacked() && op.isTransposed(i)));
    maps.push_back(identity);
  }
  for (auto [i, extra] : llvm::enumerate(op.getExtras())) {
    operands.push_back(extra);
    StringRef kind = op.getExtraKind(i);
    if (kind == "element")
      maps.push_back(identity);
    else if (kind == "column")
      maps.push_back(identity.getMinorSubMap(1));
    else if (kind == "row")
      maps.push_back(identity.getMajorSubMap(rank - 1));
    else
      maps.push_back(AffineMap::get(rank, 0, {}, rewriter.getContext()));
  }
  maps.append(op.getInits().size(), identity);
  auto generic = linalg::GenericOp::create(
      rewriter, loc, op.getResultTypes(), operands, op.getInits(), maps,
      SmallVector<utils::IteratorType>(rank, parallel),
      [&](OpBuilder &b, Location l, ValueRange arguments) {
        Block &epilogue = op.getEpilogue().front();
        IRMapping mapping;
        mapping.map(epilogue.getArguments(),
                    arguments.take_front(operands.size()));
        for (Operation &inner : epilogue.without_terminator())
          b.clone(inner, mapping);
        SmallVector<Value> results;
        for (Value value : epilogue.getTerminator()->getOperands())
          results.push_back(mapping.lookup(value));
        linalg::YieldOp::create(b, l, results);
      });
  rewriter.replaceOp(op, generic.getResults());
}

static void decompose(RewriterBase &rewriter, PackWeightsOp op) {
  rewriter.setInsertionPoint(op);
  Location loc = op.getLoc();
  Value init = op.getInits().front();
  auto type = cast<RankedTensorType>(init.getType());
  int64_t columns = type.getDimSize(2) / op.getWeights().size();
  Value n = tensor::DimOp::create(rewriter, loc, op.getWeights().front(),
                                  op.isTransposed(0) ? 0 : 1);
  AffineExpr panel = rewriter.getAffineDimExpr(0);
  AffineExpr place = rewriter.getAffineDimExpr(1);
  Value result = generate(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, init),
      type.getElementType(),
      [&](OpBuilder &b, Location l, ValueRange at) -> Value {
        Value column = apply(b, l, panel * columns + place % columns,
                             ValueRange{at[0], at[2]});
        Value inside =
            arith::CmpIOp::create(b, l, arith::CmpIPredicate::slt, column, n);
        // Past the last column any element is read and none is used.
        Value zero = arith::ConstantIndexOp::create(b, l, 0);
        Value safe = arith::SelectOp::create(b, l, inside, column, zero);
        Value which =
            apply(b, l, place.floorDiv(columns), ValueRange{at[0], at[2]});
        Value value = arith::ConstantOp::create(
            b, l, cast<TypedAttr>(b.getZeroAttr(type.getElementType())));
        for (auto [i, weight] : llvm::enumerate(op.getWeights())) {
          Value element = tensor::ExtractOp::create(
              b, l, weight,
              op.isTransposed(i) ? ValueRange{safe, at[1]}
                                 : ValueRange{at[1], safe});
          Value here =
              arith::CmpIOp::create(b, l, arith::CmpIPredicate::eq, which,
                                    arith::ConstantIndexOp::create(b, l, i));
          here = arith::AndIOp::create(b, l, here, inside);
          value = arith::SelectOp::create(b, l, here, element, value);
        }
        return value;
      });
  if (result.getType() != type)
    result = tensor::CastOp::create(rewriter, loc, type, result);
  rewriter.replaceOp(op, result);
}

/// The row op that the kind names.
static void decompose(RewriterBase &rewriter, RowsOp op) {
  rewriter.setInsertionPoint(op);
  Location loc = op.getLoc();
  Type type = op.getInput().getType();
  Value result;
  if (op.getKind() == "softmax")
    result = SoftmaxOp::create(rewriter, loc, type, op.getInput(), op.getAxis(),
                               op.getSafe());
  else if (op.getKind() == "log_softmax")
    result = LogSoftmaxOp::create(rewriter, loc, type, op.getInput(),
                                  op.getAxis(), op.getSafe());
  else if (op.getKind() == "softmax_grad")
    result = SoftmaxGradOp::create(rewriter, loc, type, op.getInput(),
                                   op.getTarget(), op.getAxis());
  else if (op.getKind() == "log_softmax_grad")
    result = LogSoftmaxGradOp::create(rewriter, loc, type, op.getInput(),
                                      op.getTarget(), op.getAxis());
  else if (op.getKind() == "cross_entropy_grad")
    result = SoftmaxCrossEntropyGradOp::create(
        rewriter, loc, type, op.getInput(), op.getTarget(), op.getAxis());
  else
    result = SoftmaxCrossEntropyOp::create(
        rewriter, loc, op.getInit().getType(), op.getInput(), op.getTarget(),
        op.getAxis());
  if (result.getType() != op.getInit().getType())
    result =
        tensor::CastOp::create(rewriter, loc, op.getInit().getType(), result);
  rewriter.replaceOp(op, result);
}

namespace {
struct DecomposeFused : crease::impl::CreaseDecomposeFusedBase<DecomposeFused> {
  void runOnOperation() override {
    SmallVector<Operation *> ops;
    getOperation()->walk([&](Operation *op) {
      auto fused = dyn_cast<DestinationStyleOpInterface>(op);
      if (isa<FusedLinearOp, PackWeightsOp, RowsOp>(op) &&
          fused.hasPureTensorSemantics())
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (Operation *op : ops) {
      if (auto fused = dyn_cast<FusedLinearOp>(op))
        decompose(rewriter, fused);
      else if (auto rows = dyn_cast<RowsOp>(op))
        decompose(rewriter, rows);
      else
        decompose(rewriter, cast<PackWeightsOp>(op));
    }
  }
};
} // namespace
