//===- LowerTransposes.cpp - Transpositions in squares of registers -------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PackPanels.h"
#include "StridedView.h"
#include "crease/Kernels/Passes.h"
#include "crease/Kernels/VectorBody.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace crease {
#define GEN_PASS_DEF_CREASELOWERTRANSPOSES
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {
/// The transposition of one matrix.
class Transposer {
public:
  Transposer(linalg::TransposeOp op, int64_t vectorBits, bool parallel)
      : b(op.getLoc(), op), from(op.getInput()), to(op.getInit()),
        element(getElementTypeOrSelf(from.getType())), parallel(parallel) {
    lanes = vectorBits / element.getIntOrFloatBitWidth();
    line = std::max<int64_t>(512 / element.getIntOrFloatBitWidth(), lanes);
  }

  void emit();

private:
  /// A line of columns in the rows [row, row + lanes).
  void emitBlock(Value row, Value column);
  void emitElements(Value rowFrom, Value rowTo, Value columnFrom,
                    Value columnTo);
  void outerLoop(Value end, function_ref<void(Value)> body);

  LoopBuilder b;
  Value from, to;
  Type element;
  bool parallel;
  int64_t lanes, line;
};
} // namespace

void Transposer::emitBlock(Value row, Value column) {
  auto type = VectorType::get(lanes, element);
  // Narrow floats move as integers: not every target has vectors of them.
  bool isNarrow =
      isa<FloatType>(element) && element.getIntOrFloatBitWidth() < 32;
  auto moved = isNarrow ? VectorType::get(lanes, b.getI16Type()) : type;
  auto as = [&](Value vector, VectorType wanted) -> Value {
    if (vector.getType() == wanted)
      return vector;
    return b.create<vector::BitCastOp>(wanted, vector);
  };
  for (int64_t part = 0; part < line; part += lanes) {
    SmallVector<Value> square;
    for (int64_t i = 0; i < lanes; ++i) {
      Value vector = b.create<vector::LoadOp>(
          type, from, ValueRange{b.add(row, i), b.add(column, part)});
      square.push_back(as(vector, moved));
    }
    emitTranspose(b, square);
    for (int64_t i = 0; i < lanes; ++i)
      b.create<vector::StoreOp>(as(square[i], type), to,
                                ValueRange{b.add(column, part + i), row});
  }
}

void Transposer::emitElements(Value rowFrom, Value rowTo, Value columnFrom,
                              Value columnTo) {
  b.loop(columnFrom, columnTo, 1, [&](Value column) {
    b.loop(rowFrom, rowTo, 1, [&](Value row) {
      Value value = b.create<memref::LoadOp>(from, ValueRange{row, column});
      b.create<memref::StoreOp>(value, to, ValueRange{column, row});
    });
  });
}

void Transposer::outerLoop(Value end, function_ref<void(Value)> body) {
  if (!parallel)
    return b.loop(b.index(0), end, line, body);
  auto loop = b.create<scf::ParallelOp>(ValueRange{b.index(0)}, ValueRange{end},
                                        ValueRange{b.index(line)});
  LoopBuilder::InsertionGuard guard(b);
  b.setInsertionPoint(loop.getBody()->getTerminator());
  body(loop.getInductionVars().front());
}

void Transposer::emit() {
  Value rows = b.dim(from, 0), columns = b.dim(from, 1), zero = b.index(0);
  Value wholeRows = b.sub(rows, b.rem(rows, b.index(lanes)));
  Value wholeColumns = b.sub(columns, b.rem(columns, b.index(line)));
  outerLoop(wholeColumns, [&](Value column) {
    b.loop(zero, wholeRows, lanes, [&](Value row) { emitBlock(row, column); });
    emitElements(wholeRows, rows, column, b.add(column, line));
  });
  emitElements(zero, rows, wholeColumns, columns);
}

namespace {
struct CreaseLowerTransposes
    : crease::impl::CreaseLowerTransposesBase<CreaseLowerTransposes> {
  using CreaseLowerTransposesBase::CreaseLowerTransposesBase;

  void runOnOperation() override {
    if (failed(checkVectorBits(getOperation(), vectorBits)))
      return signalPassFailure();
    SmallVector<linalg::TransposeOp> ops;
    getOperation()->walk([&](linalg::TransposeOp op) { ops.push_back(op); });
    for (linalg::TransposeOp op : ops) {
      Type element = getElementTypeOrSelf(op.getInput().getType());
      if (!op.hasPureBufferSemantics() ||
          op.getInput().getType().getRank() != 2 ||
          !hasUnitStride(op.getInput()) || !hasUnitStride(op.getInit()) ||
          op.getPermutation() != ArrayRef<int64_t>{1, 0} ||
          !element.isIntOrFloat() || element.getIntOrFloatBitWidth() < 16 ||
          element.getIntOrFloatBitWidth() > 64 ||
          !llvm::isPowerOf2_64(element.getIntOrFloatBitWidth()))
        continue;
      Transposer(op, vectorBits, parallel).emit();
      op.erase();
    }
  }
};
} // namespace
