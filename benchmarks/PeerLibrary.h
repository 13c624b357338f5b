//===- PeerLibrary.h - Finds the peers on this machine ----------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_BENCHMARKS_PEERLIBRARY_H
#define CREASE_BENCHMARKS_PEERLIBRARY_H

#include "Task.h"

#include <memory>

namespace crease::bench {

/// Sets the environment that libraries read when they are loaded: call it
/// first. `hasAVX512` chooses OpenBLAS's kernels.
void prepareEnvironment(bool hasAVX512, unsigned threads);

/// Loads the shared libraries of the peers. Each keeps its symbols to itself.
/// `missing` says which peers are not there, and why.
std::vector<std::unique_ptr<Peer>> loadPeers(std::vector<std::string> &missing);

} // namespace crease::bench

#endif // CREASE_BENCHMARKS_PEERLIBRARY_H
