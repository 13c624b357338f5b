// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s

// CHECK-LABEL: func @static_tensor(
// CHECK: crease.gelu %{{.*}} : tensor<4x8xf32>
func.func @static_tensor(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %y = crease.gelu %x : tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
