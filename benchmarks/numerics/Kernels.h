//===- Kernels.h - The host kernels as functions over arrays -----*- C++
//-*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_BENCHMARKS_NUMERICS_KERNELS_H
#define CREASE_BENCHMARKS_NUMERICS_KERNELS_H

#include <cstddef>
#include <vector>

namespace crease {
namespace bench {

using Loop = void (*)(const float *from, float *to, size_t count);

/// A kernel over arrays whose length is a multiple of 64: the same function
/// with 1, 2 and 4 registers at a time.
struct HostKernel {
  const char *name;
  const char *level;
  Loop loops[3];
};

std::vector<HostKernel> avx512Kernels();
std::vector<HostKernel> avx2Kernels();
std::vector<HostKernel> portableKernels();

} // namespace bench
} // namespace crease

#endif // CREASE_BENCHMARKS_NUMERICS_KERNELS_H
