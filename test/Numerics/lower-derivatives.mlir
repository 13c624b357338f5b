// RUN: crease-opt %s --crease-lower-activations=isa=avx2 --split-input-file \
// RUN:   | FileCheck %s
// RUN: crease-opt %s --split-input-file \
// RUN:   --crease-lower-activations="isa=avx512 accuracy=exact" \
// RUN:   | FileCheck %s --check-prefix=EXACT

// Both derivatives of a gated unit come from one quotient; the root and the
// tails, from code that is seldom run.

// CHECK-LABEL: func @gate
// CHECK:         arith.divf %{{.+}} : vector<4xf64>
// CHECK:         %[[ANY:.+]] = vector.reduction <or>, %{{.+}} : vector<8xi1> into i1
// CHECK:         %[[RARE:.+]] = llvm.intr.expect %[[ANY]], %{{.+}} : i1
// CHECK:         scf.if %[[RARE]] -> (vector<8xf32>)
// CHECK-NOT:     crease.
// CHECK-NOT:     math.exp
// CHECK:         return %[[DG:.+]], %[[DV:.+]] : vector<8xf32>, vector<8xf32>
// EXACT-LABEL: func @gate
// EXACT:         arith.extf %{{.+}} : vector<8xf32> to vector<8xf64>
// EXACT-NOT:     crease.
// EXACT-NOT:     math.exp
func.func @gate(%g: vector<8xf32>, %v: vector<8xf32>)
    -> (vector<8xf32>, vector<8xf32>) {
  %dg, %dv = crease.swiglu_grad gate(%g) value(%v) : vector<8xf32>
  return %dg, %dv : vector<8xf32>, vector<8xf32>
}

// -----

// What nothing reads is not joined.

// CHECK-LABEL: func @one_of_two
// CHECK:         arith.cmpf olt
// CHECK-NOT:     crease.
// CHECK:         return %{{.+}} : f32
// EXACT-LABEL: func @one_of_two
// EXACT:         return
func.func @one_of_two(%x: f32, %slope: f32) -> f32 {
  %dx, %ds = crease.prelu_grad %x, %slope : f32, f32
  return %dx : f32
}

// -----

// f64 is opened by its definition, later.

// CHECK-LABEL: func @double
// CHECK:         crease.mish_grad
// EXACT-LABEL: func @double
// EXACT:         crease.mish_grad
func.func @double(%x: vector<4xf64>) -> vector<4xf64> {
  %d = crease.mish_grad %x : vector<4xf64>
  return %d : vector<4xf64>
}
