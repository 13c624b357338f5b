// RUN: crease-opt %s --crease-lower-activations=isa=avx512 --split-input-file \
// RUN:   | FileCheck %s --check-prefixes=CHECK,AVX512
// RUN: crease-opt %s --crease-lower-activations=isa=avx2 --split-input-file \
// RUN:   | FileCheck %s --check-prefixes=CHECK,AVX2
// RUN: crease-opt %s --crease-lower-activations=isa=portable \
// RUN:   --split-input-file | FileCheck %s --check-prefixes=CHECK,PORTABLE

// A vector is cut into registers, which take each step together.

// CHECK-LABEL: func @relu6
// AVX512:       %[[A:.+]] = vector.shuffle %{{.+}} : vector<32xf32>, vector<32xf32>
// AVX512:       %[[B:.+]] = vector.shuffle %{{.+}} : vector<32xf32>, vector<32xf32>
// AVX512:       arith.cmpf ogt, %{{.+}}, %[[A]] : vector<16xf32>
// AVX512-NEXT:  arith.cmpf ogt, %{{.+}}, %[[B]] : vector<16xf32>
// AVX512-NOT:   crease.
// AVX512:       vector.shuffle %{{.+}} : vector<16xf32>, vector<16xf32>
// AVX2:         arith.cmpf ogt, %{{.+}} : vector<8xf32>
// PORTABLE:     arith.cmpf ogt, %{{.+}} : vector<4xf32>
func.func @relu6(%x: vector<32xf32>) -> vector<32xf32> {
  %y = crease.relu6 %x : vector<32xf32>
  return %y : vector<32xf32>
}

// -----

// A scalar is a lane of a register.

// CHECK-LABEL: func @scalar
// AVX512:       vector.broadcast %{{.+}} : f32 to vector<1xf32>
// AVX512:       vector.shuffle %{{.+}} [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
// AVX512:       llvm.call_intrinsic "llvm.x86.avx512.permvar.sf.512"
// AVX512:       llvm.call_intrinsic "llvm.x86.avx512.mask.scalef.ps.512"
// AVX2:         math.fma %{{.+}} : vector<4xf64>
// AVX2:         scf.if %{{.+}} -> (vector<8xf32>)
// PORTABLE-NOT: llvm.call_intrinsic
// CHECK:        vector.extract %{{.+}}[0]
// CHECK-NOT:    crease.
func.func @scalar(%x: f32) -> f32 {
  %y = crease.gelu %x : f32
  return %y : f32
}

// -----

// Narrow floats are computed in f32 and rounded once; any shape will do, and a
// slope is broadcast.

// CHECK-LABEL: func @narrow
// CHECK:        arith.extf %{{.+}} : vector<3x2xbf16> to vector<3x2xf32>
// CHECK:        vector.broadcast %{{.+}} : vector<2xf32> to vector<3x2xf32>
// CHECK:        vector.shape_cast %{{.+}} : vector<6xf32> to vector<3x2xf32>
// CHECK:        arith.truncf %{{.+}} : vector<3x2xf32> to vector<3x2xbf16>
func.func @narrow(%x: vector<3x2xbf16>, %slope: vector<2xbf16>)
    -> vector<3x2xbf16> {
  %y = crease.prelu %x, %slope : vector<3x2xbf16>, vector<2xbf16>
  return %y : vector<3x2xbf16>
}

// -----

// The gate is clamped first, where a limit asks for it.

// CHECK-LABEL: func @gate
// CHECK-DAG:    arith.constant dense<7.000000e+00>
// CHECK-DAG:    arith.constant dense<-7.000000e+00>
// CHECK-NOT:    crease.
// CHECK:        return
func.func @gate(%g: vector<4xf32>, %v: vector<4xf32>) -> vector<4xf32> {
  %y = crease.swiglu gate(%g) value(%v) {limit = 7.0 : f32} : vector<4xf32>
  return %y : vector<4xf32>
}

// -----

// Custom activations are written out, and their functions get kernels.

// CHECK-LABEL: func @custom
// CHECK-NOT:    crease.apply
// CHECK-NOT:    math.exp
// CHECK:        return
crease.define @decay(%x: f32) -> f32 {
  %0 = math.absf %x : f32
  %1 = arith.negf %0 : f32
  %2 = math.exp %1 : f32
  crease.yield %2 : f32
}
func.func @custom(%x: vector<8xf32>) -> vector<8xf32> {
  %y = crease.apply @decay(%x) : vector<8xf32>
  return %y : vector<8xf32>
}

// -----

// f64 and tensors are left to others.

// CHECK-LABEL: func @others
// CHECK:        crease.gelu %{{.+}} : vector<4xf64>
// CHECK:        crease.gelu %{{.+}} : tensor<4xf32>
func.func @others(%x: vector<4xf64>, %t: tensor<4xf32>)
    -> (vector<4xf64>, tensor<4xf32>) {
  %y = crease.gelu %x : vector<4xf64>
  %z = crease.gelu %t : tensor<4xf32>
  return %y, %z : vector<4xf64>, tensor<4xf32>
}
