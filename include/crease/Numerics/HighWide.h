//===- HighWide.h - The level high in f64 -----------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Without the look-ups and vscalefps of AVX-512, what f32 must do to stay
// within 1 ULP (carry low parts, correct a quotient, scale twice) costs more
// than twice as many instructions of half as many lanes: in f64 a polynomial of
// degree 6 and one division do, the exponent never overflows, and the final
// conversion rounds once, to a subnormal as well. The chain of dependent
// operations is shorter, too. Where few inputs of a network are large, those
// that are not get a form without exponential and without clamps. All kernels
// are for every float; the errors are those over all of them.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_HIGHWIDE_H
#define CREASE_NUMERICS_HIGHWIDE_H

#include "crease/Numerics/TablesWide.h"
#include "crease/Numerics/Wide.h"

#include <iterator>

namespace crease {
namespace numerics {
namespace wide {

template <class F> using Wide = typename WideOf<F>::type;

/// 2^y = power 2^f for |y| < 1000, with f in [-1/2, 1/2].
template <class W> struct Exp2Parts { W power, f; };
constexpr double exp2Magic = 0x1.8p52 + 1023;
constexpr double log2e = 0x1.71547652b82fep0;

/// 2^(c x): the fraction is that of the exact product.
template <class W> CREASE_KERNEL Exp2Parts<W> exp2Parts(W x, double c) {
  W shifted = fma(x, c, exp2Magic);
  W n = shifted - exp2Magic;
  return {fromBits(x, shiftLeft(bits(shifted), 52)), fma(x, c, -n)};
}
template <class W> CREASE_KERNEL Exp2Parts<W> exp2Parts(W y) {
  W shifted = y + exp2Magic;
  return {fromBits(y, shiftLeft(bits(shifted), 52)), y - (shifted - exp2Magic)};
}

/// An exponential as a quotient, which becomes part of another.
template <class W> struct Quotient { W over, under; };

/// 2^f = (A + f) / (A - f) with A even, f / A = tanh(f ln2 / 2): that is
/// cheaper than a polynomial.
template <class W, size_t N>
CREASE_KERNEL Quotient<W> quotient(Exp2Parts<W> e,
                                   const double (&evenTable)[N]) {
  W even = wideHorner(e.f * e.f, evenTable);
  return {e.power * (even + e.f), even - e.f};
}
template <class W> CREASE_KERNEL Quotient<W> quotient(Exp2Parts<W> e) {
  return quotient(e, tables::wideExp2Even);
}

/// exp(c x) for |c x| < 600.
template <class W> CREASE_KERNEL Quotient<W> expAnywhere(W x, double c = 1) {
  return quotient(exp2Parts(x, log2e * c));
}

/// exp(x) = (Q + x P) / (Q - x P) up to |x| = 6, with P and Q of the square.
template <class W> CREASE_KERNEL Quotient<W> expCentre(W x) {
  W square = x * x;
  W odd = x * wideHorner(square, tables::wideExpOdd);
  W even = wideHorner(square, tables::wideExpEven);
  return {even + odd, even - odd};
}

/// centre, but anywhere() where |x| is above ends.
template <class F, class Anywhere>
CREASE_KERNEL F selectCentre(F x, double ends, F centre, Anywhere anywhere) {
  return selectRare(isBeyond(x, ends), anywhere, centre);
}

/// x / (1 + exp(-beta x)) for an ordinary beta > 0. With beta = 1 at most 0.597
/// ULP, at 0xbf501fc3.
template <class F> CREASE_KERNEL F swishHigh(F x, double beta) {
  auto wide = widen(x), z = beta == 1 ? wide : wide * beta;
  // 1 / (1 + exp(-z)) = 1/2 + z P / 2Q.
  auto square = z * z;
  auto halfOdd = wideHorner<std::size(tables::wideExpOdd)>(
      square, [&](size_t i) CREASE_LAMBDA {
        return splat(z, tables::wideExpOdd[i] / 2);
      });
  auto slope = halfOdd / wideHorner(square, tables::wideExpEven);
  auto y = narrow(x, wide * fma(z, slope, 0.5));
  return selectCentre(x, tables::wideExpEnds / beta, y, [&]() CREASE_LAMBDA {
    auto from = widen(max(-float(150 / beta), x));
    auto e = expAnywhere(min(150 / beta, from), beta);
    return narrow(x, (from * e.over) / (e.over + e.under));
  });
}

/// x / (1 + exp(-2u)), u = sqrt(2/pi) (x + 0.044715 x^3). At most
/// 0.510 ULP, at 0xc03064da.
template <class F> CREASE_KERNEL F geluTanhHigh(F x) {
  using namespace tables;
  auto from = widen(max(-11.5f, x));
  auto z = min(11.5, from);
  auto slope = fma(z * z, -wideGeluTanh[1], -wideGeluTanh[0]);
  auto e = quotient(exp2Parts(z * slope));
  return narrow(x, (from * e.under) / (e.over + e.under));
}

/// x P(x^2) / Q(x^2) up to 9.3, where f32 has no number but 1.
template <class F> CREASE_KERNEL F tanhAnywhere(F x) {
  auto z = widen(min(9.3f, max(-9.3f, x)));
  auto square = z * z;
  return narrow(x, (z * wideHorner(square, tables::wideTanhOver)) /
                       wideHorner(square, tables::wideTanhUnder));
}

/// A quotient of lower degree up to |x| = 4. At most 0.619 ULP, at 0x407ffe72.
template <class F> CREASE_KERNEL F tanhHigh(F x) {
  using namespace tables;
  auto z = widen(x), square = z * z;
  auto centre = (z * wideHorner(square, wideTanhCentreOver)) /
                wideHorner(square, wideTanhCentreUnder);
  return selectCentre(x, wideTanhEnds, narrow(x, centre),
                      [&]() CREASE_LAMBDA { return tanhAnywhere(x); });
}

/// x n / (n + 2), n = e (e + 2), e = exp(x). At most 0.604 ULP, at 0xc001925a.
template <class F> CREASE_KERNEL F mishHigh(F x) {
  auto times = [&](auto from, auto e) CREASE_LAMBDA {
    auto twice = e.under + e.under;
    auto n = e.over * (e.over + twice);
    return narrow(x, (from * n) / fma(twice, e.under, n));
  };
  auto wide = widen(x);
  return selectCentre(x, tables::wideExpEnds, times(wide, expCentre(wide)),
                      [&]() CREASE_LAMBDA {
                        auto from = widen(max(-150.0f, x));
                        return times(from, expAnywhere(min(40.0, from)));
                      });
}

/// max(x, 0) - a exp(-a^2/2) P(a) / Q(a), a = |x|.
template <class F> CREASE_KERNEL F geluAnywhere(F x) {
  using namespace tables;
  auto from = widen(max(-14.5f, x));
  auto a = min(14.5, abs(from));
  auto e = quotient(exp2Parts(a * a, -0.5 * log2e));
  auto above = (a * e.over) * wideHorner(a, wideGeluOver);
  auto below = e.under * wideHorner(a, wideGeluUnder);
  return narrow(x, max(-0.0, from) - above / below);
}

/// x (1/2 + x P(x^2) / Q(x^2)) up to |x| = 4. At most 0.617 ULP, at 0xc00c332c.
template <class F> CREASE_KERNEL F geluHigh(F x) {
  using namespace tables;
  auto z = widen(x);
  auto square = z * z;
  auto slope = wideHorner(square, wideGeluCentreOver) /
               wideHorner(square, wideGeluCentreUnder);
  auto share = fma(z, slope, 0.5);
  return selectCentre(x, wideGeluEnds, narrow(x, z * share),
                      [&]() CREASE_LAMBDA { return geluAnywhere(x); });
}

} // namespace wide
} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_HIGHWIDE_H
