//===- FewRows.cpp - A fused linear with a few rows -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FewRows.h"

#include "MicroKernel.h"
#include "StridedView.h"
#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace crease;

/// The most rows for which plain weights are not worth packing; those of which
/// each has registers for its sums, where their number is known.
static constexpr unsigned mostPlainRows = 16, mostRowsInRegisters = 4;
/// Chains of additions that hide the latency of one.
static constexpr unsigned chainsWanted = 8;

unsigned crease::getFewRows(FusedLinearOp op, const KernelPlan &plan) {
  if (op.getPacked())
    return (chainsWanted - 1) / plan.vectors;
  return llvm::all_of(op.getWeights(), hasUnitStride) ? mostPlainRows : 0;
}

namespace {
class FewRows {
public:
  /// Of `rows` rows, or of up to that many where `rolled`.
  FewRows(KernelOperands &operands, const KernelPlan &plan, unsigned rows,
          bool rolled, bool parallel)
      : io(operands), op(operands.op), plan(plan), b(operands.b), rows(rows),
        rolled(rolled), parallel(parallel) {}

  void emit();

private:
  void emitPacked();
  void emitPanels(Value first, unsigned count, Value done = nullptr);
  void emitPlain();
  using Factors = SmallVector<SmallVector<Value>>;
  void accumulateColumns(Value first, Value whole, Value count, Value k,
                         unsigned steps);
  void accumulatePanel(Value first, Value panel, Value k,
                       const Factors &factors, bool masked);
  void accumulateRolled(Value first, Value panel, Value k, unsigned steps,
                        bool masked);
  void accumulateDots(Value first, Value panel, unsigned weight, Value column,
                      unsigned count);
  void accumulateDots(Value first, Value panel, unsigned weight, Value column,
                      unsigned count, Value firstRow, unsigned someRows);
  void accumulateTransposed(Value first, Value count);
  unsigned countPlain();
  void forEachPlainVector(Value first, Value panel, bool masked,
                          function_ref<void(Value, Value, Value, Value)> fn);
  Value getFactor(Value row, Value k);
  Value getMask(Value column);
  Value getRows() { return rolled ? io.m : b.index(rows); }
  void clearTile(Value count);
  void createTile();
  void finish(Value first, Value count, Value done = nullptr);
  void forEach(Value count, function_ref<void(Value)> body);
  Value load(Value from, ValueRange place, Value mask = nullptr);
  Value multiplyAdd(Value a, Value c, Value sum);
  Value zero(Type type) {
    return b.create<arith::ConstantOp>(cast<TypedAttr>(b.getZeroAttr(type)));
  }
  VectorType sumType() {
    return VectorType::get(plan.lanes, op.getAccumulatorType());
  }

  KernelOperands &io;
  FusedLinearOp op;
  KernelPlan plan;
  LoopBuilder &b;
  unsigned rows;
  bool rolled;
  bool parallel;
  Value numPanels;
  /// The sums of some panels, for each the rows that there are.
  Value tile;
  int64_t tileRows = 1;
};
} // namespace

//===----------------------------------------------------------------------===//
// What the forms share
//===----------------------------------------------------------------------===//

void FewRows::createTile() {
  LoopBuilder::InsertionGuard guard(b);
  auto function = op->getParentOfType<FunctionOpInterface>();
  if (!parallel && function)
    b.setInsertionPointToStart(&function.getFunctionBody().front());
  tile = b.create<memref::AllocaOp>(
      MemRefType::get({tileRows, plan.width()}, op.getAccumulatorType()),
      b.getI64IntegerAttr(64));
}

/// A loop that threads share; each has a tile of its own.
void FewRows::forEach(Value count, function_ref<void(Value)> body) {
  if (!parallel)
    return b.loop(b.index(0), count, 1, body);
  auto loop = b.create<scf::ParallelOp>(
      ValueRange{b.index(0)}, ValueRange{count}, ValueRange{b.index(1)});
  LoopBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(loop.getBody()->getTerminator());
  createTile();
  body(loop.getInductionVars().front());
}

