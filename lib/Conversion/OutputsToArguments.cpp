//===- OutputsToArguments.cpp - Functions in the shape of C ---------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//
// Everything that the C interface promises about a function is decided here, on
// tensors, where sizes can still be asked for. The last step of a pipeline,
// EmitCInterface.cpp, only writes it down.
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"
#include "crease/Dialect/Crease.h"

#include "mlir/Analysis/SliceAnalysis.h"
#include "mlir/Analysis/TopologicalSortUtils.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Dialect/SCF/Transforms/Patterns.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace crease {
#define GEN_PASS_DEF_CREASEOUTPUTSTOARGUMENTS
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

/// The buffer type of a tensor, vector or scalar; null if C has none.
static MemRefType getBufferType(Type type) {
  Type element = getElementTypeOrSelf(type);
  bool hasElement =
      isSupportedFloat(element) || element.isIndex() ||
      element.isSignlessInteger(1) || element.isSignlessInteger(8) ||
      element.isSignlessInteger(16) || element.isSignlessInteger(32) ||
      element.isSignlessInteger(64);
  if (!hasElement)
    return nullptr;
  if (auto tensor = dyn_cast<RankedTensorType>(type))
    return MemRefType::get(tensor.getShape(), element);
  if (auto vector = dyn_cast<VectorType>(type))
    return vector.isScalable() ? nullptr
                               : MemRefType::get(vector.getShape(), element);
  return isa<ShapedType>(type) ? nullptr : MemRefType::get({}, element);
}

namespace {

/// Rewrites one function.
class FunctionRewriter {
public:
  explicit FunctionRewriter(func::FuncOp func)
      : func(func), builder(func.getContext()) {}

  LogicalResult run(bool shapeFunction);

private:
  LogicalResult check();
  void replaceArguments();
  void resolveResultSizes();
  void replaceResults();
  bool hoistSizes(ArrayRef<Value> sizes);
  void emitShapeFunction();

  func::FuncOp func;
  OpBuilder builder;
  SmallVector<Type> inputTypes, outputTypes;
  /// The first operation after those that read the arguments.
  Operation *bodyStart = nullptr;
  /// The sizes of each tensor result that is not static.
  SmallVector<SmallVector<Value>> resultSizes;
  bool allSizesHoisted = true;
};

} // namespace

LogicalResult FunctionRewriter::check() {
  if (func.isExternal())
    return func.emitError() << "function '" << func.getSymName()
                            << "' has no body to compile (C51)";
  if (!func.getBody().hasOneBlock())
    return func.emitError() << "function '" << func.getSymName()
                            << "' has more than one block: only structured "
                               "control flow is supported (C52)";
  for (ArrayRef<Type> types : {func.getArgumentTypes(), func.getResultTypes()})
    for (Type type : types)
      if (!getBufferType(type))
        return func.emitError()
               << "type " << type << " has no place in a C interface (C50)";
  for (ArrayRef<Type> types : {func.getArgumentTypes(), func.getResultTypes()})
    for (Type type : types)
      if (getElementTypeOrSelf(type).isInteger(1) &&
          failed(checkVectorSize(func, type)))
        return failure();
  return success();
}

/// Calls `body` with the position of each element of a vector, as numbers and
/// as values.
static void
forEachElement(OpBuilder &b, Location loc, VectorType type,
               function_ref<void(ArrayRef<int64_t>, ValueRange)> body) {
  SmallVector<int64_t> tile(type.getRank(), 1);
  for (SmallVector<int64_t> position :
       StaticTileOffsetRange(type.getShape(), tile)) {
    SmallVector<Value> at;
    for (int64_t i : position)
      at.push_back(arith::ConstantIndexOp::create(b, loc, i));
    body(position, at);
  }
}

