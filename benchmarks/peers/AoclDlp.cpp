//===- AoclDlp.cpp - AMD's AOCL-DLP as a peer -----------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Weights are reordered ahead of time; bias, activation and the gate's product
// are post-ops.
//
//===----------------------------------------------------------------------===//

#include "LayerPeer.h"

#include <aocl_dlp.h>
#include <cstring>

using namespace crease::bench;

// Of the OpenMP runtime that the library brings along.
extern "C" void omp_set_num_threads(int);

namespace {

bool findEltwise(const std::string &name, DLP_ELT_ALGO_TYPE &type) {
  static const std::pair<const char *, DLP_ELT_ALGO_TYPE> known[] = {
      {"relu", RELU},  {"gelu", GELU_ERF}, {"gelu_tanh", GELU_TANH},
      {"silu", SWISH}, {"tanh", TANH},     {"sigmoid", SIGMOID},
      {"mish", MISH},
  };
  for (auto [key, value] : known)
    if (name == key) {
      type = value;
      return true;
    }
  return false;
}

/// The post-ops of one layer; they point to each other, so they stay in place.
struct PostOps {
  dlp_metadata_t metadata = {};
  DLP_POST_OP_TYPE sequence[3];
  dlp_post_op_eltwise eltwise = {};
  dlp_post_op_bias bias = {};
  dlp_post_op_matrix_mul multiply = {};
  dlp_sf_t scale = {};
  float one = 1;
};

class AoclDlp : public LayerPeer {
  std::string getName() const override {
    int major, minor, patch;
    dlp_version_query(&major, &minor, &patch);
    return "AOCL-DLP " + std::to_string(major) + "." + std::to_string(minor) +
           "." + std::to_string(patch);
  }
  void setThreads(unsigned threads) override {
    omp_set_num_threads(int(threads));
  }
  Work makeLayer(const Layer &layer, std::string &) override {
    auto post = std::make_shared<PostOps>();
    md_t count = 0;
    if (layer.bias) {
      post->sequence[count++] = BIAS;
      post->bias.bias = const_cast<float *>(layer.bias);
      post->bias.stor_type = DLP_F32;
      post->bias.bias_len = layer.n;
      post->metadata.bias = &post->bias;
    }
    if (!layer.activation.empty()) {
      if (!findEltwise(layer.activation, post->eltwise.algo.algo_type))
        return nullptr;
      post->sequence[count++] = ELTWISE;
      post->eltwise.algo.alpha = &post->one;
      post->eltwise.algo.stor_type = DLP_F32;
      post->metadata.eltwise = &post->eltwise;
      post->metadata.num_eltwise = 1;
    }
    if (layer.factor) {
      post->sequence[count++] = MATRIX_MUL;
      post->scale.scale_factor = &post->one;
      post->scale.scale_factor_len = 1;
      post->scale.scale_factor_type = DLP_F32;
      post->multiply.matrix = const_cast<float *>(layer.factor);
      post->multiply.ldm = layer.n;
      post->multiply.stor_type = DLP_F32;
      post->multiply.sf = &post->scale;
      post->metadata.matrix_mul = &post->multiply;
    }
    post->metadata.seq_length = count;
    post->metadata.seq_vector = post->sequence;
    size_t bytes = aocl_get_reorder_buf_size_f32f32f32of32(
        'r', 'n', 'B', layer.k, layer.n, nullptr);
    auto packed = makeBuffer(int64_t(bytes / sizeof(float) + 16));
    aocl_reorder_f32f32f32of32('r', 'n', 'B', layer.w, packed.get(), layer.k,
                               layer.n, layer.n, nullptr);
    return [l = layer, packed, post, count] {
      aocl_gemm_f32f32f32of32('r', 'n', 'n', l.m, l.n, l.k, 1, l.x, l.k, 'n',
                              packed.get(), l.n, 'r', 0, l.y, l.n,
                              count ? &post->metadata : nullptr);
    };
  }
};

} // namespace

Peer *creaseBenchPeer(std::string &) { return new AoclDlp; }
