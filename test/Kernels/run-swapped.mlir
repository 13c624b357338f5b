// Transposed weights and inputs of fewer rows change places: the product comes
// out as [N,M] and is transposed on its way to the epilogue. Every size has a
// rest here: rows of tiles, columns of vectors, parts of the depth.
// RUN: crease-run %s --entry=columns --check --tolerance=2e-6
// RUN: crease-run %s --entry=elements --check --tolerance=2e-6
// RUN: crease-run %s --entry=gated --check --tolerance=2e-6
// RUN: crease-run %s --entry=chunks --check --tolerance=2e-6
// RUN: crease-run %s --entry=narrow --check --tolerance=2e-2
// RUN: crease-run %s --entry=double --check --tolerance=1e-14
// RUN: crease-run %s --entry=batch --check --tolerance=2e-6
// RUN: crease-run %s --entry=columns --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=elements --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=gated --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=narrow --check --tolerance=2e-2 --target=x86-64-v3
// RUN: crease-run %s --entry=batch --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=batch --check --tolerance=2e-6 --target=x86-64-v2
// RUN: crease-run %s --entry=columns --check --tolerance=2e-6 --target=x86-64-v2
// Threads do not swap, and compute the same bits.
// RUN: crease-run %s --entry=gated --seed=3 --output=%t.one.npy
// RUN: crease-run %s --entry=gated --seed=3 --output=%t.two.npy --threads=openmp
// RUN: cmp %t.one.npy %t.two.npy

func.func @columns(%x: tensor<127x1031xf32>, %w: tensor<389x1031xf32>, %b: tensor<389xf32>) -> tensor<127x389xf32> {
  %z = crease.linear %x, %w, %b {transpose_weight} : (tensor<127x1031xf32>, tensor<389x1031xf32>, tensor<389xf32>) -> tensor<127x389xf32>
  %y = crease.gelu %z : tensor<127x389xf32>
  return %y : tensor<127x389xf32>
}

// A residual and a second result.
func.func @elements(%x: tensor<53x700xf32>, %w: tensor<200x700xf32>, %r: tensor<53x200xf32>) -> (tensor<53x200xf32>, tensor<53x200xf32>) {
  %z = crease.linear %x, %w {transpose_weight} : (tensor<53x700xf32>, tensor<200x700xf32>) -> tensor<53x200xf32>
  %y = crease.silu %z : tensor<53x200xf32>
  %s = arith.addf %y, %r : tensor<53x200xf32>
  return %s, %z : tensor<53x200xf32>, tensor<53x200xf32>
}

func.func @gated(%x: tensor<61x517xf32>, %wg: tensor<331x517xf32>, %wu: tensor<331x517xf32>) -> tensor<61x331xf32> {
  %g = crease.linear %x, %wg {transpose_weight} : (tensor<61x517xf32>, tensor<331x517xf32>) -> tensor<61x331xf32>
  %u = crease.linear %x, %wu {transpose_weight} : (tensor<61x517xf32>, tensor<331x517xf32>) -> tensor<61x331xf32>
  %h = crease.swiglu gate(%g) value(%u) : tensor<61x331xf32>
  return %h : tensor<61x331xf32>
}

// More sums than are kept at a time: the parts of the input are read again.
func.func @chunks(%x: tensor<120x300xf32>, %w: tensor<2501x300xf32>) -> tensor<120x2501xf32> {
  %z = crease.linear %x, %w {transpose_weight} : (tensor<120x300xf32>, tensor<2501x300xf32>) -> tensor<120x2501xf32>
  %y = crease.relu %z : tensor<120x2501xf32>
  return %y : tensor<120x2501xf32>
}

func.func @narrow(%x: tensor<64x600xbf16>, %w: tensor<250x600xbf16>, %b: tensor<250xbf16>) -> tensor<64x250xbf16> {
  %z = crease.linear %x, %w, %b {transpose_weight} : (tensor<64x600xbf16>, tensor<250x600xbf16>, tensor<250xbf16>) -> tensor<64x250xbf16>
  %y = crease.relu %z : tensor<64x250xbf16>
  return %y : tensor<64x250xbf16>
}

func.func @double(%x: tensor<31x300xf64>, %w: tensor<133x300xf64>) -> tensor<31x133xf64> {
  %z = crease.linear %x, %w {transpose_weight} : (tensor<31x300xf64>, tensor<133x300xf64>) -> tensor<31x133xf64>
  %y = crease.tanh %z : tensor<31x133xf64>
  return %y : tensor<31x133xf64>
}

func.func @batch(%x: tensor<2x3x20x90xf32>, %w: tensor<260x90xf32>, %b: tensor<260xf32>) -> tensor<2x3x20x260xf32> {
  %z = crease.linear %x, %w, %b {transpose_weight} : (tensor<2x3x20x90xf32>, tensor<260x90xf32>, tensor<260xf32>) -> tensor<2x3x20x260xf32>
  %y = crease.mish %z : tensor<2x3x20x260xf32>
  return %y : tensor<2x3x20x260xf32>
}
