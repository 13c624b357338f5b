// Rewrites between activations. Each holds for every input, bit for bit.
// RUN: crease-opt %s --canonicalize | FileCheck %s

// relu keeps what is at least zero, or NaN.
// CHECK-LABEL: func @relu_of_nonnegative(
// CHECK-NOT: crease.relu %
// CHECK: return
func.func @relu_of_nonnegative(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %a0 = crease.relu6 %x : tensor<4xf32>
  %b0 = crease.relu %a0 : tensor<4xf32>
  %c = crease.relu_squared %x : tensor<4xf32>
  %d = crease.relu %c : tensor<4xf32>
  %e = crease.sigmoid %x : tensor<4xf32>
  %f = crease.relu %e : tensor<4xf32>
  %g = crease.hard_sigmoid %x : tensor<4xf32>
  %h = crease.relu %g : tensor<4xf32>
  return %b0, %d, %f, %h : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}

// CHECK-LABEL: func @relu_of_relu(
// CHECK-NEXT: %[[Y:.*]] = crease.relu
// CHECK-NEXT: return %[[Y]]
func.func @relu_of_relu(%x: f32) -> f32 {
  %a = crease.relu %x : f32
  %b = crease.relu %a : f32
  return %b : f32
}

// CHECK-LABEL: func @relu6_of_relu6(
// CHECK-COUNT-1: crease.relu6
// CHECK-NOT: crease.relu6
func.func @relu6_of_relu6(%x: vector<8xf16>) -> vector<8xf16> {
  %a = crease.relu6 %x : vector<8xf16>
  %b = crease.relu6 %a : vector<8xf16>
  return %b : vector<8xf16>
}

// gelu is not idempotent, and relu after it does something.
// CHECK-LABEL: func @others_stay(
// CHECK-COUNT-2: crease.gelu
// CHECK: crease.relu
func.func @others_stay(%x: f32) -> f32 {
  %a = crease.gelu %x : f32
  %b = crease.gelu %a : f32
  %c = crease.relu %b : f32
  return %c : f32
}

// CHECK-LABEL: func @repeated_clamp(
// CHECK-COUNT-1: crease.hard_tanh
// CHECK-NOT: crease.hard_tanh
func.func @repeated_clamp(%x: f32) -> f32 {
  %a = crease.hard_tanh %x {min = -2.0 : f32, max = 2.0 : f32} : f32
  %b = crease.hard_tanh %a {min = -2.0 : f32, max = 2.0 : f32} : f32
  return %b : f32
}

// CHECK-LABEL: func @different_clamps_stay(
// CHECK-COUNT-2: crease.hard_tanh
func.func @different_clamps_stay(%x: f32) -> f32 {
  %a = crease.hard_tanh %x {max = 2.0 : f32} : f32
  %b = crease.hard_tanh %a : f32
  return %b : f32
}

// CHECK-LABEL: func @clamp_to_six_is_relu6(
// CHECK-NEXT: crease.relu6
func.func @clamp_to_six_is_relu6(%x: f32) -> f32 {
  %a = crease.hard_tanh %x {min = 0.0 : f32, max = 6.0 : f32} : f32
  return %a : f32
}

// At -1 this clamp gives -0, where relu6 gives +0.
// CHECK-LABEL: func @clamp_from_minus_zero_stays(
// CHECK-NEXT: crease.hard_tanh
func.func @clamp_from_minus_zero_stays(%x: f32) -> f32 {
  %a = crease.hard_tanh %x {min = -0.0 : f32, max = 6.0 : f32} : f32
  return %a : f32
}

// CHECK-LABEL: func @swish_of_slope_one_is_silu(
// CHECK-NEXT: crease.silu
func.func @swish_of_slope_one_is_silu(%x: f32) -> f32 {
  %a = crease.swish %x : f32
  return %a : f32
}

// quick_gelu's 1.702 is the real number, no float is.
// CHECK-LABEL: func @swish_stays_swish(
// CHECK-NEXT: crease.swish
func.func @swish_stays_swish(%x: f32) -> f32 {
  %a = crease.swish %x {beta = 1.702 : f64} : f32
  return %a : f32
}

// CHECK-LABEL: func @celu_of_one_is_elu(
// CHECK-NEXT: crease.elu %{{[a-z0-9]+}} : f32
func.func @celu_of_one_is_elu(%x: f32) -> f32 {
  %a = crease.celu %x : f32
  return %a : f32
}

// Adjacent casts that undo each other go; those that round stay.
// CHECK-LABEL: func @inverse_casts(
// CHECK-NEXT: %[[Y:.*]] = crease.gelu
// CHECK-NEXT: %[[Z:.*]] = crease.silu %[[Y]] : tensor<4xbf16>
// CHECK-NEXT: return %[[Z]]
func.func @inverse_casts(%x: tensor<4xbf16>) -> tensor<4xbf16> {
  %y = crease.gelu %x : tensor<4xbf16>
  %w = arith.extf %y : tensor<4xbf16> to tensor<4xf32>
  %n = arith.truncf %w : tensor<4xf32> to tensor<4xbf16>
  %z = crease.silu %n : tensor<4xbf16>
  return %z : tensor<4xbf16>
}

// CHECK-LABEL: func @rounding_casts_stay(
// CHECK: arith.truncf
// CHECK: arith.extf
func.func @rounding_casts_stay(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = crease.gelu %x : tensor<4xf32>
  %n = arith.truncf %y : tensor<4xf32> to tensor<4xbf16>
  %w = arith.extf %n : tensor<4xbf16> to tensor<4xf32>
  %z = crease.silu %w : tensor<4xf32>
  return %z : tensor<4xf32>
}

// An unused activation is gone; none has side effects.
// CHECK-LABEL: func @unused(
// CHECK-NEXT: return
func.func @unused(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = crease.mish %x : tensor<4xf32>
  %z = crease.softmax %x : tensor<4xf32>
  return %x : tensor<4xf32>
}

// A constant of many equal elements folds as one; an empty one to nothing.
// CHECK-LABEL: func @splats_and_nothing(
// CHECK-DAG: dense<0.000000e+00> : tensor<1024x1024xf32>
// CHECK-DAG: dense<> : tensor<0xf32>
func.func @splats_and_nothing() -> (tensor<1024x1024xf32>, tensor<0xf32>) {
  %x = arith.constant dense<0.0> : tensor<1024x1024xf32>
  %e = arith.constant dense<> : tensor<0xf32>
  %y = crease.gelu %x : tensor<1024x1024xf32>
  %z = crease.gelu %e : tensor<0xf32>
  return %y, %z : tensor<1024x1024xf32>, tensor<0xf32>
}
