//===- HostKernelsAvx512.cpp - Host kernels, Avx512 -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HostKernels.h"

#include "crease/Numerics/Exact.h"
#include "crease/Numerics/F32.h"
#include "crease/Numerics/HostAvx512Wide.h"
#include "crease/Numerics/Narrow.h"

using F = crease::numerics::VecAvx512<2>;
#include "HostKernels.inc"

crease::test::HostKernels crease::test::avx512Kernels() {
  return {"Avx512", allKernels(), sigmoidUnmendedLoop, sigmoidDamagedLoop,
          sigmoidDamagedPairLoop};
}
