// RUN: crease-opt %s --crease-expand-ops | FileCheck %s

// CHECK-LABEL: func.func @clamp(
// CHECK-SAME:    %[[X:.*]]: f32, %[[LOW:.*]]: f32, %[[HIGH:.*]]: f32)
// CHECK:         %[[R:.*]] = arith.maximumf %[[X]], %[[LOW]]
// CHECK:         arith.minimumf %[[R]], %[[HIGH]]
func.func @clamp(%x: f32, %low: f32, %high: f32) -> f32 {
  %y = math.clampf %x to [%low, %high] : f32
  return %y : f32
}

// The least normal number of the type, and infinity.
// CHECK-LABEL: func.func @classes(
// CHECK-DAG:     %[[LEAST:.*]] = arith.constant dense<1.17549435E-38> : vector<4xf32>
// CHECK-DAG:     %[[INF:.*]] = arith.constant dense<0x7F800000> : vector<4xf32>
// CHECK-DAG:     arith.cmpf oeq, %{{.*}}, %[[INF]]
// CHECK-DAG:     arith.cmpf oge, %{{.*}}, %[[LEAST]]
// CHECK-DAG:     arith.cmpf olt, %{{.*}}, %[[INF]]
func.func @classes(%x: vector<4xf32>) -> (vector<4xi1>, vector<4xi1>) {
  %a = math.isinf %x : vector<4xf32>
  %b = math.isnormal %x : vector<4xf32>
  return %a, %b : vector<4xi1>, vector<4xi1>
}

// The sign of an odd power that no f32 holds is the base's.
// CHECK-LABEL: func.func @powers(
// CHECK:         arith.extf %{{.*}} : vector<2xf32> to vector<2xf64>
// CHECK:         arith.sitofp %{{.*}} : vector<2xi32> to vector<2xf64>
// CHECK:         math.powf %{{.*}}, %{{.*}} : vector<2xf64>
// CHECK:         arith.truncf
func.func @powers(%x: vector<2xf32>, %n: vector<2xi32>) -> vector<2xf32> {
  %y = math.fpowi %x, %n : vector<2xf32>, vector<2xi32>
  return %y : vector<2xf32>
}

// CHECK-LABEL: func.func @narrow(
// CHECK:         math.fma %{{.*}} : f64
// CHECK:         arith.truncf %{{.*}} : f32 to bf16
func.func @narrow(%x: bf16) -> bf16 {
  %y = math.fma %x, %x, %x : bf16
  return %y : bf16
}

// CHECK-LABEL: func.func @halves(
// CHECK-NOT:     ceildiv
func.func @halves(%n: index, %two: index) -> index {
  %y = arith.ceildivsi %n, %two : index
  return %y : index
}

// Two dynamic sizes in a group: both are given. One: upstream knows.
// CHECK-LABEL: func.func @reshapes(
// CHECK-SAME:    %[[M:.*]]: memref<?x8xf32>, %[[A:.*]]: index, %[[B:.*]]: index)
// CHECK:         memref.reinterpret_cast %{{.*}} to offset: [0], sizes: [%[[A]], %[[B]], 8], strides: [%{{.*}}, 8, 1]
// CHECK:         memref.expand_shape
func.func @reshapes(%m: memref<?x8xf32>, %a: index, %b: index) -> (memref<?x?x8xf32>, memref<?x2x8xf32>) {
  %x = memref.expand_shape %m [[0, 1], [2]] output_shape [%a, %b, 8] : memref<?x8xf32> into memref<?x?x8xf32>
  %y = memref.expand_shape %m [[0, 1], [2]] output_shape [%a, 2, 8] : memref<?x8xf32> into memref<?x2x8xf32>
  return %x, %y : memref<?x?x8xf32>, memref<?x2x8xf32>
}
