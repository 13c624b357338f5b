//===- OperandProducers.cpp - What computes an operand --------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OperandProducers.h"

#include "Buffers.h"
#include "StridedView.h"
#include "crease/Dialect/Remarks.h"

#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace crease;

/// Whether the order of two ops may matter.
static bool mayConflict(Operation *one, Operation *other) {
  auto ones = getEffectsRecursively(one), others = getEffectsRecursively(other);
  if (!ones || !others)
    return true;
  using Effect = MemoryEffects::EffectInstance;
  auto isHarmless = [](const Effect &effect) {
    return isa<MemoryEffects::Allocate>(effect.getEffect());
  };
  auto isRead = [](const Effect &effect) {
    return isa<MemoryEffects::Read>(effect.getEffect());
  };
  for (const Effect &a : *ones)
    for (const Effect &c : *others) {
      if (isHarmless(a) || isHarmless(c) || (isRead(a) && isRead(c)))
        continue;
      if (!a.getValue() || !c.getValue() ||
          !areDistinct(a.getValue(), c.getValue()))
        return true;
    }
  return false;
}

OperandProducers::OperandProducers(FusedLinearOp fused, ValueRange packed,
                                   int64_t along)
    : op(fused) {
  auto writesPacked = [&](Operation *before) {
    auto generic = dyn_cast<linalg::GenericOp>(before);
    return generic && llvm::any_of(generic.getOutputs(), [&](Value output) {
             return llvm::is_contained(packed, output);
           });
  };
  Operation *at = op->getPrevNode();
  while (at && !writesPacked(at))
    at = at->getPrevNode();
  if (!at)
    return;
  for (Value output : cast<linalg::GenericOp>(at).getOutputs())
    if (llvm::is_contained(packed, output))
      written[output] = {along, 1 - along};
  bool possible = add(cast<linalg::GenericOp>(at));
  while (possible && (at = at->getNextNode()) != op) {
    bool mayStay = llvm::none_of(
        deferred, [&](Operation *later) { return mayConflict(at, later); });
    auto generic = dyn_cast<linalg::GenericOp>(at);
    bool isFree = llvm::none_of(producers, [&](const Producer &producer) {
      return mayConflict(at, producer.op);
    });
    if (mayStay && (isFree || (generic && add(generic))))
      continue;
    deferred.push_back(at);
    possible = at->getNumResults() == 0 && !mayConflict(at, op);
  }
  // Between two parts the kernel reads its other operands, and may write.
  for (Value operand : op->getOperands())
    possible = possible &&
               (written.contains(operand) || isDistinctFromWritten(operand));
  for (Value buffer : llvm::make_first_range(written))
    possible = possible && llvm::count(op->getOperands(), buffer) ==
                               llvm::count(packed, buffer);
  for (Value output : op.getInits())
    for (const Producer &producer : producers)
      for (Value operand : producer.op->getOperands())
        possible = possible && areDistinct(output, operand);
  if (!possible)
    producers.clear();
}

bool OperandProducers::isDistinctFromWritten(Value buffer) const {
  return llvm::all_of(llvm::make_first_range(written),
                      [&](Value own) { return areDistinct(buffer, own); });
}

