//===- Tape.h - Gradients of values, from the last to the first -*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_TRANSFORMS_TAPE_H
#define CREASE_LIB_TRANSFORMS_TAPE_H

#include "crease/Dialect/EmitDefinition.h"

#include "mlir/IR/IRMapping.h"

namespace mlir::linalg {
class LinalgOp;
} // namespace mlir::linalg

namespace crease {

/// What of the forward the backward keeps.
enum class Saved {
  All,            // every value
  PreActivations, // all but what elementwise ops gave, which is recomputed
  Nothing         // the arguments alone
};

/// The derivatives of the custom definitions of a module: one definition for
/// each operand, made when it is first asked for.
class CustomDerivatives {
public:
  explicit CustomDerivatives(mlir::ModuleOp module) : symbols(module) {}

  /// The definition of the partial derivative by operand `index`.
  mlir::FailureOr<DefineOp> get(DefineOp definition, unsigned index);

private:
  mlir::SymbolTable symbols;
  llvm::DenseMap<std::pair<mlir::Operation *, unsigned>, DefineOp> made;
};

/// Walks back over straight-line code: holds the gradients of its values and
/// emits the ops that compute them.
class Tape {
public:
  Tape(mlir::OpBuilder &builder, Saved saved, CustomDerivatives &custom)
      : builder(builder), saved(saved), custom(custom) {}

  /// Asks for the gradient of a value; `follow` carries this on to what
  /// depends on it.
  void want(mlir::Value value) { active.insert(value); }
  bool wants(mlir::Value value) const { return active.contains(value); }
  void follow(mlir::Operation &op);

  /// Adds to the gradient of a value, if that is wanted. The gradient has the
  /// value's type.
  void add(mlir::Value value, mlir::Value gradient);
  /// The gradient of a value so far, null for zero.
  mlir::Value gradientOf(mlir::Value value) const {
    return gradients.lookup(value);
  }

  /// Emits the gradients of an op's operands from those of its results; fails
  /// with a diagnostic at an op that has no derivative.
  mlir::LogicalResult visit(mlir::Operation &op);

  /// A value of the forward, for the backward to use: itself or recomputed.
  mlir::Value use(mlir::Value value);
  llvm::SmallVector<mlir::Value> use(mlir::ValueRange values);

private:
  // One group of ops each (Pullback*.cpp). They give success, failure with a
  // diagnostic, or nullopt for an op that is none of theirs.
  std::optional<mlir::LogicalResult> visitCrease(mlir::Operation &op);
  std::optional<mlir::LogicalResult> visitArithmetic(mlir::Operation &op);
  std::optional<mlir::LogicalResult> visitTensor(mlir::Operation &op);
  std::optional<mlir::LogicalResult> visitLinalg(mlir::Operation &op);

  void visitActivation(mlir::Operation *op, mlir::Value incoming);
  mlir::LogicalResult visitApply(ApplyOp op, mlir::Value incoming);
  void visitLinear(LinearOp op, mlir::Value incoming);
  void visitCrossEntropy(SoftmaxCrossEntropyOp op, mlir::Value incoming);
  void visitSplit(SplitOp op);
  mlir::LogicalResult visitElementwise(mlir::linalg::LinalgOp op);
  void visitContraction(mlir::linalg::LinalgOp op);
  void visitSum(mlir::linalg::LinalgOp op);

  mlir::OpBuilder &builder;
  Saved saved;
  CustomDerivatives &custom;
  llvm::DenseSet<mlir::Value> active;
  llvm::DenseMap<mlir::Value, mlir::Value> gradients;
  mlir::IRMapping recomputed;
};

/// Whether values of the type have gradients.
bool isDifferentiable(mlir::Type type);

/// Emits the gradients of a scalar body's arguments, given those of what it
/// yields: the body is cloned on `arguments`, then walked back. Arguments that
/// are not wanted, or that nothing depends on, have null gradients.
mlir::LogicalResult
differentiateBody(mlir::OpBuilder &builder, CustomDerivatives &custom,
                  mlir::Block &body, mlir::ValueRange arguments,
                  llvm::ArrayRef<bool> wanted,
                  llvm::ArrayRef<mlir::Value> incoming,
                  llvm::SmallVectorImpl<mlir::Value> &gradients);

/// The sum of a gradient over what a value of type `like` was broadcast along.
mlir::Value reduceTo(mlir::OpBuilder &builder, mlir::Location loc,
                     mlir::Value gradient, mlir::Type like);

} // namespace crease

#endif // CREASE_LIB_TRANSFORMS_TAPE_H
