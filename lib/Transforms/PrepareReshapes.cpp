//===- PrepareReshapes.cpp - Reshapes moved in front of matmuls -----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Frameworks write a layer of [B,S,K] as a matmul of [B*S,K] whose result gets
// its dimensions back before the bias and the activation. Rows are rows either
// way: where a reshape leaves the columns alone, it is the left operand that is
// reshaped, and the elementwise code stands right behind the matmul.
//
//===----------------------------------------------------------------------===//

#include "FuseAnchor.h"
#include "FuseEpilogue.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace crease;

namespace {
/// A reshape of all dimensions but the last.
struct RowReshape {
  static std::optional<RowReshape> match(Operation *op) {
    RowReshape reshape;
    reshape.op = op;
    if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op))
      reshape.groups = expand.getReassociationIndices();
    else if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op))
      reshape.groups = collapse.getReassociationIndices();
    if (reshape.groups.size() < 2 || reshape.groups.back().size() != 1)
      return std::nullopt;
    return reshape;
  }

  /// `value`, of the rows of what is reshaped, in the new shape; without
  /// `columns` it has one number for each row.
  Value apply(RewriterBase &b, Value value, bool columns = true) const {
    Location loc = op->getLoc();
    auto parts = ArrayRef(groups).drop_back(columns ? 0 : 1);
    if (Value known = columns ? findReshaped(b, value) : nullptr)
      return known;
    if (isa<tensor::CollapseShapeOp>(op))
      return tensor::CollapseShapeOp::create(b, loc, value, parts);
    auto expand = cast<tensor::ExpandShapeOp>(op);
    SmallVector<OpFoldResult> sizes = expand.getMixedOutputShape();
    SmallVector<int64_t> shape(expand.getResultType().getShape());
    sizes.pop_back();
    shape.pop_back();
    auto type = cast<RankedTensorType>(value.getType());
    if (columns) {
      sizes.push_back(tensor::getMixedSize(b, loc, value, type.getRank() - 1));
      shape.push_back(type.getShape().back());
    }
    return tensor::ExpandShapeOp::create(
        b, loc, RankedTensorType::get(shape, type.getElementType()), value,
        parts, sizes);
  }

  /// What `value` was made from by the opposite reshape, or an earlier reshape
  /// of it to known sizes: two matmuls are to have one left operand.
  Value findReshaped(RewriterBase &b, Value value) const {
    auto rows = type().getShape().drop_back();
    auto fits = [&](Value other) {
      auto shape = cast<RankedTensorType>(other.getType()).getShape();
      return shape.drop_back() == rows && !ShapedType::isDynamicShape(rows);
    };
    Operation *maker = value.getDefiningOp();
    auto opposite = maker ? match(maker) : std::nullopt;
    if (opposite && opposite->groups == groups &&
        maker->getName() != op->getName() &&
        (isa<tensor::CollapseShapeOp>(op) || fits(maker->getOperand(0))))
      return maker->getOperand(0);
    for (Operation *user : value.getUsers()) {
      auto same = match(user);
      if (same && same->groups == groups && user->getName() == op->getName() &&
          fits(user->getResult(0)) && user->getBlock() == b.getBlock() &&
          user->isBeforeInBlock(&*b.getInsertionPoint()))
        return user->getResult(0);
    }
    return nullptr;
  }

  RankedTensorType type() const {
    return cast<RankedTensorType>(op->getResult(0).getType());
  }

  Operation *op = nullptr;
  SmallVector<ReassociationIndices> groups;
};
} // namespace

/// The matmul as a linear layer, which takes any number of rows' dimensions.
static std::optional<FuseAnchor> matchLayer(Operation *op) {
  std::string unused;
  auto anchor = matchAnchor(op, unused);
  if (!anchor || (anchor->start && !isa<LinearOp>(op)))
    return std::nullopt;
  Type element = anchor->type().getElementType();
  if (getElementTypeOrSelf(anchor->left) != element)
    return std::nullopt;
  return anchor;
}

/// How a linalg op reads an operand: one number for each element, row or column
/// of the result, or for all of it.
enum class Reading { Element, Row, Column, Scalar, Other };
static AffineMap getMap(Reading reading, unsigned rank, MLIRContext *context) {
  AffineMap identity = AffineMap::getMultiDimIdentityMap(rank, context);
  switch (reading) {
  case Reading::Element:
    return identity;
  case Reading::Row:
    return identity.getMajorSubMap(rank - 1);
  case Reading::Column:
    return identity.getMinorSubMap(1);
  case Reading::Scalar:
    return AffineMap::get(rank, 0, {}, context);
  case Reading::Other:
    break;
  }
  return AffineMap();
}
static Reading getReading(AffineMap map) {
  for (Reading reading :
       {Reading::Element, Reading::Row, Reading::Column, Reading::Scalar})
    if (map.getNumDims() > 1 &&
        map == getMap(reading, map.getNumDims(), map.getContext()))
      return reading;
  return Reading::Other;
}

