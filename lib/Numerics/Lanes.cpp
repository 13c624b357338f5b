//===- Lanes.cpp - Vectors in pieces, and back ----------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lanes.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include <numeric>

using namespace mlir;
using namespace crease;

Value numerics::takeLanes(OpBuilder &builder, Location loc, Value vector,
                          int64_t first, int64_t count) {
  int64_t size = cast<VectorType>(vector.getType()).getNumElements();
  if (first == 0 && count == size)
    return vector;
  SmallVector<int64_t> lanes(count);
  for (auto [i, lane] : llvm::enumerate(lanes))
    lane = first + int64_t(i) < size ? first + int64_t(i) : first;
  return vector::ShuffleOp::create(builder, loc, vector, vector, lanes);
}

/// All pieces, each of the same width, in one vector, of which the first
/// `count` lanes are kept.
static Value joinPieces(OpBuilder &builder, Location loc, ValueRange pieces,
                        int64_t count) {
  SmallVector<Value> parts(pieces);
  while (parts.size() > 1) {
    SmallVector<Value> joined;
    for (size_t i = 0; i + 1 < parts.size(); i += 2) {
      auto lanesOf = [](Value v) {
        return cast<VectorType>(v.getType()).getNumElements();
      };
      SmallVector<int64_t> lanes(lanesOf(parts[i]) + lanesOf(parts[i + 1]));
      std::iota(lanes.begin(), lanes.end(), 0);
      joined.push_back(vector::ShuffleOp::create(builder, loc, parts[i],
                                                 parts[i + 1], lanes));
    }
    if (parts.size() % 2)
      joined.push_back(parts.back());
    parts = joined;
  }
  return numerics::takeLanes(builder, loc, parts.front(), 0, count);
}

Value numerics::joinResult(OpBuilder &builder, Location loc, ValueRange pieces,
                           int64_t count, VectorType type) {
  if (!type)
    return vector::ExtractOp::create(builder, loc, pieces.front(),
                                     ArrayRef<int64_t>{0});
  Value joined = joinPieces(builder, loc, pieces, count);
  if (joined.getType() == type)
    return joined;
  return vector::ShapeCastOp::create(builder, loc, type, joined);
}
