//===- PullbackArithmetic.cpp - Gradients through arith and math ----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The textbook's rules, on scalars, vectors and tensors alike.
//
//===----------------------------------------------------------------------===//

#include "Tape.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/ADT/TypeSwitch.h"

#include <cmath>

using namespace mlir;
using namespace crease;

namespace {
/// Expressions at the place of one op.
struct Expressions {
  OpBuilder &b;
  Location loc;

  Value add(Value x, Value y) { return arith::AddFOp::create(b, loc, x, y); }
  Value sub(Value x, Value y) { return arith::SubFOp::create(b, loc, x, y); }
  Value mul(Value x, Value y) { return arith::MulFOp::create(b, loc, x, y); }
  Value div(Value x, Value y) { return arith::DivFOp::create(b, loc, x, y); }
  Value neg(Value x) { return arith::NegFOp::create(b, loc, x); }
  template <class OpT> Value call(Value x) { return OpT::create(b, loc, x); }
  Value square(Value x) { return mul(x, x); }
  Value constant(Value like, double value) {
    return createFloatConstant(b, loc, like, value);
  }
  Value select(arith::CmpFPredicate predicate, Value x, Value y, Value yes,
               Value no) {
    Value condition = arith::CmpFOp::create(b, loc, predicate, x, y);
    return arith::SelectOp::create(b, loc, condition, yes, no);
  }
};
} // namespace

/// The derivative of a function of one number, at x where it is y; null for
/// an op that is none.
static Value slopeOf(Expressions &e, Operation *op, Value x, Value y) {
  auto c = [&](double value) { return e.constant(x, value); };
  return TypeSwitch<Operation *, Value>(op)
      .Case([&](math::ExpOp) { return y; })
      .Case([&](math::ExpM1Op) { return e.call<math::ExpOp>(x); })
      .Case([&](math::Exp2Op) { return e.mul(y, c(M_LN2)); })
      .Case([&](math::LogOp) { return e.div(c(1), x); })
      .Case([&](math::Log2Op) { return e.div(c(M_LOG2E), x); })
      .Case([&](math::Log10Op) { return e.div(c(M_LOG10E), x); })
      .Case([&](math::Log1pOp) { return e.div(c(1), e.add(c(1), x)); })
      .Case([&](math::SqrtOp) { return e.div(c(0.5), y); })
      .Case(
          [&](math::RsqrtOp) { return e.mul(e.mul(c(-0.5), y), e.square(y)); })
      .Case([&](math::CbrtOp) { return e.div(c(1.0 / 3), e.square(y)); })
      // 1 - tanh^2 loses its digits in the tails; 4 e / (1 + e)^2 does not.
      .Case([&](math::TanhOp) {
        Value t = e.call<math::ExpOp>(e.mul(c(-2), e.call<math::AbsFOp>(x)));
        return e.div(e.mul(c(4), t), e.square(e.add(c(1), t)));
      })
      .Case<math::ErfOp, math::ErfcOp>([&](Operation *erf) {
        double factor = isa<math::ErfOp>(erf) ? M_2_SQRTPI : -M_2_SQRTPI;
        return e.mul(c(factor), e.call<math::ExpOp>(e.neg(e.square(x))));
      })
      .Case([&](math::SinOp) { return e.call<math::CosOp>(x); })
      .Case([&](math::CosOp) { return e.neg(e.call<math::SinOp>(x)); })
      .Case([&](math::TanOp) { return e.add(c(1), e.square(y)); })
      .Case([&](math::AsinOp) {
        return e.call<math::RsqrtOp>(e.sub(c(1), e.square(x)));
      })
      .Case([&](math::AcosOp) {
        return e.neg(e.call<math::RsqrtOp>(e.sub(c(1), e.square(x))));
      })
      .Case([&](math::AtanOp) { return e.div(c(1), e.add(c(1), e.square(x))); })
      .Case([&](math::SinhOp) { return e.call<math::CoshOp>(x); })
      .Case([&](math::CoshOp) { return e.call<math::SinhOp>(x); })
      .Case([&](math::AsinhOp) {
        return e.call<math::RsqrtOp>(e.add(e.square(x), c(1)));
      })
      .Case([&](math::AcoshOp) {
        return e.call<math::RsqrtOp>(e.sub(e.square(x), c(1)));
      })
      .Case(
          [&](math::AtanhOp) { return e.div(c(1), e.sub(c(1), e.square(x))); })
      // At zero the slope is zero, as PyTorch's.
      .Case([&](math::AbsFOp) {
        Value sign = math::CopySignOp::create(e.b, e.loc, c(1), x);
        return e.select(arith::CmpFPredicate::OEQ, x, c(0), c(0), sign);
      })
      .Default(Value());
}

