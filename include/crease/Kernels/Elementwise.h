//===- Elementwise.h - Elementwise code on tensors --------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_KERNELS_ELEMENTWISE_H
#define CREASE_KERNELS_ELEMENTWISE_H

namespace mlir {
class OpPassManager;
} // namespace mlir

namespace crease {

/// Turns elementwise ops on tensors (arith, math, and crease ops that
/// convert-crease-to-linalg has not turned already) into linalg.generic and
/// chains of these into one, before bufferization. `pm` is a module's.
void addElementwiseFusion(mlir::OpPassManager &pm);

} // namespace crease

#endif // CREASE_KERNELS_ELEMENTWISE_H
