// A custom activation: snake, x + sin(a x)^2 / a, and a gate made of it.
//
// A reader sees an activation that Crease does not know, defined in a few lines
// and then used like a built-in one. crease.define says once what it computes on
// one number; crease.apply uses it on tensors of any shape and float type, fuses
// it into the matmul before it, vectorises it, and lowers its sine by the rules
// of the chosen accuracy level.
//
// Snake (Ziyin, Hartwig and Ueda 2020, arXiv:2006.08195) learns periodic
// functions, which relu and tanh networks cannot continue outside of their
// training range. Its parameter a is learned, one for each channel here: an
// operand like any other, broadcast from the last dimension.
//
// Try it:
//   build/bin/crease-run examples/custom_activation.mlir --entry=snake_layer --dims=37 --check
//   build/bin/crease-run examples/custom_activation.mlir --entry=snake_gate_layer --dims=37 --check
//
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: %if crease-run %{ crease-run %s --entry=snake_layer --dims=5 --check %}
// RUN: %if crease-run %{ crease-run %s --entry=snake_gate_layer --dims=5 --check %}

// CHECK-LABEL: crease.define @snake(
crease.define @snake(%x: f32, %a: f32) -> f32 {
  %ax = arith.mulf %a, %x : f32
  %s = math.sin %ax : f32
  %q = arith.mulf %s, %s : f32
  %d = arith.divf %q, %a : f32
  %y = arith.addf %x, %d : f32
  crease.yield %y : f32
}

// A definition may use built-in activations and other definitions.
// CHECK-LABEL: crease.define @snake_gate(
crease.define @snake_gate(%gate: f32, %value: f32) -> f32 {
  %one = arith.constant 1.0 : f32
  %s = crease.apply @snake(%gate, %one) : (f32, f32) -> f32
  %f = crease.sigmoid %s : f32
  %y = arith.mulf %f, %value : f32
  crease.yield %y : f32
}

// CHECK-LABEL: func.func @snake_layer(
// CHECK:         crease.apply @snake(%{{.*}}, %{{.*}}) : (tensor<?x256xf32>, tensor<256xf32>) -> tensor<?x256xf32>
func.func @snake_layer(%x: tensor<?x128xf32>, %w: tensor<128x256xf32> {crease.weight},
    %b: tensor<256xf32> {crease.weight}, %a: tensor<256xf32>) -> tensor<?x256xf32> {
  %h = crease.linear %x, %w, %b : (tensor<?x128xf32>, tensor<128x256xf32>, tensor<256xf32>) -> tensor<?x256xf32>
  %y = crease.apply @snake(%h, %a) : (tensor<?x256xf32>, tensor<256xf32>) -> tensor<?x256xf32>
  return %y : tensor<?x256xf32>
}

// CHECK-LABEL: func.func @snake_gate_layer(
// CHECK:         crease.apply @snake_gate(%{{.*}}, %{{.*}}) : tensor<?x256xf32>
func.func @snake_gate_layer(%x: tensor<?x128xf32>, %wg: tensor<128x256xf32> {crease.weight},
    %wu: tensor<128x256xf32> {crease.weight}) -> tensor<?x256xf32> {
  %g = crease.linear %x, %wg : (tensor<?x128xf32>, tensor<128x256xf32>) -> tensor<?x256xf32>
  %u = crease.linear %x, %wu : (tensor<?x128xf32>, tensor<128x256xf32>) -> tensor<?x256xf32>
  %y = crease.apply @snake_gate(%g, %u) : (tensor<?x256xf32>, tensor<?x256xf32>) -> tensor<?x256xf32>
  return %y : tensor<?x256xf32>
}
