//===- VectorRows.cpp - Softmax on a value of vector type -----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VectorRows.h"

#include "crease/Dialect/Crease.h"
#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

using namespace mlir;
using namespace crease;

namespace {
/// The axis first; then a part is what one index of the axis names, a vector or
/// a scalar, and all parts are added up or compared one after the other.
struct VectorRows {
  VectorRows(Operation *op, int64_t axis)
      : b(op->getLoc(), op), type(cast<VectorType>(op->getResult(0).getType())),
        size(type.getDimSize(axis)) {
    order.push_back(axis);
    for (int64_t dim = 0; dim < type.getRank(); ++dim)
      if (dim != axis)
        order.push_back(dim);
  }

  Value toFront(Value value) {
    Value wide = convertFloat(b, b.getLoc(), value, b.getF64Type());
    return vector::TransposeOp::create(b, wide, order);
  }
  Value fromFront(Value value) {
    Value back =
        vector::TransposeOp::create(b, value, invertPermutationVector(order));
    return convertFloat(b, b.getLoc(), back, type.getElementType());
  }
  Value fold(Value value, function_ref<Value(Value, Value)> combine) {
    Value result;
    for (int64_t i = 0; i < size; ++i) {
      Value part = vector::ExtractOp::create(b, value, ArrayRef<int64_t>{i});
      result = result ? combine(result, part) : part;
    }
    return result;
  }
  Value sum(Value value) {
    return fold(value, [&](Value a, Value c) -> Value {
      return arith::AddFOp::create(b, a, c);
    });
  }
  Value everywhere(Value part, Type like) {
    return vector::BroadcastOp::create(b, like, part);
  }
  Value constant(Value like, double value) {
    return createFloatConstant(b, b.getLoc(), like, value);
  }

  ImplicitLocOpBuilder b;
  VectorType type;
  int64_t size;
  SmallVector<int64_t> order;
};
} // namespace

/// softmax or log_softmax of x.
static Value emitSoftmax(VectorRows &rows, Value x, bool logarithm, bool safe) {
  ImplicitLocOpBuilder &b = rows.b;
  Type type = x.getType();
  Value zero = rows.constant(x, 0.0);
  Value maximum = rows.fold(x, [&](Value a, Value c) -> Value {
    return arith::MaximumFOp::create(b, a, c);
  });
  Value isMinusInf = arith::CmpFOp::create(
      b, arith::CmpFPredicate::OEQ, maximum,
      rows.constant(maximum, -std::numeric_limits<double>::infinity()));
  if (safe)
    maximum = arith::SelectOp::create(b, isMinusInf,
                                      rows.constant(maximum, 0.0), maximum);
  Value subtracted = rows.everywhere(maximum, type);
  Value shifted = arith::SubFOp::create(b, x, subtracted);
  Value terms = emitExpOfDifference(b, b.getLoc(), x, subtracted);
  if (!logarithm) {
    Value sum = rows.sum(terms);
    if (safe)
      sum =
          arith::SelectOp::create(b, isMinusInf, rows.constant(sum, 1.0), sum);
    return arith::DivFOp::create(b, terms, rows.everywhere(sum, type));
  }
  // The largest terms are 1. Those below are summed apart, so that the
  // logarithm of a sum next to 1 keeps its digits.
  Value isLargest =
      arith::CmpFOp::create(b, arith::CmpFPredicate::OEQ, shifted, zero);
  Value below = rows.sum(arith::SelectOp::create(b, isLargest, zero, terms));
  Value count = rows.sum(
      arith::SelectOp::create(b, isLargest, rows.constant(x, 1.0), zero));
  Value rest = arith::AddFOp::create(
      b, arith::SubFOp::create(b, count, rows.constant(count, 1.0)), below);
  Value log = math::Log1pOp::create(b, rest);
  if (safe)
    log = arith::SelectOp::create(b, isMinusInf, rows.constant(log, 0.0), log);
  return arith::SubFOp::create(b, shifted, rows.everywhere(log, type));
}

/// softmax: y (dy - sum dy y); log_softmax: dy - exp(y) sum dy.
static Value emitGradient(VectorRows &rows, Value y, Value dy, bool logarithm) {
  ImplicitLocOpBuilder &b = rows.b;
  Value terms = logarithm ? dy : arith::MulFOp::create(b, y, dy);
  Value sum = rows.everywhere(rows.sum(terms), y.getType());
  if (!logarithm)
    return arith::MulFOp::create(b, y, arith::SubFOp::create(b, dy, sum));
  Value share = math::ExpOp::create(b, y);
  return arith::SubFOp::create(b, dy, arith::MulFOp::create(b, share, sum));
}

bool crease::isRowOp(Operation *op) {
  return isa<SoftmaxOp, LogSoftmaxOp, SoftmaxCrossEntropyOp, SoftmaxGradOp,
             LogSoftmaxGradOp, SoftmaxCrossEntropyGradOp>(op);
}

void crease::openRowsOnVector(Operation *op) {
  VectorRows rows(op, getRowAxis(op));
  SmallVector<Value> operands;
  for (Value operand : op->getOperands())
    operands.push_back(rows.toFront(operand));
  bool logarithm = isa<LogSoftmaxOp, LogSoftmaxGradOp>(op);
  Value result;
  if (operands.size() == 1)
    result = emitSoftmax(rows, operands[0], logarithm, op->hasAttr("safe"));
  else
    result = emitGradient(rows, operands[0], operands[1], logarithm);
  op->getResult(0).replaceAllUsesWith(rows.fromFront(result));
  op->erase();
}
