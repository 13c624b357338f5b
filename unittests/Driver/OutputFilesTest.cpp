//===- OutputFilesTest.cpp - Files that appear together or not at all -----===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/OutputFiles.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gtest/gtest.h"

#include <set>

using namespace crease;

namespace {
class OutputFilesTest : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("crease", folder));
  }
  void TearDown() override { llvm::sys::fs::remove_directories(folder); }

  std::string at(llvm::StringRef name) const {
    return (folder + "/" + name).str();
  }
  std::string read(llvm::StringRef name) const {
    auto buffer = llvm::MemoryBuffer::getFile(at(name));
    return buffer ? (*buffer)->getBuffer().str() : "(none)";
  }
  std::set<std::string> list() const {
    std::set<std::string> names;
    std::error_code code;
    for (llvm::sys::fs::directory_iterator i(folder, code), end;
         !code && i != end; i.increment(code))
      names.insert(i->path().substr(folder.size() + 1));
    return names;
  }
  llvm::Error add(OutputFiles &files, llvm::StringRef name,
                  llvm::StringRef text) {
    return files.add(at(name), [&](llvm::raw_ostream &os) { os << text; });
  }

  llvm::SmallString<128> folder;
};
} // namespace

TEST_F(OutputFilesTest, FilesAppearTogether) {
  OutputFiles files;
  ASSERT_FALSE(bool(add(files, "a", "one")));
  ASSERT_FALSE(bool(add(files, "b", "two")));
  EXPECT_EQ(read("a"), "(none)");
  ASSERT_FALSE(bool(files.commit()));
  EXPECT_EQ(read("a"), "one");
  EXPECT_EQ(read("b"), "two");
  EXPECT_EQ(list(), (std::set<std::string>{"a", "b"}));
}

TEST_F(OutputFilesTest, NothingIsLeftWithoutCommit) {
  {
    OutputFiles files;
    ASSERT_FALSE(bool(add(files, "a", "one")));
  }
  EXPECT_TRUE(list().empty());
}

TEST_F(OutputFilesTest, InvalidPathsLeaveEverythingAsItWas) {
  {
    OutputFiles files;
    ASSERT_FALSE(bool(add(files, "a", "before")));
    ASSERT_FALSE(bool(files.commit()));
  }
  {
    OutputFiles files;
    ASSERT_FALSE(bool(add(files, "a", "after")));
    llvm::Error error = add(files, "none/b", "two");
    EXPECT_EQ(llvm::toString(std::move(error)),
              "cannot write '" + at("none/b") + "': No such file or directory");
  }
  EXPECT_EQ(read("a"), "before");
  EXPECT_EQ(list(), (std::set<std::string>{"a"}));
}

TEST_F(OutputFilesTest, FoldersAreNoFiles) {
  OutputFiles files;
  llvm::Error error =
      files.add(folder, [](llvm::raw_ostream &os) { os << "text"; });
  EXPECT_EQ(llvm::toString(std::move(error)),
            "cannot write '" + folder.str().str() + "': Is a directory");
}

TEST_F(OutputFilesTest, DevicesAreWrittenDirectly) {
  OutputFiles files;
  EXPECT_FALSE(bool(
      files.add("/dev/null", [](llvm::raw_ostream &os) { os << "text"; })));
  llvm::Error error =
      files.add("/dev/full", [](llvm::raw_ostream &os) { os << "text"; });
  EXPECT_EQ(llvm::toString(std::move(error)),
            "cannot write '/dev/full': No space left on device");
}

TEST_F(OutputFilesTest, NoOutputIsAnInputOrAnotherOutput) {
  {
    OutputFiles files;
    ASSERT_FALSE(bool(add(files, "in", "text")));
    ASSERT_FALSE(bool(files.commit()));
  }
  ASSERT_FALSE(llvm::sys::fs::create_link(at("in"), at("link")));
  auto check = [&](std::vector<std::string> outputs) {
    return llvm::toString(checkOutputPaths(at("in"), outputs));
  };
  EXPECT_EQ(check({at("a"), at("b"), "-", "-", "/dev/null", "/dev/null"}), "");
  EXPECT_EQ(check({at("a"), at("./in")}), "the output '" + at("./in") +
                                              "' would overwrite the input '" +
                                              at("in") + "'");
  EXPECT_EQ(check({at("link")}), "the output '" + at("link") +
                                     "' would overwrite the input '" +
                                     at("in") + "'");
  // Files that do not exist yet, and a folder that does not.
  EXPECT_EQ(check({at("a"), at("./a")}), "the outputs '" + at("a") + "' and '" +
                                             at("./a") + "' are the same file");
  EXPECT_EQ(check({at("none/a"), at("a")}), "");
}
