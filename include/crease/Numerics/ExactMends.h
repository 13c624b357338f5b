//===- ExactMends.h - The hard cases of the level `exact` -------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Inputs whose f64 value lies on the wrong side of the middle between two
// floats, as bits, with the result that is right. Found by the sweep over all
// 2^32 inputs against the oracle; after any change of a kernel in
// ExactCareful.h, or of its coefficients, they have to be found anew, which
// `findMisrounded` (Sweep.h) does. An op without a list has no such input.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_EXACTMENDS_H
#define CREASE_NUMERICS_EXACTMENDS_H

#include <array>
#include <cstdint>

namespace crease {
namespace numerics {

struct Mend {
  uint32_t input, result;
};

template <size_t N> using Mends = std::array<Mend, N>;

constexpr Mends<1> sigmoidMends = {{{0xba928601, 0x3effdb5f}}};
constexpr Mends<1> softplusMends = {{{0x398b9622, 0x3f317ad1}}};
constexpr Mends<2> geluMends = {
    {{0x37b0a46f, 0x3730a531}, {0xb7b0a46f, 0xb730a3ad}}};
constexpr Mends<1> geluTanhMends = {{{0xb7b0a46f, 0xb730a3ad}}};
constexpr Mends<2> quickGeluMends = {
    {{0xbb717d27, 0xbaf0bb4b}, {0xbf90fc8a, 0xbe134a7f}}};

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_EXACTMENDS_H
