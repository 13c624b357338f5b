//===- PanelKernel.cpp - A fused linear over panels of weights ------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PanelKernel.h"

#include "MicroKernel.h"
#include "PackPanels.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace crease;

namespace {
/// Some rows of the left operand, in tiles of nearly equal height.
struct RowBlock {
  Value first, rows; ///< The rows,
  Value tiles;       ///< in how many tiles,
  bool isFull;       ///< of which none is lower than one row below the highest.
};

/// A panel of weights, and the memory that is read after it.
struct Panel {
  Value index, slot, column;
  Value next; ///< The index of a panel behind it, which is read soon.
};

/// Panels that each tile of rows meets in turn.
struct PanelRun {
  Panel first;
  Value count;
};

class PanelKernel {
public:
  PanelKernel(KernelOperands &operands, const KernelPlan &plan, bool parallel,
              unsigned leastRows)
      : io(operands), op(operands.op), plan(plan), b(operands.b),
        parallel(parallel), leastRows(leastRows) {}

  void emit();

private:
  void planBlocks();
  void planPacking();
  void emitPack(Value first, Value from, Value to, Value slot);
  void planBypass();
  void emitFence();
  void createPanels();
  void createTile();
  void panelLoop(function_ref<void(Value)> body);
  RowBlock getBlock(Value from, Value to);
  void emitPanels(const RowBlock &block, Value first);
  Panel getPanel(Value index);
  void emitBlock(const RowBlock &block, const PanelRun &run);
  void emitSweep(const RowBlock &block, const PanelRun &run, Value from,
                 Value to);
  void emitRows(Value rows, ArrayRef<unsigned> counts, const TilePlace &place,
                const Panel &panel, Value t, Value row);
  void fetchWeights(const TilePlace &place, const Panel &panel, Value t,
                    Value step);
  void emitFinish(Value rows, Value row, const Panel &panel);
  Value isOneBlock() {
    return b.compare(arith::CmpIPredicate::eq, numBlocks, b.index(1));
  }
  SmallVector<unsigned> getHeights(const RowBlock &block);
  void byHeight(Value rows, ArrayRef<unsigned> heights,
                function_ref<void(unsigned)> body);
  /// A body gets the tile's number, its first row in the block, its rows and
  /// what the tile before has returned.
  using TileBody = function_ref<Value(Value, Value, Value, Value)>;
  void tileLoop(const RowBlock &block, ArrayRef<unsigned> heights,
                TileBody body);
  void createLeft();
  Value placeInLeft(const RowBlock &block, Value start, Value from, Value to);
  void emitPackLeft(const RowBlock &block);

  KernelOperands &io;
  FusedLinearOp op;
  KernelPlan plan;
  LoopBuilder &b;
  bool parallel;
  /// Fewer rows than these, but for none, never come here.
  unsigned leastRows;
  Value numPanels, numTiles, numBlocks;
  /// Tiles in the largest block, where that is known.
  std::optional<int64_t> blockTiles;
  Value panels, tile;
  Value left; ///< A block of the left operand, packed by tiles; or null.
  /// How many panels the loop over panels takes in one step: those that are
  /// packed together. Of these, how many each tile of rows meets in turn.
  int64_t groupPanels = 1, panelsAtOnce = 1;
  /// Whether each part of a panel's depth is packed right before it is read.
  bool packsParts = false;
  /// Whether the epilogue is applied to sums in registers.
  bool direct = false;
  /// How many tiles the epilogue takes at once otherwise: the latency of its
  /// last rows, which no multiplication hides, is a hundred cycles.
  int64_t tilesTogether = 1;
  /// Whether the outputs are written past the caches, where that is asked at
  /// run time.
  Value bypass;
  /// How many elements of the next panel each step fetches, shifted left by
  /// `fetchShift`; null where nothing is fetched.
  Value fetchShare;
  static constexpr int64_t fetchShift = 4;
};
} // namespace

//===----------------------------------------------------------------------===//
// Blocks of rows, panels, memory
//===----------------------------------------------------------------------===//

