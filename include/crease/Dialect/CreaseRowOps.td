//===- CreaseRowOps.td - Row ops in destination style ------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What softmax and its kin become on the way to loops over vectors.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ROW_OPS_TD
#define CREASE_ROW_OPS_TD

include "crease/Dialect/CreaseFusedOps.td"

def Crease_TargetBuffer
    : Type<Or<[RankedTensorOf<[Crease_Float, AnySignlessIntegerOrIndex]>
                   .predicate,
               MemRefRankOf<[Crease_Float, AnySignlessIntegerOrIndex],
                            [0, 1, 2, 3, 4, 5, 6]>.predicate]>,
           "ranked tensor or memref of floats, signless integers or index "
           "(C80)",
           "::mlir::ShapedType">;

def Crease_RowsOp
    : Crease_Op<"rows",
                [DestinationStyleOpInterface,
                 DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface,
                                           ["reifyResultShapes"]>,
                 DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "A row op in destination style, on tensors or memrefs";
  let description = [{
    Formula: that of `crease.softmax`, `crease.log_softmax` or
    `crease.softmax_cross_entropy`, or of a derivative of these, by `kind`:
    "softmax", "log_softmax", "cross_entropy", "softmax_grad",
    "log_softmax_grad" or "cross_entropy_grad". All but the first two have a
    second input: class indices or a distribution, or the gradient of the result.
    `crease-prepare-rows` makes this op of those, and `crease-lower-rows` turns
    it into loops over vectors once it is on memrefs.

    Source: the ops named; max-shifted as in Milakov and Gimelshein 2018
    (arXiv:1805.02867).

    Special values: those of the op that the kind names.

    Example:

    ```mlir
    %y = crease.rows "softmax" ins(%x : tensor<4x8xf32>)
        outs(%init : tensor<4x8xf32>) {axis = 1 : i64} -> tensor<4x8xf32>
    ```
  }];
  let arguments = (ins StrAttr:$kind, Crease_FloatBuffer:$input,
      Optional<Crease_TargetBuffer>:$target, Crease_FloatBuffer:$init,
      I64Attr:$axis, UnitAttr:$safe);
  let results = (outs Optional<Crease_FloatTensor>:$result);
  let assemblyFormat = [{
    $kind `ins` `(` $input (`,` $target^)? `:` type($input)
    (`,` type($target)^)? `)` `outs` `(` $init `:` type($init) `)` attr-dict
    (`->` type($result)^)?
  }];
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() {
      return ::mlir::MutableOperandRange(getInitMutable());
    }
    /// Whether the second input is class indices or a distribution.
    bool hasTargets() { return getKind().starts_with("cross_entropy"); }
    /// Whether this is a derivative: of the shape of the first input, as all
    /// kinds are but the loss.
    bool isGradient() { return getKind().ends_with("_grad"); }
    /// Whether the output has no axis.
    bool isLoss() { return hasTargets() && !isGradient(); }
  }];
}

def Crease_ExpShiftedOp
    : Crease_Op<"exp_shifted",
                [Pure, Elementwise, Scalarizable, Vectorizable, Tensorizable,
                 Crease_SameType<"input">, Crease_SameType<"shift">]> {
  let summary = "exp(x) times a power of two, without overflow between";
  let description = [{
    Formula: `exp(x) * 2^(64 - shift)`, rounded as one function. The shift is
    integral, |x| is at most 1500, and the product lies between 2^-126 and
    2^127, or x is NaN.

    With the shift next to x_max / ln 2 the terms of a softmax neither overflow
    nor lose the digits that `exp(x - x_max)` loses where the difference is
    rounded: at a difference of 80 those are five bits. The factor 2^64, which a
    quotient of two terms is without, keeps them above the subnormal numbers.

    Source: range reduction of exp; the power of two only changes the exponent.

    Special values: NaN in x gives NaN.

    Example:

    ```mlir
    %e = crease.exp_shifted %x, %m : vector<16xf32>
    ```
  }];
  let arguments = (ins Crease_FloatLike:$input, Crease_FloatLike:$shift);
  let results = (outs Crease_FloatLike:$result);
  let assemblyFormat = "$input `,` $shift attr-dict `:` type($result)";
  let hasVerifier = 1;
}

#endif // CREASE_ROW_OPS_TD
