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
      if (!type || op->getResultTypes() != TypeRange(type) ||
          !isa<Float64Type, Float32Type, Float16Type, BFloat16Type>(
              type.getElementType()))
        continue;
      OpBuilder builder(op);
      auto softmax = SoftmaxOp::create(
          builder, op.getLoc(), type, input,
          builder.getI64IntegerAttr(op.getDimension()), /*safe=*/UnitAttr());
      op->replaceAllUsesWith(softmax);
      op->erase();
    }
  }
};
} // namespace
