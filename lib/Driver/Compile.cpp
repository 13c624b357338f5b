//===- Compile.cpp - What crease-compile does -----------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/Compile.h"

#include "crease/Driver/OutputFiles.h"
#include "crease/Target/CHeader.h"
#include "crease/Target/CodeGen.h"
#include "crease/Target/SharedLibrary.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace crease;

std::optional<EmitKind> crease::getEmitKind(StringRef path) {
  StringRef suffix = llvm::sys::path::extension(path);
  if (suffix == ".o")
    return EmitKind::Object;
  if (suffix == ".so")
    return EmitKind::Shared;
  if (suffix == ".s")
    return EmitKind::Assembly;
  if (suffix == ".ll")
    return EmitKind::LLVMIR;
  if (suffix == ".mlir")
    return EmitKind::MLIR;
  return std::nullopt;
}

/// The header's entries, from the functions as their author wrote them.
static FailureOr<std::vector<CHeaderEntry>> getEntries(Program &program) {
  std::vector<CHeaderEntry> entries;
  for (func::FuncOp func : program.getFunctions()) {
    FailureOr<CHeaderEntry> entry = CHeaderEntry::get(func);
    if (failed(entry))
      return failure();
    entries.push_back(std::move(*entry));
  }
  return entries;
}

/// Marks the entries for which the lowered module packs weights.
static void findPacking(ModuleOp lowered, std::vector<CHeaderEntry> &entries) {
  for (CHeaderEntry &entry : entries) {
    const std::string &name = entry.signature.name;
    entry.isPacked = true;
    for (StringRef suffix : {"_packed_size", "_pack", "_packed"})
      entry.isPacked &=
          !!lowered.lookupSymbol<LLVM::LLVMFuncOp>((name + suffix).str());
  }
}

/// The bytes of an output; for a shared library, those of its object.
static FailureOr<SmallVector<char, 0>> emit(EmitKind kind, ModuleOp lowered,
                                            const TargetInfo &target) {
  SmallVector<char, 0> bytes;
  if (kind == EmitKind::MLIR) {
    llvm::raw_svector_ostream stream(bytes);
    lowered.print(stream);
    return bytes;
  }
  std::unique_ptr<CodeGen> codeGen = CodeGen::create(lowered, target);
  if (!codeGen)
    return failure();
  codeGen->optimize();
  if (kind == EmitKind::LLVMIR) {
    llvm::append_range(bytes, codeGen->getLLVMIR());
    return bytes;
  }
  return codeGen->emit(kind == EmitKind::Assembly
                           ? llvm::CodeGenFileType::AssemblyFile
                           : llvm::CodeGenFileType::ObjectFile);
}

/// Writes all files, or none.
static llvm::Error writeFiles(const CompileOptions &options, EmitKind kind,
                              ArrayRef<CHeaderEntry> entries,
                              ArrayRef<char> bytes) {
  OutputFiles files;
  if (!options.header.empty())
    if (llvm::Error error = files.add(options.header, [&](raw_ostream &os) {
          writeCHeader(os, llvm::sys::path::stem(options.header), entries);
        }))
      return error;
  llvm::Error error =
      kind == EmitKind::Shared
          ? files.addMade(options.output,
                          [&](StringRef where) {
                            return linkSharedLibrary(bytes, where);
                          })
          : files.add(options.output, [&](raw_ostream &os) {
              os.write(bytes.data(), bytes.size());
            });
  return error ? std::move(error) : files.commit();
}

LogicalResult crease::compileFile(const CompileOptions &options) {
  std::optional<EmitKind> kind = options.emit;
  if (!kind)
    kind = getEmitKind(options.output);
  if (!kind) {
    reportError("cannot tell what to write to '" + options.output +
                "': give --emit, or a name that ends in .o, .so, .s, .ll or "
                ".mlir");
    return failure();
  }
  std::vector<std::string> outputs = {options.output};
  if (!options.header.empty())
    outputs.push_back(options.header);
  // Two texts in one stream are of no use.
  if (options.output == "-" && options.header == "-") {
    reportError("the output and the header are both standard output");
    return failure();
  }
  if (llvm::Error error = checkOutputPaths(options.input, outputs)) {
    reportError(std::move(error));
    return failure();
  }
  if (llvm::Error error = checkBuildOptions(options.build)) {
    reportError(std::move(error));
    return failure();
  }
  std::unique_ptr<Program> program = Program::load(options.input);
  if (!program)
    return failure();
  if (!options.remarks.empty() &&
      failed(program->enableRemarks(options.remarks)))
    return failure();
  std::vector<CHeaderEntry> entries;
  if (!options.header.empty()) {
    auto found = getEntries(*program);
    if (failed(found))
      return failure();
    entries = std::move(*found);
  }
  OwningOpRef<ModuleOp> lowered = program->lower(options.build);
  if (!lowered)
    return failure();
  findPacking(*lowered, entries);
  llvm::Expected<TargetInfo> target = TargetInfo::get(options.build.target);
  if (!target) {
    reportError(target.takeError());
    return failure();
  }
  FailureOr<SmallVector<char, 0>> bytes = emit(*kind, *lowered, *target);
  if (failed(bytes))
    return failure();
  if (llvm::Error error = writeFiles(options, *kind, entries, *bytes)) {
    reportError(std::move(error));
    return failure();
  }
  return success();
}
