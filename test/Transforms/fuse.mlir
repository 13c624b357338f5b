// crease-fuse: matmuls and the elementwise ops behind them become one op.
// RUN: crease-opt %s --crease-fuse --canonicalize --cse --split-input-file | FileCheck %s

// One weight: linear, bias, activation, residual.
// CHECK-LABEL: func @layer_with_residual(
// CHECK-SAME: %[[X:.*]]: tensor<?x64xf32>, %[[W:.*]]: tensor<64x96xf32>, %[[B:.*]]: tensor<96xf32>, %[[R:.*]]: tensor<?x96xf32>)
// CHECK: crease.fused_linear ins(%[[X]] : tensor<?x64xf32>) weights(%[[W]] : tensor<64x96xf32>) extras(column %[[B]], element %[[R]] : tensor<96xf32>, tensor<?x96xf32>)
// CHECK-NEXT: ^bb0(%[[ACC:.*]]: f32, %[[BIAS:.*]]: f32, %[[RES:.*]]: f32):
// CHECK-NEXT: %[[S:.*]] = arith.addf %[[ACC]], %[[BIAS]] : f32
// CHECK-NEXT: %[[A:.*]] = crease.gelu %[[S]] : f32
// CHECK-NEXT: %[[Y:.*]] = arith.addf %[[A]], %[[RES]] : f32
// CHECK-NEXT: crease.yield %[[Y]] : f32
// CHECK-NOT: crease.linear
func.func @layer_with_residual(%x: tensor<?x64xf32>, %w: tensor<64x96xf32>, %b: tensor<96xf32>, %r: tensor<?x96xf32>) -> tensor<?x96xf32> {
  %h = crease.linear %x, %w, %b : (tensor<?x64xf32>, tensor<64x96xf32>, tensor<96xf32>) -> tensor<?x96xf32>
  %a = crease.gelu %h : tensor<?x96xf32>
  %y = arith.addf %a, %r : tensor<?x96xf32>
  return %y : tensor<?x96xf32>
}

// -----

// Two weights: a gated unit; and the down projection behind it.
// CHECK-LABEL: func @swiglu_block(
// CHECK: %[[H:.*]] = crease.fused_linear {{.*}} weights(%{{.*}}, %{{.*}} : tensor<64x96xf32>, tensor<64x96xf32>)
// CHECK: crease.swiglu gate(%{{.*}}) value(%{{.*}}) : f32
// CHECK: crease.fused_linear ins(%[[H]] : tensor<8x96xf32>) weights(transposed %{{.*}} : tensor<64x96xf32>)
func.func @swiglu_block(%x: tensor<8x64xf32>, %wg: tensor<64x96xf32>, %wu: tensor<64x96xf32>, %wd: tensor<64x96xf32>) -> tensor<8x64xf32> {
  %g = crease.linear %x, %wg : (tensor<8x64xf32>, tensor<64x96xf32>) -> tensor<8x96xf32>
  %u = crease.linear %x, %wu : (tensor<8x64xf32>, tensor<64x96xf32>) -> tensor<8x96xf32>
  %h = crease.swiglu gate(%g) value(%u) : tensor<8x96xf32>
  %y = crease.linear %h, %wd {transpose_weight} : (tensor<8x96xf32>, tensor<64x96xf32>) -> tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}

// -----

// One packed projection in each layout: halves, or every other column.
// CHECK-LABEL: func @packed_swapped(
// CHECK-DAG: %[[GATE:.*]] = tensor.extract_slice %{{.*}}[0, 48] [64, 48] [1, 1]
// CHECK-DAG: %[[VALUE:.*]] = tensor.extract_slice %{{.*}}[0, 0] [64, 48] [1, 1]
// CHECK: crease.fused_linear {{.*}} weights(%[[GATE]], %[[VALUE]] :
func.func @packed_swapped(%x: tensor<8x64xf32>, %w: tensor<64x96xf32>) -> tensor<8x48xf32> {
  %p = crease.linear %x, %w : (tensor<8x64xf32>, tensor<64x96xf32>) -> tensor<8x96xf32>
  %g, %v = crease.split %p {layout = "swapped"} : tensor<8x96xf32> -> tensor<8x48xf32>
  %y = crease.glu gate(%g) value(%v) : tensor<8x48xf32>
  return %y : tensor<8x48xf32>
}

