//===- CreaseOps.td - The ops ------------------------------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_OPS_TD
#define CREASE_OPS_TD

include "crease/Dialect/CreaseBase.td"
include "crease/Dialect/CreaseFusedOps.td"
include "crease/Dialect/CreaseRowOps.td"
include "mlir/Interfaces/CallInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/FunctionInterfaces.td"
include "mlir/IR/RegionKindInterface.td"
include "mlir/IR/SymbolInterfaces.td"

//===----------------------------------------------------------------------===//
// Classics
//===----------------------------------------------------------------------===//

def Crease_SigmoidOp : Crease_Unary<"sigmoid"> {
  let summary = "The logistic function";
  let formulaText = "1 / (1 + exp(-x))";
  let source =
      "gates of LSTM (Hochreiter and Schmidhuber 1997) and binary outputs";
  let limits = [{NaN gives NaN; -inf gives +0, +inf gives 1.}];
  let notes = [{Maps every number into (0, 1); its derivative is at most 1/4.}];
  let example = [{%y = crease.sigmoid %x : tensor<4x8xf32>}];
}

def Crease_TanhOp : Crease_Unary<"tanh"> {
  let summary = "The hyperbolic tangent";
  let formulaText = "(exp(x) - exp(-x)) / (exp(x) + exp(-x))";
  let source = "recurrent state and bounded outputs";
  let limits = [{NaN gives NaN; -inf gives -1, +inf gives 1; -0 gives -0.}];
  let example = [{%y = crease.tanh %x : tensor<4x8xf32>}];
}

def Crease_ReluOp : Crease_Unary<"relu"> {
  let summary = "Rectified linear unit";
  let formulaText = "max(x, 0)";
  let source = "Nair and Hinton 2010";
  let limits =
      [{NaN gives NaN; -inf gives +0, +inf gives +inf; -0 gives -0, as for every op that multiplies by x.}];
  let example = [{%y = crease.relu %x : tensor<4x8xf32>}];
  let hasCanonicalizer = 1;
}

def Crease_LeakyReluOp : Crease_Unary<"leaky_relu", ["NegativeSlope"]> {
  let summary = "Rectified linear unit with a slope on the negative side";
  let formulaText = "x if x >= 0, else negative_slope * x";
  let source = "Maas, Hannun and Ng 2013";
  let limits =
      [{NaN gives NaN; -inf gives -inf for a positive slope; -0 gives -0.}];
  let example =
      [{%y = crease.leaky_relu %x {negative_slope = 0.2 : f32} : tensor<4x8xf32>}];
  let arguments = (ins Crease_FloatLike:$input,
      Crease_Param<"0.01f">:$negative_slope);
}

def Crease_PreluOp
    : Crease_Activation<
          "prelu", ["input", "slope"], [], ["input"], []> {
  let summary = "Rectified linear unit with a learned slope";
  let formulaText = "x if x >= 0, else slope * x";
  let source = "He, Zhang, Ren and Sun 2015 (arXiv:1502.01852)";
  let limits = [{NaN in x gives NaN; NaN in the slope gives NaN where x < 0.}];
  let notes = [{The slope is broadcast against x from the last dimension, as
    NumPy does: a scalar, a tensor of the channels or a tensor of x's own
    shape.}];
  let example =
      [{%y = crease.prelu %x, %slope : tensor<4x8xf32>, tensor<8xf32>}];
  let arguments = (ins Crease_FloatLike:$input, Crease_FloatLike:$slope);
  let results = (outs Crease_FloatLike:$result);
  let assemblyFormat = [{
    $input `,` $slope attr-dict `:` type($result) `,` type($slope)
  }];
  let hasCanonicalizer = 1;
}

def Crease_EluOp : Crease_Unary<"elu", ["Alpha"]> {
  let summary = "Exponential linear unit";
  let formulaText = "x if x > 0, else alpha * (exp(x) - 1)";
  let source = "Clevert, Unterthiner and Hochreiter 2015 (arXiv:1511.07289)";
  let limits =
      [{NaN gives NaN; -inf gives -alpha, +inf gives +inf; -0 gives -0.}];
  let example = [{%y = crease.elu %x {alpha = 0.5 : f32} : vector<16xf32>}];
  let arguments = (ins Crease_FloatLike:$input, Crease_Param<"1.0f">:$alpha);
}

