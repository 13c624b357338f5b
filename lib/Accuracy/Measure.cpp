//===- Measure.cpp - The errors of compiled code --------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/Measure.h"
#include "crease/Accuracy/HardCases.h"
#include "crease/Accuracy/Hash.h"
#include "crease/Dialect/Crease.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace crease;
using namespace crease::accuracy;

//===----------------------------------------------------------------------===//
// Bounds
//===----------------------------------------------------------------------===//

double accuracy::ulpBoundOf(const Function &function) {
  if (function.isDerivative)
    return derivativeUlpBound;
  switch (function.op) {
#define CREASE_BOUND(NAME, ULP)                                                \
  case Op::NAME:                                                               \
    return ULP;
#include "crease/Accuracy/Bounds.def"
  }
  llvm_unreachable("an op without a bound");
}

static bool isBlend(Op op) {
  switch (op) {
#define CREASE_BLEND(NAME) case Op::NAME:
#include "crease/Accuracy/Bounds.def"
    return true;
  default:
    return false;
  }
}

/// Whether no sign is promised where a result is zero: in derivatives, and in
/// acon_c where p1 and p2 differ in sign.
static bool leavesSignOfZero(const Function &function) {
  return function.isDerivative ||
         (function.op == Op::acon_c &&
          function.further[0] * function.further[1] < 0);
}

std::string accuracy::findBrokenBound(const Function &function, NumberType type,
                                      llvm::StringRef accuracy,
                                      const SweepResult &result) {
  Tally all = result.total();
  auto within = [&](double bound) -> std::string {
    return all.most <= bound ? "" : "the error exceeds the bound";
  };
  // A blend of unusual arguments may have a root, next to which `fast` promises
  // nothing.
  bool mayVanish = accuracy == "fast" && isBlend(function.op) &&
                   !function.hasUsualArguments();
  if (all.wrongSigns && !mayVanish &&
      !(function.isDerivative && type == NumberType::F64))
    return "results have the wrong sign";
  if (type == NumberType::F64) // of derivatives nothing is promised
    return function.isDerivative ? "" : within(f64UlpBound);
  bool isNarrow = type != NumberType::F32;
  if (accuracy == "fast") {
    if (isNarrow) // down to the smallest normal result, as for f32
      return result[Kind::Regular].most <= narrowFastUlpBound &&
                     std::isfinite(all.most)
                 ? ""
                 : "the error exceeds the bound";
    // For other arguments `fast` promises nothing.
    if (!function.hasUsualArguments())
      return std::isfinite(all.most) ? "" : "a result is not finite";
    // An infinity or a NaN in the wrong place is an infinite error.
    bool holds =
        all.mostRelative <= fastRelativeBound && std::isfinite(all.most);
    return holds ? "" : "the relative error exceeds the bound";
  }
  if (isNarrow && (function.isDerivative || !function.hasUsualArguments() ||
                   isGate(function.op) || isBlend(function.op)))
    return within(narrowUlpBound);
  if (accuracy == "exact" && isBlend(function.op) &&
      !function.hasUsualArguments())
    return within(blendExactUlpBound);
  if (accuracy == "exact" || isNarrow)
    return all.misrounded ? "results are not correctly rounded" : "";
  return within(ulpBoundOf(function));
}

