//===- KernelsAvx512.cpp - Host kernels, Avx512
//-----------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernels.h"
#include "crease/Numerics/F32.h"
#include "crease/Numerics/HostAvx512Wide.h"

template <int U> using Vec = crease::numerics::VecAvx512<U>;
#define kernelsOf avx512Kernels
#include "Kernels.inc"
