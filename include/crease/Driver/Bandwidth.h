//===- Bandwidth.h - The machine's memory limit -----------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_BANDWIDTH_H
#define CREASE_DRIVER_BANDWIDTH_H

#include "crease/Driver/Array.h"

namespace crease {

/// Measures what one thread can move to and from memory, in bytes a second. It
/// holds two arrays of 256 MiB, far more than any cache, and takes the best of
/// three passes, about 0.1 s a figure. Zero where it cannot be measured.
class Bandwidth {
public:
  static llvm::Expected<Bandwidth> create();

  /// Reading.
  double measureRead() const;
  /// Reading, and writing as much by non-temporal stores: the sum of both.
  double measureCopy() const;

private:
  Bandwidth(Array from, Array to) : from(std::move(from)), to(std::move(to)) {}

  Array from, to;
};

} // namespace crease

#endif // CREASE_DRIVER_BANDWIDTH_H
