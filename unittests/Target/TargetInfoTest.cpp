//===- TargetInfoTest.cpp - What a target offers a kernel -----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Kernels/TargetInfo.h"

#include "gtest/gtest.h"

using namespace crease;

static TargetInfo get(llvm::StringRef spec) {
  return llvm::cantFail(TargetInfo::get(spec));
}

static std::string getError(llvm::StringRef spec) {
  auto info = TargetInfo::get(spec);
  return info ? "" : llvm::toString(info.takeError());
}

TEST(TargetInfoTest, LevelsHaveTheirVectors) {
  EXPECT_EQ(get("x86-64-v2").vectorBits, 128u);
  EXPECT_EQ(get("x86-64-v3").vectorBits, 256u);
  EXPECT_EQ(get("x86-64-v4").vectorBits, 512u);
  EXPECT_EQ(get("x86-64-v2").numVectorRegisters, 16u);
  EXPECT_EQ(get("x86-64-v3").numVectorRegisters, 16u);
  EXPECT_EQ(get("x86-64-v4").numVectorRegisters, 32u);
  EXPECT_EQ(get("x86-64-v4").getLanes(32), 16u);
}

TEST(TargetInfoTest, InstructionSetsFollowTheCpu) {
  EXPECT_FALSE(get("x86-64-v2").hasFMA());
  EXPECT_FALSE(get("x86-64-v2").hasAVX2());
  EXPECT_TRUE(get("x86-64-v3").hasAVX2());
  EXPECT_FALSE(get("x86-64-v3").hasAVX512());
  EXPECT_TRUE(get("x86-64-v4").hasAVX512());
  EXPECT_FALSE(get("x86-64-v4").has("avx512bf16"));
  EXPECT_TRUE(get("znver4").has("avx512bf16"));
}

TEST(TargetInfoTest, FeaturesBringWhatTheyImply) {
  EXPECT_FALSE(get("x86-64-v4,-avx512f").hasAVX512());
  EXPECT_EQ(get("x86-64-v4,-avx512f").vectorBits, 256u);
  EXPECT_FALSE(get("x86-64-v3,-avx").hasAVX2());
  EXPECT_EQ(get("x86-64-v3,-avx").vectorBits, 128u);
  EXPECT_TRUE(get("x86-64-v2,+avx2,+fma").hasAVX2());
  EXPECT_FALSE(get("znver4,-avx512bf16").has("avx512bf16"));
  // The last word on a feature holds.
  EXPECT_TRUE(get("x86-64-v3,-fma,+fma").hasFMA());
}

TEST(TargetInfoTest, NarrowVectorsKeepAllRegisters) {
  TargetInfo info = get("x86-64-v4,+prefer-256-bit");
  EXPECT_EQ(info.vectorBits, 256u);
  EXPECT_EQ(info.numVectorRegisters, 32u);
  EXPECT_EQ(get("x86-64-v3,+prefer-128-bit").vectorBits, 128u);
}

TEST(TargetInfoTest, CachesComeFromTheTable) {
  EXPECT_EQ(get("znver5").l1Bytes, 48 << 10);
  EXPECT_EQ(get("znver5").l2Bytes, 1 << 20);
  EXPECT_EQ(get("znver5").l3Bytes, 32 << 20);
  EXPECT_EQ(get("haswell").l2Bytes, 256 << 10);
}

TEST(TargetInfoTest, NativeIsThisMachine) {
  TargetInfo info = get("native");
  EXPECT_FALSE(info.cpu.empty());
  EXPECT_GE(info.vectorBits, 128u);
  EXPECT_GE(info.l1Bytes, 8 << 10);
  EXPECT_LE(info.l1Bytes, info.l2Bytes);
}

TEST(TargetInfoTest, InvalidSpecsAreErrors) {
  EXPECT_EQ(getError("m68k"),
            "unknown target 'm68k': expected native, x86-64-v2, x86-64-v3, "
            "x86-64-v4 or the name of a 64-bit x86 CPU");
  EXPECT_NE(getError("haswel").find("did you mean 'haswell'?"),
            std::string::npos);
  EXPECT_NE(getError("i686").find("unknown target 'i686'"), std::string::npos);
  EXPECT_NE(getError("").find("unknown target ''"), std::string::npos);
  EXPECT_EQ(getError("x86-64-v3,+warp"),
            "unknown feature 'warp' in target 'x86-64-v3,+warp'");
  EXPECT_EQ(getError("x86-64-v3,"),
            "invalid feature '' in target 'x86-64-v3,': expected +NAME or "
            "-NAME");
  EXPECT_EQ(getError("x86-64-v3,avx"),
            "invalid feature 'avx' in target 'x86-64-v3,avx': expected +NAME "
            "or -NAME");
}
