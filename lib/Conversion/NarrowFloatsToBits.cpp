//===- NarrowFloatsToBits.cpp - f16 and bf16 that are only moved ----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/AttrTypeSubElements.h"

namespace crease {
#define GEN_PASS_DEF_CREASENARROWFLOATSTOBITS
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

/// Whether a type is or holds the given float type.
static bool holds(Type type, Type narrow) {
  bool found = false;
  type.walk([&](Type part) { found |= part == narrow; });
  return found;
}

/// Whether an op takes any value for the bits that it is.
static bool movesBits(Operation *op) {
  return isa<LLVM::LoadOp, LLVM::StoreOp, LLVM::MaskedLoadOp,
             LLVM::MaskedStoreOp, LLVM::GEPOp, LLVM::AllocaOp, LLVM::BitcastOp,
             LLVM::SelectOp, LLVM::ConstantOp, LLVM::UndefOp, LLVM::PoisonOp,
             LLVM::ZeroOp, LLVM::FreezeOp, LLVM::InsertElementOp,
             LLVM::ExtractElementOp, LLVM::ShuffleVectorOp, LLVM::InsertValueOp,
             LLVM::ExtractValueOp, LLVM::BrOp, LLVM::CondBrOp, LLVM::SwitchOp>(
      op);
}

/// Whether a function does nothing but move values of the given float type.
static bool onlyMoves(LLVM::LLVMFuncOp function, Type narrow) {
  if (holds(function.getFunctionType(), narrow))
    return false;
  return !function
              .walk([&](Operation *op) {
                auto isNarrow = [&](Type type) { return holds(type, narrow); };
                bool concerned =
                    llvm::any_of(op->getOperandTypes(), isNarrow) ||
                    llvm::any_of(op->getResultTypes(), isNarrow);
                return concerned && !movesBits(op) ? WalkResult::interrupt()
                                                   : WalkResult::advance();
              })
              .wasInterrupted();
}

static void replaceByBits(LLVM::LLVMFuncOp function, FloatType narrow) {
  Type bits = IntegerType::get(function.getContext(), 16);
  AttrTypeReplacer replacer;
  replacer.addReplacement([=](FloatType type) -> std::optional<Type> {
    return type == narrow ? std::optional<Type>(bits) : std::nullopt;
  });
  using Replaced = std::optional<std::pair<Attribute, WalkResult>>;
  replacer.addReplacement([=](FloatAttr attr) -> Replaced {
    if (attr.getType() != narrow)
      return std::nullopt;
    return std::pair(
        Attribute(IntegerAttr::get(bits, attr.getValue().bitcastToAPInt())),
        WalkResult::skip());
  });
  replacer.addReplacement([=](DenseElementsAttr attr) -> Replaced {
    if (attr.getElementType() != narrow)
      return std::nullopt;
    return std::pair(Attribute(attr.bitcast(bits)), WalkResult::skip());
  });
  function.walk([&](Operation *op) {
    if (op != function)
      replacer.replaceElementsIn(op, /*replaceAttrs=*/true,
                                 /*replaceLocs=*/false, /*replaceTypes=*/true);
  });
  for (Block &block : function.getBody())
    for (BlockArgument argument : block.getArguments())
      argument.setType(replacer.replace(argument.getType()));
}

namespace {
struct NarrowFloatsToBitsPass
    : crease::impl::CreaseNarrowFloatsToBitsBase<NarrowFloatsToBitsPass> {
  void runOnOperation() override {
    for (auto function : getOperation().getOps<LLVM::LLVMFuncOp>())
      for (FloatType narrow : {FloatType(BFloat16Type::get(&getContext())),
                               FloatType(Float16Type::get(&getContext()))})
        if (onlyMoves(function, narrow))
          replaceByBits(function, narrow);
  }
};
} // namespace
