//===- BlockFeedForward.cpp - Feed-forward blocks, block by block of rows -===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Buffers.h"
#include "LoopBuilder.h"
#include "crease/Dialect/Crease.h"
#include "crease/Dialect/Remarks.h"
#include "crease/Kernels/KernelPlan.h"
#include "crease/Kernels/Passes.h"

#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace crease {
#define GEN_PASS_DEF_CREASEBLOCKFEEDFORWARD
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {
/// A fused linear whose result only the next one reads, as its left operand.
struct FeedForward {
  FusedLinearOp up, down;
  memref::AllocOp hidden;
  SmallVector<Operation *> deallocs;
};

/// Some rows of all that a feed-forward block reads and writes.
struct RowSlice {
  LoopBuilder &b;
  Value first, size;

  /// The slice of `memref`, whose rows are dimension 0.
  Value operator()(Value memref) { return b.slice(memref, {{0, first, size}}); }

  /// `op` with these rows of its operands. `input` and `output` stand for its
  /// left operand and its result where they are given.
  void clone(FusedLinearOp op, Value input, Value output) {
    // By place, not by value: one buffer may be taken by rows here and whole
    // there.
    if (!input)
      input = (*this)(op.getInput());
    SmallVector<Value> extras(op.getExtras()), inits;
    for (auto [i, extra] : llvm::enumerate(extras))
      if (op.getExtraKind(i) == "row" || op.getExtraKind(i) == "element")
        extra = (*this)(extra);
    for (Value init : op.getInits())
      inits.push_back(output ? output : (*this)(init));
    auto rows = cast<FusedLinearOp>(b.OpBuilder::clone(*op));
    rows.getInputMutable().set(input);
    rows.getExtrasMutable().assign(extras);
    rows.getInitsMutable().assign(inits);
  }
};
} // namespace

static constexpr StringLiteral passName = "block-feed-forward";

/// The feed-forward block that ends in `down`, if there is one that can be
/// taken in blocks of rows.
static std::optional<FeedForward> matchFeedForward(FusedLinearOp down) {
  FeedForward match;
  match.down = down;
  match.hidden = down.getInput().getDefiningOp<memref::AllocOp>();
  if (!match.hidden || !down.hasPureBufferSemantics())
    return std::nullopt;
  for (OpOperand &use : match.hidden->getUses()) {
    Operation *user = use.getOwner();
    if (isa<memref::DeallocOp>(user)) {
      match.deallocs.push_back(user);
      continue;
    }
    if (user == down && use.getOperandNumber() == 0)
      continue;
    auto up = dyn_cast<FusedLinearOp>(user);
    if (!up || match.up || up.getInits().size() != 1 ||
        up.getInits().front() != use.get() || up.getInput() == use.get())
      return std::nullopt;
    match.up = up;
  }
  if (!match.up || match.up->getBlock() != down->getBlock() ||
      !match.up->isBeforeInBlock(down))
    return std::nullopt;
  if (match.up.getInput().getType().getRank() != 2) {
    remark::missed(down.getLoc(), remarkOn(down, passName))
        << "not in blocks of rows: its left operand is no matrix";
    return std::nullopt;
  }
  for (Operation *op = match.up->getNextNode(); op != down;
       op = op->getNextNode())
    if (!isMemoryEffectFree(op) && !isa<memref::AllocOp>(op)) {
      remark::missed(down.getLoc(), remarkOn(down, passName))
          << ("not in blocks of rows: " + op->getName().getStringRef() +
              " stands between its layers")
                 .str();
      return std::nullopt;
    }
  // A later block would read what an earlier one has written.
  for (Value output : down.getInits())
    for (Value read : match.up->getOperands())
      if (read != match.hidden && !areDistinct(output, read)) {
        remark::missed(down.getLoc(), remarkOn(down, passName))
            << "not in blocks of rows: it may write what the layer before it "
               "reads";
        return std::nullopt;
      }
  return match;
}

/// About `wanted` rows at a time, or as many as the target can take.
static void blockRows(FeedForward &match, const TargetInfo &target,
                      int64_t wanted) {
  FusedLinearOp up = match.up, down = match.down;
  LoopBuilder b(down.getLoc(), down);
  if (!wanted)
    wanted = planFeedForwardRows(target, up.getAccumulatorType(), up.getN());
  Value m = b.dim(up.getInput(), 0);
  Value blocks =
      b.max(b.div(b.add(m, wanted / 2), b.index(wanted)), b.index(1));
  auto known = b.constant(blocks);
  if (known && *known == 1) {
    remark::analysis(down.getLoc(), remarkOn(down, passName))
        << "its rows are one block: the hidden tile stays in L3 as it is";
    return;
  }
  Value rows = b.div(b.add(m, b.sub(blocks, b.index(1))), blocks);
  Type element = match.hidden.getType().getElementType();
  int64_t width = match.hidden.getType().getDimSize(1);
  SmallVector<Value> sizes;
  auto staticRows = b.constant(rows);
  if (!staticRows)
    sizes.push_back(rows);
  if (ShapedType::isDynamic(width))
    sizes.push_back(b.dim(match.hidden, 1));
  Value hidden = b.create<memref::AllocOp>(
      MemRefType::get({staticRows.value_or(ShapedType::kDynamic), width},
                      element),
      sizes, b.getI64IntegerAttr(64));
  auto all = b.constant(m);
  bool equal = all && staticRows && *all % *staticRows == 0;
  auto body = [&](Value first, Value size) {
    Value tile = equal ? hidden : RowSlice{b, b.index(0), size}(hidden);
    RowSlice slice{b, first, size};
    slice.clone(up, nullptr, tile);
    slice.clone(down, tile, nullptr);
  };
  if (equal) {
    b.loop(b.index(0), m, *staticRows, [&](Value first) { body(first, rows); });
  } else {
    // Carried, so that LLVM does not write the division that `rows` is into
    // every address of the innermost loops, and analyses it there at length.
    b.loop(b.index(0), blocks, 1, ValueRange{b.index(0), b.min(rows, m)},
           [&](Value, ValueRange carried) {
             body(carried[0], carried[1]);
             Value next = b.add(carried[0], carried[1]);
             return SmallVector<Value>{next, b.min(b.sub(m, next), rows)};
           });
  }
  b.create<memref::DeallocOp>(hidden);
  remark::passed(down.getLoc(), remarkOn(down, passName))
      << "feed-forward block in blocks of about " + std::to_string(wanted) +
             " rows, whose hidden tile stays in L3";
  up.erase();
  down.erase();
  for (Operation *dealloc : match.deallocs)
    dealloc->erase();
  if (match.hidden->use_empty())
    match.hidden.erase();
}

namespace {
struct BlockFeedForward
    : crease::impl::CreaseBlockFeedForwardBase<BlockFeedForward> {
  using CreaseBlockFeedForwardBase::CreaseBlockFeedForwardBase;

  void runOnOperation() override {
    auto resolved = TargetInfo::get(target);
    if (!resolved) {
      emitError(getOperation()->getLoc()) << toString(resolved.takeError());
      return signalPassFailure();
    }
    SmallVector<FusedLinearOp> ops;
    getOperation()->walk([&](FusedLinearOp op) { ops.push_back(op); });
    // From the end, since a block takes its first layer away.
    llvm::SmallPtrSet<Operation *, 8> gone;
    for (FusedLinearOp op : llvm::reverse(ops)) {
      if (gone.contains(op))
        continue;
      if (auto match = matchFeedForward(op)) {
        Operation *up = match->up;
        blockRows(*match, *resolved, rows);
        gone.insert(up);
      }
    }
  }
};
} // namespace
