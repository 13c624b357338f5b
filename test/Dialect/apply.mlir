// crease.apply: parse, print and lower. Errors: apply-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG
// RUN: crease-opt %s --convert-crease-to-linalg --crease-decompose | FileCheck %s --check-prefix=OPEN \
// RUN:   --implicit-check-not=crease.apply
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.apply --implicit-check-not=crease.define --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.apply --implicit-check-not=crease.define --implicit-check-not=unrealized

crease.define @snake(%x: f32, %a: f32) -> f32 {
  %ax = arith.mulf %a, %x : f32
  %s = math.sin %ax : f32
  %q = arith.mulf %s, %s : f32
  %d = arith.divf %q, %a : f32
  %y = arith.addf %x, %d : f32
  crease.yield %y : f32
}

crease.define @twice(%x: f32) -> f32 {
  %h = crease.apply @snake(%x, %x) : f32
  %y = crease.mish %h : f32
  crease.yield %y : f32
}

// One type stands for all where all are one.
// CHECK-LABEL: func @one_type(
// CHECK: crease.apply @snake(%{{.*}}, %{{.*}}) : tensor<4x8xf32>
// LINALG-LABEL: func @one_type(
// LINALG: linalg.generic
// LINALG: crease.apply @snake(%{{.*}}, %{{.*}}) : f32
// OPEN-LABEL: func @one_type(
// OPEN: math.sin
// LLVM-LABEL: llvm.func @one_type(
func.func @one_type(%x: tensor<4x8xf32>, %a: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %y = crease.apply @snake(%x, %a) : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
  return %y : tensor<4x8xf32>
}

// The definition's f32 does not bind the types it is applied to.
// CHECK-LABEL: func @parameter_per_channel(
// CHECK: crease.apply @snake(%{{.*}}, %{{.*}}) : (tensor<?x8xbf16>, tensor<8xbf16>) -> tensor<?x8xbf16>
// LINALG-LABEL: func @parameter_per_channel(
// LINALG: crease.apply @snake(%{{.*}}, %{{.*}}) : bf16
// OPEN-LABEL: func @parameter_per_channel(
// LLVM-LABEL: llvm.func @parameter_per_channel(
func.func @parameter_per_channel(%x: tensor<?x8xbf16>, %a: tensor<8xbf16>) -> tensor<?x8xbf16> {
  %y = crease.apply @snake(%x, %a) : (tensor<?x8xbf16>, tensor<8xbf16>) -> tensor<?x8xbf16>
  return %y : tensor<?x8xbf16>
}

// CHECK-LABEL: func @scalar_parameter(
// CHECK: crease.apply @snake(%{{.*}}, %{{.*}}) : (tensor<4x8xf64>, f64) -> tensor<4x8xf64>
// LINALG-LABEL: func @scalar_parameter(
// OPEN-LABEL: func @scalar_parameter(
// LLVM-LABEL: llvm.func @scalar_parameter(
func.func @scalar_parameter(%x: tensor<4x8xf64>, %a: f64) -> tensor<4x8xf64> {
  %y = crease.apply @snake(%x, %a) : (tensor<4x8xf64>, f64) -> tensor<4x8xf64>
  return %y : tensor<4x8xf64>
}

// A definition that applies another is opened all the way.
// CHECK-LABEL: func @nested(
// CHECK: crease.apply @twice(%{{.*}}) : vector<16xf16>
// LINALG-LABEL: func @nested(
// OPEN-LABEL: func @nested(
// OPEN: math.sin
// LLVM-LABEL: llvm.func @nested(
func.func @nested(%x: vector<16xf16>) -> vector<16xf16> {
  %y = crease.apply @twice(%x) : vector<16xf16>
  return %y : vector<16xf16>
}
