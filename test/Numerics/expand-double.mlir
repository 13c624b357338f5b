// Elementary functions of f64 become arithmetic on registers; a scalar is a lane
// of one, and what has no kernel is named.
// RUN: crease-opt %s --crease-expand-double=isa=avx512 --remarks-filter=crease -o %t 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: FileCheck %s --input-file=%t
// RUN: crease-opt %s --crease-expand-double=isa=avx2 | FileCheck %s --check-prefix=AVX2
// RUN: crease-opt %s --crease-expand-double | FileCheck %s --check-prefix=LEFT
// RUN: not crease-opt %s --crease-expand-double=isa=neon 2>&1 | FileCheck %s --check-prefix=INVALID
// INVALID: error: unknown isa 'neon': expected avx512, avx2 or portable

// CHECK-LABEL: func @vectors
// CHECK-NOT: math.exp
// CHECK: arith.mulf %{{.*}} : vector<8xf64>
// CHECK: math.fma %{{.*}} : vector<8xf64>
// CHECK: vector.shuffle %{{.*}} : vector<16xf64>, vector<8xf64>
// CHECK-NOT: math.exp
// CHECK: return %{{.*}} : vector<19xf64>
// AVX2-LABEL: func @vectors
// AVX2: math.fma %{{.*}} : vector<4xf64>
// AVX2-NOT: math.exp
// AVX2: return
// LEFT-LABEL: func @vectors
// LEFT: math.exp
func.func @vectors(%x: vector<19xf64>) -> vector<19xf64> {
  %y = math.exp %x : vector<19xf64>
  return %y : vector<19xf64>
}

// CHECK-LABEL: func @scalar
// CHECK: vector.broadcast %{{.*}} : f64 to vector<1xf64>
// CHECK-NOT: math.log1p
// CHECK: vector.extract %{{.*}}[0] : f64 from vector<8xf64>
func.func @scalar(%x: f64) -> f64 {
  %y = math.log1p %x : f64
  return %y : f64
}

// CHECK-LABEL: func @all
// CHECK-NOT: math.{{exp|expm1|tanh|log|log1p|erf|erfc}} %
// CHECK: math.sin
// CHECK: return %{{.*}} : vector<2x8xf64>
// REMARK-COUNT-1: expand-double.mlir:[[@LINE+8]]:{{[0-9]+}}: remark: [Missed] libm {{.*}}"math.sin calls libm for each element: there is no kernel for it in f64"
// REMARK-NOT: remark:
func.func @all(%x: vector<2x8xf64>) -> vector<2x8xf64> {
  %0 = math.expm1 %x : vector<2x8xf64>
  %1 = math.tanh %0 : vector<2x8xf64>
  %2 = math.log %1 : vector<2x8xf64>
  %3 = math.erf %2 : vector<2x8xf64>
  %4 = math.erfc %3 : vector<2x8xf64>
  %5 = math.sin %4 : vector<2x8xf64>
  return %5 : vector<2x8xf64>
}

// Nothing of f32.
// CHECK-LABEL: func @single
// CHECK: math.exp
func.func @single(%x: vector<8xf32>) -> vector<8xf32> {
  %y = math.exp %x : vector<8xf32>
  return %y : vector<8xf32>
}

// A definition has no width yet.
// CHECK-LABEL: crease.define @mine
// CHECK: math.exp
crease.define @mine(%x: f64) -> f64 {
  %y = math.exp %x : f64
  crease.yield %y : f64
}
