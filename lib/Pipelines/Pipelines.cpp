//===- Pipelines.cpp - The ways through the house -------------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Pipelines/Pipelines.h"

#include "crease/Conversion/Passes.h"
#include "crease/Dialect/Crease.h"
#include "crease/Kernels/Elementwise.h"
#include "crease/Kernels/Passes.h"
#include "crease/Kernels/TargetInfo.h"
#include "crease/Numerics/EmitKernel.h"
#include "crease/Numerics/Passes.h"
#include "crease/Transforms/Passes.h"

#include "mlir/Conversion/Passes.h"
#include "mlir/Conversion/TosaToLinalg/TosaToLinalg.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/Pipelines/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/OneShotAnalysis.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/Passes.h"
#include "llvm/Config/llvm-config.h"

using namespace mlir;
using namespace crease;

/// What both pipelines begin with: one function for each entry, and linalg in
/// the place of tosa.
static void addFrontEnd(OpPassManager &pm) {
  pm.addPass(createCreaseRaise());
  // Loops of affine cannot be bufferized.
  pm.addNestedPass<func::FuncOp>(createLowerAffinePass());
  // Gradients that the module declares.
  CreaseDifferentiateOptions gradients;
  gradients.declared = true;
  pm.addPass(createCreaseDifferentiate(gradients));
  pm.addPass(createInlinerPass());
  pm.addPass(createSymbolDCEPass());
  OpPassManager &nested = pm.nest<func::FuncOp>();
  nested.addPass(tosa::createTosaToLinalgNamed());
  nested.addPass(tosa::createTosaToLinalg());
  nested.addPass(createTosaToTensorPass());
  nested.addPass(createTosaToArithPass());
}

/// Whether a buffer is so small, and made so seldom, that it belongs on the
/// stack: what passes from layer to layer of a small network.
static bool fitsStack(Value buffer) {
  constexpr int64_t mostBytes = 4096;
  auto type = cast<MemRefType>(buffer.getType());
  Operation *op = buffer.getDefiningOp();
  return op && isa<FunctionOpInterface>(op->getParentOp()) &&
         type.hasStaticShape() && type.getElementType().isIntOrFloat() &&
         type.getNumElements() <= mostBytes &&
         type.getNumElements() * type.getElementTypeBitWidth() <= 8 * mostBytes;
}

/// From tensors to memrefs that live and die in the function.
static void addBufferization(OpPassManager &pm) {
  pm.addPass(createCreaseUnshareDestinations());
  pm.addPass(bufferization::createEmptyTensorEliminationPass());
  bufferization::OneShotBufferizePassOptions options;
  options.bufferizeFunctionBoundaries = true;
  options.allowReturnAllocsFromLoops = true;
  options.functionBoundaryTypeConversion =
      bufferization::LayoutMapOption::IdentityLayoutMap;
  pm.addPass(bufferization::createOneShotBufferizePass(options));
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  pm.addNestedPass<func::FuncOp>(
      bufferization::createPromoteBuffersToStackPass(fitsStack));
  bufferization::buildBufferDeallocationPipeline(
      pm, bufferization::BufferDeallocationPipelineOptions());
  pm.addPass(createCreaseCopiesToLinalg());
}

/// f16 and bf16 are for storage: arithmetic on them runs in f32, and casts are
/// written out where the target would call a compiler's runtime.
static void addNarrowFloats(OpPassManager &pm, bool hasF16C) {
  arith::ArithEmulateUnsupportedFloatsOptions emulate;
  emulate.sourceTypeStrs = {"f16", "bf16"};
  emulate.targetTypeStr = "f32";
  pm.addPass(arith::createArithEmulateUnsupportedFloats(emulate));
  math::MathExtendToSupportedTypesOptions extend;
  extend.extraTypeStrs = {};
  extend.targetTypeStr = "f32";
  pm.addPass(math::createMathExtendToSupportedTypes(extend));
  CreaseExpandNarrowCastsOptions casts;
  casts.f16 = !hasF16C;
  pm.addPass(createCreaseExpandNarrowCasts(casts));
}

