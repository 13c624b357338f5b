//===- ExpandOps.cpp - Ops that LLVM's dialect has no form of -------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"

#include "crease/Dialect/Crease.h"
#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Dialect/Vector/Transforms/LoweringPatterns.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace crease {
#define GEN_PASS_DEF_CREASEEXPANDOPS
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

/// Upstream's own expansion takes the least of the value and the lower end.
static LogicalResult expandClamp(math::ClampFOp op, PatternRewriter &rewriter) {
  Value raised = arith::MaximumFOp::create(rewriter, op.getLoc(), op.getValue(),
                                           op.getMin());
  rewriter.replaceOpWithNewOp<arith::MinimumFOp>(op, raised, op.getMax());
  return success();
}

/// How the size of `x` compares with a number.
static Value compareSize(OpBuilder &b, Location loc, Value x,
                         arith::CmpFPredicate predicate,
                         const APFloat &number) {
  Value size = math::AbsFOp::create(b, loc, x);
  return arith::CmpFOp::create(b, loc, predicate, size,
                               createFloatConstant(b, loc, x, number));
}

static LogicalResult expandIsInf(math::IsInfOp op, PatternRewriter &rewriter) {
  rewriter.replaceOp(op, compareSize(rewriter, op.getLoc(), op.getOperand(),
                                     arith::CmpFPredicate::OEQ,
                                     APFloat::getInf(APFloat::IEEEdouble())));
  return success();
}

/// LLVM's test of classes takes vectors of one dimension.
static LogicalResult expandIsNaN(math::IsNaNOp op, PatternRewriter &rewriter) {
  rewriter.replaceOpWithNewOp<arith::CmpFOp>(op, arith::CmpFPredicate::UNO,
                                             op.getOperand(), op.getOperand());
  return success();
}

static LogicalResult expandIsFinite(math::IsFiniteOp op,
                                    PatternRewriter &rewriter) {
  rewriter.replaceOp(op, compareSize(rewriter, op.getLoc(), op.getOperand(),
                                     arith::CmpFPredicate::OLT,
                                     APFloat::getInf(APFloat::IEEEdouble())));
  return success();
}

static LogicalResult expandSincos(math::SincosOp op,
                                  PatternRewriter &rewriter) {
  Value sine = math::SinOp::create(rewriter, op.getLoc(), op.getOperand());
  Value cosine = math::CosOp::create(rewriter, op.getLoc(), op.getOperand());
  rewriter.replaceOp(op, {sine, cosine});
  return success();
}

static LogicalResult expandIsNormal(math::IsNormalOp op,
                                    PatternRewriter &rewriter) {
  Location loc = op.getLoc();
  Value x = op.getOperand();
  auto type = cast<FloatType>(getElementTypeOrSelf(x));
  APFloat least = APFloat::getSmallestNormalized(type.getFloatSemantics());
  Value above = compareSize(rewriter, loc, x, arith::CmpFPredicate::OGE, least);
  Value below = compareSize(rewriter, loc, x, arith::CmpFPredicate::OLT,
                            APFloat::getInf(APFloat::IEEEdouble()));
  rewriter.replaceOpWithNewOp<arith::AndIOp>(op, above, below);
  return success();
}

/// LLVM has no power by a vector of integers. An f64 holds those of 32 bits, so
/// that pow of f64 decides by the true one whether it is odd.
static LogicalResult expandIntegerPower(math::FPowIOp op,
                                        PatternRewriter &rewriter) {
  Location loc = op.getLoc();
  Type f64 = rewriter.getF64Type();
  Value base = convertFloat(rewriter, loc, op.getLhs(), f64);
  Value power =
      arith::SIToFPOp::create(rewriter, loc, base.getType(), op.getRhs());
  Value result = math::PowFOp::create(rewriter, loc, base, power);
  rewriter.replaceOp(op, convertFloat(rewriter, loc, result,
                                      getElementTypeOrSelf(op.getType())));
  return success();
}

