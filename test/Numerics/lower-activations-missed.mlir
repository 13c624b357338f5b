// What has no kernel is named, with its place and the reason.
//
// RUN: crease-opt %s --crease-lower-activations --remarks-filter=crease -o %t \
// RUN:   2>&1 | FileCheck %s
// RUN: FileCheck %s --check-prefix=HIGH --input-file=%t
// RUN: crease-opt %s --crease-lower-activations=accuracy=exact \
// RUN:   --remarks-filter=crease -o %t 2>&1 | FileCheck %s --check-prefix=REASON
// RUN: FileCheck %s --check-prefix=EXACT --input-file=%t

crease.define @snake(%x: f32) -> f32 {
  %s = math.atan %x : f32
  %e = math.exp %s : f32
  %y = arith.addf %x, %e : f32
  crease.yield %y : f32
}

// exp has a kernel, atan has none. At exact nothing is opened: f64 does it all.

// CHECK: lower-activations-missed.mlir:[[@LINE+12]]:{{[0-9]+}}: remark: [Missed] libm {{.*}}"math.atan calls libm for each element: there is no kernel for it"
// CHECK-NOT: math.exp
// REASON: lower-activations-missed.mlir:[[@LINE+10]]:{{[0-9]+}}: remark: [Missed] definition {{.*}}"crease.apply is evaluated in f64 by its definition: there is no kernel for it at exact"

// HIGH-LABEL: func @custom
// HIGH:         math.atan
// HIGH-NOT:     math.exp
// HIGH:         return
// EXACT-LABEL: func @custom
// EXACT-NEXT:    crease.apply
// EXACT-NEXT:    return
func.func @custom(%x: vector<16xf32>) -> vector<16xf32> {
  %y = crease.apply @snake(%x) : vector<16xf32>
  return %y : vector<16xf32>
}

// Of f64 crease-expand-double says what it has not.

// CHECK-NOT: remark:
func.func @double(%x: vector<4xf64>) -> vector<4xf64> {
  %y = crease.gelu %x : vector<4xf64>
  return %y : vector<4xf64>
}

// Square roots are instructions.

// CHECK-NOT: remark:
func.func @root(%x: vector<16xf32>) -> vector<16xf32> {
  %y = math.sqrt %x : vector<16xf32>
  return %y : vector<16xf32>
}
