//===- OutputFiles.cpp - Files that appear together or not at all ---------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/OutputFiles.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Signals.h"

using namespace crease;
using llvm::StringRef;

static llvm::Error makeError(StringRef path, std::error_code code) {
  return llvm::createStringError(code, "cannot write '" + path +
                                           "': " + code.message());
}

/// Whether two paths name one regular file, be it one that does not exist yet.
static bool isSameFile(StringRef a, StringRef b) {
  using namespace llvm::sys;
  if (a == "-" || b == "-")
    return false;
  fs::file_status statusA, statusB;
  bool existsA = !fs::status(a, statusA), existsB = !fs::status(b, statusB);
  if (existsA != existsB)
    return false;
  if (existsA)
    return fs::is_regular_file(statusA) && fs::equivalent(statusA, statusB);
  auto getFolder = [](StringRef path) {
    StringRef folder = path::parent_path(path);
    return folder.empty() ? "." : folder;
  };
  return path::filename(a) == path::filename(b) &&
         fs::equivalent(getFolder(a), getFolder(b));
}

llvm::Error crease::checkOutputPaths(llvm::ArrayRef<std::string> inputs,
                                     llvm::ArrayRef<std::string> outputs) {
  for (size_t i = 0; i < outputs.size(); ++i) {
    for (const std::string &input : inputs)
      if (isSameFile(outputs[i], input))
        return llvm::createStringError("the output '" + outputs[i] +
                                       "' would overwrite the input '" + input +
                                       "'");
    for (const std::string &other : outputs.take_front(i))
      if (isSameFile(outputs[i], other))
        return llvm::createStringError("the outputs '" + other + "' and '" +
                                       outputs[i] + "' are the same file");
  }
  return llvm::Error::success();
}

OutputFiles::~OutputFiles() {
  for (const File &file : files)
    remove(file);
}

void OutputFiles::remove(const File &file) {
  llvm::sys::fs::remove(file.temporary);
  llvm::sys::DontRemoveFileOnSignal(file.temporary);
}

llvm::Expected<std::string> OutputFiles::begin(StringRef path) {
  llvm::sys::fs::file_status status;
  std::error_code code = llvm::sys::fs::status(path, status);
  if (!code && llvm::sys::fs::is_directory(status))
    return makeError(path, std::make_error_code(std::errc::is_a_directory));
  if (!code && !llvm::sys::fs::is_regular_file(status))
    return std::string();
  if (!code) {
    // Renaming would succeed on a file that may not be written.
    if ((code = llvm::sys::fs::access(path, llvm::sys::fs::AccessMode::Write)))
      return makeError(path, code);
  }
  llvm::SmallString<128> temporary;
  int descriptor;
  code = llvm::sys::fs::createUniqueFile(
      path + ".tmp%%%%%%%%", descriptor, temporary, llvm::sys::fs::OF_None,
      llvm::sys::fs::all_read | llvm::sys::fs::all_write);
  if (code)
    return makeError(path, code);
  llvm::sys::fs::file_t handle =
      llvm::sys::fs::convertFDToNativeFile(descriptor);
  llvm::sys::fs::closeFile(handle);
  llvm::sys::RemoveFileOnSignal(temporary);
  files.push_back({path.str(), temporary.str().str()});
  return temporary.str().str();
}

llvm::Error
OutputFiles::add(StringRef path,
                 llvm::function_ref<void(llvm::raw_ostream &)> write) {
  if (path == "-") {
    llvm::raw_string_ostream stream(standardOutput);
    write(stream);
    return llvm::Error::success();
  }
  return addMade(path, [&](StringRef where) -> llvm::Error {
    std::error_code code;
    llvm::raw_fd_ostream stream(where, code);
    if (code)
      return makeError(path, code);
    write(stream);
    stream.close();
    code = stream.error();
    stream.clear_error();
    return code ? makeError(path, code) : llvm::Error::success();
  });
}

llvm::Error
OutputFiles::addMade(StringRef path,
                     llvm::function_ref<llvm::Error(StringRef)> make) {
  if (path == "-")
    return make(path);
  llvm::Expected<std::string> temporary = begin(path);
  if (!temporary)
    return temporary.takeError();
  return make(temporary->empty() ? path : StringRef(*temporary));
}

llvm::Error OutputFiles::commit() {
  while (!files.empty()) {
    const File &file = files.front();
    if (std::error_code code = llvm::sys::fs::rename(file.temporary, file.path))
      return makeError(file.path, code);
    llvm::sys::DontRemoveFileOnSignal(file.temporary);
    files.erase(files.begin());
  }
  llvm::outs() << standardOutput;
  llvm::outs().flush();
  if (std::error_code code = llvm::outs().error()) {
    llvm::outs().clear_error();
    return makeError("standard output", code);
  }
  return llvm::Error::success();
}
