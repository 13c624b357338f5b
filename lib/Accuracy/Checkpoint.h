//===- Checkpoint.h - What sweeps have written down -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A line with the title, the kernels and the range, then one for each finished
// block. A line that was cut off is not counted.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_ACCURACY_CHECKPOINT_H
#define CREASE_LIB_ACCURACY_CHECKPOINT_H

#include "crease/Accuracy/Sweep.h"

#include <iosfwd>
#include <map>

namespace crease {
namespace accuracy {

/// Reads what stands in a checkpoint, or starts one. Gives what is wrong.
std::string resumeCheckpoint(const SweepOptions &options,
                             std::vector<SweepResults> &results,
                             std::vector<bool> &finished);

void writeBlock(std::ostream &out, uint64_t block, const SweepResults &results);

std::string cannotWriteCheckpoint(const SweepOptions &options);

/// A record of the same sweep with other code.
struct EarlierRecord {
  /// Where a kernel stands in it.
  struct Source {
    size_t index;
    bool isSameCode;
  };
  std::vector<std::optional<Source>> sources; // one for each kernel
  std::map<uint64_t, SweepResults> blocks;

  const SweepResults *find(uint64_t block) const {
    auto found = blocks.find(block);
    return found == blocks.end() ? nullptr : &found->second;
  }
};

/// The record that the options name, if it is of the same function and range.
std::optional<EarlierRecord> readEarlier(const SweepOptions &options);

} // namespace accuracy
} // namespace crease

#endif // CREASE_LIB_ACCURACY_CHECKPOINT_H
