//===- Compiled.cpp - Functions as crease-compile makes them --------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Accuracy/Compiled.h"
#include "crease/Dialect/Crease.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"

#include <cmath>
#include <cstring>

using namespace crease;
using namespace crease::accuracy;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

std::optional<NumberType> accuracy::parseNumberType(std::string_view name) {
  return llvm::StringSwitch<std::optional<NumberType>>(
             llvm::StringRef(name.data(), name.size()))
      .Case("f32", NumberType::F32)
      .Case("f16", NumberType::F16)
      .Case("bf16", NumberType::Bf16)
      .Case("f64", NumberType::F64)
      .Default(std::nullopt);
}

std::string_view accuracy::nameOf(NumberType type) {
  static constexpr std::string_view names[] = {"f32", "f16", "bf16", "f64"};
  return names[size_t(type)];
}

Format accuracy::formatOf(NumberType type) {
  static constexpr Format formats[] = {f32Format, f16Format, bf16Format,
                                       f64Format};
  return formats[size_t(type)];
}

static const llvm::fltSemantics &semanticsOf(NumberType type) {
  switch (type) {
  case NumberType::F32:
    return llvm::APFloat::IEEEsingle();
  case NumberType::F16:
    return llvm::APFloat::IEEEhalf();
  case NumberType::Bf16:
    return llvm::APFloat::BFloat();
  case NumberType::F64:
    return llvm::APFloat::IEEEdouble();
  }
  llvm_unreachable("an unknown type");
}

double accuracy::decode(NumberType type, uint64_t bits) {
  const llvm::fltSemantics &semantics = semanticsOf(type);
  llvm::APInt integer(llvm::APFloat::semanticsSizeInBits(semantics), bits);
  return llvm::APFloat(semantics, integer).convertToDouble();
}

uint64_t accuracy::encode(NumberType type, double value) {
  llvm::APFloat number(value);
  bool isInexact;
  number.convert(semanticsOf(type), llvm::APFloat::rmNearestTiesToEven,
                 &isInexact);
  return number.bitcastToAPInt().getZExtValue();
}

bool accuracy::canBeGiven(const Function &function, NumberType type) {
  // Parameters are attributes of any type; operands are numbers of this one.
  for (size_t i = 0; i + 1 < info(function.op).operands; ++i)
    if (roundTo(formatOf(type), function.further[i]) != function.further[i])
      return false;
  return true;
}

//===----------------------------------------------------------------------===//
// Source
//===----------------------------------------------------------------------===//

/// The names of the parameters of an op, in the order of its definition.
static llvm::SmallVector<llvm::StringRef> parametersOf(Op op) {
  switch (op) {
  case Op::leaky_relu:
    return {"negative_slope"};
  case Op::elu:
  case Op::celu:
    return {"alpha"};
  case Op::softplus:
  case Op::swish:
  case Op::swiglu:
    return {"beta"};
  case Op::hard_tanh:
    return {"min", "max"};
  default:
    return {};
  }
}

/// Whether the second operand must have the type of the first.
static bool hasSecondTensor(Op op) {
  return info(op).operands == 2 && op != Op::prelu;
}
bool accuracy::isGate(Op op) {
  return hasSecondTensor(op) && op != Op::bce_with_logits;
}

std::string accuracy::sourceOf(const Function &function, NumberType type) {
  const OpInfo &op = info(function.op);
  llvm::StringRef element(nameOf(type).data(), nameOf(type).size());
  std::string tensor = ("tensor<?x" + element + ">").str();
  std::string text, constants, operands = "%x", types = tensor;
  llvm::raw_string_ostream os(text), consts(constants);
  bool isPair = hasSecondTensor(function.op);
  if (isGate(function.op))
    operands = "gate(%x) value(%v)";
  else if (isPair)
    operands = "%x, %v";
  else
    for (unsigned i = 0; i + 1 < op.operands; ++i) {
      consts << "  %c" << i << " = arith.constant "
             << llvm::format("%.17e", function.further[i]) << " : " << element
             << '\n';
      operands += ", %c" + std::to_string(i);
      types += (", " + element).str();
    }
  os << "func.func @f(%x: " << tensor;
  if (isPair)
    os << ", %v: " << tensor;
  os << ") -> " << tensor << " {\n" << constants << "  %y";
  if (function.isDerivative && op.operands > 1)
    os << ':' << op.operands;
  os << " = crease." << llvm::StringRef(op.name.data(), op.name.size())
     << (function.isDerivative ? "_grad " : " ") << operands;
  if (!function.hasUsualArguments() && op.parameters) {
    os << " {";
    auto names = parametersOf(function.op);
    for (auto [i, name] : llvm::enumerate(names))
      os << (i ? ", " : "") << name << " = "
         << llvm::format("%.17e", function.further[op.operands - 1 + i])
         << " : f64";
    os << '}';
  }
  os << " : " << types << "\n  return %y";
  if (function.isDerivative && op.operands > 1)
    os << "#0";
  os << " : " << tensor << "\n}\n";
  return text;
}

