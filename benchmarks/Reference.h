//===- Reference.h - What a task gives, in double ---------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_BENCHMARKS_REFERENCE_H
#define CREASE_BENCHMARKS_REFERENCE_H

#include "Task.h"

#include <vector>

namespace crease::bench {

/// How far a result is from the reference.
struct Error {
  /// The largest absolute error over the largest absolute value.
  double relative = 0;
  /// The largest error of an element in units of the last place of the f32 near
  /// its true value (of the smallest normal f32 for smaller ones).
  double ulp = 0;
};

/// Elements of the outputs of a task, computed in double by the definitions of
/// the activations: all of them, or whole rows spread over the result where all
/// would take seconds.
class Reference {
public:
  Reference(const Task &task, const std::vector<const float *> &inputs);
  Error compare(const std::vector<float *> &outputs) const;

private:
  struct Expected {
    size_t output;
    int64_t index;
    double value;
  };
  void add(size_t output, int64_t index, double value) {
    expected.push_back({output, index, value});
  }
  void addLinear(const Task &task, const std::vector<const float *> &inputs);
  void addGated(const Task &task, const std::vector<const float *> &inputs);
  void addPerceptron(const Task &task,
                     const std::vector<const float *> &inputs);
  void addRows(const Task &task, const std::vector<const float *> &inputs);

  std::vector<Expected> expected;
};

} // namespace crease::bench

#endif // CREASE_BENCHMARKS_REFERENCE_H
