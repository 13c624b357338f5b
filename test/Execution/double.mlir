// f64 by vectors, a scalar by a lane and, without FMA, by libm: every function that
// definitions call, with infinities, zeros and NaN.
// RUN: %npy inputs %t.npy f64 10007 1
// RUN: %npy ordinary %t.ordinary.npy f64 10007 2
// RUN: crease-run %s --entry=functions --input=%t.npy --check --max-ulp=3
// RUN: crease-run %s --entry=functions --input=%t.npy --check --max-ulp=3 --target=x86-64-v3
// RUN: crease-run %s --entry=functions --input=%t.npy --check --max-ulp=3 --target=x86-64-v2
// RUN: crease-run %s --entry=functions --input=%t.ordinary.npy --check --max-ulp=3
// RUN: crease-run %s --entry=functions --input=%t.ordinary.npy --check --max-ulp=3 --target=x86-64-v3
// RUN: crease-run %s --entry=layer --check --tolerance=1e-14
// RUN: crease-run %s --entry=scalar --check --max-ulp=6
// RUN: crease-run %s --entry=custom --check --accuracy=exact --max-ulp=1

crease.define @mine(%x: f32) -> f32 {
  %e = math.exp %x : f32
  %l = math.log1p %e : f32
  %t = math.tanh %l : f32
  %y = arith.mulf %x, %t : f32
  crease.yield %y : f32
}

func.func @functions(%x: tensor<10007xf64>) -> (tensor<10007xf64>, tensor<10007xf64>, tensor<10007xf64>, tensor<10007xf64>, tensor<10007xf64>, tensor<10007xf64>, tensor<10007xf64>) {
  %0 = math.exp %x : tensor<10007xf64>
  %1 = math.expm1 %x : tensor<10007xf64>
  %2 = math.tanh %x : tensor<10007xf64>
  %3 = math.log %x : tensor<10007xf64>
  %4 = math.log1p %x : tensor<10007xf64>
  %5 = math.erfc %x : tensor<10007xf64>
  %6 = math.erf %x : tensor<10007xf64>
  return %0, %1, %2, %3, %4, %5, %6 : tensor<10007xf64>, tensor<10007xf64>, tensor<10007xf64>, tensor<10007xf64>, tensor<10007xf64>, tensor<10007xf64>, tensor<10007xf64>
}

func.func @layer(%x: tensor<9x40xf64>, %w: tensor<40x33xf64>, %b: tensor<33xf64>) -> tensor<9x33xf64> {
  %z = crease.linear %x, %w, %b : (tensor<9x40xf64>, tensor<40x33xf64>, tensor<33xf64>) -> tensor<9x33xf64>
  %y = crease.silu %z : tensor<9x33xf64>
  %s = crease.softmax %y : tensor<9x33xf64>
  return %s : tensor<9x33xf64>
}

func.func @custom(%x: tensor<333xf32>) -> tensor<333xf32> {
  %y = crease.apply @mine(%x) : tensor<333xf32>
  return %y : tensor<333xf32>
}

func.func @scalar(%x: f64) -> f64 {
  %y = crease.mish %x : f64
  return %y : f64
}
