//===- FormulaTest.cpp - Definitions as text ------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Activations/Formula.h"
#include "crease/Activations/Definitions.h"

#include "gtest/gtest.h"

using namespace crease;

namespace {

const Formula x("x"), y("y"), z("z");

TEST(FormulaTest, PrintsNoNeedlessParentheses) {
  EXPECT_EQ((x + y * z).str(), "x + y * z");
  EXPECT_EQ((x * y * z).str(), "x * y * z");
  EXPECT_EQ((x - y + z).str(), "x - y + z");
  // Over the reals these are one product.
  EXPECT_EQ((x * (y / z)).str(), "x * y / z");
}

TEST(FormulaTest, KeepsNeededParentheses) {
  EXPECT_EQ(((x + y) * z).str(), "(x + y) * z");
  EXPECT_EQ((x - (y - z)).str(), "x - (y - z)");
  EXPECT_EQ((x - (y + z)).str(), "x - (y + z)");
  EXPECT_EQ((x / (y * z)).str(), "x / (y * z)");
  EXPECT_EQ((x / (y / z)).str(), "x / (y / z)");
  EXPECT_EQ((-(x + y)).str(), "-(x + y)");
}

TEST(FormulaTest, NegativeNumbersBindLikeProducts) {
  Formula minusTwo = number(x, -2);
  EXPECT_EQ((x / minusTwo).str(), "x / (-2)");
  EXPECT_EQ(number(x, 0.5).str(), "0.5");
}

TEST(FormulaTest, DefinitionsPrintInsideOthersByName) {
  EXPECT_EQ(definitions::swiglu(x, y, number(x, 1)).str(), "swish(x, 1) * y");
  EXPECT_EQ(definitions::geglu(x, y).str(), "gelu(x) * y");
}

} // namespace
