// The kernel of a fused linear: panels, tiles of rows, a tile of sums in
// registers, and the epilogue on vectors, in which activations keep their names.
// RUN: crease-opt %s --crease-lower-fused-linear=target=x86-64-v4 --canonicalize --cse --split-input-file | FileCheck %s
// RUN: crease-opt %s --crease-lower-fused-linear=target=x86-64-v3 --canonicalize --cse --split-input-file | FileCheck %s --check-prefix=AVX2
// RUN: crease-opt %s --crease-lower-fused-linear="target=x86-64-v4 epilogue-vectors=4" --canonicalize --cse --split-input-file | FileCheck %s --check-prefix=FOUR

// 12 rows are two tiles of 6, 128 columns two panels of 64: 24 sums. The
// epilogue takes all rows of a panel together, and all vectors of a row at once.
// CHECK-LABEL: func @static_packed(
// CHECK: memref.alloca() {alignment = 64 : i64} : memref<12x64xf32>
// CHECK: scf.for
// CHECK: scf.for
// CHECK: %{{.*}}:24 = scf.for %{{.*}} = %c0 to %c32 {{.*}} iter_args
// CHECK-COUNT-4: vector.load %{{.*}} : memref<2x32x64xf32>, vector<16xf32>
// CHECK: memref.load %{{.*}} : memref<12x32xf32>
// CHECK: vector.broadcast
// CHECK-COUNT-24: math.fma %{{.*}} : vector<16xf32>
// CHECK-NOT: math.fma
// CHECK: scf.for
// CHECK: crease.gelu %{{.*}} : vector<64xf32>
// CHECK-COUNT-4: vector.store %{{.*}} : memref<12x128xf32>, vector<16xf32>
// CHECK-NOT: maskedstore
// CHECK-NOT: crease.fused_linear
// AVX2-LABEL: func @static_packed(
// AVX2: math.fma %{{.*}} : vector<8xf32>
func.func @static_packed(%x: memref<12x32xf32>, %w: memref<2x32x64xf32>, %b: memref<128xf32>, %y: memref<12x128xf32>) {
  crease.fused_linear ins(%x : memref<12x32xf32>) weights(packed %w : memref<2x32x64xf32>)
      extras(column %b : memref<128xf32>) outs(%y : memref<12x128xf32>) {
  ^bb0(%acc: f32, %bias: f32):
    %0 = arith.addf %acc, %bias : f32
    %1 = crease.gelu %0 : f32
    crease.yield %1 : f32
  }
  return
}

// -----

