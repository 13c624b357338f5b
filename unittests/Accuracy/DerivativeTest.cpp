//===- DerivativeTest.cpp - Derivatives against MPFR ----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Activations/Definitions.h"
#include "crease/Activations/Dual.h"
#include "crease/Activations/Real64.h"
#include "crease/Activations/RealMpfr.h"

#include "gtest/gtest.h"

#include <array>
#include <cmath>
#include <random>

using namespace crease;

namespace {

constexpr mpfr_prec_t precision = 320;

/// A definition on `count` numbers: its operands, then its parameters.
template <class T, class Function, size_t... I>
T spread(Function function, const std::vector<T> &v,
         std::index_sequence<I...>) {
  return function(v[I]...);
}

/// What the tests ask of a definition.
struct Definition {
  const char *name;
  unsigned operands;
  std::vector<double> further; // the values of all arguments but the first
  RealMpfr (*value)(const std::vector<RealMpfr> &);
  std::vector<RealMpfr> (*partials)(const std::vector<RealMpfr> &);
  std::vector<Real64> (*partials64)(const std::vector<Real64> &);
};

const std::vector<Definition> &definitionList() {
  static const std::vector<Definition> list = {
#define CREASE_OP(NAME, OPERANDS, PARAMETERS, ...)                             \
  {#NAME,                                                                      \
   OPERANDS,                                                                   \
   __VA_ARGS__,                                                                \
   [](const std::vector<RealMpfr> &v) {                                        \
     return spread([](const auto &...x) { return definitions::NAME(x...); },   \
                   v, std::make_index_sequence<OPERANDS + PARAMETERS>());      \
   },                                                                          \
   [](const std::vector<RealMpfr> &v) {                                        \
     return differentiate<RealMpfr>(                                           \
         v, [](const std::vector<Dual<RealMpfr>> &d) {                         \
           return spread(                                                      \
               [](const auto &...x) { return definitions::NAME(x...); }, d,    \
               std::make_index_sequence<OPERANDS + PARAMETERS>());             \
         });                                                                   \
   },                                                                          \
   [](const std::vector<Real64> &v) {                                          \
     return differentiate<Real64>(v, [](const std::vector<Dual<Real64>> &d) {  \
       return spread([](const auto &...x) { return definitions::NAME(x...); }, \
                     d, std::make_index_sequence<OPERANDS + PARAMETERS>());    \
     });                                                                       \
   }},
#include "crease/Accuracy/Ops.def"
  };
  return list;
}

/// The arguments of a definition at x, with the further ones off their usual
/// values where they are operands.
std::vector<double> argumentsAt(const Definition &definition, double x,
                                std::mt19937 &random) {
  std::vector<double> arguments = {x};
  std::uniform_real_distribution<double> near(0.5, 1.5);
  for (size_t i = 0; i < definition.further.size(); ++i)
    arguments.push_back(i + 1 < definition.operands
                            ? static_cast<float>(near(random))
                            : definition.further[i]);
  return arguments;
}

double asDouble(const RealMpfr &x) { return mpfr_get_d(x.get(), MPFR_RNDN); }

TEST(DerivativeTest, AgreesWithCentralDifferences) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> wide(-7, 7);
  for (const Definition &definition : definitionList()) {
    for (int trial = 0; trial < 60; ++trial) {
      std::vector<RealMpfr> arguments;
      for (double value : argumentsAt(definition, wide(random), random))
        arguments.push_back(RealMpfr(precision, value));
      std::vector<RealMpfr> partials = definition.partials(arguments);
      // The parameters are numbers like any other here.
      for (size_t i = 0; i < arguments.size(); ++i) {
        RealMpfr middle = arguments[i];
        RealMpfr step(precision, std::ldexp(1.0, -100));
        arguments[i] = middle + step;
        RealMpfr upper = definition.value(arguments);
        arguments[i] = middle - step;
        RealMpfr lower = definition.value(arguments);
        arguments[i] = middle;
        RealMpfr want = (upper - lower) / (step + step);
        double error = asDouble(abs(partials[i] - want));
        EXPECT_LE(error, 1e-40 * (1 + std::fabs(asDouble(want))))
            << definition.name << " by argument " << i << " at "
            << asDouble(arguments[0]);
      }
    }
  }
}

/// The distance of `got` from `want` in units of the last place of an f32.
double ulpsOfF32(double got, const RealMpfr &want) {
  double value = asDouble(want);
  int exponent = value == 0 ? -149 : std::max(std::ilogb(value), -126) - 23;
  RealMpfr error = RealMpfr(precision, got) - want;
  return std::fabs(std::ldexp(asDouble(error), -exponent));
}

TEST(DerivativeTest, DoubleServesAsReferenceForF32) {
  // In double the derivative of an f32 must be good enough to judge 4 ULP, next
  // to the roots too.
  std::mt19937 random(2);
  for (const Definition &definition : definitionList()) {
    double worst = 0, worstAt = 0;
    auto visit = [&](float x) {
      std::vector<double> values = argumentsAt(definition, x, random);
      std::vector<Real64> arguments;
      std::vector<RealMpfr> exact;
      for (double value : values) {
        arguments.push_back({value});
        exact.push_back(RealMpfr(precision, value));
      }
      std::vector<Real64> got = definition.partials64(arguments);
      std::vector<RealMpfr> want = definition.partials(exact);
      for (unsigned i = 0; i < definition.operands; ++i) {
        // Beyond f32 the result is infinite either way.
        if (std::fabs(asDouble(want[i])) > 3.4e38)
          continue;
        double error = ulpsOfF32(got[i].value, want[i]);
        if (!(error <= worst)) {
          worst = error;
          worstAt = x;
        }
      }
    };
    for (int exponent = -149; exponent < 128; ++exponent)
      for (int sample = 0; sample < 8; ++sample)
        for (float sign : {-1.0f, 1.0f})
          visit(sign * std::ldexp(1 + sample / 8.0f, exponent));
    std::uniform_real_distribution<float> wide(-110, 110), near(-2, 2);
    for (int sample = 0; sample < 2000; ++sample) {
      visit(wide(random));
      visit(near(random));
    }
    EXPECT_LE(worst, 0.25) << definition.name << " at " << worstAt;
  }
}

} // namespace
