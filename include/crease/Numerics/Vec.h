//===- Vec.h - Abstract f32 vectors -----------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The kernels of Numerics are written once, as templates over an f32 vector
// type F. On the host F is a few registers (HostVec.h); in a compiler it is a
// vector-typed value that is still to be computed. Any number of lanes will do:
// every operation works lane by lane. A type F gives, found by
// argument-dependent look-up:
//
//   Isa isa(F like)                 the instruction set that runs the code
//   F splat(F like, float c)        c in every lane
//   Int splatInt(F like, int32_t c)
//   + - * / and unary -  fma(a, b, c) = a b + c rounded once  sqrt  abs
//   copysign(magnitude, sign)
//   min(a, b) = a < b ? a : b, max(a, b) = a > b ? a : b: the second operand
//                                   where either is NaN or both are equal
//   lessThan lessEqual equal        F, F -> F::Mask; false where one is NaN
//   isNegative(x)                   the sign bit, of -0 and NaN also
//   select(mask, a, b)   mask & | ~
//   selectRare(mask, a, b)          select(mask, a(), b), where the function a
//                                   runs only if a lane of the mask is set
//   bits(F) -> F::Int   fromBits(F like, Int) -> F
//   Int + - & | ^, shiftLeft(i, n) shiftRight(i, n) (logical, n a constant)
//   shiftRightSigned(i, n)   equalInt(i, j) -> Mask
//   selectInt(mask, i, j)
//   roundEven(x) floor(x)
//   toInt(x)                        of an integral x below 2^22 in magnitude
//   fromInt(F like, Int)            rounded to nearest
//   scalef(x, n)                    x 2^floor(n) for n in [-252, 254], rounded
//                                   once where x 2^n is subnormal and x is not;
//                                   n is NaN only where x is
//   powerOfTwo(n)                   2^floor(n) for n in [-126, 128); at most
//                                   2^-126 for n below
//   lookup16(like, Table16, Int) lookup32(like, Table32, Int)
//                                   by the low 4 or 5 bits of the index
//   libmSin(x) libmCos(x)           by libm, lane by lane
//   approxRcp(d)                    1 / d, relative error below 2^-14, for d in
//                                   [2^-126, 2^126]
//
// `like` only lends its context (a builder, a width). Kernels have no control
// flow on values of F but selectRare, which keeps each lane's result the same
// whatever its neighbours are; they may branch on isa(x) and on parameters that
// are plain floats, which are constants of the emitted code.
//
// No operation is ever contracted, reassociated or flushed to zero: compile
// host code with -ffp-contract=off.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_VEC_H
#define CREASE_NUMERICS_VEC_H

#include <cstddef>
#include <cstdint>

