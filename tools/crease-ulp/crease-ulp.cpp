//===- crease-ulp.cpp - The errors of a compiled activation ---------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/Ulp.h"
#include "crease/Driver/CommandLine.h"

#include "llvm/Support/InitLLVM.h"

using namespace crease;
using namespace crease::accuracy;
namespace cl = llvm::cl;

static constexpr char overview[] =
    R"(Measures the errors of activations, compiled as crease-compile does.

Every result is held against the definition, evaluated in double with a bound on
its error and by MPFR where double cannot decide. An error is counted in units of
the last place (ULP) of a number near the true value. f32 takes every 1527th of
all 2^32 inputs, or as --step says; f16 and bf16 take all inputs; f64 takes drawn
ones. Without --op, all activations are measured. Parameters have their defaults;
prelu has a slope of 1/4, acon_c p1 = 1, p2 = 0, beta = 1, bce_with_logits a target
of 0.1, and gates a value of 1, with which they give the factor; a sample shows
that the product with other values adds one rounding.

With a file, its custom activations (crease.define) are measured in f32 against
the reference path in f64. --arguments gives what they take after one operand.
Operands, there and in --op, are rounded to f32; parameters, which are attributes
of f64, are not: leaky_relu(0.1) has the double, leaky_relu(0.100000001) the f32.

--op, --type, --accuracy and --target may be repeated; what is compiled for
several levels and targets shares the work for the reference.

With --check the bounds of include/crease/Accuracy/Bounds.def hold. A bound that
does not hold is an error.

--json prints one object for each result, a line each. An error that is infinite
(one of two is NaN or infinite, and not both) is the string "inf" there, as JSON
has no such number.
)";

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  clearCommandLine();
  cl::OptionCategory category("crease-ulp options");
  cl::opt<std::string> input(cl::Positional, cl::desc("[<input .mlir>]"),
                             cl::cat(category));
  cl::list<std::string> ops(
      "op",
      cl::desc("An activation, a derivative such as gelu_grad, or either with "
               "its arguments after the first, as 'elu(0.5)'"),
      cl::value_desc("name"), cl::cat(category));
  cl::list<std::string> types("type",
                              cl::desc("f32 (the default), f16, bf16 or f64"),
                              cl::value_desc("type"), cl::cat(category));
  cl::list<std::string> levels("accuracy",
                               cl::desc("exact, high (the default) or fast"),
                               cl::value_desc("level"), cl::cat(category));
  cl::list<std::string> targets(
      "target", cl::desc("native (the default), x86-64-v3 and so on"),
      cl::value_desc("CPU"), cl::cat(category));
  cl::opt<bool> emulate(
      "emulate",
      cl::desc("Run code for AVX-512 without it: its instructions become what "
               "they compute, slowly"),
      cl::cat(category));
  cl::list<double> arguments(
      "arguments",
      cl::desc("What custom activations take after their first operand"),
      cl::value_desc("number,..."), cl::CommaSeparated, cl::cat(category));
  cl::opt<bool> derivatives("grad", cl::desc("Their derivatives too"),
                            cl::cat(category));
  cl::opt<bool> extra(
      "extra",
      cl::desc("Also with the arguments of Accuracy/ExtraArguments.def"),
      cl::cat(category));
  cl::opt<unsigned> step(
      "step",
      cl::desc("Every how many-th of all 2^32 inputs; 1 for all of them"),
      cl::init(1527), cl::cat(category));
  cl::opt<unsigned> samples("samples", cl::desc("How many f64 are drawn"),
                            cl::init(2000), cl::cat(category));
  cl::opt<unsigned> workers("workers", cl::desc("Threads that measure"),
                            cl::init(1), cl::cat(category));
  cl::opt<bool> slow("oracle",
                     cl::desc("Judge by the scalar oracle alone, slowly"),
                     cl::cat(category));
  cl::opt<std::string> checkpoint(
      "checkpoint",
      cl::desc("Prefix of the files that record progress, to go on later"),
      cl::value_desc("path"), cl::cat(category));
  cl::opt<bool> check("check", cl::desc("Fail where a bound does not hold"),
                      cl::cat(category));
  cl::opt<bool> json("json", cl::desc("Print a JSON object for each result"),
                     cl::cat(category));
  cl::opt<bool> profile(
      "profile",
      cl::desc("In JSON, also the largest error in each 512th of the inputs"),
      cl::cat(category));
  cl::opt<bool> names("list", cl::desc("Only print what would be measured"),
                      cl::cat(category));
  parseCommandLine(argc, argv, category, overview);
  if (step == 0 || workers == 0 || samples == 0) {
    reportError("--step, --samples and --workers take a number from 1 on");
    return 1;
  }

  UlpOptions options;
  options.ops = ops;
  options.input = input;
  options.withDerivatives = derivatives;
  options.withExtraArguments = extra;
  options.arguments = arguments;
  if (!types.empty())
    options.types = types;
  if (!levels.empty())
    options.levels = levels;
  if (!targets.empty())
    options.targets = targets;
  options.emulate = emulate;
  options.measure.step = step;
  options.measure.samples = samples;
  options.measure.workers = workers;
  options.measure.slowReference = slow;
  options.measure.checkpoint = checkpoint;
  options.check = check;
  options.json = json;
  options.profile = profile;
  options.list = names;
  return !runUlp(options);
}
