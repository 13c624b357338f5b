//===- CreaseOps.td - The ops ------------------------------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_OPS_TD
#define CREASE_OPS_TD

include "crease/Dialect/CreaseActivations.td"
include "crease/Dialect/CreaseFusedOps.td"
include "crease/Dialect/CreaseRowOps.td"
include "mlir/Interfaces/CallInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/FunctionInterfaces.td"
include "mlir/IR/RegionKindInterface.td"
include "mlir/IR/SymbolInterfaces.td"

//===----------------------------------------------------------------------===//
// Splitting
//===----------------------------------------------------------------------===//

def Crease_SplitOp : Crease_Op<"split", [Pure, Crease_ReifyShapes]> {
  let summary = "Takes a packed projection apart into gate and value";
  let description = [{
    Splits the last dimension, which must be even, into two halves by `layout`:

    - `split`: the gate is the first half, the value the second (checkpoints
      of the LLaMA kind);
    - `swapped`: the value is the first half, the gate the second (as
      torch.nn.functional.glu);
    - `interleaved`: the gate is the even columns, the value the odd ones.

    Special values: every element is copied as it is.

    Example:

    ```mlir
    %g, %v = crease.split %p {layout = "split"} : tensor<4x16xf32> -> tensor<4x8xf32>
    ```
  }];
  let arguments = (ins Crease_FloatTensor:$packed,
      DefaultValuedStrAttr<StrAttr, "split">:$layout);
  let results = (outs Crease_FloatTensor:$gate, Crease_FloatTensor:$value);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let hasCanonicalizer = 1;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// An op over rows: the slices of a shaped value along one axis.
class Crease_Row<string mnemonic>
    : Crease_Op<mnemonic,
                [Pure, Crease_SameType<"input">, Crease_ReifyShapes]> {
  let arguments = (ins Crease_FloatShaped:$input,
      DefaultValuedAttr<I64Attr, "-1">:$axis, UnitAttr:$safe);
  let results = (outs Crease_FloatShaped:$result);
  let assemblyFormat = "$input attr-dict `:` type($result)";
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// The axis counted from the front.
    int64_t getDimension() { return getRowAxis(*this); }
  }];
}

def Crease_SoftmaxOp : Crease_Row<"softmax"> {
  let summary = "Normalised exponentials of a row";
  let description = [{
    Formula: `exp(x_i - m) / sum_j exp(x_j - m), m = max x` over the elements of one row along `axis` (default: the last;
    negative values count from the end).

    Source: Bridle 1990; attention, Vaswani et al. 2017 (arXiv:1706.03762)

    Special values: the row maximum is subtracted, so finite rows never overflow; a row with NaN or with +inf gives NaN, a row of -inf gives NaN, and with `safe` zeros; an empty row gives an empty row.

    Example:

    ```mlir
    %y = crease.softmax %x {axis = 1 : i64} : tensor<4x8xf32>
    ```
  }];
}

def Crease_LogSoftmaxOp : Crease_Row<"log_softmax"> {
  let summary = "Logarithm of the softmax of a row";
  let description = [{
    Formula: `x_i - m - log(sum_j exp(x_j - m)), m = max x` over the elements of one row along `axis` (default: the last;
    negative values count from the end).

    Source: losses on logits

    Special values: as for softmax; a row of -inf gives NaN, and with `safe` -inf; an element of -inf in another row gives -inf.

    Example:

    ```mlir
    %y = crease.log_softmax %x {axis = 1 : i64} : tensor<4x8xf32>
    ```
  }];
}

//===----------------------------------------------------------------------===//
// Outputs
//===----------------------------------------------------------------------===//

def Crease_BceWithLogitsOp
    : Crease_Activation<"bce_with_logits", ["input", "target"], [],
                        ["input", "target"],
                        [Elementwise, Scalarizable, Vectorizable,
                         Tensorizable]> {
  let summary = "Binary cross entropy of a logit and a target in [0, 1]";
  let formulaText = "max(x, 0) - x * t + log1p(exp(-abs(x)))";
  let source = "the negative log likelihood of a Bernoulli variable whose "
               "logit is x";
  let limits = [{NaN gives NaN; at the infinities the limit for the given
    target: +0 where the target is the certain outcome, +inf elsewhere.}];
  let notes = [{The loss of each element, stable for all logits.}];
  let example = [{%y = crease.bce_with_logits %x, %t : tensor<4x8xf32>}];
  let arguments = (ins Crease_FloatLike:$input, Crease_FloatLike:$target);
  let results = (outs Crease_FloatLike:$result);
  let assemblyFormat = "$input `,` $target attr-dict `:` type($result)";
}

