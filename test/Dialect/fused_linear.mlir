// crease.fused_linear is read and printed, on tensors and on memrefs.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --canonicalize | FileCheck %s --check-prefix=CANON
// RUN: crease-opt %s --one-shot-bufferize | FileCheck %s --check-prefix=BUFFER

// CHECK-LABEL: func @gated_unit(
// CHECK: crease.fused_linear ins(%{{.*}} : tensor<4x8xf32>) weights(%{{.*}}, transposed %{{.*}} : tensor<8x16xf32>, tensor<16x8xf32>) extras(column %{{.*}}, element %{{.*}} : tensor<16xf32>, tensor<4x16xf32>) outs(%{{.*}} : tensor<4x16xf32>) {
// CHECK: ^bb0(%[[G:.*]]: f32, %[[U:.*]]: f32, %[[B:.*]]: f32, %[[R:.*]]: f32):
// CHECK: crease.yield %{{.*}} : f32
// CHECK: } -> tensor<4x16xf32>
// What the output held is not read: the bufferized op writes new memory.
// BUFFER-LABEL: func @gated_unit(
// BUFFER: %[[OUT:.*]] = memref.alloc
// BUFFER-NOT: memref.copy
// BUFFER: crease.fused_linear ins(%{{.*}} : memref<4x8xf32{{.*}}>) {{.*}} outs(%[[OUT]] : memref<4x16xf32>)
func.func @gated_unit(%x: tensor<4x8xf32>, %wg: tensor<8x16xf32>, %wu: tensor<16x8xf32>, %b: tensor<16xf32>, %r: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %init = tensor.empty() : tensor<4x16xf32>
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%wg, transposed %wu : tensor<8x16xf32>, tensor<16x8xf32>)
      extras(column %b, element %r : tensor<16xf32>, tensor<4x16xf32>) outs(%init : tensor<4x16xf32>) {
  ^bb0(%g: f32, %u: f32, %bias: f32, %residual: f32):
    %0 = arith.addf %g, %bias : f32
    %1 = crease.swiglu gate(%0) value(%u) : f32
    %2 = arith.addf %1, %residual : f32
    crease.yield %2 : f32
  } -> tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}

// CHECK-LABEL: func @on_memrefs(
// CHECK: crease.fused_linear ins(%{{.*}} : memref<?x8xbf16>) weights(packed %{{.*}} : memref<1x8x32xbf16>) extras(row %{{.*}}, scalar %{{.*}} : memref<?xf32>, f32) outs(%{{.*}}, %{{.*}} : memref<?x16xbf16>, memref<?x16xf32>) {
func.func @on_memrefs(%x: memref<?x8xbf16>, %w: memref<1x8x32xbf16>, %scale: memref<?xf32>, %s: f32, %a: memref<?x16xbf16>, %b: memref<?x16xf32>) {
  crease.fused_linear ins(%x : memref<?x8xbf16>) weights(packed %w : memref<1x8x32xbf16>)
      extras(row %scale, scalar %s : memref<?xf32>, f32) outs(%a, %b : memref<?x16xbf16>, memref<?x16xf32>) {
  ^bb0(%q: f32, %k: f32, %rowscale: f32, %scalar: f32):
    %0 = arith.mulf %q, %rowscale : f32
    %1 = arith.mulf %k, %scalar : f32
    %2 = arith.truncf %0 : f32 to bf16
    crease.yield %2, %1 : bf16, f32
  }
  return
}

// Results that nobody uses and extras that the region ignores go away.
// CANON-LABEL: func @drop_unused(
// CANON: crease.fused_linear ins(%{{.*}}) weights(%{{.*}}) outs(%{{.*}} : tensor<4x16xf32>) {
// CANON-NEXT: ^bb0(%[[ACC:.*]]: f32):
// CANON-NEXT: %[[R:.*]] = crease.relu %[[ACC]] : f32
// CANON-NEXT: crease.yield %[[R]] : f32
func.func @drop_unused(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %b: tensor<16xf32>) -> tensor<4x16xf32> {
  %init = tensor.empty() : tensor<4x16xf32>
  %y:2 = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf32>)
      extras(column %b : tensor<16xf32>) outs(%init, %init : tensor<4x16xf32>, tensor<4x16xf32>) {
  ^bb0(%acc: f32, %bias: f32):
    %0 = crease.relu %acc : f32
    crease.yield %acc, %0 : f32, f32
  } -> (tensor<4x16xf32>, tensor<4x16xf32>)
  return %y#1 : tensor<4x16xf32>
}
