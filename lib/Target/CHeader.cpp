//===- CHeader.cpp - The C header of a module -----------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Target/CHeader.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/xxhash.h"

using namespace mlir;
using namespace crease;

/// Whether a word means something else in C11, C++20 or a header that ours
/// includes; C23 and GNU's dialects, the compilers' default, have more of them.
static bool isReservedInC(StringRef name) {
  static const llvm::StringSet<> words = {
      // C and C++.
      "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor",
      "bool", "break", "case", "catch", "char", "char16_t", "char32_t",
      "char8_t", "class", "co_await", "co_return", "co_yield", "compl",
      "concept", "const", "const_cast", "consteval", "constexpr", "constinit",
      "continue", "decltype", "default", "delete", "do", "double",
      "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false",
      "float", "for", "friend", "goto", "if", "inline", "int", "long", "main",
      "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr",
      "operator", "or", "or_eq", "private", "protected", "public", "register",
      "reinterpret_cast", "requires", "restrict", "return", "short", "signed",
      "sizeof", "static", "static_assert", "static_cast", "struct", "switch",
      "template", "this", "thread_local", "throw", "true", "try", "typedef",
      "typeid", "typename", "typeof", "typeof_unqual", "union", "unsigned",
      "using", "virtual", "void", "volatile", "wchar_t", "while", "xor",
      "xor_eq",
      // Macros of GNU's dialects.
      "i386", "linux", "unix",
      // <stddef.h>, and of <stdint.h> what has no pattern.
      "NULL", "max_align_t", "nullptr_t", "offsetof", "ptrdiff_t", "size_t",
      "unreachable", "PTRDIFF_MAX", "PTRDIFF_MIN", "PTRDIFF_WIDTH",
      "SIG_ATOMIC_MAX", "SIG_ATOMIC_MIN", "SIG_ATOMIC_WIDTH", "SIZE_MAX",
      "SIZE_WIDTH", "WCHAR_MAX", "WCHAR_MIN", "WCHAR_WIDTH", "WINT_MAX",
      "WINT_MIN", "WINT_WIDTH"};
  if (words.contains(name))
    return true;
  // <stdint.h>: int8_t, uint_fast16_t, INT32_MAX, UINT64_C and so on.
  auto hasEnd = [&](ArrayRef<StringRef> ends) {
    return llvm::any_of(ends,
                        [&](StringRef end) { return name.ends_with(end); });
  };
  if ((name.starts_with("int") || name.starts_with("uint")) && hasEnd({"_t"}))
    return true;
  if ((name.starts_with("INT") || name.starts_with("UINT")) &&
      hasEnd({"_C", "_MAX", "_MIN", "_WIDTH"}))
    return true;
  // The compiler's own: _Bool, __attribute__.
  return name.size() > 1 && name[0] == '_' &&
         (name[1] == '_' || llvm::isUpper(name[1]));
}

/// Whether a name can be declared in both C11 and C++.
static bool isCIdentifier(StringRef name) {
  if (name.empty() || llvm::isDigit(name.front()) || isReservedInC(name))
    return false;
  return llvm::all_of(name,
                      [](char c) { return llvm::isAlnum(c) || c == '_'; });
}

FailureOr<CHeaderEntry> CHeaderEntry::get(func::FuncOp func) {
  if (!isCIdentifier(func.getSymName()))
    return func.emitError() << "'" << func.getSymName()
                            << "' is not a name that C and C++ can declare";
  FailureOr<CSignature> signature = getCSignature(func);
  if (failed(signature))
    return failure();
  FailureOr<ShapeAnalysis> shapes = ShapeAnalysis::create(func);
  if (failed(shapes))
    return failure();
  CHeaderEntry entry;
  entry.signature = std::move(*signature);
  entry.outputShapes.assign(shapes->getResults().begin(),
                            shapes->getResults().end());
  entry.equalities = shapes->getEqualities();
  return entry;
}

StringRef crease::getCType(Type type) {
  if (type.isF64())
    return "double";
  if (type.isF32())
    return "float";
  if (type.isF16() || type.isBF16())
    return "uint16_t";
  if (type.isInteger(1))
    return "bool";
  if (type.isInteger(8))
    return "int8_t";
  if (type.isInteger(16))
    return "int16_t";
  if (type.isInteger(32))
    return "int32_t";
  return "int64_t";
}

namespace {

/// Writes one entry.
class EntryWriter {
public:
  EntryWriter(raw_ostream &os, const CHeaderEntry &entry)
      : os(os), entry(entry), signature(entry.signature) {}

  void write();

private:
  enum class Form { Plain, Packed };

  void writeComment();
  void writeShape(const CArgument &argument, ArrayRef<std::string> sizes);
  void writePrototype(Form form);
  void writePacking();
  void writeParameters(ArrayRef<std::string> parameters);

  static std::string getInput(const CArgument &input) {
    return ("const " + getCType(input.elementType) + " *" + input.name).str();
  }

  raw_ostream &os;
  const CHeaderEntry &entry;
  const CSignature &signature;
};

} // namespace

