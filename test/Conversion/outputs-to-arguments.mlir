// Results become memrefs that the caller gives, and the C signature is kept.
// RUN: crease-opt %s --crease-outputs-to-arguments | FileCheck %s
// RUN: crease-opt %s --crease-outputs-to-arguments=shape-functions | FileCheck %s --check-prefix=SHAPES

// CHECK-LABEL: func.func @both(
// CHECK-SAME:    %[[X:.*]]: memref<?x8xf32>, %[[A:.*]]: memref<f32>, %[[Y:.*]]: memref<f32>, %[[S:.*]]: memref<f32>)
// CHECK-SAME:    crease.c_signature = (memref<?x8xf32>, memref<f32>) -> (memref<?x8xf32>, memref<f32>)
// CHECK-DAG:     %[[ROWS:.*]] = memref.dim %[[X]], %{{.*}} : memref<?x8xf32>
// CHECK:         %[[OUT:.*]] = memref.reinterpret_cast %[[Y]] to offset: [0], sizes: [%[[ROWS]], 8], strides: [8, 1]
// CHECK:         %[[R:.*]] = crease.relu
// CHECK:         bufferization.materialize_in_destination %[[R]] in restrict writable %[[OUT]]
// CHECK:         memref.store %{{.*}}, %[[S]][]
// CHECK-NEXT:    return
// CHECK-NOT:   @_crease_shape_both

// SHAPES-LABEL: func.func @_crease_shape_both(
// SHAPES:         %[[ROWS:.*]] = memref.dim
// SHAPES:         memref.store %[[ROWS]]
func.func @both(%x: tensor<?x8xf32>, %a: f32) -> (tensor<?x8xf32>, f32) {
  %y = crease.relu %x : tensor<?x8xf32>
  return %y, %a : tensor<?x8xf32>, f32
}
