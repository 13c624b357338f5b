//===- Sweep.h - The error of a kernel over all inputs ----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs a kernel f32 -> f32 over all 2^32 inputs, or every Nth, and holds its
// results against a reference. Where the results come from is the caller's
// affair: a host kernel, compiled code, a library.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACCURACY_SWEEP_H
#define CREASE_ACCURACY_SWEEP_H

#include "crease/Accuracy/Oracle.h"
#include <array>
#include <functional>
#include <optional>
#include <string>

namespace crease::accuracy {

/// The code under test. Called by several threads at once, with `count` a
/// multiple of 64.
using Kernel =
    std::function<void(const float *inputs, float *results, size_t count)>;

/// What is right: for each input the correctly rounded result and the value
/// itself in double, of which 2^-40 of relative error do no harm.
using Reference = std::function<void(const float *inputs, size_t count,
                                     float *rounded, double *values)>;

/// The definition, by double and MPFR.
Reference byOracle(const Function &function);

/// The same in vectors of doubles with a bound on their error; where that does
/// not decide a rounding, by the oracle. Some ten times as quick; the oracle
/// itself on a machine without AVX2.
Reference quickReference(const Function &function);

/// Kinds of inputs whose errors are counted apart: zeros, infinities and NaN;
/// then where the input or the true result is subnormal; and all others.
enum class Kind { Regular, Subnormal, Special };
constexpr size_t numKinds = 3;

/// Upper ends, in ULP, of the classes of the histogram; the last is open.
constexpr std::array<double, 12> histogramEnds = {
    0.5, 0.6, 0.75, 1, 1.5, 2, 3, 4, 16, 256, 65536, 1e300};

/// The errors of a set of inputs. An error is |got - true value| in units of
/// the last place that an f32 near the true value has; a NaN or an infinity
/// where a number belongs, or the other way round, is an infinite error.
struct Tally {
  uint64_t inputs = 0;
  /// Results that are not the correctly rounded one, be it by the sign of zero.
  uint64_t misrounded = 0;
  /// Results whose sign is not that of the correctly rounded one.
  uint64_t wrongSigns = 0;
  double sum = 0;
  double most = 0;
  /// Relative errors where the true value is normal.
  double mostRelative = 0;
  /// The first input with the largest error, with the results as bits.
  uint64_t worstInput = 0, worstGot = 0, worstWant = 0;
  std::array<uint64_t, histogramEnds.size()> histogram = {};

  double mean() const { return inputs ? sum / double(inputs) : 0; }
  /// One f32 result.
  void add(uint32_t input, float got, float want, double value);
  /// One result of any type whose error is known.
  void add(uint64_t input, uint64_t got, uint64_t want, bool isMisrounded,
           bool isSignWrong, double error, double relativeError);
  void add(const Tally &other);
};

/// Parts of the range of inputs whose largest errors are kept, for a plot.
constexpr size_t profileSize = 512;

struct SweepResult {
  std::array<Tally, numKinds> kinds;
  /// Of all inputs and results, in the sense of Hash.h.
  uint64_t hash = 0;
  /// The largest error in each part of the range, in order of the bit patterns.
  std::vector<double> profile;

  Tally total() const;
  const Tally &operator[](Kind kind) const { return kinds[size_t(kind)]; }
  void add(const SweepResult &other);
};

struct Progress {
  uint64_t done, total;
  double seconds, secondsLeft;
};

/// A kernel in a checkpoint: its level and target, a word each, and one that
/// changes with its code.
struct KernelTitle {
  std::string what, code;
};

struct SweepOptions {
  /// Every stride-th of all bit patterns, from zero on.
  uint32_t stride = 1;
  /// The range of bit patterns, the end not included.
  uint64_t first = 0, last = uint64_t(1) << 32;
  unsigned threads = 1;
  /// A file that records each finished block. A sweep that finds it there goes
  /// on where it stopped; the titles must then be the same as before.
  std::string checkpoint, title;
  std::vector<KernelTitle> kernels;
  /// The checkpoint of a sweep over other code. What it says of a kernel in a
  /// block stands where the code, or the hash of its results, is the same.
  std::string earlier;
  std::function<void(const Progress &)> progress;
  /// Takes a zero of either sign for the right one where the true result
  /// rounds to zero: derivatives promise no sign there.
  bool anySignOfZero = false;
};

struct SweepResults {
  /// One for each kernel.
  std::vector<SweepResult> kernels;
  /// The hash of what the reference says.
  uint64_t referenceHash = 0;
};

/// Sweeps over several kernels of one function, which share the work for the
/// reference. Nothing, with the reason in `error`, where the checkpoint belongs
/// to another sweep or cannot be written.
std::optional<SweepResults> sweep(const std::vector<Kernel> &kernels,
                                  const Reference &reference,
                                  const SweepOptions &options = {},
                                  std::string *error = nullptr);

/// The same for one.
std::optional<SweepResult> sweep(const Kernel &kernel,
                                 const Reference &reference,
                                 const SweepOptions &options = {},
                                 std::string *error = nullptr);

/// The hash alone, without a reference: a few seconds for all inputs.
uint64_t hashResults(const Kernel &kernel, const SweepOptions &options = {});

/// One input whose result is wrong.
struct Wrong {
  uint32_t input, got, want;
};

/// The inputs, at most `most`, whose results are not correctly rounded.
std::vector<Wrong> findMisrounded(const Kernel &kernel,
                                  const Reference &reference,
                                  const SweepOptions &options = {},
                                  size_t most = 1000);

/// A report for people, or one JSON object, with inputs and results as so many
/// hexadecimal digits.
std::string describe(const SweepResult &result, unsigned digits = 8);
std::string toJson(const SweepResult &result, unsigned digits = 8,
                   bool withProfile = false);

} // namespace crease::accuracy

#endif // CREASE_ACCURACY_SWEEP_H
