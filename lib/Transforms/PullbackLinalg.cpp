//===- PullbackLinalg.cpp - Gradients through linalg ops ------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A linalg op, named or generic, is one of three things here: elementwise code
// (transpositions and broadcasts included), a contraction, or a sum.
//
//===----------------------------------------------------------------------===//

#include "FuseAnchor.h"
#include "Tape.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace crease;

static constexpr auto parallel = utils::IteratorType::parallel;
static constexpr auto reduction = utils::IteratorType::reduction;

static Value createZeros(OpBuilder &builder, Location loc,
                         ArrayRef<OpFoldResult> sizes, Type elementType) {
  Value zero = arith::ConstantOp::create(
      builder, loc, cast<TypedAttr>(builder.getZeroAttr(elementType)));
  Value empty = tensor::EmptyOp::create(builder, loc, sizes, elementType);
  return linalg::FillOp::create(builder, loc, zero, empty).getResult(0);
}

/// The value as one of the given type, which differs in static sizes at most.
static Value castShape(OpBuilder &builder, Location loc, Value value,
                       Type type) {
  if (value.getType() == type)
    return value;
  return tensor::CastOp::create(builder, loc, type, value);
}

/// Whether the body adds its first argument to the output so far.
static bool isSumBody(Block &body) {
  if (body.getNumArguments() != 2 || body.getOperations().size() != 2)
    return false;
  auto sum = dyn_cast<arith::AddFOp>(body.front());
  return sum && body.getTerminator()->getOperand(0) == sum.getResult() &&
         llvm::is_contained(sum->getOperands(), body.getArgument(0)) &&
         llvm::is_contained(sum->getOperands(), body.getArgument(1));
}

std::optional<LogicalResult> Tape::visitLinalg(Operation &op) {
  auto structured = dyn_cast<linalg::LinalgOp>(op);
  if (!structured || !structured.hasPureTensorSemantics())
    return std::nullopt;
  if (linalg::isaContractionOpInterface(structured) &&
      multipliesAndAdds(*structured.getBlock(), /*orNarrowed=*/true)) {
    visitContraction(structured);
    return success();
  }
  if (structured.getNumLoops() == structured.getNumParallelLoops())
    return visitElementwise(structured);
  bool fromPermuted =
      structured.getNumDpsInputs() == 1 &&
      structured.getMatchingIndexingMap(structured.getDpsInputOperand(0))
          .isPermutation();
  if (fromPermuted && isSumBody(*structured.getBlock())) {
    visitSum(structured);
    return success();
  }
  return op.emitOpError("has no derivative: it is neither elementwise nor a "
                        "contraction nor a sum");
}

/// C += A B: the gradient of A is that of C contracted with B, and so on.
void Tape::visitContraction(linalg::LinalgOp op) {
  Location loc = op.getLoc();
  Value incoming = gradientOf(op->getResult(0));
  OpOperand *output = op.getDpsInitOperand(0);
  Type wide = getElementTypeOrSelf(incoming.getType());
  for (unsigned i : {0, 1}) {
    OpOperand *operand = op.getDpsInputOperand(i);
    OpOperand *other = op.getDpsInputOperand(1 - i);
    if (!wants(operand->get()))
      continue;
    AffineMap map = op.getMatchingIndexingMap(operand);
    SmallVector<utils::IteratorType> iterators(op.getNumLoops(), reduction);
    for (AffineExpr expr : map.getResults())
      iterators[cast<AffineDimExpr>(expr).getPosition()] = parallel;
    Value zeros =
        createZeros(builder, loc,
                    tensor::getMixedSizes(builder, loc, operand->get()), wide);
    Value product =
        linalg::GenericOp::create(
            builder, loc, zeros.getType(),
            ValueRange{incoming, use(other->get())}, zeros,
            ArrayRef<AffineMap>{op.getMatchingIndexingMap(output),
                                op.getMatchingIndexingMap(other), map},
            iterators,
            [&](OpBuilder &b, Location l, ValueRange args) {
              Value right = convertFloat(b, l, args[1], wide);
              Value term = arith::MulFOp::create(b, l, args[0], right);
              Value sum = arith::AddFOp::create(b, l, args[2], term);
              linalg::YieldOp::create(b, l, sum);
            })
            .getResult(0);
    Type type = operand->get().getType();
    product = convertFloat(builder, loc, product, getElementTypeOrSelf(type));
    add(operand->get(), castShape(builder, loc, product, type));
  }
  add(output->get(), incoming);
}

