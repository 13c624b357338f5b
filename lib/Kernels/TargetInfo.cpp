//===- TargetInfo.cpp - What a target offers a kernel ---------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "crease/Kernels/TargetInfo.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"
#include "llvm/TargetParser/X86TargetParser.h"

#include <limits>

using namespace crease;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Caches
//===----------------------------------------------------------------------===//

namespace {
struct CacheRow {
  const char *cpu;
  unsigned l1KiB, l2KiB, l3KiB;
};
} // namespace

/// Data caches by CPU: L1 and L2 of a core, and the part of L3 that one core
/// can count on (a core complex of AMD's, about four slices of Intel's). The
/// x86-64 levels are modest members of their generation.
static constexpr CacheRow cacheTable[] = {
    {"x86-64", 32, 256, 4096},          {"x86-64-v2", 32, 256, 4096},
    {"x86-64-v3", 32, 256, 8192},       {"x86-64-v4", 32, 1024, 8192},
    {"nehalem", 32, 256, 8192},         {"westmere", 32, 256, 8192},
    {"sandybridge", 32, 256, 8192},     {"ivybridge", 32, 256, 8192},
    {"haswell", 32, 256, 8192},         {"broadwell", 32, 256, 8192},
    {"skylake", 32, 256, 8192},         {"skylake-avx512", 32, 1024, 5632},
    {"cascadelake", 32, 1024, 5632},    {"cooperlake", 32, 1024, 5632},
    {"icelake-client", 48, 512, 8192},  {"icelake-server", 48, 1280, 6144},
    {"rocketlake", 48, 512, 16384},     {"tigerlake", 48, 1280, 12288},
    {"alderlake", 48, 1280, 12288},     {"raptorlake", 48, 2048, 16384},
    {"meteorlake", 48, 2048, 16384},    {"arrowlake", 48, 3072, 16384},
    {"sapphirerapids", 48, 2048, 7680}, {"emeraldrapids", 48, 2048, 20480},
    {"graniterapids", 48, 2048, 15360}, {"diamondrapids", 48, 2048, 15360},
    {"sierraforest", 32, 1024, 12288},  {"znver1", 32, 512, 8192},
    {"znver2", 32, 512, 16384},         {"znver3", 32, 512, 32768},
    {"znver4", 32, 1024, 32768},        {"znver5", 48, 1024, 32768},
};

/// Whether the table has the CPU.
static bool setCachesByTable(TargetInfo &info) {
  StringRef key = info.cpu;
  const auto *row = llvm::find_if(
      cacheTable, [&](const CacheRow &row) { return key == row.cpu; });
  if (row == std::end(cacheTable))
    return false;
  info.l1Bytes = int64_t(row->l1KiB) << 10;
  info.l2Bytes = int64_t(row->l2KiB) << 10;
  info.l3Bytes = int64_t(row->l3KiB) << 10;
  return true;
}

/// The first line of a file under the first core's cache folder in sysfs.
static std::string readCacheFile(unsigned index, StringRef name) {
  std::string path = ("/sys/devices/system/cpu/cpu0/cache/index" +
                      llvm::Twine(index) + "/" + name)
                         .str();
  auto buffer = llvm::MemoryBuffer::getFileAsStream(path);
  if (!buffer)
    return {};
  return (*buffer)->getBuffer().split('\n').first.str();
}

/// The caches that Linux reports; where it reports none, the table's stay. Of
/// L3 it reports the whole, 260 MiB of a processor with dozens of cores, say:
/// no more of it counts than `share` (measured on such a one: copying 32 MiB is
/// as fast past the caches, 64 MiB take half the time).
static void setCachesByDetection(TargetInfo &info, int64_t share) {
  for (unsigned index = 0; index < 8; ++index) {
    std::string type = readCacheFile(index, "type");
    if (type.empty())
      return;
    std::string text = readCacheFile(index, "size");
    StringRef size = text;
    int64_t scale = 1;
    if (size.consume_back("K"))
      scale = 1 << 10;
    else if (size.consume_back("M"))
      scale = 1 << 20;
    int64_t count = 0;
    if (type == "Instruction" || size.getAsInteger(10, count) || count <= 0)
      continue;
    std::string level = readCacheFile(index, "level");
    if (level == "1")
      info.l1Bytes = count * scale;
    else if (level == "2")
      info.l2Bytes = count * scale;
    else if (level == "3")
      info.l3Bytes = std::min(count * scale, share);
  }
}

//===----------------------------------------------------------------------===//
// CPUs and features
//===----------------------------------------------------------------------===//

/// Tuning features that narrow the vectors; the parser's list lacks them.
static constexpr const char *tuningFeatures[] = {"prefer-128-bit",
                                                 "prefer-256-bit"};

