//===- CreaseOps.cpp - The ops that are not elementwise -------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/Crease.h"

#include "mlir/IR/Builders.h"
#include "mlir/Interfaces/FunctionImplementation.h"

using namespace mlir;
using namespace crease;

#define GET_OP_CLASSES
#include "crease/Dialect/CreaseOps.cpp.inc"

//===----------------------------------------------------------------------===//
// SplitOp
//===----------------------------------------------------------------------===//

ParseResult SplitOp::parse(OpAsmParser &parser, OperationState &result) {
  OpAsmParser::UnresolvedOperand packed;
  Type packedType, partType;
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseOperand(packed) ||
      parser.parseOptionalAttrDict(result.attributes) ||
      parser.parseColonType(packedType) || parser.parseArrow() ||
      parser.parseType(partType) ||
      parser.resolveOperand(packed, packedType, result.operands))
    return failure();
  if (result.attributes.get("layout") &&
      !isa<StringAttr>(result.attributes.get("layout")))
    return parser.emitError(loc) << "layout must be a string (C12)";
  result.addTypes({partType, partType});
  return success();
}

void SplitOp::print(OpAsmPrinter &printer) {
  printer << ' ' << getPacked();
  printer.printOptionalAttrDict((*this)->getAttrs());
  printer << " : " << getPacked().getType() << " -> " << getGate().getType();
}

LogicalResult SplitOp::verify() {
  StringRef layout = getLayout();
  if (layout != "split" && layout != "swapped" && layout != "interleaved")
    return emitOpError() << "layout must be \"split\", \"swapped\" or "
                            "\"interleaved\", not \""
                         << layout << "\" (C12)";
  auto packed = getPacked().getType();
  auto part = getGate().getType();
  if (getValue().getType() != part)
    return emitOpError("gate and value must have the same type (C13)");
  if (packed.getRank() == 0)
    return emitOpError("packed operand must have at least one dimension (C13)");
  int64_t last = packed.getShape().back();
  if (!ShapedType::isDynamic(last) && last % 2 != 0)
    return emitOpError() << "last dimension must be even, not " << last
                         << " (C13)";
  SmallVector<int64_t> expected(packed.getShape());
  if (!ShapedType::isDynamic(last))
    expected.back() = last / 2;
  if (part != RankedTensorType::get(expected, packed.getElementType()))
    return emitOpError() << "results must have type "
                         << RankedTensorType::get(expected,
                                                  packed.getElementType())
                         << ", not " << part << " (C13)";
  return success();
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

int64_t crease::getRowAxis(Operation *op) {
  int64_t rank = cast<ShapedType>(op->getOperand(0).getType()).getRank();
  int64_t axis = op->getAttrOfType<IntegerAttr>("axis").getInt();
  return axis < 0 ? axis + rank : axis;
}

LogicalResult crease::verifyAxis(Operation *op, int64_t axis, int64_t rank) {
  if (axis < -rank || axis >= rank)
    return op->emitOpError() << "axis " << axis << " is out of range for rank "
                             << rank << " (C10)";
  return success();
}

LogicalResult SoftmaxOp::verify() {
  return verifyAxis(*this, getAxis(),
                    cast<ShapedType>(getInput().getType()).getRank());
}

LogicalResult LogSoftmaxOp::verify() {
  return verifyAxis(*this, getAxis(),
                    cast<ShapedType>(getInput().getType()).getRank());
}

/// Verifies the target of a cross entropy: a distribution over the logits or a
/// class index for each row.
static LogicalResult verifyTarget(Operation *op, RankedTensorType input,
                                  RankedTensorType target, int64_t dimension,
                                  StringRef whose) {
  if (isa<FloatType>(target.getElementType())) {
    if (target != input)
      return op->emitOpError() << "a distribution must have the type of the "
                                  "logits, "
                               << input << ", not " << target << " (C11)";
    return success();
  }
  SmallVector<int64_t> rows(input.getShape());
  rows.erase(rows.begin() + dimension);
  if (!target.getElementType().isSignlessIntOrIndex() ||
      target.getShape() != ArrayRef<int64_t>(rows))
    return op->emitOpError() << "class indices must be signless integers of "
                                "the "
                             << whose << " shape, not " << target << " (C11)";
  return success();
}

LogicalResult SoftmaxCrossEntropyGradOp::verify() {
  auto input = getInput().getType();
  if (failed(verifyAxis(*this, getAxis(), input.getRank())))
    return failure();
  return verifyTarget(*this, input,
                      cast<RankedTensorType>(getTarget().getType()),
                      getDimension(), "rows'");
}

LogicalResult SoftmaxCrossEntropyOp::verify() {
  auto input = getInput().getType();
  auto target = cast<RankedTensorType>(getTarget().getType());
  if (failed(verifyAxis(*this, getAxis(), input.getRank())))
    return failure();
  SmallVector<int64_t> rows(input.getShape());
  rows.erase(rows.begin() + getDimension());
  auto expected = RankedTensorType::get(rows, input.getElementType());
  if (getResult().getType() != expected)
    return emitOpError() << "result must have type " << expected << ", not "
                         << getResult().getType() << " (C11)";
  return verifyTarget(*this, input, target, getDimension(), "result's");
}

//===----------------------------------------------------------------------===//
// LinearOp
//===----------------------------------------------------------------------===//

ParseResult LinearOp::parse(OpAsmParser &parser, OperationState &result) {
  SmallVector<OpAsmParser::UnresolvedOperand> operands;
  FunctionType type;
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseOperandList(operands) ||
      parser.parseOptionalAttrDict(result.attributes) ||
      parser.parseColonType(type))
    return failure();
  if (operands.size() != 2 && operands.size() != 3)
    return parser.emitError(loc)
           << "expected an input, a weight and at most one bias, got "
           << operands.size() << " operands (C20)";
  if (type.getNumResults() != 1)
    return parser.emitError(loc) << "expected one result type (C20)";
  result.addTypes(type.getResults());
  return parser.resolveOperands(operands, type.getInputs(), loc,
                                result.operands);
}

