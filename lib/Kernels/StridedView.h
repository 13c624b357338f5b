//===- StridedView.h - A memref as a flat one with strides ------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_STRIDEDVIEW_H
#define CREASE_LIB_KERNELS_STRIDEDVIEW_H

#include "LoopBuilder.h"

namespace crease {

/// A memref of any rank and strides as a flat memref of unit stride, with the
/// sizes and strides (in elements) by which to index it.
struct StridedView {
  mlir::Value flat;
  llvm::SmallVector<mlir::Value> sizes;
  llvm::SmallVector<mlir::Value> strides;
};

/// The position among the results of `map` of loop `dim`, or -1.
int64_t positionOf(mlir::AffineMap map, unsigned dim);

/// Whether the memref's layout can be viewed so.
bool hasStridedView(mlir::MemRefType type);

/// Whether one step along dimension `outer` is a run through all of dimension
/// `inner`, which comes after it: the two can then be walked as one.
bool areContiguous(mlir::MemRefType type, unsigned outer, unsigned inner);

StridedView getStridedView(LoopBuilder &builder, mlir::Value memref);

/// Whether the elements of the memref's rows lie one behind the other.
bool hasUnitStride(mlir::Value memref);

} // namespace crease

#endif // CREASE_LIB_KERNELS_STRIDEDVIEW_H
