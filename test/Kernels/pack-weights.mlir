// crease-pack-weights: three siblings of a function with marked weights.
// RUN: crease-opt %s --crease-pack-weights=target=x86-64-v4 --cse --split-input-file | FileCheck %s

// NAME stays as it is; the bias is marked, too, so it lies behind the panels.
// CHECK-LABEL: func.func @f(
// CHECK: weights(%{{.*}} : tensor<64x96xf32>)
// CHECK-LABEL: llvm.func @f_packed_size() -> i64
// CHECK: llvm.mlir.constant(24960 : i64)
// CHECK-LABEL: func.func @f_pack(
// CHECK-SAME: %[[W:.*]]: tensor<64x96xf32>, %[[B:.*]]: tensor<96xf32>) -> tensor<6240xf32>
// CHECK: crease.pack_weights ins(%[[W]] : tensor<64x96xf32>) outs(%{{.*}} : tensor<2x64x48xf32>)
// CHECK: tensor.insert_slice %[[B]] into %{{.*}}[6144] [96] [1]
// CHECK-LABEL: func.func @f_packed(
// CHECK-SAME: %[[X:.*]]: tensor<?x64xf32>, %{{.*}}: tensor<?x96xf32>, %[[M:.*]]: tensor<6240xf32>)
// CHECK-DAG: %[[FLAT:.*]] = tensor.extract_slice %[[M]][0] [6144] [1]
// CHECK-DAG: %[[P:.*]] = tensor.expand_shape %[[FLAT]] {{.*}} into tensor<2x64x48xf32>
// CHECK: crease.fused_linear ins(%[[X]] : tensor<?x64xf32>) weights(packed %[[P]] : tensor<2x64x48xf32>)
func.func @f(%x: tensor<?x64xf32>, %w: tensor<64x96xf32> {crease.weight}, %b: tensor<96xf32> {crease.weight}, %init: tensor<?x96xf32>) -> tensor<?x96xf32> {
  %y = crease.fused_linear ins(%x : tensor<?x64xf32>) weights(%w : tensor<64x96xf32>)
      extras(column %b : tensor<96xf32>) outs(%init : tensor<?x96xf32>) {
  ^bb0(%acc: f32, %bias: f32):
    %0 = arith.addf %acc, %bias : f32
    crease.yield %0 : f32
  } -> tensor<?x96xf32>
  return %y : tensor<?x96xf32>
}

// -----

// Constant weights are packed while compiling.
// CHECK-LABEL: func.func @constant(
// CHECK: %[[P:.*]] = arith.constant dense<{{\[\[\[}}1.000000e+00, 2.000000e+00, 0.000000e+00
// CHECK: weights(packed %[[P]] : tensor<1x2x16xf32>)
func.func @constant(%x: tensor<4x2xf32>, %init: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %w = arith.constant dense<[[1.0, 2.0], [3.0, 4.0]]> : tensor<2x2xf32>
  %y = crease.fused_linear ins(%x : tensor<4x2xf32>) weights(%w : tensor<2x2xf32>) outs(%init : tensor<4x2xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  } -> tensor<4x2xf32>
  return %y : tensor<4x2xf32>
}

// -----

// So are those of a resource, as exporters write them.
// CHECK-LABEL: func.func @resource(
// CHECK: %[[P:.*]] = arith.constant dense<{{\[\[\[}}1.000000e+00, 2.000000e+00, 0.000000e+00
// CHECK: weights(packed %[[P]] : tensor<1x2x16xf32>)
func.func @resource(%x: tensor<4x2xf32>, %init: tensor<4x2xf32>) -> tensor<4x2xf32> {
  %w = arith.constant dense_resource<weight> : tensor<2x2xf32>
  %y = crease.fused_linear ins(%x : tensor<4x2xf32>) weights(%w : tensor<2x2xf32>) outs(%init : tensor<4x2xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  } -> tensor<4x2xf32>
  return %y : tensor<4x2xf32>
}
{-# dialect_resources: { builtin: { weight: "0x040000000000803F000000400000404000008040" } } #-}

// -----

// A weight of dynamic size cannot be packed ahead of time.
// CHECK-LABEL: func.func @dynamic_weight(
// CHECK-NOT: @dynamic_weight_pack
func.func @dynamic_weight(%x: tensor<4x8xf32>, %w: tensor<8x?xf32> {crease.weight}, %init: tensor<4x?xf32>) -> tensor<4x?xf32> {
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x?xf32>) outs(%init : tensor<4x?xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  } -> tensor<4x?xf32>
  return %y : tensor<4x?xf32>
}
