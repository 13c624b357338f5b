//===- Run.cpp - What crease-run does -------------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/Run.h"

#include "crease/Driver/FmaPeak.h"
#include "crease/Driver/Kernel.h"
#include "crease/Driver/Npy.h"
#include "crease/Driver/OutputFiles.h"
#include "crease/Driver/RandomInputs.h"
#include "crease/Driver/RunReport.h"
#include "crease/Target/ShapeAnalysis.h"
#include "crease/Target/SharedLibrary.h"

#include "llvm/Support/Path.h"

#include <cmath>
#include <dlfcn.h>

using namespace mlir;
using namespace crease;

namespace {

/// What the runs of one program share.
struct Kernels {
  std::optional<Kernel> optimized, reference;
};

/// One run, from options to report.
class Runner {
public:
  Runner(const RunOptions &options, ArrayRef<int64_t> dims, Program &program,
         func::FuncOp entry, const CSignature &signature,
         const TargetInfo &target, Kernels &kernels)
      : options(options), dims(dims), program(program), entry(entry),
        signature(signature), target(target), kernels(kernels) {}

  LogicalResult run();

private:
  LogicalResult readInputs();
  LogicalResult chooseSizes();
  LogicalResult drawInputs();
  LogicalResult createOutputs(const Kernel &kernel, std::vector<Array> &arrays);
  LogicalResult execute(const Kernel &kernel, bool packed,
                        std::vector<Array> &results);
  LogicalResult check(const Kernel &kernel);
  void compare(const std::vector<Array> &expected,
               const std::vector<Array> &actual);
  LogicalResult judge();
  LogicalResult bench(const Kernel &kernel);
  void describe();
  LogicalResult finish();

  Placement getPlacement() const {
    return options.bench ? Placement::Aligned : Placement::AtGuard;
  }

  const RunOptions &options;
  ArrayRef<int64_t> dims;
  Program &program;
  func::FuncOp entry;
  const CSignature &signature;
  const TargetInfo &target;
  Kernels &kernels;
  Progress progress;
  RunReport report;
  std::vector<std::optional<Array>> given;
  SmallVector<int64_t> sizes;
  std::vector<Array> inputs, outputs;
};

} // namespace

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

LogicalResult Runner::readInputs() {
  if (options.inputs.size() > signature.inputs.size()) {
    reportError("'" + signature.name + "' has " +
                Twine(signature.inputs.size()) + " inputs, but " +
                Twine(options.inputs.size()) + " files are given");
    return failure();
  }
  if (options.outputs.size() > signature.outputs.size()) {
    reportError("'" + signature.name + "' has " +
                Twine(signature.outputs.size()) + " outputs, but " +
                Twine(options.outputs.size()) + " files are asked for");
    return failure();
  }
  given.resize(signature.inputs.size());
  for (auto [index, path] : llvm::enumerate(options.inputs)) {
    if (path.empty())
      continue;
    const CArgument &argument = signature.inputs[index];
    auto array = readNpy(path, getElementKind(argument.elementType),
                         argument.shape, getPlacement());
    if (!array) {
      reportError(llvm::toString(array.takeError()) + " as input " +
                  Twine(index) + " of '" + signature.name + "'");
      return failure();
    }
    given[index] = std::move(*array);
  }
  return success();
}

LogicalResult Runner::chooseSizes() {
  auto next = dims.begin();
  for (auto [index, argument] : llvm::enumerate(signature.inputs)) {
    for (auto [dimension, size] : llvm::enumerate(argument.shape)) {
      if (!ShapedType::isDynamic(size))
        continue;
      if (given[index]) {
        sizes.push_back(given[index]->getShape()[dimension]);
        continue;
      }
      if (next == dims.end()) {
        reportError("input " + Twine(index) + " of '" + signature.name +
                    "' has a dynamic size: give it by --dims or a file");
        return failure();
      }
      if (*next < 0) {
        reportError("size " + Twine(*next) + " in --dims is negative");
        return failure();
      }
      sizes.push_back(*next++);
    }
  }
  if (next == dims.end())
    return success();
  reportError("--dims has " + Twine(dims.size()) + " sizes, but '" +
              signature.name + "' needs " + Twine(next - dims.begin()));
  return failure();
}

