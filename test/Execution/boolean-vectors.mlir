// A vector of i1 is an array of bool in C, a byte each.
// RUN: %npy values %t.npy bool 7 1 0 1 0 1 1 0
// RUN: crease-run %s --entry=same --input=%t.npy --output=%t.out.npy
// RUN: %npy show %t.out.npy | FileCheck %s --check-prefix=SAME
// RUN: crease-run %s --entry=same --input=%t.npy --output=%t.out.npy --reference
// RUN: %npy show %t.out.npy | FileCheck %s --check-prefix=SAME
// SAME: True False True False True True False
// RUN: crease-run %s --entry=not --input=%t.npy --output=%t.out.npy
// RUN: %npy show %t.out.npy | FileCheck %s --check-prefix=NOT
// NOT: False True False True False False True
// RUN: %npy values %t.x.npy f32 2x2 1 2 3 4
// RUN: %npy values %t.npy bool 2x2 0 1 1 0
// RUN: crease-run %s --entry=select --input=%t.npy --input=%t.x.npy --output=%t.out.npy
// RUN: %npy show %t.out.npy | FileCheck %s --check-prefix=SELECT
// SELECT: 0.0 2.0 3.0 0.0

func.func @same(%m: vector<7xi1>) -> vector<7xi1> {
  return %m : vector<7xi1>
}
func.func @not(%m: vector<7xi1>) -> vector<7xi1> {
  %t = arith.constant dense<true> : vector<7xi1>
  %y = arith.xori %m, %t : vector<7xi1>
  return %y : vector<7xi1>
}
func.func @select(%m: vector<2x2xi1>, %x: vector<2x2xf32>) -> vector<2x2xf32> {
  %z = arith.constant dense<0.0> : vector<2x2xf32>
  %y = arith.select %m, %x, %z : vector<2x2xi1>, vector<2x2xf32>
  return %y : vector<2x2xf32>
}
