// crease.acon_c: the optimised path against the reference path. The blend adds
// two products, so that a sum that cancels may be off by more than each; the
// bound is a share of the largest value.
// RUN: crease-run %s --check --entry=acon_f32 --dims=1433 --tolerance=1e-6
// RUN: crease-run %s --check --entry=acon_f32 --dims=1433 --tolerance=1e-6 --target=x86-64-v3
// RUN: crease-run %s --check --entry=acon_f64 --dims=1433 --tolerance=1e-14
// RUN: crease-run %s --check --entry=acon_f16 --dims=1433 --tolerance=1e-3
// RUN: crease-run %s --check --entry=acon_bf16 --dims=1433 --tolerance=1e-2
//
// NaN passes where p1 = p2 = 0, at every level.
// RUN: %npy values %t.x.npy f32 2 nan 1
// RUN: %npy values %t.p.npy f32 "" 0.0
// RUN: crease-run %s --entry=acon_pair --input=%t.x.npy --input=%t.p.npy --input=%t.p.npy --input=%t.p.npy --output=%t.y.npy --accuracy=fast
// RUN: %npy show %t.y.npy | FileCheck %s --check-prefix=NAN
// RUN: crease-run %s --entry=acon_pair --input=%t.x.npy --input=%t.p.npy --input=%t.p.npy --input=%t.p.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s --check-prefix=NAN
// NAN: nan 0.0
//
// RUN: %npy inputs %t.npy f32 10007 1
// RUN: %npy values %t.one.npy f32 "" 1.0
// RUN: %npy values %t.zero.npy f32 "" 0.25
// RUN: %npy values %t.beta.npy f32 "" 1.5
// RUN: crease-run %s --check --entry=acon_scalars --input=%t.npy --input=%t.one.npy \
// RUN:   --input=%t.zero.npy --input=%t.beta.npy --max-ulp=4

func.func @acon_f32(%x: tensor<?x7xf32>, %p1: tensor<7xf32>, %p2: tensor<7xf32>, %beta: tensor<7xf32>) -> tensor<?x7xf32> {
  %y = crease.acon_c %x, %p1, %p2, %beta : tensor<?x7xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xf32>
  return %y : tensor<?x7xf32>
}

func.func @acon_f64(%x: tensor<?x7xf64>, %p1: tensor<7xf64>, %p2: tensor<7xf64>, %beta: tensor<7xf64>) -> tensor<?x7xf64> {
  %y = crease.acon_c %x, %p1, %p2, %beta : tensor<?x7xf64>, tensor<7xf64>, tensor<7xf64>, tensor<7xf64>
  return %y : tensor<?x7xf64>
}

func.func @acon_f16(%x: tensor<?x7xf16>, %p1: tensor<7xf16>, %p2: tensor<7xf16>, %beta: tensor<7xf16>) -> tensor<?x7xf16> {
  %y = crease.acon_c %x, %p1, %p2, %beta : tensor<?x7xf16>, tensor<7xf16>, tensor<7xf16>, tensor<7xf16>
  return %y : tensor<?x7xf16>
}

func.func @acon_bf16(%x: tensor<?x7xbf16>, %p1: tensor<7xbf16>, %p2: tensor<7xbf16>, %beta: tensor<7xbf16>) -> tensor<?x7xbf16> {
  %y = crease.acon_c %x, %p1, %p2, %beta : tensor<?x7xbf16>, tensor<7xbf16>, tensor<7xbf16>, tensor<7xbf16>
  return %y : tensor<?x7xbf16>
}

func.func @acon_scalars(%x: tensor<?xf32>, %p1: f32, %p2: f32, %beta: f32) -> tensor<?xf32> {
  %y = crease.acon_c %x, %p1, %p2, %beta : tensor<?xf32>, f32, f32, f32
  return %y : tensor<?xf32>
}

func.func @acon_pair(%x: tensor<2xf32>, %p1: f32, %p2: f32, %beta: f32) -> tensor<2xf32> {
  %y = crease.acon_c %x, %p1, %p2, %beta : tensor<2xf32>, f32, f32, f32
  return %y : tensor<2xf32>
}
