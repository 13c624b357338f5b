//===- FuseAnchor.h - Matmuls that a fused linear can hold ------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_TRANSFORMS_FUSEANCHOR_H
#define CREASE_LIB_TRANSFORMS_FUSEANCHOR_H

#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

#include <optional>

namespace crease {

/// A matmul of a left operand and a weight, in whatever op it is written.
struct FuseAnchor {
  mlir::Operation *op = nullptr;
  mlir::Value left, weight;
  /// Whether the weight is stored as [N,K].
  bool transposed = false;
  /// What the sum starts from, broadcast to the result; null for zero.
  mlir::Value start;

  mlir::Value result() const { return op->getResult(0); }
  mlir::RankedTensorType type() const {
    return mlir::cast<mlir::RankedTensorType>(result().getType());
  }
};

/// Whether the body multiplies its first two arguments, widened or not, and
/// adds the product to the third. With `orNarrowed` the arguments may be
/// narrowed, too.
bool multipliesAndAdds(mlir::Block &body, bool orNarrowed = false);

/// Whether `op` sums the products of two tensors over one dimension.
bool isContraction(mlir::linalg::LinalgOp op);

/// Whether every element of `value` is known to be zero (+0 or -0).
bool isZero(mlir::Value value);

/// Reads `op` as a matmul: crease.linear, linalg.matmul or a contraction in a
/// linalg.generic. Where it is one that a fused linear cannot hold, `why` says
/// so; it stays empty where the op is no matmul at all.
std::optional<FuseAnchor> matchAnchor(mlir::Operation *op, std::string &why);

/// Turns linear layers whose result is only taken apart by columns
/// (crease.split, tensor.extract_slice) into one linear layer for each part,
/// with a part of the weight.
void splitPackedLinears(mlir::Operation *root);

/// Turns contractions with batch dimensions into loops of matmuls, and
/// transposes left operands whose dimensions are not rows, then K.
void prepareContractions(mlir::Operation *root);

/// Where a matmul's result is reshaped before elementwise code reads it,
/// columns left alone, reshapes the left operand instead.
void prepareReshapes(mlir::Operation *root);

} // namespace crease

#endif // CREASE_LIB_TRANSFORMS_FUSEANCHOR_H
