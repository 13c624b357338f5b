//===- OutputFiles.h - Files that appear together or not at all -*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_DRIVER_OUTPUTFILES_H
#define CREASE_DRIVER_OUTPUTFILES_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

#include <string>

namespace crease {

/// That no output is one of the inputs, or another output, under whatever name:
/// it would be lost. Any number may be "-" or the same device.
llvm::Error checkOutputPaths(llvm::ArrayRef<std::string> inputs,
                             llvm::ArrayRef<std::string> outputs);

/// The output files of one run. They are written under temporary names beside
/// their places and renamed when all are complete, so that an error leaves
/// nothing behind and what stood there before as it was.
class OutputFiles {
public:
  OutputFiles() = default;
  OutputFiles(const OutputFiles &) = delete;
  OutputFiles &operator=(const OutputFiles &) = delete;
  ~OutputFiles();

  /// Adds a file, "-" for standard output.
  llvm::Error add(llvm::StringRef path,
                  llvm::function_ref<void(llvm::raw_ostream &)> write);
  /// Adds a file that `make` writes itself, to the path that it is given.
  llvm::Error addMade(llvm::StringRef path,
                      llvm::function_ref<llvm::Error(llvm::StringRef)> make);
  /// Puts all files in their places.
  llvm::Error commit();

private:
  struct File {
    std::string path, temporary;
  };
  /// Checks the place and chooses the temporary name; empty where the file is
  /// to be written directly, since it is standard output or a device.
  llvm::Expected<std::string> begin(llvm::StringRef path);
  void remove(const File &file);

  llvm::SmallVector<File> files;
  std::string standardOutput;
};

} // namespace crease

#endif // CREASE_DRIVER_OUTPUTFILES_H
