// RUN: crease-opt %s --crease-collapse-linear --canonicalize --split-input-file | FileCheck %s

// Without an activation between them, two linear layers are one.
// CHECK-LABEL: func @two_layers_become_one(
// CHECK-SAME:    %[[X:[^:]*]]: tensor<?x8xf32>, %[[W1:[^:]*]]: tensor<8x16xf32>, %[[B1:[^:]*]]: tensor<16xf32>, %[[W2:[^:]*]]: tensor<16x4xf32>, %[[B2:[^:]*]]: tensor<4xf32>
// CHECK-DAG:     %[[W:.*]] = crease.linear %[[W1]], %[[W2]] : (tensor<8x16xf32>, tensor<16x4xf32>) -> tensor<8x4xf32>
// CHECK-DAG:     %[[B:.*]] = crease.linear %[[B1]], %[[W2]], %[[B2]] : (tensor<16xf32>, tensor<16x4xf32>, tensor<4xf32>) -> tensor<4xf32>
// CHECK:         %[[Y:.*]] = crease.linear %[[X]], %[[W]], %[[B]] : (tensor<?x8xf32>, tensor<8x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @two_layers_become_one(%x: tensor<?x8xf32>,
    %w1: tensor<8x16xf32>, %b1: tensor<16xf32>,
    %w2: tensor<16x4xf32>, %b2: tensor<4xf32>) -> tensor<?x4xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<?x8xf32>, tensor<8x16xf32>, tensor<16xf32>) -> tensor<?x16xf32>
  %y = crease.linear %h, %w2, %b2 : (tensor<?x16xf32>, tensor<16x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
  return %y : tensor<?x4xf32>
}

// -----

// CHECK-LABEL: func @without_biases(
// CHECK-SAME:    %[[X:[^:]*]]: tensor<2x8xf64>, %[[W1:[^:]*]]: {{.*}}, %[[W2:[^:]*]]: tensor<8x8xf64>
// CHECK:         %[[W:.*]] = crease.linear %[[W1]], %[[W2]] :
// CHECK-NEXT:    crease.linear %[[X]], %[[W]] :
func.func @without_biases(%x: tensor<2x8xf64>, %w1: tensor<8x8xf64>, %w2: tensor<8x8xf64>) -> tensor<2x8xf64> {
  %h = crease.linear %x, %w1 : (tensor<2x8xf64>, tensor<8x8xf64>) -> tensor<2x8xf64>
  %y = crease.linear %h, %w2 : (tensor<2x8xf64>, tensor<8x8xf64>) -> tensor<2x8xf64>
  return %y : tensor<2x8xf64>
}

// -----

// A first bias alone still passes through the second weight.
// CHECK-LABEL: func @first_bias_only(
// CHECK-SAME:    %[[X:[^:]*]]: {{.*}}, %[[W1:[^:]*]]: {{.*}}, %[[B1:[^:]*]]: {{.*}}, %[[W2:[^:]*]]: tensor<8x8xf32>
// CHECK-DAG:     %[[W:.*]] = crease.linear %[[W1]], %[[W2]] :
// CHECK-DAG:     %[[B:.*]] = crease.linear %[[B1]], %[[W2]] : (tensor<8xf32>, tensor<8x8xf32>) -> tensor<8xf32>
// CHECK:         crease.linear %[[X]], %[[W]], %[[B]] :
func.func @first_bias_only(%x: tensor<2x8xf32>, %w1: tensor<8x8xf32>, %b1: tensor<8xf32>, %w2: tensor<8x8xf32>) -> tensor<2x8xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<2x8xf32>, tensor<8x8xf32>, tensor<8xf32>) -> tensor<2x8xf32>
  %y = crease.linear %h, %w2 : (tensor<2x8xf32>, tensor<8x8xf32>) -> tensor<2x8xf32>
  return %y : tensor<2x8xf32>
}

// -----

