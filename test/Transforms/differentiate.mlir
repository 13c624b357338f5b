// RUN: crease-opt %s --crease-differentiate=functions=linear_gelu,gated,branches,custom | FileCheck %s
// RUN: crease-opt %s --crease-differentiate="functions=linear_gelu arguments=1" | FileCheck %s --check-prefix=CHOSEN
// RUN: crease-opt %s --crease-differentiate="functions=gated save=all" | FileCheck %s --check-prefix=ALL
// RUN: crease-opt %s --crease-differentiate="functions=gated save=nothing" | FileCheck %s --check-prefix=NOTHING
// RUN: crease-opt %s --crease-differentiate="functions=linear_gelu,gated split" | FileCheck %s --check-prefix=SPLIT
// RUN: crease-opt %s --crease-differentiate="functions=gated split save=all" | FileCheck %s --check-prefix=SPLITALL
// RUN: crease-opt %s --crease-differentiate="functions=gated split save=nothing" | FileCheck %s --check-prefix=SPLITNONE
// RUN: crease-opt %s --crease-differentiate=declared | FileCheck %s --check-prefix=DECLARED

// The derivative of the activation meets the incoming gradient, and both
// products of the layer take what comes of it.
func.func @linear_gelu(%x: tensor<4x8xf32>, %w: tensor<8x2xf32>, %b: tensor<2xf32>) -> tensor<4x2xf32> {
  %h = crease.linear %x, %w, %b : (tensor<4x8xf32>, tensor<8x2xf32>, tensor<2xf32>) -> tensor<4x2xf32>
  %y = crease.gelu %h : tensor<4x2xf32>
  return %y : tensor<4x2xf32>
}
// CHECK-LABEL: func.func @linear_gelu_grad(
// CHECK-SAME:    %[[X:.*]]: tensor<4x8xf32>, %[[W:.*]]: tensor<8x2xf32>, %[[B:.*]]: tensor<2xf32>, %[[DY:.*]]: tensor<4x2xf32>) -> (tensor<4x8xf32>, tensor<8x2xf32>, tensor<2xf32>) {
// CHECK:         %[[H:.*]] = crease.linear %[[X]], %[[W]], %[[B]]
// CHECK-NOT:     crease.gelu %
// CHECK:         %[[S:.*]] = crease.gelu_grad %[[H]]
// CHECK:         %[[DH:.*]] = arith.mulf %[[DY]], %[[S]]
// CHECK:         %[[DB:.*]] = linalg.generic {{.*}} iterator_types = ["reduction", "parallel"]} ins(%[[DH]]
// CHECK:         %[[DX:.*]] = crease.linear %[[DH]], %[[W]] {transpose_weight}
// CHECK:         %[[XT:.*]] = linalg.transpose ins(%[[X]]
// CHECK:         %[[DW:.*]] = crease.linear %[[XT]], %[[DH]]
// CHECK:         return %[[DX]], %[[DW]], %[[DB]]

// CHOSEN-LABEL: func.func @linear_gelu_grad(
// CHOSEN-SAME:    -> tensor<8x2xf32> {
// CHOSEN-NOT:     transpose_weight

// The pre-activation is a result of the forward and an input of the backward.
// SPLIT-NOT:   @linear_gelu_grad
// SPLIT-LABEL: func.func @linear_gelu_forward(
// SPLIT-SAME:    -> (tensor<4x2xf32>, tensor<4x2xf32>) {
// SPLIT:         %[[H:.*]] = crease.linear
// SPLIT:         %[[Y:.*]] = crease.gelu %[[H]]
// SPLIT:         return %[[Y]], %[[H]]
// SPLIT-LABEL: func.func @linear_gelu_backward(
// SPLIT-SAME:    %[[X:.*]]: tensor<4x8xf32>, %[[W:.*]]: tensor<8x2xf32>, %[[B:.*]]: tensor<2xf32>, %[[H:.*]]: tensor<4x2xf32>, %[[DY:.*]]: tensor<4x2xf32>) -> (tensor<4x8xf32>, tensor<8x2xf32>, tensor<2xf32>) {
// SPLIT-NOT:     crease.linear %[[X]]
// SPLIT:         crease.gelu_grad %[[H]]

// Gate and value are saved, and what they give with `save=all`.
// SPLIT-LABEL: func.func @gated_forward(
// SPLIT-SAME:    -> (tensor<4x8xf32>, tensor<4x6xf32>, tensor<4x6xf32>) {
// SPLIT-LABEL: func.func @gated_backward(
// SPLIT:         crease.swiglu gate
// SPLITALL-LABEL: func.func @gated_forward(
// SPLITALL-SAME:    -> (tensor<4x8xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>) {
// SPLITALL-LABEL: func.func @gated_backward(
// SPLITALL-NOT:     crease.swiglu gate
// SPLITNONE-LABEL: func.func @gated_forward(
// SPLITNONE-SAME:    -> tensor<4x8xf32> {
// SPLITNONE-LABEL: func.func @gated_backward(
// SPLITNONE:         crease.linear %arg0, %arg1
// SPLITNONE:         crease.swiglu gate

