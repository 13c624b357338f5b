// crease.softmax_cross_entropy: parse, print and lower. Errors: softmax_cross_entropy-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG \
// RUN:   --implicit-check-not=crease.softmax_cross_entropy
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.softmax_cross_entropy --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.softmax_cross_entropy --implicit-check-not=unrealized

// CHECK-LABEL: func @class_indices(
// CHECK: crease.softmax_cross_entropy %{{.*}}, %{{.*}} : tensor<4x8xf32>, tensor<4xi64> -> tensor<4xf32>
// LINALG-LABEL: func @class_indices(
// LINALG: "reduction"
// LLVM-LABEL: llvm.func @class_indices(
func.func @class_indices(%x: tensor<4x8xf32>, %t: tensor<4xi64>) -> tensor<4xf32> {
  %y = crease.softmax_cross_entropy %x, %t : tensor<4x8xf32>, tensor<4xi64> -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// CHECK-LABEL: func @index_labels_along_the_first_axis(
// CHECK: crease.softmax_cross_entropy %{{.*}}, %{{.*}} {axis = 0 : i64} : tensor<?x8xf64>, tensor<8xi32> -> tensor<8xf64>
// LINALG-LABEL: func @index_labels_along_the_first_axis(
// LLVM-LABEL: llvm.func @index_labels_along_the_first_axis(
func.func @index_labels_along_the_first_axis(%x: tensor<?x8xf64>, %t: tensor<8xi32>) -> tensor<8xf64> {
  %y = crease.softmax_cross_entropy %x, %t {axis = 0 : i64} : tensor<?x8xf64>, tensor<8xi32> -> tensor<8xf64>
  return %y : tensor<8xf64>
}

// CHECK-LABEL: func @distribution(
// CHECK: crease.softmax_cross_entropy %{{.*}}, %{{.*}} : tensor<?x?xbf16>, tensor<?x?xbf16> -> tensor<?xbf16>
// LINALG-LABEL: func @distribution(
// LLVM-LABEL: llvm.func @distribution(
func.func @distribution(%x: tensor<?x?xbf16>, %t: tensor<?x?xbf16>) -> tensor<?xbf16> {
  %y = crease.softmax_cross_entropy %x, %t : tensor<?x?xbf16>, tensor<?x?xbf16> -> tensor<?xbf16>
  return %y : tensor<?xbf16>
}

// CHECK-LABEL: func @one_row(
// CHECK: crease.softmax_cross_entropy %{{.*}}, %{{.*}} : tensor<8xf16>, tensor<i8> -> tensor<f16>
// LINALG-LABEL: func @one_row(
// LLVM-LABEL: llvm.func @one_row(
func.func @one_row(%x: tensor<8xf16>, %t: tensor<i8>) -> tensor<f16> {
  %y = crease.softmax_cross_entropy %x, %t : tensor<8xf16>, tensor<i8> -> tensor<f16>
  return %y : tensor<f16>
}
