// crease.bce_with_logits: the optimised path against the reference path, for all
// logits and for targets from 0 to 1.
// RUN: %npy inputs %t.f32.npy f32 10007 1
// RUN: %npy targets %t.t.f32.npy f32 10007 2
// RUN: %npy inputs %t.f64.npy f64 10007 3
// RUN: %npy targets %t.t.f64.npy f64 10007 4
// RUN: %npy inputs %t.f16.npy f16 10007 5
// RUN: %npy targets %t.t.f16.npy f16 10007 6
// RUN: crease-run %s --check --entry=bce_f32 --input=%t.f32.npy --input=%t.t.f32.npy --max-ulp=4
// RUN: crease-run %s --check --entry=bce_f32 --input=%t.f32.npy --input=%t.t.f32.npy --max-ulp=4 --target=x86-64-v3
// RUN: crease-run %s --check --entry=bce_f64 --input=%t.f64.npy --input=%t.t.f64.npy --max-ulp=4
// RUN: crease-run %s --check --entry=bce_f16 --input=%t.f16.npy --input=%t.t.f16.npy --max-ulp=1

func.func @bce_f32(%x: tensor<?xf32>, %t: tensor<?xf32>) -> tensor<?xf32> {
  %y = crease.bce_with_logits %x, %t : tensor<?xf32>
  return %y : tensor<?xf32>
}

func.func @bce_f64(%x: tensor<?xf64>, %t: tensor<?xf64>) -> tensor<?xf64> {
  %y = crease.bce_with_logits %x, %t : tensor<?xf64>
  return %y : tensor<?xf64>
}

func.func @bce_f16(%x: tensor<?xf16>, %t: tensor<?xf16>) -> tensor<?xf16> {
  %y = crease.bce_with_logits %x, %t : tensor<?xf16>
  return %y : tensor<?xf16>
}
