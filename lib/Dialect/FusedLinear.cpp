//===- FusedLinear.cpp - The op crease.fused_linear -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FusedAssembly.h"
#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace crease;

//===----------------------------------------------------------------------===//
// Assembly
//===----------------------------------------------------------------------===//

ParseResult crease::parseFusedOperands(OpAsmParser &parser, StringRef keyword,
                                       ArrayRef<StringRef> markers,
                                       FusedOperands &list,
                                       SmallVectorImpl<Value> &operands) {
  SmallVector<OpAsmParser::UnresolvedOperand> names;
  SmallVector<Type> types;
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseLParen())
    return failure();
  auto parseOne = [&]() -> ParseResult {
    StringRef marker;
    list.markers.push_back("");
    if (succeeded(parser.parseOptionalKeyword(&marker))) {
      if (!llvm::is_contained(markers, marker))
        return parser.emitError(loc)
               << "unknown word '" << marker << "' in " << keyword;
      list.markers.back() = marker.str();
    }
    return parser.parseOperand(names.emplace_back());
  };
  if (parser.parseCommaSeparatedList(parseOne) || parser.parseColon() ||
      parser.parseTypeList(types) || parser.parseRParen() ||
      parser.resolveOperands(names, types, loc, operands))
    return failure();
  list.size = names.size();
  return success();
}

void crease::printFusedOperands(OpAsmPrinter &printer, StringRef keyword,
                                OperandRange operands,
                                function_ref<StringRef(unsigned)> marker) {
  printer << keyword << '(';
  for (auto [i, operand] : llvm::enumerate(operands)) {
    if (i)
      printer << ", ";
    if (StringRef word = marker(i); !word.empty())
      printer << word << ' ';
    printer << operand;
  }
  printer << " : ";
  llvm::interleaveComma(operands.getTypes(), printer);
  printer << ')';
}

DenseBoolArrayAttr crease::getFlags(Builder &builder, const FusedOperands &list,
                                    StringRef marker) {
  SmallVector<bool> flags;
  for (const std::string &word : list.markers)
    flags.push_back(word == marker);
  if (!llvm::is_contained(flags, true))
    return {};
  return builder.getDenseBoolArrayAttr(flags);
}

ParseResult FusedLinearOp::parse(OpAsmParser &parser, OperationState &result) {
  Builder &builder = parser.getBuilder();
  FusedOperands ins, weights, extras, outs;
  if (parser.parseKeyword("ins") ||
      parseFusedOperands(parser, "ins", {}, ins, result.operands) ||
      parser.parseKeyword("weights"))
    return failure();
  SMLoc loc = parser.getCurrentLocation();
  if (parseFusedOperands(parser, "weights", {"transposed", "packed"}, weights,
                         result.operands))
    return failure();
  if (ins.size != 1)
    return parser.emitError(loc)
           << "expected one left operand, got " << ins.size << " (C62)";
  if (succeeded(parser.parseOptionalKeyword("extras")) &&
      parseFusedOperands(parser, "extras",
                         {"column", "row", "element", "scalar"}, extras,
                         result.operands))
    return failure();
  if (parser.parseKeyword("outs") ||
      parseFusedOperands(parser, "outs", {}, outs, result.operands) ||
      parser.parseOptionalAttrDictWithKeyword(result.attributes))
    return failure();

  if (llvm::is_contained(weights.markers, "packed")) {
    if (weights.size != 1)
      return parser.emitError(loc, "packed weights are one operand (C64)");
    result.addAttribute(getPackedAttrName(result.name), builder.getUnitAttr());
  }
  if (auto flags = getFlags(builder, weights, "transposed"))
    result.addAttribute(getTransposedAttrName(result.name), flags);
  if (extras.size) {
    SmallVector<StringRef> kinds;
    for (const std::string &word : extras.markers)
      kinds.push_back(word.empty() ? "element" : StringRef(word));
    result.addAttribute(getExtraKindsAttrName(result.name),
                        builder.getStrArrayAttr(kinds));
  }
  result.addAttribute(getOperandSegmentSizeAttr(),
                      builder.getDenseI32ArrayAttr(
                          {ins.size, weights.size, extras.size, outs.size}));
  if (parser.parseRegion(*result.addRegion()))
    return failure();
  return parser.parseOptionalArrowTypeList(result.types);
}

