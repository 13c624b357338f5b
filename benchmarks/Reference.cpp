//===- Reference.cpp - What a task gives, in double -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Reference.h"

#include "crease/Accuracy/Oracle.h"

#include <algorithm>
#include <cassert>
#include <cmath>

using namespace crease;
using namespace crease::bench;

namespace {

/// An activation in double.
class Activation {
public:
  explicit Activation(const std::string &name)
      : oracle(*accuracy::parseOp(name)) {}
  double operator()(double x) const { return oracle.estimate(x).middle; }

private:
  accuracy::Oracle oracle;
};

/// Rows 0 to m - 1, or so many of them, first and last included, that the whole
/// is about 4 GFLOP.
std::vector<int64_t> chooseRows(int64_t m, double flopsPerRow) {
  int64_t count = std::clamp(int64_t(4e9 / flopsPerRow), int64_t(2), m);
  std::vector<int64_t> rows;
  for (int64_t i = 0; i < count; ++i)
    rows.push_back(count == 1 ? 0 : i * (m - 1) / (count - 1));
  return rows;
}

/// x w + bias for one row; `x` is a row of floats or doubles.
template <class X>
std::vector<double> multiplyRow(const X *x, const float *w, const float *bias,
                                int64_t k, int64_t n) {
  std::vector<double> y(n, 0.0);
  for (int64_t j = 0; bias && j < n; ++j)
    y[j] = bias[j];
  for (int64_t p = 0; p < k; ++p) {
    double factor = x[p];
    const float *row = w + p * n;
    for (int64_t j = 0; j < n; ++j)
      y[j] += factor * row[j];
  }
  return y;
}

template <class X> std::vector<double> softmaxRow(const X *x, int64_t n) {
  double most = *std::max_element(x, x + n), sum = 0;
  std::vector<double> y(n);
  for (int64_t j = 0; j < n; ++j)
    sum += y[j] = std::exp(double(x[j]) - most);
  for (double &value : y)
    value /= sum;
  return y;
}

} // namespace

void Reference::addLinear(const Task &t, const std::vector<const float *> &in) {
  Activation activation(t.activation);
  for (int64_t i : chooseRows(t.m, 2.0 * t.k * t.n)) {
    auto row = multiplyRow(in[0] + i * t.k, in[1], in[2], t.k, t.n);
    for (int64_t j = 0; j < t.n; ++j)
      add(0, i * t.n + j, activation(row[j]));
  }
}

void Reference::addGated(const Task &t, const std::vector<const float *> &in) {
  Activation silu("silu");
  for (int64_t i : chooseRows(t.m, 4.0 * t.k * t.n + 2.0 * t.n * t.down)) {
    const float *x = in[0] + i * t.k;
    auto row = multiplyRow(x, in[1], nullptr, t.k, t.n);
    auto values = multiplyRow(x, in[2], nullptr, t.k, t.n);
    for (int64_t j = 0; j < t.n; ++j)
      row[j] = silu(row[j]) * values[j];
    if (t.down)
      row = multiplyRow(row.data(), in[3], nullptr, t.n, t.down);
    for (size_t j = 0; j < row.size(); ++j)
      add(0, i * int64_t(row.size()) + int64_t(j), row[j]);
  }
}

void Reference::addPerceptron(const Task &t,
                              const std::vector<const float *> &in) {
  Activation activation(t.activation);
  size_t layers = t.widths.size() - 1;
  for (int64_t i = 0; i < t.m; ++i) {
    const float *x = in[0] + i * t.widths[0];
    std::vector<double> row(x, x + t.widths[0]);
    for (size_t l = 0; l < layers; ++l) {
      row = multiplyRow(row.data(), in[1 + 2 * l], in[2 + 2 * l], t.widths[l],
                        t.widths[l + 1]);
      for (double &value : row)
        value = l + 1 < layers ? activation(value) : value;
    }
    if (t.last == "softmax")
      row = softmaxRow(row.data(), t.widths[layers]);
    for (size_t j = 0; j < row.size(); ++j)
      add(0, i * int64_t(row.size()) + int64_t(j), row[j]);
  }
}

void Reference::addRows(const Task &t, const std::vector<const float *> &in) {
  for (int64_t i : chooseRows(t.m, 1000.0 * t.n)) {
    auto row = softmaxRow(in[0] + i * t.n, t.n);
    for (int64_t j = 0; j < t.n; ++j)
      add(0, i * t.n + j, row[j]);
  }
}

Reference::Reference(const Task &task,
                     const std::vector<const float *> &inputs) {
  switch (task.kind) {
  case TaskKind::Linear:
    addLinear(task, inputs);
    break;
  case TaskKind::Gated:
    addGated(task, inputs);
    break;
  case TaskKind::Perceptron:
    addPerceptron(task, inputs);
    break;
  case TaskKind::Softmax:
    addRows(task, inputs);
    break;
  case TaskKind::Elementwise: {
    Activation activation(task.activation);
    int64_t step = std::max<int64_t>(1, task.n >> 20);
    // Odd steps meet every place in a vector.
    for (int64_t i = 0; i < task.n; i += step | 1)
      add(0, i, activation(inputs[0][i]));
    add(0, task.n - 1, activation(inputs[0][task.n - 1]));
    break;
  }
  default:
    break;
  }
}

Error Reference::compare(const std::vector<float *> &outputs) const {
  Error error;
  double largest = 0, most = 0;
  for (const Expected &e : expected) {
    float actual = outputs[e.output][e.index];
    double difference = std::fabs(double(actual) - e.value);
    if (std::isnan(difference))
      difference = INFINITY;
    largest = std::max(largest, std::fabs(e.value));
    most = std::max(most, difference);
    int exponent = std::ilogb(std::max(std::fabs(e.value), 0x1p-126));
    error.ulp = std::max(error.ulp, std::ldexp(difference, 23 - exponent));
  }
  error.relative = largest > 0 ? most / largest : most;
  return error;
}
