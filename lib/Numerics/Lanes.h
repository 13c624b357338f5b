//===- Lanes.h - Vectors in pieces, and back ----------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_NUMERICS_LANES_H
#define CREASE_LIB_NUMERICS_LANES_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"

namespace crease {
namespace numerics {

/// A vector of `count` lanes from lane `first` on; lanes beyond the end repeat
/// the first one.
mlir::Value takeLanes(mlir::OpBuilder &builder, mlir::Location loc,
                      mlir::Value vector, int64_t first, int64_t count);

/// The first `count` lanes of all pieces, each of the same width, as a value of
/// `type`, or as a scalar where there is none.
mlir::Value joinResult(mlir::OpBuilder &builder, mlir::Location loc,
                       mlir::ValueRange pieces, int64_t count,
                       mlir::VectorType type);

} // namespace numerics
} // namespace crease

#endif // CREASE_LIB_NUMERICS_LANES_H