// Weights stored as PyTorch stores them give a product stored so.
// CHECK-LABEL: func @both_transposed(
// CHECK-SAME:    %[[X:[^:]*]]: {{.*}}, %[[W1:[^:]*]]: tensor<16x8xf32>, %[[W2:[^:]*]]: tensor<4x16xf32>
// CHECK:         %[[W:.*]] = crease.linear %[[W2]], %[[W1]] : (tensor<4x16xf32>, tensor<16x8xf32>) -> tensor<4x8xf32>
// CHECK-NEXT:    crease.linear %[[X]], %[[W]] {transpose_weight} : (tensor<2x8xf32>, tensor<4x8xf32>) -> tensor<2x4xf32>
func.func @both_transposed(%x: tensor<2x8xf32>, %w1: tensor<16x8xf32>, %w2: tensor<4x16xf32>) -> tensor<2x4xf32> {
  %h = crease.linear %x, %w1 {transpose_weight} : (tensor<2x8xf32>, tensor<16x8xf32>) -> tensor<2x16xf32>
  %y = crease.linear %h, %w2 {transpose_weight} : (tensor<2x16xf32>, tensor<4x16xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// -----

// CHECK-LABEL: func @second_transposed(
// CHECK:         crease.linear %{{.*}}, %{{.*}} {transpose_weight} : (tensor<8x16xf32>, tensor<4x16xf32>) -> tensor<8x4xf32>
// CHECK-NEXT:    crease.linear %{{.*}}, %{{.*}} : (tensor<2x8xf32>, tensor<8x4xf32>) -> tensor<2x4xf32>
func.func @second_transposed(%x: tensor<2x8xf32>, %w1: tensor<8x16xf32>, %w2: tensor<4x16xf32>) -> tensor<2x4xf32> {
  %h = crease.linear %x, %w1 : (tensor<2x8xf32>, tensor<8x16xf32>) -> tensor<2x16xf32>
  %y = crease.linear %h, %w2 {transpose_weight} : (tensor<2x16xf32>, tensor<4x16xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// -----

// CHECK-LABEL: func @first_transposed(
// CHECK:         %[[T:.*]] = linalg.transpose ins(%{{.*}} : tensor<16x8xf32>) outs(%{{.*}} : tensor<8x16xf32>) permutation = [1, 0]
// CHECK:         crease.linear %[[T]], %{{.*}} : (tensor<8x16xf32>, tensor<16x4xf32>) -> tensor<8x4xf32>
func.func @first_transposed(%x: tensor<2x8xf32>, %w1: tensor<16x8xf32>, %w2: tensor<16x4xf32>) -> tensor<2x4xf32> {
  %h = crease.linear %x, %w1 {transpose_weight} : (tensor<2x8xf32>, tensor<16x8xf32>) -> tensor<2x16xf32>
  %y = crease.linear %h, %w2 : (tensor<2x16xf32>, tensor<16x4xf32>) -> tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// -----

// A stack of three collapses too, and leading dimensions stay.
// CHECK-LABEL: func @three_layers_and_batches(
// CHECK:         %[[Y:.*]] = crease.linear %arg0, %{{.*}} : (tensor<2x?x8xf32>, tensor<8x?xf32>) -> tensor<2x?x?xf32>
// CHECK-NEXT:    return %[[Y]]
func.func @three_layers_and_batches(%x: tensor<2x?x8xf32>, %w1: tensor<8x?xf32>, %w2: tensor<?x?xf32>, %w3: tensor<?x?xf32>) -> tensor<2x?x?xf32> {
  %h1 = crease.linear %x, %w1 : (tensor<2x?x8xf32>, tensor<8x?xf32>) -> tensor<2x?x?xf32>
  %h2 = crease.linear %h1, %w2 : (tensor<2x?x?xf32>, tensor<?x?xf32>) -> tensor<2x?x?xf32>
  %y = crease.linear %h2, %w3 : (tensor<2x?x?xf32>, tensor<?x?xf32>) -> tensor<2x?x?xf32>
  return %y : tensor<2x?x?xf32>
}
