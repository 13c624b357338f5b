// A fused linear is one linear layer for each weight, and its epilogue.
// RUN: crease-opt %s --crease-decompose-fused | FileCheck %s

// CHECK-LABEL: func @gated(
// CHECK: %[[G:.*]] = crease.linear %[[X:.*]], %{{.*}} : (tensor<?x8xf32>, tensor<8x16xf32>) -> tensor<?x16xf32>
// CHECK: %[[U:.*]] = crease.linear %[[X]], %{{.*}} {transpose_weight} : (tensor<?x8xf32>, tensor<16x8xf32>) -> tensor<?x16xf32>
// CHECK: linalg.generic {{.*}} ins(%[[G]], %[[U]], %{{.*}} : tensor<?x16xf32>, tensor<?x16xf32>, tensor<16xf32>)
// CHECK: crease.geglu gate(%{{.*}}) value(%{{.*}}) : f32
// CHECK: linalg.yield
func.func @gated(%x: tensor<?x8xf32>, %wg: tensor<8x16xf32>, %wu: tensor<16x8xf32>, %b: tensor<16xf32>, %init: tensor<?x16xf32>) -> tensor<?x16xf32> {
  %y = crease.fused_linear ins(%x : tensor<?x8xf32>) weights(%wg, transposed %wu : tensor<8x16xf32>, tensor<16x8xf32>)
      extras(column %b : tensor<16xf32>) outs(%init : tensor<?x16xf32>) {
  ^bb0(%g: f32, %u: f32, %bias: f32):
    %0 = arith.addf %g, %bias : f32
    %1 = crease.geglu gate(%0) value(%u) : f32
    crease.yield %1 : f32
  } -> tensor<?x16xf32>
  return %y : tensor<?x16xf32>
}

// Narrow weights are summed in f32.
// CHECK-LABEL: func @narrow(
// CHECK: crease.linear %{{.*}} : (tensor<4x8xbf16>, tensor<8x16xbf16>) -> tensor<4x16xf32>
func.func @narrow(%x: tensor<4x8xbf16>, %w: tensor<8x16xbf16>, %init: tensor<4x16xbf16>) -> tensor<4x16xbf16> {
  %y = crease.fused_linear ins(%x : tensor<4x8xbf16>) weights(%w : tensor<8x16xbf16>) outs(%init : tensor<4x16xbf16>) {
  ^bb0(%acc: f32):
    %0 = arith.truncf %acc : f32 to bf16
    crease.yield %0 : bf16
  } -> tensor<4x16xbf16>
  return %y : tensor<4x16xbf16>
}
