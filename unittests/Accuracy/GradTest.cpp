//===- GradTest.cpp - Kernels of derivatives against MPFR -----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GradKernels.h"

#include "crease/Activations/Definitions.h"
#include "crease/Activations/Dual.h"
#include "crease/Activations/RealMpfr.h"

#include "gtest/gtest.h"

#include <cmath>
#include <cstring>
#include <random>

using namespace crease;
using namespace crease::test;

namespace {

constexpr mpfr_prec_t precision = 200;
using Derivative = RealMpfr (*)(const RealMpfr &);

/// Value and derivative of a definition of one number.
struct Definition {
  const char *name;
  Derivative value, derivative;
};

const std::vector<Definition> &definitionList() {
  using namespace definitions;
  static const std::vector<Definition> list = {
#define CREASE_GRAD(NAME, DEFINITION, EXACT, HIGH)                             \
  {#NAME, [](const RealMpfr &x) { return definitions::DEFINITION; },           \
   [](const RealMpfr &at) {                                                    \
     return differentiate<RealMpfr>(std::vector<RealMpfr>{at},                 \
                                    [](const std::vector<Dual<RealMpfr>> &v) { \
                                      const Dual<RealMpfr> &x = v[0];          \
                                      return definitions::DEFINITION;          \
                                    })[0];                                     \
   }},
#include "GradKernels.def"
  };
  return list;
}

std::vector<GradKernels> runnable() {
  std::vector<GradKernels> all;
  for (const HostKernels &host : runnableKernels())
    if (!strcmp(host.isa, "Avx512"))
      all.push_back(avx512GradKernels());
    else if (!strcmp(host.isa, "Avx2"))
      all.push_back(avx2GradKernels());
    else
      all.push_back(portableGradKernels());
  return all;
}

uint32_t bitsOf(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  return bits;
}
float floatOf(uint32_t bits) {
  float x;
  memcpy(&x, &bits, 4);
  return x;
}

/// Specials, all exponents, where gradients matter, and every float next to the
/// roots.
std::vector<float> sample() {
  std::vector<float> x = {0.0f,      -0.0f, 1e-45f, -1e-45f, INFINITY,
                          -INFINITY, NAN,   3e38f,  -3e38f,  3.0f,
                          -3.0f,     6.0f,  1.0f,   -1.0f};
  std::mt19937 random(7);
  std::uniform_real_distribution<float> wide(-110, 110), near(-4, 4);
  for (int i = 0; i < 700; ++i) {
    x.push_back(floatOf(random()));
    x.push_back(wide(random));
    x.push_back(near(random));
  }
  for (double root :
       {-1.27846454276107380, -0.75179152469748573, -0.75246143216133118,
        -1.19243121386089443, -1.27846454276107380 / 1.702,
        -1.27846454276107380 / 1.75, 1.27846454276107380 / 0.375, -1.5})
    for (int i = -60; i <= 60; ++i)
      x.push_back(floatOf(bitsOf(float(root)) + i));
  // The hard cases.
  for (uint32_t bits :
       {0x3fb4d178u, 0x33206c99u, 0xb8d0df65u, 0xb2a06c99u, 0xb2200000u,
        0x36860000u, 0xb7338000u, 0x33c00000u, 0x383192e3u, 0xbb16aee2u})
    x.push_back(floatOf(bits));
  while (x.size() % 64)
    x.push_back(1);
  return x;
}

struct Worst {
  double ulps = 0;
  float at = 0;
  unsigned misrounded = 0, wrongSigns = 0, wrongSpecials = 0;
  float misroundedAt = 0;
};

Worst compare(Run run, Derivative definition) {
  std::vector<float> inputs = sample(), got(inputs.size());
  run(inputs.data(), got.data(), inputs.size());
  Worst worst;
  for (size_t i = 0; i < inputs.size(); ++i) {
    RealMpfr want = definition(RealMpfr(precision, double(inputs[i])));
    float rounded = mpfr_get_flt(want.get(), MPFR_RNDN);
    if (!std::isfinite(rounded)) {
      worst.wrongSpecials += bitsOf(rounded) != bitsOf(got[i]) &&
                             !(rounded != rounded && got[i] != got[i]);
      continue;
    }
    if (rounded != got[i]) {
      ++worst.misrounded;
      worst.misroundedAt = inputs[i];
    }
    if ((rounded < 0 && !(got[i] < 0)) || (rounded > 0 && !(got[i] > 0)))
      // A result below all floats may be the smallest or none.
      worst.wrongSigns += std::fabs(rounded) > 1e-44f || rounded * got[i] < 0;
    double value = mpfr_get_d(want.get(), MPFR_RNDN);
    int exponent = value == 0 ? -149 : std::max(std::ilogb(value), -126) - 23;
    RealMpfr error = RealMpfr(precision, double(got[i])) - want;
    double ulps =
        std::fabs(std::ldexp(mpfr_get_d(error.get(), MPFR_RNDN), -exponent));
    if (!(ulps <= worst.ulps)) {
      worst.ulps = ulps;
      worst.at = inputs[i];
    }
  }
  return worst;
}

TEST(GradTest, HighIsWithinFourUlpAndHasTheSign) {
  for (const GradKernels &isa : runnable())
    for (size_t i = 0; i < isa.kernels.size(); ++i) {
      Worst worst =
          compare(isa.kernels[i].high, definitionList()[i].derivative);
      std::string what = std::string(isa.isa) + " " + isa.kernels[i].name;
      EXPECT_LE(worst.ulps, 4) << what << " at " << worst.at;
      EXPECT_EQ(worst.wrongSigns, 0u) << what;
      EXPECT_EQ(worst.wrongSpecials, 0u) << what;
    }
}

TEST(GradTest, ExactIsCorrectlyRounded) {
  for (const GradKernels &isa : runnable())
    for (size_t i = 0; i < isa.kernels.size(); ++i) {
      Worst worst =
          compare(isa.kernels[i].exact, definitionList()[i].derivative);
      std::string what = std::string(isa.isa) + " " + isa.kernels[i].name;
      EXPECT_EQ(worst.misrounded, 0u) << what << " at " << worst.misroundedAt;
      EXPECT_EQ(worst.wrongSpecials, 0u) << what;
    }
}

TEST(GradTest, FactorsOfGatesAreWithinFourUlp) {
  for (const GradKernels &isa : runnable())
    for (const GradKernel &factor : isa.factors)
      for (const Definition &definition : definitionList())
        if (!strcmp(definition.name, factor.name)) {
          Worst worst = compare(factor.high, definition.value);
          EXPECT_LE(worst.ulps, 4)
              << isa.isa << factor.name << " at " << worst.at;
          EXPECT_EQ(worst.wrongSpecials, 0u) << isa.isa << factor.name;
        }
}

TEST(GradTest, TheSampleNoticesALostRoot) {
  GradKernels kernels = portableGradKernels();
  for (const Definition &definition : definitionList())
    if (!strcmp(definition.name, "silu")) {
      Worst worst = compare(kernels.siluWithoutRoot, definition.derivative);
      EXPECT_GT(worst.ulps, 1000);
      EXPECT_GT(worst.wrongSigns, 0u);
    }
}

} // namespace
