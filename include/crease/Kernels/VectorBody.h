//===- VectorBody.h - Scalar bodies onto vectors ----------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The body of a linalg.generic or of an epilogue says what happens to one
// element. Cloned onto vectors it says the same of many; activations keep their
// names, and Numerics opens them later.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_KERNELS_VECTORBODY_H
#define CREASE_KERNELS_VECTORBODY_H

#include "mlir/IR/Builders.h"

#include <optional>
#include <string>

namespace crease {

/// Whether registers can have so many bits; emits an error at `op` where not.
mlir::LogicalResult checkVectorBits(mlir::Operation *op, int64_t bits);

/// Why `block` cannot be cloned onto vectors; empty where it can. Every op must
/// be elementwise, pure for every input (masked lanes hold arbitrary values)
/// and over numbers.
std::string whyNotOnVectors(mlir::Block &block);

/// About how many instructions `block` takes on a vector; nothing where an op
/// of it is not a matter of a few.
std::optional<unsigned> countInstructions(mlir::Block &block);

/// Makes `value` a vector of `lanes` elements if it is a scalar.
mlir::Value broadcastToLanes(mlir::OpBuilder &builder, mlir::Location loc,
                             mlir::Value value, int64_t lanes);

/// Clones the body onto vectors of `lanes` elements and returns the values that
/// its terminator yields. Arguments may be vectors or scalars. `index(d)` gives
/// the value of linalg.index along dimension d.
llvm::SmallVector<mlir::Value>
cloneOntoVectors(mlir::OpBuilder &builder, mlir::Block &block,
                 llvm::ArrayRef<mlir::Value> arguments, int64_t lanes,
                 llvm::function_ref<mlir::Value(int64_t)> index = nullptr);

} // namespace crease

#endif // CREASE_KERNELS_VECTORBODY_H
