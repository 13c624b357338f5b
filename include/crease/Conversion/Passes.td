//===- Passes.td - Conversion passes -----------------------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===------------------------------------------------------------------*-
//tablegen -*-===//

#ifndef CREASE_CONVERSION_PASSES_TD
#define CREASE_CONVERSION_PASSES_TD

include "mlir/Pass/PassBase.td"

def ConvertCreaseToLinalg : Pass<"convert-crease-to-linalg"> {
  let summary = "Lower crease ops on tensors to linalg";
  let description = [{
    Turns every crease op on ranked tensors into linalg and tensor ops.

    - Elementwise ops become a `linalg.generic` whose body holds the same op on
      scalars, so that upstream tiling, fusion and vectorisation carry it along
      by name; `crease-decompose` or Numerics opens it later.
    - `linear` becomes a contraction that starts from the bias or from zero.
    - Row ops become reductions and elementwise generics.
    - `split` becomes two `tensor.extract_slice`.

    With `wide`, contractions and rows are evaluated in f64 throughout and
    rounded once, in the order in which the textbook writes them: the form of
    the reference path. Without it, f16 and bf16 accumulate in f32.

    Before:
    ```mlir
    %y = crease.gelu %x : tensor<4x8xf32>
    ```
    After:
    ```mlir
    %e = tensor.empty() : tensor<4x8xf32>
    %y = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%x : tensor<4x8xf32>) outs(%e : tensor<4x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      %0 = crease.gelu %in : f32
      linalg.yield %0 : f32
    } -> tensor<4x8xf32>
    ```
  }];
  let options = [Option<
      "wide", "wide", "bool", /*default=*/"false",
      "Evaluate contractions and rows in f64 and round once">];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect"];
}