/// The hash on record of the results of such code, if there is one.
static std::optional<uint64_t> hashOnRecord(const Measurement &one) {
  struct Entry {
    llvm::StringRef function, type, target;
    uint32_t step;
    uint64_t exact, high, fast;
  };
  static const Entry entries[] = {
#define CREASE_RESULT_HASHES(...) {__VA_ARGS__},
#include "crease/Accuracy/ResultHashes.def"
  };
  std::string_view type = nameOf(one.type);
  for (const Entry &entry : entries) {
    if (entry.function != one.function || entry.target != one.code.target ||
        entry.step != one.step || std::string_view(entry.type) != type)
      continue;
    uint64_t hash = one.code.accuracy == "exact"  ? entry.exact
                    : one.code.accuracy == "high" ? entry.high
                                                  : entry.fast;
    return hash ? std::optional(hash) : std::nullopt;
  }
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Types other than f32
//===----------------------------------------------------------------------===//

/// The error of `got` in units of the last place that a number of the format
/// near `value` has.
static double errorIn(Format format, double got, double want, double value) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (std::isnan(got) || std::isnan(want))
    return std::isnan(got) == std::isnan(want) ? 0 : infinity;
  if (std::isinf(got) || std::isinf(want))
    return got == want ? 0 : infinity;
  int place = format.smallest;
  if (value != 0)
    place = std::clamp(std::ilogb(value) - format.precision + 1,
                       format.smallest, format.overflow - format.precision);
  return std::fabs(std::ldexp(got - value, -place));
}

/// Which kind of input it is, and whether the result is normal.
static Kind kindIn(Format format, double x, double value) {
  double smallest = std::ldexp(1.0, format.smallest + format.precision - 1);
  if (x == 0 || !std::isfinite(x))
    return Kind::Special;
  return std::fabs(x) < smallest || std::fabs(value) < smallest
             ? Kind::Subnormal
             : Kind::Regular;
}

/// Counts one result; `bits` are of the input, what came and what is right.
static void count(SweepResult &result, Format format,
                  std::array<uint64_t, 3> bits, double x, double got,
                  double want, double value, double error, bool anySignOfZero) {
  bool isSame = (std::isnan(got) && std::isnan(want)) ||
                (got == want && (std::signbit(got) == std::signbit(want) ||
                                 (got == 0 && anySignOfZero)));
  bool isSignWrong = !std::isnan(got) && !std::isnan(want) &&
                     std::signbit(got) != std::signbit(want) && !isSame;
  Kind kind = kindIn(format, x, value);
  double relative = kind == Kind::Regular && std::isfinite(error) && error != 0
                        ? std::fabs(got / value - 1)
                        : 0;
  result.kinds[size_t(kind)].add(bits[0], bits[1], bits[2], !isSame,
                                 isSignWrong, error, relative);
}

SweepResult accuracy::measureNarrow(
    const std::function<void(const uint16_t *, uint16_t *, size_t)> &code,
    const Function &function, NumberType type) {
  constexpr size_t all = 1 << 16;
  std::vector<uint16_t> inputs(all), results(all);
  for (size_t i = 0; i < all; ++i)
    inputs[i] = uint16_t(i);
  code(inputs.data(), results.data(), all);
  Format format = formatOf(type);
  Oracle oracle(function);
  SweepResult result;
  result.profile.resize(profileSize);
  for (size_t i = 0; i < all; ++i) {
    double x = decode(type, inputs[i]), got = decode(type, results[i]);
    double want = oracle.correctlyRounded(x, format);
    double value =
        std::isfinite(x) ? oracle.valueOf(x, oracle.estimate(x)) : want;
    double error = errorIn(format, got, want, value);
    count(result, format, {inputs[i], results[i], encode(type, want)}, x, got,
          want, value, error, function.isDerivative);
    double &most = result.profile[i * profileSize / all];
    most = std::max(most, error);
    uint16_t canonical = std::isnan(got) ? 0xffff : results[i];
    result.hash += hashOf(uint32_t(i), canonical);
  }
  return result;
}

/// Numbers of every size, and of those where activations bend and their results
/// leave the normal range.
static std::vector<double> drawF64(unsigned count) {
  std::mt19937_64 random(20261125);
  std::vector<double> inputs = {0.0,    -0.0,    INFINITY, -INFINITY, NAN,
                                5e-324, -5e-324, 1e-300,   -1e-300,   1e300,
                                -1e300, -708.4,  -745.2,   -38.5};
  constexpr double reaches[] = {0.1, 2, 8, 15, 45, 300, 760};
  while (inputs.size() < count) {
    uint64_t bits = random();
    double x;
    std::memcpy(&x, &bits, sizeof(x));
    inputs.push_back(x);
    for (double reach : reaches)
      inputs.push_back(
          std::uniform_real_distribution<double>(-reach, reach)(random));
  }
  return inputs;
}