/// The vector in `buffer`. One of i1 is read element by element: in C they are
/// bytes, in a vector in memory they are bits.
static Value readVector(OpBuilder &b, Location loc, VectorType type,
                        Value buffer) {
  if (type.getElementType().isInteger(1)) {
    SmallVector<Value> elements;
    forEachElement(b, loc, type, [&](ArrayRef<int64_t>, ValueRange at) {
      elements.push_back(memref::LoadOp::create(b, loc, buffer, at));
    });
    return vector::FromElementsOp::create(b, loc, type, elements);
  }
  Value zero = arith::ConstantIndexOp::create(b, loc, 0);
  return vector::TransferReadOp::create(
      b, loc, type, buffer, SmallVector<Value>(type.getRank(), zero),
      std::nullopt, SmallVector<bool>(type.getRank(), true));
}

/// Writes a vector to `buffer`, in the same way.
static void writeVector(OpBuilder &b, Location loc, Value vector,
                        Value buffer) {
  auto type = cast<VectorType>(vector.getType());
  if (type.getElementType().isInteger(1))
    return forEachElement(
        b, loc, type, [&](ArrayRef<int64_t> position, ValueRange at) {
          Value element = vector::ExtractOp::create(b, loc, vector, position);
          memref::StoreOp::create(b, loc, element, buffer, at);
        });
  Value zero = arith::ConstantIndexOp::create(b, loc, 0);
  vector::TransferWriteOp::create(b, loc, vector, buffer,
                                  SmallVector<Value>(type.getRank(), zero),
                                  SmallVector<bool>(type.getRank(), true));
}

void FunctionRewriter::replaceArguments() {
  Block &body = func.getBody().front();
  Location loc = func.getLoc();
  builder.setInsertionPointToStart(&body);
  unsigned count = body.getNumArguments();
  for (unsigned i = 0; i < count; ++i) {
    Type type = body.getArgument(i).getType();
    MemRefType bufferType = getBufferType(type);
    inputTypes.push_back(bufferType);
    BlockArgument buffer = body.addArgument(bufferType, loc);
    Value value;
    if (isa<RankedTensorType>(type)) {
      value = bufferization::ToTensorOp::create(builder, loc, type, buffer,
                                                /*restrict=*/true);
    } else if (auto vectorType = dyn_cast<VectorType>(type)) {
      value = readVector(builder, loc, vectorType, buffer);
    } else {
      value = memref::LoadOp::create(builder, loc, buffer);
    }
    body.getArgument(i).replaceAllUsesWith(value);
  }
  body.eraseArguments(0, count);
  // Sizes of the results are computed just before this op.
  builder.setInsertionPointToStart(&body);
  bodyStart = &*builder.getInsertionPoint();
}

/// Asks for every dynamic size of the results just before the return, and
/// expresses the answers in terms of the arguments where that can be done.
void FunctionRewriter::resolveResultSizes() {
  Operation *terminator = func.getBody().front().getTerminator();
  builder.setInsertionPoint(terminator);
  SmallVector<Value> sizes;
  for (Value result : terminator->getOperands()) {
    auto type = dyn_cast<RankedTensorType>(result.getType());
    for (int64_t i = 0, e = type ? type.getRank() : 0; i < e; ++i)
      if (type.isDynamicDim(i))
        sizes.push_back(
            tensor::DimOp::create(builder, func.getLoc(), result, i));
  }
  // The sizes ride on the return while patterns rewrite them.
  unsigned numResults = terminator->getNumOperands();
  terminator->insertOperands(numResults, sizes);
  RewritePatternSet patterns(func.getContext());
  memref::populateResolveRankedShapedTypeResultDimsPatterns(patterns);
  memref::populateResolveShapedTypeResultDimsPatterns(patterns);
  scf::populateSCFForLoopCanonicalizationPatterns(patterns);
  tensor::DimOp::getCanonicalizationPatterns(patterns, func.getContext());
  bufferization::ToTensorOp::getCanonicalizationPatterns(patterns,
                                                         func.getContext());
  (void)applyPatternsGreedily(func, std::move(patterns));

  terminator = func.getBody().front().getTerminator();
  auto next = terminator->operand_begin() + numResults;
  for (Value result : terminator->getOperands().take_front(numResults)) {
    SmallVector<Value> own;
    if (auto type = dyn_cast<RankedTensorType>(result.getType()))
      for (int64_t size : type.getShape())
        if (ShapedType::isDynamic(size))
          own.push_back(*next++);
    resultSizes.push_back(std::move(own));
  }
  terminator->eraseOperands(numResults,
                            terminator->getNumOperands() - numResults);
}

