// Large outputs of short products are written past the caches: by the next tile,
// or at once where the depth is too short for that. Tiles are of two heights,
// rows one block or several, and threads each have a tile that waits.
// RUN: crease-run %s --entry=gradient --check --tolerance=2e-6
// RUN: crease-run %s --entry=gradient --check --tolerance=2e-6 --threads=openmp
// RUN: crease-run %s --entry=gradient --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=extras --check --tolerance=2e-6
// RUN: crease-run %s --entry=extras --check --tolerance=2e-6 --threads=openmp
// RUN: crease-run %s --entry=two_weights --check --tolerance=2e-6
// RUN: crease-run %s --entry=shallow --check --tolerance=2e-6
// RUN: crease-run %s --entry=blocks --check --tolerance=2e-6
// RUN: crease-run %s --entry=blocks --check --tolerance=2e-6 --threads=openmp
// RUN: crease-run %s --entry=f64 --check --tolerance=1e-14

// 184 tiles of six and of five rows.
func.func @gradient(%x: tensor<1100x31xf32>, %w: tensor<31x2048xf32>) -> tensor<1100x2048xf32> {
  %y = crease.linear %x, %w : (tensor<1100x31xf32>, tensor<31x2048xf32>) -> tensor<1100x2048xf32>
  return %y : tensor<1100x2048xf32>
}

func.func @extras(%x: tensor<1100x8xf32>, %w: tensor<8x2048xf32>, %b: tensor<2048xf32>, %r: tensor<1100x2048xf32>) -> tensor<1100x2048xf32> {
  %h = crease.linear %x, %w, %b : (tensor<1100x8xf32>, tensor<8x2048xf32>, tensor<2048xf32>) -> tensor<1100x2048xf32>
  %a = crease.relu %h : tensor<1100x2048xf32>
  %y = arith.addf %a, %r : tensor<1100x2048xf32>
  return %y : tensor<1100x2048xf32>
}

func.func @two_weights(%x: tensor<700x40xf32>, %v: tensor<40x2048xf32>, %w: tensor<40x2048xf32>) -> (tensor<700x2048xf32>, tensor<700x2048xf32>) {
  %y = crease.linear %x, %v : (tensor<700x40xf32>, tensor<40x2048xf32>) -> tensor<700x2048xf32>
  %z = crease.linear %x, %w : (tensor<700x40xf32>, tensor<40x2048xf32>) -> tensor<700x2048xf32>
  return %y, %z : tensor<700x2048xf32>, tensor<700x2048xf32>
}

func.func @shallow(%x: tensor<1100x4xf32>, %w: tensor<4x2048xf32>) -> tensor<1100x2048xf32> {
  %y = crease.linear %x, %w : (tensor<1100x4xf32>, tensor<4x2048xf32>) -> tensor<1100x2048xf32>
  return %y : tensor<1100x2048xf32>
}

// More rows than stay in L2.
func.func @blocks(%x: tensor<3000x256xf32>, %w: tensor<256x512xf32>) -> tensor<3000x512xf32> {
  %y = crease.linear %x, %w : (tensor<3000x256xf32>, tensor<256x512xf32>) -> tensor<3000x512xf32>
  return %y : tensor<3000x512xf32>
}

func.func @f64(%x: tensor<1100x24xf64>, %w: tensor<24x1024xf64>) -> tensor<1100x1024xf64> {
  %y = crease.linear %x, %w : (tensor<1100x24xf64>, tensor<24x1024xf64>) -> tensor<1100x1024xf64>
  return %y : tensor<1100x1024xf64>
}
