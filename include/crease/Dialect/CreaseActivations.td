//===- CreaseActivations.td - Their records ----------------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A record for each activation function and gated unit. What an op computes is
// the function of its name in Activations/Definitions.h.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACTIVATIONS_TD
#define CREASE_ACTIVATIONS_TD

include "crease/Dialect/CreaseBase.td"

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

#endif // CREASE_ACTIVATIONS_TD
