//===- Canonicalization.cpp - Rewrites that hold exactly ------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every rewrite here gives the same bits for every input, NaN, infinities and
// the sign of zero included: both sides have the same definition, or the outer
// op keeps every value that the inner one can give.
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace crease;

//===----------------------------------------------------------------------===//
// Activations
//===----------------------------------------------------------------------===//

namespace {
/// Removes an activation of an activation that it does not change.
template <class OpT, class... Sources>
struct DropIdempotent : OpRewritePattern<OpT> {
  using OpRewritePattern<OpT>::OpRewritePattern;
  LogicalResult matchAndRewrite(OpT op,
                                PatternRewriter &rewriter) const override {
    Operation *source = op.getInput().getDefiningOp();
    if (!source || !isa<Sources...>(source))
      return rewriter.notifyMatchFailure(op, "operand may change");
    rewriter.replaceOp(op, op.getInput());
    return success();
  }
};

/// hard_tanh of hard_tanh with the same bounds.
struct DropRepeatedClamp : OpRewritePattern<HardTanhOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(HardTanhOp op,
                                PatternRewriter &rewriter) const override {
    auto source = op.getInput().getDefiningOp<HardTanhOp>();
    if (!source || source.getMinAttr() != op.getMinAttr() ||
        source.getMaxAttr() != op.getMaxAttr())
      return rewriter.notifyMatchFailure(op, "operand may change");
    rewriter.replaceOp(op, op.getInput());
    return success();
  }
};

/// hard_tanh between +0 and 6 is relu6, by its definition.
struct NameRelu6 : OpRewritePattern<HardTanhOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(HardTanhOp op,
                                PatternRewriter &rewriter) const override {
    if (!op.getMin().isPosZero() || op.getMax().convertToDouble() != 6)
      return rewriter.notifyMatchFailure(op, "other bounds");
    rewriter.replaceOpWithNewOp<Relu6Op>(op, op.getType(), op.getInput());
    return success();
  }
};

/// swish with beta = 1 is silu: multiplying by one changes nothing.
struct NameSilu : OpRewritePattern<SwishOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(SwishOp op,
                                PatternRewriter &rewriter) const override {
    if (op.getBeta().convertToDouble() != 1)
      return rewriter.notifyMatchFailure(op, "beta is not one");
    rewriter.replaceOpWithNewOp<SiluOp>(op, op.getType(), op.getInput());
    return success();
  }
};

/// celu with alpha = 1 is elu with alpha = 1: so is dividing by one.
struct NameElu : OpRewritePattern<CeluOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(CeluOp op,
                                PatternRewriter &rewriter) const override {
    if (op.getAlpha().convertToDouble() != 1)
      return rewriter.notifyMatchFailure(op, "alpha is not one");
    rewriter.replaceOpWithNewOp<EluOp>(op, op.getType(), op.getInput(),
                                       op.getAlphaAttr());
    return success();
  }
};

/// prelu with one constant slope is leaky_relu, whose parameter is exact.
struct NameLeakyRelu : OpRewritePattern<PreluOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(PreluOp op,
                                PatternRewriter &rewriter) const override {
    FloatAttr slope;
    if (!matchPattern(op.getSlope(), m_Constant(&slope))) {
      SplatElementsAttr splat;
      if (!matchPattern(op.getSlope(), m_Constant(&splat)))
        return rewriter.notifyMatchFailure(op, "slope is not one constant");
      slope = splat.getSplatValue<FloatAttr>();
    }
    if (!slope.getValue().isFinite())
      return rewriter.notifyMatchFailure(op, "a parameter must be finite");
    rewriter.replaceOpWithNewOp<LeakyReluOp>(op, op.getType(), op.getInput(),
                                             slope);
    return success();
  }
};
} // namespace

void ReluOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                         MLIRContext *context) {
  // The results of all of these are at least 0 (or NaN), and relu keeps them.
  patterns.add<DropIdempotent<ReluOp, ReluOp, Relu6Op, ReluSquaredOp,
                              HardSigmoidOp, SigmoidOp>>(context);
}

