//===- Contest.cpp - One workload, run by all who can ---------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Contest.h"

#include "crease/Driver/Bench.h"
#include "crease/Driver/FmaPeak.h"
#include "crease/Driver/Kernel.h"
#include "crease/Driver/RandomInputs.h"

#include "llvm/Support/MemoryBuffer.h"

#include <cmath>
#include <sched.h>
#include <thread>

using namespace crease;
using namespace crease::bench;

namespace {

/// A variant of ours, compiled, and its calls: one for each set of inputs.
struct Compiled {
  std::unique_ptr<Program> program;
  std::optional<Kernel> kernel;
  std::vector<Call> calls;
};

/// The inputs of a task.
struct Inputs {
  std::vector<Array> arrays;
  std::vector<const float *> pointers;
};

class Contest {
public:
  Contest(const Workload &workload, const Bandwidth &bandwidth,
          const ContestOptions &options, Progress &progress)
      : workload(workload), bandwidth(bandwidth), options(options),
        progress(progress) {}

  std::optional<std::vector<Outcome>>
  run(const std::vector<std::unique_ptr<Peer>> &peers);

private:
  bool createArrays();
  bool addArray(llvm::ArrayRef<int64_t> shape, std::vector<Array> &arrays);
  bool addVariant(const Variant &variant);
  void addPeer(Peer &peer);
  void runRound(unsigned round);
  double measureLimit(unsigned threads) const;
  double getShare(double seconds, double limit) const;

  /// The works do the same, each with its own set of inputs.
  struct Contestant {
    Outcome outcome;
    std::vector<Work> works;
    size_t next = 0;
    void work() { works[next++ % works.size()](); }
  };

  const Workload &workload;
  const Bandwidth &bandwidth;
  const ContestOptions &options;
  Progress &progress;
  std::vector<Inputs> inputs; // equal sets
  std::vector<Array> outputs;
  std::vector<float *> outputPointers;
  std::vector<std::unique_ptr<Compiled>> compiled;
  std::vector<Contestant> contestants;
};

} // namespace

double bench::getMedian(std::vector<double> values) {
  llvm::sort(values);
  size_t count = values.size();
  return count % 2 ? values[count / 2]
                   : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/// Lets this thread, and those it starts, run on the first CPU or on all.
static void pin(const std::vector<int> &cpus, bool all) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (int cpu : cpus)
    if (all || cpu == cpus.front())
      CPU_SET(cpu, &set);
  sched_setaffinity(0, sizeof(set), &set);
}

bool Contest::addArray(llvm::ArrayRef<int64_t> shape,
                       std::vector<Array> &arrays) {
  auto array = Array::create(shape, ElementKind::F32, Placement::Aligned);
  if (!array) {
    reportError(array.takeError());
    return false;
  }
  arrays.push_back(std::move(*array));
  return true;
}

bool Contest::createArrays() {
  // What is to stream from memory must not be in cache still from the last
  // call: calls take turns among sets of inputs beyond the largest L3.
  constexpr double streamedBytes = 512 << 20;
  size_t sets = 1;
  if (workload.limit == Limit::Read)
    sets += size_t(streamedBytes / getBytes(workload.task));
  inputs.resize(sets);
  for (Inputs &set : inputs)
    for (auto [index, shape] : llvm::enumerate(getInputShapes(workload.task))) {
      if (!addArray(shape, set.arrays))
        return false;
      RandomInput input;
      input.index = unsigned(index);
      // A weight keeps the size of what it is multiplied with.
      if (index > 0 && shape.size() == 2)
        input.scale = 1 / std::sqrt(double(shape[0]));
      fillRandom(set.arrays.back(), input);
      set.pointers.push_back(
          reinterpret_cast<const float *>(set.arrays.back().getData()));
    }
  for (const Shape &shape : getOutputShapes(workload.task)) {
    if (!addArray(shape, outputs))
      return false;
    outputPointers.push_back(
        reinterpret_cast<float *>(outputs.back().getData()));
  }
  return true;
}

bool Contest::addVariant(const Variant &variant) {
  auto own = std::make_unique<Compiled>();
  std::string source = getSource(workload.task, variant, inputs[0].pointers);
  own->program = Program::parse(
      llvm::MemoryBuffer::getMemBufferCopy(source, workload.name),
      workload.name);
  if (!own->program)
    return false;
  mlir::func::FuncOp entry = own->program->getEntry("f");
  if (!entry)
    return false;
  mlir::FailureOr<CSignature> signature = getCSignature(entry);
  if (mlir::failed(signature))
    return false;
  BuildOptions build;
  build.target = options.targetName;
  build.accuracy = variant.accuracy;
  build.threads = variant.threads > 1 ? "openmp" : "none";
  own->kernel = Kernel::create(*own->program, *signature, build);
  if (!own->kernel)
    return false;
  llvm::SmallVector<int64_t, 1> sizes;
  if (variant.dynamicRows)
    sizes.push_back(workload.task.m);
  Contestant contestant;
  contestant.outcome.label = variant.label;
  contestant.outcome.isOurs = true;
  contestant.outcome.accuracy = variant.accuracy;
  contestant.outcome.threads = variant.threads;
  for (const Inputs &set : inputs) {
    // Constants are no arguments: they stand behind the first input.
    auto call = Call::create(
        *own->kernel, sizes,
        llvm::ArrayRef(set.arrays).take_front(signature->inputs.size()),
        outputs, own->kernel->canPack());
    if (!call) {
      reportError(call.takeError());
      return false;
    }
    own->calls.push_back(std::move(*call));
  }
  for (Call &call : own->calls)
    contestant.works.push_back([&call] { call.run(); });
  contestants.push_back(std::move(contestant));
  compiled.push_back(std::move(own));
  return true;
}

