//===- Jit.h - Object code in this process ----------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_TARGET_JIT_H
#define CREASE_TARGET_JIT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"

#include <memory>

namespace llvm::orc {
class LLJIT;
} // namespace llvm::orc

namespace crease {

/// An object file, as CodeGen emits it, linked into this process. Symbols of
/// libm, libc and, if asked for, OpenMP's runtime come from the process.
class JitObject {
public:
  static llvm::Expected<JitObject> create(llvm::ArrayRef<char> object,
                                          bool openMP);
  JitObject(JitObject &&);
  JitObject &operator=(JitObject &&);
  ~JitObject();

  /// Whether the object itself defines a symbol.
  bool defines(llvm::StringRef name) const { return symbols.contains(name); }

  /// The address of a symbol that the object defines; the error also says which
  /// of the object's own needs could not be met.
  llvm::Expected<void *> lookup(llvm::StringRef name) const;

private:
  explicit JitObject(std::unique_ptr<llvm::orc::LLJIT> jit);

  std::unique_ptr<llvm::orc::LLJIT> jit;
  llvm::StringSet<> symbols;
};

} // namespace crease

#endif // CREASE_TARGET_JIT_H
