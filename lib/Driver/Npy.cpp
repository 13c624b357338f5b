//===- Npy.cpp - NumPy's file format --------------------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/Npy.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"

#include <cstring>

using namespace crease;
using llvm::StringRef;

static llvm::Error makeError(const llvm::Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

//===----------------------------------------------------------------------===//
// The header
//===----------------------------------------------------------------------===//

namespace {

/// Reads the header's text: a literal of a Python dictionary with three keys.
class HeaderParser {
public:
  HeaderParser(StringRef text, NpyHeader &header)
      : text(text), header(header) {}

  llvm::Error parse();

private:
  /// Skips white space, then `token` if it is next.
  bool consume(StringRef token) {
    text = text.ltrim();
    return text.consume_front(token);
  }
  bool parseString(StringRef &value);
  bool parseShape();
  llvm::Error parseEntry(StringRef key);

  StringRef text;
  NpyHeader &header;
};

} // namespace

bool HeaderParser::parseString(StringRef &value) {
  text = text.ltrim();
  if (text.empty() || (text.front() != '\'' && text.front() != '"'))
    return false;
  char quote = text.front();
  size_t end = text.find(quote, 1);
  if (end == StringRef::npos)
    return false;
  value = text.substr(1, end - 1);
  text = text.substr(end + 1);
  return true;
}

bool HeaderParser::parseShape() {
  if (!consume("("))
    return false;
  while (!consume(")")) {
    text = text.ltrim();
    uint64_t size;
    if (text.consumeInteger(10, size) || size > uint64_t(INT64_MAX))
      return false;
    consume("L"); // As Python 2 wrote it.
    header.shape.push_back(size);
    if (!consume(",")) {
      // One number in brackets is not a tuple.
      return header.shape.size() > 1 && consume(")");
    }
  }
  return true;
}

llvm::Error HeaderParser::parseEntry(StringRef key) {
  if (key == "descr") {
    StringRef descr;
    if (!parseString(descr))
      return makeError("structured element types are not supported");
    header.descr = descr.str();
    return llvm::Error::success();
  }
  if (key == "fortran_order") {
    header.fortranOrder = consume("True");
    if (!header.fortranOrder && !consume("False"))
      return makeError("malformed header: fortran_order is neither True nor "
                       "False");
    return llvm::Error::success();
  }
  if (key == "shape") {
    if (!parseShape())
      return makeError("malformed header: shape is not a tuple of sizes");
    return llvm::Error::success();
  }
  return makeError("malformed header: unknown key '" + key + "'");
}

llvm::Error HeaderParser::parse() {
  if (!consume("{"))
    return makeError("malformed header: no dictionary");
  llvm::SmallVector<StringRef> keys;
  while (!consume("}")) {
    StringRef key;
    if (!parseString(key) || !consume(":"))
      return makeError("malformed header: expected a key");
    if (llvm::is_contained(keys, key))
      return makeError("malformed header: '" + key + "' stands twice");
    keys.push_back(key);
    if (llvm::Error error = parseEntry(key))
      return error;
    if (!consume(",")) {
      if (!consume("}"))
        return makeError("malformed header: expected ',' or '}'");
      break;
    }
  }
  if (!text.trim().empty())
    return makeError("malformed header: text behind the dictionary");
  for (StringRef key : {"descr", "fortran_order", "shape"})
    if (!llvm::is_contained(keys, key))
      return makeError("malformed header: '" + key + "' is missing");
  return llvm::Error::success();
}

llvm::Expected<NpyHeader> crease::parseNpyHeader(StringRef bytes) {
  StringRef rest = bytes;
  if (!rest.consume_front("\x93NUMPY"))
    return makeError("not a .npy file");
  if (rest.size() < 4)
    return makeError("truncated header");
  unsigned major = static_cast<unsigned char>(rest[0]);
  unsigned minor = static_cast<unsigned char>(rest[1]);
  if (major < 1 || major > 3)
    return makeError("version " + llvm::Twine(major) + "." +
                     llvm::Twine(minor) + " of the format is not supported");
  rest = rest.drop_front(2);
  size_t lengthBytes = major == 1 ? 2 : 4;
  if (rest.size() < lengthBytes)
    return makeError("truncated header");
  size_t length = major == 1 ? llvm::support::endian::read16le(rest.data())
                             : llvm::support::endian::read32le(rest.data());
  rest = rest.drop_front(lengthBytes);
  if (rest.size() < length)
    return makeError("truncated header");
  NpyHeader header;
  if (llvm::Error error = HeaderParser(rest.take_front(length), header).parse())
    return std::move(error);
  header.dataOffset = bytes.size() - rest.size() + length;
  return header;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// Whether an element type of a file, without its byte order, can be read as
/// `kind`.
static bool isReadable(StringRef type, ElementKind kind) {
  switch (kind) {
  case ElementKind::F64:
    return type == "f8";
  case ElementKind::F32:
    return type == "f4";
  case ElementKind::F16:
    return type == "f2";
  case ElementKind::BF16:
    return type == "u2" || type == "V2";
  case ElementKind::I1:
    return type == "b1";
  case ElementKind::I8:
    return type == "i1" || type == "u1";
  case ElementKind::I16:
    return type == "i2" || type == "u2";
  case ElementKind::I32:
    return type == "i4" || type == "u4";
  case ElementKind::I64:
    return type == "i8" || type == "u8";
  }
  llvm_unreachable("all kinds have been handled");
}

static void swapBytes(Array &array) {
  unsigned size = getByteSize(array.getKind());
  for (int64_t i = 0, e = array.getNumElements(); i < e; ++i)
    std::reverse(array.getData() + i * size, array.getData() + (i + 1) * size);
}

/// Copies from column-major to row-major order.
static void copyFromFortran(const char *source, Array &array) {
  unsigned size = getByteSize(array.getKind());
  llvm::ArrayRef<int64_t> shape = array.getShape();
  llvm::SmallVector<int64_t> at(shape.size(), 0), strides(shape.size(), 1);
  for (size_t i = 1; i < shape.size(); ++i)
    strides[i] = strides[i - 1] * shape[i - 1];
  for (int64_t i = 0, e = array.getNumElements(); i < e; ++i) {
    int64_t from = 0;
    for (size_t d = 0; d < shape.size(); ++d)
      from += at[d] * strides[d];
    std::memcpy(array.getData() + i * size, source + from * size, size);
    for (size_t d = shape.size(); d-- > 0;) {
      if (++at[d] < shape[d])
        break;
      at[d] = 0;
    }
  }
}

static bool matches(llvm::ArrayRef<int64_t> shape,
                    llvm::ArrayRef<int64_t> expected) {
  if (shape.size() != expected.size())
    return false;
  for (auto [own, other] : llvm::zip_equal(shape, expected))
    if (!mlir::ShapedType::isDynamic(other) && own != other)
      return false;
  return true;
}

llvm::Expected<Array> crease::parseNpy(StringRef bytes, ElementKind kind,
                                       llvm::ArrayRef<int64_t> shape,
                                       Placement placement) {
  llvm::Expected<NpyHeader> header = parseNpyHeader(bytes);
  if (!header)
    return header.takeError();
  StringRef type = header->descr;
  bool bigEndian = type.consume_front(">");
  bool ordered = bigEndian || type.consume_front("<") ||
                 type.consume_front("|") || type.consume_front("=");
  if (!ordered || !isReadable(type, kind))
    return makeError("element type '" + header->descr + "' where an array of " +
                     formatShape(shape, kind) + " is expected");
  if (!matches(header->shape, shape)) {
    std::string sizes;
    for (int64_t size : header->shape)
      sizes += (sizes.empty() ? "" : ", ") + std::to_string(size);
    return makeError("shape (" + sizes + ") where an array of " +
                     formatShape(shape, kind) + " is expected");
  }
  StringRef data = bytes.drop_front(header->dataOffset);
  llvm::Expected<int64_t> needed = getByteSize(header->shape, kind);
  if (!needed)
    return needed.takeError();
  if (int64_t(data.size()) != *needed)
    return makeError(
        (int64_t(data.size()) < *needed ? "truncated: " : "too long: ") +
        llvm::Twine(data.size()) + " bytes of data, where its " +
        formatShape(header->shape, kind) + " has " + llvm::Twine(*needed));
  llvm::Expected<Array> array = Array::create(header->shape, kind, placement);
  if (!array)
    return array.takeError();
  if (header->fortranOrder)
    copyFromFortran(data.data(), *array);
  else
    std::memcpy(array->getData(), data.data(), data.size());
  if (bigEndian)
    swapBytes(*array);
  return array;
}

llvm::Expected<Array> crease::readNpy(StringRef path, ElementKind kind,
                                      llvm::ArrayRef<int64_t> shape,
                                      Placement placement) {
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(
      path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer)
    return makeError("cannot read '" + path +
                     "': " + buffer.getError().message());
  llvm::Expected<Array> array =
      parseNpy((*buffer)->getBuffer(), kind, shape, placement);
  if (!array)
    return makeError("'" + path + "': " + llvm::toString(array.takeError()));
  return array;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static StringRef getDescr(ElementKind kind) {
  static constexpr const char *descrs[] = {"<f8", "<f4", "<f2", "<u2", "|b1",
                                           "|i1", "<i2", "<i4", "<i8"};
  return descrs[static_cast<unsigned>(kind)];
}

void crease::writeNpy(llvm::raw_ostream &os, const Array &array) {
  std::string text = "{'descr': '" + getDescr(array.getKind()).str() +
                     "', 'fortran_order': False, 'shape': (";
  for (int64_t size : array.getShape())
    text += std::to_string(size) + ",";
  text += "), }";
  // The data begins at a multiple of 64.
  bool isLong = text.size() + 11 + 64 > UINT16_MAX;
  size_t preamble = isLong ? 12 : 10;
  text.append(
      llvm::offsetToAlignment(preamble + text.size() + 1, llvm::Align(64)),
      ' ');
  text += '\n';
  os << "\x93NUMPY" << (isLong ? '\2' : '\1') << '\0';
  char length[4];
  llvm::support::endian::write32le(length, text.size());
  os.write(length, isLong ? 4 : 2);
  os << text;
  os.write(array.getData(), array.getNumBytes());
}
