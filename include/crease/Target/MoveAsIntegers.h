//===- MoveAsIntegers.h - bf16 without bf16 instructions --------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_TARGET_MOVEASINTEGERS_H
#define CREASE_TARGET_MOVEASINTEGERS_H

namespace llvm {
class Module;
} // namespace llvm

namespace crease {

/// Lets instructions that only move bf16 values (loads, stores, selections,
/// shuffles, changes of sign) move 16-bit integers instead, and reads bf16 as
/// the upper half of an f32.
///
/// Where a target has no bf16 instructions, instruction selection takes such
/// values through f32 and calls __truncsfbf2 on the way back. Neither libc nor
/// libm has that function, and there is nothing to round. It must come after
/// LLVM's optimisations, which like to take the casts out again.
void moveAsIntegers(llvm::Module &module);

} // namespace crease

#endif // CREASE_TARGET_MOVEASINTEGERS_H
