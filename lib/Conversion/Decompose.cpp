//===- Decompose.cpp - Definitions as arith and math ops ------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"
#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
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

/// Writes a gated unit as its factor, rounded, times the value: the contract of
/// gates. f16 and bf16 go through f32, as their kernels do. Null where the op
/// is no gated unit.
static Value splitGate(OpBuilder &builder, Operation *op) {
  Location loc = op->getLoc();
  if (!isa<GluOp, SwigluOp, GegluOp, GegluTanhOp, RegluOp, BilinearOp>(op))
    return nullptr;
  Type elementType = getElementTypeOrSelf(op->getResult(0).getType());
  Type rounded = elementType.getIntOrFloatBitWidth() < 32
                     ? Type(builder.getF32Type())
                     : elementType;
  Type type = withElementType(op->getResult(0).getType(), rounded);
  Value gate = convertFloat(builder, loc, op->getOperand(0), rounded);
  Value value = convertFloat(builder, loc, op->getOperand(1), rounded);
  if (auto limit = op->getAttrOfType<FloatAttr>("limit")) {
    FloatAttr most = limit;
    FloatAttr least = FloatAttr::get(limit.getType(), -limit.getValue());
    value = HardTanhOp::create(builder, loc, type, value, least, most);
    Value bound = createFloatConstant(builder, loc, gate,
                                      limit.getValue().convertToDouble());
    Value above = arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::OGT,
                                        gate, bound);
    gate = arith::SelectOp::create(builder, loc, above, bound, gate);
  }
  Value factor = llvm::TypeSwitch<Operation *, Value>(op)
                     .Case([&](GluOp) {
                       return SigmoidOp::create(builder, loc, type, gate);
                     })
                     .Case([&](SwigluOp swiglu) {
                       return SwishOp::create(builder, loc, type, gate,
                                              swiglu.getBetaAttr());
                     })
                     .Case([&](GegluOp) {
                       return GeluOp::create(builder, loc, type, gate);
                     })
                     .Case([&](GegluTanhOp) {
                       return GeluTanhOp::create(builder, loc, type, gate);
                     })
                     .Case([&](RegluOp) {
                       return ReluOp::create(builder, loc, type, gate);
                     })
                     .Case([&](BilinearOp) { return gate; })
                     .Default([](Operation *) { return Value(); });
  Value product = arith::MulFOp::create(builder, loc, factor, value);
  return convertFloat(builder, loc, product, elementType);
}

namespace {
struct CreaseDecomposePass
    : crease::impl::CreaseDecomposeBase<CreaseDecomposePass> {
  void runOnOperation() override {
    SmallVector<Operation *> gates, activations;
    getOperation()->walk([&](Operation *op) {
      if (isa<ActivationOpInterface>(op) && !op->getParentOfType<DefineOp>())
        gates.push_back(op);
    });
    for (Operation *op : gates) {
      OpBuilder builder(op);
      if (Value product = splitGate(builder, op)) {
        op->getResult(0).replaceAllUsesWith(product);
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
