// Two linear layers are one linear layer: why networks need activations.
//
// A reader sees the proof done by a compiler pass. Where nothing stands between
// two layers, crease-collapse-linear makes one of them, since
// (x W1 + b1) W2 + b2 = x (W1 W2) + (b1 W2 + b2). With a relu between them it
// cannot: the second layer sees something that depends on the signs of x W1,
// and no single matrix does that. However many layers a stack has, without a
// crease between them it stays flat.
//
// Try it:
//   build/bin/crease-opt examples/linear_collapse.mlir --crease-collapse-linear \
//     --remarks-filter=crease
//
// RUN: crease-opt %s --crease-collapse-linear --remarks-filter=crease 2>%t | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK < %t
// RUN: %if crease-run %{ crease-run %s --entry=flat --dims=5 --check %}
// RUN: %if crease-run %{ crease-run %s --entry=creased --dims=5 --check %}

// REMARK: remark: [Passed] collapse-linear {{.*}}"two linear layers became one"
// CHECK-LABEL: func.func @flat(
// CHECK-SAME:    %[[X:.*]]: tensor<?x256xf32>, %[[W1:.*]]: tensor<256x512xf32>, %[[B1:.*]]: tensor<512xf32>, %[[W2:.*]]: tensor<512x256xf32>, %[[B2:.*]]: tensor<256xf32>)
// CHECK:         %[[W:.*]] = crease.linear %[[W1]], %[[W2]] :
// CHECK:         %[[B:.*]] = crease.linear %[[B1]], %[[W2]], %[[B2]] :
// CHECK:         %[[Y:.*]] = crease.linear %[[X]], %[[W]], %[[B]] :
// CHECK:         return %[[Y]]
func.func @flat(%x: tensor<?x256xf32>,
    %w1: tensor<256x512xf32>, %b1: tensor<512xf32>,
    %w2: tensor<512x256xf32>, %b2: tensor<256xf32>) -> tensor<?x256xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<?x256xf32>, tensor<256x512xf32>, tensor<512xf32>) -> tensor<?x512xf32>
  %y = crease.linear %h, %w2, %b2 : (tensor<?x512xf32>, tensor<512x256xf32>, tensor<256xf32>) -> tensor<?x256xf32>
  return %y : tensor<?x256xf32>
}

// REMARK: remark: [Missed] collapse-linear {{.*}}"not collapsed: 'crease.relu' stands between the layers"
// CHECK-LABEL: func.func @creased(
// CHECK:         %[[H:.*]] = crease.linear
// CHECK-NEXT:    %[[A:.*]] = crease.relu %[[H]]
// CHECK-NEXT:    %[[Y:.*]] = crease.linear %[[A]]
// CHECK-NEXT:    return %[[Y]]
func.func @creased(%x: tensor<?x256xf32>,
    %w1: tensor<256x512xf32>, %b1: tensor<512xf32>,
    %w2: tensor<512x256xf32>, %b2: tensor<256xf32>) -> tensor<?x256xf32> {
  %h = crease.linear %x, %w1, %b1 : (tensor<?x256xf32>, tensor<256x512xf32>, tensor<512xf32>) -> tensor<?x512xf32>
  %a = crease.relu %h : tensor<?x512xf32>
  %y = crease.linear %a, %w2, %b2 : (tensor<?x512xf32>, tensor<512x256xf32>, tensor<256xf32>) -> tensor<?x256xf32>
  return %y : tensor<?x256xf32>
}
