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

Timing crease::measure(llvm::function_ref<void()> run, Progress &progress) {
  constexpr double sampleSeconds = 2e-4, totalSeconds = 0.5;
  constexpr size_t minSamples = 3, maxSamples = 2001;
  // The first call touches pages and warms caches; the rest find out how many
  // calls make a sample.
  run();
  int64_t numCalls = 1;
  while (measureOnce(run, numCalls) * double(numCalls) < sampleSeconds)
    numCalls *= 2;

  llvm::SmallVector<double> samples;
  double elapsed = 0;
  while (samples.size() < minSamples ||
         (elapsed < totalSeconds && samples.size() < maxSamples)) {
    samples.push_back(measureOnce(run, numCalls));
    elapsed += samples.back() * double(numCalls);
    progress.update("timing", elapsed / totalSeconds);
  }
  llvm::sort(samples);
  size_t count = samples.size();
  Timing timing;
  timing.median = samples[count / 2];
  timing.least = samples.front();
  timing.spread =
      (samples[count * 3 / 4] - samples[count / 4]) / 2 / timing.median;
  timing.numCalls = int64_t(count) * numCalls;
  return timing;
}
