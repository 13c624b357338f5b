//===- Kernel.cpp - A compiled function, ready to call --------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/Kernel.h"

#include <chrono>

using namespace mlir;
using namespace crease;

std::optional<Kernel> Kernel::create(Program &program,
                                     const CSignature &signature,
                                     BuildOptions options) {
  using Clock = std::chrono::steady_clock;
  auto start = Clock::now();
  options.packedEntry = true;
  options.entry = signature.name;
  FailureOr<SmallVector<char, 0>> bytes = program.compile(options);
  if (failed(bytes))
    return std::nullopt;
  std::chrono::duration<double> seconds = Clock::now() - start;
  llvm::Expected<JitObject> object =
      JitObject::create(*bytes, options.threads == "openmp");
  if (!object) {
    reportError(object.takeError());
    return std::nullopt;
  }
  Kernel kernel(std::move(*object));
  kernel.signature = signature;
  kernel.compileSeconds = seconds.count();
  auto resolve = [&](const llvm::Twine &name, auto &address) {
    llvm::Expected<void *> found = kernel.object.lookup(name.str());
    if (!found) {
      reportError(found.takeError());
      return false;
    }
    address =
        reinterpret_cast<std::remove_reference_t<decltype(address)>>(*found);
    return true;
  };
  const std::string &name = signature.name;
  if (!resolve("_crease_packed_" + name, kernel.call))
    return std::nullopt;
  if (kernel.object.defines("_crease_shape_" + name) &&
      !resolve("_crease_shape_" + name, kernel.shape))
    return std::nullopt;
  if (kernel.object.defines("_crease_packed_" + name + "_packed") &&
      !(resolve("_crease_packed_" + name + "_packed", kernel.packedCall) &&
        resolve("_crease_packed_" + name + "_pack", kernel.pack) &&
        resolve(name + "_packed_size", kernel.packedSize)))
    return std::nullopt;
  return kernel;
}

std::optional<SmallVector<SmallVector<int64_t>>>
Kernel::getOutputShapes(ArrayRef<int64_t> sizes, ArrayRef<Array> inputs) const {
  SmallVector<SmallVector<int64_t>> shapes;
  bool isStatic = true;
  for (const CArgument &output : signature.outputs) {
    isStatic &= !ShapedType::isDynamicShape(output.shape);
    shapes.emplace_back(output.shape);
  }
  if (isStatic)
    return shapes;
  if (!shape)
    return std::nullopt;
  SmallVector<int64_t> own(sizes);
  SmallVector<void *> pointers;
  for (int64_t &size : own)
    pointers.push_back(&size);
  for (const Array &input : inputs)
    pointers.push_back(input.getData());
  for (SmallVector<int64_t> &output : shapes)
    pointers.push_back(output.data());
  shape(pointers.data());
  return shapes;
}

llvm::Expected<Call> Call::create(const Kernel &kernel, ArrayRef<int64_t> sizes,
                                  ArrayRef<Array> inputs,
                                  ArrayRef<Array> outputs, bool packed) {
  Call call;
  call.sizes.assign(sizes.begin(), sizes.end());
  call.entry = packed ? kernel.packedCall : kernel.call;
  for (int64_t &size : call.sizes)
    call.pointers.push_back(&size);
  SmallVector<void *> weights;
  for (auto [input, argument] :
       llvm::zip_equal(inputs, kernel.signature.inputs))
    (packed && argument.isWeight ? weights : call.pointers)
        .push_back(input.getData());
  if (packed) {
    auto memory = Array::create({int64_t(kernel.packedSize())}, ElementKind::I8,
                                Placement::Aligned);
    if (!memory)
      return memory.takeError();
    call.packedWeights = std::move(*memory);
    weights.push_back(call.packedWeights->getData());
    kernel.pack(weights.data());
    call.pointers.push_back(call.packedWeights->getData());
  }
  for (const Array &output : outputs)
    call.pointers.push_back(output.getData());
  return call;
}
