//===- Fuse.cpp - Linear layers and their tails as fused linears ----------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FuseEpilogue.h"
#include "crease/Dialect/Gates.h"
#include "crease/Dialect/Remarks.h"
#include "crease/Transforms/Passes.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Verifier.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

namespace crease {
#define GEN_PASS_DEF_CREASEFUSE
#include "crease/Transforms/Passes.h.inc"
} // namespace crease

using namespace mlir;
using namespace crease;

namespace {
/// Matmuls of one left operand and the elementwise ops that follow them, in the
/// order of the block.
struct FuseGroup {
  SmallVector<FuseAnchor> anchors;
  SmallVector<Operation *> ops;

  Value left() const { return anchors.front().left; }
  RankedTensorType shape() const { return anchors.front().type(); }
  bool contains(Operation *op) const { return llvm::is_contained(ops, op); }
  bool isAnchor(Operation *op) const {
    return llvm::any_of(anchors,
                        [&](const FuseAnchor &a) { return a.op == op; });
  }
  void sort() {
    auto before = [](Operation *a, Operation *b) {
      return a->isBeforeInBlock(b);
    };
    llvm::sort(ops, before);
    llvm::sort(anchors, [&](const FuseAnchor &a, const FuseAnchor &b) {
      return before(a.op, b.op);
    });
  }
};

/// Finds and builds the groups of one block.
struct BlockFuser {
  BlockFuser(Block &block, const CreaseFuseOptions &options)
      : block(block), options(options) {}

  Block &block;
  const CreaseFuseOptions &options;
  bool failed = false;
  SmallVector<std::unique_ptr<FuseGroup>> groups;
  DenseMap<Operation *, FuseGroup *> groupOf;

  //===--------------------------------------------------------------------===//
  // Remarks
  //===--------------------------------------------------------------------===//

  /// `op` is not part of a fused linear where a reader might expect it.
  void miss(Operation *op, const Twine &why) {
    std::string text =
        ("not fused: " + op->getName().getStringRef() + ": " + why).str();
    remark::missed(op->getLoc(), remarkOn(op, "fuse")) << text;
    if (!options.requireFused)
      return;
    op->emitError(text);
    failed = true;
  }

  void passed(const FuseGroup &group, unsigned results) {
    std::string text = "fused ";
    llvm::raw_string_ostream os(text);
    os << group.anchors.size()
       << (group.anchors.size() == 1 ? " matmul" : " matmuls");
    if (group.ops.size() > group.anchors.size())
      os << " with";
    bool first = true;
    for (Operation *op : group.ops)
      if (!group.isAnchor(op)) {
        os << (first ? " " : ", ") << op->getName();
        first = false;
      }
    os << ", " << results << (results == 1 ? " result" : " results");
    remark::passed(group.ops.back()->getLoc(),
                   remarkOn(group.ops.back(), "fuse"))
        << text;
  }

  //===--------------------------------------------------------------------===//
  // Finding groups
  //===--------------------------------------------------------------------===//

  FuseGroup *start(const FuseAnchor &anchor) {
    groups.push_back(std::make_unique<FuseGroup>());
    groups.back()->anchors.push_back(anchor);
    groups.back()->ops.push_back(anchor.op);
    return groupOf[anchor.op] = groups.back().get();
  }

  /// Whether a matmul of `reader` has a result of `source` as its operand.
  static bool anyAnchorReads(const FuseGroup &reader, const FuseGroup &source) {
    return llvm::any_of(reader.anchors, [&](const FuseAnchor &anchor) {
      return llvm::any_of(anchor.op->getOperands(), [&](Value operand) {
        return source.contains(operand.getDefiningOp());
      });
    });
  }

  /// Whether `op` reads the results of both groups element by element, so that
  /// they have one size.
  static bool readsInPlace(Operation *op, const FuseGroup &a,
                           const FuseGroup &b) {
    auto structured = dyn_cast<linalg::LinalgOp>(op);
    return !structured ||
           llvm::all_of(op->getOpOperands(), [&](OpOperand &operand) {
             Operation *source = operand.get().getDefiningOp();
             return !(a.contains(source) || b.contains(source)) ||
                    structured.getMatchingIndexingMap(&operand).isIdentity();
           });
  }

