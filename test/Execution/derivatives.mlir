// The derivatives of activations and gates: the optimised path against the
// reference path, on special values and 10,007 numbers of every size: 4 ULP of
// their own value, and 1 at `exact` (the reference itself rounds twice).
// RUN: %npy inputs %t.x.npy f32 10007 1
// RUN: %npy ordinary %t.v.npy f32 10007 4
// RUN: %npy targets %t.t.npy f32 10007 5
// RUN: %npy inputs %t.h.npy f16 10007 3
// RUN: crease-run %s --check --entry=logistic --input=%t.x.npy --max-ulp=4 --target=native
// RUN: crease-run %s --check --entry=logistic --input=%t.x.npy --max-ulp=4 --target=x86-64-v3
// RUN: crease-run %s --check --entry=logistic --input=%t.x.npy --max-ulp=4 --target=x86-64-v2
// RUN: crease-run %s --check --entry=logistic --input=%t.x.npy --max-ulp=1 --accuracy=exact
// RUN: crease-run %s --check --entry=smooth --input=%t.x.npy --max-ulp=4 --target=native
// RUN: crease-run %s --check --entry=smooth --input=%t.x.npy --max-ulp=4 --target=x86-64-v3
// RUN: crease-run %s --check --entry=smooth --input=%t.x.npy --max-ulp=4 --target=x86-64-v2
// RUN: crease-run %s --check --entry=smooth --input=%t.x.npy --max-ulp=1 --accuracy=exact
// RUN: crease-run %s --check --entry=hard --input=%t.x.npy --max-ulp=4 --target=native
// RUN: crease-run %s --check --entry=hard --input=%t.x.npy --max-ulp=4 --target=x86-64-v3
// RUN: crease-run %s --check --entry=hard --input=%t.x.npy --max-ulp=4 --target=x86-64-v2
// RUN: crease-run %s --check --entry=hard --input=%t.x.npy --max-ulp=1 --accuracy=exact
// RUN: crease-run %s --check --entry=half --input=%t.h.npy --max-ulp=1
//
// In f64 the square of the denominator would overflow where this does not.
// RUN: %npy values %t.far.npy f64 2 1e155 -1e155
// RUN: crease-run %s --entry=far --input=%t.far.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s --check-prefix=FAR
// FAR: {{(1e-310|9.99999999999[0-9]*e-311)}}
//
// A limited gate of NaN has a slope of NaN.
// RUN: %npy values %t.nan.npy f32 2 nan 0.25
// RUN: crease-run %s --entry=pair --input=%t.nan.npy --output=%t.y.npy
// RUN: %npy show %t.y.npy | FileCheck %s --check-prefix=LIMITED
// RUN: crease-run %s --entry=pair --input=%t.nan.npy --output=%t.y.npy --reference
// RUN: %npy show %t.y.npy | FileCheck %s --check-prefix=LIMITED
// LIMITED: nan 0.25
//
// A gate's product and the reference's are of factors that may differ by 4 ULP;
// next to zero a factor is off by whole steps, which the value multiplies.
// RUN: crease-run %s --check --entry=gates --input=%t.x.npy --input=%t.v.npy --max-ulp=16 --target=native
// RUN: crease-run %s --check --entry=gates --input=%t.x.npy --input=%t.v.npy --max-ulp=16 --target=x86-64-v3
// RUN: crease-run %s --check --entry=gates --input=%t.x.npy --input=%t.v.npy --max-ulp=8 --accuracy=exact
// RUN: crease-run %s --check --entry=limited --input=%t.x.npy --input=%t.v.npy --max-ulp=16 --target=native
// RUN: crease-run %s --check --entry=limited --input=%t.x.npy --input=%t.v.npy --max-ulp=16 --target=x86-64-v3
// RUN: crease-run %s --check --entry=limited --input=%t.x.npy --input=%t.v.npy --max-ulp=8 --accuracy=exact
// RUN: crease-run %s --check --entry=operands --input=%t.x.npy --input=%t.t.npy --max-ulp=4
// RUN: crease-run %s --check --entry=learned --dims=1007,1007,1007,1007 --max-ulp=1

func.func @logistic(%x: tensor<?xf32>)
    -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>) {
  %0 = crease.sigmoid_grad %x : tensor<?xf32>
  %1 = crease.tanh_grad %x : tensor<?xf32>
  %2 = crease.silu_grad %x : tensor<?xf32>
  %3 = crease.swish_grad %x {beta = 1.7 : f32} : tensor<?xf32>
  %4 = crease.swish_grad %x {beta = -0.3 : f32} : tensor<?xf32>
  %5 = crease.quick_gelu_grad %x : tensor<?xf32>
  %6 = crease.softplus_grad %x : tensor<?xf32>
  %7 = crease.softplus_grad %x {beta = 2.5 : f32} : tensor<?xf32>
  %8 = crease.log_sigmoid_grad %x : tensor<?xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7, %8
    : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>
}

