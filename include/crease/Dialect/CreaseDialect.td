//===- CreaseDialect.td - The crease dialect ---------------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DIALECT_TD
#define CREASE_DIALECT_TD

include "mlir/IR/OpBase.td"

def Crease_Dialect : Dialect {
  let name = "crease";
  let cppNamespace = "::crease";
  let summary = "Activation functions, gated units and the linear layers "
                "between them";
  let description = [{
    A stack of linear layers is one linear layer; the activation between them
    is the fold that makes depth real. This dialect keeps each activation by
    its name, as one op, from a tensor program down to the vectors of a fused
    kernel, so that every fusion works for every activation and the choice
    between accurate and fast code is made late and in one place.

    Elementwise ops take and give a float scalar, a vector or a ranked tensor
    of f64, f32, f16 or bf16. The numbers in brackets at the end of verifier
    errors, such as (C3), are those of the constraints in docs/Spec.md.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
  let hasConstantMaterializer = 1;
  let hasOperationAttrVerify = 1;
  let hasRegionArgAttrVerify = 1;
  let hasRegionResultAttrVerify = 1;
}

#endif // CREASE_DIALECT_TD