void Relu6Op::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                          MLIRContext *context) {
  patterns.add<DropIdempotent<Relu6Op, Relu6Op, HardSigmoidOp, SigmoidOp>>(
      context);
}

void HardTanhOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                             MLIRContext *context) {
  patterns.add<DropRepeatedClamp, NameRelu6>(context);
}

void SwishOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                          MLIRContext *context) {
  patterns.add<NameSilu>(context);
}

void CeluOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                         MLIRContext *context) {
  patterns.add<NameElu>(context);
}

void PreluOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                          MLIRContext *context) {
  patterns.add<NameLeakyRelu>(context);
}

//===----------------------------------------------------------------------===//
// Split
//===----------------------------------------------------------------------===//

namespace {
/// split of a concatenation of its two halves is the halves.
struct SplitOfConcat : OpRewritePattern<SplitOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(SplitOp op,
                                PatternRewriter &rewriter) const override {
    auto concat = op.getPacked().getDefiningOp<tensor::ConcatOp>();
    if (!concat || concat.getInputs().size() != 2 ||
        int64_t(concat.getDim()) + 1 != op.getPacked().getType().getRank())
      return rewriter.notifyMatchFailure(op, "not two parts along columns");
    if (op.getLayout() == "interleaved")
      return rewriter.notifyMatchFailure(op, "columns are interleaved");
    Value first = concat.getInputs()[0], second = concat.getInputs()[1];
    // With a dynamic number of columns the parts may not be halves.
    Type part = op.getGate().getType();
    if (first.getType() != part || second.getType() != part ||
        ShapedType::isDynamic(op.getGate().getType().getShape().back()))
      return rewriter.notifyMatchFailure(op, "parts may not be halves");
    if (op.getLayout() == "swapped")
      std::swap(first, second);
    rewriter.replaceOp(op, {first, second});
    return success();
  }
};
} // namespace

void SplitOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                          MLIRContext *context) {
  patterns.add<SplitOfConcat>(context);
}

//===----------------------------------------------------------------------===//
// Linear
//===----------------------------------------------------------------------===//

/// Whether every element is a finite number, as far as a constant shows it.
static bool isFiniteConstant(Value value) {
  DenseFPElementsAttr constant;
  if (!matchPattern(value, m_Constant(&constant)))
    return false;
  if (constant.isSplat())
    return constant.getSplatValue<APFloat>().isFinite();
  return llvm::all_of(
      constant.getValues<APFloat>(),
      [](const APFloat &element) { return element.isFinite(); });
}

namespace {
/// A sum of no products, or of finite numbers times zero, is zero. A weight of
/// zeros alone is not enough: 0 * inf is NaN, and an input may hold infinities.
/// The sum starts at +0 and so stays +0; a bias could be -0, and is left alone.
struct FoldZeroSum : OpRewritePattern<LinearOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(LinearOp op,
                                PatternRewriter &rewriter) const override {
    auto type = op.getResult().getType();
    if (op.getBias() || !type.hasStaticShape())
      return rewriter.notifyMatchFailure(op, "has a bias or dynamic sizes");
    bool noProducts = op.getInput().getType().getShape().back() == 0;
    bool zeroProducts = matchPattern(op.getWeight(), m_AnyZeroFloat()) &&
                        isFiniteConstant(op.getInput());
    if (!noProducts && !zeroProducts)
      return rewriter.notifyMatchFailure(op, "products may not be zero");
    rewriter.replaceOpWithNewOp<arith::ConstantOp>(
        op, DenseElementsAttr::get(
                type, rewriter.getZeroAttr(type.getElementType())));
    return success();
  }
};
} // namespace

void LinearOp::getCanonicalizationPatterns(RewritePatternSet &patterns,
                                           MLIRContext *context) {
  patterns.add<FoldZeroSum>(context);
}
