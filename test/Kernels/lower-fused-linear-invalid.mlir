// Options that no kernel can follow.
// RUN: not crease-opt %s --crease-lower-fused-linear="target=x86-64-v3 tile-rows=8" 2>&1 | FileCheck %s --check-prefix=ROWS
// ROWS: invalid.mlir:[[@LINE+9]]:3: error: a tile of 8 rows by 2 vectors does not fit into 16 registers
// RUN: not crease-opt %s --crease-lower-fused-linear="target=x86-64-v4 tile-vectors=40" 2>&1 | FileCheck %s --check-prefix=VECTORS
// VECTORS: error: a tile of 1 rows by 40 vectors does not fit into 32 registers
// RUN: not crease-opt %s --crease-lower-fused-linear="target=x86-64-v3 unroll=1000000" 2>&1 | FileCheck %s --check-prefix=UNROLL
// UNROLL: error: a tile of 6 rows by 2 vectors cannot be written out 1000000 times
// RUN: not crease-opt %s --crease-lower-fused-linear="target=z80" 2>&1 | FileCheck %s --check-prefix=TARGET
// TARGET: error: unknown target 'z80'

func.func @invalid_options(%x: memref<12x32xf32>, %w: memref<32x64xf32>, %y: memref<12x64xf32>) {
  crease.fused_linear ins(%x : memref<12x32xf32>) weights(%w : memref<32x64xf32>) outs(%y : memref<12x64xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}
