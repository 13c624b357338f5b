// Each op's derivative, compiled through the reference path, against central
// differences of the op itself, compiled the same way.
//
// REQUIRES: crease-compile
// RUN: crease-opt %s --crease-differentiate -o %t.mlir
// RUN: crease-compile %t.mlir -o %t.so --reference
// RUN: %python %S/../Inputs/gradients.py %t.mlir %t.so
//
// The same through the optimised path, and with nothing saved.
// RUN: crease-compile %t.mlir -o %t.cpu.so
// RUN: %python %S/../Inputs/gradients.py %t.mlir %t.cpu.so
// RUN: crease-opt %s --crease-differentiate=save=nothing -o %t.nothing.mlir
// RUN: crease-compile %t.nothing.mlir -o %t.nothing.so --reference
// RUN: %python %S/../Inputs/gradients.py %t.nothing.mlir %t.nothing.so

func.func @of_sigmoid(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.sigmoid %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_tanh(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.tanh %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_relu(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.relu %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_leaky_relu(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.leaky_relu %x {negative_slope = 0.2 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_elu(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.elu %x {alpha = 0.7 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_selu(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.selu %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_celu(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.celu %x {alpha = 1.5 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_softplus(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.softplus %x {beta = 2.0 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_silu(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.silu %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_swish(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.swish %x {beta = 1.5 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_gelu(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.gelu %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_gelu_tanh(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.gelu_tanh %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_quick_gelu(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.quick_gelu %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_mish(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.mish %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_relu6(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.relu6 %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_hard_sigmoid(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.hard_sigmoid %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_hard_swish(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.hard_swish %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_hard_tanh(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.hard_tanh %x {min = -0.75 : f64, max = 1.25 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_softsign(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.softsign %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_log_sigmoid(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.log_sigmoid %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_relu_squared(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.relu_squared %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_glu(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.glu gate(%g) value(%v) : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_glu_limit(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.glu gate(%g) value(%v) {limit = 0.9 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_swiglu(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.swiglu gate(%g) value(%v) : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_swiglu_limit(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.swiglu gate(%g) value(%v) {limit = 0.9 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_geglu(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.geglu gate(%g) value(%v) : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_geglu_limit(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.geglu gate(%g) value(%v) {limit = 0.9 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_geglu_tanh(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.geglu_tanh gate(%g) value(%v) : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_geglu_tanh_limit(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.geglu_tanh gate(%g) value(%v) {limit = 0.9 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_reglu(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.reglu gate(%g) value(%v) : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_reglu_limit(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.reglu gate(%g) value(%v) {limit = 0.9 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_bilinear(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.bilinear gate(%g) value(%v) : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_bilinear_limit(%g: tensor<3x7xf64>, %v: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.bilinear gate(%g) value(%v) {limit = 0.9 : f64} : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_prelu(%x: tensor<3x7xf64>, %s: tensor<7xf64>) -> tensor<3x7xf64> {
  %y = crease.prelu %x, %s : tensor<3x7xf64>, tensor<7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_prelu_scalar(%x: tensor<?x7xf64>, %s: f64) -> tensor<?x7xf64> {
  %y = crease.prelu %x, %s : tensor<?x7xf64>, f64
  return %y : tensor<?x7xf64>
}

func.func @of_acon_c(%x: tensor<3x7xf64>, %p1: tensor<7xf64>, %p2: tensor<3x1xf64>, %beta: tensor<1xf64>) -> tensor<3x7xf64> {
  %y = crease.acon_c %x, %p1, %p2, %beta : tensor<3x7xf64>, tensor<7xf64>, tensor<3x1xf64>, tensor<1xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_bce_with_logits(%x: tensor<3x7xf64>, %t: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.bce_with_logits %x, %t : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_softmax(%x: tensor<?x7xf64>) -> tensor<?x7xf64> {
  %y = crease.softmax %x {axis = 1 : i64} : tensor<?x7xf64>
  return %y : tensor<?x7xf64>
}

func.func @of_softmax_columns(%x: tensor<2x3x4xf64>) -> tensor<2x3x4xf64> {
  %y = crease.softmax %x {axis = 1 : i64, safe} : tensor<2x3x4xf64>
  return %y : tensor<2x3x4xf64>
}

func.func @of_log_softmax(%x: tensor<3x7xf64>) -> tensor<3x7xf64> {
  %y = crease.log_softmax %x : tensor<3x7xf64>
  return %y : tensor<3x7xf64>
}

func.func @of_cross_entropy_of_labels(%x: tensor<?x7xf64>, %t: tensor<?xi64>) -> tensor<?xf64> {
  %y = crease.softmax_cross_entropy %x, %t : tensor<?x7xf64>, tensor<?xi64> -> tensor<?xf64>
  return %y : tensor<?xf64>
}

func.func @of_cross_entropy_of_distribution(%x: tensor<3x7xf64>, %t: tensor<3x7xf64>) -> tensor<7xf64> {
  %y = crease.softmax_cross_entropy %x, %t {axis = 0 : i64} : tensor<3x7xf64>, tensor<3x7xf64> -> tensor<7xf64>
  return %y : tensor<7xf64>
}

func.func @of_linear(%x: tensor<?x5xf64>, %w: tensor<5x4xf64>, %b: tensor<4xf64>) -> tensor<?x4xf64> {
  %y = crease.linear %x, %w, %b : (tensor<?x5xf64>, tensor<5x4xf64>, tensor<4xf64>) -> tensor<?x4xf64>
  return %y : tensor<?x4xf64>
}

func.func @of_linear_transposed(%x: tensor<2x3x5xf64>, %w: tensor<4x5xf64>) -> tensor<2x3x4xf64> {
  %y = crease.linear %x, %w {transpose_weight} : (tensor<2x3x5xf64>, tensor<4x5xf64>) -> tensor<2x3x4xf64>
  return %y : tensor<2x3x4xf64>
}

func.func @of_linear_of_vector(%x: tensor<5xf64>, %w: tensor<5x4xf64>, %b: tensor<4xf64>) -> tensor<4xf64> {
  %y = crease.linear %x, %w, %b : (tensor<5xf64>, tensor<5x4xf64>, tensor<4xf64>) -> tensor<4xf64>
  return %y : tensor<4xf64>
}

func.func @of_split(%x: tensor<3x8xf64>) -> tensor<3x4xf64> {
  %g, %v = crease.split %x {layout = "split"} : tensor<3x8xf64> -> tensor<3x4xf64>
  %y = crease.glu gate(%g) value(%v) : tensor<3x4xf64>
  return %y : tensor<3x4xf64>
}

func.func @of_split_swapped(%x: tensor<3x8xf64>) -> tensor<3x4xf64> {
  %g, %v = crease.split %x {layout = "swapped"} : tensor<3x8xf64> -> tensor<3x4xf64>
  %y = crease.glu gate(%g) value(%v) : tensor<3x4xf64>
  return %y : tensor<3x4xf64>
}

func.func @of_split_interleaved(%x: tensor<3x8xf64>) -> tensor<3x4xf64> {
  %g, %v = crease.split %x {layout = "interleaved"} : tensor<3x8xf64> -> tensor<3x4xf64>
  %y = crease.glu gate(%g) value(%v) : tensor<3x4xf64>
  return %y : tensor<3x4xf64>
}

func.func @of_half_of_a_split(%x: tensor<3x8xf64>) -> tensor<3x4xf64> {
  %g, %v = crease.split %x : tensor<3x8xf64> -> tensor<3x4xf64>
  %y = crease.gelu %v : tensor<3x4xf64>
  return %y : tensor<3x4xf64>
}

// A feed-forward block with the hidden value used twice.
func.func @of_block(%x: tensor<?x4xf64>, %wg: tensor<4x6xf64>, %wu: tensor<4x6xf64>, %wd: tensor<6x4xf64>) -> tensor<?x4xf64> {
  %g = crease.linear %x, %wg : (tensor<?x4xf64>, tensor<4x6xf64>) -> tensor<?x6xf64>
  %u = crease.linear %x, %wu : (tensor<?x4xf64>, tensor<4x6xf64>) -> tensor<?x6xf64>
  %h = crease.swiglu gate(%g) value(%u) : tensor<?x6xf64>
  %d = crease.linear %h, %wd : (tensor<?x6xf64>, tensor<6x4xf64>) -> tensor<?x4xf64>
  %y = arith.addf %d, %x : tensor<?x4xf64>
  return %y : tensor<?x4xf64>
}

crease.define @snake(%x: f64, %a: f64) -> f64 {
  %ax = arith.mulf %a, %x : f64
  %s = math.sin %ax : f64
  %q = arith.mulf %s, %s : f64
  %d = arith.divf %q, %a : f64
  %y = arith.addf %x, %d : f64
  crease.yield %y : f64
}

crease.define @snake_gate(%gate: f64, %value: f64) -> f64 {
  %one = arith.constant 1.0 : f64
  %s = crease.apply @snake(%gate, %one) : (f64, f64) -> f64
  %y = crease.swiglu gate(%s) value(%value) : f64
  crease.yield %y : f64
}

func.func @of_custom(%x: tensor<3x6xf64>, %a: tensor<6xf64>) -> tensor<3x6xf64> {
  %h = crease.apply @snake(%x, %a) : (tensor<3x6xf64>, tensor<6xf64>) -> tensor<3x6xf64>
  %y = crease.apply @snake_gate(%h, %x) : tensor<3x6xf64>
  return %y : tensor<3x6xf64>
}
