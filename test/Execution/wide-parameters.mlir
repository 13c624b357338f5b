// A parameter of f64 counts to its last digit, on narrower elements too.
//
// RUN: crease-run %s --entry=leaky_f32 --accuracy=exact --check --specials --max-ulp=0
// RUN: crease-run %s --entry=leaky_f32 --accuracy=high --check --specials --max-ulp=1
// RUN: crease-run %s --entry=leaky_f16 --accuracy=exact --check --specials --max-ulp=0
// RUN: crease-run %s --entry=leaky_f16 --accuracy=high --check --specials --max-ulp=0
// RUN: crease-run %s --entry=leaky_bf16 --accuracy=exact --check --specials --max-ulp=0
// RUN: crease-run %s --entry=leaky_bf16 --accuracy=high --check --specials --max-ulp=0
// RUN: crease-run %s --entry=elu --accuracy=exact --check --specials --max-ulp=0
// RUN: crease-run %s --entry=celu --accuracy=exact --check --specials --max-ulp=0
// RUN: crease-run %s --entry=softplus --accuracy=exact --check --specials --max-ulp=0
// RUN: crease-run %s --entry=hard_tanh --accuracy=exact --check --specials --max-ulp=0
//
// Half the least number and a little is rounded up, which f64 does not hold.
// RUN: crease-run %s --entry=swish --accuracy=exact --check --specials --max-ulp=1

func.func @leaky_f32(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = crease.leaky_relu %x {negative_slope = 0.01 : f64} : tensor<4096xf32>
  return %y : tensor<4096xf32>
}
func.func @leaky_f16(%x: tensor<4096xf16>) -> tensor<4096xf16> {
  %y = crease.leaky_relu %x {negative_slope = 0.01 : f64} : tensor<4096xf16>
  return %y : tensor<4096xf16>
}
func.func @leaky_bf16(%x: tensor<4096xbf16>) -> tensor<4096xbf16> {
  %y = crease.leaky_relu %x {negative_slope = 0.01 : f64} : tensor<4096xbf16>
  return %y : tensor<4096xbf16>
}
func.func @elu(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = crease.elu %x {alpha = 0.7 : f64} : tensor<4096xf32>
  return %y : tensor<4096xf32>
}
func.func @celu(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = crease.celu %x {alpha = 0.7 : f64} : tensor<4096xf32>
  return %y : tensor<4096xf32>
}
func.func @softplus(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = crease.softplus %x {beta = 0.7 : f64} : tensor<4096xf32>
  return %y : tensor<4096xf32>
}
func.func @swish(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = crease.swish %x {beta = 0.7 : f64} : tensor<4096xf32>
  return %y : tensor<4096xf32>
}
func.func @hard_tanh(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = crease.hard_tanh %x {min = -0.1 : f64, max = 0.7 : f64} : tensor<4096xf32>
  return %y : tensor<4096xf32>
}
