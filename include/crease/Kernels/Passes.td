//===- Passes.td - Passes from tensors to vectors ----------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_KERNELS_PASSES_TD
#define CREASE_KERNELS_PASSES_TD

include "mlir/Pass/PassBase.td"

def VectorizeElementwise : Pass<"crease-vectorize-elementwise"> {
  let summary = "Turn elementwise linalg ops on memrefs into vector loops";
  let description = [{
    Every all-parallel linalg op on memrefs whose body is elementwise becomes
    scf loops over vectors. Dimensions along which all operands are contiguous
    are collapsed into one loop; an operand that does not move along the
    innermost loop is loaded once and broadcast; a strided one is gathered (or
    scattered). The body is cloned onto vectors with its activations by name.

    The main loop takes `unroll` registers at a time as one vector value; what
    is left over goes through masked vectors of one register, so nothing is
    read or written out of bounds, and no element is computed by other code
    than its neighbours. Where the output exceeds `cache-bytes` it is written
    by non-temporal stores, from the first aligned address on; sizes known only
    at run time decide at run time.

    What cannot be vectorised becomes scalar loops, with a remark that says why.

    Example, on `memref<?xf32>`:

    ```mlir
    linalg.generic {…} ins(%x) outs(%y) {
    ^bb0(%in: f32, %out: f32):
      %0 = crease.gelu %in : f32
      linalg.yield %0 : f32
    }
    ```
    becomes
    ```mlir
    scf.for %i = %c0 to %main step %c32 {
      %0 = vector.load %x[%i] : memref<?xf32>, vector<32xf32>
      %1 = crease.gelu %0 : vector<32xf32>
      vector.store %1, %y[%i] : memref<?xf32>, vector<32xf32>
    }
    scf.for %i = %main to %n step %c16 {
      %left = arith.subi %n, %i : index
      %mask = vector.create_mask %left : vector<16xi1>
      %0 = vector.maskedload %x[%i], %mask, %zero : …
      …
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::LLVM::LLVMDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect"];
  let options = [
    Option<"vectorBits", "vector-bits", "int64_t", "512",
           "Width of a vector register">,
    Option<"unroll", "unroll", "int64_t", "2",
           "Vector registers taken at a time">,
    Option<"cacheBytes", "cache-bytes", "int64_t", "33554432",
           "Size of the last-level cache; outputs beyond it bypass it">,
    Option<"parallel", "parallel", "bool", "false",
           "Make the outermost loop scf.parallel, over blocks">,
  ];
}

#endif // CREASE_KERNELS_PASSES_TD
