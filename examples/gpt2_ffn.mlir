// The feed-forward block of GPT-2 (124M): 768 to 3072 and back, with gelu_tanh.
//
// A reader sees the plain form of a feed-forward block, act(x W1 + b1) W2 + b2:
// the first layer widens a token's 768 numbers to 3072, the activation decides
// which of them pass, the second layer mixes what passed back into 768. GPT-2
// was trained with the tanh form of GELU, which differs from the exact one by
// up to 5e-4: the two are different ops here, so that nobody swaps them.
//
// The first function takes any number of tokens; the second exactly 128, which
// lets the compiler choose its tiles ahead of time. {crease.weight} marks what
// may be packed ahead of time.
//
// Try it:
//   build/bin/crease-run examples/gpt2_ffn.mlir --entry=gpt2_ffn_128 --check --bench
//   build/bin/crease-run examples/gpt2_ffn.mlir --entry=gpt2_ffn --dims=37 --check
//   build/bin/crease-compile examples/gpt2_ffn.mlir -o ffn.o --header=ffn.h
//
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: %if crease-run %{ crease-run %s --entry=gpt2_ffn --dims=3 --check %}
// CHECK-LABEL: func.func @gpt2_ffn(
// CHECK: crease.gelu_tanh %{{.*}} : tensor<?x3072xf32>
// CHECK-LABEL: func.func @gpt2_ffn_128(
// CHECK: crease.gelu_tanh %{{.*}} : tensor<128x3072xf32>

func.func @gpt2_ffn(%x: tensor<?x768xf32>,
    %w1: tensor<768x3072xf32> {crease.weight}, %b1: tensor<3072xf32> {crease.weight},
    %w2: tensor<3072x768xf32> {crease.weight}, %b2: tensor<768xf32> {crease.weight}) -> tensor<?x768xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<?x768xf32>, tensor<768x3072xf32>, tensor<3072xf32>) -> tensor<?x3072xf32>
  %a = crease.gelu_tanh %h : tensor<?x3072xf32>
  %y = crease.linear %a, %w2, %b2 : (tensor<?x3072xf32>, tensor<3072x768xf32>, tensor<768xf32>) -> tensor<?x768xf32>
  return %y : tensor<?x768xf32>
}

func.func @gpt2_ffn_128(%x: tensor<128x768xf32>,
    %w1: tensor<768x3072xf32> {crease.weight}, %b1: tensor<3072xf32> {crease.weight},
    %w2: tensor<3072x768xf32> {crease.weight}, %b2: tensor<768xf32> {crease.weight}) -> tensor<128x768xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<128x768xf32>, tensor<768x3072xf32>, tensor<3072xf32>) -> tensor<128x3072xf32>
  %a = crease.gelu_tanh %h : tensor<128x3072xf32>
  %y = crease.linear %a, %w2, %b2 : (tensor<128x3072xf32>, tensor<3072x768xf32>, tensor<768xf32>) -> tensor<128x768xf32>
  return %y : tensor<128x768xf32>
}
