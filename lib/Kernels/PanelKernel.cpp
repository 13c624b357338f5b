//===- PanelKernel.cpp - A fused linear over panels of weights ------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PanelKernel.h"

#include "PackPanels.h"
#include "PanelEmitter.h"
#include "StridedView.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace crease;

//===----------------------------------------------------------------------===//
// Blocks of rows, panels, memory
//===----------------------------------------------------------------------===//

/// Blocks of whole tiles, as equal as can be.
void PanelEmitter::planBlocks() {
  int64_t most = plan.blockRows / plan.rows;
  numTiles = b.ceilDiv(io.m, plan.rows);
  numBlocks =
      b.max(b.div(b.add(numTiles, most / 2), b.index(most)), b.index(1));
  if (auto rows = b.constant(io.m);
      !op.getPacked() && !parallel && rows && *rows <= plan.rowsAtOnce)
    numBlocks = b.index(1);
  auto tiles = b.constant(numTiles), blocks = b.constant(numBlocks);
  if (tiles && blocks)
    blockTiles = llvm::divideCeil(*tiles, *blocks);
}

/// Plain weights are packed several panels at a time. Transposed ones need not
/// be: the rows of a panel are long. So where nothing else reads them again,
/// each part of a panel is packed when its turn comes.
void PanelEmitter::planPacking() {
  ArrayRef<bool> transposed = op.getTransposed().value_or(ArrayRef<bool>());
  packsParts = !op.getPacked() && !parallel && !transposed.empty() &&
               llvm::all_of(transposed, [](bool flag) { return flag; }) &&
               b.constant(numBlocks) == 1;
  if (packsParts)
    return;
  if (op.getPacked())
    groupPanels = plan.panelsAtOnce;
  else if (!llvm::is_contained(transposed, true))
    groupPanels = plan.packTogether;
  if (parallel) {
    // Threads share groups of panels.
    constexpr int64_t leastGroups = 16;
    int64_t most = b.constant(numPanels).value_or(0) / leastGroups;
    groupPanels =
        std::clamp<int64_t>(llvm::bit_floor<uint64_t>(most), 1, groupPanels);
  }
  if (direct)
    panelsAtOnce = std::min(plan.panelsAtOnce, groupPanels);
}

/// Plain weights that are computed from what lies in L3 are computed where they
/// are packed: each tile does some rows of the next panel, whose sources the
/// tile before has fetched. (Measured on Emerald Rapids: the backward of
/// 128x768x3072 takes 2 % less time, and no less with a whole panel at once,
/// fetched into L2.)
void PanelEmitter::planProducers() {
  // More rows would stand between the multiplications of two tiles.
  constexpr int64_t mostRows = 2;
  auto k = b.constant(io.k), n = b.constant(io.n);
  if (op.getPacked() || parallel || !plan.fetchNext || !k || !n ||
      *n % plan.columns() || plan.blockDepth || plan.packLeft ||
      groupPanels != 1 || b.constant(numBlocks) != 1 ||
      blockTiles.value_or(0) * mostRows < *k ||
      llvm::is_contained(op.getTransposed().value_or(ArrayRef<bool>()), true))
    return;
  int64_t rows = llvm::divideCeil(*k, *blockTiles);
  if (*k % rows)
    return;
  producers = OperandProducers(op, op.getWeights(), /*along=*/1);
  if (producers.empty())
    return;
  preparedRows = rows;
  int64_t bytes = op.getInput().getType().getElementTypeBitWidth() / 8;
  int64_t lines = llvm::divideCeil(plan.columns() * bytes, lineBytes) * rows;
  fetchSteps = llvm::bit_floor<uint64_t>(*k / lines);
  if (fetchSteps % plan.unroll ||
      !llvm::all_of(producers.getMatrices(), hasUnitStride))
    fetchSteps = 0;
}