//===----------------------------------------------------------------------===//
// Code
//===----------------------------------------------------------------------===//

std::optional<CompiledFunction> CompiledFunction::create(Program &program,
                                                         llvm::StringRef name,
                                                         BuildOptions options,
                                                         Change change) {
  options.packedEntry = true;
  options.entry = name.str();
  auto bytes = program.compile(options, change);
  if (mlir::failed(bytes))
    return std::nullopt;
  auto object = JitObject::create(*bytes, options.threads == "openmp");
  if (!object) {
    reportError(object.takeError());
    return std::nullopt;
  }
  auto address = object->lookup("_crease_packed_" + name.str());
  if (!address) {
    reportError(address.takeError());
    return std::nullopt;
  }
  CompiledFunction function;
  function.object = std::make_shared<JitObject>(std::move(*object));
  function.entry = reinterpret_cast<void (*)(void **)>(*address);
  function.options = options;
  function.codeHash = llvm::xxh3_64bits(llvm::ArrayRef(
      reinterpret_cast<const uint8_t *>(bytes->data()), bytes->size()));
  return function;
}

std::optional<CompiledFunction>
CompiledFunction::create(const Function &function, NumberType type,
                         BuildOptions options, Change change) {
  std::unique_ptr<Program> program = Program::parse(
      llvm::MemoryBuffer::getMemBufferCopy(sourceOf(function, type)),
      function.name());
  if (!program)
    return std::nullopt;
  std::optional<CompiledFunction> compiled =
      create(*program, "f", options, change);
  if (!compiled || !hasSecondTensor(function.op))
    return compiled;
  uint64_t bits = encode(type, function.further[0]);
  compiled->secondSize =
      llvm::APFloat::semanticsSizeInBits(semanticsOf(type)) / 8;
  constexpr size_t atOnce = 1 << 16;
  compiled->second.resize(atOnce * compiled->secondSize);
  for (size_t i = 0; i < atOnce; ++i) // little-endian, as all targets are
    std::memcpy(&compiled->second[i * compiled->secondSize], &bits,
                compiled->secondSize);
  return compiled;
}

std::optional<CompiledFunction>
CompiledFunction::createCustom(Program &program, llvm::StringRef define,
                               llvm::ArrayRef<double> further, NumberType type,
                               BuildOptions options) {
  using namespace mlir;
  static constexpr llvm::StringLiteral name = "crease_ulp_function";
  ModuleOp module = program.getModule();
  // The file itself may need neither.
  program.getContext().loadDialect<arith::ArithDialect, func::FuncDialect>();
  auto definition = module.lookupSymbol<DefineOp>(define);
  assert(definition && "no such definition");
  Location loc = definition.getLoc();
  OpBuilder builder = OpBuilder::atBlockEnd(module.getBody());
  llvm::StringRef typeName(nameOf(type).data(), nameOf(type).size());
  Type element = llvm::StringSwitch<Type>(typeName)
                     .Case("f32", builder.getF32Type())
                     .Case("f64", builder.getF64Type())
                     .Case("f16", builder.getF16Type())
                     .Default(builder.getBF16Type());
  Type tensor = RankedTensorType::get(ShapedType::kDynamic, element);
  auto func = func::FuncOp::create(builder, loc, name,
                                   builder.getFunctionType(tensor, tensor));
  builder.setInsertionPointToEnd(func.addEntryBlock());
  llvm::SmallVector<Value> operands = {func.getArgument(0)};
  for (double number : further)
    operands.push_back(arith::ConstantOp::create(
        builder, loc, builder.getFloatAttr(element, number)));
  OperationState state(loc, ApplyOp::getOperationName());
  state.addOperands(operands);
  state.addTypes(tensor);
  state.addAttribute("callee",
                     FlatSymbolRefAttr::get(builder.getContext(), define));
  Operation *apply = builder.create(state);
  func::ReturnOp::create(builder, loc, apply->getResults());
  std::optional<CompiledFunction> compiled = create(program, name, options);
  func.erase();
  return compiled;
}

void CompiledFunction::operator()(const void *inputs, const void *other,
                                  void *results, size_t count) const {
  int64_t size = int64_t(count), same = size;
  void *arguments[] = {&size, &same, const_cast<void *>(inputs),
                       const_cast<void *>(other), results};
  entry(arguments);
}

void CompiledFunction::operator()(const void *inputs, void *results,
                                  size_t count) const {
  if (!hasSecond()) {
    int64_t size = int64_t(count);
    void *arguments[] = {&size, const_cast<void *>(inputs), results};
    entry(arguments);
    return;
  }
  size_t atOnce = second.size() / secondSize;
  auto *from = static_cast<const char *>(inputs);
  auto *to = static_cast<char *>(results);
  for (size_t done = 0; done < count; done += atOnce)
    (*this)(from + done * secondSize, second.data(), to + done * secondSize,
            std::min(atOnce, count - done));
}
