//===- Formula.cpp - A printer as a number type ---------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Activations/Formula.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

namespace crease {

Formula number(const Formula &, double value) {
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.9g", value);
  return Formula(text, value < 0 ? Formula::Product : Formula::Atom);
}

Formula Formula::call(const char *name, std::initializer_list<Formula> args) {
  std::string text = std::string(name) + "(";
  for (const Formula &arg : args)
    text += (&arg == args.begin() ? "" : ", ") + arg.text;
  return Formula(text + ")");
}

} // namespace crease
