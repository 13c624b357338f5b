// Rounded once; bf16, and without instructions f16, in integers.
// RUN: crease-opt %s --crease-expand-narrow-casts | FileCheck %s
// RUN: crease-opt %s --crease-expand-narrow-casts=f16 | FileCheck %s --check-prefix=F16

// CHECK-LABEL: func.func @twice(
// CHECK-NOT:     arith.truncf %{{.*}} : f64 to f16
// CHECK:         arith.truncf %{{.*}} : f64 to f32
// CHECK:         arith.truncf %{{.*}} : f32 to f16
func.func @twice(%x: f64) -> f16 {
  %y = arith.truncf %x : f64 to f16
  return %y : f16
}

// LLVM would make an op on bf16 of what stands between casts of bf16 and f64.
// CHECK-LABEL: func.func @bf16(
// CHECK-NOT:     bf16 to f64
// CHECK:         arith.bitcast %{{.*}} : bf16 to i16
// CHECK:         arith.extf %{{.*}} : f32 to f64
// CHECK-NOT:     to bf16
// CHECK:         arith.bitcast %{{.*}} : i16 to bf16
func.func @bf16(%x: bf16) -> bf16 {
  %w = arith.extf %x : bf16 to f64
  %f = math.floor %w : f64
  %y = arith.truncf %f : f64 to bf16
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
