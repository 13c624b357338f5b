//===- LowerRows.cpp - Row ops on memrefs to loops over vectors -----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A row op is a few walks over each row. Along the last dimension the lanes of
// a vector are neighbours in one row; along any other they are neighbours in
// the last dimension, each in a row of its own, and what is one number for a
// row is then a vector. The code below is written once for both.
//
//===----------------------------------------------------------------------===//

#include "LoopBuilder.h"

#include "crease/Dialect/Crease.h"
#include "crease/Kernels/Passes.h"
#include "crease/Kernels/StridedView.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace crease {
#define GEN_PASS_DEF_CREASELOWERROWS
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {

using Values = SmallVector<Value>;

/// log2(e), to find the power of two next to exp(maximum).
constexpr double log2e = 1.44269504088896340736;
/// Maxima beyond this are subtracted, which is exact for all that counts.
constexpr double largeMaximum = 1000.0;
/// Terms that are smaller than e^-200 of the largest are zero in f32.
constexpr double termRange32 = 200.0, termRange64 = 800.0;

/// One operand along a row.
struct Track {
  StridedView view;
  Type elementType;
  Value base;       // of the row, or of the bundle of rows
  Value step;       // from one column to the next
  Value laneStride; // from one lane to the next
};

/// What the first walk finds out about a row (or a bundle of rows), and what
/// the terms are measured by. Scalars, or vectors for a bundle.
struct Row {
  Value maximum;     // of all that is not NaN; 0 for "safe" rows of -inf
  Value isMinusInf;  // whether a safe row is one of -inf; else null
  Value base, shift; // terms are exp(x - base) 2^-shift
  Value floor;       // x - base is raised to this
  Value largest;     // the term of the maximum
};

class RowEmitter {
public:
  RowEmitter(RowsOp op, bool parallel)
      : op(op), parallel(parallel), b(op.getLoc(), op) {}

  void emit();

private:
  //--- Numbers ---//
  VectorType vectorOf(Type element) {
    return VectorType::get({lanes}, element);
  }
  /// The type of one number a row.
  Type perRow(Type element) {
    return alongRow ? element : Type(vectorOf(element));
  }
  Value constant(Type type, double value);
  Value spread(Value value);
  Value add(Value a, Value c) { return arith::AddFOp::create(b, a, c); }
  Value sub(Value a, Value c) { return arith::SubFOp::create(b, a, c); }
  Value mul(Value a, Value c) { return arith::MulFOp::create(b, a, c); }
  Value div(Value a, Value c) { return arith::DivFOp::create(b, a, c); }
  Value compare(arith::CmpFPredicate predicate, Value a, Value c) {
    return arith::CmpFOp::create(b, predicate, a, c);
  }
  Value select(Value condition, Value a, Value c) {
    return arith::SelectOp::create(b, condition, a, c);
  }
  /// a where it is greater, c otherwise, also where a is NaN: one instruction.
  Value greater(Value a, Value c) {
    return select(compare(arith::CmpFPredicate::OGT, a, c), a, c);
  }
  Value convert(Value value, FloatType element);
  /// a + c in two numbers.
  std::pair<Value, Value> twoSum(Value a, Value c);
  /// Folds lanes by halves, in a fixed order.
  Value foldLanes(Value vector, function_ref<Value(Value, Value)> fold);
  Value slice(Value vector, int64_t offset, int64_t size);

  //--- Memory ---//
  Track track(Value memref);
  Value position(const Track &track, Value column);
  Value load(const Track &track, Value column, Value mask, double padding);
  void store(const Track &track, Value column, Value mask, Value value);
  void storePerRow(Value value);
  void prefetch(Value column);
  Value gather(const Track &track, Value index, Value offsets, Value mask,
               Value padding);

  //--- Walks ---//
  using Step = function_ref<Values(ArrayRef<Value> columns, Value mask,
                                   ValueRange carried)>;
  /// Takes a row a few vectors at a time. `mask` is null where all lanes are
  /// columns of the row.
  Values walk(ValueRange carried, Step step);

  void emitRows();
  void emitBundle();
  Row findMaximum();
  Value term(const Row &row, Value x);
  Value termsOf(const Row &row, Value x, Value mask);
  Values startSum();
  Values addToSum(Values sum, ArrayRef<Value> terms);
  Value finishSum(ArrayRef<Value> sum);
  /// log(sum of terms / largest term).
  Value logOfSum(const Row &row);
  void emitSoftmax();
  void emitLogSoftmax();
  void emitCrossEntropy();
  Value logitOfLabel(Type element);

  RowsOp op;
  bool parallel;
  LoopBuilder b;
  int64_t axis = 0, lanes = 16, ways = 4;
  bool alongRow = true;
  FloatType element, compute;
  Track input, output, target;
  bool hasTarget = false, isDistribution = false;
  Value columns;  // of a row
  Value laneMask; // of a bundle of rows; null if all lanes are rows
  Value nextRow;  // from this row to the next, 0 at the last; may be null
};

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

Value RowEmitter::constant(Type type, double value) {
  auto element = cast<FloatType>(getElementTypeOrSelf(type));
  auto scalar = b.getFloatAttr(element, value);
  if (auto vector = dyn_cast<VectorType>(type))
    return arith::ConstantOp::create(b, DenseElementsAttr::get(vector, scalar));
  return arith::ConstantOp::create(b, scalar);
}

Value RowEmitter::spread(Value value) {
  if (isa<VectorType>(value.getType()))
    return value;
  return vector::BroadcastOp::create(b, vectorOf(value.getType()), value);
}

Value RowEmitter::convert(Value value, FloatType element) {
  Type type = value.getType();
  auto from = cast<FloatType>(getElementTypeOrSelf(type));
  Type to = element;
  if (auto vector = dyn_cast<VectorType>(type))
    to = VectorType::get(vector.getShape(), element);
  if (from == element)
    return value;
  if (from.getWidth() < element.getWidth())
    return arith::ExtFOp::create(b, to, value);
  return arith::TruncFOp::create(b, to, value);
}

std::pair<Value, Value> RowEmitter::twoSum(Value a, Value c) {
  Value sum = add(a, c);
  Value part = sub(sum, a);
  return {sum, add(sub(a, sub(sum, part)), sub(c, part))};
}

Value RowEmitter::slice(Value vector, int64_t offset, int64_t size) {
  return vector::ExtractStridedSliceOp::create(
      b, vector, ArrayRef<int64_t>{offset}, ArrayRef<int64_t>{size},
      ArrayRef<int64_t>{1});
}

Value RowEmitter::foldLanes(Value vector,
                            function_ref<Value(Value, Value)> fold) {
  for (int64_t half = lanes / 2; half >= 1; half /= 2)
    vector = fold(slice(vector, 0, half), slice(vector, half, half));
  return vector::ExtractOp::create(b, vector, ArrayRef<int64_t>{0});
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

Track RowEmitter::track(Value memref) {
  Track result;
  result.view = getStridedView(b, memref);
  result.elementType = cast<MemRefType>(memref.getType()).getElementType();
  result.base = b.index(0);
  return result;
}

Value RowEmitter::position(const Track &track, Value column) {
  return b.add(track.base, b.mul(column, track.step));
}

Value RowEmitter::gather(const Track &track, Value index, Value offsets,
                         Value mask, Value padding) {
  if (!mask)
    mask = vector::ConstantMaskOp::create(b, vectorOf(b.getI1Type()),
                                          vector::ConstantMaskKind::AllTrue);
  return vector::GatherOp::create(b, vectorOf(track.elementType),
                                  track.view.flat, ValueRange{index}, offsets,
                                  mask, padding);
}

/// The offsets of the lanes of an operand whose lanes are not neighbours; null
/// where they are.
static Value laneOffsets(LoopBuilder &b, const Track &track, int64_t lanes) {
  if (LoopBuilder::constant(track.laneStride) == 1)
    return nullptr;
  auto type = VectorType::get({lanes}, b.getIndexType());
  Value stride = vector::BroadcastOp::create(b, type, track.laneStride);
  return arith::MulIOp::create(b, vector::StepOp::create(b, type), stride);
}

Value RowEmitter::load(const Track &track, Value column, Value mask,
                       double padding) {
  auto type = vectorOf(track.elementType);
  Value index = position(track, column);
  Value offsets = laneOffsets(b, track, lanes);
  if (!mask && !offsets)
    return vector::LoadOp::create(b, type, track.view.flat, ValueRange{index});
  Value rest;
  if (isa<FloatType>(track.elementType))
    rest = constant(type, padding);
  else
    rest = arith::ConstantOp::create(b, b.getZeroAttr(type));
  if (offsets)
    return gather(track, index, offsets, mask, rest);
  return vector::MaskedLoadOp::create(b, type, track.view.flat,
                                      ValueRange{index}, mask, rest);
}

void RowEmitter::store(const Track &track, Value column, Value mask,
                       Value value) {
  Value index = position(track, column);
  if (Value offsets = laneOffsets(b, track, lanes)) {
    if (!mask)
      mask = vector::ConstantMaskOp::create(b, vectorOf(b.getI1Type()),
                                            vector::ConstantMaskKind::AllTrue);
    vector::ScatterOp::create(b, Type(), track.view.flat, ValueRange{index},
                              offsets, mask, value);
  } else if (mask) {
    vector::MaskedStoreOp::create(b, track.view.flat, ValueRange{index}, mask,
                                  value);
  } else {
    vector::StoreOp::create(b, value, track.view.flat, ValueRange{index});
  }
}

void RowEmitter::storePerRow(Value value) {
  if (alongRow)
    memref::StoreOp::create(b, value, output.view.flat, output.base);
  else
    store(output, b.index(0), laneMask, value);
}

void RowEmitter::prefetch(Value column) {
  if (!nextRow)
    return;
  Value index = b.add(position(input, column), nextRow);
  memref::PrefetchOp::create(b, input.view.flat, ValueRange{index},
                             /*isWrite=*/false, /*localityHint=*/3,
                             /*isDataCache=*/true);
}

//===----------------------------------------------------------------------===//
// Walks
//===----------------------------------------------------------------------===//

Values RowEmitter::walk(ValueRange carried, Step step) {
  int64_t stride = alongRow ? lanes : 1;
  Value rest = b.rem(columns, b.index(stride * ways));
  Value middle = b.sub(columns, rest);
  auto group = [&](Value first, ValueRange now) {
    Values positions;
    for (int64_t way = 0; way < ways; ++way)
      positions.push_back(b.add(first, way * stride));
    return step(positions, laneMask, now);
  };
  auto single = [&](Value first, ValueRange now) {
    Value mask = laneMask;
    if (alongRow)
      mask = vector::CreateMaskOp::create(b, vectorOf(b.getI1Type()),
                                          b.sub(columns, first));
    return step(first, mask, now);
  };
  Value zero = b.index(0);
  if (carried.empty()) {
    b.loop(zero, middle, stride * ways, [&](Value first) { group(first, {}); });
    b.loop(middle, columns, stride, [&](Value first) { single(first, {}); });
    return {};
  }
  Values state = b.loop(zero, middle, stride * ways, carried, group);
  return b.loop(middle, columns, stride, state, single);
}

Row RowEmitter::findMaximum() {
  double minusInf = -std::numeric_limits<double>::infinity();
  Values maxima(ways, constant(vectorOf(compute), minusInf));
  maxima = walk(maxima, [&](ArrayRef<Value> columns, Value mask,
                            ValueRange carried) {
    Values now(carried);
    for (auto [way, column] : llvm::enumerate(columns))
      now[way] = greater(convert(load(input, column, mask, minusInf), compute),
                         now[way]);
    return now;
  });
  Value maximum = maxima.front();
  for (Value other : ArrayRef(maxima).drop_front())
    maximum = greater(other, maximum);
  if (alongRow)
    maximum =
        foldLanes(maximum, [&](Value a, Value c) { return greater(a, c); });

  Row row;
  Type type = maximum.getType();
  if (op.getSafe()) {
    row.isMinusInf =
        compare(arith::CmpFPredicate::OEQ, maximum, constant(type, minusInf));
    maximum = select(row.isMinusInf, constant(type, 0.0), maximum);
  }
  row.maximum = maximum;
  if (compute.isF64()) {
    row.base = maximum;
    row.floor = sub(maximum, constant(type, termRange64));
    return row;
  }
  Value isLarge =
      compare(arith::CmpFPredicate::OGT, math::AbsFOp::create(b, maximum),
              constant(type, largeMaximum));
  row.base = select(isLarge, maximum, constant(type, 0.0));
  Value rest = sub(maximum, row.base);
  row.shift = math::RoundEvenOp::create(b, mul(rest, constant(type, log2e)));
  row.floor = sub(rest, constant(type, termRange32));
  row.largest = ExpShiftedOp::create(b, type, rest, row.shift);
  return row;
}

Value RowEmitter::term(const Row &row, Value x) {
  if (compute.isF64()) {
    // exp(hi + lo) = exp(hi) (1 + lo).
    auto [hi, lo] = twoSum(greater(spread(row.floor), x),
                           spread(arith::NegFOp::create(b, row.base)));
    Value e = math::ExpOp::create(b, hi);
    return math::FmaOp::create(b, e, lo, e);
  }
  Value shifted = sub(x, spread(row.base));
  return ExpShiftedOp::create(b, shifted.getType(),
                              greater(spread(row.floor), shifted),
                              spread(row.shift));
}

/// The terms of a vector; those of lanes that are no columns are zero.
Value RowEmitter::termsOf(const Row &row, Value x, Value mask) {
  Value e = term(row, x);
  if (mask && alongRow)
    e = select(mask, e, constant(e.getType(), 0.0));
  return e;
}

Values RowEmitter::startSum() {
  Value zero = constant(vectorOf(b.getF64Type()), 0.0);
  if (compute.isF64())
    return {zero, zero};
  return {zero};
}

Values RowEmitter::addToSum(Values sum, ArrayRef<Value> terms) {
  if (compute.isF64()) {
    for (Value term : terms) {
      auto [hi, lo] = twoSum(sum[0], term);
      sum = {hi, add(sum[1], lo)};
    }
    return sum;
  }
  // A tree in f32, then f64.
  Values tree(terms);
  while (tree.size() > 1) {
    Values next;
    for (size_t i = 0; i + 1 < tree.size(); i += 2)
      next.push_back(add(tree[i], tree[i + 1]));
    tree = next;
  }
  return {add(sum[0], convert(tree[0], b.getF64Type()))};
}

Value RowEmitter::finishSum(ArrayRef<Value> sum) {
  auto plus = [&](Value a, Value c) { return add(a, c); };
  if (!alongRow)
    return sum.size() == 1 ? sum[0] : add(sum[0], sum[1]);
  if (sum.size() == 1)
    return foldLanes(sum[0], plus);
  // In two doubles to the end.
  Value hi = sum[0], lo = sum[1];
  for (int64_t half = lanes / 2; half >= 1; half /= 2) {
    auto [head, tail] = twoSum(slice(hi, 0, half), slice(hi, half, half));
    lo = add(add(slice(lo, 0, half), slice(lo, half, half)), tail);
    hi = head;
  }
  return vector::ExtractOp::create(b, add(hi, lo), ArrayRef<int64_t>{0});
}

//===----------------------------------------------------------------------===//
// Softmax
//===----------------------------------------------------------------------===//

void RowEmitter::emitSoftmax() {
  Row row = findMaximum();
  // Narrow outputs cannot hold the terms, which are then computed twice.
  bool stores = element == compute;
  Values sums = walk(
      startSum(), [&](ArrayRef<Value> columns, Value mask, ValueRange carried) {
        Values terms;
        for (Value column : columns) {
          Value x = convert(load(input, column, mask, 0.0), compute);
          prefetch(column);
          terms.push_back(termsOf(row, x, mask));
        }
        if (stores)
          for (auto [column, value] : llvm::zip_equal(columns, terms))
            store(output, column, mask, value);
        return addToSum(Values(carried), terms);
      });
  Value sum = finishSum(sums);
  Type type = sum.getType();
  // The sum of a safe row of -inf is 0, or NaN if there was one.
  if (row.isMinusInf)
    sum = select(row.isMinusInf, add(sum, constant(type, 1.0)), sum);

  Value divisor, inverse, inverseLow;
  if (compute.isF64()) {
    divisor = spread(sum);
  } else {
    Value exact = div(constant(type, 1.0), sum);
    inverse = convert(exact, compute);
    inverseLow = convert(sub(exact, convert(inverse, b.getF64Type())), compute);
    inverse = spread(inverse);
    inverseLow = spread(inverseLow);
  }
  walk({}, [&](ArrayRef<Value> columns, Value mask, ValueRange) {
    for (Value column : columns) {
      Value e;
      if (stores)
        e = load(output, column, mask, 0.0);
      else
        e = term(row, convert(load(input, column, mask, 0.0), compute));
      Value y = divisor ? div(e, divisor)
                        : math::FmaOp::create(b, e, inverse, mul(e, inverseLow))
                              .getResult();
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
  Value one = constant(vectorOf(compute), 1.0);
  Value zero = constant(vectorOf(compute), 0.0);
  Value maximum = spread(row.maximum);
  Values carried = startSum();
  carried.push_back(zero);
  Values sums =
      walk(carried, [&](ArrayRef<Value> columns, Value mask, ValueRange now) {
        Values terms;
        Value count = now.back();
        for (Value column : columns) {
          Value x = convert(load(input, column, mask, 0.0), compute);
          prefetch(column);
          Value isMaximum = compare(arith::CmpFPredicate::OEQ, x, maximum);
          if (mask && alongRow)
            isMaximum = arith::AndIOp::create(b, isMaximum, mask);
          terms.push_back(select(isMaximum, zero, termsOf(row, x, mask)));
          count = add(count, select(isMaximum, one, zero));
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
  if (row.largest)
    rest = div(rest, convert(row.largest, f64));
  Value others = sub(convert(count, f64), constant(rest.getType(), 1.0));
  Value log = math::Log1pOp::create(b, convert(add(others, rest), compute));
  // For a safe row of -inf the sum of what is no maximum is 0, or NaN.
  if (row.isMinusInf)
    log = select(row.isMinusInf, convert(rest, compute), log);
  return log;
}

void RowEmitter::emitLogSoftmax() {
  Row row = findMaximum();
  Value log = spread(logOfSum(row));
  Value maximum = spread(row.maximum);
  walk({}, [&](ArrayRef<Value> columns, Value mask, ValueRange) {
    for (Value column : columns) {
      Value x = convert(load(input, column, mask, 0.0), compute);
      Value y = sub(sub(x, maximum), log);
      store(output, column, mask, convert(y, element));
    }
    return Values();
  });
}

/// The logit that the class index names; NaN where there is none.
Value RowEmitter::logitOfLabel(Type type) {
  double nan = std::numeric_limits<double>::quiet_NaN();
  auto toIndex = [&](Value label, Type to) -> Value {
    if (getElementTypeOrSelf(label.getType()).isIndex())
      return label;
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
  Row row = findMaximum();
  Value log = logOfSum(row);
  if (!isDistribution) {
    Value below = sub(row.maximum, logitOfLabel(element));
    return storePerRow(convert(add(log, below), element));
  }
  Value logs = spread(log), maximum = spread(row.maximum);
  Values sums = walk(
      startSum(), [&](ArrayRef<Value> columns, Value mask, ValueRange carried) {
        Values terms;
        for (Value column : columns) {
          Value x = convert(load(input, column, mask, 0.0), compute);
          Value t = convert(load(target, column, mask, 0.0), compute);
          Value zero = constant(t.getType(), 0.0);
          // A class of probability 0 costs nothing, even at a logit of -inf.
          Value isZero = compare(arith::CmpFPredicate::OEQ, t, zero);
          Value nats = add(logs, sub(maximum, x));
          terms.push_back(select(isZero, zero, mul(t, nats)));
        }
        return addToSum(Values(carried), terms);
      });
  storePerRow(convert(finishSum(sums), element));
}

//===----------------------------------------------------------------------===//
// The loops over rows
//===----------------------------------------------------------------------===//

void RowEmitter::emitBundle() {
  if (op.getKind() == "softmax")
    return emitSoftmax();
  if (op.getKind() == "log_softmax")
    return emitLogSoftmax();
  emitCrossEntropy();
}

void RowEmitter::emitRows() {
  int64_t rank = input.view.sizes.size();
  // An operand that has no axis has the dimensions after it moved down.
  auto moveTo = [&](Track &track, int64_t dim, Value iv) {
    bool whole = int64_t(track.view.sizes.size()) == rank;
    int64_t own = whole || dim < axis ? dim : dim - 1;
    track.base = b.add(track.base, b.mul(iv, track.view.strides[own]));
  };
  auto moveAll = [&](int64_t dim, Value iv) {
    moveTo(input, dim, iv);
    moveTo(output, dim, iv);
    if (hasTarget)
      moveTo(target, dim, iv);
  };

  SmallVector<int64_t> outer;
  for (int64_t dim = 0; dim < rank; ++dim)
    if (dim != axis && (alongRow || dim != rank - 1) &&
        LoopBuilder::constant(input.view.sizes[dim]) != 1)
      outer.push_back(dim);
  Value zero = b.index(0), one = b.index(1);
  if (parallel && !outer.empty()) {
    Values lower(outer.size(), zero), upper, steps(outer.size(), one);
    for (int64_t dim : outer)
      upper.push_back(input.view.sizes[dim]);
    auto loop = scf::ParallelOp::create(b, lower, upper, steps);
    b.setInsertionPointToStart(loop.getBody());
    for (auto [dim, iv] : llvm::zip_equal(outer, loop.getInductionVars()))
      moveAll(dim, iv);
  } else {
    for (int64_t dim : outer) {
      auto loop = scf::ForOp::create(b, zero, input.view.sizes[dim], one);
      b.setInsertionPointToStart(loop.getBody());
      Value iv = loop.getInductionVar();
      moveAll(dim, iv);
      if (alongRow && dim == outer.back()) {
        Value isLast = b.compare(arith::CmpIPredicate::eq, b.add(iv, one),
                                 input.view.sizes[dim]);
        nextRow = b.select(isLast, zero, input.view.strides[dim]);
      }
    }
  }
  if (alongRow)
    return emitBundle();

  // Bundles of rows, side by side along the last dimension.
  Value rows = input.view.sizes.back();
  Value whole = b.sub(rows, b.rem(rows, b.index(lanes)));
  Track savedInput = input, savedOutput = output, savedTarget = target;
  auto bundle = [&](Value first) {
    moveAll(rank - 1, first);
    emitBundle();
    input = savedInput;
    output = savedOutput;
    target = savedTarget;
  };
  b.loop(zero, whole, lanes, bundle);
  b.loop(whole, rows, lanes, [&](Value first) {
    laneMask = vector::CreateMaskOp::create(b, vectorOf(b.getI1Type()),
                                            b.sub(rows, first));
    bundle(first);
    laneMask = nullptr;
  });
}

void RowEmitter::emit() {
  axis = op.getAxis();
  auto type = cast<MemRefType>(op.getInput().getType());
  alongRow = axis == type.getRank() - 1;
  element = cast<FloatType>(type.getElementType());
  compute = element.isF64() ? element : cast<FloatType>(b.getF32Type());
  if (compute.isF64()) {
    lanes = 4;
    ways = 1;
  }
  input = track(op.getInput());
  output = track(op.getInit());
  hasTarget = bool(op.getTarget());
  if (hasTarget) {
    target = track(op.getTarget());
    isDistribution = isa<FloatType>(target.elementType);
  }
  auto setStrides = [&](Track &track) {
    bool whole = int64_t(track.view.sizes.size()) == type.getRank();
    Value zero = b.index(0);
    track.step = whole ? track.view.strides[axis] : zero;
    if (alongRow) {
      track.laneStride = track.step;
      return;
    }
    track.laneStride = track.view.strides.back();
  };
  setStrides(input);
  setStrides(output);
  if (hasTarget)
    setStrides(target);
  columns = input.view.sizes[axis];
  emitRows();
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

struct CreaseLowerRows : crease::impl::CreaseLowerRowsBase<CreaseLowerRows> {
  using CreaseLowerRowsBase::CreaseLowerRowsBase;

  void runOnOperation() override {
    SmallVector<RowsOp> ops;
    getOperation()->walk([&](RowsOp op) { ops.push_back(op); });
    for (RowsOp op : ops) {
      if (!op.hasPureBufferSemantics()) {
        op.emitOpError("must be on memrefs to be lowered; bufferize first");
        return signalPassFailure();
      }
      for (Value operand : op->getOperands())
        if (!hasStridedView(cast<MemRefType>(operand.getType()))) {
          op.emitOpError("has an operand without strides");
          return signalPassFailure();
        }
      RowEmitter(op, parallel).emit();
      op.erase();
    }
  }
};

} // namespace
