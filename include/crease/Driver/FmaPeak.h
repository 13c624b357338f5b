//===- FmaPeak.h - The machine's arithmetic limit ---------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_FMAPEAK_H
#define CREASE_DRIVER_FMAPEAK_H

#include "crease/Kernels/TargetInfo.h"

namespace crease {

/// Measures how many floating-point operations a second fused multiply-adds (or
/// multiplications and additions, where the target has no FMA) can do with the
/// target's vectors on so many threads at once, from registers: the median of
/// rounds of 0.1 ms within 3 ms. Zero where it cannot be measured for the
/// target.
///
/// The operands are as random as those of a product: where power sets the
/// clock, what toggles counts (measured on Emerald Rapids after a matmul: 179
/// GFLOP/s, but 185 with one for a factor, and 192 some 8 ms later). It is a
/// median, as the times are that are held against it: where the clock wavers
/// from one millisecond to the next, no kernel could reach the best of many.
///
/// Call it right after what is held against it, for a core keeps the clock that
/// this has left for some milliseconds.
double measureFmaPeak(const TargetInfo &target, bool isDouble,
                      unsigned numThreads);

/// The same of this thread by the faster of two rounds: for measuring between
/// one call and the next of what is held against it, where the clock wavers
/// from one to the other.
double measureFmaBurst(const TargetInfo &target, bool isDouble);

} // namespace crease

#endif // CREASE_DRIVER_FMAPEAK_H
