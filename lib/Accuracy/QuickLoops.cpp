//===- QuickLoops.cpp - What a sweep does a billion times -----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "QuickLoops.h"
#include "DefinitionTable.h"
#include "VectorBall.h"

#include <algorithm>
#include <cstring>

using namespace crease;
using namespace crease::accuracy;

bool accuracy::hasQuickLoops() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

//===----------------------------------------------------------------------===//
// Evaluation
//===----------------------------------------------------------------------===//

namespace {

using F = VectorBall::F;

template <class Fn>
void evaluate(const float *inputs, size_t count, const double *further,
              float *rounded, double *values, uint8_t *doubtful, Fn fn) {
  F like = F::load(inputs);
  VectorBall constants[3];
  for (size_t i = 0; i < 3; ++i)
    constants[i] = VectorBall::exact(splat(widen(like), further[i]));
  for (size_t i = 0; i < count; i += 8) {
    F x = F::load(inputs + i);
    VectorBall y = fn(VectorBall::exact(widen(x)), constants);
    VectorBall::W radius = y.isExact ? splat(y.middle, 0.0) : y.radius * 1.001;
    F low = narrow(x, y.middle - radius), high = narrow(x, y.middle + radius);
    F middle = narrow(x, y.middle);
    // Zeros of different signs are equal; the middle knows the sign.
    middle.store(rounded + i);
    __m256 same = _mm256_cmp_ps(low.reg[0], high.reg[0], _CMP_EQ_OQ);
    // A value that is known to fewer than 34 bits counts as doubtful too, and
    // so does one at a zero, an infinity or a NaN.
    auto vague = lessThan(max(0x1p-150, abs(y.middle)), radius * 0x1p34);
    int vagueBits = _mm256_movemask_pd(vague.reg[0]) |
                    _mm256_movemask_pd(vague.reg[1]) << 4;
    F size = abs(x);
    __m256 plain = _mm256_and_ps(
        _mm256_cmp_ps(size.reg[0], _mm256_set1_ps(INFINITY), _CMP_LT_OQ),
        _mm256_cmp_ps(size.reg[0], _mm256_setzero_ps(), _CMP_GT_OQ));
    int sureBits = _mm256_movemask_ps(_mm256_and_ps(same, plain));
    doubtful[i / 8] = uint8_t(~sureBits | vagueBits);
    _mm256_storeu_pd(values + i, y.middle.reg[0]);
    _mm256_storeu_pd(values + i + 4, y.middle.reg[1]);
  }
}

struct Evaluations {
  EvaluateBalls value, derivative;
};

constexpr Evaluations evaluations[] = {
#define CREASE_OP(NAME, OPERANDS, PARAMETERS, ...)                             \
  {[](const float *inputs, size_t count, const double *further,                \
      float *rounded, double *values, uint8_t *doubtful) {                     \
     evaluate(inputs, count, further, rounded, values, doubtful,               \
              [](const VectorBall &x, const VectorBall *further) {             \
                return spread(                                                 \
                    [](const auto &...v) { return definitions::NAME(v...); },  \
                    x, further,                                                \
                    std::make_index_sequence<OPERANDS + PARAMETERS - 1>());    \
              });                                                              \
   },                                                                          \
   [](const float *inputs, size_t count, const double *further,                \
      float *rounded, double *values, uint8_t *doubtful) {                     \
     evaluate(inputs, count, further, rounded, values, doubtful,               \
              [](const VectorBall &x, const VectorBall *further) {             \
                return spreadDual(                                             \
                    [](const auto &...v) { return definitions::NAME(v...); },  \
                    x, further,                                                \
                    std::make_index_sequence<OPERANDS + PARAMETERS - 1>());    \
              });                                                              \
   }},
#include "crease/Accuracy/Ops.def"
};

} // namespace

EvaluateBalls accuracy::quickEvaluation(Op op, bool isDerivative) {
  const Evaluations &entry = evaluations[size_t(op)];
  return isDerivative ? entry.derivative : entry.value;
}

//===----------------------------------------------------------------------===//
// Tallies. Loops that the compiler makes vectors of: no branches, and sums and
// maxima in several lanes.
//===----------------------------------------------------------------------===//

