//===- CompareTest.cpp - How far two results are apart --------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/Compare.h"

#include "gtest/gtest.h"

#include <cmath>
#include <limits>

using namespace crease;

static Array make(ElementKind kind, llvm::ArrayRef<double> values) {
  auto array = llvm::cantFail(
      Array::create({int64_t(values.size())}, kind, Placement::AtGuard));
  for (size_t i = 0; i < values.size(); ++i)
    array.setNumber(i, values[i]);
  return array;
}

static Difference compare(ElementKind kind, llvm::ArrayRef<double> actual,
                          llvm::ArrayRef<double> expected) {
  return compareArrays(make(kind, actual), make(kind, expected));
}

static constexpr double infinity = std::numeric_limits<double>::infinity();
static constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

TEST(CompareTest, EqualArraysDoNotDiffer) {
  Difference difference =
      compare(ElementKind::F32, {1, notANumber, -infinity, 0},
              {1, notANumber, -infinity, 0});
  EXPECT_EQ(difference.maxUlp, 0);
  EXPECT_EQ(difference.worst, -1);
  EXPECT_EQ(difference.mismatches, 0);
}

TEST(CompareTest, UlpAreStepsOfTheType) {
  EXPECT_EQ(compare(ElementKind::F32, {1 + 0x1p-23}, {1}).maxUlp, 1);
  // Below a power of two the steps are half as long.
  EXPECT_EQ(compare(ElementKind::F32, {1 - 0x1p-23}, {1}).maxUlp, 2);
  EXPECT_EQ(compare(ElementKind::F64, {1 + 0x1p-50}, {1}).maxUlp, 4);
  EXPECT_EQ(compare(ElementKind::BF16, {1 + 0x1p-7}, {1}).maxUlp, 1);
  EXPECT_EQ(compare(ElementKind::F16, {1 + 0x1p-9}, {1}).maxUlp, 2);
  // Through zero, from the smallest subnormal to its negative.
  EXPECT_EQ(compare(ElementKind::F32, {0x1p-149}, {-0x1p-149}).maxUlp, 2);
  EXPECT_EQ(compare(ElementKind::I32, {-3}, {4}).maxUlp, 7);
}

TEST(CompareTest, WorstIsTheFarthestInUlp) {
  Difference difference =
      compare(ElementKind::F32, {1, 1e-20, 100.5, 3}, {1, 2e-20, 100, 3});
  EXPECT_EQ(difference.worst, 1);
  EXPECT_EQ(difference.maxAbsolute, 0.5);
  EXPECT_EQ(difference.maxRelative, 0.005);
}

TEST(CompareTest, NanAndInfinityMustAgree) {
  Difference difference =
      compare(ElementKind::F32, {0, notANumber, infinity, infinity, 5},
              {0, 1, notANumber, -infinity, 5});
  EXPECT_EQ(difference.mismatches, 3);
  EXPECT_EQ(difference.firstMismatch, 1);
  EXPECT_EQ(difference.maxUlp, 0);
}

TEST(CompareTest, ZerosOfOtherSignAreCounted) {
  Difference difference = compare(ElementKind::F32, {0.0, -0.0}, {-0.0, -0.0});
  EXPECT_EQ(difference.wrongZeros, 1);
  EXPECT_EQ(difference.maxUlp, 0);
}

TEST(CompareTest, AllFiguresOfTwoResultsCount) {
  // Many ULP of what is small, then few of what is large.
  Difference first = compare(ElementKind::F32, {1e-20, 100}, {2e-20, 100});
  Difference second = compare(ElementKind::F32, {2e-20, 101}, {2e-20, 100});
  ASSERT_GT(first.maxUlp, second.maxUlp);
  ASSERT_LT(first.maxRelative, second.maxRelative);
  Difference both = first;
  EXPECT_FALSE(both.include(second));
  EXPECT_EQ(both.maxUlp, first.maxUlp);
  EXPECT_EQ(both.worst, 0);
  EXPECT_EQ(both.maxAbsolute, 1);
  EXPECT_EQ(both.maxRelative, second.maxRelative);

  Difference third = compare(ElementKind::F32, {2e-20, notANumber}, {-0.0, 1});
  EXPECT_TRUE(both.include(third));
  EXPECT_EQ(both.mismatches, 1);
  EXPECT_EQ(both.firstMismatch, 1);
  EXPECT_EQ(both.maxRelative, second.maxRelative);
}
