// crease.prelu: parse, print, fold, canonicalise and lower. Errors: prelu-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --canonicalize | FileCheck %s --check-prefix=FOLD
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG
// RUN: crease-opt %s --convert-crease-to-linalg --crease-decompose | FileCheck %s --check-prefix=OPEN \
// RUN:   --implicit-check-not=crease.prelu
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.prelu --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.prelu --implicit-check-not=unrealized

// CHECK-LABEL: func @slope_per_channel(
// CHECK: crease.prelu %{{.*}}, %{{.*}} : tensor<4x8xf32>, tensor<8xf32>
// OPEN-LABEL: func @slope_per_channel(
// LLVM-LABEL: llvm.func @slope_per_channel(
// The slope is read once a column.
// LINALG: #[[ROWS:.*]] = affine_map<(d0, d1) -> (d1)>
// LINALG-LABEL: func @slope_per_channel(
// LINALG: linalg.generic {indexing_maps = [{{.*}}, #[[ROWS]], {{.*}}]
// LINALG: crease.prelu %{{.*}}, %{{.*}} : f32, f32
func.func @slope_per_channel(%x: tensor<4x8xf32>, %slope: tensor<8xf32>) -> tensor<4x8xf32> {
  %y = crease.prelu %x, %slope : tensor<4x8xf32>, tensor<8xf32>
  return %y : tensor<4x8xf32>
}

// CHECK-LABEL: func @one_slope(
// CHECK: crease.prelu %{{.*}}, %{{.*}} : tensor<?x8xf16>, f16
// OPEN-LABEL: func @one_slope(
// LLVM-LABEL: llvm.func @one_slope(
func.func @one_slope(%x: tensor<?x8xf16>, %slope: f16) -> tensor<?x8xf16> {
  %y = crease.prelu %x, %slope : tensor<?x8xf16>, f16
  return %y : tensor<?x8xf16>
}

// CHECK-LABEL: func @slope_per_element(
// CHECK: crease.prelu %{{.*}}, %{{.*}} : vector<8xf64>, vector<8xf64>
// OPEN-LABEL: func @slope_per_element(
// LLVM-LABEL: llvm.func @slope_per_element(
func.func @slope_per_element(%x: vector<8xf64>, %slope: vector<8xf64>) -> vector<8xf64> {
  %y = crease.prelu %x, %slope : vector<8xf64>, vector<8xf64>
  return %y : vector<8xf64>
}

// A size of one is stretched.
// CHECK-LABEL: func @slope_per_row(
// CHECK: crease.prelu %{{.*}}, %{{.*}} : tensor<4x8xbf16>, tensor<4x1xbf16>
// OPEN-LABEL: func @slope_per_row(
// LLVM-LABEL: llvm.func @slope_per_row(
func.func @slope_per_row(%x: tensor<4x8xbf16>, %slope: tensor<4x1xbf16>) -> tensor<4x8xbf16> {
  %y = crease.prelu %x, %slope : tensor<4x8xbf16>, tensor<4x1xbf16>
  return %y : tensor<4x8xbf16>
}

// FOLD-LABEL: func @fold_constants(
// FOLD: dense<[-1.000000e+00, -0.000000e+00, 0x7F800000, 3.000000e+00]> : tensor<4xf32>
// OPEN-LABEL: func @fold_constants(
// LLVM-LABEL: llvm.func @fold_constants(
func.func @fold_constants() -> tensor<4xf32> {
  %x = arith.constant dense<[-2.0, -0.0, 0x7F800000, 3.0]> : tensor<4xf32>
  %slope = arith.constant dense<[0.5, 0.5, 0.5, 7.0]> : tensor<4xf32>
  %y = crease.prelu %x, %slope : tensor<4xf32>, tensor<4xf32>
  return %y : tensor<4xf32>
}

// One constant slope is leaky_relu's parameter, exactly.
// FOLD-LABEL: func @constant_slope_is_leaky_relu(
// FOLD: crease.leaky_relu %{{.*}} {negative_slope = 2.500000e-01 : f32} : tensor<4x8xf32>
// OPEN-LABEL: func @constant_slope_is_leaky_relu(
// LLVM-LABEL: llvm.func @constant_slope_is_leaky_relu(
func.func @constant_slope_is_leaky_relu(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %slope = arith.constant dense<0.25> : tensor<8xf32>
  %y = crease.prelu %x, %slope : tensor<4x8xf32>, tensor<8xf32>
  return %y : tensor<4x8xf32>
}

// A parameter must be finite; an operand need not be.
// FOLD-LABEL: func @infinite_slope_stays(
// FOLD: crease.prelu
// OPEN-LABEL: func @infinite_slope_stays(
// LLVM-LABEL: llvm.func @infinite_slope_stays(
func.func @infinite_slope_stays(%x: f32) -> f32 {
  %slope = arith.constant 0x7F800000 : f32
  %y = crease.prelu %x, %slope : f32, f32
  return %y : f32
}
