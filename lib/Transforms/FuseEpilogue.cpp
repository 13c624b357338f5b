//===- FuseEpilogue.cpp - Elementwise tails as epilogues ------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FuseEpilogue.h"
#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace crease;

//===----------------------------------------------------------------------===//
// Which ops, which operands
//===----------------------------------------------------------------------===//

/// The number that a constant is, or that all its elements are: what can stand
/// in the region itself.
static TypedAttr getNumber(Value value) {
  Attribute constant;
  if (!matchPattern(value, m_Constant(&constant)))
    return nullptr;
  if (auto dense = dyn_cast<DenseElementsAttr>(constant))
    constant = dense.isSplat() ? dense.getSplatValue<Attribute>() : nullptr;
  if (isa_and_nonnull<FloatAttr, IntegerAttr>(constant))
    return cast<TypedAttr>(constant);
  return nullptr;
}

/// Whether `value` can be read by an epilogue: a fused linear takes floats.
static bool canBeExtra(Value value) {
  return isa<FloatType>(getElementTypeOrSelf(value)) || getNumber(value);
}

/// Whether a linalg op's body can stand in an epilogue.
static bool hasScalarBody(linalg::LinalgOp op) {
  for (Operation &inner : op.getBlock()->without_terminator()) {
    if (!isPlainCode(&inner))
      return false;
    for (Type type : inner.getResultTypes())
      if (!type.isIntOrFloat())
        return false;
    for (Value operand : inner.getOperands())
      if (operand.getParentBlock() != op.getBlock() &&
          !matchPattern(operand, m_Constant()))
        return false;
  }
  for (Value value : op.getBlock()->getTerminator()->getOperands())
    if (value.getParentBlock() != op.getBlock() && !canBeExtra(value))
      return false;
  for (OpOperand &init : op.getDpsInitsMutable())
    if (!op.getMatchingBlockArgument(&init).use_empty())
      return false;
  return true;
}

bool crease::isElementwiseTail(Operation *op) {
  if (op->getNumResults() == 0 || !isPure(op))
    return false;
  for (Type type : op->getResultTypes())
    if (!isa<RankedTensorType>(type) ||
        !getElementTypeOrSelf(type).isIntOrFloat())
      return false;
  if (auto structured = dyn_cast<linalg::LinalgOp>(op)) {
    if (!structured.hasPureTensorSemantics() ||
        structured.getNumParallelLoops() != structured.getNumLoops() ||
        !hasScalarBody(structured))
      return false;
    for (OpOperand &init : structured.getDpsInitsMutable())
      if (!structured.getMatchingIndexingMap(&init).isIdentity())
        return false;
    return true;
  }
  if (!isPlainCode(op) || op->hasTrait<OpTrait::ConstantLike>() ||
      (op->getNumResults() != 1 && !isa<ActivationOpInterface>(op)))
    return false;
  return OpTrait::hasElementwiseMappableTraits(op) ||
         isa<ActivationOpInterface, ApplyOp>(op);
}

/// Looks through an op that only broadcasts: the map from its result's
/// dimensions to its source's, and the source.
static std::pair<Value, AffineMap> lookThrough(Value value, AffineMap map) {
  if (auto broadcast = value.getDefiningOp<linalg::BroadcastOp>()) {
    SmallVector<AffineExpr> kept;
    for (auto [i, expr] : llvm::enumerate(map.getResults()))
      if (!llvm::is_contained(broadcast.getDimensions(), int64_t(i)))
        kept.push_back(expr);
    return {broadcast.getInput(),
            AffineMap::get(map.getNumDims(), 0, kept, map.getContext())};
  }
  if (auto fill = value.getDefiningOp<linalg::FillOp>())
    return {fill.getInputs().front(),
            AffineMap::get(map.getNumDims(), 0, {}, map.getContext())};
  if (auto splat = value.getDefiningOp<tensor::SplatOp>())
    return {splat.getInput(),
            AffineMap::get(map.getNumDims(), 0, {}, map.getContext())};
  auto generic = value.getDefiningOp<linalg::GenericOp>();
  if (generic && generic.getNumDpsInputs() == 1 &&
      generic.getNumDpsInits() == 1 && isElementwiseTail(generic) &&
      generic.getBlock()->getTerminator()->getOperand(0) ==
          generic.getBlock()->getArgument(0))
    return {generic.getDpsInputs().front(),
            generic.getMatchingIndexingMap(generic.getDpsInputOperand(0))
                .compose(map)};
  return {value, map};
}

/// How `map` reads its source, if that is a way of an extra.
static std::optional<StringRef> kindOf(AffineMap map) {
  unsigned rank = map.getNumDims();
  SmallVector<unsigned> dims;
  for (AffineExpr expr : map.getResults()) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim)
      return std::nullopt;
    dims.push_back(dim.getPosition());
  }
  auto isRange = [&](unsigned first, unsigned last) {
    if (dims.size() != last - first)
      return false;
    for (auto [i, dim] : llvm::enumerate(dims))
      if (dim != first + i)
        return false;
    return true;
  };
  if (dims.empty())
    return "scalar";
  if (isRange(0, rank))
    return "element";
  if (isRange(rank - 1, rank))
    return "column";
  if (isRange(0, rank - 1))
    return "row";
  return std::nullopt;
}

