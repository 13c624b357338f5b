//===- HostKernels.h - Exact and high kernels on this machine --*- C++ -*--===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_UNITTESTS_ACCURACY_HOSTKERNELS_H
#define CREASE_UNITTESTS_ACCURACY_HOSTKERNELS_H

#include "crease/Accuracy/Oracle.h"
#include "crease/Accuracy/Sweep.h"

namespace crease::test {

/// A kernel of an op with the arguments of Ops.def, over arrays whose length is
/// a multiple of 64.
using Run = void (*)(const float *from, float *to, size_t count);

struct HostKernel {
  accuracy::Op op;
  Run exact;
  /// The kernel of `high`, made ready for rounding to 16 bits.
  Run toF16, toBf16;
};

struct HostKernels {
  const char *isa;
  std::vector<HostKernel> kernels;
  /// sigmoid with its hard case not mended, and with its short forms in f64 and
  /// in two floats damaged in the ninth digit: what the tests must notice.
  Run sigmoidUnmended, sigmoidDamaged, sigmoidDamagedPair;
};

HostKernels avx512Kernels();
HostKernels avx2Kernels();
HostKernels portableKernels();

/// Those that this machine can run, the quickest first.
inline std::vector<HostKernels> runnableKernels() {
  std::vector<HostKernels> all;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"))
    all.push_back(avx512Kernels());
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    all.push_back(avx2Kernels());
  all.push_back(portableKernels());
  return all;
}

inline accuracy::Kernel asKernel(Run run) {
  return [run](const float *from, float *to, size_t count) {
    run(from, to, count);
  };
}

} // namespace crease::test

#endif // CREASE_UNITTESTS_ACCURACY_HOSTKERNELS_H