def Crease_SeluOp : Crease_Unary<"selu"> {
  let summary = "Scaled exponential linear unit";
  let formulaText = "lambda * (x if x > 0, else alpha * (exp(x) - 1))";
  let source =
      "Klambauer, Unterthiner, Mayr and Hochreiter 2017 (arXiv:1706.02515)";
  let limits =
      [{NaN gives NaN; -inf gives -lambda * alpha, +inf gives +inf; -0 gives -0.}];
  let notes =
      [{lambda = 1.0507009873554804934193349852946 and alpha = 1.6732632423543772848170429916717 keep the mean at 0 and the variance at 1.}];
  let example = [{%y = crease.selu %x : tensor<4x8xf32>}];
}

def Crease_CeluOp : Crease_Unary<"celu", ["Alpha"]> {
  let summary = "Continuously differentiable exponential linear unit";
  let formulaText = "max(x, 0) + min(0, alpha * (exp(x / alpha) - 1))";
  let source = "Barron 2017 (arXiv:1704.07483)";
  let limits =
      [{NaN gives NaN; -inf gives -alpha, +inf gives +inf; -0 gives -0.}];
  let example = [{%y = crease.celu %x {alpha = 2.0 : f32} : tensor<4x8xf32>}];
  let arguments = (ins Crease_FloatLike:$input, Crease_Param<"1.0f">:$alpha);
  let hasCanonicalizer = 1;
}

def Crease_SoftplusOp : Crease_Unary<"softplus", ["Beta"]> {
  let summary = "The smooth rectifier";
  let formulaText = "log(1 + exp(beta * x)) / beta";
  let source = "Dugas, Bengio, Belisle, Nadeau and Garcia 2001";
  let limits = [{NaN gives NaN; -inf gives +0, +inf gives +inf (beta > 0).}];
  let example =
      [{%y = crease.softplus %x {beta = 2.0 : f32} : tensor<4x8xf32>}];
  let arguments = (ins Crease_FloatLike:$input, Crease_Param<"1.0f">:$beta);
}

//===----------------------------------------------------------------------===//
// Smooth
//===----------------------------------------------------------------------===//

def Crease_SiluOp : Crease_Unary<"silu"> {
  let summary = "Sigmoid linear unit";
  let formulaText = "x * sigmoid(x)";
  let source = "Elfwing, Uchibe and Doya 2017 (arXiv:1702.03118)";
  let limits =
      [{NaN gives NaN; -inf gives -0 (the limit, not 0 * inf), +inf gives +inf; -0 gives -0.}];
  let notes =
      [{The factor of SwiGLU in LLaMA and Mistral; least value -0.2785.}];
  let example = [{%y = crease.silu %x : tensor<4x8xf32>}];
}

def Crease_SwishOp : Crease_Unary<"swish", ["Beta"]> {
  let summary = "Sigmoid linear unit with a slope inside";
  let formulaText = "x * sigmoid(beta * x)";
  let source = "Ramachandran, Zoph and Le 2017 (arXiv:1710.05941)";
  let limits =
      [{NaN gives NaN; for beta > 0, -inf gives -0 and +inf gives +inf; -0 gives -0.}];
  let example = [{%y = crease.swish %x {beta = 1.5 : f32} : tensor<4x8xf32>}];
  let arguments = (ins Crease_FloatLike:$input, Crease_Param<"1.0f">:$beta);
  let hasCanonicalizer = 1;
}

def Crease_GeluOp : Crease_Unary<"gelu"> {
  let summary = "Gaussian error linear unit, exact";
  let formulaText = "x * Phi(x), Phi the normal distribution function";
  let source = "Hendrycks and Gimpel 2016 (arXiv:1606.08415)";
  let limits =
      [{NaN gives NaN; -inf gives -0 (the limit, not 0 * inf), +inf gives +inf; -0 gives -0.}];
  let notes = [{The form of BERT. Least value -0.1700 at -0.75179152.}];
  let example = [{%y = crease.gelu %x : tensor<4x8xf32>}];
}

