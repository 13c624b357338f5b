// RUN: crease-opt %s --crease-lower-activations --verify-diagnostics
// RUN: not crease-opt %s --crease-lower-activations=isa=sse 2>&1 \
// RUN:   | FileCheck %s --check-prefix=ISA
// RUN: not crease-opt %s --crease-lower-activations=accuracy=some 2>&1 \
// RUN:   | FileCheck %s --check-prefix=LEVEL

// ISA: isa must be avx512, avx2 or portable, not 'sse'
// LEVEL: accuracy must be exact, high or fast, not 'some'

func.func @large(%x: vector<2048xf32>) -> vector<2048xf32> {
  // expected-error@+1 {{has 2048 lanes; at most 1024 can be written out}}
  %y = crease.gelu %x : vector<2048xf32>
  return %y : vector<2048xf32>
}
