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
  std::string getHeader(StringRef source, bool isPacked = false,
                        StringRef stem = "my layers") {
    auto module = parseSourceString<ModuleOp>(source, &context);
    if (!module)
      return {};
    auto entry = CHeaderEntry::get(*module->getOps<func::FuncOp>().begin());
    if (failed(entry))
      return {};
    entry->isPacked = isPacked;
    std::string text;
    llvm::raw_string_ostream stream(text);
    writeCHeader(stream, stem, *entry);
    return text;
  }

  static std::string getGuard(StringRef header) {
    return header.split("#ifndef ").second.split('\n').first.str();
  }

  static bool contains(const std::string &text, StringRef part) {
    return StringRef(text).contains(part);
  }

  MLIRContext context;
  std::string message;
};
} // namespace

TEST_F(CHeaderTest, GuardsComeFromTheFileNameAndWhatIsDeclared) {
  StringRef source = "func.func @f(%x: tensor<4xf32>) { return }";
  std::string header = getHeader(source), guard = getGuard(header);
  EXPECT_TRUE(StringRef(guard).starts_with("CREASE_GENERATED_MY_LAYERS_"));
  EXPECT_TRUE(StringRef(guard).ends_with("_H"));
  EXPECT_TRUE(contains(header, "\n#define " + guard + "\n"));
  EXPECT_FALSE(contains(header, "stdbool"));
  EXPECT_EQ(getHeader(source), header);
  // a/k.h and b/k.h, or a-b.h and a_b.h, in one program.
  StringRef other = "func.func @g(%x: tensor<4xf32>) { return }";
  EXPECT_NE(getGuard(getHeader(other)), guard);
  EXPECT_NE(getGuard(getHeader(other, false, "my-layers")), guard);
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

TEST_F(CHeaderTest, InvalidWordsOfCAndItsHeadersAreErrors) {
  for (StringRef name :
       {"and_eq",        "or_eq",       "xor_eq",    "not_eq",
        "compl",         "_Bool",       "_Atomic",   "_Static_assert",
        "__attribute__", "typeof",      "linux",     "unix",
        "main",          "int64_t",     "uint16_t",  "uint_fast8_t",
        "intptr_t",      "INT64_MAX",   "UINT8_C",   "INTMAX_WIDTH",
        "SIZE_MAX",      "WCHAR_MIN",   "size_t",    "NULL",
        "offsetof",      "max_align_t", "ptrdiff_t", "co_await",
        "restrict"}) {
    EXPECT_EQ(getHeader(("func.func @" + name + "() { return }").str()), "");
    EXPECT_EQ(message,
              "'" + name.str() + "' is not a name that C and C++ can declare");
  }
  // Names that only look like them.
  for (StringRef name : {"_f", "_", "interior", "INT_SUM", "int8", "f_t", "And",
                         "module", "maxnum", "sizes"})
    EXPECT_NE(getHeader(("func.func @" + name + "() { return }").str()), "")
        << name.str();
}

TEST_F(CHeaderTest, SizesThatMustBeEqualAreNamed) {
  StringRef source = "func.func @f(%x: tensor<?x?xf32>, %y: tensor<?x?xf32>)"
                     "    -> tensor<?x?xf32> {"
                     "  %z = crease.swiglu gate(%x) value(%y) : tensor<?x?xf32>"
                     "  return %z : tensor<?x?xf32> }";
  EXPECT_TRUE(contains(getHeader(source), " *   out0: [d0][d1] float\n"
                                          " *   d2 must equal d0\n"
                                          " *   d3 must equal d1\n"
                                          " */\n"));
}

TEST_F(CHeaderTest, InvalidTypesAreErrors) {
  EXPECT_EQ(getHeader("func.func @f(%x: tensor<*xf32>) { return }"), "");
  EXPECT_TRUE(contains(message, "has no place in a C interface (C50)"));
  EXPECT_EQ(getHeader("func.func @f(%x: tensor<2xi7>) { return }"), "");
  EXPECT_TRUE(contains(message, "has no place in a C interface (C50)"));
}
