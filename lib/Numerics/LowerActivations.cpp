//===- LowerActivations.cpp - Open activations on vectors -----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "EmitExact.h"
#include "EmitGrad.h"
#include "Lanes.h"

#include "crease/Dialect/Crease.h"
#include "crease/Dialect/EmitDefinition.h"
#include "crease/Dialect/Gates.h"
#include "crease/Numerics/EmitKernel.h"
#include "crease/Numerics/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Remarks.h"

namespace crease {
#define GEN_PASS_DEF_CREASELOWERACTIVATIONS
#include "crease/Numerics/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;
using namespace crease::numerics;

/// The operand in f32, with the shape of the result, as a vector of rank one.
static Value prepareOperand(OpBuilder &builder, Location loc, Value operand,
                            VectorType type) {
  Value wide = convertFloat(builder, loc, operand, builder.getF32Type());
  if (wide.getType() != type)
    wide = vector::BroadcastOp::create(builder, loc, type, wide);
  auto flat = VectorType::get({type.getNumElements()}, type.getElementType());
  if (flat == type)
    return wide;
  return vector::ShapeCastOp::create(builder, loc, flat, wide);
}

namespace {
struct CreaseLowerActivationsPass
    : crease::impl::CreaseLowerActivationsBase<CreaseLowerActivationsPass> {
  using CreaseLowerActivationsBase::CreaseLowerActivationsBase;

  void runOnOperation() override {
    std::optional<Accuracy> level = parseAccuracy(accuracy);
    std::optional<Isa> chosen = parseIsa(isa);
    if (!level || !chosen) {
      getOperation()->emitError(level ? describeUnknownIsa(isa)
                                      : describeUnknownAccuracy(accuracy));
      return signalPassFailure();
    }
    // At exact a custom activation is evaluated as a whole in f64, later.
    if (*level != Accuracy::Exact && failed(openCustom()))
      return signalPassFailure();
    openGates(*level);
    SmallVector<Operation *> known;
    getOperation()->walk([&](Operation *op) {
      if (isOpened(op) && hasKernel(op, *level))
        known.push_back(op);
      else
        reportLeft(op);
    });
    for (Operation *op : known)
      if (failed(lower(op, *level, *chosen)))
        return signalPassFailure();
  }

  /// Says of what is left that it has no kernel. Of f64 crease-expand-double
  /// says it, as far as it has none.
  void reportLeft(Operation *op) {
    bool isActivation = ::llvm::isa<ActivationOpInterface, ApplyOp>(op);
    if (op->getNumResults() == 0 || op->getParentOfType<DefineOp>() ||
        ::llvm::isa<TensorType>(op->getResult(0).getType()) ||
        getElementTypeOrSelf(op->getResult(0).getType()).isF64() ||
        !(isActivation || callsLibm(op)))
      return;
    std::string text = op->getName().getStringRef().str();
    if (isActivation)
      text += " is evaluated in f64 by its definition: there is no kernel for "
              "it at " +
              accuracy;
    else
      text += " calls libm for each element: there is no kernel for it";
    remark::missed(op->getLoc(), remark::RemarkOpts::name(
                                     isActivation ? "definition" : "libm")
                                     .category("crease"))
        << text;
  }

  /// Scalars and vectors of f32, f16 and bf16, outside of definitions.
  static bool isOpened(Operation *op) {
    if (op->getNumResults() == 0 || op->getParentOfType<DefineOp>())
      return false;
    Type type = op->getResult(0).getType();
    Type element = getElementTypeOrSelf(type);
    return ::llvm::isa<FloatType, VectorType>(type) &&
           (element.isF32() || element.isF16() || element.isBF16());
  }

  /// Writes gated units that have no kernel out as factor times value: the
  /// factor may have one.
  void openGates(Accuracy level) {
    SmallVector<Operation *> ops;
    getOperation()->walk([&](Operation *op) {
      if (isOpened(op) && !hasKernel(op, level))
        ops.push_back(op);
    });
    for (Operation *op : ops) {
      OpBuilder builder(op);
      SmallVector<Value> results = splitGate(builder, op);
      if (results.empty())
        continue;
      op->replaceAllUsesWith(results);
      op->erase();
    }
  }

  /// Writes custom activations out as math ops and activations on f32.
  LogicalResult openCustom() {
    SmallVector<ApplyOp> applied;
    getOperation()->walk([&](ApplyOp op) {
      if (isOpened(op))
        applied.push_back(op);
    });
    for (ApplyOp op : applied) {
      OpBuilder builder(op);
      Location loc = op.getLoc();
      auto definition = SymbolTable::lookupNearestSymbolFrom<DefineOp>(
          op, op.getCalleeAttr());
      if (!definition)
        return op.emitOpError("applies an unknown activation");
      Type type =
          withElementType(op->getResult(0).getType(), builder.getF32Type());
      SmallVector<Value> operands;
      for (Value operand : op->getOperands()) {
        Value wide = convertFloat(builder, loc, operand, builder.getF32Type());
        if (wide.getType() != type)
          wide = vector::BroadcastOp::create(builder, loc, type, wide);
        operands.push_back(wide);
      }
      FailureOr<Value> value =
          emitDefinition(builder, loc, definition, operands, Inner::Keep);
      if (failed(value))
        return failure();
      op->getResult(0).replaceAllUsesWith(
          convertFloat(builder, loc, *value,
                       getElementTypeOrSelf(op->getResult(0).getType())));
      op->erase();
    }
    return success();
  }

  /// The results in f32; those to be rounded to 16 bits are ready for it.
  static SmallVector<IRVec> emitValues(Operation *op, Accuracy level,
                                       ArrayRef<IRVec> operands) {
    if (isDerivative(op))
      return emitDerivative(op, level, operands);
    IRVec y = emitKernel(op, level, operands);
    Type element = getElementTypeOrSelf(op->getResult(0).getType());
    if (level == Accuracy::Fast || element.isF32())
      return {y};
    NarrowType type = element.isF16() ? NarrowType::F16 : NarrowType::Bf16;
    return {emitReadyToNarrow(op, type, operands, y)};
  }

  LogicalResult lower(Operation *op, Accuracy level, Isa chosen) {
    OpBuilder builder(op);
    Location loc = op->getLoc();
    Type type = op->getResult(0).getType();
    auto shaped = dyn_cast<VectorType>(type);
    int64_t count = shaped ? shaped.getNumElements() : 1;
    if (failed(checkVectorSize(op, type, maxLanes)))
      return failure();
    Interleaving interleaving = chooseInterleaving(op, level, chosen);
    EmitContext context{builder, loc, chosen, interleaving.inOrder};
    auto wide = VectorType::get(shaped ? shaped.getShape() : int64_t(1),
                                builder.getF32Type());
    SmallVector<Value> operands;
    for (Value operand : op->getOperands())
      operands.push_back(prepareOperand(builder, loc, operand, wide));

    // `high` with what Narrow.h knows is exact for these types.
    Type element = getElementTypeOrSelf(type);
    bool isNarrow = element.isF16() || element.isBF16();
    if (isNarrow && level == Accuracy::Exact)
      level = Accuracy::High;

    int64_t lanes = context.getLanes();
    int64_t group = lanes * interleaving.registers;
    SmallVector<SmallVector<Value>> pieces(op->getNumResults());
    for (int64_t first = 0; first < count; first += group) {
      SmallVector<IRVec> vectors;
      for (Value operand : operands) {
        SmallVector<Value> parts;
        for (int64_t at = first; at < std::min(first + group, count);
             at += lanes)
          parts.push_back(takeLanes(builder, loc, operand, at, lanes));
        vectors.push_back(IRVec(context, parts));
      }
      SmallVector<IRVec> values = emitValues(op, level, vectors);
      for (auto [parts, value] : llvm::zip_equal(pieces, values))
        parts.append(value.reg);
    }
    for (auto [result, parts] : llvm::zip_equal(op->getResults(), pieces)) {
      if (result.use_empty())
        continue;
      Value joined =
          joinResult(builder, loc, parts, count, shaped ? wide : nullptr);
      result.replaceAllUsesWith(convertFloat(builder, loc, joined, element));
    }
    op->erase();
    return success();
  }
};
} // namespace