/// Moves the computation of sizes in front of the body if it depends on
/// nothing but the arguments.
bool FunctionRewriter::hoistSizes(ArrayRef<Value> sizes) {
  Block &body = func.getBody().front();
  llvm::SetVector<Operation *> slice;
  for (Value size : sizes) {
    Operation *definition = size.getDefiningOp();
    if (!definition)
      continue;
    BackwardSliceOptions options;
    options.inclusive = true;
    if (failed(getBackwardSlice(definition, &slice, options)))
      return false;
  }
  for (Operation *op : slice) {
    bool readsArgument = isa<memref::LoadOp>(op);
    if (op->getBlock() != &body || op->getNumRegions() != 0 ||
        (!isPure(op) && !readsArgument) ||
        llvm::any_of(op->getResultTypes(), llvm::IsaPred<TensorType>))
      return false;
  }
  slice = topologicalSort(slice);
  Operation *previous = nullptr;
  for (Operation *op : slice) {
    if (previous)
      op->moveAfter(previous);
    else
      op->moveBefore(&body, body.begin());
    previous = op;
  }
  if (previous)
    builder.setInsertionPointAfter(previous);
  else
    builder.setInsertionPointToStart(&body);
  return true;
}

void FunctionRewriter::replaceResults() {
  Block &body = func.getBody().front();
  Operation *terminator = body.getTerminator();
  Location loc = func.getLoc();
  for (auto [index, result] : llvm::enumerate(terminator->getOperands())) {
    MemRefType bufferType = getBufferType(result.getType());
    outputTypes.push_back(bufferType);
    Value argument =
        body.addArgument(MemRefType::get({}, bufferType.getElementType()), loc);
    if (bufferType.getRank() == 0 && !isa<ShapedType>(result.getType())) {
      builder.setInsertionPoint(terminator);
      memref::StoreOp::create(builder, loc, result, argument);
      continue;
    }
    if (!hoistSizes(resultSizes[index])) {
      allSizesHoisted = false;
      builder.setInsertionPoint(terminator);
    }
    // The buffer in the shape of the result; C gives only its address.
    SmallVector<OpFoldResult> sizes;
    auto dynamic = resultSizes[index].begin();
    for (int64_t size : bufferType.getShape())
      sizes.push_back(ShapedType::isDynamic(size) ? OpFoldResult(*dynamic++)
                                                  : builder.getIndexAttr(size));
    SmallVector<OpFoldResult> strides(sizes.size());
    OpFoldResult stride = builder.getIndexAttr(1);
    for (int64_t i = bufferType.getRank() - 1; i >= 0; --i) {
      strides[i] = stride;
      AffineExpr a, b;
      bindSymbols(builder.getContext(), a, b);
      stride = affine::makeComposedFoldedAffineApply(builder, loc, a * b,
                                                     {stride, sizes[i]});
    }
    Value buffer = memref::ReinterpretCastOp::create(
        builder, loc, bufferType, argument, builder.getIndexAttr(0), sizes,
        strides);
    builder.setInsertionPoint(terminator);
    if (isa<VectorType>(result.getType())) {
      writeVector(builder, loc, result, buffer);
      continue;
    }
    auto destination = bufferization::MaterializeInDestinationOp::create(
        builder, loc, Type(), result, buffer);
    destination.setRestrict(true);
    destination.setWritable(true);
  }
  terminator->eraseOperands(0, terminator->getNumOperands());
}

