//===- Tape.cpp - Gradients of values, from the last to the first ---------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tape.h"

#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace crease;

bool crease::isDifferentiable(Type type) {
  return isa<FloatType>(getElementTypeOrSelf(type)) &&
         isa<FloatType, VectorType, RankedTensorType>(type);
}

//===----------------------------------------------------------------------===//
// Tape
//===----------------------------------------------------------------------===//

void Tape::follow(Operation &op) {
  auto isActive = [&](Value value) { return wants(value); };
  SetVector<Value> captured;
  for (Region &region : op.getRegions())
    getUsedValuesDefinedAbove(region, captured);
  if (!llvm::any_of(op.getOperands(), isActive) &&
      !llvm::any_of(captured, isActive))
    return;
  for (Value result : op.getResults())
    if (isDifferentiable(result.getType()))
      want(result);
}

void Tape::add(Value value, Value gradient) {
  if (!wants(value))
    return;
  assert(value.getType() == gradient.getType() && "gradient of another type");
  Value &sum = gradients[value];
  sum = sum ? arith::AddFOp::create(builder, gradient.getLoc(), sum, gradient)
            : gradient;
}

Value Tape::use(Value value) {
  if (Value known = recomputed.lookupOrNull(value))
    return known;
  Operation *op = value.getDefiningOp();
  bool isElementwise = op && (isa<ActivationOpInterface, ApplyOp>(op) ||
                              OpTrait::hasElementwiseMappableTraits(op));
  bool again = saved == Saved::Nothing ||
               (saved == Saved::PreActivations && isElementwise);
  if (!op || !again || !isPure(op) || op->hasTrait<OpTrait::ConstantLike>())
    return value;
  for (Value operand : op->getOperands())
    recomputed.map(operand, use(operand));
  builder.clone(*op, recomputed);
  return recomputed.lookup(value);
}

SmallVector<Value> Tape::use(ValueRange values) {
  return llvm::map_to_vector(values, [&](Value value) { return use(value); });
}

LogicalResult Tape::visit(Operation &op) {
  auto hasGradient = [&](Value result) { return bool(gradientOf(result)); };
  auto isWanted = [&](Value operand) { return wants(operand); };
  if (!llvm::any_of(op.getResults(), hasGradient))
    return success();
  SetVector<Value> captured;
  for (Region &region : op.getRegions())
    getUsedValuesDefinedAbove(region, captured);
  if (llvm::any_of(captured, isWanted))
    return op.emitOpError("has no derivative by a value that its body takes "
                          "from outside");
  if (auto done = visitCrease(op))
    return *done;
  if (auto done = visitArithmetic(op))
    return *done;
  if (auto done = visitTensor(op))
    return *done;
  if (auto done = visitLinalg(op))
    return *done;
  return op.emitOpError("has no derivative");
}

LogicalResult crease::differentiateBody(OpBuilder &builder,
                                        CustomDerivatives &custom, Block &body,
                                        ValueRange arguments,
                                        ArrayRef<bool> wanted,
                                        ArrayRef<Value> incoming,
                                        SmallVectorImpl<Value> &gradients) {
  Tape tape(builder, Saved::All, custom);
  IRMapping mapping;
  mapping.map(body.getArguments(), arguments);
  for (auto [argument, isWanted] : llvm::zip_equal(arguments, wanted))
    if (isWanted)
      tape.want(argument);
  SmallVector<Operation *> ops;
  for (Operation &op : body.without_terminator()) {
    ops.push_back(builder.clone(op, mapping));
    tape.follow(*ops.back());
  }
  for (auto [value, gradient] :
       llvm::zip_equal(body.getTerminator()->getOperands(), incoming))
    tape.add(mapping.lookupOrDefault(value), gradient);
  for (Operation *op : llvm::reverse(ops))
    if (failed(tape.visit(*op)))
      return failure();
  for (auto [argument, isWanted] : llvm::zip_equal(arguments, wanted))
    gradients.push_back(isWanted ? tape.gradientOf(argument) : Value());
  return success();
}

//===----------------------------------------------------------------------===//
// Custom definitions
//===----------------------------------------------------------------------===//

