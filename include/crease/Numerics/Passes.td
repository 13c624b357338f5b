//===- Passes.td - Passes that open activations ------------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_PASSES_TD
#define CREASE_NUMERICS_PASSES_TD

include "mlir/Pass/PassBase.td"

#endif // CREASE_NUMERICS_PASSES_TD
