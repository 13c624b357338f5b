//===- crease-run.cpp - Runs, checks and times functions ------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/CommandLine.h"
#include "crease/Driver/Run.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/InitLLVM.h"

namespace cl = llvm::cl;

static constexpr char overview[] =
    R"(Runs one function of a module in memory.

Inputs without a file are drawn from the seed: floats nearly normal with mean 0
and deviation 1 (weights of rows of K values: 1/sqrt(K)), integers from 0 to 7
or to the width of the narrowest float input. Every platform draws the same.

Without --output, --check and --bench, the least, mean and largest element of
each output are printed, with a hash of its bytes. NaN or infinity in only one
of the two paths that --check compares is always an error. Where no limit is
given an error above 1e-3 of the largest value fails, of f16 and bf16 above
5e-2, and any of integers.

.npy: bf16 is stored as '<u2' (or, for input, as raw two-byte items), i1 as
'|b1', index as '<i8'; Fortran order and big-endian files are converted.

--json prints one object for each run, a line each: file, entry, path, target,
accuracy, threads, num_threads, packed_weights, compile_ms, bytes, flops,
inputs[], outputs[]; with --check passed, max_ulp, max_abs_error, max_rel_error
(over the largest value expected), special_mismatches, zero_sign_mismatches;
with --bench median_ns, least_ns, spread_percent, calls, gflops, gbps,
peak_gflops, percent_of_peak. What was not asked for or does not exist is null,
and so is what is infinite or NaN.
)";

/// Reads "12,34"; false after an error.
static bool parseSizes(llvm::StringRef text, std::vector<int64_t> &sizes) {
  for (llvm::StringRef part : llvm::split(text, ',')) {
    if (part.getAsInteger(10, sizes.emplace_back())) {
      crease::reportError("'" + part + "' in --dims is not a number");
      return false;
    }
  }
  return true;
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  crease::clearCommandLine();
  cl::OptionCategory category("crease-run options");
  crease::RunOptions options;
  cl::opt<std::string, true> input(
      cl::Positional, cl::Required, cl::desc("<input .mlir, - for stdin>"),
      cl::location(options.input), cl::cat(category));
  cl::opt<std::string, true> entry(
      "entry",
      cl::desc("The function to run; may be left out if there is only one"),
      cl::value_desc("name"), cl::location(options.entry), cl::cat(category));
  cl::list<std::string> inputs(
      "input",
      cl::desc("A .npy file for the next input; an empty name to draw it"),
      cl::value_desc("file"), cl::cat(category));
  cl::list<std::string> outputs("output",
                                cl::desc("A .npy file for the next output"),
                                cl::value_desc("file"), cl::cat(category));
  cl::list<std::string> dims(
      "dims",
      cl::desc("Dynamic sizes in order of appearance, of inputs without file; "
               "each --dims is a run of its own, all of one compilation"),
      cl::value_desc("N,..."), cl::cat(category));
  cl::opt<uint64_t, true> seed("seed", cl::desc("Of drawn inputs (default 0)"),
                               cl::value_desc("N"), cl::location(options.seed),
                               cl::cat(category));
  cl::opt<bool, true> specials(
      "specials",
      cl::desc("Begin drawn inputs with special values in all combinations"),
      cl::location(options.specials), cl::cat(category));
  cl::opt<bool, true> check(
      "check", cl::desc("Compare the optimised path with the reference path"),
      cl::location(options.check), cl::cat(category));
  cl::opt<double> tolerance(
      "tolerance",
      cl::desc("With --check, the largest error allowed, as a share of the "
               "largest value expected"),
      cl::value_desc("share"), cl::cat(category));
  cl::opt<double> maxUlp("max-ulp",
                         cl::desc("With --check, the largest error allowed"),
                         cl::value_desc("ULP"), cl::cat(category));
  cl::opt<bool, true> bench("bench", cl::desc("Time the function"),
                            cl::location(options.bench), cl::cat(category));
  cl::opt<bool, true> json("json", cl::desc("Print a JSON object for each run"),
                           cl::location(options.json), cl::cat(category));
  cl::opt<bool, true> reference(
      "reference", cl::desc("Run the reference path itself"),
      cl::location(options.build.reference), cl::cat(category));
  crease::BuildCommandLine build(category, crease::Use::Run);
  crease::parseCommandLine(argc, argv, category, overview);

  bool isReference = options.build.reference;
  options.build = build.get();
  options.build.reference = isReference;
  options.remarks = build.getRemarks();
  options.inputs.assign(inputs.begin(), inputs.end());
  options.outputs.assign(outputs.begin(), outputs.end());
  for (const std::string &sizes : dims)
    if (!parseSizes(sizes, options.dims.emplace_back()))
      return 1;
  if (tolerance.getNumOccurrences())
    options.tolerance = tolerance;
  if (maxUlp.getNumOccurrences())
    options.maxUlp = maxUlp;
  return failed(crease::runFile(options));
}
