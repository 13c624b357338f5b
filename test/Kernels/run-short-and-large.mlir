// A short matmul with a large output, which is written past the caches where it
// is aligned, against the reference path.
// RUN: crease-run %s --entry=short_and_large --check
// RUN: crease-run %s --entry=short_and_large --check --target=x86-64-v3 --threads=openmp

func.func @short_and_large(%x: tensor<4096x5xf32>, %w: tensor<5x4096xf32>) -> tensor<4096x4096xf32> {
  %y = crease.linear %x, %w : (tensor<4096x5xf32>, tensor<5x4096xf32>) -> tensor<4096x4096xf32>
  return %y : tensor<4096x4096xf32>
}
