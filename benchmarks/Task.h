//===- Task.h - What is timed, in words that every peer knows ---*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The interface between crease-bench and the peers. A peer is a shared library
// of its own (peers/*.cpp), so that two versions of one library can run beside
// each other and a library that is not there is no error. This header knows
// nothing of MLIR, LLVM or any peer.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_BENCHMARKS_TASK_H
#define CREASE_BENCHMARKS_TASK_H

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace crease::bench {

enum class TaskKind {
  Linear,         ///< x[m,k], w[k,n], b[n] -> activation(x w + b)[m,n]
  Gated,          ///< x[m,k], g[k,n], u[k,n] -> silu(x g) * (x u), [m,n];
                  ///< with `down`: a third weight d[n,down] -> that d
  Perceptron,     ///< x[m,w0], then a weight [wi,wj] and a bias [wj] a layer
  Elementwise,    ///< x[n] -> activation(x)[n]
  Softmax,        ///< x[m,n] -> softmax along n
  LinearBackward, ///< x, w, b, dy[m,n] -> dx, dw, db of Linear
  GatedBackward,  ///< x, g, u, d, dy[m,down] -> dx, dg, du, dd of Gated
};

/// One piece of work in f32. All arrays are row-major and contiguous.
struct Task {
  TaskKind kind = TaskKind::Linear;
  int64_t m = 0, k = 0, n = 0, down = 0;
  /// By the name of the op; of a Perceptron, after all layers but the last.
  std::string activation;
  /// Perceptron: the width of each layer, and what follows the last one.
  std::vector<int64_t> widths;
  std::string last;
  unsigned threads = 1;
};

/// The arrays of a task, in the order that TaskKind gives. Weights and biases
/// stay as they are for as long as the task is prepared.
struct Arguments {
  std::vector<const float *> inputs;
  std::vector<float *> outputs;
};

using Work = std::function<void()>;

/// A library that can do some of the tasks.
class Peer {
public:
  virtual ~Peer() = default;
  /// With its version, such as "oneDNN 2.6.3".
  virtual std::string getName() const = 0;
  /// Makes ready what can be made ready ahead of time (code, packed weights,
  /// memory) and gives what is timed. Null where the peer has no such
  /// operation; `why` says what is missing.
  virtual Work prepare(const Task &task, const Arguments &arguments,
                       std::string &why) = 0;
};

} // namespace crease::bench

/// What the shared library of a peer exports: the peer, or null with a reason.
extern "C" crease::bench::Peer *creaseBenchPeer(std::string &why);

#endif // CREASE_BENCHMARKS_TASK_H
