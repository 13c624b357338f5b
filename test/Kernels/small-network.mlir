// A small network of constant weights is one function: its weights lie packed in
// the object, what passes from layer to layer lies on the stack, and nothing is
// allocated.
// RUN: crease-compile %s --emit=llvm --target=x86-64-v3 -o - | FileCheck %s
// RUN: crease-run %s --entry=classify --check
// RUN: crease-run %s --entry=wide --dims=3 --check

// CHECK: define void @classify(
// CHECK: alloca
// CHECK-NOT: call {{.*}}@malloc
// CHECK: {{^}}}
func.func @classify(%x: tensor<1x3xf32>) -> tensor<1x2xf32> {
  %w0 = arith.constant dense<[[0.5, -1.0, 0.25, 2.0, 1.0], [1.5, 0.5, -0.25, 0.125, -1.0], [-0.5, 1.0, 0.75, -2.0, 0.5]]> : tensor<3x5xf32>
  %b0 = arith.constant dense<[0.5, -0.5, 0.25, 0.0, 1.0]> : tensor<5xf32>
  %w1 = arith.constant dense<[[1.0, -1.0], [0.5, 0.25], [-0.75, 1.0], [2.0, 0.5], [-0.5, 0.125]]> : tensor<5x2xf32>
  %0 = crease.linear %x, %w0, %b0 : (tensor<1x3xf32>, tensor<3x5xf32>, tensor<5xf32>) -> tensor<1x5xf32>
  %1 = crease.tanh %0 : tensor<1x5xf32>
  %2 = crease.linear %1, %w1 : (tensor<1x5xf32>, tensor<5x2xf32>) -> tensor<1x2xf32>
  %3 = crease.softmax %2 {axis = 1 : i64} : tensor<1x2xf32>
  return %3 : tensor<1x2xf32>
}

// What is large, or whose size is not known, stays on the heap.
// RUN: crease-compile %s --emit=llvm --target=x86-64-v3 -o - | FileCheck %s --check-prefix=HEAP
// HEAP: define void @wide(
// HEAP: call {{.*}}@malloc
func.func private @helper(%x: tensor<?x4xf32>, %w: tensor<4x8xf32>) -> tensor<?x8xf32> {
  %0 = crease.linear %x, %w : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>
  return %0 : tensor<?x8xf32>
}
func.func @wide(%x: tensor<?x4xf32>, %w: tensor<4x8xf32>, %v: tensor<8x4xf32>) -> tensor<?x4xf32> {
  %0 = func.call @helper(%x, %w) : (tensor<?x4xf32>, tensor<4x8xf32>) -> tensor<?x8xf32>
  %1 = crease.linear %0, %v : (tensor<?x8xf32>, tensor<8x4xf32>) -> tensor<?x4xf32>
  return %1 : tensor<?x4xf32>
}