/// A vector of the accumulators' type.
Value FewRows::load(Value from, ValueRange place, Value mask) {
  auto element = cast<MemRefType>(from.getType()).getElementType();
  auto type = VectorType::get(plan.lanes, element);
  Value vector;
  if (mask)
    vector =
        b.create<vector::MaskedLoadOp>(type, from, place, mask, zero(type));
  else
    vector = b.create<vector::LoadOp>(type, from, place);
  return convertFloat(b, b.getLoc(), vector, op.getAccumulatorType());
}

Value FewRows::multiplyAdd(Value a, Value c, Value sum) {
  if (plan.fma)
    return b.create<math::FmaOp>(a, c, sum);
  return b.create<arith::AddFOp>(sum, b.create<arith::MulFOp>(a, c));
}

void FewRows::clearTile(Value count) {
  Value none = zero(sumType());
  b.loop(b.index(0), b.mul(count, getRows()), 1, [&](Value i) {
    for (unsigned v = 0; v < plan.vectors; ++v)
      b.create<vector::StoreOp>(none, tile,
                                ValueRange{i, b.index(v * plan.lanes)});
  });
}

/// The epilogue of the sums in the tile but for the first `done` panels.
void FewRows::finish(Value first, Value count, Value done) {
  b.loop(done ? done : b.index(0), count, 1, [&](Value p) {
    Value column = b.mul(b.add(first, p), plan.columns());
    auto apply = [&](bool masked) {
      TileRows sums = {tile, b.mul(p, getRows()), getRows(), b.index(0)};
      emitEpilogue(b, plan, io.epilogue(), sums, column, masked, io.extras,
                   io.outputs);
    };
    b.ifElse(
        isWholePanel(b, plan, column, io.n), [&] { apply(false); },
        [&] { apply(true); });
  });
}

//===----------------------------------------------------------------------===//
// Packed weights
//===----------------------------------------------------------------------===//

/// `count` panels at once: as many streams.
void FewRows::emitPanels(Value first, unsigned count, Value done) {
  KernelPlan wide = plan;
  wide.vectors = plan.vectors * count;
  wide.fetchAhead = 0;
  unsigned sums = rows * wide.vectors;
  int64_t depth = op.getK();
  while (wide.chains * 2 * sums <= chainsWanted &&
         (ShapedType::isDynamic(depth) || wide.chains * 4 <= depth))
    wide.chains *= 2;
  Value panels = op.getWeights().front();
  auto type = cast<MemRefType>(panels.getType()).getElementType();
  int64_t bytes = type.getIntOrFloatBitWidth() / 8;
  // The hardware fetches within a page, and not enough of so many streams
  // (measured on Emerald Rapids: 13.3 GB/s from memory without, 16.7 with).
  constexpr int64_t bytesAhead = 2 << 10;
  int64_t stepsAhead = plan.fetchNext ? bytesAhead / (plan.width() * bytes) : 0;
  auto loadRight = [&](Value k, unsigned v) {
    if (stepsAhead && v % plan.vectors == 0)
      for (int64_t column = 0; column < plan.width(); column += 64 / bytes)
        b.create<memref::PrefetchOp>(panels,
                                     ValueRange{b.add(first, v / plan.vectors),
                                                b.add(k, stepsAhead),
                                                b.index(column)},
                                     /*isWrite=*/false, /*localityHint=*/3,
                                     /*isDataCache=*/true);
    return load(panels, ValueRange{b.add(first, v / plan.vectors), k,
                                   b.index(v % plan.vectors * plan.lanes)});
  };
  Value none = b.index(0);
  TilePlace place = {io.left, none, none, io.k, tile, none, false};
  SmallVector<Value> result = accumulateTile(b, wide, rows, place, loadRight);
  for (auto [index, sum] : llvm::enumerate(result)) {
    unsigned row = index / wide.vectors, v = index % wide.vectors;
    b.create<vector::StoreOp>(
        sum, tile,
        ValueRange{b.index(v / plan.vectors * rows + row),
                   b.index(v % plan.vectors * plan.lanes)});
  }
  finish(first, b.index(count), done);
}

