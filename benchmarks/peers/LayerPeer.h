//===- LayerPeer.h - Tasks as rows of single layers -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_BENCHMARKS_PEERS_LAYERPEER_H
#define CREASE_BENCHMARKS_PEERS_LAYERPEER_H

#include "../Task.h"

#include <memory>

namespace crease::bench {

/// y[m,n] = activation(x[m,k] w[k,n] + bias[n]) * factor[m,n]; a null bias or
/// factor and an empty activation are none.
struct Layer {
  int64_t m = 0, k = 0, n = 0;
  const float *x = nullptr, *w = nullptr, *bias = nullptr;
  std::string activation;
  const float *factor = nullptr;
  float *y = nullptr;
};

/// Memory that starts on a cache line, shared by the works that use it.
inline std::shared_ptr<float> makeBuffer(int64_t count) {
  size_t bytes = (size_t(count) * sizeof(float) + 63) / 64 * 64;
  return {static_cast<float *>(aligned_alloc(64, bytes)), free};
}

/// A library with matrix products: gated blocks and perceptrons are several
/// layers one after the other.
class LayerPeer : public Peer {
public:
  Work prepare(const Task &task, const Arguments &arguments,
               std::string &why) override {
    setThreads(task.threads);
    const auto &in = arguments.inputs;
    float *y = arguments.outputs[0];
    why = "no such operation";
    switch (task.kind) {
    case TaskKind::Linear:
      return makeLayer({task.m, task.k, task.n, in[0], in[1], in[2],
                        task.activation, nullptr, y},
                       why);
    case TaskKind::Gated: {
      auto values = makeBuffer(task.m * task.n);
      auto hidden = task.down ? makeBuffer(task.m * task.n) : nullptr;
      float *h = task.down ? hidden.get() : y;
      std::vector<Work> works;
      works.push_back(makeLayer({task.m, task.k, task.n, in[0], in[2], nullptr,
                                 "", nullptr, values.get()},
                                why));
      works.push_back(makeLayer({task.m, task.k, task.n, in[0], in[1], nullptr,
                                 "silu", values.get(), h},
                                why));
      if (task.down)
        works.push_back(makeLayer(
            {task.m, task.n, task.down, h, in[3], nullptr, "", nullptr, y},
            why));
      return chain(std::move(works), {values, hidden});
    }
    case TaskKind::Perceptron: {
      std::vector<Work> works;
      std::vector<std::shared_ptr<float>> buffers;
      const float *x = in[0];
      size_t layers = task.widths.size() - 1;
      for (size_t i = 0; i < layers; ++i) {
        bool isLast = i + 1 == layers;
        float *to = y;
        if (!isLast) {
          buffers.push_back(makeBuffer(task.m * task.widths[i + 1]));
          to = buffers.back().get();
        }
        works.push_back(makeLayer({task.m, task.widths[i], task.widths[i + 1],
                                   x, in[1 + 2 * i], in[2 + 2 * i],
                                   isLast ? "" : task.activation, nullptr, to},
                                  why));
        x = to;
      }
      if (task.last == "softmax")
        works.push_back(makeSoftmax(y, y, task.m, task.widths[layers], why));
      return chain(std::move(works), std::move(buffers));
    }
    case TaskKind::Elementwise:
      return makeElementwise(task.activation, in[0], y, task.n, why);
    case TaskKind::Softmax:
      return hasSoftmax() ? makeSoftmax(in[0], y, task.m, task.n, why)
                          : nullptr;
    default:
      return nullptr;
    }
  }

protected:
  virtual void setThreads(unsigned) {}
  virtual Work makeLayer(const Layer &, std::string &) { return nullptr; }
  virtual Work makeElementwise(const std::string &, const float *, float *,
                               int64_t, std::string &) {
    return nullptr;
  }
  /// Whether makeSoftmax is the library's own, and not what stands behind its
  /// matrix products.
  virtual bool hasSoftmax() const { return true; }
  virtual Work makeSoftmax(const float *, float *, int64_t, int64_t,
                           std::string &) {
    return nullptr;
  }

private:
  static Work chain(std::vector<Work> works,
                    std::vector<std::shared_ptr<float>> buffers) {
    for (const Work &work : works)
      if (!work)
        return nullptr;
    return [works = std::move(works), buffers = std::move(buffers)] {
      for (const Work &work : works)
        work();
    };
  }
};

} // namespace crease::bench

#endif // CREASE_BENCHMARKS_PEERS_LAYERPEER_H
