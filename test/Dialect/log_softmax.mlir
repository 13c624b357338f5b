// crease.log_softmax: parse, print and lower. Errors: log_softmax-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG \
// RUN:   --implicit-check-not=crease.log_softmax
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.log_softmax --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.log_softmax --implicit-check-not=unrealized

// CHECK-LABEL: func @last_axis(
// CHECK: crease.log_softmax %{{[a-z0-9]+}} : tensor<4x8xf32>
// LINALG-LABEL: func @last_axis(
// LINALG: iterator_types = ["parallel", "reduction"]
// LLVM-LABEL: llvm.func @last_axis(
func.func @last_axis(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %y = crease.log_softmax %x : tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// CHECK-LABEL: func @first_axis(
// CHECK: crease.log_softmax %{{.*}} {axis = 0 : i64} : tensor<4x8xf32>
// LINALG-LABEL: func @first_axis(
// LINALG: iterator_types = [{{("parallel", "reduction"|"reduction", "parallel")}}]
// LLVM-LABEL: llvm.func @first_axis(
func.func @first_axis(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %y = crease.log_softmax %x {axis = 0 : i64} : tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// CHECK-LABEL: func @middle_axis_from_the_end(
// CHECK: crease.log_softmax %{{.*}} {axis = -2 : i64} : tensor<2x?x8xbf16>
// LINALG-LABEL: func @middle_axis_from_the_end(
// LLVM-LABEL: llvm.func @middle_axis_from_the_end(
func.func @middle_axis_from_the_end(%x: tensor<2x?x8xbf16>) -> tensor<2x?x8xbf16> {
  %y = crease.log_softmax %x {axis = -2 : i64} : tensor<2x?x8xbf16>
  return %y : tensor<2x?x8xbf16>
}

// CHECK-LABEL: func @safe(
// CHECK: crease.log_softmax %{{.*}} {safe} : tensor<?x?xf64>
// LINALG-LABEL: func @safe(
// LLVM-LABEL: llvm.func @safe(
func.func @safe(%x: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %y = crease.log_softmax %x {safe} : tensor<?x?xf64>
  return %y : tensor<?x?xf64>
}

// CHECK-LABEL: func @one_row(
// CHECK: crease.log_softmax %{{.*}} : tensor<?xf16>
// LINALG-LABEL: func @one_row(
// LLVM-LABEL: llvm.func @one_row(
func.func @one_row(%x: tensor<?xf16>) -> tensor<?xf16> {
  %y = crease.log_softmax %x : tensor<?xf16>
  return %y : tensor<?xf16>
}
