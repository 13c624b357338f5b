// crease.define and crease.yield: parse and print. Errors: define-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s

// CHECK-LABEL: crease.define @snake(%{{.*}}: f32) -> f32 {
// CHECK: math.sin
// CHECK: crease.yield %{{.*}} : f32
crease.define @snake(%x: f32) -> f32 {
  %s = math.sin %x : f32
  %q = arith.mulf %s, %s : f32
  %y = arith.addf %x, %q : f32
  crease.yield %y : f32
}

// A gate takes two numbers; integers and conditions may stand inside.
// CHECK-LABEL: crease.define private @hard_gate(%{{.*}}: f64, %{{.*}}: f64) -> f64 {
crease.define private @hard_gate(%gate: f64, %value: f64) -> f64 {
  %zero = arith.constant 0.0 : f64
  %open = arith.cmpf ogt, %gate, %zero : f64
  %y = arith.select %open, %value, %zero : f64
  crease.yield %y : f64
}

// Built-in activations and other definitions are words of the language.
// CHECK-LABEL: crease.define @composed(%{{.*}}: bf16) -> bf16 {
// CHECK: crease.gelu %{{.*}} : bf16
// CHECK: crease.apply @snake(%{{.*}}) : bf16
crease.define @composed(%x: bf16) -> bf16 {
  %g = crease.gelu %x : bf16
  %y = crease.apply @snake(%g) : bf16
  crease.yield %y : bf16
}
