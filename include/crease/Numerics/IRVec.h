//===- IRVec.h - f32 vectors as values of IR ---------------------*- C++
//-*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The vector type of Vec.h that emits what it is asked to compute. It consists
// of pieces of the width of one register; like the registers of HostVec, all
// pieces take one step before the next, which interleaves them. Its results
// have the bits of HostVec's for the same instruction set.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_IRVEC_H
#define CREASE_NUMERICS_IRVEC_H

#include "crease/Numerics/Vec.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"

namespace crease {
namespace numerics {

/// Where and for what code is emitted.
struct EmitContext {
  mlir::OpBuilder &builder;
  mlir::Location loc;
  Isa isa;
  /// Whether LLVM keeps the operations in the order in which they are emitted.
  bool inOrder = false;

  /// f32 lanes of one piece.
  int64_t getLanes() const {
    return isa == Isa::Avx512 ? 16 : isa == Isa::Avx2 ? 8 : 4;
  }
  mlir::VectorType getPieceType(mlir::Type element) const {
    return mlir::VectorType::get({getLanes()}, element);
  }
};

/// Pieces and their context; what IRVec, its masks and its integers share.
struct IRPieces {
  EmitContext *context = nullptr;
  llvm::SmallVector<mlir::Value, 4> reg;
};

struct IRVec : IRPieces, VecOps<IRVec> {
  struct Mask : IRPieces {
    friend Mask operator&(Mask a, Mask b);
    friend Mask operator|(Mask a, Mask b);
    friend Mask operator~(Mask a);
  };

  struct Int : IRPieces {
    friend Int operator+(Int a, Int b);
    friend Int operator-(Int a, Int b);
    friend Int operator&(Int a, Int b);
    friend Int operator|(Int a, Int b);
    friend Int operator^(Int a, Int b);
    friend Int shiftLeft(Int a, int n);
    friend Int shiftRight(Int a, int n);
    friend Int shiftRightSigned(Int a, int n);
    friend Mask equalInt(Int a, Int b);
    friend Int selectInt(Mask m, Int a, Int b);
  };

  IRVec() = default;
  /// `pieces` are vectors of getLanes() x f32.
  IRVec(EmitContext &context, mlir::ValueRange pieces)
      : IRPieces{&context, {pieces.begin(), pieces.end()}} {}

  friend Isa isa(const IRVec &x) { return x.context->isa; }
  friend IRVec splat(const IRVec &like, float c);
  friend Int splatInt(const IRVec &like, int32_t c);

  friend IRVec operator+(IRVec a, IRVec b);
  friend IRVec operator-(IRVec a, IRVec b);
  friend IRVec operator*(IRVec a, IRVec b);
  friend IRVec operator/(IRVec a, IRVec b);
  friend IRVec operator-(IRVec a);
  friend IRVec fma(IRVec a, IRVec b, IRVec c);
  friend IRVec sqrt(IRVec a);
  friend IRVec abs(IRVec a);
  friend IRVec copysign(IRVec magnitude, IRVec sign);
  friend IRVec min(IRVec a, IRVec b);
  friend IRVec max(IRVec a, IRVec b);
  friend IRVec roundEven(IRVec a);
  friend IRVec floor(IRVec a);
  friend IRVec approxRcp(IRVec a);
  friend IRVec libmSin(IRVec a);
  friend IRVec libmCos(IRVec a);
  friend Mask lessThan(IRVec a, IRVec b);
  friend Mask lessEqual(IRVec a, IRVec b);
  friend Mask equal(IRVec a, IRVec b);
  friend Mask isNegative(IRVec a);
  friend IRVec select(Mask m, IRVec a, IRVec b);
  friend IRVec selectRare(Mask m, llvm::function_ref<IRVec()> a, IRVec b);
  friend Int bits(IRVec a);
  friend IRVec fromBits(const IRVec &like, Int a);
  friend Int toInt(IRVec a);
  friend IRVec fromInt(const IRVec &like, Int a);
  friend IRVec scalef(IRVec x, IRVec n);
  friend IRVec powerOfTwo(IRVec n);
  friend IRVec lookup16(const IRVec &like, const Table16 &table, Int index);
  friend IRVec lookup32(const IRVec &like, const Table32 &table, Int index);
};

} // namespace numerics
} // namespace crease

#endif // CREASE_NUMERICS_IRVEC_H
