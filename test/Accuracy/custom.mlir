// crease-ulp measures custom activations against the reference path in f64.
//
// REQUIRES: crease-ulp
// RUN: crease-ulp %s --accuracy=high --accuracy=exact 2>&1 | FileCheck %s
// RUN: crease-ulp %s --arguments=1.5 --json 2>/dev/null | FileCheck %s --check-prefix=JSON

// Both get the f32 next to an argument: at `exact` nothing is misrounded.
// RUN: crease-ulp %s --arguments=0.1 --accuracy=exact 2>/dev/null | FileCheck %s --check-prefix=ROUNDED
// ROUNDED: @leaning
// ROUNDED: regular inputs {{.*}} max 0.5{{.*}} misrounded 0.0000 %

// CHECK: custom.mlir:[[@LINE+5]]:{{[0-9]+}}: remark: not measured: takes 2 operands, not one and the 0 of --arguments
// CHECK: @softer, f32, high, native
// CHECK: max {{[0-9.]+}} ULP
// CHECK: @softer, f32, exact, native
// CHECK: max 0.5000 ULP
crease.define @leaning(%x: f32, %a: f32) -> f32 {
  %t = math.tanh %x : f32
  %y = arith.mulf %a, %t : f32
  crease.yield %y : f32
}
// JSON-NOT: softer
// JSON: {"op": "@leaning", "type": "f32"
crease.define @softer(%x: f32) -> f32 {
  %s = crease.sigmoid %x : f32
  crease.yield %s : f32
}
