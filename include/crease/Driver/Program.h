//===- Program.h - A module on its way through the house --------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_PROGRAM_H
#define CREASE_DRIVER_PROGRAM_H

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"

#include <memory>
#include <string>

namespace llvm {
class MemoryBuffer;
class SourceMgr;
} // namespace llvm
namespace mlir {
class SourceMgrDiagnosticHandler;
} // namespace mlir

namespace crease {

/// The options that crease-compile and crease-run share.
struct BuildOptions {
  std::string target = "native";
  std::string accuracy = "high";
  std::string threads = "none";
  bool requireFused = false;
  /// The reference path instead of the optimised one.
  bool reference = false;
  /// Also emit the entries that crease-run calls.
  bool packedEntry = false;
  /// Replace AVX-512's instructions by what they compute, to run here.
  bool emulate = false;
  /// The only public function to compile; empty for all.
  std::string entry;
};

/// Whether the options are known, with an error that says which are.
llvm::Error checkBuildOptions(const BuildOptions &options);

/// The same, and whether this machine can run what is built.
llvm::Error checkRunOptions(const BuildOptions &options);

/// Prints "error: ..." in the manner of LLVM's tools.
void reportError(const llvm::Twine &message);
void reportError(llvm::Error error);

/// A source file, parsed, and what can be made of it.
class Program {
public:
  /// Reads a file, "-" for standard input; null after a diagnostic.
  static std::unique_ptr<Program> load(llvm::StringRef path);
  /// Parses text that is already in memory; null after a diagnostic.
  static std::unique_ptr<Program>
  parse(std::unique_ptr<llvm::MemoryBuffer> buffer, llvm::StringRef name);
  ~Program();

  mlir::MLIRContext &getContext() { return *context; }
  mlir::ModuleOp getModule() { return *module; }
  llvm::StringRef getPath() const { return path; }

  /// The public functions, in order.
  llvm::SmallVector<mlir::func::FuncOp> getFunctions();

  /// A public function by name; with an empty name the only one there is. Null
  /// after a diagnostic that names those there are.
  mlir::func::FuncOp getEntry(llvm::StringRef name);

  /// Prints the remarks of the passes whose category matches an expression.
  mlir::LogicalResult enableRemarks(llvm::StringRef filter);

  /// A copy of the module, taken down to the LLVM dialect; null after a
  /// diagnostic.
  mlir::OwningOpRef<mlir::ModuleOp> lower(const BuildOptions &options);

  /// The same as an object file. `change` is done to the lowered module first:
  /// tests damage code with it.
  mlir::FailureOr<llvm::SmallVector<char, 0>>
  compile(const BuildOptions &options,
          llvm::function_ref<void(mlir::ModuleOp)> change = nullptr);

private:
  Program();

  std::string path;
  std::unique_ptr<llvm::SourceMgr> sources;
  std::unique_ptr<mlir::MLIRContext> context;
  std::unique_ptr<mlir::SourceMgrDiagnosticHandler> diagnostics;
  mlir::OwningOpRef<mlir::ModuleOp> module;
};

} // namespace crease

#endif // CREASE_DRIVER_PROGRAM_H
