//===- HostWide.h - f64 vectors in registers of this machine ----*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// HostWide<Native, U> is the W of Wide.h for HostVec<Native, U>. The native
// type describes its f64 registers as Native::Wide (HostAvx512Wide.h and so
// on): how many make up the lanes of one f32 register, and their operations.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_HOSTWIDE_H
#define CREASE_NUMERICS_HOSTWIDE_H

#include "crease/Numerics/HostVec.h"
#include "crease/Numerics/Wide.h"

namespace crease {
namespace numerics {

/// The f64 registers that go with the f32 registers of a native type.
template <class Native> struct WideNative;

template <class Native, int U>
struct HostWide : Registers<typename WideNative<Native>::Reg,
                            U * WideNative<Native>::parts>,
                  WideOps<HostWide<Native, U>> {
  using N = WideNative<Native>;
  using Narrow = HostVec<Native, U>;
  static constexpr int parts = N::parts;
  static constexpr int count = U * parts;

  template <class Out, class Fn, class... In>
  static CREASE_INLINE Out map(Fn fn, const In &...in) {
    return mapEach<Out>(std::make_index_sequence<count>(), fn, in...);
  }

  struct Mask : Registers<typename N::Mask, count> {
    friend CREASE_INLINE Mask operator&(Mask a, Mask b) {
      return map<Mask>(N::maskAnd, a, b);
    }
    friend CREASE_INLINE Mask operator|(Mask a, Mask b) {
      return map<Mask>(N::maskOr, a, b);
    }
  };

  struct Int : Registers<typename N::Int, count> {
    friend CREASE_INLINE Int operator+(Int a, Int b) {
      return map<Int>(N::addInt, a, b);
    }
    friend CREASE_INLINE Int operator-(Int a, Int b) {
      return map<Int>(N::subInt, a, b);
    }
    friend CREASE_INLINE Int operator&(Int a, Int b) {
      return map<Int>(N::andInt, a, b);
    }
    friend CREASE_INLINE Int operator|(Int a, Int b) {
      return map<Int>(N::orInt, a, b);
    }
    friend CREASE_INLINE Int operator^(Int a, Int b) {
      return map<Int>(N::xorInt, a, b);
    }
    friend CREASE_INLINE Int shiftLeft(Int a, int n) {
      return map<Int>([n](auto r) { return N::shiftLeft(r, n); }, a);
    }
    friend CREASE_INLINE Int shiftRight(Int a, int n) {
      return map<Int>([n](auto r) { return N::shiftRight(r, n); }, a);
    }
  };

  friend CREASE_INLINE Narrow narrow(const Narrow &, HostWide x) {
    Narrow out;
    for (int u = 0; u < U; ++u)
      out.reg[u] = N::narrow(&x.reg[u * parts]);
    return out;
  }

  friend CREASE_INLINE HostWide splat(const HostWide &, double c) {
    HostWide out;
    for (int i = 0; i < count; ++i)
      out.reg[i] = N::splat(c);
    return out;
  }
  friend CREASE_INLINE Int splatInt(const HostWide &, int64_t c) {
    Int out;
    for (int i = 0; i < count; ++i)
      out.reg[i] = N::splatInt(c);
    return out;
  }
  friend CREASE_INLINE HostWide operator+(HostWide a, HostWide b) {
    return map<HostWide>(N::add, a, b);
  }
  friend CREASE_INLINE HostWide operator-(HostWide a, HostWide b) {
    return map<HostWide>(N::sub, a, b);
  }
  friend CREASE_INLINE HostWide operator*(HostWide a, HostWide b) {
    return map<HostWide>(N::mul, a, b);
  }
  friend CREASE_INLINE HostWide operator/(HostWide a, HostWide b) {
    return map<HostWide>(N::div, a, b);
  }
  friend CREASE_INLINE HostWide quotient(HostWide a, HostWide b) {
    if constexpr (N::hasApproxRcp)
      return quotientBy(a, b, map<HostWide>(N::approxRcp, b));
    else
      return a / b;
  }
  friend CREASE_INLINE HostWide operator-(HostWide a) {
    return map<HostWide>(N::neg, a);
  }
  friend CREASE_INLINE HostWide fma(HostWide a, HostWide b, HostWide c) {
    return map<HostWide>(N::fma, a, b, c);
  }
  friend CREASE_INLINE HostWide min(HostWide a, HostWide b) {
    return map<HostWide>(N::min, a, b);
  }
  friend CREASE_INLINE HostWide max(HostWide a, HostWide b) {
    return map<HostWide>(N::max, a, b);
  }
  friend CREASE_INLINE Mask lessThan(HostWide a, HostWide b) {
    return map<Mask>(N::lessThan, a, b);
  }
  friend CREASE_INLINE Mask isNegative(HostWide a) {
    return map<Mask>(N::isNegative, a);
  }
  friend CREASE_INLINE HostWide select(Mask m, HostWide a, HostWide b) {
    return map<HostWide>(N::select, m, a, b);
  }
  friend CREASE_INLINE Int bits(HostWide a) { return map<Int>(N::bits, a); }
  friend CREASE_INLINE HostWide fromBits(const HostWide &, Int a) {
    return map<HostWide>(N::fromBits, a);
  }
  friend CREASE_INLINE HostWide abs(HostWide a) {
    return fromBits(a, bits(a) & splatInt(a, INT64_MAX));
  }
};

template <class Native, int U> struct WideOf<HostVec<Native, U>> {
  using type = HostWide<Native, U>;

  static CREASE_INLINE type widen(const HostVec<Native, U> &x) {
    type out;
    for (int u = 0; u < U; ++u)
      WideNative<Native>::widen(x.reg[u], &out.reg[u * type::parts]);
    return out;
  }
};

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_HOSTWIDE_H
