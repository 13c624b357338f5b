//===- RandomInputs.h - Inputs drawn from a seed ----------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_RANDOMINPUTS_H
#define CREASE_DRIVER_RANDOMINPUTS_H

#include "crease/Driver/Array.h"

namespace crease {

/// The generator xoshiro256++ of Blackman and Vigna, its state filled by
/// splitmix64.
class RandomBits {
public:
  /// Streams of one seed are independent of each other.
  RandomBits(uint64_t seed, uint64_t stream);
  uint64_t next();

private:
  uint64_t state[4];
};

/// How an input is drawn.
struct RandomInput {
  uint64_t seed = 0;
  unsigned index = 0;     ///< Its place among the inputs: its own stream.
  double scale = 1;       ///< The standard deviation of floats.
  int64_t numClasses = 8; ///< Integers are drawn from 0 to numClasses - 1.
};

/// Fills an array. Floats are the sum of twelve uniform numbers of 32 bits each
/// minus 6, times the scale: nearly normal, and computed without rounding, so
/// that every platform draws the same.
void fillRandom(Array &array, const RandomInput &input);

/// Replaces the first elements of a float array by special values: NaN, the
/// infinities, both zeros, the smallest subnormal and normal numbers of the
/// type with both signs, +-1, +-88.8, +-104 and the largest numbers. Of
/// `count` inputs, number `index` goes through them so slowly that they meet
/// in all combinations, where the arrays are long enough.
void fillSpecials(Array &array, unsigned index, unsigned count);

} // namespace crease

#endif // CREASE_DRIVER_RANDOMINPUTS_H
