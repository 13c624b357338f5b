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
#include "mlir/IR/PatternMatch.h"

namespace crease {
#define GEN_PASS_DEF_CREASELOWERALLOCASCOPES
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;

/// Puts the body of a scope in its place.
static void lowerScope(IRRewriter &rewriter, memref::AllocaScopeOp scope) {
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
