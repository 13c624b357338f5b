//===- Tanh.h - tanh in f32 -------------------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_TANH_H
#define CREASE_NUMERICS_TANH_H

#include "crease/Numerics/HighWide.h"
#include "crease/Numerics/TablesTanh.h"
#include "crease/Numerics/Vec.h"

namespace crease {
namespace numerics {

/// tanh by intervals of |x| + 1/4: a polynomial around each centre.
/// With AVX-512 at most 0.995 ULP, at 0x3d7efd0d, with the worst reciprocal.
template <class F> F tanhHigh(F x) {
  using namespace tables;
  if (isa(x) != Isa::Avx512)
    return wide::tanhHigh(x);
  F a = min(15.5f, abs(x));
  auto index = shiftRight(bits(a + 0.25f), 21);
  F d = a - lookup32(x, tanh32Centre, index);
  F value = fma(d, polynomial(d, tanh32Slope, index),
                lookup32(x, tanh32Value, index));
  return copysign(value, x);
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_TANH_H
