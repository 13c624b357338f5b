// RUN: crease-opt %s --crease-lower-transposes=vector-bits=128 | FileCheck %s
// RUN: crease-opt %s --crease-lower-transposes="vector-bits=128 parallel" | FileCheck %s --check-prefix=PARALLEL
// RUN: not crease-opt %s --crease-lower-transposes=vector-bits=100 2>&1 | FileCheck %s --check-prefix=BITS
// BITS: error: vector-bits must be a power of two from 128 to 2048, not 100

// Every size of the edges, against the reference path:
// RUN: crease-run %s --entry=sizes --dims=64,48 --check --max-ulp=0
// RUN: crease-run %s --entry=sizes --dims=37,83 --check --max-ulp=0
// RUN: crease-run %s --entry=sizes --dims=5,3 --check --max-ulp=0
// RUN: crease-run %s --entry=sizes --dims=1,129 --check --max-ulp=0
// RUN: crease-run %s --entry=sizes --dims=0,7 --check --max-ulp=0
// RUN: crease-run %s --entry=half --check --max-ulp=0
// RUN: crease-run %s --entry=sizes --dims=129,65 --check --max-ulp=0 --target=x86-64-v3 --threads=openmp

// Blocks of 4 rows and 16 columns, in four squares; then what is left.
// CHECK-LABEL: func.func @blocks(
// CHECK:         scf.for %{{.*}} = %c0{{.*}} to %c32{{.*}} step %c16
// CHECK:           scf.for %{{.*}} = %c0{{.*}} to %c8{{.*}} step %c4
// CHECK-COUNT-4:     vector.load {{.*}} : memref<10x35xf32>, vector<4xf32>
// CHECK-COUNT-8:     vector.shuffle
// CHECK-COUNT-4:     vector.store {{.*}} : memref<35x10xf32>, vector<4xf32>
// CHECK:             memref.load
// CHECK:             memref.store
// PARALLEL-LABEL: func.func @blocks(
// PARALLEL:         scf.parallel
func.func @blocks(%from: memref<10x35xf32>, %to: memref<35x10xf32>) {
  linalg.transpose ins(%from : memref<10x35xf32>) outs(%to : memref<35x10xf32>) permutation = [1, 0]
  return
}

// Columns that do not lie side by side are left to others.
// CHECK-LABEL: func.func @strided(
// CHECK:         linalg.transpose
func.func @strided(%from: memref<8x8xf32, strided<[16, 2]>>, %to: memref<8x8xf32>) {
  linalg.transpose ins(%from : memref<8x8xf32, strided<[16, 2]>>) outs(%to : memref<8x8xf32>) permutation = [1, 0]
  return
}

func.func @sizes(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %m = tensor.dim %x, %c0 : tensor<?x?xf32>
  %n = tensor.dim %x, %c1 : tensor<?x?xf32>
  %e = tensor.empty(%n, %m) : tensor<?x?xf32>
  %y = linalg.transpose ins(%x : tensor<?x?xf32>) outs(%e : tensor<?x?xf32>) permutation = [1, 0]
  return %y : tensor<?x?xf32>
}

func.func @half(%x: tensor<33x70xf16>) -> tensor<70x33xf16> {
  %e = tensor.empty() : tensor<70x33xf16>
  %y = linalg.transpose ins(%x : tensor<33x70xf16>) outs(%e : tensor<70x33xf16>) permutation = [1, 0]
  return %y : tensor<70x33xf16>
}

// Integers that do not fill their places in memory are left to others.
// CHECK-LABEL: func.func @odd(
// CHECK:       linalg.transpose
func.func @odd(%x: memref<32x32xi24>, %y: memref<32x32xi24>) {
  linalg.transpose ins(%x : memref<32x32xi24>) outs(%y : memref<32x32xi24>) permutation = [1, 0]
  return
}
