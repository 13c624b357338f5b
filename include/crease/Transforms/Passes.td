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

def CreaseRaise : Pass<"crease-raise"> {
  let summary = "Give upstream's activations their names in crease";
  let description = [{
    `linalg.softmax` on tensors of f64, f32, f16 or bf16 becomes
    `crease.softmax`, with its bounds, its derivative and its kernel. Both
    pipelines begin with this pass.

    Before:
    ```mlir
    %e = tensor.empty() : tensor<4x8xf32>
    %y = linalg.softmax dimension(1) ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) -> tensor<4x8xf32>
    ```
    After:
    ```mlir
    %y = crease.softmax %x {axis = 1 : i64} : tensor<4x8xf32>
    ```
  }];
  let dependentDialects = ["::crease::CreaseDialect",
                           "::mlir::tensor::TensorDialect"];
}

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

def CreaseFuse : Pass<"crease-fuse"> {
  let summary = "Join linear layers and elementwise tails to fused linears";
  let description = [{
    Builds a `crease.fused_linear` from every `crease.linear`, `linalg.matmul`
    and contraction in a `linalg.generic` whose weight all rows share, together
    with the elementwise ops that follow it: ours, custom ones, arith and math
    on tensors, and elementwise linalg ops. A contraction whose weights differ
    by batch becomes a loop of matmuls; a left operand whose dimensions are not
    rows, then K, is transposed. Where the rows of a result are reshaped before
    elementwise code reads it, as [B*S,N] is to [B,S,N], the left operand is
    reshaped instead.

    - Ops on the results of two matmuls with one left operand make them one
      group: a gated unit. A projection whose columns are taken apart by
      `crease.split` or `tensor.extract_slice` is first written as one matmul
      for each part.
    - Other operands become extras: biases and slopes by column, scales by row,
      residuals by element, scalars.
    - A value with uses outside of the group becomes a further result.
    - Elementwise ops whose results a tail reads, or that read nothing but what
      it reads, are drawn in, such as the derivatives that a gradient is
      multiplied by; what depends on them is moved behind the group.
    - Groups of one left operand that do not need each other's results are
      joined (`siblings`), such as Q, K and V; but not those that are so short
      and large, as gradients of weights are, that storing them decides.

    Remarks of the name `fuse` say what was fused, and for each op that was not
    the condition that failed. With `require-fused` such an op is an error.

    Before:
    ```mlir
    %g = crease.linear %x, %wg, %bg : (tensor<?x64xf32>, tensor<64x96xf32>, tensor<96xf32>) -> tensor<?x96xf32>
    %u = crease.linear %x, %wu : (tensor<?x64xf32>, tensor<64x96xf32>) -> tensor<?x96xf32>
    %y = crease.swiglu gate(%g) value(%u) : tensor<?x96xf32>
    ```
    After:
    ```mlir
    %y = crease.fused_linear ins(%x : tensor<?x64xf32>)
        weights(%wg, %wu : tensor<64x96xf32>, tensor<64x96xf32>)
        extras(column %bg : tensor<96xf32>) outs(%e : tensor<?x96xf32>) {
    ^bb0(%g: f32, %u: f32, %b: f32):
      %0 = arith.addf %g, %b : f32
      %1 = crease.swiglu gate(%0) value(%u) : f32
      crease.yield %1 : f32
    } -> tensor<?x96xf32>
    ```
  }];
  let options = [
    Option<"tails", "tails", "bool", /*default=*/"true",
           "Fuse elementwise ops behind matmuls">,
    Option<"siblings", "siblings", "bool", /*default=*/"true",
           "Join independent matmuls of one left operand">,
    Option<"maxWeights", "max-weights", "unsigned", /*default=*/"4",
           "Matmuls in one fused linear at most">,
    Option<"requireFused", "require-fused", "bool", /*default=*/"false",
           "Make an op that is not fused an error">];
  let dependentDialects = ["::crease::CreaseDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::tensor::TensorDialect"];
}

def CreaseDifferentiate : Pass<"crease-differentiate", "::mlir::ModuleOp"> {
  let summary = "Add the gradients of functions";
  let description = [{
    For each function `@NAME` adds `@NAME_grad`, its vector-Jacobian product:
    `(inputs..., gradients of the float results...) -> (gradients of the float
    inputs...)`. A declaration of that name and type is given the body, so that
    code that calls it can stand in the same file.

    The function is a straight line of crease ops (`fused_linear` excepted:
    fuse afterwards), arith and math on floats, vectors and tensors, linalg ops
    that are elementwise, contractions or sums, and the ops that reshape, slice,
    insert, concatenate, splat and cast tensors. Other ops may stand where no
    gradient flows; where one does, they are errors, as are control flow, a
    gradient asked of an integer argument, and calls (inline them first).
    Activations give `crease.<op>_grad`, custom ones a private `crease.define`
    for each operand. Subgradients are those of docs/Derivatives.md.

    `save` says what of the forward the backward uses as it is: `all` values;
    `pre-activations`, where elementwise ops are computed again from what they
    took; or `nothing`, where all is computed again from the arguments. A later
    CSE may join again what was computed twice.

    With `split` there are two functions instead of one, so that the forward is
    computed once: `@NAME_forward`, which gives the results of `@NAME` and then
    what is saved, and `@NAME_backward`, which takes the inputs, what was saved
    and the gradients of the results. With `declared`, a declaration of either
    asks for both.

    Before:
    ```mlir
    func.func @f(%x: tensor<4x8xf32>, %w: tensor<8x2xf32>) -> tensor<4x2xf32> {
      %h = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x2xf32>) -> tensor<4x2xf32>
      %y = crease.gelu %h : tensor<4x2xf32>
      return %y : tensor<4x2xf32>
    }
    ```
    After, besides:
    ```mlir
    func.func @f_grad(%x: tensor<4x8xf32>, %w: tensor<8x2xf32>, %dy: tensor<4x2xf32>) -> (tensor<4x8xf32>, tensor<8x2xf32>) {
      %h = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x2xf32>) -> tensor<4x2xf32>
      %s = crease.gelu_grad %h : tensor<4x2xf32>
      %dh = arith.mulf %dy, %s : tensor<4x2xf32>
      %dx = crease.linear %dh, %w {transpose_weight} : (tensor<4x2xf32>, tensor<8x2xf32>) -> tensor<4x8xf32>
      %xt = linalg.transpose ins(%x : tensor<4x8xf32>) outs(%e : tensor<8x4xf32>) permutation = [1, 0]
      %dw = crease.linear %xt, %dh : (tensor<8x4xf32>, tensor<4x2xf32>) -> tensor<8x2xf32>
      return %dx, %dw : tensor<4x8xf32>, tensor<8x2xf32>
    }
    ```
  }];
  let options = [
    ListOption<"functions", "functions", "std::string",
               "The functions to differentiate (default: all that have a "
               "body)">,
    ListOption<"arguments", "arguments", "unsigned",
               "The arguments to differentiate by, counted from 0 (default: "
               "all floats)">,
    Option<"declared", "declared", "bool", /*default=*/"false",
           "Differentiate only the functions whose gradient is declared">,
    Option<"save", "save", "std::string", /*default=*/"\"pre-activations\"",
           "What the backward keeps of the forward: all, pre-activations or "
           "nothing">,
    Option<"split", "split", "bool", /*default=*/"false",
           "Add @NAME_forward and @NAME_backward instead of @NAME_grad">
  ];
  let dependentDialects = ["::crease::CreaseDialect",
                           "::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::func::FuncDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect",
                           "::mlir::vector::VectorDialect"];
}

#endif // CREASE_TRANSFORMS_PASSES_TD
