//===- ShapeAnalysisTest.cpp - Sizes and work of a function ---------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Target/ShapeAnalysis.h"

#include "crease/Dialect/Crease.h"
#include "crease/Pipelines/Pipelines.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/OwningOpRef.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace crease;
using namespace mlir;

namespace {
class ShapeAnalysisTest : public testing::Test {
protected:
  ShapeAnalysisTest() {
    DialectRegistry registry;
    registerDialects(registry);
    registry
        .insert<func::FuncDialect, arith::ArithDialect, linalg::LinalgDialect,
                scf::SCFDialect, tensor::TensorDialect>();
    context.appendDialectRegistry(registry);
    context.loadAllAvailableDialects();
    context.getDiagEngine().registerHandler(
        [this](Diagnostic &diagnostic) { message = diagnostic.str(); });
  }

  /// The results' shapes, "4xd0 ?x8", with the dynamic sizes as parameters or,
  /// where they are given, as numbers.
  std::string getShapes(StringRef source, ArrayRef<int64_t> sizes = {}) {
    flops = std::nullopt;
    auto module = parseSourceString<ModuleOp>(source, &context);
    if (!module)
      return "no module: " + message;
    func::FuncOp func = *module->getOps<func::FuncOp>().begin();
    auto analysis = sizes.empty() ? ShapeAnalysis::create(func)
                                  : ShapeAnalysis::create(func, sizes);
    if (failed(analysis))
      return "error: " + message;
    flops = analysis->getFlops();
    equalities.clear();
    for (auto [own, other] : analysis->getEqualities())
      equalities += (own.str() + "=" + other.str() + " ");
    std::string text;
    for (ArrayRef<Extent> extents : analysis->getResults()) {
      text += text.empty() ? "" : " ";
      for (auto [index, extent] : llvm::enumerate(extents))
        text += (index ? "x" : "") + extent.str();
    }
    return text;
  }

  MLIRContext context;
  std::string message;
  std::optional<double> flops;
  std::string equalities;
};
} // namespace

TEST_F(ShapeAnalysisTest, LinearTakesRowsAndColumns) {
  StringRef source =
      "func.func @f(%x: tensor<?x?x8xf32>, %w: tensor<?x8xf32>)"
      "    -> tensor<?x?x?xf32> {"
      "  %y = crease.linear %x, %w {transpose_weight}"
      "    : (tensor<?x?x8xf32>, tensor<?x8xf32>) -> tensor<?x?x?xf32>"
      "  %z = crease.gelu %y : tensor<?x?x?xf32>"
      "  return %z : tensor<?x?x?xf32> }";
  EXPECT_EQ(getShapes(source), "d0xd1xd2");
  EXPECT_FALSE(flops);
  EXPECT_EQ(getShapes(source, {2, 3, 5}), "2x3x5");
  EXPECT_EQ(flops, 2.0 * 2 * 3 * 5 * 8);
}

TEST_F(ShapeAnalysisTest, SplitHalvesTheLastSize) {
  StringRef source = "func.func @f(%x: tensor<?x?xf32>) -> (tensor<?x?xf32>) {"
                     "  %g, %v = crease.split %x {layout = \"split\"}"
                     "    : tensor<?x?xf32> -> tensor<?x?xf32>"
                     "  %y = crease.swiglu gate(%g) value(%v) : tensor<?x?xf32>"
                     "  return %y : tensor<?x?xf32> }";
  EXPECT_EQ(getShapes(source), "d0x?");
  EXPECT_EQ(getShapes(source, {3, 10}), "3x5");
  EXPECT_EQ(getShapes(source, {3, 7}), "error: size 7 should be even here");
}

TEST_F(ShapeAnalysisTest, LinalgIsFollowedThroughItsOutputs) {
  StringRef source =
      "func.func @f(%a: tensor<?x?xf32>, %b: tensor<?x6xf32>)"
      "    -> tensor<?x6xf32> {"
      "  %c0 = arith.constant 0 : index"
      "  %zero = arith.constant 0.0 : f32"
      "  %m = tensor.dim %a, %c0 : tensor<?x?xf32>"
      "  %e = tensor.empty(%m) : tensor<?x6xf32>"
      "  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<?x6xf32>)"
      "    -> tensor<?x6xf32>"
      "  %c = linalg.matmul ins(%a, %b : tensor<?x?xf32>, tensor<?x6xf32>)"
      "    outs(%i : tensor<?x6xf32>) -> tensor<?x6xf32>"
      "  return %c : tensor<?x6xf32> }";
  EXPECT_EQ(getShapes(source), "d0x6");
  EXPECT_EQ(getShapes(source, {4, 5, 5}), "4x6");
  EXPECT_EQ(flops, 2.0 * 4 * 5 * 6);
  EXPECT_EQ(getShapes(source, {4, 5, 7}),
            "error: sizes 5 and 7 should be equal here");
}

