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
