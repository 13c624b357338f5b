//===- Loops.cpp - Activations as plain C++ loops -------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Loops.h"

#include <math.h>
#include <string.h>

namespace crease::bench {
namespace {

struct Named {
  const char *name;
  Loop loop;
};

#define LOOP(NAME, EXPRESSION)                                                 \
  void NAME##Loop(const float *__restrict x, float *__restrict y,              \
                  int64_t count) {                                             \
    for (int64_t i = 0; i < count; ++i) {                                      \
      float v = x[i];                                                          \
      y[i] = EXPRESSION;                                                       \
    }                                                                          \
  }
LOOP(relu, v > 0 ? v : 0)
LOOP(sigmoid, 1 / (1 + expf(-v)))
LOOP(tanh, tanhf(v))
LOOP(silu, v / (1 + expf(-v)))
LOOP(gelu, 0.5f * v * (1 + erff(v * 0.70710678f)))
LOOP(gelu_tanh,
     0.5f * v * (1 + tanhf(0.79788456f * (v + 0.044715f * v * v * v))))
LOOP(mish, v *tanhf(log1pf(expf(v))))
LOOP(softplus, (v > 0 ? v : 0) + log1pf(expf(-fabsf(v))))
LOOP(log_sigmoid, (v < 0 ? v : 0) - log1pf(expf(-fabsf(v))))
LOOP(elu, v > 0 ? v : expm1f(v))
#undef LOOP

const Named loops[] = {
    {"relu", reluLoop}, {"sigmoid", sigmoidLoop},
    {"tanh", tanhLoop}, {"silu", siluLoop},
    {"gelu", geluLoop}, {"gelu_tanh", gelu_tanhLoop},
    {"mish", mishLoop}, {"softplus", softplusLoop},
    {"elu", eluLoop},   {"log_sigmoid", log_sigmoidLoop},
};

} // namespace

Loop findLoop(const char *activation) {
  for (const Named &named : loops)
    if (!strcmp(named.name, activation))
      return named.loop;
  return nullptr;
}

void finishRows(Loop loop, const float *bias, float *y, int64_t rows,
                int64_t columns, int64_t stride) {
  float row[1024];
  for (int64_t i = 0; i < rows; ++i)
    for (int64_t from = 0; from < columns; from += 1024) {
      int64_t count = columns - from < 1024 ? columns - from : 1024;
      float *part = y + i * stride + from;
      for (int64_t j = 0; j < count; ++j)
        row[j] = bias ? part[j] + bias[from + j] : part[j];
      if (loop)
        loop(row, part, count);
      else
        memcpy(part, row, size_t(count) * sizeof(float));
    }
}

void swiglu(float *__restrict gate, const float *__restrict value,
            int64_t count) {
  for (int64_t i = 0; i < count; ++i)
    gate[i] = gate[i] / (1 + expf(-gate[i])) * value[i];
}

void softmaxRows(const float *x, float *y, int64_t rows, int64_t columns) {
  for (int64_t i = 0; i < rows; ++i, x += columns, y += columns) {
    float most = x[0], sum = 0;
    for (int64_t j = 1; j < columns; ++j)
      most = x[j] > most ? x[j] : most;
    for (int64_t j = 0; j < columns; ++j) {
      y[j] = expf(x[j] - most);
      sum += y[j];
    }
    for (int64_t j = 0; j < columns; ++j)
      y[j] /= sum;
  }
}

} // namespace crease::bench
