// The feed-forward block of LLaMA 3.2 1B: 2048 to 8192 and back, with SwiGLU.
//
// A reader sees a gated block, (silu(x Wg) * (x Wu)) Wd, without biases. Two
// projections of the same tokens are made: the gate, which passes through silu
// and decides, and the value, which is let through by as much. Both matmuls
// share their left operand, so that one pass over x can serve both and neither
// product need ever be written to memory.
//
// The operands of crease.swiglu are named, since which of two projections is
// the gate is what checkpoints and papers disagree about. The first function
// takes any number of tokens, the second exactly 128.
//
// Try it:
//   build/bin/crease-run examples/llama_ffn.mlir --entry=llama_ffn_128 --check --bench
//   build/bin/crease-run examples/llama_ffn.mlir --entry=llama_ffn --dims=37 --check
//   build/bin/crease-compile examples/llama_ffn.mlir -o ffn.o --header=ffn.h
//
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: %if crease-run %{ crease-run %s --entry=llama_ffn --dims=2 --check %}
// CHECK-LABEL: func.func @llama_ffn(
// CHECK: crease.swiglu gate(%{{.*}}) value(%{{.*}}) : tensor<?x8192xf32>
// CHECK-LABEL: func.func @llama_ffn_128(
// CHECK: crease.swiglu gate(%{{.*}}) value(%{{.*}}) : tensor<128x8192xf32>

func.func @llama_ffn(%x: tensor<?x2048xf32>,
    %wg: tensor<2048x8192xf32> {crease.weight}, %wu: tensor<2048x8192xf32> {crease.weight},
    %wd: tensor<8192x2048xf32> {crease.weight}) -> tensor<?x2048xf32> {
  %g = crease.linear %x, %wg : (tensor<?x2048xf32>, tensor<2048x8192xf32>) -> tensor<?x8192xf32>
  %u = crease.linear %x, %wu : (tensor<?x2048xf32>, tensor<2048x8192xf32>) -> tensor<?x8192xf32>
  %h = crease.swiglu gate(%g) value(%u) : tensor<?x8192xf32>
  %y = crease.linear %h, %wd : (tensor<?x8192xf32>, tensor<8192x2048xf32>) -> tensor<?x2048xf32>
  return %y : tensor<?x2048xf32>
}

func.func @llama_ffn_128(%x: tensor<128x2048xf32>,
    %wg: tensor<2048x8192xf32> {crease.weight}, %wu: tensor<2048x8192xf32> {crease.weight},
    %wd: tensor<8192x2048xf32> {crease.weight}) -> tensor<128x2048xf32> {
  %g = crease.linear %x, %wg : (tensor<128x2048xf32>, tensor<2048x8192xf32>) -> tensor<128x8192xf32>
  %u = crease.linear %x, %wu : (tensor<128x2048xf32>, tensor<2048x8192xf32>) -> tensor<128x8192xf32>
  %h = crease.swiglu gate(%g) value(%u) : tensor<128x8192xf32>
  %y = crease.linear %h, %wd : (tensor<128x8192xf32>, tensor<8192x2048xf32>) -> tensor<128x2048xf32>
  return %y : tensor<128x2048xf32>
}
