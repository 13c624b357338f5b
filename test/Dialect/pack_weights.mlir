// crease.pack_weights is read and printed; what it means is a gather.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --crease-decompose-fused | FileCheck %s --check-prefix=GATHER

// CHECK-LABEL: func @pack_two(
// CHECK: crease.pack_weights ins(%{{.*}}, transposed %{{.*}} : tensor<64x40xf32>, tensor<40x64xf32>) outs(%{{.*}} : tensor<2x64x64xf32>) -> tensor<2x64x64xf32>
// GATHER-LABEL: func @pack_two(
// GATHER: linalg.generic
// GATHER-COUNT-2: tensor.extract
// GATHER-NOT: crease.pack_weights
func.func @pack_two(%a: tensor<64x40xf32>, %b: tensor<40x64xf32>) -> tensor<2x64x64xf32> {
  %init = tensor.empty() : tensor<2x64x64xf32>
  %p = crease.pack_weights ins(%a, transposed %b : tensor<64x40xf32>, tensor<40x64xf32>)
      outs(%init : tensor<2x64x64xf32>) -> tensor<2x64x64xf32>
  return %p : tensor<2x64x64xf32>
}
