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

def CreasePrepareRows : Pass<"crease-prepare-rows"> {
  let summary = "Give row ops on tensors a destination";
  let description = [{
    Turns `crease.softmax`, `crease.log_softmax`, `crease.softmax_cross_entropy`
    and their gradients on ranked tensors into `crease.rows`, which can be
    bufferized and then becomes loops over vectors. On vectors of at most
    1024 elements softmax, log_softmax and their gradients are written out, in
    f64.

    Before:
    ```mlir
    %y = crease.softmax %x : tensor<4x8xf32>
    ```
    After:
    ```mlir
    %e = tensor.empty() : tensor<4x8xf32>
    %y = crease.rows "softmax" ins(%x : tensor<4x8xf32>)
        outs(%e : tensor<4x8xf32>) {axis = 1 : i64} -> tensor<4x8xf32>
    ```
  }];
  let dependentDialects = ["::crease::CreaseDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::tensor::TensorDialect",
                           "::mlir::vector::VectorDialect"];
}

def CreaseLowerRows : Pass<"crease-lower-rows"> {
  let summary = "Turn row ops on memrefs into loops over vectors";
  let description = [{
    `crease.rows` on memrefs becomes three passes over each row: the maximum;
    the terms `crease.exp_shifted`, stored in the output and summed; and the
    division by the sum. Along the last dimension the lanes run along the row;
    along any other they run along the last one, so that many rows are worked
    on side by side.

    - The shift of the terms is a power of two near the maximum (see
      `crease.exp_shifted`), so that no difference is rounded.
    - Terms are added four vectors at a time in f32 and from there on in f64,
      in an order that depends on the number of columns only: the sum of
      positive terms is within 1.1 ULP of that of the terms. The division is a
      product with the reciprocal in two floats.
    - f16 and bf16 are computed in f32, with terms computed twice instead of
      stored. f64 subtracts the maximum in two doubles and calls libm for exp.
    - log_softmax and cross entropy sum the terms below the maximum apart, so
      that the logarithm of a sum next to 1 keeps its digits.

    Example: see test/Kernels/lower-rows.mlir.
  }];
  let dependentDialects = ["::crease::CreaseDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect"];
  let options = [
    Option<"parallel", "parallel", "bool", "false",
           "Make the loops over rows scf.parallel">,
  ];
}

