//===- ExpandDouble.cpp - Elementary functions of f64 on vectors
//------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Lanes.h"

#include "crease/Dialect/Crease.h"
#include "crease/Numerics/Double.h"
#include "crease/Numerics/EmitKernel.h"
#include "crease/Numerics/IRWide.h"
#include "crease/Numerics/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Remarks.h"
#include "llvm/ADT/TypeSwitch.h"

namespace crease {
#define GEN_PASS_DEF_CREASEEXPANDDOUBLE
#include "crease/Numerics/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;
using namespace crease::numerics;

using Function = IRWide (*)(IRWide);

/// The function in the place of a math op, or null.
static Function getFunction(Operation *op) {
  return llvm::TypeSwitch<Operation *, Function>(op)
      .Case<math::ExpOp>([](auto) { return wide::expDouble<IRWide>; })
      .Case<math::ExpM1Op>([](auto) { return wide::expm1Double<IRWide>; })
      .Case<math::TanhOp>([](auto) { return wide::tanhDouble<IRWide>; })
      .Case<math::LogOp>([](auto) { return wide::logDouble<IRWide>; })
      .Case<math::Log1pOp>([](auto) { return wide::log1pDouble<IRWide>; })
      .Case<math::ErfcOp>([](auto) { return wide::erfcDouble<IRWide>; })
      .Case<math::ErfOp>([](auto) { return wide::erfDouble<IRWide>; })
      .Default([](Operation *) -> Function { return nullptr; });
}

namespace {
struct CreaseExpandDoublePass
    : crease::impl::CreaseExpandDoubleBase<CreaseExpandDoublePass> {
  using CreaseExpandDoubleBase::CreaseExpandDoubleBase;

  void runOnOperation() override {
    std::optional<Isa> chosen = parseIsa(isa);
    if (!chosen) {
      getOperation()->emitError(describeUnknownIsa(isa));
      return signalPassFailure();
    }
    SmallVector<Operation *> ops;
    getOperation()->walk([&](Operation *op) {
      if (op->getNumResults() != 1 ||
          !getElementTypeOrSelf(op->getResult(0).getType()).isF64() ||
          isa_and_nonnull<TensorType>(op->getResult(0).getType()) ||
          op->getParentOfType<DefineOp>())
        return;
      if (getFunction(op) && *chosen != Isa::Portable)
        ops.push_back(op);
      else if (callsLibm(op))
        remark::missed(op->getLoc(),
                       remark::RemarkOpts::name("libm").category("crease"))
            << (op->getName().getStringRef() +
                " calls libm for each element: there is no kernel for it in "
                "f64")
                   .str();
    });
    for (Operation *op : ops)
      if (failed(expand(op, getFunction(op), *chosen)))
        return signalPassFailure();
  }

  static LogicalResult expand(Operation *op, Function function, Isa isa) {
    // Two registers hide each other's latency.
    constexpr int64_t registers = 2;
    OpBuilder builder(op);
    Location loc = op->getLoc();
    EmitContext context{builder, loc, isa};
    Value operand = op->getOperand(0);
    auto shaped = dyn_cast<VectorType>(operand.getType());
    if (failed(checkVectorSize(op, operand.getType())))
      return failure();
    int64_t count = shaped ? shaped.getNumElements() : 1;
    auto flat = VectorType::get({count}, builder.getF64Type());
    if (!shaped)
      operand = vector::BroadcastOp::create(builder, loc, flat, operand);
    else if (shaped != flat)
      operand = vector::ShapeCastOp::create(builder, loc, flat, operand);
    int64_t lanes = context.getLanes() / 2;
    SmallVector<Value> pieces;
    for (int64_t first = 0; first < count; first += registers * lanes) {
      IRWide x;
      x.context = &context;
      int64_t end = std::min(first + registers * lanes, count);
      for (int64_t at = first; at < end; at += lanes)
        x.reg.push_back(takeLanes(builder, loc, operand, at, lanes));
      pieces.append(function(x).reg);
    }
    op->getResult(0).replaceAllUsesWith(
        joinResult(builder, loc, pieces, count, shaped));
    op->erase();
    return success();
  }
};
} // namespace
