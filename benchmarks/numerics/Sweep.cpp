//===- Sweep.cpp - Error and speed of the host kernels --------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   sweep [--step=N] [--from=BITS] [--to=BITS] [--bench] [--count=N]
//         [--isa=avx512|avx2|portable] [--level=High|Fast] [NAME…]
//
// Compares every Nth float bit pattern, from BITS to BITS (hexadecimal), with
// the definitions in double, and counts errors in units of the last place of
// the result (for a subnormal result, the subnormal spacing). With --bench: ns
// an element over N (256 Ki) elements, for 1, 2 and 4 registers at a time.
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"
#include "crease/Activations/Definitions.h"
#include "crease/Activations/Real64.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <string>

using namespace crease;
using namespace crease::bench;
namespace def = crease::definitions;

using Reference = std::function<double(double)>;

static Real64 r(double x) { return {x}; }

static std::map<std::string, Reference> references() {
#define PLAIN(NAME)                                                            \
  {                                                                            \
    #NAME, [](double x) { return def::NAME(r(x)).value; }                      \
  }
#define WITH(KEY, NAME, ...)                                                   \
  {                                                                            \
    #KEY, [](double x) { return def::NAME(r(x), __VA_ARGS__).value; }          \
  }
  return {
      {"exp", [](double x) { return std::exp(x); }},
      {"expm1", [](double x) { return std::expm1(x); }},
      {"log", [](double x) { return std::log(x); }},
      {"log1p", [](double x) { return std::log1p(x); }},
      {"erf", [](double x) { return std::erf(x); }},
      {"erfc", [](double x) { return std::erfc(x); }},
      {"sin", [](double x) { return std::sin(x); }},
      {"cos", [](double x) { return std::cos(x); }},
      PLAIN(sigmoid),
      {"tanh", [](double x) { return std::tanh(x); }},
      PLAIN(relu),
      WITH(leaky_relu, leaky_relu, r(0.01f)),
      WITH(elu, elu, r(1)),
      WITH(elu_half, elu, r(0.7f)),
      PLAIN(selu),
      WITH(celu, celu, r(1)),
      WITH(celu_2, celu, r(2.3f)),
      WITH(celu_m, celu, r(-1.3f)),
      PLAIN(softplus),
      WITH(softplus_2, softplus, r(2.3f)),
      WITH(softplus_m, softplus, r(-0.3f)),
      PLAIN(log_sigmoid),
      PLAIN(silu),
      WITH(swish_17, swish, r(1.7f)),
      WITH(swish_m, swish, r(-0.01f)),
      PLAIN(quick_gelu),
      PLAIN(gelu),
      PLAIN(gelu_tanh),
      PLAIN(mish),
      PLAIN(relu6),
      PLAIN(hard_sigmoid),
      PLAIN(hard_swish),
      WITH(hard_tanh, hard_tanh, r(-1), r(1)),
      WITH(elu_d, elu, r(0.1)),
      WITH(celu_d, celu, r(0.1)),
      WITH(swish_d, swish, r(1.1)),
      WITH(softplus_d, softplus, r(1.1)),
      WITH(leaky_relu_d, leaky_relu, r(0.2)),
      PLAIN(softsign),
      PLAIN(relu_squared),
  };
#undef PLAIN
#undef WITH
}

static uint32_t bitsOf(float x) {
  uint32_t i;
  std::memcpy(&i, &x, 4);
  return i;
}
static float floatOf(uint32_t i) {
  float x;
  std::memcpy(&x, &i, 4);
  return x;
}

/// The spacing of floats at the correctly rounded result.
static double spacing(double reference) {
  float nearest = std::fabs(float(reference));
  if (nearest < 0x1p-126f)
    return 0x1p-149;
  int exponent;
  std::frexp(nearest, &exponent);
  return std::ldexp(1.0, exponent - 24);
}

struct Tally {
  double worst = 0, worstRelative = 0;
  uint32_t input = 0, inputRelative = 0;
  float got = 0;
  uint64_t specialErrors = 0;
  uint32_t special = 0;
};

static void compare(Tally &t, uint32_t input, double reference, float got) {
  float nearest = float(reference);
  bool special = std::isnan(reference) || std::isinf(nearest) || nearest == 0 ||
                 std::isnan(got) || std::isinf(got);
  if (special) {
    // Overflow and underflow may round to the neighbour.
    bool fine = std::isnan(reference) ? std::isnan(got)
                                      : bitsOf(got) == bitsOf(nearest);
    if (!fine && reference == reference && reference != 0 && got == got &&
        std::signbit(got) == std::signbit(nearest)) {
      double at = std::isinf(got) ? 0x1p128 : std::fabs(double(got));
      double ulps =
          std::fabs(at - std::fabs(reference)) / spacing(std::min(at, 3e38));
      fine = std::isfinite(reference) && ulps < 1.5;
      if (fine && ulps > t.worst)
        t.worst = ulps, t.input = input, t.got = got;
    }
    if (!fine) {
      t.special = input;
      ++t.specialErrors;
    }
    return;
  }
  double difference = std::fabs(double(got) - reference);
  double ulps = difference / spacing(reference);
  if (ulps > t.worst)
    t.worst = ulps, t.input = input, t.got = got;
  double relative = difference / std::fabs(reference);
  if (std::fabs(reference) >= 0x1p-126 && relative > t.worstRelative)
    t.worstRelative = relative, t.inputRelative = input;
}

