//===- Sweep.cpp - The error of a kernel over all inputs ------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Bits.h"
#include "Checkpoint.h"
#include "QuickLoops.h"
#include "crease/Accuracy/Hash.h"
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <fstream>
#include <memory>
#include <mutex>
#include <thread>

using namespace crease;
using namespace crease::accuracy;

namespace {

/// A sweep is divided into blocks of as many bit patterns.
constexpr uint64_t blockSize = uint64_t(1) << 20;
/// What a kernel is given at once.
constexpr size_t chunkSize = ChunkUnits::size;
size_t padded(size_t count) { return (count + 63) / 64 * 64; }

Kind kindOf(float x, double value) {
  if (x == 0 || !std::isfinite(x))
    return Kind::Special;
  if (std::fabs(x) < 0x1p-126f || std::fabs(value) < 0x1p-126)
    return Kind::Subnormal;
  return Kind::Regular;
}

/// The inputs of one block, chunk by chunk: fn(inputs, count). There is room
/// for a multiple of 64, as kernels want it; `padded` says which.
template <class Fn>
void forEachChunk(uint64_t first, uint64_t last, uint32_t stride, Fn fn) {
  std::vector<float> inputs(chunkSize);
  uint64_t next = (first + stride - 1) / stride * stride;
  while (next < last) {
    size_t count = 0;
    for (; count < chunkSize && next < last; next += stride)
      inputs[count++] = floatOf(uint32_t(next));
    std::fill(inputs.begin() + count, inputs.begin() + padded(count), 0.0f);
    fn(inputs.data(), count);
  }
}

/// The same with the results of a kernel: fn(inputs, results, count).
template <class Fn>
void runBlock(const Kernel &kernel, uint64_t first, uint64_t last,
              uint32_t stride, Fn fn) {
  std::vector<float> results(chunkSize);
  forEachChunk(first, last, stride, [&](const float *inputs, size_t count) {
    kernel(inputs, results.data(), padded(count));
    fn(inputs, results.data(), count);
  });
}

uint64_t hashChunk(const float *inputs, const float *results, size_t count) {
  uint64_t hash = 0;
  for (size_t i = 0; i < count; ++i)
    hash += hashOf(bitsOf(inputs[i]), bitsOf(results[i]));
  return hash;
}

uint64_t hashBlock(const Kernel &kernel, uint64_t first, uint64_t last,
                   uint32_t stride) {
  uint64_t hash = 0;
  runBlock(kernel, first, last, stride,
           [&](const float *inputs, const float *results, size_t count) {
             hash += hashChunk(inputs, results, count);
           });
  return hash;
}

/// Hands the blocks of a sweep to threads: fn(block, first, last, mutex), until
/// one returns false.
template <class Fn>
bool forEachBlock(const SweepOptions &options, const std::vector<bool> &skip,
                  Fn fn) {
  uint64_t blocks = (options.last - options.first + blockSize - 1) / blockSize;
  uint64_t skipped = std::count(skip.begin(), skip.end(), true);
  std::atomic<uint64_t> next = 0;
  std::atomic<bool> failed = false;
  uint64_t done = 0;
  std::mutex mutex;
  auto start = std::chrono::steady_clock::now();
  auto work = [&] {
    for (uint64_t block; !failed && (block = next++) < blocks;) {
      if (block < skip.size() && skip[block])
        continue;
      uint64_t first = options.first + block * blockSize;
      if (!fn(block, first, std::min(first + blockSize, options.last), mutex)) {
        failed = true;
        return;
      }
      std::lock_guard<std::mutex> lock(mutex);
      ++done;
      if (!options.progress)
        continue;
      std::chrono::duration<double> elapsed =
          std::chrono::steady_clock::now() - start;
      double left =
          elapsed.count() / double(done) * double(blocks - skipped - done);
      options.progress({done + skipped, blocks, elapsed.count(), left});
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < std::max(1u, options.threads); ++i)
    threads.emplace_back(work);
  work();
  for (std::thread &thread : threads)
    thread.join();
  return !failed;
}

} // namespace

//===----------------------------------------------------------------------===//
// Sweeps
//===----------------------------------------------------------------------===//

namespace {

/// One block of a sweep.
class BlockSweep {
public:
  BlockSweep(const std::vector<Kernel> &kernels, const Reference &reference,
             const SweepOptions &options)
      : kernels(kernels), reference(reference), options(options),
        want(chunkSize), got(chunkSize), values(chunkSize) {
    results.kernels.resize(kernels.size());
    if (hasQuickLoops())
      units = std::make_unique<ChunkUnits>();
  }

