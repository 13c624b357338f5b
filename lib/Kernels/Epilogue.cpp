//===- Epilogue.cpp - The epilogue of a fused linear on vectors -----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Epilogue.h"

#include "crease/Dialect/Crease.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace crease;

SmallVector<Value> crease::cloneOnVectors(LoopBuilder &b, Block &epilogue,
                                          ValueRange arguments,
                                          unsigned lanes) {
  IRMapping mapping;
  mapping.map(epilogue.getArguments(), arguments);
  for (Operation &op : epilogue.without_terminator()) {
    SmallVector<Type> types;
    for (Type type : op.getResultTypes())
      types.push_back(VectorType::get(lanes, type));
    if (auto constant = dyn_cast<arith::ConstantOp>(op)) {
      mapping.map(constant.getResult(),
                  b.create<arith::ConstantOp>(DenseElementsAttr::get(
                      cast<VectorType>(types.front()), constant.getValue())));
      continue;
    }
    SmallVector<Value> operands;
    for (Value operand : op.getOperands())
      operands.push_back(mapping.lookup(operand));
    OperationState state(op.getLoc(), op.getName(), operands, types,
                         op.getAttrs());
    mapping.map(op.getResults(), b.OpBuilder::create(state)->getResults());
  }
  SmallVector<Value> yielded;
  for (Value value : epilogue.getTerminator()->getOperands())
    yielded.push_back(mapping.lookup(value));
  return yielded;
}

namespace {
/// The loads and stores of one row of a tile.
struct RowEpilogue {
  LoopBuilder &b;
  const KernelPlan &plan;
  Value row, column;
  ArrayRef<Value> masks;

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
    if (masks.empty())
      b.create<vector::StoreOp>(value, to, place);
    else
      b.create<vector::MaskedStoreOp>(to, place, masks[vector], value);
  }

  Value place(unsigned vector) { return b.add(column, vector * plan.lanes); }

  Value extra(const KernelExtra &extra, unsigned vector) {
    if (extra.kind == KernelExtra::Column)
      return load(extra.value, place(vector), vector);
    if (extra.kind == KernelExtra::Element)
      return load(extra.value, ValueRange{row, place(vector)}, vector);
    Value scalar = extra.value;
    if (extra.kind == KernelExtra::Row)
      scalar = b.create<memref::LoadOp>(extra.value, row);
    return b.create<vector::BroadcastOp>(
        VectorType::get(plan.lanes, scalar.getType()), scalar);
  }
};
} // namespace

void crease::emitEpilogue(LoopBuilder &b, const KernelPlan &plan,
                          Block &epilogue, Value tile, Value rows, Value row,
                          Value column, bool masked,
                          ArrayRef<KernelExtra> extras, ValueRange outputs) {
  unsigned vectors = plan.columns() / plan.lanes;
  SmallVector<Value> masks;
  if (masked) {
    Value width = b.dim(outputs.front(), 1);
    auto type = VectorType::get(plan.lanes, b.getI1Type());
    for (unsigned v = 0; v < vectors; ++v) {
      Value left = b.sub(width, b.add(column, v * plan.lanes));
      masks.push_back(b.create<vector::CreateMaskOp>(
          type, ValueRange{b.max(left, b.index(0))}));
    }
  }
  auto sumType = VectorType::get(
      plan.lanes, cast<MemRefType>(tile.getType()).getElementType());
  b.loop(b.index(0), rows, 1, [&](Value i) {
    RowEpilogue io{b, plan, b.add(row, i), column, masks};
    for (unsigned v = 0; v < vectors; ++v) {
      SmallVector<Value> arguments;
      for (unsigned w = 0; w < plan.weights; ++w)
        arguments.push_back(b.create<vector::LoadOp>(
            sumType, tile,
            ValueRange{i, b.index(w * plan.columns() + v * plan.lanes)}));
      for (const KernelExtra &extra : extras)
        arguments.push_back(io.extra(extra, v));
      auto results = cloneOnVectors(b, epilogue, arguments, plan.lanes);
      for (auto [result, output] : llvm::zip(results, outputs))
        io.store(result, output, ValueRange{io.row, io.place(v)}, v);
    }
  });
}