func.func @smooth(%x: tensor<?xf32>)
    -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>) {
  %0 = crease.gelu_grad %x : tensor<?xf32>
  %1 = crease.gelu_tanh_grad %x : tensor<?xf32>
  %2 = crease.mish_grad %x : tensor<?xf32>
  %3 = crease.elu_grad %x : tensor<?xf32>
  %4 = crease.elu_grad %x {alpha = 0.5 : f32} : tensor<?xf32>
  %5 = crease.selu_grad %x : tensor<?xf32>
  %6 = crease.celu_grad %x : tensor<?xf32>
  %7 = crease.celu_grad %x {alpha = 2.0 : f32} : tensor<?xf32>
  %8 = crease.softsign_grad %x : tensor<?xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7, %8
    : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>
}

func.func @hard(%x: tensor<?xf32>)
    -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  %0 = crease.relu_grad %x : tensor<?xf32>
  %1 = crease.leaky_relu_grad %x : tensor<?xf32>
  %2 = crease.relu6_grad %x : tensor<?xf32>
  %3 = crease.hard_tanh_grad %x : tensor<?xf32>
  %4 = crease.hard_sigmoid_grad %x : tensor<?xf32>
  %5 = crease.hard_swish_grad %x : tensor<?xf32>
  %6 = crease.relu_squared_grad %x : tensor<?xf32>
  return %0, %1, %2, %3, %4, %5, %6
    : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
}

func.func @half(%x: tensor<?xf16>)
    -> (tensor<?xf16>, tensor<?xf16>, tensor<?xf16>, tensor<?xf16>,
        tensor<?xf16>) {
  %0 = crease.silu_grad %x : tensor<?xf16>
  %1 = crease.gelu_grad %x : tensor<?xf16>
  %2 = crease.mish_grad %x : tensor<?xf16>
  %3 = crease.tanh_grad %x : tensor<?xf16>
  %4 = crease.hard_swish_grad %x : tensor<?xf16>
  return %0, %1, %2, %3, %4
    : tensor<?xf16>, tensor<?xf16>, tensor<?xf16>, tensor<?xf16>, tensor<?xf16>
}

func.func @gates(%x: tensor<?xf32>, %v: tensor<?xf32>)
    -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>) {
  %g0, %v0 = crease.glu_grad gate(%x) value(%v) : tensor<?xf32>
  %g1, %v1 = crease.swiglu_grad gate(%x) value(%v) : tensor<?xf32>
  %g2, %v2 = crease.swiglu_grad gate(%x) value(%v) {beta = 1.702 : f32} : tensor<?xf32>
  %g3, %v3 = crease.geglu_grad gate(%x) value(%v) : tensor<?xf32>
  %g4, %v4 = crease.geglu_tanh_grad gate(%x) value(%v) : tensor<?xf32>
  %g5, %v5 = crease.reglu_grad gate(%x) value(%v) : tensor<?xf32>
  %g6, %v6 = crease.bilinear_grad gate(%x) value(%v) : tensor<?xf32>
  return %g0, %v0, %g1, %v1, %g2, %v2, %g3, %v3, %g4, %v4, %g5, %v5, %g6, %v6
    : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>,
        tensor<?xf32>, tensor<?xf32>
}

func.func @limited(%x: tensor<?xf32>, %v: tensor<?xf32>)
    -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  %g0, %v0 = crease.swiglu_grad gate(%x) value(%v) {beta = 1.702 : f32, limit = 7.0 : f32} : tensor<?xf32>
  %g1, %v1 = crease.geglu_grad gate(%x) value(%v) {limit = 2.0 : f32} : tensor<?xf32>
  return %g0, %v0, %g1, %v1
    : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
}

func.func @operands(%x: tensor<?xf32>, %t: tensor<?xf32>)
    -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  %0, %1 = crease.prelu_grad %x, %t : tensor<?xf32>, tensor<?xf32>
  %2, %3 = crease.bce_with_logits_grad %x, %t : tensor<?xf32>
  return %0, %1, %2, %3
    : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
}

func.func @learned(%x: tensor<?xf32>, %p1: tensor<?xf32>, %p2: tensor<?xf32>,
                   %beta: tensor<?xf32>)
    -> (tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>) {
  %0, %1, %2, %3 = crease.acon_c_grad %x, %p1, %p2, %beta
    : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
  return %0, %1, %2, %3
    : tensor<?xf32>, tensor<?xf32>, tensor<?xf32>, tensor<?xf32>
}

func.func @far(%x: tensor<2xf64>) -> tensor<2xf64> {
  %y = crease.softsign_grad %x : tensor<2xf64>
  return %y : tensor<2xf64>
}

func.func @pair(%x: tensor<2xf32>) -> tensor<2xf32> {
  %c = arith.constant dense<0.25> : tensor<2xf32>
  %y, %z = crease.bilinear_grad gate(%x) value(%c) {limit = 0.5 : f32} : tensor<2xf32>
  return %y : tensor<2xf32>
}
