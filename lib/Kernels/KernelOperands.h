//===- KernelOperands.h - What a fused linear's loops read ---- -*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_KERNELOPERANDS_H
#define CREASE_LIB_KERNELS_KERNELOPERANDS_H

#include "Epilogue.h"
#include "Matrices.h"
#include "crease/Dialect/Crease.h"

namespace crease {

/// The operands of a fused linear on memrefs as matrices and vectors, and its
/// sizes.
struct KernelOperands {
  KernelOperands(LoopBuilder &b, FusedLinearOp op);

  mlir::Block &epilogue() { return op.getEpilogue().front(); }

  LoopBuilder &b;
  FusedLinearOp op;
  Matrices matrices;
  mlir::Value left;
  llvm::SmallVector<mlir::Value> outputs;
  llvm::SmallVector<KernelExtra> extras;
  mlir::Value m, n, k;
};

} // namespace crease

#endif // CREASE_LIB_KERNELS_KERNELOPERANDS_H
