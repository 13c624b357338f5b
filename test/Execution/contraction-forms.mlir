// Contractions that are no matmul as they stand, on the optimised path and on
// the reference's: by batch, with the left operand's or the result's dimensions
// in another order, with sizes that are known when they run.
// RUN: crease-run %s --entry=transposed_left --check --require-fused --tolerance=1e-6
// RUN: crease-run %s --entry=transposed_result --check --require-fused --tolerance=1e-6
// RUN: crease-run %s --entry=middle_left --check --require-fused --tolerance=1e-6
// RUN: crease-run %s --entry=by_batch --dims=3,5,3 --dims=1,130,1 --dims=0,4,0 --check --tolerance=1e-6
// RUN: crease-run %s --entry=by_batch --dims=3,70,3 --threads=openmp --check --tolerance=1e-6
// RUN: crease-run %s --entry=from_start --check --tolerance=1e-6
// RUN: crease-run %s --entry=attention --check --tolerance=1e-6
// RUN: crease-run %s --entry=with_tail --dims=3,5,3,3,5 --dims=1,33,1,1,33 --check --require-fused --tolerance=1e-6
// RUN: crease-run %s --entry=used_twice --check --tolerance=1e-6
// RUN: crease-run %s --entry=narrow --check --tolerance=1e-2
// RUN: crease-run %s --entry=row_by_batch --check --tolerance=1e-6

#mnk_km = affine_map<(m, n, k) -> (k, m)>
#mnk_kn = affine_map<(m, n, k) -> (k, n)>
#mnk_mn = affine_map<(m, n, k) -> (m, n)>
#mnk_mk = affine_map<(m, n, k) -> (m, k)>
#mnk_nm = affine_map<(m, n, k) -> (n, m)>

func.func @transposed_left(%x: tensor<70x33xf32>, %w: tensor<70x48xf32>) -> tensor<33x48xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<33x48xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<33x48xf32>) -> tensor<33x48xf32>
  %0 = linalg.matmul indexing_maps = [#mnk_km, #mnk_kn, #mnk_mn]
      ins(%x, %w : tensor<70x33xf32>, tensor<70x48xf32>) outs(%z : tensor<33x48xf32>) -> tensor<33x48xf32>
  %1 = crease.silu %0 : tensor<33x48xf32>
  return %1 : tensor<33x48xf32>
}

// (X W)^T: what stands right has the rows.
func.func @transposed_result(%x: tensor<33x70xf32>, %w: tensor<70x48xf32>) -> tensor<48x33xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<48x33xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<48x33xf32>) -> tensor<48x33xf32>
  %0 = linalg.generic {indexing_maps = [#mnk_mk, #mnk_kn, #mnk_nm], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<33x70xf32>, tensor<70x48xf32>) outs(%z : tensor<48x33xf32>) {
  ^bb0(%a: f32, %b: f32, %s: f32):
    %p = arith.mulf %a, %b : f32
    %q = arith.addf %s, %p : f32
    linalg.yield %q : f32
  } -> tensor<48x33xf32>
  return %0 : tensor<48x33xf32>
}

// [B,K,S] by [K,N] to [S,B,N].
func.func @middle_left(%x: tensor<3x20x17xf32>, %w: tensor<20x48xf32>) -> tensor<17x3x48xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<17x3x48xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<17x3x48xf32>) -> tensor<17x3x48xf32>
  %0 = linalg.generic {
      indexing_maps = [affine_map<(s, b, n, k) -> (b, k, s)>, affine_map<(s, b, n, k) -> (k, n)>, affine_map<(s, b, n, k) -> (s, b, n)>],
      iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<3x20x17xf32>, tensor<20x48xf32>) outs(%z : tensor<17x3x48xf32>) {
  ^bb0(%a: f32, %b: f32, %s: f32):
    %p = arith.mulf %a, %b : f32
    %q = arith.addf %s, %p : f32
    linalg.yield %q : f32
  } -> tensor<17x3x48xf32>
  return %0 : tensor<17x3x48xf32>
}

func.func @by_batch(%x: tensor<?x?x40xf32>, %w: tensor<?x40x50xf32>) -> tensor<?x?x50xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = tensor.dim %x, %c0 : tensor<?x?x40xf32>
  %m = tensor.dim %x, %c1 : tensor<?x?x40xf32>
  %e = tensor.empty(%b, %m) : tensor<?x?x50xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<?x?x50xf32>) -> tensor<?x?x50xf32>
  %0 = linalg.batch_matmul ins(%x, %w : tensor<?x?x40xf32>, tensor<?x40x50xf32>) outs(%z : tensor<?x?x50xf32>) -> tensor<?x?x50xf32>
  return %0 : tensor<?x?x50xf32>
}

// The sums start from an argument.
func.func @from_start(%x: tensor<4x9x40xf32>, %w: tensor<4x40x50xf32>, %start: tensor<4x9x50xf32>) -> tensor<4x9x50xf32> {
  %0 = linalg.batch_matmul ins(%x, %w : tensor<4x9x40xf32>, tensor<4x40x50xf32>) outs(%start : tensor<4x9x50xf32>) -> tensor<4x9x50xf32>
  return %0 : tensor<4x9x50xf32>
}

