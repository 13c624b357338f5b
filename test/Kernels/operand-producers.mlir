// An operand that elementwise ops compute is computed by the parts that a kernel
// packs.
// RUN: crease-opt %s --crease-lower-fused-linear=target=x86-64-v4 --canonicalize --cse --split-input-file | FileCheck %s
// RUN: crease-opt %s --crease-lower-fused-linear=target=x86-64-v4 --split-input-file --remarks-filter-passed=crease -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#whole = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
#column = affine_map<(d0, d1) -> (d1)>

// The first panel at once, with its part of the sums; of each other one a row
// beside each tile of the panel before, whose sources the last tile has fetched.
// The gradient of the input, which reads all of dz, comes later.
// CHECK-LABEL: func @weight_gradient(
// CHECK-SAME: %[[X:.*]]: memref<222x36xf32>, %[[W:.*]]: memref<222x8192xf32>, %[[Z:.*]]: memref<36x8192xf32>, %[[DY:.*]]: memref<36x8192xf32>,
// CHECK: %[[DZ:.*]] = memref.alloc() : memref<36x8192xf32>
// CHECK-NOT: linalg.generic
// CHECK: linalg.fill
// CHECK-NOT: linalg.generic
// CHECK: memref.reinterpret_cast %{{.*}} to offset: [0], sizes: [2, 36, 64]
// CHECK: memref.subview %[[Z]][0, 0] [36, 64] [1, 1]
// CHECK: linalg.generic {{.*}} ["parallel", "parallel"]
// CHECK: linalg.generic {{.*}} ["reduction", "parallel"]
// CHECK: scf.for %[[PANEL:.*]] = %c0 to %c128 step %c1
// CHECK: scf.for %[[T:.*]] = %c0 to %c37 step %c1
// CHECK: %[[NEXT:.*]] = arith.addi %[[PANEL]], %c1
// CHECK: arith.cmpi slt, %[[NEXT]], %c128
// CHECK: arith.cmpi slt, %[[T]], %c36
// CHECK: scf.if
// CHECK: %[[PART:.*]] = memref.subview %[[Z]][%[[T]], %{{.*}}] [1, 64] [1, 1]
// CHECK: linalg.generic {{.*}} ins(%[[PART]]
// CHECK: linalg.generic {{.*}} ["reduction", "parallel"]
// CHECK-COUNT-4: vector.store %{{.*}} : memref<2x36x64xf32>, vector<16xf32>
// CHECK: scf.for %[[STEP:.*]] = %c0 to %c36 step %c1 iter_args
// CHECK: arith.andi %[[STEP]], %c7
// CHECK: memref.prefetch %[[Z]]{{.*}}, read, locality<3>
// CHECK: memref.prefetch %[[DY]]{{.*}}, read, locality<3>
// CHECK: memref.prefetch %[[DZ]]{{.*}}, write, locality<3>
// CHECK: linalg.generic {{.*}} ["parallel", "reduction"]} ins(%[[DZ]]
// CHECK: memref.load %[[W]]
// REMARK: weight_gradient {{.*}}"computes an operand by the parts that it packs"
func.func @weight_gradient(%x: memref<222x36xf32>, %w: memref<222x8192xf32>, %z: memref<36x8192xf32>, %dy: memref<36x8192xf32>, %db: memref<8192xf32>, %sums: memref<36xf32>, %dx: memref<36x222xf32>, %dw: memref<222x8192xf32>) {
  %zero = arith.constant 0.0 : f32
  %dz = memref.alloc() : memref<36x8192xf32>
  linalg.generic {indexing_maps = [#whole, #whole, #whole], iterator_types = ["parallel", "parallel"]} ins(%z, %dy : memref<36x8192xf32>, memref<36x8192xf32>) outs(%dz : memref<36x8192xf32>) {
  ^bb0(%a: f32, %c: f32, %o: f32):
    %0 = crease.gelu_grad %a : f32
    %1 = arith.mulf %c, %0 : f32
    linalg.yield %1 : f32
  }
  linalg.fill ins(%zero : f32) outs(%db : memref<8192xf32>)
  linalg.generic {indexing_maps = [#whole, #column], iterator_types = ["reduction", "parallel"]} ins(%dz : memref<36x8192xf32>) outs(%db : memref<8192xf32>) {
  ^bb0(%a: f32, %sum: f32):
    %0 = arith.addf %sum, %a : f32
    linalg.yield %0 : f32
  }
  linalg.generic {indexing_maps = [#whole, #row], iterator_types = ["parallel", "reduction"]} ins(%dz : memref<36x8192xf32>) outs(%sums : memref<36xf32>) {
  ^bb0(%a: f32, %sum: f32):
    %0 = arith.addf %sum, %a : f32
    linalg.yield %0 : f32
  }
  crease.fused_linear ins(%dz : memref<36x8192xf32>) weights(transposed %w : memref<222x8192xf32>) outs(%dx : memref<36x222xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  crease.fused_linear ins(%x : memref<222x36xf32>) weights(%dz : memref<36x8192xf32>) outs(%dw : memref<222x8192xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  memref.dealloc %dz : memref<36x8192xf32>
  return
}

// -----

#whole = affine_map<(d0, d1) -> (d0, d1)>

// Transposed weights: the input is computed by parts of the depth.
// CHECK-LABEL: func @input_gradient(
// CHECK-SAME: %{{.*}}: memref<300x8192xf32>, %[[Z:.*]]: memref<64x8192xf32>
// CHECK-NOT: linalg.generic
// CHECK: scf.for %[[FROM:.*]] = %c0 to %c8192 step %c{{.*}} {
// CHECK: memref.subview %[[Z]][0, %[[FROM]]] [64, %{{.*}}] [1, 1]
// CHECK: linalg.generic
// CHECK-NOT: linalg.generic
// REMARK: input_gradient {{.*}}"computes an operand by the parts that it packs"
func.func @input_gradient(%w: memref<300x8192xf32>, %z: memref<64x8192xf32>, %dx: memref<64x300xf32>) {
  %dz = memref.alloc() : memref<64x8192xf32>
  linalg.generic {indexing_maps = [#whole, #whole], iterator_types = ["parallel", "parallel"]} ins(%z : memref<64x8192xf32>) outs(%dz : memref<64x8192xf32>) {
  ^bb0(%a: f32, %o: f32):
    %0 = crease.gelu_grad %a : f32
    linalg.yield %0 : f32
  }
  crease.fused_linear ins(%dz : memref<64x8192xf32>) weights(transposed %w : memref<300x8192xf32>) outs(%dx : memref<64x300xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  memref.dealloc %dz : memref<64x8192xf32>
  return
}

// -----

#whole = affine_map<(d0, d1) -> (d0, d1)>

// What reads dz gives what the kernel reads: it cannot come later.
// CHECK-LABEL: func @needed_before(
// CHECK: linalg.generic
// CHECK: linalg.generic
// CHECK: scf.for
// CHECK-NOT: linalg.generic
// REMARK-NOT: needed_before
func.func @needed_before(%z: memref<36x8192xf32>, %x: memref<222x36xf32>, %dw: memref<222x8192xf32>) {
  %dz = memref.alloc() : memref<36x8192xf32>
  linalg.generic {indexing_maps = [#whole, #whole], iterator_types = ["parallel", "parallel"]} ins(%z : memref<36x8192xf32>) outs(%dz : memref<36x8192xf32>) {
  ^bb0(%a: f32, %o: f32):
    %0 = crease.gelu_grad %a : f32
    linalg.yield %0 : f32
  }
  linalg.generic {indexing_maps = [affine_map<(d0, d1, d2) -> (d0, d1)>, affine_map<(d0, d1, d2) -> (d2, d0)>], iterator_types = ["parallel", "reduction", "parallel"]} ins(%dz : memref<36x8192xf32>) outs(%x : memref<222x36xf32>) {
  ^bb0(%a: f32, %o: f32):
    %0 = arith.addf %o, %a : f32
    linalg.yield %0 : f32
  }
  crease.fused_linear ins(%x : memref<222x36xf32>) weights(%dz : memref<36x8192xf32>) outs(%dw : memref<222x8192xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  memref.dealloc %dz : memref<36x8192xf32>
  return
}

// -----

#whole = affine_map<(d0, d1) -> (d0, d1)>

// A value that depends on the place of its element is not computed elsewhere.
// CHECK-LABEL: func @by_index(
// CHECK: linalg.generic
// CHECK: scf.for
// CHECK-NOT: linalg.generic
// REMARK-NOT: by_index
func.func @by_index(%x: memref<222x36xf32>, %dw: memref<222x8192xf32>) {
  %dz = memref.alloc() : memref<36x8192xf32>
  linalg.generic {indexing_maps = [#whole], iterator_types = ["parallel", "parallel"]} outs(%dz : memref<36x8192xf32>) {
  ^bb0(%o: f32):
    %0 = linalg.index 1 : index
    %1 = arith.index_cast %0 : index to i32
    %2 = arith.sitofp %1 : i32 to f32
    linalg.yield %2 : f32
  }
  crease.fused_linear ins(%x : memref<222x36xf32>) weights(%dz : memref<36x8192xf32>) outs(%dw : memref<222x8192xf32>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  memref.dealloc %dz : memref<36x8192xf32>
  return
}

// -----

#whole = affine_map<(d0, d1) -> (d0, d1)>

// The gradient may overwrite what dz is computed from.
// CHECK-LABEL: func @overlapping(
// CHECK: linalg.generic
// CHECK: scf.for
// CHECK-NOT: linalg.generic
// REMARK-NOT: overlapping
func.func @overlapping(%x: memref<222x36xf32>, %all: memref<258x8192xf32>) {
  %dz = memref.alloc() : memref<36x8192xf32>
  %z = memref.subview %all[0, 0] [36, 8192] [1, 1] : memref<258x8192xf32> to memref<36x8192xf32, strided<[8192, 1]>>
  %dw = memref.subview %all[36, 0] [222, 8192] [1, 1] : memref<258x8192xf32> to memref<222x8192xf32, strided<[8192, 1], offset: 294912>>
  linalg.generic {indexing_maps = [#whole, #whole], iterator_types = ["parallel", "parallel"]} ins(%z : memref<36x8192xf32, strided<[8192, 1]>>) outs(%dz : memref<36x8192xf32>) {
  ^bb0(%a: f32, %o: f32):
    %0 = crease.gelu_grad %a : f32
    linalg.yield %0 : f32
  }
  crease.fused_linear ins(%x : memref<222x36xf32>) weights(%dz : memref<36x8192xf32>) outs(%dw : memref<222x8192xf32, strided<[8192, 1], offset: 294912>>) {
  ^bb0(%acc: f32):
    crease.yield %acc : f32
  }
  memref.dealloc %dz : memref<36x8192xf32>
  return
}
