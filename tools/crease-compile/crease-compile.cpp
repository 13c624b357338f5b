//===- crease-compile.cpp - From IR to machine code -----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/CommandLine.h"
#include "crease/Driver/Compile.h"

#include "llvm/Support/InitLLVM.h"

namespace cl = llvm::cl;
using crease::EmitKind;

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  crease::clearCommandLine();
  cl::OptionCategory category("crease-compile options");
  cl::opt<std::string> input(cl::Positional, cl::Required,
                             cl::desc("<input .mlir, - for stdin>"),
                             cl::cat(category));
  cl::opt<std::string> output("o", cl::Required,
                              cl::desc("Output file, - for stdout"),
                              cl::value_desc("file"), cl::cat(category));
  cl::opt<EmitKind> emit(
      "emit", cl::desc("What to write; by the suffix of the output if absent"),
      cl::values(
          clEnumValN(EmitKind::Object, "obj", "Object file (.o)"),
          clEnumValN(EmitKind::Shared, "shared", "Shared library (.so)"),
          clEnumValN(EmitKind::Assembly, "asm", "Assembly (.s)"),
          clEnumValN(EmitKind::LLVMIR, "llvm", "LLVM IR, optimised (.ll)"),
          clEnumValN(EmitKind::MLIR, "mlir", "LLVM dialect (.mlir)")),
      cl::cat(category));
  cl::opt<std::string> header("header",
                              cl::desc("Also write a header for C11 and C++"),
                              cl::value_desc("file"), cl::cat(category));
  cl::opt<bool> reference(
      "reference",
      cl::desc("Compile the reference path: textbook forms, simple loops"),
      cl::cat(category));
  crease::BuildCommandLine build(category);
  crease::parseCommandLine(argc, argv, category,
                           "Compiles a module to machine code with a plain C "
                           "interface.\n");

  crease::CompileOptions options;
  options.input = input;
  options.output = output;
  if (emit.getNumOccurrences())
    options.emit = emit;
  options.header = header;
  options.remarks = build.getRemarks();
  options.build = build.get();
  options.build.reference = reference;
  return failed(crease::compileFile(options));
}
