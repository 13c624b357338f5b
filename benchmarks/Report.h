//===- Report.h - What crease-bench prints and writes -----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_BENCHMARKS_REPORT_H
#define CREASE_BENCHMARKS_REPORT_H

#include "Contest.h"

#include "llvm/Support/raw_ostream.h"

#include <optional>

namespace crease::bench {

/// A contestant of ours beside the best peer that it may be compared with.
struct Comparison {
  const Outcome *peer = nullptr;
  /// The peer's time over ours: above 1, ours is faster. The median over the
  /// rounds.
  double ratio = 0;
};

/// The fastest peer of comparable accuracy: with an error of at most four times
/// ours, or of 1e-6 of the largest value. At level fast every peer counts.
std::optional<Comparison> compareWithPeers(const Outcome &ours,
                                           const std::vector<Outcome> &all);

/// A block of lines for people.
void printText(llvm::raw_ostream &os, const Workload &workload,
               const std::vector<Outcome> &outcomes);

/// The lines of the machine, and the names of the columns.
void printCsvHeader(llvm::raw_ostream &os, const ContestOptions &options,
                    const std::vector<std::string> &missing);
void printCsv(llvm::raw_ostream &os, const Workload &workload,
              const std::vector<Outcome> &outcomes);

} // namespace crease::bench

#endif // CREASE_BENCHMARKS_REPORT_H
