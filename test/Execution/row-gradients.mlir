// The gradients of rows, as loops over vectors, against the reference path: along
// either axis, ragged and empty, labels and distributions.
//
// RUN: crease-run %s --entry=softmax_f32 --dims=1,1,1,1 --check --tolerance=1e-6
// RUN: crease-run %s --entry=softmax_f32 --dims=3,5,3,5 --check --tolerance=1e-6
// RUN: crease-run %s --entry=softmax_f32 --dims=37,83,37,83 --check --tolerance=1e-6
// RUN: crease-run %s --entry=softmax_f32 --dims=2,1000,2,1000 --check --tolerance=1e-6
// RUN: crease-run %s --entry=softmax_f32 --dims=200,3,200,3 --check --tolerance=1e-6
// RUN: crease-run %s --entry=softmax_f32 --dims=0,7,0,7 --check --tolerance=1e-6
// RUN: crease-run %s --entry=softmax_f32 --dims=7,0,7,0 --check --tolerance=1e-6
// RUN: crease-run %s --entry=softmax_f32 --dims=37,83,37,83 --check --tolerance=1e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=softmax_f32 --dims=37,83,37,83 --check --tolerance=1e-6 --threads=openmp
// RUN: crease-run %s --entry=softmax_f32 --dims=37,83,37,83 --check --tolerance=4e-6 --accuracy=fast
// RUN: crease-run %s --entry=softmax_f32 --dims=2,1000,2,1000 --check --tolerance=4e-6 --accuracy=fast
// RUN: crease-run %s --entry=entropy_f32 --dims=37,83,37,37,83,83 --check --tolerance=1e-6 --accuracy=fast
// RUN: crease-run %s --entry=softmax_f64 --dims=37,83,37,83 --check --tolerance=1e-13
// RUN: crease-run %s --entry=softmax_f16 --dims=37,83,37,83 --check --tolerance=2e-3
// RUN: crease-run %s --entry=softmax_bf16 --dims=37,83,37,83 --check --tolerance=1e-2
// RUN: crease-run %s --entry=entropy_f32 --dims=1,1,1,1,1,1 --check --tolerance=1e-6
// RUN: crease-run %s --entry=entropy_f32 --dims=3,5,3,3,5,5 --check --tolerance=1e-6
// RUN: crease-run %s --entry=entropy_f32 --dims=37,83,37,37,83,83 --check --tolerance=1e-6
// RUN: crease-run %s --entry=entropy_f32 --dims=2,1000,2,2,1000,1000 --check --tolerance=1e-6
// RUN: crease-run %s --entry=entropy_f32 --dims=200,3,200,200,3,3 --check --tolerance=1e-6
// RUN: crease-run %s --entry=entropy_f32 --dims=7,0,7,7,0,0 --check --tolerance=1e-6
// RUN: crease-run %s --entry=entropy_f32 --dims=37,83,37,37,83,83 --check --tolerance=1e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=entropy_f64 --dims=37,83,37,37,83,83 --check --tolerance=1e-13
// RUN: crease-run %s --entry=entropy_f16 --dims=37,83,37,37,83,83 --check --tolerance=2e-3
// RUN: crease-run %s --entry=entropy_bf16 --dims=37,83,37,37,83,83 --check --tolerance=1e-2
//
// A label that names no column gives a row of NaN.
// RUN: %npy values %t.x.npy f32 3x2 0 -46.0517 1 2 3 4
// RUN: %npy values %t.t.npy i64 3 0 1 2
// RUN: crease-run %s --entry=labels --input=%t.x.npy --input=%t.t.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s
// CHECK: {{-?}}0.0 1.00000{{[0-9]*}}e-20 0.2689{{[0-9]*}} -0.2689{{[0-9]*}} nan nan

