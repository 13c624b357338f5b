//===- CommandLine.cpp - Options that the drivers share -------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/CommandLine.h"
#include "crease/Pipelines/Pipelines.h"

using namespace crease;
namespace cl = llvm::cl;

BuildCommandLine::BuildCommandLine(cl::OptionCategory &category, Use use)
    : target("target",
             cl::desc("native, x86-64-v2, x86-64-v3, x86-64-v4 or the name of "
                      "a CPU, then features such as ,-avx512bf16"),
             cl::value_desc("CPU[,+feature,-feature]"), cl::init("native"),
             cl::cat(category)),
      accuracy("accuracy", cl::desc("Of activations: exact, high or fast"),
               cl::value_desc("level"), cl::init("high"), cl::cat(category)),
      threads("threads",
              cl::desc("none or openmp; the code then needs LLVM's libomp: "
                       "GCC's libgomp lacks what it calls"),
              cl::value_desc("model"), cl::init("none"), cl::cat(category)),
      requireFused("require-fused",
                   cl::desc("Make a fusion that is not done an error"),
                   cl::cat(category)),
      remarks("remarks-filter",
              cl::desc("Print the passes' remarks in matching categories, such "
                       "as .* or crease"),
              cl::value_desc("regular expression"), cl::cat(category)) {
  if (use == Use::Run)
    emulate.emplace("emulate",
                    cl::desc("Run code for AVX-512 without it: its "
                             "instructions become what they compute, slowly"),
                    cl::cat(category));
}

BuildOptions BuildCommandLine::get() const {
  BuildOptions options;
  options.target = target;
  options.accuracy = accuracy;
  options.threads = threads;
  options.requireFused = requireFused;
  options.emulate = emulate && *emulate;
  return options;
}

void crease::clearCommandLine() {
  static constexpr llvm::StringLiteral kept[] = {
      "h", "help", "help-hidden", "help-list", "help-list-hidden", "version"};
  llvm::SmallVector<cl::Option *> others;
  for (auto &entry : cl::getRegisteredOptions())
    if (!llvm::is_contained(kept, entry.first))
      others.push_back(entry.second);
  for (cl::Option *option : others)
    option->removeArgument();
}

void crease::parseCommandLine(int argc, char **argv,
                              cl::OptionCategory &category,
                              llvm::StringRef overview) {
  cl::HideUnrelatedOptions(category);
  cl::SetVersionPrinter(printVersion);
  cl::ParseCommandLineOptions(argc, argv, overview);
}
