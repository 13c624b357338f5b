//===- Passes.td - Passes from tensors to tensors ----------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_TRANSFORMS_PASSES_TD
#define CREASE_TRANSFORMS_PASSES_TD

include "mlir/Pass/PassBase.td"

def CreaseCollapseLinear : Pass<"crease-collapse-linear"> {
  let summary = "Turn two linear layers with nothing between into one";
  let description = [{
    Without an activation between them two linear layers are one:
    `(x W1 + b1) W2 + b2 = x (W1 W2) + (b1 W2 + b2)`. This pass rewrites the
    left side to the right one, where

    - the first layer's result has no other use and nothing, not even a cast,
      stands between;
    - all element types are one, f32 or f64 (the product of narrow weights would
      lose their digits);
    - the one layer does not cost more than the two. Two layers with few columns
      between them (a bottleneck, as in low-rank adapters) are cheaper apart:
      with static sizes K, H, N the pass asks that K N <= H (K + N).

    The product of the weights is computed where the second layer stood; it
    pays where the weights are constants or there are many rows. The pass is not
    part of any pipeline, since the result rounds differently.

    What is left alone is reported by a remark of the name `collapse-linear`.

    Before:
    ```mlir
    %h = crease.linear %x, %w1, %b1 : (tensor<?x8xf32>, tensor<8x16xf32>, tensor<16xf32>) -> tensor<?x16xf32>
    %y = crease.linear %h, %w2, %b2 : (tensor<?x16xf32>, tensor<16x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
    ```
    After:
    ```mlir
    %w = crease.linear %w1, %w2 : (tensor<8x16xf32>, tensor<16x4xf32>) -> tensor<8x4xf32>
    %b = crease.linear %b1, %w2, %b2 : (tensor<16xf32>, tensor<16x4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %y = crease.linear %x, %w, %b : (tensor<?x8xf32>, tensor<8x4xf32>, tensor<4xf32>) -> tensor<?x4xf32>
    ```
  }];
  let dependentDialects = ["::crease::CreaseDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

#endif // CREASE_TRANSFORMS_PASSES_TD
