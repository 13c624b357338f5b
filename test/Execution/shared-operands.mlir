// Feed-forward blocks of many rows in which one buffer plays two parts: taken by
// rows in the one, whole in the other.
// RUN: crease-run %s --entry=attention --check --tolerance=1e-5
// RUN: crease-run %s --entry=square --check --tolerance=1e-5
// RUN: crease-run %s --entry=scaled --check --tolerance=1e-5

func.func @attention(%x: tensor<2048x64xf32>) -> tensor<2048x64xf32> {
  %a = crease.linear %x, %x {transpose_weight} : (tensor<2048x64xf32>, tensor<2048x64xf32>) -> tensor<2048x2048xf32>
  %h = crease.sigmoid %a : tensor<2048x2048xf32>
  %y = crease.linear %h, %x : (tensor<2048x2048xf32>, tensor<2048x64xf32>) -> tensor<2048x64xf32>
  return %y : tensor<2048x64xf32>
}

func.func @square(%x: tensor<1024x1024xf32>, %w: tensor<1024x32xf32>) -> tensor<1024x32xf32> {
  %a = crease.linear %x, %x : (tensor<1024x1024xf32>, tensor<1024x1024xf32>) -> tensor<1024x1024xf32>
  %h = crease.relu %a : tensor<1024x1024xf32>
  %y = crease.linear %h, %w : (tensor<1024x1024xf32>, tensor<1024x32xf32>) -> tensor<1024x32xf32>
  return %y : tensor<1024x32xf32>
}

// The weight is a residual of the hidden layer, too.
func.func @scaled(%x: tensor<1024x64xf32>, %u: tensor<64x1024xf32>, %d: tensor<1024x1024xf32>) -> tensor<1024x1024xf32> {
  %a = crease.linear %x, %u : (tensor<1024x64xf32>, tensor<64x1024xf32>) -> tensor<1024x1024xf32>
  %r = arith.addf %a, %d : tensor<1024x1024xf32>
  %h = crease.relu %r : tensor<1024x1024xf32>
  %y = crease.linear %h, %d : (tensor<1024x1024xf32>, tensor<1024x1024xf32>) -> tensor<1024x1024xf32>
  return %y : tensor<1024x1024xf32>
}