/// Outputs are written past the caches where all are large enough, and where
/// their vectors turn out to be aligned.
void PanelEmitter::planBypass() {
  auto rows = b.constant(io.m), columns = b.constant(io.n);
  if (!direct || !plan.bypassBytes || !rows || !columns)
    return;
  Value all;
  for (Value output : io.outputs) {
    auto type = cast<MemRefType>(output.getType());
    int64_t bytes = type.getElementTypeBitWidth() / 8;
    int64_t vectorBytes = plan.lanes * bytes;
    if (*rows * *columns * bytes < plan.bypassBytes ||
        // What such stores must fill at once.
        *columns % plan.columns() || plan.columns() * bytes % lineBytes ||
        !type.getLayout().isIdentity())
      return;
    Value address = b.create<memref::ExtractAlignedPointerAsIndexOp>(output);
    Value aligned = b.compare(arith::CmpIPredicate::eq,
                              b.rem(address, b.index(vectorBytes)), b.index(0));
    all = all ? b.create<arith::AndIOp>(all, aligned) : aligned;
  }
  bypass = all;
  // Measured on Emerald Rapids: the backward of 128x2048x5632 takes up to 2
  // % less time; narrow tiles of x86-64-v3 would take up to 6 % more.
  bypassSteps = llvm::bit_floor<uint64_t>(*b.constant(io.k) / plan.rows);
  if (plan.isNarrow() || bypassSteps % plan.unroll)
    bypassSteps = 0;
}

/// The outputs are fetched where they are large and not written past the
/// caches. The work that this is in each pass wants passes of several steps, as
/// panels do of which only a part stays in L2 (measured on Emerald Rapids: a
/// block of 128x2048x5632x2048 takes some 0.4 % less time).
void PanelEmitter::planOutputs() {
  auto rows = b.constant(io.m), columns = b.constant(io.n);
  if (bypass || !plan.fetchOutputBytes || !rows || !columns ||
      !b.constant(io.k))
    return;
  int64_t bytes = 0;
  for (Value output : io.outputs)
    bytes += cast<MemRefType>(output.getType()).getElementTypeBitWidth() / 8 *
             *rows * *columns;
  fetchesOutputs = bytes >= plan.fetchOutputBytes;
  if (fetchesOutputs || plan.blockDepth)
    plan.unroll = std::max(plan.unroll, 4u);
}

/// The last tile is written, if it waits. Stores past the caches are not
/// ordered by themselves.
void PanelEmitter::emitFence() {
  if (!bypass)
    return;
  if (bypassSteps)
    writeWaiting(b.index(0), getWaiting(2));
  b.create<LLVM::CallIntrinsicOp>(b.getStringAttr("llvm.x86.sse.sfence"),
                                  ValueRange{});
}

/// Memory for the panels that are packed on the way, and for a block of the
/// left operand, packed by tiles. They are one allocation: two of about one
/// size, freed together, are what glibc gives back to the system, page by page,
/// at every call (measured: 128x3072x768 falls from 85 to 75 % of the peak).
void PanelEmitter::createBuffers() {
  auto elementType = cast<FloatType>(op.getInput().getType().getElementType());
  Value size = b.index(0);
  SmallVector<OpFoldResult> shape, strides;
  if (op.getPacked())
    panels = op.getWeights().front();
  else {
    // Panels that are packed together suffice where all rows are one block.
    Value slots = numPanels;
    if (!parallel)
      slots = b.select(isOneBlock(), b.min(b.index(numSlots()), numPanels),
                       numPanels);
    Value depth = io.k;
    if (packsParts && plan.blockDepth)
      depth = b.index(plan.blockDepth);
    Value stride = b.mul(depth, plan.width());
    size = b.mul(slots, stride);
    shape = getAsOpFoldResult(ValueRange{slots, depth, b.index(plan.width())});
    strides = getAsOpFoldResult(
        ValueRange{stride, b.index(plan.width()), b.index(1)});
  }
  Value panelSize = size;
  if (plan.packLeft)
    size = b.add(size, getLeftSize());
  else if (op.getPacked())
    return;
  auto known = b.constant(size);
  auto type =
      MemRefType::get({known.value_or(ShapedType::kDynamic)}, elementType);
  buffer = b.create<memref::AllocOp>(type, known ? ValueRange() : size,
                                     b.getI64IntegerAttr(64));
  auto view = [&](Value offset, ArrayRef<OpFoldResult> shape,
                  ArrayRef<OpFoldResult> strides,
                  MemRefLayoutAttrInterface layout) -> Value {
    SmallVector<int64_t> sizes;
    SmallVector<Value> values;
    dispatchIndexOpFoldResults(shape, values, sizes);
    return b.create<memref::ReinterpretCastOp>(
        MemRefType::get(sizes, elementType, layout), buffer,
        getAsOpFoldResult(offset), shape, strides);
  };
  if (!shape.empty())
    panels = view(b.index(0), shape, strides, MemRefLayoutAttrInterface());
  if (plan.packLeft)
    left = view(panelSize, getAsOpFoldResult(getLeftSize()),
                OpFoldResult(b.getIndexAttr(1)),
                StridedLayoutAttr::get(
                    b.getContext(),
                    b.constant(panelSize).value_or(ShapedType::kDynamic), {1}));
}

