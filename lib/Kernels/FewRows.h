//===- FewRows.h - A fused linear with a few rows ------------- -*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One row, or a few, read every weight once: the speed is that of the memory.
// So plain weights are read where they lie, and several streams run at once.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_FEWROWS_H
#define CREASE_LIB_KERNELS_FEWROWS_H

#include "KernelOperands.h"

namespace crease {

/// Up to how many rows `emitFewRows` is the better kernel for `op`; 0 where it
/// has none.
unsigned getFewRows(FusedLinearOp op, const KernelPlan &plan);

/// Emits the loops of a fused linear whose left operand has `rows` rows.
void emitFewRows(KernelOperands &operands, const KernelPlan &plan,
                 unsigned rows, bool parallel);

/// The same for as many rows as turn out to be there, getFewRows at most; the
/// weights are not packed.
void emitUpToFewRows(KernelOperands &operands, const KernelPlan &plan,
                     bool parallel);

} // namespace crease

#endif // CREASE_LIB_KERNELS_FEWROWS_H
