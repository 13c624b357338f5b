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

// -----

// What stands between a matmul and elementwise code is named.
func.func @invalid_columns_apart(%x: tensor<6x40xf32>, %w: tensor<40x24xf32>) -> tensor<6x3x8xf32> {
  %m = crease.linear %x, %w : (tensor<6x40xf32>, tensor<40x24xf32>) -> tensor<6x24xf32>
  %r = tensor.expand_shape %m [[0], [1, 2]] output_shape [6, 3, 8] : tensor<6x24xf32> into tensor<6x3x8xf32>
  // expected-error@+1 {{not fused: crease.tanh: 'tensor.expand_shape' stands between it and the matmul}}
  %y = crease.tanh %r : tensor<6x3x8xf32>
  return %y : tensor<6x3x8xf32>
}

// -----

func.func @invalid_moved_twice(%x: tensor<6x40xf32>, %w: tensor<40x24xf32>) -> tensor<8x6xf32> {
  %m = crease.linear %x, %w : (tensor<6x40xf32>, tensor<40x24xf32>) -> tensor<6x24xf32>
  %s = tensor.extract_slice %m[0, 3] [6, 8] [1, 2] : tensor<6x24xf32> to tensor<6x8xf32>
  %e = tensor.empty() : tensor<8x6xf32>
  %t = linalg.transpose ins(%s : tensor<6x8xf32>) outs(%e : tensor<8x6xf32>) permutation = [1, 0]
  // expected-error@+1 {{not fused: math.absf: 'linalg.transpose' stands between it and the matmul}}
  %y = math.absf %t : tensor<8x6xf32>
  return %y : tensor<8x6xf32>
}

// -----

func.func @invalid_inside(%x: tensor<6x40xf32>, %w: tensor<40x24xf32>, %v: tensor<40x24xf32>, %p: i1) -> tensor<6x24xf32> {
  %m = scf.if %p -> tensor<6x24xf32> {
    %a = crease.linear %x, %w : (tensor<6x40xf32>, tensor<40x24xf32>) -> tensor<6x24xf32>
    scf.yield %a : tensor<6x24xf32>
  } else {
    %b = crease.linear %x, %v : (tensor<6x40xf32>, tensor<40x24xf32>) -> tensor<6x24xf32>
    scf.yield %b : tensor<6x24xf32>
  }
  // expected-error@+1 {{not fused: crease.gelu: the matmul stands inside of 'scf.if'}}
  %y = crease.gelu %m : tensor<6x24xf32>
  return %y : tensor<6x24xf32>
}
