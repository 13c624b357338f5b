// What crease.linear refuses, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_operand_count(%x: tensor<4x8xf32>) {
  // expected-error@+1 {{expected an input, a weight and at most one bias, got 1 operands (C20)}}
  %y = crease.linear %x : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @invalid_result_count(%x: tensor<4x8xf32>, %w: tensor<8x8xf32>) {
  // expected-error@+1 {{expected one result type (C20)}}
  %y = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x8xf32>) -> (tensor<4x8xf32>, tensor<4x8xf32>)
  return
}

// -----

func.func @invalid_type_count(%x: tensor<4x8xf32>, %w: tensor<8x8xf32>) {
  // expected-error@+1 {{number of operands and types do not match: got 2 operands and 1 types}}
  %y = crease.linear %x, %w : (tensor<4x8xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @invalid_input_rank(%x: tensor<f32>, %w: tensor<8x8xf32>) {
  // expected-error@+1 {{input must have at least one dimension (C21)}}
  %y = crease.linear %x, %w : (tensor<f32>, tensor<8x8xf32>) -> tensor<f32>
  return
}

// -----

func.func @invalid_weight_rank(%x: tensor<4x8xf32>, %w: tensor<2x8x8xf32>) {
  // expected-error@+1 {{weight must have two dimensions, not 3 (C22)}}
  %y = crease.linear %x, %w : (tensor<4x8xf32>, tensor<2x8x8xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @invalid_weight_element(%x: tensor<4x8xf32>, %w: tensor<8x8xf16>) {
  // expected-error@+1 {{input and weight must have the same element type, not 'f32' and 'f16' (C23)}}
  %y = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x8xf16>) -> tensor<4x8xf32>
  return
}

// -----

func.func @invalid_result_element(%x: tensor<4x8xf32>, %w: tensor<8x8xf32>) {
  // expected-error@+1 {{result must have element type 'f32', not 'f64' (C23)}}
  %y = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x8xf32>) -> tensor<4x8xf64>
  return
}

// -----

func.func @invalid_wide_result_element(%x: tensor<4x8xbf16>, %w: tensor<8x8xbf16>) {
  // expected-error@+1 {{result must have element type 'bf16' or f32, not 'f16' (C23)}}
  %y = crease.linear %x, %w : (tensor<4x8xbf16>, tensor<8x8xbf16>) -> tensor<4x8xf16>
  return
}

// -----

func.func @invalid_columns(%x: tensor<4x8xf32>, %w: tensor<16x8xf32>) {
  // expected-error@+1 {{input has 8 columns but weight has 16 rows (C24)}}
  %y = crease.linear %x, %w : (tensor<4x8xf32>, tensor<16x8xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @invalid_transposed_columns(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>) {
  // expected-error@+1 {{input has 8 columns but transposed weight has 16 (C24)}}
  %y = crease.linear %x, %w {transpose_weight} : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @invalid_result_columns(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>) {
  // expected-error@+1 {{result must have shape 'tensor<4x16xf32>', not 'tensor<4x8xf32>' (C25)}}
  %y = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x8xf32>
  return
}

// -----

func.func @invalid_result_rank(%x: tensor<2x4x8xf32>, %w: tensor<8x16xf32>) {
  // expected-error@+1 {{result must have shape 'tensor<2x4x16xf32>', not 'tensor<8x16xf32>' (C25)}}
  %y = crease.linear %x, %w : (tensor<2x4x8xf32>, tensor<8x16xf32>) -> tensor<8x16xf32>
  return
}

// -----

func.func @invalid_bias_size(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %b: tensor<8xf32>) {
  // expected-error@+1 {{bias must have one dimension of size 16, not type 'tensor<8xf32>' (C26)}}
  %y = crease.linear %x, %w, %b : (tensor<4x8xf32>, tensor<8x16xf32>, tensor<8xf32>) -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_bias_rank(%x: tensor<4x8xf32>, %w: tensor<8x?xf32>, %b: tensor<1x16xf32>) {
  // expected-error@+1 {{bias must have one dimension of size ?, not type 'tensor<1x16xf32>' (C26)}}
  %y = crease.linear %x, %w, %b : (tensor<4x8xf32>, tensor<8x?xf32>, tensor<1x16xf32>) -> tensor<4x?xf32>
  return
}

// -----

func.func @invalid_bias_element(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %b: tensor<16xf64>) {
  // expected-error@+1 {{bias must have the element type of the input or of the result, not 'f64' (C26)}}
  %y = crease.linear %x, %w, %b : (tensor<4x8xf32>, tensor<8x16xf32>, tensor<16xf64>) -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_integer(%x: tensor<4x8xi8>, %w: tensor<8x16xi8>) {
  // expected-error@+1 {{ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.linear %x, %w : (tensor<4x8xi8>, tensor<8x16xi8>) -> tensor<4x16xi8>
  return
}
