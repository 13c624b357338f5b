//===- FmaPeakModule.cpp - The FMA peak, for Python -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/FmaPeak.h"

using namespace crease;

/// The FMA peak of one core of this machine in f32, in operations a second, as
/// measureFmaBurst gives it; zero where it cannot be measured.
extern "C" double crease_measure_fma_peak() {
  static llvm::Expected<TargetInfo> native = TargetInfo::get("native");
  return native ? measureFmaBurst(*native, /*isDouble=*/false) : 0;
}
