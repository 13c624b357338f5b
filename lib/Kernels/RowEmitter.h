//===- RowEmitter.h - Row ops as loops over vectors -------------*- C++ -*-===//
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
// row is then a vector. The code is written once for both.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_ROWEMITTER_H
#define CREASE_LIB_KERNELS_ROWEMITTER_H

#include "StridedView.h"

#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include <limits>

namespace crease {
namespace rowkernels {

using namespace mlir;

using Values = SmallVector<Value>;

/// log2(e), to find the power of two next to exp(maximum).
constexpr double log2e = 1.44269504088896340736;
constexpr double infinity = std::numeric_limits<double>::infinity();
/// Maxima beyond this are subtracted, which is exact for all that counts.
constexpr double largeMaximum = 1000.0;
/// Terms below e^-120 of the largest are zero in f32, below e^-800 in f64.
constexpr double termRange32 = 120.0, termRange64 = 800.0;

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
  Value maximum;    // 0 for "safe" rows of -inf; any number if one is NaN
  Value isMinusInf; // whether a safe row is one of -inf; else null
  // In f64 the terms are exp(x - maximum); else exp(x - base) 2^-shift.
  Value base, shift;
  Value floor;   // x - base is raised to this
  Value largest; // the term of the maximum
};

/// Emits one op. RowWalk.cpp has the walks, RowKinds.cpp what each kind of op
/// does with them, LowerRows.cpp the loops around them.
class RowEmitter {
public:
  RowEmitter(RowsOp op, bool parallel)
      : op(op), parallel(parallel), b(op.getLoc(), op) {}

  void emit();

private:
  //--- Numbers ---//
  /// A vector of what is in hand: `width` elements.
  VectorType vectorOf(Type element) {
    return VectorType::get({width}, element);
  }
  /// What is carried from step to step: `lanes` elements.
  VectorType carriedOf(Type element) {
    return VectorType::get({lanes}, element);
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
  /// Folds a power of two of values by pairs, each step a short chain.
  Value foldPairs(Values values, function_ref<Value(Value, Value)> fold);
  /// Folds lanes by halves, in a fixed order.
  Value foldLanes(Value vector, function_ref<Value(Value, Value)> fold);
  Value slice(Value vector, int64_t offset, int64_t size);
  /// A vector as vectors of `lanes`.
  Values split(Value vector);

  //--- Memory ---//
  Track track(Value memref);
  Value position(const Track &track, Value column);
  Value load(const Track &track, Value column, Value mask, double padding);
  void store(const Track &track, Value column, Value mask, Value value);
  void storePerRow(Value value);
  Value gather(const Track &track, Value index, Value offsets, Value mask,
               Value padding);

  //--- Walks ---//
  using Step = function_ref<Values(ArrayRef<Value> columns, Value mask,
                                   ValueRange carried)>;
  /// Takes a row a few vectors at a time. `mask` is null where all lanes are
  /// columns of the row.
  Values walk(ValueRange carried, Value count, Step step);
  /// The same over all columns, and finds the next row's maximum on the way.
  Values walkTerms(ValueRange carried, Step step);

  //--- Loops over rows ---//
  void emitRows();
  /// Rows along dimension `dim`, each measured while the one before it is
  /// computed.
  void emitInTurn(int64_t dim, function_ref<void(int64_t, Value)> moveAll);
  void emitBundle();

  //--- Maxima, terms and sums ---//
  Value startMaximum();
  Value addToMaximum(Value maximum, const Track &track, ArrayRef<Value> columns,
                     Value mask);
  Value finishMaximum(Value maximum);
  Value findMaximum(Value count);
  Row measure();
  Value term(const Row &row, Value x);
  Value termsOf(const Row &row, Value x, Value mask);
  Values startSum();
  Values addToSum(Values sum, ArrayRef<Value> terms);
  Value finishSum(ArrayRef<Value> sum);
  /// log(sum of terms / largest term).
  Value logOfSum(const Row &row);

  //--- Kinds ---//
  /// Whether the terms of a row are measured by its maximum.
  bool hasMaximum() { return op.hasTargets() || !op.isGradient(); }
  void emitSoftmax();
  void emitLogSoftmax();
  void emitCrossEntropy();
  void emitSoftmaxGrad(bool logarithm);
  void emitCrossEntropyGrad();
  /// The sum of the terms, which are stored in the output where it can hold
  /// them.
  Value sumTerms(const Row &row);
  /// The term of a column, computed again where it has not been stored.
  Value storedTerm(const Row &row, Value column, Value mask);
  /// A number of f64 for each row in two of `compute`; the second is null where
  /// there is none.
  std::pair<Value, Value> inTwo(Value number);
  /// The class index, and whether there is such a column: a number of the row,
  /// or a vector of those of a bundle.
  std::pair<Value, Value> labelOf();
  Value logitOfLabel(Type element);

  RowsOp op;
  bool parallel;
  LoopBuilder b;
  int64_t axis = 0;
  int64_t lanes = 16, ways = 4; // lanes that are carried; vectors in a step
  int64_t width = 16;           // lanes of the vectors in hand
  bool alongRow = true;
  FloatType element, compute;
  Track input, output, target;
  bool hasTarget = false, isDistribution = false;
  Value columns;  // of a row
  Value laneMask; // of a bundle of rows; null if all lanes are rows
  Value nextRow;  // from this row to the next, 0 at the last
  /// The maximum of this row, and after walkTerms that of the next; null where
  /// rows are not taken in turn.
  Value aheadMaximum;
};

} // namespace rowkernels
} // namespace crease

#endif // CREASE_LIB_KERNELS_ROWEMITTER_H