// By default what the elementwise op gave is computed again; its operands stay.
func.func @gated(%x: tensor<4x8xf32>, %wg: tensor<8x6xf32>, %wu: tensor<8x6xf32>, %wd: tensor<6x8xf32>) -> tensor<4x8xf32> {
  %g = crease.linear %x, %wg : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
  %u = crease.linear %x, %wu : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
  %h = crease.swiglu gate(%g) value(%u) {limit = 7.0 : f32} : tensor<4x6xf32>
  %y = crease.linear %h, %wd : (tensor<4x6xf32>, tensor<6x8xf32>) -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}
// CHECK-LABEL: func.func @gated_grad(
// CHECK:         %[[G:.*]] = crease.linear
// CHECK:         %[[U:.*]] = crease.linear
// CHECK:         crease.linear {{.*}} {transpose_weight}
// CHECK:         %[[H:.*]] = crease.swiglu gate(%[[G]]) value(%[[U]])
// CHECK:         linalg.transpose ins(%[[H]]
// CHECK:         crease.swiglu_grad gate(%[[G]]) value(%[[U]]) {limit = 7.000000e+00 : f32}

// ALL-LABEL: func.func @gated_grad(
// ALL:         %[[G:.*]] = crease.linear
// ALL:         %[[U:.*]] = crease.linear
// ALL:         crease.swiglu gate(%[[G]]) value(%[[U]])
// ALL:         transpose_weight
// ALL-NOT:     crease.swiglu gate
// ALL:         return

// Nothing is saved: the gate's operands are computed where they are used.
// NOTHING-LABEL: func.func @gated_grad(
// NOTHING:         crease.linear {{.*}} {transpose_weight}
// NOTHING:         %[[G:.*]] = crease.linear %arg0, %arg1
// NOTHING:         %[[U:.*]] = crease.linear %arg0, %arg2
// NOTHING:         crease.swiglu gate(%[[G]]) value(%[[U]])

// A value that goes two ways gets the sum of what comes back.
func.func @branches(%x: tensor<4xf32>, %i: tensor<4xi32>) -> (tensor<4xf32>, tensor<4xi32>, tensor<4xf32>) {
  %a = crease.tanh %x : tensor<4xf32>
  %b = crease.relu %x : tensor<4xf32>
  return %a, %i, %b : tensor<4xf32>, tensor<4xi32>, tensor<4xf32>
}
// CHECK-LABEL: func.func @branches_grad(
// CHECK-SAME:    %[[X:.*]]: tensor<4xf32>, %{{.*}}: tensor<4xi32>, %[[DA:.*]]: tensor<4xf32>, %[[DB:.*]]: tensor<4xf32>) -> tensor<4xf32> {
// CHECK:         %[[SB:.*]] = crease.relu_grad %[[X]]
// CHECK:         %[[B:.*]] = arith.mulf %[[DB]], %[[SB]]
// CHECK:         %[[SA:.*]] = crease.tanh_grad %[[X]]
// CHECK:         %[[A:.*]] = arith.mulf %[[DA]], %[[SA]]
// CHECK:         %[[SUM:.*]] = arith.addf %[[B]], %[[A]]
// CHECK:         return %[[SUM]]

// A definition by another operand is another definition.
// CHECK-LABEL: crease.define @scaled(
// CHECK:       crease.define private @scaled_grad1(%[[X:.*]]: f32, %[[A:.*]]: f32)
// CHECK:         crease.sigmoid %[[X]]
// CHECK-NOT:     crease.sigmoid_grad
// CHECK:       crease.define private @scaled_grad0(%[[X:.*]]: f32, %[[A:.*]]: f32)
// CHECK:         crease.sigmoid_grad %[[X]]
crease.define @scaled(%x: f32, %a: f32) -> f32 {
  %s = crease.sigmoid %x : f32
  %y = arith.mulf %s, %a : f32
  crease.yield %y : f32
}
// CHECK-LABEL: func.func @custom_grad(
// CHECK:         crease.apply @scaled_grad0(%arg0, %arg1)
// CHECK:         crease.apply @scaled_grad1(%arg0, %arg1)
// CHECK:         linalg.generic {{.*}} iterator_types = ["reduction", "parallel"]}
func.func @custom(%x: tensor<4x8xf32>, %a: tensor<8xf32>) -> tensor<4x8xf32> {
  %y = crease.apply @scaled(%x, %a) : (tensor<4x8xf32>, tensor<8xf32>) -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// A declared gradient is given its body.
func.func @declared(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = crease.silu %x : tensor<4xf32>
  return %y : tensor<4xf32>
}
func.func private @declared_grad(tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
// DECLARED-NOT:   @gated_grad
// DECLARED-LABEL: func.func private @declared_grad(
// DECLARED:         crease.silu_grad
func.func @step(%x: tensor<4xf32>, %dy: tensor<4xf32>) -> tensor<4xf32> {
  %dx = call @declared_grad(%x, %dy) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %dx : tensor<4xf32>
}