TEST_F(ShapeAnalysisTest, InvalidSizesAreErrors) {
  EXPECT_EQ(getShapes("func.func @f(%x: tensor<?xf32>, %y: tensor<?xf32>)"
                      "    -> tensor<?xf32> {"
                      "  %z = arith.addf %x, %y : tensor<?xf32>"
                      "  return %z : tensor<?xf32> }",
                      {3, 4}),
            "error: sizes 3 and 4 should be equal here");
  EXPECT_EQ(getShapes("func.func @f(%x: tensor<?x?xf32>, %w: tensor<8x2xf32>)"
                      "    -> tensor<?x2xf32> {"
                      "  %z = crease.linear %x, %w : (tensor<?x?xf32>,"
                      "    tensor<8x2xf32>) -> tensor<?x2xf32>"
                      "  return %z : tensor<?x2xf32> }",
                      {3, 4}),
            "error: sizes 4 and 8 should be equal here");
}

TEST_F(ShapeAnalysisTest, BroadcastOperandsAgreeAtTheLastSizes) {
  StringRef source =
      "func.func @f(%x: tensor<?x?xf32>, %s: tensor<?xf32>)"
      "    -> tensor<?x?xf32> {"
      "  %y = crease.prelu %x, %s : tensor<?x?xf32>, tensor<?xf32>"
      "  return %y : tensor<?x?xf32> }";
  EXPECT_EQ(getShapes(source), "d0xd1");
  EXPECT_EQ(getShapes(source, {4, 8, 8}), "4x8");
  EXPECT_EQ(getShapes(source, {4, 8, 3}),
            "error: sizes 8 and 3 should be equal here");
  // A size of 1 is stretched where the type says it.
  EXPECT_EQ(getShapes("func.func @f(%x: tensor<?x?xf32>, %s: tensor<1x?xf32>)"
                      "    -> tensor<?x?xf32> {"
                      "  %y = crease.prelu %x, %s : tensor<?x?xf32>,"
                      "    tensor<1x?xf32>"
                      "  return %y : tensor<?x?xf32> }",
                      {4, 8, 8}),
            "4x8");
}

TEST_F(ShapeAnalysisTest, DerivativesOfTwoOperandsAgree) {
  EXPECT_EQ(getShapes("func.func @f(%g: tensor<?xf32>, %v: tensor<?xf32>)"
                      "    -> (tensor<?xf32>, tensor<?xf32>) {"
                      "  %y, %z = crease.swiglu_grad gate(%g) value(%v)"
                      "    : tensor<?xf32>"
                      "  return %y, %z : tensor<?xf32>, tensor<?xf32> }",
                      {40, 4}),
            "error: sizes 40 and 4 should be equal here");
}

TEST_F(ShapeAnalysisTest, TargetsHaveTheShapeOfTheLogitsWithoutTheAxis) {
  StringRef source = "func.func @f(%x: tensor<?x?x?xf32>, %t: tensor<?x?xi64>)"
                     "    -> tensor<?x?xf32> {"
                     "  %y = crease.softmax_cross_entropy %x, %t"
                     "    {axis = 1 : i64} : tensor<?x?x?xf32>,"
                     "    tensor<?x?xi64> -> tensor<?x?xf32>"
                     "  return %y : tensor<?x?xf32> }";
  EXPECT_EQ(getShapes(source), "d0xd2");
  EXPECT_EQ(getShapes(source, {2, 9, 3, 2, 3}), "2x3");
  EXPECT_EQ(getShapes(source, {2, 9, 3, 4, 3}),
            "error: sizes 2 and 4 should be equal here");
  EXPECT_EQ(getShapes(source, {2, 9, 3, 2, 9}),
            "error: sizes 3 and 9 should be equal here");
  EXPECT_EQ(getShapes("func.func @f(%x: tensor<?x?xf32>, %t: tensor<?x?xf32>)"
                      "    -> tensor<?x?xf32> {"
                      "  %y = crease.softmax_cross_entropy_grad %x, %t"
                      "    : tensor<?x?xf32>, tensor<?x?xf32>"
                      "  return %y : tensor<?x?xf32> }",
                      {2, 9, 2, 8}),
            "error: sizes 9 and 8 should be equal here");
}

