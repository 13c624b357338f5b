//===- Definitions.h - What each activation computes ------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one place that says what an activation computes. Instantiated with double
// or MPFR a definition is the oracle; with a builder of IR values it is the
// reference lowering; with dual numbers it is the derivative; with a printer it
// is the formula in the docs. Operands come first, parameters after them, in
// the order of the op's record. Sources stand in the records, in
// Dialect/CreaseActivations.td.
//
// Constants are the exact decimals of their source (write them with _r).
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_ACTIVATIONS_DEFINITIONS_H
#define CREASE_ACTIVATIONS_DEFINITIONS_H

#include "crease/Activations/Vocabulary.h"

namespace crease {
namespace definitions {

using namespace literals;
using namespace vocabulary;

//===----------------------------------------------------------------------===//
// Classics
//===----------------------------------------------------------------------===//

/// 1 / (1 + exp(-x)), by the side that decays.
template <class T> T sigmoid(const T &x) {
  T one = literal(x, "1");
  T e = exp(-abs(x));
  return select(lessThan(x, literal(x, "0")), e, one) / (one + e);
}

template <class T> T tanh(const T &x) { return tanh(x); }

/// max(x, 0), with relu(-0) = -0.
template <class T> T relu(const T &x) { return atLeast(x, literal(x, "0")); }

template <class T> T leaky_relu(const T &x, const T &negativeSlope) {
  return select(lessThan(x, literal(x, "0")), negativeSlope * x, x);
}

template <class T> T prelu(const T &x, const T &slope) {
  return leaky_relu(x, slope);
}

template <class T> T elu(const T &x, const T &alpha) {
  return select(lessThan(literal(x, "0"), x), x, alpha * expm1(x));
}

template <class T> T selu(const T &x) {
  T lambda = literal(x, "1.0507009873554804934193349852946");
  T alpha = literal(x, "1.6732632423543772848170429916717");
  return lambda * elu(x, alpha);
}

template <class T> T celu(const T &x, const T &alpha) {
  return select(lessThan(literal(x, "0"), x), x, alpha * expm1(x / alpha));
}

/// log(1 + exp(x)) = max(x, 0) + log1p(exp(-|x|)).
template <class T> T softplus(const T &x) {
  return atLeast(x, literal(x, "0")) + log1p(exp(-abs(x)));
}

template <class T> T softplus(const T &x, const T &beta) {
  return softplus(beta * x) / beta;
}

//===----------------------------------------------------------------------===//
// Smooth
//===----------------------------------------------------------------------===//

template <class T> T silu(const T &x) { return damped(x, sigmoid(x)); }

template <class T> T swish(const T &x, const T &beta) {
  return damped(x, sigmoid(damped(x, beta)));
}

template <class T> T gelu(const T &x) { return damped(x, normalCdf(x)); }

/// x/2 (1 + tanh(u)) = x sigmoid(2u), u = sqrt(2/pi) (x + 0.044715 x^3).
template <class T> T gelu_tanh(const T &x) {
  T u = sqrt(2_r / pi(x)) * (x + 0.044715_r * (x * x * x));
  return damped(x, sigmoid(2_r * u));
}

template <class T> T quick_gelu(const T &x) {
  return damped(x, sigmoid(1.702_r * x));
}

template <class T> T mish(const T &x) { return damped(x, tanh(softplus(x))); }

//===----------------------------------------------------------------------===//
// Learned
//===----------------------------------------------------------------------===//

/// (p1 - p2) x sigmoid(z) + p2 x with z = beta (p1 - p2) x, written as the
/// blend p1 x sigmoid(z) + p2 x sigmoid(-z), which does not cancel.
template <class T>
T acon_c(const T &x, const T &p1, const T &p2, const T &beta) {
  T z = damped(x, beta * (p1 - p2));
  return damped(damped(x, p1), sigmoid(z)) + damped(damped(x, p2), sigmoid(-z));
}

//===----------------------------------------------------------------------===//
// Hard and other
//===----------------------------------------------------------------------===//

template <class T> T hard_tanh(const T &x, const T &min, const T &max) {
  return atMost(atLeast(x, min), max);
}

template <class T> T relu6(const T &x) {
  return hard_tanh(x, literal(x, "0"), literal(x, "6"));
}

template <class T> T hard_sigmoid(const T &x) { return relu6(x + 3_r) / 6_r; }

template <class T> T hard_swish(const T &x) {
  return damped(x, hard_sigmoid(x));
}

template <class T> T softsign(const T &x) {
  T value =
      select(lessThan(x, literal(x, "0")), -overOnePlus(-x), overOnePlus(x));
  return withLimits(x, value, literal(x, "-1"), literal(x, "1"));
}

template <class T> T log_sigmoid(const T &x) { return -softplus(-x); }

template <class T> T relu_squared(const T &x) {
  T r = relu(x);
  return r * r;
}

//===----------------------------------------------------------------------===//
// Gates: gate and value, with a factor that the gate decides
//===----------------------------------------------------------------------===//

/// The clamps of models that limit both factors: the gate to (-inf, limit], the
/// value to [-limit, limit].
template <class T> void limitGate(T &gate, T &value, const T &limit) {
  gate = atMost(gate, limit);
  value = hard_tanh(value, -limit, limit);
}

template <class T> T glu(const T &gate, const T &value) {
  return sigmoid(gate) * value;
}

template <class T> T swiglu(const T &gate, const T &value, const T &beta) {
  return swish(gate, beta) * value;
}

template <class T> T geglu(const T &gate, const T &value) {
  return gelu(gate) * value;
}

template <class T> T geglu_tanh(const T &gate, const T &value) {
  return gelu_tanh(gate) * value;
}

template <class T> T reglu(const T &gate, const T &value) {
  return relu(gate) * value;
}

template <class T> T bilinear(const T &gate, const T &value) {
  return gate * value;
}

//===----------------------------------------------------------------------===//
// Losses
//===----------------------------------------------------------------------===//

/// max(x, 0) - x t + log1p(exp(-|x|)), with t of max(-x, 0) and 1 - t of
/// max(x, 0) for the first two terms, which neither cancels nor overflows.
template <class T> T bce_with_logits(const T &x, const T &target) {
  T zero = literal(x, "0");
  auto negative = lessThan(x, zero);
  return damped(select(negative, -x, zero), target) +
         damped(select(negative, zero, x), 1_r - target) + log1p(exp(-abs(x)));
}

} // namespace definitions
} // namespace crease

#endif // CREASE_ACTIVATIONS_DEFINITIONS_H
