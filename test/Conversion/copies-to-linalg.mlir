// RUN: crease-opt %s --crease-copies-to-linalg | FileCheck %s

// Upstream would call memrefCopy of MLIR's runtime library.
// CHECK-LABEL: func @strided_source(
// CHECK-NOT: memref.copy
// CHECK: linalg.generic
// CHECK-SAME: ins(%{{.*}} : memref<?x8xf32, strided<[?, 2]>>) outs(%{{.*}} : memref<?x8xf32>)
func.func @strided_source(%a: memref<?x8xf32, strided<[?, 2]>>, %b: memref<?x8xf32>) {
  memref.copy %a, %b : memref<?x8xf32, strided<[?, 2]>> to memref<?x8xf32>
  return
}

// CHECK-LABEL: func @strided_target(
// CHECK-NOT: memref.copy
// CHECK: linalg.generic
func.func @strided_target(%a: memref<4x8xbf16>, %b: memref<4x8xbf16, strided<[16, 1], offset: 8>>) {
  memref.copy %a, %b : memref<4x8xbf16> to memref<4x8xbf16, strided<[16, 1], offset: 8>>
  return
}

// A contiguous copy is a memcpy.
// CHECK-LABEL: func @contiguous(
// CHECK-NEXT: memref.copy
func.func @contiguous(%a: memref<?x8xf32>, %b: memref<?x8xf32>) {
  memref.copy %a, %b : memref<?x8xf32> to memref<?x8xf32>
  return
}
