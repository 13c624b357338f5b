//===- Differentiate.cpp - Gradients of functions -------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SplitGradient.h"
#include "Tape.h"

#include "crease/Transforms/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/ADT/ScopeExit.h"

namespace crease {
#define GEN_PASS_DEF_CREASEDIFFERENTIATE
#include "crease/Transforms/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

static constexpr StringLiteral gradientSuffix = "_grad";
static constexpr StringLiteral forwardSuffix = "_forward";
static constexpr StringLiteral backwardSuffix = "_backward";

/// The arguments of a function by which it is differentiated: those asked for,
/// or all that are floats.
static FailureOr<SmallVector<unsigned>>
chooseArguments(func::FuncOp function, ArrayRef<unsigned> asked) {
  SmallVector<unsigned> chosen;
  for (BlockArgument argument : function.getArguments())
    if (asked.empty() && isDifferentiable(argument.getType()))
      chosen.push_back(argument.getArgNumber());
  for (unsigned index : asked) {
    if (index >= function.getNumArguments())
      return function.emitOpError()
             << "has no argument #" << index << " to differentiate by";
    BlockArgument argument = function.getArgument(index);
    if (!isDifferentiable(argument.getType()))
      return emitError(argument.getLoc())
             << "'func.func' op '" << function.getSymName() << "' argument #"
             << index << " of type " << argument.getType()
             << " has no gradient";
    chosen.push_back(index);
  }
  return chosen;
}

namespace {
struct CreaseDifferentiate
    : crease::impl::CreaseDifferentiateBase<CreaseDifferentiate> {
  using CreaseDifferentiateBase::CreaseDifferentiateBase;

  void runOnOperation() override {
    ModuleOp module = getOperation();
    std::optional<Saved> policy =
        llvm::StringSwitch<std::optional<Saved>>(save)
            .Case("all", Saved::All)
            .Case("pre-activations", Saved::PreActivations)
            .Case("nothing", Saved::Nothing)
            .Default(std::nullopt);
    if (!policy) {
      module.emitError()
          << "save must be all, pre-activations or nothing, not '" << save
          << "'";
      return signalPassFailure();
    }
    SymbolTable symbols(module);
    CustomDerivatives custom(module);
    // What is declared decides, beside options, what is made.
    auto isDeclared = [&](func::FuncOp function, StringRef suffix) {
      auto found =
          symbols.lookup<func::FuncOp>((function.getSymName() + suffix).str());
      return found && found.isExternal();
    };
    SmallVector<std::pair<func::FuncOp, bool>> chosen;
    if (functions.empty()) {
      for (func::FuncOp function : module.getOps<func::FuncOp>()) {
        if (function.isExternal())
          continue;
        if (!declared) {
          chosen.push_back({function, split});
          continue;
        }
        if (isDeclared(function, forwardSuffix) ||
            isDeclared(function, backwardSuffix))
          chosen.push_back({function, true});
        if (isDeclared(function, gradientSuffix))
          chosen.push_back({function, false});
      }
    } else {
      for (const std::string &name : functions) {
        auto function = symbols.lookup<func::FuncOp>(name);
        if (!function || function.isExternal()) {
          module.emitError()
              << "no function '" << name << "' with a body to differentiate";
          return signalPassFailure();
        }
        chosen.push_back({function, split});
      }
    }
    for (auto [function, halves] : chosen)
      if (failed(differentiate(function, halves, *policy, symbols, custom)))
        return signalPassFailure();
  }

  static std::string gradientName(func::FuncOp function) {
    return (function.getSymName() + gradientSuffix).str();
  }

  LogicalResult differentiate(func::FuncOp function, bool halves, Saved policy,
                              SymbolTable &symbols, CustomDerivatives &custom);
};
} // namespace

/// Puts `made`, derived from `function`, into the symbol table, in the place of
/// a declaration where there is one; erases it where that cannot be.
static LogicalResult replaceDeclaration(func::FuncOp function,
                                        func::FuncOp made,
                                        SymbolTable &symbols) {
  llvm::scope_exit erase([&] { made.erase(); });
  if (Operation *existing = symbols.lookup(made.getSymName())) {
    auto declaration = dyn_cast<func::FuncOp>(existing);
    if (!declaration || !declaration.isExternal())
      return existing->emitOpError()
             << "'" << made.getSymName() << "' stands where the gradient of '"
             << function.getSymName() << "' would";
    if (declaration.getFunctionType() != made.getFunctionType())
      return declaration.emitOpError()
             << "is declared with type " << declaration.getFunctionType()
             << ", but the gradient of '" << function.getSymName()
             << "' has type " << made.getFunctionType();
    made.setVisibility(declaration.getVisibility());
    symbols.erase(declaration);
  }
  erase.release();
  symbols.insert(made);
  return success();
}

LogicalResult CreaseDifferentiate::differentiate(func::FuncOp function,
                                                 bool halves, Saved policy,
                                                 SymbolTable &symbols,
                                                 CustomDerivatives &custom) {
  Location loc = function.getLoc();
  std::string name = gradientName(function);
  if (!function.getBody().hasOneBlock())
    return function.getBody().front().getTerminator()->emitOpError(
        "has no derivative: control flow is not supported");
  SmallVector<unsigned> asked(arguments.begin(), arguments.end());
  FailureOr<SmallVector<unsigned>> chosen = chooseArguments(function, asked);
  if (failed(chosen))
    return failure();

  // (inputs..., gradients of the results...) -> (gradients of the inputs...)
  SmallVector<Type> inputs(function.getArgumentTypes()), results;
  for (Type type : function.getResultTypes())
    if (isDifferentiable(type))
      inputs.push_back(type);
  for (unsigned index : *chosen)
    results.push_back(function.getArgumentTypes()[index]);
  OpBuilder builder(function);
  auto type = builder.getFunctionType(inputs, results);
  builder.setInsertionPointAfter(function);
  auto gradient = func::FuncOp::create(builder, loc, name, type);
  Block *entry = gradient.addEntryBlock();
  builder.setInsertionPointToStart(entry);

  // The forward ...
  IRMapping mapping;
  Tape tape(builder, policy, custom);
  unsigned numArguments = function.getNumArguments();
  mapping.map(function.getArguments(),
              entry->getArguments().take_front(numArguments));
  for (unsigned index : *chosen)
    tape.want(entry->getArgument(index));
  Block &body = function.getBody().front();
  SmallVector<Operation *> ops;
  for (Operation &op : body.without_terminator()) {
    ops.push_back(builder.clone(op, mapping));
    tape.follow(*ops.back());
  }
  // ... and back.
  unsigned next = numArguments;
  for (Value value : body.getTerminator()->getOperands())
    if (isDifferentiable(value.getType()))
      tape.add(mapping.lookup(value), entry->getArgument(next++));
  for (Operation *op : llvm::reverse(ops))
    if (failed(tape.visit(*op))) {
      gradient.erase();
      return failure();
    }
  SmallVector<Value> returned;
  for (unsigned index : *chosen) {
    Value argument = entry->getArgument(index);
    Value value = tape.gradientOf(argument);
    returned.push_back(value ? value
                             : createFloatConstant(builder, loc, argument, 0));
  }
  func::ReturnOp::create(builder, loc, returned);

  // Of the forward only what the backward uses stays.
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(*entry)))
    if (isOpTriviallyDead(&op)) {
      llvm::replace(ops, &op, static_cast<Operation *>(nullptr));
      op.erase();
    }
  if (halves) {
    SplitGradient parts = splitGradient(function, gradient, ops);
    gradient.erase();
    bool first =
        succeeded(replaceDeclaration(function, parts.forward, symbols));
    bool second =
        succeeded(replaceDeclaration(function, parts.backward, symbols));
    return success(first && second);
  }
  return replaceDeclaration(function, gradient, symbols);
}