  /// Why two groups cannot be one, or nothing. `reader`, if there is one, reads
  /// results of both.
  std::string whyNotMerged(const FuseGroup &a, const FuseGroup &b,
                           Operation *reader = nullptr) {
    if (a.left() != b.left())
      return "its matmuls have different left operands";
    if (a.shape().getShape() != b.shape().getShape())
      return "its matmuls have different sizes";
    if (ShapedType::isDynamic(a.shape().getShape().back()) &&
        (!reader || !readsInPlace(reader, a, b)))
      return "its matmuls may have different sizes";
    if (a.anchors.size() + b.anchors.size() > options.maxWeights)
      return "it would join more than " + std::to_string(options.maxWeights) +
             " matmuls";
    if (anyAnchorReads(a, b) || anyAnchorReads(b, a))
      return "one of its matmuls reads what another computes";
    return "";
  }

  void merge(FuseGroup *into, FuseGroup *from) {
    into->anchors.append(from->anchors);
    into->ops.append(from->ops);
    for (Operation *op : from->ops)
      groupOf[op] = into;
    from->ops.clear();
    from->anchors.clear();
    into->sort();
  }

  /// Why `op` cannot follow in `group`, or nothing.
  std::string whyNotJoined(Operation *op, const FuseGroup &group) {
    for (Type type : op->getResultTypes()) {
      auto tensor = cast<RankedTensorType>(type);
      if (tensor.getShape() != group.shape().getShape())
        return "its result has another shape than the matmul's";
    }
    auto structured = dyn_cast<linalg::LinalgOp>(op);
    for (OpOperand &operand : op->getOpOperands()) {
      if (structured && structured.isDpsInit(&operand))
        continue;
      Operation *source = operand.get().getDefiningOp();
      bool inside = source && group.contains(source);
      auto extra = classifyExtra(operand, group.shape());
      if (inside && structured &&
          !structured.getMatchingIndexingMap(&operand).isIdentity())
        return "it reads the matmul's result out of place";
      if (inside &&
          cast<RankedTensorType>(operand.get().getType()).getShape() !=
              group.shape().getShape())
        return "it reads the matmul's result out of place";
      if (!inside && !extra)
        return "operand " + std::to_string(operand.getOperandNumber()) +
               " is not broadcast by rows, by columns, as a scalar or "
               "not at all";
    }
    return "";
  }

  /// Whether `op` moves elements about and computes none.
  static bool isMover(Operation *op) {
    return isa<tensor::CastOp, tensor::CollapseShapeOp, tensor::ConcatOp,
               tensor::ExpandShapeOp, tensor::ExtractSliceOp,
               tensor::InsertSliceOp, tensor::PadOp, tensor::ReshapeOp,
               linalg::TransposeOp, linalg::PackOp, linalg::UnPackOp, SplitOp>(
        op);
  }

  /// The first op that moves about what a group computes, if `value` is that.
  Operation *findMover(Value value, unsigned depth = 4) {
    Operation *op = value.getDefiningOp();
    if (!op || depth == 0 || groupOf.contains(op) || !isMover(op))
      return nullptr;
    for (Value operand : op->getOperands())
      if (groupOf.contains(operand.getDefiningOp()) ||
          findMover(operand, depth - 1))
        return op;
    return nullptr;
  }

  /// Whether `result` is what a region of its op ends with, and that a matmul.
  static bool yieldsMatmul(OpResult result) {
    auto branch = dyn_cast<RegionBranchOpInterface>(result.getOwner());
    if (!branch)
      return false;
    return llvm::any_of(branch->getRegions(), [&](Region &region) {
      if (region.empty())
        return false;
      Operation *end = region.back().getTerminator();
      if (end->getNumOperands() != branch->getNumResults())
        return false;
      Operation *last =
          end->getOperand(result.getResultNumber()).getDefiningOp();
      if (auto insert = dyn_cast_or_null<tensor::InsertSliceOp>(last))
        last = insert.getSource().getDefiningOp();
      std::string unused;
      return last && (isa<FusedLinearOp>(last) || matchAnchor(last, unused));
    });
  }

