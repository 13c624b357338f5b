// Parameters far from the usual ones, on special values and others: where a kernel
// clamps its input, the limit moves with the parameter.
//
// RUN: crease-run %s --entry=swish_zero --accuracy=exact --check --specials --max-ulp=1
// RUN: crease-run %s --entry=swish_tiny --accuracy=exact --check --specials --max-ulp=1
// RUN: crease-run %s --entry=swish_least --accuracy=exact --check --specials --max-ulp=1
// RUN: crease-run %s --entry=swish_large --accuracy=exact --check --specials --max-ulp=1
// RUN: crease-run %s --entry=celu_negative --accuracy=exact --check --specials --max-ulp=1
// RUN: crease-run %s --entry=celu_tiny --accuracy=exact --check --specials --max-ulp=1
// RUN: crease-run %s --entry=celu_large --accuracy=exact --check --specials --max-ulp=1
// RUN: crease-run %s --entry=softplus_tiny --accuracy=exact --check --specials --max-ulp=1
// RUN: crease-run %s --entry=softplus_large --accuracy=exact --check --specials --max-ulp=1
// RUN: crease-run %s --entry=elu_large --accuracy=exact --check --specials --max-ulp=1
// RUN: crease-run %s --entry=elu_least --accuracy=exact --check --specials --max-ulp=1
// RUN: crease-run %s --entry=swish_zero --accuracy=high --check --specials --max-ulp=2
// RUN: crease-run %s --entry=swish_tiny --accuracy=high --check --specials --max-ulp=2
// RUN: crease-run %s --entry=swish_least --accuracy=high --check --specials --max-ulp=2
// RUN: crease-run %s --entry=swish_large --accuracy=high --check --specials --max-ulp=2
// RUN: crease-run %s --entry=celu_negative --accuracy=high --check --specials --max-ulp=2
// RUN: crease-run %s --entry=celu_tiny --accuracy=high --check --specials --max-ulp=2
// RUN: crease-run %s --entry=celu_large --accuracy=high --check --specials --max-ulp=2
// RUN: crease-run %s --entry=softplus_tiny --accuracy=high --check --specials --max-ulp=2
// RUN: crease-run %s --entry=softplus_large --accuracy=high --check --specials --max-ulp=2
// RUN: crease-run %s --entry=elu_large --accuracy=high --check --specials --max-ulp=2
// RUN: crease-run %s --entry=elu_least --accuracy=high --check --specials --max-ulp=2
//
// Such as only f64 holds, and huge inputs.
// RUN: %npy values %t.npy f32 8 -3e38 -1e32 -4 -0.0 0.0 4 1e32 3e38
// RUN: crease-run %s --entry=swish_tiny_at --input=%t.npy --accuracy=high --check --max-ulp=1
// RUN: crease-run %s --entry=softplus_large_at --input=%t.npy --accuracy=high --check --max-ulp=1
// RUN: crease-run %s --entry=beyond --accuracy=exact --check --specials --max-ulp=0
// RUN: crease-run %s --entry=beyond --accuracy=high --check --specials --max-ulp=0
// RUN: crease-run %s --entry=beyond --accuracy=fast --check --specials --max-ulp=0
// RUN: crease-run %s --entry=beyond_grad --accuracy=exact --check --specials --max-ulp=0
// RUN: crease-run %s --entry=beyond_grad --accuracy=high --check --specials --max-ulp=0
//
// Zeros keep the signs of the definitions.
// RUN: %npy values %t.npy f32 3 -1 0.0 -0.0
// RUN: crease-run %s --entry=zeros --input=%t.npy --output=%t.0.npy --output=%t.1.npy --accuracy=exact
// RUN: %npy show %t.0.npy | FileCheck %s --check-prefix=NONE
// RUN: %npy show %t.1.npy | FileCheck %s --check-prefix=MINUS
// RUN: crease-run %s --entry=zeros --input=%t.npy --output=%t.0.npy --output=%t.1.npy --accuracy=high
// RUN: %npy show %t.0.npy | FileCheck %s --check-prefix=NONE
// RUN: %npy show %t.1.npy | FileCheck %s --check-prefix=MINUS
// NONE: -0.0 0.0 -0.0
// MINUS: 0.6321{{[0-9]*}} -0.0 0.0

