//===- Real64Test.cpp - Definitions in double precision -------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Activations/Real64.h"
#include "crease/Activations/Definitions.h"

#include "gtest/gtest.h"

#include <cmath>
#include <limits>

using namespace crease;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// One-operand definitions at their default parameters, by name.
struct Unary {
  const char *name;
  double (*at)(double);
};

#define UNARY(NAME, ...)                                                       \
  {#NAME,                                                                      \
   [](double x) { return definitions::NAME(Real64{x} __VA_ARGS__).value; }}
const Unary unary[] = {
    UNARY(sigmoid),
    UNARY(tanh),
    UNARY(relu),
    UNARY(leaky_relu, , Real64{0.01f}),
    UNARY(elu, , Real64{1}),
    UNARY(selu),
    UNARY(celu, , Real64{1}),
    UNARY(softplus, , Real64{1}),
    UNARY(silu),
    UNARY(swish, , Real64{1}),
    UNARY(gelu),
    UNARY(gelu_tanh),
    UNARY(quick_gelu),
    UNARY(mish),
    UNARY(relu6),
    UNARY(hard_sigmoid),
    UNARY(hard_swish),
    UNARY(hard_tanh, , Real64{-1}, Real64{1}),
    UNARY(softsign),
    UNARY(log_sigmoid),
    UNARY(relu_squared),
};
#undef UNARY

double at(llvm::StringRef name, double x) {
  for (const Unary &function : unary)
    if (name == function.name)
      return function.at(x);
  ADD_FAILURE() << "no definition called " << name.str();
  return nan;
}

/// Equal as floats go: NaN is NaN, and zeros have their sign.
void expectSame(double got, double want, const std::string &what) {
  if (std::isnan(want)) {
    EXPECT_TRUE(std::isnan(got)) << what << " is " << got << ", not NaN";
    return;
  }
  EXPECT_EQ(got, want) << what;
  EXPECT_EQ(std::signbit(got), std::signbit(want)) << what;
}

TEST(Real64Test, KnownValues) {
  // Name, argument, value; to the digits that the literature prints.
  const struct {
    const char *name;
    double x, value, tolerance;
  } known[] = {
      {"sigmoid", -4, 0.01799, 5e-6},
      {"sigmoid", 2, 0.8808, 5e-5},
      {"sigmoid", 5, 0.99331, 5e-6},
      {"tanh", -2, -0.96403, 5e-6},
      {"tanh", 1, 0.76159, 5e-6},
      {"tanh", 3, 0.99505, 5e-6},
      {"gelu", -2, -0.04550, 5e-6},
      {"gelu", -0.5, -0.15427, 5e-6},
      {"gelu", 0.5, 0.34573, 5e-6},
      {"gelu", 2, 1.95450, 5e-6},
      {"gelu_tanh", 1, 0.841192, 5e-7},
      {"silu", -1.27846454, -0.278465, 5e-7},
      {"gelu", -0.75179152, -0.169971, 5e-7},
      {"mish", -1.19243121, -0.308843, 5e-7},
      {"elu", -1, -0.632121, 5e-7},
      {"selu", -1, -1.111331, 5e-7},
      {"softplus", 0, 0.693147, 5e-7},
      {"log_sigmoid", 0, -0.693147, 5e-7},
      {"hard_swish", 1, 0.666667, 5e-7},
      {"hard_sigmoid", 0, 0.5, 0},
      {"softsign", -3, -0.75, 0},
      {"relu_squared", 3, 9, 0},
      {"relu6", 7, 6, 0},
      {"leaky_relu", -1, -0.01f, 0},
      {"quick_gelu", 1, 0.845796, 5e-7},
  };
  for (const auto &entry : known)
    EXPECT_NEAR(at(entry.name, entry.x), entry.value, entry.tolerance)
        << entry.name << " at " << entry.x;
}

TEST(Real64Test, NanPasses) {
  for (const Unary &function : unary)
    expectSame(function.at(nan), nan, function.name);
}

