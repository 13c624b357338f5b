//===- IRNumber.h - IR values as a number type ------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACTIVATIONS_IRNUMBER_H
#define CREASE_ACTIVATIONS_IRNUMBER_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/Value.h"

namespace crease {

/// The number type of the reference lowering: a value of float, vector or
/// ranked tensor type, whose arithmetic emits arith and math ops. All numbers
/// of one expression have the same type.
struct IRNumber {
  IRNumber(mlir::OpBuilder &builder, mlir::Location loc, mlir::Value value)
      : builder(&builder), loc(loc), value(value) {}

  /// A value of i1 type, of the shape of the numbers that were compared.
  struct Truth {
    mlir::Value value;
  };

  friend IRNumber literal(const IRNumber &like, const char *decimal);
  friend IRNumber number(const IRNumber &like, double value);
  friend IRNumber pi(const IRNumber &like);

  friend IRNumber operator+(const IRNumber &a, const IRNumber &b);
  friend IRNumber operator-(const IRNumber &a, const IRNumber &b);
  friend IRNumber operator*(const IRNumber &a, const IRNumber &b);
  friend IRNumber operator/(const IRNumber &a, const IRNumber &b);
  friend IRNumber operator-(const IRNumber &a);

  friend IRNumber exp(const IRNumber &x);
  friend IRNumber expm1(const IRNumber &x);
  friend IRNumber log(const IRNumber &x);
  friend IRNumber log1p(const IRNumber &x);
  friend IRNumber tanh(const IRNumber &x);
  friend IRNumber erfc(const IRNumber &x);
  friend IRNumber sqrt(const IRNumber &x);
  friend IRNumber fma(const IRNumber &a, const IRNumber &b, const IRNumber &c);
  friend IRNumber abs(const IRNumber &x);
  friend IRNumber copysign(const IRNumber &magnitude, const IRNumber &sign);

  friend Truth lessThan(const IRNumber &a, const IRNumber &b);
  friend Truth equal(const IRNumber &a, const IRNumber &b);
  friend IRNumber select(const Truth &condition, const IRNumber &a,
                         const IRNumber &b);

  mlir::OpBuilder *builder;
  mlir::Location loc;
  mlir::Value value;
};

/// A constant, rounded to nearest, of the given float, vector or tensor type;
/// `like` lends the dynamic sizes of a tensor type that has any.
mlir::Value createFloatConstant(mlir::OpBuilder &builder, mlir::Location loc,
                                mlir::Value like, double value);
mlir::Value createFloatConstant(mlir::OpBuilder &builder, mlir::Location loc,
                                mlir::Value like, llvm::APFloat value);

} // namespace crease

#endif // CREASE_ACTIVATIONS_IRNUMBER_H
