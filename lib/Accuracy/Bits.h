//===- Bits.h - Floats and their bits ---------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_ACCURACY_BITS_H
#define CREASE_LIB_ACCURACY_BITS_H

#include <cstdint>
#include <cstring>

namespace crease {
namespace accuracy {

inline uint32_t bitsOf(float x) {
  uint32_t bits;
  std::memcpy(&bits, &x, sizeof(bits));
  return bits;
}

inline float floatOf(uint32_t bits) {
  float x;
  std::memcpy(&x, &bits, sizeof(x));
  return x;
}

} // namespace accuracy
} // namespace crease

#endif // CREASE_LIB_ACCURACY_BITS_H
