// What crease.log_sigmoid refuses, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_integer_element(%x: tensor<4xi32>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.log_sigmoid %x : tensor<4xi32>
  return
}

// -----

func.func @invalid_complex_element(%x: tensor<4xcomplex<f32>>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.log_sigmoid %x : tensor<4xcomplex<f32>>
  return
}

// -----

func.func @invalid_float8_element(%x: vector<4xf8E5M2>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.log_sigmoid %x : vector<4xf8E5M2>
  return
}

// -----

func.func @invalid_unranked_tensor(%x: tensor<*xf32>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.log_sigmoid %x : tensor<*xf32>
  return
}

// -----

func.func @invalid_scalable_vector(%x: vector<[4]xf32>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.log_sigmoid %x : vector<[4]xf32>
  return
}

// -----

func.func @invalid_memref(%x: memref<4xf32>) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.log_sigmoid %x : memref<4xf32>
  return
}

// -----

func.func @invalid_encoded_tensor(%x: tensor<4xf32, "sparse">) {
  // expected-error@+1 {{'result' must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.log_sigmoid %x : tensor<4xf32, "sparse">
  return
}

// -----

func.func @invalid_result_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{input and the result have the same type (C2)}}
  %y = "crease.log_sigmoid"(%x) : (tensor<4xf32>) -> tensor<4xf16>
  return
}

// -----

func.func @invalid_generic_form(%x: i32) {
  // expected-error@+1 {{operand #0 must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = "crease.log_sigmoid"(%x) : (i32) -> i32
  return
}

// -----

func.func @invalid_operand_count(%x: f32) {
  // expected-error@+1 {{requires a single operand}}
  %y = "crease.log_sigmoid"(%x, %x) : (f32, f32) -> f32
  return
}
