// bf16 needs no functions from outside, whatever the target, on both paths.

// RUN: crease-compile %s -o %t.so --target=x86-64-v2
// RUN: llvm-readelf --dyn-syms %t.so | FileCheck %s
// RUN: crease-compile %s -o %t.so --target=x86-64-v3
// RUN: llvm-readelf --dyn-syms %t.so | FileCheck %s
// RUN: crease-compile %s -o %t.so --target=x86-64-v4
// RUN: llvm-readelf --dyn-syms %t.so | FileCheck %s
// RUN: crease-compile %s -o %t.so --target=x86-64-v2 --reference
// RUN: llvm-readelf --dyn-syms %t.so | FileCheck %s
// RUN: crease-run %s --entry=softsign --dims=333 --specials --check --max-ulp=0 --target=x86-64-v2
// RUN: crease-run %s --entry=relu --dims=333 --specials --check --max-ulp=0 --target=x86-64-v2
// RUN: crease-run %s --entry=hard_tanh --specials --check --max-ulp=0 --target=x86-64-v2
// CHECK-NOT: {{__trunc|__extend}}

func.func @softsign(%x: tensor<?xbf16>) -> tensor<?xbf16> {
  %y = crease.softsign %x : tensor<?xbf16>
  return %y : tensor<?xbf16>
}

func.func @relu(%x: tensor<?xbf16>) -> tensor<?xbf16> {
  %y = crease.relu %x : tensor<?xbf16>
  return %y : tensor<?xbf16>
}

func.func @hard_tanh(%x: tensor<37xf16>) -> tensor<37xf16> {
  %y = crease.hard_tanh %x : tensor<37xf16>
  return %y : tensor<37xf16>
}
