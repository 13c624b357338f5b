// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @parameter_invalid(%x: tensor<4xf32>) {
  // expected-error@+1 {{'crease.celu_grad' op alpha must not be zero (C5)}}
  %d = crease.celu_grad %x {alpha = 0.0 : f32} : tensor<4xf32>
  return
}

// -----

func.func @bounds_invalid(%x: tensor<4xf32>) {
  // expected-error@+1 {{'crease.hard_tanh_grad' op min must not be greater than max (C6)}}
  %d = crease.hard_tanh_grad %x {min = 2.0 : f32} : tensor<4xf32>
  return
}

// -----

func.func @limit_invalid(%x: tensor<4xf32>) {
  // expected-error@+1 {{'crease.glu_grad' op limit must be greater than zero (C7)}}
  %dg, %dv = crease.glu_grad gate(%x) value(%x) {limit = 0.0 : f32} : tensor<4xf32>
  return
}

// -----

func.func @broadcast_invalid(%x: tensor<4x8xf32>, %s: tensor<4xf32>) {
  // expected-error@+1 {{'crease.prelu_grad' op operand #1 of type 'tensor<4xf32>' does not broadcast to 'tensor<4x8xf32>' (C8)}}
  %dx, %ds = crease.prelu_grad %x, %s : tensor<4x8xf32>, tensor<4xf32>
  return
}

// -----

func.func @axis_invalid(%y: tensor<4x8xf32>) {
  // expected-error@+1 {{'crease.softmax_grad' op axis 2 is out of range for rank 2 (C10)}}
  %dx = crease.softmax_grad %y, %y {axis = 2 : i64} : tensor<4x8xf32>
  return
}

// -----

func.func @target_invalid(%x: tensor<4x8xf32>, %t: tensor<8xi64>) {
  // expected-error@+1 {{'crease.softmax_cross_entropy_grad' op class indices must be signless integers of the rows' shape, not 'tensor<8xi64>' (C11)}}
  %dx = crease.softmax_cross_entropy_grad %x, %t : tensor<4x8xf32>, tensor<8xi64>
  return
}

// -----

func.func @element_type_invalid(%x: tensor<4xi32>) {
  // expected-error@+1 {{operand #0 must be scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %d = "crease.gelu_grad"(%x) : (tensor<4xi32>) -> tensor<4xf32>
  return
}