LogicalResult Runner::drawInputs() {
  // Class indices are valid for the narrowest rows there are.
  int64_t numClasses = 8;
  auto nextSize = sizes.begin();
  SmallVector<SmallVector<int64_t>> shapes;
  unsigned numFloats = 0;
  for (const CArgument &argument : signature.inputs) {
    SmallVector<int64_t> &shape = shapes.emplace_back(argument.shape);
    for (int64_t &size : shape)
      if (ShapedType::isDynamic(size))
        size = *nextSize++;
    bool isFloat = crease::isFloat(getElementKind(argument.elementType));
    numFloats += isFloat;
    if (isFloat && !shape.empty())
      numClasses = std::min(numClasses, shape.back());
  }
  unsigned floatIndex = 0;
  for (auto [index, argument] : llvm::enumerate(signature.inputs)) {
    ElementKind kind = getElementKind(argument.elementType);
    unsigned ownFloatIndex = floatIndex;
    floatIndex += crease::isFloat(kind);
    if (given[index]) {
      inputs.push_back(std::move(*given[index]));
      continue;
    }
    auto array = Array::create(shapes[index], kind, getPlacement());
    if (!array) {
      reportError("input " + Twine(index) + " of '" + signature.name +
                  "': " + llvm::toString(array.takeError()));
      return failure();
    }
    RandomInput input;
    input.seed = options.seed;
    input.index = index;
    input.numClasses = numClasses;
    // A weight keeps the size of what it is multiplied with.
    if (argument.isWeight && shapes[index].size() >= 2)
      input.scale = 1 / std::sqrt(double(std::max<int64_t>(
                            1, shapes[index][shapes[index].size() - 2])));
    fillRandom(*array, input);
    if (options.specials)
      fillSpecials(*array, ownFloatIndex, numFloats);
    inputs.push_back(std::move(*array));
  }
  return success();
}

