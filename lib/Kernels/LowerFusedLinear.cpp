//===- LowerFusedLinear.cpp - Fused linears to loops over vectors ---------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FewRows.h"
#include "PackPanels.h"
#include "PanelKernel.h"
#include "SwappedKernel.h"
#include "crease/Kernels/Passes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace crease {
#define GEN_PASS_DEF_CREASELOWERFUSEDLINEAR
#include "crease/Kernels/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {
/// Packs all panels of one op.
void emitPackWeights(PackWeightsOp op, const TargetInfo &target) {
  LoopBuilder b(op.getLoc(), op);
  Value panels = op.getInits().front();
  auto type = cast<MemRefType>(panels.getType());
  unsigned count = op.getWeights().size();
  KernelPlan plan = planKernelForWidth(
      target, cast<FloatType>(type.getElementType()), count,
      ShapedType::kDynamic, ShapedType::kDynamic, type.getDimSize(2), {});
  int64_t together = plan.packTogether;
  PanelSlots slots = {panels, b.index(0), b.dim(panels, 1)};
  b.loop(b.index(0), b.dim(panels, 0), together, [&](Value panel) {
    emitPackPanels(b, op.getWeights(),
                   op.getTransposed().value_or(ArrayRef<bool>()), panel,
                   together, slots, panel, plan.lanes);
  });
  op.erase();
}

/// The kernel for its number of rows: chosen now, or when it runs.
void emitKernel(KernelOperands &operands, const KernelPlan &plan, bool parallel,
                const TargetInfo &target, const KernelOverrides &overrides) {
  LoopBuilder &b = operands.b;
  unsigned few = getFewRows(operands.op, plan);
  auto rows = b.constant(operands.m);
  if (rows && *rows > 0 && *rows <= few)
    return emitFewRows(operands, plan, *rows, parallel);
  if (!parallel)
    if (auto swapped = planIfBetterSwapped(operands, target, overrides))
      return emitSwappedKernel(operands, plan, *swapped);
  if (rows || !few)
    return emitPanelKernel(operands, plan, parallel);
  auto panels = [&] { emitPanelKernel(operands, plan, parallel, few + 1); };
  // Every case is code: of plain weights one row, which is the fastest by
  // itself, and the other few; of packed ones 1 and 2, from where on the kernel
  // of one panel suffices.
  bool isPacked = operands.op.getPacked();
  auto many = [&] {
    if (isPacked)
      return panels();
    b.ifElse(
        b.compare(arith::CmpIPredicate::sle, operands.m, b.index(few)),
        [&] { emitUpToFewRows(operands, plan, parallel); }, panels);
  };
  unsigned numCases = isPacked ? std::min(few, 2u) : 1;
  if (isPacked)
    few = numCases;
  SmallVector<int64_t> cases =
      llvm::to_vector(llvm::seq_inclusive<int64_t>(1, numCases));
  auto branch =
      b.create<scf::IndexSwitchOp>(TypeRange(), operands.m, cases, numCases);
  auto fill = [&](Region &region, function_ref<void()> body) {
    LoopBuilder::InsertionGuard guard(b);
    b.createBlock(&region);
    body();
    b.create<scf::YieldOp>();
  };
  for (unsigned i = 0; i < numCases; ++i)
    fill(branch.getCaseRegions()[i],
         [&] { emitFewRows(operands, plan, i + 1, parallel); });
  fill(branch.getDefaultRegion(), many);
}

struct LowerFusedLinear
    : crease::impl::CreaseLowerFusedLinearBase<LowerFusedLinear> {
  using CreaseLowerFusedLinearBase::CreaseLowerFusedLinearBase;

  void runOnOperation() override {
    auto resolved = TargetInfo::get(target);
    if (!resolved) {
      emitError(getOperation()->getLoc()) << toString(resolved.takeError());
      return signalPassFailure();
    }
    KernelOverrides overrides{tileRows, tileVectors, blockRows, blockDepth,
                              unroll};
    SmallVector<PackWeightsOp> packs;
    getOperation()->walk([&](PackWeightsOp op) { packs.push_back(op); });
    for (PackWeightsOp op : packs)
      if (op.hasPureBufferSemantics())
        emitPackWeights(op, *resolved);
    SmallVector<FusedLinearOp> ops;
    getOperation()->walk([&](FusedLinearOp op) { ops.push_back(op); });
    // The last first: an operand that is computed where it is packed then goes
    // with the gradient of a weight, if there is one, which has the room to
    // fetch what it is computed from.
    for (FusedLinearOp op : llvm::reverse(ops)) {
      if (!op.hasPureBufferSemantics())
        continue;
      unsigned weights = op.getNumAccumulators();
      FloatType type = op.getAccumulatorType();
      KernelPlan plan;
      if (op.getPacked())
        plan = planKernelForWidth(
            *resolved, type, weights, op.getK(), op.getN(),
            cast<ShapedType>(op.getWeights().front().getType()).getDimSize(2),
            overrides);
      else
        plan = planKernel(*resolved, type, weights, op.getK(), op.getN(),
                          overrides);
      if (std::string why = whyNotPossible(plan, overrides, *resolved);
          !why.empty()) {
        op.emitError(why);
        return signalPassFailure();
      }
      plan.epilogueVectors = epilogueVectors;
      LoopBuilder b(op.getLoc(), op);
      KernelOperands operands(b, op);
      emitKernel(operands, plan, parallel, *resolved, overrides);
      operands.matrices.finish();
      op.erase();
    }
  }
};
} // namespace
