//===- Compile.h - What crease-compile does ---------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_COMPILE_H
#define CREASE_DRIVER_COMPILE_H

#include "crease/Driver/Program.h"

#include <optional>

namespace crease {

/// What crease-compile writes.
enum class EmitKind { Object, Shared, Assembly, LLVMIR, MLIR };

/// The kind that a file's suffix names: .o .so .s .ll .mlir.
std::optional<EmitKind> getEmitKind(llvm::StringRef path);

struct CompileOptions {
  std::string input, output;
  std::optional<EmitKind> emit; ///< By the suffix of `output` if not given.
  std::string header;           ///< Empty for none.
  std::string remarks;          ///< A filter; empty for none.
  BuildOptions build;
};

/// Compiles a file; every failure has been reported.
mlir::LogicalResult compileFile(const CompileOptions &options);

} // namespace crease

#endif // CREASE_DRIVER_COMPILE_H
