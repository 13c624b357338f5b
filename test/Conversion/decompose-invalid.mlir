// RUN: crease-opt %s --crease-decompose --verify-diagnostics
// RUN: not crease-opt %s --crease-cpu-pipeline 2>&1 | FileCheck %s
// RUN: not crease-opt %s --crease-reference-pipeline 2>&1 | FileCheck %s

// CHECK: decompose-invalid.mlir:[[#@LINE+3]]:8: error: 'crease.softplus' op has 8000 elements; at most 1024 can be written out
func.func @large(%x: vector<1000x8xf64>) -> vector<1000x8xf64> {
  // expected-error@+1 {{has 8000 elements; at most 1024 can be written out}}
  %y = crease.softplus %x : vector<1000x8xf64>
  return %y : vector<1000x8xf64>
}
