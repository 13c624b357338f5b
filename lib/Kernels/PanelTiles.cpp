//===- PanelTiles.cpp - The tiles of a block against a panel --------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PackPanels.h"
#include "PanelEmitter.h"
#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace crease;

/// Applies the epilogue to sums in memory. With `direct` those of whole panels
/// have got it in registers.
void PanelEmitter::emitFinish(Value rows, Value row, const Panel &panel) {
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
void PanelEmitter::emitRows(Value rows, ArrayRef<unsigned> counts,
                            const TilePlace &place, const Panel &panel, Value t,
                            Value row) {
  auto type = cast<MemRefType>(panels.getType()).getElementType();
  int64_t line = getLine(type);
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
    return convertFloat(b, b.getLoc(), vector, op.getAccumulatorType());
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
    if (bypassSteps)
      writeWaitingAt(step);
    if (fetchSteps)
      fetchSources(panel, t, step);
    if (fetchesOutputs)
      fetchOutput(place, panel, rows, row, step);
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
      int64_t step = getLine(element);
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
            if (past && bypassSteps) {
              storeTile(b, plan, place, sums);
              return setWaiting(row, panel.column, b.index(count));
            }
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

Value PanelEmitter::getWaiting(int64_t i) {
  return b.create<memref::LoadOp>(waiting, b.index(i));
}

/// From now on `rows` rows wait, which go to `row` and `column`.
void PanelEmitter::setWaiting(Value row, Value column, Value rows) {
  Value place[] = {row, column, rows};
  for (auto [i, value] : llvm::enumerate(place))
    b.create<memref::StoreOp>(value, waiting, b.index(i));
}

/// Writes some rows of the tile that waits past the caches.
void PanelEmitter::writeWaiting(Value from, Value rows) {
  Value row = b.add(getWaiting(0), from);
  emitEpilogue(b, plan, io.epilogue(), {tile, from, rows, row}, getWaiting(1),
               /*masked=*/false, io.extras, io.outputs, /*bypass=*/true);
}

/// The same for the row whose turn it is at this step.
void PanelEmitter::writeWaitingAt(Value step) {
  Value phase = b.create<arith::AndIOp>(step, b.index(bypassSteps - 1));
  b.ifElse(b.compare(arith::CmpIPredicate::eq, phase, b.index(0)), [&] {
    Value i = b.div(step, b.index(bypassSteps));
    b.ifElse(b.compare(arith::CmpIPredicate::slt, i, getWaiting(2)),
             [&] { writeWaiting(i, b.index(1)); });
  });
}

/// In each pass over the last part of the depth, fetches a line of each output
/// of a tile, all of them by its end: row by row, since lines come in pairs.
void PanelEmitter::fetchOutput(const TilePlace &place, const Panel &panel,
                               Value rows, Value row, Value step) {
  int64_t depth = plan.blockDepth ? plan.blockDepth : *b.constant(io.k);
  Value isLast = b.compare(arith::CmpIPredicate::eq, place.to, io.k);
  for (Value output : io.outputs) {
    Type type = cast<MemRefType>(output.getType()).getElementType();
    int64_t line = getLine(type);
    int64_t lines = llvm::divideCeil(plan.columns(), line);
    int64_t slots = llvm::PowerOf2Ceil(lines);
    int64_t steps = depth / int64_t(llvm::PowerOf2Ceil(plan.rows) * slots);
    if (steps < int64_t(plan.unroll))
      continue;
    Value at = b.create<arith::ShRUIOp>(b.sub(step, place.from),
                                        b.index(llvm::Log2_64(steps)));
    at = b.select(isLast, at, b.index(0));
    Value i = b.create<arith::ShRUIOp>(at, b.index(llvm::Log2_64(slots)));
    i = b.min(i, b.sub(rows, b.index(1)));
    Value column = b.create<arith::AndIOp>(at, b.index(slots - 1));
    column = b.mul(b.min(column, b.index(lines - 1)), line);
    b.create<memref::PrefetchOp>(
        output, ValueRange{b.add(row, i), b.add(panel.column, column)},
        /*isWrite=*/true, /*localityHint=*/3, /*isDataCache=*/true);
  }
}

/// While tile `t` is computed, fetches its share of the weights that are packed
/// next: a row or some, as far as this step's place in them.
void PanelEmitter::fetchWeights(const TilePlace &place, const Panel &panel,
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

/// Tile `t`'s share of the next panel.
void PanelEmitter::prepareNext(const Panel &panel, Value t) {
  if (!preparedRows)
    return;
  Value next = b.add(panel.index, 1), from = b.mul(t, preparedRows);
  Value exists = b.create<arith::AndIOp>(
      b.compare(arith::CmpIPredicate::slt, next, numPanels),
      b.compare(arith::CmpIPredicate::slt, from, io.k));
  b.ifElse(exists, [&] { prepare(next, from, b.add(from, preparedRows)); });
}

/// Fetches what the next tile will compute its share from: a line at a time,
/// since a burst of them would keep the loads of this tile waiting.
void PanelEmitter::fetchSources(const Panel &panel, Value t, Value step) {
  Value phase = b.create<arith::AndIOp>(step, b.index(fetchSteps - 1));
  b.ifElse(b.compare(arith::CmpIPredicate::eq, phase, b.index(0)), [&] {
    // Behind the last rows of the next panel come the first ones of another.
    Value first = b.mul(b.add(t, 1), preparedRows);
    Value isOther = b.compare(arith::CmpIPredicate::sge, first, io.k);
    first = b.select(isOther, b.index(0), first);
    Value left = b.add(panel.column, plan.columns());
    left = b.select(isOther, b.add(left, plan.columns()), left);
    Value number = b.div(step, b.index(fetchSteps));
    for (Value matrix : producers.getMatrices()) {
      Type type = cast<MemRefType>(matrix.getType()).getElementType();
      int64_t line = getLine(type);
      Value lines = b.index(llvm::divideCeil(plan.columns(), line));
      Value row = b.add(first, b.div(number, lines));
      row = b.min(row, b.sub(io.k, b.index(1)));
      Value column = b.add(left, b.mul(b.rem(number, lines), line));
      column = b.min(column, b.sub(io.n, b.index(1)));
      b.create<memref::PrefetchOp>(matrix, ValueRange{row, column},
                                   /*isWrite=*/producers.writes(matrix),
                                   /*localityHint=*/3, /*isDataCache=*/true);
    }
  });
}

/// The heights of tiles that there can be.
SmallVector<unsigned> PanelEmitter::getHeights(const RowBlock &block) {
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
void PanelEmitter::byHeight(Value rows, ArrayRef<unsigned> heights,
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
void PanelEmitter::tileLoop(const RowBlock &block, ArrayRef<unsigned> heights,
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

void PanelEmitter::emitSweep(const RowBlock &block, const PanelRun &run,
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
        prepareNext(panel, t);
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

/// Elements of a block of the left operand, packed by tiles.
Value PanelEmitter::getLeftSize() {
  Value rows = b.mul(b.add(b.div(numTiles, numBlocks), 1), plan.rows);
  Value depth = b.mul(b.ceilDiv(io.k, plan.unroll), plan.unroll);
  // The last tile writes a little too far.
  return b.add(b.mul(rows, depth), plan.rows * plan.unroll);
}

/// Where in `left` columns [from, to) of the rows from `start` of a block on
/// lie. Parts of the depth lie one behind the other.
Value PanelEmitter::placeInLeft(const RowBlock &block, Value start, Value from,
                                Value to) {
  Value depth = b.mul(b.ceilDiv(b.sub(to, from), plan.unroll), plan.unroll);
  return b.add(b.mul(from, block.rows), b.mul(start, depth));
}

void PanelEmitter::emitPackLeft(const RowBlock &block) {
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
