//===- Formula.h - A printer as a number type -------------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACTIVATIONS_FORMULA_H
#define CREASE_ACTIVATIONS_FORMULA_H

#include <initializer_list>
#include <string>

namespace crease {

/// The number type of the docs: text that remembers how tightly it binds, so
/// that only the parentheses that are needed print. The composed words of the
/// vocabulary, and definitions used inside others, print by their names.
class Formula {
public:
  /// How tightly the outermost operation of a text binds.
  enum Binding { Choice, Sum, Product, Atom };

  explicit Formula(std::string text, Binding binding = Atom)
      : text(std::move(text)), binding(binding) {}

  const std::string &str() const { return text; }

  struct Truth {
    std::string text;
  };

  friend Formula literal(const Formula &, const char *decimal) {
    return Formula(decimal);
  }
  friend Formula number(const Formula &, double value);
  friend Formula pi(const Formula &) { return Formula("pi"); }

  friend Formula operator+(const Formula &a, const Formula &b) {
    return Formula(a.atLeast(Sum) + " + " + b.atLeast(Sum), Sum);
  }
  friend Formula operator-(const Formula &a, const Formula &b) {
    return Formula(a.atLeast(Sum) + " - " + b.atLeast(Product), Sum);
  }
  friend Formula operator*(const Formula &a, const Formula &b) {
    return Formula(a.atLeast(Product) + " * " + b.atLeast(Product), Product);
  }
  friend Formula operator/(const Formula &a, const Formula &b) {
    return Formula(a.atLeast(Product) + " / " + b.atLeast(Atom), Product);
  }
  friend Formula operator-(const Formula &a) {
    return Formula("-" + a.atLeast(Atom), Product);
  }

  friend Formula exp(const Formula &x) { return call("exp", {x}); }
  friend Formula expm1(const Formula &x) { return call("expm1", {x}); }
  friend Formula log(const Formula &x) { return call("log", {x}); }
  friend Formula log1p(const Formula &x) { return call("log1p", {x}); }
  friend Formula tanh(const Formula &x) { return call("tanh", {x}); }
  friend Formula erfc(const Formula &x) { return call("erfc", {x}); }
  friend Formula sqrt(const Formula &x) { return call("sqrt", {x}); }
  friend Formula abs(const Formula &x) { return call("abs", {x}); }
  friend Formula copysign(const Formula &magnitude, const Formula &sign) {
    return call("copysign", {magnitude, sign});
  }
  friend Truth lessThan(const Formula &a, const Formula &b) {
    return {a.atLeast(Sum) + " < " + b.atLeast(Sum)};
  }
  friend Truth equal(const Formula &a, const Formula &b) {
    return {a.atLeast(Sum) + " = " + b.atLeast(Sum)};
  }
  friend Formula select(const Truth &condition, const Formula &a,
                        const Formula &b) {
    return Formula(a.atLeast(Sum) + " if " + condition.text + " else " +
                       b.atLeast(Sum),
                   Choice);
  }

  // Composed words that print by name.
  friend Formula atLeast(const Formula &x, const Formula &c) {
    return call("max", {x, c});
  }
  friend Formula atMost(const Formula &x, const Formula &c) {
    return call("min", {x, c});
  }
  friend Formula withLimits(const Formula &, const Formula &value,
                            const Formula &, const Formula &) {
    return value;
  }
  friend Formula damped(const Formula &x, const Formula &f) { return x * f; }
  friend Formula normalCdf(const Formula &x) { return call("Phi", {x}); }
  friend Formula normalPdf(const Formula &x) { return call("phi", {x}); }
  friend Formula sechSquared(const Formula &x) {
    return Formula("sech(" + x.text + ")^2");
  }
  friend Formula signOf(const Formula &x) { return call("sign", {x}); }
  friend Formula unlessNan(const Formula &, const Formula &value) {
    return value;
  }

  // Definitions that others are made of.
  friend Formula sigmoid(const Formula &x) { return call("sigmoid", {x}); }
  friend Formula softplus(const Formula &x) { return call("softplus", {x}); }
  friend Formula swish(const Formula &x, const Formula &beta) {
    return call("swish", {x, beta});
  }
  friend Formula gelu(const Formula &x) { return call("gelu", {x}); }
  friend Formula gelu_tanh(const Formula &x) { return call("gelu_tanh", {x}); }
  friend Formula relu(const Formula &x) { return call("relu", {x}); }

private:
  static Formula call(const char *name, std::initializer_list<Formula> args);
  /// The text, in parentheses unless it binds at least this tightly.
  std::string atLeast(Binding needed) const {
    return binding >= needed ? text : "(" + text + ")";
  }

  std::string text;
  Binding binding;
};

} // namespace crease

#endif // CREASE_ACTIVATIONS_FORMULA_H
