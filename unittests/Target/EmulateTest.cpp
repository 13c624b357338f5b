//===- EmulateTest.cpp - AVX-512 where there is none ----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Target/Emulate.h"

#include "llvm/AsmParser/Parser.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/TargetSelect.h"

#include "gtest/gtest.h"

#include <cmath>
#include <cstring>
#include <limits>

using namespace crease;

/// A module with `body` as a function of two vectors in memory, whose result is
/// stored in the first; instructions `before` it may follow.
static std::string wrap(const std::string &declaration, const std::string &body,
                        const std::string &second,
                        const std::string &before = "") {
  return "declare " + declaration +
         "\ndefine void @f(ptr %p, ptr %q) {\n"
         "  %x = load <16 x float>, ptr %p, align 4\n"
         "  %y = load " +
         second + ", ptr %q, align 4\n" + before + "  %r = " + body +
         "\n  store <16 x float> %r, ptr %p, align 4\n  ret void\n}\n";
}

namespace {
/// A function of two vectors, emulated and compiled for this machine.
class Emulated {
public:
  explicit Emulated(const std::string &text) {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
    auto context = std::make_unique<llvm::LLVMContext>();
    llvm::SMDiagnostic diagnostic;
    auto module = llvm::parseAssemblyString(text, diagnostic, *context);
    EXPECT_TRUE(module) << diagnostic.getMessage().str();
    if (llvm::Error emulation = emulateAVX512(*module)) {
      error = llvm::toString(std::move(emulation));
      return;
    }
    jit = llvm::cantFail(llvm::orc::LLJITBuilder().create());
    module->setDataLayout(jit->getDataLayout());
    llvm::cantFail(jit->addIRModule(llvm::orc::ThreadSafeModule(
        std::move(module), llvm::orc::ThreadSafeContext(std::move(context)))));
    entry = llvm::cantFail(jit->lookup("f")).toPtr<void (*)(float *, void *)>();
  }

  void operator()(float (&x)[16], void *y) const { entry(x, y); }
  std::string error;

private:
  std::unique_ptr<llvm::orc::LLJIT> jit;
  void (*entry)(float *, void *) = nullptr;
};
} // namespace

static constexpr float inf = std::numeric_limits<float>::infinity();

/// The same number, or both NaN; zeros differ by their sign.
static void expectSame(float got, float want, float x, float n) {
  bool same = std::isnan(want) ? std::isnan(got)
                               : std::memcmp(&got, &want, sizeof(got)) == 0;
  EXPECT_TRUE(same) << got << ", not " << want << ", for " << x << ", " << n;
}

TEST(EmulateTest, ScalefRoundsOnceAndFollowsTheManual) {
  Emulated scalef(wrap(
      "<16 x float> @llvm.x86.avx512.mask.scalef.ps.512(<16 x float>, "
      "<16 x float>, <16 x float>, i16, i32)",
      "call <16 x float> @llvm.x86.avx512.mask.scalef.ps.512(<16 x float> %x, "
      "<16 x float> %y, <16 x float> zeroinitializer, i16 -1, i32 4)",
      "<16 x float>"));
  const float nan = std::nanf("");
  const float xs[16] = {1.0f,
                        -1.5f,
                        0.0f,
                        -0.0f,
                        0x1p-149f,
                        0x1.fffffep127f,
                        inf,
                        -inf,
                        nan,
                        3.0f,
                        0x1.000002p-126f,
                        -0.7f,
                        1e-40f,
                        1e30f,
                        0x1.8p-130f,
                        0x1.234566p0f};
  const float ns[] = {0.0f,    0.5f,    -0.5f,   127.9f,  -126.0f, -127.0f,
                      -149.0f, -150.0f, -300.0f, 300.0f,  1e30f,   -1e30f,
                      inf,     -inf,    nan,     -140.0f, -23.0f};
  for (float n : ns) {
    float x[16], by[16];
    for (int i = 0; i < 16; ++i) {
      x[i] = xs[i];
      by[i] = n;
    }
    scalef(x, by);
    for (int i = 0; i < 16; ++i) {
      float want;
      if (std::isnan(n) || std::isnan(xs[i]))
        want = nan;
      else if (n == inf)
        want = xs[i] * inf; // 0 has none
      else if (n == -inf)
        want = std::isinf(xs[i]) ? nan : std::copysign(0.0f, xs[i]);
      else
        want = float(
            std::ldexp(double(xs[i]),
                       int(std::floor(std::fmin(std::fmax(n, -600), 600)))));
      expectSame(x[i], want, xs[i], n);
    }
  }
}

/// The least and the most relative error of a vrcp14.
static void expectNearly14Bits(double least, double most) {
  EXPECT_GT(least, -0x1p-14);
  EXPECT_LT(most, 0x1p-14);
  EXPECT_LT(least, -0.97 * 0x1p-14);
  EXPECT_GT(most, 0.97 * 0x1p-14);
}

