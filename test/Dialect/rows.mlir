// RUN: crease-opt %s | crease-opt | FileCheck %s

// CHECK-LABEL: func @tensor
// CHECK: crease.rows "softmax" ins(%{{.*}} : tensor<?x8xf32>) outs(%{{.*}} : tensor<?x8xf32>) {axis = 1 : i64, safe} -> tensor<?x8xf32>
func.func @tensor(%x: tensor<?x8xf32>, %y: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = crease.rows "softmax" ins(%x : tensor<?x8xf32>)
      outs(%y : tensor<?x8xf32>) {axis = 1 : i64, safe} -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}

// CHECK-LABEL: func @memref
// CHECK: crease.rows "cross_entropy" ins(%{{.*}}, %{{.*}} : memref<4x8xbf16>, memref<4xi32>) outs(%{{.*}} : memref<4xbf16>) {axis = 1 : i64}
func.func @memref(%x: memref<4x8xbf16>, %t: memref<4xi32>, %l: memref<4xbf16>) {
  crease.rows "cross_entropy" ins(%x, %t : memref<4x8xbf16>, memref<4xi32>)
      outs(%l : memref<4xbf16>) {axis = 1 : i64}
  return
}

// CHECK-LABEL: func @exp_shifted
// CHECK: crease.exp_shifted %{{.*}}, %{{.*}} : vector<16xf32>
func.func @exp_shifted(%x: vector<16xf32>, %m: vector<16xf32>)
    -> vector<16xf32> {
  %0 = crease.exp_shifted %x, %m : vector<16xf32>
  return %0 : vector<16xf32>
}
