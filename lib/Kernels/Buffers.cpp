//===- Buffers.cpp - Which buffers share memory ---------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Buffers.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

using namespace mlir;

/// The memory that `value` is a view of.
static Value rootOf(Value value) {
  while (auto view = value.getDefiningOp<ViewLikeOpInterface>())
    value = view.getViewSource();
  return value;
}

bool crease::areDistinct(Value one, Value other) {
  one = rootOf(one);
  other = rootOf(other);
  if (one == other)
    return false;
  auto isFresh = [](Value value) {
    return isa_and_nonnull<memref::AllocOp, memref::AllocaOp>(
        value.getDefiningOp());
  };
  auto isKnown = [&](Value value) {
    auto argument = dyn_cast<BlockArgument>(value);
    return isFresh(value) || value.getDefiningOp<memref::GetGlobalOp>() ||
           (argument &&
            isa<FunctionOpInterface>(argument.getOwner()->getParentOp()));
  };
  return isFresh(one) || isFresh(other) || (isKnown(one) && isKnown(other));
}
