//===- PeerLibrary.cpp - Finds the peers on this machine ------------------===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PeerLibrary.h"
#include "PeerPaths.h"

#include <cstdlib>
#include <dlfcn.h>

using namespace crease::bench;

void crease::bench::prepareEnvironment(bool hasAVX512, unsigned threads) {
  // Debian's OpenBLAS takes its AVX2 kernels on CPUs that it does not know.
  if (hasAVX512)
    setenv("OPENBLAS_CORETYPE", "SKYLAKEX", /*overwrite=*/0);
  // Runtimes count the CPUs they may use when they start, by then one.
  setenv("OMP_NUM_THREADS", std::to_string(threads).c_str(), /*overwrite=*/1);
}

std::vector<std::unique_ptr<Peer>>
crease::bench::loadPeers(std::vector<std::string> &missing) {
  std::vector<std::unique_ptr<Peer>> peers;
  for (const PeerPath &path : peerPaths) {
    std::string name = path.name;
    if (!*path.library) {
      missing.push_back(name + ": not found when this was built");
      continue;
    }
    // Deep binding keeps apart libraries that define the same names.
    void *handle = dlopen(path.library, RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
    if (!handle) {
      missing.push_back(name + ": " + dlerror());
      continue;
    }
    auto make = reinterpret_cast<decltype(&creaseBenchPeer)>(
        dlsym(handle, "creaseBenchPeer"));
    std::string why = "its library has no entry";
    Peer *peer = make ? make(why) : nullptr;
    if (peer)
      peers.emplace_back(peer);
    else
      missing.push_back(name + ": " + why);
  }
  return peers;
}
