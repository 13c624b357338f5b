//===- HostVec.h - f32 vectors in registers of this machine ------*- C++
//-*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// HostVec<Native, U> is the vector type of Vec.h made of U registers. Native
// says what a register is and how one is added, multiplied and so on
// (HostAvx512.h, HostAvx2.h, HostPortable.h). Each operation is issued for all
// U registers before the next, which interleaves U independent computations.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_HOSTVEC_H
#define CREASE_NUMERICS_HOSTVEC_H

#include "crease/Numerics/Vec.h"

#include <cmath>
#include <utility>

#define CREASE_INLINE inline __attribute__((always_inline))

namespace crease {
namespace numerics {

/// U registers of one kind, and the application of a function to each.
template <class R, int U> struct Registers {
  R reg[U];
};

template <class Out, class Fn, size_t... I, class... In>
CREASE_INLINE Out mapEach(std::index_sequence<I...>, Fn fn, const In &...in) {
  auto at = [&](auto i) __attribute__((always_inline)) {
    return fn(in.reg[decltype(i)::value]...);
  };
  Out out;
  ((out.reg[I] = at(std::integral_constant<size_t, I>())), ...);
  return out;
}

template <class N, int U = 1>
struct HostVec : Registers<typename N::Reg, U>, VecOps<HostVec<N, U>> {
  static constexpr int lanes = N::lanes * U;

  template <class Out, class Fn, class... In>
  static CREASE_INLINE Out map(Fn fn, const In &...in) {
    return mapEach<Out>(std::make_index_sequence<U>(), fn, in...);
  }

  struct Mask : Registers<typename N::Mask, U> {
    friend CREASE_INLINE Mask operator&(Mask a, Mask b) {
      return map<Mask>(N::maskAnd, a, b);
    }
    friend CREASE_INLINE Mask operator|(Mask a, Mask b) {
      return map<Mask>(N::maskOr, a, b);
    }
    friend CREASE_INLINE Mask operator~(Mask a) {
      return map<Mask>(N::maskNot, a);
    }
  };

  struct Int : Registers<typename N::Int, U> {
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
    friend CREASE_INLINE Int shiftRightSigned(Int a, int n) {
      return map<Int>([n](auto r) { return N::shiftRightSigned(r, n); }, a);
    }
    friend CREASE_INLINE Mask equalInt(Int a, Int b) {
      return map<Mask>(N::equalInt, a, b);
    }
    friend CREASE_INLINE Int selectInt(Mask m, Int a, Int b) {
      return map<Int>(N::selectInt, m, a, b);
    }
  };

  static CREASE_INLINE HostVec load(const float *from) {
    HostVec out;
    for (int u = 0; u < U; ++u)
      out.reg[u] = N::load(from + u * N::lanes);
    return out;
  }
  CREASE_INLINE void store(float *to) const {
    for (int u = 0; u < U; ++u)
      N::store(to + u * N::lanes, this->reg[u]);
  }

  template <class Fn> static HostVec eachLane(HostVec a, Fn fn) {
    alignas(64) float values[lanes];
    a.store(values);
    for (float &value : values)
      value = fn(value);
    return load(values);
  }

  friend constexpr Isa isa(const HostVec &) { return N::isa; }

  friend CREASE_INLINE HostVec splat(const HostVec &, float c) {
    HostVec out;
    for (int u = 0; u < U; ++u)
      out.reg[u] = N::splat(c);
    return out;
  }
  friend CREASE_INLINE Int splatInt(const HostVec &, int32_t c) {
    Int out;
    for (int u = 0; u < U; ++u)
      out.reg[u] = N::splatInt(c);
    return out;
  }

