//===- IRPieces.h - Operations on pieces of vectors -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_NUMERICS_IRPIECES_H
#define CREASE_LIB_NUMERICS_IRPIECES_H

#include "crease/Numerics/IRVec.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "llvm/Support/ErrorHandling.h"

#include <optional>

namespace crease {
namespace numerics {

/// Keeps LLVM from scheduling what comes after `value` before it, where the
/// context asks for that.
void keepOrder(EmitContext &context, mlir::Value value);

/// A constant integer of some bits.
mlir::Value constantScalar(EmitContext &context, unsigned bits, int64_t value);

/// Calls an intrinsic of LLVM's by its whole name.
mlir::Value callIntrinsic(EmitContext &context, llvm::StringRef name,
                          mlir::Type result, mlir::ValueRange operands);

/// The kernel of an op that is said to have one.
template <class Kernel>
Kernel found(std::optional<Kernel> kernel, mlir::Operation *op) {
  if (!kernel)
    llvm::report_fatal_error("'" + op->getName().getStringRef() +
                             "' is said to have a kernel, and has none");
  return *kernel;
}

/// Applies fn(builder, location, pieces…) to each piece.
template <class Out, class Fn, class First, class... Rest>
Out map(Fn fn, const First &first, const Rest &...rest) {
  Out out;
  out.context = first.context;
  for (size_t i = 0; i < first.reg.size(); ++i)
    out.reg.push_back(fn(first.context->builder, first.context->loc,
                         first.reg[i], rest.reg[i]...));
  keepOrder(*out.context, out.reg.back());
  return out;
}

/// The function that builds OP of its operands.
template <class OP> auto make() {
  return [](mlir::OpBuilder &b, mlir::Location loc, auto... in) -> mlir::Value {
    return OP::create(b, loc, in...);
  };
}

inline auto compare(mlir::arith::CmpFPredicate predicate) {
  return [predicate](mlir::OpBuilder &b, mlir::Location loc, mlir::Value l,
                     mlir::Value r) -> mlir::Value {
    return mlir::arith::CmpFOp::create(b, loc, predicate, l, r);
  };
}

/// One value for all pieces.
template <class Out> Out repeat(const IRPieces &like, mlir::Value value) {
  Out out;
  out.context = like.context;
  out.reg.assign(like.reg.size(), value);
  return out;
}

} // namespace numerics
} // namespace crease

#endif // CREASE_LIB_NUMERICS_IRPIECES_H
