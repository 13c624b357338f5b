//===- CHeader.h - The C header of a module ---------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_TARGET_CHEADER_H
#define CREASE_TARGET_CHEADER_H

#include "crease/Target/ShapeAnalysis.h"
#include "crease/Target/Signature.h"

#include "llvm/Support/raw_ostream.h"

namespace crease {

/// One function of a header.
struct CHeaderEntry {
  CSignature signature;
  /// The outputs' sizes, with the names d0, d1, ... where they follow from the
  /// inputs'.
  llvm::SmallVector<Extents> outputShapes;
  /// The sizes that must equal others.
  llvm::SmallVector<std::pair<Extent, Extent>> equalities;
  /// Whether the module also has NAME_packed_size, NAME_pack and NAME_packed.
  bool isPacked = false;

  /// The entry of a function as its author wrote it; fails with a diagnostic if
  /// C cannot have a function of that name or type.
  static mlir::FailureOr<CHeaderEntry> get(mlir::func::FuncOp func);
};

/// The C type that stands for an element type, such as "uint16_t" for bf16.
llvm::StringRef getCType(mlir::Type elementType);

/// Writes a header for C11 and C++ that declares the entries. `stem` is the
/// header's name without its suffix, for the include guard, which is another
/// for other entries: headers of one name may meet in a program.
void writeCHeader(llvm::raw_ostream &os, llvm::StringRef stem,
                  llvm::ArrayRef<CHeaderEntry> entries);

} // namespace crease

#endif // CREASE_TARGET_CHEADER_H
