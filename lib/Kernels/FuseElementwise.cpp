//===- FuseElementwise.cpp - Chains of elementwise ops become one ---------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/Crease.h"
#include "crease/Kernels/Elementwise.h"
#include "crease/Kernels/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "mlir/Transforms/Passes.h"

namespace crease {
#define GEN_PASS_DEF_FUSEELEMENTWISE
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

/// Above these a fused body would spill more than the memory traffic saves,
/// and its compile time would grow.
static constexpr size_t maxBodyOps = 64;
static constexpr unsigned maxOperands = 12;
/// A bound on the work of the pattern driver in one function.
static constexpr int64_t maxRewrites = 1 << 16;

/// Whether computing the body again for other elements costs next to nothing.
static bool isCheap(Block &block) {
  return llvm::all_of(block.without_terminator(), [](Operation &op) {
    return !isa<ActivationOpInterface, ApplyOp>(op) &&
           !isa_and_nonnull<math::MathDialect>(op.getDialect());
  });
}

/// Whether the producer of `operand` belongs in the op that uses it.
static bool shouldFuse(OpOperand *operand) {
  auto producer = operand->get().getDefiningOp<linalg::GenericOp>();
  auto consumer = dyn_cast<linalg::GenericOp>(operand->getOwner());
  auto isParallel = [](linalg::GenericOp op) {
    return op.getNumParallelLoops() == op.getNumLoops();
  };
  if (!producer || !consumer || !isParallel(producer) || !isParallel(consumer))
    return false;
  // Nothing is computed twice: all results go to this one op, ...
  for (Operation *user : producer->getUsers())
    if (user != consumer && !isa<tensor::DimOp>(user))
      return false;
  // ... which does not broadcast what is costly to compute.
  if (producer.getNumLoops() < consumer.getNumLoops() &&
      !isCheap(*producer.getBlock()))
    return false;
  return producer.getBlock()->getOperations().size() +
                 consumer.getBlock()->getOperations().size() <=
             maxBodyOps &&
         producer->getNumOperands() + consumer->getNumOperands() <= maxOperands;
}

namespace {
struct FuseElementwise : crease::impl::FuseElementwiseBase<FuseElementwise> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    linalg::populateElementwiseOpsFusionPatterns(patterns, shouldFuse);
    // A producer whose sizes alone are still asked for can then go.
    memref::populateResolveRankedShapedTypeResultDimsPatterns(patterns);
    GreedyRewriteConfig config;
    config.setMaxNumRewrites(maxRewrites);
    // A driver that stops early leaves correct code.
    (void)applyPatternsGreedily(getOperation(), std::move(patterns), config);
  }
};
} // namespace

void crease::addElementwiseFusion(OpPassManager &pm) {
  OpPassManager &nested = pm.nest<func::FuncOp>();
  nested.addPass(createConvertElementwiseToLinalgPass());
  nested.addPass(createFuseElementwise());
  nested.addPass(createCanonicalizerPass());
  nested.addPass(createCSEPass());
}
