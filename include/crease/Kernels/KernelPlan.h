//===- KernelPlan.h - The shape of a fused linear's kernel ------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A small explicit model: from the target's registers and caches and the sizes
// of one op to the register tile, the panels and the blocks. Every figure can
// be overridden by an option of the pass that asks.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_KERNELS_KERNELPLAN_H
#define CREASE_KERNELS_KERNELPLAN_H

#include "crease/Dialect/Crease.h"
#include "crease/Kernels/TargetInfo.h"

#include <string>

namespace crease {

/// What options ask for; 0 leaves the choice to the model.
struct KernelOverrides {
  unsigned tileRows = 0;
  unsigned tileVectors = 0;
  unsigned blockRows = 0;
  unsigned blockDepth = 0;
  unsigned unroll = 0;
};

/// The kernel of one op: a register tile of `rows` times `vectors` vectors of
/// accumulators, over panels of `width` columns that hold `columns` columns of
/// each weight.
struct KernelPlan {
  unsigned lanes = 16;
  unsigned vectors = 4;
  unsigned rows = 6;
  unsigned weights = 1;
  /// About how many rows of the left operand are taken between two sweeps over
  /// the panels.
  int64_t blockRows = 252;
  /// Rows of a panel between two sweeps over the left operand's rows; 0 for all
  /// of them.
  int64_t blockDepth = 0;
  /// Steps of the accumulating loop that are written out.
  unsigned unroll = 1;
  /// Partial sums of each element, added in the end, so that one addition need
  /// not wait for the last.
  unsigned chains = 1;
  /// Whether to fetch the next panel into L2 while one is read.
  bool fetchNext = false;
  /// How many steps ahead to fetch the panel that is read into L1; 0 leaves
  /// that to the hardware.
  unsigned fetchAhead = 0;
  /// Whether a tile first fetches the lines of the outputs that it will write:
  /// a short depth is over before a store that misses has its line.
  bool fetchOutputs = false;
  /// From how many bytes on an output that will be written later is fetched, a
  /// line in each pass over a tile; 0 for never.
  int64_t fetchOutputBytes = 0;
  /// From how many bytes on an output is written past the caches; 0 for never.
  /// A matmul that is short gives the gradient of a weight: nobody reads it
  /// soon, and it would drive out what the next ones read.
  int64_t bypassBytes = 0;
  /// Up to how many rows of the left operand are one block in any case, where
  /// panels are packed on the way: those that stay in L2, or, where the panels
  /// kept for several blocks would only pass through L3, many more. One block
  /// needs memory for those panels only that are packed together.
  int64_t rowsAtOnce = 0;
  /// How many panels of plain weights are packed at a time: a row of one panel
  /// is a line or two of memory in a page of its own.
  int64_t packTogether = 1;
  /// Whether each block of the left operand is packed by tiles: its rows lie
  /// far apart, and often in one set of the cache.
  bool packLeft = false;
  /// How many panels, all in L1, each tile of rows meets in turn.
  int64_t panelsAtOnce = 1;
  /// How many bytes of sums wait for the next part of the depth where operands
  /// are swapped.
  int64_t sumsBytes = 0;
  /// How many vectors the activations of the epilogue take at once.
  unsigned epilogueVectors = 2;
  /// Whether the target multiplies and adds in one instruction.
  bool fma = true;

  unsigned width() const { return lanes * vectors; }
  unsigned columns() const { return width() / weights; }
  unsigned sums() const { return rows * vectors; }
  /// Whether the left operand is read so fast that it must lie in L2: each step
  /// takes `rows` of its elements, and sums() / 2 cycles.
  bool isNarrow() const { return vectors <= 2; }
};

/// Why `plan`, made with `overrides`, cannot work on the target; empty where it
/// can.
std::string whyNotPossible(const KernelPlan &plan,
                           const KernelOverrides &overrides,
                           const TargetInfo &target);

/// Chooses the plan for matmuls of `weights` weights with `n` columns each and
/// `k` rows (ShapedType::kDynamic where unknown), accumulated in `type`.
KernelPlan planKernel(const TargetInfo &target, mlir::FloatType type,
                      unsigned weights, int64_t k, int64_t n,
                      const KernelOverrides &overrides);

/// The plan of a product whose operands change places (see SwappedKernel.h): of
/// weights [N,K], one at a time, by an input of `m` rows and `k` columns. The
/// panels are those of the input; a part of all of them stays in L2.
KernelPlan planSwapped(const TargetInfo &target, mlir::FloatType type,
                       int64_t k, int64_t m, const KernelOverrides &overrides);

/// About how many rows of a feed-forward block with `n` hidden columns are
/// taken at a time, so that the hidden tile does not leave L3.
int64_t planFeedForwardRows(const TargetInfo &target, mlir::FloatType type,
                            int64_t n);

/// The plan for panels of a given width, such as weights packed before.
KernelPlan planKernelForWidth(const TargetInfo &target, mlir::FloatType type,
                              unsigned weights, int64_t k, int64_t n,
                              unsigned width, const KernelOverrides &overrides);

} // namespace crease

#endif // CREASE_KERNELS_KERNELPLAN_H
