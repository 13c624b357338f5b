//===- GradKernelsAvx512.cpp - Derivatives on the host, Avx512 ------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GradKernels.h"

#include "crease/Numerics/HostAvx512Wide.h"

#include "crease/Numerics/Grad.h"

using F = crease::numerics::VecAvx512<2>;
#include "GradKernels.inc"

crease::test::GradKernels crease::test::avx512GradKernels() {
  return allKernels("Avx512");
}