/// From loops, vectors and memrefs to the LLVM dialect and the C interface.
static void addLowering(OpPassManager &pm, bool packedEntry, bool hasF16C,
                        bool parallel) {
  // What can be nested runs on several functions at a time.
  pm.addNestedPass<func::FuncOp>(createCreaseMergeBuffers());
  pm.addNestedPass<func::FuncOp>(createCreaseLowerTransfers());
  if (parallel) {
    pm.addPass(createConvertSCFToOpenMPPass());
    pm.addPass(createCreaseLowerAllocaScopes());
    pm.addPass(createCanonicalizerPass());
  }
  OpPassManager &scalars = pm.nest<func::FuncOp>();
  scalars.addPass(createSCFToControlFlowPass());
  scalars.addPass(createCreaseExpandOps());
  scalars.addPass(memref::createExpandStridedMetadataPass());
  scalars.addPass(createLowerAffinePass());
  addNarrowFloats(scalars, hasF16C);
  pm.addPass(createCreaseMathToLibm());
  OpPassManager &vectors = pm.nest<func::FuncOp>();
  vectors.addPass(createConvertMathToLLVMPass());
  vectors.addPass(createConvertVectorToLLVMPass());
  vectors.addPass(createCreaseNarrowMasks());
  if (parallel) {
    pm.addPass(createConvertIndexToLLVMPass());
    pm.addPass(createArithToLLVMConversionPass());
    pm.addPass(createFinalizeMemRefToLLVMConversionPass());
    pm.addPass(createConvertFuncToLLVMPass());
    pm.addPass(createConvertOpenMPToLLVMPass());
    pm.addPass(createConvertControlFlowToLLVMPass());
    pm.addPass(createUBToLLVMConversionPass());
  } else {
    // One walk for all dialects takes half the time.
    pm.addPass(createConvertToLLVMPass());
  }
  pm.addPass(createReconcileUnrealizedCastsPass());
  CreaseEmitCInterfaceOptions interface;
  interface.packedEntry = packedEntry;
  pm.addPass(createCreaseEmitCInterface(interface));
  pm.addPass(createCanonicalizerPass());
  pm.addPass(createCSEPass());
  pm.addPass(createSymbolDCEPass());
}

void crease::buildReferencePipeline(OpPassManager &pm,
                                    const ReferencePipelineOptions &options) {
  addFrontEnd(pm);
  pm.addPass(createCreaseDecomposeFused());
  ConvertCreaseToLinalgOptions wide;
  wide.wide = true;
  pm.addPass(createConvertCreaseToLinalg(wide));
  // What is left of rows is on vectors, and written out in f64.
  pm.addPass(createCreasePrepareRows());
  pm.addNestedPass<func::FuncOp>(createConvertElementwiseToLinalgPass());
  CreaseOutputsToArgumentsOptions outputs;
  outputs.shapeFunctions = options.packedEntry;
  pm.addPass(createCreaseOutputsToArguments(outputs));
  pm.addPass(createCreaseDecompose());
  pm.addPass(createSymbolDCEPass());
  addBufferization(pm);
  pm.addNestedPass<func::FuncOp>(createConvertLinalgToLoopsPass());
  addLowering(pm, options.packedEntry, /*hasF16C=*/false,
              /*parallel=*/false);
}

llvm::Error crease::checkCodeOptions(StringRef target, StringRef accuracy,
                                     StringRef threads) {
  auto wrong = [](const Twine &what) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), what);
  };
  if (!numerics::parseAccuracy(accuracy))
    return wrong(numerics::describeUnknownAccuracy(accuracy));
  if (threads != "none" && threads != "openmp")
    return wrong("unknown threads '" + threads + "': expected none or openmp");
  return TargetInfo::get(target).takeError();
}

