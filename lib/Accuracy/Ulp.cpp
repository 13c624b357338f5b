//===- Ulp.cpp - What crease-ulp does -------------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/Ulp.h"
#include "crease/Dialect/Crease.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

using namespace crease;
using namespace crease::accuracy;

static bool fail(const llvm::Twine &message) {
  reportError(message);
  return false;
}

namespace {

class UlpRun {
public:
  explicit UlpRun(const UlpOptions &options) : options(options) {}

  bool run() {
    if (!chooseCodes() || !chooseTypes())
      return false;
    return options.input.empty() ? runOps() : runFile();
  }

private:
  bool chooseCodes();
  bool chooseTypes();
  /// The functions that the options name.
  std::optional<std::vector<Function>> chooseFunctions() const;
  /// Whether a function may be passed over that takes numbers which a type does
  /// not have. Where its op was named this is said.
  bool mayLeaveOut(const Function &function, NumberType type) const;
  bool runOps();
  bool runFile();
  MeasureOptions measureOptions() const;
  bool report(llvm::ArrayRef<Measurement> measured) const;

  const UlpOptions &options;
  std::vector<BuildOptions> codes;
  std::vector<NumberType> types;
};

} // namespace

bool UlpRun::chooseCodes() {
  for (const std::string &target : options.targets)
    for (const std::string &level : options.levels) {
      BuildOptions code;
      code.target = target;
      code.accuracy = level;
      if (options.emulate) {
        // Only what the machine cannot run itself.
        llvm::Error cannotRun = checkRunOptions(code);
        code.emulate = bool(cannotRun);
        llvm::consumeError(std::move(cannotRun));
      }
      if (llvm::Error error = checkRunOptions(code)) {
        reportError(std::move(error));
        return false;
      }
      codes.push_back(code);
    }
  return true;
}

bool UlpRun::chooseTypes() {
  for (const std::string &name : options.types) {
    std::optional<NumberType> type = parseNumberType(name);
    if (!type)
      return fail("the type must be f32, f16, bf16 or f64, not '" + name + "'");
    types.push_back(*type);
  }
  return true;
}

std::optional<std::vector<Function>> UlpRun::chooseFunctions() const {
  std::vector<Function> named, chosen;
  for (const std::string &name : options.ops) {
    std::optional<Function> function = parseFunction(name);
    if (!function) {
      reportError("no activation is called '" + name +
                  "', or it takes other arguments, or it is not in "
                  "Accuracy/Ops.def");
      return std::nullopt;
    }
    for (double argument : function->further)
      if (!std::isfinite(argument)) {
        reportError("the arguments of '" + name + "' must be finite");
        return std::nullopt;
      }
    named.push_back(*function);
  }
  if (named.empty())
    for (const OpInfo &op : allOps())
      named.push_back(op.op);
  for (const Function &function : named) {
    std::vector<Function> variants = {function};
    if (options.withExtraArguments)
      for (Function &extra : extraArguments(function.op)) {
        extra.isDerivative = function.isDerivative;
        variants.push_back(extra);
      }
    for (const Function &variant : variants) {
      chosen.push_back(variant);
      if (!options.withDerivatives || variant.isDerivative)
        continue;
      chosen.push_back(variant);
      chosen.back().isDerivative = true;
    }
  }
  return chosen;
}

bool UlpRun::mayLeaveOut(const Function &function, NumberType type) const {
  std::string why = function.name() + " is not measured in " +
                    std::string(nameOf(type)) +
                    ", which does not have the numbers that it takes";
  bool isNamed = false;
  for (const std::string &name : options.ops) {
    std::optional<Function> named = parseFunction(name);
    if (!named || named->op != function.op)
      continue;
    isNamed = true;
    // The numbers of Ops.def are made for f32; others are what the user wants.
    if (named->further == function.further && !named->hasUsualArguments())
      return fail(why);
  }
  if (isNamed)
    llvm::WithColor::remark() << why << '\n';
  return true;
}

