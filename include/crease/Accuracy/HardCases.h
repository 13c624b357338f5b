//===- HardCases.h - Inputs that are hard to round --------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACCURACY_HARDCASES_H
#define CREASE_ACCURACY_HARDCASES_H

#include "crease/Accuracy/Oracle.h"

namespace crease::accuracy {

/// An input, and the correctly rounded f32 result, as bits.
struct HardCase {
  Op op;
  uint32_t input, result;
};

/// Inputs whose true value is so near the middle between two floats that the
/// oracle's doubles cannot tell the side; by the arguments of Ops.def. Among
/// them are all that the kernels of `exact` mend.
const std::vector<HardCase> &hardCases();

} // namespace crease::accuracy

#endif // CREASE_ACCURACY_HARDCASES_H
