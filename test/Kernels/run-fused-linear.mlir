// Kernels against the reference, at sizes on both sides of every tile, panel and
// vector; with plain weights, and packed ahead where they are marked.
// RUN: crease-run %s --entry=ragged --dims=1 --check --tolerance=2e-6
// RUN: crease-run %s --entry=ragged --dims=2 --check --tolerance=2e-6
// RUN: crease-run %s --entry=ragged --dims=7 --check --tolerance=2e-6
// RUN: crease-run %s --entry=ragged --dims=17 --check --tolerance=2e-6
// RUN: crease-run %s --entry=ragged --dims=383 --check --tolerance=2e-6
// RUN: crease-run %s --entry=ragged --dims=600 --check --tolerance=2e-6
// RUN: crease-run %s --entry=all_dynamic --dims=5,13,13,33,33 --check --tolerance=2e-6
// RUN: crease-run %s --entry=all_dynamic --dims=9,64,64,129,129 --check --tolerance=2e-6
// RUN: crease-run %s --entry=all_dynamic --dims=1,1,1,1,1 --check --tolerance=2e-6
// RUN: crease-run %s --entry=all_dynamic --dims=3,0,0,5,5 --check --tolerance=2e-6
// RUN: crease-run %s --entry=batched_gate --dims=3 --check --tolerance=2e-6
// RUN: crease-run %s --entry=row --check --tolerance=2e-6
// RUN: crease-run %s --entry=narrow_columns --dims=11 --check --tolerance=2e-6
// RUN: crease-run %s --entry=interleaved --dims=9 --check --tolerance=2e-6
// RUN: crease-run %s --entry=three_results --dims=10 --check --tolerance=2e-6
// RUN: crease-run %s --entry=f64 --dims=10 --check --tolerance=1e-13
// RUN: crease-run %s --entry=bf16 --dims=10 --check --tolerance=1e-2
// RUN: crease-run %s --entry=f16 --dims=10 --check --tolerance=2e-6
// RUN: crease-run %s --entry=short_and_large --check --tolerance=2e-6
// RUN: crease-run %s --entry=short_and_large --check --tolerance=2e-6 --target=x86-64-v3 --threads=openmp
// RUN: crease-run %s --entry=ragged --dims=17 --check --tolerance=2e-6 --target=x86-64-v2
// RUN: crease-run %s --entry=ragged --dims=17 --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=interleaved --dims=9 --check --tolerance=2e-6 --target=x86-64-v3

func.func @short_and_large(%x: tensor<4096x5xf32>, %w: tensor<5x4096xf32>) -> tensor<4096x4096xf32> {
  %y = crease.linear %x, %w : (tensor<4096x5xf32>, tensor<5x4096xf32>) -> tensor<4096x4096xf32>
  return %y : tensor<4096x4096xf32>
}

func.func @ragged(%x: tensor<?x37xf32>, %w: tensor<37x65xf32> {crease.weight}, %b: tensor<65xf32> {crease.weight}) -> tensor<?x65xf32> {
  %h = crease.linear %x, %w, %b : (tensor<?x37xf32>, tensor<37x65xf32>, tensor<65xf32>) -> tensor<?x65xf32>
  %y = crease.silu %h : tensor<?x65xf32>
  return %y : tensor<?x65xf32>
}

func.func @all_dynamic(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>, %b: tensor<?xf32>) -> tensor<?x?xf32> {
  %h = crease.linear %x, %w, %b : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  %y = crease.relu %h : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @batched_gate(%x: tensor<2x?x24xf32>, %wg: tensor<24x40xf32> {crease.weight}, %wu: tensor<40x24xf32> {crease.weight}) -> tensor<2x?x40xf32> {
  %g = crease.linear %x, %wg : (tensor<2x?x24xf32>, tensor<24x40xf32>) -> tensor<2x?x40xf32>
  %u = crease.linear %x, %wu {transpose_weight} : (tensor<2x?x24xf32>, tensor<40x24xf32>) -> tensor<2x?x40xf32>
  %y = crease.geglu gate(%g) value(%u) : tensor<2x?x40xf32>
  return %y : tensor<2x?x40xf32>
}

func.func @row(%x: tensor<24xf32>, %w: tensor<70x24xf32> {crease.weight}, %r: tensor<70xf32>) -> tensor<70xf32> {
  %h = crease.linear %x, %w {transpose_weight} : (tensor<24xf32>, tensor<70x24xf32>) -> tensor<70xf32>
  %y = arith.addf %h, %r : tensor<70xf32>
  return %y : tensor<70xf32>
}

func.func @narrow_columns(%x: tensor<?x64xf32>, %w: tensor<64x10xf32> {crease.weight}, %s: tensor<10xf32>) -> tensor<?x10xf32> {
  %h = crease.linear %x, %w : (tensor<?x64xf32>, tensor<64x10xf32>) -> tensor<?x10xf32>
  %y = crease.prelu %h, %s : tensor<?x10xf32>, tensor<10xf32>
  return %y : tensor<?x10xf32>
}

func.func @interleaved(%x: tensor<?x24xf32>, %w: tensor<24x70xf32> {crease.weight}, %b: tensor<70xf32> {crease.weight}) -> tensor<?x35xf32> {
  %p = crease.linear %x, %w, %b : (tensor<?x24xf32>, tensor<24x70xf32>, tensor<70xf32>) -> tensor<?x70xf32>
  %g, %v = crease.split %p {layout = "interleaved"} : tensor<?x70xf32> -> tensor<?x35xf32>
  %y = crease.swiglu gate(%g) value(%v) : tensor<?x35xf32>
  return %y : tensor<?x35xf32>
}

func.func @three_results(%x: tensor<?x24xf32>, %q: tensor<24x33xf32>, %k: tensor<24x33xf32>, %v: tensor<24x33xf32>) -> (tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>) {
  %0 = crease.linear %x, %q : (tensor<?x24xf32>, tensor<24x33xf32>) -> tensor<?x33xf32>
  %1 = crease.linear %x, %k : (tensor<?x24xf32>, tensor<24x33xf32>) -> tensor<?x33xf32>
  %2 = crease.linear %x, %v : (tensor<?x24xf32>, tensor<24x33xf32>) -> tensor<?x33xf32>
  %3 = crease.tanh %2 : tensor<?x33xf32>
  return %0, %1, %3 : tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>
}

func.func @f64(%x: tensor<?x24xf64>, %w: tensor<24x33xf64> {crease.weight}) -> tensor<?x33xf64> {
  %h = crease.linear %x, %w : (tensor<?x24xf64>, tensor<24x33xf64>) -> tensor<?x33xf64>
  %y = crease.sigmoid %h : tensor<?x33xf64>
  return %y : tensor<?x33xf64>
}

func.func @bf16(%x: tensor<?x24xbf16>, %w: tensor<24x33xbf16> {crease.weight}, %b: tensor<33xbf16> {crease.weight}) -> tensor<?x33xbf16> {
  %h = crease.linear %x, %w, %b : (tensor<?x24xbf16>, tensor<24x33xbf16>, tensor<33xbf16>) -> tensor<?x33xbf16>
  %y = crease.sigmoid %h : tensor<?x33xbf16>
  return %y : tensor<?x33xbf16>
}

func.func @f16(%x: tensor<?x24xf16>, %w: tensor<24x33xf16>) -> tensor<?x33xf32> {
  %h = crease.linear %x, %w : (tensor<?x24xf16>, tensor<24x33xf16>) -> tensor<?x33xf32>
  %y = crease.sigmoid %h : tensor<?x33xf32>
  return %y : tensor<?x33xf32>
}