/// The buffer through which tiles reach the epilogue. It is reused by every
/// pass through the op, whatever loops that is in, so it stands in the
/// function's entry block; with threads it stands in the body that they run.
void PanelEmitter::createTile() {
  LoopBuilder::InsertionGuard guard(b);
  auto function = op->getParentOfType<FunctionOpInterface>();
  if (!parallel && function)
    b.setInsertionPointToStart(&function.getFunctionBody().front());
  // The sums of a whole block, where they wait for the next part of the depth.
  int64_t tiles = blockTiles.value_or(plan.blockRows / plan.rows * 3 / 2 + 1);
  if (!plan.blockDepth)
    tiles = direct ? 1 : std::clamp<int64_t>(tiles, 1, tilesTogether);
  int64_t rows = plan.rows * tiles;
  tile = b.create<memref::AllocaOp>(
      MemRefType::get({rows, plan.width()}, op.getAccumulatorType()),
      b.getI64IntegerAttr(64));
  if (bypassSteps)
    waiting =
        b.create<memref::AllocaOp>(MemRefType::get({3}, b.getIndexType()));
}

/// No tile waits as yet.
void PanelEmitter::startWaiting() {
  Value zero = b.index(0);
  if (bypassSteps)
    setWaiting(zero, zero, zero);
}

/// The loop over the panels that are packed together, which threads share: no
/// two of them write the same columns, and what is computed does not depend on
/// who computes it.
void PanelEmitter::panelLoop(function_ref<void(Value)> body) {
  if (!parallel)
    return b.loop(b.index(0), numPanels, groupPanels, body);
  auto loop =
      b.create<scf::ParallelOp>(ValueRange{b.index(0)}, ValueRange{numPanels},
                                ValueRange{b.index(groupPanels)});
  LoopBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(loop.getBody()->getTerminator());
  createTile();
  startWaiting();
  body(loop.getInductionVars().front());
}

//===----------------------------------------------------------------------===//
// Blocks against panels
//===----------------------------------------------------------------------===//

/// One block of rows against the panels of a run.
void PanelEmitter::emitBlock(const RowBlock &block, const PanelRun &run) {
  const Panel &panel = run.first;
  fetchShare = nullptr;
  if (plan.fetchNext && op.getPacked()) {
    // The whole panel within all tiles, evenly: faster than L3 gives it would
    // stall the first ones.
    int64_t whole = int64_t(plan.width()) << fetchShift;
    Value tiles = blockTiles ? b.index(*blockTiles) : block.tiles;
    tiles = b.max(tiles, b.index(1));
    fetchShare = b.div(b.sub(b.add(tiles, whole), b.index(1)), tiles);
  }
  Value zero = b.index(0);
  auto sweep = [&](Value from, Value to) {
    if (packsParts)
      emitPack(panel.index, from, to, panel.slot);
    emitSweep(block, run, from, to);
  };
  if (!plan.blockDepth)
    return sweep(zero, io.k);

  // The sums of the block stay in memory between parts of the depth.
  auto vector = VectorType::get(plan.lanes, op.getAccumulatorType());
  Value none =
      b.create<arith::ConstantOp>(cast<TypedAttr>(b.getZeroAttr(vector)));
  b.loop(zero, block.rows, 1, [&](Value i) {
    for (unsigned v = 0; v < plan.vectors; ++v)
      b.create<vector::StoreOp>(none, tile,
                                ValueRange{i, b.index(v * plan.lanes)});
  });
  b.loop(zero, io.k, plan.blockDepth, [&](Value from) {
    sweep(from, b.min(b.add(from, plan.blockDepth), io.k));
  });
  emitFinish(block.rows, block.first, panel);
}

/// The rows of the tiles [from, to).
RowBlock PanelEmitter::getBlock(Value from, Value to) {
  RowBlock block;
  block.first = b.mul(from, plan.rows);
  block.tiles = b.sub(to, from);
  block.rows = b.sub(b.min(b.mul(to, plan.rows), io.m), block.first);
  auto tiles = b.constant(numTiles), blocks = b.constant(numBlocks);
  auto rows = b.constant(io.m);
  if (tiles && blocks && *tiles % *blocks == 0) {
    block.tiles = b.index(*tiles / *blocks);
    if (*rows % plan.rows == 0)
      block.rows = b.mul(block.tiles, plan.rows);
  }
  block.isFull = tiles && blocks && *tiles / *blocks + 1 >= plan.rows;
  return block;
}

