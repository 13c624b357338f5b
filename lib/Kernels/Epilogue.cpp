//===- Epilogue.cpp - The epilogue of a fused linear on vectors -----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Epilogue.h"

#include "crease/Kernels/VectorBody.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace crease;

bool crease::isCheapEpilogue(Block &epilogue, unsigned sums) {
  constexpr unsigned mostInstructions = 160;
  // One more, to store the sums.
  std::optional<unsigned> cost = countInstructions(epilogue);
  return cost && (*cost + 1) * sums <= mostInstructions;
}

/// A power of two of vectors of the same length, one behind the other.
static Value joinVectors(LoopBuilder &b, ArrayRef<Value> vectors) {
  if (vectors.size() == 1)
    return vectors.front();
  size_t half = vectors.size() / 2;
  Value low = joinVectors(b, vectors.take_front(half));
  Value high = joinVectors(b, vectors.drop_front(half));
  int64_t lanes = cast<VectorType>(low.getType()).getNumElements();
  return b.create<vector::ShuffleOp>(
      low, high, llvm::to_vector(llvm::seq<int64_t>(2 * lanes)));
}

/// The vector of `lanes` that stands in the place `index` of `joined`.
static Value takeVector(LoopBuilder &b, Value joined, int64_t index,
                        int64_t lanes) {
  if (cast<VectorType>(joined.getType()).getNumElements() == lanes)
    return joined;
  return b.create<vector::ShuffleOp>(
      joined, joined,
      llvm::to_vector(llvm::seq(index * lanes, (index + 1) * lanes)));
}

namespace {
/// Applies the epilogue to the rows of a tile.
struct RowEpilogue {
  LoopBuilder &b;
  const KernelPlan &plan;
  Block &epilogue;
  ArrayRef<KernelExtra> extras;
  ValueRange outputs;
  Value column;
  SmallVector<Value> masks;
  /// What column extras have in each vector, extra by extra.
  SmallVector<SmallVector<Value>> columns;
  bool bypass = false;

  unsigned numVectors() const { return plan.columns() / plan.lanes; }

  Value place(unsigned vector) { return b.add(column, vector * plan.lanes); }

  Value load(Value from, ValueRange place, unsigned vector) {
    auto element = cast<MemRefType>(from.getType()).getElementType();
    auto type = VectorType::get(plan.lanes, element);
    if (masks.empty())
      return b.create<vector::LoadOp>(type, from, place);
    Value zero =
        b.create<arith::ConstantOp>(cast<TypedAttr>(b.getZeroAttr(type)));
    return b.create<vector::MaskedLoadOp>(type, from, place, masks[vector],
                                          zero);
  }

  void store(Value value, Value to, ValueRange place, unsigned vector) {
    if (bypass) {
      auto type = cast<VectorType>(value.getType());
      int64_t bytes = type.getNumElements() * type.getElementTypeBitWidth() / 8;
      b.create<vector::StoreOp>(value, to, place, /*nontemporal=*/true,
                                llvm::MaybeAlign(bytes));
    } else if (masks.empty())
      b.create<vector::StoreOp>(value, to, place);
    else
      b.create<vector::MaskedStoreOp>(to, place, masks[vector], value);
  }

  /// The columns from `column` on end at the width of the outputs.
  void mask() {
    Value width = b.dim(outputs.front(), 1);
    auto type = VectorType::get(plan.lanes, b.getI1Type());
    for (unsigned v = 0; v < numVectors(); ++v) {
      Value left = b.sub(width, place(v));
      masks.push_back(b.create<vector::CreateMaskOp>(
          type, ValueRange{b.max(left, b.index(0))}));
    }
  }

  void loadColumns() {
    for (const KernelExtra &extra : extras) {
      columns.emplace_back();
      if (extra.kind != KernelExtra::Column)
        continue;
      for (unsigned v = 0; v < numVectors(); ++v)
        columns.back().push_back(load(extra.value, place(v), v));
    }
  }

  Value loadExtra(unsigned index, Value row, unsigned vector) {
    const KernelExtra &extra = extras[index];
    if (extra.kind == KernelExtra::Column)
      return columns[index][vector];
    if (extra.kind == KernelExtra::Element)
      return load(extra.value, ValueRange{row, place(vector)}, vector);
    Value scalar = extra.value;
    if (extra.kind == KernelExtra::Row)
      scalar = b.create<memref::LoadOp>(extra.value, row);
    return b.create<vector::BroadcastOp>(
        VectorType::get(plan.lanes, scalar.getType()), scalar);
  }

