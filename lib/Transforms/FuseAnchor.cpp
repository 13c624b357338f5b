//===- FuseAnchor.cpp - Matmuls that a fused linear can hold --------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FuseAnchor.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace crease;

//===----------------------------------------------------------------------===//
// Matching
//===----------------------------------------------------------------------===//

bool crease::isZero(Value value) {
  if (auto fill = value.getDefiningOp<linalg::FillOp>())
    return matchPattern(fill.getInputs().front(), m_AnyZeroFloat());
  return matchPattern(value, m_AnyZeroFloat());
}

bool crease::multipliesAndAdds(Block &body, bool orNarrowed) {
  if (body.getNumArguments() != 3 ||
      body.getTerminator()->getNumOperands() != 1)
    return false;
  auto add = body.getTerminator()->getOperand(0).getDefiningOp<arith::AddFOp>();
  if (!add)
    return false;
  Value product = add.getLhs(), sum = add.getRhs();
  if (product == body.getArgument(2))
    std::swap(product, sum);
  auto multiply = product.getDefiningOp<arith::MulFOp>();
  if (!multiply || sum != body.getArgument(2))
    return false;
  auto source = [&](Value value) {
    if (auto widened = value.getDefiningOp<arith::ExtFOp>())
      return widened.getIn();
    if (auto narrowed = value.getDefiningOp<arith::TruncFOp>())
      return orNarrowed ? narrowed.getIn() : value;
    return value;
  };
  Value a = source(multiply.getLhs()), b = source(multiply.getRhs());
  if (b == body.getArgument(0))
    std::swap(a, b);
  return a == body.getArgument(0) && b == body.getArgument(1);
}

bool crease::isContraction(linalg::LinalgOp op) {
  return op.hasPureTensorSemantics() && op.getNumDpsInputs() == 2 &&
         op.getNumDpsInits() == 1 && op.getNumReductionLoops() == 1 &&
         multipliesAndAdds(*op.getBlock());
}

/// Whether `map` gives the dimensions `places` in this order.
static bool selects(AffineMap map, ArrayRef<unsigned> places) {
  if (map.getNumResults() != places.size())
    return false;
  for (auto [expr, place] : llvm::zip(map.getResults(), places)) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim || dim.getPosition() != place)
      return false;
  }
  return true;
}

static std::optional<FuseAnchor> matchContraction(linalg::LinalgOp op,
                                                  std::string &why) {
  if (!isContraction(op))
    return std::nullopt;
  // Dimensions: those of the result, and the accumulated one.
  AffineMap out = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  SmallVector<unsigned> reduction;
  op.getReductionDims(reduction);
  SmallVector<unsigned> rows;
  for (AffineExpr expr : out.getResults()) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim)
      return std::nullopt;
    rows.push_back(dim.getPosition());
  }
  if (rows.empty())
    return std::nullopt;
  unsigned n = rows.pop_back_val(), k = reduction.front();
  SmallVector<unsigned> leftDims(rows);
  leftDims.push_back(k);

  FuseAnchor anchor;
  anchor.op = op;
  for (unsigned i = 0; i < 2; ++i) {
    AffineMap left = op.getMatchingIndexingMap(op.getDpsInputOperand(i));
    AffineMap right = op.getMatchingIndexingMap(op.getDpsInputOperand(1 - i));
    if (!selects(left, leftDims))
      continue;
    bool plain = selects(right, {k, n}), transposed = selects(right, {n, k});
    if (!plain && !transposed)
      continue;
    anchor.left = op.getDpsInputOperand(i)->get();
    anchor.weight = op.getDpsInputOperand(1 - i)->get();
    anchor.transposed = transposed;
    break;
  }
  if (!anchor.left) {
    why = "its right operand is not a matrix that all rows share";
    return std::nullopt;
  }
  Value init = op.getDpsInits().front();
  if (!isZero(init))
    anchor.start = init;
  return anchor;
}

