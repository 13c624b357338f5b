//===- CodeGen.h - From the LLVM dialect to machine code --------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_TARGET_CODEGEN_H
#define CREASE_TARGET_CODEGEN_H

#include "crease/Kernels/TargetInfo.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Support/LLVM.h"
#include "llvm/Support/CodeGen.h"

#include <memory>

namespace llvm {
class LLVMContext;
class Module;
class TargetMachine;
} // namespace llvm

namespace crease {

/// Registers the translations of all dialects that may be left at the end of a
/// pipeline.
void registerTranslations(mlir::DialectRegistry &registry);

/// LLVM's machine for a target: position-independent code, no contraction of
/// multiplications and additions, no fast-math.
llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
createTargetMachine(const TargetInfo &info);

/// One module on its way from the LLVM dialect to bytes.
class CodeGen {
public:
  /// Translates a module in the LLVM dialect; null, with diagnostics at the
  /// module's locations, if that fails. With `emulate`, code that was lowered
  /// for `info` becomes code for this machine (see Emulate.h).
  static std::unique_ptr<CodeGen> create(mlir::ModuleOp module,
                                         const TargetInfo &info,
                                         bool emulate = false);
  ~CodeGen();

  /// LLVM's O3 pipeline for the target.
  void optimize();

  /// The module as LLVM IR text.
  std::string getLLVMIR() const;

  /// The module as an object file or as assembly.
  mlir::FailureOr<llvm::SmallVector<char, 0>> emit(llvm::CodeGenFileType type);

private:
  CodeGen();

  /// The locations of diagnostics that LLVM gives without one.
  mlir::Location getFallbackLocation() const;

  mlir::ModuleOp source;
  std::unique_ptr<llvm::LLVMContext> context;
  std::unique_ptr<llvm::TargetMachine> machine;
  std::unique_ptr<llvm::Module> module;
  bool hasBF16 = false; ///< Whether the target converts to bf16 itself.
  bool hadError = false;
};

} // namespace crease

#endif // CREASE_TARGET_CODEGEN_H
