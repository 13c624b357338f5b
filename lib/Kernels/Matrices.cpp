//===- Matrices.cpp - Operands of any rank as matrices --------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Matrices.h"

using namespace mlir;
using namespace crease;

/// `value` with contiguous rows.
Value Matrices::contiguous(Value value, bool output, bool whole) {
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
void Matrices::copyElements(Value from, Value to, SmallVector<Value> at) {
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

Value Matrices::matrix(Value value, bool output) {
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

Value Matrices::vector(Value value) {
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
  return b.create<memref::CollapseShapeOp>(value,
                                           ArrayRef<ReassociationIndices>{all});
}

void Matrices::finish() {
  for (auto [from, to] : copyBack)
    copyElements(from, to);
  for (Value temporary : temporaries)
    b.create<memref::DeallocOp>(temporary);
}
