// crease.linear: the optimised path against the reference path, which sums in
// f64. Bounds are shares of the largest value.
// RUN: crease-run %s --check --entry=dynamic_f32 --dims=1,1,1,1,1 --tolerance=1e-5
// RUN: crease-run %s --check --entry=dynamic_f32 --dims=37,65,65,33,33 --tolerance=1e-5
// RUN: crease-run %s --check --entry=dynamic_f32 --dims=37,65,65,33,33 --tolerance=1e-5 --target=x86-64-v3
// RUN: crease-run %s --check --entry=dynamic_f32 --dims=7,0,0,17,17 --tolerance=0
// RUN: crease-run %s --check --entry=dynamic_f32 --dims=0,8,8,17,17
// RUN: crease-run %s --check --entry=static_f64 --tolerance=1e-13
// RUN: crease-run %s --check --entry=transposed_f32 --tolerance=1e-5
// RUN: crease-run %s --check --entry=one_row_f32 --tolerance=1e-5
// RUN: crease-run %s --check --entry=batches_f16 --dims=3 --tolerance=2e-3
// RUN: crease-run %s --check --entry=wide_result_bf16 --tolerance=1e-5
// RUN: crease-run %s --check --entry=batches --dims=2,3 --tolerance=1e-5

func.func @dynamic_f32(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>, %b: tensor<?xf32>) -> tensor<?x?xf32> {
  %y = crease.linear %x, %w, %b : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @static_f64(%x: tensor<19x67xf64>, %w: tensor<67x35xf64>) -> tensor<19x35xf64> {
  %y = crease.linear %x, %w : (tensor<19x67xf64>, tensor<67x35xf64>) -> tensor<19x35xf64>
  return %y : tensor<19x35xf64>
}

func.func @transposed_f32(%x: tensor<19x67xf32>, %w: tensor<35x67xf32>, %b: tensor<35xf32>) -> tensor<19x35xf32> {
  %y = crease.linear %x, %w, %b {transpose_weight} : (tensor<19x67xf32>, tensor<35x67xf32>, tensor<35xf32>) -> tensor<19x35xf32>
  return %y : tensor<19x35xf32>
}

func.func @one_row_f32(%x: tensor<67xf32>, %w: tensor<67x35xf32>) -> tensor<35xf32> {
  %y = crease.linear %x, %w : (tensor<67xf32>, tensor<67x35xf32>) -> tensor<35xf32>
  return %y : tensor<35xf32>
}

func.func @batches_f16(%x: tensor<2x?x67xf16>, %w: tensor<67x35xf16>, %b: tensor<35xf16>) -> tensor<2x?x35xf16> {
  %y = crease.linear %x, %w, %b : (tensor<2x?x67xf16>, tensor<67x35xf16>, tensor<35xf16>) -> tensor<2x?x35xf16>
  return %y : tensor<2x?x35xf16>
}

func.func @wide_result_bf16(%x: tensor<19x67xbf16>, %w: tensor<67x35xbf16>, %b: tensor<35xf32>) -> tensor<19x35xf32> {
  %y = crease.linear %x, %w, %b : (tensor<19x67xbf16>, tensor<67x35xbf16>, tensor<35xf32>) -> tensor<19x35xf32>
  return %y : tensor<19x35xf32>
}

// [batch, sequence, model] with two dynamic sizes, as exporters write it.
func.func @batches(%x: tensor<?x?x32xf32>, %w: tensor<32x64xf32>) -> tensor<?x?x64xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = tensor.dim %x, %c0 : tensor<?x?x32xf32>
  %s = tensor.dim %x, %c1 : tensor<?x?x32xf32>
  %rows = tensor.collapse_shape %x [[0, 1], [2]] : tensor<?x?x32xf32> into tensor<?x32xf32>
  %h = crease.linear %rows, %w : (tensor<?x32xf32>, tensor<32x64xf32>) -> tensor<?x64xf32>
  %g = crease.gelu %h : tensor<?x64xf32>
  %y = tensor.expand_shape %g [[0, 1], [2]] output_shape [%b, %s, 64] : tensor<?x64xf32> into tensor<?x?x64xf32>
  return %y : tensor<?x?x64xf32>
}
