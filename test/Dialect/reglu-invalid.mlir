// What crease.reglu refuses, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_integer_element(%g: tensor<4xi32>, %v: tensor<4xi32>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.reglu gate(%g) value(%v) : tensor<4xi32>
  return
}

// -----

func.func @invalid_unranked_tensor(%g: tensor<*xf32>, %v: tensor<*xf32>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.reglu gate(%g) value(%v) : tensor<*xf32>
  return
}

// -----

func.func @invalid_encoded_tensor(%g: tensor<4xf32, "sparse">, %v: tensor<4xf32, "sparse">) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.reglu gate(%g) value(%v) : tensor<4xf32, "sparse">
  return
}

// -----

func.func @invalid_value_shape(%g: tensor<4xf32>, %v: tensor<8xf32>) {
  // expected-error@+1 {{value and the result have the same type (C2)}}
  %y = "crease.reglu"(%g, %v) : (tensor<4xf32>, tensor<8xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @invalid_gate_shape(%g: tensor<4xf32>, %v: tensor<8xf32>) {
  // expected-error@+1 {{gate and the result have the same type (C2)}}
  %y = "crease.reglu"(%v, %g) : (tensor<8xf32>, tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @invalid_unnamed_operands(%g: f32, %v: f32) {
  // expected-error@+1 {{expected 'gate'}}
  %y = crease.reglu %g, %v : f32
  return
}

// -----

func.func @invalid_operand_count(%g: f32, %v: f32) {
  // expected-error@+1 {{expected 2 operands, but found 1}}
  %y = "crease.reglu"(%g) : (f32) -> f32
  return
}

// -----

func.func @invalid_integer_limit(%g: f32, %v: f32) {
  // expected-error@+1 {{attribute 'limit' failed to satisfy constraint: floating-point parameter (C3)}}
  %y = crease.reglu gate(%g) value(%v) {limit = 1 : i32} : f32
  return
}

// -----

func.func @invalid_infinite_limit(%g: f32, %v: f32) {
  // expected-error@+1 {{limit must be finite (C4)}}
  %y = crease.reglu gate(%g) value(%v) {limit = 0x7F800000 : f32} : f32
  return
}

// -----

func.func @invalid_too_wide_limit(%g: f32, %v: f32) {
  // expected-error@+1 {{limit must be at most 64 bits wide (C4)}}
  %y = crease.reglu gate(%g) value(%v) {limit = 1.0 : f128} : f32
  return
}

// -----

func.func @invalid_zero_limit(%g: f32, %v: f32) {
  // expected-error@+1 {{limit must be greater than zero (C7)}}
  %y = crease.reglu gate(%g) value(%v) {limit = 0.0 : f32} : f32
  return
}

// -----

func.func @invalid_negative_limit(%g: f32, %v: f32) {
  // expected-error@+1 {{limit must be greater than zero (C7)}}
  %y = crease.reglu gate(%g) value(%v) {limit = -7.0 : f32} : f32
  return
}
