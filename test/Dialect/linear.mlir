// crease.linear: parse, print, canonicalise and lower. Errors: linear-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --canonicalize | FileCheck %s --check-prefix=CANON
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG \
// RUN:   --implicit-check-not=crease.linear
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.linear --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease. --implicit-check-not=unrealized

// CHECK-LABEL: func @with_bias(
// CHECK: crease.linear %{{.*}}, %{{.*}}, %{{.*}} : (tensor<4x8xf32>, tensor<8x32xf32>, tensor<32xf32>) -> tensor<4x32xf32>
// LINALG-LABEL: func @with_bias(
// LINALG: arith.mulf
// LLVM-LABEL: llvm.func @with_bias(
func.func @with_bias(%x: tensor<4x8xf32>, %w: tensor<8x32xf32>, %b: tensor<32xf32>) -> tensor<4x32xf32> {
  %y = crease.linear %x, %w, %b : (tensor<4x8xf32>, tensor<8x32xf32>, tensor<32xf32>) -> tensor<4x32xf32>
  return %y : tensor<4x32xf32>
}

// The weight as PyTorch stores it.
// CHECK-LABEL: func @transposed(
// CHECK: crease.linear %{{.*}}, %{{.*}} {transpose_weight} : (tensor<4x8xf32>, tensor<32x8xf32>) -> tensor<4x32xf32>
// LINALG-LABEL: func @transposed(
// LINALG: arith.mulf
// LLVM-LABEL: llvm.func @transposed(
func.func @transposed(%x: tensor<4x8xf32>, %w: tensor<32x8xf32>) -> tensor<4x32xf32> {
  %y = crease.linear %x, %w {transpose_weight} : (tensor<4x8xf32>, tensor<32x8xf32>) -> tensor<4x32xf32>
  return %y : tensor<4x32xf32>
}

// CHECK-LABEL: func @one_row(
// CHECK: crease.linear %{{.*}} : (tensor<8xf64>, tensor<8x32xf64>) -> tensor<32xf64>
// LINALG-LABEL: func @one_row(
// LINALG: arith.mulf
// LLVM-LABEL: llvm.func @one_row(
func.func @one_row(%x: tensor<8xf64>, %w: tensor<8x32xf64>) -> tensor<32xf64> {
  %y = crease.linear %x, %w : (tensor<8xf64>, tensor<8x32xf64>) -> tensor<32xf64>
  return %y : tensor<32xf64>
}

// CHECK-LABEL: func @batches_and_dynamic_sizes(
// CHECK: crease.linear %{{.*}} : (tensor<?x4x?xf32>, tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x4x?xf32>
// LINALG-LABEL: func @batches_and_dynamic_sizes(
// LINALG: iterator_types = [{{.*}}"reduction"{{.*}}]
// LLVM-LABEL: llvm.func @batches_and_dynamic_sizes(
func.func @batches_and_dynamic_sizes(%x: tensor<?x4x?xf32>, %w: tensor<?x?xf32>, %b: tensor<?xf32>) -> tensor<?x4x?xf32> {
  %y = crease.linear %x, %w, %b : (tensor<?x4x?xf32>, tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x4x?xf32>
  return %y : tensor<?x4x?xf32>
}

// Narrow operands may keep the sum's precision in the result and the bias.
// CHECK-LABEL: func @wide_result(
// CHECK: crease.linear %{{.*}} : (tensor<4x8xbf16>, tensor<8x32xbf16>, tensor<32xf32>) -> tensor<4x32xf32>
// LINALG-LABEL: func @wide_result(
// LLVM-LABEL: llvm.func @wide_result(
func.func @wide_result(%x: tensor<4x8xbf16>, %w: tensor<8x32xbf16>, %b: tensor<32xf32>) -> tensor<4x32xf32> {
  %y = crease.linear %x, %w, %b : (tensor<4x8xbf16>, tensor<8x32xbf16>, tensor<32xf32>) -> tensor<4x32xf32>
  return %y : tensor<4x32xf32>
}

// CHECK-LABEL: func @narrow_result(
// CHECK: crease.linear %{{.*}} : (tensor<?x8xf16>, tensor<8x32xf16>, tensor<32xf16>) -> tensor<?x32xf16>
// LINALG-LABEL: func @narrow_result(
// LLVM-LABEL: llvm.func @narrow_result(
func.func @narrow_result(%x: tensor<?x8xf16>, %w: tensor<8x32xf16>, %b: tensor<32xf16>) -> tensor<?x32xf16> {
  %y = crease.linear %x, %w, %b : (tensor<?x8xf16>, tensor<8x32xf16>, tensor<32xf16>) -> tensor<?x32xf16>
  return %y : tensor<?x32xf16>
}

// No products sum to zero.
// CANON-LABEL: func @no_products(
// CANON-NEXT: arith.constant dense<0.000000e+00> : tensor<4x32xf32>
// LLVM-LABEL: llvm.func @no_products(
func.func @no_products(%x: tensor<4x0xf32>, %w: tensor<0x32xf32>) -> tensor<4x32xf32> {
  %y = crease.linear %x, %w : (tensor<4x0xf32>, tensor<0x32xf32>) -> tensor<4x32xf32>
  return %y : tensor<4x32xf32>
}

// CANON-LABEL: func @zero_weight_of_finite_input(
// CANON-NEXT: arith.constant dense<0.000000e+00> : tensor<2x2xf32>
// LLVM-LABEL: llvm.func @zero_weight_of_finite_input(
func.func @zero_weight_of_finite_input() -> tensor<2x2xf32> {
  %x = arith.constant dense<[[1.0, -2.0], [3.0, 0.0]]> : tensor<2x2xf32>
  %w = arith.constant dense<0.0> : tensor<2x2xf32>
  %y = crease.linear %x, %w : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  return %y : tensor<2x2xf32>
}

// 0 * inf is NaN: an input that is not known, or not finite, keeps the sum.
// CANON-LABEL: func @zero_weight_of_unknown_input(
// CANON: crease.linear
// LLVM-LABEL: llvm.func @zero_weight_of_unknown_input(
func.func @zero_weight_of_unknown_input(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %w = arith.constant dense<0.0> : tensor<2x2xf32>
  %y = crease.linear %x, %w : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
  return %y : tensor<2x2xf32>
}

// CANON-LABEL: func @zero_weight_of_infinite_input(
// CANON: crease.linear
// LLVM-LABEL: llvm.func @zero_weight_of_infinite_input(
func.func @zero_weight_of_infinite_input() -> tensor<1x2xf32> {
  %x = arith.constant dense<[[1.0, 0x7F800000]]> : tensor<1x2xf32>
  %w = arith.constant dense<0.0> : tensor<2x2xf32>
  %y = crease.linear %x, %w : (tensor<1x2xf32>, tensor<2x2xf32>) -> tensor<1x2xf32>
  return %y : tensor<1x2xf32>
}
