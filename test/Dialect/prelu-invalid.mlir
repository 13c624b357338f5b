// What crease.prelu refuses, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_slope_size(%x: tensor<4x8xf32>, %slope: tensor<4xf32>) {
  // expected-error@+1 {{operand #1 of type 'tensor<4xf32>' does not broadcast to 'tensor<4x8xf32>' (C8)}}
  %y = crease.prelu %x, %slope : tensor<4x8xf32>, tensor<4xf32>
  return
}

// -----

func.func @invalid_slope_element(%x: tensor<4x8xf32>, %slope: tensor<8xf16>) {
  // expected-error@+1 {{operand #1 of type 'tensor<8xf16>' does not broadcast to 'tensor<4x8xf32>' (C8)}}
  %y = crease.prelu %x, %slope : tensor<4x8xf32>, tensor<8xf16>
  return
}

// -----

func.func @invalid_slope_rank(%x: tensor<8xf32>, %slope: tensor<1x8xf32>) {
  // expected-error@+1 {{operand #1 of type 'tensor<1x8xf32>' does not broadcast to 'tensor<8xf32>' (C8)}}
  %y = crease.prelu %x, %slope : tensor<8xf32>, tensor<1x8xf32>
  return
}

// -----

func.func @invalid_vector_slope_of_tensor(%x: tensor<8xf32>, %slope: vector<8xf32>) {
  // expected-error@+1 {{operand #1 of type 'vector<8xf32>' does not broadcast to 'tensor<8xf32>' (C8)}}
  %y = crease.prelu %x, %slope : tensor<8xf32>, vector<8xf32>
  return
}

// -----

// Whether a dynamic size is 8 is known too late.
func.func @invalid_dynamic_slope(%x: tensor<4x8xf32>, %slope: tensor<?xf32>) {
  // expected-error@+1 {{operand #1 of type 'tensor<?xf32>' does not broadcast to 'tensor<4x8xf32>' (C8)}}
  %y = crease.prelu %x, %slope : tensor<4x8xf32>, tensor<?xf32>
  return
}

// -----

func.func @invalid_integer_slope(%x: tensor<8xf32>, %slope: i32) {
  // expected-error@+1 {{operand #1 must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.prelu %x, %slope : tensor<8xf32>, i32
  return
}

// -----

func.func @invalid_result_type(%x: tensor<8xf32>, %slope: f32) {
  // expected-error@+1 {{input and the result have the same type (C2)}}
  %y = "crease.prelu"(%x, %slope) : (tensor<8xf32>, f32) -> tensor<4xf32>
  return
}