namespace crease {
namespace numerics {

/// The instruction sets that kernels are written for. Portable code may use
/// whatever IEEE single precision with a fused multiply-add gives.
enum class Isa { Avx512, Avx2, Portable };

struct alignas(64) Table16 {
  float value[16];
};
struct alignas(64) Table32 {
  float value[32];
};

/// s(-a) for an s with s(a) = 1 - s(-a), such as the logistic function, and a
/// up to `ends`: in interval number a (linear + square a), rounded, base + d
/// P(d), d = centre - a. The base is near a multiple of 2^-24, and s(-centre)
/// so near to it that nothing is left to be added. At 0 the rest is +0, so that
/// x s(x) keeps the sign of -0. Where it is a derivative that is looked up,
/// with s(a) = 1 - s(-a) or s(a) = s(-a), the base is any float.
template <size_t N> struct ShareTables {
  float ends, linear, square;
  Table32 centre, base, powers[N];
};

/// An f(x) for |x - middle| up to `reach`: in the interval whose number
/// x linear + shifter ends in, base + d P(d), d = centre - x; f(centre) is so
/// near to the base that nothing is left to be added. At 0 the rest is above 0,
/// so that x f(x) keeps the sign of -0.
template <size_t N> struct TwoSidedTables {
  float middle, reach, linear, shifter;
  Table32 centre, base, powers[N];
};

/// An f(a) for a up to `ends`: in interval number a (linear + square a),
/// rounded, base + d (slope + slopeLow) + d^2 P(d), d = a - centre, with a
/// relative error below `slack` / 2. See ExactShort.h.
template <size_t N> struct ShortTables {
  float ends, linear, square, slack;
  Table32 centre, base, slope, slopeLow, powers[N];
};

/// The same in intervals of one width, for |x - middle| up to `reach`: in that
/// whose number x linear + shifter ends in. One centre is 0, where f need not
/// be a float: baseLow is what the bases lack.
template <size_t N> struct UniformShortTables {
  float middle, reach, linear, shifter, slack;
  Table32 centre, base, slope, slopeLow, powers[N], baseLow;
};

/// Operations that mix a vector and a constant, and compositions of the
/// primitive ones. A vector type derives from VecOps of itself.
template <class F> struct VecOps {
  friend F operator+(F a, float b) { return a + splat(a, b); }
  friend F operator+(float a, F b) { return splat(b, a) + b; }
  friend F operator-(F a, float b) { return a - splat(a, b); }
  friend F operator-(float a, F b) { return splat(b, a) - b; }
  friend F operator*(F a, float b) { return a * splat(a, b); }
  friend F operator*(float a, F b) { return splat(b, a) * b; }
  friend F operator/(F a, float b) { return a / splat(a, b); }
  friend F operator/(float a, F b) { return splat(b, a) / b; }
  friend F fma(F a, float b, F c) { return fma(a, splat(a, b), c); }
  friend F fma(F a, F b, float c) { return fma(a, b, splat(a, c)); }
  friend F fma(F a, float b, float c) {
    return fma(a, splat(a, b), splat(a, c));
  }
  friend F min(F a, float b) { return min(a, splat(a, b)); }
  friend F min(float a, F b) { return min(splat(b, a), b); }
  friend F max(F a, float b) { return max(a, splat(a, b)); }
  friend F max(float a, F b) { return max(splat(b, a), b); }
};

/// -|x|.
template <class F> F minusAbs(F x) {
  return fromBits(x, bits(x) | splatInt(x, INT32_MIN));
}

/// A number as the unevaluated sum of two vectors, |lo| much below |hi|.
template <class F> struct Pair { F hi, lo; };

/// A real constant as the sum of two floats.
struct PairConstant {
  float hi, lo;
};

/// A real number to 48 bits, such as a parameter that is not a float.
inline PairConstant pairConstant(double c) {
  float hi = float(c);
  // Where the number overflows, so does its rest.
  return {hi, hi - hi == 0.0f ? float(c - double(hi)) : 0.0f};
}

/// a b, exactly (where nothing underflows).
template <class F> Pair<F> twoProduct(F a, F b) {
  F hi = a * b;
  return {hi, fma(a, b, -hi)};
}

/// a + b, exactly, where |a| >= |b| or a = 0.
template <class F> Pair<F> fastTwoSum(F a, F b) {
  F hi = a + b;
  return {hi, (a - hi) + b};
}

/// a + b, exactly.
template <class F> Pair<F> twoSum(F a, F b) {
  F hi = a + b;
  F part = hi - a;
  return {hi, (a - (hi - part)) + (b - part)};
}

/// x (c.hi + c.lo) as a pair.
template <class F> Pair<F> times(F x, PairConstant c) {
  F hi = x * c.hi;
  F lo = fma(x, splat(x, c.hi), -hi);
  return {hi, c.lo == 0.0f ? lo : fma(x, c.lo, lo)};
}

/// (x.hi + x.lo) (c.hi + c.lo) as a pair.
template <class F> Pair<F> times(Pair<F> x, PairConstant c) {
  F hi = x.hi * c.hi;
  F lo = fma(x.hi, splat(x.hi, c.hi), -hi);
  if (c.lo != 0.0f)
    lo = fma(x.hi, c.lo, lo);
  return {hi, fma(x.lo, c.hi, lo)};
}

/// c[0] + c[1] x + ... + c[N-1] x^(N-1) by Horner's rule.
template <class F, size_t N> F polynomial(F x, const float (&c)[N]) {
  F sum = splat(x, c[N - 1]);
  for (size_t i = N - 1; i-- > 0;)
    sum = fma(sum, x, splat(x, c[i]));
  return sum;
}

/// The same with the coefficients of the interval that `index` names.
template <class F, size_t N>
F polynomial(F x, const Table16 (&c)[N], typename F::Int index) {
  F sum = lookup16(x, c[N - 1], index);
  for (size_t i = N - 1; i-- > 0;)
    sum = fma(sum, x, lookup16(x, c[i], index));
  return sum;
}
template <class F, size_t N>
F polynomial(F x, const Table32 (&c)[N], typename F::Int index) {
  F sum = lookup32(x, c[N - 1], index);
  for (size_t i = N - 1; i-- > 0;)
    sum = fma(sum, x, lookup32(x, c[i], index));
  return sum;
}

/// An interval of a number v > 0, by the exponent and the leading bits of the
/// mantissa, 2^(23 - shift) intervals an octave: its index in a table, from the
/// lowest bits, and its middle.
template <class F> struct Interval {
  typename F::Int index;
  F middle;
};
template <class F> Interval<F> intervalOf(F v, int shift) {
  auto head = bits(v) & splatInt(v, int32_t(~0u << shift));
  return {shiftRight(bits(v), shift),
          fromBits(v, head | splatInt(v, 1 << (shift - 1)))};
}

/// numerator / denominator where approxRcp is good for 14 bits: one correction
/// with the exact remainder gives 28. Rounded once but for 2^-4 ULP.
template <class F> F divide(Pair<F> numerator, Pair<F> denominator) {
  F y = approxRcp(denominator.hi);
  F q = numerator.hi * y;
  F rest = fma(-q, denominator.hi, numerator.hi) + numerator.lo;
  rest = fma(-q, denominator.lo, rest);
  return fma(rest, y, q);
}

/// A power of two to multiply by: where there is an instruction for it, the
/// exponent n, of which it takes the floor; elsewhere 2^(n + 64), so that the
/// last of two products may be subnormal and is the only one that rounds.
template <class F> struct Power { F form; };

/// With this added to an integral n in [-190, 63] the number ends in n + 191,
/// which is the exponent field of 2^(n + 64).
inline constexpr float powerShifter = 0x1.8p23f + 191.0f;
template <class F> Power<F> powerOfShifted(F shifted) {
  return {fromBits(shifted, shiftLeft(bits(shifted), 23))};
}
/// 2^0.
template <class F> Power<F> onePower(F like) {
  return {splat(like, isa(like) == Isa::Avx512 ? 0.0f : 0x1p64f)};
}

/// x 2^n, rounded once where it is subnormal.
template <class F> F timesPower(F x, Power<F> p) {
  return isa(x) == Isa::Avx512 ? scalef(x, p.form) : (x * p.form) * 0x1p-64f;
}
/// 2^n for n < 128; below 2^-126 it may be 2^-126 or less.
template <class F> F valueOf(Power<F> p) {
  return isa(p.form) == Isa::Avx512 ? powerOfTwo(p.form) : p.form * 0x1p-64f;
}

/// 2^floor(n) for n in [-126, 128) by writing the exponent field, and 2^-126
/// below.
template <class F> F powerOfTwoByBits(F n) {
  auto i = toInt(floor(max(-126.0f, n))) + splatInt(n, 127);
  return fromBits(n, shiftLeft(i, 23));
}

/// scalef where there is no such instruction: two exact powers of two, so that
/// only the last product can round.
template <class F> F scalefByBits(F x, F n) {
  auto i = toInt(floor(n));
  auto half = shiftRightSigned(i, 1);
  auto bias = splatInt(x, 127);
  F first = fromBits(x, shiftLeft(half + bias, 23));
  F second = fromBits(x, shiftLeft(i - half + bias, 23));
  return (x * first) * second;
}

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_VEC_H
