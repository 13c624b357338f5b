//===- Compiled.h - Functions as crease-compile makes them ------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACCURACY_COMPILED_H
#define CREASE_ACCURACY_COMPILED_H

#include "crease/Accuracy/Oracle.h"
#include "crease/Driver/Program.h"
#include "crease/Target/Jit.h"

namespace crease::accuracy {

/// The element types of the dialect.
enum class NumberType { F32, F16, Bf16, F64 };

std::optional<NumberType> parseNumberType(std::string_view name);
std::string_view nameOf(NumberType type);
Format formatOf(NumberType type);
/// The value of a number given by its bits, and the bits of a value.
double decode(NumberType type, uint64_t bits);
uint64_t encode(NumberType type, double value);

/// Machine code for a function of one number, over arrays: the optimised path,
/// or the reference path, as the options say. May be called by several threads.
class CompiledFunction {
public:
  /// What tests do to the code in the LLVM dialect.
  using Change = llvm::function_ref<void(mlir::ModuleOp)>;

  /// Nothing after an error has been reported.
  static std::optional<CompiledFunction> create(const Function &function,
                                                NumberType type,
                                                BuildOptions options,
                                                Change change = nullptr);

  /// One custom activation of a program, with numbers for all operands but the
  /// first.
  static std::optional<CompiledFunction>
  createCustom(Program &program, llvm::StringRef define,
               llvm::ArrayRef<double> further, NumberType type,
               BuildOptions options);

  /// `count` results of the function's type.
  void operator()(const void *inputs, void *results, size_t count) const;

  /// With another second operand, element by element: of a gate the value.
  void operator()(const void *inputs, const void *second, void *results,
                  size_t count) const;
  bool hasSecond() const { return !second.empty(); }

  const BuildOptions &getOptions() const { return options; }
  /// A hash of the object file.
  uint64_t getCodeHash() const { return codeHash; }

private:
  static std::optional<CompiledFunction> create(Program &program,
                                                llvm::StringRef name,
                                                BuildOptions options,
                                                Change change = nullptr);

  std::shared_ptr<JitObject> object;
  void (*entry)(void **) = nullptr;
  BuildOptions options;
  uint64_t codeHash = 0;
  /// What the second operand is, repeated; empty where there is none.
  std::vector<char> second;
  size_t secondSize = 0;
};

/// Whether a value of `function` in `type` is the one meant: all of its
/// arguments are numbers of that type.
bool canBeGiven(const Function &function, NumberType type);

/// Whether an op is a factor that a gate decides, times a value.
bool isGate(Op op);

/// The source of a function named @f of one tensor, or two where the op wants
/// its second operand in the shape of the first.
std::string sourceOf(const Function &function, NumberType type);

} // namespace crease::accuracy

#endif // CREASE_ACCURACY_COMPILED_H
