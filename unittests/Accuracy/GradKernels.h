//===- GradKernels.h - The derivatives on this machine ----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_UNITTESTS_ACCURACY_GRADKERNELS_H
#define CREASE_UNITTESTS_ACCURACY_GRADKERNELS_H

#include "HostKernels.h"

namespace crease::test {

struct GradKernel {
  const char *name;
  Run exact, high;
};

struct GradKernels {
  const char *isa;
  /// Those of GradKernels.def, in its order.
  std::vector<GradKernel> kernels;
  /// The factors that come with the derivatives of gates: sigmoid, silu, gelu
  /// and gelu_tanh, swish at 1.75.
  std::vector<GradKernel> factors;
  /// silu's derivative without what takes over next to its root: what the test
  /// must notice.
  Run siluWithoutRoot;
};

GradKernels avx512GradKernels();
GradKernels avx2GradKernels();
GradKernels portableGradKernels();

} // namespace crease::test

#endif // CREASE_UNITTESTS_ACCURACY_GRADKERNELS_H
