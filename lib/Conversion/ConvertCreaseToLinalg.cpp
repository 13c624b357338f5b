//===- ConvertCreaseToLinalg.cpp - Crease ops on tensors to linalg --------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"
#include "crease/Dialect/Crease.h"
#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace crease {
#define GEN_PASS_DEF_CONVERTCREASETOLINALG
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

//===----------------------------------------------------------------------===//
// Helpers
//===----------------------------------------------------------------------===//

static constexpr auto parallel = utils::IteratorType::parallel;
static constexpr auto reduction = utils::IteratorType::reduction;

/// An empty tensor of the given sizes.
static Value createEmpty(OpBuilder &builder, Location loc,
                         ArrayRef<OpFoldResult> sizes, Type elementType) {
  return tensor::EmptyOp::create(builder, loc, sizes, elementType);
}

/// A tensor of the given sizes, filled with one number.
static Value createFilled(OpBuilder &builder, Location loc,
                          ArrayRef<OpFoldResult> sizes, Type elementType,
                          const APFloat &number) {
  APFloat value = number;
  bool losesInfo;
  value.convert(cast<FloatType>(elementType).getFloatSemantics(),
                APFloat::rmNearestTiesToEven, &losesInfo);
  Value scalar = arith::ConstantOp::create(builder, loc,
                                           FloatAttr::get(elementType, value));
  Value empty = createEmpty(builder, loc, sizes, elementType);
  return linalg::FillOp::create(builder, loc, scalar, empty).getResult(0);
}

/// The type in which sums over elements of the given type are accumulated.
static Type getAccumulatorType(Type elementType, bool wide) {
  if (wide)
    return Float64Type::get(elementType.getContext());
  if (elementType.getIntOrFloatBitWidth() < 32)
    return Float32Type::get(elementType.getContext());
  return elementType;
}

using BodyBuilder = function_ref<Value(OpBuilder &, Location, ValueRange)>;

/// A linalg.generic with one result.
static Value createGeneric(OpBuilder &builder, Location loc, ValueRange inputs,
                           Value init, ArrayRef<AffineMap> maps,
                           ArrayRef<utils::IteratorType> iterators,
                           BodyBuilder body) {
  return linalg::GenericOp::create(
             builder, loc, init.getType(), inputs, init, maps, iterators,
             [&](OpBuilder &b, Location bodyLoc, ValueRange args) {
               linalg::YieldOp::create(b, bodyLoc, body(b, bodyLoc, args));
             })
      .getResult(0);
}

/// The result as a tensor of another float type.
static Value castTensor(OpBuilder &builder, Location loc, Value tensor,
                        Type elementType) {
  auto type = cast<RankedTensorType>(tensor.getType());
  if (type.getElementType() == elementType)
    return tensor;
  AffineMap identity = builder.getMultiDimIdentityMap(type.getRank());
  Value init = createEmpty(
      builder, loc, tensor::getMixedSizes(builder, loc, tensor), elementType);
  return createGeneric(
      builder, loc, tensor, init, {identity, identity},
      SmallVector<utils::IteratorType>(type.getRank(), parallel),
      [&](OpBuilder &b, Location l, ValueRange args) {
        return convertFloat(b, l, args[0], elementType);
      });
}

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

namespace {

/// An elementwise op on tensors becomes a generic around the same op on
/// scalars. Operands broadcast from the last dimension.
struct ConvertElementwise : RewritePattern {
  explicit ConvertElementwise(MLIRContext *context)
      : RewritePattern(MatchAnyOpTypeTag(), 1, context) {}

