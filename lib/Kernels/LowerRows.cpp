//===- LowerRows.cpp - Row ops on memrefs to loops over vectors -----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RowEmitter.h"

#include "crease/Kernels/Passes.h"

namespace crease {
#define GEN_PASS_DEF_CREASELOWERROWS
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;
using namespace crease::rowkernels;

//===----------------------------------------------------------------------===//
// The loops over rows
//===----------------------------------------------------------------------===//

void RowEmitter::emitBundle() {
  bool logarithm = op.getKind().starts_with("log_");
  if (op.hasTargets())
    return op.isGradient() ? emitCrossEntropyGrad() : emitCrossEntropy();
  if (op.isGradient())
    return emitSoftmaxGrad(logarithm);
  return logarithm ? emitLogSoftmax() : emitSoftmax();
}

void RowEmitter::emitInTurn(int64_t dim,
                            function_ref<void(int64_t, Value)> moveAll) {
  Value zero = b.index(0), one = b.index(1);
  Value rows = input.view.sizes[dim];
  // There may be no row to begin with.
  Value isRow = b.compare(arith::CmpIPredicate::ne, rows, zero);
  Value first = findMaximum(b.select(isRow, columns, zero));
  auto loop = scf::ForOp::create(b, zero, rows, one, first);
  b.setInsertionPointToStart(loop.getBody());
  Value iv = loop.getInductionVar();
  aheadMaximum = loop.getRegionIterArgs().front();
  moveAll(dim, iv);
  Value isLast = b.compare(arith::CmpIPredicate::eq, b.add(iv, one), rows);
  nextRow = b.select(isLast, zero, input.view.strides[dim]);
  emitBundle();
  scf::YieldOp::create(b, aheadMaximum);
}

void RowEmitter::emitRows() {
  int64_t rank = input.view.sizes.size();
  // An operand that has no axis has the dimensions after it moved down.
  auto moveTo = [&](Track &track, int64_t dim, Value iv) {
    bool whole = int64_t(track.view.sizes.size()) == rank;
    int64_t own = whole || dim < axis ? dim : dim - 1;
    track.base = b.add(track.base, b.mul(iv, track.view.strides[own]));
  };
  auto moveAll = [&](int64_t dim, Value iv) {
    moveTo(input, dim, iv);
    moveTo(output, dim, iv);
    if (hasTarget)
      moveTo(target, dim, iv);
  };

  SmallVector<int64_t> outer;
  for (int64_t dim = 0; dim < rank; ++dim)
    if (dim != axis && (alongRow || dim != rank - 1) &&
        LoopBuilder::constant(input.view.sizes[dim]) != 1)
      outer.push_back(dim);
  Value zero = b.index(0), one = b.index(1);
  if (parallel && !outer.empty()) {
    Values lower(outer.size(), zero), upper, steps(outer.size(), one);
    for (int64_t dim : outer)
      upper.push_back(input.view.sizes[dim]);
    auto loop = scf::ParallelOp::create(b, lower, upper, steps);
    b.setInsertionPointToStart(loop.getBody());
    for (auto [dim, iv] : llvm::zip_equal(outer, loop.getInductionVars()))
      moveAll(dim, iv);
  } else {
    for (int64_t dim : outer) {
      if (alongRow && hasMaximum() && dim == outer.back())
        return emitInTurn(dim, moveAll);
      auto loop = scf::ForOp::create(b, zero, input.view.sizes[dim], one);
      b.setInsertionPointToStart(loop.getBody());
      moveAll(dim, loop.getInductionVar());
    }
  }
  if (alongRow)
    return emitBundle();

  // Bundles of rows, side by side along the last dimension.
  Value rows = input.view.sizes.back();
  Value whole = b.sub(rows, b.rem(rows, b.index(lanes)));
  Track savedInput = input, savedOutput = output, savedTarget = target;
  auto bundle = [&](Value first) {
    moveAll(rank - 1, first);
    emitBundle();
    input = savedInput;
    output = savedOutput;
    target = savedTarget;
  };
  b.loop(zero, whole, lanes, bundle);
  b.loop(whole, rows, lanes, [&](Value first) {
    laneMask = vector::CreateMaskOp::create(b, vectorOf(b.getI1Type()),
                                            b.sub(rows, first));
    bundle(first);
    laneMask = nullptr;
  });
}

void RowEmitter::emit() {
  axis = op.getAxis();
  auto type = cast<MemRefType>(op.getInput().getType());
  alongRow = axis == type.getRank() - 1;
  element = cast<FloatType>(type.getElementType());
  compute = element.isF64() ? element : cast<FloatType>(b.getF32Type());
  // Of a row, what one register of AVX2 holds is carried: more would not fit
  // beside the terms of a step. Up to 16 columns are one step, whose sum is the
  // same. Rows side by side fill cache lines.
  bool isShort = !type.isDynamicDim(axis) && type.getDimSize(axis) <= 16;
  lanes = width = alongRow && !isShort ? 8 : 16;
  if (compute.isF64()) {
    lanes = width = 4;
    ways = 1;
  }
  input = track(op.getInput());
  output = track(op.getInit());
  hasTarget = bool(op.getTarget());
  if (hasTarget) {
    target = track(op.getTarget());
    isDistribution = op.hasTargets() && isa<FloatType>(target.elementType);
  }
  auto setStrides = [&](Track &track) {
    bool whole = int64_t(track.view.sizes.size()) == type.getRank();
    Value zero = b.index(0);
    track.step = whole ? track.view.strides[axis] : zero;
    if (alongRow) {
      track.laneStride = track.step;
      return;
    }
    track.laneStride = track.view.strides.back();
  };
  setStrides(input);
  setStrides(output);
  if (hasTarget)
    setStrides(target);
  columns = input.view.sizes[axis];
  emitRows();
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {
struct CreaseLowerRows : crease::impl::CreaseLowerRowsBase<CreaseLowerRows> {
  using CreaseLowerRowsBase::CreaseLowerRowsBase;

  void runOnOperation() override {
    SmallVector<RowsOp> ops;
    getOperation()->walk([&](RowsOp op) { ops.push_back(op); });
    for (RowsOp op : ops) {
      if (!op.hasPureBufferSemantics()) {
        op.emitOpError("must be on memrefs to be lowered; bufferize first");
        return signalPassFailure();
      }
      for (Value operand : op->getOperands())
        if (!hasStridedView(cast<MemRefType>(operand.getType()))) {
          op.emitOpError("has an operand without strides");
          return signalPassFailure();
        }
      RowEmitter(op, parallel).emit();
      op.erase();
    }
  }
};

} // namespace
