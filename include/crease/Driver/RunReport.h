//===- RunReport.h - What crease-run prints ---------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_RUNREPORT_H
#define CREASE_DRIVER_RUNREPORT_H

#include "crease/Driver/Array.h"
#include "crease/Driver/Bench.h"
#include "crease/Driver/Compare.h"

#include "llvm/Support/raw_ostream.h"

#include <optional>
#include <string>
#include <vector>

namespace crease {

/// All that one run found out.
struct RunReport {
  struct Argument {
    std::string shape; ///< Such as "4x8xf32".
    llvm::SmallVector<int64_t> sizes;
    std::string type;
  };
  struct Output : Argument {
    double least = 0, mean = 0, largest = 0;
    uint64_t hash = 0; ///< xxh3 of the bytes.
    std::optional<Difference> difference;
    /// The elements at the worst place of the difference.
    double worstActual = 0, worstExpected = 0;
    std::string worstPlace;
  };

  std::string file, entry, target, accuracy, threads;
  unsigned numThreads = 1;
  bool reference = false;
  bool packed = false; ///< Whether weights were packed ahead of time.
  double compileSeconds = 0;
  std::vector<Argument> inputs;
  std::vector<Output> outputs;
  bool isChecked = false, passed = true;
  std::optional<Timing> timing;
  std::optional<double> flops; ///< Of one call.
  double bytes = 0;            ///< Of all inputs and outputs.
  double peak = 0;             ///< Operations a second; 0 if not measured.
};

/// What there is to say of an array.
RunReport::Output summarize(const Array &array);

/// Lines for people; says only what was asked for.
void printText(llvm::raw_ostream &os, const RunReport &report);

/// One JSON object, on a line of its own, with every figure under a fixed name;
/// null stands for what was not asked for or does not exist. Bytes of a name
/// that are no UTF-8 become U+FFFD.
void printJson(llvm::raw_ostream &os, const RunReport &report);

} // namespace crease

#endif // CREASE_DRIVER_RUNREPORT_H