void FusedLinearOp::print(OpAsmPrinter &printer) {
  auto none = [](unsigned) { return StringRef(); };
  printer << ' ';
  printFusedOperands(printer, "ins", (*this)->getOperands().take_front(1),
                     none);
  printer << ' ';
  printFusedOperands(printer, "weights", getWeights(), [&](unsigned i) {
    if (getPacked())
      return StringRef("packed");
    return isTransposed(i) ? StringRef("transposed") : StringRef();
  });
  if (!getExtras().empty()) {
    printer << ' ';
    printFusedOperands(printer, "extras", getExtras(),
                       [&](unsigned i) { return getExtraKind(i); });
  }
  printer << ' ';
  printFusedOperands(printer, "outs", getInits(), none);
  printer.printOptionalAttrDictWithKeyword(
      (*this)->getAttrs(),
      {getPackedAttrName(), getTransposedAttrName(), getExtraKindsAttrName(),
       getOperandSegmentSizeAttr()});
  printer << ' ';
  printer.printRegion(getEpilogue());
  printer.printOptionalArrowTypeList(getResultTypes());
}

//===----------------------------------------------------------------------===//
// Verifier
//===----------------------------------------------------------------------===//

LogicalResult crease::verifyStorage(Operation *op) {
  bool tensors = false, memrefs = false;
  for (Type type : op->getOperandTypes()) {
    tensors |= isa<RankedTensorType>(type);
    memrefs |= isa<MemRefType>(type);
    auto shaped = dyn_cast<ShapedType>(type);
    if (!shaped)
      continue;
    uint64_t bytes = 8;
    for (int64_t size : shaped.getShape()) {
      if (ShapedType::isDynamic(size))
        continue;
      bool overflow = false;
      bytes = llvm::SaturatingMultiply<uint64_t>(bytes, size, &overflow);
      if (overflow || bytes > uint64_t(INT64_MAX))
        return op->emitOpError() << "operand of type " << type
                                 << " is larger than an address space (C71)";
    }
  }
  if (tensors && memrefs)
    return op->emitOpError("operands must be all tensors or all memrefs (C61)");
  auto inits = cast<DestinationStyleOpInterface>(op).getDpsInits();
  if (memrefs ? op->getNumResults() != 0
              : op->getResultTypes() != inits.getTypes())
    return op->emitOpError() << (memrefs ? "on memrefs has no results (C61)"
                                         : "results must have the types of the "
                                           "outputs (C61)");
  return success();
}

LogicalResult crease::verifyWeight(Operation *op, ShapedType weight,
                                   bool transposed, int64_t k, int64_t n) {
  if (weight.getRank() != 2)
    return op->emitOpError() << "weight must have two dimensions, not "
                             << weight.getRank() << " (C63)";
  int64_t weightK = weight.getDimSize(transposed ? 1 : 0);
  int64_t weightN = weight.getDimSize(transposed ? 0 : 1);
  if (failed(verifyCompatibleShape({k, n}, {weightK, weightN}))) {
    auto text = [](int64_t size) {
      return ShapedType::isDynamic(size) ? std::string("?")
                                         : std::to_string(size);
    };
    return op->emitOpError()
           << "weight must be "
           << (transposed ? text(n) + "x" + text(k) : text(k) + "x" + text(n))
           << ", not type " << weight << " (C63)";
  }
  return success();
}

int64_t FusedLinearOp::getN() {
  for (Value init : getInits()) {
    int64_t n = cast<ShapedType>(init.getType()).getShape().back();
    if (!ShapedType::isDynamic(n))
      return n;
  }
  if (getPacked())
    return ShapedType::kDynamic;
  for (auto [i, weight] : llvm::enumerate(getWeights())) {
    // The verifier asks before it has seen every weight's rank.
    auto type = cast<ShapedType>(weight.getType());
    if (type.getRank() != 2)
      continue;
    int64_t n = type.getDimSize(isTransposed(i) ? 0 : 1);
    if (!ShapedType::isDynamic(n))
      return n;
  }
  return ShapedType::kDynamic;
}

