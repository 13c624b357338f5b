// Two moons: three small networks that learn to tell two interlocked half circles
// apart, compiled from end to end.
//
// A reader sees what an activation is for. Each network is two layers with 16
// numbers between them, trained by the same steps on the same points. Without
// an activation the two layers are one (linear_collapse.mlir): the boundary is a
// straight line, and about one point in eight stays on the wrong side of it.
// With tanh between the layers, or with a gate, the boundary bends around the
// moons.
//
// Here is all of the training: a forward pass, the loss on logits, its
// gradients, and a step against them. Nobody wrote the gradients: a function
// @NAME_grad that is declared without a body is the gradient of @NAME, and
// crease-differentiate fills it in. two_moons.c calls the steps, prints the loss
// and draws the boundaries.
//
// Try it:
//   build/bin/crease-compile examples/two_moons.mlir -o two_moons.o --header=two_moons.h
//   cc -std=c11 -O2 -I. examples/two_moons.c two_moons.o -lm -o two_moons
//   ./two_moons two_moons.png
// To see the gradients:
//   build/bin/crease-opt examples/two_moons.mlir --crease-differentiate=declared
//
// RUN: crease-opt %s --crease-differentiate=declared | FileCheck %s
// CHECK-LABEL: func.func private @linear_loss_grad(
// CHECK:         crease.bce_with_logits_grad
// CHECK-LABEL: func.func private @tanh_loss_grad(
// CHECK:         crease.tanh_grad
// CHECK-LABEL: func.func private @swiglu_loss_grad(
// CHECK:         crease.swiglu_grad gate(%{{.*}}) value(%{{.*}}) : tensor<?x16xf32>

// The mean of the losses, and the share of each in it, which is its gradient.
func.func private @mean(%losses: tensor<?x1xf32>) -> (tensor<f32>, tensor<?x1xf32>) {
  %c0 = arith.constant 0 : index
  %one = arith.constant 1.0 : f32
  %zero = arith.constant dense<0.0> : tensor<f32>
  %n = tensor.dim %losses, %c0 : tensor<?x1xf32>
  %i = arith.index_cast %n : index to i64
  %f = arith.sitofp %i : i64 to f32
  %share = arith.divf %one, %f : f32
  %shares = tensor.splat %share[%n] : tensor<?x1xf32>
  %parts = arith.mulf %losses, %shares : tensor<?x1xf32>
  %mean = linalg.reduce { arith.addf } ins(%parts : tensor<?x1xf32>) outs(%zero : tensor<f32>) dimensions = [0, 1]
  return %mean, %shares : tensor<f32>, tensor<?x1xf32>
}

// Nothing between the layers.
func.func @linear_logits(%x: tensor<?x2xf32>,
    %w1: tensor<2x16xf32>, %b1: tensor<16xf32>, %w2: tensor<16x1xf32>, %b2: tensor<1xf32>) -> tensor<?x1xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<?x2xf32>, tensor<2x16xf32>, tensor<16xf32>) -> tensor<?x16xf32>
  %z = crease.linear %h, %w2, %b2 : (tensor<?x16xf32>, tensor<16x1xf32>, tensor<1xf32>) -> tensor<?x1xf32>
  return %z : tensor<?x1xf32>
}

func.func private @linear_loss(%x: tensor<?x2xf32>, %t: tensor<?x1xf32>,
    %w1: tensor<2x16xf32>, %b1: tensor<16xf32>, %w2: tensor<16x1xf32>, %b2: tensor<1xf32>) -> tensor<?x1xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<?x2xf32>, tensor<2x16xf32>, tensor<16xf32>) -> tensor<?x16xf32>
  %z = crease.linear %h, %w2, %b2 : (tensor<?x16xf32>, tensor<16x1xf32>, tensor<1xf32>) -> tensor<?x1xf32>
  %l = crease.bce_with_logits %z, %t : tensor<?x1xf32>
  return %l : tensor<?x1xf32>
}

func.func private @linear_loss_grad(tensor<?x2xf32>, tensor<?x1xf32>,
    tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>, tensor<?x1xf32>)
    -> (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>)

