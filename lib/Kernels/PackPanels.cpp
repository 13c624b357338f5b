//===- PackPanels.cpp - Weights into panels -------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PackPanels.h"

#include "StridedView.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace crease;

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
/// Packs one weight's part of one panel, or of several.
struct PanelPacker {
  LoopBuilder &b;
  Value weight;
  bool transposed;
  Value first;
  const PanelSlots &slots;
  Value slot;
  int64_t offset, columns;
  unsigned lanes;

  Value width() { return b.dim(weight, transposed ? 0 : 1); }
  FloatType type() {
    return cast<FloatType>(cast<MemRefType>(weight.getType()).getElementType());
  }
  VectorType vectorType() { return VectorType::get(lanes, type()); }

  /// Where row `k` of the weight lies, `column` columns into its part.
  SmallVector<Value> place(Value k, Value column) {
    Value row = b.sub(k, slots.from);
    if (slots.at)
      row = b.add(row, slots.at);
    return {slot, row, b.add(column, offset)};
  }
  Value zero(Type type) {
    return b.create<arith::ConstantOp>(cast<TypedAttr>(b.getZeroAttr(type)));
  }

  /// [K,N], row by row, of so many panels in a row.
  void packRows(bool full, int64_t panels = 1) {
    SmallVector<Value> masks;
    if (!full)
      for (int64_t c = 0; c < columns; c += lanes) {
        Value left = b.sub(width(), b.add(first, c));
        masks.push_back(b.create<vector::CreateMaskOp>(
            VectorType::get(lanes, b.getI1Type()),
            ValueRange{b.max(left, b.index(0))}));
      }
    b.loop(slots.from, slots.to, 1, [&](Value k) {
      for (int64_t at = 0; at < columns * panels; at += lanes) {
        int64_t c = at % columns;
        SmallVector<Value> from = {k, b.add(first, at)};
        Value vector;
        if (full)
          vector = b.create<vector::LoadOp>(vectorType(), weight, from);
        else
          vector = b.create<vector::MaskedLoadOp>(
              vectorType(), weight, from, masks[c / lanes], zero(vectorType()));
        SmallVector<Value> to = place(k, b.index(c));
        to[0] = b.add(to[0], at / columns);
        b.create<vector::StoreOp>(vector, slots.panels, to);
      }
    });
  }

  /// [N,K], by squares of lanes x lanes, in parts of a depth so small that what
  /// a part writes is still in L1 when the next columns of it come; what no
  /// square covers, element by element.
  void packSquares() {
    constexpr int64_t part = 128;
    Value exist = countColumns();
    Value whole = b.sub(exist, b.rem(exist, b.index(lanes)));
    Value depth = b.sub(slots.to, slots.from);
    Value end = b.sub(slots.to, b.rem(depth, b.index(lanes)));
    b.loop(slots.from, end, part, [&](Value from) {
      Value to = b.min(b.add(from, part), end);
      b.loop(b.index(0), whole, lanes, [&](Value c) {
        b.loop(from, to, lanes, [&](Value k) { packSquare(k, c); });
      });
    });
    packElements(end, b.index(0), whole);
    packElements(slots.from, whole, exist);
    clear(exist);
  }

  void packSquare(Value k, Value c) {
    SmallVector<Value> square;
    for (unsigned i = 0; i < lanes; ++i)
      square.push_back(b.create<vector::LoadOp>(
          vectorType(), weight, ValueRange{b.add(b.add(first, c), i), k}));
    emitTranspose(b, square);
    for (unsigned i = 0; i < lanes; ++i)
      b.create<vector::StoreOp>(square[i], slots.panels, place(b.add(k, i), c));
  }

  void copyElement(Value k, Value from, Value to) {
    Value element = b.create<memref::LoadOp>(
        weight, transposed ? ValueRange{from, k} : ValueRange{k, from});
    b.create<memref::StoreOp>(element, slots.panels, place(k, to));
  }

  /// Columns [begin, end) of the rows from `from` on, element by element.
  void packElements(Value from, Value begin, Value end) {
    b.loop(from, slots.to, 1, [&](Value k) {
      b.loop(begin, end, 1,
             [&](Value c) { copyElement(k, b.add(first, c), c); });
    });
  }

  /// Zeros in the columns from `begin` on.
  void clear(Value begin) {
    b.loop(slots.from, slots.to, 1, [&](Value k) {
      b.loop(begin, b.index(columns), 1, [&](Value c) {
        b.create<memref::StoreOp>(zero(type()), slots.panels, place(k, c));
      });
    });
  }