void Contest::addPeer(Peer &peer) {
  Contestant contestant;
  Outcome &outcome = contestant.outcome;
  outcome.label = peer.getName();
  outcome.threads = workload.task.threads;
  for (const Inputs &set : inputs) {
    Work work = peer.prepare(workload.task, {set.pointers, outputPointers},
                             outcome.why);
    if (!work) {
      if (outcome.why.empty())
        outcome.why = "no such operation";
      break;
    }
    outcome.why.clear();
    contestant.works.push_back(std::move(work));
  }
  contestants.push_back(std::move(contestant));
}

double Contest::measureLimit(unsigned threads) const {
  switch (workload.limit) {
  case Limit::Fma:
    return measureFmaPeak(options.target, /*isDouble=*/false, threads);
  case Limit::Read:
    return bandwidth.measureRead();
  case Limit::Copy:
    return bandwidth.measureCopy();
  case Limit::None:
    return 0;
  }
  return 0;
}

double Contest::getShare(double seconds, double limit) const {
  double amount = workload.limit == Limit::Fma ? getFlops(workload.task)
                                               : getBytes(workload.task);
  return amount / seconds / limit;
}

void Contest::runRound(unsigned round) {
  unsigned threads = workload.task.threads;
  // The peak of one thread is measured between its calls.
  bool isPeak = workload.limit == Limit::Fma, isPaired = isPeak && threads <= 1;
  auto burst = [&] {
    return measureFmaBurst(options.target, /*isDouble=*/false);
  };
  llvm::function_ref<double()> rate = nullptr;
  if (isPaired)
    rate = burst;
  double before = isPeak ? 0 : measureLimit(threads);
  for (size_t i = 0, count = contestants.size(); i < count; ++i) {
    Contestant &contestant = contestants[(i + round) % count];
    Outcome &outcome = contestant.outcome;
    if (!outcome.why.empty())
      continue;
    Timing timing =
        measure([&] { contestant.work(); }, progress, options.secondsPerTurn,
                /*minSamples=*/isPeak ? 4 : 1, rate);
    outcome.seconds.push_back(timing.median);
    if (isPaired) {
      if (timing.possible > 0)
        outcome.shares.push_back(getFlops(workload.task) / timing.possible);
      continue;
    }
    // Other runtimes' idle threads spin for a while before they sleep.
    if (threads > 1)
      std::this_thread::sleep_for(std::chrono::milliseconds(250));
    double after = measureLimit(threads);
    if (double limit = std::max(before, after); limit > 0)
      outcome.shares.push_back(getShare(timing.median, limit));
    before = isPeak ? 0 : after;
  }
}

std::optional<std::vector<Outcome>>
Contest::run(const std::vector<std::unique_ptr<Peer>> &peers) {
  pin(options.cpus, workload.task.threads > 1);
  if (!createArrays())
    return std::nullopt;
  progress.update(workload.name + ": compiling");
  for (const Variant &variant : workload.variants)
    if (!addVariant(variant))
      return std::nullopt;
  for (const auto &peer : peers)
    addPeer(*peer);
  progress.update(workload.name + ": checking");
  Reference reference(workload.task, inputs[0].pointers);
  for (Contestant &contestant : contestants) {
    if (!contestant.outcome.why.empty())
      continue;
    for (Array &output : outputs)
      output.fillBytes(0xff);
    contestant.work();
    contestant.outcome.error = reference.compare(outputPointers);
  }
  for (unsigned round = 0; round < options.rounds; ++round) {
    progress.update(workload.name + ": timing", double(round) / options.rounds);
    runRound(round);
  }
  std::vector<Outcome> outcomes;
  for (Contestant &contestant : contestants)
    outcomes.push_back(std::move(contestant.outcome));
  return outcomes;
}

std::optional<std::vector<Outcome>>
bench::runContest(const Workload &workload,
                  const std::vector<std::unique_ptr<Peer>> &peers,
                  const Bandwidth &bandwidth, const ContestOptions &options,
                  Progress &progress) {
  return Contest(workload, bandwidth, options, progress).run(peers);
}
