#!/usr/bin/env bash
# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
#
# From nothing to all quick tests run: installs what is missing, configures,
# builds, and runs lit and GoogleTest. The last line is `N passed, M failed`.

if [[ ${1:-} == -h || ${1:-} == --help ]]; then
  sed -n '10,11s/^# //p' "$0"
  exit 0
fi
source "$(dirname "$0")/setup.sh"

crease_install
crease_configure
crease_make all check-build
exec python3 "$crease_source/scripts/run-tests.py" --build "$crease_build"
