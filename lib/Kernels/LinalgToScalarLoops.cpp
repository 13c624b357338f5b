//===- LinalgToScalarLoops.cpp - What has no kernel -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Kernels/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/Remarks.h"

namespace crease {
#define GEN_PASS_DEF_LINALGTOSCALARLOOPS
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;

namespace {
struct LinalgToScalarLoopsPass
    : crease::impl::LinalgToScalarLoopsBase<LinalgToScalarLoopsPass> {
  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) { ops.push_back(op); });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : ops) {
      remark::missed(op->getLoc(),
                     remark::RemarkOpts::name("vectorize").category("crease"))
          << ("not vectorised: '" + op->getName().getStringRef() +
              "' becomes scalar loops")
                 .str()
          << remark::reason("no kernel for its iterators and maps");
      rewriter.setInsertionPoint(op);
      if (failed(linalg::linalgOpToLoops(rewriter, op))) {
        op->emitError("cannot be lowered to loops");
        return signalPassFailure();
      }
      rewriter.eraseOp(op);
    }
  }
};
} // namespace
