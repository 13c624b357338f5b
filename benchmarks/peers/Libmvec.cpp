//===- Libmvec.cpp - gcc's loops with libmvec as a peer -------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LayerPeer.h"
#include "Loops.h"

using namespace crease::bench;

namespace {
class Libmvec : public LayerPeer {
  std::string getName() const override {
    return "gcc " CREASE_GCC_VERSION " -ffast-math, libmvec";
  }
  Work makeElementwise(const std::string &activation, const float *x, float *y,
                       int64_t count, std::string &) override {
    Loop loop = findLoop(activation.c_str());
    if (!loop)
      return nullptr;
    return [=] { loop(x, y, count); };
  }
  Work makeSoftmax(const float *x, float *y, int64_t rows, int64_t columns,
                   std::string &) override {
    return [=] { softmaxRows(x, y, rows, columns); };
  }
};
} // namespace

Peer *creaseBenchPeer(std::string &) { return new Libmvec; }
