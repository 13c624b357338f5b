//===- HostKernels.h - The kernels as functions of this machine --*- C++
//-*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_UNITTESTS_NUMERICS_HOSTKERNELS_H
#define CREASE_UNITTESTS_NUMERICS_HOSTKERNELS_H

#include <cstddef>
#include <vector>

namespace crease {
namespace test {

/// A kernel on the host, over arrays whose length is a multiple of 16.
struct HostKernel {
  /// The op with its attributes, and the level.
  const char *op;
  const char *accuracy;
  void (*run)(const float *from, float *to, size_t count);
};

std::vector<HostKernel> avx512Kernels();
std::vector<HostKernel> avx2Kernels();
std::vector<HostKernel> portableKernels();

} // namespace test
} // namespace crease

#endif // CREASE_UNITTESTS_NUMERICS_HOSTKERNELS_H
