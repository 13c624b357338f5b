//===- MathToLibm.cpp - Calls of libm -------------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"

#include "crease/Dialect/Crease.h"

#include "mlir/Conversion/MathToLibm/MathToLibm.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Transforms/DialectConversion.h"

namespace crease {
#define GEN_PASS_DEF_CREASEMATHTOLIBM
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {
struct CreaseMathToLibmPass
    : crease::impl::CreaseMathToLibmBase<CreaseMathToLibmPass> {
  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    populateMathToLibmConversionPatterns(patterns);
    ConversionTarget target(getContext());
    target
        .addLegalDialect<math::MathDialect, arith::ArithDialect, BuiltinDialect,
                         func::FuncDialect, vector::VectorDialect>();
    target.addIllegalOp<
        math::AcosOp, math::AcoshOp, math::AsinOp, math::AsinhOp, math::AtanOp,
        math::Atan2Op, math::AtanhOp, math::CbrtOp, math::CosOp, math::CoshOp,
        math::ErfOp, math::ErfcOp, math::ExpOp, math::Exp2Op, math::ExpM1Op,
        math::LogOp, math::Log10Op, math::Log1pOp, math::Log2Op, math::PowFOp,
        math::SinOp, math::SinhOp, math::TanOp, math::TanhOp>();
    // Each element becomes a call.
    WalkResult walked = getOperation()->walk([&](Operation *op) {
      return target.isIllegal(op) &&
                     failed(checkVectorSize(op, op->getResult(0).getType()))
                 ? WalkResult::interrupt()
                 : WalkResult::advance();
    });
    if (walked.wasInterrupted())
      return signalPassFailure();
    DenseSet<Operation *> own;
    getOperation()->walk([&](func::CallOp call) { own.insert(call); });
    if (failed(applyPartialConversion(getOperation(), target,
                                      std::move(patterns))))
      return signalPassFailure();
    if (failed(checkCalls(own)))
      signalPassFailure();
  }

  /// That the calls beside `own` are of the library, and not of functions that
  /// the module defines under its names.
  LogicalResult checkCalls(const DenseSet<Operation *> &own) {
    SymbolTableCollection symbols;
    WalkResult walked = getOperation()->walk([&](func::CallOp call) {
      auto callee = symbols.lookupNearestSymbolFrom<func::FuncOp>(
          call, call.getCalleeAttr());
      if (own.contains(call) || !callee || callee.isExternal())
        return WalkResult::advance();
      callee.emitError() << "'" << callee.getSymName()
                         << "' is also the name of a library function that the "
                            "code calls: choose another";
      return WalkResult::interrupt();
    });
    return failure(walked.wasInterrupted());
  }
};
} // namespace
