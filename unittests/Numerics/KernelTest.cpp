//===- KernelTest.cpp - Emitted kernels against the host's ----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The same kernel, run on the host and emitted as IR, gives the same bits; and
// an input's result does not depend on the lane or the width of the vector.
//
//===----------------------------------------------------------------------===//

#include "HostKernels.h"

#include "crease/Dialect/Crease.h"
#include "crease/Numerics/Passes.h"

#include "mlir/Conversion/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/ExecutionEngine/ExecutionEngine.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Target/LLVMIR/Dialect/Builtin/BuiltinToLLVMIRTranslation.h"
#include "mlir/Target/LLVMIR/Dialect/LLVMIR/LLVMToLLVMIRTranslation.h"
#include "llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "gtest/gtest.h"

#include <cmath>
#include <cstring>

using namespace mlir;
using crease::CreaseDialect;

namespace {

/// Lanes of the vector under test: two groups of registers and a remainder.
constexpr int lanes = 141;

std::string moduleText(const char *op) {
  std::string vector = "vector<" + std::to_string(lanes) + "xf32>";
  return "llvm.func @wide(%in: !llvm.ptr, %out: !llvm.ptr) {\n"
         "  %x = llvm.load %in {alignment = 4 : i64} : !llvm.ptr -> " +
         vector + "\n  %y = " + op + " : " + vector +
         "\n  llvm.store %y, %out {alignment = 4 : i64} : " + vector +
         ", !llvm.ptr\n  llvm.return\n}\n"
         "llvm.func @scalar(%in: !llvm.ptr, %out: !llvm.ptr) {\n"
         "  %x = llvm.load %in : !llvm.ptr -> f32\n  %y = " +
         op +
         " : f32\n  llvm.store %y, %out : f32, !llvm.ptr\n  llvm.return\n}\n";
}

/// Functions that a module was compiled to.
struct Compiled {
  std::unique_ptr<ExecutionEngine> engine;
  using Fn = void (*)(const float *, float *);
  Fn wide = nullptr, scalar = nullptr;
};

class KernelTest : public testing::Test {
protected:
  KernelTest() {
    static bool once = [] {
      llvm::InitializeNativeTarget();
      llvm::InitializeNativeTargetAsmPrinter();
      return true;
    }();
    (void)once;
    DialectRegistry registry;
    registry.insert<CreaseDialect, arith::ArithDialect, math::MathDialect,
                    vector::VectorDialect, LLVM::LLVMDialect>();
    registerBuiltinDialectTranslation(registry);
    registerLLVMDialectTranslation(registry);
    context.appendDialectRegistry(registry);
    context.loadAllAvailableDialects();
  }

  Compiled compile(const crease::test::HostKernel &kernel, StringRef isa,
                   StringRef cpu) {
    OwningOpRef<ModuleOp> module =
        parseSourceString<ModuleOp>(moduleText(kernel.op), &context);
    if (!module)
      return {};
    PassManager pm(&context);
    crease::CreaseLowerActivationsOptions options;
    options.accuracy = kernel.accuracy;
    options.isa = isa.str();
    pm.addPass(crease::createCreaseLowerActivations(options));
    pm.addPass(createSCFToControlFlowPass());
    pm.addPass(createConvertMathToLLVMPass());
    pm.addPass(createConvertVectorToLLVMPass());
    pm.addPass(createArithToLLVMConversionPass());
    pm.addPass(createConvertControlFlowToLLVMPass());
    pm.addPass(createReconcileUnrealizedCastsPass());
    if (failed(pm.run(*module)))
      return {};
    auto builder = llvm::orc::JITTargetMachineBuilder(
        llvm::Triple("x86_64-unknown-linux-gnu"));
    builder.setCPU(cpu.str());
    auto machine = builder.createTargetMachine();
    if (!machine) {
      llvm::consumeError(machine.takeError());
      return {};
    }
    auto engine = ExecutionEngine::create(*module, {}, std::move(*machine));
    if (!engine) {
      llvm::consumeError(engine.takeError());
      return {};
    }
    Compiled compiled;
    compiled.engine = std::move(*engine);
    auto wide = compiled.engine->lookup("wide");
    auto scalar = compiled.engine->lookup("scalar");
    if (!wide || !scalar)
      return {};
    compiled.wide = reinterpret_cast<Compiled::Fn>(*wide);
    compiled.scalar = reinterpret_cast<Compiled::Fn>(*scalar);
    return compiled;
  }