/// Blocks of whole tiles, as equal as can be.
void PanelKernel::planBlocks() {
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
void PanelKernel::planPacking() {
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

/// Outputs are written past the caches where all are large enough, and where
/// their vectors turn out to be aligned.
void PanelKernel::planBypass() {
  auto rows = b.constant(io.m), columns = b.constant(io.n);
  if (!direct || !plan.bypassBytes || !rows || !columns)
    return;
  constexpr int64_t lineBytes = 64; // What such stores must fill at once.
  Value all;
  for (Value output : io.outputs) {
    auto type = cast<MemRefType>(output.getType());
    int64_t bytes = type.getElementTypeBitWidth() / 8;
    int64_t vectorBytes = plan.lanes * bytes;
    if (*rows * *columns * bytes < plan.bypassBytes ||
        *columns % plan.columns() || plan.columns() * bytes % lineBytes ||
        !type.getLayout().isIdentity())
      return;
    Value address = b.create<memref::ExtractAlignedPointerAsIndexOp>(output);
    Value aligned = b.compare(arith::CmpIPredicate::eq,
                              b.rem(address, b.index(vectorBytes)), b.index(0));
    all = all ? b.create<arith::AndIOp>(all, aligned) : aligned;
  }
  bypass = all;
}

/// Stores past the caches are not ordered by themselves.
void PanelKernel::emitFence() {
  if (bypass)
    b.create<LLVM::CallIntrinsicOp>(b.getStringAttr("llvm.x86.sse.sfence"),
                                    ValueRange{});
}

void PanelKernel::createPanels() {
  if (op.getPacked()) {
    panels = op.getWeights().front();
    return;
  }
  // Those that are packed together suffice where all rows are one block.
  Value slots = numPanels;
  if (!parallel)
    slots = b.select(isOneBlock(), b.min(b.index(groupPanels), numPanels),
                     numPanels);
  SmallVector<int64_t> shape = {ShapedType::kDynamic, op.getK(), plan.width()};
  if (packsParts && plan.blockDepth)
    shape[1] = plan.blockDepth;
  SmallVector<Value> sizes = {slots};
  if (auto known = b.constant(slots)) {
    shape[0] = *known;
    sizes.clear();
  }
  if (ShapedType::isDynamic(shape[1]))
    sizes.push_back(io.k);
  auto type = MemRefType::get(shape, op.getInput().getType().getElementType());
  panels = b.create<memref::AllocOp>(type, sizes, b.getI64IntegerAttr(64));
}

/// The buffer through which tiles reach the epilogue. It is reused by every
/// pass through the op, whatever loops that is in, so it stands in the
/// function's entry block; with threads it stands in the body that they run.
void PanelKernel::createTile() {
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
}

/// The loop over the panels that are packed together, which threads share: no
/// two of them write the same columns, and what is computed does not depend on
/// who computes it.
void PanelKernel::panelLoop(function_ref<void(Value)> body) {
  if (!parallel)
    return b.loop(b.index(0), numPanels, groupPanels, body);
  auto loop =
      b.create<scf::ParallelOp>(ValueRange{b.index(0)}, ValueRange{numPanels},
                                ValueRange{b.index(groupPanels)});
  LoopBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(loop.getBody()->getTerminator());
  createTile();
  body(loop.getInductionVars().front());
}

//===----------------------------------------------------------------------===//
// Tiles
//===----------------------------------------------------------------------===//

/// Applies the epilogue to sums in memory. With `direct` those of whole panels
/// have got it in registers.
void PanelKernel::emitFinish(Value rows, Value row, const Panel &panel) {
  auto finish = [&](bool masked) {
    emitEpilogue(b, plan, io.epilogue(), {tile, b.index(0), rows, row},
                 panel.column, masked, io.extras, io.outputs);
  };
  b.ifElse(
      isWholePanel(b, plan, panel.column, io.n),
      [&] {
        if (!direct)
          finish(false);
      },
      [&] { finish(true); });
}

/// Accumulates one tile against a panel, by the kernel for its rows.
void PanelKernel::emitRows(Value rows, ArrayRef<unsigned> counts,
                           const TilePlace &place, const Panel &panel, Value t,
                           Value row) {
  auto type = cast<MemRefType>(panels.getType()).getElementType();
  int64_t line = 512 / type.getIntOrFloatBitWidth();
  // Few tiles must fetch more in each pass to have the whole panel.
  int64_t fetches = 1;
  if (plan.isNarrow() && (!blockTiles || *blockTiles < 4))
    fetches = std::clamp<int64_t>(plan.unroll * plan.width() / line, 1, 4);
  auto fetch = [&](Value slot, Value step, Value column, unsigned locality) {
    if (packsParts)
      step = b.sub(step, place.from);
    b.create<memref::PrefetchOp>(panels, ValueRange{slot, step, column},
                                 /*isWrite=*/false, locality,
                                 /*isDataCache=*/true);
  };
  auto load = [&](Value step, unsigned v) -> Value {
    if (v == 0 && plan.fetchAhead) {
      for (int64_t column = 0; column < plan.width(); column += line)
        fetch(panel.slot, b.add(step, plan.fetchAhead), b.index(column),
              /*locality=*/3);
    }
    if (packsParts)
      step = b.sub(step, place.from);
    Value vector = b.create<vector::LoadOp>(
        VectorType::get(plan.lanes, type), panels,
        ValueRange{panel.slot, step, b.index(v * plan.lanes)});
    return convertFloat(b, vector, op.getAccumulatorType());
  };
  // Each pass fetches a little of what is read next: as many rows again, of
  // this panel or the next one.
  Value isLast = b.compare(arith::CmpIPredicate::eq, place.to, io.k);
  Value nextSlot, nextStep, end, firstFetch;
  if (fetchShare) {
    firstFetch = b.sub(b.mul(t, b.sub(place.to, place.from)), place.from);
    nextSlot = b.select(isLast, panel.next, panel.slot);
    nextStep = b.select(isLast, b.index(0), place.to);
    end = b.mul(b.sub(place.to, place.from), plan.width());
  }
  auto fetchNext = [&](Value step) {
    if (packsParts && plan.fetchNext)
      fetchWeights(place, panel, t, step);
    if (!fetchShare)
      return;
    Value at = b.mul(b.add(firstFetch, step), fetchShare);
    at = b.min(b.create<arith::ShRUIOp>(at, b.index(fetchShift)), end);
    for (int64_t i = 0; i < fetches; ++i)
      fetch(nextSlot, nextStep, b.add(at, i * line), /*locality=*/2);
  };
  auto fetchOutputs = [&](unsigned count) {
    for (Value output : io.outputs) {
      Type element = cast<MemRefType>(output.getType()).getElementType();
      int64_t step = 512 / element.getIntOrFloatBitWidth();
      for (unsigned i = 0; i < count; ++i)
        for (int64_t column = 0; column < plan.columns(); column += step)
          b.create<memref::PrefetchOp>(
              output, ValueRange{b.add(row, i), b.add(panel.column, column)},
              /*isWrite=*/true, /*localityHint=*/3, /*isDataCache=*/true);
    }
  };
  auto kernel = [&](unsigned count) {
    if (plan.fetchOutputs && bypass)
      b.ifElse(
          bypass, [] {}, [&] { fetchOutputs(count); });
    else if (plan.fetchOutputs)
      fetchOutputs(count);
    SmallVector<Value> sums =
        accumulateTile(b, plan, count, place, load, fetchNext);
    if (!direct)
      return storeTile(b, plan, place, sums);
    b.ifElse(
        isWholePanel(b, plan, panel.column, io.n),
        [&] {
          auto finish = [&](bool past) {
            emitEpilogue(b, plan, io.epilogue(), sums, row, panel.column,
                         io.extras, io.outputs, past);
          };
          if (bypass)
            b.ifElse(
                bypass, [&] { finish(true); }, [&] { finish(false); });
          else
            finish(false);
        },
        [&] { storeTile(b, plan, place, sums); });
  };
  byHeight(rows, counts, kernel);
}

/// While tile `t` is computed, fetches its share of the weights that are packed
/// next: a row or some, as far as this step's place in them.
void PanelKernel::fetchWeights(const TilePlace &place, const Panel &panel,
                               Value t, Value step) {
  Value isLast = b.compare(arith::CmpIPredicate::eq, place.to, io.k);
  Value first =
      b.mul(b.select(isLast, panel.next, panel.index), plan.columns());
  Value k =
      b.add(b.select(isLast, b.index(0), place.to), b.sub(step, place.from));
  k = b.min(k, b.sub(io.k, b.index(1)));
  int64_t rows = llvm::divideCeil(plan.columns(), *blockTiles);
  for (Value weight : op.getWeights())
    for (int64_t i = 0; i < rows; ++i) {
      Value row = b.min(b.add(b.mul(t, rows), i), b.index(plan.columns() - 1));
      row = b.min(b.add(first, row), b.sub(io.n, b.index(1)));
      b.create<memref::PrefetchOp>(weight, ValueRange{row, k},
                                   /*isWrite=*/false, /*localityHint=*/2,
                                   /*isDataCache=*/true);
    }
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

/// The heights of tiles that there can be.
SmallVector<unsigned> PanelKernel::getHeights(const RowBlock &block) {
  auto rows = b.constant(block.rows), tiles = b.constant(block.tiles);
  SmallVector<unsigned> heights;
  if (rows && tiles && *tiles > 0) {
    heights.push_back(*rows / *tiles);
    if (*rows % *tiles)
      heights.push_back(*rows / *tiles + 1);
    return heights;
  }
  unsigned least = 1;
  if (block.isFull)
    least = std::max(plan.rows - 1, 1u);
  else if (plan.blockRows >= 2 * int64_t(plan.rows)) {
    // Only the last block has a tile that is not full, and it is the largest:
    // there are as few rows, or blocks of at least three quarters of what is
    // planned. From `rows - 1` tiles on none lacks more than a row.
    int64_t most = plan.blockRows / plan.rows;
    int64_t fewest = (most - most / 2 / 2 - 1) * plan.rows + 1;
    least = plan.rows;
    for (int64_t rows = std::min<int64_t>(leastRows, fewest);
         rows <= plan.rows * plan.rows; ++rows)
      least =
          std::min<unsigned>(least, rows / llvm::divideCeil(rows, plan.rows));
    least = std::max(std::min(least, plan.rows - 1), 1u);
  }
  for (unsigned height = least; height <= plan.rows; ++height)
    heights.push_back(height);
  return heights;
}

/// Runs the body for a number of rows that is one of `heights`.
void PanelKernel::byHeight(Value rows, ArrayRef<unsigned> heights,
                           function_ref<void(unsigned)> body) {
  if (heights.size() == 1)
    return body(heights.front());
  // The last height is the default.
  SmallVector<int64_t> cases(heights.begin(), heights.end() - 1);
  auto branch =
      b.create<scf::IndexSwitchOp>(TypeRange(), rows, cases, cases.size());
  auto fill = [&](Region &region, unsigned height) {
    LoopBuilder::InsertionGuard guard(b);
    b.createBlock(&region);
    body(height);
    b.create<scf::YieldOp>();
  };
  for (auto [region, height] : llvm::zip(branch.getCaseRegions(), cases))
    fill(region, height);
  fill(branch.getDefaultRegion(), heights.back());
}

/// The loop over the tiles of a block; higher ones come first.
void PanelKernel::tileLoop(const RowBlock &block, ArrayRef<unsigned> heights,
                           TileBody body) {
  Value zero = b.index(0);
  if (heights.size() == 1) {
    Value rows = b.index(heights.front());
    return b.loop(zero, block.tiles, 1,
                  [&](Value t) { body(t, b.mul(t, rows), rows, nullptr); });
  }
  Value height = b.div(block.rows, b.max(block.tiles, b.index(1)));
  Value higher = b.sub(block.rows, b.mul(block.tiles, height));
  // Carried, since LLVM would write a formula with a division into the
  // innermost loop.
  b.loop(zero, block.tiles, 1, ValueRange{zero, zero},
         [&](Value t, ValueRange carried) {
           Value isHigher = b.compare(arith::CmpIPredicate::slt, t, higher);
           Value rows = b.select(isHigher, b.add(height, 1), height);
           Value result = body(t, carried[0], rows, carried[1]);
           return SmallVector<Value>{b.add(carried[0], rows), result};
         });
}

void PanelKernel::emitSweep(const RowBlock &block, const PanelRun &run,
                            Value from, Value to) {
  const Panel &panel = run.first;
  SmallVector<unsigned> heights = getHeights(block);
  Value zero = b.index(0);
  bool together = !direct && !plan.blockDepth;
  // `waiting` is the first row whose sums wait for the epilogue.
  tileLoop(
      block, heights, [&](Value t, Value start, Value rows, Value waiting) {
        if (!waiting)
          waiting = b.mul(b.sub(t, b.rem(t, b.index(tilesTogether))), rows);
        Value row = b.add(block.first, start);
        Value tileRow = zero;
        if (plan.blockDepth)
          tileRow = start;
        else if (together)
          tileRow = b.sub(start, waiting);
        TilePlace place = {
            io.left, row, from, to, tile, tileRow, plan.blockDepth != 0};
        if (left) {
          place.left = left;
          place.packed =
              b.sub(placeInLeft(block, start, from, to), b.mul(from, rows));
        }
        b.loop(zero, run.count, 1, [&](Value i) {
          Panel now = getPanel(b.add(panel.index, i));
          emitRows(rows, heights, place, now, t, row);
          if (direct)
            emitFinish(rows, row, now);
        });
        if (!together)
          return waiting;
        Value next = b.add(start, rows), behind = b.add(t, 1);
        Value isLast = b.create<arith::OrIOp>(
            b.compare(arith::CmpIPredicate::eq, behind, block.tiles),
            b.compare(arith::CmpIPredicate::eq,
                      b.rem(behind, b.index(tilesTogether)), zero));
        b.ifElse(isLast, [&] {
          emitFinish(b.sub(next, waiting), b.add(block.first, waiting), panel);
        });
        return b.select(isLast, next, waiting);
      });
}

/// Memory for a block of the left operand.
void PanelKernel::createLeft() {
  if (!plan.packLeft)
    return;
  Value rows = b.mul(b.add(b.div(numTiles, numBlocks), 1), plan.rows);
  Value depth = b.mul(b.ceilDiv(io.k, plan.unroll), plan.unroll);
  // The last tile writes a little too far.
  Value size = b.add(b.mul(rows, depth), plan.rows * plan.unroll);
  auto known = b.constant(size);
  auto type = MemRefType::get({known.value_or(ShapedType::kDynamic)},
                              op.getInput().getType().getElementType());
  left = b.create<memref::AllocOp>(type, known ? ValueRange() : size,
                                   b.getI64IntegerAttr(64));
}

/// Where in `left` columns [from, to) of the rows from `start` of a block on
/// lie. Parts of the depth lie one behind the other.
Value PanelKernel::placeInLeft(const RowBlock &block, Value start, Value from,
                               Value to) {
  Value depth = b.mul(b.ceilDiv(b.sub(to, from), plan.unroll), plan.unroll);
  return b.add(b.mul(from, block.rows), b.mul(start, depth));
}

void PanelKernel::emitPackLeft(const RowBlock &block) {
  if (!left)
    return;
  auto pack = [&](Value from, Value to) {
    tileLoop(block, getHeights(block),
             [&](Value, Value start, Value rows, Value) {
               emitPackTile(b, io.left, b.add(block.first, start), rows,
                            plan.rows, from, to, left,
                            placeInLeft(block, start, from, to), plan.unroll);
               return b.index(0);
             });
  };
  if (!plan.blockDepth)
    return pack(b.index(0), io.k);
  b.loop(b.index(0), io.k, plan.blockDepth, [&](Value from) {
    pack(from, b.min(b.add(from, plan.blockDepth), io.k));
  });
}

/// One block of rows against one panel.
void PanelKernel::emitBlock(const RowBlock &block, const PanelRun &run) {
  const Panel &panel = run.first;
  fetchShare = nullptr;
  if (plan.fetchNext && op.getPacked()) {
    // The whole panel within all tiles; without a division, as above.
    int64_t whole = int64_t(plan.width()) << fetchShift;
    fetchShare = b.index(whole);
    for (int64_t tiles = 2; tiles <= 32; tiles *= 2)
      fetchShare = b.select(
          b.compare(arith::CmpIPredicate::sge, block.tiles, b.index(tiles)),
          b.index(whole / tiles), fetchShare);
    if (blockTiles)
      fetchShare =
          b.index(llvm::divideCeil(whole, std::max<int64_t>(*blockTiles, 1)));
  }
  // Wide panels leave no room in L2 where they are read often (measured on Zen
  // 5: 2048 rows are half as fast with fetching ahead, 128 are 10 % faster).
  if (fetchShare && !plan.isNarrow()) {
    Value oneBlock = isOneBlock();
    if (b.constant(oneBlock) == 0)
      fetchShare = nullptr;
    else
      fetchShare = b.select(oneBlock, fetchShare, b.index(0));
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
RowBlock PanelKernel::getBlock(Value from, Value to) {
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
void PanelKernel::emitPack(Value first, Value from, Value to, Value slot) {
  emitPackPanels(b, op.getWeights(),
                 op.getTransposed().value_or(ArrayRef<bool>()), first,
                 groupPanels, {panels, from, to}, slot, plan.lanes);
}

Panel PanelKernel::getPanel(Value index) {
  Panel panel = {index, index, b.mul(index, plan.columns()),
                 b.add(index, panelsAtOnce)};
  if (!op.getPacked() && !parallel)
    panel.slot =
        b.select(isOneBlock(), b.rem(index, b.index(groupPanels)), index);
  Value isLast = b.compare(arith::CmpIPredicate::sge, panel.next, numPanels);
  panel.next = b.select(isLast, b.index(0), panel.next);
  return panel;
}

/// One block of rows against the panels from `first` on that are packed
/// together, packed first if need be.
void PanelKernel::emitPanels(const RowBlock &block, Value first) {
  if (!op.getPacked() && !packsParts) {
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

void PanelKernel::emit() {
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
  createPanels();
  createLeft();
  if (!parallel)
    createTile();

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
        panelLoop([&](Value panel) { emitPanels(block, panel); });
        return SmallVector<Value>{to};
      });
  if (!parallel)
    emitFence();
  if (!op.getPacked())
    b.create<memref::DeallocOp>(panels);
  if (left)
    b.create<memref::DeallocOp>(left);
}

void crease::emitPanelKernel(KernelOperands &operands, const KernelPlan &plan,
                             bool parallel, unsigned leastRows) {
  PanelKernel(operands, plan, parallel, leastRows).emit();
}