def Crease_GeluTanhOp : Crease_Unary<"gelu_tanh"> {
  let summary = "Gaussian error linear unit, by tanh";
  let formulaText = "x/2 * (1 + tanh(sqrt(2/pi) * (x + 0.044715 * x^3)))";
  let source = "Hendrycks and Gimpel 2016 (arXiv:1606.08415)";
  let limits =
      [{NaN gives NaN; -inf gives -0 (the limit, not 0 * inf), +inf gives +inf; -0 gives -0.}];
  let notes =
      [{The form of GPT-2 and Gemma; a function of its own, up to 5e-4 away from gelu.}];
  let example = [{%y = crease.gelu_tanh %x : tensor<4x8xf32>}];
}

def Crease_QuickGeluOp : Crease_Unary<"quick_gelu"> {
  let summary = "Gaussian error linear unit, by the logistic function";
  let formulaText = "x * sigmoid(1.702 * x)";
  let source = "Hendrycks and Gimpel 2016; CLIP";
  let limits =
      [{NaN gives NaN; -inf gives -0 (the limit, not 0 * inf), +inf gives +inf; -0 gives -0.}];
  let example = [{%y = crease.quick_gelu %x : tensor<4x8xf32>}];
}

def Crease_MishOp : Crease_Unary<"mish"> {
  let summary = "Self-regularised smooth unit";
  let formulaText = "x * tanh(log(1 + exp(x)))";
  let source = "Misra 2019 (arXiv:1908.08681)";
  let limits =
      [{NaN gives NaN; -inf gives -0 (the limit, not 0 * inf), +inf gives +inf; -0 gives -0.}];
  let notes = [{Used in YOLOv4; least value -0.3088.}];
  let example = [{%y = crease.mish %x : tensor<4x8xf32>}];
}

//===----------------------------------------------------------------------===//
// Learned
//===----------------------------------------------------------------------===//

def Crease_AconCOp : Crease_Activation<"acon_c", ["input", "p1", "p2", "beta"],
                                       [], ["input"], []> {
  let summary = "Activate-or-not unit with learned p1, p2 and beta";
  let formulaText = "(p1 - p2) * x * sigmoid(beta * (p1 - p2) * x) + p2 * x";
  let source = "Ma, Zhang, Liu and Sun 2021 (arXiv:2009.04759)";
  let limits = [{NaN gives NaN; at the infinities the limit of the blend
    p1 * x * sigmoid(z) + p2 * x * sigmoid(-z), z = beta * (p1 - p2) * x.}];
  let notes = [{p1, p2 and beta are broadcast against x from the last
    dimension, as NumPy does. MetaACON is this op with a computed beta:
    sigmoid(W2 * W1 * mean(x)) per channel.}];
  let example =
      [{%y = crease.acon_c %x, %p1, %p2, %beta : tensor<4x8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>}];
  let arguments = (ins Crease_FloatLike:$input, Crease_FloatLike:$p1,
      Crease_FloatLike:$p2, Crease_FloatLike:$beta);
  let results = (outs Crease_FloatLike:$result);
  let assemblyFormat = [{
    $input `,` $p1 `,` $p2 `,` $beta attr-dict `:` type($result) `,` type($p1)
    `,` type($p2) `,` type($beta)
  }];
}

//===----------------------------------------------------------------------===//
// Hard and other
//===----------------------------------------------------------------------===//

def Crease_Relu6Op : Crease_Unary<"relu6"> {
  let summary = "Rectified linear unit up to 6";
  let formulaText = "min(max(x, 0), 6)";
  let source = "MobileNetV2, Sandler et al. 2018 (arXiv:1801.04381)";
  let limits = [{NaN gives NaN; -inf gives +0, +inf gives 6; -0 gives -0.}];
  let example = [{%y = crease.relu6 %x : tensor<4x8xf32>}];
  let hasCanonicalizer = 1;
}

