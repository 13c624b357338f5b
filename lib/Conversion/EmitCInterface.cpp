//===- EmitCInterface.cpp - Plain C signatures ----------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"
#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"

namespace crease {
#define GEN_PASS_DEF_CREASEEMITCINTERFACE
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {

/// Gives one function its C signature.
class SignatureRewriter {
public:
  SignatureRewriter(LLVM::LLVMFuncOp func, FunctionType signature)
      : func(func), signature(signature), builder(func.getContext()) {}

  void run();
  void emitPackedEntry();

private:
  Value createConstant(int64_t value) {
    return LLVM::ConstantOp::create(builder, func.getLoc(),
                                    builder.getI64IntegerAttr(value));
  }
  /// Replaces the next old arguments, a descriptor of the given rank, by the
  /// address and these sizes.
  void replaceDescriptor(unsigned &next, Value address, ArrayRef<Value> sizes);

  LLVM::LLVMFuncOp func;
  FunctionType signature;
  OpBuilder builder;
};

} // namespace

void SignatureRewriter::replaceDescriptor(unsigned &next, Value address,
                                          ArrayRef<Value> sizes) {
  Block &body = func.getBody().front();
  auto replaceNext = [&](Value value) {
    body.getArgument(next++).replaceAllUsesWith(value);
  };
  SmallVector<Value> strides(sizes.size());
  Value stride = createConstant(1);
  for (int64_t i = sizes.size() - 1; i >= 0; --i) {
    strides[i] = stride;
    if (i > 0)
      stride = LLVM::MulOp::create(builder, func.getLoc(), stride, sizes[i]);
  }
  replaceNext(address); // Allocated.
  replaceNext(address); // Aligned.
  replaceNext(createConstant(0));
  for (Value size : sizes)
    replaceNext(size);
  for (Value step : strides)
    replaceNext(step);
}

void SignatureRewriter::run() {
  Block &body = func.getBody().front();
  unsigned oldCount = body.getNumArguments();
  Location loc = func.getLoc();
  builder.setInsertionPointToStart(&body);
  Type i64 = builder.getI64Type();
  Type pointer = LLVM::LLVMPointerType::get(func.getContext());

  SmallVector<Type> types;
  SmallVector<DictionaryAttr> attributes;
  auto addArgument = [&](Type type, ArrayRef<StringRef> flags) {
    types.push_back(type);
    SmallVector<NamedAttribute> named;
    for (StringRef flag : flags)
      named.push_back(builder.getNamedAttr(flag, builder.getUnitAttr()));
    attributes.push_back(builder.getDictionaryAttr(named));
    return body.addArgument(type, loc);
  };

  SmallVector<SmallVector<Value>> sizes;
  for (Type type : signature.getInputs()) {
    SmallVector<Value> &own = sizes.emplace_back();
    for (int64_t size : cast<MemRefType>(type).getShape())
      own.push_back(ShapedType::isDynamic(size) ? Value(addArgument(i64, {}))
                                                : createConstant(size));
  }
  unsigned next = 0;
  for (ArrayRef<Value> own : sizes)
    replaceDescriptor(
        next, addArgument(pointer, {"llvm.noalias", "llvm.readonly"}), own);
  for (unsigned i = 0; i < signature.getNumResults(); ++i)
    replaceDescriptor(next, addArgument(pointer, {"llvm.noalias"}), {});

  assert(next == oldCount && "the function does not have its C form");
  body.eraseArguments(0, oldCount);
  func.setFunctionType(LLVM::LLVMFunctionType::get(
      LLVM::LLVMVoidType::get(func.getContext()), types));
  func.setAllArgAttrs(attributes);
  func->removeAttr(cSignatureAttrName);
  func.setLinkage(LLVM::Linkage::External);
}

void SignatureRewriter::emitPackedEntry() {
  Location loc = func.getLoc();
  builder.setInsertionPointAfter(func);
  Type pointer = LLVM::LLVMPointerType::get(func.getContext());
  auto entryType = LLVM::LLVMFunctionType::get(
      LLVM::LLVMVoidType::get(func.getContext()), {pointer});
  StringRef name = func.getSymName();
  // A shape function has no other caller, and so no other form.
  bool isShape = name.starts_with("_crease_shape_");
  std::string entryName =
      isShape ? name.str() : ("_crease_packed_" + name).str();
  if (isShape) {
    func.setSymName((name + "_body").str());
    func.setLinkage(LLVM::Linkage::Internal);
  }
  auto entry = LLVM::LLVMFuncOp::create(builder, loc, entryName, entryType);
  Block *block = entry.addEntryBlock(builder);
  builder.setInsertionPointToStart(block);
  SmallVector<Value> arguments;
  for (auto [index, type] :
       llvm::enumerate(func.getFunctionType().getParams())) {
    Value slot =
        LLVM::GEPOp::create(builder, loc, pointer, pointer,
                            block->getArgument(0), LLVM::GEPArg(index));
    Value argument = LLVM::LoadOp::create(builder, loc, pointer, slot);
    if (type != pointer)
      argument = LLVM::LoadOp::create(builder, loc, type, argument);
    arguments.push_back(argument);
  }
  // So that what is run and timed is the code that others link, compiled once.
  auto call = LLVM::CallOp::create(builder, loc, func, arguments);
  call.setNoInline(true);
  LLVM::ReturnOp::create(builder, loc, ValueRange());
}

namespace {
struct CreaseEmitCInterfacePass
    : crease::impl::CreaseEmitCInterfaceBase<CreaseEmitCInterfacePass> {
  using CreaseEmitCInterfaceBase::CreaseEmitCInterfaceBase;

  void runOnOperation() override {
    SmallVector<LLVM::LLVMFuncOp> functions(
        getOperation().getOps<LLVM::LLVMFuncOp>());
    for (LLVM::LLVMFuncOp func : functions) {
      auto signature = func->getAttrOfType<TypeAttr>(cSignatureAttrName);
      if (!signature)
        continue;
      SignatureRewriter rewriter(func,
                                 cast<FunctionType>(signature.getValue()));
      rewriter.run();
      if (packedEntry)
        rewriter.emitPackedEntry();
    }
  }
};
} // namespace
