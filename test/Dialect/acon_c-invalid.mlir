// What crease.acon_c refuses, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_beta_size(%x: tensor<4x8xf32>, %p: tensor<8xf32>, %beta: tensor<3xf32>) {
  // expected-error@+1 {{operand #3 of type 'tensor<3xf32>' does not broadcast to 'tensor<4x8xf32>' (C8)}}
  %y = crease.acon_c %x, %p, %p, %beta : tensor<4x8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<3xf32>
  return
}

// -----

func.func @invalid_p1_element(%x: f32, %p1: f64) {
  // expected-error@+1 {{operand #1 of type 'f64' does not broadcast to 'f32' (C8)}}
  %y = crease.acon_c %x, %p1, %x, %x : f32, f64, f32, f32
  return
}

// -----

func.func @invalid_result_type(%x: f32) {
  // expected-error@+1 {{input and the result have the same type (C2)}}
  %y = "crease.acon_c"(%x, %x, %x, %x) : (f32, f32, f32, f32) -> f64
  return
}

// -----

func.func @invalid_operand_count(%x: f32) {
  // expected-error@+1 {{expected 4 operands, but found 3}}
  %y = "crease.acon_c"(%x, %x, %x) : (f32, f32, f32) -> f32
  return
}

// -----

func.func @invalid_element(%x: tensor<4xi32>) {
  // expected-error@+1 {{must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.acon_c %x, %x, %x, %x : tensor<4xi32>, tensor<4xi32>, tensor<4xi32>, tensor<4xi32>
  return
}
