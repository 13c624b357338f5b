//===- OneDnn.cpp - oneDNN 2.6 and 3.x as a peer --------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Weights are reordered ahead of time to the format that oneDNN asks for. Its
// matmul and its inner product are both tried, and the faster is kept. The
// activation and the gate's product are post-ops.
//
//===----------------------------------------------------------------------===//

#include "LayerPeer.h"

#include <chrono>
#include <oneapi/dnnl/dnnl.hpp>
#include <optional>

using namespace crease::bench;
using namespace dnnl;
using Tag = memory::format_tag;

// Of the OpenMP runtime that the library brings along.
extern "C" void omp_set_num_threads(int);

namespace {

struct Eltwise {
  algorithm kind;
  float alpha = 0, beta = 0;
};

std::optional<Eltwise> findEltwise(const std::string &name) {
  if (name == "relu")
    return Eltwise{algorithm::eltwise_relu};
  if (name == "sigmoid")
    return Eltwise{algorithm::eltwise_logistic};
  if (name == "tanh")
    return Eltwise{algorithm::eltwise_tanh};
  if (name == "gelu")
    return Eltwise{algorithm::eltwise_gelu_erf};
  if (name == "gelu_tanh")
    return Eltwise{algorithm::eltwise_gelu_tanh};
  if (name == "silu")
    return Eltwise{algorithm::eltwise_swish, 1};
  if (name == "mish")
    return Eltwise{algorithm::eltwise_mish};
  if (name == "elu")
    return Eltwise{algorithm::eltwise_elu, 1};
#if DNNL_VERSION_MAJOR >= 3
  if (name == "softplus")
    return Eltwise{algorithm::eltwise_soft_relu, 1};
  if (name == "log_sigmoid")
    return Eltwise{algorithm::eltwise_soft_relu, -1};
#else
  if (name == "softplus")
    return Eltwise{algorithm::eltwise_soft_relu};
  if (name == "log_sigmoid")
    return Eltwise{algorithm::eltwise_logsigmoid};
#endif
  return std::nullopt;
}

double getSeconds(const Work &work) {
  using Clock = std::chrono::steady_clock;
  work();
  auto start = Clock::now();
  int calls = 0;
  std::chrono::duration<double> seconds{};
  do {
    work();
    ++calls;
    seconds = Clock::now() - start;
  } while (seconds.count() < 5e-3);
  return seconds.count() / calls;
}

class OneDnn : public LayerPeer {
  std::string getName() const override {
    const dnnl_version_t *v = dnnl_version();
    return "oneDNN " + std::to_string(v->major) + "." +
           std::to_string(v->minor) + "." + std::to_string(v->patch);
  }
  void setThreads(unsigned threads) override {
    omp_set_num_threads(int(threads));
  }

  static void *strip(const float *data) { return const_cast<float *>(data); }

  /// From a primitive that is ready to what is timed.
  Work bind(primitive primitive, std::unordered_map<int, memory> arguments) {
    return [this, primitive, arguments] {
      primitive.execute(stream, arguments);
      stream.wait();
    };
  }

  memory reorderWeights(const Layer &l, memory plain,
                        const memory::desc &wanted) {
    if (wanted == plain.get_desc())
      return plain;
    memory packed(wanted, engine);
    reorder(plain, packed).execute(stream, plain, packed);
    stream.wait();
    return packed;
  }

  template <class Describe>
  Work makeProduct(const Layer &l, bool isMatmul, const primitive_attr &attr,
                   memory::desc factorDesc, Describe describe) {
    using memory_dims = memory::dims;
    constexpr auto f32 = memory::data_type::f32;
    memory::desc x({l.m, l.k}, f32, Tag::ab), y({l.m, l.n}, f32, Tag::ab);
    // The inner product has its weights as [n,k].
    memory_dims shape =
        isMatmul ? memory_dims{l.k, l.n} : memory_dims{l.n, l.k};
    memory::desc plain(shape, f32, isMatmul ? Tag::ab : Tag::ba);
    memory::desc any(shape, f32, Tag::any), bias;
    if (l.bias)
      bias = isMatmul ? memory::desc({1, l.n}, f32, Tag::ab)
                      : memory::desc({l.n}, f32, Tag::a);
    try {
      auto [primitive, wanted] = describe(x, any, bias, y, attr);
      std::unordered_map<int, memory> arguments = {
          {DNNL_ARG_SRC, memory(x, engine, strip(l.x))},
          {DNNL_ARG_WEIGHTS,
           reorderWeights(l, memory(plain, engine, strip(l.w)), wanted)},
          {DNNL_ARG_DST, memory(y, engine, l.y)}};
      if (l.bias)
        arguments.insert({DNNL_ARG_BIAS, memory(bias, engine, strip(l.bias))});
      if (l.factor)
        arguments.insert(
            {DNNL_ARG_ATTR_MULTIPLE_POST_OP(l.activation.empty() ? 0 : 1) |
                 DNNL_ARG_SRC_1,
             memory(factorDesc, engine, strip(l.factor))});
      return bind(primitive, std::move(arguments));
    } catch (const dnnl::error &) {
      return nullptr;
    }
  }

