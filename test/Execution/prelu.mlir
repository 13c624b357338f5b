// crease.prelu and crease.acon_c: the optimised path against the reference path,
// with special values in every combination of x and the first parameter.
// RUN: crease-run %s --check --specials --entry=prelu_f32 --dims=1433 --max-ulp=1
// RUN: crease-run %s --check --specials --entry=prelu_f32 --dims=1433 --max-ulp=1 --target=x86-64-v3
// RUN: crease-run %s --check --specials --entry=prelu_f64 --dims=1433 --max-ulp=4
// RUN: crease-run %s --check --specials --entry=prelu_f16 --dims=1433 --max-ulp=1
// RUN: crease-run %s --check --specials --entry=prelu_bf16 --dims=1433 --max-ulp=1
// RUN: %npy inputs %t.npy f32 10007 1
// RUN: crease-run %s --check --entry=prelu_scalar --input=%t.npy --max-ulp=1

func.func @prelu_f32(%x: tensor<?x7xf32>, %slope: tensor<7xf32>) -> tensor<?x7xf32> {
  %y = crease.prelu %x, %slope : tensor<?x7xf32>, tensor<7xf32>
  return %y : tensor<?x7xf32>
}

func.func @prelu_f64(%x: tensor<?x7xf64>, %slope: tensor<7xf64>) -> tensor<?x7xf64> {
  %y = crease.prelu %x, %slope : tensor<?x7xf64>, tensor<7xf64>
  return %y : tensor<?x7xf64>
}

func.func @prelu_f16(%x: tensor<?x7xf16>, %slope: tensor<7xf16>) -> tensor<?x7xf16> {
  %y = crease.prelu %x, %slope : tensor<?x7xf16>, tensor<7xf16>
  return %y : tensor<?x7xf16>
}

func.func @prelu_bf16(%x: tensor<?x7xbf16>, %slope: tensor<7xbf16>) -> tensor<?x7xbf16> {
  %y = crease.prelu %x, %slope : tensor<?x7xbf16>, tensor<7xbf16>
  return %y : tensor<?x7xbf16>
}

func.func @prelu_scalar(%x: tensor<?xf32>, %slope: f32) -> tensor<?xf32> {
  %y = crease.prelu %x, %slope : tensor<?xf32>, f32
  return %y : tensor<?xf32>
}
