//===- Compare.h - How far two results are apart ----------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_COMPARE_H
#define CREASE_DRIVER_COMPARE_H

#include "crease/Driver/Array.h"

namespace crease {

/// How far an array is from the one it should be.
struct Difference {
  /// The most steps from one number to the next of the type between two
  /// elements; for integers the largest difference. Zeros count as equal.
  double maxUlp = 0;
  double maxAbsolute = 0;
  /// The largest absolute error over the largest absolute value expected.
  double maxRelative = 0;
  /// Where maxUlp is reached; -1 if all are equal.
  int64_t worst = -1;
  /// Elements where one is NaN or infinite and the other is not the same.
  int64_t mismatches = 0;
  int64_t firstMismatch = -1;
  /// Zeros of the wrong sign.
  int64_t wrongZeros = 0;

  /// Takes in what another result differs by from the same expected array: each
  /// figure becomes the larger one, so that no limit is kept that either
  /// exceeds. Says whether the worst place is now the other's.
  bool include(const Difference &other);
};

/// Compares two arrays of one shape and kind.
Difference compareArrays(const Array &actual, const Array &expected);

} // namespace crease

#endif // CREASE_DRIVER_COMPARE_H