void FewRows::emitPacked() {
  // Weights from L3 or memory come faster in more streams.
  unsigned sums = plan.fetchNext ? chainsWanted * 3 / 2 : chainsWanted;
  int64_t together = std::max(sums / (rows * plan.vectors), 1u);
  auto known = b.constant(numPanels);
  if (known)
    together = std::min(together, std::max<int64_t>(*known, 1));
  tileRows = together * rows;
  if (!parallel)
    createTile();
  // The last panels of many are read with some of those before them again,
  // fewer than one in 32, which saves the code of a second kernel.
  constexpr int64_t isMany = 32;
  if (known && *known >= isMany * together && *known % together)
    return forEach(b.ceilDiv(numPanels, together), [&](Value i) {
      Value first = b.mul(i, together);
      Value start = b.min(first, b.index(*known - together));
      emitPanels(start, together, b.sub(first, start));
    });
  forEach(b.div(numPanels, b.index(together)),
          [&](Value i) { emitPanels(b.mul(i, together), together); });
  Value rest = b.rem(numPanels, b.index(together));
  Value first = b.sub(numPanels, rest);
  if (auto count = b.constant(rest)) {
    if (*count)
      forEach(b.index(1), [&](Value) { emitPanels(first, *count); });
    return;
  }
  forEach(rest, [&](Value i) { emitPanels(b.add(first, i), 1); });
}

//===----------------------------------------------------------------------===//
// Plain weights, row by row
//===----------------------------------------------------------------------===//

Value FewRows::getFactor(Value row, Value k) {
  Value scalar = b.create<memref::LoadOp>(io.left, ValueRange{row, k});
  return b.create<vector::BroadcastOp>(
      sumType(), convertFloat(b, b.getLoc(), scalar, op.getAccumulatorType()));
}

/// Of the lanes from `column` on, those that exist.
Value FewRows::getMask(Value column) {
  return b.create<vector::CreateMaskOp>(
      VectorType::get(plan.lanes, b.getI1Type()),
      ValueRange{b.max(b.sub(io.n, column), b.index(0))});
}

/// Calls fn(weight, column, mask, place) for each vector of a panel whose
/// weight is not transposed; `place` is where its sums stand in a row of the
/// tile.
void FewRows::forEachPlainVector(
    Value first, Value panel, bool masked,
    function_ref<void(Value, Value, Value, Value)> fn) {
  Value column = b.mul(b.add(first, panel), plan.columns());
  unsigned vectors = plan.columns() / plan.lanes;
  for (auto [w, weight] : llvm::enumerate(op.getWeights()))
    for (unsigned v = 0; v < vectors && !op.isTransposed(w); ++v) {
      Value at = b.add(column, v * plan.lanes);
      fn(weight, at, masked ? getMask(at) : nullptr,
         b.index((w * vectors + v) * plan.lanes));
    }
}

/// Adds a few rows of the weights, times the elements of the left operand, to
/// the sums of one panel.
void FewRows::accumulatePanel(Value first, Value panel, Value k,
                              const Factors &factors, bool masked) {
  forEachPlainVector(
      first, panel, masked,
      [&](Value weight, Value at, Value mask, Value place) {
        SmallVector<Value> sums;
        for (unsigned i = 0; i < rows; ++i)
          sums.push_back(b.create<vector::LoadOp>(
              sumType(), tile,
              ValueRange{b.add(b.mul(panel, rows), i), place}));
        for (unsigned u = 0; u < factors.front().size(); ++u) {
          Value right = load(weight, ValueRange{b.add(k, u), at}, mask);
          for (unsigned i = 0; i < rows; ++i)
            sums[i] = multiplyAdd(factors[i][u], right, sums[i]);
        }
        for (unsigned i = 0; i < rows; ++i)
          b.create<vector::StoreOp>(
              sums[i], tile, ValueRange{b.add(b.mul(panel, rows), i), place});
      });
}

/// The same with the weights in registers, for one row after the other.
void FewRows::accumulateRolled(Value first, Value panel, Value k,
                               unsigned steps, bool masked) {
  SmallVector<SmallVector<Value>> right(steps);
  SmallVector<Value> places;
  forEachPlainVector(
      first, panel, masked,
      [&](Value weight, Value at, Value mask, Value place) {
        places.push_back(place);
        for (unsigned u = 0; u < steps; ++u)
          right[u].push_back(load(weight, ValueRange{b.add(k, u), at}, mask));
      });
  Value top = b.mul(panel, io.m);
  b.loop(b.index(0), io.m, 1, [&](Value i) {
    Value row = b.add(top, i);
    SmallVector<Value> sums;
    for (Value place : places)
      sums.push_back(
          b.create<vector::LoadOp>(sumType(), tile, ValueRange{row, place}));
    for (unsigned u = 0; u < steps; ++u) {
      Value factor = getFactor(i, b.add(k, u));
      for (auto [sum, vector] : llvm::zip_equal(sums, right[u]))
        sum = multiplyAdd(factor, vector, sum);
    }
    for (auto [sum, place] : llvm::zip_equal(sums, places))
      b.create<vector::StoreOp>(sum, tile, ValueRange{row, place});
  });
}