TEST_F(ShapeAnalysisTest, FusedLinearHoldsAllItsOperandsTogether) {
  StringRef source =
      "func.func @f(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>,"
      "    %b: tensor<?xf32>, %r: tensor<?xf32>, %e: tensor<?x?xf32>,"
      "    %o: tensor<?x?xf32>) -> tensor<?x?xf32> {"
      "  %y = crease.fused_linear ins(%x : tensor<?x?xf32>)"
      "      weights(transposed %w : tensor<?x?xf32>)"
      "      extras(column %b, row %r, element %e : tensor<?xf32>,"
      "             tensor<?xf32>, tensor<?x?xf32>)"
      "      outs(%o : tensor<?x?xf32>) {"
      "  ^bb0(%a: f32, %c: f32, %d: f32, %f: f32):"
      "    %s = arith.addf %a, %c : f32"
      "    crease.yield %s : f32"
      "  } -> tensor<?x?xf32>"
      "  return %y : tensor<?x?xf32> }";
  EXPECT_EQ(getShapes(source), "d0xd2");
  //                            x     w     b  r  e     o
  EXPECT_EQ(getShapes(source, {4, 8, 6, 8, 6, 4, 4, 6, 4, 6}), "4x6");
  EXPECT_EQ(flops, 2.0 * 4 * 6 * 8);
  EXPECT_EQ(getShapes(source, {4, 8, 6, 7, 6, 4, 4, 6, 4, 6}),
            "error: sizes 8 and 7 should be equal here");
  EXPECT_EQ(getShapes(source, {4, 8, 6, 8, 5, 4, 4, 6, 4, 6}),
            "error: sizes 6 and 5 should be equal here");
  EXPECT_EQ(getShapes(source, {4, 8, 6, 8, 6, 3, 4, 6, 4, 6}),
            "error: sizes 4 and 3 should be equal here");
  EXPECT_EQ(getShapes(source, {4, 8, 6, 8, 6, 4, 4, 2, 4, 6}),
            "error: sizes 6 and 2 should be equal here");
  EXPECT_EQ(getShapes(source, {4, 8, 6, 8, 6, 4, 4, 6, 1, 6}),
            "error: sizes 4 and 1 should be equal here");
}

TEST_F(ShapeAnalysisTest, RowsKeepOrDropTheAxis) {
  StringRef source =
      "func.func @f(%x: tensor<?x?xf32>, %o: tensor<?x?xf32>)"
      "    -> tensor<?x?xf32> {"
      "  %y = crease.rows \"softmax\" ins(%x : tensor<?x?xf32>)"
      "    outs(%o : tensor<?x?xf32>) {axis = 1 : i64} -> tensor<?x?xf32>"
      "  return %y : tensor<?x?xf32> }";
  EXPECT_EQ(getShapes(source), "d0xd1");
  EXPECT_EQ(getShapes(source, {4, 8, 4, 7}),
            "error: sizes 8 and 7 should be equal here");
}

TEST_F(ShapeAnalysisTest, SlicesLieWithinTheWhole) {
  StringRef source =
      "func.func @f(%x: tensor<?x8xf32>, %y: tensor<?x?xf32>, %n: index)"
      "    -> (tensor<8xf32>, tensor<?x?xf32>) {"
      "  %c0 = arith.constant 0 : index"
      "  %m = tensor.dim %x, %c0 : tensor<?x8xf32>"
      "  %r = tensor.extract_slice %x[3, 0] [1, 8] [1, 1]"
      "    : tensor<?x8xf32> to tensor<8xf32>"
      "  %i = tensor.insert_slice %x into %y[2, 0] [%m, 8] [2, 1]"
      "    : tensor<?x8xf32> into tensor<?x?xf32>"
      "  return %r, %i : tensor<8xf32>, tensor<?x?xf32> }";
  EXPECT_EQ(getShapes(source), "8 d1xd2");
  EXPECT_EQ(getShapes(source, {4, 9, 8}), "8 9x8");
  EXPECT_EQ(getShapes(source, {3, 9, 8}),
            "error: a slice of 1 from 3 by 1 does not lie within the size 3");
  EXPECT_EQ(getShapes(source, {4, 8, 8}),
            "error: a slice of 4 from 2 by 2 does not lie within the size 8");
  EXPECT_EQ(getShapes(source, {4, 9, 7}),
            "error: a slice of 8 from 0 by 1 does not lie within the size 7");
}

