//===- FusedBufferization.cpp - Fused ops from tensors to memrefs ---------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FusedAssembly.h"

#include "mlir/Dialect/Bufferization/IR/DstBufferizableOpInterfaceImpl.h"

using namespace mlir;
using namespace mlir::bufferization;
using namespace crease;

namespace {
/// The outputs are written and not read; all else is read. No operand may share
/// memory with an output: the kernel writes a tile before it reads all of the
/// left operand, and may compute a row, of an element extra too, twice.
template <class OpT>
struct FusedBufferization
    : DstBufferizableOpInterfaceExternalModel<FusedBufferization<OpT>, OpT> {
  bool bufferizesToMemoryRead(Operation *op, OpOperand &operand,
                              const AnalysisState &) const {
    return !cast<DestinationStyleOpInterface>(op).isDpsInit(&operand);
  }

  bool bufferizesToElementwiseAccess(Operation *, const AnalysisState &,
                                     ArrayRef<OpOperand *>) const {
    return false;
  }

  LogicalResult bufferize(Operation *op, RewriterBase &rewriter,
                          const BufferizationOptions &options,
                          BufferizationState &state) const {
    auto dst = cast<DestinationStyleOpInterface>(op);
    if (dst.hasPureBufferSemantics())
      return success();
    SmallVector<Value> operands, inits;
    for (OpOperand &operand : op->getOpOperands()) {
      if (!isa<TensorType>(operand.get().getType())) {
        operands.push_back(operand.get());
        continue;
      }
      FailureOr<Value> buffer =
          getBuffer(rewriter, operand.get(), options, state);
      if (failed(buffer))
        return failure();
      operands.push_back(*buffer);
      if (dst.isDpsInit(&operand))
        inits.push_back(*buffer);
    }
    rewriter.setInsertionPoint(op);
    OperationState created(op->getLoc(), op->getName(), operands, TypeRange(),
                           op->getAttrs());
    for (Region &region : op->getRegions())
      created.addRegion()->takeBody(region);
    rewriter.create(created);
    replaceOpWithBufferizedValues(rewriter, op, inits);
    return success();
  }
};
} // namespace

void crease::attachFusedBufferization(MLIRContext *context) {
  FusedLinearOp::attachInterface<FusedBufferization<FusedLinearOp>>(*context);
  PackWeightsOp::attachInterface<FusedBufferization<PackWeightsOp>>(*context);
  RowsOp::attachInterface<FusedBufferization<RowsOp>>(*context);
}