/// `steps` rows of the weights from `k` on, in the panels of the tile, of which
/// the first `whole` have all columns.
void FewRows::accumulateColumns(Value first, Value whole, Value count, Value k,
                                unsigned steps) {
  Factors factors(rolled ? 0 : rows);
  for (auto [i, own] : llvm::enumerate(factors))
    for (unsigned u = 0; u < steps; ++u)
      own.push_back(getFactor(b.index(i), b.add(k, u)));
  auto panels = [&](Value from, Value to, bool masked) {
    b.loop(from, to, 1, [&](Value p) {
      if (rolled)
        accumulateRolled(first, p, k, steps, masked);
      else
        accumulatePanel(first, p, k, factors, masked);
    });
  };
  panels(b.index(0), whole, /*masked=*/false);
  panels(whole, count, /*masked=*/true);
}

//===----------------------------------------------------------------------===//
// Transposed weights: products of two rows
//===----------------------------------------------------------------------===//

/// The sum of all lanes, by halves.
static Value sumLanes(LoopBuilder &b, Value vector) {
  int64_t lanes = cast<VectorType>(vector.getType()).getDimSize(0);
  for (; lanes > 1; lanes /= 2) {
    SmallVector<int64_t> low = llvm::to_vector(llvm::seq<int64_t>(lanes / 2));
    SmallVector<int64_t> high =
        llvm::to_vector(llvm::seq<int64_t>(lanes / 2, lanes));
    vector = b.create<arith::AddFOp>(
        b.create<vector::ShuffleOp>(vector, vector, low),
        b.create<vector::ShuffleOp>(vector, vector, high));
  }
  return b.create<vector::ExtractOp>(vector, ArrayRef<int64_t>{0});
}

/// The sums of `count` columns from `column` of a panel, in some of the rows.
void FewRows::accumulateDots(Value first, Value panel, unsigned weight,
                             Value column, unsigned count, Value firstRow,
                             unsigned someRows) {
  Value matrix = op.getWeights()[weight];
  Value row = b.add(b.mul(b.add(first, panel), plan.columns()), column);
  auto step = [&](Value k, ValueRange carried, Value mask) {
    SmallVector<Value> sums(carried), left;
    for (unsigned i = 0; i < someRows; ++i)
      left.push_back(load(io.left, ValueRange{b.add(firstRow, i), k}, mask));
    for (unsigned c = 0; c < count; ++c) {
      Value right = load(matrix, ValueRange{b.add(row, c), k}, mask);
      for (unsigned i = 0; i < someRows; ++i) {
        Value &sum = sums[c * someRows + i];
        sum = multiplyAdd(left[i], right, sum);
      }
    }
    return sums;
  };
  SmallVector<Value> sums(count * someRows, zero(sumType()));
  Value rest = b.rem(io.k, b.index(plan.lanes));
  Value main = b.sub(io.k, rest);
  sums = b.loop(b.index(0), main, plan.lanes, sums,
                [&](Value k, ValueRange now) { return step(k, now, nullptr); });
  Value mask = b.create<vector::CreateMaskOp>(
      VectorType::get(plan.lanes, b.getI1Type()), ValueRange{rest});
  sums = b.loop(main, io.k, plan.lanes, sums,
                [&](Value k, ValueRange now) { return step(k, now, mask); });
  Value top = b.add(b.mul(panel, getRows()), firstRow);
  for (unsigned c = 0; c < count; ++c)
    for (unsigned i = 0; i < someRows; ++i)
      b.create<memref::StoreOp>(
          sumLanes(b, sums[c * someRows + i]), tile,
          ValueRange{b.add(top, i),
                     b.add(b.add(column, c), weight * plan.columns())});
}

