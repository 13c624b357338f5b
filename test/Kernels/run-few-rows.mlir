// One to five rows against the reference: weights packed ahead and plain, in
// both orders, in blocks of columns and with a ragged edge; rows known when
// compiling and when running; one thread and more.
// RUN: crease-run %s --entry=packed_1 --check --tolerance=2e-6
// RUN: crease-run %s --entry=packed_2 --check --tolerance=2e-6
// RUN: crease-run %s --entry=packed_3 --check --tolerance=2e-6
// RUN: crease-run %s --entry=narrow --check --tolerance=2e-6
// RUN: crease-run %s --entry=wide --check --tolerance=2e-6
// RUN: crease-run %s --entry=mixed --check --tolerance=2e-6
// RUN: crease-run %s --entry=shallow --check --tolerance=2e-6
// RUN: crease-run %s --entry=halves --check --tolerance=2e-6
// RUN: crease-run %s --entry=late_packed --dims=1 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late_packed --dims=2 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late_packed --dims=3 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late --dims=1,19,19,47,47 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late --dims=2,8,8,64,64 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late --dims=3,1,1,1,1 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late --dims=4,0,0,9,9 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late --dims=5,33,33,17,17 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late --dims=16,1031,1031,1047,1047 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late --dims=17,31,31,47,47 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late_transposed --dims=16,19,47,19,47 --check --tolerance=2e-6
// RUN: crease-run %s --entry=mixed_11 --check --tolerance=2e-6
// RUN: crease-run %s --entry=mixed_11 --check --tolerance=2e-6 --target=x86-64-v2
// RUN: crease-run %s --entry=late --dims=9,31,31,47,47 --check --tolerance=2e-6 --threads=openmp
// RUN: crease-run %s --entry=late_transposed --dims=1,19,47,19,47 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late_transposed --dims=4,8,64,8,64 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late_transposed --dims=3,0,5,0,5 --check --tolerance=2e-6
// RUN: crease-run %s --entry=late_transposed --dims=5,33,17,33,17 --check --tolerance=2e-6
// RUN: crease-run %s --entry=packed_2 --check --tolerance=2e-6 --target=x86-64-v2
// RUN: crease-run %s --entry=mixed --check --tolerance=2e-6 --target=x86-64-v2
// RUN: crease-run %s --entry=packed_1 --check --tolerance=2e-6 --threads=openmp
// RUN: crease-run %s --entry=wide --check --tolerance=2e-6 --threads=openmp
// RUN: crease-run %s --entry=late_transposed --dims=2,19,47,19,47 --check --tolerance=2e-6 --threads=openmp

func.func @packed_1(%x: tensor<1x37xf32>, %w: tensor<37x150xf32> {crease.weight}, %b: tensor<150xf32>) -> tensor<1x150xf32> {
  %h = crease.linear %x, %w, %b : (tensor<1x37xf32>, tensor<37x150xf32>, tensor<150xf32>) -> tensor<1x150xf32>
  %y = crease.silu %h : tensor<1x150xf32>
  return %y : tensor<1x150xf32>
}

func.func @packed_2(%x: tensor<2x37xf32>, %w: tensor<37x81xf32> {crease.weight}, %u: tensor<37x81xf32> {crease.weight}) -> tensor<2x81xf32> {
  %g = crease.linear %x, %w : (tensor<2x37xf32>, tensor<37x81xf32>) -> tensor<2x81xf32>
  %v = crease.linear %x, %u : (tensor<2x37xf32>, tensor<37x81xf32>) -> tensor<2x81xf32>
  %y = crease.swiglu gate(%g) value(%v) : tensor<2x81xf32>
  return %y : tensor<2x81xf32>
}

func.func @packed_3(%x: tensor<3x16xf32>, %w: tensor<16x48xf32> {crease.weight}) -> tensor<3x48xf32> {
  %h = crease.linear %x, %w : (tensor<3x16xf32>, tensor<16x48xf32>) -> tensor<3x48xf32>
  %y = crease.relu %h : tensor<3x48xf32>
  return %y : tensor<3x48xf32>
}