func.func @linear_step(%x: tensor<?x2xf32>, %t: tensor<?x1xf32>,
    %w1: tensor<2x16xf32>, %b1: tensor<16xf32>, %w2: tensor<16x1xf32>, %b2: tensor<1xf32>)
    -> (tensor<f32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>) {
  %l = call @linear_loss(%x, %t, %w1, %b1, %w2, %b2)
      : (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>) -> tensor<?x1xf32>
  %mean, %share = call @mean(%l) : (tensor<?x1xf32>) -> (tensor<f32>, tensor<?x1xf32>)
  %g:6 = call @linear_loss_grad(%x, %t, %w1, %b1, %w2, %b2, %share)
      : (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>, tensor<?x1xf32>)
      -> (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>)
  %rate_w1 = arith.constant dense<0.2> : tensor<2x16xf32>
  %step_w1 = arith.mulf %rate_w1, %g#2 : tensor<2x16xf32>
  %new_w1 = arith.subf %w1, %step_w1 : tensor<2x16xf32>
  %rate_b1 = arith.constant dense<0.2> : tensor<16xf32>
  %step_b1 = arith.mulf %rate_b1, %g#3 : tensor<16xf32>
  %new_b1 = arith.subf %b1, %step_b1 : tensor<16xf32>
  %rate_w2 = arith.constant dense<0.2> : tensor<16x1xf32>
  %step_w2 = arith.mulf %rate_w2, %g#4 : tensor<16x1xf32>
  %new_w2 = arith.subf %w2, %step_w2 : tensor<16x1xf32>
  %rate_b2 = arith.constant dense<0.2> : tensor<1xf32>
  %step_b2 = arith.mulf %rate_b2, %g#5 : tensor<1xf32>
  %new_b2 = arith.subf %b2, %step_b2 : tensor<1xf32>
  return %mean, %new_w1, %new_b1, %new_w2, %new_b2
      : tensor<f32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>
}

// tanh between the layers.
func.func @tanh_logits(%x: tensor<?x2xf32>,
    %w1: tensor<2x16xf32>, %b1: tensor<16xf32>, %w2: tensor<16x1xf32>, %b2: tensor<1xf32>) -> tensor<?x1xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<?x2xf32>, tensor<2x16xf32>, tensor<16xf32>) -> tensor<?x16xf32>
  %a = crease.tanh %h : tensor<?x16xf32>
  %z = crease.linear %a, %w2, %b2 : (tensor<?x16xf32>, tensor<16x1xf32>, tensor<1xf32>) -> tensor<?x1xf32>
  return %z : tensor<?x1xf32>
}

func.func private @tanh_loss(%x: tensor<?x2xf32>, %t: tensor<?x1xf32>,
    %w1: tensor<2x16xf32>, %b1: tensor<16xf32>, %w2: tensor<16x1xf32>, %b2: tensor<1xf32>) -> tensor<?x1xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<?x2xf32>, tensor<2x16xf32>, tensor<16xf32>) -> tensor<?x16xf32>
  %a = crease.tanh %h : tensor<?x16xf32>
  %z = crease.linear %a, %w2, %b2 : (tensor<?x16xf32>, tensor<16x1xf32>, tensor<1xf32>) -> tensor<?x1xf32>
  %l = crease.bce_with_logits %z, %t : tensor<?x1xf32>
  return %l : tensor<?x1xf32>
}

func.func private @tanh_loss_grad(tensor<?x2xf32>, tensor<?x1xf32>,
    tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>, tensor<?x1xf32>)
    -> (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>)

func.func @tanh_step(%x: tensor<?x2xf32>, %t: tensor<?x1xf32>,
    %w1: tensor<2x16xf32>, %b1: tensor<16xf32>, %w2: tensor<16x1xf32>, %b2: tensor<1xf32>)
    -> (tensor<f32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>) {
  %l = call @tanh_loss(%x, %t, %w1, %b1, %w2, %b2)
      : (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>) -> tensor<?x1xf32>
  %mean, %share = call @mean(%l) : (tensor<?x1xf32>) -> (tensor<f32>, tensor<?x1xf32>)
  %g:6 = call @tanh_loss_grad(%x, %t, %w1, %b1, %w2, %b2, %share)
      : (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>, tensor<?x1xf32>)
      -> (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>)
  %rate_w1 = arith.constant dense<0.2> : tensor<2x16xf32>
  %step_w1 = arith.mulf %rate_w1, %g#2 : tensor<2x16xf32>
  %new_w1 = arith.subf %w1, %step_w1 : tensor<2x16xf32>
  %rate_b1 = arith.constant dense<0.2> : tensor<16xf32>
  %step_b1 = arith.mulf %rate_b1, %g#3 : tensor<16xf32>
  %new_b1 = arith.subf %b1, %step_b1 : tensor<16xf32>
  %rate_w2 = arith.constant dense<0.2> : tensor<16x1xf32>
  %step_w2 = arith.mulf %rate_w2, %g#4 : tensor<16x1xf32>
  %new_w2 = arith.subf %w2, %step_w2 : tensor<16x1xf32>
  %rate_b2 = arith.constant dense<0.2> : tensor<1xf32>
  %step_b2 = arith.mulf %rate_b2, %g#5 : tensor<1xf32>
  %new_b2 = arith.subf %b2, %step_b2 : tensor<1xf32>
  return %mean, %new_w1, %new_b1, %new_w2, %new_b2
      : tensor<f32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>
}

