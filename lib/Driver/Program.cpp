//===- Program.cpp - A module on its way through the house ----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/Program.h"

#include "crease/Pipelines/Pipelines.h"
#include "crease/Target/CodeGen.h"
#include "crease/Target/Emulate.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Remarks.h"
#include "mlir/IR/Verifier.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/WithColor.h"
#include "llvm/TargetParser/Host.h"

using namespace mlir;
using namespace crease;

llvm::Error crease::checkBuildOptions(const BuildOptions &options) {
  return checkCodeOptions(options.target, options.accuracy, options.threads);
}

llvm::Error crease::checkRunOptions(const BuildOptions &options) {
  if (llvm::Error error = checkBuildOptions(options))
    return error;
  llvm::Expected<TargetInfo> target = TargetInfo::get(options.target);
  llvm::Expected<TargetInfo> host = TargetInfo::get("native");
  if (!target || !host)
    return llvm::joinErrors(target.takeError(), host.takeError());
  return checkRunnable(*target, *host, options.emulate);
}

void crease::reportError(const llvm::Twine &message) {
  llvm::WithColor::error() << message << "\n";
}

void crease::reportError(llvm::Error error) {
  reportError(llvm::toString(std::move(error)));
}

Program::Program() = default;
Program::~Program() = default;

std::unique_ptr<Program> Program::load(StringRef path) {
  if (llvm::sys::fs::is_directory(path)) {
    reportError("cannot read '" + path + "': it is a directory");
    return nullptr;
  }
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(path);
  if (!buffer) {
    reportError("cannot read '" + path + "': " + buffer.getError().message());
    return nullptr;
  }
  return parse(std::move(*buffer), path);
}

/// That every function can be compiled under its name.
static LogicalResult checkFunctions(ModuleOp module) {
  WalkResult result = module.walk([&](func::FuncOp func) -> WalkResult {
    // Of nested modules nothing would come out, without a word.
    if (func->getParentOp() != module && func.isPublic())
      return func.emitError()
             << "public function '" << func.getSymName()
             << "' stands in a nested module: move it to the outermost one";
    // LLVM takes it for an intrinsic, wherever it stands.
    if (func.getSymName().starts_with("llvm."))
      return func.emitError()
             << "'" << func.getSymName()
             << "' is a name of LLVM's intrinsics, which begin "
                "in 'llvm.': choose another";
    return WalkResult::advance();
  });
  return failure(result.wasInterrupted());
}

std::unique_ptr<Program>
Program::parse(std::unique_ptr<llvm::MemoryBuffer> buffer, StringRef name) {
  std::unique_ptr<Program> program(new Program());
  program->path = name.str();
  DialectRegistry registry;
  registerAllDialects(registry);
  registerAllExtensions(registry);
  registerDialects(registry);
  registerTranslations(registry);
  // Modules are small; starting threads costs more than they save.
  program->context =
      std::make_unique<MLIRContext>(registry, MLIRContext::Threading::DISABLED);
  program->context->printOpOnDiagnostic(false);
  program->sources = std::make_unique<llvm::SourceMgr>();
  program->sources->AddNewSourceBuffer(std::move(buffer), SMLoc());
  program->diagnostics = std::make_unique<SourceMgrDiagnosticHandler>(
      *program->sources, program->context.get());
  program->module =
      parseSourceFile<ModuleOp>(*program->sources, program->context.get());
  if (!program->module || failed(checkFunctions(*program->module)))
    return nullptr;
  return program;
}

SmallVector<func::FuncOp> Program::getFunctions() {
  SmallVector<func::FuncOp> functions;
  for (auto func : getModule().getOps<func::FuncOp>())
    if (func.isPublic())
      functions.push_back(func);
  return functions;
}

func::FuncOp Program::getEntry(StringRef name) {
  SmallVector<func::FuncOp> functions = getFunctions();
  if (name.empty() && functions.size() == 1)
    return functions.front();
  SmallVector<std::string> names;
  for (func::FuncOp func : functions) {
    if (func.getSymName() == name)
      return func;
    names.push_back(func.getSymName().str());
  }
  std::string present = names.empty()
                            ? "the module has none"
                            : "the module has " + llvm::join(names, ", ");
  reportError("'" + path + "': " +
              (name.empty() ? "name the function to run with --entry"
                            : "no public function '" + name.str() + "'") +
              ": " + present);
  return nullptr;
}

LogicalResult Program::enableRemarks(StringRef filter) {
  std::string message;
  if (!llvm::Regex(filter).isValid(message)) {
    reportError("invalid expression '" + filter + "': " + message);
    return failure();
  }
  // A kind of remark without a filter of its own is not printed, whatever `all`
  // says.
  remark::RemarkCategories categories;
  for (auto *kind : {&categories.passed, &categories.missed,
                     &categories.analysis, &categories.failed})
    *kind = filter.str();
  return remark::enableOptimizationRemarks(
      *context, nullptr, std::make_unique<remark::RemarkEmittingPolicyAll>(),
      categories, /*printAsEmitRemarks=*/true);
}

