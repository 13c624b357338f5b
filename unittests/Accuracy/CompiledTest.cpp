//===- CompiledTest.cpp - Measurements of compiled code -----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/HardCases.h"
#include "crease/Accuracy/Measure.h"
#include "crease/Dialect/Crease.h"
#include "crease/Numerics/ExactMends.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"

#include "llvm/ADT/bit.h"
#include "gtest/gtest.h"
#include <cmath>
#include <cstring>

using namespace crease;
using namespace crease::accuracy;

namespace {

BuildOptions atLevel(const char *level) {
  BuildOptions options;
  options.accuracy = level;
  return options;
}

MeasureOptions quick() {
  MeasureOptions options;
  options.step = 16381;
  return options;
}

/// What the measuring says of a function's code after a change to it.
Measurement measured(const Function &function, const char *level,
                     CompiledFunction::Change change = nullptr) {
  auto code = CompiledFunction::create(function, NumberType::F32,
                                       atLevel(level), change);
  return measure(function, NumberType::F32, {*code}, quick())->front();
}

//===----------------------------------------------------------------------===//
// Tests of the tests: code with one constant changed
//===----------------------------------------------------------------------===//

using Number = llvm::APFloat;

/// Calls fn with every constant of type T of a module, whose value it may
/// change: T is APFloat or APInt.
template <class T, class Fn>
void changeConstants(mlir::ModuleOp module, Fn fn) {
  module.walk([&](mlir::LLVM::ConstantOp op) {
    auto dense = llvm::dyn_cast<mlir::DenseElementsAttr>(op.getValue());
    if (!dense)
      return;
    using Attr =
        std::conditional_t<std::is_same_v<T, Number>, mlir::DenseFPElementsAttr,
                           mlir::DenseIntElementsAttr>;
    if (!llvm::isa<Attr>(dense))
      return;
    llvm::SmallVector<T> values(dense.getValues<T>());
    size_t different = dense.isSplat() ? 1 : values.size();
    bool changed = false;
    for (size_t i = 0; i < different; ++i)
      changed |= fn(values[i]);
    if (dense.isSplat())
      values.assign(values.size(), values[0]);
    if (changed)
      op.setValueAttr(mlir::DenseElementsAttr::get(dense.getType(), values));
  });
}

/// A coefficient or an entry of a table: no power of two, no limit.
bool isCoefficient(const Number &value) {
  double size = std::fabs(value.convertToDouble());
  int exponent;
  return size < 16 && size > 1e-9 && std::frexp(size, &exponent) != 0.5;
}

size_t countCoefficients(const Function &function,
                         const BuildOptions &options) {
  size_t count = 0;
  auto code = CompiledFunction::create(
      function, NumberType::F32, options, [&](mlir::ModuleOp module) {
        changeConstants<Number>(module, [&](Number &value) {
          count += isCoefficient(value);
          return false;
        });
      });
  EXPECT_TRUE(static_cast<bool>(code));
  return count;
}

/// Moves one coefficient: by 2^-n of itself.
auto damage(size_t which, int n) {
  return [which, n](mlir::ModuleOp module) {
    size_t next = 0;
    changeConstants<Number>(module, [&](Number &value) {
      if (!isCoefficient(value) || next++ != which)
        return false;
      Number scale(value.getSemantics(), "1");
      Number factor(1 + std::ldexp(1.0, -n));
      bool ignored;
      factor.convert(value.getSemantics(), Number::rmNearestTiesToEven,
                     &ignored);
      value = value * factor;
      return true;
    });
  };
}

/// Of some ten coefficients, how many break a bound when they are off by 2^-n
/// of themselves, and how many change a result of the sample.
struct Noticed {
  unsigned tried = 0, brokenBounds = 0, changedHashes = 0;
};
Noticed damageInTurn(const Function &function, const char *level, int n) {
  Noticed noticed;
  Measurement whole = measured(function, level);
  EXPECT_EQ(whole.complaint, "") << level;
  size_t count = countCoefficients(function, atLevel(level));
  for (size_t i = 0; i < count; i += count / 10 + 1, ++noticed.tried) {
    Measurement bad = measured(function, level, damage(i, n));
    noticed.brokenBounds += !bad.complaint.empty();
    noticed.changedHashes += bad.result.hash != whole.result.hash;
  }
  return noticed;
}

// Not every constant counts: those that only choose an interval may be off.

TEST(TestOfTheTestsTest, NoticesADamagedCoefficient) {
  for (const char *level : {"exact", "high", "fast"}) {
    Noticed noticed = damageInTurn(Op::silu, level, 6);
    EXPECT_GE(noticed.tried, 2u) << level;
    EXPECT_GE(2 * noticed.brokenBounds, noticed.tried) << level;
    EXPECT_GE(3 * noticed.changedHashes, 2 * noticed.tried) << level;
  }
}

TEST(TestOfTheTestsTest, NoticesTheLastPlacesOfACoefficient) {
  // Too little for a bound; it cannot be seen in coefficients of high powers,
  // but in others, for the hash is not that on record.
  BuildOptions options = atLevel("high");
  options.target = "x86-64-v3";
  if (llvm::Error error = checkRunOptions(options)) {
    llvm::consumeError(std::move(error));
    GTEST_SKIP() << "needs AVX2";
  }
  const Function function(Op::tanh);
  size_t count = countCoefficients(function, options);
  unsigned noticed = 0;
  for (size_t i = 0; i < count; i += count / 10 + 1) {
    auto code = CompiledFunction::create(function, NumberType::F32, options,
                                         damage(i, 25));
    Measurement bad = measure(function, NumberType::F32, {*code}, {})->front();
    noticed += bad.complaint.find("hash on record") != std::string::npos;
  }
  EXPECT_GE(noticed, 2u);
  auto code = CompiledFunction::create(function, NumberType::F32, options);
  EXPECT_EQ(measure(function, NumberType::F32, {*code}, {})->front().complaint,
            "");
}

TEST(TestOfTheTestsTest, NoticesADroppedHardCase) {
  const struct {
    Op op;
    uint32_t input;
  } mends[] = {{Op::sigmoid, numerics::sigmoidMends[0].input},
               {Op::quick_gelu, numerics::quickGeluMends[0].input},
               {Op::gelu, numerics::geluMends[0].input}};
  for (const auto &mend : mends) {
    Op op = mend.op;
    uint32_t input = mend.input;
    EXPECT_EQ(measured(op, "exact").complaint, "");
    unsigned dropped = 0;
    Measurement bad = measured(op, "exact", [&](mlir::ModuleOp module) {
      changeConstants<llvm::APInt>(module, [&](llvm::APInt &value) {
        if (value.getBitWidth() != 32 || value.getZExtValue() != input)
          return false;
        value = llvm::APInt(32, 0x7fc12345); // an input that does not occur
        ++dropped;
        return true;
      });
    });
    EXPECT_GE(dropped, 1u) << info(op).name;
    EXPECT_EQ(bad.complaint, "hard cases are not correctly rounded")
        << info(op).name;
  }
}

TEST(CompiledTest, PowersOfTwoAsParametersAreMendedToo) {
  const numerics::Mend elu{0xbcd475d0, 0xbcd1ba92};
  // Of f(x) = scaleY g(scaleX x), the hard cases of g.
  const struct {
    const char *function;
    numerics::Mend hard;
    double scaleX, scaleY;
  } cases[] = {{"elu(0.5)", elu, 1, 0.5},
               {"celu(0.5)", elu, 2, 0.5},
               {"softplus(2)", numerics::softplusMends[0], 2, 0.5},
               {"softplus(0.5)", numerics::softplusMends[0], 0.5, 2}};
  for (const auto &test : cases) {
    auto code = CompiledFunction::create(*parseFunction(test.function),
                                         NumberType::F32, atLevel("exact"));
    ASSERT_TRUE(code) << test.function;
    alignas(64) float inputs[64], results[64];
    std::fill(inputs, inputs + 64,
              llvm::bit_cast<float>(test.hard.input) / test.scaleX);
    (*code)(inputs, results, 64);
    EXPECT_EQ(results[0], llvm::bit_cast<float>(test.hard.result) * test.scaleY)
        << test.function;
  }
}

TEST(CompiledTest, HardCasesHoldAllThatIsMended) {
  auto expectListed = [](Op op, const auto &mends) {
    for (const numerics::Mend &mend : mends) {
      bool found = false;
      for (const HardCase &hard : hardCases())
        found |= hard.op == op && hard.input == mend.input &&
                 hard.result == mend.result;
      EXPECT_TRUE(found) << info(op).name << " " << std::hex << mend.input;
    }
  };
  expectListed(Op::sigmoid, numerics::sigmoidMends);
  expectListed(Op::softplus, numerics::softplusMends);
  // log_sigmoid(x) is -softplus(-x).
  auto mirrored = numerics::softplusMends;
  for (numerics::Mend &mend : mirrored)
    mend = {mend.input ^ 0x80000000, mend.result ^ 0x80000000};
  expectListed(Op::log_sigmoid, mirrored);
  expectListed(Op::gelu, numerics::geluMends);
  expectListed(Op::gelu_tanh, numerics::geluTanhMends);
  expectListed(Op::quick_gelu, numerics::quickGeluMends);
}

//===----------------------------------------------------------------------===//
// Other types
//===----------------------------------------------------------------------===//

/// A definition is its own reference everywhere else: that it cancels is seen
/// here alone.
TEST(CompiledTest, MeasuresEveryActivation) {
  mlir::MLIRContext context;
  context.loadDialect<crease::CreaseDialect>();
  unsigned count = 0;
  for (mlir::RegisteredOperationName name : context.getRegisteredOperations()) {
    llvm::StringRef op = name.stripDialect();
    if (!name.hasInterface<crease::ActivationOpInterface>() ||
        op.ends_with("_grad"))
      continue;
    ++count;
    EXPECT_TRUE(parseOp({op.data(), op.size()}))
        << op.str() << " is not in Accuracy/Ops.def";
  }
  EXPECT_GT(count, 20u);
}

TEST(CompiledTest, EncodesAndDecodes) {
  EXPECT_EQ(decode(NumberType::F16, 0x3c01), 1 + 0x1p-10);
  EXPECT_EQ(decode(NumberType::Bf16, 0x8001), -0x1p-133);
  EXPECT_EQ(encode(NumberType::F16, 65504), 0x7bffu);
  EXPECT_EQ(encode(NumberType::Bf16, -INFINITY), 0xff80u);
  EXPECT_EQ(encode(NumberType::F64, 1), 0x3ff0000000000000u);
}

TEST(CompiledTest, FindsTheOneWrongF16) {
  auto flawed = [](const uint16_t *from, uint16_t *to, size_t count) {
    for (size_t i = 0; i < count; ++i)
      to[i] = from[i] == 0x3c00 ? 0x3c02 : from[i];
  };
  SweepResult result = measureNarrow(flawed, Op::bilinear, NumberType::F16);
  Tally all = result.total();
  EXPECT_EQ(all.inputs, 65536u);
  EXPECT_EQ(all.misrounded, 1u);
  EXPECT_EQ(all.most, 2);
  EXPECT_EQ(all.worstInput, 0x3c00u);
  EXPECT_EQ(all.worstGot, 0x3c02u);
  EXPECT_EQ(all.worstWant, 0x3c00u);
  EXPECT_NE(findBrokenBound(Op::bilinear, NumberType::F16, "high", result), "");
}

TEST(CompiledTest, FindsWrongF64) {
  auto flawed = [](const double *from, double *to, size_t count) {
    for (size_t i = 0; i < count; ++i)
      to[i] = from[i] > 1 && from[i] < 2 ? from[i] * (1 + 0x1p-49) : from[i];
  };
  SweepResult result = measureF64(flawed, Op::bilinear, 500);
  EXPECT_GE(result.total().most, 15);
  EXPECT_NE(findBrokenBound(Op::bilinear, NumberType::F64, "high", result), "");
}

TEST(CompiledTest, ComplainsOfWhatBreaksItsBound) {
  SweepResult result;
  Tally &tally = result.kinds[size_t(Kind::Regular)];
  tally.inputs = 10;
  auto complaint = [&](Function function, const char *level,
                       NumberType type = NumberType::F32) {
    return findBrokenBound(function, type, level, result);
  };
  const Function gelu(Op::gelu), slope(Op::gelu, {}, true);
  EXPECT_EQ(complaint(gelu, "exact"), "");
  tally.misrounded = 1;
  tally.most = 0.9;
  EXPECT_NE(complaint(gelu, "exact"), "");
  EXPECT_NE(complaint(gelu, "high", NumberType::Bf16), "");
  EXPECT_EQ(complaint(gelu, "high"), "");
  tally.most = 1.1;
  EXPECT_NE(complaint(gelu, "high"), "");
  EXPECT_EQ(complaint(slope, "high"), "");
  tally.most = 4.1;
  EXPECT_NE(complaint(slope, "high"), "");
  EXPECT_NE(complaint(gelu, "high", NumberType::F64), "");
  tally.mostRelative = 0x1.8p-17;
  EXPECT_EQ(complaint(gelu, "fast"), "");
  tally.wrongSigns = 1;
  EXPECT_NE(complaint(gelu, "fast"), "");
}

} // namespace