  SweepResults run(uint64_t first, uint64_t last) {
    forEachChunk(
        first, last, options.stride,
        [&](const float *inputs, size_t count) { runChunk(inputs, count); });
    return std::move(results);
  }

private:
  void runChunk(const float *inputs, size_t count) {
    reference(inputs, count, want.data(), values.data());
    uint64_t wantHash = hashChunk(inputs, want.data(), count);
    results.referenceHash += wantHash;
    std::optional<Kind> kind =
        units ? prepareChunk(inputs, values.data(), count, *units)
              : std::nullopt;
    // Levels and targets often agree: what has been counted once is added.
    std::optional<Tally> tallyOfWant;
    for (size_t k = 0; k < kernels.size(); ++k) {
      SweepResult &result = results.kernels[k];
      kernels[k](inputs, got.data(), padded(count));
      bool same =
          std::memcmp(got.data(), want.data(), count * sizeof(float)) == 0;
      result.hash += same ? wantHash : hashChunk(inputs, got.data(), count);
      if (kind && same && tallyOfWant) {
        result.kinds[size_t(*kind)].add(*tallyOfWant);
        continue;
      }
      if (options.anySignOfZero && !same)
        for (size_t i = 0; i < count; ++i)
          got[i] = got[i] == 0 && want[i] == 0 ? want[i] : got[i];
      Tally tally;
      if (kind && !same) // relative errors below are not looked for
        tally.mostRelative = result.kinds[size_t(*kind)].mostRelative;
      if (kind && addChunk(tally, inputs, got.data(), want.data(),
                           values.data(), count, *units)) {
        result.kinds[size_t(*kind)].add(tally);
        if (same)
          tallyOfWant = tally;
        continue;
      }
      for (size_t i = 0; i < count; ++i)
        result.kinds[size_t(kindOf(inputs[i], values[i]))].add(
            bitsOf(inputs[i]), got[i], want[i], values[i]);
    }
  }

  const std::vector<Kernel> &kernels;
  const Reference &reference;
  const SweepOptions &options;
  std::vector<float> want, got;
  std::vector<double> values;
  std::unique_ptr<ChunkUnits> units;
  SweepResults results;
};

/// Sweeps over blocks, of which a record of other code may know something.
class Sweeper {
public:
  Sweeper(const std::vector<Kernel> &kernels, const Reference &reference,
          const SweepOptions &options)
      : kernels(kernels), reference(reference), options(options) {
    if (auto record = readEarlier(options))
      earlier = std::move(*record);
  }

  SweepResults run(uint64_t block, uint64_t first, uint64_t last) const {
    const SweepResults *old = earlier.find(block);
    if (!old)
      return BlockSweep(kernels, reference, options).run(first, last);
    SweepResults results;
    results.referenceHash = old->referenceHash;
    results.kernels.resize(kernels.size());
    std::vector<Kernel> changed;
    std::vector<size_t> indices;
    for (size_t k = 0; k < kernels.size(); ++k) {
      const auto &source = earlier.sources[k];
      if (source && stands(kernels[k], *source, *old, first, last)) {
        results.kernels[k] = old->kernels[source->index];
        continue;
      }
      changed.push_back(kernels[k]);
      indices.push_back(k);
    }
    if (changed.empty())
      return results;
    SweepResults fresh =
        BlockSweep(changed, reference, options).run(first, last);
    // What another reference said of the others is worth nothing.
    if (fresh.referenceHash != old->referenceHash)
      return BlockSweep(kernels, reference, options).run(first, last);
    for (size_t i = 0; i < indices.size(); ++i)
      results.kernels[indices[i]] = std::move(fresh.kernels[i]);
    return results;
  }

private:
  bool stands(const Kernel &kernel, const EarlierRecord::Source &source,
              const SweepResults &old, uint64_t first, uint64_t last) const {
    return source.isSameCode ||
           hashBlock(kernel, first, last, options.stride) ==
               old.kernels[source.index].hash;
  }

