//===- RowKinds.cpp - Softmax and its kin on rows -------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RowEmitter.h"

#include <numeric>
#include <tuple>

using namespace mlir;
using namespace crease;
using namespace crease::rowkernels;

//===----------------------------------------------------------------------===//
// Softmax
//===----------------------------------------------------------------------===//

Value RowEmitter::sumTerms(const Row &row) {
  Values sums = walkTerms(
      startSum(), [&](ArrayRef<Value> columns, Value mask, ValueRange carried) {
        Values terms;
        for (Value column : columns) {
          Value x = convert(load(input, column, mask, 0.0), compute);
          terms.push_back(termsOf(row, x, mask));
        }
        if (element == compute)
          for (auto [column, value] : llvm::zip_equal(columns, terms))
            store(output, column, mask, value);
        return addToSum(Values(carried), terms);
      });
  return finishSum(sums);
}

Value RowEmitter::storedTerm(const Row &row, Value column, Value mask) {
  if (element == compute)
    return load(output, column, mask, 0.0);
  return term(row, convert(load(input, column, mask, 0.0), compute));
}

std::pair<Value, Value> RowEmitter::inTwo(Value number) {
  if (compute.isF64())
    return {number, nullptr};
  Value high = convert(number, compute);
  Value low = convert(sub(number, convert(high, b.getF64Type())), compute);
  // What an infinity lacks is no number.
  Value isFinite =
      compare(arith::CmpFPredicate::OLT, math::AbsFOp::create(b, high),
              constant(high.getType(), infinity));
  return {high, select(isFinite, low, constant(low.getType(), 0.0))};
}

void RowEmitter::emitSoftmax() {
  Row row = measure();
  Value sum = sumTerms(row);
  Type type = sum.getType();
  // A safe row of -inf gives zeros, or NaN if there was one.
  if (row.isMinusInf)
    sum = select(row.isMinusInf, add(sum, constant(type, infinity)), sum);
  Value inverse, low;
  std::tie(inverse, low) = inTwo(div(constant(type, 1.0), sum));
  walk({}, columns, [&](ArrayRef<Value> columns, Value mask, ValueRange) {
    for (Value column : columns) {
      Value e = storedTerm(row, column, mask);
      Value y =
          low ? math::FmaOp::create(b, e, spread(inverse), mul(e, spread(low)))
                    .getResult()
              : div(e, spread(sum));
      store(output, column, mask, convert(y, element));
    }
    return Values();
  });
}

