//===- crease-ulp.cpp - The errors of a compiled activation ---------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/Sweep.h"
#include "crease/Driver/CommandLine.h"
#include "crease/Driver/Program.h"
#include "crease/Target/Jit.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace crease;
using namespace crease::accuracy;
namespace cl = llvm::cl;

static constexpr char overview[] =
    R"(Measures the errors of activations on f32, compiled as crease-compile does.

Every result is held against the definition, evaluated in double with a bound on
its error and by MPFR where double cannot decide. An error is counted in units of
the last place (ULP) of an f32 near the true value. Without --op, all activations
of one operand are measured, at their default parameters; prelu and acon_c, which
have none, are measured by name at a slope of 1/4 and at p1 = 1, p2 = 0, beta = 1.

With --check the bounds of the accuracy level hold: correct rounding at exact,
the ULP of include/crease/Accuracy/Bounds.def at high, 2^-16 of relative error
down to the smallest normal number at fast. A bound that does not hold is an
error.
)";

/// The op as a function of one tensor; empty for an op of several tensors.
static std::string sourceOf(const OpInfo &op) {
  std::string name(op.name);
  std::string constants, operands = "%x", types = "tensor<?xf32>";
  if (op.operands > 1) {
    if (name != "prelu" && name != "acon_c")
      return "";
    for (unsigned i = 0; i + 1 < op.operands; ++i) {
      std::string value = "%c" + std::to_string(i);
      llvm::raw_string_ostream(constants)
          << "  " << value << " = arith.constant "
          << llvm::format("%.9e", op.arguments[i]) << " : f32\n";
      operands += ", " + value;
      types += ", f32";
    }
  }
  return "func.func @f(%x: tensor<?xf32>) -> tensor<?xf32> {\n" + constants +
         "  %y = crease." + name + " " + operands + " : " + types +
         "\n  return %y : tensor<?xf32>\n}\n";
}

/// The bound on the ULP at level high.
static double boundOf(Op op) {
  switch (op) {
#define CREASE_BOUND(NAME, ULP)                                                \
  case Op::NAME:                                                               \
    return ULP;
#include "crease/Accuracy/Bounds.def"
  default:
    return 2;
  }
}

/// Why the bounds of the level do not hold; empty where they do.
static std::string complaint(const OpInfo &op, const std::string &accuracy,
                             const SweepResult &result) {
  Tally all = result.total();
  if (all.wrongSigns)
    return "results have the wrong sign";
  if (accuracy == "exact")
    return all.misrounded ? "results are not correctly rounded" : "";
  if (accuracy == "fast") {
    // An infinity or a NaN in the wrong place is an infinite error.
    bool holds = all.mostRelative <= 0x1p-16 && std::isfinite(all.most);
    return holds ? "" : "the relative error exceeds 2^-16";
  }
  return all.most <= boundOf(op.op) ? "" : "the error exceeds the bound";
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  clearCommandLine();
  cl::OptionCategory category("crease-ulp options");
  cl::list<std::string> names("op", cl::desc("An activation, by its name"),
                              cl::value_desc("name"), cl::cat(category));
  cl::opt<unsigned> step(
      "step",
      cl::desc("Every how many-th of all 2^32 inputs; 1 for all of them"),
      cl::init(1527), cl::cat(category));
  cl::opt<unsigned> workers("workers", cl::desc("Threads that measure"),
                            cl::init(1), cl::cat(category));
  cl::opt<std::string> checkpoint(
      "checkpoint",
      cl::desc("Prefix of the files that record progress, to go on later"),
      cl::value_desc("path"), cl::cat(category));
  cl::opt<bool> check("check", cl::desc("Fail where a bound does not hold"),
                      cl::cat(category));
  cl::opt<bool> json("json", cl::desc("Print one JSON object for each op"),
                     cl::cat(category));
  BuildCommandLine build(category, Use::Run);
  parseCommandLine(argc, argv, category, overview);
  if (step == 0 || workers == 0) {
    reportError("--step and --workers take a number from 1 on");
    return 1;
  }

  std::vector<const OpInfo *> ops;
  for (const OpInfo &op : allOps())
    if (names.empty() && op.operands == 1)
      ops.push_back(&op);
  for (const std::string &name : names) {
    std::optional<Op> op = parseOp(name);
    if (!op || sourceOf(info(*op)).empty()) {
      reportError("no activation of one tensor is called '" + name + "'");
      return 1;
    }
    ops.push_back(&info(*op));
  }

  BuildOptions options = build.get();
  if (llvm::Error error = checkRunOptions(options)) {
    reportError(std::move(error));
    return 1;
  }
  options.packedEntry = true;
  bool failed = false;
  for (const OpInfo *op : ops) {
    std::string name(op->name);
    std::unique_ptr<Program> program = Program::parse(
        llvm::MemoryBuffer::getMemBufferCopy(sourceOf(*op), name), name);
    if (!program)
      return 1;
    auto object = program->compile(options);
    if (mlir::failed(object))
      return 1;
    auto code = JitObject::create(*object, options.threads == "openmp");
    if (!code) {
      reportError(code.takeError());
      return 1;
    }
    auto address = code->lookup("_crease_packed_f");
    if (!address) {
      reportError(address.takeError());
      return 1;
    }
    auto entry = reinterpret_cast<void (*)(void **)>(*address);

    SweepOptions sweepOptions;
    sweepOptions.stride = step;
    sweepOptions.threads = workers;
    sweepOptions.title = name + " " + options.accuracy + " " + options.target;
    if (!checkpoint.empty())
      sweepOptions.checkpoint = checkpoint + "." + name;
    if (llvm::sys::Process::StandardErrIsDisplayed())
      sweepOptions.progress = [&](const Progress &progress) {
        llvm::errs() << llvm::format(
            "\r%s: %.1f %%, %.0f s left  ", name.c_str(),
            100.0 * progress.done / progress.total, progress.secondsLeft);
      };
    std::string error;
    auto result = sweep(
        [entry](const float *inputs, float *results, size_t count) {
          int64_t size = count;
          void *arguments[] = {&size, const_cast<float *>(inputs), results};
          entry(arguments);
        },
        quickReference(op->op), sweepOptions, &error);
    if (!result) {
      reportError(error);
      return 1;
    }
    if (sweepOptions.progress)
      llvm::errs() << '\r';
    std::string complaintText =
        check ? complaint(*op, options.accuracy, *result) : "";
    if (json)
      llvm::outs() << "{\"op\": \"" << name << "\", \"accuracy\": \""
                   << options.accuracy << "\", \"target\": \"" << options.target
                   << "\", \"result\": " << toJson(*result) << "}\n";
    else if (!check)
      llvm::outs() << name << ", " << options.accuracy << '\n'
                   << describe(*result);
    if (!complaintText.empty()) {
      failed = true;
      reportError(name + " at " + options.accuracy + ": " + complaintText);
      llvm::errs() << describe(*result);
    }
  }
  return failed;
}
