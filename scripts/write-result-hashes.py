#!/usr/bin/env python3
# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes include/crease/Accuracy/ResultHashes.def: what the kernels give now.

  scripts/write-result-hashes.py [--build build] [--emulate]

Run it after a change of a kernel that is meant to change results, and say in
the commit why they change. The sample that tests take is measured anew; hashes
of all 2^32 inputs are those of the last check-exhaustive (BUILD/exhaustive).
"""

import argparse
import concurrent.futures
import json
import os
import subprocess

PATH = "include/crease/Accuracy/ResultHashes.def"
LEVELS = ["exact", "high", "fast"]
TYPES = ["f32", "f16", "bf16"]
HEAD = """\
//===- ResultHashes.def - The results of all kernels ------------*- C++ -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written by scripts/write-result-hashes.py. Do not edit.
//
// CREASE_RESULT_HASHES(function, type, target, step, exact, high, fast): the
// hashes (Hash.h) of the results of compiled code on every step-th input, at
// each level; 0 where there is none. f64 has none, since it calls libm; nor has
// what is not `exact` for AVX-512, whose reciprocal estimates have other bits on
// other makers' processors.
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_RESULT_HASHES
#error "define CREASE_RESULT_HASHES before including ResultHashes.def"
#endif

"""


def sample(tool, target, levels, types, options):
    """What crease-ulp says of each activation and derivative on the sample that
    tests take."""
    names = subprocess.run([tool, "--list", "--grad"], check=True, text=True,
                           stdout=subprocess.PIPE).stdout.splitlines()

    def one(name):
        command = [tool, "--json", f"--op={name}", f"--target={target}",
                   *(f"--accuracy={level}" for level in levels),
                   *(f"--type={kind}" for kind in types)]
        return subprocess.run(command + ["--emulate"] * options.emulate,
                              check=True, stdout=subprocess.PIPE,
                              text=True).stdout

    with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
        for text in pool.map(one, names):
            yield from (json.loads(line) for line in text.splitlines())


def recorded(folder):
    """What check-exhaustive has measured on all f32."""
    if not os.path.isdir(folder):
        return
    for name in sorted(os.listdir(folder)):
        if ".f32." in name:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                record = json.load(file)
            if record["step"] == 1:
                yield from record["measured"]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--build", default="build")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--emulate", action="store_true",
                        help="also for x86-64-v4 on a machine without AVX-512")
    options = parser.parse_args()
    tool = os.path.join(options.build, "bin", "crease-ulp")
    measured = list(sample(tool, "x86-64-v3", LEVELS, TYPES, options))
    if options.emulate:
        measured += sample(tool, "x86-64-v4", ["exact"], ["f32"], options)
    measured += recorded(os.path.join(options.build, "exhaustive"))
    rows = {}
    for one in measured:
        if one["complaint"] and "on record" not in one["complaint"]:
            raise SystemExit(f"{one['op']}: {one['complaint']}")
        key = (one["op"], one["type"], one["target"], one["step"])
        if one["target"] != "x86-64-v4" or one["accuracy"] == "exact":
            rows.setdefault(key, {})[one["accuracy"]] = \
                "0x" + one["result"]["hash"]
    with open(PATH, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for (name, kind, target, step), hashes in rows.items():
            values = ", ".join(hashes.get(level, "0") for level in LEVELS)
            file.write(f'CREASE_RESULT_HASHES("{name}", "{kind}", "{target}", '
                       f'{step},\n                     {values})\n')
        file.write("\n#undef CREASE_RESULT_HASHES\n")


if __name__ == "__main__":
    main()
