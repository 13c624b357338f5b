//===- SwappedKernel.cpp - Transposed weights as left operands ------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SwappedKernel.h"

#include "MicroKernel.h"
#include "OperandProducers.h"
#include "PackPanels.h"
#include "StridedView.h"
#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

#include <numeric>

using namespace mlir;
using namespace crease;

std::optional<KernelPlan>
crease::planIfBetterSwapped(KernelOperands &io, const TargetInfo &target,
                            const KernelOverrides &overrides) {
  LoopBuilder &b = io.b;
  ArrayRef<bool> transposed = io.op.getTransposed().value_or(ArrayRef<bool>());
  auto m = b.constant(io.m), n = b.constant(io.n), k = b.constant(io.k);
  constexpr int64_t leastDepth = 64;
  if (io.op.getPacked() || transposed.empty() ||
      llvm::is_contained(transposed, false) ||
      !llvm::all_of(io.op.getWeights(), hasUnitStride) ||
      !hasUnitStride(io.left) || !m || !n || !k || *m == 0 || *n < 2 * *m ||
      *k < leastDepth)
    return std::nullopt;
  KernelPlan plan =
      planSwapped(target, io.op.getAccumulatorType(), *k, *m, overrides);
  // Rows that only fill a panel cost as much as any other. Each tile of the
  // weight reads a part of all panels: it must be deep, and stay in L2
  // (measured on Emerald Rapids by 1024 columns and 4096: 256 rows, whose parts
  // are half as deep, take 5 % longer than unswapped, 2048 rows 40 %).
  constexpr int64_t mostPadding = 12, partDepth = 1024;
  int64_t padded = llvm::alignTo(*m, plan.width());
  int64_t bytes = io.op.getAccumulatorType().getWidth() / 8;
  if (padded - *m > mostPadding ||
      padded * std::min(*k, partDepth) * bytes > target.l2Bytes / 4)
    return std::nullopt;
  return plan;
}

namespace {
class SwappedKernel {
public:
  SwappedKernel(KernelOperands &operands, const KernelPlan &plan,
                const KernelPlan &swapped)
      : io(operands), op(operands.op), plan(plan), swapped(swapped),
        b(operands.b),
        producers(operands.op, operands.op.getInput(), /*along=*/1),
        m(*b.constant(io.m)), n(*b.constant(io.n)), k(*b.constant(io.k)) {}

  void emit();

private:
  void createBuffers();
  void clearSums();
  void emitChunk(Value first, Value end);
  void emitPack(Value from, Value to);
  void emitBlock(Value chunk, Value row, Value from, Value to);
  void emitTile(unsigned weight, unsigned rows, Value chunk, Value row,
                Value from, Value to);
  void fetchNext(unsigned weight, Value row, Value panel, Value from, Value to,
                 Value step);
  void emitFinish(Value chunk, Value row);
  void emitTransposed(Value chunk, Value column, Value panel);

  Value slotOf(Value from, Value panel);
  /// The first row of `sums` of a panel of one weight.
  Value sumsOf(unsigned weight, Value panel) {
    return b.mul(b.add(panel, weight * numPanels), chunkRows);
  }

  KernelOperands &io;
  FusedLinearOp op;
  KernelPlan plan, swapped;
  LoopBuilder &b;
  OperandProducers producers;
  int64_t m, n, k;
  /// Panels of the input; parts of the depth; rows of a weight between two
  /// epilogues, and between two sweeps over the depth.
  int64_t numPanels = 1, depth = 1, blockRows = 1, chunkRows = 1;
  Value panels, sums, tile;
};
} // namespace

void SwappedKernel::createBuffers() {
  numPanels = llvm::divideCeil(m, swapped.width());
  depth = swapped.blockDepth ? swapped.blockDepth : k;
  blockRows = std::lcm<int64_t>(plan.columns(), swapped.rows);
  int64_t sumBytes = op.getAccumulatorType().getWidth() / 8;
  int64_t rowBytes = numPanels * swapped.width() * plan.weights * sumBytes;
  chunkRows = std::max<int64_t>(swapped.sumsBytes / rowBytes / blockRows, 1) *
              blockRows;
  chunkRows = std::min<int64_t>(chunkRows, llvm::alignTo(n, blockRows));

  auto alloc = [&](ArrayRef<int64_t> shape, Type type) {
    return b.create<memref::AllocOp>(MemRefType::get(shape, type), ValueRange(),
                                     b.getI64IntegerAttr(64));
  };
  // One part of the input suffices where no other chunk reads it.
  int64_t parts = chunkRows >= n ? 1 : llvm::divideCeil(k, depth);
  panels = alloc({parts * numPanels, depth, swapped.width()},
                 cast<MemRefType>(io.left.getType()).getElementType());
  sums = alloc({numPanels * plan.weights * chunkRows, swapped.width()},
               op.getAccumulatorType());

  LoopBuilder::InsertionGuard guard(b);
  if (auto function = op->getParentOfType<FunctionOpInterface>())
    b.setInsertionPointToStart(&function.getFunctionBody().front());
  tile = b.create<memref::AllocaOp>(
      MemRefType::get({swapped.width(), plan.width()}, op.getAccumulatorType()),
      b.getI64IntegerAttr(64));
}

