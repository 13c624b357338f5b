// crease.bilinear: parse, print, fold and lower. Errors: bilinear-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --canonicalize | FileCheck %s --check-prefix=FOLD
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG
// RUN: crease-opt %s --crease-decompose | FileCheck %s --check-prefix=OPEN \
// RUN:   --implicit-check-not=crease.bilinear
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.bilinear --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.bilinear --implicit-check-not=unrealized

// CHECK-LABEL: func @scalar(
// CHECK: crease.bilinear gate(%{{.*}}) value(%{{.*}}) : f32
// OPEN-LABEL: func @scalar(
// OPEN: return
// LLVM-LABEL: llvm.func @scalar(
// LLVM: llvm.return
func.func @scalar(%g: f32, %v: f32) -> f32 {
  %y = crease.bilinear gate(%g) value(%v) : f32
  return %y : f32
}

// CHECK-LABEL: func @vector(
// CHECK: crease.bilinear gate(%{{.*}}) value(%{{.*}}) : vector<16xf32>
// OPEN-LABEL: func @vector(
// OPEN: return
// LLVM-LABEL: llvm.func @vector(
// LLVM: llvm.return
func.func @vector(%g: vector<16xf32>, %v: vector<16xf32>) -> vector<16xf32> {
  %y = crease.bilinear gate(%g) value(%v) : vector<16xf32>
  return %y : vector<16xf32>
}

// CHECK-LABEL: func @matrix(
// CHECK: crease.bilinear gate(%{{.*}}) value(%{{.*}}) : vector<2x8xf64>
// OPEN-LABEL: func @matrix(
// OPEN: return
// LLVM-LABEL: llvm.func @matrix(
// LLVM: llvm.return
func.func @matrix(%g: vector<2x8xf64>, %v: vector<2x8xf64>) -> vector<2x8xf64> {
  %y = crease.bilinear gate(%g) value(%v) : vector<2x8xf64>
  return %y : vector<2x8xf64>
}

// CHECK-LABEL: func @tensor(
// CHECK: crease.bilinear gate(%{{.*}}) value(%{{.*}}) : tensor<4x8xf32>
// OPEN-LABEL: func @tensor(
// OPEN: return
// LLVM-LABEL: llvm.func @tensor(
// LLVM: llvm.return
// LINALG-LABEL: func @tensor(
// LINALG: linalg.generic
// LINALG: crease.bilinear {{.*}} : f32
func.func @tensor(%g: tensor<4x8xf32>, %v: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %y = crease.bilinear gate(%g) value(%v) : tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// CHECK-LABEL: func @dynamic(
// CHECK: crease.bilinear gate(%{{.*}}) value(%{{.*}}) : tensor<?x?xbf16>
// OPEN-LABEL: func @dynamic(
// OPEN: return
// LLVM-LABEL: llvm.func @dynamic(
// LLVM: llvm.return
// LINALG-LABEL: func @dynamic(
// LINALG: linalg.generic
// LINALG: crease.bilinear {{.*}} : bf16
func.func @dynamic(%g: tensor<?x?xbf16>, %v: tensor<?x?xbf16>) -> tensor<?x?xbf16> {
  %y = crease.bilinear gate(%g) value(%v) : tensor<?x?xbf16>
  return %y : tensor<?x?xbf16>
}

// CHECK-LABEL: func @rank_zero(
// CHECK: crease.bilinear gate(%{{.*}}) value(%{{.*}}) : tensor<f16>
// OPEN-LABEL: func @rank_zero(
// OPEN: return
// LLVM-LABEL: llvm.func @rank_zero(
// LLVM: llvm.return
// LINALG-LABEL: func @rank_zero(
// LINALG: linalg.generic
// LINALG: crease.bilinear {{.*}} : f16
func.func @rank_zero(%g: tensor<f16>, %v: tensor<f16>) -> tensor<f16> {
  %y = crease.bilinear gate(%g) value(%v) : tensor<f16>
  return %y : tensor<f16>
}

// CHECK-LABEL: func @parameters(
// CHECK: crease.bilinear gate(%{{.*}}) value(%{{.*}}) {limit = 7.000000e+00 : f32} : tensor<4x8xf32>
// OPEN-LABEL: func @parameters(
// LLVM-LABEL: llvm.func @parameters(
func.func @parameters(%g: tensor<4x8xf32>, %v: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %y = crease.bilinear gate(%g) value(%v) {limit = 7.000000e+00 : f32} : tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// CHECK-LABEL: func @fold_constants(
// CHECK: crease.bilinear gate(
// FOLD-LABEL: func @fold_constants(
// FOLD: dense<[-6.000000e+00, 5.000000e-01, 1.250000e-01, -4.000000e+00]>
// FOLD-NOT: crease.bilinear
// OPEN-LABEL: func @fold_constants(
// LLVM-LABEL: llvm.func @fold_constants(
func.func @fold_constants() -> tensor<4xf32> {
  %g = arith.constant dense<[-2.0, -0.5, 0.5, 2.0]> : tensor<4xf32>
  %v = arith.constant dense<[3.0, -1.0, 0.25, -2.0]> : tensor<4xf32>
  %y = crease.bilinear gate(%g) value(%v) : tensor<4xf32>
  return %y : tensor<4xf32>
}

// CHECK-LABEL: func @fold_with_limit(
// CHECK: crease.bilinear gate(
// FOLD-LABEL: func @fold_with_limit(
// FOLD: dense<[-2.000000e+00, 5.000000e-01, 1.250000e-01, -1.000000e+00]>
// FOLD-NOT: crease.bilinear
// OPEN-LABEL: func @fold_with_limit(
// LLVM-LABEL: llvm.func @fold_with_limit(
func.func @fold_with_limit() -> tensor<4xf32> {
  %g = arith.constant dense<[-2.0, -0.5, 0.5, 2.0]> : tensor<4xf32>
  %v = arith.constant dense<[3.0, -1.0, 0.25, -2.0]> : tensor<4xf32>
  %y = crease.bilinear gate(%g) value(%v) {limit = 1.0 : f32} : tensor<4xf32>
  return %y : tensor<4xf32>
}
