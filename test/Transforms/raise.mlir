// Upstream's softmax is ours, and runs as ours does.
// RUN: crease-opt %s --crease-raise | FileCheck %s
// RUN: %if crease-run %{ crease-run %s --entry=rows --check --tolerance=1e-6 %}
// RUN: %if crease-run %{ crease-run %s --entry=gradient --check --tolerance=1e-6 %}

// CHECK-LABEL: func.func @rows(
// CHECK:         %[[Y:.*]] = crease.softmax %{{.*}} {axis = 1 : i64} : tensor<4x16xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @rows(%x: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %e = tensor.empty() : tensor<4x16xf32>
  %y = linalg.softmax dimension(1) ins(%x : tensor<4x16xf32>) outs(%e : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}
func.func private @rows_grad(tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32>
func.func @gradient(%x: tensor<4x16xf32>, %dy: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %dx = call @rows_grad(%x, %dy) : (tensor<4x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32>
  return %dx : tensor<4x16xf32>
}

// CHECK-LABEL: func.func @f8(
// CHECK:         linalg.softmax
func.func @f8(%x: tensor<4x16xf8E5M2>, %e: tensor<4x16xf8E5M2>) -> tensor<4x16xf8E5M2> {
  %y = linalg.softmax dimension(1) ins(%x : tensor<4x16xf8E5M2>) outs(%e : tensor<4x16xf8E5M2>) -> tensor<4x16xf8E5M2>
  return %y : tensor<4x16xf8E5M2>
}

// CHECK-LABEL: func.func @known_rows(
// CHECK:         %[[Y:.*]] = crease.softmax %{{.*}} {axis = 1 : i64} : tensor<?x8xf32>
// CHECK-NEXT:    tensor.cast %[[Y]] : tensor<?x8xf32> to tensor<3x8xf32>
func.func @known_rows(%x: tensor<?x8xf32>) -> tensor<3x8xf32> {
  %e = tensor.empty() : tensor<3x8xf32>
  %y = linalg.softmax dimension(1) ins(%x : tensor<?x8xf32>) outs(%e : tensor<3x8xf32>) -> tensor<3x8xf32>
  return %y : tensor<3x8xf32>
}
