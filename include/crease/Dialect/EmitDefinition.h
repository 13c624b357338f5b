//===- EmitDefinition.h - Definitions as arith and math ops ----------*- C++
//-*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DIALECT_EMITDEFINITION_H
#define CREASE_DIALECT_EMITDEFINITION_H

#include "crease/Dialect/Crease.h"

namespace crease {

/// What becomes of the activations in the body of a custom one.
enum class Inner {
  Keep,         ///< They keep their names.
  Open,         ///< They are emitted by their definitions.
  OpenCarefully ///< The same, with every number in two: for results in f64.
};

/// Emits the body of a custom activation on the given operands, all of one
/// float, vector or tensor type, in which every float of the body is then
/// evaluated: constants exactly, casts between float types as nothing. Fails
/// with a diagnostic at an op that has no form on the operands' type.
mlir::FailureOr<mlir::Value>
emitDefinition(mlir::OpBuilder &builder, mlir::Location loc,
               DefineOp definition, mlir::ValueRange operands, Inner inner);

/// Emits the results of an activation, built-in or custom, by its definition on
/// operands of one type; `careful` as in ActivationOpInterface.
mlir::FailureOr<llvm::SmallVector<mlir::Value>>
emitActivation(mlir::OpBuilder &builder, mlir::Location loc,
               mlir::Operation *op, mlir::ValueRange operands, bool careful);

/// `type` with another element type.
mlir::Type withElementType(mlir::Type type, mlir::Type elementType);

/// Converts a value of float, vector or tensor type to another element type,
/// rounding once, to nearest with ties to even, also from f64 to f16 and bf16,
/// for which no target has an instruction.
mlir::Value convertFloat(mlir::OpBuilder &builder, mlir::Location loc,
                         mlir::Value value, mlir::Type elementType);

/// exp(x - m) of f64, accurate also where the difference is not exact: of
/// hi + lo = x - m it is exp(hi) (1 + lo), and exp(hi) where hi is not finite.
mlir::Value emitExpOfDifference(mlir::OpBuilder &builder, mlir::Location loc,
                                mlir::Value x, mlir::Value m);

/// Rounds f64 to f32 so that a second rounding to f16 or bf16 gives what one
/// rounding would: where f32 is not exact, the neighbour with the odd last bit.
mlir::Value roundToOdd(mlir::OpBuilder &builder, mlir::Location loc,
                       mlir::Value value);

} // namespace crease

#endif // CREASE_DIALECT_EMITDEFINITION_H