/// A sum sends the gradient to every element that it took.
void Tape::visitSum(linalg::LinalgOp op) {
  Location loc = op.getLoc();
  Value incoming = gradientOf(op->getResult(0));
  OpOperand *input = op.getDpsInputOperand(0);
  OpOperand *output = op.getDpsInitOperand(0);
  if (wants(input->get())) {
    Type type = input->get().getType();
    Value init = tensor::EmptyOp::create(
        builder, loc, tensor::getMixedSizes(builder, loc, input->get()),
        getElementTypeOrSelf(type));
    Value spread =
        linalg::GenericOp::create(
            builder, loc, init.getType(), incoming, init,
            ArrayRef<AffineMap>{op.getMatchingIndexingMap(output),
                                op.getMatchingIndexingMap(input)},
            SmallVector<utils::IteratorType>(op.getNumLoops(), parallel),
            [](OpBuilder &b, Location l, ValueRange args) {
              linalg::YieldOp::create(b, l, args[0]);
            })
            .getResult(0);
    add(input->get(), castShape(builder, loc, spread, type));
  }
  add(output->get(), incoming);
}

/// The body of the generic that computes the gradients of `asked`: its
/// arguments are the operands of `body`, then the gradients of the results
/// `given`.
static LogicalResult emitGradients(OpBuilder &b, Location loc, Block &body,
                                   CustomDerivatives &custom,
                                   ArrayRef<OpOperand *> asked,
                                   ArrayRef<unsigned> given, ValueRange args) {
  auto zero = [&](Type type) -> Value {
    return arith::ConstantOp::create(b, loc,
                                     cast<TypedAttr>(b.getZeroAttr(type)));
  };
  Operation *terminator = body.getTerminator();
  unsigned numGradients = given.size() + asked.size();
  unsigned numOperands = args.size() - numGradients;
  SmallVector<Value> incoming(terminator->getNumOperands());
  for (auto [position, index] : llvm::enumerate(given))
    incoming[index] = args[numOperands + position];
  // What is not given is zero.
  for (auto [value, yielded] :
       llvm::zip_equal(incoming, terminator->getOperands()))
    if (!value && isa<FloatType>(yielded.getType()))
      value = zero(yielded.getType());
  SmallVector<bool> wanted(body.getNumArguments(), false);
  for (OpOperand *operand : asked)
    wanted[operand->getOperandNumber()] = true;
  // The outputs' values so far are not used; any value stands for them.
  SmallVector<Value> arguments(args.take_front(numOperands));
  for (BlockArgument argument : body.getArguments().drop_front(numOperands))
    arguments.push_back(zero(argument.getType()));
  SmallVector<Value> gradients, yielded;
  LogicalResult done = differentiateBody(b, custom, body, arguments, wanted,
                                         incoming, gradients);
  for (OpOperand *operand : asked) {
    Value gradient =
        succeeded(done) ? gradients[operand->getOperandNumber()] : Value();
    yielded.push_back(
        gradient ? gradient
                 : zero(getElementTypeOrSelf(operand->get().getType())));
  }
  linalg::YieldOp::create(b, loc, yielded);
  return done;
}

