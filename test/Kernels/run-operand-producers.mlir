// Backwards of layers with an activation: what is computed where a kernel packs
// it. More rows of the gradient than of the batch, or fewer; tiles of two
// heights; sums along and across the panels; two weights at once.
// RUN: crease-run %s --entry=layer --check --tolerance=4e-6
// RUN: crease-run %s --entry=layer --check --tolerance=4e-6 --threads=openmp
// RUN: crease-run %s --entry=layer --check --tolerance=4e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=two_rows --check --tolerance=4e-6
// RUN: crease-run %s --entry=both_sums --check --tolerance=4e-6
// RUN: crease-run %s --entry=both_sums --check --tolerance=4e-6 --threads=openmp
// RUN: crease-run %s --entry=gated --check --tolerance=4e-6
// RUN: crease-run %s --entry=input_only --check --tolerance=4e-6
// RUN: crease-run %s --entry=f64 --check --tolerance=1e-13

#whole = affine_map<(d0, d1) -> (d0, d1)>
#row = affine_map<(d0, d1) -> (d0)>
#column = affine_map<(d0, d1) -> (d1)>

func.func @layer(%x: tensor<36x222xf32>, %w: tensor<222x8192xf32>, %z: tensor<36x8192xf32>, %dy: tensor<36x8192xf32>) -> (tensor<36x222xf32>, tensor<222x8192xf32>, tensor<8192xf32>) {
  %zero = arith.constant 0.0 : f32
  %0 = crease.gelu_grad %z : tensor<36x8192xf32>
  %dz = arith.mulf %dy, %0 : tensor<36x8192xf32>
  %1 = tensor.empty() : tensor<8192xf32>
  %2 = linalg.fill ins(%zero : f32) outs(%1 : tensor<8192xf32>) -> tensor<8192xf32>
  %db = linalg.generic {indexing_maps = [#whole, #column], iterator_types = ["reduction", "parallel"]} ins(%dz : tensor<36x8192xf32>) outs(%2 : tensor<8192xf32>) {
  ^bb0(%in: f32, %sum: f32):
    %3 = arith.addf %sum, %in : f32
    linalg.yield %3 : f32
  } -> tensor<8192xf32>
  %dx = crease.linear %dz, %w {transpose_weight} : (tensor<36x8192xf32>, tensor<222x8192xf32>) -> tensor<36x222xf32>
  %4 = tensor.empty() : tensor<222x36xf32>
  %xt = linalg.transpose ins(%x : tensor<36x222xf32>) outs(%4 : tensor<222x36xf32>) permutation = [1, 0]
  %dw = crease.linear %xt, %dz : (tensor<222x36xf32>, tensor<36x8192xf32>) -> tensor<222x8192xf32>
  return %dx, %dw, %db : tensor<36x222xf32>, tensor<222x8192xf32>, tensor<8192xf32>
}

// 19 tiles of six and of five rows, each with two rows of the next panel.
func.func @two_rows(%xt: tensor<110x36xf32>, %z: tensor<36x8192xf32>, %dy: tensor<36x8192xf32>) -> tensor<110x8192xf32> {
  %0 = crease.silu_grad %z : tensor<36x8192xf32>
  %dz = arith.mulf %dy, %0 : tensor<36x8192xf32>
  %dw = crease.linear %xt, %dz : (tensor<110x36xf32>, tensor<36x8192xf32>) -> tensor<110x8192xf32>
  return %dw : tensor<110x8192xf32>
}

// The sums of columns are taken row by row; what is computed from them, and the
// sums of rows, wait for all of dz.
func.func @both_sums(%xt: tensor<222x36xf32>, %z: tensor<36x8192xf32>, %dy: tensor<36x8192xf32>) -> (tensor<222x8192xf32>, tensor<8192xf32>, tensor<36xf32>) {
  %zero = arith.constant 0.0 : f32
  %0 = crease.tanh_grad %z : tensor<36x8192xf32>
  %dz = arith.mulf %dy, %0 : tensor<36x8192xf32>
  %1 = tensor.empty() : tensor<8192xf32>
  %2 = linalg.fill ins(%zero : f32) outs(%1 : tensor<8192xf32>) -> tensor<8192xf32>
  %db = linalg.generic {indexing_maps = [#whole, #column], iterator_types = ["reduction", "parallel"]} ins(%dz : tensor<36x8192xf32>) outs(%2 : tensor<8192xf32>) {
  ^bb0(%in: f32, %sum: f32):
    %5 = arith.addf %sum, %in : f32
    linalg.yield %5 : f32
  } -> tensor<8192xf32>
  %scaled = crease.sigmoid %db : tensor<8192xf32>
  %3 = tensor.empty() : tensor<36xf32>
  %4 = linalg.fill ins(%zero : f32) outs(%3 : tensor<36xf32>) -> tensor<36xf32>
  %sums = linalg.generic {indexing_maps = [#whole, #row], iterator_types = ["parallel", "reduction"]} ins(%dz : tensor<36x8192xf32>) outs(%4 : tensor<36xf32>) {
  ^bb0(%in: f32, %sum: f32):
    %5 = arith.addf %sum, %in : f32
    linalg.yield %5 : f32
  } -> tensor<36xf32>
  %dw = crease.linear %xt, %dz : (tensor<222x36xf32>, tensor<36x8192xf32>) -> tensor<222x8192xf32>
  return %dw, %scaled, %sums : tensor<222x8192xf32>, tensor<8192xf32>, tensor<36xf32>
}

func.func @gated(%xt: tensor<222x36xf32>, %g: tensor<36x8192xf32>, %u: tensor<36x8192xf32>, %dy: tensor<36x8192xf32>) -> (tensor<222x8192xf32>, tensor<222x8192xf32>) {
  %0, %1 = crease.swiglu_grad gate(%g) value(%u) : tensor<36x8192xf32>
  %dg = arith.mulf %dy, %0 : tensor<36x8192xf32>
  %du = arith.mulf %dy, %1 : tensor<36x8192xf32>
  %dv = crease.linear %xt, %dg : (tensor<222x36xf32>, tensor<36x8192xf32>) -> tensor<222x8192xf32>
  %dw = crease.linear %xt, %du : (tensor<222x36xf32>, tensor<36x8192xf32>) -> tensor<222x8192xf32>
  return %dv, %dw : tensor<222x8192xf32>, tensor<222x8192xf32>
}

// The weight does not learn: the input's gradient alone, by parts of the depth.
func.func @input_only(%w: tensor<300x5000xf32>, %z: tensor<64x5000xf32>, %dy: tensor<64x5000xf32>) -> (tensor<64x300xf32>, tensor<5000xf32>) {
  %zero = arith.constant 0.0 : f32
  %0 = crease.mish_grad %z : tensor<64x5000xf32>
  %dz = arith.mulf %dy, %0 : tensor<64x5000xf32>
  %1 = tensor.empty() : tensor<5000xf32>
  %2 = linalg.fill ins(%zero : f32) outs(%1 : tensor<5000xf32>) -> tensor<5000xf32>
  %db = linalg.generic {indexing_maps = [#whole, #column], iterator_types = ["reduction", "parallel"]} ins(%dz : tensor<64x5000xf32>) outs(%2 : tensor<5000xf32>) {
  ^bb0(%in: f32, %sum: f32):
    %3 = arith.addf %sum, %in : f32
    linalg.yield %3 : f32
  } -> tensor<5000xf32>
  %dx = crease.linear %dz, %w {transpose_weight} : (tensor<64x5000xf32>, tensor<300x5000xf32>) -> tensor<64x300xf32>
  return %dx, %db : tensor<64x300xf32>, tensor<5000xf32>
}

func.func @f64(%xt: tensor<222x36xf64>, %z: tensor<36x8192xf64>, %dy: tensor<36x8192xf64>) -> tensor<222x8192xf64> {
  %0 = math.exp %z : tensor<36x8192xf64>
  %dz = arith.mulf %dy, %0 : tensor<36x8192xf64>
  %dw = crease.linear %xt, %dz : (tensor<222x36xf64>, tensor<36x8192xf64>) -> tensor<222x8192xf64>
  return %dw : tensor<222x8192xf64>
}
