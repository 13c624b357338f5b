//===- LowerAllocaScopes.cpp - Stack scopes -------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/OpenMP/OpenMPDialect.h"
#include "mlir/IR/PatternMatch.h"

namespace crease {
#define GEN_PASS_DEF_CREASELOWERALLOCASCOPES
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;

/// Moves what a scope allocates to the start of the region that threads run,
/// where the sizes are constants: each thread has its own, and no iteration
/// reads what the last one wrote. In the loop it would move the stack at run
/// time, and the frame would take a register more.
static void allocateOnceForEachThread(memref::AllocaScopeOp scope) {
  auto parallel = scope->getParentOfType<omp::ParallelOp>();
  if (!parallel)
    return;
  SmallVector<memref::AllocaOp> allocas;
  for (auto alloca : scope.getBodyRegion().front().getOps<memref::AllocaOp>())
    if (alloca->getNumOperands() == 0)
      allocas.push_back(alloca);
  Block &start = parallel.getRegion().front();
  for (memref::AllocaOp alloca : llvm::reverse(allocas))
    alloca->moveBefore(&start, start.begin());
}

/// Puts the body of a scope in its place.
static void lowerScope(IRRewriter &rewriter, memref::AllocaScopeOp scope) {
  allocateOnceForEachThread(scope);
  Location loc = scope.getLoc();
  bool allocates =
      scope.walk([](memref::AllocaOp) { return WalkResult::interrupt(); })
          .wasInterrupted();
  Block &body = scope.getBodyRegion().front();
  Operation *terminator = body.getTerminator();
  rewriter.setInsertionPoint(scope);
  Value stack;
  if (allocates)
    stack = LLVM::StackSaveOp::create(
        rewriter, loc, LLVM::LLVMPointerType::get(rewriter.getContext()));
  SmallVector<Value> results(terminator->getOperands());
  rewriter.eraseOp(terminator);
  rewriter.inlineBlockBefore(&body, scope);
  rewriter.setInsertionPoint(scope);
  if (allocates)
    LLVM::StackRestoreOp::create(rewriter, loc, stack);
  rewriter.replaceOp(scope, results);
}

namespace {
struct CreaseLowerAllocaScopesPass
    : crease::impl::CreaseLowerAllocaScopesBase<CreaseLowerAllocaScopesPass> {
  void runOnOperation() override {
    SmallVector<memref::AllocaScopeOp> scopes;
    getOperation()->walk([&](memref::AllocaScopeOp scope) {
      if (scope.getBodyRegion().hasOneBlock())
        scopes.push_back(scope);
    });
    IRRewriter rewriter(&getContext());
    for (memref::AllocaScopeOp scope : scopes)
      lowerScope(rewriter, scope);
  }
};
} // namespace