/// y (dy - sum dy y), or dy - exp(y) sum dy.
void RowEmitter::emitSoftmaxGrad(bool logarithm) {
  auto loadBoth = [&](Value column, Value mask) {
    Value y = convert(load(input, column, mask, 0.0), compute);
    Value dy = convert(load(target, column, mask, 0.0), compute);
    return std::pair(y, dy);
  };
  Values sums =
      walk(startSum(), columns,
           [&](ArrayRef<Value> columns, Value mask, ValueRange carried) {
             Values terms;
             for (Value column : columns) {
               auto [y, dy] = loadBoth(column, mask);
               terms.push_back(logarithm ? dy : mul(y, dy));
             }
             return addToSum(Values(carried), terms);
           });
  Value high, low;
  std::tie(high, low) = inTwo(finishSum(sums));
  walk({}, columns, [&](ArrayRef<Value> columns, Value mask, ValueRange) {
    for (Value column : columns) {
      auto [y, dy] = loadBoth(column, mask);
      Value dx;
      if (logarithm) {
        Value minus = arith::NegFOp::create(b, math::ExpOp::create(b, y));
        dx = math::FmaOp::create(b, minus, spread(high), dy);
      } else {
        dx = sub(dy, spread(high));
        if (low)
          dx = sub(dx, spread(low));
        dx = mul(y, dx);
      }
      store(output, column, mask, convert(dx, element));
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

std::pair<Value, Value> RowEmitter::labelOf() {
  Type indices = alongRow ? Type(b.getIndexType()) : vectorOf(b.getIndexType());
  Value label = alongRow
                    ? memref::LoadOp::create(b, target.view.flat, target.base)
                    : load(target, b.index(0), laneMask, 0.0);
  if (!target.elementType.isIndex())
    label = arith::IndexCastOp::create(b, indices, label);
  Value count = columns;
  if (!alongRow)
    count = vector::BroadcastOp::create(b, indices, columns);
  Value isColumn =
      arith::CmpIOp::create(b, arith::CmpIPredicate::ult, label, count);
  return {label, isColumn};
}

/// The logit that the class index names; NaN where there is none.
Value RowEmitter::logitOfLabel(Type type) {
  double nan = std::numeric_limits<double>::quiet_NaN();
  auto [label, isColumn] = labelOf();
  if (alongRow) {
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
  if (laneMask)
    isColumn = arith::AndIOp::create(b, isColumn, laneMask);
  auto indices = vectorOf(b.getIndexType());
  auto everywhere = [&](Value value) -> Value {
    return vector::BroadcastOp::create(b, indices, value);
  };
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

/// softmax(x) - 1 at the label, or softmax(x) sum t - t.
void RowEmitter::emitCrossEntropyGrad() {
  Row row = measure();
  Value sum = sumTerms(row);
  Type type = sum.getType();
  // How much of the row's loss there is: NaN where the label is no column.
  Value weight, label;
  if (isDistribution) {
    Values sums = walk(
        startSum(), columns,
        [&](ArrayRef<Value> columns, Value mask, ValueRange carried) {
          Values terms;
          for (Value column : columns)
            terms.push_back(convert(load(target, column, mask, 0.0), compute));
          return addToSum(Values(carried), terms);
        });
    weight = finishSum(sums);
  } else {
    auto [index, isColumn] = labelOf();
    weight = select(isColumn, constant(type, 1.0),
                    constant(type, std::numeric_limits<double>::quiet_NaN()));
    label = index;
  }
  Value share, shareLow, only, rest;
  std::tie(share, shareLow) = inTwo(div(weight, sum));
  // The sum that is but one term, of which the share is 1 to the last digit;
  // NaN where there are more.
  std::tie(only, rest) = inTwo(sum);
  if (rest) {
    Value isWhole =
        compare(arith::CmpFPredicate::OEQ, rest, constant(rest.getType(), 0.0));
    only = select(
        isWhole, only,
        constant(only.getType(), std::numeric_limits<double>::quiet_NaN()));
  }
  Value whole = convert(weight, compute);
  IntegerType i32 = b.getI32Type();
  // 1 where the column is the label. What does not fit 32 bits is no column.
  auto isLabel = [&](Value column) -> Value {
    if (!alongRow)
      return arith::CmpIOp::create(
          b, arith::CmpIPredicate::eq,
          arith::IndexCastOp::create(b, vectorOf(i32), label),
          vector::BroadcastOp::create(
              b, vectorOf(i32), arith::IndexCastOp::create(b, i32, column)));
    SmallVector<int32_t> lanes(width);
    std::iota(lanes.begin(), lanes.end(), 0);
    Value places = arith::ConstantOp::create(
        b, DenseElementsAttr::get(vectorOf(i32), ArrayRef(lanes)));
    Value at = arith::IndexCastOp::create(b, i32, b.sub(label, column));
    return arith::CmpIOp::create(
        b, arith::CmpIPredicate::eq, places,
        vector::BroadcastOp::create(b, vectorOf(i32), at));
  };
  walk({}, columns, [&](ArrayRef<Value> columns, Value mask, ValueRange) {
    for (Value column : columns) {
      Value e = storedTerm(row, column, mask);
      Value wanted;
      if (isDistribution)
        wanted = convert(load(target, column, mask, 0.0), compute);
      else
        wanted = select(isLabel(column), constant(vectorOf(compute), 1.0),
                        constant(vectorOf(compute), 0.0));
      // Of terms that are much alike the share is close to what is wanted.
      Value dx = math::FmaOp::create(b, e, spread(share),
                                     arith::NegFOp::create(b, wanted));
      if (shareLow)
        dx = math::FmaOp::create(b, e, spread(shareLow), dx);
      Value isOnly = compare(arith::CmpFPredicate::OEQ, e, spread(only));
      dx = select(isOnly, sub(spread(whole), wanted), dx);
      store(output, column, mask, convert(dx, element));
    }
    return Values();
  });
}
