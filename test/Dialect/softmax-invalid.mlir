// What crease.softmax refuses, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_axis_too_large(%x: tensor<4x8xf32>) {
  // expected-error@+1 {{axis 2 is out of range for rank 2 (C10)}}
  %y = crease.softmax %x {axis = 2 : i64} : tensor<4x8xf32>
  return
}

// -----

func.func @invalid_axis_too_small(%x: tensor<4x8xf32>) {
  // expected-error@+1 {{axis -3 is out of range for rank 2 (C10)}}
  %y = crease.softmax %x {axis = -3 : i64} : tensor<4x8xf32>
  return
}

// -----

func.func @invalid_rank_zero(%x: tensor<f32>) {
  // expected-error@+1 {{axis -1 is out of range for rank 0 (C10)}}
  %y = crease.softmax %x : tensor<f32>
  return
}

// -----

func.func @invalid_scalar(%x: f32) {
  // expected-error@+1 {{ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.softmax %x : f32
  return
}

// -----

func.func @invalid_element(%x: tensor<4xi32>) {
  // expected-error@+1 {{ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.softmax %x : tensor<4xi32>
  return
}

// -----

func.func @invalid_float_axis(%x: tensor<4xf32>) {
  // expected-error@+1 {{attribute 'axis' failed to satisfy constraint: 64-bit signless integer attribute}}
  %y = crease.softmax %x {axis = 1.0 : f32} : tensor<4xf32>
  return
}

// -----

func.func @invalid_result_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{input and the result have the same type (C2)}}
  %y = "crease.softmax"(%x) : (tensor<4xf32>) -> tensor<8xf32>
  return
}
