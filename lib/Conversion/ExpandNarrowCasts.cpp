//===- ExpandNarrowCasts.cpp - Casts of f16 and bf16 ----------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"
#include "crease/Dialect/EmitDefinition.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace crease {
#define GEN_PASS_DEF_CREASEEXPANDNARROWCASTS
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {

/// Integer arithmetic on the bits of a scalar or a vector of floats.
struct Bits {
  Bits(OpBuilder &builder, Location loc, Value value)
      : builder(&builder), loc(loc), value(value) {}

  Bits with(Value other) const { return Bits(*builder, loc, other); }
  Type type(Type elementType) const {
    return withElementType(value.getType(), elementType);
  }
  Bits constant(int64_t number) const {
    Type element = getElementTypeOrSelf(value.getType());
    TypedAttr attribute = builder->getIntegerAttr(element, number);
    if (auto shaped = dyn_cast<ShapedType>(value.getType()))
      attribute = DenseElementsAttr::get(shaped, Attribute(attribute));
    return with(arith::ConstantOp::create(*builder, loc, attribute));
  }
  Bits cast(Type elementType) const {
    return with(
        arith::BitcastOp::create(*builder, loc, type(elementType), value));
  }

  friend Bits operator+(const Bits &a, const Bits &b) {
    return a.with(arith::AddIOp::create(*a.builder, a.loc, a.value, b.value));
  }
  friend Bits operator-(const Bits &a, const Bits &b) {
    return a.with(arith::SubIOp::create(*a.builder, a.loc, a.value, b.value));
  }
  friend Bits operator&(const Bits &a, const Bits &b) {
    return a.with(arith::AndIOp::create(*a.builder, a.loc, a.value, b.value));
  }
  friend Bits operator|(const Bits &a, const Bits &b) {
    return a.with(arith::OrIOp::create(*a.builder, a.loc, a.value, b.value));
  }
  Bits operator<<(int64_t by) const {
    return with(
        arith::ShLIOp::create(*builder, loc, value, constant(by).value));
  }
  Bits operator>>(int64_t by) const {
    return with(
        arith::ShRUIOp::create(*builder, loc, value, constant(by).value));
  }
  /// Where this is less than a non-negative number, `yes`, else `no`.
  Bits ifBelow(int64_t number, const Bits &yes, const Bits &no) const {
    Value condition =
        arith::CmpIOp::create(*builder, loc, arith::CmpIPredicate::slt, value,
                              constant(number).value);
    return with(
        arith::SelectOp::create(*builder, loc, condition, yes.value, no.value));
  }

  OpBuilder *builder;
  Location loc;
  Value value;
};

} // namespace

/// f16 to f32, exactly: the exponent is rebiased, and a subnormal, of which the
/// integer has no leading one, is normalised by a float subtraction.
static Value widen(OpBuilder &b, Location loc, Value value) {
  Bits half = Bits(b, loc, value).cast(b.getI16Type());
  Bits bits = half.with(
      arith::ExtUIOp::create(b, loc, half.type(b.getI32Type()), half.value));
  Bits sign = (bits & bits.constant(0x8000)) << 16;
  Bits magnitude = (bits & bits.constant(0x7fff)) << 13;
  Bits normal = magnitude + bits.constant((127 - 15) << 23);
  Bits special = normal + bits.constant((127 - 15) << 23);
  Bits lifted = normal + bits.constant(1 << 23);
  Value least = arith::BitcastOp::create(b, loc, bits.type(b.getF32Type()),
                                         bits.constant(113 << 23).value);
  Bits subnormal =
      bits.with(arith::SubFOp::create(b, loc, lifted.cast(b.getF32Type()).value,
                                      least))
          .cast(b.getI32Type());
  Bits finite = magnitude.ifBelow(0x7c00 << 13, normal, special);
  Bits result = magnitude.ifBelow(0x0400 << 13, subnormal, finite);
  return (result | sign).cast(b.getF32Type()).value;
}