TEST(Real64Test, LimitsAtInfinity) {
  const struct {
    const char *name;
    double left, right;
  } limits[] = {
      {"sigmoid", 0, 1},
      {"tanh", -1, 1},
      {"relu", 0, inf},
      {"leaky_relu", -inf, inf},
      {"elu", -1, inf},
      {"celu", -1, inf},
      {"softplus", 0, inf},
      {"silu", -0.0, inf},
      {"swish", -0.0, inf},
      {"gelu", -0.0, inf},
      {"gelu_tanh", -0.0, inf},
      {"quick_gelu", -0.0, inf},
      {"mish", -0.0, inf},
      {"relu6", 0, 6},
      {"hard_sigmoid", 0, 1},
      {"hard_swish", -0.0, inf},
      {"hard_tanh", -1, 1},
      {"softsign", -1, 1},
      {"log_sigmoid", -inf, -0.0},
      {"relu_squared", 0, inf},
  };
  for (const auto &entry : limits) {
    expectSame(at(entry.name, -inf), entry.left,
               std::string(entry.name) + " at -inf");
    expectSame(at(entry.name, inf), entry.right,
               std::string(entry.name) + " at +inf");
  }
}

TEST(Real64Test, MinusZeroPasses) {
  for (const char *name :
       {"tanh", "relu", "leaky_relu", "elu", "selu", "celu", "silu", "swish",
        "gelu", "gelu_tanh", "quick_gelu", "mish", "relu6", "hard_swish",
        "hard_tanh", "softsign"}) {
    expectSame(at(name, -0.0), -0.0, name);
    expectSame(at(name, 0.0), 0.0, name);
  }
}

TEST(Real64Test, TailsKeepTheirDigits) {
  // Where the textbook form has lost everything. Values from erfc and exp.
  EXPECT_NEAR(at("gelu", -10) / -7.619853024160527e-23, 1, 1e-13);
  EXPECT_NEAR(at("silu", -90) / -7.374611361591463e-38, 1, 1e-13);
  EXPECT_NEAR(at("softplus", -50) / 1.9287498479639178e-22, 1, 1e-13);
  EXPECT_EQ(at("softplus", 800), 800);
  EXPECT_NEAR(at("elu", -1e-20) / -1e-20, 1, 1e-15);
}

TEST(Real64Test, ParametersAreExact) {
  EXPECT_EQ(definitions::leaky_relu(Real64{-1}, Real64{0.01f}).value, -0.01f);
  EXPECT_EQ(definitions::swish(Real64{2}, Real64{1.5}).value,
            definitions::silu(Real64{3}).value / 1.5);
  EXPECT_EQ(definitions::softplus(Real64{0}, Real64{2}).value,
            std::log1p(1) / 2);
}

TEST(Real64Test, AconInterpolatesItsSlopes) {
  auto acon = [](double x, double p1, double p2, double beta) {
    return definitions::acon_c(Real64{x}, Real64{p1}, Real64{p2}, Real64{beta})
        .value;
  };
  // beta = 0 is linear with the mean slope; p1 = 1, p2 = 0 is swish.
  EXPECT_EQ(acon(2, 1, 0.5, 0), 1.5);
  EXPECT_EQ(acon(2, 1, 0, 1.5),
            definitions::swish(Real64{2}, Real64{1.5}).value);
}

TEST(Real64Test, LimitClampsGateFromAboveAndValueFromBoth) {
  Real64 gate{9}, value{-9};
  definitions::limitGate(gate, value, Real64{7});
  EXPECT_EQ(gate.value, 7);
  EXPECT_EQ(value.value, -7);
  Real64 low{-9}, high{9};
  definitions::limitGate(low, high, Real64{7});
  EXPECT_EQ(low.value, -9);
  EXPECT_EQ(high.value, 7);
}

TEST(Real64Test, LossIsStableForAllLogits) {
  auto loss = [](double x, double target) {
    return definitions::bce_with_logits(Real64{x}, Real64{target}).value;
  };
  EXPECT_EQ(loss(0, 1), std::log(2.0));
  EXPECT_EQ(loss(1000, 0), 1000);
  EXPECT_EQ(loss(-1000, 1), 1000);
  expectSame(loss(inf, 1), 0, "certain and right");
  expectSame(loss(inf, 0), inf, "certain and wrong");
}

} // namespace
