//===- OpenBlas.cpp - OpenBLAS as a peer ----------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// It has no activations and packs weights in every call; bias and activation
// are a pass of gcc's loops over the result.
//
//===----------------------------------------------------------------------===//

#include "LayerPeer.h"
#include "Loops.h"

#include <cblas.h>

using namespace crease::bench;

namespace {
class OpenBlas : public LayerPeer {
  std::string getName() const override {
    // "OpenBLAS 0.3.21 DYNAMIC_ARCH ..."
    std::string config = openblas_get_config();
    return config.substr(0, config.find(' ', config.find(' ') + 1)) + " " +
           openblas_get_corename() + " + libmvec";
  }
  void setThreads(unsigned threads) override {
    openblas_set_num_threads(int(threads));
  }
  Work makeLayer(const Layer &layer, std::string &) override {
    Loop loop = nullptr;
    if (!layer.activation.empty() &&
        !(loop = findLoop(layer.activation.c_str())))
      return nullptr;
    if (layer.factor && layer.activation != "silu")
      return nullptr;
    return [=, l = layer] {
      if (l.m == 1)
        cblas_sgemv(CblasRowMajor, CblasTrans, int(l.k), int(l.n), 1, l.w,
                    int(l.n), l.x, 1, 0, l.y, 1);
      else
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, int(l.m),
                    int(l.n), int(l.k), 1, l.x, int(l.k), l.w, int(l.n), 0, l.y,
                    int(l.n));
      if (l.factor)
        swiglu(l.y, l.factor, l.m * l.n);
      else if (loop || l.bias)
        finishRows(loop, l.bias, l.y, l.m, l.n, l.n);
    };
  }
  bool hasSoftmax() const override { return false; }
  Work makeSoftmax(const float *x, float *y, int64_t rows, int64_t columns,
                   std::string &) override {
    return [=] { softmaxRows(x, y, rows, columns); };
  }
};
} // namespace

Peer *creaseBenchPeer(std::string &) { return new OpenBlas; }
