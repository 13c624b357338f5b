// RUN: crease-opt %s --crease-lower-rows --canonicalize --cse \
// RUN:   --split-input-file | FileCheck %s

// Rows of whole vectors: two walks, four registers at a time. The first stores
// and sums the terms of this row, and finds the maximum of the next.

// CHECK-LABEL: func @softmax
// CHECK:         %[[M0:.*]] = scf.for %{{.*}} = %c0 to %c1024 step %c32
// CHECK:         scf.for %[[ROW:.*]] = %c0 to %c512 step %c1 iter_args(%[[M:.*]] = %{{.*}}) -> (f32)
// CHECK:           %[[SHIFT:.*]] = math.roundeven
// CHECK:           %[[SUM:.*]]:2 = scf.for %{{.*}} = %c0 to %c1024 step %c32 iter_args(%{{.*}}) -> (vector<8xf64>, vector<8xf32>)
// CHECK:             vector.load %{{.*}} : memref<524288xf32>, vector<32xf32>
// CHECK:             vector.load %{{.*}} : memref<524288xf32>, vector<32xf32>
// CHECK:             %[[E:.*]] = crease.exp_shifted %{{.*}}, %{{.*}} : vector<32xf32>
// CHECK:             vector.store %[[E]]
// CHECK:             arith.extf %{{.*}} : vector<8xf32> to vector<8xf64>
// CHECK:           arith.divf %{{.*}}, %{{.*}} : f64
// CHECK:           scf.for %{{.*}} = %c0 to %c1024 step %c32
// CHECK:             %[[P:.*]] = arith.mulf
// CHECK:             math.fma %{{.*}}, %{{.*}}, %[[P]] : vector<32xf32>
// CHECK-NOT:     vector.maskedload
func.func @softmax(%x: memref<512x1024xf32>, %y: memref<512x1024xf32>) {
  crease.rows "softmax" ins(%x : memref<512x1024xf32>)
      outs(%y : memref<512x1024xf32>) {axis = 1 : i64}
  return
}

// -----

// What is left over of a row goes through masked vectors, whose idle lanes add
// nothing.

// CHECK-LABEL: func @ragged
// CHECK:         vector.maskedload
// CHECK:         %[[E:.*]] = crease.exp_shifted %{{.*}} : vector<16xf32>
// CHECK:         arith.select %{{.*}}, %[[E]], %{{.*}} : vector<16xi1>, vector<16xf32>
// CHECK:         vector.maskedstore
func.func @ragged(%x: memref<10xf32>, %y: memref<10xf32>) {
  crease.rows "softmax" ins(%x : memref<10xf32>) outs(%y : memref<10xf32>)
      {axis = 0 : i64}
  return
}

// -----

// Along another axis 16 rows are worked on side by side: one maximum a lane.

// CHECK-LABEL: func @columns
// CHECK:         scf.for %{{.*}} = %c0 to %c32 step %c16
// CHECK:           scf.for %{{.*}} = %c0 to %c8 step %c4
// CHECK:           math.roundeven %{{.*}} : vector<16xf32>
// CHECK:           crease.exp_shifted %{{.*}} : vector<16xf32>
// CHECK-NOT:     vector.extract
func.func @columns(%x: memref<8x32xf32>, %y: memref<8x32xf32>) {
  crease.rows "softmax" ins(%x : memref<8x32xf32>)
      outs(%y : memref<8x32xf32>) {axis = 0 : i64}
  return
}

// -----

// A narrow output cannot hold the terms: they are computed twice, in f32.

// CHECK-LABEL: func @narrow
// CHECK-COUNT-2: crease.exp_shifted %{{.*}} : vector<32xf32>
// CHECK:         arith.truncf %{{.*}} : vector<32xf32> to vector<32xbf16>
func.func @narrow(%x: memref<128xbf16>, %y: memref<128xbf16>) {
  crease.rows "softmax" ins(%x : memref<128xbf16>) outs(%y : memref<128xbf16>)
      {axis = 0 : i64}
  return
}

// -----

// The terms below the maximum are summed apart from it.

// CHECK-LABEL: func @log_softmax
// CHECK:         arith.cmpf oeq
// CHECK:         math.log1p %{{.*}} : f32
func.func @log_softmax(%x: memref<4x64xf32>, %y: memref<4x64xf32>) {
  crease.rows "log_softmax" ins(%x : memref<4x64xf32>)
      outs(%y : memref<4x64xf32>) {axis = 1 : i64}
  return
}

// -----

// A label that names no column gives NaN, and nothing is read for it.

// CHECK-LABEL: func @cross_entropy
// CHECK:         %[[OK:.*]] = arith.cmpi ult, %{{.*}}, %c64
// CHECK:         scf.if %[[OK]] -> (f32) {
// CHECK:           memref.load
// CHECK:         } else {
// CHECK-NEXT:      scf.yield %cst
func.func @cross_entropy(%x: memref<4x64xf32>, %t: memref<4xi64>,
                         %l: memref<4xf32>) {
  crease.rows "cross_entropy"
      ins(%x, %t : memref<4x64xf32>, memref<4xi64>)
      outs(%l : memref<4xf32>) {axis = 1 : i64}
  return
}
