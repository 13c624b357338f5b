//===- PackWeights.cpp - The op crease.pack_weights -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FusedAssembly.h"

#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace crease;

ParseResult PackWeightsOp::parse(OpAsmParser &parser, OperationState &result) {
  Builder &builder = parser.getBuilder();
  FusedOperands ins, outs;
  if (parser.parseKeyword("ins") ||
      parseFusedOperands(parser, "ins", {"transposed"}, ins, result.operands) ||
      parser.parseKeyword("outs") ||
      parseFusedOperands(parser, "outs", {}, outs, result.operands) ||
      parser.parseOptionalAttrDict(result.attributes))
    return failure();
  if (auto flags = getFlags(builder, ins, "transposed"))
    result.addAttribute(getTransposedAttrName(result.name), flags);
  result.addAttribute(getOperandSegmentSizeAttr(),
                      builder.getDenseI32ArrayAttr({ins.size, outs.size}));
  return parser.parseOptionalArrowTypeList(result.types);
}

void PackWeightsOp::print(OpAsmPrinter &printer) {
  printer << ' ';
  printFusedOperands(printer, "ins", getWeights(), [&](unsigned i) {
    return isTransposed(i) ? StringRef("transposed") : StringRef();
  });
  printer << ' ';
  printFusedOperands(printer, "outs", getInits(),
                     [](unsigned) { return StringRef(); });
  printer.printOptionalAttrDict(
      (*this)->getAttrs(),
      {getTransposedAttrName(), getOperandSegmentSizeAttr()});
  printer.printOptionalArrowTypeList(getResultTypes());
}

LogicalResult PackWeightsOp::verify() {
  if (failed(verifyStorage(*this)))
    return failure();
  if (getInits().size() != 1 || getWeights().empty())
    return emitOpError("needs at least one weight and one output (C72)");
  if (getTransposed() && getTransposed()->size() != getWeights().size())
    return emitOpError("transposed must have one flag for each weight (C65)");
  auto panels = cast<ShapedType>(getInits().front().getType());
  int64_t count = getWeights().size();
  if (panels.getRank() != 3 || panels.isDynamicDim(2) ||
      panels.getDimSize(2) == 0 || panels.getDimSize(2) % count != 0)
    return emitOpError() << "output must hold panels of a width that is a "
                            "multiple of the "
                         << count << " weights, not type " << panels
                         << " (C72)";
  int64_t k = panels.getDimSize(1);
  int64_t n = ShapedType::kDynamic;
  for (auto [i, weight] : llvm::enumerate(getWeights())) {
    auto type = cast<ShapedType>(weight.getType());
    if (type.getElementType() != panels.getElementType())
      return emitOpError("weights and panels must have one element type (C72)");
    if (failed(verifyWeight(*this, type, isTransposed(i), k, n)))
      return failure();
    if (ShapedType::isDynamic(n))
      n = type.getDimSize(isTransposed(i) ? 0 : 1);
  }
  int64_t numPanels = panels.getDimSize(0);
  int64_t columns = panels.getDimSize(2) / count;
  if (!ShapedType::isDynamic(n) && !ShapedType::isDynamic(numPanels) &&
      numPanels != int64_t(llvm::divideCeil(n, columns)))
    return emitOpError() << n << " columns are " << llvm::divideCeil(n, columns)
                         << " panels, but the output has " << numPanels
                         << " (C72)";
  return success();
}

void PackWeightsOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>>
        &effects) {
  getBufferEffects(*this, effects);
}

LogicalResult
PackWeightsOp::reifyResultShapes(OpBuilder &builder,
                                 ReifiedRankedShapedTypeDims &shapes) {
  return reifyFromInits(builder, *this, shapes);
}
