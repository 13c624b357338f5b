//===- Oracle.h - The correctly rounded result of every op ------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The judge of all Numerics. An op's definition is evaluated in double with its
// error carried along (Ball64). Where that error does not reach a boundary of
// rounding the double is rounded, once; elsewhere MPFR evaluates the same
// definition at growing precision until its result is clear of the boundary and
// a higher precision confirms it, or is taken to lie on the boundary (2048
// bits). The library behind this header needs MPFR; the compiler does not link
// it.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACCURACY_ORACLE_H
#define CREASE_ACCURACY_ORACLE_H

#include "crease/Activations/Ball64.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crease::accuracy {

/// An elementwise op with one real result, by the name of its definition.
enum class Op {
#define CREASE_OP(NAME, OPERANDS, PARAMETERS, ...) NAME,
#include "crease/Accuracy/Ops.def"
};

struct OpInfo {
  Op op;
  std::string_view name;
  unsigned operands;
  unsigned parameters;
  /// What the sweeps use for all arguments but the first.
  std::vector<double> arguments;
};

const std::vector<OpInfo> &allOps();
const OpInfo &info(Op op);
std::optional<Op> parseOp(std::string_view name);

/// A function of one variable that a sweep measures: an op, or its derivative
/// by the first operand, with fixed values for all arguments but the first.
struct Function {
  Op op;
  std::vector<double> further;
  bool isDerivative = false;

  /// With the arguments of Ops.def.
  Function(Op op) : op(op), further(info(op).arguments) {}
  Function(Op op, std::vector<double> further, bool isDerivative = false)
      : op(op), further(std::move(further)), isDerivative(isDerivative) {}

  bool hasUsualArguments() const { return further == info(op).arguments; }
  /// gelu, gelu_grad, elu(0.5), ...: arguments only where they are not those of
  /// Ops.def.
  std::string name() const;
};

/// A function by its name, as Function::name gives it. Operands in it are read
/// as f32, parameters as double.
std::optional<Function> parseFunction(std::string_view name);

/// The other arguments of an op that are measured too (ExtraArguments.def).
std::vector<Function> extraArguments(Op op);

/// A binary floating-point type: its precision in bits, the exponent of its
/// smallest subnormal, and the exponent at which it overflows.
struct Format {
  int precision;
  int smallest;
  int overflow;
};
constexpr Format f64Format = {53, -1074, 1024};
constexpr Format f32Format = {24, -149, 128};
constexpr Format f16Format = {11, -24, 16};
constexpr Format bf16Format = {8, -133, 128};

/// The value in `format` that is nearest to `value`, ties to even.
double roundTo(Format format, double value);

class Oracle {
public:
  explicit Oracle(Function function);
  Oracle(Op op, std::vector<double> furtherArguments)
      : Oracle(Function(op, std::move(furtherArguments))) {}

  const Function &getFunction() const { return function; }

  /// The definition in double, with a bound on the error.
  Ball64 estimate(double x) const;

  /// The true result, to 34 bits where it is not tiny: the middle of
  /// `estimate`, or, where that is known to fewer, as beside a root, what MPFR
  /// gives.
  double valueOf(double x, const Ball64 &estimate) const;

  /// The value of `format` next to the true result, ties to even; NaN for NaN,
  /// and the definition's limits at the infinities.
  double correctlyRounded(double x, Format format) const;

  /// The same for f32, quick: a thousand million in about a minute. Gives the
  /// estimate too, if asked.
  float correctlyRounded(float x, Ball64 *estimated = nullptr) const;

  /// The same by MPFR alone, for tests of the oracle.
  double roundedByMpfr(double x, Format format) const;

  /// The distance of `got` from the true result, in units that the last place
  /// of an f64 near it has; infinite as Tally has it (Sweep.h).
  double ulpsOfF64(double x, double got) const;

  /// How often MPFR had to decide so far.
  uint64_t decidedByMpfr() const { return mpfrCount; }

private:
  double settle(double x, Format format) const;
  double slopeOfUpwardStart() const;

  Function function;
  double startSlope;
  mutable uint64_t mpfrCount = 0;
};

} // namespace crease::accuracy

#endif // CREASE_ACCURACY_ORACLE_H