func.func @softmax_f32(%y: tensor<?x?xf32>, %dy: tensor<?x?xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>) {
  %a = crease.softmax_grad %y, %dy : tensor<?x?xf32>
  %b = crease.softmax_grad %y, %dy {axis = 0 : i64} : tensor<?x?xf32>
  %c = crease.log_softmax_grad %y, %dy : tensor<?x?xf32>
  %d = crease.log_softmax_grad %y, %dy {axis = 0 : i64} : tensor<?x?xf32>
  return %a, %b, %c, %d : tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>
}
func.func @entropy_f32(%x: tensor<?x?xf32>, %t: tensor<?xi32>, %u: tensor<?x?xf32>, %v: tensor<?xi64>) -> (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>) {
  %a = crease.softmax_cross_entropy_grad %x, %t : tensor<?x?xf32>, tensor<?xi32>
  %b = crease.softmax_cross_entropy_grad %x, %v {axis = 0 : i64} : tensor<?x?xf32>, tensor<?xi64>
  %c = crease.softmax_cross_entropy_grad %x, %u : tensor<?x?xf32>, tensor<?x?xf32>
  %d = crease.softmax_cross_entropy_grad %x, %u {axis = 0 : i64} : tensor<?x?xf32>, tensor<?x?xf32>
  return %a, %b, %c, %d : tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>, tensor<?x?xf32>
}
func.func @softmax_f64(%y: tensor<?x?xf64>, %dy: tensor<?x?xf64>) -> (tensor<?x?xf64>, tensor<?x?xf64>, tensor<?x?xf64>, tensor<?x?xf64>) {
  %a = crease.softmax_grad %y, %dy : tensor<?x?xf64>
  %b = crease.softmax_grad %y, %dy {axis = 0 : i64} : tensor<?x?xf64>
  %c = crease.log_softmax_grad %y, %dy : tensor<?x?xf64>
  %d = crease.log_softmax_grad %y, %dy {axis = 0 : i64} : tensor<?x?xf64>
  return %a, %b, %c, %d : tensor<?x?xf64>, tensor<?x?xf64>, tensor<?x?xf64>, tensor<?x?xf64>
}
func.func @entropy_f64(%x: tensor<?x?xf64>, %t: tensor<?xi32>, %u: tensor<?x?xf64>, %v: tensor<?xi64>) -> (tensor<?x?xf64>, tensor<?x?xf64>, tensor<?x?xf64>, tensor<?x?xf64>) {
  %a = crease.softmax_cross_entropy_grad %x, %t : tensor<?x?xf64>, tensor<?xi32>
  %b = crease.softmax_cross_entropy_grad %x, %v {axis = 0 : i64} : tensor<?x?xf64>, tensor<?xi64>
  %c = crease.softmax_cross_entropy_grad %x, %u : tensor<?x?xf64>, tensor<?x?xf64>
  %d = crease.softmax_cross_entropy_grad %x, %u {axis = 0 : i64} : tensor<?x?xf64>, tensor<?x?xf64>
  return %a, %b, %c, %d : tensor<?x?xf64>, tensor<?x?xf64>, tensor<?x?xf64>, tensor<?x?xf64>
}
func.func @softmax_f16(%y: tensor<?x?xf16>, %dy: tensor<?x?xf16>) -> (tensor<?x?xf16>, tensor<?x?xf16>, tensor<?x?xf16>, tensor<?x?xf16>) {
  %a = crease.softmax_grad %y, %dy : tensor<?x?xf16>
  %b = crease.softmax_grad %y, %dy {axis = 0 : i64} : tensor<?x?xf16>
  %c = crease.log_softmax_grad %y, %dy : tensor<?x?xf16>
  %d = crease.log_softmax_grad %y, %dy {axis = 0 : i64} : tensor<?x?xf16>
  return %a, %b, %c, %d : tensor<?x?xf16>, tensor<?x?xf16>, tensor<?x?xf16>, tensor<?x?xf16>
}
func.func @entropy_f16(%x: tensor<?x?xf16>, %t: tensor<?xi32>, %u: tensor<?x?xf16>, %v: tensor<?xi64>) -> (tensor<?x?xf16>, tensor<?x?xf16>, tensor<?x?xf16>, tensor<?x?xf16>) {
  %a = crease.softmax_cross_entropy_grad %x, %t : tensor<?x?xf16>, tensor<?xi32>
  %b = crease.softmax_cross_entropy_grad %x, %v {axis = 0 : i64} : tensor<?x?xf16>, tensor<?xi64>
  %c = crease.softmax_cross_entropy_grad %x, %u : tensor<?x?xf16>, tensor<?x?xf16>
  %d = crease.softmax_cross_entropy_grad %x, %u {axis = 0 : i64} : tensor<?x?xf16>, tensor<?x?xf16>
  return %a, %b, %c, %d : tensor<?x?xf16>, tensor<?x?xf16>, tensor<?x?xf16>, tensor<?x?xf16>
}
func.func @softmax_bf16(%y: tensor<?x?xbf16>, %dy: tensor<?x?xbf16>) -> (tensor<?x?xbf16>, tensor<?x?xbf16>, tensor<?x?xbf16>, tensor<?x?xbf16>) {
  %a = crease.softmax_grad %y, %dy : tensor<?x?xbf16>
  %b = crease.softmax_grad %y, %dy {axis = 0 : i64} : tensor<?x?xbf16>
  %c = crease.log_softmax_grad %y, %dy : tensor<?x?xbf16>
  %d = crease.log_softmax_grad %y, %dy {axis = 0 : i64} : tensor<?x?xbf16>
  return %a, %b, %c, %d : tensor<?x?xbf16>, tensor<?x?xbf16>, tensor<?x?xbf16>, tensor<?x?xbf16>
}
func.func @entropy_bf16(%x: tensor<?x?xbf16>, %t: tensor<?xi32>, %u: tensor<?x?xbf16>, %v: tensor<?xi64>) -> (tensor<?x?xbf16>, tensor<?x?xbf16>, tensor<?x?xbf16>, tensor<?x?xbf16>) {
  %a = crease.softmax_cross_entropy_grad %x, %t : tensor<?x?xbf16>, tensor<?xi32>
  %b = crease.softmax_cross_entropy_grad %x, %v {axis = 0 : i64} : tensor<?x?xbf16>, tensor<?xi64>
  %c = crease.softmax_cross_entropy_grad %x, %u : tensor<?x?xbf16>, tensor<?x?xbf16>
  %d = crease.softmax_cross_entropy_grad %x, %u {axis = 0 : i64} : tensor<?x?xbf16>, tensor<?x?xbf16>
  return %a, %b, %c, %d : tensor<?x?xbf16>, tensor<?x?xbf16>, tensor<?x?xbf16>, tensor<?x?xbf16>
}
func.func @labels(%x: tensor<3x2xf32>, %t: tensor<3xi64>) -> tensor<3x2xf32> {
  %d = crease.softmax_cross_entropy_grad %x, %t : tensor<3x2xf32>, tensor<3xi64>
  return %d : tensor<3x2xf32>
}