static bool isKnownFeature(StringRef name) {
  static constexpr const char *known[] = {
#define X86_FEATURE(ENUM, STRING) STRING,
#define X86_FEATURE_COMPAT(ENUM, STRING, PRIORITY, ABI_VALUE) STRING,
#include "llvm/TargetParser/X86TargetParser.def"
  };
  return llvm::is_contained(known, name) ||
         llvm::is_contained(tuningFeatures, name);
}

static llvm::Error makeError(const llvm::Twine &message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), message);
}

static llvm::Error makeUnknownCPU(StringRef name) {
  llvm::SmallVector<StringRef> names;
  llvm::X86::fillValidCPUArchList(names, /*Only64Bit=*/true);
  names.push_back("native");
  StringRef nearest;
  unsigned least = std::min<size_t>(3, name.size() / 2);
  for (StringRef candidate : names) {
    unsigned distance = name.edit_distance(candidate, true, least);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return makeError(
      "unknown target '" + name +
      "': expected native, x86-64-v2, x86-64-v3, x86-64-v4 or "
      "the name of a 64-bit x86 CPU" +
      (nearest.empty() ? "" : "; did you mean '" + nearest.str() + "'?"));
}

/// Switches a feature and what it implies (or what needs it) on or off.
static void setFeature(TargetInfo &info, StringRef name, bool on) {
  llvm::StringMap<bool> changes;
  llvm::X86::updateImpliedFeatures(name, on, changes);
  changes[name] = on;
  for (const auto &change : changes) {
    if (change.second)
      info.enabled.insert(change.first());
    else
      info.enabled.erase(change.first());
  }
}

static void setNative(TargetInfo &info) {
  info.triple = llvm::sys::getProcessTriple();
  info.cpu = llvm::sys::getHostCPUName().str();
  llvm::SmallVector<std::string> list;
  for (const auto &feature : llvm::sys::getHostCPUFeatures()) {
    list.push_back((feature.second ? "+" : "-") + feature.first().str());
    if (feature.second)
      info.enabled.insert(feature.first());
  }
  llvm::sort(list);
  info.features = llvm::join(list, ",");
  bool known = setCachesByTable(info);
  setCachesByDetection(info, known ? info.l3Bytes
                                   : std::numeric_limits<int64_t>::max());
}

static void setNamed(TargetInfo &info, StringRef name) {
  llvm::Triple host(llvm::sys::getProcessTriple());
  info.triple = host.isX86_64() ? host.str() : "x86_64-unknown-linux-gnu";
  info.cpu = name.str();
  llvm::SmallVector<StringRef> features;
  llvm::X86::getFeaturesForCPU(name, features);
  // The list may leave out what its members imply.
  for (StringRef feature : features)
    setFeature(info, feature, /*on=*/true);
  setCachesByTable(info);
}

static void setVectors(TargetInfo &info) {
  if (!llvm::Triple(info.triple).isX86_64()) {
    info.vectorBits = 128;
    info.numVectorRegisters = 32;
    return;
  }
  bool wide = info.hasAVX512();
  info.numVectorRegisters = wide ? 32 : 16;
  if (info.has("prefer-128-bit") || !(wide || info.has("avx2")))
    info.vectorBits = 128;
  else if (info.has("prefer-256-bit") || !wide)
    info.vectorBits = 256;
  else
    info.vectorBits = 512;
}

llvm::Expected<TargetInfo> TargetInfo::get(StringRef spec) {
  TargetInfo info;
  info.spec = spec.str();
  auto [name, rest] = spec.split(',');
  if (name == "native")
    setNative(info);
  else if (llvm::X86::parseArchX86(name, /*Only64Bit=*/true) !=
           llvm::X86::CK_None)
    setNamed(info, name);
  else
    return makeUnknownCPU(name);

  llvm::SmallVector<StringRef> changes;
  if (name.size() != spec.size())
    rest.split(changes, ',');
  for (StringRef change : changes) {
    StringRef feature = change;
    bool on = feature.consume_front("+");
    if (!on && !feature.consume_front("-"))
      return makeError("invalid feature '" + change + "' in target '" + spec +
                       "': expected +NAME or -NAME");
    if (!isKnownFeature(feature))
      return makeError("unknown feature '" + feature + "' in target '" + spec +
                       "'");
    setFeature(info, feature, on);
    info.features += (info.features.empty() ? "" : ",") + change.str();
  }
  setVectors(info);
  // Some CPUs' tuning narrows 512-bit vectors; their width is our decision.
  if (info.vectorBits == 512 && !info.has("prefer-256-bit"))
    info.features +=
        info.features.empty() ? "-prefer-256-bit" : ",-prefer-256-bit";
  return info;
}

bool TargetInfo::hasAVX512() const {
  return has("avx512f") && has("avx512vl") && has("avx512bw") &&
         has("avx512dq");
}
