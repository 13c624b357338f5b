//===- PairTest.cpp - f64 within 4 ULP ------------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Activations/Pair.h"
#include "crease/Activations/Definitions.h"
#include "crease/Activations/Real64.h"
#include "crease/Activations/RealMpfr.h"

#include "gtest/gtest.h"

#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace crease;

namespace {

/// A definition at fixed further arguments, of x alone.
struct Case {
  const char *name;
  double (*pair)(double);
  RealMpfr (*oracle)(double);
};

/// Calls f with x and the given numbers as numbers of the type of x.
template <class T, class F> T call1(F f, const T &x) { return f(x); }
template <class T, class F> T call2(F f, const T &x, double a) {
  return f(x, number(x, a));
}
template <class T, class F> T call3(F f, const T &x, double a, double b) {
  return f(x, number(x, a), number(x, b));
}

double roundPair(const Pair<Real64> &value) { return value.round().value; }

#define CASE(NAME, CALL, ...)                                                  \
  {                                                                            \
#NAME,                                                                      \
   [](double x) {                                                              \
     auto f = [](const auto &...v) { return definitions::NAME(v...); };        \
     return roundPair(CALL(f, Pair<Real64>(Real64{x}) __VA_ARGS__));           \
   },                                                                          \
   [](double x) {                                                              \
     auto f = [](const auto &...v) { return definitions::NAME(v...); };        \
     return CALL(f, RealMpfr(192, x) __VA_ARGS__);                             \
   }  \
  }
#define WITH ,

const Case cases[] = {
    CASE(sigmoid, call1),
    CASE(tanh, call1),
    CASE(elu, call2, WITH 1.0),
    CASE(selu, call1),
    CASE(celu, call2, WITH 1.7),
    CASE(softplus, call2, WITH 1.0),
    CASE(softplus, call2, WITH 2.3),
    CASE(silu, call1),
    CASE(swish, call2, WITH 1.3),
    CASE(gelu, call1),
    CASE(gelu_tanh, call1),
    CASE(quick_gelu, call1),
    CASE(mish, call1),
    CASE(hard_sigmoid, call1),
    CASE(hard_swish, call1),
    CASE(softsign, call1),
    CASE(log_sigmoid, call1),
    CASE(relu_squared, call1),
    CASE(bce_with_logits, call2, WITH 0.3),
    CASE(swiglu, call3, WITH 1.5 WITH 1.0),
};

/// The distance of `got` from the exact value in units of its last place.
double ulpError(double got, const RealMpfr &exact) {
  double rounded = mpfr_get_d(exact.get(), MPFR_RNDN);
  if (std::isnan(rounded) || std::isnan(got))
    return std::isnan(rounded) == std::isnan(got) ? 0 : INFINITY;
  if (rounded == got)
    return 0;
  if (std::isinf(rounded) || std::isinf(got))
    return INFINITY;
  double unit = std::nextafter(std::fabs(rounded), INFINITY);
  unit -= std::fabs(rounded);
  RealMpfr error = exact - number(exact, got);
  return std::fabs(mpfr_get_d(error.get(), MPFR_RNDN)) / unit;
}

TEST(Pair, activationsWithin4UlpInF64) {
  std::mt19937_64 random(7);
  auto uniform = [&](double from, double to) {
    return std::uniform_real_distribution<double>(from, to)(random);
  };
  std::vector<double> inputs = {
      0.0,   -0.0,   5e-324,   -5e-324,   1e-300, -1e-300, 1.0,    -1.0,
      1e300, -1e300, INFINITY, -INFINITY, NAN,    -708.4,  -745.2, -38.5};
  for (int i = 0; i < 100; ++i)
    for (double bound : {0.1, 2.0, 8.0, 15.0, 45.0, 300.0, 760.0})
      inputs.push_back(uniform(-bound, bound));
  // Where results leave the normal range.
  for (int i = 0; i < 100; ++i) {
    inputs.push_back(uniform(-755, -690));
    inputs.push_back(uniform(-39.5, -36));
    inputs.push_back(uniform(-22, -20));
    inputs.push_back(uniform(-440, -400));
  }
  for (const Case &c : cases) {
    double worst = 0, where = 0;
    for (double x : inputs) {
      double error = ulpError(c.pair(x), c.oracle(x));
      if (error > worst) {
        worst = error;
        where = x;
      }
    }
    EXPECT_LE(worst, 4.0) << c.name << " at " << where;
  }
}

TEST(Pair, zerosKeepTheirSign) {
  EXPECT_TRUE(std::signbit(
      roundPair(definitions::silu(Pair<Real64>(Real64{-INFINITY})))));
  EXPECT_TRUE(
      std::signbit(roundPair(definitions::gelu(Pair<Real64>(Real64{-0.0})))));
  EXPECT_FALSE(
      std::signbit(roundPair(definitions::gelu(Pair<Real64>(Real64{0.0})))));
}

} // namespace