// CHECK-LABEL: func @packed_interleaved_transposed(
// CHECK-DAG: %[[GATE:.*]] = tensor.extract_slice %{{.*}}[0, 0] [48, 64] [2, 1]
// CHECK-DAG: %[[VALUE:.*]] = tensor.extract_slice %{{.*}}[1, 0] [48, 64] [2, 1]
// CHECK-DAG: %[[BIAS:.*]] = tensor.extract_slice %{{.*}}[1] [48] [2]
// CHECK: crease.fused_linear {{.*}} weights(transposed %[[GATE]], transposed %[[VALUE]] :
func.func @packed_interleaved_transposed(%x: tensor<8x64xf32>, %w: tensor<96x64xf32>, %b: tensor<96xf32>) -> tensor<8x48xf32> {
  %p = crease.linear %x, %w, %b {transpose_weight} : (tensor<8x64xf32>, tensor<96x64xf32>, tensor<96xf32>) -> tensor<8x96xf32>
  %g, %v = crease.split %p {layout = "interleaved"} : tensor<8x96xf32> -> tensor<8x48xf32>
  %y = crease.geglu gate(%g) value(%v) : tensor<8x48xf32>
  return %y : tensor<8x48xf32>
}

// -----

// Plain linalg, a broadcast bias, and a user's own activation.
crease.define @square(%x: f32) -> f32 {
  %y = arith.mulf %x, %x : f32
  crease.yield %y : f32
}

// CHECK-LABEL: func @linalg_and_custom(
// CHECK: crease.fused_linear {{.*}} extras(column %{{.*}}, column %{{.*}} : tensor<32xf32>, tensor<32xf32>)
// CHECK: arith.constant 2.0
// CHECK: crease.prelu
// CHECK: crease.apply @square
// CHECK: arith.mulf
// CHECK-NOT: linalg.matmul
func.func @linalg_and_custom(%x: tensor<8x64xf32>, %w: tensor<64x32xf32>, %b: tensor<32xf32>, %slope: tensor<32xf32>) -> tensor<8x32xf32> {
  %zero = arith.constant 0.0 : f32
  %two = arith.constant dense<2.0> : tensor<8x32xf32>
  %e = tensor.empty() : tensor<8x32xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<8x32xf32>) -> tensor<8x32xf32>
  %m = linalg.matmul ins(%x, %w : tensor<8x64xf32>, tensor<64x32xf32>) outs(%f : tensor<8x32xf32>) -> tensor<8x32xf32>
  %bb = linalg.broadcast ins(%b : tensor<32xf32>) outs(%e : tensor<8x32xf32>) dimensions = [0]
  %s = linalg.add ins(%m, %bb : tensor<8x32xf32>, tensor<8x32xf32>) outs(%e : tensor<8x32xf32>) -> tensor<8x32xf32>
  %p = crease.prelu %s, %slope : tensor<8x32xf32>, tensor<32xf32>
  %q = crease.apply @square(%p) : tensor<8x32xf32>
  %t = arith.mulf %q, %two : tensor<8x32xf32>
  return %t : tensor<8x32xf32>
}

// -----

// Q, K and V share their left operand: three results.
// CHECK-LABEL: func @siblings(
// CHECK: %[[QKV:.*]]:3 = crease.fused_linear
// CHECK: return %[[QKV]]#0, %[[QKV]]#1, %[[QKV]]#2
func.func @siblings(%x: tensor<2x8x64xf32>, %wq: tensor<64x64xf32>, %wk: tensor<64x64xf32>, %wv: tensor<64x64xf32>) -> (tensor<2x8x64xf32>, tensor<2x8x64xf32>, tensor<2x8x64xf32>) {
  %q = crease.linear %x, %wq : (tensor<2x8x64xf32>, tensor<64x64xf32>) -> tensor<2x8x64xf32>
  %k = crease.linear %x, %wk : (tensor<2x8x64xf32>, tensor<64x64xf32>) -> tensor<2x8x64xf32>
  %v = crease.linear %x, %wv : (tensor<2x8x64xf32>, tensor<64x64xf32>) -> tensor<2x8x64xf32>
  return %q, %k, %v : tensor<2x8x64xf32>, tensor<2x8x64xf32>, tensor<2x8x64xf32>
}

// -----

