//===- KernelPlan.cpp - The shape of a fused linear's kernel --------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Kernels/KernelPlan.h"

#include "llvm/Support/MathExtras.h"

#include <numeric>

using namespace mlir;
using namespace crease;

/// Rows of a tile of so many vectors: as many as leave a register for each
/// vector of the panel and one for the broadcast, at most 24 accumulators (the
/// measured best on 32 registers) and at most 12 rows.
static unsigned chooseRows(unsigned registers, unsigned vectors, bool fma) {
  unsigned spare = vectors + (fma ? 1 : 2);
  if (registers < spare + vectors)
    return 1;
  unsigned rows = (registers - spare) / vectors;
  rows = std::min(rows, std::max(24 / vectors, 1u));
  return std::min(rows, 12u);
}

/// Whether the left operand is packed: where it is deep, and read by many
/// panels (measured on Zen 2: 1024x1024x1024 goes from 91.3 to 92.4 % of the
/// peak, 128x2048x5632 from 91.1 to 93.3 %).
static bool planPackLeft(const KernelPlan &plan, int64_t k, int64_t n) {
  constexpr int64_t leastDepth = 512, mostDepth = 1 << 16, leastPanels = 16;
  return plan.isNarrow() && k >= leastDepth && k <= mostDepth &&
         !ShapedType::isDynamic(n) && n >= leastPanels * plan.columns();
}

/// The most rows of a panel between two sweeps. A panel is read once for each
/// tile of rows: it must stay in L2, beside the one that is fetched. It may
/// have three eighths (measured on Zen 2: a block of 128x2048x5632x2048 reaches
/// 93 % of the peak, and 92 % where its second panel of 360 KB is whole), and
/// 256 KB of a large one, which then keeps the rows as well (Emerald Rapids: 92
/// %, and 87 % with panels of 512 KB).
static int64_t planDepth(const KernelPlan &plan, const TargetInfo &target,
                         FloatType type) {
  int64_t panelBytes = std::min<int64_t>(target.l2Bytes * 3 / 8, 256 << 10);
  int64_t depth = panelBytes / (plan.width() * type.getWidth() / 8);
  return std::max<int64_t>(depth, 256);
}

/// Blocks of rows. Where the left operand is read fast, a block of it gets half
/// of L2, but never so few rows that the panels are read too often; where it is
/// not, L3 will do (measured on Zen 2: 1024 rows of 1024 in one block reach 78
/// % of the peak, in blocks of 72 they reach 90 %; on Zen 5, whose panels are
/// four vectors wide, 252 rows of 4096 reach 92 %). A packed one is read as
/// fast from L3, and fewer blocks read the weights less often. Beside wide
/// panels a part of the rows may have a quarter of L2, unless the weights come
/// from memory (measured on Emerald Rapids: 1024x1024x1024 is 1 % faster by 126
/// rows than by 252).
static int64_t planBlockRows(const KernelPlan &plan, const TargetInfo &target,
                             FloatType type, int64_t k) {
  constexpr int64_t most = 256;
  int64_t bytes = type.getWidth() / 8;
  int64_t least = plan.packLeft || !plan.isNarrow() ? 126 : 72;
  int64_t rows = most;
  if (plan.isNarrow() && ShapedType::isDynamic(k))
    rows = 96;
  else if (plan.isNarrow() && k > 0)
    rows = target.l2Bytes / 2 / (k * bytes);
  else if (!plan.isNarrow() && k > 0)
    rows = target.l2Bytes / 4 /
           (std::min(k, planDepth(plan, target, type)) * bytes);
  rows = std::clamp(rows, least, most);
  return std::max<int64_t>(rows / plan.rows, 1) * plan.rows;
}