static void sweep(const std::vector<HostKernel> &kernels, const Reference &f,
                  uint64_t step, uint64_t from, uint64_t to, const char *isa) {
  constexpr size_t block = 4096;
  static float in[block], out[block];
  static double expected[block];
  std::vector<Tally> tallies(kernels.size());
  for (uint64_t next = from; next <= to;) {
    for (size_t i = 0; i < block; ++i, next += step)
      in[i] = floatOf(uint32_t(std::min(next, to)));
    for (size_t i = 0; i < block; ++i)
      expected[i] = f(in[i]);
    for (size_t k = 0; k < kernels.size(); ++k) {
      kernels[k].loops[0](in, out, block);
      for (size_t i = 0; i < block; ++i)
        compare(tallies[k], bitsOf(in[i]), expected[i], out[i]);
    }
  }
  const float specials[] = {
      0.0f,   -0.0f,   INFINITY,  -INFINITY,  NAN,           -NAN,
      1e-45f, -1e-45f, 0x1p-126f, -0x1p-126f, 3.4028234e38f, -3.4028234e38f};
  for (size_t k = 0; k < kernels.size(); ++k) {
    Tally &t = tallies[k];
    for (size_t i = 0; i < 64; ++i)
      in[i] = specials[i % 12];
    kernels[k].loops[0](in, out, 64);
    for (size_t i = 0; i < 12; ++i)
      compare(t, bitsOf(in[i]), f(in[i]), out[i]);
    std::printf("%-12s %-5s %-8s max %6.3f ULP at %08x (%.9g -> %.9g, %.9g)  "
                "rel 2^%.2f at %.9g",
                kernels[k].name, kernels[k].level, isa, t.worst, t.input,
                floatOf(t.input), t.got, f(floatOf(t.input)),
                std::log2(t.worstRelative), floatOf(t.inputRelative));
    if (t.specialErrors) {
      in[0] = floatOf(t.special);
      kernels[k].loops[0](in, out, 64);
      std::printf("  SPECIAL %llu wrong, as %08x (%g -> %g, want %g)",
                  (unsigned long long)t.specialErrors, t.special,
                  floatOf(t.special), out[0], f(floatOf(t.special)));
    }
    std::printf("\n");
    std::fflush(stdout);
  }
}

static void measure(const std::vector<HostKernel> &kernels, const char *isa,
                    size_t count) {
  // Aligned, and not a multiple of a page apart.
  float *buffer = static_cast<float *>(
      std::aligned_alloc(4096, (2 * count + 4096) * sizeof(float)));
  float *in = buffer, *out = buffer + count + 512 + 16;
  uint32_t state = 1;
  for (size_t i = 0; i < count; ++i) {
    float &x = in[i];
    state = state * 1664525u + 1013904223u;
    x = (float(state >> 8) / 0x1p24f - 0.5f) * 16.0f;
  }
  using Clock = std::chrono::steady_clock;
  std::vector<std::vector<double>> times(kernels.size() * 3);
  for (int round = 0; round < 31; ++round)
    for (size_t k = 0; k < kernels.size() * 3; ++k) {
      auto start = Clock::now();
      for (size_t done = 0; done < 256 * 1024; done += count)
        kernels[k / 3].loops[k % 3](in, out, count);
      times[k].push_back(
          std::chrono::duration<double, std::nano>(Clock::now() - start)
              .count() /
          (256 * 1024));
    }
  for (size_t k = 0; k < kernels.size(); ++k) {
    std::printf("%-12s %-5s %-8s ns/element", kernels[k].name, kernels[k].level,
                isa);
    for (int u = 0; u < 3; ++u) {
      auto &t = times[k * 3 + u];
      std::sort(t.begin(), t.end());
      std::printf("  U%d %.3f", 1 << u, t[t.size() / 2]);
    }
    std::printf("\n");
  }
  std::free(buffer);
}

int main(int argc, char **argv) {
  uint64_t step = 1527, from = 0, to = 0xffffffff;
  bool timed = false;
  size_t count = 256 * 1024;
  std::string isa, level;
  std::vector<std::string> names;
  for (int i = 1; i < argc; ++i) {
    std::string a = argv[i];
    if (a.rfind("--step=", 0) == 0)
      step = std::stoull(a.substr(7));
    else if (a.rfind("--from=", 0) == 0)
      from = std::stoull(a.substr(7), nullptr, 16);
    else if (a.rfind("--to=", 0) == 0)
      to = std::stoull(a.substr(5), nullptr, 16);
    else if (a.rfind("--count=", 0) == 0)
      count = std::stoull(a.substr(8));
    else if (a == "--bench")
      timed = true;
    else if (a.rfind("--isa=", 0) == 0)
      isa = a.substr(6);
    else if (a.rfind("--level=", 0) == 0)
      level = a.substr(8);
    else
      names.push_back(a);
  }
  auto known = references();
  auto visit = [&](const char *name, std::vector<HostKernel> all) {
    if (!isa.empty() && isa != name)
      return;
    std::map<std::string, std::vector<HostKernel>> groups;
    std::vector<std::string> order;
    std::vector<HostKernel> chosen;
    for (HostKernel &k : all) {
      if (!names.empty() &&
          std::find(names.begin(), names.end(), k.name) == names.end())
        continue;
      if (!level.empty() && level != k.level)
        continue;
      chosen.push_back(k);
      if (groups[k.name].empty())
        order.push_back(k.name);
      groups[k.name].push_back(k);
    }
    if (timed)
      return measure(chosen, name, count);
    for (auto &key : order) {
      auto it = known.find(key);
      if (it == known.end())
        std::printf("%s: no reference\n", key.c_str());
      else
        sweep(groups[key], it->second, step, from, to, name);
    }
  };
  visit("avx512", avx512Kernels());
  visit("avx2", avx2Kernels());
  visit("portable", portableKernels());
}
