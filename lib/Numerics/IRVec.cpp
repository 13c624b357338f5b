//===- IRVec.cpp - f32 vectors as values of IR ----------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "IRPieces.h"

#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;

namespace crease {
namespace numerics {

static Value constantFloats(EmitContext &c, ArrayRef<float> values) {
  auto type = c.getPieceType(c.builder.getF32Type());
  return arith::ConstantOp::create(c.builder, c.loc,
                                   DenseFPElementsAttr::get(type, values));
}

static Value constantInt(EmitContext &c, int32_t value) {
  auto type = c.getPieceType(c.builder.getI32Type());
  return arith::ConstantOp::create(c.builder, c.loc,
                                   DenseIntElementsAttr::get(type, value));
}

Value constantScalar(EmitContext &c, unsigned bits, int64_t value) {
  Type type = c.builder.getIntegerType(bits);
  return arith::ConstantOp::create(c.builder, c.loc,
                                   c.builder.getIntegerAttr(type, value));
}

Value callIntrinsic(EmitContext &c, StringRef name, Type result,
                    ValueRange operands) {
  return LLVM::CallIntrinsicOp::create(c.builder, c.loc, result,
                                       c.builder.getStringAttr(name), operands)
      .getResult(0);
}

void keepOrder(EmitContext &c, Value value) {
  // Code for a fake use is nothing, but LLVM schedules nothing across it.
  Type element = cast<VectorType>(value.getType()).getElementType();
  if (c.inOrder && !element.isInteger(1))
    LLVM::CallIntrinsicOp::create(
        c.builder, c.loc, c.builder.getStringAttr("llvm.fake.use"), value);
}

/// Every bit of the 16-lane mask.
static Value allLanes(EmitContext &c) { return constantScalar(c, 16, -1); }

//===----------------------------------------------------------------------===//
// Masks and integers
//===----------------------------------------------------------------------===//

IRVec::Mask operator&(IRVec::Mask a, IRVec::Mask b) {
  return map<IRVec::Mask>(make<arith::AndIOp>(), a, b);
}
IRVec::Mask operator|(IRVec::Mask a, IRVec::Mask b) {
  return map<IRVec::Mask>(make<arith::OrIOp>(), a, b);
}
IRVec::Mask operator~(IRVec::Mask a) {
  EmitContext &c = *a.context;
  auto type = c.getPieceType(c.builder.getI1Type());
  Value ones = arith::ConstantOp::create(c.builder, c.loc,
                                         DenseIntElementsAttr::get(type, true));
  return map<IRVec::Mask>(make<arith::XOrIOp>(), a,
                          repeat<IRVec::Mask>(a, ones));
}

IRVec::Int operator+(IRVec::Int a, IRVec::Int b) {
  return map<IRVec::Int>(make<arith::AddIOp>(), a, b);
}
IRVec::Int operator-(IRVec::Int a, IRVec::Int b) {
  return map<IRVec::Int>(make<arith::SubIOp>(), a, b);
}
IRVec::Int operator&(IRVec::Int a, IRVec::Int b) {
  return map<IRVec::Int>(make<arith::AndIOp>(), a, b);
}
IRVec::Int operator|(IRVec::Int a, IRVec::Int b) {
  return map<IRVec::Int>(make<arith::OrIOp>(), a, b);
}
IRVec::Int operator^(IRVec::Int a, IRVec::Int b) {
  return map<IRVec::Int>(make<arith::XOrIOp>(), a, b);
}
IRVec::Int shiftLeft(IRVec::Int a, int n) {
  return map<IRVec::Int>(make<arith::ShLIOp>(), a,
                         repeat<IRVec::Int>(a, constantInt(*a.context, n)));
}
IRVec::Int shiftRight(IRVec::Int a, int n) {
  return map<IRVec::Int>(make<arith::ShRUIOp>(), a,
                         repeat<IRVec::Int>(a, constantInt(*a.context, n)));
}
IRVec::Int shiftRightSigned(IRVec::Int a, int n) {
  return map<IRVec::Int>(make<arith::ShRSIOp>(), a,
                         repeat<IRVec::Int>(a, constantInt(*a.context, n)));
}
IRVec::Mask equalInt(IRVec::Int a, IRVec::Int b) {
  return map<IRVec::Mask>(
      [](OpBuilder &build, Location loc, Value l, Value r) -> Value {
        return arith::CmpIOp::create(build, loc, arith::CmpIPredicate::eq, l,
                                     r);
      },
      a, b);
}
IRVec::Int selectInt(IRVec::Mask m, IRVec::Int a, IRVec::Int b) {
  return map<IRVec::Int>(make<arith::SelectOp>(), m, a, b);
}

/// Whether an integer is below zero.
static IRVec::Mask isNegativeInt(IRVec::Int a) {
  return map<IRVec::Mask>(
      [](OpBuilder &build, Location loc, Value l, Value r) -> Value {
        return arith::CmpIOp::create(build, loc, arith::CmpIPredicate::slt, l,
                                     r);
      },
      a, repeat<IRVec::Int>(a, constantInt(*a.context, 0)));
}

//===----------------------------------------------------------------------===//
// Floats
//===----------------------------------------------------------------------===//

IRVec splat(const IRVec &like, float c) {
  return repeat<IRVec>(like, constantFloats(*like.context, c));
}
IRVec::Int splatInt(const IRVec &like, int32_t c) {
  return repeat<IRVec::Int>(like, constantInt(*like.context, c));
}

IRVec operator+(IRVec a, IRVec b) {
  return map<IRVec>(make<arith::AddFOp>(), a, b);
}
IRVec operator-(IRVec a, IRVec b) {
  return map<IRVec>(make<arith::SubFOp>(), a, b);
}
IRVec operator*(IRVec a, IRVec b) {
  return map<IRVec>(make<arith::MulFOp>(), a, b);
}
IRVec operator/(IRVec a, IRVec b) {
  return map<IRVec>(make<arith::DivFOp>(), a, b);
}
IRVec operator-(IRVec a) { return map<IRVec>(make<arith::NegFOp>(), a); }
IRVec fma(IRVec a, IRVec b, IRVec c) {
  return map<IRVec>(make<math::FmaOp>(), a, b, c);
}
IRVec sqrt(IRVec a) { return map<IRVec>(make<math::SqrtOp>(), a); }
IRVec abs(IRVec a) { return map<IRVec>(make<math::AbsFOp>(), a); }
IRVec copysign(IRVec magnitude, IRVec sign) {
  return map<IRVec>(make<math::CopySignOp>(), magnitude, sign);
}
IRVec roundEven(IRVec a) { return map<IRVec>(make<math::RoundEvenOp>(), a); }
IRVec floor(IRVec a) { return map<IRVec>(make<math::FloorOp>(), a); }

IRVec::Mask lessThan(IRVec a, IRVec b) {
  return map<IRVec::Mask>(compare(arith::CmpFPredicate::OLT), a, b);
}
IRVec::Mask lessEqual(IRVec a, IRVec b) {
  return map<IRVec::Mask>(compare(arith::CmpFPredicate::OLE), a, b);
}
IRVec::Mask equal(IRVec a, IRVec b) {
  return map<IRVec::Mask>(compare(arith::CmpFPredicate::OEQ), a, b);
}
IRVec::Mask isNegative(IRVec a) { return isNegativeInt(bits(a)); }
IRVec select(IRVec::Mask m, IRVec a, IRVec b) {
  return map<IRVec>(make<arith::SelectOp>(), m, a, b);
}

/// Whether a lane is set, which it seldom is. With AVX-512, that none is set is
/// what comparisons find that run under each other's masks.
static Value isAnySet(EmitContext &c, IRVec::Mask m) {
  OpBuilder &build = c.builder;
  bool asksForNone = c.isa == Isa::Avx512;
  IRVec::Mask asked = asksForNone ? ~m : m;
  Value all = asked.reg.front();
  for (Value piece : llvm::drop_begin(asked.reg))
    all = asksForNone
              ? arith::AndIOp::create(build, c.loc, all, piece).getResult()
              : arith::OrIOp::create(build, c.loc, all, piece).getResult();
  all = vector::ReductionOp::create(build, c.loc,
                                    asksForNone ? vector::CombiningKind::AND
                                                : vector::CombiningKind::OR,
                                    all);
  Value usual = constantScalar(c, 1, asksForNone);
  all = LLVM::ExpectOp::create(build, c.loc, all, usual);
  return asksForNone ? arith::XOrIOp::create(build, c.loc, all, usual) : all;
}

IRVec selectRare(IRVec::Mask m, llvm::function_ref<IRVec()> a, IRVec b) {
  EmitContext &c = *b.context;
  OpBuilder &build = c.builder;
  Value any = isAnySet(c, m);
  auto branch = scf::IfOp::create(build, c.loc, ValueRange(b.reg).getTypes(),
                                  any, /*addThenBlock=*/true,
                                  /*addElseBlock=*/true);
  OpBuilder::InsertionGuard guard(build);
  build.setInsertionPointToStart(branch.thenBlock());
  scf::YieldOp::create(build, c.loc, select(m, a(), b).reg);
  build.setInsertionPointToStart(branch.elseBlock());
  scf::YieldOp::create(build, c.loc, b.reg);
  return IRVec(c, branch.getResults());
}

IRVec libmSin(IRVec a) { return map<IRVec>(make<math::SinOp>(), a); }
IRVec libmCos(IRVec a) { return map<IRVec>(make<math::CosOp>(), a); }

// What the x86 instructions do, and what LLVM turns into them.
IRVec min(IRVec a, IRVec b) { return select(lessThan(a, b), a, b); }
IRVec max(IRVec a, IRVec b) {
  auto greater = map<IRVec::Mask>(compare(arith::CmpFPredicate::OGT), a, b);
  return select(greater, a, b);
}

IRVec::Int bits(IRVec a) {
  Type type = a.context->getPieceType(a.context->builder.getI32Type());
  return map<IRVec::Int>(
      [type](OpBuilder &b, Location loc, Value v) -> Value {
        return arith::BitcastOp::create(b, loc, type, v);
      },
      a);
}
IRVec fromBits(const IRVec &, IRVec::Int a) {
  Type type = a.context->getPieceType(a.context->builder.getF32Type());
  return map<IRVec>(
      [type](OpBuilder &b, Location loc, Value v) -> Value {
        return arith::BitcastOp::create(b, loc, type, v);
      },
      a);
}
IRVec::Int toInt(IRVec a) {
  // Not arith.fptosi, which is undefined for NaN.
  return bits(a + 0x1.8p23f) - splatInt(a, 0x4b400000);
}
IRVec fromInt(const IRVec &, IRVec::Int a) {
  Type type = a.context->getPieceType(a.context->builder.getF32Type());
  return map<IRVec>(
      [type](OpBuilder &b, Location loc, Value v) -> Value {
        return arith::SIToFPOp::create(b, loc, type, v);
      },
      a);
}

IRVec approxRcp(IRVec a) {
  EmitContext &c = *a.context;
  if (c.isa != Isa::Avx512)
    return splat(a, 1.0f) / a;
  Value none = constantFloats(c, 0.0f), all = allLanes(c);
  return map<IRVec>(
      [&](OpBuilder &, Location, Value v) -> Value {
        return callIntrinsic(c, "llvm.x86.avx512.rcp14.ps.512", v.getType(),
                             {v, none, all});
      },
      a);
}

/// vscalefps.
static IRVec scaleByInstruction(IRVec x, IRVec n) {
  EmitContext &c = *x.context;
  Value none = constantFloats(c, 0.0f), all = allLanes(c);
  Value rounding = constantScalar(c, 32, 4); // As the environment says.
  return map<IRVec>(
      [&](OpBuilder &, Location, Value v, Value by) -> Value {
        return callIntrinsic(c, "llvm.x86.avx512.mask.scalef.ps.512",
                             v.getType(), {v, by, none, all, rounding});
      },
      x, n);
}

IRVec scalef(IRVec x, IRVec n) {
  return x.context->isa == Isa::Avx512 ? scaleByInstruction(x, n)
                                       : scalefByBits(x, n);
}
IRVec powerOfTwo(IRVec n) {
  return n.context->isa == Isa::Avx512 ? scaleByInstruction(splat(n, 1.0f), n)
                                       : powerOfTwoByBits(n);
}

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

/// An entry of 8 by vpermps.
static IRVec lookup8(const float *table, IRVec::Int index) {
  EmitContext &c = *index.context;
  Value values = constantFloats(c, ArrayRef<float>(table, 8));
  return map<IRVec>(
      [&](OpBuilder &, Location, Value i) -> Value {
        return callIntrinsic(c, "llvm.x86.avx2.permps", values.getType(),
                             {values, i});
      },
      index);
}

/// An entry of 1 << bits by a tree of selects, on the highest bit first.
static IRVec lookupBySelects(const float *table, int bits, IRVec::Int index) {
  if (bits == 0)
    return repeat<IRVec>(index, constantFloats(*index.context, *table));
  if (bits == 3 && index.context->isa == Isa::Avx2)
    return lookup8(table, index);
  IRVec low = lookupBySelects(table, bits - 1, index);
  IRVec high = lookupBySelects(table + (1 << (bits - 1)), bits - 1, index);
  return select(isNegativeInt(shiftLeft(index, 32 - bits)), high, low);
}

IRVec lookup16(const IRVec &, const Table16 &table, IRVec::Int index) {
  EmitContext &c = *index.context;
  if (c.isa != Isa::Avx512)
    return lookupBySelects(table.value, 4, index);
  Value values = constantFloats(c, table.value);
  return map<IRVec>(
      [&](OpBuilder &, Location, Value i) -> Value {
        return callIntrinsic(c, "llvm.x86.avx512.permvar.sf.512",
                             values.getType(), {values, i});
      },
      index);
}

IRVec lookup32(const IRVec &, const Table32 &table, IRVec::Int index) {
  EmitContext &c = *index.context;
  if (c.isa != Isa::Avx512)
    return lookupBySelects(table.value, 5, index);
  ArrayRef<float> all(table.value);
  Value low = constantFloats(c, all.take_front(16));
  Value high = constantFloats(c, all.drop_front(16));
  return map<IRVec>(
      [&](OpBuilder &, Location, Value i) -> Value {
        return callIntrinsic(c, "llvm.x86.avx512.vpermi2var.ps.512",
                             low.getType(), {low, i, high});
      },
      index);
}

} // namespace numerics
} // namespace crease
