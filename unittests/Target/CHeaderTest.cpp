//===- CHeaderTest.cpp - The C header of a module -------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Target/CHeader.h"

#include "crease/Dialect/Crease.h"
#include "crease/Pipelines/Pipelines.h"

#include "mlir/IR/OwningOpRef.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace crease;
using namespace mlir;

namespace {
class CHeaderTest : public testing::Test {
protected:
  CHeaderTest() {
    DialectRegistry registry;
    registerDialects(registry);
    registry.insert<func::FuncDialect>();
    context.appendDialectRegistry(registry);
    context.loadAllAvailableDialects();
    context.getDiagEngine().registerHandler(
        [this](Diagnostic &diagnostic) { message = diagnostic.str(); });
  }

  /// The header of the only function of a module.
  std::string getHeader(StringRef source, bool isPacked = false) {
    auto module = parseSourceString<ModuleOp>(source, &context);
    if (!module)
      return {};
    auto entry = CHeaderEntry::get(*module->getOps<func::FuncOp>().begin());
    if (failed(entry))
      return {};
    entry->isPacked = isPacked;
    std::string text;
    llvm::raw_string_ostream stream(text);
    writeCHeader(stream, "my layers", *entry);
    return text;
  }

  static bool contains(const std::string &text, StringRef part) {
    return StringRef(text).contains(part);
  }

  MLIRContext context;
  std::string message;
};
} // namespace

TEST_F(CHeaderTest, GuardsComeFromTheFileName) {
  std::string header = getHeader("func.func @f(%x: tensor<4xf32>) { return }");
  EXPECT_TRUE(contains(header, "#ifndef CREASE_GENERATED_MY_LAYERS_H\n"
                               "#define CREASE_GENERATED_MY_LAYERS_H\n"));
  EXPECT_FALSE(contains(header, "stdbool"));
}

TEST_F(CHeaderTest, SizesComeFirstAndOutputsLast) {
  std::string header = getHeader(
      "func.func @f(%x: tensor<?x4x?xf32>, %s: f64) -> tensor<?x4x?xf32> {"
      "  return %x : tensor<?x4x?xf32> }");
  EXPECT_TRUE(contains(header, "void f(\n"
                               "    int64_t d0,\n"
                               "    int64_t d1,\n"
                               "    const float *in0,\n"
                               "    const double *in1,\n"
                               "    float *out0);\n"));
  EXPECT_TRUE(contains(header, "out0: [d0][4][d1] float"));
}

TEST_F(CHeaderTest, PackedFormsAreDeclaredWhereTheyAreDefined) {
  StringRef source =
      "func.func @f(%x: tensor<?x4xf32>, %w: tensor<4x8xf32> {crease.weight})"
      "    -> tensor<?x8xf32> {"
      "  %y = crease.linear %x, %w"
      "    : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>"
      "  return %y : tensor<?x8xf32> }";
  EXPECT_FALSE(contains(getHeader(source), "pack"));
  std::string header = getHeader(source, /*isPacked=*/true);
  EXPECT_TRUE(contains(header, "size_t f_packed_size(void);\n"
                               "void f_pack(\n"
                               "    const float *in1,\n"
                               "    void *packed);\n"
                               "void f_packed(\n"
                               "    int64_t d0,\n"
                               "    const float *in0,\n"
                               "    const void *packed,\n"
                               "    float *out0);\n"));
}

TEST_F(CHeaderTest, FunctionsWithoutArgumentsTakeVoid) {
  EXPECT_TRUE(
      contains(getHeader("func.func @f() { return }"), "void f(void);\n"));
}

TEST_F(CHeaderTest, InvalidNamesAreErrors) {
  EXPECT_EQ(getHeader("func.func @class() { return }"), "");
  EXPECT_EQ(message, "'class' is not a name that C and C++ can declare");
  EXPECT_EQ(getHeader("func.func @\"0x\"() { return }"), "");
  EXPECT_EQ(message, "'0x' is not a name that C and C++ can declare");
}

TEST_F(CHeaderTest, InvalidTypesAreErrors) {
  EXPECT_EQ(getHeader("func.func @f(%x: tensor<*xf32>) { return }"), "");
  EXPECT_TRUE(contains(message, "has no place in a C interface (C50)"));
  EXPECT_EQ(getHeader("func.func @f(%x: tensor<2xi7>) { return }"), "");
  EXPECT_TRUE(contains(message, "has no place in a C interface (C50)"));
}
