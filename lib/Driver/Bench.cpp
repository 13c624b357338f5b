//===- Bench.cpp - How long a call takes ----------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/Bench.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <algorithm>
#include <chrono>

using namespace crease;
using Clock = std::chrono::steady_clock;

static double measureOnce(llvm::function_ref<void()> run, int64_t numCalls) {
  auto start = Clock::now();
  for (int64_t i = 0; i < numCalls; ++i)
    run();
  std::chrono::duration<double> seconds = Clock::now() - start;
  return seconds.count() / double(numCalls);
}

Timing crease::measure(llvm::function_ref<void()> run, Progress &progress,
                       double totalSeconds, size_t minSamples,
                       llvm::function_ref<double()> rate) {
  constexpr double sampleSeconds = 2e-4;
  constexpr size_t maxSamples = 2001;
  // The first call touches pages and warms caches; the rest find out how many
  // calls make a sample, and the last of them is the first sample.
  run();
  int64_t numCalls = 1;
  double first = measureOnce(run, numCalls);
  while (first * double(numCalls) < sampleSeconds) {
    numCalls *= 2;
    first = measureOnce(run, numCalls);
  }

  llvm::SmallVector<double> samples = {first}, possible;
  double before = rate ? rate() : 0;
  double elapsed = first * double(numCalls);
  while (samples.size() < minSamples ||
         (elapsed < totalSeconds && samples.size() < maxSamples)) {
    samples.push_back(measureOnce(run, numCalls));
    if (rate) {
      double after = rate();
      possible.push_back(samples.back() * (before + after) / 2);
      before = after;
    }
    elapsed += samples.back() * double(numCalls);
    progress.update("timing", elapsed / totalSeconds);
  }
  llvm::sort(samples);
  llvm::sort(possible);
  size_t count = samples.size();
  Timing timing;
  timing.median = samples[count / 2];
  timing.least = samples.front();
  timing.spread =
      (samples[count * 3 / 4] - samples[count / 4]) / 2 / timing.median;
  timing.numCalls = int64_t(count) * numCalls;
  if (!possible.empty())
    timing.possible = possible[possible.size() / 2];
  return timing;
}
