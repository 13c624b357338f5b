//===- Run.h - What crease-run does -----------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_RUN_H
#define CREASE_DRIVER_RUN_H

#include "crease/Driver/Program.h"

#include <optional>

namespace crease {

struct RunOptions {
  std::string input; ///< The module.
  std::string entry; ///< May be empty if the module has one function.
  /// .npy files; an empty name leaves an input to be drawn.
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
  /// The dynamic sizes of each run; none is one run without any.
  std::vector<std::vector<int64_t>> dims;
  uint64_t seed = 0;
  bool specials = false;
  bool check = false, bench = false, json = false;
  /// Limits of --check: of the error over the largest value, and in ULP.
  std::optional<double> tolerance, maxUlp;
  std::string remarks;
  BuildOptions build;
};

/// Runs a function, once for each of `dims`; every failure has been reported. A
/// check that finds too large a difference is a failure too; the other runs
/// follow all the same.
mlir::LogicalResult runFile(const RunOptions &options);

} // namespace crease

#endif // CREASE_DRIVER_RUN_H
