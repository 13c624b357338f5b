// What is not packed ahead of time, and the reason that is given.
// RUN: crease-opt %s --crease-fuse --crease-pack-weights --split-input-file \
// RUN:   --remarks-filter=crease -o %t 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: FileCheck %s < %t

// The second layer's weight has no mark.
// REMARK: [Missed] pack-weights {{.*}}Function=one_marked {{.*}}"not packed ahead of time: its weight 0 is no argument marked 'crease.weight'"
// REMARK: [Passed] pack-weights {{.*}}Function=one_marked {{.*}}"packed 1 operand ahead of time"
// CHECK: func @one_marked_packed(
// CHECK: crease.fused_linear ins(%{{.*}}) weights(packed %
// CHECK: crease.fused_linear ins(%{{.*}}) weights(%
func.func @one_marked(%x: tensor<8x64xf32>, %w: tensor<64x96xf32> {crease.weight}, %v: tensor<96x64xf32>) -> tensor<8x64xf32> {
  %h = crease.linear %x, %w : (tensor<8x64xf32>, tensor<64x96xf32>) -> tensor<8x96xf32>
  %g = crease.gelu %h : tensor<8x96xf32>
  %y = crease.linear %g, %v : (tensor<8x96xf32>, tensor<96x64xf32>) -> tensor<8x64xf32>
  return %y : tensor<8x64xf32>
}

// -----

// A gated unit with a mark on one of its weights.
// REMARK: [Missed] pack-weights {{.*}}Function=half_a_gate {{.*}}"not packed ahead of time: its weight 1 is no argument marked 'crease.weight'"
// REMARK: [Missed] pack-weights {{.*}}Function=half_a_gate {{.*}}"not packed: no fused linear reads a weight directly"
func.func @half_a_gate(%x: tensor<8x64xf32>, %w: tensor<64x96xf32> {crease.weight}, %v: tensor<64x96xf32>) -> tensor<8x96xf32> {
  %g = crease.linear %x, %w : (tensor<8x64xf32>, tensor<64x96xf32>) -> tensor<8x96xf32>
  %u = crease.linear %x, %v : (tensor<8x64xf32>, tensor<64x96xf32>) -> tensor<8x96xf32>
  %y = crease.swiglu gate(%g) value(%u) : tensor<8x96xf32>
  return %y : tensor<8x96xf32>
}

// -----

// REMARK: [Missed] pack-weights {{.*}}Function=dynamic {{.*}}"not packed: a weight has a dynamic size"
func.func @dynamic(%x: tensor<8x64xf32>, %w: tensor<64x?xf32> {crease.weight}) -> tensor<8x?xf32> {
  %g = crease.linear %x, %w : (tensor<8x64xf32>, tensor<64x?xf32>) -> tensor<8x?xf32>
  return %g : tensor<8x?xf32>
}