void LinearOp::print(OpAsmPrinter &printer) {
  printer << ' ' << (*this)->getOperands();
  printer.printOptionalAttrDict((*this)->getAttrs());
  printer << " : ";
  printer.printFunctionalType(*this);
}

LogicalResult LinearOp::verify() {
  auto input = getInput().getType();
  auto weight = getWeight().getType();
  auto result = getResult().getType();
  Type element = input.getElementType();
  if (input.getRank() < 1)
    return emitOpError("input must have at least one dimension (C21)");
  if (weight.getRank() != 2)
    return emitOpError() << "weight must have two dimensions, not "
                         << weight.getRank() << " (C22)";
  if (weight.getElementType() != element)
    return emitOpError() << "input and weight must have the same element type, "
                            "not "
                         << element << " and " << weight.getElementType()
                         << " (C23)";
  bool narrow = element.isBF16() || element.isF16();
  Type resultElement = result.getElementType();
  if (resultElement != element && !(narrow && resultElement.isF32()))
    return emitOpError() << "result must have element type " << element
                         << (narrow ? " or f32" : "") << ", not "
                         << resultElement << " (C23)";
  int64_t k = input.getShape().back();
  int64_t weightK = weight.getDimSize(getTransposeWeight() ? 1 : 0);
  int64_t n = weight.getDimSize(getTransposeWeight() ? 0 : 1);
  if (failed(verifyCompatibleShape({k}, {weightK})))
    return emitOpError() << "input has " << k << " columns but "
                         << (getTransposeWeight() ? "transposed weight has "
                                                  : "weight has ")
                         << weightK << (getTransposeWeight() ? "" : " rows")
                         << " (C24)";
  SmallVector<int64_t> expected(input.getShape());
  expected.back() = n;
  if (result.getRank() != input.getRank() ||
      failed(verifyCompatibleShape(expected, result.getShape())))
    return emitOpError() << "result must have shape "
                         << RankedTensorType::get(expected, resultElement)
                         << ", not " << result << " (C25)";
  if (getBias()) {
    auto bias = getBias().getType();
    if (bias.getRank() != 1 ||
        failed(verifyCompatibleShape({n}, bias.getShape())))
      return emitOpError() << "bias must have one dimension of size "
                           << (ShapedType::isDynamic(n) ? "?"
                                                        : std::to_string(n))
                           << ", not type " << bias << " (C26)";
    if (bias.getElementType() != element &&
        bias.getElementType() != resultElement)
      return emitOpError() << "bias must have the element type of the input or "
                              "of the result, not "
                           << bias.getElementType() << " (C26)";
  }
  return success();
}

//===----------------------------------------------------------------------===//
// DefineOp, ApplyOp
//===----------------------------------------------------------------------===//

ParseResult DefineOp::parse(OpAsmParser &parser, OperationState &result) {
  auto buildType = [](Builder &builder, ArrayRef<Type> inputs,
                      ArrayRef<Type> results,
                      function_interface_impl::VariadicFlag, std::string &) {
    return builder.getFunctionType(inputs, results);
  };
  return function_interface_impl::parseFunctionOp(
      parser, result, /*allowVariadic=*/false,
      getFunctionTypeAttrName(result.name), buildType,
      getArgAttrsAttrName(result.name), getResAttrsAttrName(result.name));
}

void DefineOp::print(OpAsmPrinter &printer) {
  function_interface_impl::printFunctionOp(
      printer, *this, /*isVariadic=*/false, getFunctionTypeAttrName(),
      getArgAttrsAttrName(), getResAttrsAttrName());
}

LogicalResult DefineOp::verify() {
  FunctionType type = getFunctionType();
  if (type.getNumInputs() == 0 || type.getNumResults() != 1)
    return emitOpError("must take at least one number and give one (C30)");
  Type element = type.getResult(0);
  if (!isSupportedFloat(element))
    return emitOpError() << "must be defined on f64, f32, f16 or bf16, not "
                         << element << " (C30)";
  for (Type input : type.getInputs())
    if (input != element)
      return emitOpError() << "operands and result must have one type, not "
                           << input << " and " << element << " (C30)";
  return success();
}

