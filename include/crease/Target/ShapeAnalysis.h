//===- ShapeAnalysis.h - Sizes and work of a function -----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_TARGET_SHAPEANALYSIS_H
#define CREASE_TARGET_SHAPEANALYSIS_H

#include "mlir/Dialect/Func/IR/FuncOps.h"

#include <optional>

namespace crease {

/// A size as far as it is known: a number, one of the function's own dynamic
/// sizes d0, d1, ... in order of appearance, or unknown.
class Extent {
public:
  Extent() = default;
  static Extent constant(int64_t value) { return {Kind::Constant, value}; }
  static Extent parameter(int64_t index) { return {Kind::Parameter, index}; }

  bool isConstant() const { return kind == Kind::Constant; }
  bool isParameter() const { return kind == Kind::Parameter; }
  bool isUnknown() const { return kind == Kind::Unknown; }
  int64_t getConstant() const {
    assert(isConstant());
    return value;
  }
  int64_t getIndex() const {
    assert(isParameter());
    return value;
  }
  /// "128", "d0" or "?".
  std::string str() const;

  bool operator==(const Extent &other) const {
    return kind == other.kind && value == other.value;
  }
  bool operator!=(const Extent &other) const { return !(*this == other); }

private:
  enum class Kind { Unknown, Constant, Parameter };
  Extent(Kind kind, int64_t value) : kind(kind), value(value) {}

  Kind kind = Kind::Unknown;
  int64_t value = 0;
};

using Extents = llvm::SmallVector<Extent>;

/// Follows the sizes of a function, as its author wrote it, from its arguments
/// to its results. What it does not know stays unknown; it never guesses.
class ShapeAnalysis {
public:
  /// With the dynamic sizes as parameters.
  static mlir::FailureOr<ShapeAnalysis> create(mlir::func::FuncOp func);
  /// With the dynamic sizes given. Sizes that cannot go together are an error
  /// at the operation where they meet.
  static mlir::FailureOr<ShapeAnalysis> create(mlir::func::FuncOp func,
                                               llvm::ArrayRef<int64_t> sizes);

  llvm::ArrayRef<Extents> getResults() const { return results; }

  /// The dynamic sizes that must equal an earlier one or a number, in order,
  /// with what they must equal. As with all else here, there may be more.
  llvm::SmallVector<std::pair<Extent, Extent>> getEqualities() const;

  /// Floating-point operations of all matrix products, 2*M*N*K each; unknown
  /// if a size is, or if a product stands in a loop.
  std::optional<double> getFlops() const { return flops; }

private:
  friend class ShapeFollower;

  llvm::SmallVector<Extents> results;
  /// Parameters that met another, or a number.
  llvm::SmallVector<std::pair<Extent, Extent>> met;
  std::optional<double> flops = 0;
};

} // namespace crease

#endif // CREASE_TARGET_SHAPEANALYSIS_H
