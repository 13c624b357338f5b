//===- VectorizeReductions.cpp - Sums and extrema onto vectors ------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The mean and the variance of a normalisation, the sum of a loss, the gradient
// of a bias: linalg ops that combine elements along some dimensions by +, *,
// min or max. Vectors run along the dimension in which all inputs lie in memory
// one by one. Where the op reduces that dimension, each lane combines its own
// part, and the lanes are combined at the end; else each lane is an element of
// the result.
//
//===----------------------------------------------------------------------===//

#include "LoopBuilder.h"
#include "StridedView.h"
#include "crease/Kernels/Passes.h"
#include "crease/Kernels/VectorBody.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace crease {
#define GEN_PASS_DEF_CREASEVECTORIZEREDUCTIONS
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {
/// How two values become one.
struct Combiner {
  Operation *op = nullptr;
  vector::CombiningKind kind = vector::CombiningKind::ADD;
  APFloat neutral = APFloat(0.0f);
};

/// An operand on the loops of the op.
struct Operand {
  Value scalar; // an operand that is no memref
  Value flat;
  SmallVector<Value> strides; // one for each loop
  bool moves = false;         // along the vectors
};
} // namespace

/// The op that combines the element with the result so far, if that is all that
/// becomes of the latter.
static std::optional<Combiner> matchCombiner(linalg::LinalgOp op) {
  Block &body = *op.getBlock();
  BlockArgument sum = op.getMatchingBlockArgument(op.getDpsInitOperand(0));
  Operation *combine = body.getTerminator()->getOperand(0).getDefiningOp();
  if (!sum.hasOneUse() || !combine || *sum.user_begin() != combine ||
      !combine->hasOneUse())
    return std::nullopt;
  auto type = dyn_cast<FloatType>(sum.getType());
  if (!type || !(type.isF32() || type.isF64()))
    return std::nullopt;
  const llvm::fltSemantics &semantics = type.getFloatSemantics();
  Combiner combiner;
  combiner.op = combine;
  using Kind = vector::CombiningKind;
  if (isa<arith::AddFOp>(combine)) {
    combiner.kind = Kind::ADD;
    combiner.neutral = APFloat::getZero(semantics, /*Negative=*/true);
  } else if (isa<arith::MulFOp>(combine)) {
    combiner.kind = Kind::MUL;
    combiner.neutral = APFloat::getOne(semantics);
  } else if (isa<arith::MaximumFOp, arith::MinimumFOp>(combine)) {
    bool most = isa<arith::MaximumFOp>(combine);
    combiner.kind = most ? Kind::MAXIMUMF : Kind::MINIMUMF;
    combiner.neutral = APFloat::getInf(semantics, /*Negative=*/most);
  } else if (isa<arith::MaxNumFOp, arith::MinNumFOp>(combine)) {
    bool most = isa<arith::MaxNumFOp>(combine);
    combiner.kind = most ? Kind::MAXNUMF : Kind::MINNUMF;
    combiner.neutral = APFloat::getQNaN(semantics);
  } else {
    return std::nullopt;
  }
  return combiner;
}

/// The loop along which vectors can run: of every operand it is the last
/// dimension, with elements one by one, or none.
static std::optional<unsigned> findVectorLoop(linalg::LinalgOp op) {
  for (unsigned dim = op.getNumLoops(); dim-- > 0;) {
    bool fits = true, any = false;
    for (OpOperand &operand : op->getOpOperands()) {
      AffineMap map = op.getMatchingIndexingMap(&operand);
      int64_t position = positionOf(map, dim);
      if (position < 0)
        continue;
      auto type = cast<MemRefType>(operand.get().getType());
      any |= !op.isDpsInit(&operand);
      fits &= position + 1 == type.getRank() && type.isLastDimUnitStride();
    }
    if (fits && any)
      return dim;
  }
  return std::nullopt;
}

static bool isSupported(linalg::LinalgOp op) {
  if (!op.hasPureBufferSemantics() || op.getNumDpsInits() != 1 ||
      op.getNumReductionLoops() == 0 ||
      op.getNumParallelLoops() + op.getNumReductionLoops() != op.getNumLoops())
    return false;
  for (OpOperand &operand : op->getOpOperands()) {
    Type element = getElementTypeOrSelf(operand.get().getType());
    if (!element.isIntOrFloat() || element.getIntOrFloatBitWidth() < 8 ||
        !llvm::isPowerOf2_64(element.getIntOrFloatBitWidth()) ||
        !op.getMatchingIndexingMap(&operand).isProjectedPermutation())
      return false;
    auto type = dyn_cast<MemRefType>(operand.get().getType());
    if (type ? !hasStridedView(type) : op.isDpsInit(&operand))
      return false;
  }
  return matchCombiner(op) && findVectorLoop(op) &&
         whyNotOnVectors(*op.getBlock()).empty();
}