def CreaseLowerTransposes : Pass<"crease-lower-transposes"> {
  let summary = "Transpose matrices in squares of registers";
  let description = [{
    `linalg.transpose` of matrices on memrefs whose last strides are 1 becomes
    loops over blocks of one cache line by as many rows as a register has
    lanes: the rows are loaded, transposed in registers and stored. What is left
    at the edges is moved element by element. Other transpositions (of more
    dimensions, or strided) are left to `vectorize-elementwise`.

    The gradient of a weight is a product with the transposed input.

    Example: see test/Kernels/lower-transposes.mlir.
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect"];
  let options = [
    Option<"vectorBits", "vector-bits", "int64_t", "256",
           "Bits of a vector register">,
    Option<"parallel", "parallel", "bool", "false",
           "Make the outer loop scf.parallel">,
  ];
}

def CreaseNarrowMasks : Pass<"crease-narrow-masks"> {
  let summary = "Make masked memory access to f16 and bf16 one to i16";
  let description = [{
    Where a target has no masked moves of 16-bit elements, LLVM writes them out
    element by element, and an element of f16 or bf16 goes through f32 and the
    compiler's runtime on the way. As integers they are moved as they are.

    Before:
    ```mlir
    llvm.intr.masked.store %v, %p, %m {alignment = 2 : i32} : vector<8xbf16>, vector<8xi1> into !llvm.ptr
    ```
    After:
    ```mlir
    %0 = llvm.bitcast %v : vector<8xbf16> to vector<8xi16>
    llvm.intr.masked.store %0, %p, %m {alignment = 2 : i32} : vector<8xi16>, vector<8xi1> into !llvm.ptr
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def FuseElementwise : Pass<"crease-fuse-elementwise"> {
  let summary = "Fuse chains of elementwise linalg ops on tensors";
  let description = [{
    An all-parallel `linalg.generic` goes into the one that uses its result,
    where that is its only user, so that nothing is computed twice; a costly
    producer (math or crease ops) is not fused into one that broadcasts it. The
    size of the fused body and the number of its operands are bounded.

    Before:
    ```mlir
    %a = linalg.generic {…} ins(%x, %b) … { … %0 = arith.addf %in, %in_0 … }
    %y = linalg.generic {…} ins(%a) … { … %0 = crease.gelu %in … }
    ```
    After:
    ```mlir
    %y = linalg.generic {…} ins(%x, %b) outs(%e) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %0 = arith.addf %in, %in_0 : f32
      %1 = crease.gelu %0 : f32
      linalg.yield %1 : f32
    } -> tensor<?x8xf32>
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect",
                           "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

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
    by non-temporal stores, from the first aligned address on, and what it is
    computed from is fetched a page ahead, unless a few instructions do it;
    sizes known only at run time decide at run time.

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

def CreaseVectorizeReductions
    : Pass<"crease-vectorize-reductions", "::mlir::func::FuncOp"> {
  let summary = "Turn linalg reductions on memrefs into vector loops";
  let description = [{
    A linalg op on memrefs with one f32 or f64 result that combines elements
    along some of its dimensions by addition, multiplication, minimum or
    maximum, elementwise code before that included, becomes scf loops over
    vectors. They run along the dimension that is the last of all inputs that
    have it.

    Where the op reduces that dimension, every lane of four registers combines
    the elements it meets, and then the lanes are combined: sums come out in
    another order than in scalar loops, and with smaller errors as a rule. Else
    every lane is an element of the result, and the order is kept.

    Other reductions (strided inputs, integers, several results) are left for
    scalar loops.

    ```mlir
    linalg.generic {…["parallel", "reduction"]} ins(%x) outs(%y) {
    ^bb0(%in: f32, %out: f32):
      %0 = arith.addf %in, %out : f32
      linalg.yield %0 : f32
    }
    ```
    becomes
    ```mlir
    scf.for %m = %c0 to %rows step %c1 {
      %sum = scf.for %i = %c0 to %main step %c64 iter_args(%s = %zeros) … {
        %0 = vector.load %x[%at] : memref<?xf32>, vector<64xf32>
        %1 = arith.addf %0, %s : vector<64xf32>
        scf.yield %1 : vector<64xf32>
      }
      …
      %all = vector.reduction <add>, %sum : vector<64xf32> into f32
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect"];
  let options = [
    Option<"vectorBits", "vector-bits", "int64_t", "512",
           "Width of a vector register">,
    Option<"parallel", "parallel", "bool", "false",
           "Make the outermost loop around the vectors scf.parallel, unless "
           "it is reduced">];
}

def CreasePackWeights : Pass<"crease-pack-weights", "::mlir::ModuleOp"> {
  let summary = "Pack the weights of fused linears ahead of time";
  let description = [{
    Runs on tensors, behind `crease-fuse`. Constant weights are packed while
    compiling. A function NAME with arguments marked `{crease.weight}` gets
    three siblings; it stays as it is itself:

    - `NAME_packed_size() -> i64`: the bytes of the packed memory;
    - `NAME_pack(weights) -> memory`: for each fused linear whose weights are
      such arguments, or slices of them, its panels; and other marked arguments
      as they are;
    - `NAME_packed(other arguments, memory)`: NAME, reading the memory.

    Marked arguments must be static and of one element type; where they are not,
    a remark of the name `pack-weights` says so.

    Before:
    ```mlir
    func.func @f(%x: tensor<?x64xf32>, %w: tensor<64x96xf32> {crease.weight}) -> tensor<?x96xf32> {
      %y = crease.fused_linear ins(%x : …) weights(%w : tensor<64x96xf32>) …
    ```
    After:
    ```mlir
    func.func @f_packed(%x: tensor<?x64xf32>, %memory: tensor<6144xf32>) -> tensor<?x96xf32> {
      %flat = tensor.extract_slice %memory[0] [6144] [1] : …
      %p = tensor.expand_shape %flat [[0, 1, 2]] … into tensor<2x64x48xf32>
      %y = crease.fused_linear ins(%x : …) weights(packed %p : tensor<2x64x48xf32>) …
    ```
  }];
  let options = [
    Option<"target", "target", "std::string", /*default=*/"\"native\"",
           "native, x86-64-v2, x86-64-v3, x86-64-v4 or a CPU name">];
  let dependentDialects = ["::crease::CreaseDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::LLVM::LLVMDialect",
                           "::mlir::tensor::TensorDialect"];
}

def CreaseBlockFeedForward : Pass<"crease-block-feed-forward"> {
  let summary = "Take feed-forward blocks block by block of rows";
  let description = [{
    Runs on memrefs, before `crease-lower-fused-linear`. A fused linear whose
    result only the next one reads, as its left operand, is a feed-forward
    block. With many rows it becomes a loop over blocks of them, in which both
    layers run: the hidden tile stays in the last-level cache, and no memory of
    all rows is needed for it. How many rows a block has follows from the cache
    and the width of the hidden layer; a remark says what was chosen, or why a
    block stays as it is: it does where the second layer may write what the
    first one reads. Arguments of a function are taken not to overlap.

    Before:
    ```mlir
    %h = memref.alloc() : memref<2048x5632xf32>
    crease.fused_linear ins(%x : memref<2048x2048xf32>) … outs(%h : …) {…}
    crease.fused_linear ins(%h : memref<2048x5632xf32>) … outs(%y : …) {…}
    ```
    After:
    ```mlir
    %t = memref.alloc() : memref<256x5632xf32>
    scf.for %i = %c0 to %c2048 step %c256 {
      %a = memref.subview %x[%i, 0] [256, 2048] [1, 1] : …
      %c = memref.subview %y[%i, 0] [256, 2048] [1, 1] : …
      crease.fused_linear ins(%a : …) … outs(%t : …) {…}
      crease.fused_linear ins(%t : …) … outs(%c : …) {…}
    }
    ```
  }];
  let options = [
    Option<"target", "target", "std::string", /*default=*/"\"native\"",
           "native, x86-64-v2, x86-64-v3, x86-64-v4 or a CPU name">,
    Option<"rows", "rows", "unsigned", /*default=*/"0",
           "Rows of a block, about (0: by the target)">];
  let dependentDialects = ["::crease::CreaseDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect"];
}

def CreaseLowerFusedLinear : Pass<"crease-lower-fused-linear"> {
  let summary = "Turn fused linears on memrefs into loops over vectors";
  let description = [{
    Emits the kernel of each `crease.fused_linear` on memrefs: panels of the
    weights outside, tiles of rows inside, and in the innermost loop a tile of
    accumulators in registers. The epilogue's region is cloned onto vectors, so
    that activations keep their names until Numerics opens them: where it is a
    matter of a few instructions (a bias, a relu) onto the sums in registers,
    otherwise in a loop over the rows of the tile, which passes through a small
    buffer on the stack. Where the left operand has many rows, the panels are
    swept once for each block of them.

    A short depth is over before a store that misses has its line: a tile first
    fetches the lines of the outputs, and where these are large, as the gradient
    of a weight is, they are written past the caches, wide tiles row by row while
    the next one is computed.

    Plain weights are packed into panels on the way; packed ones are read in
    place. Where elementwise `linalg.generic` ops before it write an operand that
    one thread packs by parts, and others sum it, these become part of the
    kernel, part by part, and what else reads the whole of it comes behind; a
    remark says so. Arguments of a function are taken not to overlap. One row, or
    a few, read each weight once, at the speed of the memory: they take several
    panels at once, and plain weights as they lie; a number of rows that is not
    known decides when the kernel runs. Any sizes will do: heights of tiles are
    balanced, and the last panel is masked. The shape of the kernel follows from
    the target's registers and caches; the options override it.

    Before:
    ```mlir
    crease.fused_linear ins(%x : memref<128x768xf32>)
        weights(packed %w : memref<48x768x64xf32>) outs(%y : memref<128x3072xf32>) {
    ^bb0(%acc: f32):
      %0 = crease.gelu %acc : f32
      crease.yield %0 : f32
    }
    ```
    After:
    ```mlir
    scf.for %panel = %c0 to %c48 step %c1 {
      scf.for %t = %c0 to %c22 step %c1 {
        %sums:24 = scf.for %k = … iter_args(…) -> (vector<16xf32>, …) {
          …
          %0 = math.fma %a, %b, %acc : vector<16xf32>
        }
        …
        %1 = crease.gelu %2 : vector<16xf32>
        vector.store %1, %y[%i, %j] : memref<128x3072xf32>, vector<16xf32>
    ```
  }];
  let options = [
    Option<"target", "target", "std::string", /*default=*/"\"native\"",
           "native, x86-64-v2, x86-64-v3, x86-64-v4 or a CPU name">,
    Option<"epilogueVectors", "epilogue-vectors", "unsigned", /*default=*/"2",
           "How many vectors the activations of an epilogue are to take at "
           "once">,
    Option<"tileRows", "tile-rows", "unsigned", /*default=*/"0",
           "Rows of the register tile (0: by the target)">,
    Option<"tileVectors", "tile-vectors", "unsigned", /*default=*/"0",
           "Vectors in a row of the register tile (0: by the target)">,
    Option<"blockRows", "block-rows", "unsigned", /*default=*/"0",
           "Rows between two sweeps over the weights (0: by the target)">,
    Option<"blockDepth", "block-depth", "unsigned", /*default=*/"0",
           "Rows of a panel between two sweeps over the rows of the left "
           "operand, rounded up to whole passes of the innermost loop (0: by "
           "the target)">,
    Option<"unroll", "unroll", "unsigned", /*default=*/"0",
           "Steps of the innermost loop to write out (0: by the target)">,
    Option<"parallel", "parallel", "bool", /*default=*/"false",
           "Make the loop over panels scf.parallel">];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect",
                           "::mlir::arith::ArithDialect",
                           "::mlir::math::MathDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect",
                           "::mlir::vector::VectorDialect"];
}

def LinalgToScalarLoops : Pass<"crease-linalg-to-scalar-loops"> {
  let summary = "Turn the linalg ops that have no kernel into scalar loops";
  let description = [{
    What is left of linalg on memrefs after the kernels have taken theirs
    (reductions, transpositions, convolutions) becomes plain loops. Each is
    reported as a missed remark, since nothing slow happens silently.

    Before:
    ```mlir
    linalg.transpose ins(%x : memref<3x8xf32>) outs(%y : memref<8x3xf32>) permutation = [1, 0]
    ```
    After:
    ```mlir
    scf.for %i = %c0 to %c8 step %c1 {
      scf.for %j = %c0 to %c3 step %c1 {
        %0 = memref.load %x[%j, %i] : memref<3x8xf32>
        memref.store %0, %y[%i, %j] : memref<8x3xf32>
      }
    }
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect",
                           "::mlir::memref::MemRefDialect",
                           "::mlir::scf::SCFDialect"];
}

#endif // CREASE_KERNELS_PASSES_TD
