# shellcheck shell=bash
# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
#
# What demo.sh and check.sh share: install what is missing, configure, build.
# Sourced, never run. Environment:
#   CREASE_PRESET  the CMake preset (default: default)
#   CREASE_JOBS    parallel jobs (default: one for each processor)

set -euo pipefail

crease_source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
crease_preset=${CREASE_PRESET:-default}
crease_jobs=${CREASE_JOBS:-$(nproc)}
case $crease_preset in
default) crease_build=$crease_source/build ;;
*) crease_build=$crease_source/build-$crease_preset ;;
esac

# The least that builds, tests and runs everything on Debian 12.
crease_packages=(
  clang-22 lld-22 cmake ninja-build # the build
  libmlir-22-dev llvm-22-dev        # MLIR and LLVM, as shared libraries
  liblld-22-dev                     # the linker inside crease-compile
  mlir-22-tools llvm-22-tools       # mlir-tblgen, mlir-opt, lit, FileCheck
  libomp-22-dev                     # --threads=openmp
  libgtest-dev libmpfr-dev          # unit tests and their oracle
  python3                           # lit
)
case $crease_preset in
gcc) crease_packages+=(g++) ;;
sanitize) crease_packages+=(libclang-rt-22-dev) ;;
esac

say() { printf '%s\n' "$*"; }
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Prints the packages that are not installed.
crease_missing() {
  local package
  for package in "${crease_packages[@]}"; do
    [[ $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) == ii* ]] ||
      printf '%s\n' "$package"
  done
}

# Whether apt knows all the given packages.
crease_known() {
  local package
  for package in "$@"; do
    [[ -n $(apt-cache madison "$package" 2>/dev/null) ]] || return 1
  done
}

crease_install() {
  if ! command -v dpkg-query >/dev/null; then
    say "Not a Debian system: needs MLIR, LLVM, Clang and LLD 22.1, CMake 3.25," \
      "Ninja, GoogleTest, MPFR and Python 3; going on with what is here."
    return
  fi
  local missing=()
  mapfile -t missing < <(crease_missing)
  ((${#missing[@]})) || return 0

  local root=() security=/etc/apt/sources.list.d/crease-bookworm-security.list
  local source="deb http://deb.debian.org/debian-security bookworm-security main"
  if ((EUID != 0)); then
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
      root=(sudo)
    else
      die "Missing packages, and neither root nor sudo to install them. Run as root:
  apt-get install --no-install-recommends ${missing[*]}
(LLVM 22 comes with Debian 12's security suite: $source)"
    fi
  fi

  say "Installing ${missing[*]}"
  local log
  log=$(mktemp)
  if ! crease_known "${missing[@]}"; then
    "${root[@]}" apt-get update -q >"$log" 2>&1 || die "$(cat "$log")"
  fi
  if ! crease_known "${missing[@]}" &&
    grep -q '^VERSION_CODENAME=bookworm' /etc/os-release; then
    say "Adding Debian's security suite, which has LLVM 22, in $security"
    printf '%s\n' "$source" | "${root[@]}" tee "$security" >/dev/null
    "${root[@]}" apt-get update -q >"$log" 2>&1 || die "$(cat "$log")"
  fi
  crease_known "${missing[@]}" ||
    die "apt does not know all of: ${missing[*]} (Debian 12 with its security suite does)"
  # apt's own progress bar where there is a terminal, else only the last words.
  if [[ -t 1 ]]; then
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q=1 \
      -o Dpkg::Progress-Fancy=1 --no-install-recommends "${missing[@]}"
  else
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
      --no-install-recommends "${missing[@]}" >"$log" 2>&1 || {
      cat "$log" >&2
      die "apt-get install failed"
    }
  fi
  rm -f "$log"
}

# Configures once; ninja repeats it by itself when a CMake file changes.
crease_configure() {
  [[ -f $crease_build/build.ninja ]] && return
  say "Configuring $crease_build"
  local log
  log=$(mktemp)
  (cd "$crease_source" && cmake --preset "$crease_preset") >"$log" 2>&1 || {
    cat "$log" >&2
    rm -f "$log"
    die "cmake --preset $crease_preset failed"
  }
  rm -f "$log"
}

# Builds the given targets; says nothing where there is nothing to do.
crease_make() {
  if ninja -C "$crease_build" -n "$@" | tail -n 1 | grep -q 'no work to do'; then
    return
  fi
  say "Building $*"
  NINJA_STATUS='[%f/%t, %es] ' ninja -C "$crease_build" -j "$crease_jobs" "$@"
}
