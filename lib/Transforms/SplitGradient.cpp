//===- SplitGradient.cpp - A gradient as forward and backward -------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SplitGradient.h"
#include "Tape.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace crease;

namespace {
/// Copies the ops of the backward into a function of their own.
struct BackwardBuilder {
  DenseSet<Operation *> forward;
  IRMapping mapping;
  OpBuilder builder;

  /// Whether a value crosses from the forward to the backward as an argument:
  /// a float whose content is a result of computing.
  static bool isSaved(Value value) {
    Operation *op = value.getDefiningOp();
    return isDifferentiable(value.getType()) &&
           !op->hasTrait<OpTrait::ConstantLike>() && !isa<tensor::EmptyOp>(op);
  }

  /// Calls `visit` for each value that `op` reads from outside of itself.
  static void forEachOperand(Operation *op, function_ref<void(Value)> visit) {
    op->walk([&](Operation *inner) {
      for (Value operand : inner->getOperands())
        if (!op->isAncestor(operand.getParentBlock()->getParentOp()))
          visit(operand);
    });
  }

  /// Makes `value` there for the backward, with all it takes.
  void provide(Value value) {
    Operation *op = value.getDefiningOp();
    if (!op || !forward.contains(op) || mapping.contains(value))
      return;
    forEachOperand(op, [&](Value operand) { provide(operand); });
    builder.clone(*op, mapping);
  }

  void copy(Operation &op) {
    forEachOperand(&op, [&](Value operand) { provide(operand); });
    builder.clone(op, mapping);
  }
};
} // namespace

/// The values of the forward that the backward reads, where need be through
/// ops that it computes again.
static llvm::SetVector<Value> findSaved(Block &block,
                                        const DenseSet<Operation *> &forward) {
  llvm::SetVector<Value> saved;
  DenseSet<Operation *> again;
  std::function<void(Value)> read = [&](Value value) {
    Operation *op = value.getDefiningOp();
    if (!op || !forward.contains(op))
      return;
    if (BackwardBuilder::isSaved(value))
      saved.insert(value);
    else if (again.insert(op).second)
      BackwardBuilder::forEachOperand(op, read);
  };
  for (Operation &op : block)
    if (!forward.contains(&op))
      BackwardBuilder::forEachOperand(&op, read);
  return saved;
}

SplitGradient crease::splitGradient(func::FuncOp function,
                                    func::FuncOp gradient,
                                    ArrayRef<Operation *> forwardOps) {
  Location loc = function.getLoc();
  Block &block = gradient.getBody().front();
  BackwardBuilder copier{{}, {}, OpBuilder(function.getContext())};
  for (Operation *op : forwardOps)
    if (op)
      copier.forward.insert(op);
  llvm::SetVector<Value> saved = findSaved(block, copier.forward);

  // The forward: the function, and what is saved besides.
  OpBuilder builder(function.getContext());
  IRMapping cloned;
  auto forward = cast<func::FuncOp>(function->clone(cloned));
  forward.setName((function.getSymName() + "_forward").str());
  DenseMap<Operation *, Operation *> origin;
  for (auto [copy, op] : llvm::zip_equal(
           forwardOps, function.getBody().front().without_terminator()))
    origin[copy] = &op;
  Operation *end = forward.getBody().front().getTerminator();
  SmallVector<Value> returned(end->getOperands());
  for (Value value : saved) {
    auto result = cast<OpResult>(value);
    Operation *op = origin.lookup(result.getOwner());
    returned.push_back(cloned.lookup(op->getResult(result.getResultNumber())));
  }
  end->setOperands(returned);
  forward.setFunctionType(builder.getFunctionType(
      function.getArgumentTypes(), ValueRange(returned).getTypes()));
  if (ArrayAttr old = function.getResAttrsAttr()) {
    SmallVector<Attribute> attributes(old.begin(), old.end());
    attributes.resize(returned.size(), builder.getDictionaryAttr({}));
    forward.setResAttrsAttr(builder.getArrayAttr(attributes));
  }

  // The backward: the inputs, what is saved, the gradients of the results.
  unsigned numInputs = function.getNumArguments();
  SmallVector<Type> inputs(gradient.getArgumentTypes());
  SmallVector<Value> places(saved.begin(), saved.end());
  auto savedTypes = ValueRange(places).getTypes();
  inputs.insert(inputs.begin() + numInputs, savedTypes.begin(),
                savedTypes.end());
  auto backward = func::FuncOp::create(
      builder, loc, (function.getSymName() + "_backward").str(),
      builder.getFunctionType(inputs, gradient.getResultTypes()));
  backward.setVisibility(function.getVisibility());
  Block *entry = backward.addEntryBlock();
  copier.builder.setInsertionPointToStart(entry);
  for (BlockArgument argument : gradient.getArguments()) {
    unsigned index = argument.getArgNumber();
    unsigned shift = index < numInputs ? 0 : saved.size();
    copier.mapping.map(argument, entry->getArgument(index + shift));
  }
  for (auto [index, value] : llvm::enumerate(saved))
    copier.mapping.map(value, entry->getArgument(numInputs + index));
  for (Operation &op : block)
    if (!copier.forward.contains(&op))
      copier.copy(op);
  return {forward, backward};
}
