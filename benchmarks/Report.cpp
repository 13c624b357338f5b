//===- Report.cpp - What crease-bench prints and writes -------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"

#include <algorithm>
#include <cstdio>

using namespace crease;
using namespace crease::bench;

std::optional<Comparison>
bench::compareWithPeers(const Outcome &ours, const std::vector<Outcome> &all) {
  Comparison best;
  double bestSeconds = 0;
  double most = std::max(1e-6, 4 * ours.error.relative);
  for (const Outcome &peer : all) {
    bool isComparable = ours.accuracy == "fast" || peer.error.relative <= most;
    if (peer.isOurs || peer.seconds.empty() || !isComparable)
      continue;
    double seconds = getMedian(peer.seconds);
    if (best.peer && seconds >= bestSeconds)
      continue;
    best.peer = &peer;
    bestSeconds = seconds;
  }
  if (!best.peer || ours.seconds.empty())
    return std::nullopt;
  std::vector<double> ratios;
  for (auto [peer, own] : llvm::zip_equal(best.peer->seconds, ours.seconds))
    ratios.push_back(peer / own);
  best.ratio = getMedian(std::move(ratios));
  return best;
}

namespace {
/// What a contestant gets done in a second, in the unit of the workload.
struct Rate {
  double value;
  const char *unit;
};
} // namespace

static Rate getRate(const Workload &workload, double seconds) {
  double flops = getFlops(workload.task);
  if (workload.limit == Limit::Read || flops == 0)
    return {getBytes(workload.task) / seconds * 1e-9, "GB/s"};
  return {flops / seconds * 1e-9, "GFLOP/s"};
}

static llvm::StringRef getLimitName(Limit limit) {
  switch (limit) {
  case Limit::Fma:
    return "FMA peak";
  case Limit::Read:
    return "read bandwidth";
  case Limit::Copy:
    return "copy bandwidth";
  case Limit::None:
    return "";
  }
  return "";
}

/// Half of the range over the rounds, over the median.
static double getSpread(const std::vector<double> &values) {
  auto [least, most] = std::minmax_element(values.begin(), values.end());
  return (*most - *least) / 2 / getMedian(values);
}

void bench::printText(llvm::raw_ostream &os, const Workload &workload,
                      const std::vector<Outcome> &outcomes) {
  os << workload.name << "\n";
  for (const Outcome &outcome : outcomes) {
    if (!outcome.why.empty())
      continue;
    os << llvm::formatv("  {0,-34}", outcome.label);
    double seconds = getMedian(outcome.seconds);
    Rate rate = getRate(workload, seconds);
    os << llvm::format("%12.2f us +-%4.1f %% %8.1f %-7s", seconds * 1e6,
                       100 * getSpread(outcome.seconds), rate.value, rate.unit);
    if (outcome.shares.empty())
      os << "        ";
    else
      os << llvm::format(" %5.1f %%", 100 * getMedian(outcome.shares));
    os << llvm::format("  error %7.1e", outcome.error.relative);
    // Sums that cancel have no digits that count.
    if (getFlops(workload.task) == 0)
      os << llvm::format(" %9.4g ULP", outcome.error.ulp);
    if (outcome.isOurs)
      if (auto comparison = compareWithPeers(outcome, outcomes))
        os << llvm::format("  %.2fx ", comparison->ratio)
           << comparison->peer->label;
    os << "\n";
  }
  if (workload.limit != Limit::None)
    os << "  (% of the " << getLimitName(workload.limit) << ")\n";
  for (const Outcome &outcome : outcomes)
    if (!outcome.why.empty())
      os << "  not " << outcome.label << ": " << outcome.why << "\n";
  os.flush();
}

//===----------------------------------------------------------------------===//
// CSV
//===----------------------------------------------------------------------===//