/// f32 to f16, to nearest with ties to even: in the range of subnormals by the
/// rounding of a float addition, above it by adding just under half a unit.
static Value narrow(OpBuilder &b, Location loc, Value value) {
  Bits bits = Bits(b, loc, value).cast(b.getI32Type());
  Bits sign = (bits >> 16) & bits.constant(0x8000);
  Bits magnitude = bits & bits.constant(0x7fffffff);
  Bits half = bits.constant(0x3f000000); // 0.5
  Bits subnormal = bits.with(arith::AddFOp::create(
                                 b, loc, magnitude.cast(b.getF32Type()).value,
                                 half.cast(b.getF32Type()).value))
                       .cast(b.getI32Type()) -
                   half;
  Bits odd = (magnitude >> 13) & bits.constant(1);
  Bits rebiased = magnitude + odd + bits.constant(0xfff - ((127 - 15) << 23));
  Bits normal = rebiased >> 13;
  Bits special = magnitude.ifBelow(0x7f800001, bits.constant(0x7c00),
                                   bits.constant(0x7e00));
  Bits finite = magnitude.ifBelow(0x38800000, subnormal, normal);
  Bits result = magnitude.ifBelow(0x47800000, finite, special) | sign;
  Bits narrowed = result.with(arith::TruncIOp::create(
      b, loc, result.type(b.getI16Type()), result.value));
  return narrowed.cast(b.getF16Type()).value;
}

/// The same cast without a call; null where it needs none.
static Value expandCast(OpBuilder &b, Operation *cast, bool f16) {
  Value value = cast->getOperand(0);
  Location loc = cast->getLoc();
  Type from = getElementTypeOrSelf(value.getType());
  Type to = getElementTypeOrSelf(cast->getResult(0).getType());
  if (isa<TensorType>(value.getType()))
    return nullptr;
  if (isa<arith::ExtFOp>(cast)) {
    // By way of f32: LLVM narrows what is computed between wider casts, to ops
    // on bf16 that are a runtime's.
    if (from.isBF16() && !to.isF32())
      return convertFloat(b, loc, convertFloat(b, loc, value, b.getF32Type()),
                          to);
    if (!from.isF16() || !f16)
      return nullptr;
    return convertFloat(b, loc, widen(b, loc, value), to);
  }
  bool once = from.isF64() && (to.isF16() || to.isBF16());
  if (once && !(to.isF16() && f16))
    return convertFloat(b, loc, value, to);
  if (!to.isF16() || !f16)
    return nullptr;
  if (once)
    value = roundToOdd(b, loc, value);
  return narrow(b, loc, value);
}

namespace {
struct CreaseExpandNarrowCastsPass
    : crease::impl::CreaseExpandNarrowCastsBase<CreaseExpandNarrowCastsPass> {
  using CreaseExpandNarrowCastsBase::CreaseExpandNarrowCastsBase;

  void runOnOperation() override {
    SmallVector<Operation *> casts;
    getOperation()->walk([&](Operation *op) {
      if (isa<arith::ExtFOp, arith::TruncFOp>(op))
        casts.push_back(op);
    });
    for (Operation *cast : casts) {
      OpBuilder builder(cast);
      if (Value value = expandCast(builder, cast, f16)) {
        cast->getResult(0).replaceAllUsesWith(value);
        cast->erase();
      }
    }
    RewritePatternSet patterns(&getContext());
    arith::populateExpandBFloat16Patterns(patterns);
    FrozenRewritePatternSet frozen(std::move(patterns));
    casts.clear();
    getOperation()->walk([&](Operation *op) {
      if (isa<arith::ExtFOp, arith::TruncFOp>(op) &&
          (getElementTypeOrSelf(op->getOperand(0)).isBF16() ||
           getElementTypeOrSelf(op->getResult(0)).isBF16()))
        casts.push_back(op);
    });
    GreedyRewriteConfig config;
    config.setStrictness(GreedyRewriteStrictness::ExistingOps);
    if (!casts.empty() &&
        failed(applyOpPatternsGreedily(casts, frozen, config)))
      signalPassFailure();
  }
};
} // namespace
