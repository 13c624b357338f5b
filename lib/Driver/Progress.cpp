//===- Progress.cpp - What a long run is doing ----------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/Progress.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>

using namespace crease;

Progress::Progress()
    : isTerminal(llvm::sys::Process::StandardErrIsDisplayed()),
      start(Clock::now()), last(start) {}

void Progress::update(llvm::StringRef what, double share) {
  if (!isTerminal)
    return;
  auto now = Clock::now();
  // Stages are rare and shown at once; shares of one come often.
  if (now - start < std::chrono::milliseconds(1500) ||
      (share >= 0 && now - last < std::chrono::milliseconds(100)))
    return;
  last = now;
  std::chrono::duration<double> seconds = now - start;
  llvm::errs() << "\r\033[K" << what;
  if (share >= 0)
    llvm::errs() << llvm::format(" %3.0f %%", 100 * std::min(share, 1.0));
  llvm::errs() << llvm::format(", %.0f s", seconds.count());
  llvm::errs().flush();
  isShown = true;
}

void Progress::clear() {
  if (isShown)
    llvm::errs() << "\r\033[K";
  isShown = false;
}
