#!/usr/bin/env bash
# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
#
# From nothing to the main job run: installs what is missing, configures and
# builds; then compiles the feed-forward blocks of GPT-2 (GELU) and of LLaMA
# (SwiGLU) from IR, runs them, checks them against the reference path and times
# them. Arguments go to crease-run, such as --accuracy=fast.

if [[ ${1:-} == -h || ${1:-} == --help ]]; then
  sed -n '10,13s/^# //p' "$0"
  exit 0
fi
source "$(dirname "$0")/setup.sh"

crease_install
crease_configure
crease_make all

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
failed=0
for block in gpt2 llama; do
  [[ -t 2 ]] && printf 'Running %s_ffn_128\n' "$block" >&2
  "$crease_build/bin/crease-run" "$crease_source/examples/${block}_ffn.mlir" \
    --entry="${block}_ffn_128" --check --bench --json "$@" \
    >"$results/$block.json" || failed=1
done
python3 "$crease_source/scripts/print-runs.py" "$results"/{gpt2,llama}.json ||
  failed=1
exit $failed
