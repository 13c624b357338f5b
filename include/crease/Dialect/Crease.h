//===- Crease.h - The crease dialect ----------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DIALECT_CREASE_H
#define CREASE_DIALECT_CREASE_H

#include "crease/Activations/Definitions.h"
#include "crease/Activations/Dual.h"
#include "crease/Activations/Formula.h"
#include "crease/Activations/IRNumber.h"
#include "crease/Activations/Pair.h"
#include "crease/Activations/Real64.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "crease/Dialect/CreaseDialect.h.inc"

namespace crease {

class ActivationOpInterface;

/// Verifies what all activations promise: parameters that make sense and
/// operands that broadcast to the result.
mlir::LogicalResult verifyActivation(mlir::Operation *op);

/// Verifies that every operand broadcasts to the first result's type: aligned
/// at the last dimension, sizes of 1 and scalars stretched.
mlir::LogicalResult verifyBroadcast(mlir::Operation *op);

/// Verifies that `axis` counts a dimension of `rank`, from the front or the
/// end.
mlir::LogicalResult verifyAxis(mlir::Operation *op, int64_t axis, int64_t rank);

/// The axis of a row op, counted from the front.
int64_t getRowAxis(mlir::Operation *op);

/// Whether the dialect computes with this element type: f64, f32, f16 or bf16.
bool isSupportedFloat(mlir::Type type);

/// Emits the same op, with its attributes, on other operands, giving results of
/// another type: how an elementwise op moves between tensors, scalars and
/// vectors.
mlir::ResultRange emitLike(mlir::OpBuilder &builder, mlir::Location loc,
                           mlir::Operation *op, mlir::ValueRange operands,
                           mlir::Type resultType);

/// Whether `op` is of arith, math or crease, pure and without regions: what
/// definitions and epilogues are made of.
bool isPlainCode(mlir::Operation *op);

/// A parameter's attribute: f32 for a float, else of the value's own type.
mlir::FloatAttr getParamAttr(mlir::Builder builder, float value);
mlir::FloatAttr getParamAttr(mlir::Builder builder, const llvm::APFloat &value);

/// Folds an activation of constants by its definition, evaluated in double and
/// rounded once; null where an operand is not constant or is too large to fold.
mlir::OpFoldResult foldActivation(ActivationOpInterface op,
                                  llvm::ArrayRef<mlir::Attribute> operands);
mlir::LogicalResult
foldActivation(ActivationOpInterface op,
               llvm::ArrayRef<mlir::Attribute> operands,
               llvm::SmallVectorImpl<mlir::OpFoldResult> &results);

/// What `function` makes of the one result or of each of the results of a
/// definition.
template <class T, class Function>
auto mapResults(const T &result, Function function) {
  return llvm::SmallVector<decltype(function(result))>{function(result)};
}
template <class T, class Function>
auto mapResults(const std::vector<T> &results, Function function) {
  return llvm::map_to_vector(results, function);
}

/// The sizes of an op's results where all have the first operand's shape; fails
/// where that is not a tensor.
llvm::LogicalResult
reifyLikeFirstOperand(mlir::Operation *op, mlir::OpBuilder &builder,
                      mlir::ReifiedRankedShapedTypeDims &shapes);

/// The dimensions permutation[0], permutation[1] and so on of a tensor, as an op.
mlir::Value transposeTensor(mlir::OpBuilder &builder, mlir::Location loc,
                            mlir::Value tensor,
                            llvm::ArrayRef<int64_t> permutation);

/// Makes `sizes` attributes where `shape` is static, and values where it is
/// dynamic: an op and its type may each know more than the other.
void matchSizes(mlir::OpBuilder &builder, mlir::Location loc,
                llvm::MutableArrayRef<mlir::OpFoldResult> sizes,
                llvm::ArrayRef<int64_t> shape);

/// The elements of the largest vector whose code is written out, element by
/// element or register by register; larger ones are an error.
inline constexpr int64_t maxVectorElements = 1024;

/// That `op` is not to be written out for vectors of more elements than `most`:
/// `type` is its type, or any type that is not a vector's.
mlir::LogicalResult checkVectorSize(mlir::Operation *op, mlir::Type type,
                                    int64_t most = maxVectorElements);

/// The name of the argument attribute that marks a weight, which may be packed
/// ahead of time.
inline constexpr llvm::StringLiteral weightAttrName = "crease.weight";

/// The name of the attribute in which a function that has been given its C form
/// keeps its signature: a function type of memrefs, inputs to outputs.
inline constexpr llvm::StringLiteral cSignatureAttrName = "crease.c_signature";

} // namespace crease

#include "crease/Dialect/CreaseInterfaces.h.inc"

#define GET_OP_CLASSES
#include "crease/Dialect/CreaseOps.h.inc"

#endif // CREASE_DIALECT_CREASE_H
