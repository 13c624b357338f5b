//===- Sources.cpp - The rows of the benchmark as MLIR --------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Workloads.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <optional>

using namespace crease;
using namespace crease::bench;

namespace {

/// Writes a function, value by value; a value knows its type.
class SourceWriter {
public:
  struct Value {
    std::string name, type;
  };

  SourceWriter(const Variant &variant, llvm::ArrayRef<const float *> inputs)
      : variant(variant), inputs(inputs) {}

  /// The next input of the task: an argument, or a constant where the variant
  /// has them.
  Value addInput(llvm::ArrayRef<int64_t> shape, bool isWeight) {
    size_t index = numInputs++;
    Value value{"%in" + std::to_string(index), getType(shape, index == 0)};
    if (index > 0 && variant.constantWeights) {
      size_t bytes = sizeof(float);
      for (int64_t size : shape)
        bytes *= size_t(size);
      llvm::StringRef data(reinterpret_cast<const char *>(inputs[index]),
                           bytes);
      body += "  " + value.name + " = arith.constant dense<\"0x" +
              llvm::toHex(data) + "\"> : " + value.type + "\n";
      return value;
    }
    if (!arguments.empty())
      arguments += ", ";
    arguments += value.name + ": " + value.type;
    if (isWeight)
      arguments += " {crease.weight}";
    return value;
  }

  Value linear(const Value &x, const Value &w, std::optional<Value> bias,
               llvm::ArrayRef<int64_t> shape) {
    std::string operands = x.name + ", " + w.name,
                types = x.type + ", " + w.type;
    if (bias) {
      operands += ", " + bias->name;
      types += ", " + bias->type;
    }
    std::string type = getType(shape, true);
    return add("crease.linear " + operands + " : (" + types + ") -> " + type,
               type);
  }

  Value apply(const std::string &op, const Value &x,
              const std::string &attributes = "") {
    return add("crease." + op + " " + x.name + attributes + " : " + x.type,
               x.type);
  }

  Value swiglu(const Value &gate, const Value &value) {
    return add("crease.swiglu gate(" + gate.name + ") value(" + value.name +
                   ") : " + gate.type,
               gate.type);
  }

  std::string finish(const Value &result) {
    return "func.func @f(" + arguments + ") -> " + result.type + " {\n" + body +
           "  return " + result.name + " : " + result.type + "\n}\n";
  }

private:
  Value add(const std::string &operation, const std::string &type) {
    Value value{"%" + std::to_string(numValues++), type};
    body += "  " + value.name + " = " + operation + "\n";
    return value;
  }

  std::string getType(llvm::ArrayRef<int64_t> shape, bool hasRows) const {
    std::string type = "tensor<";
    for (size_t i = 0; i < shape.size(); ++i)
      type += (i == 0 && hasRows && variant.dynamicRows
                   ? "?"
                   : std::to_string(shape[i])) +
              "x";
    return type + "f32>";
  }

  const Variant &variant;
  llvm::ArrayRef<const float *> inputs;
  std::string arguments, body;
  size_t numInputs = 0;
  unsigned numValues = 0;
};

} // namespace

static constexpr char softmaxAxis[] = " {axis = 1 : i64}";

std::string bench::getSource(const Task &t, const Variant &variant,
                             llvm::ArrayRef<const float *> inputs) {
  SourceWriter w(variant, inputs);
  switch (t.kind) {
  case TaskKind::Linear:
  case TaskKind::LinearBackward: {
    auto x = w.addInput({t.m, t.k}, false),
         weight = w.addInput({t.k, t.n}, true);
    auto bias = w.addInput({t.n}, false);
    return w.finish(
        w.apply(t.activation, w.linear(x, weight, bias, {t.m, t.n})));
  }
  case TaskKind::Gated:
  case TaskKind::GatedBackward: {
    auto x = w.addInput({t.m, t.k}, false), gate = w.addInput({t.k, t.n}, true);
    auto up = w.addInput({t.k, t.n}, true);
    auto h = w.swiglu(w.linear(x, gate, std::nullopt, {t.m, t.n}),
                      w.linear(x, up, std::nullopt, {t.m, t.n}));
    if (t.down)
      h = w.linear(h, w.addInput({t.n, t.down}, true), std::nullopt,
                   {t.m, t.down});
    return w.finish(h);
  }
  case TaskKind::Perceptron: {
    auto x = w.addInput({t.m, t.widths.front()}, false);
    for (size_t i = 0; i + 1 < t.widths.size(); ++i) {
      auto weight = w.addInput({t.widths[i], t.widths[i + 1]}, true);
      auto bias = w.addInput({t.widths[i + 1]}, false);
      x = w.linear(x, weight, bias, {t.m, t.widths[i + 1]});
      if (i + 2 < t.widths.size())
        x = w.apply(t.activation, x);
      else if (!t.last.empty())
        x = w.apply(t.last, x, t.last == "softmax" ? softmaxAxis : "");
    }
    return w.finish(x);
  }
  case TaskKind::Elementwise:
    return w.finish(w.apply(t.activation, w.addInput({t.n}, false)));
  case TaskKind::Softmax:
    return w.finish(
        w.apply("softmax", w.addInput({t.m, t.n}, false), softmaxAxis));
  }
  return "";
}
