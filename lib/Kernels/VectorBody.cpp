//===- VectorBody.cpp - Scalar bodies onto vectors ------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Kernels/VectorBody.h"

#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace crease;

LogicalResult crease::checkVectorBits(Operation *op, int64_t bits) {
  if (bits >= 128 && bits <= 2048 && llvm::isPowerOf2_64(bits))
    return success();
  return op->emitError()
         << "vector-bits must be a power of two from 128 to 2048, not " << bits;
}

std::string crease::whyNotOnVectors(Block &block) {
  for (Operation &op : block.without_terminator()) {
    std::string name = op.getName().getStringRef().str();
    if (isa<arith::ConstantOp, linalg::IndexOp>(op))
      continue;
    if (!OpTrait::hasElementwiseMappableTraits(&op) &&
        !isa<ActivationOpInterface, ApplyOp>(op))
      return name + " is not elementwise";
    if (op.getNumRegions() != 0 || !isPure(&op))
      return name + " may trap or have effects";
    auto isNumber = [](Type type) { return type.isIntOrIndexOrFloat(); };
    if (!llvm::all_of(op.getOperandTypes(), isNumber) ||
        !llvm::all_of(op.getResultTypes(), isNumber))
      return name + " is not on scalars";
  }
  return {};
}

/// About how many instructions an op takes on a vector; nothing for those that
/// are not a matter of a few.
static std::optional<unsigned> getCost(Operation &op) {
  if (isa<ReluOp, Relu6Op, HardTanhOp, ReluSquaredOp, LeakyReluOp, PreluOp,
          RegluOp, BilinearOp>(op))
    return 2;
  if (isa<HardSigmoidOp, HardSwishOp>(op))
    return 4;
  if (!isa_and_nonnull<arith::ArithDialect>(op.getDialect()))
    return std::nullopt;
  if (isa<arith::ConstantOp>(op))
    return 0;
  // Narrow floats are converted in integers on some targets.
  return isa<arith::TruncFOp, arith::ExtFOp>(op) ? 4 : 1;
}

std::optional<unsigned> crease::countInstructions(Block &block) {
  unsigned count = 0;
  for (Operation &op : block.without_terminator()) {
    std::optional<unsigned> own = getCost(op);
    if (!own)
      return std::nullopt;
    count += *own;
  }
  return count;
}

Value crease::broadcastToLanes(OpBuilder &builder, Location loc, Value value,
                               int64_t lanes) {
  if (isa<VectorType>(value.getType()))
    return value;
  return vector::BroadcastOp::create(
      builder, loc, VectorType::get({lanes}, value.getType()), value);
}

SmallVector<Value>
crease::cloneOntoVectors(OpBuilder &builder, Block &block,
                         ArrayRef<Value> arguments, int64_t lanes,
                         llvm::function_ref<Value(int64_t)> index) {
  IRMapping mapping;
  // What comes from outside of the body is the same for all lanes.
  auto onLanes = [&](Value value, Location loc) {
    Value mapped = mapping.lookupOrDefault(value);
    Value vector = broadcastToLanes(builder, loc, mapped, lanes);
    if (vector != mapped)
      mapping.map(value, vector);
    return vector;
  };
  for (auto [argument, value] :
       llvm::zip_equal(block.getArguments(), arguments))
    if (value)
      mapping.map(argument, value);
  for (Operation &op : block.without_terminator()) {
    if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
      auto type = VectorType::get({lanes}, constant.getType());
      mapping.map(constant.getResult(),
                  arith::ConstantOp::create(
                      builder, op.getLoc(),
                      DenseElementsAttr::get(type, constant.getValue())));
      continue;
    }
    if (auto position = dyn_cast<linalg::IndexOp>(op)) {
      assert(index && "body uses linalg.index");
      mapping.map(position.getResult(), index(position.getDim()));
      continue;
    }
    for (Value operand : op.getOperands())
      onLanes(operand, op.getLoc());
    Operation *clone = builder.clone(op, mapping);
    for (OpResult result : clone->getResults())
      result.setType(VectorType::get({lanes}, result.getType()));
  }
  SmallVector<Value> yielded;
  Operation *terminator = block.getTerminator();
  for (Value value : terminator->getOperands())
    yielded.push_back(onLanes(value, terminator->getLoc()));
  return yielded;
}
