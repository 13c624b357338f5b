//===- Remarks.h - Remarks about an op --------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DIALECT_REMARKS_H
#define CREASE_DIALECT_REMARKS_H

#include "mlir/IR/Remarks.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace crease {

/// The name and category of a remark about `op`, and the function that it is
/// in, or is.
inline mlir::remark::RemarkOpts remarkOn(mlir::Operation *op,
                                         llvm::StringRef name) {
  auto function = llvm::dyn_cast<mlir::FunctionOpInterface>(op);
  if (!function)
    function = op->getParentOfType<mlir::FunctionOpInterface>();
  return mlir::remark::RemarkOpts::name(name).category("crease").function(
      function ? function.getName() : llvm::StringRef());
}

} // namespace crease

#endif // CREASE_DIALECT_REMARKS_H
