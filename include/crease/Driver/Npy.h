//===- Npy.h - NumPy's file format ------------------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_NPY_H
#define CREASE_DRIVER_NPY_H

#include "crease/Driver/Array.h"

#include "llvm/Support/raw_ostream.h"

namespace crease {

/// What the header of a .npy file says.
struct NpyHeader {
  /// NumPy's description of the element type, such as "<f4".
  std::string descr;
  bool fortranOrder = false;
  llvm::SmallVector<int64_t> shape;
  /// Where the data begins.
  size_t dataOffset = 0;
};

/// Reads the header of version 1, 2 or 3.
llvm::Expected<NpyHeader> parseNpyHeader(llvm::StringRef bytes);

/// Reads an array of the given kind. `shape` is what it must have, with
/// ShapedType::kDynamic for any size. Fortran order and the other byte order
/// are converted; nothing else is. A bf16 array is stored as '<u2' or as raw
/// two-byte items ('V2', what ml_dtypes writes).
llvm::Expected<Array> parseNpy(llvm::StringRef bytes, ElementKind kind,
                               llvm::ArrayRef<int64_t> shape,
                               Placement placement);

/// The same from a file, "-" for standard input; errors name the file.
llvm::Expected<Array> readNpy(llvm::StringRef path, ElementKind kind,
                              llvm::ArrayRef<int64_t> shape,
                              Placement placement);

/// Writes an array, bf16 as '<u2', in version 1 of the format (version 2 where
/// the header is too long for that).
void writeNpy(llvm::raw_ostream &os, const Array &array);

} // namespace crease

#endif // CREASE_DRIVER_NPY_H
