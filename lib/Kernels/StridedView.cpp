//===- StridedView.cpp - A memref as a flat one with strides --------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StridedView.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace crease;

bool crease::hasStridedView(MemRefType type) { return type.isStrided(); }

int64_t crease::positionOf(AffineMap map, unsigned dim) {
  auto position =
      map.getResultPosition(getAffineDimExpr(dim, map.getContext()));
  return position ? int64_t(*position) : -1;
}

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

bool crease::hasUnitStride(Value memref) {
  return cast<MemRefType>(memref.getType()).isLastDimUnitStride();
}

StridedView crease::getStridedView(LoopBuilder &b, Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  int64_t rank = type.getRank();
  StridedView view;
  auto [staticStrides, staticOffset] = type.getStridesAndOffset();
  bool identity = type.getLayout().isIdentity();

  memref::ExtractStridedMetadataOp metadata;
  if (!identity || rank == 0)
    metadata = memref::ExtractStridedMetadataOp::create(b, memref);

  for (int64_t dim = 0; dim < rank; ++dim)
    view.sizes.push_back(b.dim(memref, dim));
  view.strides.resize(rank);
  Value run = b.index(1);
  for (int64_t dim = rank - 1; dim >= 0; --dim) {
    if (!ShapedType::isDynamic(staticStrides[dim]))
      view.strides[dim] = b.index(staticStrides[dim]);
    else if (identity)
      view.strides[dim] = run;
    else
      view.strides[dim] = metadata.getStrides()[dim];
    if (identity)
      run = b.mul(run, view.sizes[dim]);
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
  Value extent = b.index(1);
  for (int64_t dim = 0; dim < rank; ++dim)
    extent = b.add(
        extent, b.mul(b.sub(view.sizes[dim], b.index(1)), view.strides[dim]));
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
