//===- SwappedKernel.h - Transposed weights as left operands ----*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// x W^T for a weight in memory as [N,K]: to pack it is to transpose it, which
// costs as much as multiplying it by some 18 rows. So where x has few rows,
// half as many as W at most, the two change places: x is packed, W is read
// where it lies, row by row as a left operand is, and the product, which comes
// out as [N,M], is transposed on its way to the epilogue.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_SWAPPEDKERNEL_H
#define CREASE_LIB_KERNELS_SWAPPEDKERNEL_H

#include "KernelOperands.h"

namespace crease {

/// The plan of the product with swapped operands, where `emitSwappedKernel` is
/// the better kernel.
std::optional<KernelPlan> planIfBetterSwapped(KernelOperands &operands,
                                              const TargetInfo &target,
                                              const KernelOverrides &overrides);

/// Emits the loops of a fused linear of one thread whose weights are transposed
/// and not packed. `swapped` is the plan of the product that is computed, that
/// of a weight [N,K] by the input [M,K] transposed; `plan` is that of `op`, for
/// the epilogue.
void emitSwappedKernel(KernelOperands &operands, const KernelPlan &plan,
                       const KernelPlan &swapped);

} // namespace crease

#endif // CREASE_LIB_KERNELS_SWAPPEDKERNEL_H
