//===- HardCases.cpp - Inputs that are hard to round ----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/HardCases.h"

using namespace crease::accuracy;

const std::vector<HardCase> &crease::accuracy::hardCases() {
  static const std::vector<HardCase> cases = {
#include "HardCases.inc"
  };
  return cases;
}
