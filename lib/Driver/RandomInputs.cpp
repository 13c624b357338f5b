//===- RandomInputs.cpp - Inputs drawn from a seed ------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Driver/RandomInputs.h"

#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/bit.h"

#include <limits>

using namespace crease;

RandomBits::RandomBits(uint64_t seed, uint64_t stream) {
  // splitmix64, from a start that differs by seed and stream.
  uint64_t mixer = seed ^ (stream * 0xd1342543de82ef95u);
  for (uint64_t &word : state) {
    mixer += 0x9e3779b97f4a7c15u;
    uint64_t mixed = mixer;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    word = mixed ^ (mixed >> 31);
  }
}

uint64_t RandomBits::next() {
  uint64_t result = llvm::rotl(state[0] + state[3], 23) + state[0];
  uint64_t shifted = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = llvm::rotl(state[3], 45);
  return result;
}

/// A nearly normal number: an integer multiple of 2^-32 below 2^3, exactly.
static double drawNormal(RandomBits &bits) {
  uint64_t sum = 0;
  for (unsigned i = 0; i < 6; ++i) {
    uint64_t word = bits.next();
    sum += (word >> 32) + (word & 0xffffffffu);
  }
  return double(int64_t(sum) - (int64_t(6) << 32)) * 0x1p-32;
}

void crease::fillRandom(Array &array, const RandomInput &input) {
  RandomBits bits(input.seed, input.index);
  int64_t count = array.getNumElements();
  if (isFloat(array.getKind())) {
    for (int64_t i = 0; i < count; ++i)
      array.setNumber(i, drawNormal(bits) * input.scale);
    return;
  }
  uint64_t range = array.getKind() == ElementKind::I1
                       ? 2
                       : std::max<int64_t>(1, input.numClasses);
  for (int64_t i = 0; i < count; ++i)
    array.setNumber(i, double((bits.next() >> 32) % range));
}

void crease::fillSpecials(Array &array, unsigned index, unsigned count) {
  if (!isFloat(array.getKind()))
    return;
  const llvm::fltSemantics *semantics = &llvm::APFloat::IEEEsingle();
  if (array.getKind() == ElementKind::F64)
    semantics = &llvm::APFloat::IEEEdouble();
  else if (array.getKind() == ElementKind::F16)
    semantics = &llvm::APFloat::IEEEhalf();
  else if (array.getKind() == ElementKind::BF16)
    semantics = &llvm::APFloat::BFloat();
  llvm::SmallVector<double> specials = {
      std::numeric_limits<double>::quiet_NaN()};
  for (double value :
       {std::numeric_limits<double>::infinity(), 0.0,
        llvm::APFloat::getSmallest(*semantics).convertToDouble(),
        llvm::APFloat::getSmallestNormalized(*semantics).convertToDouble(), 1.0,
        88.8, 104.0, llvm::APFloat::getLargest(*semantics).convertToDouble()}) {
    specials.push_back(value);
    specials.push_back(-value);
  }
  // The first input changes at every element, the next at every n-th, ...
  int64_t size = specials.size(), period = 1, end = 1;
  for (unsigned i = 0; i < count; ++i) {
    if (i < index)
      period = std::min(period * size, array.getNumElements() + 1);
    end = std::min(end * size, array.getNumElements());
  }
  for (int64_t i = 0; i < end; ++i)
    array.setNumber(i, specials[i / period % size]);
}
