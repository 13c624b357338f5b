// What crease.softmax_cross_entropy refuses, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_axis(%x: tensor<4x8xf32>, %t: tensor<4xi64>) {
  // expected-error@+1 {{axis 2 is out of range for rank 2 (C10)}}
  %y = crease.softmax_cross_entropy %x, %t {axis = 2 : i64} : tensor<4x8xf32>, tensor<4xi64> -> tensor<4xf32>
  return
}

// -----

func.func @invalid_rank_zero(%x: tensor<f32>, %t: tensor<i64>) {
  // expected-error@+1 {{axis -1 is out of range for rank 0 (C10)}}
  %y = crease.softmax_cross_entropy %x, %t : tensor<f32>, tensor<i64> -> tensor<f32>
  return
}

// -----

func.func @invalid_result_shape(%x: tensor<4x8xf32>, %t: tensor<4xi64>) {
  // expected-error@+1 {{result must have type 'tensor<4xf32>', not 'tensor<8xf32>' (C11)}}
  %y = crease.softmax_cross_entropy %x, %t : tensor<4x8xf32>, tensor<4xi64> -> tensor<8xf32>
  return
}

// -----

func.func @invalid_result_element(%x: tensor<4x8xf32>, %t: tensor<4xi64>) {
  // expected-error@+1 {{result must have type 'tensor<4xf32>', not 'tensor<4xf64>' (C11)}}
  %y = crease.softmax_cross_entropy %x, %t : tensor<4x8xf32>, tensor<4xi64> -> tensor<4xf64>
  return
}

// -----

func.func @invalid_label_shape(%x: tensor<4x8xf32>, %t: tensor<8xi64>) {
  // expected-error@+1 {{class indices must be signless integers of the result's shape, not 'tensor<8xi64>' (C11)}}
  %y = crease.softmax_cross_entropy %x, %t : tensor<4x8xf32>, tensor<8xi64> -> tensor<4xf32>
  return
}

// -----

func.func @invalid_unsigned_labels(%x: tensor<4x8xf32>, %t: tensor<4xui8>) {
  // expected-error@+1 {{class indices must be signless integers of the result's shape, not 'tensor<4xui8>' (C11)}}
  %y = crease.softmax_cross_entropy %x, %t : tensor<4x8xf32>, tensor<4xui8> -> tensor<4xf32>
  return
}

// -----

func.func @invalid_distribution_type(%x: tensor<4x8xf32>, %t: tensor<4x8xf16>) {
  // expected-error@+1 {{a distribution must have the type of the logits, 'tensor<4x8xf32>', not 'tensor<4x8xf16>' (C11)}}
  %y = crease.softmax_cross_entropy %x, %t : tensor<4x8xf32>, tensor<4x8xf16> -> tensor<4xf32>
  return
}

// -----

func.func @invalid_element(%x: tensor<4x8xi32>, %t: tensor<4xi64>) {
  // expected-error@+1 {{ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.softmax_cross_entropy %x, %t : tensor<4x8xi32>, tensor<4xi64> -> tensor<4xi32>
  return
}

// -----

func.func @invalid_complex_target(%x: tensor<4x8xf32>, %t: tensor<4xcomplex<f32>>) {
  // expected-error@+1 {{class indices must be signless integers of the result's shape, not 'tensor<4xcomplex<f32>>' (C11)}}
  %y = crease.softmax_cross_entropy %x, %t : tensor<4x8xf32>, tensor<4xcomplex<f32>> -> tensor<4xf32>
  return
}
