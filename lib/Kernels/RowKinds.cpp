//===- RowKinds.cpp - Softmax and its kin on rows -------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RowEmitter.h"

using namespace mlir;
using namespace crease;
using namespace crease::rowkernels;

//===----------------------------------------------------------------------===//
// Softmax
//===----------------------------------------------------------------------===//

void RowEmitter::emitSoftmax() {
  Row row = measure();
  // Narrow outputs cannot hold the terms, which are then computed twice.
  bool stores = element == compute;
  Values sums = walkTerms(
      startSum(), [&](ArrayRef<Value> columns, Value mask, ValueRange carried) {
        Values terms;
        for (Value column : columns) {
          Value x = convert(load(input, column, mask, 0.0), compute);

          terms.push_back(termsOf(row, x, mask));
        }
        if (stores)
          for (auto [column, value] : llvm::zip_equal(columns, terms))
            store(output, column, mask, value);
        return addToSum(Values(carried), terms);
      });
  Value sum = finishSum(sums);
  Type type = sum.getType();
  // A safe row of -inf gives zeros, or NaN if there was one.
  if (row.isMinusInf)
    sum = select(row.isMinusInf, add(sum, constant(type, infinity)), sum);

  Value inverse, inverseLow;
  if (!compute.isF64()) {
    Value exact = div(constant(type, 1.0), sum);
    inverse = convert(exact, compute);
    inverseLow = convert(sub(exact, convert(inverse, b.getF64Type())), compute);
  }
  walk({}, columns, [&](ArrayRef<Value> columns, Value mask, ValueRange) {
    for (Value column : columns) {
      Value e;
      if (stores)
        e = load(output, column, mask, 0.0);
      else
        e = term(row, convert(load(input, column, mask, 0.0), compute));
      Value y = inverse ? math::FmaOp::create(b, e, spread(inverse),
                                              mul(e, spread(inverseLow)))
                              .getResult()
                        : div(e, spread(sum));
      store(output, column, mask, convert(y, element));
    }
    return Values();
  });
}

//===----------------------------------------------------------------------===//
// Logarithms
//===----------------------------------------------------------------------===//

Value RowEmitter::logOfSum(const Row &row) {
  // The terms below the maximum, and the number of those that are it: with one
  // the logarithm is that of 1 + something small.
  Values carried = startSum();
  carried.push_back(constant(carriedOf(compute), 0.0));
  Values sums = walkTerms(
      carried, [&](ArrayRef<Value> columns, Value mask, ValueRange now) {
        Values terms;
        Value count = now.back();
        Value one = constant(vectorOf(compute), 1.0);
        Value zero = constant(vectorOf(compute), 0.0);
        for (Value column : columns) {
          Value x = convert(load(input, column, mask, 0.0), compute);

          Value isMaximum =
              compare(arith::CmpFPredicate::OEQ, x, spread(row.maximum));
          if (mask && alongRow)
            isMaximum = arith::AndIOp::create(b, isMaximum, mask);
          terms.push_back(select(isMaximum, zero, termsOf(row, x, mask)));
          for (Value part : split(select(isMaximum, one, zero)))
            count = add(count, part);
        }
        Values next = addToSum(Values(now.drop_back()), terms);
        next.push_back(count);
        return next;
      });
  Value count = sums.pop_back_val();
  if (alongRow)
    count = foldLanes(count, [&](Value a, Value c) { return add(a, c); });
  Value rest = finishSum(sums);
  FloatType f64 = b.getF64Type();
  // NaN where the maximum is infinite.
  if (row.largest)
    rest = div(rest, convert(row.largest, f64));
  else
    rest = add(rest, sub(row.maximum, row.maximum));
  Value others = sub(convert(count, f64), constant(rest.getType(), 1.0));
  Value log = math::Log1pOp::create(b, convert(add(others, rest), compute));
  // For a safe row of -inf the sum of what is no maximum is 0, or NaN.
  if (row.isMinusInf)
    log = select(row.isMinusInf, convert(rest, compute), log);
  return log;
}

