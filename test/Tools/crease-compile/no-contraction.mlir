// A product and a sum stay two roundings: no fused multiply-add is made of them
// by code generation, on any target that has one.

// RUN: crease-compile %s -o - --emit=asm --target=x86-64-v3 | FileCheck %s
// RUN: crease-compile %s -o - --emit=asm --target=x86-64-v4 | FileCheck %s
// RUN: crease-compile %s -o - --emit=asm --target=x86-64-v4 --reference | FileCheck %s

// CHECK-NOT: vfmadd
// CHECK: vmul
// CHECK-NOT: vfmadd

func.func @axpy(%a: tensor<64xf32>, %x: tensor<64xf32>, %y: tensor<64xf32>) -> tensor<64xf32> {
  %p = arith.mulf %a, %x : tensor<64xf32>
  %z = arith.addf %p, %y : tensor<64xf32>
  return %z : tensor<64xf32>
}
