// Matmuls whose results are reshaped before elementwise code, on the optimised
// path and on the reference's.
// RUN: crease-run %s --entry=rows_apart --check --require-fused --tolerance=1e-6
// RUN: crease-run %s --entry=dynamic_rows --dims=3,3 --check --require-fused --tolerance=1e-6
// RUN: crease-run %s --entry=dynamic_rows --dims=1,1 --threads=openmp --check --require-fused --tolerance=1e-6
// RUN: crease-run %s --entry=rows_joined --check --require-fused --tolerance=1e-6
// RUN: crease-run %s --entry=narrow --check --require-fused --tolerance=1e-2
// RUN: crease-run %s --entry=columns_apart --check --tolerance=1e-6
// RUN: crease-run %s --entry=read_twice --check --tolerance=1e-6
// RUN: crease-run %s --entry=sums_apart --check --tolerance=1e-6

func.func @rows_apart(%x: tensor<3x7x33xf32>, %w: tensor<33x50xf32>, %b: tensor<50xf32>, %res: tensor<3x7x50xf32>) -> tensor<3x7x50xf32> {
  %c = tensor.collapse_shape %x [[0, 1], [2]] : tensor<3x7x33xf32> into tensor<21x33xf32>
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<21x50xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<21x50xf32>) -> tensor<21x50xf32>
  %m = linalg.matmul ins(%c, %w : tensor<21x33xf32>, tensor<33x50xf32>) outs(%f : tensor<21x50xf32>) -> tensor<21x50xf32>
  %s = linalg.generic {
    indexing_maps = [affine_map<(a, c) -> (a, c)>, affine_map<(a, c) -> (c)>, affine_map<(a, c) -> (a, c)>],
    iterator_types = ["parallel", "parallel"]
  } ins(%m, %b : tensor<21x50xf32>, tensor<50xf32>) outs(%e : tensor<21x50xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %t = arith.addf %p, %q : f32
    linalg.yield %t : f32
  } -> tensor<21x50xf32>
  %r = tensor.expand_shape %s [[0, 1], [2]] output_shape [3, 7, 50] : tensor<21x50xf32> into tensor<3x7x50xf32>
  %g = crease.gelu %r : tensor<3x7x50xf32>
  %y = arith.addf %g, %res : tensor<3x7x50xf32>
  return %y : tensor<3x7x50xf32>
}

func.func @dynamic_rows(%x: tensor<?x8x64xf32>, %res: tensor<?x8x32xf32>, %w: tensor<32x64xf32>, %b: tensor<32xf32>) -> tensor<?x8x32xf32> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x8x64xf32>
  %xc = tensor.collapse_shape %x [[0, 1], [2]] : tensor<?x8x64xf32> into tensor<?x64xf32>
  %rc = tensor.collapse_shape %res [[0, 1], [2]] : tensor<?x8x32xf32> into tensor<?x32xf32>
  %m = crease.linear %xc, %w, %b {transpose_weight} : (tensor<?x64xf32>, tensor<32x64xf32>, tensor<32xf32>) -> tensor<?x32xf32>
  %s = arith.mulf %m, %rc : tensor<?x32xf32>
  %a = crease.elu %s {alpha = 2.0} : tensor<?x32xf32>
  %r = tensor.expand_shape %a [[0, 1], [2]] output_shape [%n, 8, 32] : tensor<?x32xf32> into tensor<?x8x32xf32>
  %y = crease.silu %r : tensor<?x8x32xf32>
  return %y : tensor<?x8x32xf32>
}

func.func @rows_joined(%x: tensor<4x5x64xf32>, %wg: tensor<64x96xf32>, %wu: tensor<64x96xf32>) -> tensor<20x96xf32> {
  %g = crease.linear %x, %wg : (tensor<4x5x64xf32>, tensor<64x96xf32>) -> tensor<4x5x96xf32>
  %u = crease.linear %x, %wu : (tensor<4x5x64xf32>, tensor<64x96xf32>) -> tensor<4x5x96xf32>
  %gc = tensor.collapse_shape %g [[0, 1], [2]] : tensor<4x5x96xf32> into tensor<20x96xf32>
  %uc = tensor.collapse_shape %u [[0, 1], [2]] : tensor<4x5x96xf32> into tensor<20x96xf32>
  %y = crease.swiglu gate(%gc) value(%uc) : tensor<20x96xf32>
  return %y : tensor<20x96xf32>
}

