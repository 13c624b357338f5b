// The derivatives' ops: one shape of each. That every activation has one, with
// the right values, test/Transforms/differentiate-crease.mlir shows.
//
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --canonicalize | FileCheck %s --check-prefix=FOLD
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG
// RUN: crease-opt %s --convert-crease-to-linalg --crease-decompose | FileCheck %s --check-prefix=OPEN

// CHECK-LABEL: func.func @unary(
// CHECK:         crease.elu_grad %{{.*}} {alpha = 5.000000e-01 : f32} : tensor<?x8xf32>
// LINALG-LABEL: func.func @unary(
// LINALG:         linalg.generic
// LINALG:           %[[D:.*]] = crease.elu_grad %{{.*}} {alpha = 5.000000e-01 : f32} : f32
// LINALG:           linalg.yield %[[D]]
func.func @unary(%x: tensor<?x8xf32>) -> tensor<?x8xf32> {
  %d = crease.elu_grad %x {alpha = 0.5 : f32} : tensor<?x8xf32>
  return %d : tensor<?x8xf32>
}

// CHECK-LABEL: func.func @gate(
// CHECK:         crease.swiglu_grad gate(%{{.*}}) value(%{{.*}}) {beta = 1.702000e+00 : f32, limit = 7.000000e+00 : f32} : vector<16xf32>
// OPEN-LABEL:  func.func @gate(
// OPEN-NOT:      crease.
// OPEN:          return
func.func @gate(%g: vector<16xf32>, %v: vector<16xf32>) -> (vector<16xf32>, vector<16xf32>) {
  %dg, %dv = crease.swiglu_grad gate(%g) value(%v) {beta = 1.702 : f32, limit = 7.0 : f32} : vector<16xf32>
  return %dg, %dv : vector<16xf32>, vector<16xf32>
}

// One generic gives both derivatives, in the shape of the first operand.
// CHECK-LABEL: func.func @broadcast(
// CHECK:         crease.prelu_grad %{{.*}}, %{{.*}} : tensor<4x8xf16>, tensor<8xf16>
// LINALG-LABEL: func.func @broadcast(
// LINALG:         linalg.generic {{.*}} outs(%{{.*}}, %{{.*}} : tensor<4x8xf16>, tensor<4x8xf16>)
// LINALG:           crease.prelu_grad %{{.*}}, %{{.*}} : f16, f16
func.func @broadcast(%x: tensor<4x8xf16>, %s: tensor<8xf16>) -> (tensor<4x8xf16>, tensor<4x8xf16>) {
  %dx, %ds = crease.prelu_grad %x, %s : tensor<4x8xf16>, tensor<8xf16>
  return %dx, %ds : tensor<4x8xf16>, tensor<4x8xf16>
}

// CHECK-LABEL: func.func @rows(
// CHECK:         crease.softmax_grad %{{.*}}, %{{.*}} {axis = 1 : i64} : tensor<4x8xf32>
// CHECK:         crease.log_softmax_grad %{{.*}}, %{{.*}} : tensor<4x8xf32>
// CHECK:         crease.softmax_cross_entropy_grad %{{.*}}, %{{.*}} : tensor<4x8xf32>, tensor<4xi64>
// LINALG-LABEL: func.func @rows(
// LINALG-NOT:     crease.
// LINALG:         return
func.func @rows(%y: tensor<4x8xf32>, %dy: tensor<4x8xf32>, %t: tensor<4xi64>) -> (tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>) {
  %a = crease.softmax_grad %y, %dy {axis = 1 : i64} : tensor<4x8xf32>
  %b = crease.log_softmax_grad %y, %dy : tensor<4x8xf32>
  %c = crease.softmax_cross_entropy_grad %y, %t : tensor<4x8xf32>, tensor<4xi64>
  return %a, %b, %c : tensor<4x8xf32>, tensor<4x8xf32>, tensor<4x8xf32>
}

// FOLD-LABEL: func.func @fold(
// FOLD-DAG:     %[[S:.*]] = arith.constant 1.01194561 : f32
// FOLD-DAG:     %[[DG:.*]] = arith.constant 7.500000e-01 : f32
// FOLD-DAG:     %[[DV:.*]] = arith.constant 5.000000e-01 : f32
// FOLD:         return %[[S]], %[[DG]], %[[DV]]
func.func @fold() -> (f32, f32, f32) {
  %zero = arith.constant 0.0 : f32
  %three = arith.constant 3.0 : f32
  %s = crease.gelu_grad %three : f32
  %dg, %dv = crease.glu_grad gate(%zero) value(%three) : f32
  return %s, %dg, %dv : f32, f32, f32
}