LogicalResult FusedLinearOp::verify() {
  if (failed(verifyStorage(*this)))
    return failure();
  auto input = getInput().getType();
  if (input.getRank() < 1)
    return emitOpError("left operand must have at least one dimension (C62)");
  if (getWeights().empty())
    return emitOpError("must have at least one weight (C62)");
  if (getPacked() && getWeights().size() != 1)
    return emitOpError("packed weights are one operand (C64)");
  if (getInits().empty())
    return emitOpError("must have at least one output (C67)");
  for (Value init : getInits())
    if (cast<ShapedType>(init.getType()).getRank() != input.getRank())
      return emitOpError() << "outputs must have the left operand's rank, "
                           << input.getRank() << ", not type " << init.getType()
                           << " (C67)";
  if (getTransposed() &&
      (getTransposed()->size() != getWeights().size() || getPacked()))
    return emitOpError("transposed must have one flag for each plain weight "
                       "(C65)");
  if (!llvm::all_of(getWeights(), [&](Value weight) {
        return cast<ShapedType>(weight.getType()).getElementType() ==
               input.getElementType();
      }))
    return emitOpError("left operand and weights must have one element type "
                       "(C62)");

  if (!getPacked())
    for (auto [i, weight] : llvm::enumerate(getWeights()))
      if (failed(verifyWeight(*this, cast<ShapedType>(weight.getType()),
                              isTransposed(i), getK(), getN())))
        return failure();

  // Outputs.
  SmallVector<int64_t> shape(input.getShape());
  shape.back() = getN();
  for (Value init : getInits())
    if (failed(verifyCompatibleShape(
            shape, cast<ShapedType>(init.getType()).getShape())))
      return emitOpError() << "outputs must have shape "
                           << RankedTensorType::get(shape,
                                                    input.getElementType())
                           << ", not " << init.getType() << " (C67)";

  // Extras.
  auto kinds = getExtraKinds();
  if ((kinds ? kinds->size() : 0) != getExtras().size())
    return emitOpError("extra_kinds must have one entry for each extra (C66)");
  for (auto [i, extra] : llvm::enumerate(getExtras())) {
    StringRef kind = getExtraKind(i);
    ArrayRef<int64_t> expected(shape);
    if (kind == "column")
      expected = expected.take_back();
    else if (kind == "row")
      expected = expected.drop_back();
    else if (kind == "scalar")
      expected = {};
    else if (kind != "element")
      return emitOpError() << "unknown kind of extra '" << kind << "' (C66)";
    auto type = dyn_cast<ShapedType>(extra.getType());
    if (!type && kind == "scalar")
      continue;
    if (!type || type.getRank() != (int64_t)expected.size() ||
        failed(verifyCompatibleShape(expected, type.getShape())))
      return emitOpError() << "extra " << i << " of kind " << kind
                           << " must have shape "
                           << RankedTensorType::get(
                                  expected,
                                  getElementTypeOrSelf(extra.getType()))
                           << ", not " << extra.getType() << " (C66)";
  }
  return success();
}

LogicalResult FusedLinearOp::verifyRegions() {
  Block &block = getEpilogue().front();
  unsigned numExtras = getExtras().size();
  if (block.getNumArguments() <= numExtras)
    return emitOpError("region must take accumulators and extras (C68)");
  unsigned count = getNumAccumulators();
  if (!getPacked() && count != getWeights().size())
    return emitOpError() << "region must take one accumulator for each of "
                         << getWeights().size() << " weights, not " << count
                         << " (C68)";
  for (BlockArgument argument : block.getArguments().take_front(count))
    if (argument.getType() != getAccumulatorType())
      return emitOpError() << "accumulators must be " << getAccumulatorType()
                           << ", not " << argument.getType() << " (C68)";
  for (auto [argument, extra] :
       llvm::zip(block.getArguments().drop_front(count), getExtras()))
    if (argument.getType() != getElementTypeOrSelf(extra.getType()))
      return emitOpError() << "region takes " << argument.getType()
                           << " for an extra of "
                           << getElementTypeOrSelf(extra.getType()) << " (C68)";
  if (getPacked()) {
    auto panels = cast<ShapedType>(getWeights().front().getType());
    if (panels.getRank() != 3)
      return emitOpError() << "packed weights must have three dimensions, not "
                           << panels.getRank() << " (C64)";
    int64_t width = panels.getDimSize(2);
    if (ShapedType::isDynamic(width) || width % count != 0 || width == 0)
      return emitOpError() << "packed panels must have a width that is a "
                              "multiple of the "
                           << count << " accumulators, not type " << panels
                           << " (C64)";
    int64_t n = getN();
    int64_t numPanels = ShapedType::isDynamic(n)
                            ? n
                            : int64_t(llvm::divideCeil(n, width / count));
    if (failed(verifyCompatibleShape({numPanels, getK(), width},
                                     panels.getShape())))
      return emitOpError() << "packed weights do not hold the panels of the "
                              "left operand and the outputs, type "
                           << panels << " (C64)";
  }

  for (Operation &op : block.without_terminator()) {
    if (!isPlainCode(&op))
      return op.emitOpError("cannot stand in an epilogue: only pure scalar "
                            "arith, math and crease ops can (C69)");
    for (Type type : op.getResultTypes())
      if (!type.isIntOrFloat())
        return op.emitOpError("must be scalar in an epilogue (C69)");
  }
  auto yield = cast<YieldOp>(block.getTerminator());
  if (yield.getValues().size() != getInits().size())
    return yield.emitOpError() << "must yield one value for each of "
                               << getInits().size() << " outputs (C70)";
  for (auto [value, init] : llvm::zip(yield.getValues(), getInits()))
    if (value.getType() != getElementTypeOrSelf(init.getType()))
      return yield.emitOpError()
             << "yields " << value.getType() << " to an output of "
             << getElementTypeOrSelf(init.getType()) << " (C70)";
  return success();
}

