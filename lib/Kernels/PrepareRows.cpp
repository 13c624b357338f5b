//===- PrepareRows.cpp - Row ops on tensors to destination style ----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VectorRows.h"

#include "crease/Dialect/Crease.h"
#include "crease/Kernels/Passes.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace crease {
#define GEN_PASS_DEF_CREASEPREPAREROWS
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

/// Replaces `op` by a row op of the given kind on an output of its own.
static void prepare(Operation *op, StringRef kind, Value input, Value target,
                    int64_t axis, bool safe) {
  OpBuilder b(op);
  Location loc = op->getLoc();
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(b, loc, input);
  if (target)
    sizes.erase(sizes.begin() + axis);
  Value init = tensor::EmptyOp::create(b, loc, sizes, type.getElementType());
  // Sizes that fold to constants make the type of the output more static.
  if (init.getType() != type)
    init = tensor::CastOp::create(b, loc, type, init);
  auto rows = RowsOp::create(b, loc, type, b.getStringAttr(kind), input, target,
                             init, b.getI64IntegerAttr(axis),
                             safe ? b.getUnitAttr() : UnitAttr());
  op->replaceAllUsesWith(rows);
  op->erase();
}

namespace {
struct CreasePrepareRows
    : crease::impl::CreasePrepareRowsBase<CreasePrepareRows> {
  void runOnOperation() override {
    WalkResult walked = getOperation()->walk([](Operation *op) {
      if (auto loss = dyn_cast<SoftmaxCrossEntropyOp>(op)) {
        prepare(op, "cross_entropy", loss.getInput(), loss.getTarget(),
                loss.getDimension(), /*safe=*/false);
        return WalkResult::advance();
      }
      if (!isRowOp(op))
        return WalkResult::advance();
      Type type = op->getResult(0).getType();
      if (isa<VectorType>(type)) {
        if (failed(checkVectorSize(op, type)))
          return WalkResult::interrupt();
        openRowsOnVector(op);
      } else if (auto softmax = dyn_cast<SoftmaxOp>(op)) {
        prepare(op, "softmax", softmax.getInput(), nullptr,
                softmax.getDimension(), softmax.getSafe());
      } else if (auto log = dyn_cast<LogSoftmaxOp>(op)) {
        prepare(op, "log_softmax", log.getInput(), nullptr, log.getDimension(),
                log.getSafe());
      }
      return WalkResult::advance();
    });
    if (walked.wasInterrupted())
      signalPassFailure();
  }
};
} // namespace
