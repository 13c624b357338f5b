// RUN: crease-opt %s --crease-vectorize-reductions --split-input-file | FileCheck %s
// RUN: crease-opt %s --crease-vectorize-reductions=parallel --split-input-file | FileCheck %s --check-prefix=PARALLEL
// RUN: not crease-opt %s --crease-vectorize-reductions=vector-bits=100 2>&1 | FileCheck %s --check-prefix=BITS

// BITS: error: vector-bits must be a power of two from 128 to 2048, not 100

// Along the rows: lanes are combined at the end.
// CHECK-LABEL: func @sum_of_squares(
// CHECK: scf.for
// CHECK: %[[NONE:.*]] = arith.constant dense<-0.000000e+00> : vector<64xf32>
// CHECK: %[[SUM:.*]] = scf.for {{.*}} iter_args(%[[S:.*]] = %[[NONE]]) -> (vector<64xf32>)
// CHECK: %[[X:.*]] = vector.load {{.*}} : memref<{{.*}}xf32{{.*}}>, vector<64xf32>
// CHECK: %[[Q:.*]] = arith.mulf %[[X]], %[[X]] : vector<64xf32>
// CHECK: arith.addf %[[Q]], %[[S]] : vector<64xf32>
// CHECK: vector.create_mask
// CHECK: vector.maskedload
// CHECK: arith.select
// CHECK: vector.reduction <add>, %[[SUM]] fastmath<reassoc> : vector<64xf32> into f32
// CHECK-NOT: linalg.generic
// PARALLEL-LABEL: func @sum_of_squares(
// PARALLEL: scf.parallel
func.func @sum_of_squares(%x: memref<8x200xf32>, %y: memref<8xf32>) {
  linalg.generic {
    indexing_maps = [affine_map<(m, n) -> (m, n)>, affine_map<(m, n) -> (m)>],
    iterator_types = ["parallel", "reduction"]
  } ins(%x : memref<8x200xf32>) outs(%y : memref<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = arith.mulf %in, %in : f32
    %1 = arith.addf %0, %out : f32
    linalg.yield %1 : f32
  }
  return
}

// -----

// Down the columns: lanes are elements of the result, in the order of the rows.
// CHECK-LABEL: func @largest_of_columns(
// CHECK: %[[FIRST:.*]] = vector.load
// CHECK: scf.for {{.*}} iter_args(%[[M:.*]] = %[[FIRST]]) -> (vector<64xf32>)
// CHECK: %[[X:.*]] = vector.load
// CHECK: arith.maximumf %[[M]], %[[X]] : vector<64xf32>
// CHECK: vector.store
// CHECK: vector.maskedstore
// CHECK-NOT: vector.reduction
func.func @largest_of_columns(%x: memref<8x100xf32>, %y: memref<100xf32>) {
  linalg.generic {
    indexing_maps = [affine_map<(m, n) -> (m, n)>, affine_map<(m, n) -> (n)>],
    iterator_types = ["reduction", "parallel"]
  } ins(%x : memref<8x100xf32>) outs(%y : memref<100xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = arith.maximumf %out, %in : f32
    linalg.yield %0 : f32
  }
  return
}

// -----

// f64, and no value but NaN is neutral to maxnum.
// CHECK-LABEL: func @all_of_it(
// CHECK: arith.constant dense<0x7FF8000000000000> : vector<32xf64>
// CHECK: vector.reduction <maxnumf>
func.func @all_of_it(%x: memref<?x?xf64>, %y: memref<f64>) {
  linalg.generic {
    indexing_maps = [affine_map<(m, n) -> (m, n)>, affine_map<(m, n) -> ()>],
    iterator_types = ["reduction", "reduction"]
  } ins(%x : memref<?x?xf64>) outs(%y : memref<f64>) {
  ^bb0(%in: f64, %out: f64):
    %0 = arith.maxnumf %in, %out : f64
    linalg.yield %0 : f64
  }
  return
}

// -----

// Not these: elements that lie apart, a result that is more than combined, and
// integers.
// CHECK-LABEL: func @left_alone(
// CHECK-COUNT-3: linalg.generic
func.func @left_alone(%x: memref<8x100xf32, strided<[400, 2]>>, %n: memref<8x100xi32>, %y: memref<8xf32>, %k: memref<8xi32>) {
  linalg.generic {
    indexing_maps = [affine_map<(m, n) -> (m, n)>, affine_map<(m, n) -> (m)>],
    iterator_types = ["parallel", "reduction"]
  } ins(%x : memref<8x100xf32, strided<[400, 2]>>) outs(%y : memref<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = arith.addf %in, %out : f32
    linalg.yield %0 : f32
  }
  linalg.generic {
    indexing_maps = [affine_map<(m, n) -> (m, n)>, affine_map<(m, n) -> (m)>],
    iterator_types = ["parallel", "reduction"]
  } ins(%n : memref<8x100xi32>) outs(%y : memref<8xf32>) {
  ^bb0(%in: i32, %out: f32):
    %0 = arith.sitofp %in : i32 to f32
    %1 = arith.mulf %out, %out : f32
    %2 = arith.addf %0, %1 : f32
    linalg.yield %2 : f32
  }
  linalg.generic {
    indexing_maps = [affine_map<(m, n) -> (m, n)>, affine_map<(m, n) -> (m)>],
    iterator_types = ["parallel", "reduction"]
  } ins(%n : memref<8x100xi32>) outs(%k : memref<8xi32>) {
  ^bb0(%in: i32, %out: i32):
    %0 = arith.addi %in, %out : i32
    linalg.yield %0 : i32
  }
  return
}
