#!/usr/bin/env python3
# ===----------------------------------------------------------------------===//
#
# Part of the Crease project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===----------------------------------------------------------------------===//
"""Prints what `crease-run --check --bench --json` wrote, a block a column."""

import json
import sys

BLOCKS = {
    "gpt2_ffn_128": "GPT-2, GELU",
    "llama_ffn_128": "LLaMA 3.2 1B, SwiGLU",
}


def shapes(run):
    sizes = ["x".join(map(str, value["shape"])) for value in run["inputs"]]
    # The tokens and the first weight say it all.
    return f"{sizes[0]}, {sizes[1]}"


ROWS = [
    ("tokens, first weight", shapes),
    ("target", lambda run: run["target"]),
    ("accuracy level", lambda run: run["accuracy"]),
    ("compile time", lambda run: f"{run['compile_ms']:.0f} ms"),
    ("run time (median)", lambda run: f"{run['median_ns'] / 1e6:.2f} ms"),
    ("speed", lambda run: f"{run['gflops']:.1f} GFLOP/s"),
    ("share of measured peak", lambda run: f"{run['percent_of_peak']:.1f} % of "
     f"{run['peak_gflops']:.0f} GFLOP/s"),
    ("maximum error", lambda run: f"{run['max_abs_error']:.1e} absolute"),
    ("", lambda run: f"{run['max_rel_error']:.1e} of the largest value"),
    ("against the reference", lambda run: "agrees" if run["passed"] else "DIFFERS"),
]


def main():
    runs = []
    for path in sys.argv[1:]:
        with open(path) as file:
            text = file.read()
        if not text.strip():
            print(f"{path}: crease-run wrote nothing", file=sys.stderr)
            return 1
        runs.append(json.loads(text))
    table = [["", *(BLOCKS.get(run["entry"], run["entry"]) for run in runs)]]
    for label, cell in ROWS:
        table.append([label, *(cell(run) for run in runs)])
    widths = [max(map(len, column)) for column in zip(*table)]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    return 0 if runs and all(run["passed"] for run in runs) else 1


if __name__ == "__main__":
    sys.exit(main())
