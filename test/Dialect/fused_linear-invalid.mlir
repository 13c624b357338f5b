// What crease.fused_linear and crease.pack_weights refuse, with the constraint's
// number in docs/Spec.md.
// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @invalid_depth(%x: tensor<4x8xf32>, %w: tensor<9x16xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{weight must be 8x16, not type 'tensor<9x16xf32>' (C63)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<9x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_transposed_depth(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{weight must be 16x8, not type 'tensor<8x16xf32>' (C63)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(transposed %w : tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_weight_rank_of_dynamic_columns(%x: tensor<4x8xf32>, %w: tensor<8xf32>, %o: tensor<4x?xf32>) {
  // expected-error@+1 {{weight must have two dimensions, not 1 (C63)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8xf32>) outs(%o : tensor<4x?xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x?xf32>
  return
}

// -----

func.func @invalid_weight_rank(%x: tensor<4x8xf32>, %w: tensor<8xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{weight must have two dimensions, not 1 (C63)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_weight_element(%x: tensor<4x8xf32>, %w: tensor<8x16xf64>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{left operand and weights must have one element type (C62)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf64>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_output_rows(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<5x16xf32>) {
  // expected-error@+1 {{outputs must have shape 'tensor<4x16xf32>', not 'tensor<5x16xf32>' (C67)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf32>) outs(%o : tensor<5x16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<5x16xf32>
  return
}

// -----

func.func @invalid_output_rank(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<16xf32>) {
  // expected-error@+1 {{outputs must have the left operand's rank, 2, not type 'tensor<16xf32>' (C67)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf32>) outs(%o : tensor<16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<16xf32>
  return
}

// -----

func.func @invalid_extra_kind(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %b: tensor<4xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{extra 0 of kind column must have shape 'tensor<16xf32>', not 'tensor<4xf32>' (C66)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf32>) extras(column %b : tensor<4xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32, %e: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_accumulator_type(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{accumulators must be 'f32', not 'f64' (C68)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f64):
    crease.yield %a : f64
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_accumulator_count(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{region must take one accumulator for each of 1 weights, not 2 (C68)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32, %b: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_no_accumulator(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{region must take accumulators and extras (C68)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0():
    %a = arith.constant 0.0 : f32
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_side_effect(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    // expected-error@+1 {{cannot stand in an epilogue: only pure scalar arith, math and crease ops can (C69)}}
    func.call @f(%a) : (f32) -> ()
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_vector_in_epilogue(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    // expected-error@+1 {{must be scalar in an epilogue (C69)}}
    %v = arith.constant dense<0.0> : vector<4xf32>
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_yield_count(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    // expected-error@+1 {{must yield one value for each of 1 outputs (C70)}}
    crease.yield %a, %a : f32, f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_yield_type(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    %d = arith.extf %a : f32 to f64
    // expected-error@+1 {{yields 'f64' to an output of 'f32' (C70)}}
    crease.yield %d : f64
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_size_overflow(%x: tensor<4x9223372036854775807xf32>, %w: tensor<9223372036854775807x16xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{is larger than an address space (C71)}}
  %y = crease.fused_linear ins(%x : tensor<4x9223372036854775807xf32>) weights(%w : tensor<9223372036854775807x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_packed_width(%x: tensor<4x8xf32>, %w: tensor<1x8x33xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{packed panels must have a width that is a multiple of the 2 accumulators, not type 'tensor<1x8x33xf32>' (C64)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(packed %w : tensor<1x8x33xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32, %b: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_packed_panels(%x: tensor<4x8xf32>, %w: tensor<2x8x16xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{packed weights do not hold the panels of the left operand and the outputs, type 'tensor<2x8x16xf32>' (C64)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(packed %w : tensor<2x8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_mixed_storage(%x: tensor<4x8xf32>, %w: memref<8x16xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{operands must be all tensors or all memrefs (C61)}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(%w : memref<8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_result_on_memrefs(%x: memref<4x8xf32>, %w: memref<8x16xf32>, %o: memref<4x16xf32>) {
  // expected-error@+1 {{on memrefs has no results (C61)}}
  %y = crease.fused_linear ins(%x : memref<4x8xf32>) weights(%w : memref<8x16xf32>) outs(%o : memref<4x16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_two_left_operands(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{expected one left operand, got 2 (C62)}}
  %y = crease.fused_linear ins(%x, %x : tensor<4x8xf32>, tensor<4x8xf32>) weights(%w : tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_word(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{unknown word 'sideways' in weights}}
  %y = crease.fused_linear ins(%x : tensor<4x8xf32>) weights(sideways %w : tensor<8x16xf32>) outs(%o : tensor<4x16xf32>) {
  ^bb0(%a: f32):
    crease.yield %a : f32
  } -> tensor<4x16xf32>
  return
}

// -----

func.func @invalid_pack_panels(%w: tensor<8x40xf32>, %o: tensor<2x8x16xf32>) {
  // expected-error@+1 {{40 columns are 3 panels, but the output has 2 (C72)}}
  %p = crease.pack_weights ins(%w : tensor<8x40xf32>) outs(%o : tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
  return
}

// -----

func.func @invalid_pack_element(%w: tensor<8x32xf64>, %o: tensor<2x8x16xf32>) {
  // expected-error@+1 {{weights and panels must have one element type (C72)}}
  %p = crease.pack_weights ins(%w : tensor<8x32xf64>) outs(%o : tensor<2x8x16xf32>) -> tensor<2x8x16xf32>
  return
}

// -----

func.func @invalid_pack_width(%w: tensor<8x32xf32>, %o: tensor<2x8x33xf32>) {
  // expected-error@+1 {{output must hold panels of a width that is a multiple of the 2 weights, not type 'tensor<2x8x33xf32>' (C72)}}
  %p = crease.pack_weights ins(%w, %w : tensor<8x32xf32>, tensor<8x32xf32>) outs(%o : tensor<2x8x33xf32>) -> tensor<2x8x33xf32>
  return
}

// -----

func.func @invalid_element(%x: tensor<4x8xi32>, %w: tensor<8x16xi32>, %o: tensor<4x16xi32>) {
  // expected-error@+1 {{operand #0 must be ranked tensor or memref of f64, f32, f16 or bf16 (C60), but got 'tensor<4x8xi32>'}}
  %y = crease.fused_linear ins(%x : tensor<4x8xi32>) weights(%w : tensor<8x16xi32>) outs(%o : tensor<4x16xi32>) {
  ^bb0(%a: i32):
    crease.yield %a : i32
  } -> tensor<4x16xi32>
  return
}

// -----

func.func @invalid_number_of_packed_weights(%x: tensor<4x8xf32>, %p: tensor<1x8x32xf32>, %o: tensor<4x32xf32>) {
  // expected-error@+1 {{packed weights are one operand (C64)}}
  %y = "crease.fused_linear"(%x, %p, %p, %o) <{operandSegmentSizes = array<i32: 1, 2, 0, 1>, packed}> ({
  ^bb0(%a: f32):
    crease.yield %a : f32
  }) : (tensor<4x8xf32>, tensor<1x8x32xf32>, tensor<1x8x32xf32>, tensor<4x32xf32>) -> tensor<4x32xf32>
  return
}

// -----

func.func @invalid_number_of_flags(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %o: tensor<4x16xf32>) {
  // expected-error@+1 {{transposed must have one flag for each plain weight (C65)}}
  %y = "crease.fused_linear"(%x, %w, %o) <{operandSegmentSizes = array<i32: 1, 1, 0, 1>, transposed = array<i1: true, false>}> ({
  ^bb0(%a: f32):
    crease.yield %a : f32
  }) : (tensor<4x8xf32>, tensor<8x16xf32>, tensor<4x16xf32>) -> tensor<4x16xf32>
  return
}