SweepResult accuracy::measureF64(
    const std::function<void(const double *, double *, size_t)> &code,
    const Function &function, unsigned samples) {
  std::vector<double> inputs = drawF64(samples), results(inputs.size());
  code(inputs.data(), results.data(), inputs.size());
  Oracle oracle(function);
  SweepResult result;
  for (size_t i = 0; i < inputs.size(); ++i) {
    double x = inputs[i], got = results[i];
    double want = std::isfinite(x) ? oracle.roundedByMpfr(x, f64Format)
                                   : oracle.estimate(x).middle;
    double error = std::isfinite(x) ? oracle.ulpsOfF64(x, got)
                                    : errorIn(f64Format, got, want, want);
    std::array<uint64_t, 3> bits;
    std::memcpy(&bits[0], &x, sizeof(x));
    std::memcpy(&bits[1], &got, sizeof(got));
    std::memcpy(&bits[2], &want, sizeof(want));
    count(result, f64Format, bits, x, got, want, want, error,
          function.isDerivative);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Compiled code
//===----------------------------------------------------------------------===//

/// The hash of the correctly rounded results of all inputs, if it is known.
static std::optional<uint64_t> exactHashOf(const Function &function) {
  if (function.isDerivative || !function.hasUsualArguments())
    return std::nullopt;
  switch (function.op) {
#define CREASE_EXACT_HASH(NAME, HASH)                                          \
  case Op::NAME:                                                               \
    return HASH;
#include "crease/Accuracy/ExactHashes.def"
  default:
    return std::nullopt;
  }
}

/// Whether a gate's product adds a single rounding to its factor, at drawn
/// gates and values.
static std::string checkProduct(const CompiledFunction &code) {
  constexpr size_t count = 1 << 14;
  std::mt19937 random(7);
  std::vector<float> gates(count), values(count), factors(count),
      products(count);
  for (size_t i = 0; i < count; ++i) {
    uint32_t bits[] = {uint32_t(random()), uint32_t(random())};
    if (i % 2) // of ordinary size
      bits[0] = (bits[0] & 0x807fffff) | (110 + (bits[0] >> 23) % 26) << 23;
    std::memcpy(&gates[i], &bits[0], sizeof(float));
    std::memcpy(&values[i], &bits[1], sizeof(float));
  }
  code(gates.data(), factors.data(), count);
  code(gates.data(), values.data(), products.data(), count);
  for (size_t i = 0; i < count; ++i) {
    // A product of two f32 is exact in f64.
    float want = float(double(factors[i]) * values[i]);
    bool same = std::memcmp(&want, &products[i], sizeof(want)) == 0;
    if (!same && !(std::isnan(want) && std::isnan(products[i])))
      return "the product adds more than one rounding, at the gate " +
             std::to_string(gates[i]) + " and the value " +
             std::to_string(values[i]);
  }
  return "";
}

/// Whether the hard cases of a function are rounded correctly: a sample seldom
/// meets one.
static std::string checkHardCases(const Function &function,
                                  const CompiledFunction &code) {
  if (function.isDerivative || !function.hasUsualArguments())
    return "";
  std::vector<float> inputs;
  std::vector<uint32_t> wanted;
  for (const HardCase &hard : hardCases())
    if (hard.op == function.op) {
      float x;
      std::memcpy(&x, &hard.input, sizeof(x));
      inputs.push_back(x);
      wanted.push_back(hard.result);
    }
  std::vector<float> results(inputs.size());
  code(inputs.data(), results.data(), inputs.size());
  if (std::memcmp(results.data(), wanted.data(),
                  inputs.size() * sizeof(float)) == 0)
    return "";
  return "hard cases are not correctly rounded";
}

/// Whether the bounds hold at both zeros, the ends of the subnormal and of the
/// normal numbers, and NaN: a sample meets few of them.
static std::string checkEnds(const Function &function,
                             const CompiledFunction &code,
                             const Reference &reference) {
  const Kernel kernel = [&code](const float *inputs, float *results,
                                size_t count) { code(inputs, results, count); };
  for (uint64_t middle : {0x00000000u, 0x00800000u, 0x7f800000u, 0x80000000u,
                          0x80800000u, 0xff800000u}) {
    SweepOptions options;
    options.first = middle ? middle - 64 : 0;
    options.last = middle + 64;
    options.anySignOfZero = leavesSignOfZero(function);
    std::string error;
    auto result = sweep(kernel, reference, options, &error);
    std::string complaint =
        result ? findBrokenBound(function, NumberType::F32,
                                 code.getOptions().accuracy, *result)
               : error;
    if (!complaint.empty())
      return complaint + ", near " + llvm::utohexstr(middle);
  }
  return "";
}

/// The file for this code, and the newest one for other code, if there are any:
/// each has its own.
static void findCheckpoints(SweepOptions &options, const std::string &prefix) {
  uint64_t hash = 0;
  auto add = [&hash](llvm::StringRef text) {
    for (unsigned char c : text)
      hash = (hash ^ c) * 0x100000001b3;
  };
  add(options.title);
  for (const KernelTitle &kernel : options.kernels)
    add(" " + kernel.what + " " + kernel.code);
  std::string name = prefix + ".";
  for (char c : options.title)
    name += llvm::isAlnum(c) || c == '.' || c == '-' ? c : '_';
  name += ".";
  options.checkpoint = name + llvm::utohexstr(hash);

  llvm::StringRef folder = llvm::sys::path::parent_path(name);
  std::error_code error;
  llvm::sys::TimePoint<> newest;
  for (llvm::sys::fs::directory_iterator
           file(folder.empty() ? "." : folder, error),
       end;
       !error && file != end; file.increment(error)) {
    llvm::StringRef path = file->path();
    auto status = file->status();
    bool isOther = llvm::sys::path::filename(path).starts_with(
                       llvm::sys::path::filename(name)) &&
                   llvm::sys::path::filename(path) !=
                       llvm::sys::path::filename(options.checkpoint);
    if (!isOther || !status ||
        (!options.earlier.empty() &&
         status->getLastModificationTime() < newest))
      continue;
    newest = status->getLastModificationTime();
    options.earlier = path.str();
  }
}

static std::optional<SweepResults>
sweepCodes(llvm::ArrayRef<CompiledFunction> codes, const std::string &name,
           const Reference &reference, bool anySignOfZero,
           const MeasureOptions &options) {
  SweepOptions sweepOptions;
  sweepOptions.stride = options.step;
  sweepOptions.threads = options.workers;
  sweepOptions.anySignOfZero = anySignOfZero;
  sweepOptions.title = name;
  std::vector<Kernel> kernels;
  for (const CompiledFunction &code : codes) {
    sweepOptions.kernels.push_back(
        {code.getOptions().accuracy + " " + code.getOptions().target,
         llvm::utohexstr(code.getCodeHash())});
    kernels.push_back([&code](const float *inputs, float *results,
                              size_t count) { code(inputs, results, count); });
  }
  if (!options.checkpoint.empty())
    findCheckpoints(sweepOptions, options.checkpoint);
  if (options.progress)
    sweepOptions.progress = [&](const Progress &progress) {
      options.progress(name, progress);
    };
  std::string error;
  auto results = sweep(kernels, reference, sweepOptions, &error);
  if (!results)
    reportError(error);
  return results;
}

std::optional<std::vector<Measurement>>
accuracy::measure(const Function &function, NumberType type,
                  llvm::ArrayRef<BuildOptions> codes,
                  const MeasureOptions &options) {
  std::vector<CompiledFunction> compiled;
  for (const BuildOptions &code : codes) {
    auto one = CompiledFunction::create(function, type, code);
    if (!one)
      return std::nullopt;
    compiled.push_back(std::move(*one));
  }
  return measure(function, type, compiled, options);
}

std::optional<std::vector<Measurement>>
accuracy::measure(const Function &function, NumberType type,
                  llvm::ArrayRef<CompiledFunction> codes,
                  const MeasureOptions &options) {
  std::vector<Measurement> measured(codes.size());
  Reference reference;
  if (type == NumberType::F32) {
    reference =
        options.slowReference ? byOracle(function) : quickReference(function);
    auto results = sweepCodes(codes, function.name(), reference,
                              leavesSignOfZero(function), options);
    if (!results)
      return std::nullopt;
    for (auto [one, result] : llvm::zip_equal(measured, results->kernels)) {
      one.result = std::move(result);
      auto onRecord = exactHashOf(function);
      if (onRecord && options.step == 1)
        one.isReferenceOnRecord = results->referenceHash == *onRecord;
    }
  }
  for (size_t i = 0; i < codes.size(); ++i) {
    Measurement &one = measured[i];
    const CompiledFunction &code = codes[i];
    if (type == NumberType::F64)
      one.result =
          measureF64([&](const double *inputs, double *results,
                         size_t count) { code(inputs, results, count); },
                     function, options.samples);
    else if (type != NumberType::F32)
      one.result =
          measureNarrow([&](const uint16_t *inputs, uint16_t *results,
                            size_t count) { code(inputs, results, count); },
                        function, type);
    one.function = function.name();
    one.type = type;
    one.code = code.getOptions();
    one.step = type == NumberType::F32 ? options.step : 1;
    one.complaint =
        findBrokenBound(function, type, one.code.accuracy, one.result);
    if (one.isReferenceOnRecord == false)
      one.complaint = "the reference does not have the hash on record";
    if (type == NumberType::F32 && one.code.accuracy == "exact" &&
        one.complaint.empty())
      one.complaint = checkHardCases(function, code);
    if (type == NumberType::F32 && options.step > 1 && one.complaint.empty())
      one.complaint = checkEnds(function, code, reference);
    std::optional<uint64_t> hash = hashOnRecord(one);
    if (hash && *hash != one.result.hash && one.complaint.empty())
      one.complaint = "the results do not have the hash on record; if they are "
                      "meant to differ, run scripts/write-result-hashes.py";
    if (type == NumberType::F32 && isGate(function.op) &&
        !function.isDerivative && one.complaint.empty())
      one.complaint = checkProduct(code);
  }
  return measured;
}

std::optional<std::vector<Measurement>> accuracy::measureCustom(
    Program &program, llvm::StringRef define, llvm::ArrayRef<double> further,
    llvm::ArrayRef<BuildOptions> codes, const MeasureOptions &options) {
  BuildOptions reference;
  reference.reference = true;
  // The judge is of the function that the code has been given.
  std::vector<double> given;
  for (double number : further)
    given.push_back(roundTo(f32Format, number));
  auto judge = CompiledFunction::createCustom(program, define, given,
                                              NumberType::F64, reference);
  if (!judge)
    return std::nullopt;
  std::vector<CompiledFunction> compiled;
  for (const BuildOptions &code : codes) {
    auto one = CompiledFunction::createCustom(program, define, given,
                                              NumberType::F32, code);
    if (!one)
      return std::nullopt;
    compiled.push_back(std::move(*one));
  }
  Reference inF64 = [&](const float *inputs, size_t count, float *rounded,
                        double *values) {
    std::vector<double> wide(inputs, inputs + count);
    (*judge)(wide.data(), values, count);
    for (size_t i = 0; i < count; ++i)
      rounded[i] = float(values[i]);
  };
  std::string name = "@" + define.str();
  auto results = sweepCodes(compiled, name, inF64, false, options);
  if (!results)
    return std::nullopt;
  std::vector<Measurement> measured(codes.size());
  for (auto [one, code, result] :
       llvm::zip_equal(measured, compiled, results->kernels)) {
    one.function = name;
    one.code = code.getOptions();
    one.step = options.step;
    one.result = std::move(result);
  }
  return measured;
}