def CreaseDecompose : Pass<"crease-decompose"> {
  let summary = "Replace activations by their definitions";
  let description = [{
    Replaces every elementwise crease op, built-in or applied by name, by the
    arith and math ops of its definition. For f32 and narrower the definition
    is evaluated in f64 and rounded once; f64 is evaluated as it is. This is
    the reference: simple, slow, and sharing nothing with Numerics. Vectors of
    more than 64 elements become loops; of more than 1024 they are an error. The
    `crease.define` ops are gone afterwards.

    Before:
    ```mlir
    %y = crease.relu %x : f32
    ```
    After:
    ```mlir
    %0 = arith.extf %x : f32 to f64
    %c = arith.constant 0.0 : f64
    %1 = arith.cmpf olt, %0, %c : f64
    %2 = arith.select %1, %c, %0 : f64
    %y = arith.truncf %2 : f64 to f32
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::tensor::TensorDialect",
                           "::mlir::vector::VectorDialect"];
}

def CreaseDecomposeFused : Pass<"crease-decompose-fused"> {
  let summary = "Take fused linears and row ops on tensors apart";
  let description = [{
    Turns each `crease.fused_linear` on tensors into one `crease.linear` for
    each accumulator and one `linalg.generic` with the epilogue,
    `crease.pack_weights` into a gather, and `crease.rows` into the op that its
    kind names. This is what a fused linear means; its
    kernels are tested against it.

    Before:
    ```mlir
    %y = crease.fused_linear ins(%x : tensor<4x8xf32>)
        weights(%w : tensor<8x32xf32>) outs(%e : tensor<4x32xf32>) {
    ^bb0(%acc: f32):
      %0 = crease.relu %acc : f32
      crease.yield %0 : f32
    } -> tensor<4x32xf32>
    ```
    After:
    ```mlir
    %0 = crease.linear %x, %w : (tensor<4x8xf32>, tensor<8x32xf32>) -> tensor<4x32xf32>
    %y = linalg.generic {…} ins(%0 : tensor<4x32xf32>) outs(%e : tensor<4x32xf32>) {
    ^bb0(%in: f32, %out: f32):
      %1 = crease.relu %in : f32
      linalg.yield %1 : f32
    } -> tensor<4x32xf32>
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def CreaseOutputsToArguments
    : Pass<"crease-outputs-to-arguments", "::mlir::ModuleOp"> {
  let summary = "Give public functions the shape of a C function";
  let description = [{
    Rewrites each public function so that it takes memrefs only: its arguments,
    read-only, and after them a buffer for each result, into which the result is
    computed in place where upstream's bufferization can. The order of arguments
    and sizes of the C interface follows from the new signature, which is kept
    as `crease.c_signature`. Calls must have been inlined and private functions
    removed before: recursion and external functions are errors.

    With `shape-functions` each function whose result sizes follow from its
    arguments also gets `@_crease_shape_NAME`, which takes the same inputs and
    gives, for each result, an array of its sizes.

    Before:
    ```mlir
    func.func @f(%x: tensor<?x8xf32>) -> tensor<?x8xf32>
    ```
    After:
    ```mlir
    func.func @f(%x: memref<?x8xf32>, %out: memref<f32>)
    ```
  }];
  let options = [
    Option<"shapeFunctions", "shape-functions", "bool", /*default=*/"false",
           "Also emit functions that compute the sizes of the results">
  ];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::bufferization::BufferizationDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::tensor::TensorDialect",
                           "::mlir::vector::VectorDialect"];
}

def CreaseMergeBuffers : Pass<"crease-merge-buffers", "::mlir::func::FuncOp"> {
  let summary = "Make one allocation of a function's buffers";
  let description = [{
    Buffers of static size that are made and freed in the function's entry block
    become parts of one allocation, on cache lines; those that do not live at the
    same time may share a place. Several large ones that are freed together are
    what an allocator gives back to the system, page by page, at every call
    (measured with glibc: a function with two buffers of 12 MB spent half of its
    time so). From 64 KiB to 32 MiB, beyond which glibc never keeps memory.

    Before:
    ```mlir
    %a = memref.alloc() : memref<256x128xf32>
    %b = memref.alloc() : memref<256x128xf32>
    ...
    memref.dealloc %a : memref<256x128xf32>
    memref.dealloc %b : memref<256x128xf32>
    ```
    After:
    ```mlir
    %all = memref.alloc() {alignment = 64 : i64} : memref<262144xi8>
    %a = memref.view %all[%c0][] : memref<262144xi8> to memref<256x128xf32>
    %b = memref.view %all[%c131072][] : memref<262144xi8> to memref<256x128xf32>
    ...
    memref.dealloc %all : memref<262144xi8>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::memref::MemRefDialect"];
}

def CreaseCopiesToLinalg : Pass<"crease-copies-to-linalg"> {
  let summary = "Turn strided copies of memrefs into linalg";
  let description = [{
    Upstream lowers `memref.copy` between buffers that are not contiguous to a
    call of `memrefCopy`, a function of MLIR's own runtime library, on which what
    Crease emits must not depend. This pass makes a `linalg.generic` of such a
    copy, which becomes loops like any other.

    Before:
    ```mlir
    memref.copy %a, %b : memref<?x8xf32, strided<[?, 2]>> to memref<?x8xf32>
    ```
    After:
    ```mlir
    linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel", "parallel"]}
        ins(%a : memref<?x8xf32, strided<[?, 2]>>) outs(%b : memref<?x8xf32>) {
    ^bb0(%in: f32, %out: f32):
      linalg.yield %in : f32
    }
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect"];
}

def CreaseEmitCInterface : Pass<"crease-emit-c-interface", "::mlir::ModuleOp"> {
  let summary = "Give llvm functions the plain C signature";
  let description = [{
    The last step of both pipelines. Replaces the expanded memref descriptors of
    each function that `crease-outputs-to-arguments` prepared by the plain C
    interface: dynamic sizes as i64 in order of appearance, inputs as pointers,
    outputs as pointers. Inputs are read-only and do not overlap the outputs.

    With `packed-entry` each function also gets `@_crease_packed_NAME(ptr)`,
    which takes one array of pointers to all arguments, for callers that know
    the signature only at run time.
  }];
  let options = [Option<
      "packedEntry", "packed-entry", "bool", /*default=*/"false",
      "Also emit an entry that takes an array of argument pointers">];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def CreaseMathToLibm : Pass<"crease-math-to-libm", "::mlir::ModuleOp"> {
  let summary = "Call libm for the math functions that have no instruction";
  let description = [{
    Upstream's `convert-math-to-libm` must convert all of math or fail. This
    pass uses its patterns for the functions that only libm computes (exp,
    expm1, log1p, tanh, erfc, sin, pow, ...) and leaves to
    `convert-math-to-llvm` what is an instruction or a few: absf, copysign,
    sqrt, fma, floor, ceil, trunc, round. A vector of more than 1024 elements,
    each of which would be a call, is an error.

    Before:
    ```mlir
    %y = math.erfc %x : f64
    ```
    After:
    ```mlir
    %y = call @erfc(%x) : (f64) -> f64
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::func::FuncDialect",
                           "::mlir::vector::VectorDialect"];
}

def CreaseExpandOps : Pass<"crease-expand-ops"> {
  let summary = "Write out ops that the LLVM dialect has no form of";
  let description = [{
    `math.clampf` becomes `arith.minimumf` of `arith.maximumf`, for which NaN
    passes and -0 is below +0; `math.isinf`, `isnan`, `isfinite` and `isnormal`
    become comparisons; `math.sincos` becomes two ops; `math.fpowi`, by a power
    of at most 32 bits, becomes pow of f64; `math.fma` of f16 or bf16 becomes one
    of f64. A `memref.expand_shape` of two dynamic sizes in a group becomes a
    `memref.reinterpret_cast`, as `memref.reshape` does, and
    `vector.multi_reduction` reductions of one dimension. Divisions of integers
    that round up or down are written out as upstream does. `math.ipowi` is an
    error, and so is a wider power.

    Before:
    ```mlir
    %y = math.clampf %x to [%low, %high] : f32
    ```
    After:
    ```mlir
    %0 = arith.maximumf %x, %low : f32
    %y = arith.minimumf %0, %high : f32
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::vector::VectorDialect"];
}

def CreaseExpandNarrowCasts : Pass<"crease-expand-narrow-casts"> {
  let summary = "Write out casts of f16 and bf16 that would call a runtime";
  let description = [{
    LLVM calls a compiler's runtime library for casts that the target has no
    instruction for, and what Crease emits depends on libc and libm alone. This
    pass writes f64 to f16 and f64 to bf16 as two casts that round once in all,
    casts of bf16 as integer arithmetic, and with `f16` also those between f16
    and f32, for targets without F16C.

    Before:
    ```mlir
    %y = arith.truncf %x : f64 to f16
    ```
    After:
    ```mlir
    // %t = %x rounded to f32, inexact results to the odd neighbour.
    %y = arith.truncf %t : f32 to f16
    ```
  }];
  let options = [
    Option<"f16", "f16", "bool", /*default=*/"false",
           "Also write out casts between f16 and f32">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect"];
}

def CreaseUnshareDestinations : Pass<"crease-unshare-destinations"> {
  let summary = "Give each result of a function destinations of its own";
  let description = [{
    Upstream's `eliminate-empty-tensors` computes what
    `bufferization.materialize_in_destination` stores in the destination itself,
    from the first op that writes on. Where that op's value has another use, the
    other use then lives in this result's buffer too, and is lost when the
    result is stored. This pass, which runs before it, follows each stored value
    back through the operands that it is computed in place of, and gives each
    of them that has other uses a value of its own: an empty or filled tensor is
    made again, anything else is copied.

    Before:
    ```mlir
    %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<4xf32>) -> tensor<4xf32>
    %a = linalg.generic … outs(%zeros : tensor<4xf32>) …
    %b = linalg.generic … outs(%zeros : tensor<4xf32>) …
    bufferization.materialize_in_destination %a in restrict writable %out0 : (tensor<4xf32>, memref<4xf32>) -> ()
    bufferization.materialize_in_destination %b in restrict writable %out1 : (tensor<4xf32>, memref<4xf32>) -> ()
    ```
    After, %a and %b each start from zeros and an empty tensor of their own.
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def CreaseLowerAllocaScopes : Pass<"crease-lower-alloca-scopes"> {
  let summary = "Replace memref.alloca_scope by saving the stack";
  let description = [{
    `convert-scf-to-openmp` wraps the body of each parallel loop in a
    `memref.alloca_scope`, which must not hold control flow of blocks. This pass
    puts the body in its place, between an `llvm.intr.stacksave` and an
    `llvm.intr.stackrestore` where it allocates. What the body of a parallel
    loop itself allocates, in a constant size, moves to the start of the
    `omp.parallel` instead, so that the stack does not move in the loop.

    Before:
    ```mlir
    memref.alloca_scope {
      %tile = memref.alloca() : memref<8x48xf32>
      …
    }
    ```
    After:
    ```mlir
    %stack = llvm.intr.stacksave : !llvm.ptr
    %tile = memref.alloca() : memref<8x48xf32>
    …
    llvm.intr.stackrestore %stack : !llvm.ptr
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def CreaseLowerTransfers
    : Pass<"crease-lower-transfers", "::mlir::func::FuncOp"> {
  let summary = "Run convert-vector-to-scf on functions that have transfers";
  let description = [{
    Upstream's `convert-vector-to-scf` tries its patterns on every op of a
    function. Kernels are long and have no `vector.transfer_read` or
    `vector.transfer_write`, so this pass looks for one first.

    Before:
    ```mlir
    %v = vector.transfer_read %m[%i, %j], %zero : memref<?x?xf32>, vector<4x8xf32>
    ```
    After:
    ```mlir
    scf.for %r = %c0 to %c4 step %c1 {
      …
      %row = vector.transfer_read %m[%k, %j], %zero : memref<?x?xf32>, vector<8xf32>
      memref.store %row, %rows[%r] : memref<4xvector<8xf32>>
    }
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::tensor::TensorDialect",
                           "::mlir::vector::VectorDialect"];
}

#endif // CREASE_CONVERSION_PASSES_TD
