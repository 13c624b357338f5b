//===- Tally.cpp - Errors counted, and reports of them --------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Bits.h"
#include "crease/Accuracy/Sweep.h"
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

using namespace crease;
using namespace crease::accuracy;

namespace {

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

} // namespace

//===----------------------------------------------------------------------===//
// Tallies
//===----------------------------------------------------------------------===//

void Tally::add(uint64_t input, uint64_t got, uint64_t want, bool isMisrounded,
                bool isSignWrong, double error, double relativeError) {
  ++inputs;
  misrounded += isMisrounded;
  wrongSigns += isSignWrong;
  sum += error;
  ++histogram[std::lower_bound(histogramEnds.begin(), histogramEnds.end() - 1,
                               error) -
              histogramEnds.begin()];
  mostRelative = std::max(mostRelative, relativeError);
  if (error > most || inputs == 1) {
    most = error;
    worstInput = input;
    worstGot = got;
    worstWant = want;
  }
}

void Tally::add(uint32_t input, float got, float want, double value) {
  bool bothNan = std::isnan(got) && std::isnan(want);
  double error = errorOf(got, want, value);
  bool isNormal = std::fabs(value) >= 0x1p-126;
  add(input, bitsOf(got), bitsOf(want), bitsOf(got) != bitsOf(want) && !bothNan,
      std::signbit(got) != std::signbit(want) && !bothNan, error,
      isNormal && std::isfinite(error) && error != 0
          ? std::fabs(got / value - 1)
          : 0);
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
// Reports
//===----------------------------------------------------------------------===//

namespace {

constexpr const char *kindNames[numKinds] = {"regular", "subnormal", "special"};

template <class... Args> std::string print(const char *format, Args... args) {
  char text[512];
  std::snprintf(text, sizeof(text), format, args...);
  return text;
}

std::string hex(uint64_t bits, unsigned digits) {
  return print("%0*llx", int(digits), (unsigned long long)bits);
}

std::string worstOf(const Tally &tally, unsigned digits) {
  std::string value =
      digits == 8 ? print(" (%a)", double(floatOf(uint32_t(tally.worstInput))))
                  : std::string();
  return hex(tally.worstInput, digits) + value + " got " +
         hex(tally.worstGot, digits) + " want " + hex(tally.worstWant, digits);
}

} // namespace

std::string accuracy::describe(const SweepResult &result, unsigned digits) {
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
      text += "          worst at " + worstOf(tally, digits) + "\n";
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

std::string accuracy::toJson(const SweepResult &result, unsigned digits,
                             bool withProfile) {
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
            ", \"max_relative\": " + number(tally.mostRelative) +
            ", \"worst_input\": \"" + hex(tally.worstInput, digits) +
            "\", \"worst_got\": \"" + hex(tally.worstGot, digits) +
            "\", \"worst_want\": \"" + hex(tally.worstWant, digits) +
            "\", \"histogram\": [";
    for (size_t j = 0; j < tally.histogram.size(); ++j)
      text +=
          print(j ? ", %llu" : "%llu", (unsigned long long)tally.histogram[j]);
    text += "]}, ";
  }
  if (withProfile) {
    text += "\"profile\": [";
    for (size_t i = 0; i < result.profile.size(); ++i)
      text += (i ? ", " : "") + number(float(result.profile[i]));
    text += "], ";
  }
  return text +
         print("\"hash\": \"%016llx\"}", (unsigned long long)result.hash);
}
