//===- Workloads.h - The rows of the benchmark ------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_BENCHMARKS_WORKLOADS_H
#define CREASE_BENCHMARKS_WORKLOADS_H

#include "Task.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

#include <string>

namespace crease::bench {

using Shape = llvm::SmallVector<int64_t, 2>;

std::vector<Shape> getInputShapes(const Task &task);
std::vector<Shape> getOutputShapes(const Task &task);
/// The operations of the matrix products, two for a multiply-add; the
/// activations are not counted. Of a backward pass those of the gradients of
/// inputs and weights.
double getFlops(const Task &task);
/// Of all inputs and outputs.
double getBytes(const Task &task);

/// What bounds the time of a workload.
enum class Limit {
  Fma,  ///< The peak of fused multiply-adds.
  Read, ///< Reading memory.
  Copy, ///< Reading memory and writing as much past the caches.
  None, ///< In cache, or too small for any of them.
};

/// One way to compile the task.
struct Variant {
  std::string label; ///< As printed, such as "Crease high".
  std::string accuracy = "high";
  bool dynamicRows = false;     ///< M is a size that is known at run time only.
  bool constantWeights = false; ///< All inputs but the first are constants.
  unsigned threads = 1;
};

struct Workload {
  std::string group; ///< A heading of the report.
  std::string name;
  Task task;
  Limit limit = Limit::Fma;
  std::vector<Variant> variants;
};

std::vector<Workload> getWorkloads();

/// The function @f of a task. Constants are taken from `inputs`, in the order
/// of the task's; only the variant's function decides which it needs.
std::string getSource(const Task &task, const Variant &variant,
                      llvm::ArrayRef<const float *> inputs);

} // namespace crease::bench

#endif // CREASE_BENCHMARKS_WORKLOADS_H
