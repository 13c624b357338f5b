//===- UnshareDestinations.cpp - A chain of its own for each result -------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

namespace crease {
#define GEN_PASS_DEF_CREASEUNSHAREDESTINATIONS
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;

/// The operand that a result is computed in place of, if there is one.
static OpOperand *getDestination(OpResult result) {
  Operation *op = result.getOwner();
  if (auto destinationStyle = dyn_cast<DestinationStyleOpInterface>(op))
    return destinationStyle.getTiedOpOperand(result);
  if (isa<tensor::CastOp>(op))
    return &op->getOpOperand(0);
  if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
    return &insert.getDestMutable();
  if (auto insert = dyn_cast<tensor::InsertOp>(op))
    return &insert.getDestMutable();
  return nullptr;
}

/// Gives the operand a value that nothing else uses: what costs next to nothing
/// is computed again, the rest is copied.
static void unshare(OpOperand &operand) {
  OpBuilder builder(operand.getOwner());
  Operation *source = operand.get().getDefiningOp();
  if (isa_and_nonnull<tensor::EmptyOp, linalg::FillOp>(source)) {
    operand.set(builder.clone(*source)->getResult(0));
    return;
  }
  // Arguments are read-only: bufferization copies them itself.
  if (isa_and_nonnull<bufferization::ToTensorOp>(source))
    return;
  auto type = dyn_cast<RankedTensorType>(operand.get().getType());
  if (!type)
    return;
  operand.set(bufferization::AllocTensorOp::create(
      builder, operand.getOwner()->getLoc(), type, ValueRange(),
      operand.get()));
}

namespace {
struct CreaseUnshareDestinations
    : crease::impl::CreaseUnshareDestinationsBase<CreaseUnshareDestinations> {
  void runOnOperation() override {
    getOperation()->walk(
        [](bufferization::MaterializeInDestinationOp materialize) {
          Value value = materialize.getSource();
          while (auto result = dyn_cast<OpResult>(value)) {
            OpOperand *destination = getDestination(result);
            if (!destination)
              return;
            if (!destination->get().hasOneUse())
              unshare(*destination);
            value = destination->get();
          }
        });
  }
};
} // namespace
