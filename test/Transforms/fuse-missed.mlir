// What crease-fuse leaves alone or keeps, and the reason it gives.
// RUN: crease-opt %s --crease-fuse --split-input-file --remarks-filter=crease \
// RUN:   -o %t 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: FileCheck %s < %t

// REMARK: remark: [Passed] fuse {{.*}}Function=fused {{.*}}"fused 1 matmul with crease.relu, 1 result"
func.func @fused(%x: tensor<8x64xf32>, %w: tensor<64x32xf32>) -> tensor<8x32xf32> {
  %h = crease.linear %x, %w : (tensor<8x64xf32>, tensor<64x32xf32>) -> tensor<8x32xf32>
  %y = crease.relu %h : tensor<8x32xf32>
  return %y : tensor<8x32xf32>
}

// -----

// A second use: the value is stored as a second result.
// REMARK: remark: [Missed] fuse {{.*}}Function=second_use {{.*}}"not fused: crease.linear: its result is stored, since it has a use besides the tail"
// CHECK-LABEL: func @second_use(
// CHECK: crease.fused_linear
// CHECK: crease.yield %{{.*}}, %{{.*}} : f32, f32
func.func @second_use(%x: tensor<8x64xf32>, %w: tensor<64x32xf32>) -> (tensor<8x32xf32>, tensor<8x32xf32>) {
  %h = crease.linear %x, %w : (tensor<8x64xf32>, tensor<64x32xf32>) -> tensor<8x32xf32>
  %y = crease.relu %h : tensor<8x32xf32>
  return %h, %y : tensor<8x32xf32>, tensor<8x32xf32>
}

// -----

// REMARK: remark: [Missed] fuse {{.*}}Function=gate_of_two_inputs {{.*}}"not fused: crease.swiglu: its matmuls have different left operands, so that one of them is stored"
// CHECK-LABEL: func @gate_of_two_inputs(
// CHECK-COUNT-2: crease.fused_linear
func.func @gate_of_two_inputs(%x: tensor<8x64xf32>, %z: tensor<8x64xf32>, %w: tensor<64x32xf32>) -> tensor<8x32xf32> {
  %g = crease.linear %x, %w : (tensor<8x64xf32>, tensor<64x32xf32>) -> tensor<8x32xf32>
  %u = crease.linear %z, %w : (tensor<8x64xf32>, tensor<64x32xf32>) -> tensor<8x32xf32>
  %y = crease.swiglu gate(%g) value(%u) : tensor<8x32xf32>
  return %y : tensor<8x32xf32>
}

// -----

// A value between the layer and its tail that needs all of the layer first.
// REMARK: remark: [Missed] fuse {{.*}}Function=tail_needs_whole_rows {{.*}}"not fused: arith.mulf: a result is used before all operands of the group are there"
// CHECK-LABEL: func @tail_needs_whole_rows(
// CHECK: crease.fused_linear
// CHECK: crease.softmax
// CHECK: arith.mulf %{{.*}} : tensor<8x32xf32>
func.func @tail_needs_whole_rows(%x: tensor<8x64xf32>, %w: tensor<64x32xf32>) -> tensor<8x32xf32> {
  %h = crease.linear %x, %w : (tensor<8x64xf32>, tensor<64x32xf32>) -> tensor<8x32xf32>
  %s = crease.softmax %h : tensor<8x32xf32>
  %y = arith.mulf %h, %s : tensor<8x32xf32>
  return %y : tensor<8x32xf32>
}

// -----

// A batch whose matrices lie in memory element by element.
// REMARK: remark: [Missed] fuse {{.*}}Function=batch_behind {{.*}}"not fused: linalg.generic: its right operand is not a matrix that all rows share"
// CHECK-LABEL: func @batch_behind(
// CHECK: linalg.generic
func.func @batch_behind(%x: tensor<2x8x64xf32>, %w: tensor<64x32x2xf32>) -> tensor<2x8x32xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<2x8x32xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<2x8x32xf32>) -> tensor<2x8x32xf32>
  %m = linalg.generic {
      indexing_maps = [affine_map<(b, m, n, k) -> (b, m, k)>, affine_map<(b, m, n, k) -> (k, n, b)>, affine_map<(b, m, n, k) -> (b, m, n)>],
      iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<2x8x64xf32>, tensor<64x32x2xf32>) outs(%f : tensor<2x8x32xf32>) {
  ^bb0(%a: f32, %b: f32, %s: f32):
    %p = arith.mulf %a, %b : f32
    %q = arith.addf %s, %p : f32
    linalg.yield %q : f32
  } -> tensor<2x8x32xf32>
  return %m : tensor<2x8x32xf32>
}