  const std::vector<Kernel> &kernels;
  const Reference &reference;
  const SweepOptions &options;
  EarlierRecord earlier;
};

} // namespace

std::optional<SweepResults> accuracy::sweep(const std::vector<Kernel> &kernels,
                                            const Reference &reference,
                                            const SweepOptions &options,
                                            std::string *error) {
  uint64_t blocks = (options.last - options.first + blockSize - 1) / blockSize;
  SweepResults whole;
  whole.kernels.resize(kernels.size());
  std::vector<SweepResults> results(blocks, whole);
  std::vector<bool> finished(blocks);
  std::ofstream record;
  if (!options.checkpoint.empty()) {
    std::string trouble = resumeCheckpoint(options, results, finished);
    if (!trouble.empty()) {
      if (error)
        *error = trouble;
      return std::nullopt;
    }
    record.open(options.checkpoint, std::ios::app);
    record.precision(17);
  }

  Sweeper sweeper(kernels, reference, options);
  auto runOne = [&](uint64_t block, uint64_t first, uint64_t last,
                    std::mutex &mutex) {
    SweepResults mine = sweeper.run(block, first, last);
    std::lock_guard<std::mutex> lock(mutex);
    results[block] = std::move(mine);
    if (options.checkpoint.empty())
      return true;
    writeBlock(record, block, results[block]);
    return bool(record.flush());
  };
  if (!forEachBlock(options, finished, runOne)) {
    if (error)
      *error = cannotWriteCheckpoint(options);
    return std::nullopt;
  }

  for (SweepResult &kernel : whole.kernels)
    kernel.profile.resize(profileSize);
  for (uint64_t block = 0; block < blocks; ++block) {
    whole.referenceHash += results[block].referenceHash;
    for (size_t k = 0; k < kernels.size(); ++k) {
      const SweepResult &part = results[block].kernels[k];
      whole.kernels[k].add(part);
      double &most = whole.kernels[k].profile[block * profileSize / blocks];
      most = std::max(most, part.total().most);
    }
  }
  return whole;
}

std::optional<SweepResult> accuracy::sweep(const Kernel &kernel,
                                           const Reference &reference,
                                           const SweepOptions &options,
                                           std::string *error) {
  auto results = sweep(std::vector<Kernel>{kernel}, reference, options, error);
  if (!results)
    return std::nullopt;
  return results->kernels.front();
}

uint64_t accuracy::hashResults(const Kernel &kernel,
                               const SweepOptions &options) {
  std::atomic<uint64_t> hash = 0;
  forEachBlock(options, {},
               [&](uint64_t, uint64_t first, uint64_t last, std::mutex &) {
                 hash += hashBlock(kernel, first, last, options.stride);
                 return true;
               });
  return hash;
}

std::vector<Wrong> accuracy::findMisrounded(const Kernel &kernel,
                                            const Reference &reference,
                                            const SweepOptions &options,
                                            size_t most) {
  std::vector<Wrong> found;
  forEachBlock(
      options, {},
      [&](uint64_t, uint64_t first, uint64_t last, std::mutex &mutex) {
        std::vector<float> want(chunkSize);
        std::vector<double> values(chunkSize);
        runBlock(kernel, first, last, options.stride,
                 [&](const float *inputs, const float *got, size_t count) {
                   reference(inputs, count, want.data(), values.data());
                   for (size_t i = 0; i < count; ++i) {
                     bool same = bitsOf(got[i]) == bitsOf(want[i]) ||
                                 (std::isnan(got[i]) && std::isnan(want[i]));
                     if (same)
                       continue;
                     std::lock_guard<std::mutex> lock(mutex);
                     if (found.size() < most)
                       found.push_back({bitsOf(inputs[i]), bitsOf(got[i]),
                                        bitsOf(want[i])});
                   }
                 });
        return true;
      });
  std::sort(found.begin(), found.end(),
            [](const Wrong &a, const Wrong &b) { return a.input < b.input; });
  return found;
}
