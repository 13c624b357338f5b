//===- Jit.cpp - Object code in this process ------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Target/Jit.h"

#include "crease/Target/SharedLibrary.h"

#include "llvm/ExecutionEngine/Orc/ExecutionUtils.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/TargetSelect.h"

using namespace crease;

JitObject::JitObject(std::unique_ptr<llvm::orc::LLJIT> jit)
    : jit(std::move(jit)) {}
JitObject::JitObject(JitObject &&) = default;
JitObject &JitObject::operator=(JitObject &&) = default;
JitObject::~JitObject() = default;

llvm::Expected<JitObject> JitObject::create(llvm::ArrayRef<char> object,
                                            bool openMP) {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  auto jit = llvm::orc::LLJITBuilder().create();
  if (!jit)
    return jit.takeError();
  char prefix = (*jit)->getDataLayout().getGlobalPrefix();
  llvm::orc::JITDylib &dylib = (*jit)->getMainJITDylib();
  auto process =
      llvm::orc::DynamicLibrarySearchGenerator::GetForCurrentProcess(prefix);
  if (!process)
    return process.takeError();
  dylib.addGenerator(std::move(*process));
  if (openMP) {
    auto path = findOpenMPRuntime();
    if (!path)
      return path.takeError();
    auto runtime =
        llvm::orc::DynamicLibrarySearchGenerator::Load(path->c_str(), prefix);
    if (!runtime)
      return runtime.takeError();
    dylib.addGenerator(std::move(*runtime));
  }
  llvm::StringRef bytes(object.data(), object.size());
  auto file = llvm::object::ObjectFile::createObjectFile(
      llvm::MemoryBufferRef(bytes, "crease"));
  if (!file)
    return file.takeError();
  if (llvm::Error error = (*jit)->addObjectFile(
          llvm::MemoryBuffer::getMemBufferCopy(bytes, "crease")))
    return std::move(error);
  JitObject result(std::move(*jit));
  for (const llvm::object::SymbolRef &symbol : (*file)->symbols()) {
    auto flags = symbol.getFlags();
    auto name = symbol.getName();
    if (!flags || !name)
      return llvm::joinErrors(flags.takeError(), name.takeError());
    if ((*flags & llvm::object::SymbolRef::SF_Global) &&
        !(*flags & llvm::object::SymbolRef::SF_Undefined))
      result.symbols.insert(*name);
  }
  return result;
}

llvm::Expected<void *> JitObject::lookup(llvm::StringRef name) const {
  auto symbol = jit->lookup(name);
  if (!symbol)
    return symbol.takeError();
  return symbol->toPtr<void *>();
}
