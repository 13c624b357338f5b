// RUN: crease-opt %s --crease-linalg-to-scalar-loops --canonicalize \
// RUN:   | FileCheck %s
// RUN: crease-opt %s --crease-linalg-to-scalar-loops \
// RUN:   --remarks-filter='.*' 2>&1 >/dev/null \
// RUN:   | FileCheck %s --check-prefix=REMARK

// A transposition has no kernel yet: it becomes loops, and a remark says so.

// REMARK: not vectorised: 'linalg.transpose' becomes scalar loops

// CHECK-LABEL: func @transpose
// CHECK: scf.for
// CHECK:   scf.for
// CHECK:     %[[X:.*]] = memref.load %arg0[%[[J:[a-z0-9]+]], %[[I:[a-z0-9]+]]]
// CHECK:     memref.store %[[X]], %arg1[%[[I]], %[[J]]]
// CHECK-NOT: linalg
func.func @transpose(%x: memref<3x8xf32>, %y: memref<8x3xf32>) {
  linalg.transpose ins(%x : memref<3x8xf32>) outs(%y : memref<8x3xf32>)
      permutation = [1, 0]
  return
}
