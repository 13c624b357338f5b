//===- NarrowMasks.cpp - Masked f16 and bf16 memory as integers -----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Kernels/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

namespace crease {
#define GEN_PASS_DEF_CREASENARROWMASKS
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

/// The vector of i16 in place of one of f16 or bf16; null for any other type.
static VectorType getIntegerType(Type type) {
  auto vector = dyn_cast<VectorType>(type);
  if (!vector ||
      !(vector.getElementType().isF16() || vector.getElementType().isBF16()))
    return nullptr;
  return VectorType::get(vector.getShape(),
                         IntegerType::get(type.getContext(), 16));
}

/// Makes `op` take and give integers, and casts around it.
static void narrow(Operation *op) {
  OpBuilder builder(op);
  for (OpOperand &operand : op->getOpOperands())
    if (VectorType type = getIntegerType(operand.get().getType()))
      operand.set(
          LLVM::BitcastOp::create(builder, op->getLoc(), type, operand.get()));
  builder.setInsertionPointAfter(op);
  for (OpResult result : op->getResults()) {
    Type old = result.getType();
    VectorType type = getIntegerType(old);
    if (!type)
      continue;
    result.setType(type);
    auto cast = LLVM::BitcastOp::create(builder, op->getLoc(), old, result);
    result.replaceAllUsesExcept(cast, cast);
  }
}

namespace {
struct CreaseNarrowMasks
    : crease::impl::CreaseNarrowMasksBase<CreaseNarrowMasks> {
  void runOnOperation() override {
    getOperation()->walk([](Operation *op) {
      if (isa<LLVM::MaskedLoadOp, LLVM::MaskedStoreOp, LLVM::masked_gather,
              LLVM::masked_scatter>(op))
        narrow(op);
    });
  }
};
} // namespace
