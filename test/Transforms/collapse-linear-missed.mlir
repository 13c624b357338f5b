// What crease-collapse-linear leaves alone, and the reason it gives.
// RUN: crease-opt %s --crease-collapse-linear --split-input-file \
// RUN:   --remarks-filter=crease -o %t 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: FileCheck %s < %t

// The activation is what makes two layers deeper than one.
// REMARK: remark: [Missed] collapse-linear {{.*}}"not collapsed: 'crease.relu' stands between the layers"
// CHECK-LABEL: func @activation_between(
// CHECK: crease.linear
// CHECK: crease.relu
// CHECK: crease.linear
func.func @activation_between(%x: tensor<2x8xf32>, %w1: tensor<8x8xf32>, %w2: tensor<8x8xf32>) -> tensor<2x8xf32> {
  %h = crease.linear %x, %w1 : (tensor<2x8xf32>, tensor<8x8xf32>) -> tensor<2x8xf32>
  %a = crease.relu %h : tensor<2x8xf32>
  %y = crease.linear %a, %w2 : (tensor<2x8xf32>, tensor<8x8xf32>) -> tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}

// -----

// REMARK: remark: [Missed] collapse-linear {{.*}}"not collapsed: the first layer's result has other uses"
// CHECK-LABEL: func @second_use(
// CHECK-COUNT-2: crease.linear
// CHECK-NOT: crease.linear
func.func @second_use(%x: tensor<2x8xf32>, %w1: tensor<8x8xf32>, %w2: tensor<8x8xf32>) -> (tensor<2x8xf32>, tensor<2x8xf32>) {
  %h = crease.linear %x, %w1 : (tensor<2x8xf32>, tensor<8x8xf32>) -> tensor<2x8xf32>
  %y = crease.linear %h, %w2 : (tensor<2x8xf32>, tensor<8x8xf32>) -> tensor<2x8xf32>
  return %h, %y : tensor<2x8xf32>, tensor<2x8xf32>
}

// -----

// A low-rank adapter: 2 x 64 x 4 multiplications a row, against 64 x 64.
// REMARK: remark: [Missed] collapse-linear {{.*}}"not collapsed: one layer would cost more than the two (a bottleneck)"
// CHECK-LABEL: func @bottleneck(
// CHECK-COUNT-2: crease.linear
// CHECK-NOT: crease.linear
func.func @bottleneck(%x: tensor<2x64xf32>, %w1: tensor<64x4xf32>, %w2: tensor<4x64xf32>) -> tensor<2x64xf32> {
  %h = crease.linear %x, %w1 : (tensor<2x64xf32>, tensor<64x4xf32>) -> tensor<2x4xf32>
  %y = crease.linear %h, %w2 : (tensor<2x4xf32>, tensor<4x64xf32>) -> tensor<2x64xf32>
  return %y : tensor<2x64xf32>
}

// -----

// REMARK: remark: [Missed] collapse-linear {{.*}}"not collapsed: the product of weights narrower than f32 would lose digits"
// CHECK-LABEL: func @narrow_weights(
// CHECK-COUNT-2: crease.linear
// CHECK-NOT: crease.linear
func.func @narrow_weights(%x: tensor<2x8xbf16>, %w1: tensor<8x8xbf16>, %w2: tensor<8x8xbf16>) -> tensor<2x8xbf16> {
  %h = crease.linear %x, %w1 : (tensor<2x8xbf16>, tensor<8x8xbf16>) -> tensor<2x8xbf16>
  %y = crease.linear %h, %w2 : (tensor<2x8xbf16>, tensor<8x8xbf16>) -> tensor<2x8xbf16>
  return %y : tensor<2x8xbf16>
}

// -----

// REMARK: remark: [Missed] collapse-linear {{.*}}"not collapsed: the layers have different element types"
// CHECK-LABEL: func @widening_first_layer(
// CHECK-COUNT-2: crease.linear
// CHECK-NOT: crease.linear
func.func @widening_first_layer(%x: tensor<2x8xbf16>, %w1: tensor<8x8xbf16>, %w2: tensor<8x8xf32>) -> tensor<2x8xf32> {
  %h = crease.linear %x, %w1 : (tensor<2x8xbf16>, tensor<8x8xbf16>) -> tensor<2x8xf32>
  %y = crease.linear %h, %w2 : (tensor<2x8xf32>, tensor<8x8xf32>) -> tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}