namespace {

constexpr size_t lanes = 8;

uint32_t bitsOf(float x) {
  uint32_t bits;
  std::memcpy(&bits, &x, sizeof(bits));
  return bits;
}
uint64_t bitsOf(double x) {
  uint64_t bits;
  std::memcpy(&bits, &x, sizeof(bits));
  return bits;
}
double doubleOf(uint64_t bits) {
  double x;
  std::memcpy(&x, &bits, sizeof(x));
  return x;
}

/// Adds up, or takes the largest of, fn(i) for i in [0, count).
template <class T, class Fn> T sumOver(size_t count, Fn fn) {
  T sums[lanes] = {}, sum = 0;
  size_t i = 0;
  for (; i + lanes <= count; i += lanes)
    for (size_t lane = 0; lane < lanes; ++lane)
      sums[lane] += fn(i + lane);
  for (; i < count; ++i)
    sum += fn(i);
  for (T part : sums)
    sum += part;
  return sum;
}
template <class Fn> double largestOf(size_t count, Fn fn) {
  double most[lanes] = {}, largest = 0;
  size_t i = 0;
  for (; i + lanes <= count; i += lanes)
    for (size_t lane = 0; lane < lanes; ++lane) {
      double x = fn(i + lane);
      most[lane] = x > most[lane] ? x : most[lane];
    }
  for (; i < count; ++i) {
    double x = fn(i);
    largest = x > largest ? x : largest;
  }
  for (double x : most)
    largest = x > largest ? x : largest;
  return largest;
}

} // namespace

std::optional<Kind> accuracy::prepareChunk(const float *inputs,
                                           const double *values, size_t count,
                                           ChunkUnits &units) {
  uint32_t subnormal = sumOver<uint32_t>(count, [&](size_t i) -> uint32_t {
    return std::fabs(inputs[i]) < 0x1p-126f || std::fabs(values[i]) < 0x1p-126;
  });
  uint32_t plain = sumOver<uint32_t>(count, [&](size_t i) -> uint32_t {
    return std::fabs(inputs[i]) < INFINITY && inputs[i] != 0 &&
           std::fabs(values[i]) < 0x1p127;
  });
  if (plain != count || (subnormal != 0 && subnormal != count))
    return std::nullopt;
  for (size_t i = 0; i < count; ++i) {
    double size = std::fabs(values[i]);
    double atLeast = size < 0x1p-126 ? 0x1p-126 : size;
    // 2^e to 2^(23 - e): all exponents are normal ones.
    uint64_t exponent = bitsOf(atLeast) >> 52;
    units.inverse[i] = doubleOf((2046 + 23 - exponent) << 52);
  }
  return subnormal ? Kind::Subnormal : Kind::Regular;
}

bool accuracy::addChunk(Tally &tally, const float *inputs, const float *got,
                        const float *want, const double *values, size_t count,
                        const ChunkUnits &units) {
  uint32_t finite = sumOver<uint32_t>(count, [&](size_t i) -> uint32_t {
    return std::fabs(got[i]) < INFINITY;
  });
  if (finite != count)
    return false;
  double errors[ChunkUnits::size];
  for (size_t i = 0; i < count; ++i)
    errors[i] = std::fabs(got[i] - values[i]) * units.inverse[i];
  double most = largestOf(count, [&](size_t i) { return errors[i]; });
  // A value is at least 2^23 of its units, if it is normal.
  if (most * 0x1p-23 > tally.mostRelative) {
    double relative = largestOf(count, [&](size_t i) {
      double size = std::fabs(values[i]);
      return size < 0x1p-126 ? 0 : std::fabs(got[i] - values[i]) / size;
    });
    tally.mostRelative = std::max(tally.mostRelative, relative);
  }
  tally.sum += sumOver<double>(count, [&](size_t i) { return errors[i]; });
  tally.misrounded += sumOver<uint32_t>(count, [&](size_t i) -> uint32_t {
    return bitsOf(got[i]) != bitsOf(want[i]);
  });
  tally.wrongSigns += sumOver<uint32_t>(count, [&](size_t i) -> uint32_t {
    return (bitsOf(got[i]) ^ bitsOf(want[i])) >> 31;
  });
  uint64_t above = count;
  for (size_t j = 0; j < histogramEnds.size(); ++j) {
    double end = histogramEnds[j];
    uint64_t next = 0;
    if (most > end && j + 1 < histogramEnds.size())
      next = sumOver<uint64_t>(
          count, [&](size_t i) -> uint64_t { return errors[i] > end; });
    tally.histogram[j] += above - next;
    above = next;
    if (!above)
      break;
  }
  if (most > tally.most || tally.inputs == 0) {
    size_t i = 0;
    while (errors[i] != most)
      ++i;
    tally.most = most;
    tally.worstInput = bitsOf(inputs[i]);
    tally.worstGot = bitsOf(got[i]);
    tally.worstWant = bitsOf(want[i]);
  }
  tally.inputs += count;
  return true;
}