  LogicalResult matchAndRewrite(Operation *op,
                                PatternRewriter &rewriter) const override {
    if (!isa<ActivationOpInterface, ApplyOp>(op))
      return failure();
    auto type = dyn_cast<RankedTensorType>(op->getResult(0).getType());
    if (!type)
      return rewriter.notifyMatchFailure(op, "not on tensors");
    int64_t rank = type.getRank();
    SmallVector<AffineMap> maps;
    for (Value operand : op->getOperands())
      maps.push_back(getBroadcastMap(operand.getType(), type));
    Location loc = op->getLoc();
    SmallVector<OpFoldResult> sizes =
        tensor::getMixedSizes(rewriter, loc, op->getOperand(0));
    SmallVector<Value> inits;
    for (unsigned i = 0; i < op->getNumResults(); ++i) {
      maps.push_back(rewriter.getMultiDimIdentityMap(rank));
      inits.push_back(createEmpty(rewriter, loc, sizes, type.getElementType()));
    }
    auto generic = linalg::GenericOp::create(
        rewriter, loc, op->getResultTypes(), op->getOperands(), inits, maps,
        SmallVector<utils::IteratorType>(rank, parallel),
        [&](OpBuilder &b, Location l, ValueRange args) {
          linalg::YieldOp::create(
              b, l,
              emitLike(b, l, op, args.take_front(op->getNumOperands()),
                       type.getElementType()));
        });
    rewriter.replaceOp(op, generic.getResults());
    return success();
  }

private:
  static AffineMap getBroadcastMap(Type from, RankedTensorType to) {
    MLIRContext *context = to.getContext();
    SmallVector<AffineExpr> exprs;
    if (auto source = dyn_cast<RankedTensorType>(from)) {
      int64_t skipped = to.getRank() - source.getRank();
      for (auto [index, size] : llvm::enumerate(source.getShape())) {
        bool stretched = size == 1 && to.getDimSize(skipped + index) != 1;
        exprs.push_back(stretched ? getAffineConstantExpr(0, context)
                                  : getAffineDimExpr(skipped + index, context));
      }
    }
    return AffineMap::get(to.getRank(), 0, exprs, context);
  }
};

//===----------------------------------------------------------------------===//
// Split
//===----------------------------------------------------------------------===//

struct ConvertSplit : OpRewritePattern<SplitOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(SplitOp op,
                                PatternRewriter &rewriter) const override {
    Location loc = op.getLoc();
    RankedTensorType type = op.getGate().getType();
    int64_t last = type.getRank() - 1;
    SmallVector<OpFoldResult> sizes =
        tensor::getMixedSizes(rewriter, loc, op.getPacked());
    AffineExpr two = rewriter.getAffineSymbolExpr(0).floorDiv(2);
    OpFoldResult half = affine::makeComposedFoldedAffineApply(
        rewriter, loc, two, {sizes[last]});
    sizes[last] = half;
    bool interleaved = op.getLayout() == "interleaved";
    OpFoldResult one = rewriter.getIndexAttr(1),
                 zero = rewriter.getIndexAttr(0);
    OpFoldResult second = interleaved ? one : half;
    bool gateFirst = op.getLayout() != "swapped";
    auto slice = [&](OpFoldResult offset) -> Value {
      SmallVector<OpFoldResult> offsets(type.getRank(), zero);
      SmallVector<OpFoldResult> strides(type.getRank(), one);
      offsets[last] = offset;
      if (interleaved)
        strides[last] = rewriter.getIndexAttr(2);
      Value part = tensor::ExtractSliceOp::create(rewriter, loc, op.getPacked(),
                                                  offsets, sizes, strides);
      if (part.getType() != type)
        part = tensor::CastOp::create(rewriter, loc, type, part);
      return part;
    };
    Value front = slice(zero), back = slice(second);
    rewriter.replaceOp(op, gateFirst ? ValueRange{front, back}
                                     : ValueRange{back, front});
    return success();
  }
};

//===----------------------------------------------------------------------===//
// Linear
//===----------------------------------------------------------------------===//

struct ConvertLinear : OpRewritePattern<LinearOp> {
  ConvertLinear(MLIRContext *context, bool wide)
      : OpRewritePattern(context), wide(wide) {}

