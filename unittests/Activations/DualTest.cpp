//===- DualTest.cpp - Derivatives of definitions in double precision ------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What differences cannot tell: limits, kinks, NaN and the tails. Values in
// between are held against MPFR in unittests/Accuracy/DerivativeTest.cpp.
//
//===----------------------------------------------------------------------===//

#include "crease/Activations/Dual.h"
#include "crease/Activations/Definitions.h"
#include "crease/Activations/Formula.h"
#include "crease/Activations/Real64.h"

#include "gtest/gtest.h"

#include <cmath>
#include <limits>
#include <string>

using namespace crease;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
using Real = Dual<Real64>;

template <class Function> double slopeOf(Function function, double x) {
  return differentiate<Real64>(
             std::vector<Real64>{{x}},
             [&](const std::vector<Real> &v) { return function(v[0]); })[0]
      .value;
}

/// The derivatives of one-operand definitions at default parameters, where they
/// could go wrong: the limits, and at zero from both signs.
struct Slope {
  const char *name;
  double (*at)(double);
  double left, zero, right;
};

#define SLOPE(NAME, LEFT, ZERO, RIGHT, ...)                                    \
  {#NAME,                                                                      \
   [](double x) {                                                              \
     return slopeOf(                                                           \
         [](const Real &v) { return definitions::NAME(v __VA_ARGS__); }, x);   \
   },                                                                          \
   LEFT, ZERO, RIGHT}
constexpr double lambda = 1.0507009873554804934;
constexpr double alpha = 1.6732632423543772848;
const Slope slopes[] = {
    SLOPE(sigmoid, 0, 0.25, 0),
    SLOPE(tanh, 0, 1, 0),
    // PyTorch: x <= 0 ? 0 : 1.
    SLOPE(relu, 0, 0, 1),
    // PyTorch: x > 0 ? 1 : slope.
    SLOPE(leaky_relu, 0.01f, 0.01f, 1, , number(v, 0.01f)),
    // PyTorch: x <= 0 ? alpha e^x : 1; so too for the next two.
    SLOPE(elu, 0, 0.5, 1, , number(v, 0.5)),
    SLOPE(selu, 0, lambda *alpha, lambda),
    SLOPE(celu, 0, 1, 1, , number(v, 2)),
    SLOPE(softplus, 0, 0.5, 1, , number(v, 2)),
    SLOPE(silu, 0, 0.5, 1),
    SLOPE(swish, 0, 0.5, 1, , number(v, 1.5)),
    SLOPE(gelu, 0, 0.5, 1),
    SLOPE(gelu_tanh, 0, 0.5, 1),
    SLOPE(quick_gelu, 0, 0.5, 1),
    SLOPE(mish, 0, 0.6, 1),
    SLOPE(relu6, 0, 0, 0),
    SLOPE(hard_sigmoid, 0, 1.0 / 6, 0),
    SLOPE(hard_swish, 0, 0.5, 1),
    SLOPE(hard_tanh, 0, 1, 0, , number(v, -1), number(v, 1)),
    SLOPE(softsign, 0, 1, 0),
    SLOPE(log_sigmoid, 1, 0.5, 0),
    SLOPE(relu_squared, 0, 0, inf),
};
#undef SLOPE

const Slope &find(const std::string &name) {
  for (const Slope &slope : slopes)
    if (name == slope.name)
      return slope;
  ADD_FAILURE() << "no definition called " << name;
  return slopes[0];
}

TEST(DualTest, LimitsAtInfinity) {
  for (const Slope &slope : slopes) {
    EXPECT_EQ(slope.at(-inf), slope.left) << slope.name << " at -inf";
    EXPECT_EQ(slope.at(inf), slope.right) << slope.name << " at +inf";
  }
}

TEST(DualTest, AtBothZeros) {
  for (const Slope &slope : slopes)
    for (double x : {0.0, -0.0})
      EXPECT_NEAR(slope.at(x), slope.zero, 1e-15) << slope.name << " at " << x;
}

TEST(DualTest, NanPasses) {
  for (const Slope &slope : slopes)
    EXPECT_TRUE(std::isnan(slope.at(nan))) << slope.name;
}

TEST(DualTest, ClampsAreFlatAtTheirEnds) {
  const struct {
    const char *name;
    double x, slope;
  } kinks[] = {
      {"relu6", 6, 0},         {"hard_tanh", -1, 0},   {"hard_tanh", 1, 0},
      {"hard_sigmoid", -3, 0}, {"hard_sigmoid", 3, 0}, {"hard_swish", -3, 0},
      {"hard_swish", 3, 1},    {"relu_squared", 0, 0},
  };
  for (const auto &kink : kinks)
    EXPECT_EQ(find(kink.name).at(kink.x), kink.slope)
        << kink.name << " at " << kink.x;
}