  Work makeLayer(const Layer &l, std::string &why) override {
    post_ops posts;
    if (!l.activation.empty()) {
      auto eltwise = findEltwise(l.activation);
      if (!eltwise)
        return nullptr;
#if DNNL_VERSION_MAJOR >= 3
      posts.append_eltwise(eltwise->kind, eltwise->alpha, eltwise->beta);
#else
      posts.append_eltwise(1, eltwise->kind, eltwise->alpha, eltwise->beta);
#endif
    }
    memory::desc factor({l.m, l.n}, memory::data_type::f32, Tag::ab);
    if (l.factor)
      posts.append_binary(algorithm::binary_mul, factor);
    primitive_attr attr;
    attr.set_post_ops(posts);

    Work product = makeProduct(
        l, true, attr, factor,
        [&](auto &x, auto &w, auto &b, auto &y, auto &attr) {
#if DNNL_VERSION_MAJOR >= 3
          auto desc = b.get_size()
                          ? matmul::primitive_desc(engine, x, w, b, y, attr)
                          : matmul::primitive_desc(engine, x, w, y, attr);
#else
          matmul::primitive_desc desc(b.data.ndims ? matmul::desc(x, w, b, y)
                                                   : matmul::desc(x, w, y),
                                      attr, engine);
#endif
          return std::make_pair(primitive(matmul(desc)), desc.weights_desc());
        });
    Work inner = makeProduct(
        l, false, attr, factor,
        [&](auto &x, auto &w, auto &b, auto &y, auto &attr) {
          using inner = inner_product_forward;
          constexpr auto kind = prop_kind::forward_inference;
#if DNNL_VERSION_MAJOR >= 3
          auto desc =
              b.get_size()
                  ? inner::primitive_desc(engine, kind, x, w, b, y, attr)
                  : inner::primitive_desc(engine, kind, x, w, y, attr);
#else
          inner::primitive_desc desc(b.data.ndims
                                         ? inner::desc(kind, x, w, b, y)
                                         : inner::desc(kind, x, w, y),
                                     attr, engine);
#endif
          return std::make_pair(primitive(inner(desc)), desc.weights_desc());
        });
    if (!product || !inner) {
      why = "no kernel for this case";
      return product ? product : inner;
    }
    return getSeconds(product) <= getSeconds(inner) ? product : inner;
  }

  Work makeElementwise(const std::string &activation, const float *x, float *y,
                       int64_t count, std::string &) override {
    auto eltwise = findEltwise(activation);
    if (!eltwise)
      return nullptr;
    memory::desc desc({count}, memory::data_type::f32, Tag::a);
#if DNNL_VERSION_MAJOR >= 3
    eltwise_forward::primitive_desc forward(
        engine, prop_kind::forward_inference, eltwise->kind, desc, desc,
        eltwise->alpha, eltwise->beta);
#else
    eltwise_forward::primitive_desc forward(
        eltwise_forward::desc(prop_kind::forward_inference, eltwise->kind, desc,
                              eltwise->alpha, eltwise->beta),
        engine);
#endif
    return bind(eltwise_forward(forward),
                {{DNNL_ARG_SRC, memory(desc, engine, strip(x))},
                 {DNNL_ARG_DST, memory(desc, engine, y)}});
  }

  Work makeSoftmax(const float *x, float *y, int64_t rows, int64_t columns,
                   std::string &) override {
    memory::desc desc({rows, columns}, memory::data_type::f32, Tag::ab);
#if DNNL_VERSION_MAJOR >= 3
    softmax_forward::primitive_desc forward(
        engine, prop_kind::forward_inference, algorithm::softmax_accurate, desc,
        desc, 1);
#else
    softmax_forward::primitive_desc forward(
        softmax_forward::desc(prop_kind::forward_inference, desc, 1), engine);
#endif
    return bind(softmax_forward(forward),
                {{DNNL_ARG_SRC, memory(desc, engine, strip(x))},
                 {DNNL_ARG_DST, memory(desc, engine, y)}});
  }

  dnnl::engine engine{engine::kind::cpu, 0};
  dnnl::stream stream{engine};
};

} // namespace

Peer *creaseBenchPeer(std::string &) { return new OneDnn; }
