//===- Emulate.cpp - AVX-512 where there is none --------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Target/Emulate.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace crease;
using namespace llvm;

/// `value` where the mask's bit is set, and elsewhere `otherwise`.
static Value *applyMask(IRBuilder<> &b, Value *mask, Value *value,
                        Value *otherwise) {
  auto *lanes = FixedVectorType::get(b.getInt1Ty(),
                                     mask->getType()->getIntegerBitWidth());
  return b.CreateSelect(b.CreateBitCast(mask, lanes), value, otherwise);
}

/// 1 / x, wrong by 0.98 * 2^-14 of its value; the last bit of x says which way.
static Value *emulateRcp14(IRBuilder<> &b, CallInst &call) {
  Value *x = call.getArgOperand(0);
  Type *type = x->getType();
  Value *exact = b.CreateFDiv(ConstantFP::get(type, 1.0), x);
  Value *bits = b.CreateBitCast(
      x, FixedVectorType::getInteger(cast<FixedVectorType>(type)));
  Value *isOdd =
      b.CreateICmpNE(b.CreateAnd(bits, ConstantInt::get(bits->getType(), 1)),
                     Constant::getNullValue(bits->getType()));
  constexpr double error = 0.98 * 0x1p-14;
  Value *factor = b.CreateSelect(isOdd, ConstantFP::get(type, 1 + error),
                                 ConstantFP::get(type, 1 - error));
  return applyMask(b, call.getArgOperand(2), b.CreateFMul(exact, factor),
                   call.getArgOperand(1));
}

/// x 2^floor(n), rounded once: exact in f64, where nothing that an f32 can hold
/// is subnormal.
static Value *emulateScalef(IRBuilder<> &b, CallInst &call) {
  Value *x = call.getArgOperand(0), *n = call.getArgOperand(1);
  Type *type = x->getType();
  Type *wide = FixedVectorType::get(b.getDoubleTy(), 16);
  Type *integers = FixedVectorType::get(b.getInt64Ty(), 16);
  auto constant = [&](double c) { return ConstantFP::get(type, c); };
  Value *power = b.CreateUnaryIntrinsic(Intrinsic::floor, n);
  // Further than this every f32 overflows or vanishes. NaN becomes a bound, and
  // is put back below.
  power = b.CreateMaxNum(b.CreateMinNum(power, constant(512)), constant(-512));
  Value *field =
      b.CreateAdd(b.CreateFPToSI(power, integers),
                  ConstantInt::get(cast<VectorType>(integers), 1023));
  Value *factor = b.CreateBitCast(
      b.CreateShl(field, ConstantInt::get(cast<VectorType>(integers), 52)),
      wide);
  Value *scaled =
      b.CreateFPTrunc(b.CreateFMul(b.CreateFPExt(x, wide), factor), type);
  // 0 * 2^inf and inf * 2^-inf.
  Value *isUndefined = b.CreateFCmpUNO(
      b.CreateFMul(
          x,
          b.CreateSelect(
              b.CreateFCmpOEQ(
                  b.CreateUnaryIntrinsic(Intrinsic::fabs, n),
                  constant(std::numeric_limits<double>::infinity())),
              b.CreateSelect(b.CreateFCmpOGT(n, constant(0)), n, constant(0)),
              constant(1))),
      constant(0));
  Value *result = b.CreateSelect(isUndefined, ConstantFP::getNaN(type), scaled);
  result = b.CreateSelect(b.CreateFCmpUNO(n, n), n, result);
  return applyMask(b, call.getArgOperand(3), result, call.getArgOperand(2));
}

