//===- IRNumber.cpp - IR values as a number type --------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Activations/IRNumber.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/APFloat.h"

#include <cmath>
#include <cstdlib>

using namespace mlir;

namespace crease {

Value createFloatConstant(OpBuilder &builder, Location loc, Value like,
                          double value) {
  return createFloatConstant(builder, loc, like, APFloat(value));
}

Value createFloatConstant(OpBuilder &builder, Location loc, Value like,
                          APFloat value) {
  Type type = like.getType();
  Type elementType = getElementTypeOrSelf(type);
  auto floatType = cast<FloatType>(elementType);
  bool losesInfo;
  value.convert(floatType.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                &losesInfo);
  auto attribute = FloatAttr::get(floatType, value);
  auto shaped = dyn_cast<ShapedType>(type);
  if (!shaped)
    return arith::ConstantOp::create(builder, loc, attribute);
  if (shaped.hasStaticShape())
    return arith::ConstantOp::create(builder, loc,
                                     DenseElementsAttr::get(shaped, attribute));
  Value scalar = arith::ConstantOp::create(builder, loc, attribute);
  SmallVector<Value> sizes;
  for (auto [index, size] : llvm::enumerate(shaped.getShape()))
    if (ShapedType::isDynamic(size))
      sizes.push_back(tensor::DimOp::create(builder, loc, like, index));
  return tensor::SplatOp::create(builder, loc, type, scalar, sizes);
}

static IRNumber with(const IRNumber &like, Value value) {
  return IRNumber(*like.builder, like.loc, value);
}

template <class OpT> static IRNumber unary(const IRNumber &x) {
  return with(x, OpT::create(*x.builder, x.loc, x.value));
}

template <class OpT>
static IRNumber binary(const IRNumber &a, const IRNumber &b) {
  return with(a, OpT::create(*a.builder, a.loc, a.value, b.value));
}

IRNumber number(const IRNumber &like, double value) {
  return with(like,
              createFloatConstant(*like.builder, like.loc, like.value, value));
}
IRNumber literal(const IRNumber &like, const char *decimal) {
  return number(like, std::strtod(decimal, nullptr));
}
IRNumber pi(const IRNumber &like) { return number(like, M_PI); }

IRNumber operator+(const IRNumber &a, const IRNumber &b) {
  return binary<arith::AddFOp>(a, b);
}
IRNumber operator-(const IRNumber &a, const IRNumber &b) {
  return binary<arith::SubFOp>(a, b);
}
IRNumber operator*(const IRNumber &a, const IRNumber &b) {
  return binary<arith::MulFOp>(a, b);
}
IRNumber operator/(const IRNumber &a, const IRNumber &b) {
  return binary<arith::DivFOp>(a, b);
}
IRNumber operator-(const IRNumber &a) { return unary<arith::NegFOp>(a); }

IRNumber exp(const IRNumber &x) { return unary<math::ExpOp>(x); }
IRNumber expm1(const IRNumber &x) { return unary<math::ExpM1Op>(x); }
IRNumber log(const IRNumber &x) { return unary<math::LogOp>(x); }
IRNumber log1p(const IRNumber &x) { return unary<math::Log1pOp>(x); }
IRNumber tanh(const IRNumber &x) { return unary<math::TanhOp>(x); }
IRNumber erfc(const IRNumber &x) { return unary<math::ErfcOp>(x); }
IRNumber sqrt(const IRNumber &x) { return unary<math::SqrtOp>(x); }
IRNumber fma(const IRNumber &a, const IRNumber &b, const IRNumber &c) {
  return with(a, math::FmaOp::create(*a.builder, a.loc, a.value, b.value,
                                     c.value));
}
IRNumber abs(const IRNumber &x) { return unary<math::AbsFOp>(x); }
IRNumber copysign(const IRNumber &magnitude, const IRNumber &sign) {
  return binary<math::CopySignOp>(magnitude, sign);
}

static IRNumber::Truth compare(arith::CmpFPredicate predicate,
                               const IRNumber &a, const IRNumber &b) {
  return {
      arith::CmpFOp::create(*a.builder, a.loc, predicate, a.value, b.value)};
}
IRNumber::Truth lessThan(const IRNumber &a, const IRNumber &b) {
  return compare(arith::CmpFPredicate::OLT, a, b);
}
IRNumber::Truth equal(const IRNumber &a, const IRNumber &b) {
  return compare(arith::CmpFPredicate::OEQ, a, b);
}
IRNumber select(const IRNumber::Truth &condition, const IRNumber &a,
                const IRNumber &b) {
  return with(a, arith::SelectOp::create(*a.builder, a.loc, condition.value,
                                         a.value, b.value));
}

} // namespace crease
