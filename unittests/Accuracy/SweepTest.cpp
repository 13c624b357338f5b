//===- SweepTest.cpp - Sweeps, and whether they notice errors -------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostKernels.h"

#include "gtest/gtest.h"
#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <random>

using namespace crease;
using namespace crease::accuracy;

namespace {

uint32_t bitsOf(float x) {
  uint32_t bits;
  std::memcpy(&bits, &x, sizeof(bits));
  return bits;
}

/// Correct, but for one input with a result one place off.
Kernel identityWithFlaw(uint32_t flaw) {
  return [flaw](const float *from, float *to, size_t count) {
    for (size_t i = 0; i < count; ++i) {
      to[i] = from[i];
      if (bitsOf(from[i]) == flaw)
        to[i] = std::nextafter(from[i], INFINITY);
    }
  };
}

const Reference identity = byOracle(Op::bilinear);

TEST(SweepTest, FindsTheOneWrongResult) {
  SweepOptions options;
  options.first = 0x40000000;
  options.last = 0x40200000;
  uint32_t flaw = 0x40123457;
  SweepResult result = *sweep(identityWithFlaw(flaw), identity, options);
  const Tally &regular = result[Kind::Regular];
  EXPECT_EQ(regular.inputs, 0x200000u);
  EXPECT_EQ(regular.misrounded, 1u);
  EXPECT_EQ(regular.most, 1);
  EXPECT_EQ(regular.worstInput, flaw);
  EXPECT_EQ(regular.worstGot, flaw + 1);
  EXPECT_EQ(regular.worstWant, flaw);

  std::vector<Wrong> wrong =
      findMisrounded(identityWithFlaw(flaw), identity, options);
  ASSERT_EQ(wrong.size(), 1u);
  EXPECT_EQ(wrong[0].input, flaw);
  EXPECT_EQ(wrong[0].want, flaw);
}

TEST(SweepTest, TellsTheKindsOfInputsApart) {
  Kernel zero = [](const float *, float *to, size_t count) {
    std::fill(to, to + count, 0.0f);
  };
  SweepOptions options;
  options.last = 0x01000000; // 0, all subnormals, and some normal ones
  SweepResult result = *sweep(zero, identity, options);
  EXPECT_EQ(result[Kind::Special].inputs, 1u);
  EXPECT_EQ(result[Kind::Special].misrounded, 0u);
  EXPECT_EQ(result[Kind::Subnormal].inputs, 0x7fffffu);
  EXPECT_EQ(result[Kind::Subnormal].most, 0x7fffff);
  EXPECT_EQ(result[Kind::Regular].inputs, 0x800000u);
  EXPECT_EQ(result.total().inputs, 0x1000000u);
}

TEST(SweepTest, CountsLostNanAndLostSignsAsErrors) {
  Kernel careless = [](const float *from, float *to, size_t count) {
    for (size_t i = 0; i < count; ++i)
      to[i] = std::isnan(from[i]) ? 1.0f : from[i] == 0 ? 0.0f : from[i];
  };
  SweepOptions options;
  options.first = 0x7f800000; // +inf and NaN
  options.last = 0x7f800010;
  SweepResult result = *sweep(careless, identity, options);
  EXPECT_EQ(result[Kind::Special].misrounded, 15u);
  EXPECT_TRUE(std::isinf(result[Kind::Special].most));
  EXPECT_NE(toJson(result).find("\"max_ulp\": \"inf\""), std::string::npos);

  options.first = 0x80000000; // -0
  options.last = 0x80000001;
  result = *sweep(careless, identity, options);
  EXPECT_EQ(result[Kind::Special].wrongSigns, 1u);
  EXPECT_EQ(result[Kind::Special].misrounded, 1u);
}

TEST(SweepTest, HashDependsOnEveryBitAndOnNoOrder) {
  SweepOptions options;
  options.stride = 1021;
  uint64_t hash = hashResults(identityWithFlaw(0x7fc00001), options);
  options.threads = 2;
  EXPECT_EQ(hashResults(identityWithFlaw(0x7fc00001), options), hash);
  EXPECT_EQ(sweep(identityWithFlaw(0x7fc00001), identity, options)->hash, hash);
  EXPECT_NE(hashResults(identityWithFlaw(1021 * 1000000), options), hash);
}

TEST(SweepTest, GoesOnFromACheckpoint) {
  std::string path = testing::TempDir() + "crease-sweep-checkpoint";
  std::remove(path.c_str());
  SweepOptions options;
  options.last = 0x00800000;
  options.title = "identity";
  SweepResult whole = *sweep(identityWithFlaw(0x00400000), identity, options);

  options.checkpoint = path;
  SweepResult first = *sweep(identityWithFlaw(0x00400000), identity, options);
  // Keep three blocks and a half of a fourth.
  std::ifstream in(path);
  std::string text, line;
  for (int i = 0; i < 4 && std::getline(in, line); ++i)
    text += line + "\n";
  std::getline(in, line);
  text += line.substr(0, line.size() / 2);
  in.close();
  std::ofstream(path) << text;

  uint64_t blocksRun = 0;
  options.progress = [&](const Progress &progress) {
    ++blocksRun;
    EXPECT_EQ(progress.total, 8u);
  };
  SweepResult second = *sweep(identityWithFlaw(0x00400000), identity, options);
  EXPECT_EQ(blocksRun, 5u);
  for (const SweepResult &result : {first, second}) {
    EXPECT_EQ(result.hash, whole.hash);
    EXPECT_EQ(toJson(result), toJson(whole));
  }

  // All of it is known now.
  blocksRun = 0;
  EXPECT_EQ(toJson(*sweep(identityWithFlaw(0), identity, options)),
            toJson(whole));
  EXPECT_EQ(blocksRun, 0u);

  options.title = "another";
  std::string error;
  EXPECT_FALSE(sweep(identityWithFlaw(0), identity, options, &error));
  EXPECT_NE(error.find("belongs to another sweep"), std::string::npos);
  std::remove(path.c_str());
}

/// A kernel that counts its calls.
static Kernel counted(Kernel kernel, std::atomic<int> &calls) {
  return [kernel, &calls](const float *inputs, float *results, size_t count) {
    ++calls;
    kernel(inputs, results, count);
  };
}

TEST(SweepTest, TakesOverWhatOtherCodeWasFoundToGive) {
  std::string folder = testing::TempDir();
  SweepOptions options;
  options.last = 0x00800000;
  options.title = "identity";
  options.kernels = {{"high here", "A"}, {"high there", "B"}};
  options.checkpoint = folder + "crease-sweep-earlier";
  std::remove(options.checkpoint.c_str());
  ASSERT_TRUE(sweep({identityWithFlaw(0x00400000), identityWithFlaw(7)},
                    identity, options));
  options.earlier = options.checkpoint;
  options.checkpoint = folder + "crease-sweep-later";
  std::atomic<int> sameCode = 0, sameResults = 0, asked = 0;
  Reference reference = [&](const float *inputs, size_t count, float *rounded,
                            double *values) {
    ++asked;
    identity(inputs, count, rounded, values);
  };
  auto run = [&](uint32_t flaw) {
    std::remove(options.checkpoint.c_str());
    sameCode = sameResults = asked = 0;
    std::vector<Kernel> kernels = {counted(identityWithFlaw(flaw), sameResults),
                                   counted(identityWithFlaw(7), sameCode)};
    auto results = sweep(kernels, reference, options);
    ASSERT_TRUE(results);
    SweepOptions alone;
    alone.last = options.last;
    auto whole =
        sweep({identityWithFlaw(flaw), identityWithFlaw(7)}, identity, alone);
    EXPECT_EQ(results->referenceHash, whole->referenceHash);
    for (int k : {0, 1})
      EXPECT_EQ(toJson(results->kernels[k]), toJson(whole->kernels[k]));
  };
  // Other code with the same results runs, but nothing is asked of the
  // reference.
  options.kernels[0].code = "C";
  run(0x00400000);
  EXPECT_EQ(sameCode, 0);
  EXPECT_GT(sameResults, 0);
  EXPECT_EQ(asked, 0);
  int callsOfOneSweep = sameResults;
  // With another flaw, the two blocks that differ are swept anew.
  run(0x00200000);
  EXPECT_EQ(sameCode, 0);
  EXPECT_EQ(sameResults, callsOfOneSweep * 10 / 8);
  EXPECT_EQ(asked, callsOfOneSweep * 2 / 8);
  // A record of another function is not used.
  options.title = "another";
  run(0x00400000);
  EXPECT_EQ(asked, callsOfOneSweep);
  std::remove(options.earlier.c_str());
  std::remove(options.checkpoint.c_str());
}

TEST(SweepTest, InvalidCheckpointIsAnError) {
  SweepOptions options;
  options.last = 1;
  options.checkpoint = "/nonexistent/checkpoint";
  std::string error;
  EXPECT_FALSE(sweep(identityWithFlaw(0), identity, options, &error));
  EXPECT_NE(error.find("cannot write"), std::string::npos);
}

} // namespace
