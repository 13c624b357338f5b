//===- EmitGrad.cpp - Derivatives as vector code --------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "EmitGrad.h"
#include "IRPieces.h"

#include "crease/Dialect/Crease.h"
#include "crease/Numerics/Grad.h"
#include "crease/Numerics/IRWide.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace crease {
namespace numerics {

static double toDouble(const APFloat &parameter) {
  return parameter.convertToDouble();
}
/// A parameter that is a result or is compared with floats.
static float toFloat(const APFloat &parameter) {
  return float(toDouble(parameter));
}

/// Derivatives of one operand.
static std::optional<IRVec> emitUnary(Operation *op, bool exact, IRVec x) {
  using Result = std::optional<IRVec>;
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case([&](SigmoidGradOp) {
        return exact ? sigmoidGradExact(x) : sigmoidGradHigh(x);
      })
      .Case([&](TanhGradOp) {
        return exact ? tanhGradExact(x) : tanhGradHigh(x);
      })
      .Case([&](ReluGradOp) { return stepGrad(x, splat(x, 0.0f)); })
      .Case([&](LeakyReluGradOp leaky) {
        return stepGrad(x, splat(x, toFloat(leaky.getNegativeSlope())));
      })
      .Case([&](EluGradOp elu) {
        double alpha = toDouble(elu.getAlpha());
        return exact ? eluGradExact(x, alpha) : eluGradHigh(x, alpha);
      })
      .Case([&](SeluGradOp) {
        return exact ? seluGradExact(x) : seluGradHigh(x);
      })
      .Case([&](CeluGradOp celu) {
        double alpha = toDouble(celu.getAlpha());
        return exact ? celuGradExact(x, alpha) : celuGradHigh(x, alpha);
      })
      .Case([&](SoftplusGradOp softplus) {
        double beta = toDouble(softplus.getBeta());
        return exact ? softplusGradExact(x, beta) : softplusGradHigh(x, beta);
      })
      .Case([&](SiluGradOp) {
        return exact ? siluGradExact(x) : siluGradHigh(x);
      })
      .Case([&](SwishGradOp swish) {
        double beta = toDouble(swish.getBeta());
        return exact ? swishGradExact(x, beta) : swishGradHigh(x, beta);
      })
      .Case([&](GeluGradOp) {
        return exact ? geluGradExact(x) : geluGradHigh(x);
      })
      .Case([&](GeluTanhGradOp) {
        return exact ? geluTanhGradExact(x) : geluTanhGradHigh(x);
      })
      .Case([&](QuickGeluGradOp) {
        return exact ? quickGeluGradExact(x) : quickGeluGradHigh(x);
      })
      .Case([&](MishGradOp) {
        return exact ? mishGradExact(x) : mishGradHigh(x);
      })
      .Case([&](Relu6GradOp) { return windowGrad(x, 0, 6); })
      .Case([&](HardSigmoidGradOp) {
        return windowGrad(x, -3, 3, float(1.0 / 6));
      })
      .Case([&](HardSwishGradOp) {
        return exact ? hardSwishGradExact(x) : hardSwishGradHigh(x);
      })
      .Case([&](HardTanhGradOp clamp) {
        return windowGrad(x, toFloat(clamp.getMin()), toFloat(clamp.getMax()));
      })
      .Case([&](SoftsignGradOp) {
        return exact ? softsignGradExact(x) : softsignGradHigh(x);
      })
      .Case([&](LogSigmoidGradOp) {
        return exact ? logSigmoidGradExact(x) : sigmoidHigh(-x);
      })
      .Case([&](ReluSquaredGradOp) { return reluSquaredGrad(x); })
      .Default([](Operation *) -> Result { return std::nullopt; });
}

/// The factor of a gated unit and its derivative.
static std::optional<GateGrad<IRVec>> emitGate(Operation *op, bool exact,
                                               IRVec gate) {
  using Both = GateGrad<IRVec>;
  using Result = std::optional<Both>;
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case([&](GluGradOp) {
        return exact ? Both{sigmoidGradExact(gate), sigmoidExact(gate)}
                     : sigmoidBoth(gate);
      })
      .Case([&](SwigluGradOp swiglu) {
        double beta = toDouble(swiglu.getBeta());
        return exact ? Both{swishGradExact(gate, beta), swishExact(gate, beta)}
                     : swishBoth(gate, beta);
      })
      .Case([&](GegluGradOp) {
        return exact ? Both{geluGradExact(gate), geluExact(gate)}
                     : geluBoth(gate);
      })
      .Case([&](GegluTanhGradOp) {
        return exact ? Both{geluTanhGradExact(gate), geluTanhExact(gate)}
                     : geluTanhBoth(gate);
      })
      .Case([&](RegluGradOp) {
        return Both{stepGrad(gate, splat(gate, 0.0f)), relu(gate)};
      })
      .Case([&](BilinearGradOp) {
        return Both{splat(gate, 1.0f), gate};
      })
      .Default([](Operation *) -> Result { return std::nullopt; });
}

static SmallVector<IRVec> finishGate(Operation *op, bool exact, IRVec gate,
                                     IRVec value) {
  auto limit = op->getAttrOfType<FloatAttr>("limit");
  if (!limit) {
    GateGrad<IRVec> both = found(emitGate(op, exact, gate), op);
    return {both.slope * value, both.factor};
  }
  // A clamp is flat at its ends and beyond.
  float most = toFloat(limit.getValue());
  GateGrad<IRVec> both = found(emitGate(op, exact, min(most, gate)), op);
  IRVec zero = splat(gate, 0.0f);
  IRVec slope = unlessNan(
      gate, select(lessThan(gate, splat(gate, most)), both.slope, zero));
  return {slope * hardTanh(value, -most, most),
          both.factor * windowGrad(value, -most, most)};
}

bool isDerivative(Operation *op) {
  return isa<SigmoidGradOp, TanhGradOp, ReluGradOp, LeakyReluGradOp,
             PreluGradOp, EluGradOp, SeluGradOp, CeluGradOp, SoftplusGradOp,
             SiluGradOp, SwishGradOp, GeluGradOp, GeluTanhGradOp,
             QuickGeluGradOp, MishGradOp, AconCGradOp, Relu6GradOp,
             HardSigmoidGradOp, HardSwishGradOp, HardTanhGradOp, SoftsignGradOp,
             LogSigmoidGradOp, ReluSquaredGradOp, GluGradOp, SwigluGradOp,
             GegluGradOp, GegluTanhGradOp, RegluGradOp, BilinearGradOp,
             BceWithLogitsGradOp>(op);
}

SmallVector<IRVec> emitDerivative(Operation *op, Accuracy accuracy,
                                  ArrayRef<IRVec> operands) {
  bool exact = accuracy == Accuracy::Exact;
  IRVec x = operands[0];
  if (isa<PreluGradOp>(op))
    return {stepGrad(x, operands[1]), preluSlopeGrad(x)};
  // Sums of terms that may cancel: f64 has room for them.
  if (isa<AconCGradOp>(op)) {
    AconGrad<IRVec> all =
        aconCGradExact(x, operands[1], operands[2], operands[3]);
    return {all.x, all.p1, all.p2, all.beta};
  }
  if (isa<BceWithLogitsGradOp>(op))
    return {bceWithLogitsGradExact(x, operands[1]), -x};
  if (operands.size() == 2)
    return finishGate(op, exact, x, operands[1]);
  return {found(emitUnary(op, exact, x), op)};
}

} // namespace numerics
} // namespace crease