/// What the system says of its first CPU, or "unknown".
static std::string readCpuInfo(llvm::StringRef key) {
  auto file = llvm::MemoryBuffer::getFileAsStream("/proc/cpuinfo");
  if (!file)
    return "unknown";
  llvm::SmallVector<llvm::StringRef> lines;
  (*file)->getBuffer().split(lines, '\n');
  for (llvm::StringRef line : lines) {
    auto [name, value] = line.split(':');
    if (name.trim() == key)
      return value.trim().str();
  }
  return "unknown";
}

/// The commit of the sources, with "-dirty" behind it where they differ.
static std::string getCommit() {
  std::string commit;
  const char *command = "git -C '" CREASE_SOURCE_DIR
                        "' describe --always --dirty --abbrev=10 2>/dev/null";
  if (FILE *pipe = popen(command, "r")) {
    char text[80];
    if (fgets(text, sizeof(text), pipe))
      commit = llvm::StringRef(text).trim().str();
    pclose(pipe);
  }
  return commit.empty() ? "unknown" : commit;
}

void bench::printCsvHeader(llvm::raw_ostream &os, const ContestOptions &options,
                           const std::vector<std::string> &missing) {
  const TargetInfo &target = options.target;
  llvm::StringRef features = target.hasAVX512() ? "AVX-512"
                             : target.hasAVX2() ? "AVX2 and FMA"
                                                : "no AVX2";
  os << "# machine: " << readCpuInfo("model name") << "\n"
     << "# cpus: " << options.cpus.size() << "\n"
     << "# target: " << target.spec << " (" << target.cpu << ", " << features
     << ", L1 " << (target.l1Bytes >> 10) << " KiB, L2 "
     << (target.l2Bytes >> 10) << " KiB, L3 " << (target.l3Bytes >> 20)
     << " MiB)\n"
     << "# commit: " << getCommit() << "\n"
     << "# date: "
     << llvm::formatv("{0:%Y-%m-%d}", std::chrono::system_clock::now()) << "\n"
     << "# rounds: " << options.rounds << "\n";
  for (const std::string &peer : missing)
    os << "# missing: " << peer << "\n";
  os << "group,workload,contestant,ours,level,threads,median_us,least_us,"
        "most_us,rate,unit,percent_of_limit,least_percent,most_percent,limit,"
        "max_relative_error,max_ulp,best_peer,ratio_to_best_peer,why\n";
}

/// A field as CSV quotes it.
static std::string quote(llvm::StringRef text) {
  std::string result = "\"";
  for (char c : text)
    result += c == '"' ? "\"\"" : std::string(1, c);
  return result + "\"";
}

void bench::printCsv(llvm::raw_ostream &os, const Workload &workload,
                     const std::vector<Outcome> &outcomes) {
  for (const Outcome &outcome : outcomes) {
    os << quote(workload.group) << "," << quote(workload.name) << ","
       << quote(outcome.label) << "," << (outcome.isOurs ? 1 : 0) << ","
       << outcome.accuracy << "," << outcome.threads << ",";
    if (!outcome.why.empty()) {
      os << ",,,,,,,," << getLimitName(workload.limit) << ",,,,,"
         << quote(outcome.why) << "\n";
      continue;
    }
    auto printRange = [&](std::vector<double> values, double scale) {
      if (values.empty()) {
        os << ",,,";
        return;
      }
      auto [least, most] = std::minmax_element(values.begin(), values.end());
      os << llvm::format("%.6g,%.6g,%.6g,", getMedian(values) * scale,
                         *least * scale, *most * scale);
    };
    printRange(outcome.seconds, 1e6);
    Rate rate = getRate(workload, getMedian(outcome.seconds));
    os << llvm::format("%.5g,%s,", rate.value, rate.unit);
    printRange(outcome.shares, 100);
    os << getLimitName(workload.limit) << ","
       << llvm::format("%.3g,%.5g,", outcome.error.relative, outcome.error.ulp);
    auto comparison =
        outcome.isOurs ? compareWithPeers(outcome, outcomes) : std::nullopt;
    if (comparison)
      os << quote(comparison->peer->label) << ","
         << llvm::format("%.4g", comparison->ratio);
    else
      os << ",";
    os << ",\n";
  }
  os.flush();
}
