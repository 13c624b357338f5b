#!/usr/bin/env python3
# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes docs/Accuracy.md from what crease-ulp measures.

  scripts/write-accuracy-doc.py [--build build] [--step N] [--workers N]

With --step=1 every f32 is an input, which takes hours.
"""

import argparse
import json
import os
import subprocess

LEVELS = ["exact", "high", "fast"]
TARGETS = ["x86-64-v4", "x86-64-v3"]


KINDS = ["regular", "subnormal", "special"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--build", default="build")
    parser.add_argument("--step", type=int, default=61)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    tool = os.path.join(options.build, "bin", "crease-ulp")
    inputs = ("every f32" if options.step == 1
              else f"one f32 bit pattern in {options.step}")
    lines = [
        "# Accuracy", "",
        "Written by `scripts/write-accuracy-doc.py`: the errors of each activation",
        "at its default parameters, compiled by the optimised path, on",
        f"{inputs}, subnormals and special values included, against the",
        "definition in double with MPFR where double cannot decide. An error is",
        "counted in units of the last place of an f32 near the true value"
        + ("." if options.step == 1 else ";"),
    ]
    if options.step != 1:
        lines.append("a maximum over a sample is a lower bound on the true one.")
    for target in TARGETS:
        lines += ["", f"## {target}", "",
                  "| op | exact: misrounded | high: max ULP | worst input "
                  "| fast: max relative error |", "|---|---|---|---|---|"]
        rows = {}
        for level in LEVELS:
            done = subprocess.run(
                [tool, "--json", f"--accuracy={level}", f"--target={target}",
                 f"--step={options.step}", f"--workers={options.workers}"],
                capture_output=True, text=True, check=True)
            for line in done.stdout.splitlines():
                entry = json.loads(line)
                rows.setdefault(entry["op"], {})[level] = entry["result"]
        for op, levels in rows.items():
            high = max((levels["high"][kind] for kind in KINDS),
                       key=lambda kind: kind["max_ulp"])
            wrong = sum(levels["exact"][kind]["misrounded"] for kind in KINDS)
            relative = max(levels["fast"][kind]["max_relative"]
                           for kind in KINDS)
            lines.append(f"| `{op}` | {wrong} | {high['max_ulp']:.3f} "
                         f"| {high['worst_input']} | {relative:.2e} |")
    with open("docs/Accuracy.md", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
