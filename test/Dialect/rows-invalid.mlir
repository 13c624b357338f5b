// RUN: crease-opt %s --split-input-file --verify-diagnostics

func.func @kind(%x: memref<4xf32>, %y: memref<4xf32>) {
  // expected-error @+1 {{kind must be "softmax", "log_softmax" or "cross_entropy", or one of these and "_grad", not "mean" (C81)}}
  crease.rows "mean" ins(%x : memref<4xf32>) outs(%y : memref<4xf32>) {axis = 0 : i64}
  return
}

// -----

func.func @axis(%x: memref<4xf32>, %y: memref<4xf32>) {
  // expected-error @+1 {{axis 1 is out of range for rank 1 (C82)}}
  crease.rows "softmax" ins(%x : memref<4xf32>) outs(%y : memref<4xf32>) {axis = 1 : i64}
  return
}

// -----

func.func @element(%x: memref<4xf32>, %y: memref<4xf64>) {
  // expected-error @+1 {{input and output must have one element type (C83)}}
  crease.rows "softmax" ins(%x : memref<4xf32>) outs(%y : memref<4xf64>) {axis = 0 : i64}
  return
}

// -----

func.func @shape(%x: memref<4x8xf32>, %y: memref<8x4xf32>) {
  // expected-error @+1 {{does not have the shape that input and kind ask for (C83)}}
  crease.rows "softmax" ins(%x : memref<4x8xf32>) outs(%y : memref<8x4xf32>) {axis = 0 : i64}
  return
}

// -----

func.func @target(%x: memref<4x8xf32>, %y: memref<4xf32>) {
  // expected-error @+1 {{of kind "cross_entropy" has a second input (C84)}}
  crease.rows "cross_entropy" ins(%x : memref<4x8xf32>) outs(%y : memref<4xf32>) {axis = 1 : i64}
  return
}

// -----

func.func @labels(%x: memref<4x8xf32>, %t: memref<8xi64>, %y: memref<4xf32>) {
  // expected-error @+1 {{does not go with logits of type 'memref<4x8xf32>' (C84)}}
  crease.rows "cross_entropy" ins(%x, %t : memref<4x8xf32>, memref<8xi64>) outs(%y : memref<4xf32>) {axis = 1 : i64}
  return
}

// -----

func.func @mixed(%x: tensor<4xf32>, %y: memref<4xf32>) {
  // expected-error @+1 {{operands must be all tensors or all memrefs (C61)}}
  crease.rows "softmax" ins(%x : tensor<4xf32>) outs(%y : memref<4xf32>) {axis = 0 : i64}
  return
}

// -----

func.func @exp_shifted(%x: f64) -> f64 {
  // expected-error @+1 {{must be on f32 (C85)}}
  %0 = crease.exp_shifted %x, %x : f64
  return %0 : f64
}

// -----

func.func @target(%x: memref<4x8xf32>, %t: memref<4xcomplex<f32>>, %y: memref<4xf32>) {
  // expected-error @+1 {{must be ranked tensor or memref of floats, signless integers or index (C80), but got 'memref<4xcomplex<f32>>'}}
  crease.rows "cross_entropy" ins(%x, %t : memref<4x8xf32>, memref<4xcomplex<f32>>) outs(%y : memref<4xf32>) {axis = 1 : i64}
  return
}

// -----

func.func @gradient(%y: memref<4x8xf32>, %dy: memref<4x4xf32>, %dx: memref<4x8xf32>) {
  // expected-error @+1 {{gradient of type 'memref<4x4xf32>' does not go with a result of type 'memref<4x8xf32>' (C84)}}
  crease.rows "softmax_grad" ins(%y, %dy : memref<4x8xf32>, memref<4x4xf32>) outs(%dx : memref<4x8xf32>) {axis = 1 : i64}
  return
}

// -----

func.func @safe_gradient(%y: memref<4x8xf32>, %dy: memref<4x8xf32>, %dx: memref<4x8xf32>) {
  // expected-error @+1 {{of kind "softmax_grad" is not safe (C84)}}
  crease.rows "softmax_grad" ins(%y, %dy : memref<4x8xf32>, memref<4x8xf32>) outs(%dx : memref<4x8xf32>) {axis = 1 : i64, safe}
  return
}

// -----

func.func @bits(%x: memref<4x8xf32>, %t: memref<4xi1>, %y: memref<4xf32>) {
  // expected-error @+1 {{class indices are of 8 bits or more (C84)}}
  crease.rows "cross_entropy" ins(%x, %t : memref<4x8xf32>, memref<4xi1>) outs(%y : memref<4xf32>) {axis = 1 : i64}
  return
}
