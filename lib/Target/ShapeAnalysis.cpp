//===- ShapeAnalysis.cpp - Sizes and work of a function -------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Target/ShapeAnalysis.h"

#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

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

namespace crease {

/// Visits a function's operations in order.
class ShapeFollower {
public:
  explicit ShapeFollower(ShapeAnalysis &analysis) : analysis(analysis) {}

  LogicalResult run(func::FuncOp func, ArrayRef<Extents> arguments,
                    SmallVectorImpl<Extents> &results);

private:
  LogicalResult visit(Operation *op);
  LogicalResult visitLinalg(linalg::LinalgOp op);
  LogicalResult visitLinear(LinearOp op);
  LogicalResult visitCall(func::CallOp op);
  LogicalResult visitElementwise(Operation *op);

  /// What the types say of a value.
  static Extents fromType(Type type);
  Extents get(Value value) const;
  Extent getSize(Value value) const;
  /// Adds what `extents` knows to what the type of `value` says.
  LogicalResult set(Value value, ArrayRef<Extent> extents);
  /// Two names of one size: the better known of them, or an error at `op`.
  FailureOr<Extent> unify(Operation *op, Extent first, Extent second);
  void addFlops(ArrayRef<Extent> factors);

  ShapeAnalysis &analysis;
  DenseMap<Value, Extents> shapes;
  DenseMap<Value, Extent> sizes;
  unsigned depth = 0;
};

} // namespace crease

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

Extent ShapeFollower::getSize(Value value) const {
  if (auto found = sizes.find(value); found != sizes.end())
    return found->second;
  APInt constant;
  if (matchPattern(value, m_ConstantInt(&constant)))
    return Extent::constant(constant.getSExtValue());
  return Extent();
}

FailureOr<Extent> ShapeFollower::unify(Operation *op, Extent first,
                                       Extent second) {
  if (first.isConstant() && second.isConstant() && first != second)
    return op->emitError() << "sizes " << first.str() << " and " << second.str()
                           << " should be equal here";
  return first.isConstant() || second.isUnknown() ? first : second;
}

LogicalResult ShapeFollower::set(Value value, ArrayRef<Extent> extents) {
  Extents &own =
      shapes.try_emplace(value, fromType(value.getType())).first->second;
  if (own.size() != extents.size())
    return success();
  for (auto [mine, other] : llvm::zip_equal(own, extents)) {
    FailureOr<Extent> both = unify(value.getDefiningOp(), mine, other);
    if (failed(both))
      return failure();
    mine = *both;
  }
  return success();
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

LogicalResult ShapeFollower::visitLinalg(linalg::LinalgOp op) {
  // The sizes of the loops, from all operands that are indexed by one each.
  Extents loops(op.getNumLoops());
  for (OpOperand &operand : op->getOpOperands()) {
    AffineMap map = op.getMatchingIndexingMap(&operand);
    Extents extents = get(operand.get());
    if (extents.size() != map.getNumResults())
      continue;
    for (auto [expr, extent] : llvm::zip_equal(map.getResults(), extents)) {
      auto dim = dyn_cast<AffineDimExpr>(expr);
      if (!dim)
        continue;
      Extent &loop = loops[dim.getPosition()];
      FailureOr<Extent> both = unify(op, loop, extent);
      if (failed(both))
        return failure();
      loop = *both;
    }
  }
  for (OpResult result : op->getResults()) {
    OpOperand *init = op.getTiedOpOperand(result);
    if (failed(set(result, get(init->get()))))
      return failure();
  }
  if (linalg::isaContractionOpInterface(op))
    addFlops(loops);
  return success();
}

LogicalResult ShapeFollower::visitLinear(LinearOp op) {
  Extents input = get(op->getOperand(0)), weight = get(op->getOperand(1));
  bool transposed = op->hasAttr("transpose_weight");
  Extent k = transposed ? weight[1] : weight[0];
  Extent n = transposed ? weight[0] : weight[1];
  FailureOr<Extent> both = unify(op, input.back(), k);
  if (failed(both))
    return failure();
  if (op->getNumOperands() > 2) {
    FailureOr<Extent> width = unify(op, get(op->getOperand(2)).back(), n);
    if (failed(width))
      return failure();
    n = *width;
  }
  input.back() = n;
  if (failed(set(op->getResult(0), input)))
    return failure();
  input.push_back(*both);
  addFlops(input);
  return success();
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

/// Ops whose operands of the result's type also have its shape.
LogicalResult ShapeFollower::visitElementwise(Operation *op) {
  Value result = op->getResult(0);
  for (Value operand : op->getOperands())
    if (get(operand).size() == get(result).size() &&
        (operand.getType() == result.getType() ||
         op->hasTrait<OpTrait::Elementwise>()))
      if (failed(set(result, get(operand))))
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
  if (auto empty = dyn_cast<tensor::EmptyOp>(op)) {
    Extents extents = fromType(empty.getType());
    auto dynamic = empty.getDynamicSizes().begin();
    for (Extent &extent : extents)
      if (extent.isUnknown())
        extent = getSize(*dynamic++);
    return set(empty, extents);
  }
  if (auto cast = dyn_cast<tensor::CastOp>(op))
    return set(cast, get(cast.getSource()));
  if (auto split = dyn_cast<SplitOp>(op)) {
    Extents extents = get(split->getOperand(0));
    if (extents.back().isConstant())
      extents.back() = Extent::constant(extents.back().getConstant() / 2);
    else
      extents.back() = Extent();
    for (OpResult result : split->getResults())
      if (failed(set(result, extents)))
        return failure();
    return success();
  }
  if (op->hasTrait<OpTrait::Elementwise>() ||
      (isa_and_present<CreaseDialect>(op->getDialect()) &&
       op->getNumResults() == 1 && op->getNumOperands() >= 1 &&
       op->getResult(0).getType() == op->getOperand(0).getType())) {
    if (op->getNumResults() == 1 && isa<ShapedType>(op->getResult(0).getType()))
      return visitElementwise(op);
    return success();
  }
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
