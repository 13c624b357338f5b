//===- Gates.cpp - Gated units as factor times value ----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/Gates.h"

#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace crease;

/// What stands for a factor of a gated unit that `op` is or derives from: the
/// activation, or with `slope` its derivative.
static Value createFactor(OpBuilder &builder, Operation *op, Value gate,
                          bool slope) {
  Location loc = op->getLoc();
  Type type = gate.getType();
  auto create = [&](auto *activation, auto *derivative, auto... parameters) {
    using Activation = std::remove_pointer_t<decltype(activation)>;
    using Derivative = std::remove_pointer_t<decltype(derivative)>;
    if (slope)
      return Derivative::create(builder, loc, type, gate, parameters...)
          ->getResult(0);
    return Activation::create(builder, loc, type, gate, parameters...)
        ->getResult(0);
  };
  return llvm::TypeSwitch<Operation *, Value>(op)
      .Case<GluOp, GluGradOp>([&](auto) {
        return create((SigmoidOp *)nullptr, (SigmoidGradOp *)nullptr);
      })
      .Case<SwigluOp, SwigluGradOp>([&](auto swiglu) {
        return create((SwishOp *)nullptr, (SwishGradOp *)nullptr,
                      swiglu.getBetaAttr());
      })
      .Case<GegluOp, GegluGradOp>([&](auto) {
        return create((GeluOp *)nullptr, (GeluGradOp *)nullptr);
      })
      .Case<GegluTanhOp, GegluTanhGradOp>([&](auto) {
        return create((GeluTanhOp *)nullptr, (GeluTanhGradOp *)nullptr);
      })
      .Case<RegluOp, RegluGradOp>([&](auto) {
        return create((ReluOp *)nullptr, (ReluGradOp *)nullptr);
      })
      .Case<BilinearOp, BilinearGradOp>([&](auto) {
        return slope ? createFloatConstant(builder, loc, gate, 1) : gate;
      })
      .Default([](Operation *op) -> Value {
        llvm::report_fatal_error("Gates.cpp names no factor for " +
                                 op->getName().getStringRef());
      });
}

/// Whether the operands are called gate and value.
static bool hasGate(Operation *op) {
  auto activation = dyn_cast<ActivationOpInterface>(op);
  return activation && op->getNumOperands() == 2 &&
         activation.getOperandNames().front() == "gate";
}

bool crease::isGate(Operation *op) {
  return hasGate(op) && op->getNumResults() == 1;
}

SmallVector<Value> crease::splitGate(OpBuilder &builder, Operation *op) {
  Location loc = op->getLoc();
  if (!hasGate(op))
    return {};
  bool isSlope = op->getNumResults() == 2;
  Type elementType = getElementTypeOrSelf(op->getResult(0).getType());
  Type rounded = elementType.getIntOrFloatBitWidth() < 32
                     ? Type(builder.getF32Type())
                     : elementType;
  Type type = withElementType(op->getResult(0).getType(), rounded);
  Value gate = convertFloat(builder, loc, op->getOperand(0), rounded);
  Value value = convertFloat(builder, loc, op->getOperand(1), rounded);
  Value gateSlope, valueSlope;
  if (auto limit = op->getAttrOfType<FloatAttr>("limit")) {
    FloatAttr most = limit;
    FloatAttr least = FloatAttr::get(limit.getType(), -limit.getValue());
    if (isSlope) {
      // A clamp is flat at its end and beyond.
      Value end = createFloatConstant(builder, loc, gate,
                                      limit.getValue().convertToDouble());
      Value flat = arith::CmpFOp::create(builder, loc,
                                         arith::CmpFPredicate::OGE, gate, end);
      gateSlope = arith::SelectOp::create(
          builder, loc, flat, createFloatConstant(builder, loc, gate, 0),
          createFloatConstant(builder, loc, gate, 1));
      Value isNaN = arith::CmpFOp::create(
          builder, loc, arith::CmpFPredicate::UNO, gate, gate);
      gateSlope = arith::SelectOp::create(builder, loc, isNaN, gate, gateSlope);
      valueSlope =
          HardTanhGradOp::create(builder, loc, type, value, least, most);
    }
    value = HardTanhOp::create(builder, loc, type, value, least, most);
    Value bound = createFloatConstant(builder, loc, gate,
                                      limit.getValue().convertToDouble());
    Value above = arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::OGT,
                                        gate, bound);
    gate = arith::SelectOp::create(builder, loc, above, bound, gate);
  }
  Value factor = createFactor(builder, op, gate, /*slope=*/false);
  if (!isSlope) {
    Value product = arith::MulFOp::create(builder, loc, factor, value);
    return {convertFloat(builder, loc, product, elementType)};
  }
  auto times = [&](Value x, Value y) {
    return y ? arith::MulFOp::create(builder, loc, x, y) : x;
  };
  Value slope = createFactor(builder, op, gate, /*slope=*/true);
  return {convertFloat(builder, loc, times(times(slope, gateSlope), value),
                       elementType),
          convertFloat(builder, loc, times(factor, valueSlope), elementType)};
}
