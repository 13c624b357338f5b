//===- HostKernelsPortable.cpp - Host kernels, Portable -------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostKernels.h"

#include "crease/Numerics/Exact.h"
#include "crease/Numerics/F32.h"
#include "crease/Numerics/HostPortableWide.h"
#include "crease/Numerics/Narrow.h"

using F = crease::numerics::VecPortable<4>;
#include "HostKernels.inc"

crease::test::HostKernels crease::test::portableKernels() {
  return {"Portable", allKernels(), sigmoidUnmendedLoop, sigmoidDamagedLoop,
          sigmoidDamagedPairLoop};
}
