//===- QuickReferenceTest.cpp - The quick reference against the oracle ----===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/Sweep.h"

#include "gtest/gtest.h"
#include <cmath>
#include <cstring>

using namespace crease;
using namespace crease::accuracy;

namespace {

float floatOf(uint32_t bits) {
  float x;
  std::memcpy(&x, &bits, sizeof(x));
  return x;
}

uint32_t bitsOf(float x) {
  uint32_t bits;
  std::memcpy(&bits, &x, sizeof(bits));
  return bits;
}

/// Every op and its derivative, at all arguments that are measured.
std::vector<Function> allFunctions() {
  std::vector<Function> all;
  for (const OpInfo &op : allOps()) {
    std::vector<Function> functions = extraArguments(op.op);
    functions.insert(functions.begin(), Function(op.op));
    for (Function function : functions)
      for (bool isDerivative : {false, true}) {
        function.isDerivative = isDerivative;
        all.push_back(function);
      }
  }
  return all;
}

/// Inputs of all sizes, the special ones among them, in a number that is no
/// multiple of eight.
std::vector<float> sample() {
  std::vector<float> inputs = {
      0.0f,  -0.0f,     INFINITY,     -INFINITY,    NAN,
      -NAN,  0x1p-149f, -0x1p-149f,   0x1p-126f,    -0x1p-126f,
      88.8f, -88.8f,    -104.0f,      3.4e38f,      -3.4e38f,
      6.0f,  -3.0f,     -1.27846454f, -0.75179152f, -1.19243121f};
  for (uint64_t bits = 0; bits < uint64_t(1) << 32; bits += 1048573)
    inputs.push_back(floatOf(uint32_t(bits)));
  // Where activations bend.
  for (float x = -24; x < 24; x += 0x1.0354p-6f)
    inputs.push_back(x);
  if (inputs.size() % 8 == 0)
    inputs.push_back(1);
  return inputs;
}

TEST(QuickReferenceTest, GivesWhatTheOracleGives) {
  std::vector<float> inputs = sample();
  size_t count = inputs.size();
  std::vector<float> quick(count), slow(count);
  std::vector<double> quickValues(count), slowValues(count);
  for (const Function &function : allFunctions()) {
    quickReference(function)(inputs.data(), count, quick.data(),
                             quickValues.data());
    byOracle(function)(inputs.data(), count, slow.data(), slowValues.data());
    unsigned wrong = 0;
    for (size_t i = 0; i < count && wrong < 5; ++i) {
      bool bothNan = std::isnan(quick[i]) && std::isnan(slow[i]);
      bool bothZero = quick[i] == 0 && slow[i] == 0 && function.isDerivative;
      bool same = bitsOf(quick[i]) == bitsOf(slow[i]);
      bool near = !(std::fabs(quickValues[i] - slowValues[i]) >
                    std::fmax(0x1p-160, std::fabs(slowValues[i]) * 0x1p-26));
      if ((same || bothNan || bothZero) && near)
        continue;
      ++wrong;
      ADD_FAILURE() << function.name() << " of " << inputs[i] << ": "
                    << quick[i] << " is not " << slow[i] << ", or "
                    << quickValues[i] << " not near " << slowValues[i];
    }
  }
}

TEST(QuickReferenceTest, KnowsDerivativesByMpfrToo) {
  for (const Function &function : allFunctions()) {
    if (!function.isDerivative)
      continue;
    Oracle oracle(function);
    for (float x : {0x1p-100f, -0x1.8p-3f, 1.27f, -1.27846454f, -5.5f, 60.0f,
                    -0.7517915f, -1.1924312f})
      EXPECT_EQ(oracle.correctlyRounded(x), oracle.roundedByMpfr(x, f32Format))
          << function.name() << " of " << x;
  }
}

TEST(QuickReferenceTest, NamesAndParsesFunctions) {
  EXPECT_EQ(Function(Op::gelu).name(), "gelu");
  EXPECT_EQ(Function(Op::elu, {0.5}, true).name(), "elu_grad(0.5)");
  EXPECT_EQ(Function(Op::acon_c, {2, 0, 1}).name(), "acon_c(2, 0, 1)");
  EXPECT_TRUE(parseFunction("gelu_grad")->isDerivative);
  EXPECT_EQ(parseFunction("gelu_grad")->op, Op::gelu);
  // Operands are f32; parameters are attributes, which need not be.
  EXPECT_EQ(parseFunction("prelu(0.1)")->further, (std::vector<double>{0.1f}));
  EXPECT_EQ(parseFunction("swiglu(0.1, 0.1)")->further,
            (std::vector<double>{0.1f, 0.1}));
  EXPECT_EQ(parseFunction("hard_tanh(-2, 0.1)")->further,
            (std::vector<double>{-2, 0.1}));
  EXPECT_EQ(Function(Op::elu, {0.1}).name(), "elu(0.1)");
  EXPECT_EQ(Function(Op::elu, {0.1f}).name(), "elu(0.100000001)");
  for (double alpha : {0.1, double(0.1f), 1. / 3, 0x1.0000000000001p0, 1e300})
    EXPECT_EQ(parseFunction(Function(Op::elu, {alpha}).name())->further,
              (std::vector<double>{alpha}));
  for (const Function &function : allFunctions())
    EXPECT_EQ(parseFunction(function.name())->further, function.further);
  EXPECT_FALSE(parseFunction("elu(1, 2)"));
  EXPECT_FALSE(parseFunction("elu(1"));
  EXPECT_FALSE(parseFunction("elu(x)"));
  EXPECT_FALSE(parseFunction("_grad"));
  EXPECT_FALSE(parseFunction("gelu_"));
}

/// A tally is the same whether it is taken in vectors or one by one.
TEST(QuickReferenceTest, TalliesAsOneByOne) {
  Kernel rough = [](const float *from, float *to, size_t count) {
    for (size_t i = 0; i < count; ++i) {
      uint32_t bits = bitsOf(from[i]);
      // Every third one is off by up to 2^18 places.
      to[i] = bits % 3 ? from[i] : floatOf(bits + (bits >> 4 & 0x3ffff));
    }
  };
  Reference identity = quickReference(Op::bilinear);
  for (uint64_t first : {0x00100000ull, 0x3fc00000ull, 0x007ff000ull,
                         0xbf000000ull, 0x7f7fe000ull}) {
    SweepOptions options;
    options.first = first;
    options.last = first + 3 * 4096 + 17;
    SweepResult got = *sweep(rough, identity, options);
    SweepResult want;
    for (uint64_t bits = first; bits < options.last; ++bits) {
      float x = floatOf(uint32_t(bits)), y;
      rough(&x, &y, 1);
      bool special = x == 0 || !std::isfinite(x);
      Kind kind = special                    ? Kind::Special
                  : std::fabs(x) < 0x1p-126f ? Kind::Subnormal
                                             : Kind::Regular;
      want.kinds[size_t(kind)].add(uint32_t(bits), y, x, x);
    }
    want.hash = got.hash;
    // Sums and relative errors are taken in another order.
    for (size_t i = 0; i < numKinds; ++i) {
      if (std::isinf(want.kinds[i].sum))
        EXPECT_TRUE(std::isinf(got.kinds[i].sum));
      else
        EXPECT_NEAR(got.kinds[i].sum, want.kinds[i].sum,
                    1e-12 * want.kinds[i].sum);
      EXPECT_NEAR(got.kinds[i].mostRelative, want.kinds[i].mostRelative, 1e-14);
      got.kinds[i].sum = want.kinds[i].sum;
      got.kinds[i].mostRelative = want.kinds[i].mostRelative;
    }
    EXPECT_EQ(toJson(got), toJson(want)) << std::hex << first;
  }
}

TEST(QuickReferenceTest, SeveralKernelsShareOneReference) {
  Kernel right = [](const float *from, float *to, size_t count) {
    std::copy(from, from + count, to);
  };
  Kernel wrong = [](const float *from, float *to, size_t count) {
    for (size_t i = 0; i < count; ++i)
      to[i] = -from[i];
  };
  SweepOptions options;
  options.stride = 65537;
  auto results =
      sweep({right, wrong}, quickReference(Op::bilinear), options, nullptr);
  ASSERT_TRUE(results);
  EXPECT_EQ(results->referenceHash, results->kernels[0].hash);
  EXPECT_NE(results->referenceHash, results->kernels[1].hash);
  EXPECT_EQ(results->kernels[0].total().misrounded, 0u);
  EXPECT_GT(results->kernels[1].total().wrongSigns, 65000u);
  ASSERT_EQ(results->kernels[1].profile.size(), profileSize);
  EXPECT_EQ(results->kernels[0].profile[10], 0);
  EXPECT_GT(results->kernels[1].profile[10], 1e6);
}

} // namespace
