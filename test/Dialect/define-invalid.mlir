// What crease.define and crease.yield refuse, with the constraint's number in
// docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

// expected-error@+1 {{must take at least one number and give one (C30)}}
crease.define @invalid_no_argument() -> f32 {
  %y = arith.constant 1.0 : f32
  crease.yield %y : f32
}

// -----

// expected-error@+1 {{must take at least one number and give one (C30)}}
crease.define @invalid_no_result(%x: f32) {
  crease.yield
}

// -----

// expected-error@+1 {{must be defined on f64, f32, f16 or bf16, not 'i32' (C30)}}
crease.define @invalid_integer(%x: i32) -> i32 {
  crease.yield %x : i32
}

// -----

// expected-error@+1 {{must be defined on f64, f32, f16 or bf16, not 'tensor<4xf32>' (C30)}}
crease.define @invalid_tensor(%x: tensor<4xf32>) -> tensor<4xf32> {
  crease.yield %x : tensor<4xf32>
}

// -----

// expected-error@+1 {{operands and result must have one type, not 'f64' and 'f32' (C30)}}
crease.define @invalid_mixed_types(%x: f32, %p: f64) -> f32 {
  crease.yield %x : f32
}

// -----

crease.define @invalid_call(%x: f32) -> f32 {
  // expected-error@+1 {{cannot stand in a definition: only pure scalar arith, math and crease ops can (C31)}}
  %y = func.call @f(%x) : (f32) -> f32
  crease.yield %y : f32
}
func.func private @f(f32) -> f32

// -----

crease.define @invalid_vector(%x: f32) -> f32 {
  // expected-error@+1 {{must be scalar in a definition (C31)}}
  %v = arith.constant dense<1.0> : vector<4xf32>
  crease.yield %x : f32
}

// -----

crease.define @invalid_loop(%x: f32) -> f32 {
  %c0 = arith.constant 0 : index
  // expected-error@+1 {{cannot stand in a definition: only pure scalar arith, math and crease ops can (C31)}}
  %y = scf.for %i = %c0 to %c0 step %c0 iter_args(%a = %x) -> f32 {
    scf.yield %a : f32
  }
  crease.yield %y : f32
}

// -----

// expected-error@+1 {{must end in crease.yield (C32)}}
crease.define @invalid_terminator(%x: f32) -> f32 {
  llvm.unreachable
}

// -----

crease.define @invalid_yield_type(%x: f32) -> f32 {
  %y = arith.extf %x : f32 to f64
  // expected-error@+1 {{must yield one value of type 'f32' (C32)}}
  crease.yield %y : f64
}

// -----

crease.define @invalid_yield_count(%x: f32) -> f32 {
  // expected-error@+1 {{must yield one value of type 'f32' (C32)}}
  crease.yield %x, %x : f32, f32
}

// -----

// expected-error@+1 {{region with 1 blocks}}
crease.define @invalid_no_body(%x: f32) -> f32

// -----

func.func @invalid_yield_in_function(%x: f32) {
  // expected-error@+1 {{ends the regions of crease ops, not of 'func.func' (C32)}}
  crease.yield %x : f32
}

// -----

// expected-error@+1 {{'crease.weight' stands on argument 0 of type 'f32'; expected a ranked float tensor (C41)}}
crease.define @invalid_weight(%x: f32 {crease.weight}) -> f32 {
  crease.yield %x : f32
}

// -----

crease.define @invalid_cast(%x: f32) -> f32 {
  // expected-error@+1 {{gives 'f8E4M3FN' in a definition, which computes with f64, f32, f16 and bf16 (C31)}}
  %y = arith.truncf %x : f32 to f8E4M3FN
  %z = arith.extf %y : f8E4M3FN to f32
  crease.yield %z : f32
}

// -----

crease.define @invalid_bits(%x: f32) -> f32 {
  // expected-error@+1 {{depends on the width of its type and cannot stand in a definition, which has none (C31)}}
  %y = arith.bitcast %x : f32 to i32
  %z = arith.bitcast %y : i32 to f32
  crease.yield %z : f32
}
