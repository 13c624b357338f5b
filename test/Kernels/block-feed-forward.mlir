// A feed-forward block of many rows, block by block of them, in a tile of the
// hidden layer.
// RUN: crease-opt %s --crease-block-feed-forward="target=x86-64-v3 rows=64" --canonicalize --split-input-file | FileCheck %s
// RUN: crease-opt %s --crease-block-feed-forward="target=x86-64-v3" --split-input-file --remarks-filter=crease -o /dev/null 2>&1 | FileCheck %s --check-prefix=MODEL
// RUN: not crease-opt %s --crease-block-feed-forward=target=z80 2>&1 | FileCheck %s --check-prefix=TARGET
// TARGET: error: unknown target 'z80'

// The residual of the second layer and its outputs are taken by rows, the bias
// is not.
// CHECK-LABEL: func @block(
// CHECK-SAME: %[[X:.*]]: memref<256x8xf32>, {{.*}} %[[B:.*]]: memref<96xf32>, %[[Y:.*]]: memref<256x8xf32>)
// CHECK: %[[T:.*]] = memref.alloc() {{.*}} : memref<64x96xf32>
// CHECK: scf.for %[[I:.*]] = %c0 to %c256 step %c64 {
// CHECK-DAG: %[[XI:.*]] = memref.subview %[[X]][%[[I]], 0] [64, 8] [1, 1]
// CHECK: crease.fused_linear ins(%[[XI]] : {{.*}}) {{.*}} extras(column %[[B]] : {{.*}}) outs(%[[T]] :
// CHECK: crease.fused_linear ins(%[[T]] : {{.*}}) {{.*}} extras(element %{{.*}} : memref<64x8xf32
// CHECK: }
// CHECK: memref.dealloc %[[T]]
// CHECK-NOT: memref<256x96xf32>
// MODEL: its rows are one block
func.func @block(%x: memref<256x8xf32>, %u: memref<8x96xf32>, %d: memref<96x8xf32>, %b: memref<96xf32>, %y: memref<256x8xf32>) {
  %h = memref.alloc() : memref<256x96xf32>
  crease.fused_linear ins(%x : memref<256x8xf32>) weights(%u : memref<8x96xf32>) extras(column %b : memref<96xf32>) outs(%h : memref<256x96xf32>) {
  ^bb0(%acc: f32, %bias: f32):
    %0 = arith.addf %acc, %bias : f32
    %1 = crease.gelu %0 : f32
    crease.yield %1 : f32
  }
  crease.fused_linear ins(%h : memref<256x96xf32>) weights(%d : memref<96x8xf32>) extras(element %x : memref<256x8xf32>) outs(%y : memref<256x8xf32>) {
  ^bb0(%acc: f32, %residual: f32):
    %0 = arith.addf %acc, %residual : f32
    crease.yield %0 : f32
  }
  memref.dealloc %h : memref<256x96xf32>
  return
}

// -----

// With rows that are not known, blocks are as equal as can be.
// CHECK-LABEL: func @late(
// CHECK: memref.alloc(%{{.*}}) {{.*}} : memref<?x96xf32>
// CHECK: arith.minsi
// CHECK: scf.for {{.*}} iter_args(%[[FIRST:.*]] = %c0, %[[SIZE:.*]] = %{{.*}}) -> (index, index) {
// CHECK: memref.subview %{{.*}}[%[[FIRST]], 0] [%[[SIZE]], 8]
// CHECK: crease.fused_linear
// CHECK: crease.fused_linear
// CHECK: %[[NEXT:.*]] = arith.addi %[[FIRST]], %[[SIZE]]
// CHECK: arith.minsi
// CHECK: scf.yield %[[NEXT]]
// MODEL: feed-forward block in blocks of about
func.func @late(%x: memref<?x8xf32>, %u: memref<8x96xf32>, %d: memref<96x8xf32>, %y: memref<?x8xf32>) {
  %c0 = arith.constant 0 : index
  %m = memref.dim %x, %c0 : memref<?x8xf32>
  %h = memref.alloc(%m) : memref<?x96xf32>
  crease.fused_linear ins(%x : memref<?x8xf32>) weights(%u : memref<8x96xf32>) outs(%h : memref<?x96xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  crease.fused_linear ins(%h : memref<?x96xf32>) weights(%d : memref<96x8xf32>) outs(%y : memref<?x8xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  memref.dealloc %h : memref<?x96xf32>
  return
}

// -----

// A hidden layer that somebody else reads stays whole, and so does one between
// whose layers memory is written.
// CHECK-LABEL: func @read_elsewhere(
// CHECK-NOT: scf.for
func.func @read_elsewhere(%x: memref<256x8xf32>, %u: memref<8x96xf32>, %d: memref<96x8xf32>, %y: memref<256x8xf32>, %i: index) -> f32 {
  %h = memref.alloc() : memref<256x96xf32>
  crease.fused_linear ins(%x : memref<256x8xf32>) weights(%u : memref<8x96xf32>) outs(%h : memref<256x96xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  crease.fused_linear ins(%h : memref<256x96xf32>) weights(%d : memref<96x8xf32>) outs(%y : memref<256x8xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  %0 = memref.load %h[%i, %i] : memref<256x96xf32>
  memref.dealloc %h : memref<256x96xf32>
  return %0 : f32
}

// CHECK-LABEL: func @written_between(
// CHECK-NOT: scf.for
// MODEL: not in blocks of rows: memref.store stands between its layers
func.func @written_between(%x: memref<256x8xf32>, %u: memref<8x96xf32>, %d: memref<96x8xf32>, %y: memref<256x8xf32>, %i: index, %f: f32) {
  %h = memref.alloc() : memref<256x96xf32>
  crease.fused_linear ins(%x : memref<256x8xf32>) weights(%u : memref<8x96xf32>) outs(%h : memref<256x96xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  memref.store %f, %x[%i, %i] : memref<256x8xf32>
  crease.fused_linear ins(%h : memref<256x96xf32>) weights(%d : memref<96x8xf32>) outs(%y : memref<256x8xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  memref.dealloc %h : memref<256x96xf32>
  return
}

// -----

// The second layer writes rows that later blocks of the first one would read.
// CHECK-LABEL: func @overlapping
// CHECK-NOT: scf.for
// MODEL: not in blocks of rows: it may write what the layer before it reads
func.func @overlapping(%m: memref<512x8xf32>, %u: memref<8x96xf32>, %d: memref<96x8xf32>) {
  %x = memref.subview %m[0, 0] [256, 8] [1, 1] : memref<512x8xf32> to memref<256x8xf32, strided<[8, 1]>>
  %y = memref.subview %m[128, 0] [256, 8] [1, 1] : memref<512x8xf32> to memref<256x8xf32, strided<[8, 1], offset: 1024>>
  %h = memref.alloc() : memref<256x96xf32>
  crease.fused_linear ins(%x : memref<256x8xf32, strided<[8, 1]>>) weights(%u : memref<8x96xf32>) outs(%h : memref<256x96xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  crease.fused_linear ins(%h : memref<256x96xf32>) weights(%d : memref<96x8xf32>) outs(%y : memref<256x8xf32, strided<[8, 1], offset: 1024>>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  memref.dealloc %h : memref<256x96xf32>
  return
}
