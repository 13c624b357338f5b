// crease.relu_squared: parse, print, fold and lower. Errors: relu_squared-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --canonicalize | FileCheck %s --check-prefix=FOLD
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG
// RUN: crease-opt %s --crease-decompose | FileCheck %s --check-prefix=OPEN \
// RUN:   --implicit-check-not=crease.relu_squared
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.relu_squared --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.relu_squared --implicit-check-not=unrealized

// CHECK-LABEL: func @scalar(
// CHECK: crease.relu_squared %{{.*}} : f32
// OPEN-LABEL: func @scalar(
// OPEN: return
// LLVM-LABEL: llvm.func @scalar(
// LLVM: llvm.return
func.func @scalar(%x: f32) -> f32 {
  %y = crease.relu_squared %x : f32
  return %y : f32
}

// CHECK-LABEL: func @vector(
// CHECK: crease.relu_squared %{{.*}} : vector<16xf32>
// OPEN-LABEL: func @vector(
// OPEN: return
// LLVM-LABEL: llvm.func @vector(
// LLVM: llvm.return
func.func @vector(%x: vector<16xf32>) -> vector<16xf32> {
  %y = crease.relu_squared %x : vector<16xf32>
  return %y : vector<16xf32>
}

// CHECK-LABEL: func @matrix(
// CHECK: crease.relu_squared %{{.*}} : vector<2x8xf64>
// OPEN-LABEL: func @matrix(
// OPEN: return
// LLVM-LABEL: llvm.func @matrix(
// LLVM: llvm.return
func.func @matrix(%x: vector<2x8xf64>) -> vector<2x8xf64> {
  %y = crease.relu_squared %x : vector<2x8xf64>
  return %y : vector<2x8xf64>
}

// CHECK-LABEL: func @tensor(
// CHECK: crease.relu_squared %{{.*}} : tensor<4x8xf32>
// OPEN-LABEL: func @tensor(
// OPEN: return
// LLVM-LABEL: llvm.func @tensor(
// LLVM: llvm.return
// LINALG-LABEL: func @tensor(
// LINALG: linalg.generic
// LINALG: crease.relu_squared {{.*}} : f32
func.func @tensor(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %y = crease.relu_squared %x : tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// CHECK-LABEL: func @dynamic(
// CHECK: crease.relu_squared %{{.*}} : tensor<?x?xbf16>
// OPEN-LABEL: func @dynamic(
// OPEN: return
// LLVM-LABEL: llvm.func @dynamic(
// LLVM: llvm.return
// LINALG-LABEL: func @dynamic(
// LINALG: linalg.generic
// LINALG: crease.relu_squared {{.*}} : bf16
func.func @dynamic(%x: tensor<?x?xbf16>) -> tensor<?x?xbf16> {
  %y = crease.relu_squared %x : tensor<?x?xbf16>
  return %y : tensor<?x?xbf16>
}

// CHECK-LABEL: func @rank_zero(
// CHECK: crease.relu_squared %{{.*}} : tensor<f16>
// OPEN-LABEL: func @rank_zero(
// OPEN: return
// LLVM-LABEL: llvm.func @rank_zero(
// LLVM: llvm.return
// LINALG-LABEL: func @rank_zero(
// LINALG: linalg.generic
// LINALG: crease.relu_squared {{.*}} : f16
func.func @rank_zero(%x: tensor<f16>) -> tensor<f16> {
  %y = crease.relu_squared %x : tensor<f16>
  return %y : tensor<f16>
}

// At -inf, -2, -0.5, -0, 0, 0.5, 2, inf and NaN.
// CHECK-LABEL: func @fold_constants(
// CHECK: crease.relu_squared %
// FOLD-LABEL: func @fold_constants(
// FOLD: dense<[0.000000e+00, 0.000000e+00, 0.000000e+00, 0.000000e+00, 0.000000e+00, 2.500000e-01, 4.000000e+00, 0x7F800000, 0x{{[7F]}}FC00000]>
// FOLD-NOT: crease.relu_squared
// OPEN-LABEL: func @fold_constants(
// LLVM-LABEL: llvm.func @fold_constants(
func.func @fold_constants() -> tensor<9xf32> {
  %x = arith.constant dense<[0xFF800000, -2.0, -0.5, -0.0, 0.0, 0.5, 2.0, 0x7F800000, 0x7FC00000]> : tensor<9xf32>
  %y = crease.relu_squared %x : tensor<9xf32>
  return %y : tensor<9xf32>
}
