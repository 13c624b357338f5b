//===- Pipelines.h - The ways through the house -----------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_PIPELINES_PIPELINES_H
#define CREASE_PIPELINES_PIPELINES_H

#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"

namespace mlir {
class DialectRegistry;
} // namespace mlir

namespace crease {

/// Options of `--crease-reference-pipeline`.
struct ReferencePipelineOptions
    : mlir::PassPipelineOptions<ReferencePipelineOptions> {
  Option<bool> packedEntry{
      *this, "packed-entry",
      llvm::cl::desc("Also emit entries that take an array of pointers"),
      llvm::cl::init(false)};
};

/// Options of `--crease-cpu-pipeline`.
struct CpuPipelineOptions : mlir::PassPipelineOptions<CpuPipelineOptions> {
  Option<std::string> target{
      *this, "target",
      llvm::cl::desc("native, x86-64-v2, x86-64-v3, x86-64-v4 or a CPU name"),
      llvm::cl::init("native")};
  Option<std::string> accuracy{*this, "accuracy",
                               llvm::cl::desc("exact, high or fast"),
                               llvm::cl::init("high")};
  Option<std::string> threads{*this, "threads",
                              llvm::cl::desc("none or openmp"),
                              llvm::cl::init("none")};
  Option<bool> requireFused{
      *this, "require-fused",
      llvm::cl::desc("Make a fusion that is not done an error"),
      llvm::cl::init(false)};
  Option<bool> packedEntry{
      *this, "packed-entry",
      llvm::cl::desc("Also emit entries that take an array of pointers"),
      llvm::cl::init(false)};
};

/// Textbook forms and simple loops, from any accepted module down to the LLVM
/// dialect: the judge of the optimised path, with which it shares no numerics.
void buildReferencePipeline(mlir::OpPassManager &pm,
                            const ReferencePipelineOptions &options);

/// What is wrong with a target, a level of accuracy or a choice of threads, as
/// options name them.
llvm::Error checkCodeOptions(llvm::StringRef target, llvm::StringRef accuracy,
                             llvm::StringRef threads);

/// The optimised path, from any accepted module down to the LLVM dialect. Fails
/// through `error` where an option has a value that nothing is known of.
mlir::LogicalResult
buildCpuPipeline(mlir::OpPassManager &pm, const CpuPipelineOptions &options,
                 llvm::function_ref<mlir::LogicalResult(const llvm::Twine &)>
                     error);

/// What the tools answer to --version: Crease's version and LLVM's.
void printVersion(llvm::raw_ostream &os);

/// Registers Crease's passes and pipelines by name.
void registerPasses();

/// Registers the crease dialect and what its pipelines need of upstream.
void registerDialects(mlir::DialectRegistry &registry);

} // namespace crease

#endif // CREASE_PIPELINES_PIPELINES_H