// Narrow types: sums in f32, the layer's rounding, then the tail.
// CHECK-LABEL: func @narrow(
// CHECK: ^bb0(%[[ACC:.*]]: f32, %[[B:.*]]: bf16):
// CHECK: %[[WIDE:.*]] = arith.extf %[[B]] : bf16 to f32
// CHECK: %[[S:.*]] = arith.addf %[[ACC]], %[[WIDE]] : f32
// CHECK: %[[T:.*]] = arith.truncf %[[S]] : f32 to bf16
// CHECK: crease.silu %[[T]] : bf16
func.func @narrow(%x: tensor<8x64xbf16>, %w: tensor<64x32xbf16>, %b: tensor<32xbf16>) -> tensor<8x32xbf16> {
  %h = crease.linear %x, %w, %b : (tensor<8x64xbf16>, tensor<64x32xbf16>, tensor<32xbf16>) -> tensor<8x32xbf16>
  %y = crease.silu %h : tensor<8x32xbf16>
  return %y : tensor<8x32xbf16>
}

// The backward of a gated unit: both derivatives, and the unit itself, which the
// gradient of the next weight takes, are computed where the gradient that they
// meet comes out of its matmul. What reads the unit is moved behind that.
// CHECK-LABEL: func.func @gated_backward(
// CHECK-NOT:     crease.swiglu
// CHECK:         %[[F:.*]]:3 = crease.fused_linear ins(%{{.*}} : tensor<4x8xf32>) weights(transposed %{{.*}} : tensor<6x8xf32>) extras(element %{{.*}}, element %{{.*}} : tensor<4x6xf32>, tensor<4x6xf32>)
// CHECK:         ^bb0(%[[DH:.*]]: f32, %[[G:.*]]: f32, %[[U:.*]]: f32):
// CHECK:           %[[H:.*]] = crease.swiglu gate(%[[G]]) value(%[[U]])
// CHECK:           %[[SG:.*]], %[[SU:.*]] = crease.swiglu_grad gate(%[[G]]) value(%[[U]])
// CHECK:           %[[DG:.*]] = arith.mulf %[[DH]], %[[SG]]
// CHECK:           %[[DU:.*]] = arith.mulf %[[DH]], %[[SU]]
// CHECK:           crease.yield
// CHECK:         linalg.transpose ins(%[[F]]#
// CHECK:         crease.fused_linear ins(%{{.*}} : tensor<6x4xf32>)
func.func @gated_backward(%g: tensor<4x6xf32>, %u: tensor<4x6xf32>, %wd: tensor<6x8xf32>, %dy: tensor<4x8xf32>) -> (tensor<4x6xf32>, tensor<4x6xf32>, tensor<6x8xf32>) {
  %dh = crease.linear %dy, %wd {transpose_weight} : (tensor<4x8xf32>, tensor<6x8xf32>) -> tensor<4x6xf32>
  %h = crease.swiglu gate(%g) value(%u) : tensor<4x6xf32>
  %e = tensor.empty() : tensor<6x4xf32>
  %ht = linalg.transpose ins(%h : tensor<4x6xf32>) outs(%e : tensor<6x4xf32>) permutation = [1, 0]
  %dwd = crease.linear %ht, %dy : (tensor<6x4xf32>, tensor<4x8xf32>) -> tensor<6x8xf32>
  %sg, %su = crease.swiglu_grad gate(%g) value(%u) : tensor<4x6xf32>
  %dg = arith.mulf %dh, %sg : tensor<4x6xf32>
  %du = arith.mulf %dh, %su : tensor<4x6xf32>
  return %dg, %du, %dwd : tensor<4x6xf32>, tensor<4x6xf32>, tensor<6x8xf32>
}

// An elementwise op that the tail waits for through another op stays outside.
// CHECK-LABEL: func.func @not_drawn_in(
// CHECK:         crease.gelu %{{.*}} : tensor<4x4xf32>
// CHECK:         %[[T:.*]] = linalg.transpose
// CHECK:         crease.fused_linear {{.*}} extras(element
func.func @not_drawn_in(%x: tensor<4x8xf32>, %w: tensor<8x4xf32>, %z: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %y = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x4xf32>) -> tensor<4x4xf32>
  %a = crease.gelu %z : tensor<4x4xf32>
  %e = tensor.empty() : tensor<4x4xf32>
  %t = linalg.transpose ins(%a : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) permutation = [1, 0]
  %s = arith.mulf %y, %t : tensor<4x4xf32>
  %r = arith.addf %s, %a : tensor<4x4xf32>
  return %r : tensor<4x4xf32>
}

