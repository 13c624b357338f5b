// Plain weights are packed several panels at a time and short panels are read in
// pairs; transposed ones are packed part by part of their depth. Here the last
// group is not whole, rows are one block or several, and threads share groups.
// RUN: crease-run %s --entry=plain --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=plain --check --tolerance=2e-6 --target=x86-64-v3 --threads=openmp
// RUN: crease-run %s --entry=gated --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=many_rows --dims=24 --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=many_rows --dims=1300 --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=many_rows --dims=1300 --check --tolerance=2e-6
// RUN: crease-run %s --entry=all_dynamic --dims=40,70,70,300 --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=all_dynamic --dims=700,9,9,513 --check --tolerance=2e-6 --target=x86-64-v3
// RUN: crease-run %s --entry=deep --check --tolerance=1e-5 --target=x86-64-v3
// RUN: crease-run %s --entry=deep --check --tolerance=1e-5 --target=x86-64-v3 --threads=openmp
// RUN: crease-run %s --entry=deep_gated --check --tolerance=1e-5 --target=x86-64-v3
// RUN: crease-run %s --entry=f64 --check --tolerance=1e-13 --target=x86-64-v3
// RUN: crease-run %s --entry=packed_left --dims=3 --check --tolerance=1e-5 --target=x86-64-v3
// RUN: crease-run %s --entry=packed_left --dims=29 --check --tolerance=1e-5 --target=x86-64-v3
// RUN: crease-run %s --entry=packed_left --dims=250 --check --tolerance=1e-5 --target=x86-64-v3
// RUN: crease-run %s --entry=packed_left --dims=250 --check --tolerance=1e-5 --target=x86-64-v3 --threads=openmp
// RUN: crease-run %s --entry=packed_left_parts --dims=31 --check --tolerance=1e-5 --target=x86-64-v3
// RUN: crease-run %s --entry=packed_left_parts --dims=250 --check --tolerance=1e-5 --target=x86-64-v3
// RUN: crease-run %s --entry=packed_left_bf16 --check --tolerance=1e-2 --target=x86-64-v3
// RUN: crease-run %s --entry=packed_left_f64 --check --tolerance=1e-13 --target=x86-64-v3
// RUN: crease-run %s --entry=packed_left --dims=29 --check --tolerance=1e-5 --target=x86-64-v2
// RUN: crease-run %s --entry=bf16 --check --tolerance=1e-2 --target=x86-64-v3

func.func @plain(%x: tensor<100x20xf32>, %w: tensor<20x1000xf32>) -> tensor<100x1000xf32> {
  %y = crease.linear %x, %w : (tensor<100x20xf32>, tensor<20x1000xf32>) -> tensor<100x1000xf32>
  return %y : tensor<100x1000xf32>
}

func.func @gated(%x: tensor<100x70xf32>, %g: tensor<70x300xf32>, %u: tensor<70x300xf32>) -> tensor<100x300xf32> {
  %gate = crease.linear %x, %g : (tensor<100x70xf32>, tensor<70x300xf32>) -> tensor<100x300xf32>
  %up = crease.linear %x, %u : (tensor<100x70xf32>, tensor<70x300xf32>) -> tensor<100x300xf32>
  %y = crease.swiglu gate(%gate) value(%up) : tensor<100x300xf32>
  return %y : tensor<100x300xf32>
}

// Five panels: the last one has no other beside it.
func.func @many_rows(%x: tensor<?x20xf32>, %w: tensor<20x80xf32>, %b: tensor<80xf32>) -> tensor<?x80xf32> {
  %h = crease.linear %x, %w, %b : (tensor<?x20xf32>, tensor<20x80xf32>, tensor<80xf32>) -> tensor<?x80xf32>
  %y = crease.relu %h : tensor<?x80xf32>
  return %y : tensor<?x80xf32>
}

func.func @all_dynamic(%x: tensor<?x?xf32>, %w: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %y = crease.linear %x, %w : (tensor<?x?xf32>, tensor<?x?xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}

// The second panel has columns that are not there, the last part of the depth is
// shorter and no multiple of a vector.
func.func @deep(%x: tensor<50x7003xf32>, %w: tensor<30x7003xf32>) -> tensor<50x30xf32> {
  %h = crease.linear %x, %w {transpose_weight} : (tensor<50x7003xf32>, tensor<30x7003xf32>) -> tensor<50x30xf32>
  %y = crease.gelu %h : tensor<50x30xf32>
  return %y : tensor<50x30xf32>
}

func.func @deep_gated(%x: tensor<18x7003xf32>, %g: tensor<16x7003xf32>, %u: tensor<16x7003xf32>) -> tensor<18x16xf32> {
  %gate = crease.linear %x, %g {transpose_weight} : (tensor<18x7003xf32>, tensor<16x7003xf32>) -> tensor<18x16xf32>
  %up = crease.linear %x, %u {transpose_weight} : (tensor<18x7003xf32>, tensor<16x7003xf32>) -> tensor<18x16xf32>
  %y = crease.geglu gate(%gate) value(%up) : tensor<18x16xf32>
  return %y : tensor<18x16xf32>
}

func.func @f64(%x: tensor<30x19xf64>, %w: tensor<19x260xf64>) -> tensor<30x260xf64> {
  %y = crease.linear %x, %w : (tensor<30x19xf64>, tensor<19x260xf64>) -> tensor<30x260xf64>
  return %y : tensor<30x260xf64>
}

func.func @bf16(%x: tensor<30x19xbf16>, %w: tensor<19x520xbf16>) -> tensor<30x520xbf16> {
  %y = crease.linear %x, %w : (tensor<30x19xbf16>, tensor<19x520xbf16>) -> tensor<30x520xbf16>
  return %y : tensor<30x520xbf16>
}

// Deep enough for the left operand to be packed, in two blocks of rows, whose
// tiles are not of one height; the last columns of the depth are no whole vector.
func.func @packed_left(%x: tensor<?x603xf32>, %w: tensor<603x300xf32> {crease.weight}) -> tensor<?x300xf32> {
  %h = crease.linear %x, %w : (tensor<?x603xf32>, tensor<603x300xf32>) -> tensor<?x300xf32>
  %y = crease.silu %h : tensor<?x300xf32>
  return %y : tensor<?x300xf32>
}

// In two parts of the depth.
func.func @packed_left_parts(%x: tensor<?x4099xf32>, %w: tensor<4099x260xf32> {crease.weight}) -> tensor<?x260xf32> {
  %h = crease.linear %x, %w : (tensor<?x4099xf32>, tensor<4099x260xf32>) -> tensor<?x260xf32>
  return %h : tensor<?x260xf32>
}

func.func @packed_left_bf16(%x: tensor<40x603xbf16>, %w: tensor<603x300xbf16>) -> tensor<40x300xbf16> {
  %h = crease.linear %x, %w : (tensor<40x603xbf16>, tensor<603x300xbf16>) -> tensor<40x300xbf16>
  return %h : tensor<40x300xbf16>
}

// Four lanes and tiles of six rows: packed element by element.
func.func @packed_left_f64(%x: tensor<40x603xf64>, %w: tensor<603x200xf64>) -> tensor<40x200xf64> {
  %h = crease.linear %x, %w : (tensor<40x603xf64>, tensor<603x200xf64>) -> tensor<40x200xf64>
  return %h : tensor<40x200xf64>
}
