//===- RandomInputsTest.cpp - Inputs drawn from a seed --------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/RandomInputs.h"

#include "gtest/gtest.h"

#include <cmath>
#include <set>

using namespace crease;

static Array draw(ElementKind kind, int64_t count, const RandomInput &input) {
  auto array = llvm::cantFail(Array::create({count}, kind, Placement::Aligned));
  fillRandom(array, input);
  return array;
}

TEST(RandomInputsTest, FloatsAreNearlyNormal) {
  RandomInput input;
  input.scale = 2;
  constexpr int64_t count = 100000;
  Array array = draw(ElementKind::F32, count, input);
  double sum = 0, squares = 0;
  for (int64_t i = 0; i < count; ++i) {
    double value = array.getNumber(i);
    sum += value;
    squares += value * value;
  }
  EXPECT_NEAR(sum / count, 0, 0.03);
  EXPECT_NEAR(squares / count, 4, 0.08);
}

TEST(RandomInputsTest, StreamsAndSeedsDiffer) {
  RandomInput input, otherStream, otherSeed;
  otherStream.index = 1;
  otherSeed.seed = 1;
  double first = draw(ElementKind::F64, 1, input).getNumber(0);
  EXPECT_EQ(first, draw(ElementKind::F64, 1, input).getNumber(0));
  EXPECT_NE(first, draw(ElementKind::F64, 1, otherStream).getNumber(0));
  EXPECT_NE(first, draw(ElementKind::F64, 1, otherSeed).getNumber(0));
}

/// The generator's first words, from another writing-down of it, for the state
/// that splitmix64 gives from zero.
TEST(RandomInputsTest, GeneratorIsXoshiro) {
  RandomBits bits(0, 0);
  EXPECT_EQ(bits.next(), 0x53175d61490b23dfu);
  EXPECT_EQ(bits.next(), 0x61da6f3dc380d507u);
  EXPECT_EQ(bits.next(), 0x5c0fdf91ec9a7bfcu);
}

TEST(RandomInputsTest, IntegersAreClassIndices) {
  RandomInput input;
  input.numClasses = 3;
  Array array = draw(ElementKind::I64, 1000, input);
  std::set<double> values;
  for (int64_t i = 0; i < 1000; ++i)
    values.insert(array.getNumber(i));
  EXPECT_EQ(values, (std::set<double>{0, 1, 2}));
}

TEST(RandomInputsTest, SpecialsMeetInAllCombinations) {
  constexpr int64_t count = 17 * 17;
  auto first = llvm::cantFail(
      Array::create({count}, ElementKind::F32, Placement::Aligned));
  auto second = llvm::cantFail(
      Array::create({count}, ElementKind::F32, Placement::Aligned));
  fillSpecials(first, 0, 2);
  fillSpecials(second, 1, 2);
  std::set<std::pair<std::string, std::string>> pairs;
  auto text = [](double value) {
    return (std::signbit(value) ? "-" : "+") +
           std::to_string(std::fabs(value)) +
           (std::fabs(value) > 0x1p-127 ? "normal" : "");
  };
  for (int64_t i = 0; i < count; ++i)
    pairs.insert({text(first.getNumber(i)), text(second.getNumber(i))});
  // The smallest subnormal and zero look alike in this text.
  EXPECT_EQ(pairs.size(), 15u * 15u);
}