MeasureOptions UlpRun::measureOptions() const {
  MeasureOptions result = options.measure;
  if (llvm::sys::Process::StandardErrIsDisplayed())
    result.progress = [](const std::string &what, const Progress &progress) {
      llvm::errs() << llvm::format(
          "\r\033[K%s: %.1f %%, %.0f s left ", what.c_str(),
          100.0 * double(progress.done) / double(progress.total),
          progress.secondsLeft);
      if (progress.done == progress.total)
        llvm::errs() << "\r\033[K";
    };
  return result;
}

bool UlpRun::runOps() {
  if (!options.arguments.empty())
    return fail("--arguments is for custom activations; write --op='elu(0.5)'");
  auto functions = chooseFunctions();
  if (!functions)
    return false;
  if (options.list) {
    for (const Function &function : *functions)
      llvm::outs() << function.name() << '\n';
    return true;
  }
  bool holds = true;
  MeasureOptions how = measureOptions();
  for (const Function &function : *functions)
    for (NumberType type : types) {
      if (!canBeGiven(function, type)) {
        if (!mayLeaveOut(function, type))
          return false;
        continue;
      }
      auto measured = measure(function, type, codes, how);
      if (!measured)
        return false;
      holds &= report(*measured);
    }
  return holds;
}

bool UlpRun::runFile() {
  if (!options.ops.empty() || options.check || options.withDerivatives ||
      options.withExtraArguments || options.list)
    return fail("custom activations have no --op, --check, --grad, --extra or "
                "--list");
  for (NumberType type : types)
    if (type != NumberType::F32)
      return fail("custom activations are measured in f32");
  std::unique_ptr<Program> program = Program::load(options.input);
  if (!program)
    return false;
  std::vector<std::string> defines;
  for (auto define : program->getModule().getOps<DefineOp>()) {
    size_t operands = define.getFunctionType().getNumInputs();
    if (operands == options.arguments.size() + 1)
      defines.push_back(define.getSymName().str());
    else
      define.emitRemark("not measured: takes ")
          << operands << " operands, not one and the "
          << options.arguments.size() << " of --arguments";
  }
  if (defines.empty())
    return fail("'" + options.input +
                "' defines no activation that can be measured");
  MeasureOptions how = measureOptions();
  for (const std::string &define : defines) {
    auto measured =
        measureCustom(*program, define, options.arguments, codes, how);
    if (!measured)
      return false;
    report(*measured);
  }
  return true;
}

/// A string of JSON: names of custom activations are any bytes.
static llvm::json::Value quote(llvm::StringRef text) {
  return llvm::json::fixUTF8(text);
}

bool UlpRun::report(llvm::ArrayRef<Measurement> measured) const {
  bool holds = true;
  for (const Measurement &one : measured) {
    std::string type(nameOf(one.type));
    unsigned digits = one.type == NumberType::F32   ? 8
                      : one.type == NumberType::F64 ? 16
                                                    : 4;
    std::string title = one.function + ", " + type + ", " + one.code.accuracy +
                        ", " + one.code.target;
    if (options.json) {
      llvm::outs() << "{\"op\": " << quote(one.function)
                   << ", \"type\": " << quote(type)
                   << ", \"accuracy\": " << quote(one.code.accuracy)
                   << ", \"target\": " << quote(one.code.target)
                   << ", \"emulated\": "
                   << (one.code.emulate ? "true" : "false")
                   << ", \"step\": " << one.step
                   << ", \"complaint\": " << quote(one.complaint);
      if (one.isReferenceOnRecord)
        llvm::outs() << ", \"reference_on_record\": "
                     << (*one.isReferenceOnRecord ? "true" : "false");
      llvm::outs() << ", \"result\": "
                   << toJson(one.result, digits, options.profile) << "}\n";
      llvm::outs().flush();
    } else if (!options.check) {
      llvm::outs() << title << '\n' << describe(one.result, digits);
      if (one.isReferenceOnRecord)
        llvm::outs() << "the reference has "
                     << (*one.isReferenceOnRecord ? "the" : "NOT the")
                     << " hash on record\n";
    }
    if (!options.check || one.complaint.empty())
      continue;
    holds = false;
    reportError(title + ": " + one.complaint);
    llvm::errs() << describe(one.result, digits);
  }
  return holds;
}

bool accuracy::runUlp(const UlpOptions &options) {
  return UlpRun(options).run();
}
