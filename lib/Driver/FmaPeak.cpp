//===- FmaPeak.cpp - The machine's arithmetic limit -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/FmaPeak.h"

#include "llvm/ADT/SmallVector.h"

#include <algorithm>
#include <chrono>
#include <thread>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

using namespace crease;

#if defined(__x86_64__)
// Twelve chains (or the twelve registers that SSE and AVX2 can spare) are more
// than latency times throughput of any unit; the barrier keeps the compiler
// from touching them.
#define CREASE_KEEP(x) asm volatile("" : "+x"(x))
#define CREASE_KEEP512(x) asm volatile("" : "+v"(x))
#define CREASE_TWELVE(F)                                                       \
  F(0) F(1) F(2) F(3) F(4) F(5) F(6) F(7) F(8) F(9) F(10) F(11)

#define CREASE_PEAK(NAME, ISA, VECTOR, SET, STEP, KEEP)                        \
  __attribute__((target(ISA), noinline)) static void NAME(int64_t count) {     \
    VECTOR a = SET(1.0), b = SET(0x1p-60);                                     \
    KEEP(a);                                                                   \
    KEEP(b);                                                                   \
    VECTOR x0 = b, x1 = b, x2 = b, x3 = b, x4 = b, x5 = b, x6 = b, x7 = b,     \
           x8 = b, x9 = b, x10 = b, x11 = b;                                   \
    for (int64_t i = 0; i < count; ++i) {                                      \
      CREASE_TWELVE(STEP)                                                      \
    }                                                                          \
    KEEP(x0);                                                                  \
  }

#define CREASE_FMA512(i)                                                       \
  x##i = _mm512_fmadd_ps(x##i, a, b);                                          \
  CREASE_KEEP512(x##i);
#define CREASE_FMA512D(i)                                                      \
  x##i = _mm512_fmadd_pd(x##i, a, b);                                          \
  CREASE_KEEP512(x##i);
#define CREASE_FMA256(i)                                                       \
  x##i = _mm256_fmadd_ps(x##i, a, b);                                          \
  CREASE_KEEP(x##i);
#define CREASE_FMA256D(i)                                                      \
  x##i = _mm256_fmadd_pd(x##i, a, b);                                          \
  CREASE_KEEP(x##i);
#define CREASE_FMA128(i)                                                       \
  x##i = _mm_fmadd_ps(x##i, a, b);                                             \
  CREASE_KEEP(x##i);
#define CREASE_FMA128D(i)                                                      \
  x##i = _mm_fmadd_pd(x##i, a, b);                                             \
  CREASE_KEEP(x##i);
// Even chains multiply and odd chains add, since the two have units of their
// own.
#define CREASE_MULADD(i)                                                       \
  x##i = (i) % 2 ? _mm_add_ps(x##i, b) : _mm_mul_ps(x##i, a);                  \
  CREASE_KEEP(x##i);
#define CREASE_MULADDD(i)                                                      \
  x##i = (i) % 2 ? _mm_add_pd(x##i, b) : _mm_mul_pd(x##i, a);                  \
  CREASE_KEEP(x##i);

CREASE_PEAK(runFma512, "avx512f", __m512, _mm512_set1_ps, CREASE_FMA512,
            CREASE_KEEP512)
CREASE_PEAK(runFma512d, "avx512f", __m512d, _mm512_set1_pd, CREASE_FMA512D,
            CREASE_KEEP512)
CREASE_PEAK(runFma256, "avx2,fma", __m256, _mm256_set1_ps, CREASE_FMA256,
            CREASE_KEEP)
CREASE_PEAK(runFma256d, "avx2,fma", __m256d, _mm256_set1_pd, CREASE_FMA256D,
            CREASE_KEEP)
CREASE_PEAK(runFma128, "fma", __m128, _mm_set1_ps, CREASE_FMA128, CREASE_KEEP)
CREASE_PEAK(runFma128d, "fma", __m128d, _mm_set1_pd, CREASE_FMA128D,
            CREASE_KEEP)
CREASE_PEAK(runMulAdd128, "sse2", __m128, _mm_set1_ps, CREASE_MULADD,
            CREASE_KEEP)
CREASE_PEAK(runMulAdd128d, "sse2", __m128d, _mm_set1_pd, CREASE_MULADDD,
            CREASE_KEEP)
#endif

namespace {
struct PeakLoop {
  void (*run)(int64_t) = nullptr;
  double flopsPerIteration = 0;
};
} // namespace

static PeakLoop choosePeakLoop(const TargetInfo &target, bool isDouble) {
#if defined(__x86_64__)
  bool fma = target.hasFMA();
  double flops = 12.0 * target.getLanes(isDouble ? 64 : 32) * (fma ? 2 : 1);
  if (target.vectorBits == 512)
    return {isDouble ? runFma512d : runFma512, flops};
  if (target.vectorBits == 256 && target.hasAVX2())
    return {isDouble ? runFma256d : runFma256, flops};
  if (target.vectorBits == 128 && target.has("fma"))
    return {isDouble ? runFma128d : runFma128, flops};
  if (target.vectorBits == 128)
    return {isDouble ? runMulAdd128d : runMulAdd128, flops};
#endif
  return {};
}

/// The best of several short rounds, as operations a second.
static double measureLoop(const PeakLoop &loop) {
  using Clock = std::chrono::steady_clock;
  constexpr int64_t count = 50000;
  double best = 0;
  auto end = Clock::now() + std::chrono::milliseconds(3);
  do {
    auto start = Clock::now();
    loop.run(count);
    std::chrono::duration<double> seconds = Clock::now() - start;
    best = std::max(best, loop.flopsPerIteration * count / seconds.count());
  } while (Clock::now() < end);
  return best;
}

double crease::measureFmaPeak(const TargetInfo &target, bool isDouble,
                              unsigned numThreads) {
  PeakLoop loop = choosePeakLoop(target, isDouble);
  if (!loop.run)
    return 0;
  if (numThreads <= 1)
    return measureLoop(loop);
  llvm::SmallVector<double> peaks(numThreads, 0);
  llvm::SmallVector<std::thread> threads;
  for (double &peak : peaks)
    threads.emplace_back([&peak, &loop] { peak = measureLoop(loop); });
  double sum = 0;
  for (auto [thread, peak] : llvm::zip_equal(threads, peaks)) {
    thread.join();
    sum += peak;
  }
  return sum;
}