//===----------------------------------------------------------------------===//
// Interfaces
//===----------------------------------------------------------------------===//

void crease::getBufferEffects(
    Operation *op,
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>>
        &effects) {
  auto dst = cast<DestinationStyleOpInterface>(op);
  for (OpOperand &operand : op->getOpOperands()) {
    if (!isa<MemRefType>(operand.get().getType()))
      continue;
    if (dst.isDpsInit(&operand))
      effects.emplace_back(MemoryEffects::Write::get(), &operand, /*stage=*/0,
                           /*effectOnFullRegion=*/true,
                           SideEffects::DefaultResource::get());
    else
      effects.emplace_back(MemoryEffects::Read::get(), &operand, /*stage=*/0,
                           /*effectOnFullRegion=*/true,
                           SideEffects::DefaultResource::get());
  }
}

void FusedLinearOp::getEffects(
    SmallVectorImpl<SideEffects::EffectInstance<MemoryEffects::Effect>>
        &effects) {
  getBufferEffects(*this, effects);
}

LogicalResult crease::reifyFromInits(OpBuilder &builder, Operation *op,
                                     ReifiedRankedShapedTypeDims &shapes) {
  if (op->getNumResults() == 0)
    return failure();
  for (Value init : cast<DestinationStyleOpInterface>(op).getDpsInits())
    shapes.push_back(tensor::getMixedSizes(builder, op->getLoc(), init));
  return success();
}

LogicalResult
FusedLinearOp::reifyResultShapes(OpBuilder &builder,
                                 ReifiedRankedShapedTypeDims &shapes) {
  return reifyFromInits(builder, *this, shapes);
}

//===----------------------------------------------------------------------===//
// Canonicalisation
//===----------------------------------------------------------------------===//

namespace {
/// Drops results that nobody uses, and extras that the region ignores.
struct DropUnused : OpRewritePattern<FusedLinearOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(FusedLinearOp op,
                                PatternRewriter &rewriter) const override {
    unsigned count = op.getNumAccumulators();
    llvm::BitVector extras(op.getExtras().size()), results;
    Block *block = &op.getEpilogue().front();
    for (unsigned i = 0; i < extras.size(); ++i)
      if (block->getArgument(count + i).use_empty())
        extras.set(i);
    results.resize(op.getInits().size());
    for (OpResult result : op->getResults())
      if (result.use_empty())
        results.set(result.getResultNumber());
    if (results.all())
      results.reset(0);
    if (extras.none() && results.none())
      return rewriter.notifyMatchFailure(op, "all is used");

    SmallVector<Value> newExtras, newInits, newYields;
    SmallVector<Attribute> kinds;
    SmallVector<Type> types;
    auto yield = cast<YieldOp>(block->getTerminator());
    for (unsigned i = 0; i < extras.size(); ++i)
      if (!extras.test(i)) {
        newExtras.push_back(op.getExtras()[i]);
        kinds.push_back((*op.getExtraKinds())[i]);
      }
    for (unsigned i = 0; i < results.size(); ++i)
      if (!results.test(i)) {
        newInits.push_back(op.getInits()[i]);
        newYields.push_back(yield.getValues()[i]);
        if (op->getNumResults())
          types.push_back(op->getResult(i).getType());
      }
    auto fused = FusedLinearOp::create(
        rewriter, op.getLoc(), types, op.getInput(), op.getWeights(), newExtras,
        newInits, op.getTransposedAttr(),
        kinds.empty() ? ArrayAttr() : rewriter.getArrayAttr(kinds),
        op.getPackedAttr());
    rewriter.inlineRegionBefore(op.getEpilogue(), fused.getEpilogue(),
                                fused.getEpilogue().end());
    block = &fused.getEpilogue().front();
    rewriter.modifyOpInPlace(
        yield, [&] { yield.getValuesMutable().assign(newYields); });
    rewriter.modifyOpInPlace(fused, [&] {
      for (int i = extras.size() - 1; i >= 0; --i)
        if (extras.test(i))
          block->eraseArgument(count + i);
    });
    for (unsigned i = 0, next = 0; i < op->getNumResults(); ++i)
      if (!results.test(i))
        rewriter.replaceAllUsesWith(op->getResult(i), fused->getResult(next++));
    rewriter.eraseOp(op);
    return success();
  }
};
} // namespace

void FusedLinearOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                                MLIRContext *context) {
  patterns.add<DropUnused>(context);
}
