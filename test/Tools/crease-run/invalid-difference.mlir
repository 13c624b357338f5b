// A difference beyond the limit, and NaN on one side only, are failures. The
// two paths do differ here: they round products and sums differently.

// RUN: not crease-run %s --entry=layer --check --max-ulp=0 2>&1 | FileCheck %s --check-prefix=FAR
// RUN: not crease-run %s --entry=layer --check --tolerance=0 2>&1 | FileCheck %s --check-prefix=FAR
// RUN: not crease-run %s --entry=layer --check --tolerance=0 --json 2>/dev/null | FileCheck %s --check-prefix=JSON
// FAR: invalid-difference.mlir:[[#@LINE+2]]:1: error: output 0 of 'layer' is too far from the reference
// JSON: "passed": false
func.func @layer(%x: tensor<16x64xf32>, %w: tensor<64x16xf32>) -> tensor<16x16xf32> {
  %y = crease.linear %x, %w : (tensor<16x64xf32>, tensor<64x16xf32>) -> tensor<16x16xf32>
  %z = crease.silu %y : tensor<16x16xf32>
  return %z : tensor<16x16xf32>
}
