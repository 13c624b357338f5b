// With require-fused an op that is not fused is an error; so is every tail where
// fusion is off.
// RUN: crease-opt %s --crease-fuse=require-fused --verify-diagnostics --split-input-file
// RUN: not crease-opt %s --crease-fuse="require-fused tails=false" --split-input-file 2>&1 | FileCheck %s

// CHECK: error: not fused: crease.relu: fusion of tails is off
func.func @invalid_second_use(%x: tensor<8x64xf32>, %w: tensor<64x32xf32>) -> (tensor<8x32xf32>, tensor<8x32xf32>) {
  // expected-error@+1 {{not fused: crease.linear: its result is stored, since it has a use besides the tail}}
  %h = crease.linear %x, %w : (tensor<8x64xf32>, tensor<64x32xf32>) -> tensor<8x32xf32>
  %y = crease.relu %h : tensor<8x32xf32>
  return %h, %y : tensor<8x32xf32>, tensor<8x32xf32>
}