// Gradients of two weights: as deep as a batch, and large. Each stays alone.
// CHECK-LABEL: func.func @short_siblings(
// CHECK-COUNT-2: crease.fused_linear {{.*}} outs(%{{[^,]*}} : tensor<1024x1024xf32>)
func.func @short_siblings(%x: tensor<1024x128xf32>, %a: tensor<128x1024xf32>, %b: tensor<128x1024xf32>) -> (tensor<1024x1024xf32>, tensor<1024x1024xf32>) {
  %y = crease.linear %x, %a : (tensor<1024x128xf32>, tensor<128x1024xf32>) -> tensor<1024x1024xf32>
  %z = crease.linear %x, %b : (tensor<1024x128xf32>, tensor<128x1024xf32>) -> tensor<1024x1024xf32>
  return %y, %z : tensor<1024x1024xf32>, tensor<1024x1024xf32>
}

// What the matmul itself reads has its shape here, and stays before it.
// CHECK-LABEL: func.func @activation_before(
// CHECK:         %[[H:.*]] = crease.gelu %{{.*}} : tensor<4x4xf32>
// CHECK:         crease.fused_linear ins(%[[H]] : tensor<4x4xf32>)
// CHECK:           crease.silu %{{.*}} : f32
func.func @activation_before(%x: tensor<4x4xf32>, %w: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %h = crease.gelu %x : tensor<4x4xf32>
  %z = crease.linear %h, %w : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %y = crease.silu %z : tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}

// CHECK-LABEL: func.func @weight_before(
// CHECK:         %[[W:.*]] = crease.tanh %{{.*}} : tensor<4x4xf32>
// CHECK:         crease.fused_linear {{.*}} weights(%[[W]] : tensor<4x4xf32>)
// CHECK:           arith.addf
func.func @weight_before(%x: tensor<4x4xf32>, %v: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %w = crease.tanh %v : tensor<4x4xf32>
  %z = crease.linear %x, %w : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %y = arith.addf %z, %w : tensor<4x4xf32>
  return %y : tensor<4x4xf32>
}

// Two matmuls of one left operand, of which the second one's weight is what the
// first one computes.
// CHECK-LABEL: func.func @dependent_siblings(
// CHECK:         %[[V:.*]] = crease.fused_linear {{.*}} weights(%{{.*}} : tensor<4x4xf32>)
// CHECK:         crease.fused_linear {{.*}} weights(%[[V]] : tensor<4x4xf32>)
// CHECK:           crease.reglu
func.func @dependent_siblings(%x: tensor<4x4xf32>, %w: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %v = crease.linear %x, %w : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %y = crease.linear %x, %v : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  %z = crease.reglu gate(%y) value(%v) : tensor<4x4xf32>
  return %z : tensor<4x4xf32>
}

