// Contractions that become matmuls first: a loop over the batch, a transpose of
// the left operand.
// RUN: crease-opt %s --split-input-file --crease-fuse --canonicalize | FileCheck %s

// CHECK-LABEL: func @by_batch(
// CHECK-SAME: %[[X:.*]]: tensor<?x8x64xf32>, %[[W:.*]]: tensor<?x32x64xf32>
// CHECK: %[[B:.*]] = tensor.dim %[[X]]
// CHECK: scf.for %[[I:.*]] = %{{.*}} to %[[B]] step %{{.*}} iter_args(%[[ALL:.*]] = %{{.*}})
// CHECK-DAG: %[[ROWS:.*]] = tensor.extract_slice %[[X]][%[[I]], 0, 0] [1, 8, 64] [1, 1, 1] : tensor<?x8x64xf32> to tensor<8x64xf32>
// CHECK-DAG: %[[WEIGHT:.*]] = tensor.extract_slice %[[W]][%[[I]], 0, 0] [1, 32, 64] [1, 1, 1] : tensor<?x32x64xf32> to tensor<32x64xf32>
// The start of zeros is neither read nor written.
// CHECK-NOT: linalg.fill
// CHECK: %[[Y:.*]] = crease.fused_linear ins(%[[ROWS]] : {{.*}}) weights(transposed %[[WEIGHT]] :
// CHECK: tensor.insert_slice %[[Y]] into %[[ALL]][%[[I]], 0, 0]
func.func @by_batch(%x: tensor<?x8x64xf32>, %w: tensor<?x32x64xf32>) -> tensor<?x8x32xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %b = tensor.dim %x, %c0 : tensor<?x8x64xf32>
  %e = tensor.empty(%b) : tensor<?x8x32xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x8x32xf32>) -> tensor<?x8x32xf32>
  %m = linalg.batch_matmul indexing_maps = [
      affine_map<(b, m, n, k) -> (b, m, k)>, affine_map<(b, m, n, k) -> (b, n, k)>, affine_map<(b, m, n, k) -> (b, m, n)>]
      ins(%x, %w : tensor<?x8x64xf32>, tensor<?x32x64xf32>) outs(%f : tensor<?x8x32xf32>) -> tensor<?x8x32xf32>
  return %m : tensor<?x8x32xf32>
}

// -----

// The tail is fused behind the transpose.
// CHECK-LABEL: func @transposed_left(
// CHECK-SAME: %[[X:.*]]: tensor<64x8xf32>, %[[W:.*]]: tensor<64x32xf32>
// CHECK: %[[T:.*]] = linalg.transpose ins(%[[X]] : tensor<64x8xf32>) outs(%{{.*}} : tensor<8x64xf32>) permutation = [1, 0]
// CHECK: crease.fused_linear ins(%[[T]] : tensor<8x64xf32>) weights(%[[W]] : tensor<64x32xf32>)
// CHECK: crease.gelu
// CHECK: crease.yield
func.func @transposed_left(%x: tensor<64x8xf32>, %w: tensor<64x32xf32>) -> tensor<8x32xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<8x32xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x32xf32>) -> tensor<8x32xf32>
  %m = linalg.matmul indexing_maps = [
      affine_map<(m, n, k) -> (k, m)>, affine_map<(m, n, k) -> (k, n)>, affine_map<(m, n, k) -> (m, n)>]
      ins(%x, %w : tensor<64x8xf32>, tensor<64x32xf32>) outs(%f : tensor<8x32xf32>) -> tensor<8x32xf32>
  %y = crease.gelu %m : tensor<8x32xf32>
  return %y : tensor<8x32xf32>
}

// -----

// (X W)^T is W^T X^T.
// CHECK-LABEL: func @transposed_result(
// CHECK-SAME: %[[X:.*]]: tensor<8x64xf32>, %[[W:.*]]: tensor<64x32xf32>
// CHECK: %[[T:.*]] = linalg.transpose ins(%[[W]] : tensor<64x32xf32>) outs(%{{.*}} : tensor<32x64xf32>) permutation = [1, 0]
// CHECK: crease.fused_linear ins(%[[T]] : tensor<32x64xf32>) weights(transposed %[[X]] : tensor<8x64xf32>)
func.func @transposed_result(%x: tensor<8x64xf32>, %w: tensor<64x32xf32>) -> tensor<32x8xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<32x8xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<32x8xf32>) -> tensor<32x8xf32>
  %m = linalg.generic {
      indexing_maps = [affine_map<(n, m, k) -> (m, k)>, affine_map<(n, m, k) -> (k, n)>, affine_map<(n, m, k) -> (n, m)>],
      iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<8x64xf32>, tensor<64x32xf32>) outs(%f : tensor<32x8xf32>) {
  ^bb0(%a: f32, %b: f32, %s: f32):
    %p = arith.mulf %a, %b : f32
    %q = arith.addf %s, %p : f32
    linalg.yield %q : f32
  } -> tensor<32x8xf32>
  return %m : tensor<32x8xf32>
}

// -----

// A start is read, slice by slice.
// CHECK-LABEL: func @from_start(
// CHECK-SAME: %[[START:[a-z0-9]+]]: tensor<2x8x32xf32>)
// CHECK: scf.for {{.*}} iter_args(%[[ALL:.*]] = %[[START]])
// CHECK: %[[SLICE:.*]] = tensor.extract_slice %[[ALL]]
// CHECK: crease.fused_linear {{.*}} extras(element %[[SLICE]] : tensor<8x32xf32>)
func.func @from_start(%x: tensor<2x8x64xf32>, %w: tensor<2x64x32xf32>, %start: tensor<2x8x32xf32>) -> tensor<2x8x32xf32> {
  %m = linalg.batch_matmul ins(%x, %w : tensor<2x8x64xf32>, tensor<2x64x32xf32>) outs(%start : tensor<2x8x32xf32>) -> tensor<2x8x32xf32>
  return %m : tensor<2x8x32xf32>
}

// -----

// The elementwise ops behind it go into the loop.
// CHECK-LABEL: func @with_tail(
// CHECK-SAME: %[[R:[a-z0-9]+]]: tensor<2x8x32xf32>)
// CHECK: scf.for
// CHECK: %[[SLICE:.*]] = tensor.extract_slice %[[R]]
// CHECK: crease.fused_linear {{.*}} extras(element %[[SLICE]] : tensor<8x32xf32>)
// CHECK: arith.mulf
// CHECK: arith.addf
// CHECK: crease.silu
// CHECK: crease.yield
// CHECK: scf.yield
// CHECK-NOT: crease.silu
func.func @with_tail(%x: tensor<2x8x64xf32>, %w: tensor<2x64x32xf32>, %r: tensor<2x8x32xf32>) -> tensor<2x8x32xf32> {
  %zero = arith.constant 0.0 : f32
  %scale = arith.constant dense<0.25> : tensor<2x8x32xf32>
  %e = tensor.empty() : tensor<2x8x32xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x8x32xf32>) -> tensor<2x8x32xf32>
  %m = linalg.batch_matmul ins(%x, %w : tensor<2x8x64xf32>, tensor<2x64x32xf32>) outs(%f : tensor<2x8x32xf32>) -> tensor<2x8x32xf32>
  %s = arith.mulf %m, %scale : tensor<2x8x32xf32>
  %a = arith.addf %s, %r : tensor<2x8x32xf32>
  %y = crease.silu %a : tensor<2x8x32xf32>
  return %y : tensor<2x8x32xf32>
}