LogicalResult
crease::buildCpuPipeline(OpPassManager &pm, const CpuPipelineOptions &options,
                         function_ref<LogicalResult(const Twine &)> error) {
  if (llvm::Error wrong =
          checkCodeOptions(options.target, options.accuracy, options.threads))
    return error(llvm::toString(std::move(wrong)));
  llvm::Expected<TargetInfo> target = TargetInfo::get(options.target);
  bool parallel = options.threads == "openmp";

  // Tensors to tensors.
  addFrontEnd(pm);
  CreaseFuseOptions fuse;
  fuse.requireFused = options.requireFused;
  // A size that is asked of a matmul's result is a use of it.
  pm.addNestedPass<func::FuncOp>(
      memref::createResolveRankedShapeTypeResultDimsPass());
  pm.addNestedPass<func::FuncOp>(createCreaseFuse(fuse));
  pm.addPass(createCreasePrepareRows());
  CreasePackWeightsOptions pack;
  pack.target = options.target;
  pm.addPass(createCreasePackWeights(pack));
  pm.addPass(createConvertCreaseToLinalg());
  addElementwiseFusion(pm);
  CreaseOutputsToArgumentsOptions outputs;
  outputs.shapeFunctions = options.packedEntry;
  pm.addPass(createCreaseOutputsToArguments(outputs));

  // Tensors to loops over vectors.
  addBufferization(pm);
  CreaseBlockFeedForwardOptions feedForward;
  feedForward.target = options.target;
  pm.addNestedPass<func::FuncOp>(createCreaseBlockFeedForward(feedForward));
  CreaseLowerFusedLinearOptions linear;
  linear.target = options.target;
  // Short kernels hide their latency behind more registers.
  linear.epilogueVectors = options.accuracy == "fast" ? 4 : 2;
  linear.parallel = parallel;
  pm.addNestedPass<func::FuncOp>(createCreaseLowerFusedLinear(linear));
  CreaseLowerRowsOptions rows;
  rows.parallel = parallel;
  pm.addNestedPass<func::FuncOp>(createCreaseLowerRows(rows));
  CreaseLowerTransposesOptions transposes;
  transposes.vectorBits = target->vectorBits;
  transposes.parallel = parallel;
  pm.addNestedPass<func::FuncOp>(createCreaseLowerTransposes(transposes));
  VectorizeElementwiseOptions vectorize;
  vectorize.vectorBits = target->vectorBits;
  // As many as any kernel interleaves; it says itself how many it takes.
  vectorize.unroll = 4;
  vectorize.cacheBytes = target->l3Bytes;
  vectorize.parallel = parallel;
  pm.addNestedPass<func::FuncOp>(createVectorizeElementwise(vectorize));
  CreaseVectorizeReductionsOptions reductions;
  reductions.vectorBits = target->vectorBits;
  reductions.parallel = parallel;
  pm.addNestedPass<func::FuncOp>(createCreaseVectorizeReductions(reductions));
  pm.addNestedPass<func::FuncOp>(createLinalgToScalarLoops());

  // Activations on vectors.
  CreaseLowerActivationsOptions activations;
  activations.accuracy = options.accuracy;
  activations.isa = target->getIsa().str();
  pm.addPass(createCreaseLowerActivations(activations));
  // What Numerics has no kernel for: f64.
  pm.addPass(createCreaseDecompose());
  CreaseExpandDoubleOptions doubles;
  doubles.isa = activations.isa;
  pm.addPass(createCreaseExpandDouble(doubles));

  addLowering(pm, options.packedEntry, target->has("f16c"), parallel);
  return success();
}

/// Registers a pipeline whose options can be wrong.
static void registerCpuPipeline() {
  registerPassPipeline(
      "crease-cpu-pipeline",
      "From any accepted module to the LLVM dialect, by fused vector kernels",
      [](OpPassManager &pm, StringRef text,
         function_ref<LogicalResult(const Twine &)> error) -> LogicalResult {
        CpuPipelineOptions options;
        if (failed(options.parseFromString(text)))
          return failure();
        return buildCpuPipeline(pm, options, error);
      },
      [](function_ref<void(const mlir::detail::PassOptions &)> handle) {
        handle(CpuPipelineOptions());
      });
}

void crease::printVersion(llvm::raw_ostream &os) {
  os << "Crease " << CREASE_VERSION << " on LLVM " << LLVM_VERSION_STRING
     << '\n';
}

void crease::registerPasses() {
  registerCreaseConversionPasses();
  registerCreaseKernelsPasses();
  registerCreaseNumericsPasses();
  registerCreaseTransformsPasses();
  PassPipelineRegistration<ReferencePipelineOptions>(
      "crease-reference-pipeline",
      "From any accepted module to the LLVM dialect, by textbook forms and "
      "simple loops",
      buildReferencePipeline);
  registerCpuPipeline();
}

void crease::registerDialects(DialectRegistry &registry) {
  registry.insert<CreaseDialect>();
}
