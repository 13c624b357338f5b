// --target decides the instructions: by level, by CPU, and by features.

// RUN: crease-compile %s -o - --emit=asm --target=x86-64-v4 | FileCheck %s --check-prefix=V4
// RUN: crease-compile %s -o - --emit=asm --target=znver5 | FileCheck %s --check-prefix=V4
// RUN: crease-compile %s -o - --emit=asm --target=x86-64-v3 | FileCheck %s --check-prefix=V3
// RUN: crease-compile %s -o - --emit=asm --target=znver5,-avx512f | FileCheck %s --check-prefix=V3
// RUN: crease-compile %s -o - --emit=asm --target=x86-64-v4,+prefer-256-bit | FileCheck %s --check-prefix=V3
// RUN: crease-compile %s -o - --emit=asm --target=x86-64-v2 | FileCheck %s --check-prefix=V2
// RUN: crease-compile %s -o /dev/null --emit=asm --target=native

// V4: zmm
// V3-NOT: zmm
// V3: ymm
// V3-NOT: zmm
// V2-NOT: {{[yz]mm}}
// V2: xmm
// V2-NOT: {{[yz]mm}}

func.func @add(%x: tensor<64xf32>, %y: tensor<64xf32>) -> tensor<64xf32> {
  %z = arith.addf %x, %y : tensor<64xf32>
  return %z : tensor<64xf32>
}
