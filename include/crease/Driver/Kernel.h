//===- Kernel.h - A compiled function, ready to call ------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_KERNEL_H
#define CREASE_DRIVER_KERNEL_H

#include "crease/Driver/Array.h"
#include "crease/Driver/Program.h"
#include "crease/Target/Jit.h"
#include "crease/Target/Signature.h"

#include <optional>

namespace crease {

/// One function of a program, compiled by one path and linked into this
/// process.
class Kernel {
public:
  /// Compiles; every failure has been reported. `options.packedEntry` is set.
  static std::optional<Kernel>
  create(Program &program, const CSignature &signature, BuildOptions options);

  /// From the parsed module to machine code, in seconds.
  double getCompileSeconds() const { return compileSeconds; }

  /// The shapes of the outputs for such inputs, or nothing if the function
  /// cannot tell before it is run.
  std::optional<llvm::SmallVector<llvm::SmallVector<int64_t>>>
  getOutputShapes(llvm::ArrayRef<int64_t> sizes,
                  llvm::ArrayRef<Array> inputs) const;

  /// Whether weights can be packed ahead of time.
  bool canPack() const { return packedCall; }

private:
  friend class Call;
  using Entry = void (*)(void **);
  explicit Kernel(JitObject object) : object(std::move(object)) {}

  JitObject object;
  CSignature signature;
  double compileSeconds = 0;
  Entry call = nullptr, shape = nullptr;
  // Of the weights.
  Entry pack = nullptr, packedCall = nullptr;
  size_t (*packedSize)() = nullptr;
};

/// A kernel with its arguments, which it refers to.
class Call {
public:
  /// With `packed`, weights are packed here and used in that form.
  static llvm::Expected<Call> create(const Kernel &kernel,
                                     llvm::ArrayRef<int64_t> sizes,
                                     llvm::ArrayRef<Array> inputs,
                                     llvm::ArrayRef<Array> outputs,
                                     bool packed);
  void run() { entry(pointers.data()); }

private:
  Call() = default;

  Kernel::Entry entry = nullptr;
  std::optional<Array> packedWeights;
  std::vector<int64_t> sizes; // Its elements stay where they are in a move.
  llvm::SmallVector<void *> pointers;
};

} // namespace crease

#endif // CREASE_DRIVER_KERNEL_H
