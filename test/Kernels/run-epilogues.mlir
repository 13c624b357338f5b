// Every activation and every gate as an epilogue, and every way in which an
// operand is broadcast there, against the reference path. What is not fused is
// an error.
// RUN: crease-run %s --entry=smooth --dims=9 --check --require-fused
// RUN: crease-run %s --entry=smooth --dims=9 --check --require-fused --accuracy=fast
// RUN: crease-run %s --entry=other --dims=9 --check --require-fused
// RUN: crease-run %s --entry=gates --dims=9 --check --require-fused
// RUN: crease-run %s --entry=extras --dims=9,9,9 --check --require-fused
// RUN: crease-run %s --entry=extras --dims=2,2,2 --check --require-fused
// RUN: crease-run %s --entry=swapped --dims=9 --check --require-fused
// RUN: crease-run %s --entry=halves --dims=9 --check --require-fused
// RUN: crease-run %s --entry=casts --dims=9 --check --require-fused

func.func @smooth(%x: tensor<?x24xf32>, %w: tensor<24x33xf32> {crease.weight}, %b: tensor<33xf32>) -> (tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>) {
  %h = crease.linear %x, %w, %b : (tensor<?x24xf32>, tensor<24x33xf32>, tensor<33xf32>) -> tensor<?x33xf32>
  %0 = crease.sigmoid %h : tensor<?x33xf32>
  %1 = crease.tanh %h : tensor<?x33xf32>
  %2 = crease.silu %h : tensor<?x33xf32>
  %3 = crease.gelu %h : tensor<?x33xf32>
  %4 = crease.gelu_tanh %h : tensor<?x33xf32>
  %5 = crease.quick_gelu %h : tensor<?x33xf32>
  %6 = crease.mish %h : tensor<?x33xf32>
  %7 = crease.softplus %h : tensor<?x33xf32>
  %8 = crease.log_sigmoid %h : tensor<?x33xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7, %8 : tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>
}

func.func @other(%x: tensor<?x24xf32>, %w: tensor<24x33xf32> {crease.weight}, %b: tensor<33xf32>) -> (tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>) {
  %h = crease.linear %x, %w, %b : (tensor<?x24xf32>, tensor<24x33xf32>, tensor<33xf32>) -> tensor<?x33xf32>
  %0 = crease.relu %h : tensor<?x33xf32>
  %1 = crease.leaky_relu %h : tensor<?x33xf32>
  %2 = crease.elu %h : tensor<?x33xf32>
  %3 = crease.selu %h : tensor<?x33xf32>
  %4 = crease.celu %h : tensor<?x33xf32>
  %5 = crease.swish %h : tensor<?x33xf32>
  %6 = crease.relu6 %h : tensor<?x33xf32>
  %7 = crease.hard_sigmoid %h : tensor<?x33xf32>
  %8 = crease.hard_swish %h : tensor<?x33xf32>
  %9 = crease.hard_tanh %h : tensor<?x33xf32>
  %10 = crease.softsign %h : tensor<?x33xf32>
  %11 = crease.relu_squared %h : tensor<?x33xf32>
  return %0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11 : tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>
}

func.func @gates(%x: tensor<?x24xf32>, %w: tensor<24x33xf32> {crease.weight}, %u: tensor<24x33xf32> {crease.weight}) -> (tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>) {
  %g = crease.linear %x, %w : (tensor<?x24xf32>, tensor<24x33xf32>) -> tensor<?x33xf32>
  %v = crease.linear %x, %u : (tensor<?x24xf32>, tensor<24x33xf32>) -> tensor<?x33xf32>
  %0 = crease.glu gate(%g) value(%v) : tensor<?x33xf32>
  %1 = crease.swiglu gate(%g) value(%v) : tensor<?x33xf32>
  %2 = crease.geglu gate(%g) value(%v) : tensor<?x33xf32>
  %3 = crease.geglu_tanh gate(%g) value(%v) : tensor<?x33xf32>
  %4 = crease.reglu gate(%g) value(%v) : tensor<?x33xf32>
  %5 = crease.bilinear gate(%g) value(%v) : tensor<?x33xf32>
  return %0, %1, %2, %3, %4, %5 : tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>, tensor<?x33xf32>
}

// A bias by columns, a scale by rows, a residual, a scalar, and a learned slope.
#all = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (i)>
#none = affine_map<(i, j) -> ()>
func.func @extras(%x: tensor<?x24xf32>, %w: tensor<24x33xf32>, %b: tensor<33xf32>, %rows: tensor<?xf32>, %r: tensor<?x33xf32>, %s: tensor<f32>, %slope: tensor<33xf32>) -> tensor<?x33xf32> {
  %h = crease.linear %x, %w, %b : (tensor<?x24xf32>, tensor<24x33xf32>, tensor<33xf32>) -> tensor<?x33xf32>
  %p = crease.prelu %h, %slope : tensor<?x33xf32>, tensor<33xf32>
  %a = arith.addf %p, %r : tensor<?x33xf32>
  %y = linalg.generic {indexing_maps = [#all, #row, #none, #all], iterator_types = ["parallel", "parallel"]} ins(%a, %rows, %s : tensor<?x33xf32>, tensor<?xf32>, tensor<f32>) outs(%a : tensor<?x33xf32>) {
  ^bb0(%in: f32, %row: f32, %scalar: f32, %out: f32):
    %0 = arith.mulf %in, %row : f32
    %1 = arith.addf %0, %scalar : f32
    linalg.yield %1 : f32
  } -> tensor<?x33xf32>
  return %y : tensor<?x33xf32>
}

func.func @halves(%x: tensor<?x24xf32>, %w: tensor<24x70xf32> {crease.weight}) -> tensor<?x35xf32> {
  %p = crease.linear %x, %w : (tensor<?x24xf32>, tensor<24x70xf32>) -> tensor<?x70xf32>
  %g, %v = crease.split %p {layout = "split"} : tensor<?x70xf32> -> tensor<?x35xf32>
  %y = crease.swiglu gate(%g) value(%v) : tensor<?x35xf32>
  return %y : tensor<?x35xf32>
}

func.func @swapped(%x: tensor<?x24xf32>, %w: tensor<24x70xf32> {crease.weight}) -> tensor<?x35xf32> {
  %p = crease.linear %x, %w : (tensor<?x24xf32>, tensor<24x70xf32>) -> tensor<?x70xf32>
  %g, %v = crease.split %p {layout = "swapped"} : tensor<?x70xf32> -> tensor<?x35xf32>
  %y = crease.swiglu gate(%g) value(%v) : tensor<?x35xf32>
  return %y : tensor<?x35xf32>
}

func.func @casts(%x: tensor<?x24xbf16>, %w: tensor<24x33xbf16> {crease.weight}) -> tensor<?x33xbf16> {
  %h = crease.linear %x, %w : (tensor<?x24xbf16>, tensor<24x33xbf16>) -> tensor<?x33xf32>
  %a = crease.silu %h : tensor<?x33xf32>
  %y = arith.truncf %a : tensor<?x33xf32> to tensor<?x33xbf16>
  return %y : tensor<?x33xbf16>
}
