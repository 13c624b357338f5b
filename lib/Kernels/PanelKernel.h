//===- PanelKernel.h - A fused linear over panels of weights -- -*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_PANELKERNEL_H
#define CREASE_LIB_KERNELS_PANELKERNEL_H

#include "KernelOperands.h"

namespace crease {

/// Emits the loops of a fused linear over panels of its weights, packed before
/// or on the way; with `parallel` threads share the panels.
void emitPanelKernel(KernelOperands &operands, const KernelPlan &plan,
                     bool parallel, unsigned leastRows = 1);

} // namespace crease

#endif // CREASE_LIB_KERNELS_PANELKERNEL_H
