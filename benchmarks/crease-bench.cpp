//===- crease-bench.cpp - Crease and its peers, side by side --------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PeerLibrary.h"
#include "Report.h"

#include "crease/Driver/CommandLine.h"

#include "llvm/Support/InitLLVM.h"

#include <sched.h>

using namespace crease;
using namespace crease::bench;
namespace cl = llvm::cl;

static constexpr char overview[] =
    R"(Times Crease and the libraries found on this machine, side by side.

Each workload is compiled in this process with its weights packed ahead of time,
and prepared by every peer that can do it in the peer's own way. All results are
held against a reference in double. Then all take turns, in another order every
round; the limit of the machine that bounds the workload is measured just before
and after each turn. Printed are medians over the rounds with half their range,
the share of the limit, the error relative to the largest value and in ULP, and
for each variant of Crease the time of the best peer of comparable accuracy over
its own ("1.20x": Crease is 1.2 times as fast). Under 3 % is a tie.

The first CPU that this process may use is used, and all of them by workloads of
several threads. Leave the machine alone meanwhile.
)";

static std::vector<int> getCpus() {
  cpu_set_t set;
  CPU_ZERO(&set);
  sched_getaffinity(0, sizeof(set), &set);
  std::vector<int> cpus;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
    if (CPU_ISSET(cpu, &set))
      cpus.push_back(cpu);
  return cpus;
}

static bool isChosen(const Workload &workload,
                     const std::vector<std::string> &filters) {
  if (filters.empty())
    return true;
  for (const std::string &filter : filters)
    if (llvm::StringRef(workload.name).contains(filter) ||
        llvm::StringRef(workload.group).contains(filter))
      return true;
  return false;
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  clearCommandLine();
  cl::OptionCategory category("crease-bench options");
  cl::list<std::string> filters(
      cl::Positional, cl::desc("[parts of names or headings of workloads]"),
      cl::cat(category));
  cl::opt<unsigned> rounds("rounds", cl::desc("Rounds of turns"), cl::init(5),
                           cl::cat(category));
  cl::opt<double> seconds("seconds",
                          cl::desc("How long a turn is, at least one call"),
                          cl::init(0.05), cl::cat(category));
  cl::opt<std::string> csv("csv", cl::desc("Where to write all figures as CSV"),
                           cl::value_desc("path"), cl::cat(category));
  cl::opt<std::string> target("target", cl::desc("As of crease-compile"),
                              cl::init("native"), cl::cat(category));
  cl::list<std::string> without(
      "without", cl::desc("Leave out peers, by part of the name"),
      cl::value_desc("name"), cl::cat(category));
  cl::opt<bool> list("list", cl::desc("Only print the names of the workloads"),
                     cl::cat(category));
  parseCommandLine(argc, argv, category, overview);
  if (rounds == 0) {
    reportError("--rounds takes a number from 1 on");
    return 1;
  }
  std::vector<Workload> workloads;
  for (Workload &workload : getWorkloads())
    if (isChosen(workload, filters))
      workloads.push_back(std::move(workload));
  if (workloads.empty()) {
    reportError("no workload has such a name; --list prints them");
    return 1;
  }
  if (list) {
    for (const Workload &workload : workloads)
      llvm::outs() << workload.name << "\n";
    return 0;
  }

  ContestOptions options;
  auto info = TargetInfo::get(target);
  if (!info) {
    reportError(info.takeError());
    return 1;
  }
  options.target = *info;
  options.targetName = target;
  options.rounds = rounds;
  options.secondsPerTurn = seconds;
  options.cpus = getCpus();
  prepareEnvironment(options.target.hasAVX512(), unsigned(options.cpus.size()));
  std::vector<std::string> missing;
  auto peers = loadPeers(missing);
  llvm::erase_if(peers, [&](const auto &peer) {
    return llvm::any_of(without, [&](const std::string &name) {
      return peer->getName().find(name) != std::string::npos;
    });
  });
  for (const std::string &peer : missing)
    llvm::outs() << "missing: " << peer << "\n";

  std::unique_ptr<llvm::raw_fd_ostream> file;
  if (!csv.empty()) {
    std::error_code error;
    file = std::make_unique<llvm::raw_fd_ostream>(csv, error);
    if (error) {
      reportError("cannot write '" + csv + "': " + error.message());
      return 1;
    }
    printCsvHeader(*file, options, missing);
  }
  auto bandwidth = Bandwidth::create();
  if (!bandwidth) {
    reportError(bandwidth.takeError());
    return 1;
  }
  Progress progress;
  for (const Workload &workload : workloads) {
    if (workload.task.threads > options.cpus.size()) {
      llvm::outs() << workload.name << "\n  left out: it needs "
                   << workload.task.threads << " CPUs\n";
      continue;
    }
    auto outcomes = runContest(workload, peers, *bandwidth, options, progress);
    progress.clear();
    if (!outcomes)
      return 1;
    printText(llvm::outs(), workload, *outcomes);
    if (file)
      printCsv(*file, workload, *outcomes);
  }
  return 0;
}
