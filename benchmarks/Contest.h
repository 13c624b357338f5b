//===- Contest.h - One workload, run by all who can -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_BENCHMARKS_CONTEST_H
#define CREASE_BENCHMARKS_CONTEST_H

#include "Reference.h"
#include "Workloads.h"

#include "crease/Driver/Bandwidth.h"
#include "crease/Driver/Progress.h"
#include "crease/Kernels/TargetInfo.h"

#include <memory>
#include <optional>

namespace crease::bench {

/// What one contestant did on one workload.
struct Outcome {
  std::string label;
  bool isOurs = false;
  std::string accuracy; ///< The level, of ours.
  unsigned threads = 1;
  std::string why; ///< Why it did not run; empty if it did.
  Error error;
  /// A round each: the median time of a call, in seconds, and its share of the
  /// workload's limit, or nothing where it has none.
  std::vector<double> seconds, shares;
};

struct ContestOptions {
  TargetInfo target;
  std::string targetName = "native";
  unsigned rounds = 5;
  double secondsPerTurn = 0.05;
  std::vector<int> cpus; ///< The first is used, all by several threads.
};

/// Prepares all contestants, holds each result against the reference, and times
/// them turn by turn, in another order every round. Around each turn the limit
/// of the workload is measured. Nothing after an error that was reported.
std::optional<std::vector<Outcome>>
runContest(const Workload &workload,
           const std::vector<std::unique_ptr<Peer>> &peers,
           const Bandwidth &bandwidth, const ContestOptions &options,
           Progress &progress);

double getMedian(std::vector<double> values);

} // namespace crease::bench

#endif // CREASE_BENCHMARKS_CONTEST_H
