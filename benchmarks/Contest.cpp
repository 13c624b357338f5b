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

/// A variant of ours, compiled.
struct Compiled {
  std::unique_ptr<Program> program;
  std::optional<Kernel> kernel;
  std::optional<Call> call;
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
  bool addVariant(const Variant &variant);
  void addPeer(Peer &peer);
  void runRound(unsigned round);
  double measureLimit(unsigned threads) const;
  double getShare(double seconds, double limit) const;

  struct Contestant {
    Outcome outcome;
    Work work;
  };

  const Workload &workload;
  const Bandwidth &bandwidth;
  const ContestOptions &options;
  Progress &progress;
  std::vector<Array> inputs, outputs;
  Arguments arguments;
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

bool Contest::createArrays() {
  auto add = [&](llvm::ArrayRef<int64_t> shape, std::vector<Array> &arrays) {
    auto array = Array::create(shape, ElementKind::F32, Placement::Aligned);
    if (!array) {
      reportError(array.takeError());
      return false;
    }
    arrays.push_back(std::move(*array));
    return true;
  };
  for (auto [index, shape] : llvm::enumerate(getInputShapes(workload.task))) {
    if (!add(shape, inputs))
      return false;
    RandomInput input;
    input.index = unsigned(index);
    // A weight keeps the size of what it is multiplied with.
    if (index > 0 && shape.size() == 2)
      input.scale = 1 / std::sqrt(double(shape[0]));
    fillRandom(inputs.back(), input);
    arguments.inputs.push_back(
        reinterpret_cast<const float *>(inputs.back().getData()));
  }
  for (const Shape &shape : getOutputShapes(workload.task)) {
    if (!add(shape, outputs))
      return false;
    arguments.outputs.push_back(
        reinterpret_cast<float *>(outputs.back().getData()));
  }
  return true;
}

bool Contest::addVariant(const Variant &variant) {
  auto own = std::make_unique<Compiled>();
  std::string source = getSource(workload.task, variant, arguments.inputs);
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
  // Constants are no arguments: they stand behind the first input.
  auto call =
      Call::create(*own->kernel, sizes,
                   llvm::ArrayRef(inputs).take_front(signature->inputs.size()),
                   outputs, own->kernel->canPack());
  if (!call) {
    reportError(call.takeError());
    return false;
  }
  own->call = std::move(*call);
  Contestant contestant;
  contestant.outcome.label = variant.label;
  contestant.outcome.isOurs = true;
  contestant.outcome.accuracy = variant.accuracy;
  contestant.outcome.threads = variant.threads;
  contestant.work = [call = &*own->call] { call->run(); };
  contestants.push_back(std::move(contestant));
  compiled.push_back(std::move(own));
  return true;
}

void Contest::addPeer(Peer &peer) {
  Contestant contestant;
  contestant.outcome.label = peer.getName();
  contestant.outcome.threads = workload.task.threads;
  contestant.work =
      peer.prepare(workload.task, arguments, contestant.outcome.why);
  if (contestant.work)
    contestant.outcome.why.clear();
  else if (contestant.outcome.why.empty())
    contestant.outcome.why = "no such operation";
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
  double before = measureLimit(threads);
  for (size_t i = 0, count = contestants.size(); i < count; ++i) {
    Contestant &contestant = contestants[(i + round) % count];
    Outcome &outcome = contestant.outcome;
    if (!outcome.why.empty())
      continue;
    double seconds = measure(contestant.work, progress, options.secondsPerTurn,
                             /*minSamples=*/1)
                         .median;
    outcome.seconds.push_back(seconds);
    // Other runtimes' idle threads spin for a while before they sleep.
    if (threads > 1)
      std::this_thread::sleep_for(std::chrono::milliseconds(250));
    double after = measureLimit(threads);
    if (double limit = std::max(before, after); limit > 0)
      outcome.shares.push_back(getShare(seconds, limit));
    before = after;
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
  Reference reference(workload.task, arguments.inputs);
  for (Contestant &contestant : contestants) {
    if (!contestant.outcome.why.empty())
      continue;
    for (Array &output : outputs)
      output.fillBytes(0xff);
    contestant.work();
    contestant.outcome.error = reference.compare(arguments.outputs);
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
