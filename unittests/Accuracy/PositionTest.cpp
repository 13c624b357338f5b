//===- PositionTest.cpp - A result depends on its input alone -------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/Compiled.h"

#include "llvm/Support/MemoryBuffer.h"

#include "gtest/gtest.h"
#include <cmath>
#include <cstring>
#include <random>

using namespace crease;
using namespace crease::accuracy;

namespace {

/// An op as a line of MLIR: %y from %x, of a type.
std::string applied(const OpInfo &op, const std::string &x,
                    const std::string &one, const std::string &type) {
  std::string name = "crease." + std::string(op.name);
  if (op.operands == 1)
    return name + " " + x + " : " + type;
  if (op.op == Op::bce_with_logits)
    return name + " " + x + ", " + one + " : " + type;
  if (op.op == Op::prelu)
    return name + " " + x + ", %c : " + type + ", f32";
  if (op.op == Op::acon_c)
    return name + " " + x + ", %c, %c2, %c : " + type + ", f32, f32, f32";
  return name + " gate(" + x + ") value(" + one + ") : " + type;
}

/// A function of an op: its operands are x and what stands for a second operand
/// of x's type.
std::string functionOf(const OpInfo &op, const std::string &name,
                       const std::string &type) {
  return "func.func @" + name + "(%x: " + type + ", %one: " + type + ") -> " +
         type + " {\n  %c = arith.constant 1.5 : f32\n" +
         "  %c2 = arith.constant 0.25 : f32\n  %y = " +
         applied(op, "%x", "%one", type) + "\n  return %y : " + type + "\n}\n";
}

/// The forms in which the tests apply an op.
std::string sourceOf(const OpInfo &op) {
  std::string vector = "tensor<?xf32>";
  std::string matrix = "tensor<211x35xf32>";
  return functionOf(op, "vector", vector) +
         functionOf(op, "scalar", "tensor<f32>") +
         functionOf(op, "cube", "tensor<3x?x7xf32>") +
         // x + -0 is x; between other elementwise code
         "func.func @chain(%x: tensor<?xf32>, %one: tensor<?xf32>, "
         "%zero: tensor<?xf32>) -> tensor<?xf32> {\n"
         "  %c = arith.constant 1.5 : f32\n"
         "  %c2 = arith.constant 0.25 : f32\n"
         "  %s = arith.addf %x, %zero : tensor<?xf32>\n  %y = " +
         applied(op, "%s", "%one", vector) +
         "\n  %r = arith.addf %y, %zero : tensor<?xf32>\n"
         "  return %r : tensor<?xf32>\n}\n"
         // x 1, but for the sign of zero; in the epilogue of a product
         "func.func @fused(%x: tensor<211x1xf32>, %w: tensor<1x35xf32>, "
         "%one: tensor<211x35xf32>) -> tensor<211x35xf32> {\n"
         "  %c = arith.constant 1.5 : f32\n"
         "  %c2 = arith.constant 0.25 : f32\n"
         "  %s = crease.linear %x, %w : (tensor<211x1xf32>, "
         "tensor<1x35xf32>) -> tensor<211x35xf32>\n  %y = " +
         applied(op, "%s", "%one", matrix) +
         "\n  return %y : tensor<211x35xf32>\n}\n";
}

/// The functions of such a source, compiled.
class Forms {
public:
  static std::optional<Forms> create(const OpInfo &op,
                                     const std::string &level) {
    BuildOptions options;
    options.accuracy = level;
    options.packedEntry = true;
    std::unique_ptr<Program> program = Program::parse(
        llvm::MemoryBuffer::getMemBufferCopy(sourceOf(op)), "position");
    if (!program)
      return std::nullopt;
    auto object = program->compile(options);
    if (mlir::failed(object))
      return std::nullopt;
    auto code = JitObject::create(*object, /*openMP=*/false);
    if (!code) {
      reportError(code.takeError());
      return std::nullopt;
    }
    return Forms(std::move(*code));
  }

