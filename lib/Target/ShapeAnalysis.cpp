//===- ShapeAnalysis.cpp - Sizes and work of a function -------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShapeFollower.h"

#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "llvm/ADT/SmallVectorExtras.h"

#include <map>

using namespace mlir;
using namespace crease;

std::string Extent::str() const {
  switch (kind) {
  case Kind::Unknown:
    return "?";
  case Kind::Constant:
    return std::to_string(value);
  case Kind::Parameter:
    return "d" + std::to_string(value);
  }
  llvm_unreachable("all kinds have been handled");
}

Extents ShapeFollower::fromType(Type type) {
  Extents extents;
  if (auto shaped = dyn_cast<ShapedType>(type); shaped && shaped.hasRank())
    for (int64_t size : shaped.getShape())
      extents.push_back(ShapedType::isDynamic(size) ? Extent()
                                                    : Extent::constant(size));
  return extents;
}

Extents ShapeFollower::get(Value value) const {
  auto found = shapes.find(value);
  return found != shapes.end() ? found->second : fromType(value.getType());
}

Extent ShapeFollower::getSize(OpFoldResult value) const {
  if (std::optional<int64_t> constant = getConstantIntValue(value))
    return Extent::constant(*constant);
  auto found = sizes.find(dyn_cast<Value>(value));
  return found != sizes.end() ? found->second : Extent();
}

Extents ShapeFollower::getSizes(ArrayRef<OpFoldResult> values) const {
  return llvm::map_to_vector(
      values, [&](OpFoldResult value) { return getSize(value); });
}

LogicalResult ShapeFollower::meet(Operation *op, Extent &own, Extent other) {
  if (own.isConstant() && other.isConstant() && own != other)
    return op->emitError() << "sizes " << own.str() << " and " << other.str()
                           << " should be equal here";
  if (own != other && !own.isUnknown() && !other.isUnknown())
    analysis.met.emplace_back(own, other);
  if (own.isUnknown() || other.isConstant())
    own = other;
  return success();
}

LogicalResult ShapeFollower::meet(Operation *op, MutableArrayRef<Extent> own,
                                  ArrayRef<Extent> other) {
  for (auto [mine, theirs] : llvm::zip_equal(own, other))
    if (failed(meet(op, mine, theirs)))
      return failure();
  return success();
}

LogicalResult ShapeFollower::set(Value value, ArrayRef<Extent> extents) {
  Extents &own =
      shapes.try_emplace(value, fromType(value.getType())).first->second;
  return own.size() == extents.size()
             ? meet(value.getDefiningOp(), own, extents)
             : success();
}

void ShapeFollower::addFlops(ArrayRef<Extent> factors) {
  double product = 2;
  for (Extent factor : factors) {
    if (!factor.isConstant())
      analysis.flops = std::nullopt;
    else
      product *= double(factor.getConstant());
  }
  if (analysis.flops)
    *analysis.flops += product;
}

LogicalResult ShapeFollower::visitCall(func::CallOp op) {
  auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
      op, op.getCalleeAttr());
  // Recursion is refused by the pipelines; here it must only end.
  if (!callee || callee.isExternal() || depth > 16) {
    analysis.flops = std::nullopt;
    return success();
  }
  SmallVector<Extents> arguments, results;
  for (Value operand : op->getOperands())
    arguments.push_back(get(operand));
  ShapeFollower follower(analysis);
  follower.depth = depth + 1;
  if (failed(follower.run(callee, arguments, results)))
    return failure();
  for (auto [result, extents] : llvm::zip(op->getResults(), results))
    if (failed(set(result, extents)))
      return failure();
  return success();
}

