// crease.mish: the optimised path against the reference path, on special values
// (NaN, infinities, zeros, the smallest subnormal and normal, the largest, and
// where exponentials overflow and underflow) and 10,007 numbers of every size.
// RUN: %npy inputs %t.f32.npy f32 10007 1
// RUN: %npy inputs %t.f64.npy f64 10007 2
// RUN: %npy inputs %t.f16.npy f16 10007 3
// RUN: crease-run %s --check --entry=mish_f32 --input=%t.f32.npy --max-ulp=2 --target=native
// RUN: crease-run %s --check --entry=mish_f32 --input=%t.f32.npy --max-ulp=2 --target=x86-64-v3
// RUN: crease-run %s --check --entry=mish_f64 --input=%t.f64.npy --max-ulp=4
// RUN: crease-run %s --check --entry=mish_f16 --input=%t.f16.npy --max-ulp=1
// RUN: crease-run %s --check --entry=mish_bf16 --dims=10007 --specials --max-ulp=1

func.func @mish_f32(%x: tensor<?xf32>) -> tensor<?xf32> {
  %y = crease.mish %x : tensor<?xf32>
  return %y : tensor<?xf32>
}

func.func @mish_f64(%x: tensor<?xf64>) -> tensor<?xf64> {
  %y = crease.mish %x : tensor<?xf64>
  return %y : tensor<?xf64>
}

func.func @mish_f16(%x: tensor<?xf16>) -> tensor<?xf16> {
  %y = crease.mish %x : tensor<?xf16>
  return %y : tensor<?xf16>
}

func.func @mish_bf16(%x: tensor<?xbf16>) -> tensor<?xbf16> {
  %y = crease.mish %x : tensor<?xbf16>
  return %y : tensor<?xbf16>
}
