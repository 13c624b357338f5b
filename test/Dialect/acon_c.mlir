// crease.acon_c: parse, print, fold and lower. Errors: acon_c-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --canonicalize | FileCheck %s --check-prefix=FOLD
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG
// RUN: crease-opt %s --convert-crease-to-linalg --crease-decompose | FileCheck %s --check-prefix=OPEN \
// RUN:   --implicit-check-not=crease.acon_c
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.acon_c --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.acon_c --implicit-check-not=unrealized

// CHECK-LABEL: func @per_channel(
// CHECK: crease.acon_c %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} : tensor<?x8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>
// LINALG-LABEL: func @per_channel(
// LINALG: linalg.generic
// LINALG: crease.acon_c %{{.*}} : f32, f32, f32, f32
// OPEN-LABEL: func @per_channel(
// LLVM-LABEL: llvm.func @per_channel(
func.func @per_channel(%x: tensor<?x8xf32>, %p1: tensor<8xf32>, %p2: tensor<8xf32>, %beta: tensor<8xf32>) -> tensor<?x8xf32> {
  %y = crease.acon_c %x, %p1, %p2, %beta : tensor<?x8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>
  return %y : tensor<?x8xf32>
}

// Each operand has a shape of its own.
// CHECK-LABEL: func @mixed_shapes(
// CHECK: crease.acon_c %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} : tensor<2x4x8xbf16>, tensor<8xbf16>, bf16, tensor<4x1xbf16>
// OPEN-LABEL: func @mixed_shapes(
// LLVM-LABEL: llvm.func @mixed_shapes(
func.func @mixed_shapes(%x: tensor<2x4x8xbf16>, %p1: tensor<8xbf16>, %p2: bf16, %beta: tensor<4x1xbf16>) -> tensor<2x4x8xbf16> {
  %y = crease.acon_c %x, %p1, %p2, %beta : tensor<2x4x8xbf16>, tensor<8xbf16>, bf16, tensor<4x1xbf16>
  return %y : tensor<2x4x8xbf16>
}

// CHECK-LABEL: func @vector(
// CHECK: crease.acon_c %{{.*}}, %{{.*}}, %{{.*}}, %{{.*}} : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
// OPEN-LABEL: func @vector(
// LLVM-LABEL: llvm.func @vector(
func.func @vector(%x: vector<8xf64>, %p1: vector<8xf64>, %p2: vector<8xf64>, %beta: vector<8xf64>) -> vector<8xf64> {
  %y = crease.acon_c %x, %p1, %p2, %beta : vector<8xf64>, vector<8xf64>, vector<8xf64>, vector<8xf64>
  return %y : vector<8xf64>
}

// With beta = 0 it is linear, with the mean of p1 and p2 as its slope.
// FOLD-LABEL: func @fold_linear(
// FOLD: arith.constant 1.500000e+00 : f32
// OPEN-LABEL: func @fold_linear(
// LLVM-LABEL: llvm.func @fold_linear(
func.func @fold_linear() -> f32 {
  %x = arith.constant 2.0 : f32
  %p1 = arith.constant 1.0 : f32
  %p2 = arith.constant 0.5 : f32
  %beta = arith.constant 0.0 : f32
  %y = crease.acon_c %x, %p1, %p2, %beta : f32, f32, f32, f32
  return %y : f32
}

// MetaACON, as its authors define it: beta is computed from the mean over the
// positions of each channel, by two small layers and a sigmoid.
// CHECK-LABEL: func @meta_acon(
// CHECK: crease.acon_c %{{.*}} : tensor<64x8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>
// OPEN-LABEL: func @meta_acon(
// LLVM-LABEL: llvm.func @meta_acon(
func.func @meta_acon(%x: tensor<64x8xf32>, %w1: tensor<8x4xf32>, %w2: tensor<4x8xf32>,
    %p1: tensor<8xf32>, %p2: tensor<8xf32>) -> tensor<64x8xf32> {
  %zeros = arith.constant dense<0.0> : tensor<8xf32>
  %sum = linalg.reduce { arith.addf } ins(%x : tensor<64x8xf32>) outs(%zeros : tensor<8xf32>) dimensions = [0]
  %n = arith.constant dense<64.0> : tensor<8xf32>
  %mean = arith.divf %sum, %n : tensor<8xf32>
  %h = crease.linear %mean, %w1 : (tensor<8xf32>, tensor<8x4xf32>) -> tensor<4xf32>
  %z = crease.linear %h, %w2 : (tensor<4xf32>, tensor<4x8xf32>) -> tensor<8xf32>
  %beta = crease.sigmoid %z : tensor<8xf32>
  %y = crease.acon_c %x, %p1, %p2, %beta : tensor<64x8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>
  return %y : tensor<64x8xf32>
}
