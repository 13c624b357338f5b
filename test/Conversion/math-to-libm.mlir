// RUN: crease-opt %s --crease-math-to-libm | FileCheck %s

// CHECK-LABEL: func.func @calls(
// CHECK:         call @erfc(%{{.*}}) : (f64) -> f64
// CHECK:         math.absf
func.func @calls(%x: f64) -> (f64, f64) {
  %y = math.erfc %x : f64
  %z = math.absf %x : f64
  return %y, %z : f64, f64
}

// An element each.
// CHECK-LABEL: func.func @vectors(
// CHECK-COUNT-2: call @expf(%{{.*}}) : (f32) -> f32
func.func @vectors(%x: vector<2xf32>) -> vector<2xf32> {
  %y = math.exp %x : vector<2xf32>
  return %y : vector<2xf32>
}

// The sign of an odd power that no f32 holds is the base's.
// CHECK-LABEL: func.func @powers(
// CHECK:         arith.extf %{{.*}} : vector<2xf32> to vector<2xf64>
// CHECK:         arith.sitofp %{{.*}} : vector<2xi32> to vector<2xf64>
// CHECK-COUNT-2: call @pow(%{{.*}}, %{{.*}}) : (f64, f64) -> f64
// CHECK:         arith.truncf
func.func @powers(%x: vector<2xf32>, %n: vector<2xi32>) -> vector<2xf32> {
  %y = math.fpowi %x, %n : vector<2xf32>, vector<2xi32>
  return %y : vector<2xf32>
}
