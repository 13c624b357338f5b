// crease.bce_with_logits: parse, print, fold and lower. Errors: bce_with_logits-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --canonicalize | FileCheck %s --check-prefix=FOLD
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG
// RUN: crease-opt %s --crease-decompose | FileCheck %s --check-prefix=OPEN \
// RUN:   --implicit-check-not=crease.bce_with_logits
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.bce_with_logits --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.bce_with_logits --implicit-check-not=unrealized

// CHECK-LABEL: func @tensor(
// CHECK: crease.bce_with_logits %{{.*}}, %{{.*}} : tensor<?x8xf32>
// LINALG-LABEL: func @tensor(
// LINALG: linalg.generic
// LINALG: crease.bce_with_logits %{{.*}}, %{{.*}} : f32
// OPEN-LABEL: func @tensor(
// LLVM-LABEL: llvm.func @tensor(
func.func @tensor(%x: tensor<?x8xf32>, %t: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %y = crease.bce_with_logits %x, %t : tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}

// CHECK-LABEL: func @vector(
// CHECK: crease.bce_with_logits %{{.*}}, %{{.*}} : vector<8xbf16>
// OPEN-LABEL: func @vector(
// LLVM-LABEL: llvm.func @vector(
func.func @vector(%x: vector<8xbf16>, %t: vector<8xbf16>) -> vector<8xbf16> {
  %y = crease.bce_with_logits %x, %t : vector<8xbf16>
  return %y : vector<8xbf16>
}

// CHECK-LABEL: func @scalar(
// CHECK: crease.bce_with_logits %{{.*}}, %{{.*}} : f64
// OPEN-LABEL: func @scalar(
// LLVM-LABEL: llvm.func @scalar(
func.func @scalar(%x: f64, %t: f64) -> f64 {
  %y = crease.bce_with_logits %x, %t : f64
  return %y : f64
}

// Stable for all logits: log 2 at 0, and 1000 where a naive form overflows; 0
// for certainty that is right and inf for certainty that is wrong.
// FOLD-LABEL: func @fold_constants(
// FOLD: dense<[0.693147182, 1.000000e+03, 0.000000e+00, 0x7F800000]> : tensor<4xf32>
// OPEN-LABEL: func @fold_constants(
// LLVM-LABEL: llvm.func @fold_constants(
func.func @fold_constants() -> tensor<4xf32> {
  %x = arith.constant dense<[0.0, 1000.0, 0x7F800000, 0x7F800000]> : tensor<4xf32>
  %t = arith.constant dense<[1.0, 0.0, 1.0, 0.0]> : tensor<4xf32>
  %y = crease.bce_with_logits %x, %t : tensor<4xf32>
  return %y : tensor<4xf32>
}
