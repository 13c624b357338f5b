//===- PanelEmitter.h - The loops over panels and tiles ---------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What emits the loops of a fused linear over panels: blocks of rows, panels
// and memory in PanelKernel.cpp, the tiles of a block in PanelTiles.cpp.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_LIB_KERNELS_PANELEMITTER_H
#define CREASE_LIB_KERNELS_PANELEMITTER_H

#include "KernelOperands.h"
#include "MicroKernel.h"
#include "OperandProducers.h"

namespace crease {

/// Some rows of the left operand, in tiles of nearly equal height.
struct RowBlock {
  mlir::Value first, rows; ///< The rows,
  mlir::Value tiles;       ///< in how many tiles,
  bool isFull; ///< of which none is lower than one row below the highest.
};

/// A panel of weights, and the memory that is read after it.
struct Panel {
  mlir::Value index, slot, column;
  mlir::Value next; ///< The index of a panel behind it, which is read soon.
};

/// Panels that each tile of rows meets in turn.
struct PanelRun {
  Panel first;
  mlir::Value count;
};

/// Emits the loops of one fused linear.
class PanelEmitter {
public:
  PanelEmitter(KernelOperands &operands, const KernelPlan &plan, bool parallel,
               unsigned leastRows)
      : io(operands), op(operands.op), plan(plan), b(operands.b),
        parallel(parallel), leastRows(leastRows) {}

  void emit();

private:
  // Blocks of rows, panels and memory: PanelKernel.cpp.
  void planBlocks();
  void planPacking();
  void planBypass();
  void planOutputs();
  void planProducers();
  void createBuffers();
  void createTile();
  void startWaiting();
  void panelLoop(llvm::function_ref<void(mlir::Value)> body);
  void emitPack(mlir::Value first, mlir::Value from, mlir::Value to,
                mlir::Value slot);
  void prepare(mlir::Value panel, mlir::Value from, mlir::Value to);
  void emitFence();
  RowBlock getBlock(mlir::Value from, mlir::Value to);
  Panel getPanel(mlir::Value index);
  void emitPanels(const RowBlock &block, mlir::Value first);
  void emitBlock(const RowBlock &block, const PanelRun &run);
  mlir::Value isOneBlock() {
    return b.compare(mlir::arith::CmpIPredicate::eq, numBlocks, b.index(1));
  }

  // The tiles of a block: PanelTiles.cpp.
  llvm::SmallVector<unsigned> getHeights(const RowBlock &block);
  void byHeight(mlir::Value rows, llvm::ArrayRef<unsigned> heights,
                llvm::function_ref<void(unsigned)> body);
  /// A body gets the tile's number, its first row in the block, its rows and
  /// what the tile before has returned.
  using TileBody = llvm::function_ref<mlir::Value(mlir::Value, mlir::Value,
                                                  mlir::Value, mlir::Value)>;
  void tileLoop(const RowBlock &block, llvm::ArrayRef<unsigned> heights,
                TileBody body);
  mlir::Value getLeftSize();
  mlir::Value placeInLeft(const RowBlock &block, mlir::Value start,
                          mlir::Value from, mlir::Value to);
  void emitPackLeft(const RowBlock &block);
  void emitSweep(const RowBlock &block, const PanelRun &run, mlir::Value from,
                 mlir::Value to);
  void emitRows(mlir::Value rows, llvm::ArrayRef<unsigned> counts,
                const TilePlace &place, const Panel &panel, mlir::Value t,
                mlir::Value row);
  void fetchOutput(const TilePlace &place, const Panel &panel, mlir::Value rows,
                   mlir::Value row, mlir::Value step);
  mlir::Value getWaiting(int64_t i);
  void setWaiting(mlir::Value row, mlir::Value column, mlir::Value rows);
  void writeWaiting(mlir::Value from, mlir::Value rows);
  void writeWaitingAt(mlir::Value step);
  void fetchWeights(const TilePlace &place, const Panel &panel, mlir::Value t,
                    mlir::Value step);
  void prepareNext(const Panel &panel, mlir::Value t);
  void fetchSources(const Panel &panel, mlir::Value t, mlir::Value step);
  void emitFinish(mlir::Value rows, mlir::Value row, const Panel &panel);

  KernelOperands &io;
  FusedLinearOp op;
  KernelPlan plan;
  LoopBuilder &b;
  bool parallel;
  /// Fewer rows than these, but for none, never come here.
  unsigned leastRows;
  mlir::Value numPanels, numTiles, numBlocks;
  /// Tiles in the largest block, where that is known.
  std::optional<int64_t> blockTiles;
  mlir::Value buffer; ///< What `panels` and `left` are parts of, if it is ours.
  mlir::Value panels, tile;
  mlir::Value left; ///< A block of the left operand, packed by tiles; or null.
  /// How many panels the loop over panels takes in one step: those that are
  /// packed together. Of these, how many each tile of rows meets in turn.
  int64_t groupPanels = 1, panelsAtOnce = 1;
  /// Whether each part of a panel's depth is packed right before it is read.
  bool packsParts = false;
  /// What computes the weights: each tile computes, and packs, so many rows of
  /// the next panel, of which it fetches those of the next tile, a line every
  /// so many steps (0 for not at all).
  OperandProducers producers;
  int64_t preparedRows = 0, fetchSteps = 0;
  /// Whether the epilogue is applied to sums in registers.
  bool direct = false;
  /// How many panels that are packed on the way are kept.
  int64_t numSlots() const { return preparedRows ? 2 : groupPanels; }
  /// How many tiles the epilogue takes at once otherwise: the latency of its
  /// last rows, which no multiplication hides, is a hundred cycles.
  int64_t tilesTogether = 1;
  /// Whether the outputs are written past the caches, where that is asked at
  /// run time.
  mlir::Value bypass;
  /// A burst of such stores would hold the next tile up. So each tile waits in
  /// memory, and the next one writes a row of it every so many steps; 0 where
  /// it is written at once. `waiting` holds the first row and column of the
  /// tile that waits, and its rows.
  int64_t bypassSteps = 0;
  mlir::Value waiting;
  /// Whether each pass over a tile fetches a line of its outputs.
  bool fetchesOutputs = false;
  /// How many elements of the next panel each step fetches, shifted left by
  /// `fetchShift`; null where nothing is fetched.
  mlir::Value fetchShare;
  static constexpr int64_t fetchShift = 4;
  static constexpr int64_t lineBytes = 64;
  /// The elements of a line.
  static int64_t getLine(mlir::Type type) {
    return lineBytes * 8 / type.getIntOrFloatBitWidth();
  }
};

} // namespace crease

#endif // CREASE_LIB_KERNELS_PANELEMITTER_H