LogicalResult DefineOp::verifyRegions() {
  Block &block = getBody().front();
  for (Operation &op : block.without_terminator()) {
    if (!isPlainCode(&op) || op.getNumResults() == 0)
      return op.emitOpError("cannot stand in a definition: only pure scalar "
                            "arith, math and crease ops can (C31)");
    if (!llvm::all_of(op.getResultTypes(),
                      [](Type type) { return type.isIntOrIndexOrFloat(); }))
      return op.emitOpError("must be scalar in a definition (C31)");
    if (isa<arith::BitcastOp, math::IsNormalOp>(op))
      return op.emitOpError("depends on the width of its type and cannot stand "
                            "in a definition, which has none (C31)");
    for (Type type : op.getResultTypes())
      if (isa<FloatType>(type) && !isSupportedFloat(type))
        return op.emitOpError()
               << "gives " << type
               << " in a definition, which computes with f64, f32, f16 and "
                  "bf16 (C31)";
  }
  auto yield = dyn_cast<YieldOp>(block.getTerminator());
  if (!yield)
    return emitOpError("must end in crease.yield (C32)");
  if (yield.getValues().getTypes() != getFunctionType().getResults())
    return yield.emitOpError() << "must yield one value of type "
                               << getFunctionType().getResult(0) << " (C32)";
  return success();
}

/// Whether applying `from` comes to apply `to`.
static bool reaches(DefineOp from, DefineOp to,
                    SymbolTableCollection &symbolTable) {
  SmallVector<DefineOp> pending = {from};
  SmallPtrSet<Operation *, 4> seen;
  while (!pending.empty()) {
    DefineOp definition = pending.pop_back_val();
    if (definition == to)
      return true;
    if (!seen.insert(definition).second)
      continue;
    definition.walk([&](ApplyOp apply) {
      if (auto next = symbolTable.lookupNearestSymbolFrom<DefineOp>(
              apply, apply.getCalleeAttr()))
        pending.push_back(next);
    });
  }
  return false;
}

ParseResult ApplyOp::parse(OpAsmParser &parser, OperationState &result) {
  FlatSymbolRefAttr callee;
  SmallVector<OpAsmParser::UnresolvedOperand> operands;
  Type type;
  if (parser.parseAttribute(callee, "callee", result.attributes))
    return failure();
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseOperandList(operands, OpAsmParser::Delimiter::Paren) ||
      parser.parseOptionalAttrDict(result.attributes) ||
      parser.parseColonType(type))
    return failure();
  // One type stands for all operands and the result.
  if (auto functionType = dyn_cast<FunctionType>(type)) {
    if (functionType.getNumResults() != 1)
      return parser.emitError(loc) << "expected one result type (C33)";
    result.addTypes(functionType.getResults());
    return parser.resolveOperands(operands, functionType.getInputs(), loc,
                                  result.operands);
  }
  result.addTypes(type);
  return parser.resolveOperands(operands, type, result.operands);
}

void ApplyOp::print(OpAsmPrinter &printer) {
  printer << ' ' << getCalleeAttr() << '(' << (*this)->getOperands() << ')';
  printer.printOptionalAttrDict((*this)->getAttrs(), {"callee"});
  printer << " : ";
  Type type = getResult().getType();
  if (llvm::all_of((*this)->getOperandTypes(),
                   [&](Type operand) { return operand == type; }))
    printer << type;
  else
    printer.printFunctionalType(*this);
}

LogicalResult ApplyOp::verify() {
  if (getOperands().empty())
    return emitOpError("needs at least one operand (C33)");
  if (getOperands().front().getType() != getResult().getType())
    return emitOpError("first operand and result must have one type (C33)");
  return verifyBroadcast(*this);
}

LogicalResult ApplyOp::verifySymbolUses(SymbolTableCollection &symbolTable) {
  auto definition =
      symbolTable.lookupNearestSymbolFrom<DefineOp>(*this, getCalleeAttr());
  if (!definition)
    return emitOpError() << "'" << getCallee()
                         << "' is not a crease.define (C34)";
  if (definition.getFunctionType().getNumInputs() != getOperands().size())
    return emitOpError() << "'" << getCallee() << "' takes "
                         << definition.getFunctionType().getNumInputs()
                         << " operands, not " << getOperands().size()
                         << " (C34)";
  // A definition that applies itself, directly or not, has no value.
  if (auto self = (*this)->getParentOfType<DefineOp>())
    if (reaches(definition, self, symbolTable))
      return emitOpError() << "'" << self.getSymName()
                           << "' must not apply itself (C35)";
  return success();
}

LogicalResult YieldOp::verify() {
  Operation *parent = (*this)->getParentOp();
  if (parent->getName().getDialectNamespace() !=
      CreaseDialect::getDialectNamespace())
    return emitOpError() << "ends the regions of crease ops, not of '"
                         << parent->getName() << "' (C32)";
  return success();
}
