#!/usr/bin/env python3
# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures every activation at all levels and writes docs/Accuracy.md.

  scripts/check-exhaustive.py [--build build] [--step N] [--workers N]
                              [--target CPU ...] [--emulate] [--usual]
                              [--op NAME ...] [--type TYPE ...] [--no-doc]

With --step=1, the default, every f32 is an input; f16 and bf16 always take all
65,536; f64 takes drawn ones. Activations come first, then their other
arguments, then the derivatives. A run that was stopped goes on where it was. Of what
a new build compiles to the same code the old f32 sweep stands; other code is run, and
what is known of each 2^20 inputs stands where their results hash to the same. The
records are in BUILD/exhaustive, one for each function, type and set of targets, and
all of them go into the document. Fails where a bound does not hold.
"""

import argparse
import concurrent.futures
import json
import os
import subprocess
import sys
import time

LEVELS = ["exact", "high", "fast"]
TYPES = ["f32", "f16", "bf16", "f64"]


def functions(tool, options):
    """What to measure, in order: (name, type)."""
    def listed(*options):
        text = subprocess.run([tool, "--list", *options], check=True,
                              capture_output=True, text=True).stdout
        return text.splitlines()
    types = options.type or TYPES
    if options.op:
        return [(name, kind) for name in options.op for kind in types]
    usual = listed()
    extra = [name for name in listed("--extra") if name not in usual]
    slopes = [name for name in listed("--grad") if name not in usual]
    if options.usual:
        extra, slopes = [], []
    todo = [(name, kind) for kind in TYPES[1:] for name in usual + slopes]
    todo += [(name, "f32") for name in usual + extra + slopes]
    return [(name, kind) for name, kind in todo if kind in types]


def measure(tool, name, kind, options, records):
    """The measurements of a function of one type, as crease-ulp prints them."""
    command = [tool, "--json", "--profile", f"--op={name}", f"--type={kind}",
               f"--step={options.step}",
               f"--checkpoint={os.path.join(records, 'sweep')}",
               *(f"--accuracy={level}" for level in LEVELS),
               *(f"--target={target}" for target in options.target)]
    if options.emulate:
        command.append("--emulate")
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True,
                          check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--build", default="build")
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--target", action="append")
    parser.add_argument("--op", action="append", help="only these functions")
    parser.add_argument("--type", action="append", help="only these types")
    parser.add_argument("--usual", action="store_true",
                        help="no derivatives, and no other arguments")
    parser.add_argument("--emulate", action="store_true",
                        help="run what this machine lacks by emulation")
    parser.add_argument("--no-doc", action="store_true")
    options = parser.parse_args()
    options.target = options.target or ["x86-64-v3", "x86-64-v4"]
    tool = os.path.join(options.build, "bin", "crease-ulp")
    records = os.path.join(options.build, "exhaustive")
    os.makedirs(records, exist_ok=True)
    todo = functions(tool, options)
    # All inputs of an f32 take minutes, everything else seconds.
    weight = {kind: 1 for kind in TYPES}
    weight["f32"] = max(1, 200 // options.step)
    start, done, total = time.time(), 0, sum(weight[kind] for _, kind in todo)
    complaints = []

    def one(job):
        name, kind = job
        path = os.path.join(
            records, f"{name}.{kind}.{'+'.join(options.target)}.json")
        old = None
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                old = json.load(file)
            if old["step"] == options.step and \
                    os.path.getmtime(path) > os.path.getmtime(tool):
                return job, old
        began = time.time()
        record = {"step": options.step,
                  "measured": measure(tool, name, kind, options, records)}
        record["seconds"] = time.time() - began
        if old and old["measured"] == record["measured"]:
            # Read from the checkpoint: what it took is on record.
            record["seconds"] = max(record["seconds"], old["seconds"])
        with open(path, "w", encoding="utf-8") as file:
            json.dump(record, file)
        return job, record

    # One process for each core: compiling cannot be divided.
    with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
        jobs = [pool.submit(one, job) for job in todo]
        for index, job in enumerate(concurrent.futures.as_completed(jobs)):
            (name, kind), record = job.result()
            done += weight[kind]
            left = (time.time() - start) / done * (total - done)
            bad = [f"{name}, {kind}, {m['accuracy']}, {m['target']}: "
                   f"{m['complaint']}" for m in record["measured"]
                   if m["complaint"]]
            complaints += bad
            print(f"[{index + 1}/{len(todo)}] {name} {kind}: "
                  f"{record['seconds']:.0f} s, "
                  f"about {left / 60:.0f} min left"
                  + "".join("\n  " + text for text in bad), flush=True)
    minutes = (time.time() - start) / 60
    print(f"{minutes:.1f} minutes, {len(complaints)} complaints")
    if not options.no_doc:
        subprocess.run([sys.executable,
                        os.path.join(os.path.dirname(__file__),
                                     "write-accuracy-doc.py"),
                        "--records", records], check=True)
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
