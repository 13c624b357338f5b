// RUN: crease-opt %s --convert-crease-to-linalg \
// RUN:   --convert-elementwise-to-linalg --crease-fuse-elementwise \
// RUN:   --canonicalize --cse --split-input-file | FileCheck %s

// x + b, gelu, times v: one loop nest, one pass over memory.

// CHECK-LABEL: func @chain
// CHECK:         linalg.generic
// CHECK:         ^bb0(%[[X:[a-z0-9_]+]]: f32, %[[B:[a-z0-9_]+]]: f32, %[[V:[a-z0-9_]+]]: f32
// CHECK-NEXT:      %[[S:.*]] = arith.addf %[[X]], %[[B]]
// CHECK-NEXT:      %[[G:.*]] = crease.gelu %[[S]]
// CHECK-NEXT:      %[[Y:.*]] = arith.mulf %[[G]], %[[V]]
// CHECK-NEXT:      linalg.yield %[[Y]]
// CHECK-NOT:     linalg.generic
func.func @chain(%x: tensor<?x8xf32>, %b: tensor<?x8xf32>,
                 %v: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %0 = arith.addf %x, %b : tensor<?x8xf32>
  %1 = crease.gelu %0 : tensor<?x8xf32>
  %2 = arith.mulf %1, %v : tensor<?x8xf32>
  return %2 : tensor<?x8xf32>
}

// -----

// Both results are asked for, so that the first is not computed twice.

// CHECK-LABEL: func @two_uses
// CHECK:         crease.mish
// CHECK:         linalg.generic
// CHECK-NOT:       crease.mish
func.func @two_uses(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<8xf32>) {
  %0 = crease.mish %x : tensor<8xf32>
  %1 = arith.addf %0, %x : tensor<8xf32>
  return %0, %1 : tensor<8xf32>, tensor<8xf32>
}

// -----

// The slope of every channel is computed once for the channel, not once for
// each element.

// CHECK-LABEL: func @costly_broadcast
// CHECK:         crease.softplus
// CHECK:         linalg.generic
// CHECK-NOT:       crease.softplus
// CHECK:           crease.prelu
func.func @costly_broadcast(%x: tensor<4x8xf32>, %s: tensor<8xf32>)
    -> tensor<4x8xf32> {
  %0 = crease.softplus %s : tensor<8xf32>
  %1 = crease.prelu %x, %0 : tensor<4x8xf32>, tensor<8xf32>
  return %1 : tensor<4x8xf32>
}

// -----

// A cheap producer is broadcast along the way.

// CHECK-LABEL: func @cheap_broadcast
// CHECK:         linalg.generic
// CHECK:           arith.addf
// CHECK-NEXT:      crease.prelu
// CHECK-NOT:     linalg.generic
func.func @cheap_broadcast(%x: tensor<4x8xf32>, %s: tensor<8xf32>)
    -> tensor<4x8xf32> {
  %0 = arith.addf %s, %s : tensor<8xf32>
  %1 = crease.prelu %x, %0 : tensor<4x8xf32>, tensor<8xf32>
  return %1 : tensor<4x8xf32>
}
