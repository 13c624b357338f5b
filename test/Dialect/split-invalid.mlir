// What crease.split refuses, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_layout(%p: tensor<4x16xf32>) {
  // expected-error@+1 {{layout must be "split", "swapped" or "interleaved", not "halves" (C12)}}
  %g, %v = crease.split %p {layout = "halves"} : tensor<4x16xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @invalid_integer_layout(%p: tensor<4x16xf32>) {
  // expected-error@+1 {{layout must be a string (C12)}}
  %g, %v = crease.split %p {layout = 1 : i64} : tensor<4x16xf32> -> tensor<4x8xf32>
  return
}

// -----

func.func @invalid_odd_columns(%p: tensor<4x15xf32>) {
  // expected-error@+1 {{last dimension must be even, not 15 (C13)}}
  %g, %v = crease.split %p : tensor<4x15xf32> -> tensor<4x7xf32>
  return
}

// -----

func.func @invalid_part_type(%p: tensor<4x16xf32>) {
  // expected-error@+1 {{results must have type 'tensor<4x8xf32>', not 'tensor<4x16xf32>' (C13)}}
  %g, %v = crease.split %p : tensor<4x16xf32> -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_rank_zero(%p: tensor<f32>) {
  // expected-error@+1 {{packed operand must have at least one dimension (C13)}}
  %g, %v = crease.split %p : tensor<f32> -> tensor<f32>
  return
}

// -----

func.func @invalid_different_parts(%p: tensor<4x16xf32>) {
  // expected-error@+1 {{gate and value must have the same type (C13)}}
  %g, %v = "crease.split"(%p) : (tensor<4x16xf32>) -> (tensor<4x8xf32>, tensor<4x4xf32>)
  return
}

// -----

func.func @invalid_vector(%p: vector<16xf32>) {
  // expected-error@+1 {{ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %g, %v = crease.split %p : vector<16xf32> -> vector<8xf32>
  return
}

// -----

func.func @invalid_missing_part_type(%p: tensor<4x16xf32>) {
  // expected-error@+1 {{expected '->'}}
  %g, %v = crease.split %p : tensor<4x16xf32>
  return
}
