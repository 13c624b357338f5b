// The dialect, the passes and the pipelines run in the stock mlir-opt.
// REQUIRES: mlir-opt-plugin
// RUN: %mlir-opt-plugin %s --pass-pipeline='builtin.module(crease-collapse-linear)' | FileCheck %s --check-prefix=PASS
// RUN: %mlir-opt-plugin %s --pass-pipeline='builtin.module(convert-crease-to-linalg,crease-decompose)' | FileCheck %s --check-prefix=OPEN
// RUN: %mlir-opt-plugin %s --pass-pipeline='builtin.module(crease-reference-pipeline)' | FileCheck %s --check-prefix=LLVM
// RUN: %mlir-opt-plugin %s --pass-pipeline='builtin.module(crease-cpu-pipeline{target=x86-64-v3})' | FileCheck %s --check-prefix=LLVM
// RUN: %mlir-opt-plugin --help | FileCheck %s --check-prefix=HELP

// PASS-LABEL: func.func @layer(
// PASS-COUNT-1: crease.gelu
// OPEN-LABEL: func.func @layer(
// OPEN-NOT: crease.
// OPEN: linalg.generic
// OPEN: math.erfc
// LLVM-LABEL: llvm.func @layer(
// LLVM-NOT: crease.gelu
// LLVM: llvm.return
// HELP-DAG: --convert-crease-to-linalg
// HELP-DAG: --crease-cpu-pipeline
func.func @layer(%x: tensor<?x8xf32>, %w: tensor<8x4xf32>) -> tensor<?x4xf32> {
  %h = crease.linear %x, %w : (tensor<?x8xf32>, tensor<8x4xf32>) -> tensor<?x4xf32>
  %y = crease.gelu %h : tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}