  LogicalResult matchAndRewrite(LinearOp op,
                                PatternRewriter &rewriter) const override {
    Location loc = op.getLoc();
    Value input = op.getInput(), weight = op.getWeight();
    bool transposed = op.getTransposeWeight();
    int64_t rank = op.getResult().getType().getRank();
    Type accumulator =
        getAccumulatorType(op.getInput().getType().getElementType(), wide);

    SmallVector<OpFoldResult> sizes =
        tensor::getMixedSizes(rewriter, loc, input);
    sizes.back() =
        tensor::getMixedSize(rewriter, loc, weight, transposed ? 0 : 1);
    Value init;
    if (Value bias = op.getBias()) {
      AffineMap identity = rewriter.getMultiDimIdentityMap(rank);
      AffineMap column = AffineMap::get(
          rank, 0, rewriter.getAffineDimExpr(rank - 1), getContext());
      init = createGeneric(
          rewriter, loc, bias, createEmpty(rewriter, loc, sizes, accumulator),
          {column, identity}, SmallVector<utils::IteratorType>(rank, parallel),
          [&](OpBuilder &b, Location l, ValueRange args) {
            return convertFloat(b, l, args[0], accumulator);
          });
    } else {
      init = createFilled(rewriter, loc, sizes, accumulator, APFloat(0.0));
    }

    // The loops run over the rows, then k, then the columns, so that the
    // innermost one walks along rows of the weight; with a transposed weight
    // the columns come before k to the same end.
    int64_t rows = rank - 1;
    AffineExpr k = rewriter.getAffineDimExpr(transposed ? rows + 1 : rows);
    AffineExpr n = rewriter.getAffineDimExpr(transposed ? rows : rows + 1);
    SmallVector<AffineExpr> inputExprs, resultExprs;
    for (int64_t i = 0; i < rows; ++i)
      inputExprs.push_back(rewriter.getAffineDimExpr(i));
    resultExprs = inputExprs;
    inputExprs.push_back(k);
    resultExprs.push_back(n);
    SmallVector<AffineExpr> weightExprs = {k, n};
    if (transposed)
      std::swap(weightExprs[0], weightExprs[1]);
    SmallVector<utils::IteratorType> iterators(rank + 1, parallel);
    iterators[transposed ? rows + 1 : rows] = reduction;
    auto map = [&](ArrayRef<AffineExpr> exprs) {
      return AffineMap::get(rank + 1, 0, exprs, getContext());
    };
    Value product = createGeneric(
        rewriter, loc, {input, weight}, init,
        {map(inputExprs), map(weightExprs), map(resultExprs)}, iterators,
        [&](OpBuilder &b, Location l, ValueRange args) -> Value {
          Value x = convertFloat(b, l, args[0], accumulator);
          Value w = convertFloat(b, l, args[1], accumulator);
          Value term = arith::MulFOp::create(b, l, x, w);
          return arith::AddFOp::create(b, l, args[2], term);
        });
    RankedTensorType type = op.getResult().getType();
    Value result = castTensor(rewriter, loc, product, type.getElementType());
    if (result.getType() != type)
      result = tensor::CastOp::create(rewriter, loc, type, result);
    rewriter.replaceOp(op, result);
    return success();
  }

private:
  bool wide;
};

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// The steps that the row ops share, on one tensor along one axis.
struct RowBuilder {
  RowBuilder(OpBuilder &builder, Location loc, Value input, int64_t axis,
             bool wide)
      : builder(builder), loc(loc), axis(axis) {
    auto type = cast<RankedTensorType>(input.getType());
    rank = type.getRank();
    accumulator = getAccumulatorType(type.getElementType(), wide);
    sizes = tensor::getMixedSizes(builder, loc, input);
    rowSizes = sizes;
    rowSizes.erase(rowSizes.begin() + axis);
    SmallVector<AffineExpr> rowExprs;
    for (int64_t i = 0; i < rank; ++i)
      if (i != axis)
        rowExprs.push_back(builder.getAffineDimExpr(i));
    elements = builder.getMultiDimIdentityMap(rank);
    rows = AffineMap::get(rank, 0, rowExprs, builder.getContext());
    values = castTensor(builder, loc, input, accumulator);
  }

  /// Folds each row with `body`, whose last argument is the value so far.
  Value reduce(ValueRange inputs, ArrayRef<AffineMap> maps,
               const APFloat &start, BodyBuilder body) {
    SmallVector<utils::IteratorType> iterators(rank, parallel);
    iterators[axis] = reduction;
    Value init = createFilled(builder, loc, rowSizes, accumulator, start);
    SmallVector<AffineMap> all(maps);
    all.push_back(rows);
    return createGeneric(builder, loc, inputs, init, all, iterators, body);
  }

