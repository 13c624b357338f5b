//===- Libxsmm.cpp - libxsmm 1.17 and 2.x as a peer -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Weights are packed ahead of time in panels of columns. Blocks of the result
// are products by one generated kernel, started from the bias, and are finished
// while they are in cache: by libxsmm's own activations, which are accurate to
// 16 bits (version 2, unless CREASE_XSMM_LOOPS), or by gcc's loops. Several
// sizes of blocks are tried, and the fastest is kept.
//
//===----------------------------------------------------------------------===//

#include "LayerPeer.h"
#include "Loops.h"

#include <chrono>
#include <cstring>
#include <libxsmm.h>

using namespace crease::bench;

#if LIBXSMM_VERSION_MAJOR >= 2 && !defined(CREASE_XSMM_LOOPS)
#define CREASE_XSMM_OWN 1
#else
#define CREASE_XSMM_OWN 0
#endif

namespace {

/// c[rows,columns] += or = x[rows,k] w[k,columns]; c has the given stride. To
/// libxsmm, whose matrices are by columns, rows and columns change places.
class Product {
public:
  Product() = default;
  Product(int64_t rows, int64_t columns, int64_t k, int64_t stride, bool add) {
    auto m = libxsmm_blasint(columns), n = libxsmm_blasint(rows);
    auto depth = libxsmm_blasint(k), ldc = libxsmm_blasint(stride);
#if LIBXSMM_VERSION_MAJOR >= 2
    libxsmm_gemm_shape shape = libxsmm_create_gemm_shape(
        m, n, depth, m, depth, ldc, LIBXSMM_DATATYPE_F32, LIBXSMM_DATATYPE_F32,
        LIBXSMM_DATATYPE_F32, LIBXSMM_DATATYPE_F32);
    kernel = libxsmm_dispatch_gemm(
        shape, add ? LIBXSMM_GEMM_FLAG_NONE : LIBXSMM_GEMM_FLAG_BETA_0,
        LIBXSMM_GEMM_PREFETCH_NONE);
#else
    float one = 1, beta = add;
    int prefetch = LIBXSMM_GEMM_PREFETCH_NONE;
    kernel = libxsmm_smmdispatch(m, n, depth, &m, &depth, &ldc, &one, &beta,
                                 nullptr, &prefetch);
#endif
  }
  explicit operator bool() const { return kernel; }
  void operator()(const float *x, const float *w, float *c) const {
#if LIBXSMM_VERSION_MAJOR >= 2
    libxsmm_gemm_param parameters;
    parameters.a.primary = const_cast<float *>(w);
    parameters.b.primary = const_cast<float *>(x);
    parameters.c.primary = c;
    kernel(&parameters);
#else
    kernel(w, x, c);
#endif
  }

private:
#if LIBXSMM_VERSION_MAJOR >= 2
  libxsmm_gemmfunction kernel = nullptr;
#else
  libxsmm_smmfunction kernel = nullptr;
#endif
};

#if CREASE_XSMM_OWN
/// An activation of libxsmm's own on a block, in place.
class OwnActivation {
public:
  OwnActivation() = default;
  OwnActivation(const std::string &name, int64_t rows, int64_t columns,
                int64_t stride) {
    libxsmm_meltw_unary_type type = LIBXSMM_MELTW_TYPE_UNARY_NONE;
    if (name == "relu")
      type = LIBXSMM_MELTW_TYPE_UNARY_RELU;
    else if (name == "tanh")
      type = LIBXSMM_MELTW_TYPE_UNARY_TANH;
    else if (name == "sigmoid" || name == "silu")
      type = LIBXSMM_MELTW_TYPE_UNARY_SIGMOID;
    else if (name == "gelu")
      type = LIBXSMM_MELTW_TYPE_UNARY_GELU;
    else
      return;
    auto m = libxsmm_blasint(columns), n = libxsmm_blasint(rows);
    auto ld = libxsmm_blasint(stride);
    bool isSilu = name == "silu";
    kernel = libxsmm_dispatch_meltw_unary(
        type,
        libxsmm_create_meltw_unary_shape(
            m, n, ld, isSilu ? m : ld, LIBXSMM_DATATYPE_F32,
            LIBXSMM_DATATYPE_F32, LIBXSMM_DATATYPE_F32),
        LIBXSMM_MELTW_FLAG_UNARY_NONE);
    if (!isSilu)
      return;
    // silu(x) = x * sigmoid(x).
    sigmoids = makeBuffer(rows * columns);
    multiply = libxsmm_dispatch_meltw_binary(
        LIBXSMM_MELTW_TYPE_BINARY_MUL,
        libxsmm_create_meltw_binary_shape(
            m, n, ld, m, ld, LIBXSMM_DATATYPE_F32, LIBXSMM_DATATYPE_F32,
            LIBXSMM_DATATYPE_F32, LIBXSMM_DATATYPE_F32),
        LIBXSMM_MELTW_FLAG_BINARY_NONE);
    if (!multiply)
      kernel = nullptr;
  }
  explicit operator bool() const { return kernel; }
  void operator()(float *block) const {
    libxsmm_meltw_unary_param unary;
    std::memset(&unary, 0, sizeof(unary));
    unary.in.primary = block;
    unary.out.primary = multiply ? sigmoids.get() : block;
    kernel(&unary);
    if (!multiply)
      return;
    libxsmm_meltw_binary_param binary;
    std::memset(&binary, 0, sizeof(binary));
    binary.in0.primary = block;
    binary.in1.primary = sigmoids.get();
    binary.out.primary = block;
    multiply(&binary);
  }

private:
  libxsmm_meltwfunction_unary kernel = nullptr;
  libxsmm_meltwfunction_binary multiply = nullptr;
  std::shared_ptr<float> sigmoids;
};
#endif

/// A layer in blocks of one size.
class BlockedLayer {
public:
  BlockedLayer(const Layer &layer, int64_t rows, int64_t columns)
      : l(layer), rows(std::min(rows, layer.m)),
        columns(std::min(columns, layer.n)), packed(makeBuffer(l.k * l.n)) {
    float *to = packed.get();
    for (int64_t j = 0; j < l.n; j += this->columns)
      for (int64_t p = 0; p < l.k; ++p) {
        int64_t width = getWidth(j);
        std::memcpy(to, l.w + p * l.n + j, size_t(width) * sizeof(float));
        to += width;
      }
    loop = findLoop(l.activation.c_str());
    for (int i = 0; i < 4; ++i) {
      int64_t height = i & 1 ? l.m % this->rows : this->rows;
      int64_t width = i & 2 ? l.n % this->columns : this->columns;
      if (height == 0 || width == 0)
        continue;
      products[i] = Product(height, width, l.k, l.n, l.bias);
      isGood &= bool(products[i]);
#if CREASE_XSMM_OWN
      if (l.activation.empty())
        continue;
      activations[i] = OwnActivation(l.activation, height, width, l.n);
      isGood &= bool(activations[i]);
#endif
    }
    isGood &= l.activation.empty() || loop;
  }

