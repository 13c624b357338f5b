//===- PullbackCrease.cpp - Gradients through the dialect's ops -----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tape.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace crease;

/// The op that gives the partial derivatives of an activation.
static std::string derivativeName(Operation *op) {
  return (op->getName().getStringRef() + "_grad").str();
}

std::optional<LogicalResult> Tape::visitCrease(Operation &op) {
  if (!isa_and_nonnull<CreaseDialect>(op.getDialect()))
    return std::nullopt;
  Location loc = op.getLoc();
  Value incoming = gradientOf(op.getResult(0));
  return TypeSwitch<Operation *, std::optional<LogicalResult>>(&op)
      .Case([&](ActivationOpInterface activation)
                -> std::optional<LogicalResult> {
        if (!RegisteredOperationName::lookup(derivativeName(&op),
                                             op.getContext()))
          return std::nullopt;
        visitActivation(&op, incoming);
        return success();
      })
      .Case([&](ApplyOp apply) { return visitApply(apply, incoming); })
      .Case([&](SoftmaxOp softmax) {
        add(softmax.getInput(),
            SoftmaxGradOp::create(builder, loc, incoming.getType(),
                                  use(softmax.getResult()), incoming,
                                  softmax.getAxisAttr()));
        return success();
      })
      .Case([&](LogSoftmaxOp softmax) {
        add(softmax.getInput(),
            LogSoftmaxGradOp::create(builder, loc, incoming.getType(),
                                     use(softmax.getResult()), incoming,
                                     softmax.getAxisAttr()));
        return success();
      })
      .Case([&](SoftmaxCrossEntropyOp loss) {
        visitCrossEntropy(loss, incoming);
        return success();
      })
      .Case([&](LinearOp linear) {
        visitLinear(linear, incoming);
        return success();
      })
      .Case([&](SplitOp split) {
        visitSplit(split);
        return success();
      })
      .Default(std::nullopt);
}

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

void Tape::visitActivation(Operation *op, Value incoming) {
  Location loc = op->getLoc();
  SmallVector<Type> types(op->getNumOperands(), incoming.getType());
  OperationState state(loc, derivativeName(op), use(op->getOperands()), types);
  state.propertiesAttr = op->getPropertiesAsAttribute();
  Operation *derivative = builder.create(state);
  for (auto [operand, partial] :
       llvm::zip_equal(op->getOperands(), derivative->getResults())) {
    if (!wants(operand))
      continue;
    Value gradient = arith::MulFOp::create(builder, loc, incoming, partial);
    add(operand, reduceTo(builder, loc, gradient, operand.getType()));
  }
}