// Nothing is known: beside the kernels for a few rows, one for each height of
// tiles of many, a masked last panel, and weights packed on the way.
// CHECK-LABEL: func @dynamic(
// CHECK: memref.alloc(%{{.*}}) {alignment = 64 : i64} : memref<?xf32>
// CHECK: memref.reinterpret_cast %{{.*}} : memref<?xf32> to memref<?x?x64xf32>
// CHECK: vector.maskedload
// CHECK: scf.index_switch
// CHECK-NEXT: case 4
// CHECK: case 5
// CHECK: default
// CHECK: vector.maskedstore
// CHECK: memref.dealloc
// AVX2-LABEL: func @dynamic(
// AVX2: memref<?x?x16xf32>
func.func @dynamic(%x: memref<?x?xf32>, %w: memref<?x?xf32>, %y: memref<?x?xf32>) {
  crease.fused_linear ins(%x : memref<?x?xf32>) weights(%w : memref<?x?xf32>) outs(%y : memref<?x?xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// Two weights lie side by side in one panel: the kernel is that of one weight.
// A transposed weight is packed by squares.
// CHECK-LABEL: func @gated(
// CHECK: memref<1x32x64xf32>
// CHECK: vector.shuffle
// CHECK-COUNT-24: math.fma
// CHECK: scf.for
// CHECK: crease.swiglu gate(%{{.*}}) value(%{{.*}}) : vector<32xf32>
// FOUR: crease.swiglu gate(%{{.*}}) value(%{{.*}}) : vector<64xf32>
// CHECK-NOT: crease.swiglu
func.func @gated(%x: memref<18x32xf32>, %wg: memref<32x64xf32>, %wu: memref<64x32xf32>, %y: memref<18x64xf32>) {
  crease.fused_linear ins(%x : memref<18x32xf32>) weights(%wg, transposed %wu : memref<32x64xf32>, memref<64x32xf32>) outs(%y : memref<18x64xf32>) {
  ^bb0(%g: f32, %u: f32):
    %0 = crease.swiglu gate(%g) value(%u) : f32
    crease.yield %0 : f32
  }
  return
}

// -----

// With threads the panels are shared out, and each has its own tile; weights
// beyond the cache are fetched ahead.
// RUN: crease-opt %s --crease-lower-fused-linear="target=x86-64-v4 parallel" --canonicalize --split-input-file | FileCheck %s --check-prefix=PARALLEL

// CHECK-LABEL: func @from_memory(
// CHECK: memref.prefetch
// PARALLEL-LABEL: func @from_memory(
// PARALLEL: scf.parallel
// PARALLEL: memref.alloca() {alignment = 64 : i64} : memref<12x64xf32>
// PARALLEL: memref.prefetch
func.func @from_memory(%x: memref<12x4096xf32>, %w: memref<128x4096x64xf32>, %y: memref<12x8192xf32>) {
  crease.fused_linear ins(%x : memref<12x4096xf32>) weights(packed %w : memref<128x4096x64xf32>) outs(%y : memref<12x8192xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// A cheap epilogue is applied in registers, row by row: no tile is stored, and
// the bias is loaded once for all rows.
// CHECK-LABEL: func @in_registers(
// CHECK: scf.for
// CHECK: scf.yield
// CHECK-NOT: vector.store {{.*}} : memref<6x64xf32>
// CHECK-COUNT-4: vector.load %{{.*}} : memref<64xf32>, vector<16xf32>
// CHECK-NOT: vector.load
// CHECK-COUNT-24: crease.relu %{{.*}} : vector<16xf32>
// CHECK-NOT: crease.relu
func.func @in_registers(%x: memref<6x32xf32>, %w: memref<1x32x64xf32>, %b: memref<64xf32>, %y: memref<6x64xf32>) {
  crease.fused_linear ins(%x : memref<6x32xf32>) weights(packed %w : memref<1x32x64xf32>)
      extras(column %b : memref<64xf32>) outs(%y : memref<6x64xf32>) {
  ^bb0(%acc: f32, %bias: f32):
    %0 = arith.addf %acc, %bias : f32
    %1 = crease.relu %0 : f32
    crease.yield %1 : f32
  }
  return
}

// -----

// Narrow panels, of 2 vectors, are swept once for each 126 rows or so, which are
// packed tile by tile, four columns of a row at a time; four steps of 12 sums
// are written out; the next panel is fetched into L2, this one into L1.
// AVX2-LABEL: func @narrow(
// AVX2: scf.for %{{.*}} = %c0 to %c2 step %c1
// AVX2: scf.for %{{.*}} = %c0 to %c21 step %c1
// AVX2: scf.for %{{.*}} = %c0 to %c1024 step %c4
// AVX2: vector.load %{{.*}} : memref<252x1024xf32>, vector<4xf32>
// AVX2: vector.store %{{.*}}, %[[LEFT:.*]][%{{.*}}] : memref<{{[0-9]+}}xf32, strided<[1]>>, vector<4xf32>
// AVX2-COUNT-5: vector.store
// AVX2: scf.for %{{.*}} = %c0 to %c256 step %c1
// AVX2: scf.for %{{.*}} = %c0 to %c21 step %c1
// AVX2: scf.for %{{.*}} = %c0 to %c1024 step %c4 iter_args
// AVX2: memref.prefetch %{{.*}}, read, locality<2>, data : memref<256x1024x16xf32>
// AVX2: memref.prefetch %{{.*}}, read, locality<3>, data : memref<256x1024x16xf32>
// AVX2: memref.load %[[LEFT]]
// AVX2-COUNT-48: math.fma %{{.*}} : vector<8xf32>
// AVX2-NOT: math.fma
func.func @narrow(%x: memref<252x1024xf32>, %w: memref<256x1024x16xf32>, %y: memref<252x4096xf32>) {
  crease.fused_linear ins(%x : memref<252x1024xf32>) weights(packed %w : memref<256x1024x16xf32>) outs(%y : memref<252x4096xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// One row of packed weights: four panels at once, so that eight sums hide the
// latency of an addition, and four streams come from memory.
// AVX2-LABEL: func @one_row(
// AVX2: scf.for %[[K:.*]] = %c0 to %c64 step %c4 iter_args
// AVX2-DAG: vector.load %{{.*}}[%c0, %[[K]], %c8] : memref<4x64x16xf32>
// AVX2-DAG: vector.load %{{.*}}[%c3, %[[K]], %c8] : memref<4x64x16xf32>
// AVX2-COUNT-32: math.fma
// AVX2-NOT: math.fma
func.func @one_row(%x: memref<1x64xf32>, %w: memref<4x64x16xf32>, %y: memref<1x64xf32>) {
  crease.fused_linear ins(%x : memref<1x64xf32>) weights(packed %w : memref<4x64x16xf32>) outs(%y : memref<1x64xf32>) {
  ^bb0(%acc: f32):
    %0 = crease.tanh %acc : f32
    crease.yield %0 : f32
  }
  return
}

// -----

// Four columns are one vector: eight chains of it, added in the end.
// AVX2-LABEL: func @one_vector(
// AVX2: %[[S:.*]]:8 = scf.for
// AVX2-COUNT-8: math.fma
// AVX2-NOT: math.fma
// AVX2-COUNT-7: arith.addf %{{.*}} : vector<8xf32>
// AVX2-NOT: arith.addf %{{.*}} : vector<8xf32>
func.func @one_vector(%x: memref<1x64xf32>, %w: memref<1x64x8xf32>, %y: memref<1x4xf32>) {
  crease.fused_linear ins(%x : memref<1x64xf32>) weights(packed %w : memref<1x64x8xf32>) outs(%y : memref<1x4xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// A few rows read plain weights where they lie: row by row, eight at a time,
// or, transposed, as products of rows. Nothing is packed.
// CHECK-LABEL: func @few_plain_rows(
// CHECK-NOT: memref.alloc(
// CHECK: scf.for %{{.*}} = %c0 to %c32 step %c8
// CHECK-COUNT-8: vector.load %{{.*}} : memref<32x64xf32>
// CHECK: vector.load %{{.*}} : memref<64x32xf32>
// CHECK: vector.shuffle
func.func @few_plain_rows(%x: memref<1x32xf32>, %wg: memref<32x64xf32>, %wu: memref<64x32xf32>, %y: memref<1x64xf32>) {
  crease.fused_linear ins(%x : memref<1x32xf32>) weights(%wg, transposed %wu : memref<32x64xf32>, memref<64x32xf32>) outs(%y : memref<1x64xf32>) {
  ^bb0(%g: f32, %u: f32):
    %0 = crease.swiglu gate(%g) value(%u) : f32
    crease.yield %0 : f32
  }
  return
}

// -----

// More rows take turns with what has been read of the weights.
// CHECK-LABEL: func @some_plain_rows(
// CHECK-NOT: memref.alloc(
// CHECK: scf.for %{{.*}} = %c0 to %c32 step %c2
// CHECK-COUNT-8: vector.load %{{.*}} : memref<32x64xf32>
// CHECK: scf.for %[[ROW:.*]] = %c0 to %c7 step
// CHECK-COUNT-4: vector.load %{{.*}} : memref<7x64xf32>, vector
// CHECK: memref.load %{{.*}}[%[[ROW]]
// CHECK-COUNT-4: math.fma
// CHECK: memref.load %{{.*}}[%[[ROW]]
// CHECK-COUNT-4: math.fma
func.func @some_plain_rows(%x: memref<7x32xf32>, %w: memref<32x64xf32>, %y: memref<7x64xf32>) {
  crease.fused_linear ins(%x : memref<7x32xf32>) weights(%w : memref<32x64xf32>) outs(%y : memref<7x64xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// A number of rows that is known late is looked at when the kernel runs.
// CHECK-LABEL: func @late_rows(
// CHECK: %[[M:.*]] = memref.dim
// CHECK: scf.index_switch %[[M]]
// CHECK: case 1
// CHECK: default
// CHECK: %[[FEW:.*]] = arith.cmpi sle, %[[M]], %c16
// CHECK: scf.if %[[FEW]]
// CHECK: } else {
// CHECK: memref.alloc
// CHECK: memref.dealloc
func.func @late_rows(%x: memref<?x32xf32>, %w: memref<32x64xf32>, %y: memref<?x64xf32>) {
  crease.fused_linear ins(%x : memref<?x32xf32>) weights(%w : memref<32x64xf32>) outs(%y : memref<?x64xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// The gradient of a weight is short and large. Its vectors are written past the
// caches where they are aligned: a tile waits in memory, of which the next one
// writes a row every second step, and the last one is written in the end. Where
// they are not, each narrow tile first fetches the lines that it will write.
// CHECK-LABEL: func @short_and_large(
// CHECK: %[[TILE:.*]] = memref.alloca() {{.*}} : memref<6x64xf32>
// CHECK: %[[WAITS:.*]] = memref.alloca() : memref<3xindex>
// CHECK: %[[P:.*]] = memref.extract_aligned_pointer_as_index %{{.*}} : memref<4096x4096xf32>
// CHECK: %[[A:.*]] = arith.cmpi eq
// CHECK: memref.store %c0, %[[WAITS]][%c2]
// AVX2-LABEL: func @short_and_large(
// AVX2: %[[A:.*]] = arith.cmpi eq
// AVX2: scf.if %[[A]]
// AVX2: memref.prefetch %{{.*}}, write, locality<3>, data : memref<4096x4096xf32>
// CHECK: scf.for %[[STEP:.*]] = %c0 to %c16 step %c1 iter_args
// CHECK: %[[PHASE:.*]] = arith.andi %[[STEP]], %c1
// CHECK: %[[NOW:.*]] = arith.cmpi eq, %[[PHASE]], %c0
// CHECK: scf.if %[[NOW]]
// CHECK: %[[I:.*]] = arith.divui %[[STEP]], %c2
// CHECK: %[[ROWS:.*]] = memref.load %[[WAITS]][%c2]
// CHECK: %[[EXISTS:.*]] = arith.cmpi slt, %[[I]], %[[ROWS]]
// CHECK: scf.if %[[EXISTS]]
// CHECK: vector.load %[[TILE]][%[[I]], %c0]
// CHECK: vector.store %{{.*}} {{{.*}}nontemporal = true} : memref<4096x4096xf32>
// CHECK: scf.if %[[A]]
// CHECK-COUNT-20: vector.store %{{[^,]*}}, %[[TILE]]
// CHECK: memref.store %c5, %[[WAITS]][%c2]
// CHECK: } else {
// CHECK: vector.store %{{[^{]*}} : memref<4096x4096xf32>
// CHECK: memref.store %c6, %[[WAITS]][%c2]
// CHECK: %[[LAST:.*]] = memref.load %[[WAITS]][%c2]
// CHECK: scf.for %{{.*}} = %c0 to %[[LAST]] step %c1
// CHECK: vector.store %{{.*}} {{{.*}}nontemporal = true} : memref<4096x4096xf32>
// CHECK: llvm.call_intrinsic "llvm.x86.sse.sfence"
// AVX2-NOT: memref<3xindex>
// AVX2: vector.store %{{.*}} {{{.*}}nontemporal = true} : memref<4096x4096xf32>
// AVX2: llvm.call_intrinsic "llvm.x86.sse.sfence"
func.func @short_and_large(%x: memref<4096x16xf32>, %w: memref<16x4096xf32>, %y: memref<4096x4096xf32>) {
  crease.fused_linear ins(%x : memref<4096x16xf32>) weights(%w : memref<16x4096xf32>) outs(%y : memref<4096x4096xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// Eight panels of plain weights are packed row by row, 512 bytes of each row of
// the weight in turn; a last group that is not whole, panel by panel. Panels
// that fit L1 in pairs are read in pairs.
// AVX2-LABEL: func @panels_together(
// AVX2: memref.alloc() {alignment = 64 : i64} : memref<4096xf32>
// AVX2: memref.reinterpret_cast %{{.*}} : memref<4096xf32> to memref<8x32x16xf32>
// AVX2: scf.for %[[FIRST:.*]] = %c0 to %c21 step %c8
// AVX2: scf.if
// AVX2: scf.for %{{.*}} = %c0 to %c32 step %c1
// AVX2-COUNT-16: vector.load %{{.*}} : memref<32x330xf32>, vector<8xf32>
// AVX2-NOT: vector.load
// AVX2: } else {
// AVX2: vector.maskedload
// AVX2: scf.for %{{.*}} = %[[FIRST]] to %{{.*}} step %c2
func.func @panels_together(%x: memref<24x32xf32>, %w: memref<32x330xf32>, %y: memref<24x330xf32>) {
  crease.fused_linear ins(%x : memref<24x32xf32>) weights(%w : memref<32x330xf32>) outs(%y : memref<24x330xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// A part of a transposed weight's depth is packed right before it is read, while
// the one before is read its rows are fetched.
// AVX2-LABEL: func @parts(
// AVX2: memref.reinterpret_cast %{{.*}} to memref<1x1368x16xf32>
// AVX2: scf.for %{{.*}} = %c0 to %c8192 step %c1368
// AVX2: vector.shuffle
// AVX2: memref.prefetch %{{.*}}, read, locality<2>, data : memref<96x8192xf32>
// AVX2: math.fma
func.func @parts(%x: memref<64x8192xf32>, %w: memref<96x8192xf32>, %y: memref<64x96xf32>) {
  crease.fused_linear ins(%x : memref<64x8192xf32>) weights(transposed %w : memref<96x8192xf32>) outs(%y : memref<64x96xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// Of a weight with more rows than the input has, transposed, nothing is packed:
// the input is, and the sums come out with rows and columns exchanged.
// CHECK-LABEL: func @swapped(
// CHECK-SAME: %[[X:.*]]: memref<64x2048xf32>, %[[W:.*]]: memref<192x2048xf32>,
// CHECK-DAG: %[[TILE:.*]] = memref.alloca() {alignment = 64 : i64} : memref<64x64xf32>
// CHECK-DAG: %[[PANEL:.*]] = memref.alloc() {alignment = 64 : i64} : memref<1x1024x64xf32>
// CHECK-DAG: %[[SUMS:.*]] = memref.alloc() {alignment = 64 : i64} : memref<192x64xf32>
// CHECK: scf.for %[[FROM:.*]] = %c0 to %c2048 step %c1024
// CHECK-NOT: vector.load %[[W]]
// CHECK: vector.load %[[X]]
// CHECK: vector.shuffle
// CHECK: vector.store %{{.*}}, %[[PANEL]]
// CHECK: scf.for %{{.*}} = %{{.*}} to %{{.*}} step %c6
// CHECK: memref.prefetch %[[W]]
// CHECK: memref.load %[[W]]
// CHECK: math.fma
// CHECK: vector.load %[[SUMS]]
// CHECK: vector.shuffle
// CHECK: vector.store %{{.*}}, %[[TILE]]
// CHECK: vector.load %[[TILE]]
func.func @swapped(%x: memref<64x2048xf32>, %w: memref<192x2048xf32>, %y: memref<64x192xf32>) {
  crease.fused_linear ins(%x : memref<64x2048xf32>) weights(transposed %w : memref<192x2048xf32>) outs(%y : memref<64x192xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// Outputs as large as L2 are fetched while their tile is computed, a line in each
// pass of four steps; smaller ones are not.
// CHECK-LABEL: func @large_output(
// CHECK-SAME: %{{.*}}: memref<1024x512xf32>, %{{.*}}: memref<16x512x64xf32>, %[[Y:.*]]: memref<1024x1024xf32>)
// CHECK: scf.for %{{.*}} = %c0 to %c512 step %c4
// CHECK: memref.prefetch %[[Y]][%{{.*}}, %{{.*}}], write, locality<3>, data
// CHECK: math.fma
func.func @large_output(%x: memref<1024x512xf32>, %w: memref<16x512x64xf32>, %y: memref<1024x1024xf32>) {
  crease.fused_linear ins(%x : memref<1024x512xf32>) weights(packed %w : memref<16x512x64xf32>) outs(%y : memref<1024x1024xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// CHECK-LABEL: func @small_output(
// CHECK-NOT: write, locality
// CHECK: return
func.func @small_output(%x: memref<126x512xf32>, %w: memref<16x512x64xf32>, %y: memref<126x1024xf32>) {
  crease.fused_linear ins(%x : memref<126x512xf32>) weights(packed %w : memref<16x512x64xf32>) outs(%y : memref<126x1024xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}

// -----

// 256 rows are too many: a part of all of them would be too shallow.
// CHECK-LABEL: func @not_swapped(
// CHECK-SAME: %{{.*}}: memref<256x2048xf32>, %[[W:.*]]: memref<512x2048xf32>,
// CHECK: vector.load %[[W]]
func.func @not_swapped(%x: memref<256x2048xf32>, %w: memref<512x2048xf32>, %y: memref<256x512xf32>) {
  crease.fused_linear ins(%x : memref<256x2048xf32>) weights(transposed %w : memref<512x2048xf32>) outs(%y : memref<256x512xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  return
}
