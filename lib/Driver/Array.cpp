//===- Array.cpp - Arrays as the C interface sees them --------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/Array.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/Support/MathExtras.h"

#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

using namespace crease;
using llvm::StringRef;

ElementKind crease::getElementKind(mlir::Type type) {
  if (type.isF64())
    return ElementKind::F64;
  if (type.isF32())
    return ElementKind::F32;
  if (type.isF16())
    return ElementKind::F16;
  if (type.isBF16())
    return ElementKind::BF16;
  if (type.isInteger(1))
    return ElementKind::I1;
  if (type.isInteger(8))
    return ElementKind::I8;
  if (type.isInteger(16))
    return ElementKind::I16;
  if (type.isInteger(32))
    return ElementKind::I32;
  assert((type.isInteger(64) || type.isIndex()) && "no C interface has this");
  return ElementKind::I64;
}

unsigned crease::getByteSize(ElementKind kind) {
  switch (kind) {
  case ElementKind::F64:
  case ElementKind::I64:
    return 8;
  case ElementKind::F32:
  case ElementKind::I32:
    return 4;
  case ElementKind::F16:
  case ElementKind::BF16:
  case ElementKind::I16:
    return 2;
  case ElementKind::I1:
  case ElementKind::I8:
    return 1;
  }
  llvm_unreachable("all kinds have been handled");
}

StringRef crease::getName(ElementKind kind) {
  static constexpr const char *names[] = {"f64", "f32", "f16", "bf16", "i1",
                                          "i8",  "i16", "i32", "i64"};
  return names[static_cast<unsigned>(kind)];
}

bool crease::isFloat(ElementKind kind) { return kind <= ElementKind::BF16; }

std::string crease::formatShape(llvm::ArrayRef<int64_t> shape,
                                ElementKind kind) {
  std::string text;
  for (int64_t size : shape)
    text +=
        (mlir::ShapedType::isDynamic(size) ? "?" : std::to_string(size)) + "x";
  return text + getName(kind).str();
}

llvm::Expected<int64_t> crease::getByteSize(llvm::ArrayRef<int64_t> shape,
                                            ElementKind kind) {
  int64_t bytes = getByteSize(kind);
  bool overflow = false;
  for (int64_t size : shape)
    overflow |= llvm::MulOverflow(bytes, size, bytes);
  int64_t memory = int64_t(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
  // A size of zero hides an overflow before it.
  if (llvm::is_contained(shape, 0))
    return 0;
  if (overflow || bytes > memory)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "an array of " + formatShape(shape, kind) +
                                       " does not fit into memory");
  return bytes;
}

void crease::detail::Unmap::operator()(char *address) const {
  munmap(address, bytes);
}

llvm::Expected<Array> Array::create(llvm::ArrayRef<int64_t> shape,
                                    ElementKind kind, Placement placement) {
  llvm::Expected<int64_t> bytes = getByteSize(shape, kind);
  if (!bytes)
    return bytes.takeError();
  Array array;
  array.kind = kind;
  array.shape.assign(shape.begin(), shape.end());
  array.numElements = *bytes / getByteSize(kind);
  constexpr int64_t hugePage = 2 << 20;
  int64_t page = sysconf(_SC_PAGESIZE);
  int64_t body = llvm::alignTo(*bytes, page);
  bool huge = placement == Placement::Aligned && *bytes >= hugePage;
  // Room to start on a huge page, and the page behind.
  int64_t total = body + (huge ? hugePage : 0) + page;
  void *address = mmap(nullptr, total, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (address == MAP_FAILED)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "no memory for an array of " + array.str());
  array.pages = {static_cast<char *>(address), detail::Unmap{size_t(total)}};
  char *start = array.pages.get();
  if (huge) {
    start += llvm::offsetToAlignment(reinterpret_cast<uintptr_t>(start),
                                     llvm::Align(hugePage));
    madvise(start, body, MADV_HUGEPAGE);
  }
  mprotect(start + body, page, PROT_NONE);
  array.data = start;
  if (placement == Placement::AtGuard)
    array.data += body - *bytes;
  array.fillBytes(0xff);
  return array;
}

void Array::fillBytes(unsigned char value) {
  std::memset(data, value, getNumBytes());
}

/// Reads or writes an element of the C type T.
template <class T> static T load(const char *data, int64_t index) {
  T value;
  std::memcpy(&value, data + index * sizeof(T), sizeof(T));
  return value;
}
template <class T> static void store(char *data, int64_t index, T value) {
  std::memcpy(data + index * sizeof(T), &value, sizeof(T));
}

static const llvm::fltSemantics &getHalfSemantics(ElementKind kind) {
  return kind == ElementKind::F16 ? llvm::APFloat::IEEEhalf()
                                  : llvm::APFloat::BFloat();
}

double Array::getNumber(int64_t index) const {
  switch (kind) {
  case ElementKind::F64:
    return load<double>(data, index);
  case ElementKind::F32:
    return load<float>(data, index);
  case ElementKind::F16:
  case ElementKind::BF16: {
    llvm::APInt bits(16, load<uint16_t>(data, index));
    return llvm::APFloat(getHalfSemantics(kind), bits).convertToDouble();
  }
  case ElementKind::I1:
    return load<uint8_t>(data, index) & 1;
  case ElementKind::I8:
    return load<int8_t>(data, index);
  case ElementKind::I16:
    return load<int16_t>(data, index);
  case ElementKind::I32:
    return load<int32_t>(data, index);
  case ElementKind::I64:
    return double(load<int64_t>(data, index));
  }
  llvm_unreachable("all kinds have been handled");
}

void Array::setNumber(int64_t index, double value) {
  switch (kind) {
  case ElementKind::F64:
    return store<double>(data, index, value);
  case ElementKind::F32:
    return store<float>(data, index, float(value));
  case ElementKind::F16:
  case ElementKind::BF16: {
    llvm::APFloat number(value);
    bool exact;
    number.convert(getHalfSemantics(kind), llvm::APFloat::rmNearestTiesToEven,
                   &exact);
    return store<uint16_t>(data, index, number.bitcastToAPInt().getZExtValue());
  }
  case ElementKind::I1:
    return store<uint8_t>(data, index, value != 0);
  case ElementKind::I8:
    return store<int8_t>(data, index, int8_t(value));
  case ElementKind::I16:
    return store<int16_t>(data, index, int16_t(value));
  case ElementKind::I32:
    return store<int32_t>(data, index, int32_t(value));
  case ElementKind::I64:
    return store<int64_t>(data, index, int64_t(value));
  }
  llvm_unreachable("all kinds have been handled");
}