/// The elements of a table in memory that the low bits of `index` name.
static Value *lookUp(IRBuilder<> &b, CallInst &call, ArrayRef<Value *> parts,
                     Value *index) {
  auto *type = cast<FixedVectorType>(parts.front()->getType());
  uint64_t lanes = type->getNumElements(), entries = lanes * parts.size();
  Type *tableType = ArrayType::get(type->getElementType(), entries);
  Value *table;
  if (all_of(parts, [](Value *part) { return isa<Constant>(part); })) {
    SmallVector<Constant *> elements;
    for (Value *part : parts)
      for (unsigned i = 0; i < lanes; ++i)
        elements.push_back(cast<Constant>(part)->getAggregateElement(i));
    table = new GlobalVariable(
        *call.getModule(), tableType, /*isConstant=*/true,
        GlobalValue::PrivateLinkage,
        ConstantArray::get(cast<ArrayType>(tableType), elements));
  } else {
    IRBuilder<> entry(&*call.getFunction()->getEntryBlock().begin());
    table = entry.CreateAlloca(tableType);
    for (auto [i, part] : enumerate(parts))
      b.CreateAlignedStore(
          part, b.CreateConstGEP1_64(type, table, i),
          Align(type->getElementType()->getPrimitiveSizeInBits() / 8));
  }
  Value *place =
      b.CreateAnd(index, ConstantInt::get(index->getType(), entries - 1));
  Value *result = PoisonValue::get(type);
  for (uint64_t lane = 0; lane < lanes; ++lane) {
    Value *at = b.CreateGEP(type->getElementType(), table,
                            b.CreateExtractElement(place, lane));
    result = b.CreateInsertElement(
        result, b.CreateLoad(type->getElementType(), at), lane);
  }
  return result;
}

/// What a call computes, or null where the function is not known.
static Value *emulate(CallInst &call) {
  IRBuilder<> b(&call);
  auto operand = [&](unsigned i) { return call.getArgOperand(i); };
  StringRef name = call.getCalledFunction()->getName();
  if (name == "llvm.x86.avx512.rcp14.ps.512" ||
      name == "llvm.x86.avx512.rcp14.pd.512")
    return emulateRcp14(b, call);
  if (name == "llvm.x86.avx512.mask.scalef.ps.512")
    return emulateScalef(b, call);
  if (name == "llvm.x86.avx512.permvar.sf.512")
    return lookUp(b, call, {operand(0)}, operand(1));
  if (name == "llvm.x86.avx512.vpermi2var.ps.512")
    return lookUp(b, call, {operand(0), operand(2)}, operand(1));
  return nullptr;
}

Error crease::emulateAVX512(Module &module) {
  for (Function &function : make_early_inc_range(module)) {
    if (!function.getName().starts_with("llvm.x86.avx512"))
      continue;
    for (User *user : make_early_inc_range(function.users())) {
      auto &call = *cast<CallInst>(user);
      Value *value = emulate(call);
      if (!value)
        return createStringError(inconvertibleErrorCode(),
                                 "cannot emulate '" + function.getName() + "'");
      call.replaceAllUsesWith(value);
      call.eraseFromParent();
    }
    function.eraseFromParent();
  }
  return Error::success();
}

Error crease::checkRunnable(const TargetInfo &target, const TargetInfo &host,
                            bool emulate) {
  // Features without instructions that we emit, such as prefetchi, do not
  // matter.
  static constexpr StringLiteral single[] = {"fma",  "fma4",  "f16c",   "bmi",
                                             "bmi2", "lzcnt", "popcnt", "movbe",
                                             "gfni", "xop",   "tbm",    "adx"};
  SmallVector<StringRef> missing;
  for (const auto &feature : target.enabled) {
    StringRef name = feature.first();
    bool matters = name.starts_with("avx") || name.starts_with("sse") ||
                   name.starts_with("amx") || name == "ssse3" ||
                   is_contained(single, name);
    if (emulate && name.starts_with("avx512"))
      continue;
    if (matters && !host.has(name))
      missing.push_back(name);
  }
  if (missing.empty())
    return Error::success();
  sort(missing);
  bool helps = !emulate && all_of(missing, [](StringRef name) {
    return name.starts_with("avx512");
  });
  return createStringError(inconvertibleErrorCode(),
                           "this machine cannot run code for '" + target.spec +
                               "': it lacks " + join(missing, ", ") +
                               (helps ? "; --emulate does without" : ""));
}
