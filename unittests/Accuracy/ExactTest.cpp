//===- ExactTest.cpp - Correct rounding at the level exact ----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Numerics/Exact.h"
#include "HostKernels.h"
#include "crease/Accuracy/HardCases.h"
#include "crease/Numerics/HostPortableWide.h"

#include "gtest/gtest.h"
#include <cmath>
#include <cstdio>
#include <cstring>
#include <map>

using namespace crease;
using namespace crease::accuracy;
using namespace crease::test;

namespace {

/// How many hard cases of `op`, from one input to another, the kernel rounds
/// wrongly.
unsigned wrongHardCases(Op op, Run run, bool report = true, uint32_t from = 0,
                        uint32_t to = UINT32_MAX) {
  unsigned wrong = 0;
  for (const HardCase &hard : hardCases()) {
    if (hard.op != op || hard.input < from || hard.input > to)
      continue;
    alignas(64) uint32_t inputs[64], results[64];
    std::fill(inputs, inputs + 64, hard.input);
    run(reinterpret_cast<float *>(inputs), reinterpret_cast<float *>(results),
        64);
    wrong += results[0] != hard.result;
    if (report)
      EXPECT_EQ(results[0], hard.result)
          << info(op).name << " of " << std::hex << hard.input;
  }
  return wrong;
}

TEST(ExactTest, RoundsTheHardCasesCorrectly) {
  for (const HostKernels &host : runnableKernels()) {
    SCOPED_TRACE(host.isa);
    for (const HostKernel &kernel : host.kernels)
      wrongHardCases(kernel.op, kernel.exact);
  }
}

TEST(ExactTest, RoundsASampleCorrectly) {
  SweepOptions options;
  options.stride = 16381;
  for (const HostKernels &host : runnableKernels())
    for (const HostKernel &kernel : host.kernels)
      for (const Wrong &wrong : findMisrounded(asKernel(kernel.exact),
                                               byOracle(kernel.op), options, 5))
        ADD_FAILURE() << host.isa << ": " << info(kernel.op).name << " of "
                      << std::hex << wrong.input << " got " << wrong.got
                      << " want " << wrong.want;
}

TEST(ExactTest, RoundsTheEndsCorrectly) {
  // Around zero, around the subnormals' end, and infinities with NaN.
  const uint64_t starts[] = {0,          0x007ff000, 0x7f7ff000,
                             0x80000000, 0x807ff000, 0xff7ff000};
  for (const HostKernels &host : runnableKernels())
    for (const HostKernel &kernel : host.kernels)
      for (uint64_t start : starts) {
        SweepOptions options;
        options.first = start;
        options.last = start + 0x2000;
        for (const Wrong &wrong : findMisrounded(
                 asKernel(kernel.exact), byOracle(kernel.op), options, 5))
          ADD_FAILURE() << host.isa << ": " << info(kernel.op).name << " of "
                        << std::hex << wrong.input << " got " << wrong.got
                        << " want " << wrong.want;
      }
}

/// The short forms promise twice the error that they make.
TEST(ExactTest, ShortFormsKeepHalfTheirBounds) {
  using F = numerics::HostVec<numerics::NativePortable, 1>;
  using W = numerics::HostWide<numerics::NativePortable, 1>;
  auto check = [](const char *name, double from, double to, auto quick,
                  auto truth) {
    const int count = 20000;
    double worst = 0;
    for (int i = 0; i <= count; ++i) {
      float x = float(from + (to - from) * i / count);
      F vector = F::load(&x);
      numerics::Quick<W> known = quick(vector);
      long double error = fabsl(known.value.reg[0] - truth((long double)x));
      double allowed = std::fabs(known.unit.reg[0]) * known.bound;
      if (x != 0)
        worst = std::max(worst, double(error / allowed));
    }
    EXPECT_LE(worst, 0.5) << name;
    EXPECT_GE(worst, 0.1) << name << ": a bound this wide costs time";
  };
  using namespace numerics;
  auto sigmoid = [](long double x) { return 1 / (1 + expl(-x)); };
  auto phi = [](long double x) { return erfcl(-x / sqrtl(2)) / 2; };
  auto softplus = [](long double x) {
    return std::max(x, 0.0L) + log1pl(expl(-fabsl(x)));
  };
  auto twiceU = [](long double x) {
    return 2 * sqrtl(2 / acosl(-1)) * (x + 0.044715L * x * x * x);
  };
  double ends = exactHalfTanhEnds;
  check(
      "sigmoid", -ends, ends, [](F x) { return sigmoidQuick(widen(x)); },
      sigmoid);
  check(
      "silu", -ends, ends, [](F x) { return swishQuick(widen(x), widen(x)); },
      [&](long double x) { return x * sigmoid(x); });
  check(
      "gelu_tanh", -geluTanhEnds, geluTanhEnds,
      [](F x) { return geluTanhQuick(x); },
      [&](long double x) { return x * sigmoid(twiceU(x)); });
  check(
      "tanh", -ends / 2, ends / 2, [](F x) { return tanhQuick(x); },
      [](long double x) { return tanhl(x); });
  check(
      "mish", -ends, ends, [](F x) { return mishQuick(x); },
      [&](long double x) { return x * tanhl(softplus(x)); });
  check(
      "softplus", -exactLogCoshEnds, exactLogCoshEnds,
      [](F x) { return softplusQuick(widen(x)); }, softplus);
  check(
      "gelu", -exactNormalEnds, exactNormalEnds,
      [](F x) { return geluQuick(x); },
      [&](long double x) { return x * phi(x); });
}

/// What is decided in two floats is off by what its bound says, on any machine:
/// the tables are looked up lane by lane here.
TEST(ExactTest, PairsKeepTheirBounds) {
  using F = numerics::HostVec<numerics::NativePortable, 1>;
  auto check = [](const char *name, double ends, auto form, auto truth) {
    double worst = 0;
    for (uint32_t magnitude = 0x2f800000; magnitude < 0x42000000;
         magnitude += 3001) {
      for (uint32_t sign : {0u, 0x80000000u}) {
        uint32_t bits = magnitude | sign;
        float x;
        std::memcpy(&x, &bits, sizeof(x));
        if (std::fabs(x) > ends)
          continue;
        numerics::Near<F> near = form(F::load(&x));
        long double value = (long double)near.hi.reg[0] - near.lo.reg[0];
        double error = std::fabs(double(value - truth((long double)x)));
        worst = std::max(worst, error / near.bound.reg[0]);
      }
    }
    EXPECT_LE(worst, 0.85) << name;
    EXPECT_GE(worst, 0.4) << name << ": a bound this wide costs time";
  };
  using namespace numerics;
  using namespace numerics::tables;
  auto sigmoid = [](long double x) { return 1 / (1 + expl(-x)); };
  auto share = [&](const char *name, const auto &t, auto truth) {
    check(
        name, t.ends, [&](F x) { return timesShareShort(x, t); },
        [&](long double x) { return x * truth(x); });
  };
  check(
      "sigmoid", sigmoidShort.ends,
      [](F x) { return shareShort(x, sigmoidShort); }, sigmoid);
  share("silu", sigmoidShort, sigmoid);
  share("quick_gelu", quickGeluShort,
        [&](long double x) { return sigmoid(1.702L * x); });
  share("gelu", geluShort,
        [](long double x) { return erfcl(-x / sqrtl(2)) / 2; });
  share("gelu_tanh", geluTanhShort, [&](long double x) {
    return sigmoid(2 * sqrtl(2 / acosl(-1)) * (x + 0.044715L * x * x * x));
  });
  check(
      "tanh", tanhShort.ends, [](F x) { return timesShort(x, tanhShort); },
      [](long double x) { return tanhl(x); });
  check(
      "expm1", expm1Short.ends,
      [](F x) { return timesShort(-abs(x), expm1Short); },
      [](long double x) { return expm1l(-fabsl(x)); });
  auto softplus = [](long double x) { return log1pl(expl(x)); };
  check(
      "softplus", 3.92, [](F x) { return rampShort(x, softplusShort); },
      softplus);
  check(
      "mish", 3.86, [](F x) { return timesShort(x, mishShort); },
      [&](long double x) { return x * tanhl(softplus(x)); });
}

TEST(ExactTest, GivesTheSameBitsOnEveryInstructionSet) {
  SweepOptions options;
  options.stride = 4093;
  std::map<Op, uint64_t> hashes;
  for (const HostKernels &host : runnableKernels())
    for (const HostKernel &kernel : host.kernels) {
      uint64_t hash = hashResults(asKernel(kernel.exact), options);
      auto [known, isNew] = hashes.insert({kernel.op, hash});
      EXPECT_EQ(known->second, hash) << host.isa << info(kernel.op).name;
    }
}

TEST(ExactTest, EveryOpHasABound) {
  std::map<Op, double> bounds = {
#define CREASE_BOUND(OP, ULP) {Op::OP, ULP},
#include "crease/Accuracy/Bounds.def"
  };
  for (Op op : {
#define CREASE_OP(OP, ...) Op::OP,
#include "crease/Accuracy/Ops.def"
       })
    EXPECT_TRUE(bounds.count(op)) << info(op).name;
}

/// All 2^32 inputs: minutes for each instruction set, an hour for the portable
/// one. Run it with --gtest_also_run_disabled_tests.
TEST(ExactTest, DISABLED_HasTheRecordedHashes) {
  const std::map<Op, uint64_t> recorded = {
#define CREASE_EXACT_HASH(OP, HASH) {Op::OP, HASH},
#include "crease/Accuracy/ExactHashes.def"
  };
  for (const HostKernels &host : runnableKernels())
    for (const HostKernel &kernel : host.kernels)
      if (auto found = recorded.find(kernel.op); found != recorded.end()) {
        EXPECT_EQ(hashResults(asKernel(kernel.exact)), found->second)
            << host.isa << " " << info(kernel.op).name;
        std::fprintf(stderr, "%s %s\n", host.isa, info(kernel.op).name.data());
      }
}

//===----------------------------------------------------------------------===//
// Tests of the tests
//===----------------------------------------------------------------------===//

TEST(ExactTest, NoticesADroppedHardCase) {
  for (const HostKernels &host : runnableKernels())
    EXPECT_EQ(
        wrongHardCases(Op::sigmoid, host.sigmoidUnmended, /*report=*/false),
        numerics::sigmoidMends.size())
        << host.isa;
}

TEST(ExactTest, NoticesADamagedCoefficient) {
  for (const HostKernels &host : runnableKernels())
    for (crease::test::Run damaged :
         {host.sigmoidDamaged, host.sigmoidDamagedPair})
      EXPECT_GT(wrongHardCases(Op::sigmoid, damaged,
                               /*report=*/false, 0x3f000000, 0x42c80000),
                0u)
          << host.isa;
}

} // namespace
