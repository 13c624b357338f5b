//===- SharedLibrary.cpp - Linking without a linker's process -------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Target/SharedLibrary.h"

#include "lld/Common/CommonLinkerContext.h"
#include "lld/Common/Driver.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

#include <dlfcn.h>
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

LLD_HAS_DRIVER(elf)

using namespace crease;
using llvm::StringRef;

static llvm::Error makeError(const llvm::Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

namespace {
/// An anonymous file that other code can open by a name.
class MemoryFile {
public:
  explicit MemoryFile(llvm::ArrayRef<char> bytes)
      : descriptor(memfd_create("crease.o", MFD_CLOEXEC)) {
    if (descriptor < 0)
      return;
    llvm::raw_fd_ostream stream(descriptor, /*shouldClose=*/false);
    stream.write(bytes.data(), bytes.size());
    stream.flush();
    complete = !stream.has_error();
    stream.clear_error();
  }
  ~MemoryFile() {
    if (descriptor >= 0)
      close(descriptor);
  }
  MemoryFile(const MemoryFile &) = delete;
  MemoryFile &operator=(const MemoryFile &) = delete;

  bool isComplete() const { return complete; }
  std::string getPath() const {
    return "/proc/self/fd/" + std::to_string(descriptor);
  }

private:
  int descriptor;
  bool complete = false;
};
} // namespace

/// Where this process got a library from, by its soname.
static std::string findLoadedLibrary(StringRef soname) {
  struct Search {
    StringRef soname;
    std::string path;
  } search{soname, {}};
  dl_iterate_phdr(
      [](dl_phdr_info *info, size_t, void *opaque) {
        auto *search = static_cast<Search *>(opaque);
        StringRef path = info->dlpi_name;
        if (path.rsplit('/').second != search->soname)
          return 0;
        search->path = path.str();
        return 1;
      },
      &search);
  return search.path;
}

llvm::Expected<std::string> crease::findOpenMPRuntime() {
  for (const char *name :
       {"libomp.so.5", "libomp.so", "/usr/lib/llvm-22/lib/libomp.so.5"}) {
    void *handle = dlopen(name, RTLD_NOW | RTLD_GLOBAL);
    if (!handle)
      continue;
    Dl_info info;
    void *symbol = dlsym(handle, "__kmpc_fork_call");
    if (symbol && dladdr(symbol, &info) && info.dli_fname)
      return std::string(info.dli_fname);
  }
  return makeError("OpenMP's runtime libomp.so.5 is not installed (Debian's "
                   "package libomp-22-dev has it)");
}

/// Whether the object refers to OpenMP's runtime.
static llvm::Expected<bool> usesOpenMP(llvm::ArrayRef<char> object) {
  auto file = llvm::object::ObjectFile::createELFObjectFile(
      llvm::MemoryBufferRef(StringRef(object.data(), object.size()), "object"));
  if (!file)
    return file.takeError();
  for (const llvm::object::SymbolRef &symbol : (*file)->symbols()) {
    llvm::Expected<StringRef> name = symbol.getName();
    if (!name)
      return name.takeError();
    if (name->starts_with("__kmpc_") || name->starts_with("omp_"))
      return true;
  }
  return false;
}

llvm::Error crease::linkSharedLibrary(llvm::ArrayRef<char> object,
                                      StringRef path) {
  llvm::SmallVector<std::string> arguments = {"ld.lld",
                                              "-shared",
                                              "--no-undefined",
                                              "--as-needed",
                                              "--build-id=none",
                                              "--threads=1",
                                              "-z",
                                              "noexecstack",
                                              "-z",
                                              "relro",
                                              "-o",
                                              path.str()};
  MemoryFile input(object);
  if (!input.isComplete())
    return makeError("no memory for the object to link");
  arguments.push_back(input.getPath());
  for (StringRef soname : {"libm.so.6", "libc.so.6"}) {
    std::string library = findLoadedLibrary(soname);
    if (library.empty())
      return makeError("this process has not loaded " + soname);
    arguments.push_back(library);
  }
  llvm::Expected<bool> threaded = usesOpenMP(object);
  if (!threaded)
    return threaded.takeError();
  if (*threaded) {
    llvm::Expected<std::string> library = findOpenMPRuntime();
    if (!library)
      return library.takeError();
    arguments.push_back(*library);
  }

  llvm::SmallVector<const char *> pointers;
  for (const std::string &argument : arguments)
    pointers.push_back(argument.c_str());
  std::string messages;
  llvm::raw_string_ostream stream(messages);
  lld::Result result = lld::lldMain(pointers, llvm::nulls(), stream,
                                    {{lld::Gnu, &lld::elf::link}});
  if (result.retCode == 0)
    return llvm::Error::success();
  StringRef text(messages);
  text = text.trim();
  text.consume_front("ld.lld: error: ");
  return makeError("linking failed: " + text);
}