FailureOr<DefineOp> CustomDerivatives::get(DefineOp definition,
                                           unsigned index) {
  DefineOp &known = made[{definition, index}];
  if (known)
    return known;
  OpBuilder builder(definition);
  builder.setInsertionPointAfter(definition);
  Location loc = definition.getLoc();
  std::string name = (definition.getSymName() + "_grad" + Twine(index)).str();
  OperationState state(loc, DefineOp::getOperationName());
  state.addAttribute(SymbolTable::getSymbolAttrName(),
                     builder.getStringAttr(name));
  state.addAttribute(SymbolTable::getVisibilityAttrName(),
                     builder.getStringAttr("private"));
  state.addAttribute("function_type",
                     TypeAttr::get(definition.getFunctionType()));
  state.addRegion();
  auto derivative = cast<DefineOp>(builder.create(state));
  Block &body = definition.getBody().front();
  Block *block =
      builder.createBlock(&derivative.getBody(), {}, body.getArgumentTypes(),
                          SmallVector<Location>(body.getNumArguments(), loc));
  Value one = createFloatConstant(builder, loc, block->getArgument(0), 1);
  SmallVector<bool> wanted(body.getNumArguments(), false);
  wanted[index] = true;
  SmallVector<Value> gradients;
  if (failed(differentiateBody(builder, *this, body, block->getArguments(),
                               wanted, one, gradients))) {
    derivative.erase();
    return failure();
  }
  Value result = gradients[index];
  if (!result)
    result = createFloatConstant(builder, loc, block->getArgument(0), 0);
  YieldOp::create(builder, loc, result);
  // What only the value took is of no use here.
  for (Operation &op : llvm::make_early_inc_range(llvm::reverse(*block)))
    if (isOpTriviallyDead(&op))
      op.erase();
  symbols.insert(derivative);
  // The map may have grown while inner definitions were differentiated.
  made[{definition, index}] = derivative;
  return derivative;
}

//===----------------------------------------------------------------------===//
// Broadcast and casts
//===----------------------------------------------------------------------===//

Value crease::reduceTo(OpBuilder &builder, Location loc, Value gradient,
                       Type like) {
  Type type = gradient.getType();
  if (type == like)
    return gradient;
  Type elementType = getElementTypeOrSelf(like);
  if (auto vector = dyn_cast<VectorType>(type)) {
    // Broadcasts of vectors are of scalars or along leading dimensions.
    auto target = dyn_cast<VectorType>(like);
    SmallVector<bool> dropped(vector.getRank(), true);
    if (target)
      for (int64_t i = 0; i < target.getRank(); ++i) {
        int64_t at = vector.getRank() - target.getRank() + i;
        dropped[at] = target.getDimSize(i) != vector.getDimSize(at);
      }
    SmallVector<int64_t> kept;
    for (auto [size, gone] : llvm::zip_equal(vector.getShape(), dropped))
      if (!gone)
        kept.push_back(size);
    Type reduced = kept.empty()
                       ? Type(vector.getElementType())
                       : VectorType::get(kept, vector.getElementType());
    Value zero = arith::ConstantOp::create(
        builder, loc, cast<TypedAttr>(builder.getZeroAttr(reduced)));
    Value sum = vector::MultiDimReductionOp::create(
        builder, loc, gradient, zero, dropped, vector::CombiningKind::ADD);
    if (target && sum.getType() != like)
      sum = kept.empty()
                ? Value(vector::BroadcastOp::create(builder, loc, like, sum))
                : vector::ShapeCastOp::create(builder, loc, like, sum);
    return sum;
  }

  auto tensor = cast<RankedTensorType>(type);
  auto target = dyn_cast<RankedTensorType>(like);
  int64_t rank = tensor.getRank();
  int64_t skipped = rank - (target ? target.getRank() : 0);
  Type wide = elementType.getIntOrFloatBitWidth() < 32
                  ? Type(builder.getF32Type())
                  : elementType;
  SmallVector<utils::IteratorType> iterators(rank,
                                             utils::IteratorType::reduction);
  SmallVector<AffineExpr> exprs;
  SmallVector<OpFoldResult> sizes;
  for (int64_t i = skipped; i < rank; ++i) {
    bool stretched =
        target.getDimSize(i - skipped) == 1 && tensor.getDimSize(i) != 1;
    exprs.push_back(stretched ? builder.getAffineConstantExpr(0)
                              : builder.getAffineDimExpr(i));
    sizes.push_back(stretched
                        ? OpFoldResult(builder.getIndexAttr(1))
                        : tensor::getMixedSize(builder, loc, gradient, i));
    if (!stretched)
      iterators[i] = utils::IteratorType::parallel;
  }
  Value zero = arith::ConstantOp::create(
      builder, loc, cast<TypedAttr>(builder.getZeroAttr(wide)));
  Value empty = tensor::EmptyOp::create(builder, loc, sizes, wide);
  Value init = linalg::FillOp::create(builder, loc, zero, empty).getResult(0);
  Value sum = linalg::GenericOp::create(
                  builder, loc, init.getType(), gradient, init,
                  ArrayRef<AffineMap>{
                      builder.getMultiDimIdentityMap(rank),
                      AffineMap::get(rank, 0, exprs, builder.getContext())},
                  iterators,
                  [&](OpBuilder &b, Location l, ValueRange args) {
                    Value term = convertFloat(b, l, args[0], wide);
                    Value next = arith::AddFOp::create(b, l, args[1], term);
                    linalg::YieldOp::create(b, l, next);
                  })
                  .getResult(0);
  if (!target) {
    Value scalar = tensor::ExtractOp::create(builder, loc, sum, ValueRange());
    return convertFloat(builder, loc, scalar, elementType);
  }
  sum = convertFloat(builder, loc, sum, elementType);
  if (sum.getType() != like)
    sum = tensor::CastOp::create(builder, loc, like, sum);
  return sum;
}
