//===- Bench.h - How long a call takes --------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_BENCH_H
#define CREASE_DRIVER_BENCH_H

#include "crease/Driver/Progress.h"

#include "llvm/ADT/STLFunctionalExtras.h"

#include <cstdint>

namespace crease {

/// Times of one call, in seconds.
struct Timing {
  double median = 0, least = 0;
  /// Half the distance between the quartiles, over the median.
  double spread = 0;
  int64_t numCalls = 0;
  /// The median of a call's time times the rate that the machine then had: how
  /// much it could have done. Zero where no rate was asked for, or of one sample.
  double possible = 0;
};

/// Calls `run` until the median is steady: in samples of about a fifth of a
/// millisecond or one call, for `totalSeconds` or, where calls are long, at
/// least `minSamples` times, after one call that warms up. `rate` measures the
/// machine before and after each sample but the first, in a time that is not
/// counted.
Timing measure(llvm::function_ref<void()> run, Progress &progress,
               double totalSeconds = 0.5, size_t minSamples = 3,
               llvm::function_ref<double()> rate = nullptr);

} // namespace crease

#endif // CREASE_DRIVER_BENCH_H
