//===- Sweep.cpp - The error of a kernel over all inputs ------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/Sweep.h"
#include "crease/Accuracy/Hash.h"
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <limits>
#include <mutex>
#include <sstream>
#include <thread>

using namespace crease;
using namespace crease::accuracy;

namespace {

/// A sweep is divided into blocks of as many bit patterns.
constexpr uint64_t blockSize = uint64_t(1) << 20;
/// What a kernel is given at once.
constexpr size_t chunkSize = 4096;

uint32_t bitsOf(float x) {
  uint32_t bits;
  std::memcpy(&bits, &x, sizeof(bits));
  return bits;
}

float floatOf(uint32_t bits) {
  float x;
  std::memcpy(&x, &bits, sizeof(x));
  return x;
}

/// The unit in the last place of an f32 near `value`.
double unitAt(double value) {
  double magnitude = std::fabs(value);
  if (magnitude < 0x1p-126)
    return 0x1p-149;
  if (magnitude >= 0x1p127)
    return 0x1p104;
  return std::ldexp(1.0, std::ilogb(magnitude) - 23);
}

/// Finite got, want and value; f32's overflow counts as 2^128.
double errorOf(float got, float want, double value) {
  if (bitsOf(got) == bitsOf(want) && std::isinf(want))
    return 0;
  if (std::isnan(got) || std::isnan(want))
    return std::isnan(got) == std::isnan(want)
               ? 0
               : std::numeric_limits<double>::infinity();
  if (std::isinf(got) || std::isinf(value))
    return std::numeric_limits<double>::infinity();
  return std::fabs(got - value) / unitAt(value);
}

Kind kindOf(float x, double value) {
  if (x == 0 || !std::isfinite(x))
    return Kind::Special;
  if (std::fabs(x) < 0x1p-126f || std::fabs(value) < 0x1p-126)
    return Kind::Subnormal;
  return Kind::Regular;
}

/// The inputs of one block, chunk by chunk: fn(inputs, results, count). The
/// last chunk is filled up to a multiple of 64 for the kernel.
template <class Fn>
void runBlock(const Kernel &kernel, uint64_t first, uint64_t last,
              uint32_t stride, Fn fn) {
  std::vector<float> inputs(chunkSize), results(chunkSize);
  uint64_t next = (first + stride - 1) / stride * stride;
  while (next < last) {
    size_t count = 0;
    for (; count < chunkSize && next < last; next += stride)
      inputs[count++] = floatOf(uint32_t(next));
    size_t padded = (count + 63) / 64 * 64;
    std::fill(inputs.begin() + count, inputs.begin() + padded, 0.0f);
    kernel(inputs.data(), results.data(), padded);
    fn(inputs.data(), results.data(), count);
  }
}

/// Hands the blocks of a sweep to threads: fn(block, first, last, mutex), until
/// one returns false.
template <class Fn>
bool forEachBlock(const SweepOptions &options, const std::vector<bool> &skip,
                  Fn fn) {
  uint64_t blocks = (options.last - options.first + blockSize - 1) / blockSize;
  uint64_t skipped = std::count(skip.begin(), skip.end(), true);
  std::atomic<uint64_t> next = 0;
  std::atomic<bool> failed = false;
  uint64_t done = 0;
  std::mutex mutex;
  auto start = std::chrono::steady_clock::now();
  auto work = [&] {
    for (uint64_t block; !failed && (block = next++) < blocks;) {
      if (block < skip.size() && skip[block])
        continue;
      uint64_t first = options.first + block * blockSize;
      if (!fn(block, first, std::min(first + blockSize, options.last), mutex)) {
        failed = true;
        return;
      }
      std::lock_guard<std::mutex> lock(mutex);
      ++done;
      if (!options.progress)
        continue;
      std::chrono::duration<double> elapsed =
          std::chrono::steady_clock::now() - start;
      double left =
          elapsed.count() / double(done) * double(blocks - skipped - done);
      options.progress({done + skipped, blocks, elapsed.count(), left});
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < std::max(1u, options.threads); ++i)
    threads.emplace_back(work);
  work();
  for (std::thread &thread : threads)
    thread.join();
  return !failed;
}

} // namespace

//===----------------------------------------------------------------------===//
// Tallies
//===----------------------------------------------------------------------===//

void Tally::add(uint32_t input, float got, float want, double value) {
  bool bothNan = std::isnan(got) && std::isnan(want);
  double error = errorOf(got, want, value);
  ++inputs;
  if (bitsOf(got) != bitsOf(want) && !bothNan)
    ++misrounded;
  if (std::signbit(got) != std::signbit(want) && !bothNan)
    ++wrongSigns;
  sum += error;
  ++histogram[std::lower_bound(histogramEnds.begin(), histogramEnds.end() - 1,
                               error) -
              histogramEnds.begin()];
  if (std::fabs(value) >= 0x1p-126 && std::isfinite(error) && error != 0)
    mostRelative = std::max(mostRelative, std::fabs(got / value - 1));
  if (error > most || inputs == 1) {
    most = error;
    worstInput = input;
    worstGot = bitsOf(got);
    worstWant = bitsOf(want);
  }
}

void Tally::add(const Tally &other) {
  bool worse = other.most > most || (other.most == most && other.inputs &&
                                     other.worstInput < worstInput);
  if (other.inputs && (worse || !inputs)) {
    most = other.most;
    worstInput = other.worstInput;
    worstGot = other.worstGot;
    worstWant = other.worstWant;
  }
  inputs += other.inputs;
  misrounded += other.misrounded;
  wrongSigns += other.wrongSigns;
  sum += other.sum;
  mostRelative = std::max(mostRelative, other.mostRelative);
  for (size_t i = 0; i < histogram.size(); ++i)
    histogram[i] += other.histogram[i];
}

Tally SweepResult::total() const {
  Tally all;
  for (const Tally &tally : kinds)
    all.add(tally);
  return all;
}

void SweepResult::add(const SweepResult &other) {
  for (size_t i = 0; i < numKinds; ++i)
    kinds[i].add(other.kinds[i]);
  hash += other.hash;
}

//===----------------------------------------------------------------------===//
// The checkpoint: a line with the title and the range, then one for each
// finished block. A line that was cut off is not counted.
//===----------------------------------------------------------------------===//

namespace {

void write(std::ostream &out, const Tally &tally) {
  out << ' ' << tally.inputs << ' ' << tally.misrounded << ' '
      << tally.wrongSigns << ' ' << tally.sum << ' ' << tally.most << ' '
      << tally.mostRelative << ' ' << tally.worstInput << ' ' << tally.worstGot
      << ' ' << tally.worstWant;
  for (uint64_t count : tally.histogram)
    out << ' ' << count;
}

bool readNumber(std::istream &in, double &number) {
  std::string word; // operator>> does not read "inf"
  if (!(in >> word))
    return false;
  number = std::strtod(word.c_str(), nullptr);
  return true;
}

bool read(std::istream &in, Tally &tally) {
  in >> tally.inputs >> tally.misrounded >> tally.wrongSigns;
  if (!readNumber(in, tally.sum) || !readNumber(in, tally.most) ||
      !readNumber(in, tally.mostRelative))
    return false;
  in >> tally.worstInput >> tally.worstGot >> tally.worstWant;
  for (uint64_t &count : tally.histogram)
    in >> count;
  return bool(in);
}

std::string headline(const SweepOptions &options) {
  std::ostringstream line;
  line << "crease sweep " << options.title << " stride " << options.stride
       << " from " << options.first << " to " << options.last;
  return line.str();
}

std::string cannotWrite(const SweepOptions &options) {
  return "cannot write the checkpoint '" + options.checkpoint + "'";
}

/// Reads what stands in a checkpoint, or starts one. Gives what is wrong.
std::string resume(const SweepOptions &options,
                   std::vector<SweepResult> &results,
                   std::vector<bool> &finished) {
  std::ifstream in(options.checkpoint);
  std::string line;
  if (in && std::getline(in, line)) {
    if (line != headline(options))
      return "the checkpoint '" + options.checkpoint +
             "' belongs to another sweep: " + line;
    while (std::getline(in, line)) {
      std::istringstream words(line);
      uint64_t block = 0;
      SweepResult result;
      std::string end;
      bool whole = bool(words >> block >> result.hash);
      for (Tally &tally : result.kinds)
        whole = whole && read(words, tally);
      if (!whole || !(words >> end) || end != "." || block >= results.size())
        continue;
      results[block] = result;
      finished[block] = true;
    }
    // A line that was cut off must not swallow the next one.
    std::ofstream(options.checkpoint, std::ios::app) << '\n';
    return {};
  }
  std::ofstream out(options.checkpoint);
  out << headline(options) << '\n';
  return out.flush() ? std::string() : cannotWrite(options);
}

} // namespace

//===----------------------------------------------------------------------===//
// Sweeps
//===----------------------------------------------------------------------===//

Reference accuracy::byOracle(Op op, std::vector<double> furtherArguments) {
  Oracle oracle(op, std::move(furtherArguments));
  return [oracle](const float *inputs, size_t count, float *rounded,
                  double *values) {
    // Counting MPFR's decisions is a write: each call has its own copy.
    Oracle mine = oracle;
    for (size_t i = 0; i < count; ++i) {
      Ball64 ball;
      rounded[i] = mine.correctlyRounded(inputs[i], &ball);
      values[i] = ball.middle;
    }
  };
}

Reference accuracy::byOracle(Op op) { return byOracle(op, info(op).arguments); }

std::optional<SweepResult> accuracy::sweep(const Kernel &kernel,
                                           const Reference &reference,
                                           const SweepOptions &options,
                                           std::string *error) {
  uint64_t blocks = (options.last - options.first + blockSize - 1) / blockSize;
  std::vector<SweepResult> results(blocks);
  std::vector<bool> finished(blocks);
  std::ofstream record;
  if (!options.checkpoint.empty()) {
    std::string trouble = resume(options, results, finished);
    if (!trouble.empty()) {
      if (error)
        *error = trouble;
      return std::nullopt;
    }
    record.open(options.checkpoint, std::ios::app);
    record.precision(17);
  }

  auto runOne = [&](uint64_t block, uint64_t first, uint64_t last,
                    std::mutex &mutex) {
    SweepResult mine;
    std::vector<float> want(chunkSize);
    std::vector<double> values(chunkSize);
    runBlock(kernel, first, last, options.stride,
             [&](const float *inputs, const float *got, size_t count) {
               reference(inputs, count, want.data(), values.data());
               for (size_t i = 0; i < count; ++i) {
                 uint32_t input = bitsOf(inputs[i]);
                 mine.hash += hashOf(input, bitsOf(got[i]));
                 Kind kind = kindOf(inputs[i], values[i]);
                 mine.kinds[size_t(kind)].add(input, got[i], want[i],
                                              values[i]);
               }
             });
    std::lock_guard<std::mutex> lock(mutex);
    results[block] = mine;
    if (options.checkpoint.empty())
      return true;
    record << block << ' ' << mine.hash;
    for (const Tally &tally : mine.kinds)
      write(record, tally);
    record << " .\n";
    return bool(record.flush());
  };
  if (!forEachBlock(options, finished, runOne)) {
    if (error)
      *error = cannotWrite(options);
    return std::nullopt;
  }

  SweepResult whole;
  for (const SweepResult &result : results)
    whole.add(result);
  return whole;
}

uint64_t accuracy::hashResults(const Kernel &kernel,
                               const SweepOptions &options) {
  std::atomic<uint64_t> hash = 0;
  forEachBlock(
      options, {}, [&](uint64_t, uint64_t first, uint64_t last, std::mutex &) {
        uint64_t mine = 0;
        runBlock(kernel, first, last, options.stride,
                 [&](const float *inputs, const float *got, size_t count) {
                   for (size_t i = 0; i < count; ++i)
                     mine += hashOf(bitsOf(inputs[i]), bitsOf(got[i]));
                 });
        hash += mine;
        return true;
      });
  return hash;
}

std::vector<Wrong> accuracy::findMisrounded(const Kernel &kernel,
                                            const Reference &reference,
                                            const SweepOptions &options,
                                            size_t most) {
  std::vector<Wrong> found;
  forEachBlock(
      options, {},
      [&](uint64_t, uint64_t first, uint64_t last, std::mutex &mutex) {
        std::vector<float> want(chunkSize);
        std::vector<double> values(chunkSize);
        runBlock(kernel, first, last, options.stride,
                 [&](const float *inputs, const float *got, size_t count) {
                   reference(inputs, count, want.data(), values.data());
                   for (size_t i = 0; i < count; ++i) {
                     bool same = bitsOf(got[i]) == bitsOf(want[i]) ||
                                 (std::isnan(got[i]) && std::isnan(want[i]));
                     if (same)
                       continue;
                     std::lock_guard<std::mutex> lock(mutex);
                     if (found.size() < most)
                       found.push_back({bitsOf(inputs[i]), bitsOf(got[i]),
                                        bitsOf(want[i])});
                   }
                 });
        return true;
      });
  std::sort(found.begin(), found.end(),
            [](const Wrong &a, const Wrong &b) { return a.input < b.input; });
  return found;
}

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

namespace {

constexpr const char *kindNames[numKinds] = {"regular", "subnormal", "special"};

template <class... Args> std::string print(const char *format, Args... args) {
  char text[512];
  std::snprintf(text, sizeof(text), format, args...);
  return text;
}

std::string worstOf(const Tally &tally) {
  return print("%08x (%a) got %08x want %08x", tally.worstInput,
               double(floatOf(tally.worstInput)), tally.worstGot,
               tally.worstWant);
}

} // namespace

std::string accuracy::describe(const SweepResult &result) {
  std::string text;
  for (size_t i = 0; i < numKinds; ++i) {
    const Tally &tally = result.kinds[i];
    text += print("%-9s inputs %llu, max %.4f ULP, mean %.4f, misrounded "
                  "%.4f %%, wrong signs %llu\n",
                  kindNames[i], (unsigned long long)tally.inputs, tally.most,
                  tally.mean(),
                  tally.inputs
                      ? 100.0 * double(tally.misrounded) / double(tally.inputs)
                      : 0.0,
                  (unsigned long long)tally.wrongSigns);
    if (tally.inputs)
      text += "          worst at " + worstOf(tally) + "\n";
  }
  Tally total = result.total();
  text += print("largest relative error of normal results: %.3g\n",
                total.mostRelative);
  double low = 0;
  for (size_t i = 0; i < histogramEnds.size(); ++i) {
    if (total.histogram[i])
      text += print("%10g to %-6g ULP %12llu\n", low, histogramEnds[i],
                    (unsigned long long)total.histogram[i]);
    low = histogramEnds[i];
  }
  return text + print("hash %016llx\n", (unsigned long long)result.hash);
}

std::string accuracy::toJson(const SweepResult &result) {
  // Infinity is no number in JSON.
  auto number = [](double x) {
    return std::isfinite(x) ? print("%.9g", x) : std::string("\"inf\"");
  };
  std::string text = "{";
  for (size_t i = 0; i < numKinds; ++i) {
    const Tally &tally = result.kinds[i];
    text += print("\"%s\": {\"inputs\": %llu, \"misrounded\": %llu, "
                  "\"wrong_signs\": %llu, ",
                  kindNames[i], (unsigned long long)tally.inputs,
                  (unsigned long long)tally.misrounded,
                  (unsigned long long)tally.wrongSigns);
    text += "\"max_ulp\": " + number(tally.most) +
            ", \"mean_ulp\": " + number(tally.mean()) +
            ", \"max_relative\": " + number(tally.mostRelative);
    text += print(", \"worst_input\": \"%08x\", \"worst_got\": \"%08x\", "
                  "\"worst_want\": \"%08x\", \"histogram\": [",
                  tally.worstInput, tally.worstGot, tally.worstWant);
    for (size_t j = 0; j < tally.histogram.size(); ++j)
      text +=
          print(j ? ", %llu" : "%llu", (unsigned long long)tally.histogram[j]);
    text += "]}, ";
  }
  return text +
         print("\"hash\": \"%016llx\"}", (unsigned long long)result.hash);
}
