// What has no C function, with the constraint's number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --crease-outputs-to-arguments \
// RUN:   --verify-diagnostics

// expected-error@+1 {{type 'tensor<*xf32>' has no place in a C interface (C50)}}
func.func @unranked(%x: tensor<*xf32>) {
  return
}

// -----

// expected-error@+1 {{function 'elsewhere' has no body to compile (C51)}}
func.func nested @elsewhere(tensor<4xf32>) -> tensor<4xf32>

// -----

// expected-error@+1 {{function 'jump' has more than one block: only structured control flow is supported (C52)}}
func.func @jump(%x: f32) -> f32 {
  cf.br ^end(%x : f32)
^end(%y: f32):
  return %y : f32
}

// -----

func.func @again(%x: f32) -> f32 {
  // expected-error@+1 {{call of 'again' cannot be inlined: recursive and external functions are not supported (C53)}}
  %y = call @again(%x) : (f32) -> f32
  return %y : f32
}

// -----

func.func @resource() -> tensor<?xf32> {
  // expected-error@+1 {{has no size that is known: 'tensor<?xf32>'}}
  %w = arith.constant dense_resource<weight> : tensor<?xf32>
  return %w : tensor<?xf32>
}
{-# dialect_resources: { builtin: { weight: "0x040000000000803F" } } #-}
