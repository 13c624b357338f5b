// A module with one public function needs no --entry, and is read from standard
// input as well.

// RUN: crease-run %s | FileCheck %s
// RUN: crease-run - < %s | FileCheck %s
// CHECK: out0: 3xf32: least 1, mean 2, largest 3, hash

func.func private @helper(%x: tensor<3xf32>) -> tensor<3xf32> {
  %y = crease.relu %x : tensor<3xf32>
  return %y : tensor<3xf32>
}

func.func @constant() -> tensor<3xf32> {
  %x = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %y = call @helper(%x) : (tensor<3xf32>) -> tensor<3xf32>
  return %y : tensor<3xf32>
}
