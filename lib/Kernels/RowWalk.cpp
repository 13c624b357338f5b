//===- RowWalk.cpp - Walks over a row, its maximum and its sum ------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RowEmitter.h"

#include "crease/Dialect/EmitDefinition.h"

using namespace mlir;
using namespace crease;
using namespace crease::rowkernels;

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
  return convertFloat(b, b.getLoc(), value, element);
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

Values RowEmitter::split(Value vector) {
  Values parts;
  int64_t size = cast<VectorType>(vector.getType()).getNumElements();
  for (int64_t first = 0; first < size; first += lanes)
    parts.push_back(size == lanes ? vector : slice(vector, first, lanes));
  return parts;
}

Value RowEmitter::foldPairs(Values values,
                            function_ref<Value(Value, Value)> fold) {
  for (; values.size() > 1; values.truncate(values.size() / 2))
    for (size_t i = 0; i < values.size() / 2; ++i)
      values[i] = fold(values[2 * i], values[2 * i + 1]);
  return values.front();
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
  Value offsets = laneOffsets(b, track, width);
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
  if (Value offsets = laneOffsets(b, track, width)) {
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

//===----------------------------------------------------------------------===//
// Walks
//===----------------------------------------------------------------------===//

Values RowEmitter::walk(ValueRange carried, Value count, Step step) {
  int64_t stride = alongRow ? lanes : 1;
  Value rest = b.rem(count, b.index(stride * ways));
  Value middle = b.sub(count, rest);
  auto group = [&](Value first, ValueRange now) {
    if (alongRow) {
      // Numerics interleaves the registers of one wide vector.
      width = lanes * ways;
      Values next = step(first, /*mask=*/nullptr, now);
      width = lanes;
      return next;
    }
    Values positions;
    for (int64_t way = 0; way < ways; ++way)
      positions.push_back(b.add(first, way));
    return step(positions, laneMask, now);
  };
  auto single = [&](Value first, ValueRange now) {
    Value mask = laneMask;
    if (alongRow)
      mask = vector::CreateMaskOp::create(b, vectorOf(b.getI1Type()),
                                          b.sub(count, first));
    return step(first, mask, now);
  };
  Value zero = b.index(0);
  if (carried.empty()) {
    b.loop(zero, middle, stride * ways, [&](Value first) { group(first, {}); });
    b.loop(middle, count, stride, [&](Value first) { single(first, {}); });
    return {};
  }
  Values state = b.loop(zero, middle, stride * ways, carried, group);
  return b.loop(middle, count, stride, state, single);
}

Value RowEmitter::startMaximum() {
  return constant(carriedOf(compute), -infinity);
}

Value RowEmitter::addToMaximum(Value maximum, const Track &track,
                               ArrayRef<Value> columns, Value mask) {
  Values parts;
  for (Value column : columns)
    parts.append(split(convert(load(track, column, mask, -infinity), compute)));
  Value step =
      foldPairs(parts, [&](Value a, Value c) { return greater(a, c); });
  return greater(step, maximum);
}

Value RowEmitter::finishMaximum(Value maximum) {
  if (!alongRow)
    return maximum;
  return foldLanes(maximum, [&](Value a, Value c) { return greater(a, c); });
}

Value RowEmitter::findMaximum(Value count) {
  Values maximum =
      walk(startMaximum(), count,
           [&](ArrayRef<Value> columns, Value mask, ValueRange carried) {
             return Values{addToMaximum(carried.front(), input, columns, mask)};
           });
  return finishMaximum(maximum.front());
}

Values RowEmitter::walkTerms(ValueRange carried, Step step) {
  if (!aheadMaximum)
    return walk(carried, columns, step);
  // The next row is read while this one is computed.
  Track ahead = input;
  ahead.base = b.add(input.base, nextRow);
  Values all(carried);
  all.push_back(startMaximum());
  Values results = walk(
      all, columns, [&](ArrayRef<Value> columns, Value mask, ValueRange now) {
        Value maximum = addToMaximum(now.back(), ahead, columns, mask);
        Values next = step(columns, mask, now.drop_back());
        next.push_back(maximum);
        return next;
      });
  aheadMaximum = finishMaximum(results.pop_back_val());
  return results;
}

Row RowEmitter::measure() {
  Value maximum = aheadMaximum ? aheadMaximum : findMaximum(columns);
  Row row;
  Type type = maximum.getType();
  if (op.getSafe()) {
    row.isMinusInf =
        compare(arith::CmpFPredicate::OEQ, maximum, constant(type, -infinity));
    maximum = select(row.isMinusInf, constant(type, 0.0), maximum);
  }
  row.maximum = maximum;
  if (compute.isF64())
    return row;
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
    // exp(hi + lo) = exp(hi) (1 + lo), where that is not zero.
    auto [hi, lo] = twoSum(x, spread(arith::NegFOp::create(b, row.maximum)));
    Value least = constant(hi.getType(), -termRange64);
    Value isZero = compare(arith::CmpFPredicate::OLT, hi, least);
    Value e = math::ExpOp::create(b, select(isZero, least, hi));
    return math::FmaOp::create(
        b, e, select(isZero, constant(hi.getType(), 0.0), lo), e);
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
  Value zero = constant(carriedOf(b.getF64Type()), 0.0);
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
  Values parts;
  for (Value term : terms)
    parts.append(split(term));
  Value step = foldPairs(parts, [&](Value a, Value c) { return add(a, c); });
  return {add(sum[0], convert(step, b.getF64Type()))};
}

Value RowEmitter::finishSum(ArrayRef<Value> sum) {
  auto plus = [&](Value a, Value c) { return add(a, c); };
  // What is lost in adding an infinity is no number.
  auto total = [&](Value hi, Value lo) {
    Value isFinite =
        compare(arith::CmpFPredicate::OLT, math::AbsFOp::create(b, hi),
                constant(hi.getType(), infinity));
    return select(isFinite, add(hi, lo), hi);
  };
  if (!alongRow)
    return sum.size() == 1 ? sum[0] : total(sum[0], sum[1]);
  if (sum.size() == 1)
    return foldLanes(sum[0], plus);
  // In two doubles to the end.
  Value hi = sum[0], lo = sum[1];
  for (int64_t half = lanes / 2; half >= 1; half /= 2) {
    auto [head, tail] = twoSum(slice(hi, 0, half), slice(hi, half, half));
    lo = add(add(slice(lo, 0, half), slice(lo, half, half)), tail);
    hi = head;
  }
  return total(vector::ExtractOp::create(b, hi, ArrayRef<int64_t>{0}),
               vector::ExtractOp::create(b, lo, ArrayRef<int64_t>{0}));
}
