//===- ShapeRules.cpp - What each operation says of sizes -----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShapeFollower.h"

#include "llvm/ADT/SmallBitVector.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace crease;

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
      if (failed(meet(op, loops[dim.getPosition()], extent)))
        return failure();
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
  Extent k = input.back(), n = weight[transposed ? 0 : 1];
  if (failed(meet(op, k, weight[transposed ? 1 : 0])))
    return failure();
  if (op->getNumOperands() > 2 &&
      failed(meet(op, n, get(op->getOperand(2)).back())))
    return failure();
  input.back() = n;
  if (failed(set(op->getResult(0), input)))
    return failure();
  input.push_back(k);
  addFlops(input);
  return success();
}

LogicalResult ShapeFollower::visitFusedLinear(FusedLinearOp op) {
  Extents rows = get(op.getInput());
  Extent k = rows.pop_back_val(), n;
  for (auto [index, weight] : llvm::enumerate(op.getWeights())) {
    Extents extents = get(weight);
    if (op.getPacked()) {
      if (failed(meet(op, k, extents[1])))
        return failure();
      continue;
    }
    bool transposed = op.isTransposed(index);
    if (failed(meet(op, k, extents[transposed ? 1 : 0])) ||
        failed(meet(op, n, extents[transposed ? 0 : 1])))
      return failure();
  }
  // Those by column first: "element" and the outputs are checked against all.
  for (auto [index, extra] : llvm::enumerate(op.getExtras()))
    if (op.getExtraKind(index) == "column" &&
        failed(meet(op, n, get(extra).back())))
      return failure();
  Extents output = rows;
  output.push_back(n);
  for (auto [index, extra] : llvm::enumerate(op.getExtras())) {
    StringRef kind = op.getExtraKind(index);
    MutableArrayRef<Extent> own(output);
    if ((kind == "row" && failed(meet(op, own.drop_back(), get(extra)))) ||
        (kind == "element" && failed(meet(op, own, get(extra)))))
      return failure();
  }
  for (Value init : op.getInits())
    if (failed(meet(op, output, get(init))))
      return failure();
  for (Value result : op.getResults())
    if (failed(set(result, output)))
      return failure();
  output.push_back(k);
  for (unsigned i = 0, e = op.getNumAccumulators(); i < e; ++i)
    addFlops(output);
  return success();
}

/// A shape without its axis.
static Extents dropAxis(ArrayRef<Extent> extents, int64_t axis) {
  Extents dropped(extents);
  dropped.erase(dropped.begin() + axis);
  return dropped;
}

LogicalResult ShapeFollower::meetTarget(Operation *op,
                                        MutableArrayRef<Extent> logits,
                                        ArrayRef<Extent> target, int64_t axis) {
  if (target.size() == logits.size())
    return meet(op, logits, target);
  // Class indices: before the axis, and behind it.
  return success(
      succeeded(meet(op, logits.take_front(axis), target.take_front(axis))) &&
      succeeded(
          meet(op, logits.drop_front(axis + 1), target.drop_front(axis))));
}

LogicalResult ShapeFollower::visitCrossEntropy(Operation *op, int64_t axis,
                                               bool keepsAxis) {
  Extents logits = get(op->getOperand(0));
  if (failed(meetTarget(op, logits, get(op->getOperand(1)), axis)))
    return failure();
  return set(op->getResult(0), keepsAxis ? logits : dropAxis(logits, axis));
}

LogicalResult ShapeFollower::visitRows(RowsOp op) {
  Extents output = get(op.getInput());
  int64_t axis = op.getAxis();
  if (op.getTarget()) {
    if (failed(meetTarget(op, output, get(op.getTarget()), axis)))
      return failure();
    if (op.isLoss())
      output = dropAxis(output, axis);
  }
  if (failed(meet(op, output, get(op.getInit()))))
    return failure();
  return op.getResult() ? set(op.getResult(), output) : success();
}

LogicalResult ShapeFollower::visitSplit(SplitOp op) {
  Extents extents = get(op->getOperand(0));
  Extent &last = extents.back();
  if (last.isConstant() && last.getConstant() % 2 != 0)
    return op->emitError() << "size " << last.str() << " should be even here";
  last =
      last.isConstant() ? Extent::constant(last.getConstant() / 2) : Extent();
  for (Value result : op->getResults())
    if (failed(set(result, extents)))
      return failure();
  return success();
}

