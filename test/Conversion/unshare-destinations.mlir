// RUN: crease-opt %s --crease-unshare-destinations | FileCheck %s

#element = affine_map<(i) -> (i)>

// Two results that begin with the same zeros: without the pass the second would
// be computed in the buffer of the first.
// CHECK-LABEL: func.func @shared_zeros(
// CHECK-COUNT-2: linalg.fill
func.func @shared_zeros(%x: tensor<4xf32>, %y: tensor<4xf32>, %out0: memref<4xf32>, %out1: memref<4xf32>) {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<4xf32>) -> tensor<4xf32>
  // CHECK: linalg.generic {{.*}} outs(%[[A:.*]] : tensor<4xf32>)
  %a = linalg.generic {indexing_maps = [#element, #element], iterator_types = ["parallel"]} ins(%x : tensor<4xf32>) outs(%zeros : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.addf %in, %out : f32
    linalg.yield %s : f32
  } -> tensor<4xf32>
  // CHECK-NOT: outs(%[[A]]
  %b = linalg.generic {indexing_maps = [#element, #element], iterator_types = ["parallel"]} ins(%y : tensor<4xf32>) outs(%zeros : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.addf %in, %out : f32
    linalg.yield %s : f32
  } -> tensor<4xf32>
  // CHECK: return
  bufferization.materialize_in_destination %a in restrict writable %out0 : (tensor<4xf32>, memref<4xf32>) -> ()
  bufferization.materialize_in_destination %b in restrict writable %out1 : (tensor<4xf32>, memref<4xf32>) -> ()
  return
}

// A value that is a result itself and the start of another is copied.
// CHECK-LABEL: func.func @shared_value(
// CHECK:         %[[V:.*]] = linalg.generic
// CHECK:         %[[COPY:.*]] = bufferization.alloc_tensor() copy(%[[V]])
// CHECK:         linalg.generic {{.*}} outs(%[[COPY]] : tensor<4xf32>)
func.func @shared_value(%x: tensor<4xf32>, %out0: memref<4xf32>, %out1: memref<4xf32>) {
  %empty = tensor.empty() : tensor<4xf32>
  %v = linalg.generic {indexing_maps = [#element, #element], iterator_types = ["parallel"]} ins(%x : tensor<4xf32>) outs(%empty : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.mulf %in, %in : f32
    linalg.yield %s : f32
  } -> tensor<4xf32>
  %w = linalg.generic {indexing_maps = [#element, #element], iterator_types = ["parallel"]} ins(%x : tensor<4xf32>) outs(%v : tensor<4xf32>) {
  ^bb0(%in: f32, %out: f32):
    %s = arith.addf %in, %out : f32
    linalg.yield %s : f32
  } -> tensor<4xf32>
  bufferization.materialize_in_destination %w in restrict writable %out0 : (tensor<4xf32>, memref<4xf32>) -> ()
  bufferization.materialize_in_destination %v in restrict writable %out1 : (tensor<4xf32>, memref<4xf32>) -> ()
  return
}
