//===- EmitDefinition.cpp - Definitions as arith and math ops -------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace crease;

Type crease::withElementType(Type type, Type elementType) {
  if (auto shaped = dyn_cast<ShapedType>(type))
    return shaped.clone(elementType);
  return elementType;
}

//===----------------------------------------------------------------------===//
// Rounding
//===----------------------------------------------------------------------===//

/// An integer constant of the type of `like`.
static Value createInteger(OpBuilder &builder, Location loc, Value like,
                           int64_t value) {
  Type type = like.getType();
  auto attribute = builder.getIntegerAttr(getElementTypeOrSelf(type), value);
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped)
    return arith::ConstantOp::create(builder, loc, attribute);
  return arith::ConstantOp::create(builder, loc,
                                   DenseElementsAttr::get(shaped, attribute));
}

Value crease::roundToOdd(OpBuilder &b, Location loc, Value value) {
  Type f32 = withElementType(value.getType(), b.getF32Type());
  Type i32 = withElementType(value.getType(), b.getI32Type());
  Value nearest = arith::TruncFOp::create(b, loc, f32, value);
  Value back = arith::ExtFOp::create(b, loc, value.getType(), nearest);
  Value inexact =
      arith::CmpFOp::create(b, loc, arith::CmpFPredicate::ONE, back, value);
  Value bits = arith::BitcastOp::create(b, loc, i32, nearest);
  Value one = createInteger(b, loc, bits, 1);
  Value last = arith::AndIOp::create(b, loc, bits, one);
  Value isEven = arith::CmpIOp::create(b, loc, arith::CmpIPredicate::eq, last,
                                       createInteger(b, loc, bits, 0));
  Value tooSmall = arith::CmpFOp::create(b, loc, arith::CmpFPredicate::OLT,
                                         math::AbsFOp::create(b, loc, back),
                                         math::AbsFOp::create(b, loc, value));
  Value step = arith::SelectOp::create(b, loc, tooSmall, one,
                                       createInteger(b, loc, bits, -1));
  Value moved = arith::AddIOp::create(b, loc, bits, step);
  Value moves = arith::AndIOp::create(b, loc, inexact, isEven);
  Value odd = arith::SelectOp::create(b, loc, moves, moved, bits);
  return arith::BitcastOp::create(b, loc, f32, odd);
}

Value crease::convertFloat(OpBuilder &builder, Location loc, Value value,
                           Type elementType) {
  Type from = getElementTypeOrSelf(value.getType());
  if (from == elementType)
    return value;
  Type type = withElementType(value.getType(), elementType);
  unsigned oldWidth = from.getIntOrFloatBitWidth();
  unsigned newWidth = elementType.getIntOrFloatBitWidth();
  if (oldWidth == newWidth) {
    // f16 and bf16 meet in f32, which holds both.
    value = convertFloat(builder, loc, value, builder.getF32Type());
    return arith::TruncFOp::create(builder, loc, type, value);
  }
  if (oldWidth < newWidth)
    return arith::ExtFOp::create(builder, loc, type, value);
  if (oldWidth == 64 && newWidth == 16)
    value = roundToOdd(builder, loc, value);
  return arith::TruncFOp::create(builder, loc, type, value);
}

Value crease::emitExpOfDifference(OpBuilder &builder, Location loc, Value x,
                                  Value m) {
  auto add = [&](Value a, Value b) {
    return arith::AddFOp::create(builder, loc, a, b);
  };
  auto sub = [&](Value a, Value b) {
    return arith::SubFOp::create(builder, loc, a, b);
  };
  auto constant = [&](double value) {
    return createFloatConstant(builder, loc, x, value);
  };
  Value hi = sub(x, m);
  Value part = sub(x, hi);
  Value lo = add(sub(x, add(hi, part)), sub(part, m));
  Value isFinite =
      arith::CmpFOp::create(builder, loc, arith::CmpFPredicate::OGT, hi,
                            constant(-std::numeric_limits<double>::infinity()));
  lo = arith::SelectOp::create(builder, loc, isFinite, lo, constant(0.0));
  Value e = math::ExpOp::create(builder, loc, hi);
  return math::FmaOp::create(builder, loc, e, lo, e);
}

//===----------------------------------------------------------------------===//
// Custom definitions
//===----------------------------------------------------------------------===//

/// A constant of the definition in the type in which it is evaluated.
static Value emitConstant(OpBuilder &builder, Location loc,
                          arith::ConstantOp constant, Value like) {
  if (auto number = dyn_cast<FloatAttr>(constant.getValue()))
    return createFloatConstant(builder, loc, like,
                               number.getValue().convertToDouble());
  auto shaped = dyn_cast<ShapedType>(like.getType());
  if (!shaped)
    return builder.clone(*constant)->getResult(0);
  auto type = shaped.clone(constant.getType());
  return arith::ConstantOp::create(
      builder, loc, DenseElementsAttr::get(type, constant.getValue()));
}

FailureOr<Value> crease::emitDefinition(OpBuilder &builder, Location loc,
                                        DefineOp definition,
                                        ValueRange operands, Inner inner) {
  Block &body = definition.getBody().front();
  Type type = operands.front().getType();
  IRMapping mapping;
  mapping.map(body.getArguments(), operands);
  for (Operation &op : body.without_terminator()) {
    SmallVector<Value> mapped;
    for (Value operand : op.getOperands())
      mapped.push_back(mapping.lookup(operand));
    if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
      mapping.map(constant.getResult(),
                  emitConstant(builder, loc, constant, operands.front()));
      continue;
    }
    if (isa<arith::ExtFOp, arith::TruncFOp>(op)) {
      mapping.map(op.getResult(0), mapped.front());
      continue;
    }
    if (inner != Inner::Keep && isa<ActivationOpInterface, ApplyOp>(op)) {
      FailureOr<SmallVector<Value>> values = emitActivation(
          builder, loc, &op, mapped, inner == Inner::OpenCarefully);
      if (failed(values))
        return failure();
      mapping.map(op.getResults(), *values);
      continue;
    }
    Type old = op.getResult(0).getType();
    Type resultType = isa<FloatType>(old) ? type : withElementType(type, old);
    mapping.map(op.getResults(),
                emitLike(builder, loc, &op, mapped, resultType));
  }
  return mapping.lookup(body.getTerminator()->getOperand(0));
}

FailureOr<SmallVector<Value>>
crease::emitActivation(OpBuilder &builder, Location loc, Operation *op,
                       ValueRange operands, bool careful) {
  if (auto activation = dyn_cast<ActivationOpInterface>(op))
    return activation.emitDefinition(builder, loc, operands, careful);
  auto apply = cast<ApplyOp>(op);
  auto definition =
      SymbolTable::lookupNearestSymbolFrom<DefineOp>(op, apply.getCalleeAttr());
  FailureOr<Value> value =
      emitDefinition(builder, loc, definition, operands,
                     careful ? Inner::OpenCarefully : Inner::Open);
  if (failed(value))
    return failure();
  return SmallVector<Value>{*value};
}
