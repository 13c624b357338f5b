//===- DoubleTest.cpp - The elementary functions of f64 against MPFR ------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Numbers of every size, and densely those where the functions bend. What IR
// computes is the same: each operation is rounded once by IEEE 754.
//
//===----------------------------------------------------------------------===//

#include "crease/Numerics/Double.h"
#include "crease/Numerics/HostPortableWide.h"

#include "gtest/gtest.h"
#include <mpfr.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace crease::numerics;

using W = HostWide<NativePortable, 1>;

template <class Fn> static double apply(Fn fn, double x) {
  W in;
  in.reg[0] = x;
  return fn(in).reg[0];
}

/// The distance of `got` from what MPFR computes, in units of its last place.
static double errorInUlp(int (*judge)(mpfr_t, const mpfr_t, mpfr_rnd_t),
                         double x, double got) {
  mpfr_t in, want, unit;
  mpfr_inits2(200, in, want, unit, mpfr_ptr(nullptr));
  mpfr_set_d(in, x, MPFR_RNDN);
  judge(want, in, MPFR_RNDN);
  double nearest = mpfr_get_d(want, MPFR_RNDN), error = 0;
  if (!std::isfinite(nearest) || !std::isfinite(got)) {
    bool same = std::isnan(nearest) ? std::isnan(got) : got == nearest;
    error = same ? 0 : std::numeric_limits<double>::infinity();
  } else {
    int exponent = nearest == 0 ? -1074 : std::ilogb(nearest) - 52;
    mpfr_set_d(unit, std::ldexp(1.0, std::max(exponent, -1074)), MPFR_RNDN);
    mpfr_sub_d(want, want, got, MPFR_RNDN);
    mpfr_div(want, want, unit, MPFR_RNDN);
    error = std::fabs(mpfr_get_d(want, MPFR_RNDN));
    if (got == 0 && nearest == 0 && std::signbit(got) != std::signbit(nearest))
      error = std::numeric_limits<double>::infinity();
  }
  mpfr_clears(in, want, unit, mpfr_ptr(nullptr));
  return error;
}

/// Every input is tried with both signs.
template <class Fn>
static void check(const char *name, Fn fn,
                  int (*judge)(mpfr_t, const mpfr_t, mpfr_rnd_t), double bound,
                  int count = 25000) {
  std::mt19937_64 random(20261127);
  double worst = 0, where = 0;
  auto attempt = [&](double x) {
    for (double from : {x, -x}) {
      double error = errorInUlp(judge, from, apply(fn, from));
      if (!(error <= worst)) {
        worst = error;
        where = from;
      }
    }
  };
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (double x : {0.0,
                   1.0,
                   infinity,
                   0x1p-1074,
                   0x1p-1022,
                   0x1.8p-1023,
                   0x1.fffffffffffffp1023,
                   0x1.fffffffffffffp-1,
                   709.78271289,
                   709.782712893384,
                   745.13321910194,
                   745.2,
                   0.75,
                   28.0,
                   26.55,
                   27.226,
                   0x1p54,
                   0x1p-54,
                   0x1p-27,
                   0x1p53,
                   0x1p1023})
    attempt(x);
  for (int i = 0; i < count; ++i) {
    uint64_t bits = random() >> 1;
    double x;
    std::memcpy(&x, &bits, sizeof x);
    if (!std::isnan(x))
      attempt(x);
    double share = double(random() >> 11) * 0x1p-53;
    for (double end : {0.4, 1.0, 3.0, 30.0, 760.0})
      attempt(share * end);
    attempt(1 + (share - 0.5) / 64);
    attempt(std::ldexp(0.5 + share, -int(random() % 60)));
  }
  EXPECT_LE(worst, bound) << name << " at " << std::hexfloat << where;
  testing::Test::RecordProperty(std::string(name) + " ULP",
                                std::to_string(worst));
  EXPECT_TRUE(std::isnan(apply(fn, std::nan("")))) << name;
}

TEST(DoubleTest, exp) {
  check(
      "exp", [](W x) { return wide::expDouble(x); }, mpfr_exp, 0.9);
}
TEST(DoubleTest, expm1) {
  check(
      "expm1", [](W x) { return wide::expm1Double(x); }, mpfr_expm1, 1.3);
}
TEST(DoubleTest, tanh) {
  check(
      "tanh", [](W x) { return wide::tanhDouble(x); }, mpfr_tanh, 1.9);
}
TEST(DoubleTest, log) {
  check(
      "log", [](W x) { return wide::logDouble(x); }, mpfr_log, 0.85);
}
TEST(DoubleTest, log1p) {
  check(
      "log1p", [](W x) { return wide::log1pDouble(x); }, mpfr_log1p, 1.4);
}
TEST(DoubleTest, erfc) {
  check(
      "erfc", [](W x) { return wide::erfcDouble(x); }, mpfr_erfc, 2.2, 10000);
}
TEST(DoubleTest, erf) {
  check(
      "erf", [](W x) { return wide::erfDouble(x); }, mpfr_erf, 1.15, 20000);
}
