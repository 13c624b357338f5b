// The sizes of results follow from those of operands.
// RUN: crease-opt %s --resolve-ranked-shaped-type-result-dims --canonicalize | FileCheck %s

// CHECK-LABEL: func @elementwise(
// CHECK-SAME: %[[X:.*]]: tensor<?x8xf32>)
// CHECK: %[[D:.*]] = tensor.dim %[[X]], %{{.*}}
// CHECK-NEXT: return %[[D]]
func.func @elementwise(%x: tensor<?x8xf32>) -> index {
  %c0 = arith.constant 0 : index
  %y = crease.gelu %x : tensor<?x8xf32>
  %z = crease.swiglu gate(%y) value(%y) : tensor<?x8xf32>
  %s = crease.softmax %z : tensor<?x8xf32>
  %d = tensor.dim %s, %c0 : tensor<?x8xf32>
  return %d : index
}

// CHECK-LABEL: func @linear(
// CHECK-SAME: %[[X:.*]]: tensor<?x8xf32>, %[[W:.*]]: tensor<?x8xf32>)
// CHECK-DAG: %[[M:.*]] = tensor.dim %[[X]], %c0
// CHECK-DAG: %[[N:.*]] = tensor.dim %[[W]], %c0
// CHECK: return %[[M]], %[[N]]
func.func @linear(%x: tensor<?x8xf32>, %w: tensor<?x8xf32>) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %y = crease.linear %x, %w {transpose_weight} : (tensor<?x8xf32>, tensor<?x8xf32>) -> tensor<?x?xf32>
  %m = tensor.dim %y, %c0 : tensor<?x?xf32>
  %n = tensor.dim %y, %c1 : tensor<?x?xf32>
  return %m, %n : index, index
}

// CHECK-LABEL: func @split(
// CHECK-SAME: %[[P:.*]]: tensor<4x?xf32>)
// CHECK: %[[D:.*]] = tensor.dim %[[P]], %c1
// CHECK: %[[H:.*]] = arith.divui %[[D]], %c2
// CHECK: return %[[H]]
func.func @split(%p: tensor<4x?xf32>) -> index {
  %c1 = arith.constant 1 : index
  %g, %v = crease.split %p : tensor<4x?xf32> -> tensor<4x?xf32>
  %d = tensor.dim %v, %c1 : tensor<4x?xf32>
  return %d : index
}

// CHECK-LABEL: func @loss(
// CHECK-SAME: %[[X:.*]]: tensor<?x?xf32>, %{{.*}})
// CHECK: %[[D:.*]] = tensor.dim %[[X]], %c1
// CHECK: return %[[D]]
func.func @loss(%x: tensor<?x?xf32>, %t: tensor<?xi64>) -> index {
  %c0 = arith.constant 0 : index
  %y = crease.softmax_cross_entropy %x, %t {axis = 0 : i64} : tensor<?x?xf32>, tensor<?xi64> -> tensor<?xf32>
  %d = tensor.dim %y, %c0 : tensor<?xf32>
  return %d : index
}

crease.define @id(%x: f32) -> f32 { crease.yield %x : f32 }
// CHECK-LABEL: func @apply(
// CHECK-SAME: %[[X:.*]]: tensor<?xf32>)
// CHECK: %[[D:.*]] = tensor.dim %[[X]], %c0
// CHECK: return %[[D]]
func.func @apply(%x: tensor<?xf32>) -> index {
  %c0 = arith.constant 0 : index
  %y = crease.apply @id(%x) : tensor<?xf32>
  %d = tensor.dim %y, %c0 : tensor<?xf32>
  return %d : index
}

// The operand's type knows the rows, the result's does not.
// CHECK-LABEL: func @known_rows(
// CHECK: %[[C:.*]] = arith.constant 4 : index
// CHECK: return %[[C]]
func.func @known_rows(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>) -> index {
  %c0 = arith.constant 0 : index
  %y = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<?x16xf32>
  %d = tensor.dim %y, %c0 : tensor<?x16xf32>
  return %d : index
}
