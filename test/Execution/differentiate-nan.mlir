// NaN in an operand that a derivative depends on gives NaN; an operand that a
// maxnum takes in the place of NaN has all of the gradient.
//
// RUN: %npy values %t.x.npy f32 3 nan 1 2
// RUN: %npy values %t.y.npy f32 3 1 nan 1
// RUN: %npy values %t.d.npy f32 3 1 1 1
// RUN: crease-run %s --entry=maximum --input=%t.x.npy --input=%t.y.npy --input=%t.d.npy --output=%t.0.npy --output=%t.1.npy
// RUN: %npy show %t.0.npy | FileCheck %s --check-prefix=MAXIMUM0
// RUN: %npy show %t.1.npy | FileCheck %s --check-prefix=MAXIMUM1
// MAXIMUM0: nan nan 1.0
// MAXIMUM1: nan nan 0.0
// RUN: crease-run %s --entry=maxnum --input=%t.x.npy --input=%t.y.npy --input=%t.d.npy --output=%t.0.npy --output=%t.1.npy
// RUN: %npy show %t.0.npy | FileCheck %s --check-prefix=MAXNUM0
// RUN: %npy show %t.1.npy | FileCheck %s --check-prefix=MAXNUM1
// MAXNUM0: 0.0 1.0 1.0
// MAXNUM1: 1.0 0.0 0.0

func.func @of_maximum(%x: tensor<3xf32>, %y: tensor<3xf32>) -> tensor<3xf32> {
  %z = arith.maximumf %x, %y : tensor<3xf32>
  return %z : tensor<3xf32>
}
func.func private @of_maximum_grad(tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>)
func.func @maximum(%x: tensor<3xf32>, %y: tensor<3xf32>, %d: tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>) {
  %dx, %dy = call @of_maximum_grad(%x, %y, %d) : (tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>)
  return %dx, %dy : tensor<3xf32>, tensor<3xf32>
}

func.func @of_maxnum(%x: tensor<3xf32>, %y: tensor<3xf32>) -> tensor<3xf32> {
  %z = arith.maxnumf %x, %y : tensor<3xf32>
  return %z : tensor<3xf32>
}
func.func private @of_maxnum_grad(tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>)
func.func @maxnum(%x: tensor<3xf32>, %y: tensor<3xf32>, %d: tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>) {
  %dx, %dy = call @of_maxnum_grad(%x, %y, %d) : (tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>)
  return %dx, %dy : tensor<3xf32>, tensor<3xf32>
}