TEST_F(ShapeAnalysisTest, ConcatenationAddsUp) {
  StringRef source = "func.func @f(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>)"
                     "    -> tensor<?x?xf32> {"
                     "  %c = tensor.concat dim(1) %x, %y"
                     "    : (tensor<?x?xf32>, tensor<?x?xf32>)"
                     "    -> tensor<?x?xf32>"
                     "  return %c : tensor<?x?xf32> }";
  EXPECT_EQ(getShapes(source), "d0x?");
  EXPECT_EQ(getShapes(source, {4, 8, 4, 9}), "4x17");
  EXPECT_EQ(getShapes(source, {4, 8, 5, 9}),
            "error: sizes 4 and 5 should be equal here");
}

TEST_F(ShapeAnalysisTest, ReshapesKeepTheProduct) {
  StringRef source =
      "func.func @f(%x: tensor<?x?x4xf32>, %n: tensor<?xf32>)"
      "    -> (tensor<?x?xf32>, tensor<?x4xf32>) {"
      "  %c0 = arith.constant 0 : index"
      "  %c = tensor.collapse_shape %x [[0], [1, 2]]"
      "    : tensor<?x?x4xf32> into tensor<?x?xf32>"
      "  %m = tensor.dim %x, %c0 : tensor<?x?x4xf32>"
      "  %e = tensor.expand_shape %n [[0, 1]] output_shape [%m, 4]"
      "    : tensor<?xf32> into tensor<?x4xf32>"
      "  return %c, %e : tensor<?x?xf32>, tensor<?x4xf32> }";
  EXPECT_EQ(getShapes(source), "d0x? d0x4");
  EXPECT_EQ(getShapes(source, {3, 5, 12}), "3x20 3x4");
  EXPECT_EQ(getShapes(source, {3, 5, 10}),
            "error: sizes 10 and 12 should be equal here");
}

TEST_F(ShapeAnalysisTest, WorkInLoopsIsUnknown) {
  EXPECT_EQ(getShapes("func.func @f(%x: tensor<4x4xf32>, %n: index)"
                      "    -> tensor<4x4xf32> {"
                      "  %c0 = arith.constant 0 : index"
                      "  %c1 = arith.constant 1 : index"
                      "  %r = scf.for %i = %c0 to %n step %c1"
                      "      iter_args(%a = %x) -> tensor<4x4xf32> {"
                      "    %y = crease.linear %a, %x : (tensor<4x4xf32>,"
                      "      tensor<4x4xf32>) -> tensor<4x4xf32>"
                      "    scf.yield %y : tensor<4x4xf32> }"
                      "  return %r : tensor<4x4xf32> }"),
            "4x4");
  EXPECT_FALSE(flops);
}

TEST_F(ShapeAnalysisTest, SizesThatMeetMustBeEqual) {
  StringRef sum = "func.func @f(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>,"
                  "             %z: tensor<?x?xf32>) -> tensor<?x?xf32> {"
                  "  %a = arith.addf %y, %z : tensor<?x?xf32>"
                  "  %b = arith.addf %a, %x : tensor<?x?xf32>"
                  "  return %b : tensor<?x?xf32> }";
  getShapes(sum);
  EXPECT_EQ(equalities, "d2=d0 d3=d1 d4=d0 d5=d1 ");
  getShapes(sum, {2, 3, 2, 3, 2, 3});
  EXPECT_EQ(equalities, "");

  // A number is known of both, whichever meets it.
  getShapes("func.func @f(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>,"
            "             %w: tensor<8x?xf32>) -> tensor<?x?xf32> {"
            "  %a = arith.addf %x, %y : tensor<?x?xf32>"
            "  %b = crease.linear %a, %w : (tensor<?x?xf32>, tensor<8x?xf32>)"
            "    -> tensor<?x?xf32>"
            "  return %b : tensor<?x?xf32> }");
  EXPECT_EQ(equalities, "d1=8 d2=d0 d3=8 ");

  // What is stretched does not meet.
  getShapes("func.func @f(%x: tensor<?x?xf32>, %s: tensor<1x?xf32>)"
            "    -> tensor<?x?xf32> {"
            "  %y = crease.prelu %x, %s : tensor<?x?xf32>, tensor<1x?xf32>"
            "  return %y : tensor<?x?xf32> }");
  EXPECT_EQ(equalities, "d2=d1 ");
}
