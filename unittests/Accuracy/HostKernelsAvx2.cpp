//===- HostKernelsAvx2.cpp - Host kernels, Avx2 ---------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostKernels.h"

#include "crease/Numerics/Exact.h"
#include "crease/Numerics/F32.h"
#include "crease/Numerics/HostAvx2Wide.h"
#include "crease/Numerics/Narrow.h"

using F = crease::numerics::VecAvx2<2>;
#include "HostKernels.inc"

crease::test::HostKernels crease::test::avx2Kernels() {
  return {"Avx2", allKernels(), sigmoidUnmendedLoop, sigmoidDamagedLoop,
          sigmoidDamagedPairLoop};
}
