//===- MergeBuffers.cpp - One allocation for a function's buffers ---------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Conversion/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "llvm/Support/MathExtras.h"

namespace crease {
#define GEN_PASS_DEF_CREASEMERGEBUFFERS
#include "crease/Conversion/Passes.h.inc"
} // namespace crease

using namespace mlir;

namespace {
/// Where each part of the one allocation starts: on a cache line.
constexpr int64_t alignment = 64;
/// Less than this malloc keeps anyway.
constexpr int64_t leastBytes = 64 << 10;
/// More than this malloc never keeps: then each buffer stands for itself.
constexpr int64_t mostBytes = 32 << 20;

/// A buffer that lives from one op of a block to another.
struct Buffer {
  memref::AllocOp alloc;
  memref::DeallocOp dealloc;
  int64_t bytes = 0, offset = 0;

  bool livesBeside(const Buffer &other) const {
    return alloc->isBeforeInBlock(other.dealloc) &&
           other.alloc->isBeforeInBlock(dealloc);
  }
};

struct MergeBuffersPass
    : crease::impl::CreaseMergeBuffersBase<MergeBuffersPass> {
  void runOnOperation() override;
};
} // namespace

/// The op that frees a buffer in the block where it is made, if one does.
static memref::DeallocOp findDealloc(memref::AllocOp alloc) {
  memref::DeallocOp found;
  for (Operation *user : alloc->getUsers())
    if (auto dealloc = dyn_cast<memref::DeallocOp>(user)) {
      if (found || dealloc->getBlock() != alloc->getBlock())
        return nullptr;
      found = dealloc;
    }
  return found;
}

static SmallVector<Buffer> findBuffers(Block &block) {
  SmallVector<Buffer> buffers;
  for (auto alloc : block.getOps<memref::AllocOp>()) {
    MemRefType type = alloc.getType();
    if (!type.hasStaticShape() || !type.getLayout().isIdentity() ||
        type.getMemorySpace() || !type.getElementType().isIntOrFloat() ||
        type.getElementTypeBitWidth() % 8 ||
        type.getNumElements() > mostBytes ||
        alloc.getAlignment().value_or(1) > uint64_t(alignment))
      continue;
    memref::DeallocOp dealloc = findDealloc(alloc);
    int64_t bytes = type.getNumElements() * (type.getElementTypeBitWidth() / 8);
    if (dealloc && bytes > 0 && bytes <= mostBytes)
      buffers.push_back(
          {alloc, dealloc, int64_t(llvm::alignTo(bytes, alignment))});
  }
  return buffers;
}

/// Gives each buffer the first place that none has which lives beside it.
/// Returns the bytes of all.
static int64_t placeBuffers(MutableArrayRef<Buffer> buffers) {
  int64_t total = 0;
  for (size_t i = 0; i < buffers.size(); ++i) {
    Buffer &own = buffers[i];
    for (bool moved = true; moved;) {
      moved = false;
      for (const Buffer &other : buffers.take_front(i)) {
        if (!own.livesBeside(other) ||
            own.offset >= other.offset + other.bytes ||
            other.offset >= own.offset + own.bytes)
          continue;
        own.offset = other.offset + other.bytes;
        moved = true;
      }
    }
    total = std::max(total, own.offset + own.bytes);
  }
  return total;
}

void MergeBuffersPass::runOnOperation() {
  func::FuncOp func = getOperation();
  if (func.isExternal())
    return;
  SmallVector<Buffer> buffers = findBuffers(func.getBody().front());
  if (buffers.size() < 2)
    return;
  int64_t total = placeBuffers(buffers);
  if (total < leastBytes || total > mostBytes)
    return;
  Operation *last = buffers.front().dealloc;
  for (const Buffer &buffer : buffers)
    if (last->isBeforeInBlock(buffer.dealloc))
      last = buffer.dealloc;
  OpBuilder b(buffers.front().alloc);
  Location loc = func.getLoc();
  Value all =
      memref::AllocOp::create(b, loc, MemRefType::get({total}, b.getI8Type()),
                              b.getI64IntegerAttr(alignment));
  b.setInsertionPoint(last);
  memref::DeallocOp::create(b, loc, all);
  for (Buffer &buffer : buffers) {
    b.setInsertionPoint(buffer.alloc);
    Value offset = arith::ConstantIndexOp::create(b, loc, buffer.offset);
    Value view =
        memref::ViewOp::create(b, buffer.alloc.getLoc(), buffer.alloc.getType(),
                               all, offset, ValueRange{});
    buffer.dealloc.erase();
    buffer.alloc.replaceAllUsesWith(view);
    buffer.alloc.erase();
  }
}
