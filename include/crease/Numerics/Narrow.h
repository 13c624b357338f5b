//===- Narrow.h - Correct rounding of f16 and bf16 --------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// f16 and bf16 are evaluated by the f32 kernels of the level `high` and rounded
// once more, to nearest even. An f32 within 1 ULP of the true value and its
// rounding give the right 16 bits for all but a few of the 65,536 inputs; with
// what stands here they do for all, so that `high` and `exact` are the same for
// these types, and the same on every instruction set. A unit test runs all
// inputs of both types.
//
// Two things go wrong:
//   - x f(x) with f(0) = 1/2 lies just above x/2, which in bf16 is a tie for
//     every other subnormal x, while f32 holds no more than x/2 itself;
//   - a few f32 results stand exactly in the middle between two f16, or on the
//     wrong side of it. They are listed, for all instruction sets together.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_NARROW_H
#define CREASE_NUMERICS_NARROW_H

#include "crease/Numerics/ExactMends.h"
#include "crease/Numerics/Vec.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace crease {
namespace numerics {

enum class NarrowType { F16, Bf16 };

struct MendList {
  const Mend *begin = nullptr;
  size_t size = 0;
};
template <size_t N> constexpr MendList listOf(const Mend (&mends)[N]) {
  return {mends, N};
}

/// What an op needs, at its default parameters, before its f32 result is
/// rounded to 16 bits. Inputs and results are given as f32.
struct NarrowMends {
  std::string_view op;
  /// x f(x) with f(0) = 1/2 and f'(0) > 0.
  bool startsAsHalf = false;
  MendList toF16;
};

namespace narrow_mends {
constexpr Mend geluToF16[] = {{0x33800000, 0x33800000},
                              {0x3aaf8000, 0x3a2fa000},
                              {0xbaaf8000, 0xba2f6000}};
constexpr Mend geluTanhToF16[] = {
    {0x33800000, 0x33800000}, {0x3aaf8000, 0x3a2fa000},
    {0x3e69e000, 0x3e0a2000}, {0x3eb4e000, 0x3e66e000},
    {0xbaaf8000, 0xba2f6000}, {0xbeb4e000, 0xbe02e000}};
constexpr Mend hardSwishToF16[] = {{0x33800000, 0x33800000}};
constexpr Mend logSigmoidToF16[] = {{0x3885e000, 0xbf318000},
                                    {0x38860000, 0xbf316000},
                                    {0x38862000, 0xbf316000},
                                    {0x3b044000, 0xbf314000},
                                    {0xbaf78000, 0xbf31a000}};
constexpr Mend mishToF16[] = {{0x3ad0a000, 0x3a7aa000},
                              {0x3fc92000, 0x3fbda000},
                              {0xb9f7e000, 0xb994a000},
                              {0xba200000, 0xb9bfe000},
                              {0xc114a000, 0xba612000}};
constexpr Mend quickGeluToF16[] = {{0x33800000, 0x33800000}};
constexpr Mend sigmoidToF16[] = {
    {0x3b400000, 0x3f002000}, {0x3be00000, 0x3f006000},
    {0x3c300000, 0x3f00a000}, {0xbac00000, 0x3effe000},
    {0xbb600000, 0x3effa000}, {0xbbb00000, 0x3eff6000},
    {0xbbf00000, 0x3eff2000}, {0xbc180000, 0x3efee000}};
constexpr Mend siluToF16[] = {{0x33800000, 0x33800000},
                              {0xc02e6000, 0xbe2ba000}};
constexpr Mend softplusToF16[] = {{0x3af78000, 0x3f31a000},
                                  {0xb885e000, 0x3f318000},
                                  {0xb8860000, 0x3f316000},
                                  {0xb8862000, 0x3f316000},
                                  {0xbb044000, 0x3f314000}};

constexpr NarrowMends table[] = {
    {"gelu", true, listOf(geluToF16)},
    {"gelu_tanh", true, listOf(geluTanhToF16)},
    {"hard_swish", true, listOf(hardSwishToF16)},
    {"log_sigmoid", false, listOf(logSigmoidToF16)},
    {"mish", false, listOf(mishToF16)},
    {"quick_gelu", true, listOf(quickGeluToF16)},
    {"sigmoid", false, listOf(sigmoidToF16)},
    {"silu", true, listOf(siluToF16)},
    {"softplus", false, listOf(softplusToF16)},
    {"swish", true, listOf(siluToF16)},
};
} // namespace narrow_mends

/// The entry of an op, or null where its f32 result needs no care.
inline const NarrowMends *narrowMends(std::string_view op) {
  for (const NarrowMends &entry : narrow_mends::table)
    if (entry.op == op)
      return &entry;
  return nullptr;
}

/// y moved off a number with an even last place, if it stands on one, by one
/// place up or down: the number with an odd last place next to the true value,
/// which is said to lie there. Rounding that to fewer bits is as good as
/// rounding the true value.
template <class F>
F movedOffEven(F y, typename F::Mask isInexact, typename F::Mask isLarger) {
  auto one = splatInt(y, 1);
  auto even = equalInt(bits(y) & one, splatInt(y, 0));
  auto moved = selectInt(isLarger, bits(y) + one, bits(y) - one);
  return select(isInexact & even, fromBits(y, moved), y);
}

/// The f32 result y of an op at x, made ready for rounding to a narrow type.
template <class F>
F readyToNarrow(F x, F y, NarrowType type, const NarrowMends &mends) {
  if (mends.startsAsHalf && type == NarrowType::Bf16) {
    F a = abs(x);
    auto isTiny =
        lessThan(a, splat(x, 0x1p-100f)) & lessThan(splat(x, 0.0f), a);
    y = movedOffEven(y, isTiny, lessThan(splat(x, 0.0f), x));
  }
  if (type == NarrowType::F16) {
    for (size_t i = 0; i < mends.toF16.size; ++i) {
      const Mend &mend = mends.toF16.begin[i];
      auto hit = equalInt(bits(x), splatInt(x, int32_t(mend.input)));
      y = select(hit, fromBits(x, splatInt(x, int32_t(mend.result))), y);
    }
  }
  return y;
}

/// leaky_relu and prelu of 16-bit x, ready for rounding. Right for any slope:
/// where the product is inexact, its error says on which side the true one is.
/// `rest` is what the slope is beyond `slope`, if anything.
template <class F>
F leakyReluReadyToNarrow(F x, F slope, std::optional<F> rest = std::nullopt) {
  F zero = splat(x, 0.0f), one = splat(x, 1.0f);
  F y = x * slope;
  // Scaled up, lest the error of a small product vanish itself.
  F scale = select(lessThan(abs(x), one), splat(x, 0x1p64f), one);
  F error = fma(x * scale, slope, -(y * scale));
  if (rest)
    error = fma(x * scale, *rest, error);
  auto outwards = lessThan(zero, error * copysign(one, y));
  auto inexact = lessThan(zero, abs(error));
  return select(lessThan(x, zero), movedOffEven(y, inexact, outwards), x);
}
template <class F> F leakyReluReadyToNarrow(F x, double slope) {
  PairConstant s = pairConstant(slope);
  return leakyReluReadyToNarrow(x, splat(x, s.hi),
                                s.lo == 0.0f ? std::nullopt
                                             : std::optional(splat(x, s.lo)));
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_NARROW_H
