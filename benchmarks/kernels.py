#!/usr/bin/env python3
# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Times the fused kernels by crease-run, each against the FMA peak that is
measured in the same process, and holds each result against the reference path.

  benchmarks/kernels.py [--build build] [--rounds 3] [--csv FILE] [FILTER ...]

Prints one row for each workload: the median over the rounds of the median time,
of the share of the peak, and the spread of the rounds. f32, level high, weights
packed ahead, one thread. Pin it (taskset -c 0) and leave the machine alone.
"""

import argparse
import csv
import json
import os
import statistics
import subprocess
import tempfile


def linear(m, k, n, tail, sizes=None):
    """x W + b and an activation; `sizes` are the dynamic ones, if any."""
    rows = "?" if sizes else m
    body = f"""
  %h = crease.linear %x, %w, %b : (tensor<{rows}x{k}xf32>, tensor<{k}x{n}xf32>, tensor<{n}xf32>) -> tensor<{rows}x{n}xf32>
  %y = crease.{tail} %h : tensor<{rows}x{n}xf32>"""
    return f"""func.func @f(%x: tensor<{rows}x{k}xf32>, %w: tensor<{k}x{n}xf32> {{crease.weight}}, %b: tensor<{n}xf32>) -> tensor<{rows}x{n}xf32> {{{body}
  return %y : tensor<{rows}x{n}xf32>
}}
""", sizes


def gated(m, k, n, down=None):
    """swiglu of two projections, and the projection back down."""
    weights = f"%g: tensor<{k}x{n}xf32> {{crease.weight}}, %u: tensor<{k}x{n}xf32> {{crease.weight}}"
    body = f"""
  %a = crease.linear %x, %g : (tensor<{m}x{k}xf32>, tensor<{k}x{n}xf32>) -> tensor<{m}x{n}xf32>
  %b = crease.linear %x, %u : (tensor<{m}x{k}xf32>, tensor<{k}x{n}xf32>) -> tensor<{m}x{n}xf32>
  %h = crease.swiglu gate(%a) value(%b) : tensor<{m}x{n}xf32>"""
    width, result = n, "%h"
    if down:
        weights += f", %d: tensor<{n}x{down}xf32> {{crease.weight}}"
        body += f"""
  %y = crease.linear %h, %d : (tensor<{m}x{n}xf32>, tensor<{n}x{down}xf32>) -> tensor<{m}x{down}xf32>"""
        width, result = down, "%y"
    return f"""func.func @f(%x: tensor<{m}x{k}xf32>, {weights}) -> tensor<{m}x{width}xf32> {{{body}
  return {result} : tensor<{m}x{width}xf32>
}}
""", None


WORKLOADS = {
    "1024,1024,1024 relu": linear(1024, 1024, 1024, "relu"),
    "1024,1024,1024 silu": linear(1024, 1024, 1024, "silu"),
    "1024,1024,1024 gelu": linear(1024, 1024, 1024, "gelu"),
    "128,768,3072 gelu": linear(128, 768, 3072, "gelu"),
    "128,768,3072 silu": linear(128, 768, 3072, "silu"),
    "512,1024,4096 gelu": linear(512, 1024, 4096, "gelu"),
    "2048,4096,4032 silu": linear(2048, 4096, 4032, "silu"),
    "gated 128,2048,5632": gated(128, 2048, 5632),
    "gated 128,2048,5632 down 2048": gated(128, 2048, 5632, 2048),
    "64,64,64 gelu": linear(64, 64, 64, "gelu"),
    "128,128,128 gelu": linear(128, 128, 128, "gelu"),
    "32,256,256 gelu": linear(32, 256, 256, "gelu"),
    "127,769,3071 gelu": linear(127, 769, 3071, "gelu"),
    "M=1 gated 2048,5632": gated(1, 2048, 5632),
}
for rows in (12, 37, 100, 127, 129):
    WORKLOADS[f"dynamic {rows},768,3072 gelu"] = linear(
        rows, 768, 3072, "gelu", str(rows))
    WORKLOADS[f"static {rows},768,3072 gelu"] = linear(rows, 768, 3072, "gelu")


def run(tool, path, sizes, *options):
    command = [tool, path, "--json", *options]
    if sizes:
        command.append(f"--dims={sizes}")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--build", default="build")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--csv")
    parser.add_argument("filter", nargs="*")
    options = parser.parse_args()
    tool = os.path.join(options.build, "bin", "crease-run")
    chosen = {name: work for name, work in WORKLOADS.items()
              if not options.filter or any(f in name for f in options.filter)}
    samples = {name: [] for name in chosen}
    errors = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for index, (name, (source, sizes)) in enumerate(chosen.items()):
            paths[name] = os.path.join(folder, f"{index}.mlir")
            with open(paths[name], "w", encoding="utf-8") as file:
                file.write(source)
            errors[name] = run(tool, paths[name], sizes,
                               "--check")["max_rel_error"]
        for _ in range(options.rounds):
            for name, (_, sizes) in chosen.items():
                samples[name].append(run(tool, paths[name], sizes, "--bench"))
    rows = []
    print(f"{'workload (M,K,N)':32} {'us':>9} {'GFLOP/s':>8} {'% of peak':>9} "
          f"{'rounds':>13} {'GB/s':>6} {'error':>8}")
    for name, results in samples.items():
        def middle(key):
            return statistics.median(r[key] for r in results)
        shares = [r["percent_of_peak"] for r in results]
        rows.append([name, middle("median_ns") / 1e3, middle("gflops"),
                     middle("percent_of_peak"), min(shares), max(shares),
                     middle("gbps"), errors[name]])
        print(f"{name:32} {rows[-1][1]:9.1f} {rows[-1][2]:8.1f} "
              f"{rows[-1][3]:9.1f} {min(shares):6.1f}-{max(shares):5.1f} "
              f"{rows[-1][6]:6.1f} {errors[name]:8.1e}", flush=True)
    if options.csv:
        with open(options.csv, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["workload", "us", "gflops", "percent_of_peak",
                             "least_percent", "most_percent", "gbps",
                             "max_rel_error"])
            writer.writerows(rows)


if __name__ == "__main__":
    main()