/// The sum of `value`, which has loops of `sizes`, over those that `map` leaves
/// out.
static Value sumOverRest(OpBuilder &builder, Location loc, Value value,
                         AffineMap map, ArrayRef<OpFoldResult> sizes) {
  SmallVector<utils::IteratorType> iterators(sizes.size(), reduction);
  SmallVector<OpFoldResult> kept;
  for (AffineExpr expr : map.getResults()) {
    unsigned loop = cast<AffineDimExpr>(expr).getPosition();
    iterators[loop] = parallel;
    kept.push_back(sizes[loop]);
  }
  Value zeros =
      createZeros(builder, loc, kept, getElementTypeOrSelf(value.getType()));
  return linalg::GenericOp::create(
             builder, loc, zeros.getType(), value, zeros,
             ArrayRef<AffineMap>{AffineMap::getMultiDimIdentityMap(
                                     sizes.size(), builder.getContext()),
                                 map},
             iterators,
             [](OpBuilder &b, Location l, ValueRange args) {
               Value next = arith::AddFOp::create(b, l, args[1], args[0]);
               linalg::YieldOp::create(b, l, next);
             })
      .getResult(0);
}

LogicalResult Tape::visitElementwise(linalg::LinalgOp op) {
  Location loc = op.getLoc();
  unsigned loops = op.getNumLoops();
  for (OpOperand &init : op.getDpsInitsMutable())
    if (op.payloadUsesValueFromOperand(&init) ||
        !op.getMatchingIndexingMap(&init).isPermutation())
      return op.emitOpError("has no derivative: its outputs are read, or not "
                            "written element by element");
  if (op.hasIndexSemantics())
    return op.emitOpError("has no derivative: its body uses linalg.index");

  // One more generic: the operands and the incoming gradients in, a gradient
  // of each wanted operand out, on all loops.
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  SmallVector<OpOperand *> asked;
  for (OpOperand *operand : op.getDpsInputOperands()) {
    AffineMap map = op.getMatchingIndexingMap(operand);
    inputs.push_back(use(operand->get()));
    maps.push_back(map);
    if (!wants(operand->get()))
      continue;
    if (!isa<RankedTensorType>(operand->get().getType()) ||
        !map.isProjectedPermutation())
      return op.emitOpError("has no derivative by operand #")
             << operand->getOperandNumber()
             << ", which is not indexed by loops alone";
    asked.push_back(operand);
  }
  if (asked.empty())
    return success();
  unsigned numOperands = inputs.size();
  SmallVector<unsigned> given;
  for (auto [index, result] : llvm::enumerate(op->getResults()))
    if (Value gradient = gradientOf(result)) {
      given.push_back(index);
      inputs.push_back(gradient);
      maps.push_back(op.getMatchingIndexingMap(op.getDpsInitOperand(index)));
    }

  SmallVector<OpFoldResult> sizes(loops);
  Value first = inputs[numOperands];
  for (auto [index, expr] : llvm::enumerate(maps[numOperands].getResults()))
    sizes[cast<AffineDimExpr>(expr).getPosition()] =
        tensor::getMixedSize(builder, loc, first, index);
  SmallVector<Value> inits;
  for (OpOperand *operand : asked) {
    // Written as the operand lies, where it has all loops.
    AffineMap map = op.getMatchingIndexingMap(operand);
    if (!map.isPermutation())
      map = builder.getMultiDimIdentityMap(loops);
    maps.push_back(map);
    SmallVector<OpFoldResult> permuted;
    for (AffineExpr expr : map.getResults())
      permuted.push_back(sizes[cast<AffineDimExpr>(expr).getPosition()]);
    inits.push_back(tensor::EmptyOp::create(
        builder, loc, permuted,
        getElementTypeOrSelf(operand->get().getType())));
  }
  LogicalResult done = success();
  auto generic = linalg::GenericOp::create(
      builder, loc, ValueRange(inits).getTypes(), inputs, inits, maps,
      SmallVector<utils::IteratorType>(loops, parallel),
      [&](OpBuilder &b, Location l, ValueRange args) {
        done = emitGradients(b, l, *op.getBlock(), custom, asked, given, args);
      });
  if (failed(done))
    return failure();

  for (auto [operand, gradient] :
       llvm::zip_equal(asked, generic.getResults())) {
    AffineMap map = op.getMatchingIndexingMap(operand);
    Value sum = gradient;
    if (!map.isPermutation())
      sum = sumOverRest(builder, loc, gradient, map, sizes);
    add(operand->get(), castShape(builder, loc, sum, operand->get().getType()));
  }
  return success();
}