LogicalResult ShapeFollower::visit(Operation *op) {
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    return linalgOp.hasPureTensorSemantics() ? visitLinalg(linalgOp)
                                             : success();
  if (auto linear = dyn_cast<LinearOp>(op))
    return visitLinear(linear);
  if (auto call = dyn_cast<func::CallOp>(op))
    return visitCall(call);
  if (auto dim = dyn_cast<tensor::DimOp>(op)) {
    Extents extents = get(dim.getSource());
    std::optional<int64_t> index = dim.getConstantIndex();
    if (index && *index >= 0 && *index < int64_t(extents.size()))
      sizes[dim] = extents[*index];
    return success();
  }
  if (auto empty = dyn_cast<tensor::EmptyOp>(op))
    return set(empty, getSizes(empty.getMixedSizes()));
  if (auto cast = dyn_cast<tensor::CastOp>(op))
    return set(cast, get(cast.getSource()));
  if (auto concat = dyn_cast<tensor::ConcatOp>(op))
    return visitConcat(concat);
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op))
    return visitExtractSlice(slice);
  if (auto slice = dyn_cast<tensor::InsertSliceOp>(op))
    return visitInsertSlice(slice);
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op))
    return visitReshape(op, collapse.getSrc(), collapse,
                        collapse.getReassociationIndices());
  if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
    if (failed(set(expand, getSizes(expand.getMixedOutputShape()))))
      return failure();
    return visitReshape(op, expand, expand.getSrc(),
                        expand.getReassociationIndices());
  }
  if (auto split = dyn_cast<SplitOp>(op))
    return visitSplit(split);
  if (auto loss = dyn_cast<SoftmaxCrossEntropyOp>(op))
    return visitCrossEntropy(loss, loss.getDimension(), /*keepsAxis=*/false);
  if (auto loss = dyn_cast<SoftmaxCrossEntropyGradOp>(op))
    return visitCrossEntropy(loss, loss.getDimension(), /*keepsAxis=*/true);
  if (auto fused = dyn_cast<FusedLinearOp>(op))
    return visitFusedLinear(fused);
  if (auto rows = dyn_cast<RowsOp>(op))
    return visitRows(rows);
  bool isCrease = isa_and_present<CreaseDialect>(op->getDialect());
  if (op->getNumResults() > 0 && op->getNumOperands() > 0 &&
      isa<ShapedType>(op->getResult(0).getType()) &&
      (op->hasTrait<OpTrait::Elementwise>() ||
       (isCrease && op->getResult(0).getType() == op->getOperand(0).getType())))
    return visitElementwise(op);
  // Work in regions that are run an unknown number of times.
  op->walk([&](Operation *inner) {
    auto linalgOp = dyn_cast<linalg::LinalgOp>(inner);
    if (isa<LinearOp>(inner) ||
        (linalgOp && linalg::isaContractionOpInterface(linalgOp)))
      analysis.flops = std::nullopt;
  });
  return success();
}

LogicalResult ShapeFollower::run(func::FuncOp func, ArrayRef<Extents> arguments,
                                 SmallVectorImpl<Extents> &results) {
  for (auto [argument, extents] : llvm::zip(func.getArguments(), arguments))
    shapes[argument] = extents;
  if (func.isExternal() || !func.getBody().hasOneBlock()) {
    analysis.flops = std::nullopt;
    for (Type type : func.getResultTypes())
      results.push_back(fromType(type));
    return success();
  }
  for (Operation &op : func.getBody().front().without_terminator())
    if (failed(visit(&op)))
      return failure();
  for (Value value : func.getBody().front().getTerminator()->getOperands())
    results.push_back(get(value));
  return success();
}

/// The arguments' extents, with `next` for each dynamic size.
static SmallVector<Extents>
getArguments(func::FuncOp func, llvm::function_ref<Extent(unsigned)> next) {
  SmallVector<Extents> arguments;
  unsigned count = 0;
  for (Type type : func.getArgumentTypes()) {
    Extents &extents = arguments.emplace_back();
    if (auto shaped = dyn_cast<ShapedType>(type); shaped && shaped.hasRank())
      for (int64_t size : shaped.getShape())
        extents.push_back(ShapedType::isDynamic(size) ? next(count++)
                                                      : Extent::constant(size));
  }
  return arguments;
}

SmallVector<std::pair<Extent, Extent>> ShapeAnalysis::getEqualities() const {
  // What each parameter equals: a number, an earlier parameter, or itself.
  std::map<int64_t, Extent> equals;
  auto find = [&](Extent extent) {
    while (extent.isParameter()) {
      Extent next = equals.try_emplace(extent.getIndex(), extent).first->second;
      if (next == extent)
        break;
      extent = next;
    }
    return extent;
  };
  for (auto [a, b] : met) {
    Extent first = find(a), second = find(b);
    // Where one size must be two numbers, the first that is met is named.
    if (first == second || (first.isConstant() && second.isConstant()))
      continue;
    if (second.isConstant() ||
        (first.isParameter() && second.getIndex() < first.getIndex()))
      std::swap(first, second);
    equals[second.getIndex()] = first;
  }
  SmallVector<std::pair<Extent, Extent>> equalities;
  for (auto [index, ignored] : equals) {
    Extent own = Extent::parameter(index);
    if (Extent other = find(own); other != own)
      equalities.emplace_back(own, other);
  }
  return equalities;
}

FailureOr<ShapeAnalysis> ShapeAnalysis::create(func::FuncOp func) {
  ShapeAnalysis analysis;
  SmallVector<Extents> arguments = getArguments(
      func, [](unsigned index) { return Extent::parameter(index); });
  if (failed(ShapeFollower(analysis).run(func, arguments, analysis.results)))
    return failure();
  return analysis;
}

FailureOr<ShapeAnalysis> ShapeAnalysis::create(func::FuncOp func,
                                               ArrayRef<int64_t> sizes) {
  ShapeAnalysis analysis;
  SmallVector<Extents> arguments = getArguments(
      func, [&](unsigned index) { return Extent::constant(sizes[index]); });
  if (failed(ShapeFollower(analysis).run(func, arguments, analysis.results)))
    return failure();
  return analysis;
}
