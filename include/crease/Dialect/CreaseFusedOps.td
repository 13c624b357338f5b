//===- CreaseFusedOps.td - Fused linear ops ----------------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The ops between the layers of a model and the kernels: a group of matmuls
// with an epilogue, and the packing of their weights.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_FUSED_OPS_TD
#define CREASE_FUSED_OPS_TD

include "crease/Dialect/CreaseBase.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"

def Crease_FloatBuffer
    : Type<Or<[RankedTensorOf<[Crease_Float]>.predicate,
               MemRefRankOf<[Crease_Float], [0, 1, 2, 3, 4, 5, 6]>.predicate]>,
           "ranked tensor or memref of f64, f32, f16 or bf16 (C60)",
           "::mlir::ShapedType">;

def Crease_FloatExtra
    : Type<Or<[Crease_Float.predicate, Crease_FloatBuffer.predicate]>,
           "float, or ranked tensor or memref of floats (C60)">;

def Crease_FusedLinearOp
    : Crease_Op<"fused_linear",
                [AttrSizedOperandSegments, IsolatedFromAbove,
                 SingleBlockImplicitTerminator<"YieldOp">,
                 DestinationStyleOpInterface,
                 DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface,
                                           ["reifyResultShapes"]>,
                 DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "Matmuls that share their left operand, and an epilogue";
  let description = [{
    Formula: `acc_i[..., n] = sum_k x[..., k] * w_i[k, n]` for each weight i,
    and `out_j[..., n]` is the j-th value that the region yields for the
    accumulators and extras of that element.

    One weight is a linear layer and its activation, two are a gated unit, more
    are siblings such as Q, K and V. No value but the outputs is ever stored as
    a whole: that is what the op is for.

    - The left operand has any rank from 1; its leading dimensions are those of
      the outputs. Weights are [K,N], or [N,K] behind `transposed`.
    - Behind `packed` there is one operand that holds all weights, as
      `crease.pack_weights` leaves them.
    - Accumulators are f32, and f64 for f64 operands. K = 0 accumulates zeros.
    - Extras are broadcast by their kind: `column` [N], `row` (the outputs'
      leading dimensions), `element` (the outputs' shape), or `scalar`.
    - The region holds pure elementwise code on scalars: arith, math, crease.

    On tensors the op is in destination style; what the outputs held before is
    not read. On memrefs it writes the outputs.

    Source: epilogue fusion as in CUTLASS and oneDNN's post-ops, open to any
    code; the dual GEMM of gated units (Shazeer 2020, arXiv:2002.05202).

    Special values: IEEE products and sums, in no fixed order; then those of the
    region's ops.

    Example:

    ```mlir
    %y = crease.fused_linear
        ins(%x : tensor<128x2048xf32>)
        weights(%wg, %wu : tensor<2048x5632xf32>, tensor<2048x5632xf32>)
        extras(column %b : tensor<5632xf32>)
        outs(%init : tensor<128x5632xf32>) {
    ^bb0(%g: f32, %u: f32, %bias: f32):
      %a = arith.addf %g, %bias : f32
      %r = crease.swiglu gate(%a) value(%u) : f32
      crease.yield %r : f32
    } -> tensor<128x5632xf32>
    ```
  }];
  let arguments = (ins Crease_FloatBuffer:$input,
      Variadic<Crease_FloatBuffer>:$weights,
      Variadic<Crease_FloatExtra>:$extras,
      Variadic<Crease_FloatBuffer>:$inits,
      OptionalAttr<DenseBoolArrayAttr>:$transposed,
      OptionalAttr<StrArrayAttr>:$extra_kinds, UnitAttr:$packed);
  let results = (outs Variadic<Crease_FloatTensor>:$results);
  let regions = (region SizedRegion<1>:$epilogue);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let hasRegionVerifier = 1;
  let hasCanonicalizer = 1;
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() {
      return getInitsMutable();
    }
    /// The number of matmuls, which is the number of accumulators.
    unsigned getNumAccumulators() {
      return getEpilogue().getNumArguments() - getExtras().size();
    }
    /// Whether weight `i` is stored as [N,K].
    bool isTransposed(unsigned i) {
      auto flags = getTransposed();
      return flags && (*flags)[i];
    }
    /// How extra `i` is broadcast: "column", "row", "element" or "scalar".
    ::llvm::StringRef getExtraKind(unsigned i) {
      return ::llvm::cast<::mlir::StringAttr>((*getExtraKinds())[i])
          .getValue();
    }
    /// The type in which products are summed.
    ::mlir::FloatType getAccumulatorType() {
      return getAccumulatorType(getInput().getType().getElementType());
    }
    static ::mlir::FloatType getAccumulatorType(::mlir::Type element) {
      if (element.isF64())
        return ::llvm::cast<::mlir::FloatType>(element);
      return ::mlir::Float32Type::get(element.getContext());
    }
    /// The sizes of the accumulated and of the last dimension.
    int64_t getK() { return getInput().getType().getShape().back(); }
    int64_t getN();
  }];
}

def Crease_PackWeightsOp
    : Crease_Op<"pack_weights",
                [AttrSizedOperandSegments, DestinationStyleOpInterface,
                 DeclareOpInterfaceMethods<ReifyRankedShapedTypeOpInterface,
                                           ["reifyResultShapes"]>,
                 DeclareOpInterfaceMethods<MemoryEffectsOpInterface>]> {
  let summary = "Packs the weights of a fused linear into panels";
  let description = [{
    Writes W weights of [K,N] (or [N,K] behind `transposed`) as panels
    [ceil(N/C), K, W*C] with C columns of each weight side by side, weight after
    weight, so that a kernel reads them in order. Columns past N are zero.

    Special values: every element is copied as it is.

    Example:

    ```mlir
    %p = crease.pack_weights ins(%wg, %wu : tensor<64x40xf32>, tensor<64x40xf32>)
        outs(%init : tensor<2x64x64xf32>) -> tensor<2x64x64xf32>
    ```
  }];
  let arguments = (ins Variadic<Crease_FloatBuffer>:$weights,
      Variadic<Crease_FloatBuffer>:$inits,
      OptionalAttr<DenseBoolArrayAttr>:$transposed);
  let results = (outs Variadic<Crease_FloatTensor>:$results);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    ::mlir::MutableOperandRange getDpsInitsMutable() {
      return getInitsMutable();
    }
    bool isTransposed(unsigned i) {
      auto flags = getTransposed();
      return flags && (*flags)[i];
    }
  }];
}

#endif // CREASE_FUSED_OPS_TD
