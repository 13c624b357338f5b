//===- Workloads.cpp - The rows of the benchmark --------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Workloads.h"

using namespace crease;
using namespace crease::bench;

std::vector<Shape> bench::getInputShapes(const Task &t) {
  switch (t.kind) {
  case TaskKind::Linear:
    return {{t.m, t.k}, {t.k, t.n}, {t.n}};
  case TaskKind::LinearBackward:
    return {{t.m, t.k}, {t.k, t.n}, {t.n}, {t.m, t.n}};
  case TaskKind::Gated:
  case TaskKind::GatedBackward: {
    std::vector<Shape> shapes = {{t.m, t.k}, {t.k, t.n}, {t.k, t.n}};
    if (t.down)
      shapes.push_back({t.n, t.down});
    if (t.kind == TaskKind::GatedBackward)
      shapes.push_back({t.m, t.down});
    return shapes;
  }
  case TaskKind::Perceptron: {
    std::vector<Shape> shapes = {{t.m, t.widths.front()}};
    for (size_t i = 0; i + 1 < t.widths.size(); ++i) {
      shapes.push_back({t.widths[i], t.widths[i + 1]});
      shapes.push_back({t.widths[i + 1]});
    }
    return shapes;
  }
  case TaskKind::Elementwise:
    return {{t.n}};
  case TaskKind::Softmax:
    return {{t.m, t.n}};
  }
  return {};
}

std::vector<Shape> bench::getOutputShapes(const Task &t) {
  switch (t.kind) {
  case TaskKind::Linear:
  case TaskKind::Softmax:
    return {{t.m, t.n}};
  case TaskKind::Gated:
    return {{t.m, t.down ? t.down : t.n}};
  case TaskKind::Perceptron:
    return {{t.m, t.widths.back()}};
  case TaskKind::Elementwise:
    return {{t.n}};
  case TaskKind::LinearBackward:
  case TaskKind::GatedBackward: {
    std::vector<Shape> shapes = getInputShapes(t);
    shapes.pop_back();
    return shapes;
  }
  }
  return {};
}

double bench::getFlops(const Task &t) {
  double product = 2.0 * t.m * t.k * t.n;
  switch (t.kind) {
  case TaskKind::Linear:
    return product;
  case TaskKind::Gated:
    return 2 * product + 2.0 * t.m * t.n * t.down;
  case TaskKind::LinearBackward:
    return 2 * product;
  case TaskKind::GatedBackward:
    return 4 * product + 4.0 * t.m * t.n * t.down;
  case TaskKind::Perceptron: {
    double flops = 0;
    for (size_t i = 0; i + 1 < t.widths.size(); ++i)
      flops += 2.0 * t.m * t.widths[i] * t.widths[i + 1];
    return flops;
  }
  default:
    return 0;
  }
}

double bench::getBytes(const Task &task) {
  double bytes = 0;
  for (const auto &shapes : {getInputShapes(task), getOutputShapes(task)})
    for (const Shape &shape : shapes) {
      double count = 1;
      for (int64_t size : shape)
        count *= double(size);
      bytes += count * sizeof(float);
    }
  return bytes;
}

//===----------------------------------------------------------------------===//
// The rows
//===----------------------------------------------------------------------===//

static Variant atLevel(const std::string &accuracy) {
  Variant variant;
  variant.label = "Crease " + accuracy;
  variant.accuracy = accuracy;
  return variant;
}

static Workload linear(const std::string &group, int64_t m, int64_t k,
                       int64_t n, const std::string &activation,
                       std::vector<Variant> variants = {atLevel("high"),
                                                        atLevel("fast")}) {
  Workload workload;
  workload.group = group;
  workload.name = std::to_string(m) + "," + std::to_string(k) + "," +
                  std::to_string(n) + " " + activation;
  workload.task.m = m;
  workload.task.k = k;
  workload.task.n = n;
  workload.task.activation = activation;
  workload.variants = std::move(variants);
  return workload;
}

static Workload gated(const std::string &group, int64_t m, int64_t k, int64_t n,
                      int64_t down) {
  Workload workload = linear(group, m, k, n, "");
  workload.name = "gated silu " + std::to_string(m) + "," + std::to_string(k) +
                  "," + std::to_string(n);
  if (down)
    workload.name += " down " + std::to_string(down);
  workload.task.kind = TaskKind::Gated;
  workload.task.down = down;
  workload.variants = {atLevel("high"), atLevel("fast")};
  return workload;
}

