//===- F32.h - All f32 kernels -----------------------------------*- C++
//-*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_F32_H
#define CREASE_NUMERICS_F32_H

#include "crease/Numerics/Erf.h"
#include "crease/Numerics/Exp.h"
#include "crease/Numerics/Fast.h"
#include "crease/Numerics/Gelu.h"
#include "crease/Numerics/Hard.h"
#include "crease/Numerics/Log.h"
#include "crease/Numerics/Sigmoid.h"
#include "crease/Numerics/Softplus.h"
#include "crease/Numerics/Tanh.h"
#include "crease/Numerics/Trig.h"

#endif // CREASE_NUMERICS_F32_H
