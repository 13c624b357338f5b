// RUN: crease-opt %s --crease-vectorize-elementwise --canonicalize --cse \
// RUN:   --split-input-file | FileCheck %s
// RUN: crease-opt %s --crease-vectorize-elementwise='vector-bits=256 unroll=4' \
// RUN:   --canonicalize --cse --split-input-file \
// RUN:   | FileCheck %s --check-prefix=AVX2

// A static size that is a whole number of vectors: one loop, no mask, and the
// activation keeps its name.

// CHECK-LABEL: func @whole_vectors
// CHECK-NOT:     mask
// CHECK:         scf.for %[[I:.*]] = %c0 to %c4096 step %c32
// CHECK-NEXT:      %[[X:.*]] = vector.load %{{.*}}[%[[I]]] : memref<4096xf32>, vector<32xf32>
// CHECK-NEXT:      %[[Y:.*]] = crease.gelu %[[X]] : vector<32xf32>
// CHECK-NEXT:      vector.store %[[Y]], %{{.*}}[%[[I]]] : memref<4096xf32>, vector<32xf32>
// CHECK-NOT:     vector.
// AVX2-LABEL: func @whole_vectors
// AVX2:         crease.gelu %{{.*}} : vector<32xf32>
func.func @whole_vectors(%x: memref<4096xf32>, %y: memref<4096xf32>) {
  linalg.generic {
    indexing_maps = [affine_map<(a) -> (a)>, affine_map<(a) -> (a)>],
    iterator_types = ["parallel"]
  } ins(%x : memref<4096xf32>) outs(%y : memref<4096xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = crease.gelu %in : f32
    linalg.yield %0 : f32
  }
  return
}

// -----

// 7 * 11 = 77 = 2 * 32 + 13: the two dimensions are walked as one, and the rest
// is a masked vector.

// CHECK-LABEL: func @ragged_static
// CHECK:         memref.collapse_shape %{{.*}} {{\[\[}}0, 1]] : memref<7x11xf32> into memref<77xf32>
// CHECK:         scf.for %{{.*}} = %c0 to %c64 step %c32
// CHECK:           crease.silu %{{.*}} : vector<32xf32>
// CHECK:         }
// CHECK:         vector.maskedload %{{.*}}[%c64], %[[MASK:[a-z0-9_]+]], %{{.*}} : memref<77xf32>, vector<16xi1>, vector<16xf32> into vector<16xf32>
// CHECK:         crease.silu %{{.*}} : vector<16xf32>
// CHECK:         vector.maskedstore %{{.*}}[%c64], %[[MASK]]
// AVX2-LABEL: func @ragged_static
// AVX2:         vector.load %{{.*}}[%c64] : memref<77xf32>, vector<8xf32>
// AVX2:         vector.maskedload %{{.*}}[%c72]
func.func @ragged_static(%x: memref<7x11xf32>, %y: memref<7x11xf32>) {
  linalg.generic {
    indexing_maps = [affine_map<(a, b) -> (a, b)>,
                     affine_map<(a, b) -> (a, b)>],
    iterator_types = ["parallel", "parallel"]
  } ins(%x : memref<7x11xf32>) outs(%y : memref<7x11xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = crease.silu %in : f32
    linalg.yield %0 : f32
  }
  return
}

// -----

// Sizes known at run time only: whether the output exceeds the cache is
// decided then, once. Up to the first aligned address and after the last whole
// vector the same body runs under a mask.

// CHECK-LABEL: func @dynamic
// CHECK:         %[[LARGE:.*]] = arith.cmpi ugt, %[[N:.*]], %c8388608 : index
// CHECK:         %[[HEAD:.*]] = arith.select %[[LARGE]]
// CHECK:         scf.for %{{.*}} = %c0 to %[[HEAD]] step %c16
// CHECK:           vector.maskedload
// CHECK:         scf.for %[[I:.*]] = %[[HEAD]] to %[[MAIN:.*]] step %c32
// CHECK:           scf.if %[[LARGE]] {
// CHECK:             memref.prefetch
// CHECK:           %[[Y:.*]] = crease.mish %{{.*}} : vector<32xf32>
// CHECK-NEXT:      scf.if %[[LARGE]] {
// CHECK-NEXT:        vector.store %[[Y]], %{{.*}}[%[[I]]] {alignment = 64 : i64, nontemporal = true}
// CHECK-NEXT:      } else {
// CHECK-NEXT:        vector.store %[[Y]], %{{.*}}[%[[I]]] : memref<?xf32>, vector<32xf32>
// CHECK:         scf.for %[[J:.*]] = %[[MAIN]] to %[[N]] step %c16
// CHECK-NEXT:      %[[LEFT:.*]] = arith.subi %[[N]], %[[J]]
// CHECK-NEXT:      %[[MASK:.*]] = vector.create_mask %[[LEFT]] : vector<16xi1>
// CHECK:           vector.maskedstore %{{.*}}[%[[J]]], %[[MASK]]
// CHECK:         scf.if %[[LARGE]] {
// CHECK-NEXT:      llvm.call_intrinsic "llvm.x86.sse.sfence"
func.func @dynamic(%x: memref<?xf32>, %y: memref<?xf32>) {
  linalg.generic {
    indexing_maps = [affine_map<(a) -> (a)>, affine_map<(a) -> (a)>],
    iterator_types = ["parallel"]
  } ins(%x : memref<?xf32>) outs(%y : memref<?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = crease.mish %in : f32
    linalg.yield %0 : f32
  }
  return
}