// softmax(Q K^T) V by batch and head, where the heads stand behind the rows.
#q = affine_map<(b, h, s, t, d) -> (b, s, h, d)>
#k = affine_map<(b, h, s, t, d) -> (b, t, h, d)>
#p = affine_map<(b, h, s, t, d) -> (b, h, s, t)>
#pv = affine_map<(b, s, h, d, t) -> (b, h, s, t)>
#v = affine_map<(b, s, h, d, t) -> (b, t, h, d)>
#o = affine_map<(b, s, h, d, t) -> (b, s, h, d)>
func.func @attention(%q: tensor<2x19x3x16xf32>, %k: tensor<2x21x3x16xf32>, %v: tensor<2x21x3x16xf32>) -> tensor<2x19x3x16xf32> {
  %zero = arith.constant 0.0 : f32
  %pe = tensor.empty() : tensor<2x3x19x21xf32>
  %pz = linalg.fill ins(%zero : f32) outs(%pe : tensor<2x3x19x21xf32>) -> tensor<2x3x19x21xf32>
  %scores = linalg.generic {indexing_maps = [#q, #k, #p], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]}
      ins(%q, %k : tensor<2x19x3x16xf32>, tensor<2x21x3x16xf32>) outs(%pz : tensor<2x3x19x21xf32>) {
  ^bb0(%a: f32, %b: f32, %s: f32):
    %0 = arith.mulf %a, %b : f32
    %1 = arith.addf %s, %0 : f32
    linalg.yield %1 : f32
  } -> tensor<2x3x19x21xf32>
  %shares = crease.softmax %scores : tensor<2x3x19x21xf32>
  %oe = tensor.empty() : tensor<2x19x3x16xf32>
  %oz = linalg.fill ins(%zero : f32) outs(%oe : tensor<2x19x3x16xf32>) -> tensor<2x19x3x16xf32>
  %out = linalg.generic {indexing_maps = [#pv, #v, #o], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction"]}
      ins(%shares, %v : tensor<2x3x19x21xf32>, tensor<2x21x3x16xf32>) outs(%oz : tensor<2x19x3x16xf32>) {
  ^bb0(%a: f32, %b: f32, %s: f32):
    %0 = arith.mulf %a, %b : f32
    %1 = arith.addf %s, %0 : f32
    linalg.yield %1 : f32
  } -> tensor<2x19x3x16xf32>
  return %out : tensor<2x19x3x16xf32>
}

// What follows by element goes into the loop: a constant, a residual that comes
// later than the matmul, an activation, and a cast.
func.func @with_tail(%x: tensor<?x?x40xf32>, %w: tensor<?x40x50xf32>, %r: tensor<?x?x50xf32>) -> tensor<?x?x50xf64> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %b = tensor.dim %x, %c0 : tensor<?x?x40xf32>
  %m = tensor.dim %x, %c1 : tensor<?x?x40xf32>
  %e = tensor.empty(%b, %m) : tensor<?x?x50xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<?x?x50xf32>) -> tensor<?x?x50xf32>
  %0 = linalg.batch_matmul ins(%x, %w : tensor<?x?x40xf32>, tensor<?x40x50xf32>) outs(%z : tensor<?x?x50xf32>) -> tensor<?x?x50xf32>
  %half = crease.tanh %r : tensor<?x?x50xf32>
  %1 = arith.addf %half, %0 : tensor<?x?x50xf32>
  %2 = crease.gelu %1 : tensor<?x?x50xf32>
  %3 = arith.extf %2 : tensor<?x?x50xf32> to tensor<?x?x50xf64>
  return %3 : tensor<?x?x50xf64>
}

// Both results are asked for, one as the start of a further sum.
func.func @used_twice(%x: tensor<4x9x40xf32>, %w: tensor<4x40x50xf32>) -> (tensor<4x9x50xf32>, tensor<4x9x50xf32>) {
  %zero = arith.constant 0.0 : f32
  %scale = arith.constant dense<0.25> : tensor<4x9x50xf32>
  %e = tensor.empty() : tensor<4x9x50xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<4x9x50xf32>) -> tensor<4x9x50xf32>
  %0 = linalg.batch_matmul ins(%x, %w : tensor<4x9x40xf32>, tensor<4x40x50xf32>) outs(%z : tensor<4x9x50xf32>) -> tensor<4x9x50xf32>
  %1 = linalg.batch_matmul ins(%x, %w : tensor<4x9x40xf32>, tensor<4x40x50xf32>) outs(%0 : tensor<4x9x50xf32>) -> tensor<4x9x50xf32>
  %2 = arith.mulf %1, %scale : tensor<4x9x50xf32>
  return %0, %2 : tensor<4x9x50xf32>, tensor<4x9x50xf32>
}

// Sums of f32 over elements of bf16, transposed.
func.func @narrow(%x: tensor<70x33xbf16>, %w: tensor<70x48xbf16>) -> tensor<33x48xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<33x48xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<33x48xf32>) -> tensor<33x48xf32>
  %0 = linalg.matmul indexing_maps = [#mnk_km, #mnk_kn, #mnk_mn]
      ins(%x, %w : tensor<70x33xbf16>, tensor<70x48xbf16>) outs(%z : tensor<33x48xf32>) -> tensor<33x48xf32>
  return %0 : tensor<33x48xf32>
}

// Without rows there is no matmul to make.
func.func @row_by_batch(%x: tensor<4x40xf32>, %w: tensor<4x40x50xf32>) -> tensor<4x50xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<4x50xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<4x50xf32>) -> tensor<4x50xf32>
  %0 = linalg.batch_vecmat ins(%x, %w : tensor<4x40xf32>, tensor<4x40x50xf32>) outs(%z : tensor<4x50xf32>) -> tensor<4x50xf32>
  return %0 : tensor<4x50xf32>
}
