// crease.split: which element goes where, and the same on both paths.
// RUN: %npy values %t.npy f32 2x6 0 1 2 3 4 5 10 11 12 13 14 15
// RUN: crease-run %s --entry=split --input=%t.npy --output=%t.g.npy --output=%t.v.npy
// RUN: %npy show %t.g.npy | FileCheck %s --check-prefix=FIRST
// RUN: %npy show %t.v.npy | FileCheck %s --check-prefix=SECOND
// RUN: crease-run %s --entry=swapped --input=%t.npy --output=%t.g.npy --output=%t.v.npy
// RUN: %npy show %t.g.npy | FileCheck %s --check-prefix=SECOND
// RUN: %npy show %t.v.npy | FileCheck %s --check-prefix=FIRST
// RUN: crease-run %s --entry=interleaved --input=%t.npy --output=%t.g.npy --output=%t.v.npy
// RUN: %npy show %t.g.npy | FileCheck %s --check-prefix=EVEN
// RUN: %npy show %t.v.npy | FileCheck %s --check-prefix=ODD
// RUN: crease-run %s --entry=interleaved --dims=37,66 --check --max-ulp=0
// RUN: crease-run %s --entry=then_gate --dims=37 --check --tolerance=1e-5
// FIRST: 0.0 1.0 2.0 10.0 11.0 12.0
// SECOND: 3.0 4.0 5.0 13.0 14.0 15.0
// EVEN: 0.0 2.0 4.0 10.0 12.0 14.0
// ODD: 1.0 3.0 5.0 11.0 13.0 15.0

func.func @split(%p: tensor<?x?xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>) {
  %g, %v = crease.split %p {layout = "split"} : tensor<?x?xf32> -> tensor<?x?xf32>
  return %g, %v : tensor<?x?xf32>, tensor<?x?xf32>
}

func.func @swapped(%p: tensor<?x?xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>) {
  %g, %v = crease.split %p {layout = "swapped"} : tensor<?x?xf32> -> tensor<?x?xf32>
  return %g, %v : tensor<?x?xf32>, tensor<?x?xf32>
}

func.func @interleaved(%p: tensor<?x?xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>) {
  %g, %v = crease.split %p {layout = "interleaved"} : tensor<?x?xf32> -> tensor<?x?xf32>
  return %g, %v : tensor<?x?xf32>, tensor<?x?xf32>
}

// A packed projection, taken apart and gated: the form of many checkpoints.
func.func @then_gate(%x: tensor<?x64xf32>, %w: tensor<64x96xf32> {crease.weight}) -> tensor<?x48xf32> {
  %p = crease.linear %x, %w : (tensor<?x64xf32>, tensor<64x96xf32>) -> tensor<?x96xf32>
  %g, %v = crease.split %p {layout = "interleaved"} : tensor<?x96xf32> -> tensor<?x48xf32>
  %y = crease.swiglu gate(%g) value(%v) {beta = 1.702 : f32, limit = 7.0 : f32} : tensor<?x48xf32>
  return %y : tensor<?x48xf32>
}