def Crease_HardSigmoidOp : Crease_Unary<"hard_sigmoid"> {
  let summary = "Piecewise linear sigmoid";
  let formulaText = "min(max(x + 3, 0), 6) / 6";
  let source = "MobileNetV3, Howard et al. 2019 (arXiv:1905.02244)";
  let limits = [{NaN gives NaN; -inf gives +0, +inf gives 1.}];
  let example = [{%y = crease.hard_sigmoid %x : tensor<4x8xf32>}];
}

def Crease_HardSwishOp : Crease_Unary<"hard_swish"> {
  let summary = "Piecewise quadratic swish";
  let formulaText = "x * min(max(x + 3, 0), 6) / 6";
  let source = "MobileNetV3, Howard et al. 2019 (arXiv:1905.02244)";
  let limits =
      [{NaN gives NaN; -inf gives -0 (the limit, not 0 * inf), +inf gives +inf; -0 gives -0.}];
  let example = [{%y = crease.hard_swish %x : tensor<4x8xf32>}];
}

def Crease_HardTanhOp : Crease_Unary<"hard_tanh", ["Min", "Max"]> {
  let summary = "Clamp to an interval";
  let formulaText = "min(max(x, min), max)";
  let source = "Collobert 2004";
  let limits = [{NaN gives NaN; -inf gives min, +inf gives max.}];
  let example =
      [{%y = crease.hard_tanh %x {min = -2.0 : f32, max = 2.0 : f32} : tensor<4x8xf32>}];
  let arguments = (ins Crease_FloatLike:$input, Crease_Param<"-1.0f">:$min,
      Crease_Param<"1.0f">:$max);
  let hasCanonicalizer = 1;
}

def Crease_SoftsignOp : Crease_Unary<"softsign"> {
  let summary = "Quadratic-tailed sigmoid";
  let formulaText = "x / (1 + abs(x))";
  let source = "Bergstra et al. 2009";
  let limits = [{NaN gives NaN; -inf gives -1, +inf gives 1; -0 gives -0.}];
  let example = [{%y = crease.softsign %x : tensor<4x8xf32>}];
}

def Crease_LogSigmoidOp : Crease_Unary<"log_sigmoid"> {
  let summary = "Logarithm of the logistic function";
  let formulaText = "-log(1 + exp(-x))";
  let source = "losses on logits";
  let limits = [{NaN gives NaN; -inf gives -inf, +inf gives -0.}];
  let example = [{%y = crease.log_sigmoid %x : tensor<4x8xf32>}];
}

def Crease_ReluSquaredOp : Crease_Unary<"relu_squared"> {
  let summary = "Square of the rectified linear unit";
  let formulaText = "max(x, 0)^2";
  let source = "Primer, So et al. 2021 (arXiv:2109.08668)";
  let limits = [{NaN gives NaN; -inf gives +0, +inf gives +inf; -0 gives +0.}];
  let example = [{%y = crease.relu_squared %x : tensor<4x8xf32>}];
}

//===----------------------------------------------------------------------===//
// Gates
//===----------------------------------------------------------------------===//

def Crease_GluOp : Crease_Gate<"glu"> {
  let summary = "Gated linear unit";
  let formulaText = "sigmoid(gate) * value";
  let source = "Dauphin, Fan, Auli and Grangier 2016 (arXiv:1612.08083)";
  let limits =
      [{NaN in either operand gives NaN; the factor follows `crease.sigmoid`, and the product is the IEEE product of the factor and the value.}];
  let notes =
      [{With `limit`, the gate is clamped to at most limit and the value to [-limit, limit] first.}];
  let example = [{%y = crease.glu gate(%g) value(%v) : tensor<4x8xf32>}];
}

def Crease_SwigluOp : Crease_Gate<"swiglu", ["Beta"]> {
  let summary = "Gated unit with the swish of the gate";
  let formulaText = "swish(gate, beta) * value";
  let source = "Shazeer 2020 (arXiv:2002.05202)";
  let limits =
      [{NaN in either operand gives NaN; the factor follows `crease.swish`, and the product is the IEEE product of the factor and the value.}];
  let notes =
      [{With `limit`, the gate is clamped to at most limit and the value to [-limit, limit] first. LLaMA and PaLM use beta = 1.}];
  let example =
      [{%y = crease.swiglu gate(%g) value(%v) {beta = 1.702 : f32, limit = 7.0 : f32} : tensor<4x8xf32>}];
  let arguments = (ins Crease_FloatLike:$gate, Crease_FloatLike:$value,
      OptionalAttr<Crease_ParamAttr>:$limit, Crease_Param<"1.0f">:$beta);
}

