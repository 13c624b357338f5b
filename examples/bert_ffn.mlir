// The feed-forward block of BERT base: 768 to 3072 and back, with gelu.
//
// A reader sees the block of gpt2_ffn.mlir with one word changed: BERT was
// trained with the exact GELU, x Phi(x) with the normal distribution function.
// In many compilers both are called GELU and the results depend on which one a
// path happens to take; compare the outputs of the two examples to see by how
// much.
//
// The first function takes any number of tokens, the second exactly 128.
//
// Try it:
//   build/bin/crease-run examples/bert_ffn.mlir --entry=bert_ffn_128 --check --bench
//   build/bin/crease-run examples/bert_ffn.mlir --entry=bert_ffn --dims=37 --check
//   build/bin/crease-compile examples/bert_ffn.mlir -o ffn.o --header=ffn.h
//
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: %if crease-run %{ crease-run %s --entry=bert_ffn --dims=3 --check %}
// CHECK-LABEL: func.func @bert_ffn(
// CHECK: crease.gelu %{{.*}} : tensor<?x3072xf32>
// CHECK-LABEL: func.func @bert_ffn_128(
// CHECK: crease.gelu %{{.*}} : tensor<128x3072xf32>

func.func @bert_ffn(%x: tensor<?x768xf32>,
    %w1: tensor<768x3072xf32> {crease.weight}, %b1: tensor<3072xf32> {crease.weight},
    %w2: tensor<3072x768xf32> {crease.weight}, %b2: tensor<768xf32> {crease.weight}) -> tensor<?x768xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<?x768xf32>, tensor<768x3072xf32>, tensor<3072xf32>) -> tensor<?x3072xf32>
  %a = crease.gelu %h : tensor<?x3072xf32>
  %y = crease.linear %a, %w2, %b2 : (tensor<?x3072xf32>, tensor<3072x768xf32>, tensor<768xf32>) -> tensor<?x768xf32>
  return %y : tensor<?x768xf32>
}

func.func @bert_ffn_128(%x: tensor<128x768xf32>,
    %w1: tensor<768x3072xf32> {crease.weight}, %b1: tensor<3072xf32> {crease.weight},
    %w2: tensor<3072x768xf32> {crease.weight}, %b2: tensor<768xf32> {crease.weight}) -> tensor<128x768xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<128x768xf32>, tensor<768x3072xf32>, tensor<3072xf32>) -> tensor<128x3072xf32>
  %a = crease.gelu %h : tensor<128x3072xf32>
  %y = crease.linear %a, %w2, %b2 : (tensor<128x3072xf32>, tensor<3072x768xf32>, tensor<768xf32>) -> tensor<128x768xf32>
  return %y : tensor<128x768xf32>
}
