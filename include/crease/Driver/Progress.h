//===- Progress.h - What a long run is doing --------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_PROGRESS_H
#define CREASE_DRIVER_PROGRESS_H

#include "llvm/ADT/StringRef.h"

#include <chrono>

namespace crease {

/// One line on standard error, shown only on a terminal and only once a run has
/// taken a second and a half; it is wiped out at the end.
class Progress {
public:
  Progress();
  ~Progress() { clear(); }

  /// Says what is being done and, if known, which share of it is done.
  void update(llvm::StringRef what, double share = -1);
  void clear();

private:
  using Clock = std::chrono::steady_clock;
  bool isTerminal;
  bool isShown = false;
  Clock::time_point start, last;
};

} // namespace crease

#endif // CREASE_DRIVER_PROGRESS_H