func.func @narrow(%x: tensor<1x65xf32>, %w: tensor<65x4xf32> {crease.weight}) -> tensor<1x4xf32> {
  %h = crease.linear %x, %w : (tensor<1x65xf32>, tensor<65x4xf32>) -> tensor<1x4xf32>
  return %h : tensor<1x4xf32>
}

// More columns than the sums of one block.
func.func @wide(%x: tensor<2x11xf32>, %w: tensor<11x5001xf32>, %r: tensor<2x5001xf32>) -> tensor<2x5001xf32> {
  %h = crease.linear %x, %w : (tensor<2x11xf32>, tensor<11x5001xf32>) -> tensor<2x5001xf32>
  %y = arith.addf %h, %r : tensor<2x5001xf32>
  return %y : tensor<2x5001xf32>
}

func.func @mixed(%x: tensor<3x29xf32>, %w: tensor<29x50xf32>, %u: tensor<50x29xf32>) -> tensor<3x50xf32> {
  %g = crease.linear %x, %w : (tensor<3x29xf32>, tensor<29x50xf32>) -> tensor<3x50xf32>
  %v = crease.linear %x, %u {transpose_weight} : (tensor<3x29xf32>, tensor<50x29xf32>) -> tensor<3x50xf32>
  %y = crease.geglu_tanh gate(%g) value(%v) : tensor<3x50xf32>
  return %y : tensor<3x50xf32>
}

// More rows than have registers for their sums.
func.func @mixed_11(%x: tensor<11x29xf32>, %w: tensor<29x50xf32>, %u: tensor<50x29xf32>) -> tensor<11x50xf32> {
  %g = crease.linear %x, %w : (tensor<11x29xf32>, tensor<29x50xf32>) -> tensor<11x50xf32>
  %v = crease.linear %x, %u {transpose_weight} : (tensor<11x29xf32>, tensor<50x29xf32>) -> tensor<11x50xf32>
  %y = crease.swiglu gate(%g) value(%v) : tensor<11x50xf32>
  return %y : tensor<11x50xf32>
}

// Fewer rows of weights than chains of sums.
func.func @shallow(%x: tensor<1x2xf32>, %w: tensor<2x3xf32> {crease.weight}) -> tensor<1x3xf32> {
  %h = crease.linear %x, %w : (tensor<1x2xf32>, tensor<2x3xf32>) -> tensor<1x3xf32>
  return %h : tensor<1x3xf32>
}

func.func @halves(%x: tensor<2x24xbf16>, %w: tensor<33x24xbf16>) -> tensor<2x33xf32> {
  %h = crease.linear %x, %w {transpose_weight} : (tensor<2x24xbf16>, tensor<33x24xbf16>) -> tensor<2x33xf32>
  %y = crease.sigmoid %h : tensor<2x33xf32>
  return %y : tensor<2x33xf32>
}

func.func @late_packed(%x: tensor<?x37xf32>, %w: tensor<37x65xf32> {crease.weight}, %b: tensor<65xf32>) -> tensor<?x65xf32> {
  %h = crease.linear %x, %w, %b : (tensor<?x37xf32>, tensor<37x65xf32>, tensor<65xf32>) -> tensor<?x65xf32>
  %y = crease.tanh %h : tensor<?x65xf32>
  return %y : tensor<?x65xf32>
}

func.func @late(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>, %b: tensor<?xf32>) -> tensor<?x?xf32> {
  %h = crease.linear %x, %w, %b : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  %y = crease.relu %h : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

func.func @late_transposed(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>, %b: tensor<?xf32>) -> tensor<?x?xf32> {
  %h = crease.linear %x, %w, %b {transpose_weight} : (tensor<?x?xf32>, tensor<?x?xf32>, tensor<?xf32>) -> tensor<?x?xf32>
  %y = crease.silu %h : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
