//===- PrepareContractions.cpp - Contractions brought into matmul form ----===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A matmul is a left operand of rows and K, a right one of K and N or N and K,
// and a result of rows and N. A contraction with batch dimensions becomes a
// loop over these of such matmuls and of the elementwise ops behind it; a left
// operand whose dimensions stand in another order is transposed, which costs
// its elements, not the products.
//
//===----------------------------------------------------------------------===//

#include "FuseAnchor.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace crease;

namespace {
/// The dimensions of a contraction, by number. `left` is an operand with all
/// dimensions of the result but the last, n, which the right one has.
struct Contraction {
  unsigned left = 0;
  unsigned k = 0, n = 0;
  SmallVector<unsigned> batch; // in both operands
  SmallVector<unsigned> rows;  // in the left one only
  SmallVector<unsigned> dims[3];
};
} // namespace

/// The dimensions that a map selects, each once, or nothing.
static std::optional<SmallVector<unsigned>> getDims(AffineMap map) {
  SmallVector<unsigned> dims;
  for (AffineExpr expr : map.getResults()) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim || llvm::is_contained(dims, dim.getPosition()))
      return std::nullopt;
    dims.push_back(dim.getPosition());
  }
  return dims;
}

static std::optional<Contraction> readContraction(linalg::LinalgOp op) {
  if (!isContraction(op) || llvm::any_of(op->getOperandTypes(), [](Type type) {
        auto tensor = dyn_cast<RankedTensorType>(type);
        return !tensor || tensor.getEncoding();
      }))
    return std::nullopt;
  Contraction found;
  for (auto [dims, map] : llvm::zip(found.dims, op.getIndexingMapsArray())) {
    auto selected = getDims(map);
    if (!selected)
      return std::nullopt;
    dims = *selected;
  }
  SmallVector<unsigned> reduction;
  op.getReductionDims(reduction);
  found.k = reduction.front();
  ArrayRef<unsigned> out = found.dims[2];
  if (out.empty() || op.getNumParallelLoops() != out.size() ||
      !llvm::is_contained(found.dims[0], found.k) ||
      !llvm::is_contained(found.dims[1], found.k))
    return std::nullopt;
  found.n = out.back();
  found.left = llvm::is_contained(found.dims[0], found.n) ? 1 : 0;
  ArrayRef<unsigned> left = found.dims[found.left],
                     right = found.dims[1 - found.left];
  if (llvm::is_contained(left, found.n) || !llvm::is_contained(right, found.n))
    return std::nullopt;
  for (unsigned dim : out.drop_back()) {
    if (!llvm::is_contained(left, dim))
      return std::nullopt;
    bool both = llvm::is_contained(right, dim);
    (both ? found.batch : found.rows).push_back(dim);
  }
  return found;
}