/// What is fetched ahead. Weights that do not stay in L2 come too late: the
/// next panel must be on its way while one is read (measured at 128x768x3072 on
/// Emerald Rapids: 91 % without, 96 % with). Of a panel that does not stay in
/// L1 the hardware fetches too little (measured on Zen 2, whose panels are
/// narrow: 82 % without, 90 % with both at 512x1024x4096).
static void planFetches(KernelPlan &plan, const TargetInfo &target,
                        FloatType type, int64_t k, int64_t n) {
  int64_t bytes = type.getWidth() / 8;
  bool isStatic = !ShapedType::isDynamic(k) && !ShapedType::isDynamic(n);
  double weights = isStatic ? double(k) * n * plan.weights * bytes : 0;
  // Measured on Emerald Rapids, whose L3 is no faster than memory: the backward
  // of 128x768x3072 takes 4 % less time with 9 MB past the caches.
  if (!ShapedType::isDynamic(k) && k <= 256)
    plan.bypassBytes = plan.isNarrow()
                           ? target.l3Bytes / 2
                           : std::min(target.l3Bytes / 2, target.l2Bytes * 2);
  if (!ShapedType::isDynamic(k) && k > 0)
    plan.rowsAtOnce = target.l2Bytes * 3 / 4 / (k * bytes);
  if (weights > double(target.l3Bytes / 2))
    plan.rowsAtOnce = target.l3Bytes / 4 / (k * bytes);
  plan.fetchNext = !isStatic || weights > double(target.l2Bytes / 2);
  // Beside a wide panel L1 holds only the rows of a tile.
  int64_t l1 = plan.isNarrow() ? target.l1Bytes / 2 : target.l1Bytes * 3 / 4;
  bool fitsL1 = !ShapedType::isDynamic(k) && k * plan.width() * bytes <= l1;
  if (!plan.isNarrow()) {
    plan.fetchAhead = plan.fetchNext && !fitsL1 ? 8 : 0;
    // Measured on Emerald Rapids: 1024x1024x1024 and 128x2048x5632 gain 2 %;
    // 128x768x3072, whose output stays in L2, would lose 3 % where others use
    // L3 as well.
    plan.fetchOutputBytes = target.l2Bytes;
    return;
  }
  // Measured on Zen 2: 768x128x3072 goes from 71 to 85 %.
  plan.fetchOutputs =
      !plan.blockDepth && !ShapedType::isDynamic(k) && k <= 1024;
  plan.fetchAhead = fitsL1 ? 0 : 8;
}

/// Narrow panels are packed together until each row of a weight gives half a KB
/// (measured on Zen 2: 128x2048x5632 goes from 76 to 81 % of the peak), as long
/// as they do not fill L3. Of wide ones a second leaves no room in L2 (Emerald
/// Rapids: 128x3072x768 takes 72 % so, and 77 % one by one).
static void planPacking(KernelPlan &plan, const TargetInfo &target,
                        FloatType type, int64_t k, int64_t n) {
  int64_t bytes = type.getWidth() / 8;
  int64_t together = 1;
  if (plan.isNarrow())
    together = std::max<int64_t>(512 / (plan.columns() * bytes), 1);
  if (ShapedType::isDynamic(k))
    together = std::min<int64_t>(together, 4);
  else if (k > 0)
    together = std::clamp<int64_t>(
        target.l3Bytes / 8 / (k * plan.width() * bytes), 1, together);
  if (!ShapedType::isDynamic(n) && n > 0)
    together = std::min<int64_t>(together, llvm::divideCeil(n, plan.columns()));
  plan.packTogether = llvm::bit_floor<uint64_t>(together);
  // A tile's rows are then read from L2 half as often (measured on Zen 2:
  // 768x128x3072 goes from 92 to 93 % of the peak).
  bool fitTwo = !ShapedType::isDynamic(k) &&
                k * plan.width() * bytes * 2 <= target.l1Bytes / 2;
  plan.panelsAtOnce = plan.isNarrow() && fitTwo ? 2 : 1;
}

static void finishPlan(KernelPlan &plan, const TargetInfo &target,
                       FloatType type, int64_t k, int64_t n,
                       const KernelOverrides &overrides) {
  plan.fma = target.hasFMA();
  plan.rows = chooseRows(target.numVectorRegisters, plan.vectors, plan.fma);
  if (overrides.tileRows)
    plan.rows = overrides.tileRows;
  // A step of 24 sums hides the loop around it; of 12 it does not.
  plan.unroll = plan.sums() < 24 ? 4 : 1;
  if (overrides.unroll)
    plan.unroll = overrides.unroll;
  plan.packLeft = planPackLeft(plan, k, n);
  plan.blockRows = planBlockRows(plan, target, type, k);
  if (overrides.blockRows)
    plan.blockRows =
        std::max<int64_t>(overrides.blockRows / plan.rows, 1) * plan.rows;
  // A deeper panel is taken in equal parts.
  int64_t depth = planDepth(plan, target, type);
  if (!ShapedType::isDynamic(k) && k > depth)
    plan.blockDepth =
        llvm::alignTo(llvm::divideCeil(k, llvm::divideCeil(k, depth)),
                      std::lcm<int64_t>(8, plan.unroll));
  if (overrides.blockDepth)
    plan.blockDepth = llvm::alignTo(overrides.blockDepth, plan.unroll);
  if (!ShapedType::isDynamic(k) && plan.blockDepth >= k)
    plan.blockDepth = 0;
  planFetches(plan, target, type, k, n);
  planPacking(plan, target, type, k, n);
}

