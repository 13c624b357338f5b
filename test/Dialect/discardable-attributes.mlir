// Only an op's own attributes are parameters: others are carried along.
// RUN: crease-opt %s | FileCheck %s

// CHECK-LABEL: func @note(
// CHECK: crease.gelu %{{.*}} {note = 0x7F800000 : f32}
func.func @note(%x: f32) -> f32 {
  %y = crease.gelu %x {note = 0x7F800000 : f32} : f32
  return %y : f32
}
