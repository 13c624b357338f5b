// crease.split: parse, print, canonicalise and lower. Errors: split-invalid.mlir.
// RUN: crease-opt %s | crease-opt | FileCheck %s
// RUN: crease-opt %s --mlir-print-op-generic | crease-opt | FileCheck %s
// RUN: crease-opt %s --canonicalize | FileCheck %s --check-prefix=CANON
// RUN: crease-opt %s --convert-crease-to-linalg | FileCheck %s --check-prefix=LINALG \
// RUN:   --implicit-check-not=crease.split
// RUN: crease-opt %s --crease-reference-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.split --implicit-check-not=unrealized
// RUN: crease-opt %s --crease-cpu-pipeline | FileCheck %s --check-prefix=LLVM \
// RUN:   --implicit-check-not=crease.split --implicit-check-not=unrealized

// The layout of LLaMA's checkpoints: gate first.
// CHECK-LABEL: func @split(
// CHECK: %{{.*}}, %{{.*}} = crease.split %{{.*}} {layout = "split"} : tensor<4x16xf32> -> tensor<4x8xf32>
// LINALG-LABEL: func @split(
// LINALG: %[[GATE:.*]] = tensor.extract_slice %{{.*}}[0, 0] [4, 8] [1, 1]
// LINALG: %[[VALUE:.*]] = tensor.extract_slice %{{.*}}[0, 8] [4, 8] [1, 1]
// LINALG: return %[[GATE]], %[[VALUE]]
// LLVM-LABEL: llvm.func @split(
func.func @split(%p: tensor<4x16xf32>) -> (tensor<4x8xf32>, tensor<4x8xf32>) {
  %g, %v = crease.split %p {layout = "split"} : tensor<4x16xf32> -> tensor<4x8xf32>
  return %g, %v : tensor<4x8xf32>, tensor<4x8xf32>
}

// The layout of torch.nn.functional.glu: value first.
// CHECK-LABEL: func @swapped(
// CHECK: crease.split %{{.*}} {layout = "swapped"} : tensor<4x16xf32> -> tensor<4x8xf32>
// LINALG-LABEL: func @swapped(
// LINALG-DAG: %[[GATE:.*]] = tensor.extract_slice %{{.*}}[0, 8] [4, 8] [1, 1]
// LINALG-DAG: %[[VALUE:.*]] = tensor.extract_slice %{{.*}}[0, 0] [4, 8] [1, 1]
// LINALG: return %[[GATE]], %[[VALUE]]
// LLVM-LABEL: llvm.func @swapped(
func.func @swapped(%p: tensor<4x16xf32>) -> (tensor<4x8xf32>, tensor<4x8xf32>) {
  %g, %v = crease.split %p {layout = "swapped"} : tensor<4x16xf32> -> tensor<4x8xf32>
  return %g, %v : tensor<4x8xf32>, tensor<4x8xf32>
}

// CHECK-LABEL: func @interleaved(
// CHECK: crease.split %{{.*}} {layout = "interleaved"} : tensor<?x16xbf16> -> tensor<?x8xbf16>
// LINALG-LABEL: func @interleaved(
// LINALG: tensor.extract_slice %{{.*}}[0, 0] [%{{.*}}, 8] [1, 2]
// LINALG: tensor.extract_slice %{{.*}}[0, 1] [%{{.*}}, 8] [1, 2]
// LLVM-LABEL: llvm.func @interleaved(
func.func @interleaved(%p: tensor<?x16xbf16>) -> (tensor<?x8xbf16>, tensor<?x8xbf16>) {
  %g, %v = crease.split %p {layout = "interleaved"} : tensor<?x16xbf16> -> tensor<?x8xbf16>
  return %g, %v : tensor<?x8xbf16>, tensor<?x8xbf16>
}

// CHECK-LABEL: func @dynamic_columns(
// CHECK: crease.split %{{.*}} : tensor<2x?x?xf16> -> tensor<2x?x?xf16>
// LINALG-LABEL: func @dynamic_columns(
// LLVM-LABEL: llvm.func @dynamic_columns(
func.func @dynamic_columns(%p: tensor<2x?x?xf16>) -> (tensor<2x?x?xf16>, tensor<2x?x?xf16>) {
  %g, %v = crease.split %p : tensor<2x?x?xf16> -> tensor<2x?x?xf16>
  return %g, %v : tensor<2x?x?xf16>, tensor<2x?x?xf16>
}

// CANON-LABEL: func @split_of_concat(
// CANON-SAME: %[[A:[a-z0-9]+]]: {{.*}}, %[[B:[a-z0-9]+]]: tensor
// CANON-NEXT: return %[[A]], %[[B]]
// LLVM-LABEL: llvm.func @split_of_concat(
func.func @split_of_concat(%a: tensor<4x8xf64>, %b: tensor<4x8xf64>) -> (tensor<4x8xf64>, tensor<4x8xf64>) {
  %p = tensor.concat dim(1) %a, %b : (tensor<4x8xf64>, tensor<4x8xf64>) -> tensor<4x16xf64>
  %g, %v = crease.split %p : tensor<4x16xf64> -> tensor<4x8xf64>
  return %g, %v : tensor<4x8xf64>, tensor<4x8xf64>
}

// CANON-LABEL: func @swapped_split_of_concat(
// CANON-SAME: %[[A:[a-z0-9]+]]: {{.*}}, %[[B:[a-z0-9]+]]: tensor
// CANON-NEXT: return %[[B]], %[[A]]
// LLVM-LABEL: llvm.func @swapped_split_of_concat(
func.func @swapped_split_of_concat(%a: tensor<4x8xf32>, %b: tensor<4x8xf32>) -> (tensor<4x8xf32>, tensor<4x8xf32>) {
  %p = tensor.concat dim(1) %a, %b : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x16xf32>
  %g, %v = crease.split %p {layout = "swapped"} : tensor<4x16xf32> -> tensor<4x8xf32>
  return %g, %v : tensor<4x8xf32>, tensor<4x8xf32>
}

// Two parts that are not the halves, or rows rather than columns, stay.
// CANON-LABEL: func @split_of_other_concats(
// CANON-COUNT-2: tensor.concat
// CANON-COUNT-2: crease.split
// LLVM-LABEL: llvm.func @split_of_other_concats(
func.func @split_of_other_concats(%a: tensor<4x6xf32>, %b: tensor<4x10xf32>, %c: tensor<2x16xf32>)
    -> (tensor<4x8xf32>, tensor<4x8xf32>) {
  %p = tensor.concat dim(1) %a, %b : (tensor<4x6xf32>, tensor<4x10xf32>) -> tensor<4x16xf32>
  %q = tensor.concat dim(0) %c, %c : (tensor<2x16xf32>, tensor<2x16xf32>) -> tensor<4x16xf32>
  %g, %v = crease.split %p : tensor<4x16xf32> -> tensor<4x8xf32>
  %h, %w = crease.split %q : tensor<4x16xf32> -> tensor<4x8xf32>
  return %g, %w : tensor<4x8xf32>, tensor<4x8xf32>
}

// CANON-LABEL: func @unused_split(
// CANON-NEXT: return
// LLVM-LABEL: llvm.func @unused_split(
func.func @unused_split(%p: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %g, %v = crease.split %p : tensor<4x16xf32> -> tensor<4x8xf32>
  return %p : tensor<4x16xf32>
}