TEST(EmulateTest, Rcp14IsWrongByNearlyWhatTheManualAllows) {
  Emulated rcp(wrap(
      "<16 x float> @llvm.x86.avx512.rcp14.ps.512(<16 x float>, <16 x float>, "
      "i16)",
      "call <16 x float> @llvm.x86.avx512.rcp14.ps.512(<16 x float> %x, "
      "<16 x float> zeroinitializer, i16 -1)",
      "<16 x float>"));
  double least = 1, most = -1;
  for (uint32_t bits = 0x20000000; bits < 0x5f000000; bits += 77777 * 16) {
    float x[16], given[16];
    for (int i = 0; i < 16; ++i) {
      uint32_t word = bits + 77777 * i;
      std::memcpy(&x[i], &word, sizeof(word));
      given[i] = x[i];
    }
    rcp(x, given);
    for (int i = 0; i < 16; ++i) {
      double error = double(x[i]) * given[i] - 1;
      least = std::min(least, error);
      most = std::max(most, error);
    }
  }
  expectNearly14Bits(least, most);
}

TEST(EmulateTest, Rcp14OfDoublesToo) {
  Emulated rcp(wrap("<8 x double> @llvm.x86.avx512.rcp14.pd.512(<8 x double>, "
                    "<8 x double>, i8)",
                    "bitcast <8 x double> %d to <16 x float>", "<8 x double>",
                    "  %d = call <8 x double> @llvm.x86.avx512.rcp14.pd.512("
                    "<8 x double> %y, <8 x double> zeroinitializer, i8 -1)\n"));
  ASSERT_EQ(rcp.error, "");
  double least = 1, most = -1;
  for (int64_t i = 0; i < 4096; ++i) {
    double x[8], got[8];
    for (int64_t lane = 0; lane < 8; ++lane) {
      int64_t word = 0x3f50000000000000 + (8 * i + lane) * 0x1234567891;
      std::memcpy(&x[lane], &word, sizeof(word));
    }
    float result[16];
    rcp(result, x);
    std::memcpy(got, result, sizeof(got));
    for (int lane = 0; lane < 8; ++lane) {
      double error = x[lane] * got[lane] - 1;
      least = std::min(least, error);
      most = std::max(most, error);
    }
  }
  expectNearly14Bits(least, most);
}

/// The entries 0, 1, 2 and so on by indices whose high bits do not count.
static void checkLookUp(const Emulated &lookUp, uint32_t entries) {
  for (uint32_t start : {0u, 7u, 16u, 25u, 0xfffffff0u}) {
    float x[16];
    uint32_t index[16];
    for (uint32_t i = 0; i < 16; ++i) {
      x[i] = i;
      index[i] = start + 3 * i;
    }
    lookUp(x, index);
    for (uint32_t i = 0; i < 16; ++i)
      EXPECT_EQ(x[i], index[i] % entries);
  }
}

static std::string constantFloats(int first) {
  std::string text = "<16 x float> <";
  for (int i = 0; i < 16; ++i)
    text += (i ? ", float " : "float ") + std::to_string(first + i) + ".0";
  return text + ">";
}

TEST(EmulateTest, PermutationsLookUpTheLowBits) {
  const std::string one = "<16 x float> @llvm.x86.avx512.permvar.sf.512("
                          "<16 x float>, <16 x i32>)";
  const std::string two = "<16 x float> @llvm.x86.avx512.vpermi2var.ps.512("
                          "<16 x float>, <16 x i32>, <16 x float>)";
  checkLookUp(Emulated(wrap(one,
                            "call <16 x float> @llvm.x86.avx512.permvar.sf.512("
                            "<16 x float> %x, <16 x i32> %y)",
                            "<16 x i32>")),
              16);
  checkLookUp(
      Emulated(wrap(two,
                    "call <16 x float> @llvm.x86.avx512.vpermi2var.ps.512(" +
                        constantFloats(0) + ", <16 x i32> %y, " +
                        constantFloats(16) + ")",
                    "<16 x i32>")),
      32);
}

TEST(EmulateTest, UnknownInstructionsAreNamed) {
  Emulated none(
      wrap("<16 x float> @llvm.x86.avx512.rsqrt14.ps.512(<16 x float>, "
           "<16 x float>, i16)",
           "call <16 x float> @llvm.x86.avx512.rsqrt14.ps.512(<16 x float> %x, "
           "<16 x float> %y, i16 -1)",
           "<16 x float>"));
  EXPECT_EQ(none.error, "cannot emulate 'llvm.x86.avx512.rsqrt14.ps.512'");
}

TEST(EmulateTest, WhatAMachineLacksIsNamed) {
  auto get = [](llvm::StringRef spec) {
    return llvm::cantFail(TargetInfo::get(spec));
  };
  auto complaint = [&](llvm::StringRef target, llvm::StringRef host,
                       bool emulate) {
    return llvm::toString(checkRunnable(get(target), get(host), emulate));
  };
  EXPECT_EQ(complaint("x86-64-v3", "x86-64-v4", false), "");
  EXPECT_EQ(complaint("x86-64-v4", "x86-64-v3", true), "");
  EXPECT_EQ(complaint("x86-64-v4", "x86-64-v3", false),
            "this machine cannot run code for 'x86-64-v4': it lacks avx512bw, "
            "avx512cd, avx512dq, avx512f, avx512vl; --emulate does without");
  EXPECT_EQ(complaint("x86-64-v3", "x86-64-v3,-fma", true),
            "this machine cannot run code for 'x86-64-v3': it lacks fma");
}
