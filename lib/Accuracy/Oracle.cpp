//===- Oracle.cpp - The correctly rounded result of every op --------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/Oracle.h"
#include "DefinitionTable.h"
#include "crease/Activations/RealMpfr.h"
#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <cstdlib>
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

/// Nine digits tell one f32 from all others; of a double as few as will do.
static std::string printArgument(double number) {
  char text[32];
  bool isNarrow = double(float(number)) == number;
  for (int digits = isNarrow ? 9 : 15;; ++digits) {
    std::snprintf(text, sizeof(text), "%.*g", digits, number);
    if (isNarrow || digits == 17 || std::strtod(text, nullptr) == number)
      return text;
  }
}

std::string Function::name() const {
  std::string text(info(op).name);
  if (isDerivative)
    text += "_grad";
  if (hasUsualArguments())
    return text;
  for (size_t i = 0; i < further.size(); ++i)
    text += (i ? ", " : "(") + printArgument(further[i]);
  return text + ")";
}

/// A number of a name, such that every name is read as what it was printed for:
/// what an f32 prints is that f32.
static double readArgument(const char *text, char **end) {
  double number = std::strtod(text, end);
  float narrow = float(number);
  return std::strtod(printArgument(narrow).c_str(), nullptr) == number ? narrow
                                                                       : number;
}

std::optional<Function> accuracy::parseFunction(std::string_view name) {
  std::vector<double> further;
  size_t open = name.find('(');
  if (open != std::string_view::npos) {
    if (name.back() != ')')
      return std::nullopt;
    std::string numbers(name.substr(open + 1, name.size() - open - 2));
    for (const char *next = numbers.c_str(); *next;) {
      char *end;
      further.push_back(readArgument(next, &end));
      if (end == next || (*end && *end != ','))
        return std::nullopt;
      next = *end ? end + 1 : end;
    }
    name = name.substr(0, open);
  }
  std::optional<Op> op = parseOp(name);
  constexpr std::string_view suffix = "_grad";
  bool isDerivative = !op && name.size() > suffix.size() &&
                      name.substr(name.size() - suffix.size()) == suffix;
  if (isDerivative)
    op = parseOp(name.substr(0, name.size() - suffix.size()));
  if (!op)
    return std::nullopt;
  const std::vector<double> &usual = info(*op).arguments;
  if (open != std::string_view::npos && further.size() != usual.size())
    return std::nullopt;
  // Operands are numbers of a type, of which f32 is the usual one; parameters
  // are attributes and exactly their value.
  for (size_t i = 0; i + 1 < info(*op).operands && i < further.size(); ++i)
    further[i] = float(further[i]);
  return Function(*op, further.empty() ? usual : further, isDerivative);
}

std::vector<Function> accuracy::extraArguments(Op op) {
  static const std::vector<Function> all = {
#define CREASE_EXTRA(NAME, ...) {Op::NAME, __VA_ARGS__},
#include "crease/Accuracy/ExtraArguments.def"
  };
  std::vector<Function> chosen;
  for (const Function &function : all)
    if (function.op == op)
      chosen.push_back(function);
  return chosen;
}