/// The slice of a tensor at `position` in dimension `dim`, which it loses.
static Value takeSlice(OpBuilder &b, Location loc, Value value, int64_t dim,
                       Value position) {
  auto type = cast<RankedTensorType>(value.getType());
  SmallVector<OpFoldResult> offsets(type.getRank(), b.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(type.getRank(), b.getIndexAttr(1));
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(b, loc, value);
  offsets[dim] = position;
  sizes[dim] = b.getIndexAttr(1);
  SmallVector<int64_t> shape(type.getShape());
  shape.erase(shape.begin() + dim);
  return tensor::ExtractSliceOp::create(
      b, loc, RankedTensorType::get(shape, type.getElementType()), value,
      offsets, sizes, strides);
}

/// `value` with `slice` at `position` in dimension `dim`.
static Value putSlice(OpBuilder &b, Location loc, Value slice, Value value,
                      int64_t dim, Value position) {
  auto rank = cast<RankedTensorType>(value.getType()).getRank();
  SmallVector<OpFoldResult> offsets(rank, b.getIndexAttr(0));
  SmallVector<OpFoldResult> strides(rank, b.getIndexAttr(1));
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(b, loc, value);
  offsets[dim] = position;
  sizes[dim] = b.getIndexAttr(1);
  return tensor::InsertSliceOp::create(b, loc, slice, value, offsets, sizes,
                                       strides);
}

/// The contraction `op` on other operands, which have the dimensions `dims`;
/// those of the loops are counted anew.
static linalg::GenericOp createLike(OpBuilder &b, linalg::LinalgOp op,
                                    ArrayRef<Value> operands,
                                    ArrayRef<SmallVector<unsigned>> dims) {
  SmallVector<unsigned> loops(dims[2]);
  SmallVector<utils::IteratorType> types(loops.size(),
                                         utils::IteratorType::parallel);
  for (unsigned dim : dims[0])
    if (!llvm::is_contained(loops, dim)) {
      loops.push_back(dim);
      types.push_back(utils::IteratorType::reduction);
    }
  SmallVector<AffineMap> maps;
  for (ArrayRef<unsigned> list : dims) {
    SmallVector<AffineExpr> exprs;
    for (unsigned dim : list)
      exprs.push_back(
          b.getAffineDimExpr(llvm::find(loops, dim) - loops.begin()));
    maps.push_back(AffineMap::get(loops.size(), 0, exprs, b.getContext()));
  }
  auto result = linalg::GenericOp::create(b, op.getLoc(), operands[2].getType(),
                                          operands.take_front(2),
                                          operands.drop_front(2), maps, types);
  IRMapping mapping;
  op->getRegion(0).cloneInto(&result.getRegion(), mapping);
  return result;
}

/// The elementwise ops that follow a contraction, each the only user of the one
/// before.
static SmallVector<Operation *> findTail(linalg::LinalgOp op) {
  SmallVector<Operation *> tail;
  Value value = op->getResult(0);
  auto shape = cast<RankedTensorType>(value.getType()).getShape();
  auto fits = [&](Type type) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    return tensor && tensor.getShape() == shape;
  };
  while (value.hasOneUse()) {
    Operation *user = *value.getUsers().begin();
    if (user->getBlock() != op->getBlock() || user->getNumRegions() ||
        user->getNumResults() != 1 || !isMemoryEffectFree(user) ||
        !OpTrait::hasElementwiseMappableTraits(user) ||
        !llvm::all_of(user->getOperandTypes(), fits) ||
        !llvm::all_of(user->getResultTypes(), fits))
      break;
    tail.push_back(user);
    value = user->getResult(0);
  }
  return tail;
}

/// An elementwise op on the slices of its operands at `position` in dimension
/// `dim`; of operand `chained` that is `slice`.
static Value sliceElementwise(OpBuilder &b, Operation *op, Value chained,
                              Value slice, int64_t dim, Value position) {
  SmallVector<Value> operands;
  ArrayRef<int64_t> shape = cast<RankedTensorType>(slice.getType()).getShape();
  auto typeLike = [&](Type type) {
    return RankedTensorType::get(shape, getElementTypeOrSelf(type));
  };
  for (Value operand : op->getOperands()) {
    DenseElementsAttr constant;
    if (operand == chained)
      operands.push_back(slice);
    else if (matchPattern(operand, m_Constant(&constant)) &&
             constant.isSplat() && !ShapedType::isDynamicShape(shape))
      operands.push_back(arith::ConstantOp::create(
          b, op->getLoc(), constant.resizeSplat(typeLike(operand.getType()))));
    else
      operands.push_back(takeSlice(b, op->getLoc(), operand, dim, position));
  }
  OperationState state(op->getLoc(), op->getName(), operands,
                       typeLike(op->getResult(0).getType()), op->getAttrs());
  return b.create(state)->getResult(0);
}

