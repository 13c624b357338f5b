//===- Activations.cpp - What all activations share -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/Crease.h"

#include "mlir/IR/BuiltinAttributes.h"

using namespace mlir;
using namespace crease;

#include "crease/Dialect/CreaseInterfaces.cpp.inc"

//===----------------------------------------------------------------------===//
// Verification
//===----------------------------------------------------------------------===//

/// Whether a value of type `from` broadcasts, aligned at the last dimension and
/// with sizes of 1 stretched, to type `to`.
static bool broadcasts(Type from, Type to) {
  if (from == to)
    return true;
  if (getElementTypeOrSelf(from) != getElementTypeOrSelf(to))
    return false;
  auto source = dyn_cast<ShapedType>(from);
  auto target = dyn_cast<ShapedType>(to);
  if (!source)
    return true;
  if (!target || isa<VectorType>(from) != isa<VectorType>(to) ||
      source.getRank() > target.getRank())
    return false;
  ArrayRef<int64_t> tail = target.getShape().take_back(source.getRank());
  for (auto [size, wanted] : llvm::zip_equal(source.getShape(), tail))
    if (size != wanted && size != 1)
      return false;
  return true;
}

LogicalResult crease::verifyBroadcast(Operation *op) {
  Type type = op->getResult(0).getType();
  for (auto [index, operand] : llvm::enumerate(op->getOperandTypes()))
    if (!broadcasts(operand, type))
      return op->emitOpError() << "operand #" << index << " of type " << operand
                               << " does not broadcast to " << type << " (C8)";
  return success();
}

LogicalResult crease::verifyActivation(Operation *op) {
  for (NamedAttribute attr : op->getAttrs()) {
    auto parameter = dyn_cast<FloatAttr>(attr.getValue());
    if (!parameter)
      continue;
    StringRef name = attr.getName().getValue();
    if (!parameter.getValue().isFinite())
      return op->emitOpError() << name << " must be finite (C4)";
    if (parameter.getType().getIntOrFloatBitWidth() > 64)
      return op->emitOpError() << name << " must be at most 64 bits wide (C4)";
  }
  if (auto celu = dyn_cast<CeluOp>(op); celu && celu.getAlpha().isZero())
    return op->emitOpError("alpha must not be zero (C5)");
  if (auto softplus = dyn_cast<SoftplusOp>(op);
      softplus && softplus.getBeta().isZero())
    return op->emitOpError("beta must not be zero (C5)");
  if (auto clamp = dyn_cast<HardTanhOp>(op);
      clamp &&
      clamp.getMin().convertToDouble() > clamp.getMax().convertToDouble())
    return op->emitOpError("min must not be greater than max (C6)");
  if (auto limit = op->getAttrOfType<FloatAttr>("limit");
      limit && (limit.getValue().isNegative() || limit.getValue().isZero()))
    return op->emitOpError("limit must be greater than zero (C7)");
  return verifyBroadcast(op);
}

FloatAttr crease::getParamAttr(Builder builder, float value) {
  return builder.getF32FloatAttr(value);
}

FloatAttr crease::getParamAttr(Builder builder, const APFloat &value) {
  const llvm::fltSemantics &semantics = value.getSemantics();
  if (&semantics == &APFloat::IEEEdouble())
    return FloatAttr::get(builder.getF64Type(), value);
  if (&semantics == &APFloat::IEEEhalf())
    return FloatAttr::get(builder.getF16Type(), value);
  if (&semantics == &APFloat::BFloat())
    return FloatAttr::get(builder.getBF16Type(), value);
  return FloatAttr::get(builder.getF32Type(), value);
}

Value crease::emitLike(OpBuilder &builder, Location loc, Operation *op,
                       ValueRange operands, Type resultType) {
  OperationState state(loc, op->getName(), operands, resultType,
                       op->getDiscardableAttrDictionary().getValue());
  state.propertiesAttr = op->getPropertiesAsAttribute();
  return builder.create(state)->getResult(0);
}

//===----------------------------------------------------------------------===//
// Folding
//===----------------------------------------------------------------------===//

/// Above this number of elements a constant is left to run time.
static constexpr int64_t maxFoldedElements = 1024;

OpFoldResult crease::foldActivation(ActivationOpInterface op,
                                    ArrayRef<Attribute> operands) {
  Type type = op->getResult(0).getType();
  auto elementType = cast<FloatType>(getElementTypeOrSelf(type));
  auto shaped = dyn_cast<ShapedType>(type);
  if (shaped && !shaped.hasStaticShape())
    return {};

  bool allSplat = true;
  for (Attribute operand : operands) {
    if (!isa_and_nonnull<FloatAttr, DenseFPElementsAttr>(operand))
      return {};
    if (auto dense = dyn_cast<DenseFPElementsAttr>(operand)) {
      // Broadcast constants are left alone unless they are splats.
      allSplat &= dense.isSplat();
      if (!dense.isSplat() && dense.getType() != type)
        return {};
    }
  }
  int64_t count = shaped && !allSplat ? shaped.getNumElements() : 1;
  if (count > maxFoldedElements)
    return {};

  auto elementOf = [](Attribute operand, int64_t index) -> APFloat {
    if (auto scalar = dyn_cast<FloatAttr>(operand))
      return scalar.getValue();
    auto dense = cast<DenseFPElementsAttr>(operand);
    return dense.isSplat() ? dense.getSplatValue<APFloat>()
                           : *(dense.value_begin<APFloat>() + index);
  };
  SmallVector<APFloat> values;
  for (int64_t i = 0; i < count; ++i) {
    SmallVector<double> inputs;
    for (Attribute operand : operands)
      inputs.push_back(elementOf(operand, i).convertToDouble());
    APFloat value(op.evaluate(inputs));
    bool losesInfo;
    value.convert(elementType.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                  &losesInfo);
    values.push_back(value);
  }
  if (!shaped)
    return FloatAttr::get(elementType, values.front());
  return DenseElementsAttr::get(shaped, values);
}
