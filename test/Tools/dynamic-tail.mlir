// Sizes that a tail asks of the matmul's result do not keep it from being fused.
// RUN: crease-compile %s -o %t.o --require-fused
// RUN: crease-run %s --check --dims=5,7,7,9 --tolerance=1e-6

func.func @f(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>, %s: tensor<f32>) -> tensor<?x?xf32> {
  %z = crease.linear %x, %w : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  %c0 = arith.constant 0 : index
  %m = tensor.dim %z, %c0 : tensor<?x?xf32>
  %c1 = arith.constant 1 : index
  %n = tensor.dim %z, %c1 : tensor<?x?xf32>
  %e = tensor.empty(%m, %n) : tensor<?x?xf32>
  %y = linalg.generic {indexing_maps = [affine_map<(d0, d1) -> (d0, d1)>, affine_map<(d0, d1) -> ()>, affine_map<(d0, d1) -> (d0, d1)>], iterator_types = ["parallel", "parallel"]} ins(%z, %s : tensor<?x?xf32>, tensor<f32>) outs(%e : tensor<?x?xf32>) {
  ^bb0(%a: f32, %b: f32, %o: f32):
    %r = arith.mulf %a, %b : f32
    linalg.yield %r : f32
  } -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