  /// One value for each element.
  Value map(ValueRange inputs, ArrayRef<AffineMap> maps, BodyBuilder body) {
    Value init = createEmpty(builder, loc, sizes, accumulator);
    SmallVector<AffineMap> all(maps);
    all.push_back(elements);
    return createGeneric(builder, loc, inputs, init, all,
                         SmallVector<utils::IteratorType>(rank, parallel),
                         body);
  }

  /// The maximum of each row; NaN wins.
  Value maximum() {
    return reduce(values, elements,
                  APFloat::getInf(APFloat::IEEEdouble(), /*Negative=*/true),
                  [](OpBuilder &b, Location l, ValueRange args) -> Value {
                    return arith::MaximumFOp::create(b, l, args[0], args[1]);
                  });
  }

  /// exp(x - m) for each element. With `safe`, a maximum of -inf counts as 0.
  Value exponentials(Value maxima, bool safe) {
    return map({values, maxima}, {elements, rows},
               [&](OpBuilder &b, Location l, ValueRange args) -> Value {
                 Value m = args[1];
                 if (safe)
                   m = arith::SelectOp::create(b, l, isMinusInfinity(b, l, m),
                                               constant(b, l, 0.0), m);
                 return term(b, l, args[0], m);
               });
  }

  /// exp(x - m), in f64 with what the difference loses.
  Value term(OpBuilder &b, Location l, Value x, Value m) {
    if (accumulator.isF64())
      return emitExpOfDifference(b, l, x, m);
    return math::ExpOp::create(b, l, arith::SubFOp::create(b, l, x, m));
  }

  Value sum(Value terms) {
    return reduce(terms, elements, APFloat(0.0),
                  [](OpBuilder &b, Location l, ValueRange args) -> Value {
                    return arith::AddFOp::create(b, l, args[1], args[0]);
                  });
  }

  /// The logarithm of the sum of exp(x - m) over each row. The terms of the
  /// maximum itself are counted apart from those below it, so that what lies
  /// below is not lost beside 1. NaN where the maximum is infinite.
  Value logSum(Value maxima) {
    auto isMaximum = [](OpBuilder &b, Location l, ValueRange args) -> Value {
      return arith::CmpFOp::create(b, l, arith::CmpFPredicate::OEQ, args[0],
                                   args[1]);
    };
    Value below =
        reduce({values, maxima}, {elements, rows}, APFloat(0.0),
               [&](OpBuilder &b, Location l, ValueRange args) -> Value {
                 Value other = arith::SelectOp::create(
                     b, l, isMaximum(b, l, args), constant(b, l, 0.0),
                     term(b, l, args[0], args[1]));
                 return arith::AddFOp::create(b, l, args[2], other);
               });
    // From -1, for the maximum that is the 1 of log1p.
    Value others =
        reduce({values, maxima}, {elements, rows}, APFloat(-1.0),
               [&](OpBuilder &b, Location l, ValueRange args) -> Value {
                 Value one = arith::SelectOp::create(
                     b, l, isMaximum(b, l, args), constant(b, l, 1.0),
                     constant(b, l, 0.0));
                 return arith::AddFOp::create(b, l, args[2], one);
               });
    AffineMap identity = builder.getMultiDimIdentityMap(rank - 1);
    return createGeneric(
        builder, loc, {below, others, maxima},
        createEmpty(builder, loc, rowSizes, accumulator),
        SmallVector<AffineMap>(4, identity),
        SmallVector<utils::IteratorType>(rank - 1, parallel),
        [](OpBuilder &b, Location l, ValueRange args) -> Value {
          Value rest = arith::AddFOp::create(b, l, args[1], args[0]);
          Value log = math::Log1pOp::create(b, l, rest);
          Value zero = arith::SubFOp::create(b, l, args[2], args[2]);
          return arith::AddFOp::create(b, l, log, zero);
        });
  }

