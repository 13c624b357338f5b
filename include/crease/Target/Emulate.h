//===- Emulate.h - AVX-512 where there is none ------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Code for one CPU computes what it computes by LLVM's generic operations, which
// any CPU can run, and by a few instructions of its own. Written out as what the
// manual says they compute, the second kind runs anywhere too: slowly, but with
// the same bits. So kernels for AVX-512 can be tested and swept without it.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_TARGET_EMULATE_H
#define CREASE_TARGET_EMULATE_H

#include "crease/Kernels/TargetInfo.h"

#include "llvm/Support/Error.h"

namespace llvm {
class Module;
} // namespace llvm

namespace crease {

/// Replaces calls of AVX-512's intrinsics by generic operations; an error names
/// one that it does not know.
///
/// vrcp14ps and vrcp14pd are those whose bits the manual leaves open: within
/// 2^-14 of 1 / x. Their stand-in is wrong by nearly that much, up or down by x's
/// last bit: what holds for it holds for every maker's.
llvm::Error emulateAVX512(llvm::Module &module);

/// Whether `host` can run code for `target`, an error that says what it lacks
/// otherwise. With `emulate` it need not have AVX-512.
llvm::Error checkRunnable(const TargetInfo &target, const TargetInfo &host,
                          bool emulate);

} // namespace crease

#endif // CREASE_TARGET_EMULATE_H
