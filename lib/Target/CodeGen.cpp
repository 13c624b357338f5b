//===- CodeGen.cpp - From the LLVM dialect to machine code ----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Target/CodeGen.h"

#include "crease/Target/Emulate.h"
#include "crease/Target/MoveAsIntegers.h"

#include "mlir/Target/LLVMIR/Dialect/All.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"

using namespace mlir;
using namespace crease;

void crease::registerTranslations(DialectRegistry &registry) {
  registerAllToLLVMIRTranslations(registry);
}

llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
crease::createTargetMachine(const TargetInfo &info) {
  static const bool initialized = [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
    llvm::InitializeNativeTargetAsmParser();
    return true;
  }();
  (void)initialized;
  llvm::Triple triple(info.triple);
  std::string message;
  const llvm::Target *target =
      llvm::TargetRegistry::lookupTarget(triple, message);
  if (!target)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "cannot compile for '" + info.spec +
                                       "': " + message);
  llvm::TargetOptions options;
  options.AllowFPOpFusion = llvm::FPOpFusion::Strict;
  return std::unique_ptr<llvm::TargetMachine>(target->createTargetMachine(
      triple, info.cpu, info.features, options, llvm::Reloc::PIC_,
      llvm::CodeModel::Small, llvm::CodeGenOptLevel::Aggressive));
}

CodeGen::CodeGen() = default;
CodeGen::~CodeGen() = default;

Location CodeGen::getFallbackLocation() const {
  return ModuleOp(source).getLoc();
}

std::unique_ptr<CodeGen>
CodeGen::create(ModuleOp source, const TargetInfo &target, bool emulate) {
  std::unique_ptr<CodeGen> codeGen(new CodeGen());
  codeGen->source = source;
  auto fail = [&](llvm::Error error) {
    emitError(source.getLoc()) << llvm::toString(std::move(error));
    return nullptr;
  };
  TargetInfo info = target;
  if (emulate) {
    auto host = TargetInfo::get("native");
    if (!host)
      return fail(host.takeError());
    info = std::move(*host);
  }
  auto machine = createTargetMachine(info);
  if (!machine)
    return fail(machine.takeError());
  codeGen->machine = std::move(*machine);
  codeGen->hasBF16 = info.has("avx512bf16") || info.has("avxneconvert");
  codeGen->context = std::make_unique<llvm::LLVMContext>();
  CodeGen *self = codeGen.get();
  // LLVM's own handler ends the process.
  codeGen->context->setDiagnosticHandlerCallBack(
      [](const llvm::DiagnosticInfo *info, void *opaque) {
        auto *self = static_cast<CodeGen *>(opaque);
        if (info->getSeverity() != llvm::DS_Error)
          return;
        std::string text;
        llvm::raw_string_ostream stream(text);
        llvm::DiagnosticPrinterRawOStream printer(stream);
        info->print(printer);
        emitError(self->getFallbackLocation()) << text;
        self->hadError = true;
      },
      self);
  codeGen->module =
      translateModuleToLLVMIR(source, *codeGen->context, "crease");
  if (!codeGen->module)
    return nullptr;
  if (emulate)
    if (llvm::Error error = emulateAVX512(*codeGen->module))
      return fail(std::move(error));
  codeGen->module->setTargetTriple(codeGen->machine->getTargetTriple());
  codeGen->module->setDataLayout(codeGen->machine->createDataLayout());
  codeGen->module->setPICLevel(llvm::PICLevel::BigPIC);
  // Where the target prefers vectors narrower than its widest, LLVM must not
  // join them again.
  if (info.vectorBits < 512 && info.hasAVX512())
    for (llvm::Function &function : *codeGen->module)
      for (StringRef name : {"prefer-vector-width", "min-legal-vector-width"})
        function.addFnAttr(name, std::to_string(info.vectorBits));
  return codeGen;
}

/// Whether arithmetic on single floats stands in an innermost loop, which LLVM
/// may turn into vectors. What a kernel does once for each row does not count.
static bool hasScalarLoop(llvm::Function &function) {
  if (function.isDeclaration())
    return false;
  llvm::DominatorTree dominators(function);
  llvm::LoopInfo loops(dominators);
  for (llvm::BasicBlock &block : function)
    if (llvm::Loop *loop = loops.getLoopFor(&block);
        loop && loop->isInnermost())
      for (llvm::Instruction &op : block)
        if (op.getType()->isFloatingPointTy() &&
            (op.isBinaryOp() || llvm::isa<llvm::CallInst>(op)))
          return true;
  return false;
}

/// Whether a module is long, and its loops are vector code as they are. A part
/// of LLVM's pipeline of O3 then gives code as fast in half its time.
static bool isLongVectorCode(llvm::Module &module) {
  constexpr unsigned isLong = 6000;
  return module.getInstructionCount() > isLong &&
         llvm::none_of(module, hasScalarLoop);
}

void CodeGen::optimize() {
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::PipelineTuningOptions tuning;
  tuning.LoopVectorization = true;
  tuning.SLPVectorization = true;
  llvm::PassBuilder builder(machine.get(), tuning);
  llvm::TargetLibraryInfoImpl library(machine->getTargetTriple());
  functions.registerPass([&] { return llvm::TargetLibraryAnalysis(library); });
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  llvm::ModulePassManager passes;
  if (isLongVectorCode(*module))
    llvm::cantFail(builder.parsePassPipeline(
        passes, "function(lower-expect,sroa,instcombine<no-verify-fixpoint>,"
                "simplifycfg,loop-mssa(loop-rotate,licm),early-cse<memssa>,"
                "simplifycfg),globaldce"));
  else
    passes = builder.buildPerModuleDefaultPipeline(llvm::OptimizationLevel::O3);
  passes.run(*module, modules);
  if (!hasBF16)
    moveAsIntegers(*module);
}

std::string CodeGen::getLLVMIR() const {
  std::string text;
  llvm::raw_string_ostream stream(text);
  module->print(stream, nullptr);
  return text;
}

FailureOr<SmallVector<char, 0>> CodeGen::emit(llvm::CodeGenFileType type) {
  SmallVector<char, 0> bytes;
  llvm::raw_svector_ostream stream(bytes);
  llvm::legacy::PassManager passes;
  if (machine->addPassesToEmitFile(passes, stream, nullptr, type)) {
    emitError(getFallbackLocation()) << "the target cannot emit this output";
    return failure();
  }
  passes.run(*module);
  if (hadError)
    return failure();
  return bytes;
}