void SwappedKernel::clearSums() {
  auto type = VectorType::get(swapped.lanes, op.getAccumulatorType());
  Value zero =
      b.create<arith::ConstantOp>(cast<TypedAttr>(b.getZeroAttr(type)));
  b.loop(b.index(0), b.dim(sums, 0), 1, [&](Value row) {
    for (int64_t at = 0; at < swapped.width(); at += swapped.lanes)
      b.create<vector::StoreOp>(zero, sums, ValueRange{row, b.index(at)});
  });
}

/// Where the part of the depth that begins at `from` of a panel lies.
Value SwappedKernel::slotOf(Value from, Value panel) {
  if (chunkRows >= n)
    return panel;
  return b.add(b.mul(b.div(from, b.index(depth)), numPanels), panel);
}

void SwappedKernel::emitPack(Value from, Value to) {
  producers.emit(b, {from, b.sub(to, from)});
  b.loop(b.index(0), b.index(numPanels), 1, [&](Value panel) {
    emitPackPanels(b, io.left, true, panel, 1, {panels, from, to},
                   slotOf(from, panel), swapped.lanes);
  });
}

/// While a tile is computed, fetches the rows of the weight for the next one:
/// each pass takes a line or some, those of all rows before the next column.
void SwappedKernel::fetchNext(unsigned weight, Value row, Value panel,
                              Value from, Value to, Value step) {
  int64_t bits = op.getInput().getType().getElementTypeBitWidth();
  int64_t line = 512 / bits;
  int64_t rows = llvm::PowerOf2Ceil(swapped.rows);
  int64_t passes = std::max<int64_t>(line / swapped.unroll, 1);
  int64_t sharing = std::clamp<int64_t>(llvm::bit_floor<uint64_t>(numPanels), 1,
                                        std::max<int64_t>(rows / passes, 1));
  int64_t slots = passes * sharing, each = std::max<int64_t>(rows / slots, 1);
  int64_t share = llvm::divideCeil(depth, line * sharing) * line;
  Value pass = b.div(b.sub(step, from), b.index(swapped.unroll));
  Value column = b.mul(b.div(pass, b.index(slots)), line);
  column = b.add(b.add(column, b.mul(panel, share)), from);
  column = b.min(column, b.sub(to, b.index(1)));
  Value first = b.mul(b.rem(pass, b.index(slots)), each);
  for (int64_t i = 0; i < each; ++i) {
    Value next = b.min(b.add(first, i), b.index(int64_t(swapped.rows) - 1));
    next = b.min(b.add(b.add(row, swapped.rows), next), b.index(n - 1));
    b.create<memref::PrefetchOp>(op.getWeights()[weight],
                                 ValueRange{next, column},
                                 /*isWrite=*/false, /*localityHint=*/2,
                                 /*isDataCache=*/true);
  }
}

void SwappedKernel::emitTile(unsigned weight, unsigned rows, Value chunk,
                             Value row, Value from, Value to) {
  b.loop(b.index(0), b.index(numPanels), 1, [&](Value panel) {
    Value slot = slotOf(from, panel);
    auto element = cast<MemRefType>(panels.getType()).getElementType();
    auto type = VectorType::get(swapped.lanes, element);
    int64_t line = 512 / element.getIntOrFloatBitWidth();
    auto load = [&](Value step, unsigned v) -> Value {
      step = b.sub(step, from);
      if (v == 0 && swapped.fetchAhead)
        for (int64_t column = 0; column < swapped.width(); column += line)
          b.create<memref::PrefetchOp>(
              panels,
              ValueRange{slot, b.add(step, swapped.fetchAhead),
                         b.index(column)},
              /*isWrite=*/false, /*localityHint=*/3, /*isDataCache=*/true);
      Value vector = b.create<vector::LoadOp>(
          type, panels, ValueRange{slot, step, b.index(v * swapped.lanes)});
      return convertFloat(b, b.getLoc(), vector, op.getAccumulatorType());
    };
    TilePlace place = {op.getWeights()[weight],
                       row,
                       from,
                       to,
                       sums,
                       b.add(sumsOf(weight, panel), b.sub(row, chunk)),
                       /*accumulate=*/true};
    storeTile(b, swapped, place,
              accumulateTile(b, swapped, rows, place, load, [&](Value step) {
                fetchNext(weight, row, panel, from, to, step);
              }));
  });
}

