//===- KernelsAvx2.cpp - Host kernels, Avx2
//-----------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"
#include "crease/Numerics/F32.h"
#include "crease/Numerics/HostAvx2Wide.h"

template <int U> using Vec = crease::numerics::VecAvx2<U>;
#define kernelsOf avx2Kernels
#include "Kernels.inc"
