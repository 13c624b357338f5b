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
