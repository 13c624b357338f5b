// A gradient in two halves, which a declaration asks for, against central
// differences: what the backward gives from what the forward saved, on the
// reference path and on the optimised one.
// RUN: crease-compile %s -o %t.so --reference
// RUN: %python %S/../Inputs/gradients.py %s %t.so
// RUN: crease-compile %s -o %t.cpu.so
// RUN: %python %S/../Inputs/gradients.py %s %t.cpu.so
//
// RUN: not crease-opt %s --crease-differentiate="declared save=all" 2>&1 | FileCheck %s --check-prefix=TYPE
// TYPE: differentiate-split.mlir:[[#]]:{{.*}} error: 'func.func' op is declared with type {{.*}}, but the gradient of 'layers' has type

func.func @layers(%x: tensor<3x4xf64>, %w: tensor<4x6xf64>, %b: tensor<6xf64>, %v: tensor<6x2xf64>) -> tensor<3x2xf64> {
  %z = crease.linear %x, %w, %b : (tensor<3x4xf64>, tensor<4x6xf64>, tensor<6xf64>) -> tensor<3x6xf64>
  %h = crease.gelu %z : tensor<3x6xf64>
  %y = crease.linear %h, %v : (tensor<3x6xf64>, tensor<6x2xf64>) -> tensor<3x2xf64>
  return %y : tensor<3x2xf64>
}
func.func private @layers_forward(tensor<3x4xf64>, tensor<4x6xf64>, tensor<6xf64>, tensor<6x2xf64>) -> (tensor<3x2xf64>, tensor<3x6xf64>)
func.func private @layers_backward(tensor<3x4xf64>, tensor<4x6xf64>, tensor<6xf64>, tensor<6x2xf64>, tensor<3x6xf64>, tensor<3x2xf64>) -> (tensor<3x4xf64>, tensor<4x6xf64>, tensor<6xf64>, tensor<6x2xf64>)

func.func @layers_grad(%x: tensor<3x4xf64>, %w: tensor<4x6xf64>, %b: tensor<6xf64>, %v: tensor<6x2xf64>, %dy: tensor<3x2xf64>) -> (tensor<3x4xf64>, tensor<4x6xf64>, tensor<6xf64>, tensor<6x2xf64>) {
  %y, %z = call @layers_forward(%x, %w, %b, %v) : (tensor<3x4xf64>, tensor<4x6xf64>, tensor<6xf64>, tensor<6x2xf64>) -> (tensor<3x2xf64>, tensor<3x6xf64>)
  %dx, %dw, %db, %dv = call @layers_backward(%x, %w, %b, %v, %z, %dy) : (tensor<3x4xf64>, tensor<4x6xf64>, tensor<6xf64>, tensor<6x2xf64>, tensor<3x6xf64>, tensor<3x2xf64>) -> (tensor<3x4xf64>, tensor<4x6xf64>, tensor<6xf64>, tensor<6x2xf64>)
  return %dx, %dw, %db, %dv : tensor<3x4xf64>, tensor<4x6xf64>, tensor<6xf64>, tensor<6x2xf64>
}
