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
/// target's vectors on so many threads at once, from registers, as the best of
/// 3 ms. Zero where it cannot be measured for the target.
///
/// Call it right after what is held against it: a core keeps the clock that
/// this has left for some milliseconds. A loop of FMAs alone then climbs to a
/// higher one (measured on Emerald Rapids: 179 GFLOP/s after a matmul, 192 some
/// 8 ms later).
double measureFmaPeak(const TargetInfo &target, bool isDouble,
                      unsigned numThreads);

} // namespace crease

#endif // CREASE_DRIVER_FMAPEAK_H
