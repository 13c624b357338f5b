//===- Buffers.h - Which buffers share memory -------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_BUFFERS_H
#define CREASE_LIB_KERNELS_BUFFERS_H

#include "mlir/IR/Value.h"

namespace crease {

/// Whether two buffers are known to share nothing: what is allocated here is
/// its own, and arguments of a function do not overlap.
bool areDistinct(mlir::Value one, mlir::Value other);

} // namespace crease

#endif // CREASE_LIB_KERNELS_BUFFERS_H