  friend CREASE_INLINE HostVec operator+(HostVec a, HostVec b) {
    return map<HostVec>(N::add, a, b);
  }
  friend CREASE_INLINE HostVec operator-(HostVec a, HostVec b) {
    return map<HostVec>(N::sub, a, b);
  }
  friend CREASE_INLINE HostVec operator*(HostVec a, HostVec b) {
    return map<HostVec>(N::mul, a, b);
  }
  friend CREASE_INLINE HostVec operator/(HostVec a, HostVec b) {
    return map<HostVec>(N::div, a, b);
  }
  friend CREASE_INLINE HostVec operator-(HostVec a) {
    return map<HostVec>(N::neg, a);
  }
  friend CREASE_INLINE HostVec fma(HostVec a, HostVec b, HostVec c) {
    return map<HostVec>(N::fma, a, b, c);
  }
  friend CREASE_INLINE HostVec sqrt(HostVec a) {
    return map<HostVec>(N::sqrt, a);
  }
  friend CREASE_INLINE HostVec min(HostVec a, HostVec b) {
    return map<HostVec>(N::min, a, b);
  }
  friend CREASE_INLINE HostVec max(HostVec a, HostVec b) {
    return map<HostVec>(N::max, a, b);
  }
  friend CREASE_INLINE HostVec roundEven(HostVec a) {
    return map<HostVec>(N::roundEven, a);
  }
  friend CREASE_INLINE HostVec floor(HostVec a) {
    return map<HostVec>(N::floor, a);
  }
  friend HostVec libmSin(HostVec a) {
    return eachLane(a, [](float x) { return std::sin(x); });
  }
  friend HostVec libmCos(HostVec a) {
    return eachLane(a, [](float x) { return std::cos(x); });
  }
  friend CREASE_INLINE HostVec approxRcp(HostVec a) {
    return map<HostVec>(N::approxRcp, a);
  }
  friend CREASE_INLINE Mask lessThan(HostVec a, HostVec b) {
    return map<Mask>(N::lessThan, a, b);
  }
  friend CREASE_INLINE Mask lessEqual(HostVec a, HostVec b) {
    return map<Mask>(N::lessEqual, a, b);
  }
  friend CREASE_INLINE Mask equal(HostVec a, HostVec b) {
    return map<Mask>(N::equal, a, b);
  }
  friend CREASE_INLINE Mask isNegative(HostVec a) {
    return map<Mask>(N::isNegative, a);
  }
  friend CREASE_INLINE HostVec select(Mask m, HostVec a, HostVec b) {
    return map<HostVec>(N::select, m, a, b);
  }
  template <class Fn>
  friend CREASE_INLINE HostVec selectRare(Mask m, Fn a, HostVec b) {
    bool any = false;
    for (int u = 0; u < U; ++u)
      any |= N::isAny(m.reg[u]);
    return __builtin_expect(any, false) ? select(m, a(), b) : b;
  }
  friend CREASE_INLINE Int bits(HostVec a) { return map<Int>(N::bits, a); }
  friend CREASE_INLINE HostVec fromBits(const HostVec &, Int a) {
    return map<HostVec>(N::fromBits, a);
  }
  friend CREASE_INLINE Int toInt(HostVec a) { return map<Int>(N::toInt, a); }
  friend CREASE_INLINE HostVec fromInt(const HostVec &, Int a) {
    return map<HostVec>(N::fromInt, a);
  }
  friend CREASE_INLINE HostVec abs(HostVec a) {
    return fromBits(a, bits(a) & splatInt(a, 0x7fffffff));
  }
  friend CREASE_INLINE HostVec copysign(HostVec magnitude, HostVec sign) {
    Int one = splatInt(sign, INT32_MIN);
    return fromBits(sign, (bits(magnitude) & splatInt(sign, INT32_MAX)) |
                              (bits(sign) & one));
  }
  friend CREASE_INLINE HostVec scalef(HostVec x, HostVec n) {
    if constexpr (N::isa == Isa::Avx512)
      return map<HostVec>(N::scalef, x, n);
    else
      return scalefByBits(x, n);
  }
  friend CREASE_INLINE HostVec powerOfTwo(HostVec n) {
    if constexpr (N::isa == Isa::Avx512)
      return map<HostVec>(N::scalef, splat(n, 1.0f), n);
    else
      return powerOfTwoByBits(n);
  }
  friend CREASE_INLINE HostVec lookup16(const HostVec &, const Table16 &table,
                                        Int index) {
    return map<HostVec>(
        [&table](auto i) __attribute__((always_inline)) {
          return N::lookup16(table.value, i);
        },
        index);
  }
  friend CREASE_INLINE HostVec lookup32(const HostVec &, const Table32 &table,
                                        Int index) {
    return map<HostVec>(
        [&table](auto i) __attribute__((always_inline)) {
          return N::lookup32(table.value, i);
        },
        index);
  }
};

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_HOSTVEC_H