  void call(const char *name, std::vector<int64_t> sizes,
            std::vector<const float *> inputs, float *output) const {
    auto address = code.lookup("_crease_packed_" + std::string(name));
    ASSERT_TRUE(bool(address)) << llvm::toString(address.takeError());
    std::vector<void *> arguments;
    for (int64_t &size : sizes)
      arguments.push_back(&size);
    for (const float *input : inputs)
      arguments.push_back(const_cast<float *>(input));
    arguments.push_back(output);
    reinterpret_cast<void (*)(void **)> (*address)(arguments.data());
  }

private:
  explicit Forms(JitObject code) : code(std::move(code)) {}
  JitObject code;
};

uint32_t bitsOf(float x) {
  uint32_t bits;
  std::memcpy(&bits, &x, sizeof(bits));
  return std::isnan(x) ? 0x7fc00000 : bits;
}

/// Special numbers, numbers of every size, and such as activations usually get.
std::vector<float> sample() {
  std::vector<float> inputs = {0.0f,       -0.0f,     INFINITY,   -INFINITY,
                               NAN,        0x1p-149f, -0x1p-149f, 0x1p-126f,
                               -0x1p-126f, 88.8f,     -88.8f,     -103.9f,
                               3.4e38f,    -3.4e38f};
  std::mt19937 random(3);
  while (inputs.size() < 211) {
    uint32_t bits = random();
    if (inputs.size() % 3)
      bits = (bits & 0x807fffff) | (116 + (bits >> 23) % 18) << 23;
    float x;
    std::memcpy(&x, &bits, sizeof(x));
    inputs.push_back(x);
  }
  return inputs;
}

class PositionTest : public testing::TestWithParam<const char *> {};

/// The same input gives the same bits as a scalar, anywhere in a vector or its
/// tail, in any shape, and inside of other code.
TEST_P(PositionTest, DoesNotMatter) {
  const std::vector<float> x = sample();
  const size_t count = x.size();
  const std::vector<float> one(count * 64, 1.0f), zero(count, -0.0f);
  for (const OpInfo &op : allOps()) {
    std::optional<Forms> forms = Forms::create(op, GetParam());
    ASSERT_TRUE(forms) << op.name;
    std::vector<float> want(count), got(count * 64);
    for (size_t i = 0; i < count; ++i)
      forms->call("scalar", {}, {&x[i], &one[0]}, &want[i]);
    unsigned wrong = 0;
    auto expectSame = [&](const char *form, size_t i, float result,
                          size_t size) {
      if (bitsOf(result) != bitsOf(want[i]) && ++wrong < 4)
        ADD_FAILURE() << op.name << " at " << GetParam() << ", " << form
                      << " of " << size << ": of " << x[i] << " " << result
                      << ", as a scalar " << want[i];
    };

    for (size_t first = 0; first < 17; ++first)
      for (size_t size : {count - 17, size_t(1), size_t(5), size_t(16 + first),
                          size_t(33), 64 + first}) {
        int64_t n = int64_t(size);
        forms->call("vector", {n, n}, {&x[first], &one[0]}, got.data());
        for (size_t i = 0; i < size; ++i)
          expectSame("vector", first + i, got[i], size);
        forms->call("chain", {n, n, n}, {&x[first], &one[0], &zero[0]},
                    got.data());
        for (size_t i = 0; i < size; ++i)
          expectSame("chain", first + i, got[i], size);
      }
    for (int64_t middle = 1; middle <= 10; ++middle) {
      size_t size = size_t(21 * middle);
      forms->call("cube", {middle, middle}, {&x[0], &one[0]}, got.data());
      for (size_t i = 0; i < size; ++i)
        expectSame("cube", i, got[i], size);
    }
    // [211, 1] times [1, 35] of ones.
    forms->call("fused", {}, {&x[0], &one[0], &one[0]}, got.data());
    for (size_t i = 0; i < count * 35; ++i)
      if (x[i / 35] != 0)
        expectSame("fused", i / 35, got[i], count * 35);
  }
}

INSTANTIATE_TEST_SUITE_P(Levels, PositionTest,
                         testing::Values("exact", "high", "fast"),
                         [](const auto &info) {
                           return std::string(info.param);
                         });

} // namespace
