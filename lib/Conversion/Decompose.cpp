//===- Decompose.cpp - Definitions as arith and math ops ------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"
#include "crease/Dialect/EmitDefinition.h"
#include "crease/Dialect/Gates.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/TypeSwitch.h"

namespace crease {
#define GEN_PASS_DEF_CREASEDECOMPOSE
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

/// The operand in the type that the definition is evaluated in, broadcast to
/// the result's shape; null where that takes linalg.
static Value prepareOperand(OpBuilder &builder, Location loc, Value operand,
                            Type type) {
  Value wide = convertFloat(builder, loc, operand, getElementTypeOrSelf(type));
  if (wide.getType() == type)
    return wide;
  if (isa<VectorType>(type))
    return vector::BroadcastOp::create(builder, loc, type, wide);
  auto tensor = cast<RankedTensorType>(type);
  if (!isa<RankedTensorType>(wide.getType()) && tensor.hasStaticShape())
    return tensor::SplatOp::create(builder, loc, wide, tensor);
  return nullptr;
}

/// A loop over the elements of a large vector, in memory that `frame` owns: the
/// op on scalars in its place.
static Operation *splitIntoLoop(Operation *op, VectorType shape,
                                Operation *frame) {
  Location loc = op->getLoc();
  int64_t count = shape.getNumElements();
  OpBuilder start = OpBuilder::atBlockBegin(&frame->getRegion(0).front());
  auto allocate = [&](Type element) -> Value {
    return memref::AllocaOp::create(start, loc,
                                    MemRefType::get(count, element));
  };

  OpBuilder builder(op);
  Value zero = arith::ConstantIndexOp::create(builder, loc, 0);
  SmallVector<Value> inputs, outputs;
  for (Value operand : op->getOperands()) {
    auto type = dyn_cast<VectorType>(operand.getType());
    inputs.push_back(type ? allocate(type.getElementType()) : operand);
    if (!type)
      continue;
    Value whole =
        type.getShape() == shape.getShape()
            ? operand
            : vector::BroadcastOp::create(
                  builder, loc,
                  VectorType::get(shape.getShape(), type.getElementType()),
                  operand);
    Value line = vector::ShapeCastOp::create(
        builder, loc, VectorType::get(count, type.getElementType()), whole);
    vector::StoreOp::create(builder, loc, line, inputs.back(), zero);
  }
  for (Type type : op->getResultTypes())
    outputs.push_back(allocate(getElementTypeOrSelf(type)));

  auto loop = scf::ForOp::create(
      builder, loc, zero, arith::ConstantIndexOp::create(builder, loc, count),
      arith::ConstantIndexOp::create(builder, loc, 1));
  OpBuilder body = OpBuilder::atBlockBegin(loop.getBody());
  IRMapping mapping;
  for (auto [operand, input] : llvm::zip_equal(op->getOperands(), inputs))
    if (input != operand)
      mapping.map(operand, memref::LoadOp::create(body, loc, input,
                                                  loop.getInductionVar()));
  Operation *scalar = body.clone(*op, mapping);
  for (auto [result, output] : llvm::zip_equal(scalar->getResults(), outputs)) {
    result.setType(getElementTypeOrSelf(result.getType()));
    memref::StoreOp::create(body, loc, result, output, loop.getInductionVar());
  }

  for (auto [result, output] : llvm::zip_equal(op->getResults(), outputs)) {
    auto type = cast<VectorType>(result.getType());
    Value line = vector::LoadOp::create(
        builder, loc, VectorType::get(count, type.getElementType()), output,
        zero);
    result.replaceAllUsesWith(
        vector::ShapeCastOp::create(builder, loc, type, line));
  }
  op->erase();
  return scalar;
}

/// exp(x) 2^(64 - shift) as one exponential in f64, whose argument stays small
/// where x and shift are large.
static Value decomposeExpShifted(OpBuilder &builder, ExpShiftedOp op) {
  constexpr double ln2 = 0x1.62e42fefa39efp-1, ln2Rest = 0x1.abc9e3b39803fp-56;
  Location loc = op.getLoc();
  Type type = op.getType(), f64 = builder.getF64Type();
  Value x = convertFloat(builder, loc, op.getInput(), f64);
  Value shift = convertFloat(builder, loc, op.getShift(), f64);
  auto constant = [&](double value) {
    return createFloatConstant(builder, loc, x, value);
  };
  Value steps = arith::SubFOp::create(builder, loc, constant(64), shift);
  Value sum = math::FmaOp::create(builder, loc, steps, constant(ln2), x);
  sum = math::FmaOp::create(builder, loc, steps, constant(ln2Rest), sum);
  Value result = math::ExpOp::create(builder, loc, sum);
  return convertFloat(builder, loc, result, getElementTypeOrSelf(type));
}

namespace {
struct CreaseDecomposePass
    : crease::impl::CreaseDecomposeBase<CreaseDecomposePass> {
  void runOnOperation() override {
    getOperation()->walk([](ExpShiftedOp op) {
      OpBuilder builder(op);
      op.replaceAllUsesWith(decomposeExpShifted(builder, op));
      op.erase();
    });
    SmallVector<Operation *> gates, activations;
    getOperation()->walk([&](Operation *op) {
      if (isa<ActivationOpInterface>(op) && !op->getParentOfType<DefineOp>())
        gates.push_back(op);
    });
    for (Operation *op : gates) {
      OpBuilder builder(op);
      SmallVector<Value> results = splitGate(builder, op);
      if (!results.empty()) {
        op->replaceAllUsesWith(results);
        op->erase();
      }
    }
    getOperation()->walk([&](Operation *op) {
      // Definitions are emitted where they are applied.
      if (isa<ActivationOpInterface, ApplyOp>(op) &&
          !op->getParentOfType<DefineOp>())
        activations.push_back(op);
    });
    for (Operation *op : activations)
      if (failed(decompose(op)))
        return signalPassFailure();
    // A definition that nothing applies any more has served its purpose.
    SmallVector<DefineOp> definitions;
    getOperation()->walk(
        [&](DefineOp definition) { definitions.push_back(definition); });
    for (DefineOp definition : definitions)
      definition.erase();
  }

  LogicalResult decompose(Operation *op) {
    OpBuilder builder(op);
    Location loc = op->getLoc();
    Type type = op->getResult(0).getType();
    // LLVM takes minutes for calls and insertions of hundreds of elements.
    if (failed(checkVectorSize(op, type)))
      return failure();
    auto vector = dyn_cast<VectorType>(type);
    auto *frame = op->getParentWithTrait<OpTrait::AutomaticAllocationScope>();
    if (vector && vector.getNumElements() > 64 && frame)
      return decompose(splitIntoLoop(op, vector, frame));
    Type wide = withElementType(type, builder.getF64Type());
    SmallVector<Value> operands;
    for (Value operand : op->getOperands()) {
      Value prepared = prepareOperand(builder, loc, operand, wide);
      if (!prepared)
        return op->emitOpError("broadcasts tensors: run "
                               "convert-crease-to-linalg before "
                               "crease-decompose");
      operands.push_back(prepared);
    }
    FailureOr<SmallVector<Value>> values =
        emitActivation(builder, loc, op, operands,
                       /*careful=*/getElementTypeOrSelf(type).isF64());
    if (failed(values))
      return failure();
    for (auto [result, value] : llvm::zip_equal(op->getResults(), *values))
      if (!result.use_empty())
        result.replaceAllUsesWith(
            convertFloat(builder, loc, value, getElementTypeOrSelf(type)));
    op->erase();
    return success();
  }
};
} // namespace
