//===- Signature.cpp - The C signature of a function ----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Target/Signature.h"

#include "crease/Dialect/Crease.h"

using namespace mlir;
using namespace crease;

unsigned CSignature::getNumSizes() const {
  unsigned count = 0;
  for (const CArgument &input : inputs)
    count += llvm::count_if(input.shape, ShapedType::isDynamic);
  return count;
}

/// The element type and shape of a type that C can see.
static LogicalResult describe(func::FuncOp func, Type type,
                              CArgument &argument) {
  argument.elementType = getElementTypeOrSelf(type);
  if (auto shaped = dyn_cast<ShapedType>(type)) {
    auto vector = dyn_cast<VectorType>(type);
    if (!isa<RankedTensorType, VectorType>(type) ||
        (vector && vector.isScalable()))
      return func.emitError()
             << "type " << type << " has no place in a C interface (C50)";
    argument.shape.assign(shaped.getShape().begin(), shaped.getShape().end());
  }
  Type element = argument.elementType;
  if (!isSupportedFloat(element) && !element.isIndex() &&
      !element.isInteger(1) && !element.isInteger(8) &&
      !element.isInteger(16) && !element.isInteger(32) &&
      !element.isInteger(64))
    return func.emitError()
           << "type " << type << " has no place in a C interface (C50)";
  return success();
}

FailureOr<CSignature> crease::getCSignature(func::FuncOp func) {
  CSignature signature;
  signature.name = func.getSymName().str();
  for (auto [index, type] : llvm::enumerate(func.getArgumentTypes())) {
    CArgument argument;
    argument.name = "in" + std::to_string(index);
    argument.isWeight = !!func.getArgAttr(index, weightAttrName);
    if (failed(describe(func, type, argument)))
      return failure();
    signature.inputs.push_back(std::move(argument));
  }
  for (auto [index, type] : llvm::enumerate(func.getResultTypes())) {
    CArgument argument;
    argument.name = "out" + std::to_string(index);
    if (failed(describe(func, type, argument)))
      return failure();
    signature.outputs.push_back(std::move(argument));
  }
  return signature;
}
