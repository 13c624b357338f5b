//===- Reference.cpp - What is right --------------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "QuickLoops.h"
#include <cmath>

using namespace crease;
using namespace crease::accuracy;

/// What the oracle says of one input.
static void judge(const Oracle &oracle, float x, float &rounded,
                  double &value) {
  Ball64 ball;
  rounded = oracle.correctlyRounded(x, &ball);
  value = oracle.valueOf(x, ball);
}

Reference accuracy::byOracle(const Function &function) {
  Oracle oracle(function);
  return [oracle](const float *inputs, size_t count, float *rounded,
                  double *values) {
    // Counting MPFR's decisions is a write: each call has its own copy.
    Oracle mine = oracle;
    for (size_t i = 0; i < count; ++i)
      judge(mine, inputs[i], rounded[i], values[i]);
  };
}

Reference accuracy::quickReference(const Function &function) {
  if (!hasQuickLoops())
    return byOracle(function);
  Oracle oracle(function);
  EvaluateBalls evaluate = quickEvaluation(function.op, function.isDerivative);
  std::array<double, 3> further = {};
  std::copy(function.further.begin(), function.further.end(), further.begin());
  float ofNan = oracle.correctlyRounded(NAN);
  return [=](const float *inputs, size_t count, float *rounded,
             double *values) {
    Oracle mine = oracle;
    auto settle = [&](size_t i) {
      if (std::isnan(inputs[i]))
        rounded[i] = ofNan, values[i] = ofNan;
      else
        judge(mine, inputs[i], rounded[i], values[i]);
    };
    size_t whole = count / 8 * 8;
    std::vector<uint8_t> doubtful(whole / 8);
    if (whole)
      evaluate(inputs, whole, further.data(), rounded, values, doubtful.data());
    for (size_t i = 0; i < whole; i += 8)
      for (unsigned bits = doubtful[i / 8]; bits; bits &= bits - 1)
        settle(i + size_t(__builtin_ctz(bits)));
    for (size_t i = whole; i < count; ++i)
      settle(i);
  };
}
