//===- OracleTest.cpp - The oracle against MPFR and known values ----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/Oracle.h"
#include "crease/Activations/Definitions.h"
#include "crease/Activations/RealMpfr.h"

#include "gtest/gtest.h"
#include <cmath>
#include <cstring>
#include <random>

using namespace crease;
using namespace crease::accuracy;

namespace {

float floatOf(uint32_t bits) {
  float x;
  std::memcpy(&x, &bits, sizeof(x));
  return x;
}

uint64_t bitsOf(double x) {
  uint64_t bits;
  std::memcpy(&bits, &x, sizeof(bits));
  return bits;
}

bool same(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || bitsOf(a) == bitsOf(b);
}

/// Special values, then inputs of all sizes, then subnormal ones, then such as
/// activations usually get.
std::vector<float> sample(size_t count) {
  std::vector<float> inputs = {0.0f,     -0.0f,     INFINITY,   -INFINITY,
                               NAN,      0x1p-149f, -0x1p-149f, 88.8f,
                               -88.8f,   104.0f,    -104.0f,    3.4e38f,
                               -3.4e38f, 6.0f,      -3.0f};
  std::mt19937 random(20261120);
  while (inputs.size() < count) {
    uint32_t bits = random();
    inputs.push_back(floatOf(bits));
    inputs.push_back(floatOf(bits & 0x807fffff));
    inputs.push_back(
        floatOf((bits & 0x807fffff) | (100 + (bits >> 23) % 36) << 23));
  }
  return inputs;
}

TEST(OracleTest, KnowsEveryDefinitionByName) {
  for (const OpInfo &op : allOps())
    EXPECT_EQ(parseOp(op.name), op.op);
  EXPECT_FALSE(parseOp("unknown"));
}

TEST(OracleTest, AgreesWithMpfrAlone) {
  for (const OpInfo &op : allOps()) {
    Oracle oracle(op.op);
    for (float x : sample(1500)) {
      float got = oracle.correctlyRounded(x);
      double want = oracle.roundedByMpfr(x, f32Format);
      EXPECT_TRUE(same(got, want))
          << op.name << "(" << x << "): " << got << " is not " << want;
    }
  }
}

TEST(OracleTest, AgreesWithMpfrAloneForNarrowTypes) {
  for (const OpInfo &op : allOps()) {
    Oracle oracle(op.op);
    for (float x : sample(300))
      for (Format format : {f16Format, bf16Format})
        EXPECT_TRUE(same(oracle.correctlyRounded(x, format),
                         oracle.roundedByMpfr(x, format)))
            << op.name << "(" << x << ")";
  }
}

TEST(OracleTest, AgreesWithMpfrForOtherParameters) {
  struct {
    Op op;
    std::vector<double> further;
  } cases[] = {{Op::leaky_relu, {0.2f}},
               {Op::elu, {0.5}},
               {Op::celu, {2.5}},
               {Op::softplus, {20}},
               {Op::swish, {1.702}},
               {Op::swish, {-1}},
               {Op::hard_tanh, {-0.5, 2}},
               {Op::acon_c, {1.5, -0.25, 3}},
               {Op::bce_with_logits, {0.125}}};
  for (const auto &[op, further] : cases) {
    Oracle oracle(op, further);
    for (float x : sample(300))
      EXPECT_TRUE(
          same(oracle.correctlyRounded(x), oracle.roundedByMpfr(x, f32Format)))
          << info(op).name << "(" << x << ")";
  }
}

TEST(OracleTest, BallsHoldTheTrueValue) {
  for (const OpInfo &op : allOps()) {
    Oracle oracle(op.op);
    for (float x : sample(600)) {
      if (!std::isfinite(x))
        continue;
      Ball64 ball = oracle.estimate(x);
      double value = oracle.roundedByMpfr(x, f64Format);
      // `value` itself is rounded, to half a unit in its last place.
      EXPECT_LE(std::fabs(ball.middle - value),
                ball.radius + std::fabs(value) * 0x1p-53)
          << op.name << "(" << x << ")";
    }
  }
}

TEST(OracleTest, RoundsSubnormalHalvesUpwards) {
  // x Phi(x) = x/2 + x^2 / sqrt(2 pi) lies above the tie x/2.
  Oracle gelu(Op::gelu);
  EXPECT_EQ(gelu.correctlyRounded(0x1p-149f), 0x1p-149f);
  EXPECT_EQ(gelu.correctlyRounded(-0x1p-149f), 0.0f);
  EXPECT_TRUE(std::signbit(gelu.correctlyRounded(-0x1p-149f)));
  EXPECT_EQ(gelu.correctlyRounded(0x3p-149f), 0x2p-149f);
  EXPECT_EQ(gelu.correctlyRounded(-0x3p-149f), -0x1p-149f);
}

TEST(OracleTest, DoesNotTakeWhatCancellationLeaves) {
  // sigmoid(x) - 1/2 = x/4 - ..., and the derivative of x tanh(x), 2x - ...:
  // the definitions cancel as many bits as x is small.
  struct {
    Function function;
    double slope;
  } cases[] = {{{Op::bce_with_logits, {0.5}, /*isDerivative=*/true}, 0.25},
               {{Op::acon_c, {1, -1, 1}, /*isDerivative=*/true}, 2},
               {{Op::acon_c, {-1, 1, 2}, /*isDerivative=*/true}, 4}};
  for (const auto &[function, slope] : cases) {
    Oracle oracle(function);
    for (float x : {0x1.37fae8p-124f, -0x1.20649ep-126f, 0x1.00597p-129f,
                    0x1p-149f, 0x1.8p-60f}) {
      double value = slope * x;
      EXPECT_EQ(oracle.roundedByMpfr(x, f64Format), value) << function.name();
      EXPECT_EQ(oracle.valueOf(x, oracle.estimate(x)), value)
          << function.name();
      // Just below in magnitude where the next term is negative: ties go down.
      float rounded = oracle.correctlyRounded(x);
      EXPECT_LE(std::fabs(rounded - value), 0x1p-150) << function.name();
    }
    for (double x : {0x1.2345p-300, -0x1p-1000})
      EXPECT_LT(oracle.ulpsOfF64(x, slope * x), 1e-9) << function.name();
  }
}

TEST(OracleTest, GivesTheLimitsAtInfinities) {
  struct {
    Op op;
    double left, right;
  } cases[] = {{Op::sigmoid, 0, 1},        {Op::tanh, -1, 1},
               {Op::elu, -1, INFINITY},    {Op::softplus, 0, INFINITY},
               {Op::silu, -0.0, INFINITY}, {Op::gelu, -0.0, INFINITY},
               {Op::mish, -0.0, INFINITY}, {Op::gelu_tanh, -0.0, INFINITY},
               {Op::softsign, -1, 1},      {Op::log_sigmoid, -INFINITY, -0.0},
               {Op::relu, 0, INFINITY},    {Op::hard_swish, -0.0, INFINITY}};
  for (const auto &[op, left, right] : cases) {
    Oracle oracle(op);
    EXPECT_TRUE(same(oracle.correctlyRounded(-INFINITY), left))
        << info(op).name;
    EXPECT_TRUE(same(oracle.correctlyRounded(INFINITY), right))
        << info(op).name;
    EXPECT_TRUE(std::isnan(oracle.correctlyRounded(NAN))) << info(op).name;
  }
}

TEST(OracleTest, RoundsToEachFormat) {
  EXPECT_EQ(roundTo(bf16Format, 1 + 0x1p-8), 1); // ties to even
  EXPECT_EQ(roundTo(bf16Format, 1 + 0x3p-8), 1 + 0x1p-6);
  EXPECT_EQ(roundTo(bf16Format, 1 + 0x1p-8 + 0x1p-40), 1 + 0x1p-7);
  EXPECT_EQ(roundTo(f16Format, 65519), 65504);
  EXPECT_EQ(roundTo(f16Format, 65520), INFINITY);
  EXPECT_EQ(roundTo(f16Format, 0x1p-25), 0);
  EXPECT_EQ(roundTo(f16Format, 0x1.01p-25), 0x1p-24);
  EXPECT_TRUE(std::signbit(roundTo(f32Format, -0x1p-200)));
}

TEST(RealMpfrTest, CarriesItsPrecision) {
  RealMpfr x(200, 0.1), third = literal(x, "1") / literal(x, "3");
  EXPECT_EQ(third.precision(), 200);
  RealMpfr copy = third;
  EXPECT_TRUE(equal(copy, third));
  // 3 times the rounded third is 1, or off by less than 2^-198.
  RealMpfr rest = literal(x, "3") * third - literal(x, "1");
  EXPECT_TRUE(lessThan(abs(rest), RealMpfr(200, 0x1p-198)));
  EXPECT_FALSE(equal(literal(x, "0.1"), x)); // the decimal, not the double
}

} // namespace
