//===- Measure.h - The errors of compiled code ------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACCURACY_MEASURE_H
#define CREASE_ACCURACY_MEASURE_H

#include "crease/Accuracy/Compiled.h"
#include "crease/Accuracy/Sweep.h"

namespace crease::accuracy {

/// The bounds that are the same for all ops, in ULP but for the relative one.
/// Derivatives at `high`, relative to their own value: their signs are right.
constexpr double derivativeUlpBound = 4;
/// f32 at `fast`, down to the smallest normal result.
constexpr double fastRelativeBound = 0x1p-16;
/// A result that f64 is rounded to, once (CREASE_BLEND at `exact`, at other
/// arguments than the usual ones).
constexpr double blendExactUlpBound = 0.501;
/// f16 and bf16 where they are rounded from f32 without more care: derivatives,
/// gates, blends and parameters that are not the defaults; then at `fast`.
constexpr double narrowUlpBound = 0.51;
constexpr double narrowFastUlpBound = 0.55;
constexpr double f64UlpBound = 4;

struct MeasureOptions {
  /// f32: every how many-th of all bit patterns. f16 and bf16 always take all.
  uint32_t step = 1527;
  /// f64: how many inputs are drawn.
  unsigned samples = 2000;
  unsigned workers = 1;
  /// f32: the scalar oracle alone instead of the quick reference.
  bool slowReference = false;
  /// Prefix of the files that record progress; empty for none.
  std::string checkpoint;
  std::function<void(const std::string &what, const Progress &)> progress;
};

/// What is known of a function, compiled for one type, level and target.
struct Measurement {
  std::string function;
  NumberType type = NumberType::F32;
  BuildOptions code;
  uint32_t step = 1;
  SweepResult result;
  /// Which bounds do not hold; empty where all do.
  std::string complaint;
  /// Whether the results of the reference have the hash on record, where all
  /// inputs were taken and there is one.
  std::optional<bool> isReferenceOnRecord;
};

/// Measures a function, compiled in each of the given ways, against its
/// definition. Nothing after an error has been reported.
std::optional<std::vector<Measurement>>
measure(const Function &function, NumberType type,
        llvm::ArrayRef<BuildOptions> codes, const MeasureOptions &options);

/// The same of code that is there already, compiled from that function.
std::optional<std::vector<Measurement>>
measure(const Function &function, NumberType type,
        llvm::ArrayRef<CompiledFunction> codes, const MeasureOptions &options);

/// Measures a custom activation on f32 against the reference path in f64.
/// `further` are numbers for all operands but the first.
std::optional<std::vector<Measurement>> measureCustom(
    Program &program, llvm::StringRef define, llvm::ArrayRef<double> further,
    llvm::ArrayRef<BuildOptions> codes, const MeasureOptions &options);

/// Measurements of given code, for tests.
SweepResult measureNarrow(
    const std::function<void(const uint16_t *, uint16_t *, size_t)> &code,
    const Function &function, NumberType type);
SweepResult
measureF64(const std::function<void(const double *, double *, size_t)> &code,
           const Function &function, unsigned samples);

/// Which of the bounds of Bounds.def a result breaks; empty for none.
std::string findBrokenBound(const Function &function, NumberType type,
                            llvm::StringRef accuracy,
                            const SweepResult &result);

/// The bound on the ULP of f32 at level `high`.
double ulpBoundOf(const Function &function);

} // namespace crease::accuracy

#endif // CREASE_ACCURACY_MEASURE_H