  /// What stands between the elementwise `op` and a matmul, or nothing.
  std::string whatHides(Operation *op) {
    if (isMover(op))
      return "";
    for (Value operand : op->getOperands()) {
      if (Operation *mover = findMover(operand))
        return ("'" + mover->getName().getStringRef() +
                "' stands between it and the matmul")
            .str();
      auto result = dyn_cast<OpResult>(operand);
      if (result && yieldsMatmul(result))
        return ("the matmul stands inside of '" +
                result.getOwner()->getName().getStringRef() + "'")
            .str();
    }
    return "";
  }

  void visitTail(Operation *op) {
    llvm::SetVector<FuseGroup *> sources;
    for (Value operand : op->getOperands())
      if (Operation *source = operand.getDefiningOp())
        if (auto it = groupOf.find(source); it != groupOf.end())
          sources.insert(it->second);
    if (sources.empty()) {
      if (std::string why = whatHides(op); !why.empty())
        miss(op, why);
      return;
    }
    if (!options.tails)
      return miss(op, "fusion of tails is off");
    // The group whose last matmul comes last takes the op; the others join it
    // or are read as values.
    FuseGroup *group = sources.front();
    for (FuseGroup *other : sources)
      if (group->anchors.back().op->isBeforeInBlock(other->anchors.back().op))
        group = other;
    std::string gateMiss;
    for (FuseGroup *other : sources) {
      if (other == group)
        continue;
      std::string why = whyNotMerged(*group, *other, op);
      if (why.empty())
        merge(group, other);
      else if (isGate(op))
        gateMiss = why;
    }
    std::string why = whyNotJoined(op, *group);
    if (!why.empty())
      return miss(op, why);
    if (!gateMiss.empty())
      miss(op, gateMiss + ", so that one of them is stored");
    group->ops.push_back(op);
    groupOf[op] = group;
  }

  //===--------------------------------------------------------------------===//
  // Checking groups
  //===--------------------------------------------------------------------===//

  /// The results that somebody outside of the group reads.
  static SmallVector<OpResult> escapes(const FuseGroup &group) {
    SmallVector<OpResult> results;
    for (Operation *op : group.ops)
      for (OpResult result : op->getResults())
        if (llvm::any_of(result.getUsers(), [&](Operation *user) {
              return !group.contains(user);
            }))
          results.push_back(result);
    return results;
  }

  /// Why the group cannot stand where its last op stands, or nothing.
  std::string whyNotPlaced(const FuseGroup &group) {
    Operation *last = group.ops.back();
    for (OpResult result : escapes(group)) {
      if (!isa<FloatType>(getElementTypeOrSelf(result)))
        return "a result that is no float is used elsewhere";
      for (Operation *user : result.getUsers()) {
        if (group.contains(user))
          continue;
        Operation *place = block.findAncestorOpInBlock(*user);
        if (place && place->isBeforeInBlock(last))
          return "a result is used before all operands of the group are there";
      }
    }
    return "";
  }

  /// Takes ops off the end until the group can be placed. Matmuls that come
  /// off are groups of their own.
  void settle(FuseGroup *group) {
    for (;;) {
      std::string why = whyNotPlaced(*group);
      if (why.empty())
        return;
      Operation *last = group->ops.pop_back_val();
      groupOf.erase(last);
      auto anchor = llvm::find_if(
          group->anchors, [&](const FuseAnchor &a) { return a.op == last; });
      if (anchor == group->anchors.end()) {
        miss(last, why);
        continue;
      }
      FuseAnchor alone = *anchor;
      group->anchors.erase(anchor);
      start(alone);
    }
  }

  /// Whether a matmul writes so much for its depth, as the gradient of a weight
  /// does, that stores decide: alone it fills whole lines of its output.
  static bool isShort(const FuseGroup &group) {
    constexpr int64_t shortDepth = 256, manyElements = 1 << 20;
    RankedTensorType shape = group.shape();
    int64_t depth =
        cast<RankedTensorType>(group.left().getType()).getShape().back();
    return !ShapedType::isDynamic(depth) && depth <= shortDepth &&
           shape.hasStaticShape() && shape.getNumElements() >= manyElements;
  }

  /// Groups with one left operand that do not depend on each other become one,
  /// so that the left operand is read once.
  void mergeSiblings() {
    for (unsigned i = 0; i < groups.size(); ++i)
      for (unsigned j = i + 1; j < groups.size(); ++j) {
        FuseGroup &a = *groups[i], &b = *groups[j];
        if (a.ops.empty() || b.ops.empty() || !whyNotMerged(a, b).empty() ||
            isShort(a))
          continue;
        FuseGroup both = a;
        both.anchors.append(b.anchors);
        both.ops.append(b.ops);
        both.sort();
        if (whyNotPlaced(both).empty())
          merge(&a, &b);
      }
  }