/// On f16 and bf16 it is a runtime's; the product is exact in f64.
static LogicalResult expandNarrowFma(math::FmaOp op,
                                     PatternRewriter &rewriter) {
  Type element = getElementTypeOrSelf(op.getType());
  if (!element.isF16() && !element.isBF16())
    return failure();
  Location loc = op.getLoc();
  SmallVector<Value> operands;
  for (Value operand : op->getOperands())
    operands.push_back(
        convertFloat(rewriter, loc, operand, rewriter.getF64Type()));
  Value sum =
      math::FmaOp::create(rewriter, loc, operands[0], operands[1], operands[2]);
  rewriter.replaceOp(op, convertFloat(rewriter, loc, sum, element));
  return success();
}

/// Upstream's expand-strided-metadata finds the one dynamic size of a group by
/// a division, and crashes where there are two. What it needs is in the op.
static LogicalResult expandReshape(memref::ExpandShapeOp op,
                                   PatternRewriter &rewriter) {
  Location loc = op.getLoc();
  MemRefType type = op.getResultType();
  auto reassociation = op.getReassociationIndices();
  bool isKnown = llvm::all_of(reassociation, [&](ArrayRef<int64_t> group) {
    return llvm::count_if(
               group, [&](int64_t dim) { return type.isDynamicDim(dim); }) < 2;
  });
  if (isKnown)
    return failure();
  auto source =
      memref::ExtractStridedMetadataOp::create(rewriter, loc, op.getSrc());
  SmallVector<OpFoldResult> sizes = op.getMixedOutputShape();
  SmallVector<OpFoldResult> strides(sizes.size());
  for (auto [group, stride] :
       llvm::zip_equal(reassociation, source.getConstifiedMixedStrides())) {
    OpFoldResult step = stride;
    for (int64_t dim : llvm::reverse(group)) {
      strides[dim] = step;
      AffineExpr a, b;
      bindSymbols(rewriter.getContext(), a, b);
      step = affine::makeComposedFoldedAffineApply(rewriter, loc, a * b,
                                                   {step, sizes[dim]});
    }
  }
  rewriter.replaceOpWithNewOp<memref::ReinterpretCastOp>(
      op, type, source.getBaseBuffer(), source.getConstifiedMixedOffset(),
      sizes, strides);
  return success();
}

namespace {
struct CreaseExpandOpsPass
    : crease::impl::CreaseExpandOpsBase<CreaseExpandOpsPass> {
  void runOnOperation() override {
    WalkResult walked = getOperation()->walk([](Operation *op) {
      if (isa<math::IPowIOp>(op)) {
        op->emitOpError("is not supported: powers are of floats");
        return WalkResult::interrupt();
      }
      auto power = dyn_cast<math::FPowIOp>(op);
      if (power &&
          getElementTypeOrSelf(power.getRhs()).getIntOrFloatBitWidth() > 32) {
        op->emitOpError("has a power of more than 32 bits");
        return WalkResult::interrupt();
      }
      return WalkResult::advance();
    });
    if (walked.wasInterrupted())
      return signalPassFailure();
    RewritePatternSet patterns(&getContext());
    patterns.add(expandClamp);
    patterns.add(expandIsInf);
    patterns.add(expandIsNaN);
    patterns.add(expandIsFinite);
    patterns.add(expandSincos);
    patterns.add(expandIsNormal);
    patterns.add(expandIntegerPower);
    patterns.add(expandNarrowFma);
    patterns.add(expandReshape);
    arith::populateCeilFloorDivExpandOpsPatterns(patterns);
    memref::populateExpandOpsPatterns(patterns);
    vector::populateVectorMultiReductionLoweringPatterns(
        patterns, vector::VectorMultiReductionLowering::InnerParallel);
    FrozenRewritePatternSet frozen(std::move(patterns));
    // Kernels are long, and have none of these.
    SmallVector<Operation *> ops;
    getOperation()->walk([&](Operation *op) {
      if (isa<math::IsNaNOp, math::IsFiniteOp, math::SincosOp,
              memref::ReshapeOp, vector::MultiDimReductionOp, math::ClampFOp,
              math::IsInfOp, math::IsNormalOp, math::FPowIOp, math::FmaOp,
              memref::ExpandShapeOp, arith::CeilDivSIOp, arith::CeilDivUIOp,
              arith::FloorDivSIOp>(op))
        ops.push_back(op);
    });
    GreedyRewriteConfig config;
    config.setStrictness(GreedyRewriteStrictness::ExistingAndNewOps);
    if (!ops.empty() && failed(applyOpPatternsGreedily(ops, frozen, config)))
      signalPassFailure();
  }
};
} // namespace
