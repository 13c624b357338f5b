//===- Ulp.h - What crease-ulp does -----------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACCURACY_ULP_H
#define CREASE_ACCURACY_ULP_H

#include "crease/Accuracy/Measure.h"

namespace crease::accuracy {

struct UlpOptions {
  /// Names in the sense of parseFunction; all activations for none.
  std::vector<std::string> ops;
  /// A file whose custom activations are measured instead.
  std::string input;
  bool withDerivatives = false, withExtraArguments = false;
  /// Of custom activations, after the first operand.
  std::vector<double> arguments;
  std::vector<std::string> types = {"f32"};
  std::vector<std::string> levels = {"high"}, targets = {"native"};
  /// Emulate what this machine cannot run of them.
  bool emulate = false;
  MeasureOptions measure;
  /// Fail where a bound does not hold, and print nothing where all do.
  bool check = false;
  bool json = false, profile = false;
  /// Only print the names of what would be measured.
  bool list = false;
};

/// Measures and prints; false after an error, or where a bound does not hold.
bool runUlp(const UlpOptions &options);

} // namespace crease::accuracy

#endif // CREASE_ACCURACY_ULP_H
