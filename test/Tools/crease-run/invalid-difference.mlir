// A difference beyond the limit, and NaN on one side only, are failures. The
// two paths do differ here: they round products and sums differently.

// RUN: not crease-run %s --entry=layer --check --max-ulp=0 2>&1 | FileCheck %s --check-prefix=FAR
// RUN: not crease-run %s --entry=layer --check --tolerance=0 2>&1 | FileCheck %s --check-prefix=FAR
// RUN: not crease-run %s --entry=layer --check --tolerance=0 --json 2>/dev/null | FileCheck %s --check-prefix=JSON
// FAR: invalid-difference.mlir:[[#@LINE+2]]:1: error: output 0 of 'layer' is too far from the reference
// JSON: "passed":false
func.func @layer(%x: tensor<16x64xf32>, %w: tensor<64x16xf32>) -> tensor<16x16xf32> {
  %y = crease.linear %x, %w : (tensor<16x64xf32>, tensor<64x16xf32>) -> tensor<16x16xf32>
  %z = crease.silu %y : tensor<16x16xf32>
  return %z : tensor<16x16xf32>
}

// Without a limit a difference fails that no rounding explains: here the
// roundings of exp are all that is left of the result.
// RUN: not crease-run %s --entry=cancelled --check 2>&1 | FileCheck %s --check-prefix=DEFAULT
// RUN: crease-run %s --entry=cancelled --check --tolerance=0.1
// RUN: crease-run %s --entry=layer --check
// DEFAULT: invalid-difference.mlir:[[#@LINE+9]]:1: error: output 0 of 'cancelled' is too far from the reference
crease.define @slope(%x: f32) -> f32 {
  %small = arith.constant 1.0e-6 : f32
  %one = arith.constant 1.0 : f32
  %s = arith.mulf %x, %small : f32
  %e = math.exp %s : f32
  %y = arith.subf %e, %one : f32
  crease.yield %y : f32
}
func.func @cancelled(%x: tensor<64xf32>) -> tensor<64xf32> {
  %y = crease.apply @slope(%x) : tensor<64xf32>
  return %y : tensor<64xf32>
}