  void compare(const std::vector<crease::test::HostKernel> &kernels,
               StringRef isa, StringRef cpu);

  MLIRContext context;
};

uint32_t bitsOf(float x) {
  uint32_t i;
  std::memcpy(&i, &x, sizeof(i));
  return i;
}

/// The same bits, or two NaNs.
bool same(float a, float b) {
  return bitsOf(a) == bitsOf(b) || (a != a && b != b);
}

/// Every float in steps, in blocks of `lanes`, and the special values.
std::vector<float> inputs() {
  std::vector<float> values = {
      0.0f,      -0.0f,      INFINITY,        -INFINITY,
      NAN,       -NAN,       1e-45f,          -1e-45f,
      0x1p-126f, -0x1p-126f, 0x1.fffffep127f, -0x1.fffffep127f};
  for (uint64_t i = 0; i < (1ull << 32); i += 49999) {
    uint32_t word = uint32_t(i);
    float x;
    std::memcpy(&x, &word, sizeof(x));
    values.push_back(x);
  }
  // Where most of the curve lies.
  for (int i = -20000; i < 20000; ++i)
    values.push_back(float(i) * 0.00091f);
  while (values.size() % (16 * lanes))
    values.push_back(1.0f);
  return values;
}

void KernelTest::compare(const std::vector<crease::test::HostKernel> &kernels,
                         StringRef isa, StringRef cpu) {
  std::vector<float> in = inputs();
  std::vector<float> expected(in.size()), wide(in.size());
  for (const crease::test::HostKernel &kernel : kernels) {
    Compiled compiled = compile(kernel, isa, cpu);
    ASSERT_TRUE(compiled.wide) << kernel.op;
    kernel.run(in.data(), expected.data(), in.size());
    for (size_t i = 0; i < in.size(); i += lanes)
      compiled.wide(&in[i], &wide[i]);
    size_t wrong = 0, wrongScalar = 0, first = 0;
    for (size_t i = 0; i < in.size(); ++i) {
      if (!same(expected[i], wide[i]) && !wrong++)
        first = i;
      if (i % 7)
        continue;
      float scalar;
      compiled.scalar(&in[i], &scalar);
      wrongScalar += !same(scalar, wide[i]);
    }
    EXPECT_EQ(wrong, 0u) << kernel.op << " at " << kernel.accuracy << ": "
                         << in[first] << " gives " << wide[first]
                         << " and on the host " << expected[first];
    EXPECT_EQ(wrongScalar, 0u) << kernel.op << " at " << kernel.accuracy;
  }
}

TEST_F(KernelTest, avx512) {
  if (!__builtin_cpu_supports("avx512f") ||
      !__builtin_cpu_supports("avx512dq") ||
      !__builtin_cpu_supports("avx512bw") ||
      !__builtin_cpu_supports("avx512vl"))
    GTEST_SKIP() << "this machine has no AVX-512";
  compare(crease::test::avx512Kernels(), "avx512", "x86-64-v4");
}

TEST_F(KernelTest, avx2) {
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
    GTEST_SKIP() << "this machine has no AVX2";
  compare(crease::test::avx2Kernels(), "avx2", "x86-64-v3");
}

TEST_F(KernelTest, portable) {
  compare(crease::test::portableKernels(), "portable",
          __builtin_cpu_supports("fma") ? "x86-64-v3" : "x86-64");
}

} // namespace