namespace {
class Reduction {
public:
  Reduction(linalg::LinalgOp op, int64_t vectorBits, int64_t unroll,
            bool parallel)
      : op(op), b(op.getLoc(), op), combiner(*matchCombiner(op)),
        along(*findVectorLoop(op)), parallel(parallel) {
    element = op.getMatchingBlockArgument(op.getDpsInitOperand(0)).getType();
    lanes = vectorBits / element.getIntOrFloatBitWidth();
    chunk = lanes * unroll;
  }

  void emit() {
    describe();
    SmallVector<unsigned> loops;
    op.getParallelDims(loops);
    bool reducesAlong = !llvm::is_contained(loops, along);
    llvm::erase(loops, along);
    op.getReductionDims(reductions);
    llvm::erase(reductions, along);
    over(loops, [&] {
      if (reducesAlong)
        emitAcrossLanes();
      else
        emitByLane();
    });
  }

private:
  void describe();
  /// Runs `body` in loops over these dimensions, the first one in parallel.
  void over(ArrayRef<unsigned> loops, llvm::function_ref<void()> body);
  /// Carries values through the loops that are reduced and not along vectors.
  SmallVector<Value>
  reduce(ArrayRef<unsigned> loops, SmallVector<Value> carried,
         llvm::function_ref<SmallVector<Value>(ArrayRef<Value>)> body);
  void emitAcrossLanes();
  void emitByLane();
  /// Elements from `i` on, combined with `sum`.
  Value step(Value i, Value sum, Value mask);
  Value at(const Operand &operand, Value i);
  VectorType vectorOf(int64_t count) { return VectorType::get(count, element); }
  Value neutral(int64_t count) {
    return arith::ConstantOp::create(
        b, DenseElementsAttr::get(vectorOf(count), combiner.neutral));
  }
  Value maskOf(Value count) {
    return vector::CreateMaskOp::create(
        b, VectorType::get(lanes, b.getI1Type()), count);
  }
  Value combine(Value x, Value y) {
    Operation *clone = b.clone(*combiner.op);
    clone->setOperands({x, y});
    return clone->getResult(0);
  }

  linalg::LinalgOp op;
  LoopBuilder b;
  Combiner combiner;
  unsigned along;
  bool parallel;
  Type element;
  int64_t lanes = 0, chunk = 0;
  SmallVector<Operand> operands; // the result comes last
  SmallVector<Value> extents, ivs;
  SmallVector<unsigned> reductions;
};
} // namespace

void Reduction::describe() {
  extents.resize(op.getNumLoops());
  ivs.assign(op.getNumLoops(), b.index(0));
  for (OpOperand &opOperand : op->getOpOperands()) {
    Operand &operand = operands.emplace_back();
    auto type = dyn_cast<MemRefType>(opOperand.get().getType());
    if (!type) {
      operand.scalar = opOperand.get();
      continue;
    }
    AffineMap map = op.getMatchingIndexingMap(&opOperand);
    StridedView view = getStridedView(b, opOperand.get());
    operand.flat = view.flat;
    operand.moves = positionOf(map, along) >= 0;
    for (unsigned dim = 0; dim < op.getNumLoops(); ++dim) {
      int64_t position = positionOf(map, dim);
      operand.strides.push_back(position < 0 ? b.index(0)
                                             : view.strides[position]);
      if (position >= 0 && (!extents[dim] || !type.isDynamicDim(position)))
        extents[dim] = view.sizes[position];
    }
  }
}

void Reduction::over(ArrayRef<unsigned> loops,
                     llvm::function_ref<void()> body) {
  if (loops.empty())
    return body();
  unsigned dim = loops.front();
  auto inside = [&](Value iv) {
    ivs[dim] = iv;
    over(loops.drop_front(), body);
  };
  if (!parallel)
    return b.loop(b.index(0), extents[dim], 1, inside);
  parallel = false;
  auto loop =
      scf::ParallelOp::create(b, ValueRange{b.index(0)},
                              ValueRange{extents[dim]}, ValueRange{b.index(1)});
  OpBuilder::InsertionGuard guard(b);
  b.setInsertionPointToStart(loop.getBody());
  inside(loop.getInductionVars().front());
}

SmallVector<Value> Reduction::reduce(
    ArrayRef<unsigned> loops, SmallVector<Value> carried,
    llvm::function_ref<SmallVector<Value>(ArrayRef<Value>)> body) {
  if (loops.empty())
    return body(carried);
  unsigned dim = loops.front();
  return b.loop(
      b.index(0), extents[dim], 1, carried, [&](Value iv, ValueRange values) {
        ivs[dim] = iv;
        return reduce(loops.drop_front(), SmallVector<Value>(values), body);
      });
}

