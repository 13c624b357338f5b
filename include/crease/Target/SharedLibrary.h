//===- SharedLibrary.h - Linking without a linker's process -----*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_TARGET_SHAREDLIBRARY_H
#define CREASE_TARGET_SHAREDLIBRARY_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace crease {

/// Links one ELF object into a shared library at `path`, inside this process,
/// with lld. The library names libm, libc and OpenMP's runtime as needed where
/// the object uses them; what none of them defines is an error.
llvm::Error linkSharedLibrary(llvm::ArrayRef<char> object,
                              llvm::StringRef path);

/// The path of OpenMP's runtime on this machine, or an error that says which
/// package has it.
llvm::Expected<std::string> findOpenMPRuntime();

} // namespace crease

#endif // CREASE_TARGET_SHAREDLIBRARY_H
