//===- NpyTest.cpp - NumPy's file format ----------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/Npy.h"

#include "mlir/IR/BuiltinTypes.h"
#include "gtest/gtest.h"

using namespace crease;

static constexpr int64_t any = mlir::ShapedType::kDynamic;

/// A file of version 1 with a header that is not padded.
static std::string makeFile(llvm::StringRef header, llvm::StringRef data) {
  std::string file = "\x93NUMPY";
  file += '\1';
  file += '\0';
  file += char(header.size() & 0xff);
  file += char(header.size() >> 8);
  return file + header.str() + data.str();
}

static std::string getError(llvm::StringRef file, ElementKind kind,
                            llvm::ArrayRef<int64_t> shape) {
  auto array = parseNpy(file, kind, shape, Placement::AtGuard);
  return array ? "" : llvm::toString(array.takeError());
}

static const char twoFloats[] = "\0\0\x80\x3f\0\0\x20\xc0"; // 1, -2.5

TEST(NpyTest, HeadersAreRead) {
  auto header = llvm::cantFail(parseNpyHeader(makeFile(
      "{'shape': (3, 4,), \"descr\": '<f4','fortran_order':True}  \n", "")));
  EXPECT_EQ(header.descr, "<f4");
  EXPECT_TRUE(header.fortranOrder);
  EXPECT_EQ(header.shape, (llvm::SmallVector<int64_t>{3, 4}));
}

TEST(NpyTest, ScalarsHaveNoSizes) {
  auto array = llvm::cantFail(
      parseNpy(makeFile("{'descr': '<f4', 'fortran_order': False, 'shape': ()}",
                        llvm::StringRef(twoFloats, 4)),
               ElementKind::F32, {}, Placement::AtGuard));
  EXPECT_EQ(array.getNumElements(), 1);
  EXPECT_EQ(array.getNumber(0), 1.0);
}

TEST(NpyTest, ByteOrderIsConverted) {
  auto array = llvm::cantFail(parseNpy(
      makeFile("{'descr': '>f4', 'fortran_order': False, 'shape': (2,)}",
               llvm::StringRef("\x3f\x80\0\0\xc0\x20\0\0", 8)),
      ElementKind::F32, {any}, Placement::AtGuard));
  EXPECT_EQ(array.getNumber(0), 1.0);
  EXPECT_EQ(array.getNumber(1), -2.5);
}

TEST(NpyTest, FortranOrderIsConverted) {
  auto array = llvm::cantFail(parseNpy(
      makeFile("{'descr': '|i1', 'fortran_order': True, 'shape': (2, 3)}",
               llvm::StringRef("\1\4\2\5\3\6", 6)),
      ElementKind::I8, {2, 3}, Placement::AtGuard));
  for (int i = 0; i < 6; ++i)
    EXPECT_EQ(array.getNumber(i), i + 1);
}

TEST(NpyTest, EmptyArraysAreArrays) {
  auto array = llvm::cantFail(parseNpy(
      makeFile("{'descr': '<f4', 'fortran_order': True, 'shape': (0, 8)}", ""),
      ElementKind::F32, {any, 8}, Placement::AtGuard));
  EXPECT_EQ(array.getNumElements(), 0);
}

TEST(NpyTest, WhatIsWrittenIsReadForEveryKind) {
  for (ElementKind kind :
       {ElementKind::F64, ElementKind::F32, ElementKind::F16, ElementKind::BF16,
        ElementKind::I1, ElementKind::I8, ElementKind::I16, ElementKind::I32,
        ElementKind::I64}) {
    auto array =
        llvm::cantFail(Array::create({3, 2}, kind, Placement::Aligned));
    for (int i = 0; i < 6; ++i)
      array.setNumber(i, i - 2);
    std::string file;
    llvm::raw_string_ostream stream(file);
    writeNpy(stream, array);
    EXPECT_EQ((file.size() - array.getNumBytes()) % 64, 0u);
    auto read =
        llvm::cantFail(parseNpy(file, kind, {3, any}, Placement::AtGuard));
    EXPECT_EQ(read.getShape(), array.getShape());
    for (int i = 0; i < 6; ++i)
      EXPECT_EQ(read.getNumber(i), array.getNumber(i)) << getName(kind).str();
  }
}

TEST(NpyTest, InvalidHeadersAreErrors) {
  llvm::StringRef data(twoFloats, 8);
  auto parse = [&](llvm::StringRef header) {
    return getError(makeFile(header, data), ElementKind::F32, {2});
  };
  EXPECT_EQ(parse("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}"),
            "");
  EXPECT_EQ(parse("{'descr': '<f4', 'fortran_order': False, 'shape': (2)}"),
            "malformed header: shape is not a tuple of sizes");
  EXPECT_EQ(parse("{'descr': '<f4', 'fortran_order': False, 'shape': (2,"),
            "malformed header: shape is not a tuple of sizes");
  EXPECT_EQ(parse("{'descr': '<f4', 'descr': '<f4', 'shape': (2,)}"),
            "malformed header: 'descr' stands twice");
  EXPECT_EQ(parse("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)"),
            "malformed header: expected ',' or '}'");
  EXPECT_EQ(parse("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} x"),
            "malformed header: text behind the dictionary");
  EXPECT_EQ(parse("{'descr': '<f4', 'fortran_order': False}"),
            "malformed header: 'shape' is missing");
  EXPECT_EQ(parse("{'colour': 1}"), "malformed header: unknown key 'colour'");
  EXPECT_EQ(parse("{descr: '<f4'}"), "malformed header: expected a key");
  EXPECT_EQ(parse(""), "malformed header: no dictionary");
}

TEST(NpyTest, InvalidTypesAreErrors) {
  auto parse = [&](llvm::StringRef descr, ElementKind kind) {
    return getError(makeFile(("{'descr': '" + descr +
                              "', 'fortran_order': False, 'shape': (1,)}")
                                 .str(),
                             llvm::StringRef(twoFloats, 4)),
                    kind, {1});
  };
  EXPECT_EQ(parse("<f4", ElementKind::F32), "");
  EXPECT_EQ(parse("<u4", ElementKind::I32), "");
  EXPECT_EQ(parse("f4", ElementKind::F32),
            "element type 'f4' where an array of 1xf32 is expected");
  EXPECT_EQ(parse("<i4", ElementKind::F32),
            "element type '<i4' where an array of 1xf32 is expected");
  EXPECT_EQ(parse("<f2", ElementKind::BF16),
            "element type '<f2' where an array of 1xbf16 is expected");
}

/// No prefix of a file may do more than fail.
TEST(NpyTest, InvalidPrefixesAreErrors) {
  std::string file =
      makeFile("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }   \n",
               llvm::StringRef(twoFloats, 8));
  for (size_t size = 0; size < file.size(); ++size)
    EXPECT_NE(
        getError(llvm::StringRef(file).take_front(size), ElementKind::F32, {2}),
        "");
}

TEST(NpyTest, InvalidSizesDoNotOverflow) {
  EXPECT_EQ(getError(makeFile("{'descr': '<f4', 'fortran_order': False, "
                              "'shape': (4611686018427387904, 4)}",
                              ""),
                     ElementKind::F32, {any, any}),
            "an array of 4611686018427387904x4xf32 does not fit into memory");
  EXPECT_EQ(getError(makeFile("{'descr': '<f4', 'fortran_order': False, "
                              "'shape': (99999999999999999999,)}",
                              ""),
                     ElementKind::F32, {any}),
            "malformed header: shape is not a tuple of sizes");
}
