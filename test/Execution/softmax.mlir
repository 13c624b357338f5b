// crease.softmax: the optimised path against the reference path, along either axis,
// with rows that hold NaN and infinities, and rows of one element.
// RUN: crease-run %s --check --entry=rows_f32 --dims=101,99 --tolerance=1e-5
// RUN: crease-run %s --check --entry=rows_f32 --dims=101,99 --tolerance=1e-5 --specials
// RUN: crease-run %s --check --entry=rows_f32 --dims=3,1 --tolerance=1e-5
// RUN: crease-run %s --check --entry=rows_f32 --dims=2,10007 --tolerance=1e-5 --target=x86-64-v3
// RUN: crease-run %s --check --entry=columns_f32 --dims=99,33 --tolerance=1e-5 --specials
// RUN: crease-run %s --check --entry=safe_f32 --dims=101,99 --tolerance=1e-5 --specials
// RUN: crease-run %s --check --entry=rows_f64 --dims=101,99 --tolerance=1e-13 --specials
// RUN: crease-run %s --check --entry=rows_f16 --dims=101,99 --tolerance=1e-3 --specials
// RUN: crease-run %s --check --entry=rows_bf16 --dims=101,99 --tolerance=1e-2 --specials
//
// A row of -inf alone gives NaN, and with `safe` a defined result; one +inf
// gives a row of NaN.
// RUN: %npy values %t.npy f32 3x2 -inf -inf inf 0 0 -inf
// RUN: crease-run %s --entry=rows_f32 --input=%t.npy --output=%t.out.npy
// RUN: %npy show %t.out.npy | FileCheck %s
// RUN: crease-run %s --entry=safe_f32 --input=%t.npy --output=%t.out.npy
// RUN: %npy show %t.out.npy | FileCheck %s --check-prefix=SAFE
// CHECK: shape (3, 2) type <f4
// CHECK-NEXT: nan nan nan nan 1.0 0.0
// SAFE: 0.0 0.0 nan nan 1.0 0.0
//
// A difference of f64 is not exact, and exp takes its error 300 times: the true
// value, whatever the type of shape.
// RUN: %npy values %t.npy f64 2 300.1 0.3
// RUN: crease-run %s --entry=pair_f64 --input=%t.npy --output=%t.out.npy
// RUN: %npy show %t.out.npy | FileCheck %s --check-prefix=PAIR
// RUN: crease-run %s --entry=vector_f64 --input=%t.npy --output=%t.out.npy
// RUN: %npy show %t.out.npy | FileCheck %s --check-prefix=PAIR
// RUN: crease-run %s --entry=vector_f64 --input=%t.npy --output=%t.out.npy --reference
// RUN: %npy show %t.out.npy | FileCheck %s --check-prefix=PAIR
// PAIR: 1.0 6.28802595121469{{[0-9]?}}e-131

func.func @rows_f32(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = crease.softmax %x : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @columns_f32(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = crease.softmax %x {axis = 0 : i64} : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @safe_f32(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = crease.softmax %x {safe} : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @rows_f64(%x: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %y = crease.softmax %x : tensor<?x?xf64>
  return %y : tensor<?x?xf64>
}

func.func @rows_f16(%x: tensor<?x?xf16>) -> tensor<?x?xf16> {
  %y = crease.softmax %x : tensor<?x?xf16>
  return %y : tensor<?x?xf16>
}

func.func @rows_bf16(%x: tensor<?x?xbf16>) -> tensor<?x?xbf16> {
  %y = crease.softmax %x : tensor<?x?xbf16>
  return %y : tensor<?x?xbf16>
}

func.func @pair_f64(%x: tensor<2xf64>) -> tensor<2xf64> {
  %y = crease.softmax %x : tensor<2xf64>
  return %y : tensor<2xf64>
}
func.func @vector_f64(%x: vector<2xf64>) -> vector<2xf64> {
  %y = crease.softmax %x : vector<2xf64>
  return %y : vector<2xf64>
}
