//===- CommandLine.h - Options that the drivers share -----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_COMMANDLINE_H
#define CREASE_DRIVER_COMMANDLINE_H

#include "crease/Driver/Program.h"

#include "llvm/Support/CommandLine.h"

#include <optional>

namespace crease {

/// Takes LLVM's own options off the command line, all but help and version: a
/// tool has the options that it declares after this, and no others. Some of
/// LLVM's would even take their names.
void clearCommandLine();

/// What becomes of the code that a tool compiles.
enum class Use { Keep, Run };

/// The command-line options behind BuildOptions; a tool that runs what it
/// compiles can emulate what the machine lacks.
class BuildCommandLine {
public:
  explicit BuildCommandLine(llvm::cl::OptionCategory &category,
                            Use use = Use::Keep);

  BuildOptions get() const;
  std::string getRemarks() const { return remarks; }

private:
  llvm::cl::opt<std::string> target, accuracy, threads;
  llvm::cl::opt<bool> requireFused;
  llvm::cl::opt<std::string> remarks;
  std::optional<llvm::cl::opt<bool>> emulate;
};

/// Starts a tool: `--help`, `--version`, and the options' values.
void parseCommandLine(int argc, char **argv, llvm::cl::OptionCategory &category,
                      llvm::StringRef overview);

} // namespace crease

#endif // CREASE_DRIVER_COMMANDLINE_H