LogicalResult Tape::visitApply(ApplyOp op, Value incoming) {
  Location loc = op.getLoc();
  auto definition =
      SymbolTable::lookupNearestSymbolFrom<DefineOp>(op, op.getCalleeAttr());
  for (auto [index, operand] : llvm::enumerate(op.getOperands())) {
    if (!wants(operand))
      continue;
    FailureOr<DefineOp> derivative = custom.get(definition, index);
    if (failed(derivative))
      return failure();
    Value partial =
        ApplyOp::create(builder, loc, incoming.getType(),
                        FlatSymbolRefAttr::get(derivative->getSymNameAttr()),
                        use(op.getOperands()));
    Value gradient = arith::MulFOp::create(builder, loc, incoming, partial);
    add(operand, reduceTo(builder, loc, gradient, operand.getType()));
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// Each element of `values` times its row's number.
static Value scaleRows(OpBuilder &builder, Location loc, Value values,
                       Value rows, int64_t axis) {
  auto type = cast<RankedTensorType>(values.getType());
  int64_t rank = type.getRank();
  AffineMap elements = builder.getMultiDimIdentityMap(rank);
  Value init = tensor::EmptyOp::create(
      builder, loc, tensor::getMixedSizes(builder, loc, values),
      type.getElementType());
  return linalg::GenericOp::create(
             builder, loc, init.getType(), ValueRange{values, rows}, init,
             ArrayRef<AffineMap>{elements, elements.dropResult(axis), elements},
             SmallVector<utils::IteratorType>(rank,
                                              utils::IteratorType::parallel),
             [](OpBuilder &b, Location l, ValueRange args) {
               Value product = arith::MulFOp::create(b, l, args[0], args[1]);
               linalg::YieldOp::create(b, l, product);
             })
      .getResult(0);
}

void Tape::visitCrossEntropy(SoftmaxCrossEntropyOp op, Value incoming) {
  Location loc = op.getLoc();
  Value input = op.getInput(), target = op.getTarget();
  int64_t axis = op.getDimension();
  if (wants(input)) {
    Value partial = SoftmaxCrossEntropyGradOp::create(
        builder, loc, input.getType(), use(input), use(target),
        op.getAxisAttr());
    add(input, scaleRows(builder, loc, partial, incoming, axis));
  }
  if (wants(target)) {
    Value log = LogSoftmaxOp::create(builder, loc, target.getType(), use(input),
                                     op.getAxisAttr(),
                                     /*safe=*/UnitAttr());
    Value partial = arith::NegFOp::create(builder, loc, log);
    add(target, scaleRows(builder, loc, partial, incoming, axis));
  }
}

//===----------------------------------------------------------------------===//
// Linear
//===----------------------------------------------------------------------===//

/// A tensor of rows of any rank as a matrix.
static Value asMatrix(OpBuilder &builder, Location loc, Value tensor) {
  int64_t rank = cast<RankedTensorType>(tensor.getType()).getRank();
  if (rank == 2)
    return tensor;
  if (rank == 1) {
    SmallVector<OpFoldResult> sizes = {
        builder.getIndexAttr(1), tensor::getMixedSize(builder, loc, tensor, 0)};
    auto type = cast<RankedTensorType>(tensor.getType());
    return tensor::ExpandShapeOp::create(
        builder, loc,
        RankedTensorType::get({1, type.getDimSize(0)}, type.getElementType()),
        tensor, ArrayRef<ReassociationIndices>{{0, 1}}, sizes);
  }
  ReassociationIndices rows;
  for (int64_t i = 0; i < rank - 1; ++i)
    rows.push_back(i);
  return tensor::CollapseShapeOp::create(
      builder, loc, tensor, ArrayRef<ReassociationIndices>{rows, {rank - 1}});
}

void Tape::visitLinear(LinearOp op, Value incoming) {
  Location loc = op.getLoc();
  Value input = op.getInput(), weight = op.getWeight(), bias = op.getBias();
  bool transposed = op.getTransposeWeight();
  auto linear = [&](Type type, Value left, Value right, bool transposeRight) {
    return LinearOp::create(builder, loc, type, left, right, /*bias=*/Value(),
                            transposeRight);
  };
  if (bias && wants(bias)) {
    Type bare = op.getBias().getType();
    Type wide = cast<RankedTensorType>(bare).clone(
        getElementTypeOrSelf(incoming.getType()));
    Value sum = reduceTo(builder, loc, incoming, wide);
    add(bias, convertFloat(builder, loc, sum, getElementTypeOrSelf(bare)));
  }
  // Products take operands of one type: that of the weights.
  Value given = convertFloat(builder, loc, incoming,
                             getElementTypeOrSelf(weight.getType()));
  if (wants(input))
    add(input, linear(input.getType(), given, use(weight), !transposed));
  if (wants(weight)) {
    Value x = asMatrix(builder, loc, use(input));
    Value dy = asMatrix(builder, loc, given);
    if (transposed)
      std::swap(x, dy);
    add(weight,
        linear(weight.getType(), transposeTensor(builder, loc, x, {1, 0}), dy,
               /*transposeRight=*/false));
  }
}

//===----------------------------------------------------------------------===//
// Split
//===----------------------------------------------------------------------===//

void Tape::visitSplit(SplitOp op) {
  Location loc = op.getLoc();
  Value packed = op.getPacked();
  if (!wants(packed))
    return;
  int64_t last = op.getPacked().getType().getRank() - 1;
  bool interleaved = op.getLayout() == "interleaved";
  Value result = createFloatConstant(builder, loc, packed, 0);
  for (Value part : op.getResults()) {
    Value gradient = gradientOf(part);
    if (!gradient)
      continue;
    bool isSecond = (part == op.getValue()) != (op.getLayout() == "swapped");
    SmallVector<OpFoldResult> sizes =
        tensor::getMixedSizes(builder, loc, gradient);
    SmallVector<OpFoldResult> offsets(last + 1, builder.getIndexAttr(0));
    SmallVector<OpFoldResult> strides(last + 1, builder.getIndexAttr(1));
    if (isSecond)
      offsets[last] =
          interleaved ? OpFoldResult(builder.getIndexAttr(1)) : sizes[last];
    if (interleaved)
      strides[last] = builder.getIndexAttr(2);
    result = tensor::InsertSliceOp::create(builder, loc, gradient, result,
                                           offsets, sizes, strides);
  }
  add(packed, result);
}