LogicalResult Runner::createOutputs(const Kernel &kernel,
                                    std::vector<Array> &arrays) {
  auto shapes = kernel.getOutputShapes(sizes, inputs);
  if (!shapes) {
    entry.emitError() << "the sizes of the outputs are known only at the end; "
                         "crease-run cannot make room for them";
    return failure();
  }
  for (auto [index, shape] : llvm::enumerate(*shapes)) {
    if (llvm::any_of(shape, [](int64_t size) { return size < 0; })) {
      entry.emitError() << "output " << index << " has a negative size";
      return failure();
    }
    auto array = Array::create(
        shape, getElementKind(signature.outputs[index].elementType),
        getPlacement());
    if (!array) {
      reportError("output " + Twine(index) + " of '" + signature.name +
                  "': " + llvm::toString(array.takeError()));
      return failure();
    }
    arrays.push_back(std::move(*array));
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Running, checking, timing
//===----------------------------------------------------------------------===//

LogicalResult Runner::execute(const Kernel &kernel, bool packed,
                              std::vector<Array> &results) {
  if (failed(createOutputs(kernel, results)))
    return failure();
  auto call = Call::create(kernel, sizes, inputs, results, packed);
  if (!call) {
    reportError(call.takeError());
    return failure();
  }
  call->run();
  return success();
}

/// "3, 7" for an element of a 4x8 array.
static std::string formatPlace(int64_t index, ArrayRef<int64_t> shape) {
  SmallVector<std::string> at;
  for (int64_t size : llvm::reverse(shape)) {
    at.push_back(std::to_string(index % size));
    index /= size;
  }
  std::reverse(at.begin(), at.end());
  return llvm::join(at, ", ");
}

/// Keeps the larger of what is known and what two lists of arrays show.
void Runner::compare(const std::vector<Array> &expected,
                     const std::vector<Array> &actual) {
  for (auto [output, b, a] : llvm::zip(report.outputs, expected, actual)) {
    Difference difference = compareArrays(a, b);
    if (!output.difference)
      output.difference.emplace();
    if (!output.difference->include(difference))
      continue;
    int64_t worst =
        difference.mismatches ? difference.firstMismatch : difference.worst;
    if (worst < 0)
      continue;
    output.worstPlace = formatPlace(worst, a.getShape());
    output.worstActual = a.getNumber(worst);
    output.worstExpected = b.getNumber(worst);
  }
}

LogicalResult Runner::check(const Kernel &kernel) {
  if (!kernels.reference) {
    progress.update("compiling the reference");
    BuildOptions build = options.build;
    build.reference = true;
    kernels.reference = Kernel::create(program, signature, build);
    if (!kernels.reference)
      return failure();
  }
  progress.update("running the reference");
  std::vector<Array> expected;
  if (failed(execute(*kernels.reference, /*packed=*/false, expected)))
    return failure();
  for (auto [index, a, b] : llvm::enumerate(outputs, expected))
    if (a.getShape() != b.getShape()) {
      entry.emitError() << "output " << index << " is " << a.str()
                        << ", but the reference has " << b.str();
      return failure();
    }
  report.isChecked = true;
  compare(expected, outputs);
  if (!kernel.canPack())
    return success();
  std::vector<Array> packed;
  if (failed(execute(kernel, /*packed=*/true, packed)))
    return failure();
  compare(expected, packed);
  return success();
}

/// The limit where none is given, which roundings keep and wrong results
/// exceed.
static double getDefaultTolerance(StringRef type) {
  if (type == "f16" || type == "bf16")
    return 5e-2;
  return type == "f32" || type == "f64" ? 1e-3 : 0;
}

/// Whether the differences are within the limits.
LogicalResult Runner::judge() {
  for (auto [index, output] : llvm::enumerate(report.outputs)) {
    const Difference &difference = *output.difference;
    std::optional<double> tolerance = options.tolerance;
    if (!tolerance && !options.maxUlp)
      tolerance = getDefaultTolerance(output.type);
    bool tooLarge = (tolerance && difference.maxRelative > *tolerance) ||
                    (options.maxUlp && difference.maxUlp > *options.maxUlp);
    if (difference.mismatches == 0 && !tooLarge)
      continue;
    report.passed = false;
    InFlightDiagnostic diagnostic = entry.emitError()
                                    << "output " << index << " of '"
                                    << signature.name << "' ";
    if (difference.mismatches)
      diagnostic << "has NaN or infinity where the reference has not, or the "
                    "other way round, "
                 << difference.mismatches << " times";
    else
      diagnostic << "is too far from the reference";
  }
  return success(report.passed);
}

/// The threads that a kernel with OpenMP uses.
static unsigned getNumOpenMPThreads() {
  using Function = int (*)();
  auto getMaxThreads =
      reinterpret_cast<Function>(dlsym(RTLD_DEFAULT, "omp_get_max_threads"));
  return getMaxThreads ? std::max(1, getMaxThreads()) : 1;
}

LogicalResult Runner::bench(const Kernel &kernel) {
  report.packed = kernel.canPack();
  if (options.build.threads == "openmp")
    report.numThreads = getNumOpenMPThreads();
  auto call = Call::create(kernel, sizes, inputs, outputs, report.packed);
  if (!call) {
    reportError(call.takeError());
    return failure();
  }
  bool isDouble = false;
  for (const CArgument &input : signature.inputs)
    isDouble |= input.elementType.isF64();
  progress.update("timing");
  report.timing = measure([&] { call->run(); }, progress);
  report.peak = measureFmaPeak(target, isDouble, report.numThreads);
  return success();
}

void Runner::describe() {
  report.file = program.getPath().str();
  report.entry = signature.name;
  report.target = options.build.target;
  report.accuracy = options.build.accuracy;
  report.threads = options.build.threads;
  report.reference = options.build.reference;
  for (const Array &input : inputs) {
    report.inputs.push_back({input.str(),
                             SmallVector<int64_t>(input.getShape()),
                             getName(input.getKind()).str()});
    report.bytes += double(input.getNumBytes());
  }
  for (const Array &output : outputs) {
    report.outputs.push_back(summarize(output));
    report.bytes += double(output.getNumBytes());
  }
}

LogicalResult Runner::finish() {
  progress.clear();
  OutputFiles files;
  for (auto [index, path] : llvm::enumerate(options.outputs)) {
    const Array &array = outputs[index];
    if (llvm::Error error =
            files.add(path, [&](raw_ostream &os) { writeNpy(os, array); })) {
      reportError(std::move(error));
      return failure();
    }
  }
  if (llvm::Error error = files.commit()) {
    reportError(std::move(error));
    return failure();
  }
  LogicalResult verdict = options.check ? judge() : success();
  if (options.json)
    printJson(llvm::outs(), report);
  else if (options.check || options.bench || options.outputs.empty())
    printText(llvm::outs(), report);
  return verdict;
}

LogicalResult Runner::run() {
  if (failed(readInputs()) || failed(chooseSizes()))
    return failure();
  FailureOr<ShapeAnalysis> shapes = ShapeAnalysis::create(entry, sizes);
  if (failed(shapes) || failed(drawInputs()))
    return failure();
  report.flops = shapes->getFlops();
  if (!kernels.optimized) {
    progress.update("compiling");
    kernels.optimized = Kernel::create(program, signature, options.build);
  }
  auto &kernel = kernels.optimized;
  if (!kernel || failed(execute(*kernel, /*packed=*/false, outputs)))
    return failure();
  report.compileSeconds = kernel->getCompileSeconds();
  describe();
  if (options.check && failed(check(*kernel)))
    return failure();
  if (options.bench && failed(bench(*kernel)))
    return failure();
  return finish();
}

//===----------------------------------------------------------------------===//
// Entry
//===----------------------------------------------------------------------===//

/// All files that are read.
static std::vector<std::string> getInputPaths(const RunOptions &options) {
  std::vector<std::string> paths = options.inputs;
  paths.push_back(options.input);
  return paths;
}

/// What the options of a check say against each other; empty if nothing.
static StringRef findWrongCheck(const RunOptions &options) {
  if (!options.check)
    return options.tolerance || options.maxUlp
               ? "--tolerance and --max-ulp are limits of --check: give it too"
               : "";
  if (options.build.reference)
    return "--check would compare the reference path with itself: leave out "
           "--reference";
  // Nothing is larger than NaN, and everything is larger than what is negative.
  for (const std::optional<double> &limit : {options.tolerance, options.maxUlp})
    if (limit && !(*limit >= 0))
      return "--tolerance and --max-ulp take a number from 0 on";
  return "";
}

LogicalResult crease::runFile(const RunOptions &options) {
  if (llvm::Error error = checkRunOptions(options.build)) {
    reportError(std::move(error));
    return failure();
  }
  if (StringRef wrong = findWrongCheck(options); !wrong.empty()) {
    reportError(wrong);
    return failure();
  }
  if (llvm::Error error =
          checkOutputPaths(getInputPaths(options), options.outputs)) {
    reportError(std::move(error));
    return failure();
  }
  if (options.bench && options.build.emulate) {
    reportError("--bench would time the emulation: leave out --emulate");
    return failure();
  }
  llvm::Expected<TargetInfo> target = TargetInfo::get(options.build.target);
  if (!target) {
    reportError(target.takeError());
    return failure();
  }
  if (options.dims.size() > 1 && !options.outputs.empty()) {
    reportError("--output takes the results of one run, but there are " +
                Twine(options.dims.size()) + " of --dims");
    return failure();
  }
  std::unique_ptr<Program> program = Program::load(options.input);
  if (!program)
    return failure();
  if (!options.remarks.empty() &&
      failed(program->enableRemarks(options.remarks)))
    return failure();
  func::FuncOp entry = program->getEntry(options.entry);
  if (!entry)
    return failure();
  FailureOr<CSignature> signature = getCSignature(entry);
  if (failed(signature))
    return failure();
  SmallVector<ArrayRef<int64_t>> runs(options.dims.begin(), options.dims.end());
  if (runs.empty())
    runs.emplace_back();
  Kernels kernels;
  LogicalResult result = success();
  for (ArrayRef<int64_t> dims : runs) {
    Runner runner(options, dims, *program, entry, *signature, *target, kernels);
    if (succeeded(runner.run()))
      continue;
    result = failure();
    // What does not compile does not compile for other sizes either.
    if (!kernels.optimized)
      break;
  }
  return result;
}
