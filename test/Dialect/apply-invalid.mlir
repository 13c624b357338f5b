// What crease.apply refuses, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_unknown_name(%x: f32) {
  // expected-error@+1 {{'nothing' is not a crease.define (C34)}}
  %y = crease.apply @nothing(%x) : f32
  return
}

// -----

func.func private @f(f32) -> f32
func.func @invalid_function_as_definition(%x: f32) {
  // expected-error@+1 {{'f' is not a crease.define (C34)}}
  %y = crease.apply @f(%x) : f32
  return
}

// -----

crease.define @id(%x: f32) -> f32 { crease.yield %x : f32 }
func.func @invalid_operand_count(%x: f32) {
  // expected-error@+1 {{'id' takes 1 operands, not 2 (C34)}}
  %y = crease.apply @id(%x, %x) : f32
  return
}

// -----

crease.define @id(%x: f32) -> f32 { crease.yield %x : f32 }
func.func @invalid_no_operand() {
  // expected-error@+1 {{needs at least one operand (C33)}}
  %y = crease.apply @id() : () -> f32
  return
}

// -----

crease.define @id(%x: f32) -> f32 { crease.yield %x : f32 }
func.func @invalid_result_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{first operand and result must have one type (C33)}}
  %y = crease.apply @id(%x) : (tensor<4xf32>) -> tensor<8xf32>
  return
}

// -----

crease.define @id(%x: f32) -> f32 { crease.yield %x : f32 }
func.func @invalid_two_results(%x: f32) {
  // expected-error@+1 {{expected one result type (C33)}}
  %y = crease.apply @id(%x) : (f32) -> (f32, f32)
  return
}

// -----

crease.define @first(%x: f32, %p: f32) -> f32 { crease.yield %x : f32 }
func.func @invalid_parameter_shape(%x: tensor<4x8xf32>, %p: tensor<4xf32>) {
  // expected-error@+1 {{operand #1 of type 'tensor<4xf32>' does not broadcast to 'tensor<4x8xf32>' (C8)}}
  %y = crease.apply @first(%x, %p) : (tensor<4x8xf32>, tensor<4xf32>) -> tensor<4x8xf32>
  return
}

// -----

crease.define @id(%x: f32) -> f32 { crease.yield %x : f32 }
func.func @invalid_element(%x: tensor<4xi32>) {
  // expected-error@+1 {{scalar, fixed-size vector or ranked tensor of f64, f32, f16 or bf16 (C1)}}
  %y = crease.apply @id(%x) : tensor<4xi32>
  return
}

// -----

crease.define @invalid_recursion(%x: f32) -> f32 {
  // expected-error@+1 {{'invalid_recursion' must not apply itself (C35)}}
  %y = crease.apply @invalid_recursion(%x) : f32
  crease.yield %y : f32
}

// -----

// The first of a cycle that is looked at is reported.
crease.define @ping(%x: f32) -> f32 {
  %y = crease.apply @invalid_cycle(%x) : f32
  crease.yield %y : f32
}
crease.define @invalid_cycle(%x: f32) -> f32 {
  // expected-error@+1 {{'invalid_cycle' must not apply itself (C35)}}
  %y = crease.apply @ping(%x) : f32
  crease.yield %y : f32
}
