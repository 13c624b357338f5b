// crease.log_softmax: the optimised path against the reference path, along either axis,
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
// CHECK-NEXT: nan nan nan nan {{-?}}0.0 -inf
// SAFE: -inf -inf nan nan {{-?}}0.0 -inf
//
// What lies below the maximum is not lost beside 1, by the reference either:
// -log1p(exp(-40)).
// RUN: %npy values %t.npy f32 1x2 0 -40
// RUN: crease-run %s --entry=rows_f32 --input=%t.npy --output=%t.out.npy
// RUN: %npy show %t.out.npy | FileCheck %s --check-prefix=SMALL
// RUN: crease-run %s --entry=rows_f32 --input=%t.npy --output=%t.out.npy --reference
// RUN: %npy show %t.out.npy | FileCheck %s --check-prefix=SMALL
// SMALL: -4.24835{{[0-9]*}}e-18 -40.0

func.func @rows_f32(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = crease.log_softmax %x : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @columns_f32(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = crease.log_softmax %x {axis = 0 : i64} : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @safe_f32(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = crease.log_softmax %x {safe} : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @rows_f64(%x: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %y = crease.log_softmax %x : tensor<?x?xf64>
  return %y : tensor<?x?xf64>
}

func.func @rows_f16(%x: tensor<?x?xf16>) -> tensor<?x?xf16> {
  %y = crease.log_softmax %x : tensor<?x?xf16>
  return %y : tensor<?x?xf16>
}

func.func @rows_bf16(%x: tensor<?x?xbf16>) -> tensor<?x?xbf16> {
  %y = crease.log_softmax %x : tensor<?x?xbf16>
  return %y : tensor<?x?xbf16>
}
