//===- CollapseLinear.cpp - Two linear layers are one ---------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/Crease.h"
#include "crease/Transforms/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/IR/Remarks.h"

namespace crease {
#define GEN_PASS_DEF_CREASECOLLAPSELINEAR
#include "crease/Transforms/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

/// The type of a weight as it multiplies: K and N, whichever way it is stored.
static std::pair<int64_t, int64_t> getKN(LinearOp op) {
  auto shape = op.getWeight().getType().getShape();
  return op.getTransposeWeight() ? std::pair(shape[1], shape[0])
                                 : std::pair(shape[0], shape[1]);
}

/// Why the two layers cannot become one, or nothing.
static StringRef findObstacle(LinearOp first, LinearOp second) {
  if (!first->hasOneUse())
    return "the first layer's result has other uses";
  Type element = second.getResult().getType().getElementType();
  if (!element.isF32() && !element.isF64())
    return "the product of weights narrower than f32 would lose digits";
  for (LinearOp op : {first, second})
    for (Value value : op->getOperands())
      if (getElementTypeOrSelf(value) != element)
        return "the layers have different element types";
  auto [k, h] = getKN(first);
  int64_t n = getKN(second).second;
  bool known = !ShapedType::isDynamic(k) && !ShapedType::isDynamic(h) &&
               !ShapedType::isDynamic(n);
  if (known && double(k) * n > double(h) * (double(k) + n))
    return "one layer would cost more than the two (a bottleneck)";
  return "";
}

/// The product W1 W2 of the layers' weights, and whether it is stored
/// transposed: the transpose of a stored weight is taken only where W1 is and
/// W2 is not.
static std::pair<Value, bool> multiplyWeights(PatternRewriter &rewriter,
                                              Location loc, LinearOp first,
                                              LinearOp second) {
  Value w1 = first.getWeight(), w2 = second.getWeight();
  bool t1 = first.getTransposeWeight(), t2 = second.getTransposeWeight();
  auto [k, h] = getKN(first);
  int64_t n = getKN(second).second;
  Type element = getElementTypeOrSelf(w1);
  if (t1 && t2) // Stored as W1', W2': the product is stored as W2' W1'.
    return {LinearOp::create(rewriter, loc,
                             RankedTensorType::get({n, k}, element), w2, w1,
                             Value(), /*transpose_weight=*/false),
            true};
  if (t1)
    w1 = transposeTensor(rewriter, loc, w1, {1, 0});
  return {LinearOp::create(rewriter, loc,
                           RankedTensorType::get({k, n}, element), w1, w2,
                           Value(), t2),
          false};
}

namespace {
struct CollapseLinearOfLinear : OpRewritePattern<LinearOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(LinearOp second,
                                PatternRewriter &rewriter) const override {
    auto first = second.getInput().getDefiningOp<LinearOp>();
    if (!first)
      return rewriter.notifyMatchFailure(second, "no layer right before it");
    StringRef obstacle = findObstacle(first, second);
    if (!obstacle.empty())
      return rewriter.notifyMatchFailure(second, obstacle);

    Location loc = second.getLoc();
    auto [weight, transposed] = multiplyWeights(rewriter, loc, first, second);
    Value bias = second.getBias();
    if (first.getBias()) {
      auto [k, n] = getKN(second);
      Type element = getElementTypeOrSelf(weight);
      bias = LinearOp::create(
          rewriter, loc, RankedTensorType::get({n}, element), first.getBias(),
          second.getWeight(), bias, second.getTransposeWeight());
    }
    remark::passed(
        loc, remark::RemarkOpts::name("collapse-linear").category("crease"))
        << "two linear layers became one";
    rewriter.replaceOpWithNewOp<LinearOp>(second, second.getResult().getType(),
                                          first.getInput(), weight, bias,
                                          transposed);
    return success();
  }
};

struct CollapseLinearPass
    : crease::impl::CreaseCollapseLinearBase<CollapseLinearPass> {
  LogicalResult initialize(MLIRContext *context) override {
    RewritePatternSet set(context);
    set.add<CollapseLinearOfLinear>(context);
    patterns = std::move(set);
    return success();
  }

  void runOnOperation() override {
    if (failed(applyPatternsGreedily(getOperation(), patterns)))
      return signalPassFailure();
    getOperation()->walk([](LinearOp op) { reportMissed(op); });
  }

  /// Says why a layer that another one feeds was left alone.
  static void reportMissed(LinearOp second) {
    auto missed = [&](const Twine &why) {
      remark::missed(
          second.getLoc(),
          remark::RemarkOpts::name("collapse-linear").category("crease"))
          << ("not collapsed: " + why).str();
    };
    Operation *source = second.getInput().getDefiningOp();
    if (auto first = dyn_cast_or_null<LinearOp>(source))
      return missed(findObstacle(first, second));
    for (Value operand : source ? source->getOperands() : ValueRange())
      if (operand.getDefiningOp<LinearOp>())
        return missed("'" + source->getName().getStringRef() +
                      "' stands between the layers");
  }

  FrozenRewritePatternSet patterns;
};
} // namespace
