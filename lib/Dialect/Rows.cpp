//===- Rows.cpp - Row ops in destination style ----------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FusedAssembly.h"

using namespace mlir;
using namespace crease;

LogicalResult RowsOp::verify() {
  if (failed(verifyStorage(*this)))
    return failure();
  StringRef kind = getKind();
  StringRef base = kind;
  base.consume_back("_grad");
  if (base != "softmax" && base != "log_softmax" && base != "cross_entropy")
    return emitOpError() << "kind must be \"softmax\", \"log_softmax\" or "
                            "\"cross_entropy\", or one of these and \"_grad\", "
                            "not \""
                         << kind << "\" (C81)";
  auto input = cast<ShapedType>(getInput().getType());
  auto init = cast<ShapedType>(getInit().getType());
  int64_t axis = getAxis();
  if (axis < 0 || axis >= input.getRank())
    return emitOpError() << "axis " << axis << " is out of range for rank "
                         << input.getRank() << " (C82)";
  if (init.getElementType() != input.getElementType())
    return emitOpError("input and output must have one element type (C83)");
  SmallVector<int64_t> rows(input.getShape());
  rows.erase(rows.begin() + axis);
  ArrayRef<int64_t> expected = isLoss() ? ArrayRef(rows) : input.getShape();
  if (failed(verifyCompatibleShape(expected, init.getShape())))
    return emitOpError() << "output of type " << init
                         << " does not have the shape that input and kind ask "
                            "for (C83)";
  bool isSecond = hasTargets() || isGradient();
  if (isSecond != bool(getTarget()))
    return emitOpError() << "of kind \"" << kind << "\" has "
                         << (isSecond ? "a" : "no") << " second input (C84)";
  if (isSecond && getSafe())
    return emitOpError() << "of kind \"" << kind << "\" is not safe (C84)";
  if (!isSecond)
    return success();
  auto target = cast<ShapedType>(getTarget().getType());
  if (!hasTargets()) {
    if (target.getElementType() != input.getElementType() ||
        failed(verifyCompatibleShape(input.getShape(), target.getShape())))
      return emitOpError() << "gradient of type " << target
                           << " does not go with a result of type " << input
                           << " (C84)";
    return success();
  }
  bool isDistribution = isa<FloatType>(target.getElementType());
  if (target.getElementType().isInteger(1))
    return emitOpError("class indices are of 8 bits or more (C84)");
  if (isDistribution && target.getElementType() != input.getElementType())
    return emitOpError("a distribution must have the logits' element type "
                       "(C84)");
  if (failed(verifyCompatibleShape(isDistribution ? input.getShape()
                                                  : ArrayRef(rows),
                                   target.getShape())))
    return emitOpError() << "target of type " << target
                         << " does not go with logits of type " << input
                         << " (C84)";
  return success();
}

void RowsOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>>
        &effects) {
  getBufferEffects(*this, effects);
}

LogicalResult RowsOp::reifyResultShapes(OpBuilder &builder,
                                        ReifiedRankedShapedTypeDims &shapes) {
  return reifyFromInits(builder, *this, shapes);
}

LogicalResult ExpShiftedOp::verify() {
  if (!getElementTypeOrSelf(getResult().getType()).isF32())
    return emitOpError("must be on f32 (C85)");
  return success();
}
