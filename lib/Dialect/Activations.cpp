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

bool crease::isSupportedFloat(Type type) {
  return isa<Float64Type, Float32Type, Float16Type, BFloat16Type>(type);
}

bool crease::isPlainCode(Operation *op) {
  StringRef dialect = op->getName().getDialectNamespace();
  return (dialect == "arith" || dialect == "math" || dialect == "crease") &&
         isPure(op) && op->getNumRegions() == 0;
}

LogicalResult crease::checkVectorSize(Operation *op, Type type, int64_t most) {
  auto vector = dyn_cast<VectorType>(type);
  if (!vector || vector.getNumElements() <= most)
    return success();
  return op->emitOpError("has ")
         << vector.getNumElements() << " elements; at most " << most
         << " can be written out";
}

LogicalResult crease::verifyActivation(Operation *op) {
  for (StringAttr name : op->getName().getAttributeNames()) {
    auto parameter = op->getAttrOfType<FloatAttr>(name);
    if (!parameter)
      continue;
    if (!parameter.getValue().isFinite())
      return op->emitOpError() << name.getValue() << " must be finite (C4)";
    if (parameter.getType().getIntOrFloatBitWidth() > 64)
      return op->emitOpError()
             << name.getValue() << " must be at most 64 bits wide (C4)";
  }
  auto parameter = [&](StringRef name) {
    return op->getAttrOfType<FloatAttr>(name).getValueAsDouble();
  };
  if (isa<CeluOp, CeluGradOp>(op) && parameter("alpha") == 0)
    return op->emitOpError("alpha must not be zero (C5)");
  if (isa<SoftplusOp, SoftplusGradOp>(op) && parameter("beta") == 0)
    return op->emitOpError("beta must not be zero (C5)");
  if (isa<HardTanhOp, HardTanhGradOp>(op) &&
      parameter("min") > parameter("max"))
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

ResultRange crease::emitLike(OpBuilder &builder, Location loc, Operation *op,
                             ValueRange operands, Type resultType) {
  SmallVector<Type> types(op->getNumResults(), resultType);
  OperationState state(loc, op->getName(), operands, types,
                       op->getDiscardableAttrDictionary().getValue());
  state.propertiesAttr = op->getPropertiesAsAttribute();
  return builder.create(state)->getResults();
}

//===----------------------------------------------------------------------===//
// Folding
//===----------------------------------------------------------------------===//

/// Above this number of elements a constant is left to run time.
static constexpr int64_t maxFoldedElements = 1024;

LogicalResult crease::foldActivation(ActivationOpInterface op,
                                     ArrayRef<Attribute> operands,
                                     SmallVectorImpl<OpFoldResult> &results) {
  Type type = op->getResult(0).getType();
  auto elementType = cast<FloatType>(getElementTypeOrSelf(type));
  auto shaped = dyn_cast<ShapedType>(type);
  if (shaped && !shaped.hasStaticShape())
    return failure();

  bool allSplat = true;
  for (Attribute operand : operands) {
    if (!isa_and_nonnull<FloatAttr, DenseFPElementsAttr>(operand))
      return failure();
    if (auto dense = dyn_cast<DenseFPElementsAttr>(operand)) {
      // Broadcast constants are left alone unless they are splats.
      allSplat &= dense.isSplat();
      if (!dense.isSplat() && dense.getType() != type)
        return failure();
    }
  }
  int64_t count = shaped && !allSplat ? shaped.getNumElements() : 1;
  if (count > maxFoldedElements)
    return failure();

  auto elementOf = [](Attribute operand, int64_t index) -> APFloat {
    if (auto scalar = dyn_cast<FloatAttr>(operand))
      return scalar.getValue();
    auto dense = cast<DenseFPElementsAttr>(operand);
    return dense.isSplat() ? dense.getSplatValue<APFloat>()
                           : *(dense.value_begin<APFloat>() + index);
  };
  SmallVector<SmallVector<APFloat>> values(op->getNumResults());
  for (int64_t i = 0; i < count; ++i) {
    SmallVector<double> inputs;
    for (Attribute operand : operands)
      inputs.push_back(elementOf(operand, i).convertToDouble());
    for (auto [result, number] : llvm::zip_equal(values, op.evaluate(inputs))) {
      APFloat value(number);
      bool losesInfo;
      value.convert(elementType.getFloatSemantics(),
                    APFloat::rmNearestTiesToEven, &losesInfo);
      result.push_back(value);
    }
  }
  for (ArrayRef<APFloat> result : values) {
    if (shaped)
      results.push_back(DenseElementsAttr::get(shaped, result));
    else
      results.push_back(FloatAttr::get(elementType, result.front()));
  }
  return success();
}

OpFoldResult crease::foldActivation(ActivationOpInterface op,
                                    ArrayRef<Attribute> operands) {
  SmallVector<OpFoldResult> results;
  if (failed(foldActivation(op, operands, results)))
    return {};
  return results.front();
}