/// Ops whose operands have the shape of their results, or broadcast to it.
LogicalResult ShapeFollower::visitElementwise(Operation *op) {
  Extents shape = fromType(op->getResult(0).getType());
  for (Value operand : op->getOperands()) {
    Extents extents = get(operand);
    if (extents.empty() || extents.size() > shape.size())
      continue;
    MutableArrayRef<Extent> tail(shape);
    tail = tail.take_back(extents.size());
    ArrayRef<int64_t> sizes = cast<ShapedType>(operand.getType()).getShape();
    for (auto [own, other, size] : llvm::zip_equal(tail, extents, sizes))
      // What is 1 by its type is stretched; a dynamic size never is.
      if (size != 1 && failed(meet(op, own, other)))
        return failure();
  }
  for (Value result : op->getResults())
    if (failed(set(result, shape)))
      return failure();
  return success();
}

LogicalResult ShapeFollower::visitConcat(tensor::ConcatOp op) {
  Extents shape = get(op.getInputs().front());
  Extent sum = Extent::constant(0);
  for (Value input : op.getInputs()) {
    Extents extents = get(input);
    Extent own = extents[op.getDim()];
    sum = sum.isConstant() && own.isConstant()
              ? Extent::constant(sum.getConstant() + own.getConstant())
              : Extent();
    extents[op.getDim()] = shape[op.getDim()];
    if (failed(meet(op, shape, extents)))
      return failure();
  }
  shape[op.getDim()] = sum;
  return set(op, shape);
}

LogicalResult ShapeFollower::checkSlice(OffsetSizeAndStrideOpInterface op,
                                        ArrayRef<Extent> whole) {
  Extents offsets = getSizes(op.getMixedOffsets());
  Extents lengths = getSizes(op.getMixedSizes());
  Extents strides = getSizes(op.getMixedStrides());
  for (auto [offset, length, stride, size] :
       llvm::zip_equal(offsets, lengths, strides, whole)) {
    if (!offset.isConstant() || !length.isConstant() || !stride.isConstant() ||
        !size.isConstant())
      continue;
    int64_t first = offset.getConstant(), count = length.getConstant(), last;
    if (count == 0)
      continue;
    bool overflows = llvm::MulOverflow(count - 1, stride.getConstant(), last) ||
                     llvm::AddOverflow(first, last, last);
    if (count < 0 || overflows || std::min(first, last) < 0 ||
        std::max(first, last) >= size.getConstant())
      return op->emitError() << "a slice of " << count << " from " << first
                             << " by " << stride.getConstant()
                             << " does not lie within the size " << size.str();
  }
  return success();
}

/// The dimensions of a slice that its type keeps.
template <class Slice>
static Extents dropUnits(Slice op, ArrayRef<Extent> lengths) {
  llvm::SmallBitVector dropped = op.getDroppedDims();
  Extents kept;
  for (auto [index, length] : llvm::enumerate(lengths))
    if (!dropped[index])
      kept.push_back(length);
  return kept;
}

LogicalResult ShapeFollower::visitExtractSlice(tensor::ExtractSliceOp op) {
  if (failed(checkSlice(op, get(op.getSource()))))
    return failure();
  return set(op, dropUnits(op, getSizes(op.getMixedSizes())));
}

LogicalResult ShapeFollower::visitInsertSlice(tensor::InsertSliceOp op) {
  Extents whole = get(op.getDest());
  if (failed(checkSlice(op, whole)))
    return failure();
  Extents slice = dropUnits(op, getSizes(op.getMixedSizes()));
  if (failed(meet(op, slice, get(op.getSource()))))
    return failure();
  return set(op, whole);
}

/// The product of sizes; unknown if two are that are not numbers.
static Extent multiply(ArrayRef<Extent> factors) {
  if (factors.size() == 1)
    return factors.front();
  int64_t product = 1;
  for (Extent factor : factors) {
    if (!factor.isConstant() ||
        llvm::MulOverflow(product, factor.getConstant(), product))
      return Extent();
  }
  return Extent::constant(product);
}

LogicalResult
ShapeFollower::visitReshape(Operation *op, Value expanded, Value collapsed,
                            ArrayRef<ReassociationIndices> groups) {
  Extents many = get(expanded), few = get(collapsed);
  for (auto [group, own] : llvm::zip_equal(groups, few)) {
    Extents factors;
    for (int64_t dimension : group)
      factors.push_back(many[dimension]);
    if (failed(meet(op, own, multiply(factors))))
      return failure();
    if (group.size() == 1 && failed(meet(op, many[group.front()], own)))
      return failure();
  }
  return set(op->getResult(0), op->getResult(0) == expanded ? many : few);
}
