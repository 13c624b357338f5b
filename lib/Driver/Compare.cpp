//===- Compare.cpp - How far two results are apart ------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/Compare.h"

#include <cmath>
#include <cstring>
#include <tuple>

using namespace crease;

bool Difference::include(const Difference &other) {
  bool isWorse =
      std::tie(other.mismatches, other.maxUlp) > std::tie(mismatches, maxUlp);
  if (other.maxUlp > maxUlp) {
    maxUlp = other.maxUlp;
    worst = other.worst;
  }
  if (other.mismatches > mismatches) {
    mismatches = other.mismatches;
    firstMismatch = other.firstMismatch;
  }
  maxAbsolute = std::max(maxAbsolute, other.maxAbsolute);
  maxRelative = std::max(maxRelative, other.maxRelative);
  wrongZeros = std::max(wrongZeros, other.wrongZeros);
  return isWorse;
}

/// Maps the bits of a float, sign and magnitude, to integers in the same order
/// as the numbers, with one integer for both zeros.
static int64_t order(uint64_t bits, unsigned width) {
  uint64_t sign = uint64_t(1) << (width - 1);
  int64_t magnitude = bits & (sign - 1);
  return bits & sign ? -magnitude : magnitude;
}

static uint64_t getBits(const Array &array, int64_t index) {
  uint64_t bits = 0;
  unsigned size = getByteSize(array.getKind());
  std::memcpy(&bits, array.getData() + index * size, size);
  return bits;
}

Difference crease::compareArrays(const Array &actual, const Array &expected) {
  assert(actual.getShape() == expected.getShape() &&
         actual.getKind() == expected.getKind());
  Difference difference;
  unsigned width = 8 * getByteSize(actual.getKind());
  bool isFloat = crease::isFloat(actual.getKind());
  double largest = 0;
  for (int64_t i = 0, e = actual.getNumElements(); i < e; ++i) {
    uint64_t actualBits = getBits(actual, i);
    uint64_t expectedBits = getBits(expected, i);
    double b = expected.getNumber(i);
    if (std::isfinite(b))
      largest = std::max(largest, std::fabs(b));
    if (actualBits == expectedBits)
      continue;
    double a = actual.getNumber(i);
    if (!std::isfinite(a) || !std::isfinite(b)) {
      if (std::isnan(a) && std::isnan(b))
        continue;
      if (difference.mismatches++ == 0)
        difference.firstMismatch = i;
      continue;
    }
    if (isFloat && a == b) {
      ++difference.wrongZeros;
      continue;
    }
    // In double the difference of two far 64-bit integers is rounded; that is
    // far beyond any that matters.
    double ulp = isFloat ? std::fabs(double(order(actualBits, width)) -
                                     double(order(expectedBits, width)))
                         : std::fabs(a - b);
    if (isFloat && width == 64 && ulp < 0x1p53)
      ulp = std::fabs(
          double(order(actualBits, width) - order(expectedBits, width)));
    difference.maxAbsolute = std::max(difference.maxAbsolute, std::fabs(a - b));
    if (ulp > difference.maxUlp) {
      difference.maxUlp = ulp;
      difference.worst = i;
    }
  }
  if (difference.maxAbsolute > 0)
    difference.maxRelative =
        largest > 0 ? difference.maxAbsolute / largest : HUGE_VAL;
  return difference;
}