/// Packs rows [from, to) of the panels from `first` on.
void PanelEmitter::emitPack(Value first, Value from, Value to, Value slot) {
  emitPackPanels(b, op.getWeights(),
                 op.getTransposed().value_or(ArrayRef<bool>()), first,
                 groupPanels, {panels, from, to}, slot, plan.lanes);
}

/// Computes rows [from, to) of a panel, and packs them.
void PanelEmitter::prepare(Value panel, Value from, Value to) {
  Panel own = getPanel(panel);
  producers.emit(b, {own.column, b.index(plan.columns())},
                 {from, b.sub(to, from)});
  emitPackPanels(b, op.getWeights(), {}, panel, 1, {panels, from, to, from},
                 own.slot, plan.lanes);
}

Panel PanelEmitter::getPanel(Value index) {
  Panel panel = {index, index, b.mul(index, plan.columns()),
                 b.add(index, panelsAtOnce)};
  if (!op.getPacked() && !parallel)
    panel.slot =
        b.select(isOneBlock(), b.rem(index, b.index(numSlots())), index);
  Value isLast = b.compare(arith::CmpIPredicate::sge, panel.next, numPanels);
  panel.next = b.select(isLast, b.index(0), panel.next);
  return panel;
}

/// One block of rows against the panels from `first` on that are packed
/// together, packed first if need be.
void PanelEmitter::emitPanels(const RowBlock &block, Value first) {
  if (!op.getPacked() && !packsParts && !preparedRows) {
    Value zero = b.index(0);
    b.ifElse(b.compare(arith::CmpIPredicate::eq, block.first, zero),
             [&] { emitPack(first, zero, io.k, getPanel(first).slot); });
  }
  auto emitRun = [&](Value index) {
    Value count = b.index(1);
    if (panelsAtOnce > 1)
      count = b.min(b.index(panelsAtOnce), b.sub(numPanels, index));
    if (auto panels = b.constant(numPanels);
        panels && *panels % panelsAtOnce == 0)
      count = b.index(panelsAtOnce);
    emitBlock(block, {getPanel(index), count});
  };
  if (groupPanels == panelsAtOnce)
    emitRun(first);
  else
    b.loop(first, b.min(b.add(first, groupPanels), numPanels), panelsAtOnce,
           emitRun);
  // Each thread waits for its own stores.
  if (parallel)
    emitFence();
}

void PanelEmitter::emit() {
  numPanels = b.ceilDiv(io.n, plan.columns());
  planBlocks();
  direct = !plan.blockDepth && isCheapEpilogue(io.epilogue(), plan.sums());
  planPacking();
  // A quarter of L1.
  int64_t tileBytes =
      plan.rows * plan.width() * (op.getAccumulatorType().getWidth() / 8);
  tilesTogether =
      llvm::bit_floor<uint64_t>(std::max<int64_t>((8 << 10) / tileBytes, 1));
  planBypass();
  planOutputs();
  planProducers();
  createBuffers();
  if (!parallel) {
    createTile();
    startWaiting();
  }

  // Carried, as the rows of tiles are. The larger blocks come last.
  Value least = b.div(numTiles, numBlocks);
  Value smaller = b.sub(numBlocks, b.sub(numTiles, b.mul(least, numBlocks)));
  b.loop(
      b.index(0), numBlocks, 1, b.index(0), [&](Value index, ValueRange from) {
        Value isSmaller = b.compare(arith::CmpIPredicate::slt, index, smaller);
        Value to =
            b.add(from.front(), b.select(isSmaller, least, b.add(least, 1)));
        RowBlock block = getBlock(from.front(), to);
        emitPackLeft(block);
        if (preparedRows)
          prepare(b.index(0), b.index(0), io.k);
        panelLoop([&](Value panel) { emitPanels(block, panel); });
        return SmallVector<Value>{to};
      });
  if (!parallel)
    emitFence();
  if (buffer)
    b.create<memref::DeallocOp>(buffer);
  producers.finish();
}

void crease::emitPanelKernel(KernelOperands &operands, const KernelPlan &plan,
                             bool parallel, unsigned leastRows) {
  PanelEmitter(operands, plan, parallel, leastRows).emit();
}