func.func @narrow(%x: tensor<6x40xbf16>, %w: tensor<40x24xbf16>) -> tensor<2x3x24xbf16> {
  %m = crease.linear %x, %w : (tensor<6x40xbf16>, tensor<40x24xbf16>) -> tensor<6x24xbf16>
  %r = tensor.expand_shape %m [[0, 1], [2]] output_shape [2, 3, 24] : tensor<6x24xbf16> into tensor<2x3x24xbf16>
  %y = crease.gelu %r : tensor<2x3x24xbf16>
  return %y : tensor<2x3x24xbf16>
}

// Columns that are taken apart stay where they are.
func.func @columns_apart(%x: tensor<6x40xf32>, %w: tensor<40x24xf32>) -> tensor<6x3x8xf32> {
  %m = crease.linear %x, %w : (tensor<6x40xf32>, tensor<40x24xf32>) -> tensor<6x24xf32>
  %r = tensor.expand_shape %m [[0], [1, 2]] output_shape [6, 3, 8] : tensor<6x24xf32> into tensor<6x3x8xf32>
  %y = crease.silu %r : tensor<6x3x8xf32>
  return %y : tensor<6x3x8xf32>
}

func.func @read_twice(%x: tensor<6x40xf32>, %w: tensor<40x24xf32>) -> (tensor<2x3x24xf32>, tensor<6x24xf32>) {
  %m = crease.linear %x, %w : (tensor<6x40xf32>, tensor<40x24xf32>) -> tensor<6x24xf32>
  %r = tensor.expand_shape %m [[0, 1], [2]] output_shape [2, 3, 24] : tensor<6x24xf32> into tensor<2x3x24xf32>
  %y = crease.silu %r : tensor<2x3x24xf32>
  return %y, %m : tensor<2x3x24xf32>, tensor<6x24xf32>
}

// A row's own scale follows the reshape; a sum that starts from a tensor stays.
func.func @sums_apart(%x: tensor<6x40xf32>, %w: tensor<40x24xf32>, %start: tensor<6x24xf32>, %scale: tensor<2x3xf32>) -> (tensor<2x3x24xf32>, tensor<2x3x24xf32>) {
  %m = linalg.matmul ins(%x, %w : tensor<6x40xf32>, tensor<40x24xf32>) outs(%start : tensor<6x24xf32>) -> tensor<6x24xf32>
  %r = tensor.expand_shape %m [[0, 1], [2]] output_shape [2, 3, 24] : tensor<6x24xf32> into tensor<2x3x24xf32>
  %y = crease.silu %r : tensor<2x3x24xf32>
  %l = crease.linear %x, %w : (tensor<6x40xf32>, tensor<40x24xf32>) -> tensor<6x24xf32>
  %lr = tensor.expand_shape %l [[0, 1], [2]] output_shape [2, 3, 24] : tensor<6x24xf32> into tensor<2x3x24xf32>
  %e = tensor.empty() : tensor<2x3x24xf32>
  %s = linalg.generic {
    indexing_maps = [affine_map<(a, b, c) -> (a, b, c)>, affine_map<(a, b, c) -> (a, b)>, affine_map<(a, b, c) -> (a, b, c)>],
    iterator_types = ["parallel", "parallel", "parallel"]
  } ins(%lr, %scale : tensor<2x3x24xf32>, tensor<2x3xf32>) outs(%e : tensor<2x3x24xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %t = arith.mulf %p, %q : f32
    linalg.yield %t : f32
  } -> tensor<2x3x24xf32>
  return %y, %s : tensor<2x3x24xf32>, tensor<2x3x24xf32>
}
