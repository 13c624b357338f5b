//===- LoopBuilder.h - Loops and index arithmetic ---------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_LOOPBUILDER_H
#define CREASE_LIB_KERNELS_LOOPBUILDER_H

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace crease {

/// A builder of loops over index values that folds what is constant.
struct LoopBuilder : mlir::ImplicitLocOpBuilder {
  using mlir::ImplicitLocOpBuilder::ImplicitLocOpBuilder;
  using Value = mlir::Value;
  using ValueRange = mlir::ValueRange;

  Value index(int64_t value) {
    return mlir::arith::ConstantIndexOp::create(*this, getLoc(), value);
  }
  static std::optional<int64_t> constant(Value value) {
    return mlir::getConstantIntValue(value);
  }

  Value add(Value a, Value b) {
    return createOrFold<mlir::arith::AddIOp>(a, b);
  }
  Value add(Value a, int64_t b) { return b ? add(a, index(b)) : a; }
  Value sub(Value a, Value b) {
    return createOrFold<mlir::arith::SubIOp>(a, b);
  }
  Value mul(Value a, Value b) {
    if (constant(a) == 1)
      return b;
    return createOrFold<mlir::arith::MulIOp>(a, b);
  }
  Value mul(Value a, int64_t b) { return mul(a, index(b)); }
  /// For values that are not negative.
  Value div(Value a, Value b) {
    return createOrFold<mlir::arith::DivUIOp>(a, b);
  }
  Value rem(Value a, Value b) {
    return createOrFold<mlir::arith::RemUIOp>(a, b);
  }
  Value ceilDiv(Value a, int64_t b) {
    return div(add(a, index(b - 1)), index(b));
  }
  Value min(Value a, Value b) {
    return createOrFold<mlir::arith::MinSIOp>(a, b);
  }
  Value max(Value a, Value b) {
    return createOrFold<mlir::arith::MaxSIOp>(a, b);
  }
  Value compare(mlir::arith::CmpIPredicate predicate, Value a, Value b) {
    return createOrFold<mlir::arith::CmpIOp>(predicate, a, b);
  }
  Value select(Value condition, Value a, Value b) {
    return createOrFold<mlir::arith::SelectOp>(condition, a, b);
  }
  Value dim(Value memref, int64_t i) {
    auto type = mlir::cast<mlir::MemRefType>(memref.getType());
    if (!type.isDynamicDim(i))
      return index(type.getDimSize(i));
    return mlir::memref::DimOp::create(*this, getLoc(), memref, i);
  }

  /// Some indices along one dimension of a memref.
  struct Slice {
    int64_t dim;
    Value from, size;
  };
  /// The part of `memref` that lies in all slices.
  Value slice(Value memref, llvm::ArrayRef<Slice> slices) {
    using Parts = llvm::SmallVector<mlir::OpFoldResult>;
    int64_t rank = mlir::cast<mlir::MemRefType>(memref.getType()).getRank();
    Parts offsets(rank, getIndexAttr(0)), strides(rank, getIndexAttr(1));
    Parts sizes = mlir::memref::getMixedSizes(*this, getLoc(), memref);
    for (const Slice &slice : slices) {
      offsets[slice.dim] = mlir::getAsOpFoldResult(slice.from);
      sizes[slice.dim] = mlir::getAsOpFoldResult(slice.size);
    }
    return mlir::memref::SubViewOp::create(*this, getLoc(), memref, offsets,
                                           sizes, strides);
  }

  /// `for (i = from; i < to; i += step)`; runs the body once, without a loop,
  /// where the bounds say so.
  void loop(Value from, Value to, int64_t step,
            llvm::function_ref<void(Value)> body) {
    auto first = constant(from), last = constant(to);
    if (first && last && *first >= *last)
      return;
    if (first && last && *last - *first <= step)
      return body(from);
    auto loop =
        mlir::scf::ForOp::create(*this, getLoc(), from, to, index(step));
    InsertionGuard guard(*this);
    setInsertionPoint(loop.getBody()->getTerminator());
    body(loop.getInductionVar());
  }

  /// The same with values carried from one step to the next.
  llvm::SmallVector<Value>
  loop(Value from, Value to, int64_t step, ValueRange carried,
       llvm::function_ref<llvm::SmallVector<Value>(Value, ValueRange)> body) {
    auto first = constant(from), last = constant(to);
    if (first && last && *first >= *last)
      return llvm::SmallVector<Value>(carried);
    if (first && last && *last - *first <= step)
      return body(from, carried);
    auto loop = mlir::scf::ForOp::create(*this, getLoc(), from, to, index(step),
                                         carried);
    InsertionGuard guard(*this);
    if (!carried.empty())
      setInsertionPointToStart(loop.getBody());
    llvm::SmallVector<Value> results =
        body(loop.getInductionVar(), loop.getRegionIterArgs());
    mlir::scf::YieldOp::create(*this, getLoc(), results);
    return llvm::SmallVector<Value>(loop.getResults());
  }

  /// Runs one of two bodies; only the one that a constant condition names.
  void ifElse(Value condition, llvm::function_ref<void()> yes,
              llvm::function_ref<void()> no = nullptr) {
    if (auto known = constant(condition)) {
      if (*known)
        yes();
      else if (no)
        no();
      return;
    }
    auto branch = mlir::scf::IfOp::create(*this, getLoc(), condition, bool(no));
    InsertionGuard guard(*this);
    setInsertionPoint(branch.thenYield());
    yes();
    if (no) {
      setInsertionPoint(branch.elseYield());
      no();
    }
  }
};

} // namespace crease

#endif // CREASE_LIB_KERNELS_LOOPBUILDER_H