def Crease_GegluOp : Crease_Gate<"geglu"> {
  let summary = "Gated unit with the gelu of the gate";
  let formulaText = "gelu(gate) * value";
  let source = "Shazeer 2020 (arXiv:2002.05202)";
  let limits =
      [{NaN in either operand gives NaN; the factor follows `crease.gelu`, and the product is the IEEE product of the factor and the value.}];
  let notes =
      [{With `limit`, the gate is clamped to at most limit and the value to [-limit, limit] first.}];
  let example = [{%y = crease.geglu gate(%g) value(%v) : tensor<4x8xf32>}];
}

def Crease_GegluTanhOp : Crease_Gate<"geglu_tanh"> {
  let summary = "Gated unit with the tanh form of gelu of the gate";
  let formulaText = "gelu_tanh(gate) * value";
  let source = "Shazeer 2020 (arXiv:2002.05202); Gemma";
  let limits =
      [{NaN in either operand gives NaN; the factor follows `crease.gelu_tanh`, and the product is the IEEE product of the factor and the value.}];
  let notes =
      [{With `limit`, the gate is clamped to at most limit and the value to [-limit, limit] first.}];
  let example = [{%y = crease.geglu_tanh gate(%g) value(%v) : tensor<4x8xf32>}];
}

def Crease_RegluOp : Crease_Gate<"reglu"> {
  let summary = "Gated unit with the relu of the gate";
  let formulaText = "relu(gate) * value";
  let source = "Shazeer 2020 (arXiv:2002.05202)";
  let limits =
      [{NaN in either operand gives NaN; the factor follows `crease.relu`, and the product is the IEEE product of the factor and the value.}];
  let notes =
      [{With `limit`, the gate is clamped to at most limit and the value to [-limit, limit] first.}];
  let example = [{%y = crease.reglu gate(%g) value(%v) : tensor<4x8xf32>}];
}

def Crease_BilinearOp : Crease_Gate<"bilinear"> {
  let summary = "Gated unit without an activation";
  let formulaText = "gate * value";
  let source = "Shazeer 2020 (arXiv:2002.05202)";
  let limits = [{the IEEE product.}];
  let notes =
      [{With `limit`, the gate is clamped to at most limit and the value to [-limit, limit] first.}];
  let example = [{%y = crease.bilinear gate(%g) value(%v) : tensor<4x8xf32>}];
}

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
    int64_t getDimension() {
      int64_t rank =
          ::llvm::cast<::mlir::ShapedType>(getInput().getType()).getRank();
      int64_t axis = getAxis();
      return axis < 0 ? axis + rank : axis;
    }
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
    the last), with class indices (signless integers or index) as targets; with
    a distribution t as the target, `sum_i t_i * (log(sum_j exp(x_j)) - x_i)`.
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
    int64_t getDimension() {
      int64_t rank = getInput().getType().getRank();
      int64_t axis = getAxis();
      return axis < 0 ? axis + rank : axis;
    }
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
    the type it is applied to.

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
      DefaultValuedAttr<I64Attr, "-1">:$axis, UnitAttr:$safe);
  let results = (outs Crease_FloatShaped:$d_input);
  let assemblyFormat = "$result `,` $d_result attr-dict `:` type($d_input)";
  let hasVerifier = 1;
  let extraClassDeclaration = [{
    /// The axis counted from the front.
    int64_t getDimension() {
      int64_t rank =
          ::llvm::cast<::mlir::ShapedType>(getDInput().getType()).getRank();
      int64_t axis = getAxis();
      return axis < 0 ? axis + rank : axis;
    }
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
    int64_t getDimension() {
      int64_t axis = getAxis();
      return axis < 0 ? axis + getInput().getType().getRank() : axis;
    }
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
