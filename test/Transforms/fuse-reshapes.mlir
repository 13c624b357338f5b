// Reshapes of a matmul's rows move to its left operand, so that the elementwise
// code behind them is fused.
// RUN: crease-opt %s --crease-fuse=require-fused --split-input-file | FileCheck %s

// As frameworks write a layer of [B,S,K]: the bias follows the reshape.
// CHECK-LABEL: func @expanded(
// CHECK-SAME: %[[X:.*]]: tensor<4x32x64xf32>, %[[W:.*]]: tensor<64x96xf32>, %[[B:.*]]: tensor<96xf32>
// CHECK-NOT: tensor.collapse_shape
// CHECK-NOT: tensor.expand_shape
// CHECK: %[[Y:.*]] = crease.fused_linear ins(%[[X]] : tensor<4x32x64xf32>) weights(%[[W]] : tensor<64x96xf32>) extras(column %[[B]] : tensor<96xf32>)
// CHECK: crease.gelu
// CHECK: return %[[Y]] : tensor<4x32x96xf32>
func.func @expanded(%x: tensor<4x32x64xf32>, %w: tensor<64x96xf32>, %b: tensor<96xf32>) -> tensor<4x32x96xf32> {
  %c = tensor.collapse_shape %x [[0, 1], [2]] : tensor<4x32x64xf32> into tensor<128x64xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<128x96xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<128x96xf32>) -> tensor<128x96xf32>
  %m = linalg.matmul ins(%c, %w : tensor<128x64xf32>, tensor<64x96xf32>) outs(%f : tensor<128x96xf32>) -> tensor<128x96xf32>
  %r = tensor.expand_shape %m [[0, 1], [2]] output_shape [4, 32, 96] : tensor<128x96xf32> into tensor<4x32x96xf32>
  %e3 = tensor.empty() : tensor<4x32x96xf32>
  %s = linalg.generic {
    indexing_maps = [affine_map<(a, b, c) -> (a, b, c)>, affine_map<(a, b, c) -> (c)>, affine_map<(a, b, c) -> (a, b, c)>],
    iterator_types = ["parallel", "parallel", "parallel"]
  } ins(%r, %b : tensor<4x32x96xf32>, tensor<96xf32>) outs(%e3 : tensor<4x32x96xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %t = arith.addf %p, %q : f32
    linalg.yield %t : f32
  } -> tensor<4x32x96xf32>
  %y = crease.gelu %s : tensor<4x32x96xf32>
  return %y : tensor<4x32x96xf32>
}

// -----

// Elementwise code before the reshape as well, and sizes that are not known:
// what was flattened is read as it was, the rest is reshaped.
// CHECK-LABEL: func @expanded_after_tail(
// CHECK-SAME: %[[X:.*]]: tensor<?x8x64xf32>, %[[R:.*]]: tensor<?x32xf32>, %[[W:.*]]: tensor<32x64xf32>
// CHECK: %[[N:.*]] = tensor.dim %[[X]], %{{.*}}
// CHECK-DAG: %[[XE:.*]] = tensor.expand_shape %{{.*}} {{\[\[}}0, 1], [2]] output_shape [%[[N]], 8, 64] : tensor<?x64xf32> into tensor<?x8x64xf32>
// CHECK-DAG: %[[RE:.*]] = tensor.expand_shape %[[R]] {{\[\[}}0, 1], [2]] output_shape [%[[N]], 8, 32] : tensor<?x32xf32> into tensor<?x8x32xf32>
// CHECK: crease.fused_linear ins(%[[XE]] : tensor<?x8x64xf32>) weights(transposed %[[W]] : tensor<32x64xf32>) extras(column %{{.*}}, element %[[RE]] : tensor<32xf32>, tensor<?x8x32xf32>)
// CHECK: arith.mulf
// CHECK: crease.elu %{{.*}} {alpha = 2.000000e+00 : f64} : f32
// CHECK: crease.silu
func.func @expanded_after_tail(%x: tensor<?x8x64xf32>, %res: tensor<?x32xf32>, %w: tensor<32x64xf32>, %b: tensor<32xf32>) -> tensor<?x8x32xf32> {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %n = tensor.dim %x, %c0 : tensor<?x8x64xf32>
  %rows = arith.muli %n, %c8 : index
  %xc = tensor.collapse_shape %x [[0, 1], [2]] : tensor<?x8x64xf32> into tensor<?x64xf32>
  %m = crease.linear %xc, %w, %b {transpose_weight} : (tensor<?x64xf32>, tensor<32x64xf32>, tensor<32xf32>) -> tensor<?x32xf32>
  %e = tensor.empty(%rows) : tensor<?x32xf32>
  %s = linalg.mul ins(%m, %res : tensor<?x32xf32>, tensor<?x32xf32>) outs(%e : tensor<?x32xf32>) -> tensor<?x32xf32>
  %a = crease.elu %s {alpha = 2.0} : tensor<?x32xf32>
  %r = tensor.expand_shape %a [[0, 1], [2]] output_shape [%n, 8, 32] : tensor<?x32xf32> into tensor<?x8x32xf32>
  %y = crease.silu %r : tensor<?x8x32xf32>
  return %y : tensor<?x8x32xf32>
}

// -----

// CHECK-LABEL: func @collapsed(
// CHECK-SAME: %[[X:.*]]: tensor<4x32x64xf32>
// CHECK: %[[C:.*]] = tensor.collapse_shape %[[X]]
// CHECK: crease.fused_linear ins(%[[C]] : tensor<128x64xf32>)
// CHECK: crease.swiglu
func.func @collapsed(%x: tensor<4x32x64xf32>, %wg: tensor<64x96xf32>, %wu: tensor<64x96xf32>) -> tensor<128x96xf32> {
  %c = tensor.collapse_shape %x [[0, 1], [2]] : tensor<4x32x64xf32> into tensor<128x64xf32>
  %g = crease.linear %x, %wg : (tensor<4x32x64xf32>, tensor<64x96xf32>) -> tensor<4x32x96xf32>
  %u = crease.linear %c, %wu : (tensor<128x64xf32>, tensor<64x96xf32>) -> tensor<128x96xf32>
  %gc = tensor.collapse_shape %g [[0, 1], [2]] : tensor<4x32x96xf32> into tensor<128x96xf32>
  %y = crease.swiglu gate(%gc) value(%u) : tensor<128x96xf32>
  return %y : tensor<128x96xf32>
}
