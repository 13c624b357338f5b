// LLVM itself calls some functions of the C library, which no declaration shows:
// a C function of such a name would call itself.

// RUN: split-file %s %t
// RUN: not crease-compile %t/copy.mlir -o - --emit=asm 2>&1 | FileCheck %s --check-prefix=COPY
// RUN: crease-run %t/copy.mlir --check --max-ulp=0
// RUN: not crease-compile %t/fma.mlir -o - --emit=asm --target=x86-64-v2 2>&1 | FileCheck %s --check-prefix=FMA
// RUN: not crease-compile %t/fmod.mlir -o - --emit=asm 2>&1 | FileCheck %s --check-prefix=FMOD
// RUN: crease-compile %t/free.mlir -o - --emit=asm

//--- copy.mlir
// COPY: copy.mlir:2:1: error: 'memcpy' is also the name of a library function that the code calls: choose another
func.func @memcpy(%x: tensor<1000xf32>) -> (tensor<1000xf32>, tensor<1000xf32>) {
  return %x, %x : tensor<1000xf32>, tensor<1000xf32>
}

//--- fma.mlir
// FMA: fma.mlir:2:1: error: 'fmaf' is also the name of a library function
func.func @fmaf(%x: tensor<8xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
  %z = math.fma %x, %y, %x : tensor<8xf32>
  return %z : tensor<8xf32>
}

//--- fmod.mlir
// FMOD: fmod.mlir:2:1: error: 'fmodf' is also the name of a library function
func.func @fmodf(%x: tensor<8xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
  %z = arith.remf %x, %y : tensor<8xf32>
  return %z : tensor<8xf32>
}

// Without the operation the name is free.
//--- free.mlir
func.func @fmodf(%x: tensor<8xf32>, %y: tensor<8xf32>) -> tensor<8xf32> {
  %z = arith.addf %x, %y : tensor<8xf32>
  return %z : tensor<8xf32>
}
