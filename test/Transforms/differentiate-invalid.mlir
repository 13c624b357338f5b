// RUN: crease-opt %s --crease-differentiate --split-input-file --verify-diagnostics
// RUN: not crease-opt %s --crease-differentiate=functions=nobody 2>&1 | FileCheck %s --check-prefix=NAME
// RUN: not crease-opt %S/differentiate.mlir --crease-differentiate="functions=branches arguments=1" 2>&1 | FileCheck %s --check-prefix=INTEGER
// RUN: not crease-opt %S/differentiate.mlir --crease-differentiate="functions=branches arguments=2" 2>&1 | FileCheck %s --check-prefix=RANGE
// RUN: not crease-opt %S/differentiate.mlir --crease-differentiate=save=some 2>&1 | FileCheck %s --check-prefix=SAVE
// NAME: error: no function 'nobody' with a body to differentiate
// INTEGER: differentiate.mlir:[[#]]:{{.*}} error: 'func.func' op 'branches' argument #1 of type 'tensor<4xi32>' has no gradient
// RANGE: error: 'func.func' op has no argument #2 to differentiate by
// SAVE: error: save must be all, pre-activations or nothing, not 'some'

func.func @no_derivative_invalid(%x: tensor<4x8xf32>, %w: tensor<8x4xf32>) -> tensor<4x4xf32> {
  %e = tensor.empty() : tensor<4x4xf32>
  // expected-error@+1 {{'crease.fused_linear' op has no derivative}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x4xf32>) outs(%e : tensor<4x4xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}

// -----

func.func @second_derivative_invalid(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error@+1 {{'crease.gelu_grad' op has no derivative}}
  %y = crease.gelu_grad %x : tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func private @other(tensor<4xf32>) -> tensor<4xf32>
func.func @call_invalid(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error@+1 {{'func.call' op has no derivative}}
  %y = call @other(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func @branch_invalid(%x: tensor<4xf32>, %c: i1) -> tensor<4xf32> {
  // expected-error@+1 {{'cf.cond_br' op has no derivative: control flow is not supported}}
  cf.cond_br %c, ^bb1, ^bb2
^bb1:
  return %x : tensor<4xf32>
^bb2:
  %y = crease.gelu %x : tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

func.func @loop_invalid(%x: tensor<4xf32>, %n: index) -> tensor<4xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // expected-error@+1 {{'scf.for' op has no derivative}}
  %y = scf.for %i = %c0 to %n step %c1 iter_args(%z = %x) -> tensor<4xf32> {
    %g = crease.gelu %z : tensor<4xf32>
    scf.yield %g : tensor<4xf32>
  }
  return %y : tensor<4xf32>
}

// -----

func.func @captured_invalid(%x: tensor<4xf32>, %c: i1) -> tensor<4xf32> {
  // expected-error@+1 {{'scf.if' op has no derivative by a value that its body takes from outside}}
  %y = scf.if %c -> tensor<4xf32> {
    scf.yield %x : tensor<4xf32>
  } else {
    %g = crease.gelu %x : tensor<4xf32>
    scf.yield %g : tensor<4xf32>
  }
  return %y : tensor<4xf32>
}

// -----

func.func @product_invalid(%x: tensor<4x8xf32>, %init: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error@+1 {{'linalg.reduce' op has no derivative: it is neither elementwise nor a contraction nor a sum}}
  %y = linalg.reduce { arith.mulf } ins(%x : tensor<4x8xf32>) outs(%init : tensor<4xf32>) dimensions = [1]
  return %y : tensor<4xf32>
}

// -----

// expected-error@+1 {{'func.func' op 'taken_grad' stands where the gradient of 'taken' would}}
func.func @taken_grad(%x: tensor<4xi32>) -> tensor<4xi32> {
  return %x : tensor<4xi32>
}
func.func @taken(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

func.func @mistyped(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}
// expected-error@+1 {{'func.func' op is declared with type '(tensor<4xf32>) -> tensor<4xf32>', but the gradient of 'mistyped' has type '(tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>'}}
func.func private @mistyped_grad(tensor<4xf32>) -> tensor<4xf32>

// -----

crease.define @stepped(%x: f32) -> f32 {
  // expected-error@+1 {{'arith.remf' op has no derivative}}
  %y = arith.remf %x, %x : f32
  crease.yield %y : f32
}
func.func @custom_invalid(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = crease.apply @stepped(%x) : tensor<4xf32>
  return %y : tensor<4xf32>
}

// -----

// A gradient stands in the place of a declaration only.

func.func @halves(%x: tensor<4xf32>) -> tensor<4xf32> {
  %y = crease.gelu %x : tensor<4xf32>
  return %y : tensor<4xf32>
}
// expected-error@+1 {{'halves_grad' stands where the gradient of 'halves' would}}
func.func @halves_grad(%x: tensor<4xf32>) -> tensor<4xf32> {
  return %x : tensor<4xf32>
}

// -----

// A contraction of something else than its operands: the gradient would have to
// go through the exponential.
#left = affine_map<(m, n, k) -> (m, k)>
#right = affine_map<(m, n, k) -> (k, n)>
#sum = affine_map<(m, n, k) -> (m, n)>
func.func @exponentials(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %z: tensor<4x16xf32>) -> tensor<4x16xf32> {
  // expected-error@+1 {{'linalg.generic' op has no derivative: it is neither elementwise nor a contraction nor a sum}}
  %h = linalg.generic {indexing_maps = [#left, #right, #sum], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<4x8xf32>, tensor<8x16xf32>) outs(%z : tensor<4x16xf32>) {
  ^bb0(%a: f32, %b: f32, %c: f32):
    %e = math.exp %a : f32
    %p = arith.mulf %e, %b : f32
    %s = arith.addf %c, %p : f32
    linalg.yield %s : f32
  } -> tensor<4x16xf32>
  return %h : tensor<4x16xf32>
}