  explicit operator bool() const { return isGood; }

  void operator()() const {
    for (int64_t j = 0; j < l.n; j += columns)
      for (int64_t i = 0; i < l.m; i += rows)
        runBlock(i, j);
  }

private:
  int64_t getWidth(int64_t j) const { return std::min(columns, l.n - j); }

  void runBlock(int64_t i, int64_t j) const {
    int64_t height = std::min(rows, l.m - i), width = getWidth(j);
    int kind = (height != rows) | (width != columns) << 1;
    float *block = l.y + i * l.n + j;
    for (int64_t r = 0; l.bias && r < height; ++r)
      std::memcpy(block + r * l.n, l.bias + j, size_t(width) * sizeof(float));
    products[kind](l.x + i * l.k, packed.get() + l.k * j, block);
#if CREASE_XSMM_OWN
    if (activations[kind])
      activations[kind](block);
#else
    if (loop && !l.factor)
      finishRows(loop, nullptr, block, height, width, l.n);
#endif
    for (int64_t r = 0; l.factor && r < height; ++r) {
      float *row = block + r * l.n;
      const float *factor = l.factor + (i + r) * l.n + j;
#if CREASE_XSMM_OWN
      for (int64_t c = 0; c < width; ++c)
        row[c] *= factor[c];
#else
      swiglu(row, factor, width);
#endif
    }
  }

  Layer l;
  int64_t rows, columns;
  std::shared_ptr<float> packed;
  Loop loop = nullptr;
  bool isGood = true;
  Product products[4];
#if CREASE_XSMM_OWN
  OwnActivation activations[4];
#endif
};

class Libxsmm : public LayerPeer {
  std::string getName() const override {
    return std::string("libxsmm ") + std::to_string(LIBXSMM_VERSION_MAJOR) +
           "." + std::to_string(LIBXSMM_VERSION_MINOR) +
           (CREASE_XSMM_OWN ? "" : " + libmvec");
  }
  void setThreads(unsigned count) override { threads = count; }

  static double getSeconds(const BlockedLayer &layer) {
    using Clock = std::chrono::steady_clock;
    layer();
    double best = 1e9;
    auto begin = Clock::now();
    do {
      auto start = Clock::now();
      layer();
      best = std::min(
          best, std::chrono::duration<double>(Clock::now() - start).count());
    } while (Clock::now() - begin < std::chrono::milliseconds(5));
    return best;
  }

  Work makeLayer(const Layer &layer, std::string &why) override {
    if (threads > 1) {
      why = "threads are its caller's";
      return nullptr;
    }
    std::shared_ptr<BlockedLayer> best;
    double least = 0;
    for (int64_t columns : {16, 32, 48, 64})
      for (int64_t rows : {32, 128}) {
        if (rows == 128 && layer.m <= 32)
          continue;
        auto blocked = std::make_shared<BlockedLayer>(layer, rows, columns);
        if (!*blocked) {
          why = "no kernel for this case";
          return nullptr;
        }
        double seconds = getSeconds(*blocked);
        if (best && seconds >= least)
          continue;
        best = std::move(blocked);
        least = seconds;
      }
    return [best] { (*best)(); };
  }

  bool hasSoftmax() const override { return false; }
  Work makeSoftmax(const float *x, float *y, int64_t rows, int64_t columns,
                   std::string &) override {
    return [=] { softmaxRows(x, y, rows, columns); };
  }

  unsigned threads = 1;
};

} // namespace

Peer *creaseBenchPeer(std::string &) {
  libxsmm_init();
  return new Libxsmm;
}