  Value constant(OpBuilder &b, Location l, double value) {
    APFloat number(value);
    bool losesInfo;
    number.convert(cast<FloatType>(accumulator).getFloatSemantics(),
                   APFloat::rmNearestTiesToEven, &losesInfo);
    return arith::ConstantOp::create(b, l, FloatAttr::get(accumulator, number));
  }

  Value isMinusInfinity(OpBuilder &b, Location l, Value value) {
    return arith::CmpFOp::create(
        b, l, arith::CmpFPredicate::OEQ, value,
        constant(b, l, -std::numeric_limits<double>::infinity()));
  }

  OpBuilder &builder;
  Location loc;
  int64_t axis, rank;
  Type accumulator;
  SmallVector<OpFoldResult> sizes, rowSizes;
  AffineMap elements, rows;
  Value values;
};

struct ConvertSoftmax : OpRewritePattern<SoftmaxOp> {
  ConvertSoftmax(MLIRContext *context, bool wide)
      : OpRewritePattern(context), wide(wide) {}

  LogicalResult matchAndRewrite(SoftmaxOp op,
                                PatternRewriter &rewriter) const override {
    auto type = dyn_cast<RankedTensorType>(op.getResult().getType());
    if (!type)
      return rewriter.notifyMatchFailure(op, "not on tensors");
    RowBuilder row(rewriter, op.getLoc(), op.getInput(), op.getDimension(),
                   wide);
    Value maxima = row.maximum();
    Value terms = row.exponentials(maxima, op.getSafe());
    Value sums = row.sum(terms);
    Value result =
        row.map({terms, sums, maxima}, {row.elements, row.rows, row.rows},
                [&](OpBuilder &b, Location l, ValueRange args) -> Value {
                  Value share = arith::DivFOp::create(b, l, args[0], args[1]);
                  if (!op.getSafe())
                    return share;
                  return arith::SelectOp::create(
                      b, l, row.isMinusInfinity(b, l, args[2]),
                      row.constant(b, l, 0.0), share);
                });
    rewriter.replaceOp(
        op, castTensor(rewriter, op.getLoc(), result, type.getElementType()));
    return success();
  }

private:
  bool wide;
};

struct ConvertLogSoftmax : OpRewritePattern<LogSoftmaxOp> {
  ConvertLogSoftmax(MLIRContext *context, bool wide)
      : OpRewritePattern(context), wide(wide) {}

  LogicalResult matchAndRewrite(LogSoftmaxOp op,
                                PatternRewriter &rewriter) const override {
    auto type = dyn_cast<RankedTensorType>(op.getResult().getType());
    if (!type)
      return rewriter.notifyMatchFailure(op, "not on tensors");
    RowBuilder row(rewriter, op.getLoc(), op.getInput(), op.getDimension(),
                   wide);
    Value maxima = row.maximum();
    Value logs = row.logSum(maxima);
    Value result =
        row.map({row.values, maxima, logs}, {row.elements, row.rows, row.rows},
                [&](OpBuilder &b, Location l, ValueRange args) -> Value {
                  Value shifted = arith::SubFOp::create(b, l, args[0], args[1]);
                  Value share = arith::SubFOp::create(b, l, shifted, args[2]);
                  if (!op.getSafe())
                    return share;
                  return arith::SelectOp::create(
                      b, l, row.isMinusInfinity(b, l, args[1]), args[1], share);
                });
    rewriter.replaceOp(
        op, castTensor(rewriter, op.getLoc(), result, type.getElementType()));
    return success();
  }

private:
  bool wide;
};

/// Whether the column that the body stands in is the label.
static Value isLabel(OpBuilder &b, Location loc, int64_t dimension,
                     Value label) {
  Value column = linalg::IndexOp::create(b, loc, dimension);
  Type type = label.getType();
  if (type.isInteger(1))
    label = arith::IndexCastUIOp::create(b, loc, b.getIndexType(), label);
  else if (!type.isIndex())
    label = arith::IndexCastOp::create(b, loc, b.getIndexType(), label);
  return arith::CmpIOp::create(b, loc, arith::CmpIPredicate::eq, column, label);
}