/// The index of the operand's element at the loops' values and, along vectors,
/// at `i`.
Value Reduction::at(const Operand &operand, Value i) {
  Value index = operand.moves ? i : b.index(0);
  for (unsigned dim = 0; dim < ivs.size(); ++dim)
    if (dim != along)
      index = b.add(index, b.mul(ivs[dim], operand.strides[dim]));
  return index;
}

Value Reduction::step(Value i, Value sum, Value mask) {
  int64_t count = cast<VectorType>(sum.getType()).getNumElements();
  SmallVector<Value> arguments;
  for (const Operand &operand : ArrayRef(operands).drop_back()) {
    if (operand.scalar) {
      arguments.push_back(operand.scalar);
      continue;
    }
    Value index = at(operand, i);
    auto type = cast<MemRefType>(operand.flat.getType()).getElementType();
    auto vector = VectorType::get(count, type);
    if (!operand.moves) {
      arguments.push_back(memref::LoadOp::create(b, operand.flat, index));
    } else if (mask) {
      Value zero = arith::ConstantOp::create(b, b.getZeroAttr(vector));
      arguments.push_back(vector::MaskedLoadOp::create(
          b, vector, operand.flat, ValueRange{index}, mask, zero));
    } else {
      arguments.push_back(
          vector::LoadOp::create(b, vector, operand.flat, ValueRange{index}));
    }
  }
  arguments.push_back(sum);
  auto position = [&](int64_t dim) -> Value {
    auto type = VectorType::get(count, b.getIndexType());
    bool isAlong = dim == int64_t(along);
    Value first = vector::BroadcastOp::create(b, type, isAlong ? i : ivs[dim]);
    if (!isAlong)
      return first;
    return arith::AddIOp::create(b, first, vector::StepOp::create(b, type));
  };
  Value next =
      cloneOntoVectors(b, *op.getBlock(), arguments, count, position).front();
  return mask ? b.select(mask, next, sum) : next;
}

void Reduction::emitAcrossLanes() {
  Value zero = b.index(0), extent = extents[along];
  Value end = b.sub(extent, b.rem(extent, b.index(chunk)));
  SmallVector<Value> sums = reduce(
      reductions, {neutral(chunk), neutral(lanes)}, [&](ArrayRef<Value> sums) {
        Value wide =
            b.loop(zero, end, chunk, sums[0], [&](Value i, ValueRange sum) {
               return SmallVector<Value>{step(i, sum[0], nullptr)};
             }).front();
        Value rest =
            b.loop(end, extent, lanes, sums[1], [&](Value i, ValueRange sum) {
               Value mask = maskOf(b.sub(extent, i));
               return SmallVector<Value>{step(i, sum[0], mask)};
             }).front();
        return SmallVector<Value>{wide, rest};
      });
  const Operand &result = operands.back();
  Value index = at(result, zero);
  Value total = memref::LoadOp::create(b, result.flat, index);
  for (Value sum : sums)
    total = combine(total,
                    vector::ReductionOp::create(b, combiner.kind, sum,
                                                arith::FastMathFlags::reassoc));
  memref::StoreOp::create(b, total, result.flat, index);
}

void Reduction::emitByLane() {
  const Operand &result = operands.back();
  Value extent = extents[along];
  Value end = b.sub(extent, b.rem(extent, b.index(chunk)));
  auto strip = [&](Value i, int64_t count, Value mask) {
    Value index = at(result, i);
    auto type = vectorOf(count);
    Value sum;
    if (mask)
      sum = vector::MaskedLoadOp::create(
          b, type, result.flat, ValueRange{index}, mask, neutral(count));
    else
      sum = vector::LoadOp::create(b, type, result.flat, ValueRange{index});
    sum = reduce(reductions, {sum}, [&](ArrayRef<Value> sums) {
            return SmallVector<Value>{step(i, sums[0], mask)};
          }).front();
    if (mask)
      vector::MaskedStoreOp::create(b, result.flat, ValueRange{index}, mask,
                                    sum);
    else
      vector::StoreOp::create(b, sum, result.flat, ValueRange{index});
  };
  b.loop(b.index(0), end, chunk, [&](Value i) { strip(i, chunk, nullptr); });
  b.loop(end, extent, lanes,
         [&](Value i) { strip(i, lanes, maskOf(b.sub(extent, i))); });
}

namespace {
struct VectorizeReductionsPass
    : crease::impl::CreaseVectorizeReductionsBase<VectorizeReductionsPass> {
  using CreaseVectorizeReductionsBase::CreaseVectorizeReductionsBase;

  void runOnOperation() override {
    if (failed(checkVectorBits(getOperation(), vectorBits)))
      return signalPassFailure();
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (isSupported(op))
        ops.push_back(op);
    });
    for (linalg::LinalgOp op : ops) {
      Reduction(op, vectorBits, /*unroll=*/4, parallel).emit();
      op->erase();
    }
  }
};
} // namespace