/// Turns a contraction with a batch dimension, and its tail, into a loop over
/// that. Returns what is left in the loop.
static linalg::LinalgOp loopOverBatch(IRRewriter &rewriter, linalg::LinalgOp op,
                                      const Contraction &found) {
  Location loc = op.getLoc();
  unsigned batch = found.batch.front();
  auto placeIn = [&](unsigned operand) -> int64_t {
    ArrayRef<unsigned> dims = found.dims[operand];
    return llvm::find(dims, batch) - dims.begin();
  };
  SmallVector<Operation *> tail = findTail(op);
  Operation *last = tail.empty() ? op.getOperation() : tail.back();
  rewriter.setInsertionPoint(last);
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(rewriter, loc, value);
  };
  Value start = op.getDpsInits().front(), init = start;
  SmallVector<OpFoldResult> sizes = tensor::getMixedSizes(rewriter, loc, start);
  // A start of zeros is made for each matmul, so that it need not be read.
  auto fill = start.getDefiningOp<linalg::FillOp>();
  Value zero = fill && isZero(start) ? fill.getInputs().front() : Value();
  if (zero || !tail.empty())
    init = tensor::EmptyOp::create(
        rewriter, loc, sizes,
        getElementTypeOrSelf(last->getResult(0).getType()));
  auto loop = scf::ForOp::create(
      rewriter, loc, constant(0),
      getValueOrCreateConstantIndexOp(rewriter, loc, sizes[placeIn(2)]),
      constant(1), init);
  rewriter.setInsertionPointToStart(loop.getBody());
  Value index = loop.getInductionVar(), carried = loop.getRegionIterArg(0);
  SmallVector<Value> operands;
  for (unsigned i = 0; i < 2; ++i)
    operands.push_back(takeSlice(rewriter, loc, op.getDpsInputOperand(i)->get(),
                                 placeIn(i), index));
  if (zero) {
    sizes.erase(sizes.begin() + placeIn(2));
    Value empty = tensor::EmptyOp::create(rewriter, loc, sizes,
                                          getElementTypeOrSelf(start));
    operands.push_back(
        linalg::FillOp::create(rewriter, loc, zero, empty).getResult(0));
  } else {
    operands.push_back(takeSlice(rewriter, loc, tail.empty() ? carried : start,
                                 placeIn(2), index));
  }
  SmallVector<SmallVector<unsigned>> dims = llvm::to_vector(found.dims);
  for (SmallVector<unsigned> &list : dims)
    llvm::erase(list, batch);
  linalg::GenericOp inner = createLike(rewriter, op, operands, dims);
  Value slice = inner.getResult(0), whole = op->getResult(0);
  for (Operation *next : tail) {
    slice = sliceElementwise(rewriter, next, whole, slice, placeIn(2), index);
    whole = next->getResult(0);
  }
  Value result = putSlice(rewriter, loc, slice, carried, placeIn(2), index);
  scf::YieldOp::create(rewriter, loc, result);
  rewriter.replaceOp(last, loop);
  if (last != op.getOperation()) {
    for (Operation *next : llvm::reverse(ArrayRef(tail).drop_back()))
      rewriter.eraseOp(next);
    rewriter.eraseOp(op);
  }
  return inner;
}

/// Transposes the left operand to its rows, in the order of the result, and K.
static void transposeLeft(IRRewriter &rewriter, linalg::LinalgOp op,
                          const Contraction &found) {
  rewriter.setInsertionPoint(op);
  SmallVector<unsigned> order(found.rows);
  order.push_back(found.k);
  SmallVector<int64_t> permutation;
  for (unsigned dim : order)
    permutation.push_back(llvm::find(found.dims[found.left], dim) -
                          found.dims[found.left].begin());
  SmallVector<Value> operands = {op.getDpsInputOperand(0)->get(),
                                 op.getDpsInputOperand(1)->get(),
                                 op.getDpsInits().front()};
  operands[found.left] =
      transposeTensor(rewriter, op.getLoc(), operands[found.left], permutation);
  SmallVector<SmallVector<unsigned>> dims = llvm::to_vector(found.dims);
  dims[found.left] = order;
  rewriter.replaceOp(op, createLike(rewriter, op, operands, dims));
}

void crease::prepareContractions(Operation *root) {
  SmallVector<linalg::LinalgOp> ops;
  root->walk([&](linalg::LinalgOp op) { ops.push_back(op); });
  IRRewriter rewriter(root->getContext());
  for (linalg::LinalgOp op : ops) {
    auto found = readContraction(op);
    // A slice's rows must lie in memory one by one.
    auto endsIn = [&](unsigned operand, unsigned dim) {
      return found->dims[operand].back() == dim;
    };
    while (found && !found->rows.empty() && !found->batch.empty()) {
      if (endsIn(0, found->batch.front()) || endsIn(1, found->batch.front()))
        break;
      op = loopOverBatch(rewriter, op, *found);
      found = readContraction(op);
    }
    if (!found || !found->batch.empty() || found->rows.empty())
      continue;
    SmallVector<unsigned> order(found->rows);
    order.push_back(found->k);
    if (found->dims[found->left] != order)
      transposeLeft(rewriter, op, *found);
  }
}
