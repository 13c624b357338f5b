//===- formulas.cpp - Prints every activation's definition ----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One line for each activation op, derivatives apart: its name, a tab, and its
// definition at the default parameters, as the formula printer reads it.
// scripts/write-ops-doc.py makes docs/Ops.md of it.
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace crease;

int main() {
  MLIRContext context;
  context.loadDialect<CreaseDialect, arith::ArithDialect>();
  OpBuilder builder(&context);
  Location loc = builder.getUnknownLoc();
  Type type = builder.getF32Type();
  OwningOpRef<arith::ConstantOp> number =
      arith::ConstantOp::create(builder, loc, builder.getF32FloatAttr(0));

  for (RegisteredOperationName name : context.getRegisteredOperations()) {
    auto *interface = name.getInterface<ActivationOpInterface>();
    // Derivatives have no record of their own.
    if (!interface || name.getStringRef().ends_with("_grad"))
      continue;
    SmallVector<std::string> names = interface->getOperandNames();
    SmallVector<Value> operands(names.size(), number->getResult());
    OperationState state(loc, name, operands, type, {});
    OwningOpRef<Operation *> op = Operation::create(state);
    for (std::string &operand : names)
      if (operand == "input")
        operand = "x";
    llvm::outs() << name.getStringRef().drop_front(strlen("crease.")) << '\t'
                 << cast<ActivationOpInterface>(*op).formula(names).front()
                 << '\n';
  }
  return 0;
}
