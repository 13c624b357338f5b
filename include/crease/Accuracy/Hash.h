//===- Hash.h - One number for the results of a sweep -----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACCURACY_HASH_H
#define CREASE_ACCURACY_HASH_H

#include <cstdint>

namespace crease::accuracy {

/// What one input with its result adds to the hash of a sweep. The hash is the
/// sum over all inputs, modulo 2^64, so it depends neither on their order nor
/// on how they were split into blocks. All NaN results count as one.
inline uint64_t hashOf(uint32_t input, uint32_t result) {
  result = (result & 0x7fffffff) > 0x7f800000 ? 0x7fc00000 : result;
  uint64_t v = (uint64_t(input) << 32 | result) * 0x9e3779b97f4a7c15;
  v ^= v >> 32;
  v *= 0xd6e8feb86659fd93;
  return v ^ v >> 32;
}

} // namespace crease::accuracy

#endif // CREASE_ACCURACY_HASH_H
