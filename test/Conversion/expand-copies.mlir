// RUN: crease-opt %s --crease-expand-copies | FileCheck %s

// LLVM's lowering of a strided copy would call a runtime library.
// CHECK-LABEL: func.func @strided(
// CHECK:         linalg.generic {{.*}} ins(%arg0 : memref<4x8xf32>) outs(%arg1 : memref<4x8xf32, strided<[16, 1], offset: ?>>)
func.func @strided(%a: memref<4x8xf32>, %b: memref<4x8xf32, strided<[16, 1], offset: ?>>) {
  memref.copy %a, %b : memref<4x8xf32> to memref<4x8xf32, strided<[16, 1], offset: ?>>
  return
}

// CHECK-LABEL: func.func @contiguous(
// CHECK:         memref.copy
func.func @contiguous(%a: memref<?x8xf32>, %b: memref<?x8xf32>) {
  memref.copy %a, %b : memref<?x8xf32> to memref<?x8xf32>
  return
}