/// The same work on two threads, beside one.
static Workload onTwoThreads(Workload workload) {
  workload.group = "Two threads";
  workload.name += ", 2 threads";
  workload.task.threads = 2;
  workload.variants = {atLevel("high"), atLevel("high")};
  workload.variants[1].label += ", 1 thread";
  workload.variants[0].threads = 2;
  return workload;
}

static Workload perceptron(std::vector<int64_t> widths,
                           const std::string &activation,
                           const std::string &last, int64_t batch) {
  Workload workload;
  workload.group = "Small constant networks";
  for (size_t i = 0; i < widths.size(); ++i)
    workload.name += (i ? "-" : "perceptron ") + std::to_string(widths[i]);
  workload.name += " " + activation + (last.empty() ? "" : " " + last) +
                   ", batch " + std::to_string(batch);
  workload.task.kind = TaskKind::Perceptron;
  workload.task.m = batch;
  workload.task.widths = std::move(widths);
  workload.task.activation = activation;
  workload.task.last = last;
  workload.limit = Limit::None;
  workload.variants = {atLevel("high"), atLevel("fast")};
  for (Variant &variant : workload.variants)
    variant.constantWeights = true;
  return workload;
}

static Workload elementwise(const std::string &activation, bool isLarge) {
  Workload workload;
  workload.group = isLarge ? "Elementwise, 64 Mi elements in memory"
                           : "Elementwise, 256 Ki elements in cache";
  workload.name = activation + (isLarge ? " 64Mi" : " 256Ki");
  workload.task.kind = TaskKind::Elementwise;
  workload.task.n = int64_t(isLarge ? 64 << 10 : 256) << 10;
  workload.task.activation = activation;
  workload.limit = isLarge ? Limit::Copy : Limit::None;
  workload.variants = {atLevel("high"), atLevel("fast"), atLevel("exact")};
  return workload;
}

static Workload softmax(int64_t m, int64_t n) {
  Workload workload;
  workload.group = "Rows";
  workload.name =
      "softmax [" + std::to_string(m) + "," + std::to_string(n) + "]";
  workload.task.kind = TaskKind::Softmax;
  workload.task.m = m;
  workload.task.n = n;
  workload.limit = Limit::None;
  workload.variants = {atLevel("high"), atLevel("fast")};
  return workload;
}

std::vector<Workload> bench::getWorkloads() {
  std::vector<Workload> all;
  const char *large = "Linear and activation";
  for (const char *activation : {"relu", "silu", "gelu"})
    all.push_back(linear(large, 1024, 1024, 1024, activation));
  all.push_back(linear(large, 128, 768, 3072, "gelu"));
  all.push_back(linear(large, 128, 768, 3072, "silu"));
  all.push_back(linear(large, 512, 1024, 4096, "gelu"));
  all.push_back(linear(large, 2048, 4096, 4032, "silu"));
  all.push_back(linear(large, 127, 769, 3071, "gelu"));
  const char *blocks = "Gated blocks";
  all.push_back(gated(blocks, 128, 2048, 5632, 0));
  all.push_back(gated(blocks, 128, 2048, 5632, 2048));
  all.push_back(gated(blocks, 1, 2048, 5632, 0));
  all.back().limit = Limit::Read;
  const char *small = "Small linear and activation";
  all.push_back(linear(small, 64, 64, 64, "gelu"));
  all.push_back(linear(small, 128, 128, 128, "gelu"));
  all.push_back(linear(small, 32, 256, 256, "gelu"));
  for (int64_t rows : {12, 37, 100, 127, 129}) {
    std::vector<Variant> variants = {atLevel("high"), atLevel("high")};
    variants[0].label += ", dynamic M";
    variants[0].dynamicRows = true;
    variants[1].label += ", static M";
    all.push_back(linear("Dynamic sizes", rows, 768, 3072, "gelu", variants));
  }
  all.push_back(onTwoThreads(linear("", 128, 768, 3072, "gelu")));
  all.push_back(onTwoThreads(linear("", 512, 1024, 4096, "gelu")));
  all.push_back(onTwoThreads(gated("", 128, 2048, 5632, 2048)));
  for (int64_t batch : {1, 8})
    all.push_back(perceptron({8, 64, 64, 4}, "tanh", "", batch));
  all.push_back(perceptron({784, 128, 64, 10}, "relu", "softmax", 1));
  for (bool isLarge : {false, true})
    for (const char *activation :
         {"relu", "sigmoid", "tanh", "gelu", "gelu_tanh", "silu", "mish",
          "softplus", "log_sigmoid", "elu"})
      all.push_back(elementwise(activation, isLarge));
  all.push_back(softmax(512, 1024));
  all.push_back(softmax(64, 32000));
  return all;
}