/// Whether `op` can be written on a tensor of other rows.
static bool canChangeRows(Operation *op) {
  if (!isElementwiseTail(op) || op->getNumResults() != 1)
    return false;
  auto shape = cast<RankedTensorType>(op->getResult(0).getType()).getShape();
  if (auto structured = dyn_cast<linalg::LinalgOp>(op))
    return llvm::none_of(structured.getIndexingMapsArray(), [](AffineMap map) {
      return getReading(map) == Reading::Other;
    });
  return llvm::all_of(op->getOperandTypes(), [&](Type type) {
    auto tensor = dyn_cast<RankedTensorType>(type);
    return !tensor || tensor.getShape() == shape || tensor.getRank() <= 1;
  });
}

/// Whether `value` is made by a matmul for one reader, perhaps by elementwise
/// code behind it.
static bool comesFromLayer(Value value) {
  Operation *op = value.getDefiningOp();
  if (!op || !value.hasOneUse())
    return false;
  return matchLayer(op) ||
         (canChangeRows(op) && llvm::any_of(op->getOperands(), comesFromLayer));
}

static Value moveUp(RewriterBase &rewriter, Value value,
                    const RowReshape &reshape);

/// The elementwise `op` on reshaped operands.
static Value reshapeElementwise(RewriterBase &rewriter, Operation *op,
                                const RowReshape &reshape) {
  Type element = getElementTypeOrSelf(op->getResult(0).getType());
  RankedTensorType type =
      RankedTensorType::get(reshape.type().getShape(), element);
  Location loc = op->getLoc();
  auto structured = dyn_cast<linalg::LinalgOp>(op);
  if (!structured) {
    SmallVector<Value> operands;
    int64_t rank = cast<RankedTensorType>(op->getResult(0).getType()).getRank();
    for (Value operand : op->getOperands()) {
      auto tensor = dyn_cast<RankedTensorType>(operand.getType());
      bool hasRows = tensor && tensor.getRank() == rank && rank > 1;
      operands.push_back(hasRows ? moveUp(rewriter, operand, reshape)
                                 : operand);
    }
    Operation *fresh = rewriter.create(loc, op->getName().getIdentifier(),
                                       operands, type, op->getAttrs());
    return fresh->getResult(0);
  }
  auto mapOf = [&](Reading reading) {
    return getMap(reading, type.getRank(), op->getContext());
  };
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  for (OpOperand *input : structured.getDpsInputOperands()) {
    Value value = input->get();
    Reading reading = getReading(structured.getMatchingIndexingMap(input));
    if (reading == Reading::Element)
      value = moveUp(rewriter, value, reshape);
    else if (reading == Reading::Row)
      value = reshape.apply(rewriter, value, /*columns=*/false);
    inputs.push_back(value);
    maps.push_back(mapOf(reading));
  }
  maps.push_back(mapOf(Reading::Element));
  Value init = moveUp(rewriter, structured.getDpsInits().front(), reshape);
  SmallVector<utils::IteratorType> loops(type.getRank(),
                                         utils::IteratorType::parallel);
  auto generic =
      linalg::GenericOp::create(rewriter, loc, type, inputs, init, maps, loops);
  rewriter.cloneRegionBefore(*structured.getBlock()->getParent(),
                             generic.getRegion(), generic.getRegion().begin());
  return generic.getResult(0);
}

/// `value` in the new shape, the matmul it comes from, if any, on a left
/// operand of that shape.
static Value moveUp(RewriterBase &rewriter, Value value,
                    const RowReshape &reshape) {
  if (!comesFromLayer(value))
    return reshape.apply(rewriter, value);
  Operation *op = value.getDefiningOp();
  auto layer = matchLayer(op);
  if (!layer)
    return reshapeElementwise(rewriter, op, reshape);
  Value left = reshape.apply(rewriter, layer->left);
  auto type = RankedTensorType::get(reshape.type().getShape(),
                                    layer->type().getElementType());
  return LinearOp::create(rewriter, op->getLoc(), type, left, layer->weight,
                          layer->start, layer->transposed);
}

void crease::prepareReshapes(Operation *root) {
  SmallVector<RowReshape> reshapes;
  root->walk([&](Operation *op) {
    if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op))
      if (auto reshape = RowReshape::match(op))
        reshapes.push_back(*reshape);
  });
  IRRewriter rewriter(root->getContext());
  for (const RowReshape &reshape : reshapes) {
    Operation *op = reshape.op;
    Value source = op->getOperand(0);
    if (!comesFromLayer(source) ||
        llvm::none_of(op->getUsers(), isElementwiseTail))
      continue;
    rewriter.setInsertionPoint(op);
    rewriter.replaceOp(op, moveUp(rewriter, source, reshape));
    // What made the value for this reader alone.
    SmallVector<Value> dead = {source};
    while (!dead.empty()) {
      Operation *maker = dead.pop_back_val().getDefiningOp();
      if (!maker || !isOpTriviallyDead(maker))
        continue;
      dead.append(maker->operand_begin(), maker->operand_end());
      rewriter.eraseOp(maker);
    }
  }
}
