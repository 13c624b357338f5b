// RUN: crease-opt %s --crease-lower-activations --verify-diagnostics
// RUN: not crease-opt %s --crease-lower-activations=isa=sse 2>&1 \
// RUN:   | FileCheck %s --check-prefix=ISA
// RUN: not crease-opt %s --crease-lower-activations=accuracy=some 2>&1 \
// RUN:   | FileCheck %s --check-prefix=LEVEL

// ISA: unknown isa 'sse': expected avx512, avx2 or portable
// LEVEL: unknown accuracy 'some': expected exact, high or fast

func.func @large(%x: vector<2048xf32>) -> vector<2048xf32> {
  // expected-error@+1 {{has 2048 elements; at most 1024 can be written out}}
  %y = crease.gelu %x : vector<2048xf32>
  return %y : vector<2048xf32>
}
