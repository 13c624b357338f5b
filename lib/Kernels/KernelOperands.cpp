//===- KernelOperands.cpp - What a fused linear's loops read --------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelOperands.h"

using namespace mlir;
using namespace crease;

KernelOperands::KernelOperands(LoopBuilder &b, FusedLinearOp op)
    : b(b), op(op), matrices(b) {
  left = matrices.matrix(op.getInput());
  for (Value init : op.getInits())
    outputs.push_back(matrices.matrix(init, /*output=*/true));
  m = b.dim(left, 0);
  k = b.dim(left, 1);
  n = b.dim(outputs.front(), 1);
  // A size that any of the operands knows is known.
  if (int64_t size = op.getN(); !ShapedType::isDynamic(size))
    n = b.index(size);
  for (auto [i, extra] : llvm::enumerate(op.getExtras())) {
    auto kind = llvm::StringSwitch<KernelExtra::Kind>(op.getExtraKind(i))
                    .Case("column", KernelExtra::Column)
                    .Case("row", KernelExtra::Row)
                    .Case("element", KernelExtra::Element)
                    .Default(KernelExtra::Scalar);
    Value value = extra;
    if (kind == KernelExtra::Element)
      value = matrices.matrix(extra);
    else if (kind == KernelExtra::Column || kind == KernelExtra::Row)
      value = matrices.vector(extra);
    else if (isa<MemRefType>(extra.getType()))
      value = b.create<memref::LoadOp>(extra);
    extras.push_back({kind, value});
  }
}