std::optional<LogicalResult> Tape::visitArithmetic(Operation &op) {
  StringRef dialect = op.getName().getDialectNamespace();
  if (dialect != "arith" && dialect != "math")
    return std::nullopt;
  Value incoming = gradientOf(op.getResult(0));
  Expressions e{builder, op.getLoc()};
  auto x = [&](unsigned index) { return use(op.getOperand(index)); };
  auto give = [&](unsigned index, llvm::function_ref<Value()> gradient) {
    if (wants(op.getOperand(index)))
      add(op.getOperand(index), gradient());
  };
  auto zero = [&] { return e.constant(incoming, 0); };

  // Steps are flat.
  if (isa<math::FloorOp, math::CeilOp, math::TruncOp, math::RoundOp,
          math::RoundEvenOp>(op))
    return success();
  if (isa<arith::AddFOp, arith::SubFOp>(op)) {
    give(0, [&] { return incoming; });
    give(1,
         [&] { return isa<arith::SubFOp>(op) ? e.neg(incoming) : incoming; });
    return success();
  }
  if (isa<arith::NegFOp>(op)) {
    give(0, [&] { return e.neg(incoming); });
    return success();
  }
  if (isa<arith::MulFOp>(op)) {
    give(0, [&] { return e.mul(incoming, x(1)); });
    give(1, [&] { return e.mul(incoming, x(0)); });
    return success();
  }
  if (isa<arith::DivFOp>(op)) {
    give(0, [&] { return e.div(incoming, x(1)); });
    give(1, [&] {
      Value quotient = use(op.getResult(0));
      return e.neg(e.div(e.mul(incoming, quotient), x(1)));
    });
    return success();
  }
  if (isa<math::FmaOp>(op)) {
    give(0, [&] { return e.mul(incoming, x(1)); });
    give(1, [&] { return e.mul(incoming, x(0)); });
    give(2, [&] { return incoming; });
    return success();
  }
  if (isa<arith::ExtFOp, arith::TruncFOp>(op)) {
    give(0, [&] {
      return convertFloat(builder, op.getLoc(), incoming,
                          getElementTypeOrSelf(op.getOperand(0).getType()));
    });
    return success();
  }
  if (isa<arith::SelectOp>(op)) {
    auto choose = [&](Value yes, Value no) {
      return arith::SelectOp::create(builder, op.getLoc(), x(0), yes, no);
    };
    give(1, [&] { return choose(incoming, zero()); });
    give(2, [&] { return choose(zero(), incoming); });
    return success();
  }
  if (isa<arith::MaximumFOp, arith::MaxNumFOp, arith::MinimumFOp,
          arith::MinNumFOp>(op)) {
    // Equal operands share the gradient, as PyTorch's do.
    bool isMax = isa<arith::MaximumFOp, arith::MaxNumFOp>(op);
    bool passesNaN = isa<arith::MaximumFOp, arith::MinimumFOp>(op);
    for (unsigned i : {0, 1})
      give(i, [&] {
        Value half = e.mul(incoming, e.constant(incoming, 0.5));
        Value gradient =
            e.select(arith::CmpFPredicate::OEQ, x(0), x(1), half, zero());
        Value larger = x(isMax ? i : 1 - i), smaller = x(isMax ? 1 - i : i);
        gradient = e.select(arith::CmpFPredicate::OGT, larger, smaller,
                            incoming, gradient);
        // Without NaN, the other operand is what was taken.
        if (!passesNaN)
          return e.select(arith::CmpFPredicate::UNO, x(1 - i), x(1 - i),
                          incoming, gradient);
        return e.select(arith::CmpFPredicate::UNO, x(0), x(1),
                        e.add(x(0), x(1)), gradient);
      });
    return success();
  }
  if (isa<math::ClampFOp>(op)) {
    using Predicate = arith::CmpFPredicate;
    // The clamped number keeps the gradient at both ends, as PyTorch's does.
    give(0, [&] {
      Value inside = e.select(Predicate::OGT, x(0), x(2), zero(), incoming);
      inside = e.select(Predicate::OLT, x(0), x(1), zero(), inside);
      return e.select(Predicate::UNO, x(0), x(0), x(0), inside);
    });
    give(1, [&] {
      Value below = e.select(Predicate::OLT, x(0), x(1), incoming, zero());
      return e.select(Predicate::OGT, x(1), x(2), zero(), below);
    });
    give(2, [&] {
      Value above = e.select(Predicate::OGT, x(0), x(2), incoming, zero());
      return e.select(Predicate::OGT, x(1), x(2), incoming, above);
    });
    return success();
  }
  if (isa<math::CopySignOp>(op)) {
    give(0, [&] {
      Value one = e.constant(incoming, 1);
      Value from = math::CopySignOp::create(builder, op.getLoc(), one, x(0));
      Value to = math::CopySignOp::create(builder, op.getLoc(), one, x(1));
      return e.mul(incoming, e.mul(from, to));
    });
    return success();
  }
  if (isa<math::PowFOp>(op)) {
    give(0, [&] {
      Value less = e.sub(x(1), e.constant(incoming, 1));
      Value power = math::PowFOp::create(builder, op.getLoc(), x(0), less);
      // x^0 is flat, also at x = 0.
      Value slope = e.select(arith::CmpFPredicate::OEQ, x(1), zero(), zero(),
                             e.mul(x(1), power));
      return e.mul(incoming, slope);
    });
    give(1, [&] {
      Value slope = e.mul(use(op.getResult(0)), e.call<math::LogOp>(x(0)));
      // 0^y is flat for y > 0.
      return e.mul(incoming, e.select(arith::CmpFPredicate::OEQ, x(0), zero(),
                                      zero(), slope));
    });
    return success();
  }
  if (op.getNumOperands() != 1 || op.getNumResults() != 1)
    return std::nullopt;
  if (Value slope = slopeOf(e, &op, x(0), use(op.getResult(0)))) {
    give(0, [&] { return e.mul(incoming, slope); });
    return success();
  }
  return std::nullopt;
}