  /// One vector of one row: the sums of all weights.
  struct Piece {
    SmallVector<Value> sums;
    Value row;
    unsigned vector;
  };

  /// One piece, or a power of two of them as one long vector, which activations
  /// take through each step together.
  void apply(ArrayRef<Piece> pieces) {
    SmallVector<SmallVector<Value>> arguments(epilogue.getNumArguments());
    for (const Piece &piece : pieces) {
      auto argument = arguments.begin();
      for (Value sum : piece.sums)
        (argument++)->push_back(sum);
      for (unsigned i = 0; i < extras.size(); ++i)
        (argument++)->push_back(loadExtra(i, piece.row, piece.vector));
    }
    SmallVector<Value> joined;
    for (ArrayRef<Value> values : arguments)
      joined.push_back(joinVectors(b, values));
    auto results =
        cloneOntoVectors(b, epilogue, joined, plan.lanes * pieces.size());
    for (auto [result, output] : llvm::zip(results, outputs))
      for (auto [i, piece] : llvm::enumerate(pieces))
        store(takeVector(b, result, i, plan.lanes), output,
              ValueRange{piece.row, place(piece.vector)}, piece.vector);
  }
};
} // namespace

Value crease::isWholePanel(LoopBuilder &b, const KernelPlan &plan, Value column,
                           Value n) {
  auto known = [&](bool value) {
    return b.create<arith::ConstantOp>(b.getBoolAttr(value));
  };
  auto width = b.constant(n);
  if (width && *width % plan.columns() == 0)
    return known(true);
  if (width && *width < plan.columns())
    return known(false);
  return b.compare(arith::CmpIPredicate::sle, b.add(column, plan.columns()), n);
}

void crease::emitEpilogue(LoopBuilder &b, const KernelPlan &plan,
                          Block &epilogue, const TileRows &tile, Value column,
                          bool masked, ArrayRef<KernelExtra> extras,
                          ValueRange outputs, bool bypass) {
  RowEpilogue io{b, plan, epilogue, extras, outputs, column, {}, {}, bypass};
  if (masked)
    io.mask();
  io.loadColumns();
  auto sumType = VectorType::get(
      plan.lanes, cast<MemRefType>(tile.tile.getType()).getElementType());
  // All vectors of a row at once, or of two rows, of which the last may be done
  // twice.
  bool isPair =
      io.numVectors() == 1 || io.numVectors() * 2 <= plan.epilogueVectors;
  auto known = b.constant(tile.rows);
  Value last = b.sub(tile.rows, b.index(1));
  b.loop(b.index(0), tile.rows, isPair ? 2 : 1, [&](Value i) {
    SmallVector<Value> rows = {i};
    if (isPair)
      rows.push_back(known && *known % 2 == 0 ? b.add(i, 1)
                                              : b.min(b.add(i, 1), last));
    SmallVector<RowEpilogue::Piece> pieces;
    for (Value row : rows)
      for (unsigned v = 0; v < io.numVectors(); ++v) {
        pieces.push_back({{}, b.add(tile.row, row), v});
        for (unsigned w = 0; w < plan.weights; ++w)
          pieces.back().sums.push_back(b.create<vector::LoadOp>(
              sumType, tile.tile,
              ValueRange{b.add(tile.from, row),
                         b.index(w * plan.columns() + v * plan.lanes)}));
      }
    if (llvm::isPowerOf2_64(pieces.size()))
      return io.apply(pieces);
    for (const RowEpilogue::Piece &piece : pieces)
      io.apply(piece);
  });
}

void crease::emitEpilogue(LoopBuilder &b, const KernelPlan &plan,
                          Block &epilogue, ValueRange sums, Value row,
                          Value column, ArrayRef<KernelExtra> extras,
                          ValueRange outputs, bool bypass) {
  RowEpilogue io{b, plan, epilogue, extras, outputs, column, {}, {}, bypass};
  io.loadColumns();
  for (unsigned i = 0; i < sums.size() / plan.vectors; ++i)
    for (unsigned v = 0; v < io.numVectors(); ++v) {
      RowEpilogue::Piece piece{{}, b.add(row, i), v};
      for (unsigned w = 0; w < plan.weights; ++w)
        piece.sums.push_back(sums[i * plan.vectors + w * io.numVectors() + v]);
      io.apply(piece);
    }
}
