//===- Signature.h - The C signature of a function --------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_TARGET_SIGNATURE_H
#define CREASE_TARGET_SIGNATURE_H

#include "mlir/Dialect/Func/IR/FuncOps.h"

namespace crease {

/// One argument or result of a function as C sees it: a contiguous row-major
/// array of plain elements. A scalar is an array of no dimensions.
struct CArgument {
  std::string name;       ///< As it prints in the header.
  mlir::Type elementType; ///< f64, f32, f16, bf16, an integer or index.
  llvm::SmallVector<int64_t> shape; ///< ShapedType::kDynamic where dynamic.
  bool isWeight = false;            ///< Marked {crease.weight}.
};

/// The C interface of one public function: `void NAME(dynamic sizes of the
/// inputs as int64_t in order of appearance, inputs as const pointers, outputs
/// as pointers)`.
struct CSignature {
  std::string name;
  llvm::SmallVector<CArgument> inputs;
  llvm::SmallVector<CArgument> outputs;

  /// The number of leading int64_t parameters.
  unsigned getNumSizes() const;
};

/// The signature of a function as its author wrote it, before any pass; fails
/// with a diagnostic where an argument has no C type.
mlir::FailureOr<CSignature> getCSignature(mlir::func::FuncOp func);

} // namespace crease

#endif // CREASE_TARGET_SIGNATURE_H
