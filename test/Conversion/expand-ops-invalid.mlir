// RUN: crease-opt %s --crease-expand-ops --split-input-file --verify-diagnostics

func.func @integers(%x: i32) -> i32 {
  // expected-error@+1 {{is not supported: powers are of floats}}
  %y = math.ipowi %x, %x : i32
  return %y : i32
}

// -----

func.func @wide_power(%x: f32, %n: i64) -> f32 {
  // expected-error@+1 {{has a power of more than 32 bits}}
  %y = math.fpowi %x, %n : f32, i64
  return %y : f32
}
