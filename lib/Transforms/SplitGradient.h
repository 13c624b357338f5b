//===- SplitGradient.h - A gradient as forward and backward -----*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_TRANSFORMS_SPLITGRADIENT_H
#define CREASE_LIB_TRANSFORMS_SPLITGRADIENT_H

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace crease {

/// The two halves of a gradient. `forward` is named @NAME_forward and gives the
/// results of @NAME and what is saved; `backward`, @NAME_backward, takes the
/// inputs, what was saved and the gradients of the results.
struct SplitGradient {
  mlir::func::FuncOp forward, backward;
};

/// Splits `gradient`, the gradient of `function`, into two new functions that
/// are in no module yet. `forwardOps` are the ops of `gradient` that the
/// forward consists of: the copies, one for one, of the ops in the body of
/// `function`, or null where there is none any more. Every float that a forward
/// op gives and the backward reads is saved; anything else is computed again.
SplitGradient splitGradient(mlir::func::FuncOp function,
                            mlir::func::FuncOp gradient,
                            llvm::ArrayRef<mlir::Operation *> forwardOps);

} // namespace crease

#endif // CREASE_LIB_TRANSFORMS_SPLITGRADIENT_H