/// The rows of all weights from `row` on that are one block.
void SwappedKernel::emitBlock(Value chunk, Value row, Value from, Value to) {
  Value end = b.min(b.add(row, blockRows), b.index(n));
  unsigned rest = n % swapped.rows;
  for (unsigned weight = 0; weight < plan.weights; ++weight)
    b.loop(row, end, swapped.rows, [&](Value first) {
      auto tileOf = [&](unsigned rows) {
        return [this, weight, rows, chunk, first, from, to] {
          emitTile(weight, rows, chunk, first, from, to);
        };
      };
      if (!rest)
        return tileOf(swapped.rows)();
      b.ifElse(b.compare(arith::CmpIPredicate::sle, b.add(first, swapped.rows),
                         b.index(n)),
               tileOf(swapped.rows), tileOf(rest));
    });
  b.ifElse(b.compare(arith::CmpIPredicate::eq, to, io.k),
           [&] { emitFinish(chunk, row); });
}

/// Transposes the sums of some columns of the output, all weights' side by
/// side, for the rows of one panel.
void SwappedKernel::emitTransposed(Value chunk, Value column, Value panel) {
  int64_t lanes = plan.lanes;
  auto type = VectorType::get(lanes, op.getAccumulatorType());
  for (unsigned weight = 0; weight < plan.weights; ++weight) {
    Value first = b.add(sumsOf(weight, panel), b.sub(column, chunk));
    b.loop(b.index(0), b.index(plan.columns()), lanes, [&](Value c) {
      b.loop(b.index(0), b.index(swapped.width()), lanes, [&](Value r) {
        SmallVector<Value> square;
        for (int64_t i = 0; i < lanes; ++i)
          square.push_back(b.create<vector::LoadOp>(
              type, sums, ValueRange{b.add(b.add(first, c), i), r}));
        emitTranspose(b, square);
        for (int64_t i = 0; i < lanes; ++i)
          b.create<vector::StoreOp>(
              square[i], tile,
              ValueRange{b.add(r, i), b.add(c, weight * plan.columns())});
      });
    });
  }
}

void SwappedKernel::emitFinish(Value chunk, Value row) {
  Value end = b.min(b.add(row, blockRows), b.index(n));
  b.loop(row, end, plan.columns(), [&](Value column) {
    b.loop(b.index(0), b.index(numPanels), 1, [&](Value panel) {
      emitTransposed(chunk, column, panel);
      Value first = b.mul(panel, swapped.width());
      Value rows = b.index(swapped.width());
      if (m % swapped.width())
        rows = b.min(b.sub(io.m, first), rows);
      auto finish = [&](bool masked) {
        emitEpilogue(b, plan, io.epilogue(), {tile, b.index(0), rows, first},
                     column, masked, io.extras, io.outputs);
      };
      b.ifElse(
          isWholePanel(b, plan, column, io.n), [&] { finish(false); },
          [&] { finish(true); });
    });
  });
}

void SwappedKernel::emitChunk(Value first, Value end) {
  clearSums();
  Value zero = b.index(0);
  b.loop(zero, io.k, depth, [&](Value from) {
    Value to = b.min(b.add(from, depth), io.k);
    b.ifElse(b.compare(arith::CmpIPredicate::eq, first, zero),
             [&] { emitPack(from, to); });
    b.loop(first, end, blockRows,
           [&](Value row) { emitBlock(first, row, from, to); });
  });
}

void SwappedKernel::emit() {
  createBuffers();
  b.loop(b.index(0), io.n, chunkRows, [&](Value first) {
    emitChunk(first, b.min(b.add(first, chunkRows), io.n));
  });
  b.create<memref::DeallocOp>(panels);
  b.create<memref::DeallocOp>(sums);
  producers.finish();
}

void crease::emitSwappedKernel(KernelOperands &operands, const KernelPlan &plan,
                               const KernelPlan &swapped) {
  SwappedKernel(operands, plan, swapped).emit();
}
