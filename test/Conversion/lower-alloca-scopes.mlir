// RUN: crease-opt %s --crease-lower-alloca-scopes | FileCheck %s

// CHECK-LABEL: func.func @allocates(
// CHECK:         %[[S:.*]] = llvm.intr.stacksave
// CHECK-NEXT:    memref.alloca
// CHECK:         llvm.intr.stackrestore %[[S]]
// CHECK-NOT:     memref.alloca_scope
func.func @allocates(%x: f32, %i: index) {
  memref.alloca_scope {
    %m = memref.alloca() : memref<8xf32>
    memref.store %x, %m[%i] : memref<8xf32>
    memref.alloca_scope.return
  }
  return
}

// CHECK-LABEL: func.func @does_not(
// CHECK-NOT:     llvm.intr.stacksave
// CHECK:         memref.store
// CHECK-NOT:     memref.alloca_scope
func.func @does_not(%x: f32, %m: memref<8xf32>, %i: index) {
  memref.alloca_scope {
    memref.store %x, %m[%i] : memref<8xf32>
    memref.alloca_scope.return
  }
  return
}
