//===- Oracle.cpp - The correctly rounded result of every op --------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/Oracle.h"
#include "crease/Activations/Definitions.h"
#include "crease/Activations/RealMpfr.h"
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

using namespace crease;
using namespace crease::accuracy;

//===----------------------------------------------------------------------===//
// The ops, from Ops.def and Definitions.h
//===----------------------------------------------------------------------===//

const std::vector<OpInfo> &accuracy::allOps() {
  static const std::vector<OpInfo> ops = {
#define CREASE_OP(NAME, OPERANDS, PARAMETERS, ...)                             \
  {Op::NAME, #NAME, OPERANDS, PARAMETERS, __VA_ARGS__},
#include "crease/Accuracy/Ops.def"
  };
  return ops;
}

const OpInfo &accuracy::info(Op op) { return allOps()[size_t(op)]; }

std::optional<Op> accuracy::parseOp(std::string_view name) {
  for (const OpInfo &candidate : allOps())
    if (candidate.name == name)
      return candidate.op;
  return std::nullopt;
}

namespace {

template <class T> using Definition = T (*)(const T &x, const T *further);

/// Calls a definition of N arguments with x and N - 1 further ones.
template <class T> T call(T (*f)(const T &), const T &x, const T *) {
  return f(x);
}
template <class T>
T call(T (*f)(const T &, const T &), const T &x, const T *a) {
  return f(x, a[0]);
}
template <class T>
T call(T (*f)(const T &, const T &, const T &), const T &x, const T *a) {
  return f(x, a[0], a[1]);
}
template <class T>
T call(T (*f)(const T &, const T &, const T &, const T &), const T &x,
       const T *a) {
  return f(x, a[0], a[1], a[2]);
}

template <class T, unsigned Arguments> struct Signature;
template <class T> struct Signature<T, 1> {
  using type = T (*)(const T &);
};
template <class T> struct Signature<T, 2> {
  using type = T (*)(const T &, const T &);
};
template <class T> struct Signature<T, 3> {
  using type = T (*)(const T &, const T &, const T &);
};
template <class T> struct Signature<T, 4> {
  using type = T (*)(const T &, const T &, const T &, const T &);
};

/// The definition of each op over the number type T, in the order of Op.
template <class T>
constexpr Definition<T> definitionsOver[] = {
#define CREASE_OP(NAME, OPERANDS, PARAMETERS, ...)                             \
  [](const T &x, const T *further) -> T {                                      \
    constexpr typename Signature<T, OPERANDS + PARAMETERS>::type f =           \
        &definitions::NAME<T>;                                                 \
    return call<T>(f, x, further);                                             \
  },
#include "crease/Accuracy/Ops.def"
};

RealMpfr evaluate(Op op, double x, const std::vector<double> &further,
                  mpfr_prec_t precision) {
  std::vector<RealMpfr> arguments;
  for (double value : further)
    arguments.emplace_back(precision, value);
  return definitionsOver<RealMpfr>[size_t(op)](RealMpfr(precision, x),
                                               arguments.data());
}

} // namespace

//===----------------------------------------------------------------------===//
// Rounding
//===----------------------------------------------------------------------===//

double accuracy::roundTo(Format format, double value) {
  if (!std::isfinite(value) || value == 0)
    return value;
  // The exponent of the last place that the result can have.
  int place =
      std::max(std::ilogb(value) - format.precision + 1, format.smallest);
  double rounded = std::ldexp(std::nearbyint(std::ldexp(value, -place)), place);
  if (std::fabs(rounded) >= std::ldexp(1.0, format.overflow))
    rounded = std::numeric_limits<double>::infinity();
  return std::copysign(rounded, value);
}

namespace {

/// The same for an MPFR number.
double roundMpfrTo(Format format, const RealMpfr &value) {
  mpfr_srcptr number = value.get();
  if (!mpfr_number_p(number) || mpfr_zero_p(number))
    return mpfr_get_d(number, MPFR_RNDN);
  double sign = mpfr_signbit(number) ? -1 : 1;
  // mpfr_get_exp counts from [1/2, 1).
  mpfr_exp_t exponent = mpfr_get_exp(number) - 1;
  if (exponent >= format.overflow)
    return sign * std::numeric_limits<double>::infinity();
  if (exponent < format.smallest - 1)
    return sign * 0.0;
  int place =
      std::max<int>(int(exponent) - format.precision + 1, format.smallest);
  RealMpfr scaled(value.precision());
  mpfr_mul_2si(scaled.get(), number, -place, MPFR_RNDN);
  mpfr_roundeven(scaled.get(), scaled.get());
  double integer = mpfr_get_d(scaled.get(), MPFR_RNDN);
  double magnitude = std::ldexp(std::fabs(integer), place);
  if (format.overflow < 1024 && magnitude >= std::ldexp(1.0, format.overflow))
    magnitude = std::numeric_limits<double>::infinity();
  return sign * magnitude;
}

} // namespace

//===----------------------------------------------------------------------===//
// The oracle
//===----------------------------------------------------------------------===//

Oracle::Oracle(Op op, std::vector<double> furtherArguments)
    : op(op), further(std::move(furtherArguments)) {
  assert(further.size() + 1 == info(op).operands + info(op).parameters &&
         "wrong number of arguments");
  startsAsHalf = isHalfPlusSquare();
}

/// Is f(x) = x/2 + c x^2 + O(x^3) with 0 < c <= 1/2 at zero? Then the result
/// for a tiny x lies just above x/2, which for a subnormal x is a tie as often
/// as not. MPFR would have to decide millions of these, so `correctlyRounded`
/// knows them; a test holds a sample against MPFR.
bool Oracle::isHalfPlusSquare() const {
  switch (op) {
  case Op::silu:
  case Op::gelu:
  case Op::gelu_tanh:
  case Op::quick_gelu:
  case Op::hard_swish:
    return true;
  case Op::swish:
    return further[0] > 0x1p-3 && further[0] <= 2;
  default:
    return false;
  }
}

Ball64 Oracle::estimate(double x) const {
  constexpr size_t most = 3;
  Ball64 arguments[most];
  assert(further.size() <= most && "an op with more arguments");
  for (size_t i = 0; i < further.size(); ++i)
    arguments[i] = {further[i], 0};
  return definitionsOver<Ball64>[size_t(op)](Ball64{x, 0}, arguments);
}

double Oracle::settle(double x, Format format) const {
  ++mpfrCount;
  for (mpfr_prec_t precision = 128;; precision *= 2) {
    RealMpfr value = evaluate(op, x, further, precision);
    if (!mpfr_number_p(value.get()) || precision >= 2048)
      return roundMpfrTo(format, value);
    // Half of the bits are a margin for the roundings of the evaluation and for
    // what it cancels.
    RealMpfr margin(precision), low(precision), high(precision);
    mpfr_mul_2si(margin.get(), value.get(), -long(precision) / 2, MPFR_RNDN);
    mpfr_sub(low.get(), value.get(), margin.get(), MPFR_RNDN);
    mpfr_add(high.get(), value.get(), margin.get(), MPFR_RNDN);
    if (roundMpfrTo(format, low) == roundMpfrTo(format, high))
      return roundMpfrTo(format, value);
  }
}

double Oracle::roundedByMpfr(double x, Format format) const {
  return settle(x, format);
}

double Oracle::correctlyRounded(double x, Format format) const {
  Ball64 ball = estimate(x);
  if (!std::isfinite(x))
    return accuracy::roundTo(format, ball.middle);
  if (startsAsHalf && std::fabs(x) < 0x1p-60 && x != 0 &&
      format.precision <= 24)
    return accuracy::roundTo(format, std::nextafter(x / 2, INFINITY));
  double low = accuracy::roundTo(format, ball.middle - ball.radius);
  if (low == accuracy::roundTo(format, ball.middle + ball.radius))
    return low == 0 ? std::copysign(low, ball.middle) : low;
  return settle(x, format);
}

float Oracle::correctlyRounded(float argument, Ball64 *estimated) const {
  double x = argument;
  Ball64 ball = estimate(x);
  if (estimated)
    *estimated = ball;
  float low = float(ball.middle - ball.radius);
  if (__builtin_expect(low == float(ball.middle + ball.radius), 1) &&
      !(startsAsHalf && std::fabs(x) < 0x1p-60))
    return low == 0 ? std::copysign(low, float(ball.middle)) : low;
  return float(correctlyRounded(x, f32Format));
}