void EntryWriter::writeShape(const CArgument &argument,
                             ArrayRef<std::string> sizes) {
  os << " *   " << argument.name << ": [" << llvm::join(sizes, "][") << "] ";
  // A type without a C type of its own is named.
  StringRef type = getCType(argument.elementType);
  os << type;
  if (argument.elementType.isF16())
    os << " holding f16";
  if (argument.elementType.isBF16())
    os << " holding bf16";
  if (argument.isWeight)
    os << ", a weight";
  os << "\n";
}

void EntryWriter::writeComment() {
  os << "/* " << signature.name << "\n";
  unsigned next = 0;
  for (const CArgument &input : signature.inputs) {
    SmallVector<std::string> sizes;
    for (int64_t size : input.shape)
      sizes.push_back(ShapedType::isDynamic(size)
                          ? Extent::parameter(next++).str()
                          : std::to_string(size));
    writeShape(input, sizes);
  }
  for (auto [output, extents] :
       llvm::zip(signature.outputs, entry.outputShapes)) {
    SmallVector<std::string> sizes;
    for (Extent extent : extents)
      sizes.push_back(extent.str());
    writeShape(output, sizes);
  }
  for (auto [own, other] : entry.equalities)
    os << " *   " << own.str() << " must equal " << other.str() << "\n";
  os << " */\n";
}

void EntryWriter::writeParameters(ArrayRef<std::string> parameters) {
  if (parameters.empty()) {
    os << "(void);\n";
    return;
  }
  os << "(";
  llvm::interleave(
      parameters, os, [&](const std::string &text) { os << "\n    " << text; },
      ",");
  os << ");\n";
}

void EntryWriter::writePrototype(Form form) {
  SmallVector<std::string> parameters;
  for (unsigned i = 0, e = signature.getNumSizes(); i < e; ++i)
    parameters.push_back("int64_t d" + std::to_string(i));
  for (const CArgument &input : signature.inputs)
    if (form == Form::Plain || !input.isWeight)
      parameters.push_back(getInput(input));
  if (form == Form::Packed)
    parameters.push_back("const void *packed");
  for (const CArgument &output : signature.outputs)
    parameters.push_back(
        (getCType(output.elementType) + " *" + output.name).str());
  os << "void " << signature.name << (form == Form::Packed ? "_packed" : "");
  writeParameters(parameters);
}

void EntryWriter::writePacking() {
  os << "/* The same with the weights packed ahead of time. " << signature.name
     << "_pack\n * writes " << signature.name
     << "_packed_size() bytes, best aligned to 64, that belong to this\n"
        " * very object. */\n";
  os << "size_t " << signature.name << "_packed_size(void);\n";
  SmallVector<std::string> parameters;
  for (const CArgument &input : signature.inputs)
    if (input.isWeight)
      parameters.push_back(getInput(input));
  parameters.push_back("void *packed");
  os << "void " << signature.name << "_pack";
  writeParameters(parameters);
  writePrototype(Form::Packed);
}

void EntryWriter::write() {
  os << "\n";
  writeComment();
  writePrototype(Form::Plain);
  if (entry.isPacked)
    writePacking();
}

/// What tells the headers of other entries apart.
static std::string getHash(StringRef declarations) {
  uint64_t hash = llvm::xxh3_64bits(llvm::arrayRefFromStringRef(declarations));
  return llvm::utohexstr(hash, /*LowerCase=*/false, /*Width=*/16);
}

void crease::writeCHeader(raw_ostream &os, StringRef stem,
                          ArrayRef<CHeaderEntry> entries) {
  std::string declarations;
  llvm::raw_string_ostream stream(declarations);
  for (const CHeaderEntry &entry : entries)
    EntryWriter(stream, entry).write();

  std::string guard = "CREASE_GENERATED_";
  for (char c : stem)
    guard += llvm::isAlnum(c) ? llvm::toUpper(c) : '_';
  guard += "_" + getHash(declarations) + "_H";

  bool usesBool = false;
  for (const CHeaderEntry &entry : entries)
    for (ArrayRef<CArgument> arguments :
         {ArrayRef(entry.signature.inputs), ArrayRef(entry.signature.outputs)})
      for (const CArgument &argument : arguments)
        usesBool |= argument.elementType.isInteger(1);

  os << "/* Generated by crease-compile.\n"
        " *\n"
        " * Arrays are row-major and contiguous, need no more than the "
        "alignment of\n"
        " * their elements, and must not overlap. d0, d1, ... are the sizes "
        "that the\n"
        " * caller chooses. Every function may be called from several threads "
        "at once.\n"
        " */\n\n"
     << "#ifndef " << guard << "\n#define " << guard << "\n\n";
  if (usesBool)
    os << "#include <stdbool.h>\n";
  os << "#include <stddef.h>\n#include <stdint.h>\n\n"
        "#ifdef __cplusplus\nextern \"C\" {\n#endif\n";
  os << declarations << "\n#ifdef __cplusplus\n}\n#endif\n\n#endif /* " << guard
     << " */\n";
}
