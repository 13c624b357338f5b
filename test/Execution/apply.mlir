// crease.apply: the optimised path against the reference path.
// RUN: crease-run %s --check --entry=snake_f32 --dims=10007 --tolerance=1e-5
// RUN: crease-run %s --check --entry=snake_f32 --dims=10007 --tolerance=1e-5 --target=x86-64-v3
// RUN: crease-run %s --check --entry=snake_f64 --dims=1433 --tolerance=1e-13
// RUN: crease-run %s --check --entry=snake_bf16 --dims=10007 --tolerance=1e-2
// RUN: %npy inputs %t.npy f32 10007 1
// RUN: crease-run %s --check --entry=composed_f32 --input=%t.npy --max-ulp=8

crease.define @snake(%x: f32, %a: f32) -> f32 {
  %ax = arith.mulf %a, %x : f32
  %s = math.sin %ax : f32
  %q = arith.mulf %s, %s : f32
  %d = arith.divf %q, %a : f32
  %y = arith.addf %x, %d : f32
  crease.yield %y : f32
}

// Built-in activations inside a definition keep their bounds and limits.
crease.define @composed(%x: f32) -> f32 {
  %s = crease.sigmoid %x : f32
  %y = crease.silu %s : f32
  crease.yield %y : f32
}

func.func @snake_f32(%x: tensor<?xf32>) -> tensor<?xf32> {
  %a = arith.constant 1.5 : f32
  %y = crease.apply @snake(%x, %a) : (tensor<?xf32>, f32) -> tensor<?xf32>
  return %y : tensor<?xf32>
}

func.func @snake_f64(%x: tensor<?x7xf64>, %a: tensor<7xf64>) -> tensor<?x7xf64> {
  %y = crease.apply @snake(%x, %a) : (tensor<?x7xf64>, tensor<7xf64>) -> tensor<?x7xf64>
  return %y : tensor<?x7xf64>
}

func.func @snake_bf16(%x: tensor<?xbf16>) -> tensor<?xbf16> {
  %a = arith.constant 1.5 : bf16
  %y = crease.apply @snake(%x, %a) : (tensor<?xbf16>, bf16) -> tensor<?xbf16>
  return %y : tensor<?xbf16>
}

func.func @composed_f32(%x: tensor<?xf32>) -> tensor<?xf32> {
  %y = crease.apply @composed(%x) : tensor<?xf32>
  return %y : tensor<?xf32>
}