void RowEmitter::emitLogSoftmax() {
  Row row = measure();
  Value log = logOfSum(row);
  walk({}, columns, [&](ArrayRef<Value> columns, Value mask, ValueRange) {
    for (Value column : columns) {
      Value x = convert(load(input, column, mask, 0.0), compute);
      Value y = sub(sub(x, spread(row.maximum)), spread(log));
      store(output, column, mask, convert(y, element));
    }
    return Values();
  });
}

/// The logit that the class index names; NaN where there is none.
Value RowEmitter::logitOfLabel(Type type) {
  double nan = std::numeric_limits<double>::quiet_NaN();
  auto toIndex = [&](Value label, Type to) -> Value {
    Type type = getElementTypeOrSelf(label.getType());
    if (type.isIndex())
      return label;
    if (type.isInteger(1))
      return arith::IndexCastUIOp::create(b, to, label);
    return arith::IndexCastOp::create(b, to, label);
  };
  if (alongRow) {
    Value label =
        toIndex(memref::LoadOp::create(b, target.view.flat, target.base),
                b.getIndexType());
    Value isColumn =
        arith::CmpIOp::create(b, arith::CmpIPredicate::ult, label, columns);
    auto branch = scf::IfOp::create(b, TypeRange{element}, isColumn, true);
    {
      OpBuilder::InsertionGuard guard(b);
      b.setInsertionPointToStart(branch.thenBlock());
      Value logit =
          memref::LoadOp::create(b, input.view.flat, position(input, label));
      scf::YieldOp::create(b, logit);
      b.setInsertionPointToStart(branch.elseBlock());
      scf::YieldOp::create(b, constant(element, nan));
    }
    return convert(branch.getResult(0), compute);
  }
  auto indices = vectorOf(b.getIndexType());
  Value label = toIndex(load(target, b.index(0), laneMask, 0.0), indices);
  auto everywhere = [&](Value value) -> Value {
    return vector::BroadcastOp::create(b, indices, value);
  };
  Value isColumn = arith::CmpIOp::create(b, arith::CmpIPredicate::ult, label,
                                         everywhere(columns));
  if (laneMask)
    isColumn = arith::AndIOp::create(b, isColumn, laneMask);
  Value offsets = arith::AddIOp::create(
      b, arith::MulIOp::create(b, label, everywhere(input.step)),
      arith::MulIOp::create(b, vector::StepOp::create(b, indices),
                            everywhere(input.laneStride)));
  Value logit = gather(input, input.base, offsets, isColumn,
                       constant(vectorOf(element), nan));
  return convert(logit, compute);
}

void RowEmitter::emitCrossEntropy() {
  Row row = measure();
  Value log = logOfSum(row);
  if (!isDistribution) {
    Value below = sub(row.maximum, logitOfLabel(element));
    return storePerRow(convert(add(log, below), element));
  }
  Values sums =
      walk(startSum(), columns,
           [&](ArrayRef<Value> columns, Value mask, ValueRange carried) {
             Values terms;
             for (Value column : columns) {
               Value x = convert(load(input, column, mask, 0.0), compute);
               Value t = convert(load(target, column, mask, 0.0), compute);
               Value zero = constant(t.getType(), 0.0);
               // A class of probability 0 costs nothing, even at a logit of
               // -inf.
               Value isZero = compare(arith::CmpFPredicate::OEQ, t, zero);
               // By halves: the difference of two finite logits may be none.
               Value half = constant(x.getType(), 0.5);
               Value below = sub(mul(spread(row.maximum), half), mul(x, half));
               Value nats = mul(t, add(mul(spread(log), half), below));
               terms.push_back(select(isZero, zero, add(nats, nats)));
             }
             return addToSum(Values(carried), terms);
           });
  storePerRow(convert(finishSum(sums), element));
}