/// The same in all rows.
void FewRows::accumulateDots(Value first, Value panel, unsigned weight,
                             Value column, unsigned count) {
  if (!rolled)
    return accumulateDots(first, panel, weight, column, count, b.index(0),
                          rows);
  b.loop(b.index(0), io.m, 1, [&](Value i) {
    accumulateDots(first, panel, weight, column, count, i, 1);
  });
}

void FewRows::accumulateTransposed(Value first, Value count) {
  int64_t together = rolled ? chainsWanted : std::max(chainsWanted / rows, 1u);
  b.loop(b.index(0), count, 1, [&](Value panel) {
    Value column = b.mul(b.add(first, panel), plan.columns());
    Value end = b.min(b.sub(io.n, column), b.index(plan.columns()));
    auto width = b.constant(io.n);
    if (width && *width % plan.columns() == 0)
      end = b.index(plan.columns());
    Value main = b.sub(end, b.rem(end, b.index(together)));
    for (unsigned w = 0; w < plan.weights; ++w) {
      if (!op.isTransposed(w))
        continue;
      b.loop(b.index(0), main, together,
             [&](Value c) { accumulateDots(first, panel, w, c, together); });
      b.loop(main, end, 1,
             [&](Value c) { accumulateDots(first, panel, w, c, 1); });
    }
  });
}

//===----------------------------------------------------------------------===//
// Plain weights
//===----------------------------------------------------------------------===//

/// How many weights are not transposed.
unsigned FewRows::countPlain() {
  unsigned count = 0;
  for (unsigned w = 0; w < plan.weights; ++w)
    count += !op.isTransposed(w);
  return count;
}

void FewRows::emitPlain() {
  // The sums have half of L1, or a small part of the columns for each thread.
  int64_t bytes = op.getAccumulatorType().getWidth() / 8;
  tileRows = (parallel ? 4 << 10 : 16 << 10) / (plan.width() * bytes);
  tileRows = std::max<int64_t>(tileRows, rows);
  auto numRows = rolled ? b.constant(io.m) : std::optional<int64_t>(rows);
  Value panels = b.div(b.index(tileRows), b.max(io.m, b.index(1)));
  if (numRows) {
    int64_t most = tileRows / *numRows;
    if (auto known = b.constant(numPanels))
      most = std::min(most, std::max<int64_t>(*known, 1));
    tileRows = most * *numRows;
    panels = b.index(most);
  }
  if (!parallel)
    createTile();
  unsigned plain = countPlain();
  unsigned vectors = rolled ? plain * plan.columns() / plan.lanes : rows;
  unsigned steps = std::max(chainsWanted / std::max(vectors, 1u), 2u);
  Value main = b.sub(io.k, b.rem(io.k, b.index(steps)));
  Value blocks = b.div(b.add(numPanels, b.sub(panels, b.index(1))), panels);
  auto numKnown = b.constant(numPanels), known = b.constant(panels);
  auto width = b.constant(io.n);
  forEach(blocks, [&](Value block) {
    Value first = b.mul(block, panels);
    Value count = panels;
    if (!numKnown || !known || *numKnown % *known)
      count = b.min(b.sub(numPanels, first), panels);
    Value whole = count;
    if (!width || *width % plan.columns())
      whole = b.min(b.sub(b.div(io.n, b.index(plan.columns())), first), count);
    clearTile(count);
    if (plain) {
      b.loop(b.index(0), main, steps, [&](Value k) {
        accumulateColumns(first, whole, count, k, steps);
      });
      b.loop(main, io.k, 1,
             [&](Value k) { accumulateColumns(first, whole, count, k, 1); });
    }
    accumulateTransposed(first, count);
    finish(first, count);
  });
}

void FewRows::emit() {
  numPanels = b.ceilDiv(io.n, plan.columns());
  op.getPacked() ? emitPacked() : emitPlain();
}

void crease::emitFewRows(KernelOperands &operands, const KernelPlan &plan,
                         unsigned rows, bool parallel) {
  bool rolled = !operands.op.getPacked() && rows > mostRowsInRegisters;
  FewRows(operands, plan, rows, rolled, parallel).emit();
}

void crease::emitUpToFewRows(KernelOperands &operands, const KernelPlan &plan,
                             bool parallel) {
  FewRows(operands, plan, mostPlainRows, /*rolled=*/true, parallel).emit();
}