namespace {

/// Keeps functions that are named like one of the C library's, say @tanh, apart
/// from the library's own, which the lowered module may declare and call.
class LibraryNames {
public:
  /// Gives such functions other names.
  void hide(ModuleOp module);
  /// Gives the names back. Where the module now calls the library's function,
  /// the C function of that name is an error, at the place of the original.
  LogicalResult restore(ModuleOp lowered, ModuleOp original, bool needed);

private:
  static constexpr StringLiteral mark = ".crease";
};

} // namespace

/// The library functions that LLVM itself calls for what the module has: always
/// those that move bytes, and some for instructions that a target lacks. No
/// declaration shows that they are called.
static llvm::StringSet<> getImpliedNames(ModuleOp lowered) {
  llvm::StringSet<> names = {"memcpy", "memmove", "memset",
                             "memcmp", "bcmp",    "bzero"};
  lowered.walk([&](Operation *op) {
    if (isa<LLVM::FRemOp>(op))
      names.insert_range(ArrayRef<StringRef>{"fmod", "fmodf"});
    if (isa<LLVM::FMAOp, LLVM::FMulAddOp>(op))
      names.insert_range(ArrayRef<StringRef>{"fma", "fmaf"});
  });
  return names;
}

void LibraryNames::hide(ModuleOp module) {
  llvm::Triple triple(llvm::sys::getProcessTriple());
  llvm::TargetLibraryInfoImpl library(triple);
  for (auto func : module.getOps<func::FuncOp>()) {
    llvm::LibFunc ignored;
    StringRef name = func.getSymName();
    // LLVM's list is of those that it can simplify; it lacks fma.
    if (!library.getLibFunc(name, ignored) && name != "fma" && name != "fmaf")
      continue;
    auto other = StringAttr::get(module.getContext(), name + mark);
    if (succeeded(SymbolTable::replaceAllSymbolUses(func, other, module)))
      func.setSymNameAttr(other);
  }
}

LogicalResult LibraryNames::restore(ModuleOp lowered, ModuleOp original,
                                    bool needed) {
  llvm::StringSet<> implied = getImpliedNames(lowered);
  for (auto func : lowered.getOps<LLVM::LLVMFuncOp>()) {
    auto [front, back] = func.getSymName().split(mark);
    if (front == func.getSymName())
      continue;
    auto name = StringAttr::get(lowered.getContext(), front + back);
    bool isCalled = lowered.lookupSymbol(name) || implied.contains(name);
    if (!isCalled) {
      if (failed(SymbolTable::replaceAllSymbolUses(func, name, lowered)))
        return failure();
      func.setSymNameAttr(name);
    } else if (needed && back.empty()) {
      return emitError(original.lookupSymbol(name)->getLoc())
             << "'" << front
             << "' is also the name of a library function that the code "
                "calls: choose another";
    }
  }
  return success();
}

OwningOpRef<ModuleOp> Program::lower(const BuildOptions &options) {
  OwningOpRef<ModuleOp> copy(getModule().clone());
  if (!options.entry.empty())
    for (auto func : copy->getOps<func::FuncOp>())
      if (func.getSymName() != options.entry)
        func.setPrivate();
  LibraryNames names;
  names.hide(*copy);
  // Verifying after each pass takes as long as the passes; crease-opt, by which
  // they are tested, does it.
  PassManager passes(context.get());
  passes.enableVerifier(false);
  if (options.reference) {
    ReferencePipelineOptions pipeline;
    pipeline.packedEntry = options.packedEntry;
    buildReferencePipeline(passes, pipeline);
  } else {
    CpuPipelineOptions pipeline;
    pipeline.target = options.target;
    pipeline.accuracy = options.accuracy;
    pipeline.threads = options.threads;
    pipeline.requireFused = options.requireFused;
    pipeline.packedEntry = options.packedEntry;
    auto error = [&](const llvm::Twine &message) -> LogicalResult {
      return emitError(getModule().getLoc()) << message;
    };
    if (failed(buildCpuPipeline(passes, pipeline, error)))
      return nullptr;
  }
  bool diagnosed = false;
  auto watch = context->getDiagEngine().registerHandler([&](Diagnostic &d) {
    diagnosed |= d.getSeverity() == DiagnosticSeverity::Error;
    return failure(); // Let the next handler print it.
  });
  LogicalResult result = passes.run(*copy);
  if (succeeded(result))
    result = verify(*copy);
  context->getDiagEngine().eraseHandler(watch);
  if (succeeded(result)) {
    // The entries of crease-run have names of their own.
    result = names.restore(*copy, getModule(), !options.packedEntry);
    return succeeded(result) ? std::move(copy) : nullptr;
  }
  if (!diagnosed)
    emitError(getModule().getLoc()) << "the module cannot be lowered";
  return nullptr;
}

FailureOr<SmallVector<char, 0>>
Program::compile(const BuildOptions &options,
                 llvm::function_ref<void(ModuleOp)> change) {
  llvm::Expected<TargetInfo> target = TargetInfo::get(options.target);
  if (!target) {
    reportError(target.takeError());
    return failure();
  }
  OwningOpRef<ModuleOp> lowered = lower(options);
  if (!lowered)
    return failure();
  if (change)
    change(*lowered);
  std::unique_ptr<CodeGen> codeGen =
      CodeGen::create(*lowered, *target, options.emulate);
  if (!codeGen)
    return failure();
  codeGen->optimize();
  return codeGen->emit(llvm::CodeGenFileType::ObjectFile);
}
