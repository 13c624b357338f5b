//===- Checkpoint.cpp - What sweeps have written down ---------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Checkpoint.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace crease;
using namespace crease::accuracy;

static void write(std::ostream &out, const Tally &tally) {
  out << ' ' << tally.inputs << ' ' << tally.misrounded << ' '
      << tally.wrongSigns << ' ' << tally.sum << ' ' << tally.most << ' '
      << tally.mostRelative << ' ' << tally.worstInput << ' ' << tally.worstGot
      << ' ' << tally.worstWant;
  for (uint64_t count : tally.histogram)
    out << ' ' << count;
}

static bool readNumber(std::istream &in, double &number) {
  std::string word; // operator>> does not read "inf"
  if (!(in >> word))
    return false;
  number = std::strtod(word.c_str(), nullptr);
  return true;
}

static bool read(std::istream &in, Tally &tally) {
  in >> tally.inputs >> tally.misrounded >> tally.wrongSigns;
  if (!readNumber(in, tally.sum) || !readNumber(in, tally.most) ||
      !readNumber(in, tally.mostRelative))
    return false;
  in >> tally.worstInput >> tally.worstGot >> tally.worstWant;
  for (uint64_t &count : tally.histogram)
    in >> count;
  return bool(in);
}

void accuracy::writeBlock(std::ostream &out, uint64_t block,
                          const SweepResults &results) {
  out << block << ' ' << results.referenceHash;
  for (const SweepResult &kernel : results.kernels) {
    out << ' ' << kernel.hash;
    for (const Tally &tally : kernel.kinds)
      write(out, tally);
  }
  out << " .\n";
}

/// The results of `count` kernels in a block, and which block it is.
static std::optional<std::pair<uint64_t, SweepResults>>
readBlock(const std::string &line, size_t count) {
  std::istringstream words(line);
  uint64_t block = 0;
  SweepResults results;
  std::string end;
  bool whole = bool(words >> block >> results.referenceHash);
  results.kernels.resize(count);
  for (SweepResult &kernel : results.kernels) {
    whole = whole && words >> kernel.hash;
    for (Tally &tally : kernel.kinds)
      whole = whole && read(words, tally);
  }
  if (!whole || !(words >> end) || end != ".")
    return std::nullopt;
  return std::pair(block, std::move(results));
}

static std::string beginning(const SweepOptions &options) {
  return "crease sweep " + options.title;
}
static std::string range(const SweepOptions &options) {
  std::ostringstream text;
  text << " stride " << options.stride << " from " << options.first << " to "
       << options.last;
  return text.str();
}
static std::string headline(const SweepOptions &options) {
  std::string line = beginning(options);
  for (const KernelTitle &kernel : options.kernels)
    line += " " + kernel.what + " " + kernel.code;
  return line + range(options);
}

std::string accuracy::cannotWriteCheckpoint(const SweepOptions &options) {
  return "cannot write the checkpoint '" + options.checkpoint + "'";
}

std::string accuracy::resumeCheckpoint(const SweepOptions &options,
                                       std::vector<SweepResults> &results,
                                       std::vector<bool> &finished) {
  std::ifstream in(options.checkpoint);
  std::string line;
  if (in && std::getline(in, line)) {
    if (line != headline(options))
      return "the checkpoint '" + options.checkpoint +
             "' belongs to another sweep: " + line;
    while (std::getline(in, line)) {
      auto read = readBlock(line, results.front().kernels.size());
      if (!read || read->first >= results.size())
        continue;
      results[read->first] = std::move(read->second);
      finished[read->first] = true;
    }
    // A line that was cut off must not swallow the next one.
    std::ofstream(options.checkpoint, std::ios::app) << '\n';
    return {};
  }
  std::ofstream out(options.checkpoint);
  out << headline(options) << '\n';
  return out.flush() ? std::string() : cannotWriteCheckpoint(options);
}

/// Takes a text away from the end of another that ends in it.
static bool consumeBack(std::string &text, const std::string &end) {
  if (text.size() < end.size() ||
      text.compare(text.size() - end.size(), end.size(), end) != 0)
    return false;
  text.resize(text.size() - end.size());
  return true;
}

std::optional<EarlierRecord>
accuracy::readEarlier(const SweepOptions &options) {
  std::ifstream in(options.earlier);
  std::string line, start = beginning(options) + " ";
  if (!in || !std::getline(in, line) || line.rfind(start, 0) != 0 ||
      !consumeBack(line, range(options)))
    return std::nullopt;
  // Of each kernel a level, a target and the hash of its code.
  std::vector<std::string> words;
  std::istringstream rest(line.substr(start.size()));
  for (std::string word; rest >> word;)
    words.push_back(word);
  if (words.size() % 3 != 0)
    return std::nullopt;
  EarlierRecord record;
  for (const KernelTitle &kernel : options.kernels) {
    auto &source = record.sources.emplace_back();
    for (size_t i = 0; i < words.size(); i += 3)
      if (words[i] + " " + words[i + 1] == kernel.what)
        source = EarlierRecord::Source{i / 3, words[i + 2] == kernel.code};
  }
  while (std::getline(in, line))
    if (auto read = readBlock(line, words.size() / 3))
      record.blocks.insert(std::move(*read));
  return record;
}
