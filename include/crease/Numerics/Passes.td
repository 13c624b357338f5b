//===- Passes.td - Passes that open activations ------------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_NUMERICS_PASSES_TD
#define CREASE_NUMERICS_PASSES_TD

include "mlir/Pass/PassBase.td"

def CreaseLowerActivations : Pass<"crease-lower-activations"> {
  let summary = "Open activations on vectors by their kernels";
  let description = [{
    Replaces each activation of the crease dialect on scalars and vectors of
    f32, f16 and bf16 by arithmetic: the kernel of the accuracy level, written
    for the instruction set. So are the functions of the math dialect that
    there is a kernel for, as custom activations contain them. f16 and bf16 are
    evaluated in f32 and rounded once.

    Every vector is cut into registers, and the last one filled up; a scalar is
    a lane of a register. So the result of an input does not depend on where it
    stands. Kernels take a few registers at a time, step by step, because that
    is faster.

    What has no kernel is left as it is, to be evaluated in f64 by its definition
    or, a function such as atan, by libm, element by element; a remark names the
    op and the reason. f64 is left to crease-expand-double. At `exact` a custom
    activation is left as a whole, to be evaluated in f64 and rounded once. A
    vector of more than `max-lanes` lanes is an error.

    Before:
    ```mlir
    %y = crease.relu6 %x : vector<32xf32>
    ```
    After:
    ```mlir
    %0 = vector.shuffle %x, %x [0, …, 15] : vector<32xf32>, vector<32xf32>
    %1 = vector.shuffle %x, %x [16, …, 31] : vector<32xf32>, vector<32xf32>
    %2 = arith.cmpf ogt, %zero, %0 : vector<16xf32>
    …
    %y = vector.shuffle %8, %9 [0, …, 31] : vector<16xf32>, vector<16xf32>
    ```
  }];
  let options = [
    Option<"accuracy", "accuracy", "std::string", /*default=*/"\"high\"",
           "exact, high or fast">,
    Option<"isa", "isa", "std::string", /*default=*/"\"portable\"",
           "avx512, avx2 or portable">,
    Option<"maxLanes", "max-lanes", "int64_t", /*default=*/"maxVectorElements",
           "Lanes of the largest vector that is written out">,
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::LLVM::LLVMDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect"];
}

def CreaseExpandDouble : Pass<"crease-expand-double"> {
  let summary = "Expand elementary functions of f64 on vectors";
  let description = [{
    Replaces `exp`, `expm1`, `tanh`, `log`, `log1p`, `erf` and `erfc` of f64, as
    definitions contain them, by arithmetic on registers of `isa`; a scalar is a
    lane of one. The errors stand in include/crease/Numerics/Double.h: 0.8 to 2.1
    ULP. With `portable`, which has no fused multiply-add, and of other
    functions, libm computes each element, and a remark names the op.

    Before:
    ```mlir
    %y = math.exp %x : vector<8xf64>
    ```
    After:
    ```mlir
    %0 = arith.mulf %x, %log2e : vector<8xf64>
    …
    %y = arith.mulf %20, %21 : vector<8xf64>
    ```
  }];
  let options = [
    Option<"isa", "isa", "std::string", /*default=*/"\"portable\"",
           "avx512, avx2 or portable">,
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::LLVM::LLVMDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::vector::VectorDialect"];
}

#endif // CREASE_NUMERICS_PASSES_TD
