//===- PrepareRows.cpp - Row ops on tensors to destination style ----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VectorRows.h"

#include "crease/Dialect/EmitDefinition.h"
#include "crease/Kernels/Passes.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace crease {
#define GEN_PASS_DEF_CREASEPREPAREROWS
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

/// Replaces a row op by crease.rows of its kind, on an output of its own.
static void prepare(Operation *op) {
  OpBuilder b(op);
  Location loc = op->getLoc();
  StringRef kind = op->getName().stripDialect();
  if (kind.starts_with("softmax_cross"))
    kind.consume_front("softmax_");
  Value input = op->getOperand(0);
  Value second = op->getNumOperands() > 1 ? op->getOperand(1) : Value();
  // A vector of i1 in memory is bits, a buffer of it bytes.
  if (second && getElementTypeOrSelf(second).isInteger(1))
    second = arith::ExtUIOp::create(
        b, loc, withElementType(second.getType(), b.getI8Type()), second);
  int64_t axis = getRowAxis(op);
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(b, loc, input);
  if (isa<SoftmaxCrossEntropyOp>(op))
    sizes.erase(sizes.begin() + axis);
  Value init = tensor::EmptyOp::create(b, loc, sizes, type.getElementType());
  // Sizes that fold to constants make the type of the output more static.
  if (init.getType() != type)
    init = tensor::CastOp::create(b, loc, type, init);
  auto rows = RowsOp::create(b, loc, type, b.getStringAttr(kind), input, second,
                             init, b.getI64IntegerAttr(axis),
                             op->getAttrOfType<UnitAttr>("safe"));
  op->replaceAllUsesWith(rows);
  op->erase();
}

namespace {
struct CreasePrepareRows
    : crease::impl::CreasePrepareRowsBase<CreasePrepareRows> {
  void runOnOperation() override {
    WalkResult walked = getOperation()->walk([](Operation *op) {
      if (!isRowOp(op))
        return WalkResult::advance();
      Type type = op->getOperand(0).getType();
      if (!isa<VectorType>(type)) {
        prepare(op);
        return WalkResult::advance();
      }
      if (failed(checkVectorSize(op, type)))
        return WalkResult::interrupt();
      openRowsOnVector(op);
      return WalkResult::advance();
    });
    if (walked.wasInterrupted())
      signalPassFailure();
  }
};
} // namespace
