// What crease.bce_with_logits refuses, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_target_shape(%x: tensor<4xf32>, %t: tensor<8xf32>) {
  // expected-error@+1 {{target and the result have the same type (C2)}}
  %y = "crease.bce_with_logits"(%x, %t) : (tensor<4xf32>, tensor<8xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @invalid_logits_shape(%x: tensor<8xf32>, %t: tensor<4xf32>) {
  // expected-error@+1 {{input and the result have the same type (C2)}}
  %y = "crease.bce_with_logits"(%x, %t) : (tensor<8xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @invalid_element(%x: tensor<4xi32>, %t: tensor<4xi32>) {
  // expected-error@+1 {{must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.bce_with_logits %x, %t : tensor<4xi32>
  return
}

// -----

func.func @invalid_missing_target(%x: f32) {
  // expected-error@+1 {{expected ','}}
  %y = crease.bce_with_logits %x : f32
  return
}
