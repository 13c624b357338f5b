// RUN: crease-opt %s --crease-math-to-libm --split-input-file --verify-diagnostics
// RUN: not crease-opt %s --split-input-file --crease-cpu-pipeline 2>&1 | FileCheck %s
// RUN: not crease-opt %s --split-input-file --crease-reference-pipeline 2>&1 | FileCheck %s

// CHECK: math-to-libm-invalid.mlir:[[#@LINE+3]]:8: error: 'math.exp' op has 8000 elements; at most 1024 can be written out
func.func @large(%x: vector<1000x8xf64>) -> vector<1000x8xf64> {
  // expected-error@+1 {{has 8000 elements; at most 1024 can be written out}}
  %y = math.exp %x : vector<1000x8xf64>
  return %y : vector<1000x8xf64>
}

// -----

// CHECK: math-to-libm-invalid.mlir:[[#@LINE+2]]:1: error: 'cbrt' is also the name of a library function that the code calls: choose another
// expected-error@+1 {{'cbrt' is also the name of a library function that the code calls: choose another}}
func.func @cbrt(%x: tensor<f64>) -> tensor<f64> {
  return %x : tensor<f64>
}

func.func @calls(%x: f64) -> f64 {
  %y = math.cbrt %x : f64
  return %y : f64
}

// -----

// Of the same type, which would have been called in its place.
// CHECK: math-to-libm-invalid.mlir:[[#@LINE+2]]:1: error: 'atan' is also the name of a library function
// expected-error@+1 {{'atan' is also the name of a library function}}
func.func @atan(%x: f64) -> f64 {
  return %x : f64
}

func.func @calls(%x: f64) -> f64 {
  %y = math.atan %x : f64
  return %y : f64
}