namespace {

RealMpfr evaluate(const Function &function, double x, mpfr_prec_t precision) {
  std::vector<RealMpfr> further;
  for (double value : function.further)
    further.emplace_back(precision, value);
  return definitionOf<RealMpfr>(function.op, function.isDerivative)(
      RealMpfr(precision, x), further.data());
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

Oracle::Oracle(Function measured) : function(std::move(measured)) {
  [[maybe_unused]] const OpInfo &op = info(function.op);
  assert(function.further.size() + 1 == op.operands + op.parameters &&
         "wrong number of arguments");
  startSlope = slopeOfUpwardStart();
}

/// The slope c > 0 of f(x) = c x + d x^2 + O(x^3) with 0 < d <= 2^20 c at zero,
/// where it is not one; else zero. The result for a tiny x lies just above c x,
/// which for a subnormal x is a tie as often as not. MPFR would have to decide
/// millions of these, so `correctlyRounded` knows them; a test holds a sample
/// against MPFR.
double Oracle::slopeOfUpwardStart() const {
  if (function.isDerivative)
    return 0;
  const std::vector<double> &further = function.further;
  auto isUsual = [](double parameter) {
    return parameter > 0x1p-8 && parameter < 0x1p8;
  };
  switch (function.op) {
  case Op::silu:
  case Op::gelu:
  case Op::gelu_tanh:
  case Op::quick_gelu:
  case Op::hard_swish:
    return 0.5;
  case Op::swish:
    return isUsual(further[0]) ? 0.5 : 0;
  case Op::geglu: // the gate's, times a value of 1
  case Op::geglu_tanh:
    return further[0] == 1 ? 0.5 : 0;
  case Op::swiglu:
    return further[0] == 1 && isUsual(further[1]) ? 0.5 : 0;
  case Op::elu: // of negative x; others are exact
    return isUsual(further[0]) ? further[0] : 0;
  case Op::acon_c: {
    double p1 = further[0], p2 = further[1], beta = further[2];
    double slope = (p1 + p2) / 2;
    return isUsual(slope) && isUsual(beta) && isUsual(std::fabs(p1 - p2))
               ? slope
               : 0;
  }
  default:
    return 0;
  }
}

Ball64 Oracle::estimate(double x) const {
  constexpr size_t most = 3;
  Ball64 arguments[most];
  assert(function.further.size() <= most && "an op with more arguments");
  for (size_t i = 0; i < function.further.size(); ++i)
    arguments[i] = {function.further[i], 0};
  return definitionOf<Ball64>(function.op, function.isDerivative)(Ball64{x, 0},
                                                                  arguments);
}

namespace {

/// How far a value may be off: half of its bits are a margin for the roundings
/// of the evaluation and for what it cancels.
RealMpfr marginOf(const RealMpfr &value) {
  RealMpfr margin(value.precision());
  mpfr_mul_2si(margin.get(), value.get(), -long(value.precision()) / 2,
               MPFR_RNDN);
  return abs(margin);
}

/// Whether the margin holds what a more precise evaluation gives. One that
/// cancels all of its bits leaves rounding errors, to which the margin is
/// relative, so that they are not within it; or zero, which shows nothing.
bool isConfirmed(const RealMpfr &value, const RealMpfr &morePrecise) {
  return !mpfr_zero_p(value.get()) &&
         !lessThan(marginOf(value), abs(morePrecise - value));
}

/// Whether all of the margin rounds to one number.
bool isClear(const RealMpfr &value, Format format) {
  RealMpfr margin = marginOf(value);
  return roundMpfrTo(format, value - margin) ==
         roundMpfrTo(format, value + margin);
}

constexpr mpfr_prec_t leastPrecise = 128, mostPrecise = 2048;

} // namespace

/// Whether an evaluation cancels so little that MPFR's first needs no
/// confirmation. Double does the same operations: where it keeps 20 bits of its
/// 53, 128 keep more than the half that the margin asks for.
static bool cancelsLittle(const Ball64 &ball) {
  return ball.radius <= std::fabs(ball.middle) * 0x1p-20;
}

double Oracle::settle(double x, Format format) const {
  ++mpfrCount;
  RealMpfr value = evaluate(function, x, leastPrecise);
  if (!mpfr_number_p(value.get()) ||
      (isClear(value, format) && cancelsLittle(estimate(x))))
    return roundMpfrTo(format, value);
  while (value.precision() < mostPrecise) {
    RealMpfr morePrecise = evaluate(function, x, 2 * value.precision());
    if (isConfirmed(value, morePrecise) && isClear(value, format))
      break;
    value = morePrecise;
  }
  return roundMpfrTo(format, value);
}

double Oracle::valueOf(double x, const Ball64 &estimate) const {
  double enough = std::fmax(0x1p-150, std::fabs(estimate.middle));
  return !std::isfinite(x) || x == 0 || estimate.radius * 0x1p34 <= enough
             ? estimate.middle
             : settle(x, f64Format);
}

double Oracle::roundedByMpfr(double x, Format format) const {
  return settle(x, format);
}

double Oracle::correctlyRounded(double x, Format format) const {
  Ball64 ball = estimate(x);
  if (!std::isfinite(x))
    return accuracy::roundTo(format, ball.middle);
  if (startSlope != 0 && std::fabs(x) < 0x1p-60 && x != 0 && ball.radius != 0 &&
      format.precision <= 24)
    return accuracy::roundTo(format, std::nextafter(startSlope * x, INFINITY));
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
      !(startSlope != 0 && std::fabs(x) < 0x1p-60))
    return low == 0 ? std::copysign(low, float(ball.middle)) : low;
  return float(correctlyRounded(x, f32Format));
}

double Oracle::ulpsOfF64(double x, double got) const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  RealMpfr value = evaluate(function, x, leastPrecise);
  bool isKnown = !mpfr_number_p(value.get()) || cancelsLittle(estimate(x));
  while (!isKnown && value.precision() < mostPrecise) {
    RealMpfr morePrecise = evaluate(function, x, 2 * value.precision());
    isKnown = isConfirmed(value, morePrecise);
    value = morePrecise;
  }
  double want = roundMpfrTo(f64Format, value);
  if (std::isnan(want) || std::isnan(got))
    return std::isnan(want) == std::isnan(got) ? 0 : infinity;
  if (std::isinf(want) || std::isinf(got))
    return want == got ? 0 : infinity;
  int place = want == 0 ? f64Format.smallest
                        : std::max(std::ilogb(want) - f64Format.precision + 1,
                                   f64Format.smallest);
  RealMpfr error = abs(RealMpfr(value.precision(), got) - value);
  mpfr_mul_2si(error.get(), error.get(), -place, MPFR_RNDU);
  return mpfr_get_d(error.get(), MPFR_RNDU);
}