struct ConvertSoftmaxCrossEntropy : OpRewritePattern<SoftmaxCrossEntropyOp> {
  ConvertSoftmaxCrossEntropy(MLIRContext *context, bool wide)
      : OpRewritePattern(context), wide(wide) {}

  LogicalResult matchAndRewrite(SoftmaxCrossEntropyOp op,
                                PatternRewriter &rewriter) const override {
    Location loc = op.getLoc();
    RowBuilder row(rewriter, loc, op.getInput(), op.getDimension(), wide);
    Value target = op.getTarget();
    bool isDistribution =
        isa<FloatType>(getElementTypeOrSelf(target.getType()));
    Value maxima = row.maximum();
    Value logs = row.logSum(maxima);
    Value loss;
    if (isDistribution) {
      loss = row.reduce(
          {row.values, target, maxima, logs},
          {row.elements, row.elements, row.rows, row.rows}, APFloat(0.0),
          [&](OpBuilder &b, Location l, ValueRange args) -> Value {
            Value t = convertFloat(b, l, args[1], row.accumulator);
            Value zero = row.constant(b, l, 0.0);
            Value isZero =
                arith::CmpFOp::create(b, l, arith::CmpFPredicate::OEQ, t, zero);
            Value shifted = arith::SubFOp::create(b, l, args[0], args[2]);
            Value nats = arith::SubFOp::create(b, l, args[3], shifted);
            Value term = arith::MulFOp::create(b, l, t, nats);
            // A class of probability 0 costs nothing, even at a logit of -inf.
            Value counted = arith::SelectOp::create(b, l, isZero, zero, term);
            return arith::AddFOp::create(b, l, args[4], counted);
          });
    } else {
      // The logit of the label; NaN where no column is the label.
      Value chosen = row.reduce(
          {row.values, target}, {row.elements, row.rows},
          APFloat::getNaN(APFloat::IEEEdouble()),
          [&](OpBuilder &b, Location l, ValueRange args) -> Value {
            Value here = isLabel(b, l, op.getDimension(), args[1]);
            return arith::SelectOp::create(b, l, here, args[0], args[2]);
          });
      AffineMap identity = rewriter.getMultiDimIdentityMap(row.rank - 1);
      Value init = createEmpty(rewriter, loc, row.rowSizes, row.accumulator);
      loss = createGeneric(
          rewriter, loc, {chosen, maxima, logs}, init,
          SmallVector<AffineMap>(4, identity),
          SmallVector<utils::IteratorType>(row.rank - 1, parallel),
          [&](OpBuilder &b, Location l, ValueRange args) -> Value {
            Value shifted = arith::SubFOp::create(b, l, args[0], args[1]);
            return arith::SubFOp::create(b, l, args[2], shifted);
          });
    }
    rewriter.replaceOp(op,
                       castTensor(rewriter, loc, loss,
                                  op.getResult().getType().getElementType()));
    return success();
  }

private:
  bool wide;
};

//===----------------------------------------------------------------------===//
// Gradients of rows
//===----------------------------------------------------------------------===//

/// softmax: y (dy - sum dy y); log_softmax: dy - exp(y) sum dy.
template <class OpT> struct ConvertRowGradient : OpRewritePattern<OpT> {
  ConvertRowGradient(MLIRContext *context, bool wide)
      : OpRewritePattern<OpT>(context), wide(wide) {}

  LogicalResult matchAndRewrite(OpT op,
                                PatternRewriter &rewriter) const override {
    constexpr bool isLog = std::is_same_v<OpT, LogSoftmaxGradOp>;
    auto type = dyn_cast<RankedTensorType>(op.getDInput().getType());
    if (!type)
      return rewriter.notifyMatchFailure(op, "not on tensors");
    Location loc = op.getLoc();
    RowBuilder row(rewriter, loc, op.getResult(), op.getDimension(), wide);
    Value incoming =
        castTensor(rewriter, loc, op.getDResult(), row.accumulator);
    Value sums = row.reduce(
        {row.values, incoming}, {row.elements, row.elements}, APFloat(0.0),
        [&](OpBuilder &b, Location l, ValueRange args) -> Value {
          Value term = args[1];
          if (!isLog)
            term = arith::MulFOp::create(b, l, args[0], args[1]);
          return arith::AddFOp::create(b, l, args[2], term);
        });
    Value result = row.map(
        {row.values, incoming, sums}, {row.elements, row.elements, row.rows},
        [&](OpBuilder &b, Location l, ValueRange args) -> Value {
          if (!isLog) {
            Value rest = arith::SubFOp::create(b, l, args[1], args[2]);
            return arith::MulFOp::create(b, l, args[0], rest);
          }
          Value share = math::ExpOp::create(b, l, args[0]);
          Value part = arith::MulFOp::create(b, l, share, args[2]);
          return arith::SubFOp::create(b, l, args[1], part);
        });
    rewriter.replaceOp(
        op, castTensor(rewriter, loc, result, type.getElementType()));
    return success();
  }

private:
  bool wide;
};