std::string crease::whyNotPossible(const KernelPlan &plan,
                                   const KernelOverrides &overrides,
                                   const TargetInfo &target) {
  // More steps than this are code and compile time without end.
  constexpr unsigned mostWritten = 4096;
  std::string tile = "a tile of " + std::to_string(plan.rows) + " rows by " +
                     std::to_string(plan.vectors) + " vectors";
  bool chosen = overrides.tileRows || overrides.tileVectors;
  // Beside the sums stand at least a vector of the panel and a broadcast.
  if (chosen && plan.sums() + 2 > target.numVectorRegisters)
    return tile + " does not fit into " +
           std::to_string(target.numVectorRegisters) + " registers";
  if (uint64_t(plan.unroll) * plan.sums() > mostWritten)
    return tile + " cannot be written out " + std::to_string(plan.unroll) +
           " times";
  return "";
}

KernelPlan crease::planKernelForWidth(const TargetInfo &target, FloatType type,
                                      unsigned weights, int64_t k, int64_t n,
                                      unsigned width,
                                      const KernelOverrides &overrides) {
  KernelPlan plan;
  plan.weights = weights;
  plan.lanes = target.getLanes(type.getWidth());
  // A panel that was packed for wider vectors is read by narrower ones.
  while (plan.lanes > 1 && width / weights % plan.lanes != 0)
    plan.lanes /= 2;
  plan.vectors = width / plan.lanes;
  finishPlan(plan, target, type, k, n, overrides);
  return plan;
}

KernelPlan crease::planKernel(const TargetInfo &target, FloatType type,
                              unsigned weights, int64_t k, int64_t n,
                              const KernelOverrides &overrides) {
  KernelPlan plan;
  plan.weights = weights;
  plan.lanes = target.getLanes(type.getWidth());
  // Vectors a row: with 32 registers 4, 3 or 2, with 16 registers 2; as many
  // as the weights need, and of those that fit the one that pads n least.
  bool wide = target.numVectorRegisters >= 32;
  SmallVector<unsigned> choices = {1};
  if (wide)
    choices = {4, 3, 2, 1};
  else
    choices = {2, 1};
  unsigned best = 0;
  int64_t bestPadded = 0;
  for (unsigned choice : choices) {
    unsigned vectors = llvm::alignTo(choice, weights);
    if (ShapedType::isDynamic(n)) {
      best = vectors;
      break;
    }
    int64_t padded = llvm::alignTo(n, vectors / weights * plan.lanes);
    // One vector a row starves on loads: it must save a quarter.
    bool better = !best || (choice == 1 ? padded * 4 <= bestPadded * 3
                                        : padded * 16 < bestPadded * 15);
    if (better) {
      best = vectors;
      bestPadded = padded;
    }
  }
  plan.vectors = best;
  if (overrides.tileVectors)
    plan.vectors = llvm::alignTo(overrides.tileVectors, weights);
  finishPlan(plan, target, type, k, n, overrides);
  return plan;
}

KernelPlan crease::planSwapped(const TargetInfo &target, FloatType type,
                               int64_t k, int64_t m,
                               const KernelOverrides &overrides) {
  KernelPlan plan = planKernel(target, type, 1, k, m, overrides);
  int64_t bytes = type.getWidth() / 8;
  // Each pass fetches a line of the weight, or some.
  if (!overrides.unroll)
    plan.unroll = 4;
  constexpr int64_t leastDepth = 256;
  int64_t padded = llvm::alignTo(m, plan.width());
  int64_t depth = std::max(target.l2Bytes / 4 / (padded * bytes), leastDepth);
  if (overrides.blockDepth)
    depth = overrides.blockDepth;
  int64_t step = std::lcm<int64_t>(16, plan.unroll);
  plan.blockDepth =
      llvm::alignTo(llvm::divideCeil(k, llvm::divideCeil(k, depth)), step);
  // Sums stay in L2 where that is not paid by reading the input again from L3
  // (measured on Emerald Rapids: 128x2048 by 5632 gains 2 %, 128x5632 by 2048
  // would lose 2 %).
  bool fitsL2 = padded * k * bytes <= target.l2Bytes / 2;
  plan.sumsBytes = fitsL2 ? target.l2Bytes / 4 : 4 << 20;
  bool fitsL1 = plan.blockDepth * plan.width() * bytes <= target.l1Bytes / 2;
  plan.fetchAhead = fitsL1 ? 0 : 8;
  return plan;
}

int64_t crease::planFeedForwardRows(const TargetInfo &target, FloatType type,
                                    int64_t n) {
  // The hidden tile may have a quarter of L3. The weights are read again for
  // each block: with fewer rows than these that is felt.
  constexpr int64_t least = 192, most = 4096;
  if (ShapedType::isDynamic(n) || n <= 0)
    return least;
  int64_t rows = target.l3Bytes / 4 / (n * (type.getWidth() / 8));
  return std::clamp(rows, least, most);
}
