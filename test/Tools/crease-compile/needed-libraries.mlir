// What a shared library asks for: nothing that its code does not use.

// RUN: crease-compile %s -o %t.so
// RUN: llvm-readelf -d %t.so | FileCheck %s --check-prefix=NONE
// NONE-NOT: (NEEDED)

func.func @relu(%x: tensor<16xf32>) -> tensor<16xf32> {
  %y = crease.relu %x : tensor<16xf32>
  return %y : tensor<16xf32>
}

// RUN: sed s/relu/softplus/ %s > %t.mlir
// RUN: crease-compile %t.mlir -o %t.so --reference
// RUN: llvm-readelf -d %t.so | FileCheck %s --check-prefix=LIBM
// LIBM: (NEEDED) {{.*}}libm.so
// LIBM-NOT: libomp