TEST(DualTest, TailsKeepTheirDigits) {
  // The derivatives' leading terms, which a difference of near-equal numbers
  // would lose.
  const struct {
    const char *name;
    double x, slope;
  } tails[] = {
      {"tanh", 40, 4 * std::exp(-80)},
      {"tanh", -40, 4 * std::exp(-80)},
      {"sigmoid", -80, std::exp(-80)},
      {"sigmoid", 80, std::exp(-80)},
      {"silu", -80, -79 * std::exp(-80)},
      {"gelu", -10,
       std::erfc(10 / std::sqrt(2.0)) / 2 -
           10 * std::exp(-50) / std::sqrt(2 * M_PI)},
      {"softsign", 1e15, 1e-30},
      {"softsign", -1e15, 1e-30},
      {"log_sigmoid", 80, std::exp(-80)},
  };
  for (const auto &tail : tails)
    EXPECT_NEAR(find(tail.name).at(tail.x) / tail.slope, 1, 1e-12)
        << tail.name << " at " << tail.x;
}

TEST(DualTest, KnownRootsAndValues) {
  EXPECT_NEAR(find("silu").at(-1.2784645427610738), 0, 1e-15);
  EXPECT_NEAR(find("gelu").at(-0.75179152470011487), 0, 1e-8);
  EXPECT_NEAR(find("mish").at(-1.1924312145146977), 0, 1e-8);
  EXPECT_NEAR(find("sigmoid").at(3), 0.04518, 5e-6);
  EXPECT_NEAR(find("tanh").at(-3), 0.00987, 5e-6);
  EXPECT_NEAR(find("gelu").at(3), 1.01195, 5e-6);
  EXPECT_NEAR(find("gelu").at(-3), -0.01195, 5e-6);
}

/// Both partial derivatives of a definition of two numbers.
template <class Function>
std::pair<double, double> partials(Function function, double x, double y) {
  auto result = differentiate<Real64>(
      std::vector<Real64>{{x}, {y}},
      [&](const std::vector<Real> &v) { return function(v[0], v[1]); });
  return {result[0].value, result[1].value};
}

TEST(DualTest, GatesAreLinearInTheirValue) {
  auto glu = [](const Real &g, const Real &v) {
    return definitions::glu(g, v);
  };
  EXPECT_EQ(partials(glu, 0, 3), std::make_pair(0.75, 0.5));
  // The derivative by the value does not see the value.
  EXPECT_EQ(partials(glu, 0, nan).second, 0.5);
  EXPECT_TRUE(std::isnan(partials(glu, 0, nan).first));
  EXPECT_TRUE(std::isnan(partials(glu, nan, 1).second));
}

TEST(DualTest, PreluTakesTheSlopeAtZero) {
  auto prelu = [](const Real &x, const Real &slope) {
    return definitions::prelu(x, slope);
  };
  EXPECT_EQ(partials(prelu, 0, 0.25), std::make_pair(0.25, 0.0));
  EXPECT_EQ(partials(prelu, -2, 0.25), std::make_pair(0.25, -2.0));
  EXPECT_EQ(partials(prelu, 2, 0.25), std::make_pair(1.0, 0.0));
}

TEST(DualTest, LossIsExactForAllLogits) {
  auto loss = [](const Real &x, const Real &target) {
    return definitions::bce_with_logits(x, target);
  };
  for (double t : {0.0, 0.25, 1.0}) {
    EXPECT_EQ(partials(loss, 0, t).first, 0.5 - t);
    EXPECT_EQ(partials(loss, -0.0, t).first, 0.5 - t);
    EXPECT_EQ(partials(loss, inf, t), std::make_pair(1 - t, -inf));
    EXPECT_EQ(partials(loss, -inf, t), std::make_pair(-t, inf));
    EXPECT_EQ(partials(loss, 1e-30, t).second, -1e-30);
  }
  EXPECT_NEAR(partials(loss, 50, 1).first / -std::exp(-50), 1, 1e-13);
  EXPECT_NEAR(partials(loss, -50, 0).first / std::exp(-50), 1, 1e-13);
}

TEST(DualTest, FormulasOfDerivatives) {
  auto formula = [](auto function) {
    return differentiate<Formula>(std::vector<Formula>{Formula("x")},
                                  [&](const std::vector<Dual<Formula>> &v) {
                                    return function(v[0]);
                                  })[0]
        .str();
  };
  EXPECT_EQ(formula([](const auto &x) { return definitions::gelu(x); }),
            "Phi(x) + x * phi(x)");
  EXPECT_EQ(formula([](const auto &x) { return definitions::tanh(x); }),
            "sech(x)^2");
}

} // namespace
