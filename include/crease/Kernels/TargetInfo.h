//===- TargetInfo.h - What a target offers a kernel -------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one place that knows CPUs: vector width, registers, instruction sets and
// caches, by name or by looking at this machine. It needs no target to be
// registered with LLVM, so passes in a plugin can use it as well.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_KERNELS_TARGETINFO_H
#define CREASE_KERNELS_TARGETINFO_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"

#include <cstdint>
#include <string>

namespace crease {

/// A resolved `target=` option.
struct TargetInfo {
  /// The option as it was written, for messages.
  std::string spec;
  /// The triple, CPU and feature string of LLVM's TargetMachine.
  std::string triple;
  std::string cpu;
  std::string features;
  /// Every feature that is on, by LLVM's name, such as "avx512vl".
  llvm::StringSet<> enabled;

  /// Width of the vectors that kernels are built from, in bits: 512, 256 or
  /// 128.
  unsigned vectorBits = 128;
  /// Architectural vector registers of that width.
  unsigned numVectorRegisters = 16;

  /// Data cache sizes in bytes: L1 and L2 of one core, L3 as one core sees it.
  int64_t l1Bytes = 32 << 10;
  int64_t l2Bytes = 512 << 10;
  int64_t l3Bytes = 8 << 20;

  /// Resolves `native`, `x86-64-v2`, `x86-64-v3`, `x86-64-v4` or any 64-bit x86
  /// CPU that LLVM knows, each with `,+feature` and `,-feature` behind it. The
  /// error is one line that names what is unknown.
  static llvm::Expected<TargetInfo> get(llvm::StringRef spec);

  bool has(llvm::StringRef feature) const { return enabled.contains(feature); }
  /// Masked 128- to 512-bit arithmetic with 32 registers (AVX-512 F, VL, BW,
  /// DQ), at whatever vectorBits says.
  bool hasAVX512() const;
  /// AVX2 with FMA: what the 256-bit kernels need.
  bool hasAVX2() const { return has("avx2") && has("fma"); }
  /// By which kernels activations are computed: avx512, avx2 or portable.
  llvm::StringRef getIsa() const {
    if (vectorBits >= 512 && hasAVX512())
      return "avx512";
    return hasAVX2() ? "avx2" : "portable";
  }
  /// A fused multiply-add in one instruction.
  bool hasFMA() const { return hasAVX512() || has("fma"); }

  /// Elements of so many bits in one vector.
  unsigned getLanes(unsigned elementBits) const {
    return vectorBits / elementBits;
  }
};

} // namespace crease

#endif // CREASE_KERNELS_TARGETINFO_H
