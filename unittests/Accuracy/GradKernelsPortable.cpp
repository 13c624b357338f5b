//===- GradKernelsPortable.cpp - Derivatives on the host, Portable --------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GradKernels.h"

#include "crease/Numerics/HostPortableWide.h"

#include "crease/Numerics/Grad.h"

using F = crease::numerics::VecPortable<4>;
#include "GradKernels.inc"

crease::test::GradKernels crease::test::portableGradKernels() {
  return allKernels("Portable");
}