struct ConvertSoftmaxCrossEntropyGrad
    : OpRewritePattern<SoftmaxCrossEntropyGradOp> {
  ConvertSoftmaxCrossEntropyGrad(MLIRContext *context, bool wide)
      : OpRewritePattern(context), wide(wide) {}

  LogicalResult matchAndRewrite(SoftmaxCrossEntropyGradOp op,
                                PatternRewriter &rewriter) const override {
    Location loc = op.getLoc();
    Value target = op.getTarget();
    bool isDistribution =
        isa<FloatType>(getElementTypeOrSelf(target.getType()));
    RowBuilder row(rewriter, loc, op.getInput(), op.getDimension(), wide);
    if (isDistribution)
      target = castTensor(rewriter, loc, target, row.accumulator);
    Value terms = row.exponentials(row.maximum(), /*safe=*/false);
    Value sums = row.sum(terms);
    // How much of the row's loss there is: the sum of a distribution, or one
    // for a label of the row and NaN for any other.
    Value weights =
        isDistribution
            ? row.sum(target)
            : row.reduce({row.values, target}, {row.elements, row.rows},
                         APFloat::getNaN(APFloat::IEEEdouble()),
                         [&](OpBuilder &b, Location l, ValueRange args) {
                           return select(
                               b, l, isLabel(b, l, op.getDimension(), args[1]),
                               row.constant(b, l, 1.0), args[2]);
                         });
    Value result = row.map(
        {terms, sums, weights, target},
        {row.elements, row.rows, row.rows,
         isDistribution ? row.elements : row.rows},
        [&](OpBuilder &b, Location l, ValueRange args) -> Value {
          Value share = arith::DivFOp::create(b, l, args[0], args[1]);
          share = arith::MulFOp::create(b, l, share, args[2]);
          Value wanted = args[3];
          if (!isDistribution)
            wanted = select(b, l, isLabel(b, l, op.getDimension(), args[3]),
                            row.constant(b, l, 1.0), row.constant(b, l, 0.0));
          return arith::SubFOp::create(b, l, share, wanted);
        });
    rewriter.replaceOp(op,
                       castTensor(rewriter, loc, result,
                                  op.getDInput().getType().getElementType()));
    return success();
  }

private:
  static Value select(OpBuilder &b, Location loc, Value condition, Value yes,
                      Value no) {
    return arith::SelectOp::create(b, loc, condition, yes, no);
  }

  bool wide;
};

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

struct ConvertCreaseToLinalgPass
    : crease::impl::ConvertCreaseToLinalgBase<ConvertCreaseToLinalgPass> {
  using ConvertCreaseToLinalgBase::ConvertCreaseToLinalgBase;

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<ConvertElementwise, ConvertSplit>(&getContext());
    patterns.add<ConvertLinear, ConvertSoftmax, ConvertLogSoftmax,
                 ConvertSoftmaxCrossEntropy, ConvertRowGradient<SoftmaxGradOp>,
                 ConvertRowGradient<LogSoftmaxGradOp>,
                 ConvertSoftmaxCrossEntropyGrad>(&getContext(), wide);
    walkAndApplyPatterns(getOperation(), std::move(patterns));
  }
};

} // namespace