  //===--------------------------------------------------------------------===//
  // Drawing in what a tail reads
  //===--------------------------------------------------------------------===//

  /// The ops before `last` that depend on `op`, in the order of the block.
  static SmallVector<Operation *> dependents(Operation *op, Operation *last) {
    DenseSet<Operation *> found = {op};
    SmallVector<Operation *> ordered;
    for (Operation *next = op->getNextNode(); next && next != last;
         next = next->getNextNode()) {
      bool depends = false;
      next->walk([&](Operation *inner) {
        for (Value operand : inner->getOperands())
          depends |= found.contains(operand.getDefiningOp());
      });
      if (depends && found.insert(next).second)
        ordered.push_back(next);
    }
    return ordered;
  }

  /// Whether an elementwise op belongs to what `group` computes: a tail reads
  /// its result, or it reads no tensor of the group's shape that the group does
  /// not read as well.
  static bool isDrawnIn(Operation *op, const FuseGroup &group) {
    for (Operation *user : op->getUsers())
      if (group.contains(user))
        return true;
    auto isRead = [&](Value value) {
      return llvm::any_of(value.getUsers(), [&](Operation *user) {
        return group.contains(user) && !group.isAnchor(user);
      });
    };
    bool any = false;
    for (Value operand : op->getOperands()) {
      auto type = dyn_cast<RankedTensorType>(operand.getType());
      if (!type || type.getShape() != group.shape().getShape())
        continue;
      if (operand.getDefiningOp<tensor::EmptyOp>())
        continue;
      if (!isRead(operand))
        return false;
      any = true;
    }
    return any;
  }

  /// Adds `op`, which stands before the last op of the group, and moves what
  /// depends on it behind the group, unless the group itself does.
  bool drawIn(Operation *op, FuseGroup &group) {
    if (!whyNotJoined(op, group).empty())
      return false;
    Operation *last = group.ops.back();
    SmallVector<Operation *> users;
    for (Operation *user : dependents(op, last)) {
      // What a matmul reads is not computed behind it.
      if (group.isAnchor(user))
        return false;
      if (group.contains(user))
        continue;
      // Effects keep their order.
      if (!isMemoryEffectFree(user))
        return false;
      // What is moved must not be what a later op of the group waits for.
      for (Operation *behind : dependents(user, last->getNextNode()))
        if (group.contains(behind))
          return false;
      users.push_back(user);
    }
    // A group stands where its last op stands. With that one, all of it must
    // move: what reads the rest would stay in front.
    for (Operation *user : users) {
      FuseGroup *other = groupOf.lookup(user);
      if (other && llvm::is_contained(users, other->ops.back()) &&
          !llvm::all_of(other->ops, [&](Operation *part) {
            return llvm::is_contained(users, part);
          }))
        return false;
    }
    group.ops.push_back(op);
    groupOf[op] = &group;
    group.sort();
    Operation *place = last;
    for (Operation *user : users) {
      user->moveAfter(place);
      place = user;
    }
    return true;
  }

  /// Elementwise code whose results only tails need, such as the derivatives
  /// that a gradient is multiplied by, is computed where they are.
  void drawInAll(FuseGroup &group) {
    if (!options.tails || group.ops.size() == group.anchors.size())
      return;
    for (bool changed = true; changed;) {
      changed = false;
      for (Operation *op = group.ops.back()->getPrevNode(); op;) {
        Operation *previous = op->getPrevNode();
        if (!groupOf.contains(op) && isElementwiseTail(op) &&
            isDrawnIn(op, group))
          changed |= drawIn(op, group);
        op = previous;
      }
    }
  }

  //===--------------------------------------------------------------------===//
  // Building
  //===--------------------------------------------------------------------===//

