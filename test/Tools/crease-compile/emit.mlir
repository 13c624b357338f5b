// What is written follows the suffix of the output, or --emit.

// RUN: rm -rf %t && mkdir %t
// RUN: crease-compile %s -o %t/f.o | count 0
// RUN: llvm-readelf -h -s %t/f.o | FileCheck %s --check-prefix=OBJ
// OBJ: Type: REL
// OBJ: GLOBAL {{.*}} twice

// RUN: crease-compile %s -o %t/f.so | count 0
// RUN: llvm-readelf -h --dyn-syms %t/f.so | FileCheck %s --check-prefix=SHARED
// SHARED: Type: DYN
// SHARED: GLOBAL {{.*}} twice

// RUN: crease-compile %s -o %t/f.s | count 0
// RUN: FileCheck %s --check-prefix=ASM --input-file=%t/f.s
// ASM: twice:

// RUN: crease-compile %s -o %t/f.ll | count 0
// RUN: FileCheck %s --check-prefix=LLVM --input-file=%t/f.ll
// LLVM: define {{.*}}void @twice(ptr {{.*}}, ptr {{.*}})

// RUN: crease-compile %s -o %t/f.mlir | count 0
// RUN: FileCheck %s --check-prefix=MLIR --input-file=%t/f.mlir
// MLIR: llvm.func @twice(%{{.*}}: !llvm.ptr {{.*}}, %{{.*}}: !llvm.ptr

// RUN: crease-compile %s -o %t/any --emit=asm
// RUN: cmp %t/any %t/f.s

// Nothing else is left in the folder.
// RUN: ls %t | FileCheck %s --check-prefix=LEFT
// LEFT: any
// LEFT-NEXT: f.ll
// LEFT-NEXT: f.mlir
// LEFT-NEXT: f.o
// LEFT-NEXT: f.s
// LEFT-NEXT: f.so
// LEFT-NOT: {{.}}

func.func @twice(%x: tensor<16xf32>) -> tensor<16xf32> {
  %y = arith.addf %x, %x : tensor<16xf32>
  return %y : tensor<16xf32>
}
