//===- QuickLoops.h - What a sweep does a billion times --------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Vector code for x86-64-v3, called only where the machine has it
// (hasQuickLoops).
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_ACCURACY_QUICKLOOPS_H
#define CREASE_LIB_ACCURACY_QUICKLOOPS_H

#include "crease/Accuracy/Sweep.h"

namespace crease {
namespace accuracy {

bool hasQuickLoops();

/// A function on finite inputs, a multiple of eight: the value and the f32
/// next to it; of each eight, a bit for every input whose rounding the error
/// bound leaves open.
using EvaluateBalls = void (*)(const float *inputs, size_t count,
                               const double *further, float *rounded,
                               double *values, uint8_t *doubtful);
EvaluateBalls quickEvaluation(Op op, bool isDerivative);

/// What tallies of the same chunk of inputs share: one over the unit in the last
/// place of each value. A chunk with all that belongs to it stays in the cache.
struct ChunkUnits {
  static constexpr size_t size = 1024;
  double inverse[size];
};

/// Whether all inputs of a chunk are finite, not zero and of one kind, with
/// finite values that do not overflow; then fills `units`.
std::optional<Kind> prepareChunk(const float *inputs, const double *values,
                                 size_t count, ChunkUnits &units);

/// Adds a prepared chunk to a tally, as Tally::add would; false, and nothing is
/// done, where a result is not finite.
bool addChunk(Tally &tally, const float *inputs, const float *got,
              const float *want, const double *values, size_t count,
              const ChunkUnits &units);

} // namespace accuracy
} // namespace crease

#endif // CREASE_LIB_ACCURACY_QUICKLOOPS_H
