// A few kernels keep the order in which they are emitted: with 16 registers LLVM's
// scheduler would spill more. A fake use is no code.

// RUN: crease-opt %s --crease-lower-activations="isa=avx2 accuracy=fast" | FileCheck %s
// RUN: crease-opt %s --crease-lower-activations="isa=avx512 accuracy=fast" | FileCheck %s --check-prefix=NOT
// RUN: crease-compile %s -o %t.s --accuracy=fast --target=x86-64-v3 && FileCheck %s --check-prefix=ASM --input-file=%t.s

// ASM-NOT: {{call|fake}}
// NOT-NOT: fake.use

// CHECK-LABEL: @ordered(
// CHECK: %[[Y:.*]] = math.fma
// CHECK-NEXT: llvm.call_intrinsic "llvm.fake.use"(%[[Y]])
func.func @ordered(%x: vector<8xf32>) -> vector<8xf32> {
  %y = crease.softplus %x : vector<8xf32>
  return %y : vector<8xf32>
}

// CHECK-LABEL: @scheduled(
// CHECK-NOT: fake.use
func.func @scheduled(%x: vector<8xf32>) -> vector<8xf32> {
  %y = crease.gelu %x : vector<8xf32>
  return %y : vector<8xf32>
}
