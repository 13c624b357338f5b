// Sizes of zero have a defined result: no rows and no columns give nothing, and
// a sum over nothing is zero, which the epilogue gets.
// RUN: crease-run %s --entry=no_depth --check
// RUN: crease-run %s --entry=no_depth --check --threads=openmp
// RUN: crease-run %s --entry=no_depth_packed --check
// RUN: crease-run %s --entry=no_columns --check
// RUN: crease-run %s --entry=no_rows --check
// RUN: crease-run %s --entry=late --dims=3,0,0,5,5 --check
// RUN: crease-run %s --entry=late --dims=30,0,0,5,5 --check
// RUN: crease-run %s --entry=late --dims=3,5,5,0,0 --check
// RUN: crease-run %s --entry=late --dims=30,5,5,0,0 --check
// RUN: crease-run %s --entry=late --dims=0,5,5,7,7 --check
// RUN: crease-run %s --entry=late --dims=0,0,0,0,0 --check --threads=openmp

func.func @no_depth(%x: tensor<7x0xf32>, %w: tensor<0x19xf32>, %b: tensor<19xf32>) -> tensor<7x19xf32> {
  %h = crease.linear %x, %w, %b : (tensor<7x0xf32>, tensor<0x19xf32>, tensor<19xf32>) -> tensor<7x19xf32>
  %y = crease.silu %h : tensor<7x19xf32>
  return %y : tensor<7x19xf32>
}

func.func @no_depth_packed(%x: tensor<1x0xf32>, %w: tensor<0x19xf32> {crease.weight}, %b: tensor<19xf32>) -> tensor<1x19xf32> {
  %h = crease.linear %x, %w, %b : (tensor<1x0xf32>, tensor<0x19xf32>, tensor<19xf32>) -> tensor<1x19xf32>
  %y = crease.relu %h : tensor<1x19xf32>
  return %y : tensor<1x19xf32>
}

func.func @no_columns(%x: tensor<7x8xf32>, %w: tensor<8x0xf32> {crease.weight}) -> tensor<7x0xf32> {
  %h = crease.linear %x, %w : (tensor<7x8xf32>, tensor<8x0xf32>) -> tensor<7x0xf32>
  %y = crease.silu %h : tensor<7x0xf32>
  return %y : tensor<7x0xf32>
}

func.func @no_rows(%x: tensor<0x8xf32>, %w: tensor<8x9xf32> {crease.weight}) -> tensor<0x9xf32> {
  %h = crease.linear %x, %w : (tensor<0x8xf32>, tensor<8x9xf32>) -> tensor<0x9xf32>
  %y = crease.silu %h : tensor<0x9xf32>
  return %y : tensor<0x9xf32>
}

func.func @late(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>, %b: tensor<?xf32>) -> tensor<?x?xf32> {
  %h = crease.linear %x, %w, %b : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  %y = crease.silu %h : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
