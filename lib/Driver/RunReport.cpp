//===- RunReport.cpp - What crease-run prints -----------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/RunReport.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/xxhash.h"

#include <cmath>

using namespace crease;
namespace json = llvm::json;

RunReport::Output crease::summarize(const Array &array) {
  RunReport::Output output;
  output.shape = array.str();
  output.sizes.assign(array.getShape().begin(), array.getShape().end());
  output.type = getName(array.getKind()).str();
  output.hash = llvm::xxh3_64bits(
      llvm::ArrayRef(reinterpret_cast<const uint8_t *>(array.getData()),
                     size_t(array.getNumBytes())));
  double sum = 0;
  output.least = std::numeric_limits<double>::infinity();
  output.largest = -output.least;
  int64_t count = array.getNumElements();
  for (int64_t i = 0; i < count; ++i) {
    double value = array.getNumber(i);
    sum += value;
    // NaN is seen in all three.
    output.least = value >= output.least ? output.least : value;
    output.largest = value <= output.largest ? output.largest : value;
  }
  output.mean = sum / double(count);
  return output;
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

static std::string formatSeconds(double seconds) {
  const char *unit = "s";
  if (seconds < 1e-6) {
    seconds *= 1e9;
    unit = "ns";
  } else if (seconds < 1e-3) {
    seconds *= 1e6;
    unit = "us";
  } else if (seconds < 1) {
    seconds *= 1e3;
    unit = "ms";
  }
  return llvm::formatv("{0:f2} {1}", seconds, unit);
}

static std::string formatNumber(double value) {
  char text[40];
  snprintf(text, sizeof(text), "%.9g", value);
  return text;
}

static void printDifference(llvm::raw_ostream &os,
                            const RunReport::Output &output) {
  const Difference &difference = *output.difference;
  os << "max " << llvm::format("%.6g", difference.maxUlp) << " ULP, "
     << llvm::format("%.3g", difference.maxAbsolute) << " absolute, "
     << llvm::format("%.3g", difference.maxRelative) << " of the largest";
  if (difference.wrongZeros)
    os << "; " << difference.wrongZeros << " zeros of the other sign";
  if (difference.mismatches)
    os << "; " << difference.mismatches << " NaN or infinity on one side only";
  if (!output.worstPlace.empty())
    os << "; at [" << output.worstPlace << "] "
       << formatNumber(output.worstActual) << " where the reference has "
       << formatNumber(output.worstExpected);
}

void crease::printText(llvm::raw_ostream &os, const RunReport &report) {
  for (auto [index, output] : llvm::enumerate(report.outputs)) {
    os << "out" << index << ": " << output.shape;
    if (report.isChecked) {
      os << ": ";
      printDifference(os, output);
    } else if (!report.timing) {
      os << ": least " << formatNumber(output.least) << ", mean "
         << formatNumber(output.mean) << ", largest "
         << formatNumber(output.largest) << ", hash "
         << llvm::format_hex_no_prefix(output.hash, 16);
    }
    os << "\n";
  }
  if (!report.timing)
    return;
  const Timing &timing = *report.timing;
  os << "time: median " << formatSeconds(timing.median) << " of "
     << timing.numCalls << " calls (quartiles "
     << llvm::format("+-%.1f %%", 100 * timing.spread) << ", least "
     << formatSeconds(timing.least) << ")";
  if (report.packed)
    os << ", weights packed ahead";
  os << "; compiled in " << formatSeconds(report.compileSeconds) << "\nrate: ";
  double rate = report.flops.value_or(0) / timing.median;
  if (rate > 0) {
    os << llvm::format("%.1f GFLOP/s, ", rate * 1e-9);
    if (report.peak > 0)
      os << llvm::format("%.1f %% of the measured peak of %.1f GFLOP/s, ",
                         100 * rate / report.peak, report.peak * 1e-9);
  }
  os << llvm::format("%.1f GB/s in and out\n",
                     report.bytes / timing.median * 1e-9);
}

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

/// A number, or null where JSON has none for it.
static json::Value number(double value) {
  return std::isfinite(value) ? json::Value(value) : json::Value(nullptr);
}

static json::Object describe(const RunReport::Argument &argument) {
  return json::Object{{"shape", json::Array(argument.sizes)},
                      {"type", argument.type}};
}

static void addDifferences(json::Object &object, const RunReport &report) {
  for (const char *name :
       {"passed", "max_ulp", "max_abs_error", "max_rel_error",
        "special_mismatches", "zero_sign_mismatches"})
    object[name] = nullptr;
  if (!report.isChecked)
    return;
  Difference all;
  for (const RunReport::Output &output : report.outputs) {
    const Difference &own = *output.difference;
    all.maxUlp = std::max(all.maxUlp, own.maxUlp);
    all.maxAbsolute = std::max(all.maxAbsolute, own.maxAbsolute);
    all.maxRelative = std::max(all.maxRelative, own.maxRelative);
    all.mismatches += own.mismatches;
    all.wrongZeros += own.wrongZeros;
  }
  object["passed"] = report.passed;
  object["max_ulp"] = number(all.maxUlp);
  object["max_abs_error"] = number(all.maxAbsolute);
  object["max_rel_error"] = number(all.maxRelative);
  object["special_mismatches"] = all.mismatches;
  object["zero_sign_mismatches"] = all.wrongZeros;
}

static void addTiming(json::Object &object, const RunReport &report) {
  for (const char *name : {"median_ns", "least_ns", "spread_percent", "calls",
                           "gflops", "gbps", "peak_gflops", "percent_of_peak"})
    object[name] = nullptr;
  if (!report.timing)
    return;
  const Timing &timing = *report.timing;
  object["median_ns"] = timing.median * 1e9;
  object["least_ns"] = timing.least * 1e9;
  object["spread_percent"] = timing.spread * 100;
  object["calls"] = timing.numCalls;
  object["gbps"] = report.bytes / timing.median * 1e-9;
  double rate = report.flops.value_or(0) / timing.median;
  if (rate > 0)
    object["gflops"] = rate * 1e-9;
  if (report.peak > 0)
    object["peak_gflops"] = report.peak * 1e-9;
  if (rate > 0 && report.peak > 0)
    object["percent_of_peak"] = 100 * rate / report.peak;
}

void crease::printJson(llvm::raw_ostream &os, const RunReport &report) {
  // The names of files and functions are any bytes; strings of JSON are not.
  json::Object object{{"file", json::fixUTF8(report.file)},
                      {"entry", json::fixUTF8(report.entry)},
                      {"path", report.reference ? "reference" : "cpu"},
                      {"target", json::fixUTF8(report.target)},
                      {"accuracy", report.accuracy},
                      {"threads", report.threads},
                      {"num_threads", report.numThreads},
                      {"packed_weights", report.packed},
                      {"compile_ms", report.compileSeconds * 1e3},
                      {"bytes", report.bytes}};
  object["flops"] =
      report.flops ? json::Value(*report.flops) : json::Value(nullptr);
  json::Array inputs, outputs;
  for (const RunReport::Argument &input : report.inputs)
    inputs.push_back(describe(input));
  for (const RunReport::Output &output : report.outputs) {
    json::Object own = describe(output);
    own["least"] = number(output.least);
    own["mean"] = number(output.mean);
    own["largest"] = number(output.largest);
    own["hash"] = llvm::utohexstr(output.hash, /*LowerCase=*/true, 16);
    if (output.difference) {
      own["max_ulp"] = number(output.difference->maxUlp);
      own["max_abs_error"] = number(output.difference->maxAbsolute);
      own["max_rel_error"] = number(output.difference->maxRelative);
      own["special_mismatches"] = output.difference->mismatches;
    }
    outputs.push_back(std::move(own));
  }
  object["inputs"] = std::move(inputs);
  object["outputs"] = std::move(outputs);
  addDifferences(object, report);
  addTiming(object, report);
  os << json::Value(std::move(object)) << "\n";
}
