//===- DefinitionTable.h - Definitions by op ------------------ -*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_ACCURACY_DEFINITIONTABLE_H
#define CREASE_LIB_ACCURACY_DEFINITIONTABLE_H

#include "crease/Accuracy/Oracle.h"
#include "crease/Activations/Definitions.h"
#include "crease/Activations/Dual.h"

namespace crease {
namespace accuracy {

/// An op, or its derivative by the first operand, on x and its further
/// arguments.
template <class T> using Definition = T (*)(const T &x, const T *further);

/// A definition of N arguments on x and N - 1 further ones.
template <class T, class Fn, size_t... I>
T spread(const Fn &f, const T &x, const T *further, std::index_sequence<I...>) {
  return f(x, further[I]...);
}

/// The same on x as a variable, all others being constants: the derivative.
template <class T, class Fn, size_t... I>
T spreadDual(const Fn &f, const T &value, const T *further,
             std::index_sequence<I...>) {
  Dual1<T> x(value, 0, 1);
  Dual1<T> y = f(x, Dual1<T>::constant(x, further[I])...);
  return y.getSlope(0).get(value);
}

template <class T> Definition<T> definitionOf(Op op, bool isDerivative) {
  struct Entry {
    Definition<T> value, derivative;
  };
  static constexpr Entry entries[] = {
#define CREASE_OP(NAME, OPERANDS, PARAMETERS, ...)                             \
  {[](const T &x, const T *further) -> T {                                     \
     return spread([](const auto &...v) { return definitions::NAME(v...); },   \
                   x, further,                                                 \
                   std::make_index_sequence<OPERANDS + PARAMETERS - 1>());     \
   },                                                                          \
   [](const T &x, const T *further) -> T {                                     \
     return spreadDual(                                                        \
         [](const auto &...v) { return definitions::NAME(v...); }, x, further, \
         std::make_index_sequence<OPERANDS + PARAMETERS - 1>());               \
   }},
#include "crease/Accuracy/Ops.def"
  };
  const Entry &entry = entries[size_t(op)];
  return isDerivative ? entry.derivative : entry.value;
}

} // namespace accuracy
} // namespace crease

#endif // CREASE_LIB_ACCURACY_DEFINITIONTABLE_H
