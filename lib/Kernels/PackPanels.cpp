//===- PackPanels.cpp - Weights into panels -------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PackPanels.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace crease;

static bool hasUnitStride(Value memref) {
  SmallVector<int64_t> strides;
  int64_t offset;
  auto type = cast<MemRefType>(memref.getType());
  return succeeded(type.getStridesAndOffset(strides, offset)) &&
         strides.back() == 1;
}

void crease::emitTranspose(LoopBuilder &b, SmallVectorImpl<Value> &rows) {
  int64_t size = rows.size();
  for (int64_t block = 1; block < size; block *= 2) {
    SmallVector<int64_t> low, high;
    for (int64_t i = 0; i < size; ++i) {
      bool second = i & block;
      low.push_back(second ? size + i - block : i);
      high.push_back(second ? size + i : i + block);
    }
    for (int64_t i = 0; i < size; ++i) {
      if (i & block)
        continue;
      Value a = rows[i], c = rows[i + block];
      rows[i] = b.create<vector::ShuffleOp>(a, c, low);
      rows[i + block] = b.create<vector::ShuffleOp>(a, c, high);
    }
  }
}

namespace {
/// Packs one weight's part of one panel.
struct PanelPacker {
  LoopBuilder &b;
  Value weight;
  bool transposed;
  Value first, panels, slot;
  int64_t offset, columns;
  unsigned lanes;

  Value depth() { return b.dim(weight, transposed ? 1 : 0); }
  Value width() { return b.dim(weight, transposed ? 0 : 1); }
  FloatType type() {
    return cast<FloatType>(cast<MemRefType>(weight.getType()).getElementType());
  }
  VectorType vectorType() { return VectorType::get(lanes, type()); }

  void store(Value vector, Value k, int64_t column) {
    b.create<vector::StoreOp>(vector, panels,
                              ValueRange{slot, k, b.index(offset + column)});
  }
  Value zero(Type type) {
    return b.create<arith::ConstantOp>(cast<TypedAttr>(b.getZeroAttr(type)));
  }

  /// [K,N], row by row.
  void packRows(bool full) {
    SmallVector<Value> masks;
    if (!full)
      for (int64_t c = 0; c < columns; c += lanes) {
        Value left = b.sub(width(), b.add(first, c));
        masks.push_back(b.create<vector::CreateMaskOp>(
            VectorType::get(lanes, b.getI1Type()),
            ValueRange{b.max(left, b.index(0))}));
      }
    b.loop(b.index(0), depth(), 1, [&](Value k) {
      for (int64_t c = 0; c < columns; c += lanes) {
        SmallVector<Value> place = {k, b.add(first, c)};
        Value vector;
        if (full)
          vector = b.create<vector::LoadOp>(vectorType(), weight, place);
        else
          vector = b.create<vector::MaskedLoadOp>(vectorType(), weight, place,
                                                  masks[c / lanes],
                                                  zero(vectorType()));
        store(vector, k, c);
      }
    });
  }

  /// [N,K], by squares of lanes x lanes.
  void packSquares() {
    Value rest = b.sub(depth(), b.rem(depth(), b.index(lanes)));
    b.loop(b.index(0), b.index(columns), lanes, [&](Value c) {
      Value at = b.add(first, c);
      b.loop(b.index(0), rest, lanes, [&](Value k) {
        SmallVector<Value> square;
        for (unsigned i = 0; i < lanes; ++i)
          square.push_back(b.create<vector::LoadOp>(
              vectorType(), weight, ValueRange{b.add(at, i), k}));
        emitTranspose(b, square);
        for (unsigned i = 0; i < lanes; ++i)
          b.create<vector::StoreOp>(
              square[i], panels,
              ValueRange{slot, b.add(k, i), b.add(c, offset)});
      });
      b.loop(rest, depth(), 1, [&](Value k) {
        b.loop(b.index(0), b.index(lanes), 1,
               [&](Value i) { copyElement(k, b.add(at, i), b.add(c, i)); });
      });
    });
  }

  void copyElement(Value k, Value from, Value to) {
    Value element = b.create<memref::LoadOp>(
        weight, transposed ? ValueRange{from, k} : ValueRange{k, from});
    b.create<memref::StoreOp>(element, panels,
                              ValueRange{slot, k, b.add(to, offset)});
  }

  /// Any strides and any number of columns, element by element.
  void packElements() {
    Value end =
        b.max(b.min(b.sub(width(), first), b.index(columns)), b.index(0));
    b.loop(b.index(0), depth(), 1, [&](Value k) {
      b.loop(b.index(0), end, 1,
             [&](Value c) { copyElement(k, b.add(first, c), c); });
      b.loop(end, b.index(columns), 1, [&](Value c) {
        b.create<memref::StoreOp>(zero(type()), panels,
                                  ValueRange{slot, k, b.add(c, offset)});
      });
    });
  }

  void pack() {
    if (!hasUnitStride(weight))
      return packElements();
    Value full =
        b.compare(arith::CmpIPredicate::sle, b.add(first, columns), width());
    auto n = b.constant(width());
    if (n && *n % columns == 0)
      full = b.create<arith::ConstantOp>(b.getBoolAttr(true));
    else if (n && *n < columns)
      full = b.create<arith::ConstantOp>(b.getBoolAttr(false));
    if (transposed)
      b.ifElse(full, [&] { packSquares(); }, [&] { packElements(); });
    else
      b.ifElse(full, [&] { packRows(true); }, [&] { packRows(false); });
  }
};
} // namespace

void crease::emitPackPanel(LoopBuilder &b, ValueRange weights,
                           ArrayRef<bool> transposed, Value first, Value panels,
                           Value slot, unsigned lanes) {
  int64_t width = cast<MemRefType>(panels.getType()).getDimSize(2);
  int64_t columns = width / weights.size();
  for (auto [i, weight] : llvm::enumerate(weights)) {
    bool flag = !transposed.empty() && transposed[i];
    PanelPacker{
        b,       weight, flag, first, panels, slot, int64_t(i) * columns,
        columns, lanes}
        .pack();
  }
}
