//===- MoveAsIntegers.cpp - bf16 without bf16 instructions ----------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Target/MoveAsIntegers.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstVisitor.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace crease;
using namespace llvm;

namespace {

/// Rewrites one instruction; each case gives the same in integers, or null for
/// an instruction that stays or has no result.
class Mover : public InstVisitor<Mover, Value *> {
public:
  explicit Mover(Instruction &instruction) : builder(&instruction) {}

  Value *visitInstruction(Instruction &) { return nullptr; }
  Value *visitSelectInst(SelectInst &select) {
    return builder.CreateSelect(select.getCondition(),
                                toInteger(select.getTrueValue()),
                                toInteger(select.getFalseValue()));
  }
  Value *visitLoadInst(LoadInst &load) {
    // Volatile and atomic ones do not come from our pipelines.
    if (!load.isSimple())
      return nullptr;
    LoadInst *moved =
        builder.CreateAlignedLoad(getIntegerType(load.getType()),
                                  load.getPointerOperand(), load.getAlign());
    moved->copyMetadata(load,
                        {LLVMContext::MD_alias_scope, LLVMContext::MD_noalias,
                         LLVMContext::MD_tbaa, LLVMContext::MD_nontemporal});
    return moved;
  }
  Value *visitStoreInst(StoreInst &store) {
    store.setOperand(0, toInteger(store.getValueOperand()));
    return nullptr;
  }
  Value *visitFreezeInst(FreezeInst &freeze) {
    return builder.CreateFreeze(toInteger(freeze.getOperand(0)));
  }
  Value *visitExtractElementInst(ExtractElementInst &extract) {
    return builder.CreateExtractElement(toInteger(extract.getVectorOperand()),
                                        extract.getIndexOperand());
  }
  Value *visitInsertElementInst(InsertElementInst &insert) {
    return builder.CreateInsertElement(toInteger(insert.getOperand(0)),
                                       toInteger(insert.getOperand(1)),
                                       insert.getOperand(2));
  }
  Value *visitShuffleVectorInst(ShuffleVectorInst &shuffle) {
    return builder.CreateShuffleVector(toInteger(shuffle.getOperand(0)),
                                       toInteger(shuffle.getOperand(1)),
                                       shuffle.getShuffleMask());
  }
  Value *visitPHINode(PHINode &phi) {
    PHINode *moved = builder.CreatePHI(getIntegerType(phi.getType()),
                                       phi.getNumIncomingValues());
    for (auto [value, block] : llvm::zip(phi.incoming_values(), phi.blocks())) {
      builder.SetInsertPoint(block->getTerminator());
      moved->addIncoming(toInteger(value), block);
    }
    // Where the caller casts the result.
    builder.SetInsertPoint(phi.getParent()->getFirstInsertionPt());
    return moved;
  }
  Value *visitFPExtInst(FPExtInst &extension) {
    return builder.CreateFPExt(toSingle(extension.getOperand(0)),
                               extension.getDestTy());
  }
  Value *visitFCmpInst(FCmpInst &comparison) {
    return builder.CreateFCmp(comparison.getPredicate(),
                              toSingle(comparison.getOperand(0)),
                              toSingle(comparison.getOperand(1)));
  }
  Value *visitUnaryOperator(UnaryOperator &negation) {
    if (negation.getOpcode() != Instruction::FNeg)
      return nullptr;
    Value *operand = toInteger(negation.getOperand(0));
    return builder.CreateXor(operand,
                             ConstantInt::get(operand->getType(), 0x8000));
  }
  Value *visitIntrinsicInst(IntrinsicInst &call) {
    switch (call.getIntrinsicID()) {
    case Intrinsic::fabs: {
      Value *operand = toInteger(call.getArgOperand(0));
      return builder.CreateAnd(operand,
                               ConstantInt::get(operand->getType(), 0x7fff));
    }
    case Intrinsic::copysign: {
      Value *magnitude = toInteger(call.getArgOperand(0));
      Value *sign = toInteger(call.getArgOperand(1));
      Type *type = sign->getType();
      return builder.CreateOr(
          builder.CreateAnd(magnitude, ConstantInt::get(type, 0x7fff)),
          builder.CreateAnd(sign, ConstantInt::get(type, 0x8000)));
    }
    case Intrinsic::masked_load:
      return builder.CreateMaskedLoad(
          getIntegerType(call.getType()), call.getArgOperand(0),
          call.getParamAlign(0).valueOrOne(), call.getArgOperand(1),
          toInteger(call.getArgOperand(2)));
    case Intrinsic::masked_store:
      builder.CreateMaskedStore(
          toInteger(call.getArgOperand(0)), call.getArgOperand(1),
          call.getParamAlign(1).valueOrOne(), call.getArgOperand(2));
      isReplaced = true;
      return nullptr;
    default:
      return nullptr;
    }
  }

  Value *toFloat(Value *value, Type *type) {
    return builder.CreateBitCast(value, type);
  }
  /// Whether the instruction, which has no result, has a successor.
  bool isReplaced = false;

private:
  static Type *getIntegerType(Type *type) {
    return type->getWithNewType(Type::getInt16Ty(type->getContext()));
  }
  Value *toInteger(Value *value) {
    return builder.CreateBitCast(value, getIntegerType(value->getType()));
  }
  /// The f32 of the same value: a bf16 is its upper half.
  Value *toSingle(Value *value) {
    Type *word =
        value->getType()->getWithNewType(Type::getInt32Ty(value->getContext()));
    Value *bits = builder.CreateShl(builder.CreateZExt(toInteger(value), word),
                                    ConstantInt::get(word, 16));
    return builder.CreateBitCast(bits,
                                 word->getWithNewType(builder.getFloatTy()));
  }

  IRBuilder<> builder;
};

} // namespace

static bool isBFloat(const Value *value) {
  return value->getType()->getScalarType()->isBFloatTy();
}

/// Takes out casts to bf16 and back: the value between them must not be seen by
/// instruction selection, least of all in another block.
static void foldCasts(Module &module) {
  SmallVector<BitCastInst *> casts;
  for (Function &function : module)
    for (BasicBlock &block : function)
      for (Instruction &instruction : block)
        if (auto *cast = dyn_cast<BitCastInst>(&instruction))
          if (isBFloat(cast) || isBFloat(cast->getOperand(0)))
            casts.push_back(cast);
  for (BitCastInst *cast : casts)
    if (auto *inner = dyn_cast<BitCastInst>(cast->getOperand(0)))
      if (inner->getSrcTy() == cast->getDestTy())
        cast->replaceAllUsesWith(inner->getOperand(0));
  // Users stand behind what they use.
  for (BitCastInst *cast : llvm::reverse(casts))
    if (cast->use_empty())
      cast->eraseFromParent();
}

void crease::moveAsIntegers(Module &module) {
  SmallVector<Instruction *> instructions;
  for (Function &function : module)
    for (BasicBlock &block : function)
      for (Instruction &instruction : block)
        if (isBFloat(&instruction) ||
            llvm::any_of(instruction.operand_values(), isBFloat))
          instructions.push_back(&instruction);
  for (Instruction *instruction : instructions) {
    Mover mover(*instruction);
    Value *moved = mover.visit(*instruction);
    if (moved)
      instruction->replaceAllUsesWith(
          mover.toFloat(moved, instruction->getType()));
    if (moved || mover.isReplaced)
      instruction->eraseFromParent();
  }
  foldCasts(module);
}
