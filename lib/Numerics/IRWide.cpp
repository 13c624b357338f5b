//===- IRWide.cpp - f64 vectors as values of IR ---------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Numerics/IRWide.h"

#include "IRPieces.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include <numeric>

using namespace mlir;

namespace crease {
namespace numerics {

//===----------------------------------------------------------------------===//
// Pieces
//===----------------------------------------------------------------------===//

/// f64 lanes of one piece.
static int64_t wideLanes(EmitContext &c) { return c.getLanes() / 2; }

static VectorType wideType(EmitContext &c, Type element) {
  return VectorType::get({wideLanes(c)}, element);
}

/// The function that builds OP of a type and its operand.
template <class OP> static auto makeOf(Type type) {
  return [type](OpBuilder &b, Location loc, Value in) -> Value {
    return OP::create(b, loc, type, in);
  };
}

static Value constantDouble(EmitContext &c, double value) {
  auto type = wideType(c, c.builder.getF64Type());
  return arith::ConstantOp::create(c.builder, c.loc,
                                   DenseFPElementsAttr::get(type, value));
}

static Value constantInt(EmitContext &c, int64_t value) {
  auto type = wideType(c, c.builder.getI64Type());
  return arith::ConstantOp::create(c.builder, c.loc,
                                   DenseIntElementsAttr::get(type, value));
}

//===----------------------------------------------------------------------===//
// Masks and integers
//===----------------------------------------------------------------------===//

using Mask = IRWide::Mask;
using Int = IRWide::Int;

Mask operator&(Mask a, Mask b) {
  return map<Mask>(make<arith::AndIOp>(), a, b);
}
Mask operator|(Mask a, Mask b) { return map<Mask>(make<arith::OrIOp>(), a, b); }
Int operator+(Int a, Int b) { return map<Int>(make<arith::AddIOp>(), a, b); }
Int operator-(Int a, Int b) { return map<Int>(make<arith::SubIOp>(), a, b); }
Int operator&(Int a, Int b) { return map<Int>(make<arith::AndIOp>(), a, b); }
Int operator|(Int a, Int b) { return map<Int>(make<arith::OrIOp>(), a, b); }
Int operator^(Int a, Int b) { return map<Int>(make<arith::XOrIOp>(), a, b); }
Int shiftLeft(Int a, int n) {
  return map<Int>(make<arith::ShLIOp>(), a,
                  repeat<Int>(a, constantInt(*a.context, n)));
}
Int shiftRight(Int a, int n) {
  return map<Int>(make<arith::ShRUIOp>(), a,
                  repeat<Int>(a, constantInt(*a.context, n)));
}
Int splatInt(const IRWide &like, int64_t c) {
  return repeat<Int>(like, constantInt(*like.context, c));
}

static Mask isNegativeInt(Int a) {
  return map<Mask>(
      [](OpBuilder &build, Location loc, Value l, Value r) -> Value {
        return arith::CmpIOp::create(build, loc, arith::CmpIPredicate::slt, l,
                                     r);
      },
      a, repeat<Int>(a, constantInt(*a.context, 0)));
}

//===----------------------------------------------------------------------===//
// Doubles
//===----------------------------------------------------------------------===//

IRWide WideOf<IRVec>::widen(const IRVec &x) {
  EmitContext &c = *x.context;
  int64_t lanes = wideLanes(c);
  Type type = wideType(c, c.builder.getF64Type());
  IRWide out;
  out.context = x.context;
  for (Value piece : x.reg)
    for (int64_t part = 0; part < 2; ++part) {
      SmallVector<int64_t> mask(lanes);
      std::iota(mask.begin(), mask.end(), part * lanes);
      Value half =
          vector::ShuffleOp::create(c.builder, c.loc, piece, piece, mask);
      out.reg.push_back(arith::ExtFOp::create(c.builder, c.loc, type, half));
    }
  return out;
}

IRVec narrow(const IRVec &, IRWide x) {
  EmitContext &c = *x.context;
  Type type = wideType(c, c.builder.getF32Type());
  SmallVector<int64_t> mask(c.getLanes());
  std::iota(mask.begin(), mask.end(), 0);
  SmallVector<Value> pieces;
  for (size_t i = 0; i < x.reg.size(); i += 2) {
    Value low = arith::TruncFOp::create(c.builder, c.loc, type, x.reg[i]);
    Value high = arith::TruncFOp::create(c.builder, c.loc, type, x.reg[i + 1]);
    pieces.push_back(
        vector::ShuffleOp::create(c.builder, c.loc, low, high, mask));
  }
  return IRVec(c, pieces);
}

IRWide splat(const IRWide &like, double value) {
  return repeat<IRWide>(like, constantDouble(*like.context, value));
}
IRWide operator+(IRWide a, IRWide b) {
  return map<IRWide>(make<arith::AddFOp>(), a, b);
}
IRWide operator-(IRWide a, IRWide b) {
  return map<IRWide>(make<arith::SubFOp>(), a, b);
}
IRWide operator*(IRWide a, IRWide b) {
  return map<IRWide>(make<arith::MulFOp>(), a, b);
}
IRWide operator/(IRWide a, IRWide b) {
  return map<IRWide>(make<arith::DivFOp>(), a, b);
}

IRWide quotient(IRWide a, IRWide b) {
  EmitContext &c = *a.context;
  if (c.isa != Isa::Avx512)
    return a / b;
  Value none = constantDouble(c, 0);
  Value all = constantScalar(c, 8, -1);
  return quotientBy(a, b,
                    map<IRWide>(
                        [&](OpBuilder &, Location, Value v) -> Value {
                          return callIntrinsic(c,
                                               "llvm.x86.avx512.rcp14.pd.512",
                                               v.getType(), {v, none, all});
                        },
                        b));
}
IRWide operator-(IRWide a) { return map<IRWide>(make<arith::NegFOp>(), a); }
IRWide fma(IRWide a, IRWide b, IRWide c) {
  return map<IRWide>(make<math::FmaOp>(), a, b, c);
}
IRWide abs(IRWide a) { return map<IRWide>(make<math::AbsFOp>(), a); }

// What the x86 instructions do, and what LLVM turns into them.
IRWide min(IRWide a, IRWide b) { return select(lessThan(a, b), a, b); }
IRWide max(IRWide a, IRWide b) {
  return select(map<Mask>(compare(arith::CmpFPredicate::OGT), a, b), a, b);
}
Mask lessThan(IRWide a, IRWide b) {
  return map<Mask>(compare(arith::CmpFPredicate::OLT), a, b);
}
Mask isNegative(IRWide a) { return isNegativeInt(bits(a)); }
IRWide select(Mask m, IRWide a, IRWide b) {
  return map<IRWide>(make<arith::SelectOp>(), m, a, b);
}
Int bits(IRWide a) {
  EmitContext &c = *a.context;
  return map<Int>(makeOf<arith::BitcastOp>(wideType(c, c.builder.getI64Type())),
                  a);
}
IRWide fromBits(const IRWide &, Int a) {
  EmitContext &c = *a.context;
  return map<IRWide>(
      makeOf<arith::BitcastOp>(wideType(c, c.builder.getF64Type())), a);
}

} // namespace numerics
} // namespace crease
