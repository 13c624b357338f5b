// RUN: crease-opt %s --crease-math-to-libm --verify-diagnostics
// RUN: not crease-opt %s --crease-cpu-pipeline 2>&1 | FileCheck %s
// RUN: not crease-opt %s --crease-reference-pipeline 2>&1 | FileCheck %s

// CHECK: math-to-libm-invalid.mlir:[[#@LINE+3]]:8: error: 'math.exp' op has 8000 elements; at most 1024 can be written out
func.func @large(%x: vector<1000x8xf64>) -> vector<1000x8xf64> {
  // expected-error@+1 {{has 8000 elements; at most 1024 can be written out}}
  %y = math.exp %x : vector<1000x8xf64>
  return %y : vector<1000x8xf64>
}
