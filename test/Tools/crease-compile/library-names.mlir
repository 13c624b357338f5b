// A function may be named like one of the C library's, which the code itself
// may call; only where both would have to be in one object is this an error.

// RUN: crease-run %s --entry=tanh --check --max-ulp=2 | FileCheck %s
// RUN: crease-run %s --entry=exp --reference | FileCheck %s
// CHECK: out0: 16xf32

// RUN: crease-compile %s -o %t.so
// RUN: llvm-readelf --dyn-syms %t.so | FileCheck %s --check-prefix=SYMBOLS
// SYMBOLS-DAG: {{ }}tanh{{$}}
// SYMBOLS-DAG: {{ }}exp{{$}}

// RUN: not crease-compile %s -o %t.o --reference 2>&1 | FileCheck %s --check-prefix=CLASH
// CLASH: library-names.mlir:[[#@LINE+1]]:1: error: 'tanh' is also the name of a library function
func.func @tanh(%x: tensor<16xf32>) -> tensor<16xf32> {
  %y = crease.tanh %x : tensor<16xf32>
  return %y : tensor<16xf32>
}

func.func @exp(%x: tensor<16xf32>) -> tensor<16xf32> {
  %y = crease.relu %x : tensor<16xf32>
  return %y : tensor<16xf32>
}
