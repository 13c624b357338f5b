// Where crease attributes must not stand.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

// expected-error@+1 {{argument 0 has an unknown attribute 'crease.wieght' (C40)}}
func.func @invalid_misspelt(%w: tensor<4x4xf32> {crease.wieght}) {
  return
}

// -----

// expected-error@+1 {{'crease.weight' is a unit attribute (C41)}}
func.func @invalid_value(%w: tensor<4x4xf32> {crease.weight = 1 : i64}) {
  return
}

// -----

// expected-error@+1 {{'crease.weight' stands on argument 1 of type 'tensor<4xi32>'; expected a ranked float tensor (C41)}}
func.func @invalid_integer_weight(%x: f32, %w: tensor<4xi32> {crease.weight}) {
  return
}

// -----

// expected-error@+1 {{'crease.weight' stands on argument 0 of type 'tensor<*xf32>'; expected a ranked float tensor (C41)}}
func.func @invalid_unranked_weight(%w: tensor<*xf32> {crease.weight}) {
  return
}

// -----

// expected-error@+1 {{result 0 has an unknown attribute 'crease.weight' (C40)}}
func.func @invalid_on_result(%x: f32) -> (f32 {crease.weight}) {
  return %x : f32
}

// -----

// expected-error@+1 {{has no attribute 'crease.weight'; crease attributes stand on arguments (C40)}}
func.func @invalid_on_function() attributes {crease.weight} {
  return
}

// -----

// expected-error@+1 {{'crease.c_signature' is the type of a function (C40)}}
func.func @invalid_signature() attributes {crease.c_signature = f32} {
  return
}
