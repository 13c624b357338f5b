// crease.softmax_cross_entropy: the optimised path against the reference path,
// with labels and with distributions.
// RUN: crease-run %s --check --entry=labels_f32 --dims=101,99,101 --tolerance=1e-5
// RUN: crease-run %s --check --entry=labels_f32 --dims=101,99,101 --tolerance=1e-5 --target=x86-64-v3
// RUN: crease-run %s --check --entry=labels_f32 --dims=101,99,101 --tolerance=1e-5 --specials
// RUN: crease-run %s --check --entry=distributions_f64 --dims=11,9,11,9 --tolerance=1e-13
// RUN: crease-run %s --check --entry=distributions_bf16 --dims=11,9,11,9 --tolerance=1e-2
//
// Stable for logits that a naive sum would overflow on; a label outside of the
// row gives NaN.
// RUN: %npy values %t.x.npy f32 4x3 1000 0 0 0 1000 0 0 0 0 0 0 0
// RUN: %npy values %t.t.npy i64 4 0 0 3 -1
// RUN: crease-run %s --entry=labels_f32 --input=%t.x.npy --input=%t.t.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s
// CHECK: shape (4,) type <f4
// CHECK-NEXT: {{-?}}0.0 1000.0 nan nan
//
// A class index of one bit is 0 or 1: log(1 + exp(-2)) and 2 more.
// RUN: %npy values %t.x.npy f32 2x2 1 -1 1 -1
// RUN: crease-run %s --entry=two_classes --input=%t.x.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s --check-prefix=TWO
// RUN: crease-run %s --entry=two_classes --input=%t.x.npy --output=%t.y.npy --reference
// RUN: %npy show %t.y.npy | FileCheck %s --check-prefix=TWO
// TWO: 0.12692{{[0-9]*}} 2.12692
//
// Its gradient: softmax less 1 at the label.
// RUN: crease-run %s --entry=two_classes_grad --input=%t.x.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s --check-prefix=GRADIENT
// GRADIENT: -0.1192{{[0-9]*}} 0.1192{{[0-9]*}} 0.8807{{[0-9]*}} -0.8807
//
// Logits whose difference is no f32, weighted by less: 6e38 / 4.
// RUN: %npy values %t.x.npy f32 1x2 3e38 -3e38
// RUN: %npy values %t.t.npy f32 1x2 0.75 0.25
// RUN: crease-run %s --entry=distributions_f32 --input=%t.x.npy --input=%t.t.npy --check --max-ulp=1
// RUN: crease-run %s --entry=distributions_f32 --input=%t.x.npy --input=%t.t.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s --check-prefix=FAR
// FAR: 1.5{{[0-9]*}}e+38
//
// One bit each, of many rows side by side.
// RUN: crease-run %s --entry=bits --check --tolerance=1e-6

func.func @bits(%x: tensor<2x32xf32>, %t: tensor<32xi1>) -> (tensor<32xf32>, tensor<2x32xf32>) {
  %y = crease.softmax_cross_entropy %x, %t {axis = 0 : i64} : tensor<2x32xf32>, tensor<32xi1> -> tensor<32xf32>
  %d = crease.softmax_cross_entropy_grad %x, %t {axis = 0 : i64} : tensor<2x32xf32>, tensor<32xi1>
  return %y, %d : tensor<32xf32>, tensor<2x32xf32>
}

func.func @distributions_f32(%x: tensor<?x?xf32>, %t: tensor<?x?xf32>) -> tensor<?xf32> {
  %y = crease.softmax_cross_entropy %x, %t : tensor<?x?xf32>, tensor<?x?xf32> -> tensor<?xf32>
  return %y : tensor<?xf32>
}

func.func @labels_f32(%x: tensor<?x?xf32>, %t: tensor<?xi64>) -> tensor<?xf32> {
  %y = crease.softmax_cross_entropy %x, %t : tensor<?x?xf32>, tensor<?xi64> -> tensor<?xf32>
  return %y : tensor<?xf32>
}

func.func @distributions_f64(%x: tensor<?x?xf64>, %t: tensor<?x?xf64>) -> tensor<?xf64> {
  %y = crease.softmax_cross_entropy %x, %t : tensor<?x?xf64>, tensor<?x?xf64> -> tensor<?xf64>
  return %y : tensor<?xf64>
}

func.func @distributions_bf16(%x: tensor<?x?xbf16>, %t: tensor<?x?xbf16>) -> tensor<?xbf16> {
  %y = crease.softmax_cross_entropy %x, %t : tensor<?x?xbf16>, tensor<?x?xbf16> -> tensor<?xbf16>
  return %y : tensor<?xbf16>
}

func.func @two_classes(%x: tensor<2x2xf32>) -> tensor<2xf32> {
  %t = arith.constant dense<[false, true]> : tensor<2xi1>
  %y = crease.softmax_cross_entropy %x, %t : tensor<2x2xf32>, tensor<2xi1> -> tensor<2xf32>
  return %y : tensor<2xf32>
}
func.func @two_classes_grad(%x: tensor<2x2xf32>) -> tensor<2x2xf32> {
  %t = arith.constant dense<[false, true]> : tensor<2xi1>
  %d = crease.softmax_cross_entropy_grad %x, %t : tensor<2x2xf32>, tensor<2xi1>
  return %d : tensor<2x2xf32>
}
