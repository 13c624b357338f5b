//===- PackWeights.cpp - Weights packed ahead of time ---------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/Crease.h"
#include "crease/Dialect/Remarks.h"
#include "crease/Kernels/KernelPlan.h"
#include "crease/Kernels/Passes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/Matchers.h"

namespace crease {
#define GEN_PASS_DEF_CREASEPACKWEIGHTS
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

/// The type of the panels that the kernel of `op` would like to read; null
/// where a size is not known.
static RankedTensorType getPanelType(FusedLinearOp op,
                                     const TargetInfo &target) {
  int64_t k = op.getK(), n = op.getN();
  if (ShapedType::isDynamic(k) || ShapedType::isDynamic(n))
    return nullptr;
  unsigned count = op.getNumAccumulators();
  KernelPlan plan =
      planKernel(target, op.getAccumulatorType(), count, k, n, {});
  int64_t columns = plan.columns();
  return RankedTensorType::get(
      {int64_t(llvm::divideCeil(n, columns)), k, int64_t(plan.width())},
      op.getInput().getType().getElementType());
}

/// Gives `op` packed weights in place of its plain ones.
static void usePanels(RewriterBase &rewriter, FusedLinearOp op, Value panels) {
  rewriter.modifyOpInPlace(op, [&] {
    op.getWeightsMutable().assign(panels);
    op.removeTransposedAttr();
    op.setPacked(true);
  });
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

/// A constant weight: its elements, and which of them it takes.
namespace {
struct ConstantWeight {
  ArrayRef<char> data;
  bool isSplat = false;
  int64_t rowSize = 0;
  SmallVector<int64_t> offsets = {0, 0}, strides = {1, 1};
};
} // namespace

static std::optional<ConstantWeight> getConstantWeight(Value value) {
  ConstantWeight weight;
  if (auto slice = value.getDefiningOp<tensor::ExtractSliceOp>()) {
    if (slice.getSourceType().getRank() != 2 || slice.getType().getRank() != 2)
      return std::nullopt;
    weight.offsets.assign(slice.getStaticOffsets());
    weight.strides.assign(slice.getStaticStrides());
    if (llvm::any_of(weight.offsets, ShapedType::isDynamic) ||
        llvm::any_of(weight.strides, ShapedType::isDynamic))
      return std::nullopt;
    value = slice.getSource();
  }
  ElementsAttr elements;
  if (!matchPattern(value, m_Constant(&elements)) ||
      !elements.getShapedType().hasStaticShape())
    return std::nullopt;
  if (auto dense = dyn_cast<DenseElementsAttr>(elements)) {
    weight.data = dense.getRawData();
    weight.isSplat = dense.isSplat();
  } else if (auto resource = dyn_cast<DenseResourceElementsAttr>(elements)) {
    AsmResourceBlob *blob = resource.getRawHandle().getBlob();
    if (!blob || blob->getData().size() !=
                     size_t(elements.getNumElements()) *
                         elements.getElementType().getIntOrFloatBitWidth() / 8)
      return std::nullopt;
    weight.data = blob->getData();
  } else {
    return std::nullopt;
  }
  weight.rowSize = elements.getShapedType().getDimSize(1);
  return weight;
}

/// Packs constant weights while compiling.
static bool packConstants(RewriterBase &rewriter, FusedLinearOp op,
                          RankedTensorType panelType) {
  SmallVector<ConstantWeight> weights;
  for (Value value : op.getWeights()) {
    auto weight = getConstantWeight(value);
    if (!weight)
      return false;
    weights.push_back(*weight);
  }
  int64_t bytes = panelType.getElementTypeBitWidth() / 8;
  int64_t width = panelType.getDimSize(2);
  int64_t columns = width / weights.size();
  int64_t k = op.getK(), n = op.getN();
  std::vector<char> data(panelType.getNumElements() * bytes, 0);
  for (auto [i, weight] : llvm::enumerate(weights)) {
    bool transposed = op.isTransposed(i);
    for (int64_t row = 0; row < k; ++row)
      for (int64_t column = 0; column < n; ++column) {
        int64_t a =
            weight.offsets[0] + weight.strides[0] * (transposed ? column : row);
        int64_t b =
            weight.offsets[1] + weight.strides[1] * (transposed ? row : column);
        int64_t from = weight.isSplat ? 0 : a * weight.rowSize + b;
        int64_t to = (column / columns * k + row) * width + i * columns +
                     column % columns;
        std::memcpy(&data[to * bytes], &weight.data[from * bytes], bytes);
      }
  }
  rewriter.setInsertionPoint(op);
  usePanels(rewriter, op,
            arith::ConstantOp::create(
                rewriter, op.getLoc(),
                DenseElementsAttr::getFromRawBuffer(panelType, data)));
  return true;
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// The weight argument that `value` is, or is a slice of.
static BlockArgument getWeightArgument(func::FuncOp func, Value value) {
  if (auto slice = value.getDefiningOp<tensor::ExtractSliceOp>())
    if (slice.getOffsets().empty() && slice.getStrides().empty() &&
        slice.getSizes().empty())
      value = slice.getSource();
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument || argument.getOwner() != &func.getBody().front() ||
      !func.getArgAttr(argument.getArgNumber(), weightAttrName))
    return nullptr;
  return argument;
}

namespace {
/// Makes NAME_packed_size, NAME_pack and NAME_packed of one function.
class FunctionPacker {
public:
  FunctionPacker(func::FuncOp func, const TargetInfo &target)
      : func(func), target(target), rewriter(func.getContext()) {}

  void run();

private:
  /// A piece of the packed memory: the panels of an op, or an argument as it
  /// is.
  struct Piece {
    RankedTensorType type;
    int64_t offset;
    unsigned op;       ///< Which of the fused linears, or
    unsigned argument; ///< which argument.
    bool isPanels;
  };

  bool plan(std::string &why);
  void addPiece(RankedTensorType type, unsigned op, unsigned argument,
                bool isPanels);
  Value take(Location loc, Value memory, const Piece &piece);
  void emitPacked();
  void emitPack();
  void emitSize();
  RankedTensorType memoryType() {
    return RankedTensorType::get({size}, elementType);
  }
  std::string name(StringRef suffix) {
    return (func.getSymName() + suffix).str();
  }
  remark::RemarkOpts options() { return remarkOn(func, "pack-weights"); }
  static SmallVector<FusedLinearOp> getOps(func::FuncOp func) {
    SmallVector<FusedLinearOp> ops;
    func.walk([&](FusedLinearOp op) { ops.push_back(op); });
    return ops;
  }

  func::FuncOp func;
  const TargetInfo &target;
  IRRewriter rewriter;
  llvm::BitVector isWeight;
  Type elementType;
  SmallVector<Piece> pieces;
  int64_t size = 0;
};
} // namespace

void FunctionPacker::addPiece(RankedTensorType type, unsigned op,
                              unsigned argument, bool isPanels) {
  pieces.push_back({type, size, op, argument, isPanels});
  // Every piece begins on a cache line, an empty one too: a slice must begin
  // within the memory.
  int64_t line = 512 / type.getElementTypeBitWidth();
  size += std::max<int64_t>(llvm::alignTo(type.getNumElements(), line), line);
}

/// Lays out the memory; says why it cannot be done.
bool FunctionPacker::plan(std::string &why) {
  isWeight.resize(func.getNumArguments());
  for (unsigned i = 0; i < isWeight.size(); ++i) {
    if (!func.getArgAttr(i, weightAttrName))
      continue;
    isWeight.set(i);
    auto type = cast<RankedTensorType>(func.getArgumentTypes()[i]);
    if (!type.hasStaticShape()) {
      why = "a weight has a dynamic size";
      return false;
    }
    if (elementType && type.getElementType() != elementType) {
      why = "weights have different element types";
      return false;
    }
    elementType = type.getElementType();
  }
  for (auto [index, op] : llvm::enumerate(getOps(func))) {
    if (op.getPacked())
      continue;
    RankedTensorType type = getPanelType(op, target);
    auto unmarked = llvm::find_if(op.getWeights(), [&](Value weight) {
      return !getWeightArgument(func, weight);
    });
    std::string miss;
    if (unmarked != op.getWeights().end())
      miss = "its weight " +
             std::to_string(unmarked - op.getWeights().begin()) +
             " is no argument marked '" + weightAttrName.str() + "'";
    else if (!type)
      miss = "its weights have no panels";
    else if (type.getElementType() != elementType)
      miss = "its weights have another element type";
    if (miss.empty())
      addPiece(type, index, 0, /*isPanels=*/true);
    else
      remark::missed(op.getLoc(), options())
          << "not packed ahead of time: " + miss;
  }
  if (pieces.empty()) {
    why = "no fused linear reads a weight directly";
    return false;
  }
  return true;
}

/// The piece out of the packed memory, in its own shape.
Value FunctionPacker::take(Location loc, Value memory, const Piece &piece) {
  Value flat = tensor::ExtractSliceOp::create(
      rewriter, loc, memory,
      ArrayRef<OpFoldResult>{rewriter.getIndexAttr(piece.offset)},
      ArrayRef<OpFoldResult>{
          rewriter.getIndexAttr(piece.type.getNumElements())},
      ArrayRef<OpFoldResult>{rewriter.getIndexAttr(1)});
  if (piece.type.getRank() == 1)
    return flat;
  SmallVector<ReassociationIndices> all;
  if (piece.type.getRank() > 0)
    all.push_back(llvm::to_vector(llvm::seq<int64_t>(piece.type.getRank())));
  return tensor::ExpandShapeOp::create(rewriter, loc, piece.type, flat, all);
}

/// A clone of the function that reads panels. Arguments that are still read as
/// they are become pieces, too.
void FunctionPacker::emitPacked() {
  rewriter.setInsertionPointAfter(func);
  auto packed = cast<func::FuncOp>(rewriter.clone(*func));
  packed.setSymName(name("_packed"));
  SmallVector<FusedLinearOp> ops = getOps(packed);
  Block &body = packed.getBody().front();
  Location loc = func.getLoc();

  rewriter.setInsertionPointToStart(&body);
  // Slices of weights are dead once their ops read panels.
  auto placeholder = tensor::EmptyOp::create(
      rewriter, loc, memoryType().getShape(), elementType);
  for (const Piece &piece : pieces)
    usePanels(rewriter, ops[piece.op], take(loc, placeholder, piece));
  SmallVector<Operation *> slices;
  packed.walk([&](tensor::ExtractSliceOp op) { slices.push_back(op); });
  for (Operation *slice : slices)
    if (slice->use_empty())
      rewriter.eraseOp(slice);
  for (unsigned i : isWeight.set_bits()) {
    BlockArgument argument = body.getArgument(i);
    if (argument.use_empty())
      continue;
    addPiece(cast<RankedTensorType>(argument.getType()), 0, i,
             /*isPanels=*/false);
    rewriter.setInsertionPointAfter(placeholder);
    argument.replaceAllUsesWith(take(loc, placeholder, pieces.back()));
  }

  // The memory takes the place of the weights, behind the other inputs.
  Value memory = body.addArgument(memoryType(), loc);
  for (Operation *user : llvm::make_early_inc_range(placeholder->getUsers())) {
    auto slice = cast<tensor::ExtractSliceOp>(user);
    slice.getSourceMutable().assign(memory);
  }
  rewriter.eraseOp(placeholder);
  llvm::BitVector erased(isWeight);
  erased.resize(body.getNumArguments());
  SmallVector<Attribute> attributes;
  for (unsigned i = 0; i < isWeight.size(); ++i)
    if (!isWeight.test(i))
      attributes.push_back(function_interface_impl::getArgAttrDict(func, i));
  attributes.push_back(rewriter.getDictionaryAttr({}));
  for (Attribute &attribute : attributes)
    if (!attribute)
      attribute = rewriter.getDictionaryAttr({});
  body.eraseArguments([&](BlockArgument argument) {
    return erased.test(argument.getArgNumber());
  });
  packed.setFunctionType(
      rewriter.getFunctionType(body.getArgumentTypes(), func.getResultTypes()));
  packed.setAllArgAttrs(attributes);
}

/// A function from the weights to the packed memory.
void FunctionPacker::emitPack() {
  Location loc = func.getLoc();
  rewriter.setInsertionPointAfter(func);
  SmallVector<Type> types;
  for (unsigned i : isWeight.set_bits())
    types.push_back(func.getArgumentTypes()[i]);
  auto pack =
      func::FuncOp::create(rewriter, loc, name("_pack"),
                           rewriter.getFunctionType(types, memoryType()));
  Block *body = pack.addEntryBlock();
  rewriter.setInsertionPointToStart(body);
  IRMapping mapping;
  for (auto [index, i] : llvm::enumerate(isWeight.set_bits()))
    mapping.map(func.getArgument(i), body->getArgument(index));

  SmallVector<FusedLinearOp> ops = getOps(func);
  Value memory = tensor::EmptyOp::create(rewriter, loc, memoryType().getShape(),
                                         elementType);
  // One element is written first, so that all pieces are written to one memory
  // and not to two empty ones.
  Value zero = arith::ConstantOp::create(
      rewriter, loc, cast<TypedAttr>(rewriter.getZeroAttr(elementType)));
  Value first = arith::ConstantIndexOp::create(rewriter, loc, 0);
  memory = tensor::InsertOp::create(rewriter, loc, zero, memory, first);
  for (const Piece &piece : pieces) {
    Value value;
    if (piece.isPanels) {
      FusedLinearOp op = ops[piece.op];
      SmallVector<Value> weights;
      for (Value weight : op.getWeights()) {
        if (Operation *slice = weight.getDefiningOp())
          if (!mapping.contains(weight))
            rewriter.clone(*slice, mapping);
        weights.push_back(mapping.lookup(weight));
      }
      value = PackWeightsOp::create(rewriter, loc, piece.type, weights,
                                    take(loc, memory, piece),
                                    op.getTransposedAttr())
                  ->getResult(0);
    } else {
      value = mapping.lookup(func.getArgument(piece.argument));
    }
    auto flat =
        RankedTensorType::get({piece.type.getNumElements()}, elementType);
    if (piece.type.getRank() == 0) {
      value = tensor::ExpandShapeOp::create(rewriter, loc, flat, value,
                                            ArrayRef<ReassociationIndices>{});
    } else if (piece.type.getRank() > 1) {
      SmallVector<ReassociationIndices> all = {
          llvm::to_vector(llvm::seq<int64_t>(piece.type.getRank()))};
      value = tensor::CollapseShapeOp::create(rewriter, loc, flat, value, all);
    }
    memory = tensor::InsertSliceOp::create(
        rewriter, loc, value, memory,
        ArrayRef<OpFoldResult>{rewriter.getIndexAttr(piece.offset)},
        ArrayRef<OpFoldResult>{rewriter.getIndexAttr(flat.getNumElements())},
        ArrayRef<OpFoldResult>{rewriter.getIndexAttr(1)});
  }
  func::ReturnOp::create(rewriter, loc, memory);
}

void FunctionPacker::emitSize() {
  Location loc = func.getLoc();
  rewriter.setInsertionPointAfter(func);
  auto type = LLVM::LLVMFunctionType::get(rewriter.getI64Type(), {});
  auto function =
      LLVM::LLVMFuncOp::create(rewriter, loc, name("_packed_size"), type);
  rewriter.setInsertionPointToStart(function.addEntryBlock(rewriter));
  Value bytes = LLVM::ConstantOp::create(
      rewriter, loc,
      rewriter.getI64IntegerAttr(size * elementType.getIntOrFloatBitWidth() /
                                 8));
  LLVM::ReturnOp::create(rewriter, loc, bytes);
}

void FunctionPacker::run() {
  bool any = false;
  for (unsigned i = 0; i < func.getNumArguments(); ++i)
    any |= !!func.getArgAttr(i, weightAttrName);
  if (!any || func.isExternal())
    return;
  std::string why;
  if (!plan(why)) {
    remark::missed(func.getLoc(), options()) << "not packed: " + why;
    return;
  }
  // A name that is taken is the author's.
  for (StringRef suffix : {"_packed", "_pack", "_packed_size"})
    if (SymbolTable::lookupNearestSymbolFrom(
            func, rewriter.getStringAttr(name(suffix)))) {
      remark::missed(func.getLoc(), options())
          << "not packed: the name '" + name(suffix) + "' is taken";
      return;
    }
  emitPacked();
  emitPack();
  emitSize();
  remark::passed(func.getLoc(), options())
      << "packed " + std::to_string(pieces.size()) +
             (pieces.size() == 1 ? " operand" : " operands") + " ahead of time";
}

namespace {
struct PackWeightsPass : crease::impl::CreasePackWeightsBase<PackWeightsPass> {
  using CreasePackWeightsBase::CreasePackWeightsBase;

  void runOnOperation() override {
    auto resolved = TargetInfo::get(target);
    if (!resolved) {
      emitError(getOperation()->getLoc()) << toString(resolved.takeError());
      return signalPassFailure();
    }
    IRRewriter rewriter(&getContext());
    getOperation()->walk([&](FusedLinearOp op) {
      if (op.getPacked() || !op.hasPureTensorSemantics())
        return;
      if (RankedTensorType type = getPanelType(op, *resolved))
        packConstants(rewriter, op, type);
    });
    SmallVector<func::FuncOp> functions(getOperation().getOps<func::FuncOp>());
    for (func::FuncOp func : functions)
      FunctionPacker(func, *resolved).run();
  }
};
} // namespace
