// A large vector becomes a loop, so that its code is compiled in a moment.

// RUN: crease-opt %s --crease-decompose | FileCheck %s
// RUN: crease-run %s --entry=derivative --check
// RUN: crease-run %s --entry=double --check --max-ulp=4

// CHECK-LABEL: @small(
// CHECK-NOT: scf.for
// CHECK: math.log1p {{.*}} : vector<64xf64>
func.func @small(%x: vector<64xf32>) -> vector<64xf32> {
  %y = crease.softplus %x : vector<64xf32>
  return %y : vector<64xf32>
}

// CHECK-LABEL: @double(
// CHECK: scf.for
// CHECK: math.log1p {{.*}} : f64
// CHECK-NOT: crease.
func.func @double(%x: vector<40x25xf64>) -> vector<40x25xf64> {
  %y = crease.softplus %x : vector<40x25xf64>
  return %y : vector<40x25xf64>
}

// CHECK-LABEL: @derivative(
// CHECK-COUNT-4: memref.alloca() : memref<1000xf32>
// CHECK: scf.for
func.func @derivative(%g: vector<1000xf32>, %v: vector<1000xf32>)
    -> (vector<1000xf32>, vector<1000xf32>) {
  %dg, %dv = crease.geglu_grad gate(%g) value(%v) : vector<1000xf32>
  return %dg, %dv : vector<1000xf32>, vector<1000xf32>
}

// CHECK-LABEL: @broadcast(
// CHECK-COUNT-2: memref.alloca() : memref<128xf32>
// CHECK: scf.for
func.func @broadcast(%x: vector<2x64xf32>, %slope: f32) -> vector<2x64xf32> {
  %y = crease.prelu %x, %slope : vector<2x64xf32>, f32
  return %y : vector<2x64xf32>
}