// The second matmul's tail would take in %h; but then the first one, whose weight
// depends on it, would come after the transposition of what it computes.
// CHECK-LABEL: func.func @partly_dependent(
// CHECK:         %[[H:.*]] = crease.mish %{{.*}} : tensor<4x16xf32>
// CHECK:         crease.fused_linear ins(%[[H]]
// CHECK:         %[[A:.*]]:2 = crease.fused_linear
// CHECK:           crease.silu
// CHECK:         linalg.transpose ins(%[[A]]#
// CHECK:         crease.fused_linear
// CHECK:         crease.fused_linear
// CHECK:           crease.mish_grad
func.func @partly_dependent(%z: tensor<4x4xf32>, %dy: tensor<4x8xf32>, %v: tensor<4x16xf32>, %u: tensor<8x16xf32>) -> (tensor<4x4xf32>, tensor<4x16xf32>) {
  %h = crease.mish %v : tensor<4x16xf32>
  %w = crease.linear %h, %u {transpose_weight} : (tensor<4x16xf32>, tensor<8x16xf32>) -> tensor<4x8xf32>
  %a = crease.linear %dy, %w {transpose_weight} : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x4xf32>
  %g = crease.silu %z : tensor<4x4xf32>
  %e = tensor.empty() : tensor<4x4xf32>
  %gt = linalg.transpose ins(%g : tensor<4x4xf32>) outs(%e : tensor<4x4xf32>) permutation = [1, 0]
  %b = crease.linear %gt, %dy : (tensor<4x4xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  %sg = crease.silu_grad %z : tensor<4x4xf32>
  %da = arith.mulf %a, %sg : tensor<4x4xf32>
  %c = crease.linear %b, %u : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x16xf32>
  %mg = crease.mish_grad %v : tensor<4x16xf32>
  %dc = arith.mulf %c, %mg : tensor<4x16xf32>
  return %da, %dc : tensor<4x4xf32>, tensor<4x16xf32>
}

// A constant whose elements the compiler does not see is an extra like others.
// CHECK-LABEL: func.func @resources(
// CHECK-DAG:     %[[B:.*]] = arith.constant dense_resource<bias> : tensor<4xf32>
// CHECK-DAG:     %[[R:.*]] = arith.constant dense_resource<residual> : tensor<2x4xf32>
// CHECK:         crease.fused_linear {{.*}} extras(column %[[B]], element %[[R]] : tensor<4xf32>, tensor<2x4xf32>)
func.func @resources(%x: tensor<2x8xf32>, %w: tensor<8x4xf32>) -> tensor<2x4xf32> {
  %b = arith.constant dense_resource<bias> : tensor<4xf32>
  %r = arith.constant dense_resource<residual> : tensor<2x4xf32>
  %h = crease.linear %x, %w, %b : (tensor<2x8xf32>, tensor<8x4xf32>, tensor<4xf32>) -> tensor<2x4xf32>
  %y = arith.addf %h, %r : tensor<2x4xf32>
  return %y : tensor<2x4xf32>
}

// The bias's type knows its size, the result's does not.
// CHECK-LABEL: func.func @known_bias(
// CHECK:         crease.fused_linear {{.*}} extras(column %{{.*}} : tensor<16xf32>)
func.func @known_bias(%x: tensor<4x8xf32>, %w: tensor<8x?xf32>, %b: tensor<16xf32>) -> tensor<4x?xf32> {
  %h = crease.linear %x, %w, %b : (tensor<4x8xf32>, tensor<8x?xf32>, tensor<16xf32>) -> tensor<4x?xf32>
  return %h : tensor<4x?xf32>
}

// A transposed start is no extra, but its result is; one that is broadcast is
// read where it comes from.
// CHECK-LABEL: func.func @starts(
// CHECK-SAME:    %[[C:[^:]*]]: tensor<16xf32>)
// CHECK:         %[[T:.*]] = linalg.generic
// CHECK:         crease.fused_linear {{.*}} extras(element %[[T]], column %[[C]] : tensor<4x16xf32>, tensor<16xf32>)
#transposed = affine_map<(d0, d1) -> (d1, d0)>
#columns = affine_map<(d0, d1) -> (d1)>
#same = affine_map<(d0, d1) -> (d0, d1)>
func.func @starts(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %b: tensor<16x4xf32>, %c: tensor<16xf32>) -> (tensor<4x16xf32>, tensor<4x16xf32>) {
  %e = tensor.empty() : tensor<4x16xf32>
  %bt = linalg.generic {indexing_maps = [#transposed, #same], iterator_types = ["parallel", "parallel"]}
      ins(%b : tensor<16x4xf32>) outs(%e : tensor<4x16xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<4x16xf32>
  %cb = linalg.generic {indexing_maps = [#columns, #same], iterator_types = ["parallel", "parallel"]}
      ins(%c : tensor<16xf32>) outs(%e : tensor<4x16xf32>) {
  ^bb0(%in: f32, %out: f32):
    linalg.yield %in : f32
  } -> tensor<4x16xf32>
  %y = linalg.matmul ins(%x, %w : tensor<4x8xf32>, tensor<8x16xf32>) outs(%bt : tensor<4x16xf32>) -> tensor<4x16xf32>
  %v = arith.negf %w : tensor<8x16xf32>
  %z = linalg.matmul ins(%x, %v : tensor<4x8xf32>, tensor<8x16xf32>) outs(%cb : tensor<4x16xf32>) -> tensor<4x16xf32>
  return %y, %z : tensor<4x16xf32>, tensor<4x16xf32>
}

// What reads an operand of the tail has an effect, and stays in front of the
// other one.
// CHECK-LABEL: func.func @effects(
// CHECK:         call @see(
// CHECK-NEXT:    call @tick(
func.func private @see(tensor<4x16xf32>)
func.func private @tick()
func.func @effects(%x: tensor<4x8xf32>, %w: tensor<8x16xf32>, %z: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %a = crease.gelu %z : tensor<4x16xf32>
  call @see(%a) : (tensor<4x16xf32>) -> ()
  call @tick() : () -> ()
  %h = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x16xf32>) -> tensor<4x16xf32>
  %y = arith.mulf %h, %a : tensor<4x16xf32>
  return %y : tensor<4x16xf32>
}

{-#
  dialect_resources: {
    builtin: {
      bias: "0x040000000000803F000000400000404000008040",
      residual: "0x040000000000803F0000004000004040000080400000803F000000400000404000008040"
    }
  }
#-}
