// crease.glu: the optimised path against the reference path, on special values
// (NaN, infinities, zeros, the smallest subnormal and normal, the largest, and
// where exponentials overflow and underflow) and 10,007 numbers of every size.
// The product adds one rounding to the factor's error; a factor near the
// smallest number is off by whole steps, which the product with a value of a few
// units multiplies.
// RUN: %npy inputs %t.f32.npy f32 10007 1
// RUN: %npy inputs %t.f64.npy f64 10007 2
// RUN: %npy inputs %t.f16.npy f16 10007 3
// RUN: %npy ordinary %t.v.f32.npy f32 10007 4
// RUN: %npy ordinary %t.v.f64.npy f64 10007 5
// RUN: %npy ordinary %t.v.f16.npy f16 10007 6
// RUN: crease-run %s --check --entry=glu_f32 --input=%t.f32.npy --input=%t.v.f32.npy --max-ulp=8 --target=native
// RUN: crease-run %s --check --entry=glu_f32 --input=%t.f32.npy --input=%t.v.f32.npy --max-ulp=8 --target=x86-64-v3
// RUN: crease-run %s --check --entry=glu_f64 --input=%t.f64.npy --input=%t.v.f64.npy --max-ulp=8
// RUN: crease-run %s --check --entry=glu_f16 --input=%t.f16.npy --input=%t.v.f16.npy --max-ulp=8
// RUN: crease-run %s --check --entry=glu_bf16 --dims=10007,10007 --max-ulp=1

func.func @glu_f32(%g: tensor<?xf32>, %v: tensor<?xf32>) -> tensor<?xf32> {
  %y = crease.glu gate(%g) value(%v) : tensor<?xf32>
  return %y : tensor<?xf32>
}

func.func @glu_f64(%g: tensor<?xf64>, %v: tensor<?xf64>) -> tensor<?xf64> {
  %y = crease.glu gate(%g) value(%v) : tensor<?xf64>
  return %y : tensor<?xf64>
}

func.func @glu_f16(%g: tensor<?xf16>, %v: tensor<?xf16>) -> tensor<?xf16> {
  %y = crease.glu gate(%g) value(%v) : tensor<?xf16>
  return %y : tensor<?xf16>
}

func.func @glu_bf16(%g: tensor<?xbf16>, %v: tensor<?xbf16>) -> tensor<?xbf16> {
  %y = crease.glu gate(%g) value(%v) : tensor<?xbf16>
  return %y : tensor<?xbf16>
}