/// Takes an op that uses a buffer of `written`, if a part of it needs no more
/// than the same part of every such buffer, and writes that of each output.
bool OperandProducers::add(linalg::GenericOp generic) {
  if (!generic.hasPureBufferSemantics() || generic.hasIndexSemantics())
    return false;
  Producer producer = {generic, -1, -1};
  for (OpOperand &operand : generic->getOpOperands()) {
    auto known = written.find(operand.get());
    if (known == written.end())
      continue;
    // What is summed across is not complete before the last piece.
    if (known->second.across < 0)
      return false;
    AffineMap map = generic.getMatchingIndexingMap(&operand);
    auto along = dyn_cast<AffineDimExpr>(map.getResult(known->second.along));
    auto across = dyn_cast<AffineDimExpr>(map.getResult(known->second.across));
    if (!along || !across)
      return false;
    producer.along = along.getPosition();
    producer.across = across.getPosition();
  }
  if (producer.along < 0)
    return false;
  // Where a loop is in an operand's map, -1 for nowhere; nothing if it is part
  // of an expression.
  auto find = [](AffineMap map, int64_t loop) -> std::optional<int64_t> {
    int64_t position = positionOf(map, loop);
    int64_t uses = llvm::count_if(map.getResults(), [&](AffineExpr expr) {
      return expr.isFunctionOfDim(loop);
    });
    if (uses != (position < 0 ? 0 : 1))
      return std::nullopt;
    return position;
  };
  SmallVector<std::pair<Value, Dimensions>> outputs;
  for (OpOperand &operand : generic->getOpOperands()) {
    Value buffer = operand.get();
    if (!isa<MemRefType>(buffer.getType()))
      continue;
    AffineMap map = generic.getMatchingIndexingMap(&operand);
    auto along = find(map, producer.along), across = find(map, producer.across);
    if (!along || !across)
      return false;
    auto known = written.find(buffer);
    if (known != written.end()
            ? known->second.along != *along || known->second.across != *across
            : !isDistinctFromWritten(buffer))
      return false;
    if (!generic.isDpsInit(&operand))
      continue;
    if (*along < 0)
      return false;
    outputs.push_back({buffer, {*along, *across}});
  }
  // No part may overwrite what another one reads.
  for (auto [output, dimensions] : outputs) {
    auto isApart = [&, output = output](linalg::GenericOp other) {
      return llvm::all_of(other->getOperands(), [&](Value operand) {
        return operand == output ? written.contains(output) || other == generic
                                 : areDistinct(operand, output);
      });
    };
    if (!isApart(generic) ||
        !llvm::all_of(producers, [&](const Producer &producer) {
          return isApart(producer.op);
        }))
      return false;
  }
  for (auto [output, dimensions] : outputs)
    written[output] = dimensions;
  producers.push_back(producer);
  return true;
}

SmallVector<Value> OperandProducers::getMatrices() const {
  SmallVector<Value> matrices;
  if (empty())
    return matrices;
  linalg::GenericOp first = producers.front().op;
  AffineMap map;
  for (OpOperand &output : first.getDpsInitsMutable())
    if (llvm::is_contained(op->getOperands(), output.get()))
      map = first.getMatchingIndexingMap(&output);
  for (OpOperand &operand : first->getOpOperands())
    if (isa<MemRefType>(operand.get().getType()) &&
        first.getMatchingIndexingMap(&operand) == map &&
        !llvm::is_contained(matrices, operand.get()))
      matrices.push_back(operand.get());
  return matrices;
}

void OperandProducers::emit(LoopBuilder &b, Range along, Range across) const {
  for (Producer producer : producers) {
    SmallVector<Value> parts;
    for (OpOperand &operand : producer.op->getOpOperands()) {
      Value &part = parts.emplace_back(operand.get());
      AffineMap map = producer.op.getMatchingIndexingMap(&operand);
      SmallVector<LoopBuilder::Slice> slices;
      auto cut = [&](int64_t loop, const Range &range) {
        int64_t dim = positionOf(map, loop);
        if (dim >= 0 && range.from)
          slices.push_back({dim, range.from, range.size});
      };
      cut(producer.along, along);
      cut(producer.across, across);
      if (!slices.empty())
        part = b.slice(part, slices);
    }
    mlir::clone(b, producer.op, TypeRange(), parts);
  }
}

void OperandProducers::finish() {
  if (empty())
    return;
  remark::passed(op.getLoc(), remarkOn(op, "operand-producers"))
      << "computes an operand by the parts that it packs";
  for (Operation *later : llvm::reverse(deferred))
    later->moveAfter(op);
  for (Producer &producer : llvm::reverse(producers))
    producer.op.erase();
  producers.clear();
}