std::optional<FuseAnchor> crease::matchAnchor(Operation *op, std::string &why) {
  std::optional<FuseAnchor> anchor;
  if (auto linear = dyn_cast<LinearOp>(op)) {
    anchor = FuseAnchor{op, linear.getInput(), linear.getWeight(),
                        linear.getTransposeWeight(), linear.getBias()};
  } else if (auto structured = dyn_cast<linalg::LinalgOp>(op)) {
    anchor = matchContraction(structured, why);
  }
  if (!anchor)
    return std::nullopt;
  auto left = cast<RankedTensorType>(anchor->left.getType());
  Type element = left.getElementType();
  Type sum = anchor->type().getElementType();
  if (element != getElementTypeOrSelf(anchor->weight) ||
      !isSupportedFloat(element) || !isa<FloatType>(sum) ||
      cast<FloatType>(sum).getWidth() >
          FusedLinearOp::getAccumulatorType(element).getWidth()) {
    why = "its element types are not those of a fused linear";
    return std::nullopt;
  }
  return anchor;
}

//===----------------------------------------------------------------------===//
// Packed projections
//===----------------------------------------------------------------------===//

/// The columns [offset, offset + size) by `stride`, in the last dimension.
static Value sliceColumns(OpBuilder &builder, Location loc, Value value,
                          unsigned dim, int64_t offset, int64_t size,
                          int64_t stride) {
  auto type = cast<RankedTensorType>(value.getType());
  SmallVector<OpFoldResult> offsets(type.getRank(), builder.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(type.getRank(), builder.getIndexAttr(1));
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(builder, loc, value);
  offsets[dim] = builder.getIndexAttr(offset);
  sizes[dim] = builder.getIndexAttr(size);
  strides[dim] = builder.getIndexAttr(stride);
  return tensor::ExtractSliceOp::create(builder, loc, value, offsets, sizes,
                                        strides);
}

namespace {
/// Part of a linear layer's columns.
struct Part {
  Value result;
  int64_t offset, size, stride;
};
} // namespace

/// The parts into which all uses take the result, or nothing.
static SmallVector<Part> findParts(LinearOp op) {
  SmallVector<Part> parts;
  auto type = op.getResult().getType();
  int64_t n = type.getShape().back();
  if (ShapedType::isDynamic(n) || op->use_empty())
    return {};
  for (Operation *user : op->getUsers()) {
    if (auto split = dyn_cast<SplitOp>(user)) {
      StringRef layout = split.getLayout();
      bool interleaved = layout == "interleaved", swapped = layout == "swapped";
      int64_t second = interleaved ? 1 : n / 2, stride = interleaved ? 2 : 1;
      parts.push_back({split.getGate(), swapped ? second : 0, n / 2, stride});
      parts.push_back({split.getValue(), swapped ? 0 : second, n / 2, stride});
      continue;
    }
    auto slice = dyn_cast<tensor::ExtractSliceOp>(user);
    if (!slice || slice.getType().getRank() != type.getRank() ||
        !slice.hasUnitStride() ||
        ShapedType::isDynamic(slice.getStaticOffsets().back()) ||
        ShapedType::isDynamic(slice.getStaticSizes().back()))
      return {};
    for (int64_t i = 0; i + 1 < type.getRank(); ++i)
      if (type.isDynamicDim(i) || slice.getStaticOffsets()[i] != 0 ||
          slice.getStaticSizes()[i] != type.getDimSize(i))
        return {};
    parts.push_back({slice.getResult(), slice.getStaticOffsets().back(),
                     slice.getStaticSizes().back(), 1});
  }
  return parts;
}

void crease::splitPackedLinears(Operation *root) {
  SmallVector<LinearOp> linears;
  root->walk([&](LinearOp op) { linears.push_back(op); });
  IRRewriter rewriter(root->getContext());
  for (LinearOp op : linears) {
    SmallVector<Part> parts = findParts(op);
    if (parts.empty())
      continue;
    rewriter.setInsertionPoint(op);
    for (const Part &part : parts) {
      if (part.result.use_empty())
        continue;
      Location loc = part.result.getLoc();
      Value weight = sliceColumns(rewriter, loc, op.getWeight(),
                                  op.getTransposeWeight() ? 0 : 1, part.offset,
                                  part.size, part.stride);
      Value bias = op.getBias();
      if (bias)
        bias = sliceColumns(rewriter, loc, bias, 0, part.offset, part.size,
                            part.stride);
      Value linear =
          LinearOp::create(rewriter, loc, part.result.getType(), op.getInput(),
                           weight, bias, op.getTransposeWeight());
      rewriter.replaceAllUsesWith(part.result, linear);
    }
    for (Operation *user : llvm::make_early_inc_range(op->getUsers()))
      rewriter.eraseOp(user);
    rewriter.eraseOp(op);
  }
}