/// The extra that `value`, read by `map`, is: the farthest source of what only
/// broadcasts that can be one.
static std::optional<FuseExtra> classify(Value value, AffineMap map) {
  if (!canBeExtra(value))
    return std::nullopt;
  if (getNumber(value))
    return FuseExtra{"scalar", value};
  std::optional<FuseExtra> extra;
  for (;;) {
    if (auto kind = kindOf(map))
      extra = FuseExtra{*kind, value};
    auto [source, composed] = lookThrough(value, map);
    if (source == value || map.getNumResults() == 0)
      return extra;
    value = source;
    map = composed;
  }
}

/// The extra that a value broadcast to a result of type `shape`, from the last
/// dimension, is.
static std::optional<FuseExtra> classifyValue(Value value,
                                              RankedTensorType shape) {
  MLIRContext *context = value.getContext();
  unsigned rank = shape.getRank();
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type)
    return classify(value, AffineMap::get(rank, 0, {}, context));
  // Sizes of 1 that are stretched are not written as maps of dimensions.
  unsigned missing = rank - type.getRank();
  SmallVector<AffineExpr> exprs;
  for (unsigned i = 0; i < type.getRank(); ++i) {
    if (type.getDimSize(i) != shape.getDimSize(missing + i))
      return std::nullopt;
    exprs.push_back(getAffineDimExpr(missing + i, context));
  }
  return classify(value, AffineMap::get(rank, 0, exprs, context));
}

std::optional<FuseExtra> crease::classifyExtra(OpOperand &operand,
                                               RankedTensorType shape) {
  if (auto op = dyn_cast<linalg::LinalgOp>(operand.getOwner())) {
    return classify(operand.get(), op.getMatchingIndexingMap(&operand));
  }
  return classifyValue(operand.get(), shape);
}

//===----------------------------------------------------------------------===//
// Building the region
//===----------------------------------------------------------------------===//

Value EpilogueBuilder::addExtra(const FuseExtra &extra) {
  if (TypedAttr number = getNumber(extra.source))
    return arith::ConstantOp::create(builder, extra.source.getLoc(), number);
  for (auto [i, source] : llvm::enumerate(extras))
    if (source == extra.source && kinds[i] == extra.kind)
      return block->getArgument(block->getNumArguments() - extras.size() + i);
  extras.push_back(extra.source);
  kinds.push_back(extra.kind);
  return block->addArgument(getElementTypeOrSelf(extra.source.getType()),
                            extra.source.getLoc());
}

/// What the sum of a matmul starts from: the bias of a linear layer, which is
/// one for each column, or the initial value of a contraction.
static FuseExtra classifyStart(const FuseAnchor &anchor) {
  MLIRContext *context = anchor.op->getContext();
  unsigned rank = anchor.type().getRank();
  AffineMap map = AffineMap::getMultiDimIdentityMap(rank, context);
  if (isa<LinearOp>(anchor.op))
    map = map.getMinorSubMap(1);
  return *classify(anchor.start, map);
}

void EpilogueBuilder::addAccumulators(ArrayRef<FuseAnchor> anchors) {
  auto element = getElementTypeOrSelf(anchors.front().left);
  Type sum = FusedLinearOp::getAccumulatorType(element);
  for (const FuseAnchor &anchor : anchors)
    block->addArgument(sum, anchor.op->getLoc());
  for (auto [i, anchor] : llvm::enumerate(anchors)) {
    Location loc = anchor.op->getLoc();
    Value value = block->getArgument(i);
    if (anchor.start) {
      Value start = addExtra(classifyStart(anchor));
      value = arith::AddFOp::create(builder, loc, value,
                                    convertFloat(builder, loc, start, sum));
    }
    scalars.map(anchor.result(), convertFloat(builder, loc, value,
                                              anchor.type().getElementType()));
  }
}

void EpilogueBuilder::addOp(Operation *op) {
  auto operandScalar = [&](OpOperand &operand) {
    if (Value known = scalars.lookupOrNull(operand.get()))
      return known;
    return addExtra(*classifyExtra(operand, shape));
  };
  if (auto structured = dyn_cast<linalg::LinalgOp>(op)) {
    IRMapping mapping;
    for (OpOperand *input : structured.getDpsInputOperands())
      if (!structured.getMatchingBlockArgument(input).use_empty())
        mapping.map(structured.getMatchingBlockArgument(input),
                    operandScalar(*input));
    for (Operation &inner : structured.getBlock()->without_terminator()) {
      for (Value operand : inner.getOperands())
        if (operand.getParentBlock() != structured.getBlock() &&
            !mapping.contains(operand))
          mapping.map(operand, addExtra({"scalar", operand}));
      builder.clone(inner, mapping);
    }
    Operation *yield = structured.getBlock()->getTerminator();
    for (auto [result, value] :
         llvm::zip(op->getResults(), yield->getOperands())) {
      Value scalar = mapping.lookupOrNull(value);
      scalars.map(result, scalar ? scalar : addExtra({"scalar", value}));
    }
    return;
  }
  SmallVector<Value> operands;
  for (OpOperand &operand : op->getOpOperands())
    operands.push_back(operandScalar(operand));
  scalars.map(op->getResults(),
              emitLike(builder, op->getLoc(), op, operands,
                       getElementTypeOrSelf(op->getResult(0).getType())));
}
