// The feed-forward block of Gemma 2B: 2048 to 16384 and back, with GEGLU.
//
// A reader sees the gated block of llama_ffn.mlir with another factor: the gate
// passes through the tanh form of GELU. The hidden layer is 8 times as wide as
// the model; gate and up projection together are 64 Mi weights, 256 MiB in f32,
// so that at one token the block is as fast as memory is.
//
// The first function takes any number of tokens, the second exactly 128.
//
// Try it:
//   build/bin/crease-run examples/gemma_ffn.mlir --entry=gemma_ffn_128 --check --bench
//   build/bin/crease-run examples/gemma_ffn.mlir --entry=gemma_ffn --dims=37 --check
//   build/bin/crease-compile examples/gemma_ffn.mlir -o ffn.o --header=ffn.h
//
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: %if crease-run %{ crease-run %s --entry=gemma_ffn --dims=1 --check %}
// CHECK-LABEL: func.func @gemma_ffn(
// CHECK: crease.geglu_tanh gate(%{{.*}}) value(%{{.*}}) : tensor<?x16384xf32>
// CHECK-LABEL: func.func @gemma_ffn_128(
// CHECK: crease.geglu_tanh gate(%{{.*}}) value(%{{.*}}) : tensor<128x16384xf32>

func.func @gemma_ffn(%x: tensor<?x2048xf32>,
    %wg: tensor<2048x16384xf32> {crease.weight}, %wu: tensor<2048x16384xf32> {crease.weight},
    %wd: tensor<16384x2048xf32> {crease.weight}) -> tensor<?x2048xf32> {
  %g = crease.linear %x, %wg : (tensor<?x2048xf32>, tensor<2048x16384xf32>) -> tensor<?x16384xf32>
  %u = crease.linear %x, %wu : (tensor<?x2048xf32>, tensor<2048x16384xf32>) -> tensor<?x16384xf32>
  %h = crease.geglu_tanh gate(%g) value(%u) : tensor<?x16384xf32>
  %y = crease.linear %h, %wd : (tensor<?x16384xf32>, tensor<16384x2048xf32>) -> tensor<?x2048xf32>
  return %y : tensor<?x2048xf32>
}

func.func @gemma_ffn_128(%x: tensor<128x2048xf32>,
    %wg: tensor<2048x16384xf32> {crease.weight}, %wu: tensor<2048x16384xf32> {crease.weight},
    %wd: tensor<16384x2048xf32> {crease.weight}) -> tensor<128x2048xf32> {
  %g = crease.linear %x, %wg : (tensor<128x2048xf32>, tensor<2048x16384xf32>) -> tensor<128x16384xf32>
  %u = crease.linear %x, %wu : (tensor<128x2048xf32>, tensor<2048x16384xf32>) -> tensor<128x16384xf32>
  %h = crease.geglu_tanh gate(%g) value(%u) : tensor<128x16384xf32>
  %y = crease.linear %h, %wd : (tensor<128x16384xf32>, tensor<16384x2048xf32>) -> tensor<128x2048xf32>
  return %y : tensor<128x2048xf32>
}
