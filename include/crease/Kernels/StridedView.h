//===- StridedView.h - A memref as a flat one with strides ------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_KERNELS_STRIDEDVIEW_H
#define CREASE_KERNELS_STRIDEDVIEW_H

#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace crease {

/// Index arithmetic that folds constants as it goes.
class IndexMath {
public:
  explicit IndexMath(mlir::ImplicitLocOpBuilder &builder) : builder(builder) {}

  mlir::Value constant(int64_t value);
  mlir::Value add(mlir::Value a, mlir::Value b);
  mlir::Value sub(mlir::Value a, mlir::Value b);
  mlir::Value mul(mlir::Value a, mlir::Value b);
  /// a mod b, for a >= 0 and a constant b > 0.
  mlir::Value mod(mlir::Value a, int64_t b);
  mlir::Value min(mlir::Value a, mlir::Value b);

private:
  mlir::ImplicitLocOpBuilder &builder;
};

/// A memref of any rank and strides as a flat memref of unit stride, with the
/// sizes and strides (in elements) by which to index it.
struct StridedView {
  mlir::Value flat;
  llvm::SmallVector<mlir::Value> sizes;
  llvm::SmallVector<mlir::Value> strides;

  /// The element at the given position along one dimension, to add up.
  mlir::Value offset(IndexMath &math, unsigned dim, mlir::Value position) const;
};

/// Whether the memref's layout can be viewed so.
bool hasStridedView(mlir::MemRefType type);

/// Whether one step along dimension `outer` is a run through all of dimension
/// `inner`, which comes after it: the two can then be walked as one.
bool areContiguous(mlir::MemRefType type, unsigned outer, unsigned inner);

StridedView getStridedView(mlir::ImplicitLocOpBuilder &builder,
                           mlir::Value memref);

} // namespace crease

#endif // CREASE_KERNELS_STRIDEDVIEW_H