/// Clones the computation of all result sizes into a function of its own.
void FunctionRewriter::emitShapeFunction() {
  Location loc = func.getLoc();
  builder.setInsertionPointAfter(func);
  SmallVector<Type> arguments(inputTypes), outputs;
  for (Type type : outputTypes) {
    int64_t rank = cast<MemRefType>(type).getRank();
    arguments.push_back(MemRefType::get({}, builder.getIndexType()));
    outputs.push_back(MemRefType::get({rank}, builder.getIndexType()));
  }
  auto shape = func::FuncOp::create(
      builder, loc, ("_crease_shape_" + func.getSymName()).str(),
      builder.getFunctionType(arguments, {}));
  shape->setAttr(cSignatureAttrName,
                 TypeAttr::get(builder.getFunctionType(inputTypes, outputs)));
  Block *block = shape.addEntryBlock();
  builder.setInsertionPointToStart(block);

  Block &body = func.getBody().front();
  IRMapping mapping;
  for (unsigned i = 0; i < inputTypes.size(); ++i)
    mapping.map(body.getArgument(i), block->getArgument(i));
  llvm::SetVector<Operation *> slice;
  for (ArrayRef<Value> sizes : resultSizes)
    for (Value size : sizes)
      if (Operation *definition = size.getDefiningOp()) {
        BackwardSliceOptions options;
        options.inclusive = true;
        (void)getBackwardSlice(definition, &slice, options);
      }
  for (Operation *op : topologicalSort(slice))
    builder.clone(*op, mapping);

  for (auto [index, type] : llvm::enumerate(outputTypes)) {
    auto bufferType = cast<MemRefType>(type);
    Value argument = block->getArgument(inputTypes.size() + index);
    Value buffer = memref::ReinterpretCastOp::create(
        builder, loc, cast<MemRefType>(outputs[index]), argument, 0,
        {bufferType.getRank()}, {1});
    auto dynamic = resultSizes[index].begin();
    for (auto [dimension, size] : llvm::enumerate(bufferType.getShape())) {
      Value value =
          ShapedType::isDynamic(size)
              ? mapping.lookupOrDefault(*dynamic++)
              : arith::ConstantIndexOp::create(builder, loc, size).getResult();
      Value at = arith::ConstantIndexOp::create(builder, loc, dimension);
      memref::StoreOp::create(builder, loc, value, buffer, at);
    }
  }
  func::ReturnOp::create(builder, loc);
}

LogicalResult FunctionRewriter::run(bool shapeFunction) {
  if (failed(check()))
    return failure();
  replaceArguments();
  resolveResultSizes();
  replaceResults();
  Block &body = func.getBody().front();
  func.setFunctionType(
      builder.getFunctionType(body.getArgumentTypes(), TypeRange()));
  func.removeArgAttrsAttr();
  func.removeResAttrsAttr();
  func->setAttr(cSignatureAttrName, TypeAttr::get(builder.getFunctionType(
                                        inputTypes, outputTypes)));
  if (shapeFunction && allSizesHoisted)
    emitShapeFunction();
  return success();
}

namespace {
struct CreaseOutputsToArgumentsPass
    : crease::impl::CreaseOutputsToArgumentsBase<CreaseOutputsToArgumentsPass> {
  using CreaseOutputsToArgumentsBase::CreaseOutputsToArgumentsBase;

  void runOnOperation() override {
    WalkResult calls = getOperation().walk([](func::CallOp call) {
      call.emitError() << "call of '" << call.getCallee()
                       << "' cannot be inlined: recursive and external "
                          "functions are not supported (C53)";
      return WalkResult::interrupt();
    });
    // Upstream accepts a resource of dynamic size, and cannot lower it.
    WalkResult constants = getOperation().walk([](arith::ConstantOp constant) {
      auto type = dyn_cast<ShapedType>(constant.getType());
      if (!type || type.hasStaticShape())
        return WalkResult::advance();
      constant.emitOpError() << "has no size that is known: " << type;
      return WalkResult::interrupt();
    });
    if (calls.wasInterrupted() || constants.wasInterrupted())
      return signalPassFailure();
    SmallVector<func::FuncOp> functions(getOperation().getOps<func::FuncOp>());
    for (func::FuncOp func : functions)
      if (failed(FunctionRewriter(func).run(shapeFunctions)))
        return signalPassFailure();
  }
};
} // namespace
