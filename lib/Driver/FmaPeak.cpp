//===- FmaPeak.cpp - The machine's arithmetic limit -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/FmaPeak.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <random>
#include <thread>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

using namespace crease;
using Clock = std::chrono::steady_clock;

/// Four factors, and where the twelve chains start.
static constexpr unsigned numPeakValues = 16;

#if defined(__x86_64__)
// Twelve chains (or the twelve registers that SSE and AVX2 can spare) are more
// than latency times throughput of any unit; the barrier keeps the compiler
// from touching them. A chain adds a product and then subtracts it, so that its
// values neither drift nor settle.
#define CREASE_KEEP(x) asm volatile("" : "+x"(x))
#define CREASE_KEEP512(x) asm volatile("" : "+v"(x))
#define CREASE_FMADD(MM, S, x, m, c) MM##_fmadd_##S(m, c, x)
#define CREASE_FNMADD(MM, S, x, m, c) MM##_fnmadd_##S(m, c, x)
#define CREASE_MUL(MM, S, x, m, c) MM##_mul_##S(x, m)
#define CREASE_ADD(MM, S, x, m, c) MM##_add_##S(x, c)

#define CREASE_STEP(OP, MM, S, KEEP, x, m, c)                                  \
  x = OP(MM, S, x, m, c);                                                      \
  KEEP(x);
#define CREASE_FOUR(OP, MM, S, KEEP, i, j, k, l)                               \
  CREASE_STEP(OP, MM, S, KEEP, x##i, m0, c0)                                   \
  CREASE_STEP(OP, MM, S, KEEP, x##j, m1, c0)                                   \
  CREASE_STEP(OP, MM, S, KEEP, x##k, m0, c1)                                   \
  CREASE_STEP(OP, MM, S, KEEP, x##l, m1, c1)
#define CREASE_TWELVE(OP, MM, S, KEEP)                                         \
  CREASE_FOUR(OP, MM, S, KEEP, 0, 1, 2, 3)                                     \
  CREASE_FOUR(OP, MM, S, KEEP, 4, 5, 6, 7)                                     \
  CREASE_FOUR(OP, MM, S, KEEP, 8, 9, 10, 11)

#define CREASE_PEAK(NAME, ISA, VECTOR, MM, S, FIRST, SECOND, KEEP)             \
  __attribute__((target(ISA), noinline)) static void NAME(                     \
      int64_t count, const void *values) {                                     \
    VECTOR v[numPeakValues];                                                   \
    std::memcpy(v, values, sizeof(v));                                         \
    VECTOR m0 = v[0], m1 = v[1], c0 = v[2], c1 = v[3], x0 = v[4], x1 = v[5],   \
           x2 = v[6], x3 = v[7], x4 = v[8], x5 = v[9], x6 = v[10], x7 = v[11], \
           x8 = v[12], x9 = v[13], x10 = v[14], x11 = v[15];                   \
    for (int64_t i = 0; i < count; ++i) {                                      \
      CREASE_TWELVE(FIRST, MM, S, KEEP)                                        \
      CREASE_TWELVE(SECOND, MM, S, KEEP)                                       \
      /* The negated factors are not to be kept beside them. */                \
      KEEP(m0);                                                                \
      KEEP(m1);                                                                \
    }                                                                          \
    KEEP(x0);                                                                  \
  }

CREASE_PEAK(runFma512, "avx512f", __m512, _mm512, ps, CREASE_FMADD,
            CREASE_FNMADD, CREASE_KEEP512)
CREASE_PEAK(runFma512d, "avx512f", __m512d, _mm512, pd, CREASE_FMADD,
            CREASE_FNMADD, CREASE_KEEP512)
CREASE_PEAK(runFma256, "avx2,fma", __m256, _mm256, ps, CREASE_FMADD,
            CREASE_FNMADD, CREASE_KEEP)
CREASE_PEAK(runFma256d, "avx2,fma", __m256d, _mm256, pd, CREASE_FMADD,
            CREASE_FNMADD, CREASE_KEEP)
CREASE_PEAK(runFma128, "fma", __m128, _mm, ps, CREASE_FMADD, CREASE_FNMADD,
            CREASE_KEEP)
CREASE_PEAK(runFma128d, "fma", __m128d, _mm, pd, CREASE_FMADD, CREASE_FNMADD,
            CREASE_KEEP)
CREASE_PEAK(runMulAdd128, "sse2", __m128, _mm, ps, CREASE_MUL, CREASE_ADD,
            CREASE_KEEP)
CREASE_PEAK(runMulAdd128d, "sse2", __m128d, _mm, pd, CREASE_MUL, CREASE_ADD,
            CREASE_KEEP)
#endif

namespace {
struct PeakLoop {
  void (*run)(int64_t, const void *) = nullptr;
  double flopsPerIteration = 0;
  bool isDouble = false;
};
} // namespace

static PeakLoop choosePeakLoop(const TargetInfo &target, bool isDouble) {
#if defined(__x86_64__)
  bool fma = target.hasFMA();
  double flops = 24.0 * target.getLanes(isDouble ? 64 : 32) * (fma ? 2 : 1);
  if (target.vectorBits == 512)
    return {isDouble ? runFma512d : runFma512, flops, isDouble};
  if (target.vectorBits == 256 && target.hasAVX2())
    return {isDouble ? runFma256d : runFma256, flops, isDouble};
  if (target.vectorBits == 128 && target.has("fma"))
    return {isDouble ? runFma128d : runFma128, flops, isDouble};
  if (target.vectorBits == 128)
    return {isDouble ? runMulAdd128d : runMulAdd128, flops, isDouble};
#endif
  return {};
}

namespace {
/// Rounds of 0.1 ms of a loop, on random values.
class Rounds {
public:
  explicit Rounds(const PeakLoop &loop) : loop(loop) {
    std::minstd_rand random;
    std::uniform_real_distribution<double> uniform(-0.5, 0.5);
    for (auto [wide, narrow] : llvm::zip_equal(doubles, floats))
      narrow = float(wide = uniform(random));
  }

  /// Operations a second.
  double run() const {
    constexpr int64_t count = 25000;
    auto start = Clock::now();
    loop.run(count, loop.isDouble ? static_cast<const void *>(doubles)
                                  : static_cast<const void *>(floats));
    std::chrono::duration<double> seconds = Clock::now() - start;
    return loop.flopsPerIteration * count / seconds.count();
  }

private:
  static constexpr unsigned maxLanes = 16;
  PeakLoop loop;
  double doubles[numPeakValues * maxLanes];
  float floats[numPeakValues * maxLanes];
};
} // namespace

/// The median of the rounds of 3 ms.
static double measureLoop(const PeakLoop &loop) {
  Rounds rounds(loop);
  llvm::SmallVector<double, 64> rates;
  auto end = Clock::now() + std::chrono::milliseconds(3);
  do
    rates.push_back(rounds.run());
  while (Clock::now() < end);
  auto middle = rates.begin() + rates.size() / 2;
  std::nth_element(rates.begin(), middle, rates.end());
  return *middle;
}

double crease::measureFmaBurst(const TargetInfo &target, bool isDouble) {
  PeakLoop loop = choosePeakLoop(target, isDouble);
  if (!loop.run)
    return 0;
  Rounds rounds(loop);
  double first = rounds.run();
  return std::max(first, rounds.run());
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
