// Every size on either side of a vector, a tile and a panel, in each dimension,
// dynamic and static, with plain and with packed weights: held against sums in
// double.

// RUN: rm -rf %t && mkdir %t && %python %S/Inputs/make-ragged.py %t/ragged.mlir
// RUN: crease-compile %t/ragged.mlir -o %t/native.so
// RUN: crease-compile %t/ragged.mlir -o %t/threads.so --threads=openmp
// RUN: %cxx -std=c++17 -O1 -Wall -Wextra -Werror %s -o %t/ragged -ldl
// RUN: %t/ragged %t/native.so %t/threads.so | FileCheck %s
// CHECK: 2904 kernels ran, 0 wrong

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string>
#include <vector>

static const int64_t sizes[] = {1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65};
static const int64_t packedSizes[] = {1, 9, 16, 65};
static int numKernels, numWrong;

template <class F> static F find(void *library, const std::string &name) {
  auto *address = reinterpret_cast<F>(dlsym(library, name.c_str()));
  if (!address) {
    std::printf("no function %s\n", name.c_str());
    std::exit(1);
  }
  return address;
}

/// The operands of one size, and what they give.
struct Problem {
  int64_t m, k, n;
  std::vector<float> x, w, t, b, r, expected;
  std::string name;

  Problem(const std::string &name, int64_t m, int64_t k, int64_t n)
      : m(m), k(k), n(n), x(m * k), w(k * n), t(n * k), b(n), r(m * n),
        expected(m * n), name(name) {
    unsigned seed = 1;
    for (auto *values : {&x, &w, &t, &b, &r})
      for (float &value : *values) {
        seed = seed * 1664525 + 1013904223;
        value = float(int(seed >> 24) - 128) / 128;
      }
    for (int64_t i = 0; i < m; ++i)
      for (int64_t j = 0; j < n; ++j) {
        double gate = b[j], value = 0;
        for (int64_t l = 0; l < k; ++l) {
          gate += double(x[i * k + l]) * w[l * n + j];
          value += double(x[i * k + l]) * t[j * k + l];
        }
        expected[i * n + j] =
            float((gate > 0 ? gate : 0) * value + r[i * n + j]);
      }
  }

  /// `run` fills its argument, behind which nothing may be written.
  template <class Run> void check(Run run) {
    std::vector<float> y(m * n + 32, 12345.0f);
    run(y.data());
    bool wrong = false;
    for (int64_t i = 0; i < m * n; ++i)
      wrong |= !(std::fabs(y[i] - expected[i]) <= 2e-5 * (1 + k));
    for (int64_t i = m * n; i < m * n + 32; ++i)
      wrong |= y[i] != 12345.0f;
    ++numKernels;
    numWrong += wrong;
    if (wrong)
      std::printf("wrong: %s %dx%dx%d\n", name.c_str(), int(m), int(k), int(n));
  }
};

static void checkLibrary(const char *path) {
  using P = const float *;
  void *library = dlopen(path, RTLD_NOW);
  if (!library) {
    std::printf("%s\n", dlerror());
    std::exit(1);
  }
  auto *dynamic =
      find<void (*)(int64_t, int64_t, int64_t, int64_t, int64_t, int64_t,
                    int64_t, int64_t, int64_t, P, P, P, P, P, float *)>(
          library, "dynamic");
  for (int64_t m : sizes)
    for (int64_t k : sizes)
      for (int64_t n : sizes) {
        Problem p("dynamic", m, k, n);
        p.check([&](float *y) {
          dynamic(m, k, k, n, n, k, n, m, n, p.x.data(), p.w.data(), p.t.data(),
                  p.b.data(), p.r.data(), y);
        });
      }
  for (int64_t size : packedSizes) {
    std::string name = "late_rows_" + std::to_string(size);
    auto *plain =
        find<void (*)(int64_t, int64_t, P, P, P, P, P, float *)>(library, name);
    auto *pack = find<void (*)(P, P, void *)>(library, name + "_pack");
    auto *packed =
        find<void (*)(int64_t, int64_t, P, P, P, const void *, float *)>(
            library, name + "_packed");
    auto *bytes = find<size_t (*)()>(library, name + "_packed_size");
    for (int64_t m : sizes) {
      Problem p(name, m, size, size);
      std::vector<char> memory(bytes());
      pack(p.w.data(), p.t.data(), memory.data());
      p.check([&](float *y) {
        plain(m, m, p.x.data(), p.w.data(), p.t.data(), p.b.data(), p.r.data(),
              y);
      });
      p.check([&](float *y) {
        packed(m, m, p.x.data(), p.b.data(), p.r.data(), memory.data(), y);
      });
    }
  }
  for (int64_t size : sizes) {
    int64_t statics[][3] = {{size, 17, 17}, {17, 17, size}, {1, size, 65}};
    for (auto [m, k, n] : statics) {
      Problem p("static_" + std::to_string(m) + "_" + std::to_string(k) + "_" +
                    std::to_string(n),
                m, k, n);
      auto *function = find<void (*)(P, P, P, P, P, float *)>(library, p.name);
      p.check([&](float *y) {
        function(p.x.data(), p.w.data(), p.t.data(), p.b.data(), p.r.data(), y);
      });
    }
  }
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; ++i)
    checkLibrary(argv[i]);
  std::printf("%d kernels ran, %d wrong\n", numKernels, numWrong);
  return numWrong != 0;
}
