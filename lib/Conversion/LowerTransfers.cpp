//===- LowerTransfers.cpp - Transfers to loops, where there are any -------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"

#include "mlir/Conversion/VectorToSCF/VectorToSCF.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Pass/PassManager.h"

namespace crease {
#define GEN_PASS_DEF_CREASELOWERTRANSFERS
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;

namespace {
struct CreaseLowerTransfers
    : crease::impl::CreaseLowerTransfersBase<CreaseLowerTransfers> {
  void runOnOperation() override {
    WalkResult walked = getOperation()->walk(
        [](VectorTransferOpInterface) { return WalkResult::interrupt(); });
    if (!walked.wasInterrupted())
      return;
    OpPassManager lower(func::FuncOp::getOperationName());
    lower.addPass(createConvertVectorToSCFPass());
    if (failed(runPipeline(lower, getOperation())))
      signalPassFailure();
  }
};
} // namespace
