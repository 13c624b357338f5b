// RUN: crease-opt %s --crease-decompose-fused | FileCheck %s
// RUN: crease-run %s --entry=softmax --dims=3,3 --check --max-ulp=4
// RUN: crease-run %s --entry=cross_entropy --check

// CHECK-LABEL: @softmax(
// CHECK: crease.softmax %{{.*}} {axis = 1 : i64, safe} : tensor<?x64xf32>
func.func @softmax(%x: tensor<?x64xf32>, %y: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %0 = crease.rows "softmax" ins(%x : tensor<?x64xf32>)
      outs(%y : tensor<?x64xf32>) {axis = 1 : i64, safe} -> tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}

// CHECK-LABEL: @log_softmax(
// CHECK: crease.log_softmax %{{.*}} {axis = 0 : i64} : tensor<4x64xf32>
// CHECK: tensor.cast
func.func @log_softmax(%x: tensor<4x64xf32>, %y: tensor<?x64xf32>) -> tensor<?x64xf32> {
  %0 = crease.rows "log_softmax" ins(%x : tensor<4x64xf32>)
      outs(%y : tensor<?x64xf32>) {axis = 0 : i64} -> tensor<?x64xf32>
  return %0 : tensor<?x64xf32>
}

// CHECK-LABEL: @cross_entropy(
// CHECK: crease.softmax_cross_entropy %{{.*}}, %{{.*}} {axis = 1 : i64}
func.func @cross_entropy(%x: tensor<4x8xf32>, %t: tensor<4xi64>, %y: tensor<4xf32>) -> tensor<4xf32> {
  %0 = crease.rows "cross_entropy" ins(%x, %t : tensor<4x8xf32>, tensor<4xi64>)
      outs(%y : tensor<4xf32>) {axis = 1 : i64} -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