func.func @swish_tiny_at(%x: tensor<8xf32>) -> tensor<8xf32> {
  %y = crease.swish %x {beta = 1.0e-30 : f32} : tensor<8xf32>
  return %y : tensor<8xf32>
}
func.func @softplus_large_at(%x: tensor<8xf32>) -> tensor<8xf32> {
  %y = crease.softplus %x {beta = 1.0e38 : f32} : tensor<8xf32>
  return %y : tensor<8xf32>
}
func.func @beyond(%x: tensor<512xf32>) -> (tensor<512xf32>, tensor<512xf32>, tensor<512xf32>, tensor<512xf32>, tensor<512xf32>) {
  %a = crease.elu %x {alpha = 1.0e40 : f64} : tensor<512xf32>
  %b = crease.softplus %x {beta = 1.0e40 : f64} : tensor<512xf32>
  %c = crease.softplus %x {beta = 1.0e-50 : f64} : tensor<512xf32>
  %d = crease.leaky_relu %x {negative_slope = 1.0e-50 : f64} : tensor<512xf32>
  %e = crease.leaky_relu %x {negative_slope = 1.0e20 : f64} : tensor<512xf32>
  return %a, %b, %c, %d, %e : tensor<512xf32>, tensor<512xf32>, tensor<512xf32>, tensor<512xf32>, tensor<512xf32>
}
func.func @beyond_grad(%x: tensor<512xf32>) -> (tensor<512xf32>, tensor<512xf32>, tensor<512xf32>) {
  %a = crease.elu_grad %x {alpha = 1.0e40 : f64} : tensor<512xf32>
  %b = crease.softplus_grad %x {beta = 1.0e40 : f64} : tensor<512xf32>
  %c = crease.swish_grad %x {beta = 1.0e-50 : f64} : tensor<512xf32>
  return %a, %b, %c : tensor<512xf32>, tensor<512xf32>, tensor<512xf32>
}
func.func @zeros(%x: tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>) {
  %a = crease.elu %x {alpha = 0.0 : f32} : tensor<3xf32>
  %b = crease.elu %x {alpha = -1.0 : f32} : tensor<3xf32>
  return %a, %b : tensor<3xf32>, tensor<3xf32>
}

func.func @swish_zero(%x: tensor<512xf32>) -> tensor<512xf32> {
  %y = crease.swish %x {beta = 0.0 : f32} : tensor<512xf32>
  return %y : tensor<512xf32>
}
func.func @swish_tiny(%x: tensor<512xf32>) -> tensor<512xf32> {
  %y = crease.swish %x {beta = 1.0e-30 : f32} : tensor<512xf32>
  return %y : tensor<512xf32>
}
func.func @swish_least(%x: tensor<512xf32>) -> tensor<512xf32> {
  %y = crease.swish %x {beta = 1.0e-45 : f32} : tensor<512xf32>
  return %y : tensor<512xf32>
}
func.func @swish_large(%x: tensor<512xf32>) -> tensor<512xf32> {
  %y = crease.swish %x {beta = -1.0e30 : f32} : tensor<512xf32>
  return %y : tensor<512xf32>
}
func.func @celu_negative(%x: tensor<512xf32>) -> tensor<512xf32> {
  %y = crease.celu %x {alpha = -2.0 : f32} : tensor<512xf32>
  return %y : tensor<512xf32>
}
func.func @celu_tiny(%x: tensor<512xf32>) -> tensor<512xf32> {
  %y = crease.celu %x {alpha = 1.0e-38 : f32} : tensor<512xf32>
  return %y : tensor<512xf32>
}
func.func @celu_large(%x: tensor<512xf32>) -> tensor<512xf32> {
  %y = crease.celu %x {alpha = 1.0e38 : f32} : tensor<512xf32>
  return %y : tensor<512xf32>
}
func.func @softplus_tiny(%x: tensor<512xf32>) -> tensor<512xf32> {
  %y = crease.softplus %x {beta = -1.0e-30 : f32} : tensor<512xf32>
  return %y : tensor<512xf32>
}
func.func @softplus_large(%x: tensor<512xf32>) -> tensor<512xf32> {
  %y = crease.softplus %x {beta = 1.0e30 : f32} : tensor<512xf32>
  return %y : tensor<512xf32>
}
func.func @elu_large(%x: tensor<512xf32>) -> tensor<512xf32> {
  %y = crease.elu %x {alpha = 1.0e38 : f32} : tensor<512xf32>
  return %y : tensor<512xf32>
}
func.func @elu_least(%x: tensor<512xf32>) -> tensor<512xf32> {
  %y = crease.elu %x {alpha = 1.0e-44 : f32} : tensor<512xf32>
  return %y : tensor<512xf32>
}
