//===- VectorizeElementwise.cpp - Elementwise linalg to vector loops ------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An elementwise op is one loop nest: the loops in the order in which the
// output lies in memory, neighbours collapsed into one where every operand
// allows it. The innermost loop takes a few registers at a time and ends in
// masked vectors; the others are plain loops around it.
//
//===----------------------------------------------------------------------===//

#include "StridedView.h"
#include "crease/Kernels/Passes.h"
#include "crease/Kernels/VectorBody.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Remarks.h"

namespace crease {
#define GEN_PASS_DEF_VECTORIZEELEMENTWISE
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {

/// What the pass was told about the machine.
struct Machine {
  int64_t vectorBits;
  int64_t unroll;
  int64_t cacheBytes;
  bool parallel;
};

/// Elements that one thread takes at a time where there is one flat loop.
constexpr int64_t blockElements = 32768;
/// What a non-temporal store should fill at once.
constexpr int64_t lineBytes = 64;
/// How far ahead of a loop that goes past the caches its inputs are fetched: a
/// page, beyond which a core does not look by itself.
constexpr int64_t fetchBytes = 4096;
/// A body of so few instructions leaves a core enough of its window to ask for
/// that page in time, and to ask besides takes time: on Zen 2 relu and
/// leaky_relu are a fifth faster without, hard_swish is as much slower.
constexpr unsigned fetchesItself = 3;

/// How an operand moves along the innermost loop.
enum class Motion { Uniform, Contiguous, Strided };

/// An operand of the op on the loops of the nest.
struct Operand {
  bool isOutput = false;
  bool isRead = true;
  Type elementType;
  Value scalar; // an operand that is no memref
  Value flat;
  Value start;                // where the first element is
  SmallVector<Value> strides; // one for each group of loops
  Motion motion = Motion::Uniform;

  int64_t bits() const {
    return elementType.isIndex() ? 64 : elementType.getIntOrFloatBitWidth();
  }
  int64_t bytes() const { return bits() / 8; }
};

//===----------------------------------------------------------------------===//
// What can be vectorised
//===----------------------------------------------------------------------===//

std::string whyNotVectorizable(linalg::LinalgOp op) {
  if (op.getNumLoops() == 0)
    return "it has no dimensions";
  for (OpOperand &operand : op->getOpOperands()) {
    auto number = std::to_string(operand.getOperandNumber());
    Type element = getElementTypeOrSelf(operand.get().getType());
    // In memory, but not in a vector, others are rounded up to these.
    auto hasWholeSize = [](Type type) {
      unsigned bits = type.getIntOrFloatBitWidth();
      return bits >= 8 && llvm::isPowerOf2_64(bits);
    };
    if (!element.isIntOrIndexOrFloat() ||
        (!element.isIndex() && !hasWholeSize(element)))
      return "operand #" + number + " has no elements of 8, 16, 32, ... bits";
    AffineMap map = op.getMatchingIndexingMap(&operand);
    for (AffineExpr expr : map.getResults())
      if (!isa<AffineDimExpr, AffineConstantExpr>(expr))
        return "operand #" + number + " is indexed by an expression";
    for (unsigned dim = 0; dim < op.getNumLoops(); ++dim)
      if (llvm::count(map.getResults(),
                      getAffineDimExpr(dim, op->getContext())) > 1)
        return "operand #" + number + " is indexed by its diagonal";
    auto memref = dyn_cast<MemRefType>(operand.get().getType());
    if (memref && !hasStridedView(memref))
      return "operand #" + number + " has no strides";
    if (op.isDpsInit(&operand) && !map.isPermutation())
      return "output #" + number + " does not have every dimension once";
  }
  return whyNotOnVectors(*op.getBlock());
}

/// The loops in the order of the first output's dimensions, in groups that can
/// be walked as one. Loops of size 1 are left out.
SmallVector<SmallVector<unsigned>> groupLoops(linalg::LinalgOp op) {
  SmallVector<int64_t> sizes = op.getStaticLoopRanges();
  auto mayMerge = [&](unsigned outer, unsigned inner) {
    if (op.hasIndexSemantics())
      return false;
    for (OpOperand &operand : op->getOpOperands()) {
      auto memref = dyn_cast<MemRefType>(operand.get().getType());
      if (!memref)
        continue;
      AffineMap map = op.getMatchingIndexingMap(&operand);
      int64_t a = positionOf(map, outer), b = positionOf(map, inner);
      if (a < 0 && b < 0)
        continue;
      if (a < 0 || b <= a || !areContiguous(memref, a, b))
        return false;
    }
    return true;
  };
  SmallVector<SmallVector<unsigned>> groups;
  AffineMap order = op.getMatchingIndexingMap(op.getDpsInitOperand(0));
  for (AffineExpr expr : order.getResults()) {
    unsigned dim = cast<AffineDimExpr>(expr).getPosition();
    if (sizes[dim] == 1)
      continue;
    if (!groups.empty() && mayMerge(groups.back().back(), dim))
      groups.back().push_back(dim);
    else
      groups.push_back({dim});
  }
  if (groups.empty())
    groups.push_back({0});
  return groups;
}

//===----------------------------------------------------------------------===//
// The nest
//===----------------------------------------------------------------------===//

class Nest {
public:
  Nest(linalg::LinalgOp op, const Machine &machine)
      : op(op), machine(machine), b(op.getLoc(), op), groups(groupLoops(op)) {}

  void emit();

private:
  void describeOperands();
  void chooseLanes();
  Value chooseBypass();
  /// Emits for both answers to whether the caches are bypassed.
  void underBypass(llvm::function_ref<void(bool)> emit);
  /// The alignment of non-temporal stores, in bytes.
  int64_t storeAlignment(const Operand &output) const {
    return std::min(lineBytes, chunk * output.bytes());
  }
  /// The first index from `lower` on that non-temporal stores may start at.
  Value alignedStart(const Operand &output, Value base, Value lower,
                     Value upper);
  /// The innermost loop, from `lower` to `upper`.
  void emitRun(ArrayRef<Value> ivs, Value lower, Value upper);
  void emitStrip(ArrayRef<Value> bases, Value i, int64_t lanes, Value mask);
  Value load(const Operand &operand, Value base, Value i, int64_t lanes,
             Value mask);
  void store(const Operand &operand, Value base, Value i, Value value,
             Value mask);
  /// Asks for what the loop will read later, where the caches are bypassed.
  void fetchAhead(ArrayRef<Value> bases, Value i, Value end);
  Value maskOf(int64_t lanes, Value mask);
  /// The positions of `lanes` elements from the strided operand's first.
  Value steps(const Operand &operand, int64_t lanes);

  linalg::LinalgOp op;
  const Machine &machine;
  LoopBuilder b;
  SmallVector<SmallVector<unsigned>> groups;
  SmallVector<Value> extents; // one for each group
  SmallVector<Operand> operands;
  SmallVector<Value> indices; // one for each loop, while a strip is emitted
  Value bypass;               // see chooseBypass
  int64_t lanes = 0, chunk = 0;
};

void Nest::describeOperands() {
  extents.resize(groups.size());
  SmallVector<Value> loopSizes(op.getNumLoops());
  for (OpOperand &opOperand : op->getOpOperands()) {
    Operand operand;
    operand.isOutput = op.isDpsInit(&opOperand);
    operand.isRead = op.payloadUsesValueFromOperand(&opOperand);
    operand.elementType = getElementTypeOrSelf(opOperand.get().getType());
    auto type = dyn_cast<MemRefType>(opOperand.get().getType());
    if (!type) {
      operand.scalar = opOperand.get();
      operands.push_back(operand);
      continue;
    }
    StridedView view = getStridedView(b, opOperand.get());
    operand.flat = view.flat;
    operand.start = b.index(0);
    AffineMap map = op.getMatchingIndexingMap(&opOperand);
    for (auto [position, expr] : llvm::enumerate(map.getResults())) {
      if (auto constant = dyn_cast<AffineConstantExpr>(expr))
        operand.start = b.add(operand.start, b.mul(b.index(constant.getValue()),
                                                   view.strides[position]));
      else if (Value &size = loopSizes[cast<AffineDimExpr>(expr).getPosition()];
               !size || !type.isDynamicDim(position))
        size = view.sizes[position];
    }
    for (ArrayRef<unsigned> group : groups) {
      int64_t position = positionOf(map, group.back());
      operand.strides.push_back(position < 0 ? b.index(0)
                                             : view.strides[position]);
    }
    std::optional<int64_t> stride = getConstantIntValue(operand.strides.back());
    operand.motion = !stride || *stride > 1 || *stride < 0 ? Motion::Strided
                     : *stride == 1                        ? Motion::Contiguous
                                                           : Motion::Uniform;
    operands.push_back(operand);
  }
  for (auto [extent, group] : llvm::zip_equal(extents, groups)) {
    extent = b.index(1);
    for (unsigned dim : group)
      extent = b.mul(extent, loopSizes[dim]);
  }
}

void Nest::chooseLanes() {
  // A register of f32; where all is wider, a register of that.
  int64_t narrowest = 64;
  for (const Operand &operand : operands)
    narrowest = std::min(narrowest, operand.bits());
  lanes = machine.vectorBits / std::max<int64_t>(32, narrowest);
  chunk = lanes * machine.unroll;
}

/// Whether the output is written past the caches: null for never, else a
/// condition, which is constant where the sizes are.
Value Nest::chooseBypass() {
  if (llvm::count_if(operands, [](const Operand &operand) {
        return operand.isOutput;
      }) != 1)
    return nullptr;
  const Operand &output = *llvm::find_if(
      operands, [](const Operand &operand) { return operand.isOutput; });
  if (output.motion != Motion::Contiguous || machine.cacheBytes <= 0 ||
      !llvm::isPowerOf2_64(output.bytes()))
    return nullptr;

  Value elements = b.index(1);
  for (Value extent : extents)
    elements = b.mul(elements, extent);
  int64_t limit = machine.cacheBytes / output.bytes();
  // Short rows would be all head and tail.
  int64_t shortest = extents.size() > 1 ? 8 * chunk : 0;
  std::optional<int64_t> total = getConstantIntValue(elements);
  std::optional<int64_t> inner = getConstantIntValue(extents.back());
  if ((total && *total <= limit) || (inner && *inner < shortest))
    return nullptr;
  Value isLarge = b.createOrFold<arith::CmpIOp>(arith::CmpIPredicate::ugt,
                                                elements, b.index(limit));
  if (inner || shortest == 0)
    return isLarge;
  Value isLong = arith::CmpIOp::create(b, arith::CmpIPredicate::uge,
                                       extents.back(), b.index(shortest));
  return arith::AndIOp::create(b, isLarge, isLong);
}

void Nest::emit() {
  describeOperands();
  chooseLanes();
  bypass = chooseBypass();

  Value zero = b.index(0), one = b.index(1);
  Value lower = zero, upper = extents.back();
  SmallVector<Value> ivs;
  Operation *outermost = nullptr;
  auto enter = [&](auto loop, Value iv) {
    if (!outermost)
      outermost = loop;
    b.setInsertionPointToStart(loop.getBody());
    return iv;
  };
  for (Value extent : ArrayRef(extents).drop_back()) {
    if (machine.parallel && ivs.empty()) {
      auto loop = scf::ParallelOp::create(b, ValueRange{zero},
                                          ValueRange{extent}, ValueRange{one});
      ivs.push_back(enter(loop, loop.getInductionVars().front()));
    } else {
      auto loop = scf::ForOp::create(b, zero, extent, one);
      ivs.push_back(enter(loop, loop.getInductionVar()));
    }
  }
  std::optional<int64_t> known = getConstantIntValue(upper);
  if (machine.parallel && ivs.empty() && (!known || *known > blockElements)) {
    Value block = b.index(blockElements);
    auto loop = scf::ParallelOp::create(b, ValueRange{zero}, ValueRange{upper},
                                        ValueRange{block});
    lower = enter(loop, loop.getInductionVars().front());
    upper = b.min(upper, b.add(lower, block));
  }
  emitRun(ivs, lower, upper);

  // Each thread waits for its own stores; a serial nest waits once.
  if (!bypass)
    return;
  if (outermost && !machine.parallel)
    b.setInsertionPointAfter(outermost);
  underBypass([&](bool yes) {
    if (yes)
      LLVM::CallIntrinsicOp::create(b, b.getStringAttr("llvm.x86.sse.sfence"),
                                    ValueRange{});
  });
}

void Nest::underBypass(llvm::function_ref<void(bool)> emit) {
  std::optional<int64_t> known =
      bypass ? getConstantIntValue(bypass) : std::optional<int64_t>(0);
  if (known)
    return emit(*known != 0);
  OpBuilder::InsertionGuard guard(b);
  auto branch = scf::IfOp::create(b, bypass, /*withElseRegion=*/true);
  b.setInsertionPointToStart(branch.thenBlock());
  emit(true);
  b.setInsertionPointToStart(branch.elseBlock());
  emit(false);
}

Value Nest::alignedStart(const Operand &output, Value base, Value lower,
                         Value upper) {
  Value bytes = b.index(output.bytes());
  Value address =
      b.add(memref::ExtractAlignedPointerAsIndexOp::create(b, output.flat),
            b.mul(b.add(base, lower), bytes));
  auto type = cast<MemRefType>(output.flat.getType());
  if (!type.getLayout().isIdentity()) {
    auto metadata = memref::ExtractStridedMetadataOp::create(b, output.flat);
    address = b.add(address, b.mul(metadata.getOffset(), bytes));
  }
  Value missing =
      b.rem(b.sub(b.index(0), address), b.index(storeAlignment(output)));
  Value head = b.createOrFold<arith::DivUIOp>(missing, bytes);
  Value start = b.min(b.add(lower, head), upper);
  return b.createOrFold<arith::SelectOp>(bypass, start, lower);
}

void Nest::emitRun(ArrayRef<Value> ivs, Value lower, Value upper) {
  indices.assign(op.getNumLoops(), b.index(0));
  for (auto [group, iv] : llvm::zip(groups, ivs))
    indices[group.back()] = iv;

  // Where each operand's run begins; what does not move is loaded here.
  SmallVector<Value> bases;
  Value start = lower;
  auto strips = [&](Value from, Value to, int64_t step, auto emit) {
    OpBuilder::InsertionGuard guard(b);
    auto loop = scf::ForOp::create(b, from, to, b.index(step));
    b.setInsertionPointToStart(loop.getBody());
    emit(loop.getInductionVar());
  };
  auto masked = [&](Value from, Value to) {
    strips(from, to, lanes, [&](Value i) {
      Value mask = vector::CreateMaskOp::create(
          b, VectorType::get({lanes}, b.getI1Type()), b.sub(to, i));
      emitStrip(bases, i, lanes, mask);
    });
  };
  for (const Operand &operand : operands) {
    if (operand.scalar) {
      bases.push_back(operand.scalar);
      continue;
    }
    Value base = operand.start;
    for (auto [stride, iv] : llvm::zip(operand.strides, ivs))
      base = b.add(base, b.mul(iv, stride));
    if (operand.isOutput && bypass)
      start = alignedStart(operand, base, lower, upper);
    if (operand.motion == Motion::Uniform && operand.isRead)
      base = memref::LoadOp::create(b, operand.flat, base);
    bases.push_back(base);
  }

  if (bypass)
    masked(lower, start);
  Value count = b.sub(upper, start);
  Value rest = b.rem(count, b.index(chunk));
  Value mainEnd = b.sub(upper, rest);
  std::optional<int64_t> knownCount = getConstantIntValue(count);
  if (!knownCount || *knownCount >= chunk)
    strips(start, mainEnd, chunk, [&](Value i) {
      fetchAhead(bases, i, mainEnd);
      emitStrip(bases, i, chunk, /*mask=*/nullptr);
    });

  std::optional<int64_t> known = getConstantIntValue(rest);
  if (!known)
    return masked(mainEnd, upper);
  // A static rest is laid out in full.
  for (int64_t done = 0; done < *known; done += lanes) {
    Value mask;
    if (*known - done < lanes)
      mask = vector::CreateMaskOp::create(
          b, VectorType::get({lanes}, b.getI1Type()), b.index(*known - done));
    emitStrip(bases, b.add(mainEnd, b.index(done)), lanes, mask);
  }
}

void Nest::emitStrip(ArrayRef<Value> bases, Value i, int64_t lanes,
                     Value mask) {
  SmallVector<Value> arguments;
  for (auto [operand, base] : llvm::zip_equal(operands, bases)) {
    if (!operand.isRead)
      arguments.push_back(nullptr);
    else if (operand.scalar || operand.motion == Motion::Uniform)
      arguments.push_back(base);
    else
      arguments.push_back(load(operand, base, i, lanes, mask));
  }
  auto index = [&](int64_t dim) -> Value {
    auto type = VectorType::get({lanes}, b.getIndexType());
    bool innermost = llvm::is_contained(groups.back(), dim);
    Value first = innermost ? i : indices[dim];
    Value vector = vector::BroadcastOp::create(b, type, first);
    if (!innermost)
      return vector;
    return arith::AddIOp::create(b, vector, vector::StepOp::create(b, type));
  };
  SmallVector<Value> results =
      cloneOntoVectors(b, *op.getBlock(), arguments, lanes, index);
  unsigned next = 0;
  for (auto [operand, base] : llvm::zip_equal(operands, bases))
    if (operand.isOutput)
      store(operand, base, i, results[next++], mask);
}

Value Nest::maskOf(int64_t lanes, Value mask) {
  if (mask)
    return mask;
  return vector::ConstantMaskOp::create(b,
                                        VectorType::get({lanes}, b.getI1Type()),
                                        vector::ConstantMaskKind::AllTrue);
}

Value Nest::steps(const Operand &operand, int64_t lanes) {
  auto type = VectorType::get({lanes}, b.getIndexType());
  Value stride = vector::BroadcastOp::create(b, type, operand.strides.back());
  return arith::MulIOp::create(b, vector::StepOp::create(b, type), stride);
}

Value Nest::load(const Operand &operand, Value base, Value i, int64_t lanes,
                 Value mask) {
  auto type = VectorType::get({lanes}, operand.elementType);
  bool strided = operand.motion == Motion::Strided;
  if (!mask && !strided)
    return vector::LoadOp::create(b, type, operand.flat,
                                  ValueRange{b.add(base, i)});
  Value zero = arith::ConstantOp::create(b, b.getZeroAttr(type));
  if (!strided)
    return vector::MaskedLoadOp::create(b, type, operand.flat,
                                        ValueRange{b.add(base, i)}, mask, zero);
  Value first = b.add(base, b.mul(i, operand.strides.back()));
  return vector::GatherOp::create(b, type, operand.flat, ValueRange{first},
                                  steps(operand, lanes), maskOf(lanes, mask),
                                  zero);
}

void Nest::store(const Operand &operand, Value base, Value i, Value value,
                 Value mask) {
  int64_t lanes = cast<VectorType>(value.getType()).getNumElements();
  if (operand.motion == Motion::Strided) {
    Value first = b.add(base, b.mul(i, operand.strides.back()));
    vector::ScatterOp::create(b, Type(), operand.flat, ValueRange{first},
                              steps(operand, lanes), maskOf(lanes, mask),
                              value);
    return;
  }
  Value at = b.add(base, i);
  if (mask) {
    vector::MaskedStoreOp::create(b, operand.flat, ValueRange{at}, mask, value);
    return;
  }
  underBypass([&](bool yes) {
    vector::StoreOp::create(b, value, operand.flat, ValueRange{at}, yes,
                            yes ? llvm::MaybeAlign(storeAlignment(operand))
                                : llvm::MaybeAlign());
  });
}

void Nest::fetchAhead(ArrayRef<Value> bases, Value i, Value end) {
  std::optional<unsigned> cost = countInstructions(*op.getBlock());
  if (cost && *cost <= fetchesItself)
    return;
  underBypass([&](bool yes) {
    if (!yes)
      return;
    // No address beyond the end is formed.
    Value last = b.sub(end, b.index(1));
    for (auto [operand, base] : llvm::zip_equal(operands, bases)) {
      if (operand.isOutput || !operand.isRead || operand.scalar ||
          operand.motion != Motion::Contiguous)
        continue;
      int64_t line = std::max<int64_t>(1, lineBytes / operand.bytes());
      for (int64_t at = 0; at < chunk; at += line) {
        Value ahead = b.index(fetchBytes / operand.bytes() + at);
        Value index = b.min(b.add(i, ahead), last);
        memref::PrefetchOp::create(b, operand.flat, b.add(base, index),
                                   /*isWrite=*/false, /*localityHint=*/3,
                                   /*isDataCache=*/true);
      }
    }
  });
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

struct VectorizeElementwise
    : crease::impl::VectorizeElementwiseBase<VectorizeElementwise> {
  using VectorizeElementwiseBase::VectorizeElementwiseBase;

  void runOnOperation() override {
    if (vectorBits < 128 || vectorBits > 2048 ||
        !llvm::isPowerOf2_64(vectorBits) || unroll < 1 || unroll > 8 ||
        !llvm::isPowerOf2_64(unroll)) {
      getOperation()->emitError()
          << "vector-bits must be a power of two from 128 to 2048 and unroll "
             "one from 1 to 8, not "
          << int64_t(vectorBits) << " and " << int64_t(unroll);
      return signalPassFailure();
    }
    Machine machine{vectorBits, unroll, cacheBytes, parallel};
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (op.hasPureBufferSemantics() &&
          op.getNumParallelLoops() == op.getNumLoops())
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : ops) {
      std::string reason = whyNotVectorizable(op);
      if (reason.empty()) {
        Nest(op, machine).emit();
        rewriter.eraseOp(op);
        continue;
      }
      if (op.getNumLoops() != 0)
        remark::missed(op.getLoc(),
                       remark::RemarkOpts::name("vectorize").category("crease"))
            << op->getName().getStringRef() << " becomes scalar loops"
            << remark::reason("{0}", reason);
      rewriter.setInsertionPoint(op);
      if (failed(linalg::linalgOpToLoops(rewriter, op))) {
        op.emitError("cannot be turned into loops");
        return signalPassFailure();
      }
      rewriter.eraseOp(op);
    }
  }
};

} // namespace
