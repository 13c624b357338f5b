//===- Crease.cpp - The crease dialect ------------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/Crease.h"
#include "FusedAssembly.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/Transforms/InliningUtils.h"

using namespace mlir;
using namespace crease;

#include "crease/Dialect/CreaseDialect.cpp.inc"

namespace {
/// Every op of the dialect may be inlined anywhere.
struct CreaseInlinerInterface : DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;
  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final {
    return true;
  }
};
} // namespace

void CreaseDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "crease/Dialect/CreaseOps.cpp.inc"
      >();
  addInterfaces<CreaseInlinerInterface>();
  attachFusedBufferization(getContext());
}

LogicalResult CreaseDialect::verifyOperationAttribute(Operation *op,
                                                      NamedAttribute attr) {
  if (attr.getName() == cSignatureAttrName) {
    auto type = dyn_cast<TypeAttr>(attr.getValue());
    if (type && isa<FunctionType>(type.getValue()))
      return success();
    return op->emitOpError()
           << "'" << cSignatureAttrName << "' is the type of a function (C40)";
  }
  return op->emitOpError() << "has no attribute '" << attr.getName().getValue()
                           << "'; crease attributes stand on arguments (C40)";
}

LogicalResult CreaseDialect::verifyRegionArgAttribute(Operation *op,
                                                      unsigned regionIndex,
                                                      unsigned argIndex,
                                                      NamedAttribute attr) {
  if (attr.getName() != weightAttrName)
    return op->emitOpError()
           << "argument " << argIndex << " has an unknown attribute '"
           << attr.getName().getValue() << "' (C40)";
  if (!isa<UnitAttr>(attr.getValue()))
    return op->emitOpError()
           << "'" << weightAttrName << "' is a unit attribute (C41)";
  Type type = cast<FunctionOpInterface>(op).getArgumentTypes()[argIndex];
  auto tensor = dyn_cast<RankedTensorType>(type);
  if (!tensor || !isa<FloatType>(tensor.getElementType()))
    return op->emitOpError()
           << "'" << weightAttrName << "' stands on argument " << argIndex
           << " of type " << type << "; expected a ranked float tensor (C41)";
  return success();
}

LogicalResult CreaseDialect::verifyRegionResultAttribute(Operation *op,
                                                         unsigned regionIndex,
                                                         unsigned resultIndex,
                                                         NamedAttribute attr) {
  return op->emitOpError() << "result " << resultIndex
                           << " has an unknown attribute '"
                           << attr.getName().getValue() << "' (C40)";
}

Operation *CreaseDialect::materializeConstant(OpBuilder &builder,
                                              Attribute value, Type type,
                                              Location loc) {
  return arith::ConstantOp::materialize(builder, value, type, loc);
}
