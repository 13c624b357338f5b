// Derivatives of arith, math, tensor and linalg ops against central differences,
// compiled through the reference path.
//
// REQUIRES: crease-compile
// RUN: crease-opt %s --crease-differentiate -o %t.mlir
// RUN: crease-compile %t.mlir -o %t.so --reference
// RUN: %python %S/../Inputs/gradients.py %t.mlir %t.so
//
// The same through the optimised path.
// RUN: crease-compile %t.mlir -o %t.cpu.so
// RUN: %python %S/../Inputs/gradients.py %t.mlir %t.cpu.so

func.func @of_exp(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.exp %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_exp2(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.exp2 %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_expm1(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.expm1 %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_tanh(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.tanh %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_erf(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.erf %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_erfc(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.erfc %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_sin(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.sin %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_cos(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.cos %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_atan(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.atan %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_sinh(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.sinh %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_cosh(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.cosh %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_asinh(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.asinh %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_absf(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = math.absf %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_log(%x: tensor<8xf64>) -> tensor<8xf64> {
  %one = arith.constant dense<0.5> : tensor<8xf64>
  %s = arith.mulf %x, %x : tensor<8xf64>
  %p = arith.addf %s, %one : tensor<8xf64>
  %y = math.log %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_log2(%x: tensor<8xf64>) -> tensor<8xf64> {
  %one = arith.constant dense<0.5> : tensor<8xf64>
  %s = arith.mulf %x, %x : tensor<8xf64>
  %p = arith.addf %s, %one : tensor<8xf64>
  %y = math.log2 %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_log10(%x: tensor<8xf64>) -> tensor<8xf64> {
  %one = arith.constant dense<0.5> : tensor<8xf64>
  %s = arith.mulf %x, %x : tensor<8xf64>
  %p = arith.addf %s, %one : tensor<8xf64>
  %y = math.log10 %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_log1p(%x: tensor<8xf64>) -> tensor<8xf64> {
  %one = arith.constant dense<0.5> : tensor<8xf64>
  %s = arith.mulf %x, %x : tensor<8xf64>
  %p = arith.addf %s, %one : tensor<8xf64>
  %y = math.log1p %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_sqrt(%x: tensor<8xf64>) -> tensor<8xf64> {
  %one = arith.constant dense<0.5> : tensor<8xf64>
  %s = arith.mulf %x, %x : tensor<8xf64>
  %p = arith.addf %s, %one : tensor<8xf64>
  %y = math.sqrt %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_rsqrt(%x: tensor<8xf64>) -> tensor<8xf64> {
  %one = arith.constant dense<0.5> : tensor<8xf64>
  %s = arith.mulf %x, %x : tensor<8xf64>
  %p = arith.addf %s, %one : tensor<8xf64>
  %y = math.rsqrt %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_cbrt(%x: tensor<8xf64>) -> tensor<8xf64> {
  %one = arith.constant dense<0.5> : tensor<8xf64>
  %s = arith.mulf %x, %x : tensor<8xf64>
  %p = arith.addf %s, %one : tensor<8xf64>
  %y = math.cbrt %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_tan(%x: tensor<8xf64>) -> tensor<8xf64> {
  %half = arith.constant dense<0.4> : tensor<8xf64>
  %p = arith.mulf %x, %half : tensor<8xf64>
  %y = math.tan %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_asin(%x: tensor<8xf64>) -> tensor<8xf64> {
  %half = arith.constant dense<0.4> : tensor<8xf64>
  %p = arith.mulf %x, %half : tensor<8xf64>
  %y = math.asin %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_acos(%x: tensor<8xf64>) -> tensor<8xf64> {
  %half = arith.constant dense<0.4> : tensor<8xf64>
  %p = arith.mulf %x, %half : tensor<8xf64>
  %y = math.acos %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_atanh(%x: tensor<8xf64>) -> tensor<8xf64> {
  %half = arith.constant dense<0.4> : tensor<8xf64>
  %p = arith.mulf %x, %half : tensor<8xf64>
  %y = math.atanh %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_acosh(%x: tensor<8xf64>) -> tensor<8xf64> {
  %one = arith.constant dense<1.5> : tensor<8xf64>
  %s = arith.mulf %x, %x : tensor<8xf64>
  %p = arith.addf %s, %one : tensor<8xf64>
  %y = math.acosh %p : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_negf(%x: tensor<8xf64>) -> tensor<8xf64> {
  %y = arith.negf %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_addf(%x: tensor<8xf64>, %y: tensor<8xf64>) -> tensor<8xf64> {
  %z = arith.addf %x, %y : tensor<8xf64>
  return %z : tensor<8xf64>
}

func.func @of_subf(%x: tensor<8xf64>, %y: tensor<8xf64>) -> tensor<8xf64> {
  %z = arith.subf %x, %y : tensor<8xf64>
  return %z : tensor<8xf64>
}

func.func @of_mulf(%x: tensor<8xf64>, %y: tensor<8xf64>) -> tensor<8xf64> {
  %z = arith.mulf %x, %y : tensor<8xf64>
  return %z : tensor<8xf64>
}

func.func @of_divf(%x: tensor<8xf64>, %y: tensor<8xf64>) -> tensor<8xf64> {
  %one = arith.constant dense<0.5> : tensor<8xf64>
  %s = arith.mulf %y, %y : tensor<8xf64>
  %p = arith.addf %s, %one : tensor<8xf64>
  %z = arith.divf %x, %p : tensor<8xf64>
  return %z : tensor<8xf64>
}

func.func @of_maximumf(%x: tensor<8xf64>, %y: tensor<8xf64>) -> tensor<8xf64> {
  %z = arith.maximumf %x, %y : tensor<8xf64>
  return %z : tensor<8xf64>
}

func.func @of_minimumf(%x: tensor<8xf64>, %y: tensor<8xf64>) -> tensor<8xf64> {
  %z = arith.minimumf %x, %y : tensor<8xf64>
  return %z : tensor<8xf64>
}

func.func @of_maxnumf(%x: tensor<8xf64>, %y: tensor<8xf64>) -> tensor<8xf64> {
  %z = arith.maxnumf %x, %y : tensor<8xf64>
  return %z : tensor<8xf64>
}

func.func @of_minnumf(%x: tensor<8xf64>, %y: tensor<8xf64>) -> tensor<8xf64> {
  %z = arith.minnumf %x, %y : tensor<8xf64>
  return %z : tensor<8xf64>
}

func.func @of_clampf(%x: tensor<8xf64>, %y: tensor<8xf64>, %z: tensor<8xf64>) -> tensor<8xf64> {
  %r = math.clampf %x to [%y, %z] : tensor<8xf64>
  return %r : tensor<8xf64>
}

func.func @of_fma(%x: tensor<8xf64>, %y: tensor<8xf64>, %z: tensor<8xf64>) -> tensor<8xf64> {
  %r = math.fma %x, %y, %z : tensor<8xf64>
  return %r : tensor<8xf64>
}

func.func @of_copysign(%x: tensor<8xf64>, %y: tensor<8xf64>) -> tensor<8xf64> {
  %r = math.copysign %x, %y : tensor<8xf64>
  return %r : tensor<8xf64>
}

func.func @of_powf(%x: tensor<8xf64>, %y: tensor<8xf64>) -> tensor<8xf64> {
  %one = arith.constant dense<0.5> : tensor<8xf64>
  %s = arith.mulf %x, %x : tensor<8xf64>
  %p = arith.addf %s, %one : tensor<8xf64>
  %r = math.powf %p, %y : tensor<8xf64>
  return %r : tensor<8xf64>
}

func.func @of_select(%x: tensor<8xf64>, %y: tensor<8xf64>) -> tensor<8xf64> {
  %c = arith.cmpf olt, %x, %y : tensor<8xf64>
  %s = math.sin %x : tensor<8xf64>
  %r = arith.select %c, %s, %y : tensor<8xi1>, tensor<8xf64>
  return %r : tensor<8xf64>
}

func.func @of_flat(%x: tensor<8xf64>) -> tensor<8xf64> {
  %f = math.floor %x : tensor<8xf64>
  %y = arith.mulf %f, %x : tensor<8xf64>
  return %y : tensor<8xf64>
}

func.func @of_independent(%x: tensor<8xf64>, %y: tensor<?xf64>) -> tensor<8xf64> {
  return %x : tensor<8xf64>
}

func.func @of_scalars(%x: f64, %y: f64) -> tensor<2x3xf64> {
  %z = arith.mulf %x, %y : f64
  %s = crease.sigmoid %z : f64
  %t = tensor.splat %s : tensor<2x3xf64>
  return %t : tensor<2x3xf64>
}

func.func @of_reshapes(%x: tensor<2x3x4xf64>) -> tensor<6x2x2xf64> {
  %c = tensor.collapse_shape %x [[0, 1], [2]] : tensor<2x3x4xf64> into tensor<6x4xf64>
  %s = math.sin %c : tensor<6x4xf64>
  %e = tensor.expand_shape %s [[0], [1, 2]] output_shape [6, 2, 2] : tensor<6x4xf64> into tensor<6x2x2xf64>
  return %e : tensor<6x2x2xf64>
}

func.func @of_cast(%x: tensor<3x4xf64>) -> tensor<3x4xf64> {
  %d = tensor.cast %x : tensor<3x4xf64> to tensor<?x4xf64>
  %s = math.sin %d : tensor<?x4xf64>
  %y = tensor.cast %s : tensor<?x4xf64> to tensor<3x4xf64>
  return %y : tensor<3x4xf64>
}

func.func @of_slices(%x: tensor<4x6xf64>, %y: tensor<2x3xf64>) -> (tensor<3xf64>, tensor<4x6xf64>) {
  %a = tensor.extract_slice %x[1, 0] [1, 3] [1, 2] : tensor<4x6xf64> to tensor<3xf64>
  %s = math.sin %a : tensor<3xf64>
  %t = math.cos %y : tensor<2x3xf64>
  %i = tensor.insert_slice %t into %x[2, 1] [2, 3] [1, 2] : tensor<2x3xf64> into tensor<4x6xf64>
  return %s, %i : tensor<3xf64>, tensor<4x6xf64>
}

func.func @of_concat(%x: tensor<2x3xf64>, %y: tensor<2x4xf64>) -> tensor<2x10xf64> {
  %c = tensor.concat dim(1) %x, %y, %x : (tensor<2x3xf64>, tensor<2x4xf64>, tensor<2x3xf64>) -> tensor<2x10xf64>
  %s = math.sin %c : tensor<2x10xf64>
  return %s : tensor<2x10xf64>
}

func.func @of_matmul(%a: tensor<3x4xf64>, %b: tensor<4x5xf64>, %c: tensor<3x5xf64>) -> tensor<3x5xf64> {
  %y = linalg.matmul ins(%a, %b : tensor<3x4xf64>, tensor<4x5xf64>) outs(%c : tensor<3x5xf64>) -> tensor<3x5xf64>
  return %y : tensor<3x5xf64>
}

func.func @of_batch_matmul(%a: tensor<2x?x4xf64>, %b: tensor<2x4x5xf64>, %c: tensor<2x?x5xf64>) -> tensor<2x?x5xf64> {
  %y = linalg.batch_matmul ins(%a, %b : tensor<2x?x4xf64>, tensor<2x4x5xf64>) outs(%c : tensor<2x?x5xf64>) -> tensor<2x?x5xf64>
  return %y : tensor<2x?x5xf64>
}

func.func @of_dot(%a: tensor<4xf64>, %b: tensor<4xf64>, %c: tensor<f64>) -> tensor<f64> {
  %y = linalg.dot ins(%a, %b : tensor<4xf64>, tensor<4xf64>) outs(%c : tensor<f64>) -> tensor<f64>
  return %y : tensor<f64>
}

func.func @of_transpose(%x: tensor<3x4xf64>, %w: tensor<4x3xf64>) -> tensor<4x3xf64> {
  %e = tensor.empty() : tensor<4x3xf64>
  %t = linalg.transpose ins(%x : tensor<3x4xf64>) outs(%e : tensor<4x3xf64>) permutation = [1, 0]
  %y = arith.mulf %t, %w : tensor<4x3xf64>
  return %y : tensor<4x3xf64>
}

func.func @of_broadcast(%x: tensor<4xf64>, %w: tensor<3x4xf64>) -> tensor<3x4xf64> {
  %e = tensor.empty() : tensor<3x4xf64>
  %t = linalg.broadcast ins(%x : tensor<4xf64>) outs(%e : tensor<3x4xf64>) dimensions = [0]
  %y = arith.mulf %t, %w : tensor<3x4xf64>
  return %y : tensor<3x4xf64>
}

func.func @of_reduce(%x: tensor<3x4xf64>, %init: tensor<3xf64>) -> tensor<3xf64> {
  %s = math.sin %x : tensor<3x4xf64>
  %y = linalg.reduce { arith.addf } ins(%s : tensor<3x4xf64>) outs(%init : tensor<3xf64>) dimensions = [1]
  return %y : tensor<3xf64>
}

#id = affine_map<(i, j) -> (i, j)>
#transposed = affine_map<(i, j) -> (j, i)>
#column = affine_map<(i, j) -> (j)>
func.func @of_generic(%x: tensor<?x4xf64>, %y: tensor<4x?xf64>, %b: tensor<4xf64>) -> (tensor<?x4xf64>, tensor<?x4xf64>) {
  %c0 = arith.constant 0 : index
  %d = tensor.dim %x, %c0 : tensor<?x4xf64>
  %e = tensor.empty(%d) : tensor<?x4xf64>
  %r:2 = linalg.generic {indexing_maps = [#id, #transposed, #column, #id, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %y, %b : tensor<?x4xf64>, tensor<4x?xf64>, tensor<4xf64>) outs(%e, %e : tensor<?x4xf64>, tensor<?x4xf64>) {
  ^bb0(%p: f64, %q: f64, %s: f64, %o0: f64, %o1: f64):
    %t = arith.mulf %p, %q : f64
    %u = crease.swiglu gate(%t) value(%s) : f64
    %v = math.sin %q : f64
    linalg.yield %u, %v : f64, f64
  } -> (tensor<?x4xf64>, tensor<?x4xf64>)
  return %r#0, %r#1 : tensor<?x4xf64>, tensor<?x4xf64>
}

// What gives no gradient may be anything.
func.func @of_beside(%x: tensor<4xf64>, %i: tensor<4xi64>) -> tensor<4xf64> {
  %f = arith.sitofp %i : tensor<4xi64> to tensor<4xf64>
  %y = arith.mulf %x, %f : tensor<4xf64>
  return %y : tensor<4xf64>
}