  /// How many columns of the panel the weight has.
  Value countColumns() {
    if (auto n = b.constant(width()); n && *n % columns == 0)
      return b.index(columns);
    return b.max(b.min(b.sub(width(), first), b.index(columns)), b.index(0));
  }

  void pack() {
    if (!hasUnitStride(weight)) {
      Value exist = countColumns();
      packElements(slots.from, b.index(0), exist);
      return clear(exist);
    }
    if (transposed)
      return packSquares();
    Value full =
        b.compare(arith::CmpIPredicate::sle, b.add(first, columns), width());
    auto n = b.constant(width());
    if (n && *n % columns == 0)
      full = b.create<arith::ConstantOp>(b.getBoolAttr(true));
    else if (n && *n < columns)
      full = b.create<arith::ConstantOp>(b.getBoolAttr(false));
    b.ifElse(
        full, [&] { packRows(true); }, [&] { packRows(false); });
  }
};
} // namespace

void crease::emitPackPanels(LoopBuilder &b, ValueRange weights,
                            ArrayRef<bool> transposed, Value first,
                            int64_t count, const PanelSlots &slots, Value slot,
                            unsigned lanes) {
  int64_t width = cast<MemRefType>(slots.panels.getType()).getDimSize(2);
  int64_t columns = width / weights.size();
  auto isTransposed = [&](size_t i) {
    return !transposed.empty() && transposed[i];
  };
  auto packer = [&](size_t i, Value panel, Value slot) {
    return PanelPacker{
        b,     weights[i], isTransposed(i),      b.mul(panel, columns),
        slots, slot,       int64_t(i) * columns, columns,
        lanes};
  };
  auto packOne = [&](Value panel, Value slot) {
    for (size_t i = 0; i < weights.size(); ++i)
      packer(i, panel, slot).pack();
  };
  if (count == 1)
    return packOne(first, slot);
  Value n = b.dim(weights[0], isTransposed(0) ? 0 : 1);
  auto packEach = [&] {
    Value exist = b.sub(b.ceilDiv(n, columns), first);
    b.loop(b.index(0), b.min(exist, b.index(count)), 1,
           [&](Value i) { packOne(b.add(first, i), b.add(slot, i)); });
  };
  for (size_t i = 0; i < weights.size(); ++i)
    if (isTransposed(i) || !hasUnitStride(weights[i]))
      return packEach();
  Value end = b.mul(b.add(first, count), columns);
  Value full = b.compare(arith::CmpIPredicate::sle, end, n);
  if (auto known = b.constant(n); known && *known % (columns * count) == 0)
    full = b.create<arith::ConstantOp>(b.getBoolAttr(true));
  b.ifElse(
      full,
      [&] {
        for (size_t i = 0; i < weights.size(); ++i)
          packer(i, first, slot).packRows(/*full=*/true, count);
      },
      packEach);
}

void crease::emitPackTile(LoopBuilder &b, Value left, Value row, Value rows,
                          unsigned mostRows, Value from, Value to, Value packed,
                          Value at, int64_t steps) {
  auto type = cast<MemRefType>(left.getType());
  SmallVector<Value> lines;
  for (unsigned i = 0; i < mostRows; ++i)
    lines.push_back(b.add(row, b.min(b.index(i), b.sub(rows, b.index(1)))));
  auto place = [&](Value k, unsigned i) {
    return b.add(b.add(at, b.mul(b.sub(k, from), rows)), i * steps);
  };
  // Where there are fewer rows, what comes next overwrites the last one again.
  Value end = b.sub(to, b.rem(b.sub(to, from), b.index(steps)));
  auto vector = VectorType::get(steps, type.getElementType());
  b.loop(from, end, steps, [&](Value k) {
    for (auto [i, line] : llvm::enumerate(lines)) {
      if (hasUnitStride(left)) {
        Value some =
            b.create<vector::LoadOp>(vector, left, ValueRange{line, k});
        b.create<vector::StoreOp>(some, packed, place(k, i));
        continue;
      }
      for (int64_t u = 0; u < steps; ++u) {
        Value one =
            b.create<memref::LoadOp>(left, ValueRange{line, b.add(k, u)});
        b.create<memref::StoreOp>(one, packed, b.add(place(k, i), u));
      }
    }
  });
  b.loop(end, to, 1, [&](Value k) {
    for (auto [i, line] : llvm::enumerate(lines)) {
      Value one = b.create<memref::LoadOp>(left, ValueRange{line, k});
      b.create<memref::StoreOp>(one, packed,
                                b.add(place(end, i), b.sub(k, end)));
    }
  });
}
