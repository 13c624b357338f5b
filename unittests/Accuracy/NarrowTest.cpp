//===- NarrowTest.cpp - All inputs of f16 and bf16 ------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostKernels.h"

#include "gtest/gtest.h"
#include <cmath>
#include <cstring>

using namespace crease;
using namespace crease::accuracy;
using namespace crease::test;

namespace {

float fromF16(uint16_t half) {
  int exponent = half >> 10 & 31, mantissa = half & 1023;
  float magnitude = exponent == 31 ? (mantissa ? NAN : INFINITY)
                    : exponent ? std::ldexp(1024.0f + mantissa, exponent - 25)
                               : std::ldexp(float(mantissa), -24);
  return half & 0x8000 ? -magnitude : magnitude;
}

float fromBf16(uint16_t half) {
  uint32_t bits = uint32_t(half) << 16;
  float x;
  std::memcpy(&x, &bits, sizeof(x));
  return x;
}

/// Runs all inputs. A wrong result is reported as the entry of Narrow.h that
/// would mend it.
void expectAllRight(const HostKernel &kernel, Run run, Format format,
                    float (*widen)(uint16_t), const char *what) {
  std::vector<float> inputs(65536), results(65536);
  for (unsigned i = 0; i < 65536; ++i)
    inputs[i] = widen(uint16_t(i));
  run(inputs.data(), results.data(), inputs.size());
  Oracle oracle(kernel.op);
  for (unsigned i = 0; i < 65536; ++i) {
    double want = oracle.correctlyRounded(double(inputs[i]), format);
    double got = roundTo(format, results[i]);
    if ((std::isnan(want) && std::isnan(got)) ||
        (want == got && std::signbit(want) == std::signbit(got)))
      continue;
    uint32_t input, result;
    float right = float(want);
    std::memcpy(&input, &inputs[i], sizeof(input));
    std::memcpy(&result, &right, sizeof(result));
    ADD_FAILURE() << info(kernel.op).name << " to " << what << ": {0x"
                  << std::hex << input << ", 0x" << result << "}";
  }
}

TEST(NarrowTest, RoundsAllF16Correctly) {
  for (const HostKernels &host : runnableKernels()) {
    SCOPED_TRACE(host.isa);
    for (const HostKernel &kernel : host.kernels)
      expectAllRight(kernel, kernel.toF16, f16Format, fromF16, "f16");
  }
}

TEST(NarrowTest, RoundsAllBf16Correctly) {
  for (const HostKernels &host : runnableKernels()) {
    SCOPED_TRACE(host.isa);
    for (const HostKernel &kernel : host.kernels)
      expectAllRight(kernel, kernel.toBf16, bf16Format, fromBf16, "bf16");
  }
}

} // namespace
