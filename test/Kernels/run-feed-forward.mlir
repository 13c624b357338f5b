// Feed-forward blocks of more rows than one block of them, against the reference.
// RUN: crease-run %s --entry=even --check
// RUN: crease-run %s --entry=late --dims=450 --check
// RUN: crease-run %s --entry=late --dims=1 --check
// RUN: crease-run %s --entry=late --dims=0 --check
// RUN: crease-run %s --entry=late --dims=450 --check --threads=openmp

func.func @even(%x: tensor<768x8xf32>, %g: tensor<8x8200xf32> {crease.weight}, %u: tensor<8x8200xf32> {crease.weight}, %d: tensor<8200x8xf32> {crease.weight}) -> tensor<768x8xf32> {
  %0 = crease.linear %x, %g : (tensor<768x8xf32>, tensor<8x8200xf32>) -> tensor<768x8200xf32>
  %1 = crease.linear %x, %u : (tensor<768x8xf32>, tensor<8x8200xf32>) -> tensor<768x8200xf32>
  %2 = crease.swiglu gate(%0) value(%1) : tensor<768x8200xf32>
  %3 = crease.linear %2, %d : (tensor<768x8200xf32>, tensor<8200x8xf32>) -> tensor<768x8xf32>
  %4 = arith.addf %3, %x : tensor<768x8xf32>
  return %4 : tensor<768x8xf32>
}

func.func @late(%x: tensor<?x8xf32>, %u: tensor<8x8200xf32>, %b: tensor<8200xf32>, %d: tensor<8200x8xf32>) -> tensor<?x8xf32> {
  %0 = crease.linear %x, %u, %b : (tensor<?x8xf32>, tensor<8x8200xf32>, tensor<8200xf32>) -> tensor<?x8200xf32>
  %1 = crease.relu %0 : tensor<?x8200xf32>
  %2 = crease.linear %1, %d : (tensor<?x8200xf32>, tensor<8200x8xf32>) -> tensor<?x8xf32>
  return %2 : tensor<?x8xf32>
}
