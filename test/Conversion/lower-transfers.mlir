// RUN: crease-opt %s --pass-pipeline="builtin.module(func.func(crease-lower-transfers))" | FileCheck %s

// CHECK-LABEL: func.func @rows(
// CHECK:         scf.for
// CHECK:           vector.transfer_read %{{.*}} : memref<?x?xf32>, vector<8xf32>
func.func @rows(%m: memref<?x?xf32>, %i: index, %z: f32) -> vector<4x8xf32> {
  %v = vector.transfer_read %m[%i, %i], %z : memref<?x?xf32>, vector<4x8xf32>
  return %v : vector<4x8xf32>
}

// CHECK-LABEL: func.func @nothing(
// CHECK-NEXT:    vector.load
func.func @nothing(%m: memref<64xf32>, %i: index) -> vector<8xf32> {
  %v = vector.load %m[%i] : memref<64xf32>, vector<8xf32>
  return %v : vector<8xf32>
}
