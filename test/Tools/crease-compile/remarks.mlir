// What the passes say of a module reaches the user of the drivers too, if asked
// for, and nothing does otherwise.

// RUN: crease-compile %s -o %t.o --remarks-filter=crease 2>&1 | FileCheck %s
// RUN: crease-run %s --entry=fused --remarks-filter='^crease$' 2>&1 | FileCheck %s
// RUN: crease-compile %s -o %t.o --remarks-filter=nothing 2>&1 | count 0
// RUN: crease-compile %s -o %t.o 2>&1 | count 0

// CHECK: remarks.mlir:[[@LINE+4]]:8: remark: [Passed] fuse
// CHECK-SAME: fused 1 matmul with crease.gelu
func.func @fused(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>) -> tensor<4x16xf32> {
  %y = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x16xf32>
  %z = crease.gelu %y : tensor<4x16xf32>
  return %z : tensor<4x16xf32>
}
