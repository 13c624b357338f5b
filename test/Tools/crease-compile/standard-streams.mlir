// "-" is standard input and output, for every kind of output.

// RUN: crease-compile - -o - --emit=asm < %s | FileCheck %s --check-prefix=ASM
// RUN: crease-compile - -o - --emit=llvm < %s | FileCheck %s --check-prefix=LLVM
// RUN: crease-compile - -o - --emit=obj < %s | llvm-readelf -h - | FileCheck %s --check-prefix=OBJ
// RUN: crease-compile - -o - --emit=shared < %s | llvm-readelf -h - | FileCheck %s --check-prefix=SHARED
// RUN: crease-compile %s -o /dev/null --emit=obj --header=- | FileCheck %s --check-prefix=HEADER

// ASM: twice:
// LLVM: define {{.*}}void @twice
// OBJ: Type: REL
// SHARED: Type: DYN
// HEADER: void twice(

func.func @twice(%x: tensor<16xf32>) -> tensor<16xf32> {
  %y = arith.addf %x, %x : tensor<16xf32>
  return %y : tensor<16xf32>
}
