//===- consumer.cpp - A project that uses Crease --------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Parses a module, runs a pass of Crease and prints what comes out.
//
//===----------------------------------------------------------------------===//

#include "crease/Dialect/Crease.h"
#include "crease/Pipelines/Pipelines.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "llvm/Support/raw_ostream.h"

int main(int argc, char **argv) {
  if (argc != 2)
    return 2;
  mlir::DialectRegistry registry;
  registry.insert<mlir::func::FuncDialect>();
  crease::registerDialects(registry);
  crease::registerPasses();
  mlir::MLIRContext context(registry);
  auto module = mlir::parseSourceFile<mlir::ModuleOp>(argv[1], &context);
  if (!module)
    return 1;
  mlir::PassManager manager(&context);
  if (mlir::failed(mlir::parsePassPipeline("crease-collapse-linear", manager)) ||
      mlir::failed(manager.run(*module)))
    return 1;
  module->print(llvm::outs());
  return 0;
}
