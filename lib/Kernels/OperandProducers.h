//===- OperandProducers.h - What computes an operand ------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The backward of a layer with an activation multiplies by dz = dy f'(z), which
// is an elementwise op's result, and sums its columns for the bias. A kernel
// that packs this operand by parts can have just this part of it computed, and
// summed, right before: it is then packed from L1 or L2, and what it is
// computed from can be on its way while something else is multiplied.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_OPERANDPRODUCERS_H
#define CREASE_LIB_KERNELS_OPERANDPRODUCERS_H

#include "LoopBuilder.h"
#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace crease {

/// The linalg ops before a fused linear on memrefs that write operands of it
/// which it packs by parts, and those between that use what they write, if each
/// can be taken by the same parts; none otherwise.
class OperandProducers {
public:
  OperandProducers() = default;
  /// `packed` are operands of `op` [?, ?] that it packs, each part once, along
  /// dimension `along` of them. It reads, and may write, others between.
  OperandProducers(FusedLinearOp op, mlir::ValueRange packed, int64_t along);

  bool empty() const { return producers.empty(); }

  /// The matrices that the first one reads or writes and are indexed as the
  /// operand that it writes.
  llvm::SmallVector<mlir::Value> getMatrices() const;

  bool writes(mlir::Value buffer) const { return written.contains(buffer); }

  /// Some indices along one dimension; all of them where they are null.
  struct Range {
    mlir::Value from, size;
  };

  /// Emits them for what is in `along` of that dimension and in `across` of the
  /// other one: piece by piece of a part, in their order.
  void emit(LoopBuilder &b, Range along, Range across = Range()) const;

  /// Erases the originals, and moves what reads all they write behind `op`.
  void finish();

private:
  /// An op, and the numbers of its loops along and across the parts.
  struct Producer {
    mlir::linalg::GenericOp op;
    int64_t along, across;
  };
  /// The dimensions of a buffer along and across the parts, -1 where it is
  /// summed across.
  struct Dimensions {
    int64_t along, across;
  };

  bool add(mlir::linalg::GenericOp op);
  bool isDistinctFromWritten(mlir::Value buffer) const;

  FusedLinearOp op;
  llvm::SmallVector<Producer> producers;
  llvm::SmallVector<mlir::Operation *> deferred;
  /// The buffers that they write.
  llvm::SmallDenseMap<mlir::Value, Dimensions> written;
};

} // namespace crease

#endif // CREASE_LIB_KERNELS_OPERANDPRODUCERS_H
