//===- RealMpfr.h - An MPFR number as a number type -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Only the oracle and tests include this header: it needs MPFR and GMP, on
// which the compiler itself does not depend.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACTIVATIONS_REALMPFR_H
#define CREASE_ACTIVATIONS_REALMPFR_H

#include <mpfr.h>
#include <utility>

namespace crease {

/// The number type of the last resort: a binary floating-point number of a
/// precision that the value itself carries. A result has the precision of its
/// first operand; every operation rounds to nearest.
class RealMpfr {
public:
  explicit RealMpfr(mpfr_prec_t precision) { mpfr_init2(number_, precision); }
  RealMpfr(mpfr_prec_t precision, double value) : RealMpfr(precision) {
    mpfr_set_d(number_, value, MPFR_RNDN);
  }
  RealMpfr(const RealMpfr &other) : RealMpfr(other.precision()) {
    mpfr_set(number_, other.number_, MPFR_RNDN);
  }
  RealMpfr(RealMpfr &&other) : RealMpfr(MPFR_PREC_MIN) {
    mpfr_swap(number_, other.number_);
  }
  RealMpfr &operator=(RealMpfr other) {
    mpfr_swap(number_, other.number_);
    return *this;
  }
  ~RealMpfr() { mpfr_clear(number_); }

  mpfr_prec_t precision() const { return mpfr_get_prec(number_); }
  mpfr_srcptr get() const { return number_; }
  mpfr_ptr get() { return number_; }

  friend RealMpfr literal(const RealMpfr &like, const char *decimal) {
    RealMpfr result(like.precision());
    mpfr_set_str(result.number_, decimal, 10, MPFR_RNDN);
    return result;
  }
  friend RealMpfr number(const RealMpfr &like, double value) {
    return RealMpfr(like.precision(), value);
  }
  friend RealMpfr pi(const RealMpfr &like) {
    RealMpfr result(like.precision());
    mpfr_const_pi(result.number_, MPFR_RNDN);
    return result;
  }

  friend RealMpfr operator+(const RealMpfr &a, const RealMpfr &b) {
    return apply(mpfr_add, a, b);
  }
  friend RealMpfr operator-(const RealMpfr &a, const RealMpfr &b) {
    return apply(mpfr_sub, a, b);
  }
  friend RealMpfr operator*(const RealMpfr &a, const RealMpfr &b) {
    return apply(mpfr_mul, a, b);
  }
  friend RealMpfr operator/(const RealMpfr &a, const RealMpfr &b) {
    return apply(mpfr_div, a, b);
  }
  friend RealMpfr operator-(const RealMpfr &x) { return apply(mpfr_neg, x); }

  friend RealMpfr exp(const RealMpfr &x) { return apply(mpfr_exp, x); }
  friend RealMpfr expm1(const RealMpfr &x) { return apply(mpfr_expm1, x); }
  friend RealMpfr log(const RealMpfr &x) { return apply(mpfr_log, x); }
  friend RealMpfr log1p(const RealMpfr &x) { return apply(mpfr_log1p, x); }
  friend RealMpfr tanh(const RealMpfr &x) { return apply(mpfr_tanh, x); }
  friend RealMpfr erfc(const RealMpfr &x) { return apply(mpfr_erfc, x); }
  friend RealMpfr sqrt(const RealMpfr &x) { return apply(mpfr_sqrt, x); }
  friend RealMpfr abs(const RealMpfr &x) {
    RealMpfr result(x.precision());
    mpfr_abs(result.number_, x.number_, MPFR_RNDN);
    return result;
  }
  friend RealMpfr copysign(const RealMpfr &magnitude, const RealMpfr &sign) {
    return apply(mpfr_copysign, magnitude, sign);
  }

  friend bool lessThan(const RealMpfr &a, const RealMpfr &b) {
    return mpfr_less_p(a.number_, b.number_);
  }
  friend bool equal(const RealMpfr &a, const RealMpfr &b) {
    return mpfr_equal_p(a.number_, b.number_);
  }
  friend RealMpfr select(bool condition, RealMpfr a, RealMpfr b) {
    return condition ? std::move(a) : std::move(b);
  }

private:
  template <class Function>
  static RealMpfr apply(Function function, const RealMpfr &x) {
    RealMpfr result(x.precision());
    function(result.number_, x.number_, MPFR_RNDN);
    return result;
  }
  template <class Function>
  static RealMpfr apply(Function function, const RealMpfr &a,
                        const RealMpfr &b) {
    RealMpfr result(a.precision());
    function(result.number_, a.number_, b.number_, MPFR_RNDN);
    return result;
  }

  mpfr_t number_;
};

} // namespace crease

#endif // CREASE_ACTIVATIONS_REALMPFR_H