// -----

// A bias along the last dimension moves with the inner loop; a slope a row is
// loaded once for the row.

// CHECK-LABEL: func @broadcast
// CHECK:         scf.for %[[M:.*]] = %c0 to %c16 step %c1
// CHECK:           %[[SLOPE:.*]] = memref.load %{{.*}}[%[[M]]] : memref<16xf32>
// CHECK:           scf.for %[[N:.*]] = %c0 to %c64 step %c32
// CHECK:             vector.load %{{.*}}[%[[N]]] : memref<64xf32>, vector<32xf32>
// CHECK:             %[[S:.*]] = vector.broadcast %[[SLOPE]] : f32 to vector<32xf32>
// CHECK:             crease.prelu %{{.*}}, %[[S]] : vector<32xf32>, vector<32xf32>
func.func @broadcast(%x: memref<16x64xf32>, %bias: memref<64xf32>,
                     %slope: memref<16xf32>, %y: memref<16x64xf32>) {
  linalg.generic {
    indexing_maps = [affine_map<(m, n) -> (m, n)>, affine_map<(m, n) -> (n)>,
                     affine_map<(m, n) -> (m)>, affine_map<(m, n) -> (m, n)>],
    iterator_types = ["parallel", "parallel"]
  } ins(%x, %bias, %slope : memref<16x64xf32>, memref<64xf32>, memref<16xf32>)
    outs(%y : memref<16x64xf32>) {
  ^bb0(%in: f32, %b: f32, %s: f32, %out: f32):
    %0 = arith.addf %in, %b : f32
    %1 = crease.prelu %0, %s : f32, f32
    linalg.yield %1 : f32
  }
  return
}

// -----

// The loops follow the output; a transposed operand is gathered.

// CHECK-LABEL: func @transposed
// CHECK:         vector.step : vector<32xindex>
// CHECK:         %[[X:.*]] = vector.gather %{{.*}} : memref<4096xf32>, vector<32xindex>, vector<32xi1>, vector<32xf32> into vector<32xf32>
// CHECK:         crease.relu %[[X]]
// CHECK:         vector.store
func.func @transposed(%x: memref<64x64xf32>, %y: memref<64x64xf32>) {
  linalg.generic {
    indexing_maps = [affine_map<(a, b) -> (b, a)>,
                     affine_map<(a, b) -> (a, b)>],
    iterator_types = ["parallel", "parallel"]
  } ins(%x : memref<64x64xf32>) outs(%y : memref<64x64xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = crease.relu %in : f32
    linalg.yield %0 : f32
  }
  return
}

// -----

// A large static output always goes past the cache, and its input is fetched a
// page ahead, but nothing beyond its end.

// CHECK-LABEL: func @large
// CHECK-NOT:     scf.if
// CHECK:         %[[AHEAD:.*]] = arith.addi %{{.*}}, %c1024 : index
// CHECK:         %[[AT:.*]] = arith.minsi %[[AHEAD]], %{{.*}} : index
// CHECK:         memref.prefetch %{{.*}}[%[[AT]]], read, locality<3>, data
// CHECK:         vector.store %{{.*}} {alignment = 64 : i64, nontemporal = true}
// CHECK:         llvm.call_intrinsic "llvm.x86.sse.sfence"
func.func @large(%x: memref<16777216xf32>, %y: memref<16777216xf32>) {
  linalg.generic {
    indexing_maps = [affine_map<(a) -> (a)>, affine_map<(a) -> (a)>],
    iterator_types = ["parallel"]
  } ins(%x : memref<16777216xf32>) outs(%y : memref<16777216xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = crease.gelu %in : f32
    linalg.yield %0 : f32
  }
  return
}

// -----

// A loop of few instructions asks for its input early enough by itself.

// CHECK-LABEL: func @cheap
// CHECK-NOT:     memref.prefetch
// CHECK:         vector.store %{{.*}} {alignment = 64 : i64, nontemporal = true}
// CHECK-NOT:     memref.prefetch
func.func @cheap(%x: memref<16777216xf32>, %y: memref<16777216xf32>) {
  linalg.generic {
    indexing_maps = [affine_map<(a) -> (a)>, affine_map<(a) -> (a)>],
    iterator_types = ["parallel"]
  } ins(%x : memref<16777216xf32>) outs(%y : memref<16777216xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = crease.relu %in : f32
    linalg.yield %0 : f32
  }
  return
}