def Crease_SoftmaxCrossEntropyOp
    : Crease_Op<"softmax_cross_entropy", [Pure, Crease_ReifyShapes]> {
  let summary = "Cross entropy of a row of logits and a label or distribution";
  let description = [{
    Formula: `log(sum_j exp(x_j)) - x_label` for each row along `axis` (default:
    the last), with class indices (signless integers or index) as targets: i1 is
    0 or 1, wider integers are read as signed. With a distribution t as the
    target, `sum_i t_i * (log(sum_j exp(x_j)) - x_i)`.
    The target of class indices and the result have the logits' shape without
    the axis.

    Source: the negative log likelihood of a categorical variable.

    Special values: the row maximum is subtracted, so finite rows never
    overflow; a row with NaN, with +inf or of -inf alone gives NaN. A class
    index outside of the row gives NaN.

    Example:

    ```mlir
    %l = crease.softmax_cross_entropy %x, %t : tensor<4x8xf32>, tensor<4xi64> -> tensor<4xf32>
    ```
  }];
  let arguments = (ins Crease_FloatTensor:$input, Crease_DenseTensorOf<[AnyType]>:$target,
      DefaultValuedAttr<I64Attr, "-1">:$axis);
  let results = (outs Crease_FloatTensor:$result);
  let assemblyFormat = [{
    $input `,` $target attr-dict `:` type($input) `,` type($target) `->`
    type($result)
  }];
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// The axis counted from the front.
    int64_t getDimension() { return getRowAxis(*this); }
  }];
}

//===----------------------------------------------------------------------===//
// Linear
//===----------------------------------------------------------------------===//

def Crease_LinearOp : Crease_Op<"linear", [Pure, Crease_ReifyShapes]> {
  let summary = "A linear layer: matmul with a weight, and a bias";
  let description = [{
    Formula: `y[..., n] = sum_k x[..., k] * w[k, n] + b[n]`. The weight is
    [K,N], or [N,K] as PyTorch stores it with `transpose_weight`; the bias is
    [N]. x may have any rank from 1; its leading dimensions are the result's.
    The result's element type is that of x, or f32 for f16 and bf16.

    Source: the affine map of every feed-forward layer.

    Special values: IEEE products and sums; K = 0 gives the bias, or zeros.

    Example:

    ```mlir
    %y = crease.linear %x, %w, %b : (tensor<4x8xf32>, tensor<8x32xf32>, tensor<32xf32>) -> tensor<4x32xf32>
    %z = crease.linear %x, %wt {transpose_weight} : (tensor<4x8xf32>, tensor<32x8xf32>) -> tensor<4x32xf32>
    ```
  }];
  let arguments = (ins Crease_FloatTensor:$input, Crease_FloatTensor:$weight,
      Optional<Crease_FloatTensor>:$bias, UnitAttr:$transpose_weight);
  let results = (outs Crease_FloatTensor:$result);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let hasCanonicalizer = 1;
}

//===----------------------------------------------------------------------===//
// Custom activations
//===----------------------------------------------------------------------===//

def Crease_DefineOp
    : Crease_Op<"define", [FunctionOpInterface, IsolatedFromAbove]> {
  let summary = "Defines a custom activation";
  let description = [{
    A scalar function from one or more floats of one type to one float of that
    type, written with arith, math and crease ops. What `crease.apply` does
    with it is what a built-in activation does: it fuses, vectorises and lowers
    at every accuracy level. The type it is written in does not bind it: it
    applies to every float type, and is evaluated in at least the precision of
    the type it is applied to: all of it, so that casts between float types
    (of f64, f32, f16 and bf16, the only ones there are in it) round nothing.

    Example:

    ```mlir
    crease.define @snake(%x: f32) -> f32 {
      %s = math.sin %x : f32
      %q = arith.mulf %s, %s : f32
      %y = arith.addf %x, %q : f32
      crease.yield %y : f32
    }
    ```
  }];
  let arguments = (ins SymbolNameAttr:$sym_name,
      TypeAttrOf<FunctionType>:$function_type,
      OptionalAttr<StrAttr>:$sym_visibility,
      OptionalAttr<DictArrayAttr>:$arg_attrs,
      OptionalAttr<DictArrayAttr>:$res_attrs);
  let regions = (region SizedRegion<1>:$body);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let hasRegionVerifier = 1;
  let extraClassDeclaration = [{
    ::mlir::ArrayRef<::mlir::Type> getArgumentTypes() {
      return getFunctionType().getInputs();
    }
    ::mlir::ArrayRef<::mlir::Type> getResultTypes() {
      return getFunctionType().getResults();
    }
    ::mlir::Region *getCallableRegion() { return &getBody(); }
  }];
}

def Crease_ApplyOp
    : Crease_Op<"apply", [Pure, Crease_ReifyShapes,
                          DeclareOpInterfaceMethods<SymbolUserOpInterface>]> {
  let summary = "Applies a custom activation to each element";
  let description = [{
    Applies the function that a `crease.define` of the given name defines. The
    first operand gives the shape; the others have its type, or are scalars,
    or are broadcast against it from the last dimension as NumPy does, so that
    parameters and gates are operands like any other.

    Special values: those of the definition, evaluated as written.

    Example:

    ```mlir
    %y = crease.apply @snake(%x) : (tensor<4x8xf32>) -> tensor<4x8xf32>
    %z = crease.apply @snake_gate(%g, %v) : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    ```
  }];
  let arguments = (ins FlatSymbolRefAttr:$callee,
      Variadic<Crease_FloatLike>:$operands);
  let results = (outs Crease_FloatLike:$result);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
}