// -----

// REMARK: remark: [Missed] fuse {{.*}}Function=out_of_place {{.*}}"not fused: linalg.generic: it reads the matmul's result out of place"
// CHECK-LABEL: func @out_of_place(
// CHECK: crease.fused_linear
// CHECK: linalg.generic
#transposed = affine_map<(d0, d1) -> (d1, d0)>
#same = affine_map<(d0, d1) -> (d0, d1)>
func.func @out_of_place(%x: tensor<32x64xf32>, %w: tensor<64x32xf32>) -> tensor<32x32xf32> {
  %h = crease.linear %x, %w : (tensor<32x64xf32>, tensor<64x32xf32>) -> tensor<32x32xf32>
  %e = tensor.empty() : tensor<32x32xf32>
  %y = linalg.generic {indexing_maps = [#transposed, #same], iterator_types = ["parallel", "parallel"]}
      ins(%h : tensor<32x32xf32>) outs(%e : tensor<32x32xf32>) {
  ^bb0(%in: f32, %out: f32):
    %0 = crease.relu %in : f32
    linalg.yield %0 : f32
  } -> tensor<32x32xf32>
  return %y : tensor<32x32xf32>
}

// -----

// A fused linear has no operands of integers.
// REMARK: remark: [Missed] fuse {{.*}}Function=condition {{.*}}"not fused: arith.select: operand 0 is not
// CHECK-LABEL: func.func @condition(
// CHECK: crease.fused_linear
// CHECK: arith.select
func.func @condition(%c: i1, %x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %z: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %h = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x16xf32>
  %y = arith.select %c, %h, %z : tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}

// -----

// Columns of which nothing is known but that there are some: they may be more in
// one than in the other. A gate reads both element by element, so that they
// are not.
// CHECK-LABEL: func.func @unknown_columns(
// CHECK: crease.fused_linear
// CHECK: crease.fused_linear
// CHECK-LABEL: func.func @gated_columns(
// CHECK: crease.fused_linear
// CHECK: crease.swiglu
// CHECK-NOT: crease.fused_linear
// CHECK-LABEL: func.func @first_column(
// CHECK: crease.fused_linear
// CHECK: crease.fused_linear
func.func @unknown_columns(%x: tensor<?x64xf32>, %q: tensor<64x?xf32>, %k: tensor<64x?xf32>) -> (tensor<?x?xf32>, tensor<?x?xf32>) {
  %a = crease.linear %x, %q : (tensor<?x64xf32>, tensor<64x?xf32>) -> tensor<?x?xf32>
  %b = crease.linear %x, %k : (tensor<?x64xf32>, tensor<64x?xf32>) -> tensor<?x?xf32>
  return %a, %b : tensor<?x?xf32>, tensor<?x?xf32>
}
func.func @gated_columns(%x: tensor<?x64xf32>, %q: tensor<64x?xf32>, %k: tensor<64x?xf32>) -> tensor<?x?xf32> {
  %a = crease.linear %x, %q : (tensor<?x64xf32>, tensor<64x?xf32>) -> tensor<?x?xf32>
  %b = crease.linear %x, %k : (tensor<?x64xf32>, tensor<64x?xf32>) -> tensor<?x?xf32>
  %y = crease.swiglu gate(%a) value(%b) : tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
#element = affine_map<(d0, d1) -> (d0, d1)>
#first = affine_map<(d0, d1) -> (d0, 0)>
func.func @first_column(%x: tensor<4x8xf32>, %w: tensor<8x?xf32>, %v: tensor<8x?xf32>, %e: tensor<4x?xf32>) -> tensor<4x?xf32> {
  %a = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x?xf32>) -> tensor<4x?xf32>
  %b = crease.linear %x, %v : (tensor<4x8xf32>, tensor<8x?xf32>) -> tensor<4x?xf32>
  %y = linalg.generic {indexing_maps = [#element, #first, #element], iterator_types = ["parallel", "parallel"]}
      ins(%a, %b : tensor<4x?xf32>, tensor<4x?xf32>) outs(%e : tensor<4x?xf32>) {
  ^bb0(%p: f32, %q: f32, %o: f32):
    %s = arith.addf %p, %q : f32
    linalg.yield %s : f32
  } -> tensor<4x?xf32>
  return %y : tensor<4x?xf32>
}
