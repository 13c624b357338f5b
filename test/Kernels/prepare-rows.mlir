// RUN: crease-opt %s --crease-prepare-rows | FileCheck %s

// CHECK-LABEL: func @softmax
// CHECK:         %[[D:.*]] = tensor.dim %arg0, %c0
// CHECK:         %[[E:.*]] = tensor.empty(%[[D]]) : tensor<?x8xf32>
// CHECK:         crease.rows "softmax" ins(%arg0 : tensor<?x8xf32>) outs(%[[E]] : tensor<?x8xf32>) {axis = 1 : i64, safe} -> tensor<?x8xf32>
func.func @softmax(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %y = crease.softmax %x {safe} : tensor<?x8xf32>
  return %y : tensor<?x8xf32>
}

// CHECK-LABEL: func @log_softmax
// CHECK:         crease.rows "log_softmax" ins(%arg0 : tensor<4x8xf32>) outs(%{{.*}} : tensor<4x8xf32>) {axis = 0 : i64} -> tensor<4x8xf32>
func.func @log_softmax(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %y = crease.log_softmax %x {axis = 0 : i64} : tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// CHECK-LABEL: func @cross_entropy
// CHECK:         %[[E:.*]] = tensor.empty() : tensor<4xf32>
// CHECK:         crease.rows "cross_entropy" ins(%arg0, %arg1 : tensor<4x8xf32>, tensor<4xi64>) outs(%[[E]] : tensor<4xf32>) {axis = 1 : i64} -> tensor<4xf32>
func.func @cross_entropy(%x: tensor<4x8xf32>, %t: tensor<4xi64>)
    -> tensor<4xf32> {
  %l = crease.softmax_cross_entropy %x, %t
      : tensor<4x8xf32>, tensor<4xi64> -> tensor<4xf32>
  return %l : tensor<4xf32>
}

// On vectors there is no buffer to prepare: the op is written out.

// CHECK-LABEL: func @vector
// CHECK-NOT:     crease.softmax
// CHECK:         math.exp %{{.*}} : vector<3x2xf64>
// CHECK:         arith.divf
// CHECK:         vector.transpose %{{.*}}, [1, 0] : vector<3x2xf64> to vector<2x3xf64>
// CHECK-NEXT:    arith.truncf
func.func @vector(%x: vector<2x3xf32>) -> vector<2x3xf32> {
  %y = crease.softmax %x {axis = 1 : i64} : vector<2x3xf32>
  return %y : vector<2x3xf32>
}

// CHECK-LABEL: func @gradient
// CHECK-NOT:     crease.softmax_grad
// CHECK:         arith.mulf %{{.*}} : vector<3x2xf64>
// CHECK:         vector.transpose %{{.*}}, [1, 0] : vector<3x2xf64> to vector<2x3xf64>
func.func @gradient(%y: vector<2x3xf32>, %dy: vector<2x3xf32>) -> vector<2x3xf32> {
  %dx = crease.softmax_grad %y, %dy : vector<2x3xf32>
  return %dx : vector<2x3xf32>
}

// CHECK-LABEL: func @gradients
// CHECK:         crease.rows "softmax_grad" ins(%arg0, %arg1 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%{{.*}} : tensor<4x8xf32>) {axis = 0 : i64}
// CHECK:         crease.rows "log_softmax_grad" ins(%arg0, %arg1 : tensor<4x8xf32>, tensor<4x8xf32>)
// CHECK:         crease.rows "cross_entropy_grad" ins(%arg0, %arg2 : tensor<4x8xf32>, tensor<4xi64>) outs(%{{.*}} : tensor<4x8xf32>)
func.func @gradients(%y: tensor<4x8xf32>, %dy: tensor<4x8xf32>, %t: tensor<4xi64>) -> (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) {
  %a = crease.softmax_grad %y, %dy {axis = 0 : i64} : tensor<4x8xf32>
  %b = crease.log_softmax_grad %y, %dy : tensor<4x8xf32>
  %c = crease.softmax_cross_entropy_grad %y, %t : tensor<4x8xf32>, tensor<4xi64>
  return %a, %b, %c : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>
}
