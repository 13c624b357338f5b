//===- LowerFusedLinear.cpp - Fused linears to loops over vectors ---------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Epilogue.h"
#include "MicroKernel.h"
#include "PackPanels.h"
#include "crease/Kernels/Passes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace crease {
#define GEN_PASS_DEF_CREASELOWERFUSEDLINEAR
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {
/// Memrefs of any rank and layout as matrices whose rows are contiguous: views
/// where the layout allows, otherwise copies.
struct Matrices {
  LoopBuilder &b;
  SmallVector<std::pair<Value, Value>> copyBack;
  SmallVector<Value> temporaries;

  /// `value` with contiguous rows.
  Value contiguous(Value value, bool output, bool whole) {
    auto type = cast<MemRefType>(value.getType());
    bool fits =
        type.getLayout().isIdentity() || (!whole && type.isLastDimUnitStride());
    if (type.getRank() == 0 || fits)
      return value;
    SmallVector<Value> sizes;
    for (int64_t i = 0; i < type.getRank(); ++i)
      if (type.isDynamicDim(i))
        sizes.push_back(b.dim(value, i));
    Value copy = b.create<memref::AllocOp>(
        MemRefType::get(type.getShape(), type.getElementType()), sizes);
    temporaries.push_back(copy);
    if (output)
      copyBack.push_back({copy, value});
    else
      copyElements(value, copy);
    return copy;
  }

  /// A loop nest: memref.copy of strided memory calls a runtime.
  void copyElements(Value from, Value to, SmallVector<Value> at = {}) {
    int64_t rank = cast<MemRefType>(from.getType()).getRank();
    if (int64_t(at.size()) == rank) {
      b.create<memref::StoreOp>(b.create<memref::LoadOp>(from, at), to, at);
      return;
    }
    b.loop(b.index(0), b.dim(from, at.size()), 1, [&](Value i) {
      SmallVector<Value> inner(at);
      inner.push_back(i);
      copyElements(from, to, inner);
    });
  }

  /// All dimensions but the last as one.
  Value matrix(Value value, bool output = false) {
    int64_t rank = cast<MemRefType>(value.getType()).getRank();
    value = contiguous(value, output, /*whole=*/rank != 2);
    auto type = cast<MemRefType>(value.getType());
    if (rank == 2)
      return value;
    if (rank == 1) {
      SmallVector<OpFoldResult> sizes = {
          b.getIndexAttr(1), memref::getMixedSize(b, b.getLoc(), value, 0)};
      auto result =
          MemRefType::get({1, type.getDimSize(0)}, type.getElementType());
      return b.create<memref::ExpandShapeOp>(
          result, value, ArrayRef<ReassociationIndices>{{0, 1}}, sizes);
    }
    ReassociationIndices leading;
    for (int64_t i = 0; i + 1 < rank; ++i)
      leading.push_back(i);
    return b.create<memref::CollapseShapeOp>(
        value, ArrayRef<ReassociationIndices>{leading, {rank - 1}});
  }

  /// All dimensions as one.
  Value vector(Value value) {
    int64_t rank = cast<MemRefType>(value.getType()).getRank();
    value = contiguous(value, /*output=*/false, /*whole=*/rank != 1);
    auto type = cast<MemRefType>(value.getType());
    if (rank == 1)
      return value;
    if (rank == 0)
      return b.create<memref::ExpandShapeOp>(
          MemRefType::get({1}, type.getElementType()), value,
          ArrayRef<ReassociationIndices>{},
          ArrayRef<OpFoldResult>{b.getIndexAttr(1)});
    ReassociationIndices all;
    for (int64_t i = 0; i < rank; ++i)
      all.push_back(i);
    return b.create<memref::CollapseShapeOp>(
        value, ArrayRef<ReassociationIndices>{all});
  }

  void finish() {
    for (auto [from, to] : copyBack)
      copyElements(from, to);
    for (Value temporary : temporaries)
      b.create<memref::DeallocOp>(temporary);
  }
};

/// Emits the loops of one op.
struct KernelEmitter {
  FusedLinearOp op;
  KernelPlan plan;
  LoopBuilder b;
  Matrices matrices{b, {}, {}};
  bool parallel;
  Value left, panels, tile;
  /// How many elements of what is read next each step fetches; null where
  /// nothing is fetched.
  Value fetchShare;
  SmallVector<Value> outputs;
  SmallVector<KernelExtra> extras;
  Value m, n, k;
  /// Whether all rows are one block.
  Value oneBlock;

  KernelEmitter(FusedLinearOp op, const KernelPlan &plan, bool parallel)
      : op(op), plan(plan), b(op.getLoc(), op), parallel(parallel) {}

  Block &epilogue() { return op.getEpilogue().front(); }

  void prepareOperands() {
    left = matrices.matrix(op.getInput());
    for (Value init : op.getInits())
      outputs.push_back(matrices.matrix(init, /*output=*/true));
    m = b.dim(left, 0);
    // A little more than one block is one block.
    if (auto known = b.constant(m); known && *known <= plan.blockRows * 3 / 2)
      plan.blockRows = std::max<int64_t>(*known, 1);
    k = b.dim(left, 1);
    n = b.dim(outputs.front(), 1);
    // A size that any of the operands knows is known.
    if (int64_t size = op.getN(); !ShapedType::isDynamic(size))
      n = b.index(size);
    for (auto [i, extra] : llvm::enumerate(op.getExtras())) {
      auto kind = llvm::StringSwitch<KernelExtra::Kind>(op.getExtraKind(i))
                      .Case("column", KernelExtra::Column)
                      .Case("row", KernelExtra::Row)
                      .Case("element", KernelExtra::Element)
                      .Default(KernelExtra::Scalar);
      Value value = extra;
      if (kind == KernelExtra::Element)
        value = matrices.matrix(extra);
      else if (kind == KernelExtra::Column || kind == KernelExtra::Row)
        value = matrices.vector(extra);
      else if (isa<MemRefType>(extra.getType()))
        value = b.create<memref::LoadOp>(extra);
      extras.push_back({kind, value});
    }
    if (!parallel)
      createTile();
  }

  /// The buffer through which tiles reach the epilogue. It is reused by every
  /// pass through the op, whatever loops that is in, so it stands in the
  /// function's entry block; with threads it stands in the body that they run.
  void createTile() {
    LoopBuilder::InsertionGuard guard(b);
    auto function = op->getParentOfType<FunctionOpInterface>();
    if (!parallel && function)
      b.setInsertionPointToStart(&function.getFunctionBody().front());
    tile = b.create<memref::AllocaOp>(
        MemRefType::get(
            {plan.blockDepth ? plan.blockRows : plan.rows, plan.width()},
            op.getAccumulatorType()),
        b.getI64IntegerAttr(64));
  }

  /// Accumulates one tile against panel `slot`, by the kernel for its rows.
  void emitRows(Value rows, ArrayRef<unsigned> counts, const TilePlace &place,
                Value slot, Value fetchStart) {
    auto load = [&](Value step, unsigned v) -> Value {
      auto type = cast<MemRefType>(panels.getType()).getElementType();
      Value vector = b.create<vector::LoadOp>(
          VectorType::get(plan.lanes, type), panels,
          ValueRange{slot, step, b.index(v * plan.lanes)});
      return convertFloat(b, vector, op.getAccumulatorType());
    };
    // Each step fetches a little of what is read next: as many rows again, of
    // this panel or the one behind it in memory.
    auto fetch = [&](Value step) {
      if (!fetchShare)
        return;
      Value at = b.mul(b.add(fetchStart, step), fetchShare);
      Value end = b.mul(b.sub(place.to, place.from), plan.width());
      b.create<memref::PrefetchOp>(
          panels, ValueRange{slot, place.to, b.min(at, end)},
          /*isWrite=*/false, /*localityHint=*/2, /*isDataCache=*/true);
    };
    auto kernel = [&](unsigned count) {
      emitTile(b, plan, count, place, load, fetch);
    };
    if (counts.size() == 1)
      return kernel(counts.front());
    // The last count is the default.
    SmallVector<int64_t> cases(counts.begin(), counts.end() - 1);
    auto branch =
        b.create<scf::IndexSwitchOp>(TypeRange(), rows, cases, cases.size());
    auto fill = [&](Region &region, unsigned count) {
      LoopBuilder::InsertionGuard guard(b);
      b.createBlock(&region);
      kernel(count);
      b.create<scf::YieldOp>();
    };
    for (auto [region, count] : llvm::zip(branch.getCaseRegions(), cases))
      fill(region, count);
    fill(branch.getDefaultRegion(), counts.back());
  }

  /// Applies the epilogue to the sums of some rows in the columns from
  /// `column`.
  void emitFinish(Value rows, Value row, Value column) {
    auto finish = [&](bool masked) {
      emitEpilogue(b, plan, epilogue(), tile, rows, row, column, masked, extras,
                   outputs);
    };
    auto width = b.constant(n);
    if (width && *width % plan.columns() == 0)
      return finish(false);
    if (width && *width < plan.columns())
      return finish(true);
    Value full =
        b.compare(arith::CmpIPredicate::sle, b.add(column, plan.columns()), n);
    b.ifElse(full, [&] { finish(false); }, [&] { finish(true); });
  }

  /// One block of rows against one panel, in tiles of nearly equal height.
  void emitBlock(Value firstRow, Value blockRows, Value panel, Value slot) {
    Value tiles = b.ceilDiv(blockRows, plan.rows);
    Value height = b.div(blockRows, b.max(tiles, b.index(1)));
    Value higher = b.sub(blockRows, b.mul(tiles, height));
    SmallVector<unsigned> counts;
    if (auto known = b.constant(height)) {
      counts.push_back(*known);
      if (b.constant(higher) != 0)
        counts.push_back(*known + 1);
    } else {
      for (unsigned count = 1; count <= plan.rows; ++count)
        counts.push_back(count);
    }
    Value column = b.mul(panel, plan.columns());
    // With many rows each panel is read often, and needs all of L2 (measured:
    // 2048 rows are half as fast with fetching ahead, 128 are 10 % faster).
    fetchShare = nullptr;
    if (plan.prefetch && op.getPacked() && b.constant(oneBlock) != 0)
      fetchShare = b.div(b.add(b.index(plan.width() - 1), tiles),
                         b.max(tiles, b.index(1)));
    if (fetchShare)
      fetchShare = b.select(oneBlock, fetchShare, b.index(0));
    Value zero = b.index(0);

    auto sweep = [&](Value from, Value to) {
      b.loop(zero, tiles, 1, [&](Value t) {
        Value isHigher = b.compare(arith::CmpIPredicate::slt, t, higher);
        Value rows = counts.size() == 1
                         ? b.index(counts.front())
                         : b.select(isHigher, b.add(height, 1), height);
        Value start = b.add(b.mul(t, height), b.min(t, higher));
        Value row = b.add(firstRow, start);
        Value fetchStart;
        if (fetchShare)
          fetchStart = b.sub(b.mul(t, b.sub(to, from)), from);
        TilePlace place = {left,
                           row,
                           from,
                           to,
                           tile,
                           plan.blockDepth ? start : zero,
                           plan.blockDepth != 0};
        emitRows(rows, counts, place, slot, fetchStart);
        if (!plan.blockDepth)
          emitFinish(rows, row, column);
      });
    };
    if (!plan.blockDepth)
      return sweep(zero, k);

    // The sums of the block stay in memory between blocks of the depth.
    auto vector = VectorType::get(plan.lanes, op.getAccumulatorType());
    Value none =
        b.create<arith::ConstantOp>(cast<TypedAttr>(b.getZeroAttr(vector)));
    b.loop(zero, blockRows, 1, [&](Value i) {
      for (unsigned v = 0; v < plan.vectors; ++v)
        b.create<vector::StoreOp>(none, tile,
                                  ValueRange{i, b.index(v * plan.lanes)});
    });
    b.loop(zero, k, plan.blockDepth, [&](Value from) {
      sweep(from, b.min(b.add(from, plan.blockDepth), k));
    });
    emitFinish(blockRows, firstRow, column);
  }

  /// The loop over panels, which threads share: no two of them write the same
  /// columns, and what is computed does not depend on who computes it.
  void panelLoop(Value numPanels, function_ref<void(Value)> body) {
    if (!parallel)
      return b.loop(b.index(0), numPanels, 1, body);
    auto loop = b.create<scf::ParallelOp>(
        ValueRange{b.index(0)}, ValueRange{numPanels}, ValueRange{b.index(1)});
    LoopBuilder::InsertionGuard guard(b);
    b.setInsertionPoint(loop.getBody()->getTerminator());
    createTile();
    body(loop.getInductionVars().front());
  }

  void emit() {
    prepareOperands();
    Value numPanels = b.ceilDiv(n, plan.columns());
    Value blockRows = b.index(plan.blockRows);
    auto rows = b.constant(m);
    if (rows && *rows <= plan.blockRows)
      blockRows = b.max(m, b.index(1));
    oneBlock = b.compare(arith::CmpIPredicate::sle, m, blockRows);

    bool pack = !op.getPacked();
    if (pack) {
      // One panel at a time suffices where all rows are one block.
      Value slots =
          parallel ? numPanels : b.select(oneBlock, b.index(1), numPanels);
      SmallVector<int64_t> shape = {ShapedType::kDynamic, op.getK(),
                                    plan.width()};
      SmallVector<Value> sizes = {slots};
      if (auto known = b.constant(slots)) {
        shape[0] = *known;
        sizes.clear();
      }
      if (ShapedType::isDynamic(op.getK()))
        sizes.push_back(k);
      auto type =
          MemRefType::get(shape, op.getInput().getType().getElementType());
      panels = b.create<memref::AllocOp>(type, sizes, b.getI64IntegerAttr(64));
      matrices.temporaries.push_back(panels);
    } else {
      panels = op.getWeights().front();
    }

    int64_t step = b.constant(blockRows).value_or(plan.blockRows);
    b.loop(b.index(0), m, step, [&](Value firstRow) {
      Value size = b.min(b.sub(m, firstRow), blockRows);
      if (rows && *rows % step == 0)
        size = blockRows;
      panelLoop(numPanels, [&](Value panel) {
        Value slot = panel;
        if (pack) {
          if (!parallel)
            slot = b.select(oneBlock, b.index(0), panel);
          Value first =
              b.compare(arith::CmpIPredicate::eq, firstRow, b.index(0));
          b.ifElse(first, [&] {
            emitPackPanel(b, op.getWeights(),
                          op.getTransposed().value_or(ArrayRef<bool>()),
                          b.mul(panel, plan.columns()), panels, slot,
                          plan.lanes);
          });
        }
        emitBlock(firstRow, size, panel, slot);
      });
    });
    matrices.finish();
    op.erase();
  }
};

/// Packs all panels of one op.
void emitPackWeights(PackWeightsOp op, const TargetInfo &target) {
  LoopBuilder b(op.getLoc(), op);
  Value panels = op.getInits().front();
  auto type = cast<MemRefType>(panels.getType());
  unsigned count = op.getWeights().size();
  KernelPlan plan =
      planKernelForWidth(target, cast<FloatType>(type.getElementType()), count,
                         ShapedType::kDynamic, type.getDimSize(2), {});
  b.loop(b.index(0), b.dim(panels, 0), 1, [&](Value panel) {
    emitPackPanel(b, op.getWeights(),
                  op.getTransposed().value_or(ArrayRef<bool>()),
                  b.mul(panel, plan.columns()), panels, panel, plan.lanes);
  });
  op.erase();
}

/// Whether the weights are known to come from memory each time.
bool exceedsCache(FusedLinearOp op, const TargetInfo &target) {
  int64_t k = op.getK(), n = op.getN();
  if (ShapedType::isDynamic(k) || ShapedType::isDynamic(n))
    return false;
  double bytes = op.getInput().getType().getElementTypeBitWidth() / 8.0;
  return bytes * k * n * op.getNumAccumulators() > double(target.l3Bytes);
}

struct LowerFusedLinear
    : crease::impl::CreaseLowerFusedLinearBase<LowerFusedLinear> {
  using CreaseLowerFusedLinearBase::CreaseLowerFusedLinearBase;

  void runOnOperation() override {
    auto resolved = TargetInfo::get(target);
    if (!resolved) {
      emitError(getOperation()->getLoc()) << toString(resolved.takeError());
      return signalPassFailure();
    }
    KernelOverrides overrides{tileRows, tileVectors, blockRows, blockDepth,
                              unroll};
    SmallVector<PackWeightsOp> packs;
    getOperation()->walk([&](PackWeightsOp op) { packs.push_back(op); });
    for (PackWeightsOp op : packs)
      if (op.hasPureBufferSemantics())
        emitPackWeights(op, *resolved);
    SmallVector<FusedLinearOp> ops;
    getOperation()->walk([&](FusedLinearOp op) { ops.push_back(op); });
    for (FusedLinearOp op : ops) {
      if (!op.hasPureBufferSemantics())
        continue;
      unsigned weights = op.getNumAccumulators();
      FloatType type = op.getAccumulatorType();
      KernelPlan plan;
      if (op.getPacked())
        plan = planKernelForWidth(
            *resolved, type, weights, op.getK(),
            cast<ShapedType>(op.getWeights().front().getType()).getDimSize(2),
            overrides);
      else
        plan = planKernel(*resolved, type, weights, op.getK(), op.getN(),
                          overrides);
      plan.prefetch = exceedsCache(op, *resolved);
      KernelEmitter(op, plan, parallel).emit();
    }
  }
};
} // namespace