def Crease_YieldOp : Crease_Op<"yield", [Pure, ReturnLike, Terminator]> {
  let summary = "Ends a definition or an epilogue with its values";
  let description = [{
    Example:

    ```mlir
    crease.yield %y : f32
    ```
  }];
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "attr-dict ($values^ `:` type($values))?";
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Derivatives: `<op>_grad` for each activation above
//===----------------------------------------------------------------------===//

foreach activation = !instances<Crease_Activation>() in
  def !subst("Op", "GradOp", !cast<string>(activation))
      : Crease_Derivative<activation>;

/// The gradient of a row op: rows are not elementwise, so what it takes is the
/// op's own result and the gradient of that.
class Crease_RowGradient<string mnemonic>
    : Crease_Op<mnemonic,
                [Pure, Crease_SameTypeAs<"d_input", "result">,
                 Crease_SameTypeAs<"d_input", "d_result">,
                 Crease_ReifyShapes]> {
  let arguments = (ins Crease_FloatShaped:$result, Crease_FloatShaped:$d_result,
      DefaultValuedAttr<I64Attr, "-1">:$axis);
  let results = (outs Crease_FloatShaped:$d_input);
  let assemblyFormat = "$result `,` $d_result attr-dict `:` type($d_input)";
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// The axis counted from the front.
    int64_t getDimension() { return getRowAxis(*this); }
  }];
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::verify() {
      return ::crease::verifyAxis(
          *this, getAxis(),
          ::llvm::cast<::mlir::ShapedType>(getDInput().getType()).getRank());
    }
    ::llvm::LogicalResult $cppClass::reifyResultShapes(
        ::mlir::OpBuilder &builder,
        ::mlir::ReifiedRankedShapedTypeDims &shapes) {
      return ::crease::reifyLikeFirstOperand(*this, builder, shapes);
    }
  }];
}

def Crease_SoftmaxGradOp : Crease_RowGradient<"softmax_grad"> {
  let summary = "Gradient of crease.softmax";
  let description = [{
    Takes the result y of `crease.softmax` and the gradient dy of it, and gives
    the gradient of the operand.

    Formula: `dx_i = y_i * (dy_i - sum_j dy_j * y_j)` over the elements of one
    row along `axis`.

    Special values: NaN in a row gives a row of NaN.

    Example:

    ```mlir
    %dx = crease.softmax_grad %y, %dy {axis = 1 : i64} : tensor<4x8xf32>
    ```
  }];
}

def Crease_LogSoftmaxGradOp : Crease_RowGradient<"log_softmax_grad"> {
  let summary = "Gradient of crease.log_softmax";
  let description = [{
    Takes the result y of `crease.log_softmax` and the gradient dy of it, and
    gives the gradient of the operand.

    Formula: `dx_i = dy_i - exp(y_i) * sum_j dy_j` over the elements of one row
    along `axis`.

    Special values: NaN in dy gives a row of NaN.

    Example:

    ```mlir
    %dx = crease.log_softmax_grad %y, %dy {axis = 1 : i64} : tensor<4x8xf32>
    ```
  }];
}

def Crease_SoftmaxCrossEntropyGradOp
    : Crease_Op<"softmax_cross_entropy_grad",
                [Pure, Crease_SameTypeAs<"d_input", "input">,
                 Crease_ReifyShapes]> {
  let summary = "Derivative of crease.softmax_cross_entropy by the logits";
  let description = [{
    The derivative of each row's loss with respect to its logits; the incoming
    gradient, one number for each row, is not in it.

    Formula: `softmax(x)_i - (1 if i = label, else 0)` for class indices, and
    `softmax(x)_i * sum_j t_j - t_i` for a distribution t.

    Special values: those of softmax. A class index outside of the row gives a
    row of NaN, as its loss is.

    Example:

    ```mlir
    %dx = crease.softmax_cross_entropy_grad %x, %t : tensor<4x8xf32>, tensor<4xi64>
    ```
  }];
  let arguments = (ins Crease_FloatTensor:$input,
      Crease_DenseTensorOf<[AnyType]>:$target,
      DefaultValuedAttr<I64Attr, "-1">:$axis);
  let results = (outs Crease_FloatTensor:$d_input);
  let assemblyFormat = [{
    $input `,` $target attr-dict `:` type($d_input) `,` type($target)
  }];
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// The axis counted from the front.
    int64_t getDimension() { return getRowAxis(*this); }
  }];
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::reifyResultShapes(
        ::mlir::OpBuilder &builder,
        ::mlir::ReifiedRankedShapedTypeDims &shapes) {
      return ::crease::reifyLikeFirstOperand(*this, builder, shapes);
    }
  }];
}

#endif // CREASE_OPS_TD
