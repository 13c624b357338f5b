//===- MicroKernel.cpp - The accumulating loops of a fused linear ---------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MicroKernel.h"

#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace crease;

/// A step of the sum: column `pass + in` of the left operand, where `pass` is
/// the first one of those that are written out together.
struct Step {
  Value pass, in;
};

static Value loadLeft(LoopBuilder &b, const KernelPlan &plan,
                      const TilePlace &place, unsigned rows, const Step &step,
                      unsigned i) {
  if (!place.packed)
    return b.create<memref::LoadOp>(
        place.left, ValueRange{b.add(place.row, i), b.add(step.pass, step.in)});
  Value at = b.add(place.packed, b.mul(step.pass, rows));
  return b.create<memref::LoadOp>(
      place.left, ValueRange{b.add(b.add(at, i * plan.unroll), step.in)});
}

/// The row of the right-hand side once, then row by row of the left.
static void emitStep(LoopBuilder &b, const KernelPlan &plan, unsigned rows,
                     unsigned vectors, const TilePlace &place, const Step &step,
                     LoadRight loadRight, SmallVectorImpl<Value> &sums) {
  auto vectorType = cast<VectorType>(sums.front().getType());
  auto type = cast<FloatType>(vectorType.getElementType());
  Value k = b.add(step.pass, step.in);
  SmallVector<Value> right;
  for (unsigned v = 0; v < vectors; ++v)
    right.push_back(loadRight(k, v));
  for (unsigned i = 0; i < rows; ++i) {
    Value scalar = convertFloat(b, b.getLoc(),
                                loadLeft(b, plan, place, rows, step, i), type);
    Value factor = b.create<vector::BroadcastOp>(vectorType, scalar);
    for (unsigned v = 0; v < vectors; ++v) {
      Value &sum = sums[i * vectors + v];
      if (plan.fma)
        sum = b.create<math::FmaOp>(factor, right[v], sum);
      else
        sum = b.create<arith::AddFOp>(
            sum, b.create<arith::MulFOp>(factor, right[v]));
    }
  }
}

/// Where vector `v` of row `i` of a tile lies in memory.
static SmallVector<Value> placeOf(LoopBuilder &b, const KernelPlan &plan,
                                  const TilePlace &place, unsigned i,
                                  unsigned v) {
  return {b.add(place.tileRow, i), b.index(v * plan.lanes)};
}

SmallVector<Value>
crease::accumulateTile(LoopBuilder &b, const KernelPlan &plan, unsigned rows,
                       const TilePlace &place, LoadRight loadRight,
                       function_ref<void(Value k)> beforePass) {
  unsigned vectors = plan.vectors;
  auto type =
      cast<FloatType>(cast<MemRefType>(place.tile.getType()).getElementType());
  auto vectorType = VectorType::get(plan.lanes, type);
  SmallVector<Value> sums;
  for (unsigned i = 0; i < rows; ++i)
    for (unsigned v = 0; v < vectors; ++v)
      if (place.accumulate)
        sums.push_back(b.create<vector::LoadOp>(vectorType, place.tile,
                                                placeOf(b, plan, place, i, v)));
      else
        sums.push_back(b.create<arith::ConstantOp>(
            cast<TypedAttr>(b.getZeroAttr(vectorType))));
  // Further chains follow the first.
  unsigned size = sums.size();
  Value none =
      b.create<arith::ConstantOp>(cast<TypedAttr>(b.getZeroAttr(vectorType)));
  sums.append(size * (plan.chains - 1), none);

  int64_t unroll = llvm::alignTo(plan.unroll, plan.chains);
  Value main = place.to;
  if (unroll > 1)
    main = b.sub(place.to, b.rem(b.sub(place.to, place.from), b.index(unroll)));
  auto step = [&](const Step &first, ValueRange carried, int64_t count) {
    SmallVector<Value> next(carried);
    for (int64_t u = 0; u < count; ++u) {
      unsigned from = u % plan.chains * size;
      SmallVector<Value> chain(ArrayRef<Value>(next).slice(from, size));
      emitStep(b, plan, rows, vectors, place, {first.pass, b.add(first.in, u)},
               loadRight, chain);
      llvm::copy(chain, next.begin() + from);
    }
    return next;
  };
  sums = b.loop(place.from, main, unroll, sums, [&](Value k, ValueRange now) {
    if (beforePass)
      beforePass(k);
    return step({k, b.index(0)}, now, unroll);
  });
  if (unroll > 1)
    sums = b.loop(main, place.to, 1, sums, [&](Value k, ValueRange now) {
      return step({main, b.sub(k, main)}, now, 1);
    });
  for (unsigned left = plan.chains / 2; left > 0; left /= 2)
    for (unsigned i = 0; i < left * size; ++i)
      sums[i] = b.create<arith::AddFOp>(sums[i], sums[i + left * size]);
  sums.truncate(size);
  return sums;
}

void crease::storeTile(LoopBuilder &b, const KernelPlan &plan,
                       const TilePlace &place, ValueRange sums) {
  for (auto [i, sum] : llvm::enumerate(sums))
    b.create<vector::StoreOp>(
        sum, place.tile,
        placeOf(b, plan, place, i / plan.vectors, i % plan.vectors));
}
