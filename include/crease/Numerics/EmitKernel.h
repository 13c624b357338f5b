//===- EmitKernel.h - Activations as vector code -----------------*- C++
//-*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_EMITKERNEL_H
#define CREASE_NUMERICS_EMITKERNEL_H

#include "crease/Numerics/IRVec.h"

#include <optional>
#include <string>

namespace crease {
namespace numerics {

/// How close a result is to the definition (docs/Accuracy.md).
enum class Accuracy { Exact, High, Fast };

std::optional<Accuracy> parseAccuracy(llvm::StringRef name);
/// What to say of a name that is none.
std::string describeUnknownAccuracy(llvm::StringRef name);
std::optional<Isa> parseIsa(llvm::StringRef name);
std::string describeUnknownIsa(llvm::StringRef name);

/// Whether there is a kernel for an activation of the crease dialect or a
/// function of the math dialect, by its element type. f16 and bf16 are
/// correctly rounded from the f32 kernels of the level high.
bool hasKernel(mlir::Operation *op, Accuracy accuracy);

/// Whether LLVM calls libm for a math op, once for each element.
bool callsLibm(mlir::Operation *op);

/// Emits the kernel of `op` on operands in f32 of the same number of pieces.
/// There must be one. The result is in f32, to be rounded to the op's type.
IRVec emitKernel(mlir::Operation *op, Accuracy accuracy,
                 llvm::ArrayRef<IRVec> operands);

/// How a kernel runs fastest, as measured.
struct Interleaving {
  unsigned registers; ///< At a time: 1, 2 or 4.
  bool inOrder;       ///< Whether LLVM must not schedule it (EmitContext).
};
Interleaving chooseInterleaving(mlir::Operation *op, Accuracy accuracy,
                                Isa isa);

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EMITKERNEL_H
