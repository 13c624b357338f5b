// Gradients of rows on vectors, against those on tensors.
// RUN: %npy values %t.y.npy f32 2x3 0.5 0.25 0.25 0.125 0.125 0.75
// RUN: %npy values %t.dy.npy f32 2x3 1 2 4 -1 8 3
//
// RUN: crease-run %s --entry=vectors --input=%t.y.npy --input=%t.dy.npy --output=%t.0.npy --output=%t.1.npy --output=%t.2.npy
// RUN: %npy show %t.0.npy | FileCheck %s --check-prefix=SOFTMAX
// RUN: %npy show %t.1.npy | FileCheck %s --check-prefix=LOG
// RUN: %npy show %t.2.npy | FileCheck %s --check-prefix=COLUMNS
// RUN: crease-run %s --entry=tensors --input=%t.y.npy --input=%t.dy.npy --output=%t.0.npy --output=%t.1.npy --output=%t.2.npy
// RUN: %npy show %t.0.npy | FileCheck %s --check-prefix=SOFTMAX
// RUN: %npy show %t.1.npy | FileCheck %s --check-prefix=LOG
// RUN: %npy show %t.2.npy | FileCheck %s --check-prefix=COLUMNS
// RUN: crease-run %s --entry=slope --check --tolerance=1e-6
//
// y (dy - sum dy y): the sums are 2 and 3.125.
// SOFTMAX: -0.5 0.0 0.5 -0.515625 0.609375 -0.09375
// dy - exp(y) sum dy, by columns: the sums are 0, 10 and 7.
// LOG: 1.0 -10.840{{[0-9]*}} -4.988{{[0-9]*}} -1.0 -3.331{{[0-9]*}} -11.81
// y (dy - sum dy y) by columns: the sums are 0.375, 1.5 and 3.25.
// COLUMNS: 0.3125 0.125 0.1875 -0.171875 0.8125 -0.1875

func.func @vectors(%y: vector<2x3xf32>, %dy: vector<2x3xf32>) -> (vector<2x3xf32>, vector<2x3xf32>, vector<2x3xf32>) {
  %s = crease.softmax_grad %y, %dy : vector<2x3xf32>
  %l = crease.log_softmax_grad %y, %dy {axis = 0 : i64} : vector<2x3xf32>
  %c = crease.softmax_grad %y, %dy {axis = 0 : i64} : vector<2x3xf32>
  return %s, %l, %c : vector<2x3xf32>, vector<2x3xf32>, vector<2x3xf32>
}
func.func @tensors(%y: tensor<2x3xf32>, %dy: tensor<2x3xf32>) -> (tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>) {
  %s = crease.softmax_grad %y, %dy : tensor<2x3xf32>
  %l = crease.log_softmax_grad %y, %dy {axis = 0 : i64} : tensor<2x3xf32>
  %c = crease.softmax_grad %y, %dy {axis = 0 : i64} : tensor<2x3xf32>
  return %s, %l, %c : tensor<2x3xf32>, tensor<2x3xf32>, tensor<2x3xf32>
}

// A scalar slope beside a vector: its gradient is a sum over all of it.
func.func @of_slope(%x: vector<2x4xf32>, %a: f32) -> vector<2x4xf32> {
  %y = crease.prelu %x, %a : vector<2x4xf32>, f32
  return %y : vector<2x4xf32>
}
func.func private @of_slope_grad(vector<2x4xf32>, f32, vector<2x4xf32>) -> (vector<2x4xf32>, f32)
func.func @slope(%x: vector<2x4xf32>, %a: f32, %dy: vector<2x4xf32>) -> (vector<2x4xf32>, f32) {
  %dx, %da = call @of_slope_grad(%x, %a, %dy) : (vector<2x4xf32>, f32, vector<2x4xf32>) -> (vector<2x4xf32>, f32)
  return %dx, %da : vector<2x4xf32>, f32
}
