//===- EmitExact.cpp - Activations at the level exact ---------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "EmitExact.h"
#include "IRPieces.h"

#include "crease/Dialect/Crease.h"
#include "crease/Numerics/Exact.h"
#include "crease/Numerics/Hard.h"
#include "crease/Numerics/IRWide.h"

#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;

namespace crease {
namespace numerics {

static double toDouble(const APFloat &parameter) {
  return parameter.convertToDouble();
}

/// The kernel of an op of one operand, or the factor of a gated unit.
static std::optional<IRVec> emitFactor(Operation *op, IRVec x) {
  using Result = std::optional<IRVec>;
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case<SigmoidOp, GluOp>([&](auto) { return sigmoidExact(x); })
      .Case([&](TanhOp) { return tanhExact(x); })
      .Case<ReluOp, RegluOp>([&](auto) { return relu(x); })
      .Case([&](LeakyReluOp leaky) {
        return leakyReluExact(x, toDouble(leaky.getNegativeSlope()));
      })
      .Case([&](EluOp elu) { return eluExact(x, toDouble(elu.getAlpha())); })
      .Case([&](SeluOp) { return seluExact(x); })
      .Case(
          [&](CeluOp celu) { return celuExact(x, toDouble(celu.getAlpha())); })
      .Case([&](SoftplusOp softplus) {
        return softplusExact(x, toDouble(softplus.getBeta()));
      })
      .Case([&](SiluOp) { return siluExact(x); })
      .Case<SwishOp, SwigluOp>(
          [&](auto swish) { return swishExact(x, toDouble(swish.getBeta())); })
      .Case<GeluOp, GegluOp>([&](auto) { return geluExact(x); })
      .Case<GeluTanhOp, GegluTanhOp>([&](auto) { return geluTanhExact(x); })
      .Case([&](QuickGeluOp) { return quickGeluExact(x); })
      .Case([&](MishOp) { return mishExact(x); })
      .Case([&](Relu6Op) { return relu6(x); })
      .Case([&](HardSigmoidOp) { return hardSigmoidExact(x); })
      .Case([&](HardSwishOp) { return hardSwishExact(x); })
      .Case([&](HardTanhOp clamp) {
        return hardTanh(x, float(toDouble(clamp.getMin())),
                        float(toDouble(clamp.getMax())));
      })
      .Case([&](SoftsignOp) { return softsignExact(x); })
      .Case([&](LogSigmoidOp) { return logSigmoidExact(x); })
      .Case([&](ReluSquaredOp) { return reluSquared(x); })
      .Case([&](BilinearOp) { return x; })
      .Default([](Operation *) -> Result { return std::nullopt; });
}

bool hasExactKernel(Operation *op) {
  return isa<SigmoidOp, TanhOp, ReluOp, LeakyReluOp, PreluOp, EluOp, SeluOp,
             CeluOp, SoftplusOp, SiluOp, SwishOp, GeluOp, GeluTanhOp,
             QuickGeluOp, MishOp, AconCOp, Relu6Op, HardSigmoidOp, HardSwishOp,
             HardTanhOp, SoftsignOp, LogSigmoidOp, ReluSquaredOp, GluOp,
             SwigluOp, GegluOp, GegluTanhOp, RegluOp, BilinearOp,
             BceWithLogitsOp>(op);
}

IRVec emitExactKernel(Operation *op, ArrayRef<IRVec> operands) {
  IRVec x = operands[0];
  if (isa<PreluOp>(op))
    return leakyRelu(x, operands[1]);
  if (isa<AconCOp>(op))
    return aconCExact(x, operands[1], operands[2], operands[3]);
  if (isa<BceWithLogitsOp>(op))
    return bceWithLogitsExact(x, operands[1]);
  if (operands.size() == 1)
    return found(emitFactor(op, x), op);
  IRVec value = operands[1];
  if (auto limit = op->getAttrOfType<FloatAttr>("limit")) {
    float most = float(toDouble(limit.getValue()));
    x = min(most, x);
    value = hardTanh(value, -most, most);
  }
  return found(emitFactor(op, x), op) * value;
}

IRVec emitReadyToNarrow(Operation *op, NarrowType type,
                        ArrayRef<IRVec> operands, IRVec y) {
  IRVec x = operands[0];
  if (auto leaky = dyn_cast<LeakyReluOp>(op))
    return leakyReluReadyToNarrow(x, toDouble(leaky.getNegativeSlope()));
  if (isa<PreluOp>(op))
    return leakyReluReadyToNarrow(x, operands[1]);
  // The lists are for the default parameters.
  double parameter = 1;
  if (auto swish = dyn_cast<SwishOp>(op))
    parameter = toDouble(swish.getBeta());
  if (auto softplus = dyn_cast<SoftplusOp>(op))
    parameter = toDouble(softplus.getBeta());
  StringRef name = op->getName().stripDialect();
  const NarrowMends *mends = narrowMends({name.data(), name.size()});
  if (!mends || operands.size() != 1 || parameter != 1)
    return y;
  return readyToNarrow(x, y, type, *mends);
}

} // namespace numerics
} // namespace crease
