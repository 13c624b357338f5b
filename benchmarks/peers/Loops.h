//===- Loops.h - Activations as plain C++ loops -----------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Activations as everybody writes them, compiled by gcc -O3 -ffast-math to
// calls of libmvec: a peer itself (Libmvec.cpp), and what stands behind the
// matrix products of libraries that have no activations.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_BENCHMARKS_PEERS_LOOPS_H
#define CREASE_BENCHMARKS_PEERS_LOOPS_H

#include <cstdint>

namespace crease::bench {

using Loop = void (*)(const float *x, float *y, int64_t count);

/// The loop of an activation, or null.
Loop findLoop(const char *activation);

/// y = activation(y + bias), row by row; a null bias is none, a null loop the
/// identity.
void finishRows(Loop loop, const float *bias, float *y, int64_t rows,
                int64_t columns, int64_t stride);

/// gate = silu(gate) * value.
void swiglu(float *gate, const float *value, int64_t count);

/// Row by row, shifted by the maximum.
void softmaxRows(const float *x, float *y, int64_t rows, int64_t columns);

} // namespace crease::bench

#endif // CREASE_BENCHMARKS_PEERS_LOOPS_H