  void build(FuseGroup &group) {
    Operation *last = group.ops.back();
    SmallVector<OpResult> results = escapes(group);
    if (results.empty())
      return; // Dead code.
    // Groups before this one may have replaced what it reads.
    std::string unused;
    for (FuseAnchor &anchor : group.anchors)
      anchor = *matchAnchor(anchor.op, unused);
    for (OpResult result : results)
      for (Operation *user : result.getUsers())
        if (group.contains(user)) {
          miss(result.getOwner(),
               "its result is stored, since it has a use besides the tail");
          break;
        }

    OpBuilder builder(last);
    Location loc = last->getLoc();
    EpilogueBuilder epilogue(builder, group.shape());
    Region region;
    epilogue.block = &region.emplaceBlock();
    builder.setInsertionPointToEnd(epilogue.block);
    epilogue.addAccumulators(group.anchors);
    for (Operation *op : group.ops)
      if (!epilogue.lookup(op->getResult(0)))
        epilogue.addOp(op);
    SmallVector<Value> yields;
    SmallVector<Type> types;
    for (OpResult result : results) {
      yields.push_back(epilogue.lookup(result));
      types.push_back(result.getType());
    }
    YieldOp::create(builder, loc, yields);

    builder.setInsertionPoint(last);
    SmallVector<Value> weights, extras, inits;
    SmallVector<bool> transposed;
    for (const FuseAnchor &anchor : group.anchors) {
      weights.push_back(anchor.weight);
      transposed.push_back(anchor.transposed);
    }
    extras = epilogue.extras;
    SmallVector<OpFoldResult> sizes =
        tensor::getMixedSizes(builder, loc, group.left());
    sizes.back() = tensor::getMixedSize(builder, loc, weights.front(),
                                        transposed.front() ? 0 : 1);
    for (Type type : types) {
      SmallVector<OpFoldResult> known(sizes);
      matchSizes(builder, loc, known, cast<RankedTensorType>(type).getShape());
      inits.push_back(tensor::EmptyOp::create(builder, loc, known,
                                              getElementTypeOrSelf(type)));
    }
    bool anyTransposed = llvm::is_contained(transposed, true);
    auto fused = FusedLinearOp::create(
        builder, loc, types, group.left(), weights, extras, inits,
        anyTransposed ? builder.getDenseBoolArrayAttr(transposed) : nullptr,
        extras.empty() ? nullptr : builder.getStrArrayAttr(epilogue.kinds),
        /*packed=*/nullptr);
    fused.getEpilogue().takeBody(region);
    passed(group, results.size());
    for (auto [result, value] : llvm::zip(results, fused->getResults()))
      result.replaceAllUsesWith(value);
    for (Operation *op : llvm::reverse(group.ops))
      op->erase();
  }

  void run() {
    for (Operation &op : block) {
      std::string why;
      if (auto anchor = matchAnchor(&op, why))
        start(*anchor);
      else if (!why.empty())
        miss(&op, why);
      else if (isElementwiseTail(&op))
        visitTail(&op);
    }
    // Settling may start groups, so this counts up to the current end.
    for (unsigned i = 0; i < groups.size(); ++i)
      if (!groups[i]->ops.empty())
        settle(groups[i].get());
    if (options.siblings)
      mergeSiblings();
    for (auto &group : groups)
      if (!group->ops.empty())
        drawInAll(*group);
    for (auto &group : groups)
      if (!group->ops.empty())
        build(*group);
  }
};

struct FusePass : crease::impl::CreaseFuseBase<FusePass> {
  using CreaseFuseBase::CreaseFuseBase;

  void runOnOperation() override {
    splitPackedLinears(getOperation());
    prepareContractions(getOperation());
    prepareReshapes(getOperation());
    SmallVector<Block *> blocks;
    getOperation()->walk([&](Block *block) {
      Operation *parent = block->getParentOp();
      if (!isa<FusedLinearOp, DefineOp, linalg::LinalgOp>(parent))
        blocks.push_back(block);
    });
    CreaseFuseOptions options;
    options.tails = tails;
    options.siblings = siblings;
    options.maxWeights = maxWeights;
    options.requireFused = requireFused;
    bool failed = false;
    for (Block *block : blocks) {
      BlockFuser fuser(*block, options);
      fuser.run();
      failed |= fuser.failed;
    }
    // Ops have changed places. The drivers verify nothing before the end, where
    // a mistake made here no longer shows.
    if (failed || mlir::failed(verify(getOperation())))
      signalPassFailure();
  }
};
} // namespace
