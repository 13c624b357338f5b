// Ops of arith and math that LLVM has no form of, or that it would give to a
// compiler's runtime, in programs and in definitions.
//
// RUN: crease-run %s --entry=clamp --check --specials --max-ulp=0
// RUN: crease-run %s --entry=finite --check --specials --max-ulp=0
// RUN: crease-run %s --entry=powers --check --specials --max-ulp=0
// RUN: crease-run %s --entry=fma_bf16 --check --specials --max-ulp=0
// RUN: crease-run %s --entry=fma_f16 --check --specials --max-ulp=0 --target=x86-64-v2
// RUN: crease-run %s --entry=floor_bf16 --check --specials --max-ulp=0 --accuracy=exact
// RUN: crease-run %s --entry=affine --check --max-ulp=0
// RUN: crease-run %s --entry=vectors --check --specials --tolerance=1e-6
// RUN: crease-compile %s -o %t.so --accuracy=exact
// RUN: crease-compile %s -o %t.so --reference
//
// -0 is below +0, at compile time and when it runs.
// RUN: %npy values %t.npy f32 4 -0.0 0.0 -0.0 0.0
// RUN: crease-run %s --entry=zeros --input=%t.npy --output=%t.0.npy --output=%t.1.npy
// RUN: %npy show %t.0.npy | FileCheck %s --check-prefix=ZEROS
// RUN: %npy show %t.1.npy | FileCheck %s --check-prefix=ZEROS
// ZEROS: -0.0 0.0 -0.0 0.0
//
// An odd power that no f32 holds.
// RUN: crease-run %s --entry=odd --output=%t.npy
// RUN: %npy show %t.npy | FileCheck %s --check-prefix=ODD
// ODD: -1.0 1.0

func.func @clamp(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %low = arith.constant dense<-0.5> : tensor<4096xf32>
  %high = arith.constant dense<1.5> : tensor<4096xf32>
  %y = math.clampf %x to [%low, %high] : tensor<4096xf32>
  return %y : tensor<4096xf32>
}

crease.define @finite_part(%x: f32) -> f32 {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %c = math.isinf %x : f32
  %s = arith.select %c, %zero, %x : f32
  %y = math.clampf %s to [%zero, %one] : f32
  crease.yield %y : f32
}
func.func @finite(%x: tensor<4096xf32>) -> tensor<4096xf32> {
  %y = crease.apply @finite_part(%x) : tensor<4096xf32>
  return %y : tensor<4096xf32>
}

func.func @powers(%x: tensor<64x64xf32>, %w: tensor<64x64xf32>, %n: tensor<64xi32>) -> tensor<64xf32> {
  %e = tensor.empty() : tensor<64xf32>
  %d = tensor.extract_slice %x[3, 0] [1, 64] [1, 1] : tensor<64x64xf32> to tensor<64xf32>
  %y = math.fpowi %d, %n : tensor<64xf32>, tensor<64xi32>
  return %y : tensor<64xf32>
}

func.func @odd() -> tensor<2xf32> {
  %x = arith.constant dense<-1.0> : tensor<2xf32>
  %n = arith.constant dense<[16777217, 16777218]> : tensor<2xi32>
  %y = math.fpowi %x, %n : tensor<2xf32>, tensor<2xi32>
  return %y : tensor<2xf32>
}

func.func @fma_bf16(%x: tensor<4096xbf16>, %y: tensor<4096xbf16>, %z: tensor<4096xbf16>) -> tensor<4096xbf16> {
  %r = math.fma %x, %y, %z : tensor<4096xbf16>
  return %r : tensor<4096xbf16>
}

func.func @fma_f16(%x: tensor<4096xf16>, %y: tensor<4096xf16>, %z: tensor<4096xf16>) -> tensor<4096xf16> {
  %r = math.fma %x, %y, %z : tensor<4096xf16>
  return %r : tensor<4096xf16>
}

crease.define @floor(%x: f32) -> f32 {
  %y = math.floor %x : f32
  crease.yield %y : f32
}
func.func @floor_bf16(%x: tensor<4096xbf16>) -> tensor<4096xbf16> {
  %y = crease.apply @floor(%x) : tensor<4096xbf16>
  return %y : tensor<4096xbf16>
}

func.func @zeros(%x: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>) {
  %zero = arith.constant dense<[0.0, 0.0, -0.0, 0.0]> : tensor<4xf32>
  %known = arith.constant dense<[-0.0, 0.0, -0.0, 0.0]> : tensor<4xf32>
  %y = arith.minimumf %x, %zero : tensor<4xf32>
  %z = arith.minimumf %known, %zero : tensor<4xf32>
  return %y, %z : tensor<4xf32>, tensor<4xf32>
}

// Loops of affine, reshapes by a tensor of sizes, and vectors of two dimensions.
func.func @affine(%x: tensor<8xf32>) -> f32 {
  %zero = arith.constant 0.0 : f32
  %s = affine.for %i = 0 to 8 iter_args(%sum = %zero) -> f32 {
    %e = tensor.extract %x[%i] : tensor<8xf32>
    %n = arith.addf %sum, %e : f32
    affine.yield %n : f32
  }
  return %s : f32
}
func.func @reshape(%x: tensor<?x4xf32>, %sizes: tensor<2xindex>) -> tensor<?x?xf32> {
  %y = tensor.reshape %x(%sizes) : (tensor<?x4xf32>, tensor<2xindex>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
func.func @vectors(%x: vector<2x3xf32>) -> (vector<2x3xf32>, vector<2xf32>) {
  %zero = arith.constant dense<0.0> : vector<2x3xf32>
  %start = arith.constant dense<0.0> : vector<2xf32>
  %n = math.isnan %x : vector<2x3xf32>
  %f = math.isfinite %x : vector<2x3xf32>
  %s, %c = math.sincos %x : vector<2x3xf32>
  %a = arith.select %n, %zero, %s : vector<2x3xi1>, vector<2x3xf32>
  %b = arith.select %f, %a, %zero : vector<2x3xi1>, vector<2x3xf32>
  %r = vector.multi_reduction <add>, %b, %start [1] : vector<2x3xf32> to vector<2xf32>
  return %b, %r : vector<2x3xf32>, vector<2xf32>
}
