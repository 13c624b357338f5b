// crease.hard_swish: parse, print, fold and lower. Errors: hard_swish-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --canonicalize | FileCheck %s --check-prefix=FOLD
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG
// RUN: crease-opt %s --crease-decompose | FileCheck %s --check-prefix=OPEN \
// RUN:   --implicit-check-not=crease.hard_swish
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.hard_swish --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.hard_swish --implicit-check-not=unrealized

// CHECK-LABEL: func @scalar(
// CHECK: crease.hard_swish %{{.*}} : f32
// OPEN-LABEL: func @scalar(
// OPEN: return
// LLVM-LABEL: llvm.func @scalar(
// LLVM: llvm.return
func.func @scalar(%x: f32) -> f32 {
  %y = crease.hard_swish %x : f32
  return %y : f32
}

// CHECK-LABEL: func @vector(
// CHECK: crease.hard_swish %{{.*}} : vector<16xf32>
// OPEN-LABEL: func @vector(
// OPEN: return
// LLVM-LABEL: llvm.func @vector(
// LLVM: llvm.return
func.func @vector(%x: vector<16xf32>) -> vector<16xf32> {
  %y = crease.hard_swish %x : vector<16xf32>
  return %y : vector<16xf32>
}

// CHECK-LABEL: func @matrix(
// CHECK: crease.hard_swish %{{.*}} : vector<2x8xf64>
// OPEN-LABEL: func @matrix(
// OPEN: return
// LLVM-LABEL: llvm.func @matrix(
// LLVM: llvm.return
func.func @matrix(%x: vector<2x8xf64>) -> vector<2x8xf64> {
  %y = crease.hard_swish %x : vector<2x8xf64>
  return %y : vector<2x8xf64>
}

// CHECK-LABEL: func @tensor(
// CHECK: crease.hard_swish %{{.*}} : tensor<4x8xf32>
// OPEN-LABEL: func @tensor(
// OPEN: return
// LLVM-LABEL: llvm.func @tensor(
// LLVM: llvm.return
// LINALG-LABEL: func @tensor(
// LINALG: linalg.generic
// LINALG: crease.hard_swish {{.*}} : f32
func.func @tensor(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %y = crease.hard_swish %x : tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// CHECK-LABEL: func @dynamic(
// CHECK: crease.hard_swish %{{.*}} : tensor<?x?xbf16>
// OPEN-LABEL: func @dynamic(
// OPEN: return
// LLVM-LABEL: llvm.func @dynamic(
// LLVM: llvm.return
// LINALG-LABEL: func @dynamic(
// LINALG: linalg.generic
// LINALG: crease.hard_swish {{.*}} : bf16
func.func @dynamic(%x: tensor<?x?xbf16>) -> tensor<?x?xbf16> {
  %y = crease.hard_swish %x : tensor<?x?xbf16>
  return %y : tensor<?x?xbf16>
}

// CHECK-LABEL: func @rank_zero(
// CHECK: crease.hard_swish %{{.*}} : tensor<f16>
// OPEN-LABEL: func @rank_zero(
// OPEN: return
// LLVM-LABEL: llvm.func @rank_zero(
// LLVM: llvm.return
// LINALG-LABEL: func @rank_zero(
// LINALG: linalg.generic
// LINALG: crease.hard_swish {{.*}} : f16
func.func @rank_zero(%x: tensor<f16>) -> tensor<f16> {
  %y = crease.hard_swish %x : tensor<f16>
  return %y : tensor<f16>
}

// At -inf, -2, -0.5, -0, 0, 0.5, 2, inf and NaN.
// CHECK-LABEL: func @fold_constants(
// CHECK: crease.hard_swish %
// FOLD-LABEL: func @fold_constants(
// FOLD: dense<[-0.000000e+00, -0.333333343, -0.208333328, -0.000000e+00, 0.000000e+00, 0.291666657, 1.66666663, 0x7F800000, 0x{{[7F]}}FC00000]>
// FOLD-NOT: crease.hard_swish
// OPEN-LABEL: func @fold_constants(
// LLVM-LABEL: llvm.func @fold_constants(
func.func @fold_constants() -> tensor<9xf32> {
  %x = arith.constant dense<[0xFF800000, -2.0, -0.5, -0.0, 0.0, 0.5, 2.0, 0x7F800000, 0x7FC00000]> : tensor<9xf32>
  %y = crease.hard_swish %x : tensor<9xf32>
  return %y : tensor<9xf32>
}
