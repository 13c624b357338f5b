// sin and cos of custom activations, beyond the ends of their short form too.
//
// RUN: crease-ulp %s --accuracy=high --step=40009 | FileCheck %s
// CHECK: @sine
// CHECK: regular inputs {{.*}} max 0.5{{[0-9]*}} ULP,
// CHECK: special inputs {{.*}} max 0.0000 ULP
// CHECK: @cosine
// CHECK: regular inputs {{.*}} max 0.5{{[0-9]*}} ULP,
// CHECK: special inputs {{.*}} max 0.0000 ULP

crease.define @sine(%x: f32) -> f32 {
  %y = math.sin %x : f32
  crease.yield %y : f32
}
crease.define @cosine(%x: f32) -> f32 {
  %y = math.cos %x : f32
  crease.yield %y : f32
}
