//===- Array.h - Arrays as the C interface sees them ------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_ARRAY_H
#define CREASE_DRIVER_ARRAY_H

#include "mlir/IR/Types.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"

#include <memory>

namespace crease {

/// The element types of the C interface; `index` is an I64.
enum class ElementKind { F64, F32, F16, BF16, I1, I8, I16, I32, I64 };

ElementKind getElementKind(mlir::Type type);
/// The size of an element in memory, in bytes.
unsigned getByteSize(ElementKind kind);
/// "f32", "i1", ...
llvm::StringRef getName(ElementKind kind);
bool isFloat(ElementKind kind);

/// "4x8xf32", or "f32" for a scalar.
std::string formatShape(llvm::ArrayRef<int64_t> shape, ElementKind kind);

/// The number of bytes of an array, or an error if this machine's memory could
/// not hold it.
llvm::Expected<int64_t> getByteSize(llvm::ArrayRef<int64_t> shape,
                                    ElementKind kind);

/// Where in its pages an array lies. Behind the array's last page there is
/// always one that may not be touched.
enum class Placement {
  Aligned, ///< Starts on 64 bytes, in huge pages where it is large.
  AtGuard, ///< Ends where memory ends, so that no access past it goes unseen.
};

namespace detail {
/// Gives mapped pages back.
struct Unmap {
  size_t bytes = 0;
  void operator()(char *address) const;
};
} // namespace detail

/// A row-major array with memory of its own.
class Array {
public:
  /// All bytes are 0xff: NaN, or -1.
  static llvm::Expected<Array> create(llvm::ArrayRef<int64_t> shape,
                                      ElementKind kind, Placement placement);
  Array(Array &&) = default;
  Array &operator=(Array &&) = default;

  ElementKind getKind() const { return kind; }
  llvm::ArrayRef<int64_t> getShape() const { return shape; }
  int64_t getNumElements() const { return numElements; }
  int64_t getNumBytes() const { return numElements * getByteSize(kind); }
  char *getData() const { return data; }
  void fillBytes(unsigned char value);

  /// An element as a double; exact for all kinds but large I64.
  double getNumber(int64_t index) const;
  /// Stores a number, rounded to nearest even.
  void setNumber(int64_t index, double value);

  std::string str() const { return formatShape(shape, kind); }

private:
  Array() = default;

  ElementKind kind = ElementKind::F32;
  llvm::SmallVector<int64_t> shape;
  int64_t numElements = 0;
  std::unique_ptr<char, detail::Unmap> pages;
  char *data = nullptr;
};

} // namespace crease

#endif // CREASE_DRIVER_ARRAY_H
