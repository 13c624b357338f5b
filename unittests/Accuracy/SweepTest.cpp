//===- SweepTest.cpp - Sweeps, and whether they notice errors -------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostKernels.h"

#include "gtest/gtest.h"
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

TEST(SweepTest, InvalidCheckpointIsAnError) {
  SweepOptions options;
  options.last = 1;
  options.checkpoint = "/nonexistent/checkpoint";
  std::string error;
  EXPECT_FALSE(sweep(identityWithFlaw(0), identity, options, &error));
  EXPECT_NE(error.find("cannot write"), std::string::npos);
}

} // namespace
