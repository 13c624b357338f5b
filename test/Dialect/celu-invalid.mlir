// What crease.celu refuses, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_integer_element(%x: tensor<4xi32>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.celu %x : tensor<4xi32>
  return
}

// -----

func.func @invalid_complex_element(%x: tensor<4xcomplex<f32>>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.celu %x : tensor<4xcomplex<f32>>
  return
}

// -----

func.func @invalid_float8_element(%x: vector<4xf8E5M2>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.celu %x : vector<4xf8E5M2>
  return
}

// -----

func.func @invalid_unranked_tensor(%x: tensor<*xf32>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.celu %x : tensor<*xf32>
  return
}

// -----

func.func @invalid_scalable_vector(%x: vector<[4]xf32>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.celu %x : vector<[4]xf32>
  return
}

// -----

func.func @invalid_memref(%x: memref<4xf32>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.celu %x : memref<4xf32>
  return
}

// -----

func.func @invalid_encoded_tensor(%x: tensor<4xf32, "sparse">) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.celu %x : tensor<4xf32, "sparse">
  return
}

// -----

func.func @invalid_result_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{input and the result have the same type (C2)}}
  %y = "crease.celu"(%x) : (tensor<4xf32>) -> tensor<4xf16>
  return
}

// -----

func.func @invalid_generic_form(%x: i32) {
  // expected-error@+1 {{operand #0 must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = "crease.celu"(%x) : (i32) -> i32
  return
}

// -----

func.func @invalid_operand_count(%x: f32) {
  // expected-error@+1 {{requires a single operand}}
  %y = "crease.celu"(%x, %x) : (f32, f32) -> f32
  return
}

// -----

func.func @invalid_integer_alpha(%x: f32) {
  // expected-error@+1 {{attribute 'alpha' failed to satisfy constraint: floating-point parameter (C3)}}
  %y = crease.celu %x {alpha = 1 : i32} : f32
  return
}

// -----

func.func @invalid_infinite_alpha(%x: f32) {
  // expected-error@+1 {{alpha must be finite (C4)}}
  %y = crease.celu %x {alpha = 0x7F800000 : f32} : f32
  return
}

// -----

func.func @invalid_too_wide_alpha(%x: f32) {
  // expected-error@+1 {{alpha must be at most 64 bits wide (C4)}}
  %y = crease.celu %x {alpha = 1.0 : f128} : f32
  return
}

// -----

func.func @invalid_zero_alpha(%x: f32) {
  // expected-error@+1 {{alpha must not be zero (C5)}}
  %y = crease.celu %x {alpha = 0.0 : f32} : f32
  return
}
