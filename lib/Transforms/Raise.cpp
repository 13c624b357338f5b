//===- Raise.cpp - Upstream's ops by their names in crease ----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Transforms/Passes.h"

#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace crease {
#define GEN_PASS_DEF_CREASERAISE
#include "crease/Transforms/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {
struct CreaseRaise : crease::impl::CreaseRaiseBase<CreaseRaise> {
  void runOnOperation() override {
    SmallVector<linalg::SoftmaxOp> ops;
    getOperation()->walk([&](linalg::SoftmaxOp op) { ops.push_back(op); });
    for (linalg::SoftmaxOp op : ops) {
      Value input = op.getInput();
      auto type = dyn_cast<RankedTensorType>(input.getType());
      if (!type || op->getNumResults() != 1 ||
          !isSupportedFloat(type.getElementType()))
        continue;
      OpBuilder builder(op);
      Value softmax = SoftmaxOp::create(
          builder, op.getLoc(), type, input,
          builder.getI64IntegerAttr(op.getDimension()), /*safe=*/UnitAttr());
      // Either type may know more of the sizes.
      if (Type wanted = op->getResult(0).getType(); wanted != type)
        softmax = tensor::CastOp::create(builder, op.getLoc(), wanted, softmax);
      op->replaceAllUsesWith(ValueRange(softmax));
      op->erase();
    }
  }
};
} // namespace
