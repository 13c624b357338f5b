// A two-layer perceptron for handwritten digits: 784 pixels, 10 classes.
//
// A reader sees an activation in each of its two roles. Inside the network relu
// is a filter: it makes the second layer see something that no single linear
// layer could have computed. At the end softmax gives the numbers a meaning:
// ten probabilities that add up to one. During training the loss would take
// the logits, before the softmax; @digits_loss shows that form, which is stable
// for every logit.
//
// Try it:
//   build/bin/crease-run examples/mlp_softmax.mlir --entry=digits --dims=5 --check
//   build/bin/crease-compile examples/mlp_softmax.mlir -o digits.so --header=digits.h
//
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: %if crease-run %{ crease-run %s --entry=digits --dims=5 --check %}
// CHECK-LABEL: func.func @digits(
// CHECK: crease.relu
// CHECK: crease.softmax
// CHECK-LABEL: func.func @digits_loss(
// CHECK: crease.softmax_cross_entropy

func.func @digits(%pixels: tensor<?x784xf32>,
    %w1: tensor<784x128xf32> {crease.weight}, %b1: tensor<128xf32> {crease.weight},
    %w2: tensor<128x10xf32> {crease.weight}, %b2: tensor<10xf32> {crease.weight}) -> tensor<?x10xf32> {
  %h = crease.linear %pixels, %w1, %b1 : (tensor<?x784xf32>, tensor<784x128xf32>, tensor<128xf32>) -> tensor<?x128xf32>
  %a = crease.relu %h : tensor<?x128xf32>
  %logits = crease.linear %a, %w2, %b2 : (tensor<?x128xf32>, tensor<128x10xf32>, tensor<10xf32>) -> tensor<?x10xf32>
  %p = crease.softmax %logits {axis = 1 : i64} : tensor<?x10xf32>
  return %p : tensor<?x10xf32>
}

func.func @digits_loss(%logits: tensor<?x10xf32>, %labels: tensor<?xi64>) -> tensor<?xf32> {
  %loss = crease.softmax_cross_entropy %logits, %labels {axis = 1 : i64} : tensor<?x10xf32>, tensor<?xi64> -> tensor<?xf32>
  return %loss : tensor<?xf32>
}
