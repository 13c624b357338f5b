//===- EmitKernel.cpp - Activations as vector code ------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Numerics/EmitKernel.h"

#include "EmitExact.h"
#include "EmitGrad.h"
#include "IRPieces.h"

#include "crease/Dialect/Crease.h"
#include "crease/Numerics/F32.h"
#include "crease/Numerics/IRWide.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/TypeSwitch.h"

#include <cmath>

using namespace mlir;

namespace crease {
namespace numerics {

std::optional<Accuracy> parseAccuracy(StringRef name) {
  return llvm::StringSwitch<std::optional<Accuracy>>(name)
      .Case("exact", Accuracy::Exact)
      .Case("high", Accuracy::High)
      .Case("fast", Accuracy::Fast)
      .Default(std::nullopt);
}

std::string describeUnknownAccuracy(StringRef name) {
  return ("unknown accuracy '" + name + "': expected exact, high or fast")
      .str();
}

std::string describeUnknownIsa(StringRef name) {
  return ("unknown isa '" + name + "': expected avx512, avx2 or portable")
      .str();
}

std::optional<Isa> parseIsa(StringRef name) {
  return llvm::StringSwitch<std::optional<Isa>>(name)
      .Case("avx512", Isa::Avx512)
      .Case("avx2", Isa::Avx2)
      .Case("portable", Isa::Portable)
      .Default(std::nullopt);
}

/// A parameter that is compared with floats: the nearest one decides alike.
static float toFloat(const APFloat &parameter) {
  return float(parameter.convertToDouble());
}

/// The kernel of an op of one operand; nothing where there is none.
static std::optional<IRVec> emitUnary(Operation *op, bool fast, IRVec x) {
  using Result = std::optional<IRVec>;
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case([&](SigmoidOp) { return fast ? sigmoidFast(x) : sigmoidHigh(x); })
      .Case([&](TanhOp) { return fast ? tanhFast(x) : tanhHigh(x); })
      .Case([&](ReluOp) { return relu(x); })
      .Case([&](LeakyReluOp leaky) {
        return leakyRelu(x, leaky.getNegativeSlope().convertToDouble());
      })
      .Case([&](EluOp elu) {
        return eluHigh(x, elu.getAlpha().convertToDouble());
      })
      .Case([&](SeluOp) { return seluHigh(x); })
      .Case([&](CeluOp celu) {
        return celuHigh(x, celu.getAlpha().convertToDouble());
      })
      .Case([&](SoftplusOp softplus) {
        double beta = softplus.getBeta().convertToDouble();
        return fast ? softplusFast(x, beta) : softplusHigh(x, beta);
      })
      .Case([&](SiluOp) { return fast ? siluFast(x) : siluHigh(x); })
      .Case([&](SwishOp swish) {
        double beta = swish.getBeta().convertToDouble();
        return fast ? swishFast(x, beta) : swishHigh(x, beta);
      })
      .Case([&](GeluOp) { return fast ? geluFast(x) : geluHigh(x); })
      .Case(
          [&](GeluTanhOp) { return fast ? geluTanhFast(x) : geluTanhHigh(x); })
      .Case([&](QuickGeluOp) {
        return fast ? quickGeluFast(x) : quickGeluHigh(x);
      })
      .Case([&](MishOp) { return fast ? mishFast(x) : mishHigh(x); })
      .Case([&](Relu6Op) { return relu6(x); })
      .Case([&](HardSigmoidOp) { return hardSigmoidHigh(x); })
      .Case([&](HardSwishOp) { return hardSwishHigh(x); })
      .Case([&](HardTanhOp clamp) {
        return hardTanh(x, toFloat(clamp.getMin()), toFloat(clamp.getMax()));
      })
      .Case([&](SoftsignOp) { return softsignHigh(x); })
      .Case([&](LogSigmoidOp) {
        return fast ? logSigmoidFast(x) : logSigmoidHigh(x);
      })
      .Case([&](ReluSquaredOp) { return reluSquared(x); })
      .Case([&](math::ExpOp) { return fast ? expFast(x) : expHigh(x); })
      .Case([&](math::ExpM1Op) { return expm1High(x); })
      .Case([&](math::LogOp) { return logHigh(x); })
      .Case([&](math::Log1pOp) { return log1pHigh(x); })
      .Case([&](math::ErfOp) { return erfHigh(x); })
      .Case([&](math::ErfcOp) { return erfcHigh(x); })
      .Case([&](math::SinOp) { return sinHigh(x); })
      .Case([&](math::CosOp) { return cosHigh(x); })
      .Case([&](math::TanhOp) { return fast ? tanhFast(x) : tanhHigh(x); })
      .Default([](Operation *) -> Result { return std::nullopt; });
}

/// The factor of a gated unit; nothing where `op` is none.
static std::optional<IRVec> emitFactor(Operation *op, bool fast, IRVec gate) {
  using Result = std::optional<IRVec>;
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case([&](GluOp) { return fast ? sigmoidFast(gate) : sigmoidHigh(gate); })
      .Case([&](SwigluOp swiglu) {
        double beta = swiglu.getBeta().convertToDouble();
        return fast ? swishFast(gate, beta) : swishHigh(gate, beta);
      })
      .Case([&](GegluOp) { return fast ? geluFast(gate) : geluHigh(gate); })
      .Case([&](GegluTanhOp) {
        return fast ? geluTanhFast(gate) : geluTanhHigh(gate);
      })
      .Case([&](RegluOp) { return relu(gate); })
      .Case([&](BilinearOp) { return gate; })
      .Default([](Operation *) -> Result { return std::nullopt; });
}

/// Whether the parameters are such that the kernels keep their bounds: they
/// multiply and divide by them in f32, in one or two numbers.
static bool hasOrdinaryParameters(Operation *op) {
  auto isOrdinary = [&](StringRef name) {
    auto attribute = op->getAttrOfType<FloatAttr>(name);
    if (!attribute)
      return true;
    double size = std::fabs(attribute.getValueAsDouble());
    return size >= 0x1p-16 && size <= 0x1p16;
  };
  if (isa<EluOp, EluGradOp>(op) &&
      op->getAttrOfType<FloatAttr>("alpha").getValue().isNegative())
    return false; // The sign of zero.
  auto slope = op->getAttrOfType<FloatAttr>("negative_slope");
  return isOrdinary("alpha") && isOrdinary("beta") &&
         (!slope || slope.getValue().isZero() || isOrdinary("negative_slope"));
}

bool callsLibm(Operation *op) {
  return isa<math::AcosOp, math::AcoshOp, math::AsinOp, math::AsinhOp,
             math::AtanOp, math::Atan2Op, math::AtanhOp, math::CbrtOp,
             math::CosOp, math::CoshOp, math::ErfOp, math::ErfcOp, math::ExpOp,
             math::Exp2Op, math::ExpM1Op, math::FPowIOp, math::LogOp,
             math::Log10Op, math::Log1pOp, math::Log2Op, math::PowFOp,
             math::SinOp, math::SincosOp, math::SinhOp, math::TanOp,
             math::TanhOp>(op);
}

bool hasKernel(Operation *op, Accuracy accuracy) {
  if (!hasOrdinaryParameters(op))
    return false;
  // The terms of a softmax, which has one bound at all levels.
  if (isa<ExpShiftedOp>(op))
    return true;
  if (isDerivative(op))
    return true;
  if (accuracy == Accuracy::Exact)
    return hasExactKernel(op);
  return isa<SigmoidOp, TanhOp, ReluOp, LeakyReluOp, PreluOp, EluOp, SeluOp,
             CeluOp, SoftplusOp, SiluOp, SwishOp, GeluOp, GeluTanhOp,
             QuickGeluOp, MishOp, AconCOp, Relu6Op, HardSigmoidOp, HardSwishOp,
             HardTanhOp, SoftsignOp, LogSigmoidOp, ReluSquaredOp, GluOp,
             SwigluOp, GegluOp, GegluTanhOp, RegluOp, BilinearOp,
             BceWithLogitsOp, math::ExpOp, math::ExpM1Op, math::LogOp,
             math::Log1pOp, math::ErfOp, math::ErfcOp, math::TanhOp,
             math::SinOp, math::CosOp>(op);
}

IRVec emitKernel(Operation *op, Accuracy accuracy, ArrayRef<IRVec> operands) {
  IRVec x = operands[0];
  if (isa<ExpShiftedOp>(op))
    return expShifted(x, operands[1]);
  if (accuracy == Accuracy::Exact)
    return emitExactKernel(op, operands);
  bool fast = accuracy == Accuracy::Fast;
  if (isa<PreluOp>(op))
    return leakyRelu(x, operands[1]);
  // A blend of two tails, each of which may be subnormal: f64 has room for it.
  if (isa<AconCOp>(op) && !fast)
    return emitExactKernel(op, operands);
  if (isa<AconCOp>(op))
    return aconCFast(x, operands[1], operands[2], operands[3]);
  if (isa<BceWithLogitsOp>(op))
    return bceWithLogitsHigh(x, operands[1]);
  if (operands.size() == 2) {
    IRVec value = operands[1];
    if (auto limit = op->getAttrOfType<FloatAttr>("limit")) {
      float most = toFloat(limit.getValue());
      x = min(most, x);
      value = hardTanh(value, -most, most);
    }
    return found(emitFactor(op, fast, x), op) * value;
  }
  return found(emitUnary(op, fast, x), op);
}

/// On 16 registers. Four of f32 hide the latency of a chain better than their
/// spills cost; an f64 kernel has two of each already.
static unsigned chooseRegistersOf16(Operation *op, Accuracy accuracy) {
  if (isDerivative(op)) {
    if (isa<GegluGradOp>(op))
      return 1;
    return isa<SoftplusGradOp, LogSigmoidGradOp>(op) ? 4 : 2;
  }
  if (accuracy == Accuracy::Exact)
    return isa<SigmoidOp, GluOp, SoftplusOp, LogSigmoidOp, HardSwishOp>(op) ? 1
           : isa<TanhOp, SiluOp, SwishOp, QuickGeluOp, GeluOp, GeluTanhOp>(op)
               ? 4
               : 2;
  if (isa<math::TanhOp>(op) || (isa<TanhOp>(op) && accuracy != Accuracy::Fast))
    return 2;
  return accuracy == Accuracy::Fast ||
                 isa<SigmoidOp, GluOp, SoftplusOp, LogSigmoidOp,
                     BceWithLogitsOp, EluOp, SeluOp, CeluOp, GeluTanhOp,
                     GegluTanhOp, HardSwishOp, SoftsignOp, math::ExpOp,
                     ExpShiftedOp>(op)
             ? 4
             : 2;
}

/// Where LLVM's order spills more than ours; it is better for most.
static bool keepsOrderOn16(Operation *op, Accuracy accuracy) {
  switch (accuracy) {
  case Accuracy::Exact:
    return isa<EluOp, CeluOp, HardSwishOp>(op);
  case Accuracy::High:
    return isa<SoftplusOp, LogSigmoidOp, SeluOp, SoftsignOp, QuickGeluOp>(op);
  case Accuracy::Fast:
    return isa<SoftplusOp, LogSigmoidOp, SeluOp, SoftsignOp, MishOp, TanhOp>(
        op);
  }
  llvm_unreachable("all levels have been handled");
}

/// Whether ExactShort.h knows the op. One register in 12 to 40 goes on to f64
/// then, of four together one in 3 to 10.
static bool hasShortForm(Operation *op) {
  auto isOne = [](const APFloat &number) { return number.isExactlyValue(1); };
  return llvm::TypeSwitch<Operation *, bool>(op)
      .Case<SigmoidOp, GluOp, TanhOp, SiluOp, QuickGeluOp, GeluOp, GegluOp,
            GeluTanhOp, GegluTanhOp>([](auto) { return true; })
      .Case<SwishOp, SwigluOp>([&](auto op) { return isOne(op.getBeta()); })
      .Case<EluOp, CeluOp>([&](auto op) { return isOne(op.getAlpha()); })
      .Default(false);
}

/// Kernels with many constants in flight: four registers at a time would not
/// leave room in 32.
static unsigned chooseRegistersOf32(Operation *op, Accuracy accuracy) {
  if (isDerivative(op))
    return 2;
  if (accuracy == Accuracy::Exact && hasShortForm(op))
    return 1;
  auto swiglu = dyn_cast<SwigluOp>(op);
  bool plain = swiglu && swiglu.getBeta().convertToDouble() == 1;
  auto softplus = dyn_cast<SoftplusOp>(op);
  bool scaled = softplus && softplus.getBeta().convertToDouble() != 1;
  if (accuracy == Accuracy::Fast || plain)
    return 4;
  return scaled || isa<GeluOp, GeluTanhOp, QuickGeluOp, SwishOp, MishOp,
                       SwigluOp, GegluOp, GegluTanhOp, AconCOp, math::LogOp,
                       math::Log1pOp, math::ErfcOp>(op)
             ? 2
             : 4;
}

Interleaving chooseInterleaving(Operation *op, Accuracy accuracy, Isa isa) {
  if (isa == Isa::Avx512)
    return {chooseRegistersOf32(op, accuracy), false};
  return {chooseRegistersOf16(op, accuracy),
          isa == Isa::Avx2 && keepsOrderOn16(op, accuracy)};
}

} // namespace numerics
} // namespace crease
