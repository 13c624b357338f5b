// Rounded once; and without instructions for f16, in integers.
// RUN: crease-opt %s --crease-expand-narrow-casts | FileCheck %s
// RUN: crease-opt %s --crease-expand-narrow-casts=f16 | FileCheck %s --check-prefix=F16

// CHECK-LABEL: func.func @twice(
// CHECK-NOT:     arith.truncf %{{.*}} : f64 to bf16
// CHECK:         arith.truncf %{{.*}} : f64 to f32
// CHECK:         arith.truncf %{{.*}} : f32 to bf16
func.func @twice(%x: f64) -> bf16 {
  %y = arith.truncf %x : f64 to bf16
  return %y : bf16
}

// CHECK-LABEL: func.func @half(
// CHECK:         arith.extf %{{.*}} : f16 to f32
// F16-LABEL:   func.func @half(
// F16-NOT:       arith.extf
// F16:           arith.bitcast %{{.*}} : f16 to i16
func.func @half(%x: f16) -> f32 {
  %y = arith.extf %x : f16 to f32
  return %y : f32
}