// Two layers side by side, one as the gate of the other.
func.func @swiglu_logits(%x: tensor<?x2xf32>,
    %wg: tensor<2x16xf32>, %bg: tensor<16xf32>, %wu: tensor<2x16xf32>, %bu: tensor<16xf32>, %w2: tensor<16x1xf32>, %b2: tensor<1xf32>) -> tensor<?x1xf32> {
  %g0 = crease.linear %x, %wg, %bg : (tensor<?x2xf32>, tensor<2x16xf32>, tensor<16xf32>) -> tensor<?x16xf32>
  %u0 = crease.linear %x, %wu, %bu : (tensor<?x2xf32>, tensor<2x16xf32>, tensor<16xf32>) -> tensor<?x16xf32>
  %a = crease.swiglu gate(%g0) value(%u0) : tensor<?x16xf32>
  %z = crease.linear %a, %w2, %b2 : (tensor<?x16xf32>, tensor<16x1xf32>, tensor<1xf32>) -> tensor<?x1xf32>
  return %z : tensor<?x1xf32>
}

func.func private @swiglu_loss(%x: tensor<?x2xf32>, %t: tensor<?x1xf32>,
    %wg: tensor<2x16xf32>, %bg: tensor<16xf32>, %wu: tensor<2x16xf32>, %bu: tensor<16xf32>, %w2: tensor<16x1xf32>, %b2: tensor<1xf32>) -> tensor<?x1xf32> {
  %g0 = crease.linear %x, %wg, %bg : (tensor<?x2xf32>, tensor<2x16xf32>, tensor<16xf32>) -> tensor<?x16xf32>
  %u0 = crease.linear %x, %wu, %bu : (tensor<?x2xf32>, tensor<2x16xf32>, tensor<16xf32>) -> tensor<?x16xf32>
  %a = crease.swiglu gate(%g0) value(%u0) : tensor<?x16xf32>
  %z = crease.linear %a, %w2, %b2 : (tensor<?x16xf32>, tensor<16x1xf32>, tensor<1xf32>) -> tensor<?x1xf32>
  %l = crease.bce_with_logits %z, %t : tensor<?x1xf32>
  return %l : tensor<?x1xf32>
}

func.func private @swiglu_loss_grad(tensor<?x2xf32>, tensor<?x1xf32>,
    tensor<2x16xf32>, tensor<16xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>, tensor<?x1xf32>)
    -> (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>)

func.func @swiglu_step(%x: tensor<?x2xf32>, %t: tensor<?x1xf32>,
    %wg: tensor<2x16xf32>, %bg: tensor<16xf32>, %wu: tensor<2x16xf32>, %bu: tensor<16xf32>, %w2: tensor<16x1xf32>, %b2: tensor<1xf32>)
    -> (tensor<f32>, tensor<2x16xf32>, tensor<16xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>) {
  %l = call @swiglu_loss(%x, %t, %wg, %bg, %wu, %bu, %w2, %b2)
      : (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>) -> tensor<?x1xf32>
  %mean, %share = call @mean(%l) : (tensor<?x1xf32>) -> (tensor<f32>, tensor<?x1xf32>)
  %g:8 = call @swiglu_loss_grad(%x, %t, %wg, %bg, %wu, %bu, %w2, %b2, %share)
      : (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>, tensor<?x1xf32>)
      -> (tensor<?x2xf32>, tensor<?x1xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>)
  %rate_wg = arith.constant dense<0.2> : tensor<2x16xf32>
  %step_wg = arith.mulf %rate_wg, %g#2 : tensor<2x16xf32>
  %new_wg = arith.subf %wg, %step_wg : tensor<2x16xf32>
  %rate_bg = arith.constant dense<0.2> : tensor<16xf32>
  %step_bg = arith.mulf %rate_bg, %g#3 : tensor<16xf32>
  %new_bg = arith.subf %bg, %step_bg : tensor<16xf32>
  %rate_wu = arith.constant dense<0.2> : tensor<2x16xf32>
  %step_wu = arith.mulf %rate_wu, %g#4 : tensor<2x16xf32>
  %new_wu = arith.subf %wu, %step_wu : tensor<2x16xf32>
  %rate_bu = arith.constant dense<0.2> : tensor<16xf32>
  %step_bu = arith.mulf %rate_bu, %g#5 : tensor<16xf32>
  %new_bu = arith.subf %bu, %step_bu : tensor<16xf32>
  %rate_w2 = arith.constant dense<0.2> : tensor<16x1xf32>
  %step_w2 = arith.mulf %rate_w2, %g#6 : tensor<16x1xf32>
  %new_w2 = arith.subf %w2, %step_w2 : tensor<16x1xf32>
  %rate_b2 = arith.constant dense<0.2> : tensor<1xf32>
  %step_b2 = arith.mulf %rate_b2, %g#7 : tensor<1xf32>
  %new_b2 = arith.subf %b2, %step_b2 : tensor<1xf32>
  return %mean, %new_wg, %new_bg, %new_wu, %new_bu, %new_w2, %new_b2
      : tensor<f32>, tensor<2x16xf32>, tensor<16xf32>, tensor<2x16xf32>, tensor<16xf32>, tensor<16x1xf32>, tensor<1xf32>
}
