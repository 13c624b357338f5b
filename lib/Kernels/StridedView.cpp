//===- StridedView.cpp - A memref as a flat one with strides --------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Kernels/StridedView.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace crease;

//===----------------------------------------------------------------------===//
// IndexMath
//===----------------------------------------------------------------------===//

Value IndexMath::constant(int64_t value) {
  return arith::ConstantIndexOp::create(builder, value);
}

Value IndexMath::add(Value a, Value b) {
  return builder.createOrFold<arith::AddIOp>(a, b);
}

Value IndexMath::sub(Value a, Value b) {
  return builder.createOrFold<arith::SubIOp>(a, b);
}

Value IndexMath::mul(Value a, Value b) {
  if (isConstantIntValue(a, 1))
    return b;
  return builder.createOrFold<arith::MulIOp>(a, b);
}

Value IndexMath::mod(Value a, int64_t b) {
  return builder.createOrFold<arith::RemUIOp>(a, constant(b));
}

Value IndexMath::min(Value a, Value b) {
  return builder.createOrFold<arith::MinUIOp>(a, b);
}

//===----------------------------------------------------------------------===//
// StridedView
//===----------------------------------------------------------------------===//

Value StridedView::offset(IndexMath &math, unsigned dim, Value position) const {
  return math.mul(position, strides[dim]);
}

bool crease::hasStridedView(MemRefType type) { return type.isStrided(); }

bool crease::areContiguous(MemRefType type, unsigned outer, unsigned inner) {
  // Dimensions of size 1 between the two do not matter.
  for (unsigned dim = outer + 1; dim < inner; ++dim)
    if (type.getDimSize(dim) != 1)
      return false;
  if (type.getLayout().isIdentity())
    return true;
  auto [strides, offset] = type.getStridesAndOffset();
  int64_t size = type.getDimSize(inner);
  return !ShapedType::isDynamic(strides[outer]) &&
         !ShapedType::isDynamic(strides[inner]) &&
         !ShapedType::isDynamic(size) &&
         strides[outer] == strides[inner] * size;
}

StridedView crease::getStridedView(ImplicitLocOpBuilder &b, Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  int64_t rank = type.getRank();
  IndexMath math(b);
  StridedView view;
  auto [staticStrides, staticOffset] = type.getStridesAndOffset();
  bool identity = type.getLayout().isIdentity();

  memref::ExtractStridedMetadataOp metadata;
  if (!identity || rank == 0)
    metadata = memref::ExtractStridedMetadataOp::create(b, memref);

  for (int64_t dim = 0; dim < rank; ++dim)
    view.sizes.push_back(type.isDynamicDim(dim)
                             ? b.createOrFold<memref::DimOp>(memref, dim)
                             : math.constant(type.getDimSize(dim)));
  view.strides.resize(rank);
  Value run = math.constant(1);
  for (int64_t dim = rank - 1; dim >= 0; --dim) {
    if (!ShapedType::isDynamic(staticStrides[dim]))
      view.strides[dim] = math.constant(staticStrides[dim]);
    else if (identity)
      view.strides[dim] = run;
    else
      view.strides[dim] = metadata.getStrides()[dim];
    if (identity)
      run = math.mul(run, view.sizes[dim]);
  }

  if (identity && rank == 1) {
    view.flat = memref;
    return view;
  }
  if (identity && rank > 1) {
    ReassociationIndices all(rank);
    for (int64_t dim = 0; dim < rank; ++dim)
      all[dim] = dim;
    view.flat = memref::CollapseShapeOp::create(
        b, memref, ArrayRef<ReassociationIndices>{all});
    return view;
  }

  // The extent is that from the first element to the last.
  Value extent = math.constant(1);
  for (int64_t dim = 0; dim < rank; ++dim)
    extent =
        math.add(extent, math.mul(math.sub(view.sizes[dim], math.constant(1)),
                                  view.strides[dim]));
  bool dynamicOffset = ShapedType::isDynamic(staticOffset);
  OpFoldResult offset = dynamicOffset
                            ? OpFoldResult(metadata.getOffset())
                            : OpFoldResult(b.getIndexAttr(staticOffset));
  auto layout = StridedLayoutAttr::get(b.getContext(), staticOffset, {1});
  auto flatType = MemRefType::get({ShapedType::kDynamic}, type.getElementType(),
                                  layout, type.getMemorySpace());
  view.flat = memref::ReinterpretCastOp::create(
      b, flatType, metadata.getBaseBuffer(), offset,
      ArrayRef<OpFoldResult>{extent},
      ArrayRef<OpFoldResult>{b.getIndexAttr(1)});
  return view;
}
