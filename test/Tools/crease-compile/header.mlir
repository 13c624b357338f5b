// The header: shapes in a comment, C types, sizes first and outputs last.

// RUN: rm -rf %t && mkdir %t
// RUN: crease-compile %s -o %t/f.o --header=%t/my-layers.h
// RUN: FileCheck %s --input-file=%t/my-layers.h

// CHECK: #ifndef [[GUARD:CREASE_GENERATED_MY_LAYERS_[0-9A-F]+_H]]
// CHECK-NEXT: #define [[GUARD]]
// CHECK: #include <stdbool.h>
// CHECK: #include <stdint.h>
// CHECK: #ifdef __cplusplus
// CHECK-NEXT: extern "C" {

// CHECK: /* layer
// CHECK-NEXT: *   in0: [d0][8] float
// CHECK-NEXT: *   in1: [8][d1] float, a weight
// CHECK-NEXT: *   in2: [d2] float
// CHECK-NEXT: *   out0: [d0][d1] float
// CHECK-NEXT: *   d2 must equal d1
// CHECK-NEXT: */
// CHECK-NEXT: void layer(
// CHECK-NEXT: int64_t d0,
// CHECK-NEXT: int64_t d1,
// CHECK-NEXT: int64_t d2,
// CHECK-NEXT: const float *in0,
// CHECK-NEXT: const float *in1,
// CHECK-NEXT: const float *in2,
// CHECK-NEXT: float *out0);
func.func @layer(%x: tensor<?x8xf32>, %w: tensor<8x?xf32> {crease.weight}, %b: tensor<?xf32>) -> tensor<?x?xf32> {
  %y = crease.linear %x, %w, %b : (tensor<?x8xf32>, tensor<8x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// CHECK: /* types
// CHECK-NEXT: *   in0: [2] double
// CHECK-NEXT: *   in1: [3] uint16_t holding f16
// CHECK-NEXT: *   in2: [4] uint16_t holding bf16
// CHECK-NEXT: *   in3: [5] int8_t
// CHECK-NEXT: *   in4: [] int64_t
// CHECK-NEXT: *   in5: [6] bool
// CHECK-NEXT: *   out0: [] float
// CHECK-NEXT: */
// CHECK-NEXT: void types(
// CHECK-NEXT: const double *in0,
// CHECK-NEXT: const uint16_t *in1,
// CHECK-NEXT: const uint16_t *in2,
// CHECK-NEXT: const int8_t *in3,
// CHECK-NEXT: const int64_t *in4,
// CHECK-NEXT: const bool *in5,
// CHECK-NEXT: float *out0);
func.func @types(%a: tensor<2xf64>, %b: tensor<3xf16>, %c: tensor<4xbf16>, %d: tensor<5xi8>, %e: index, %f: tensor<6xi1>) -> f32 {
  %y = arith.constant 1.0 : f32
  return %y : f32
}

// A private function has no place in it.
// CHECK-NOT: hidden
func.func private @hidden(%x: f32) -> f32 {
  return %x : f32
}
