#!/usr/bin/env python3
# Part of the Crease project, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Times backwards against PyTorch's, round by round in one process.

  taskset -c 0 benchmarks/backward.py [--build build] [--rounds 9]
      [--accuracy high] [--csv FILE] [FILTER ...]

Each block is differentiated with `split`, so that both sides have computed the
forward before; what is timed is the backward alone, everything included: the
derivative of the activation, dX, every dW and db. PyTorch's is
torch.autograd.grad with the graph kept, one thread, f32. Every gradient is held
against PyTorch's in f64. The share of the peak is over the flops of the matrix
products, of the FMA peak right before and after each call of ours, as in crease-bench.

Needs a Python with PyTorch. OpenBLAS takes its kernels from OPENBLAS_CORETYPE;
give it the best one of the machine (HASWELL, ZEN or SKYLAKEX).
"""

import argparse
import csv
import ctypes
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import torch
from torch.nn import functional as F

TOLERANCE = 5e-6  # of the largest value of a gradient


def linear(m, k, n):
    """gelu(x W + b): a backward of two products."""
    text = f"""func.func @block(%x: tensor<{m}x{k}xf32>, %w: tensor<{k}x{n}xf32>, %b: tensor<{n}xf32>) -> tensor<{m}x{n}xf32> {{
  %z = crease.linear %x, %w, %b : (tensor<{m}x{k}xf32>, tensor<{k}x{n}xf32>, tensor<{n}xf32>) -> tensor<{m}x{n}xf32>
  %y = crease.gelu %z : tensor<{m}x{n}xf32>
  return %y : tensor<{m}x{n}xf32>
}}
"""

    def forward(x, w, b):
        return F.gelu(torch.addmm(b, x, w))

    return text, forward, [(m, k), (k, n), (n,)], 4 * m * k * n


def gated(m, k, n):
    """(silu(x Wg) * (x Wu)) Wd: a backward of six products."""
    up = f"(tensor<{m}x{k}xf32>, tensor<{k}x{n}xf32>) -> tensor<{m}x{n}xf32>"
    text = f"""func.func @block(%x: tensor<{m}x{k}xf32>, %wg: tensor<{k}x{n}xf32>, %wu: tensor<{k}x{n}xf32>, %wd: tensor<{n}x{k}xf32>) -> tensor<{m}x{k}xf32> {{
  %g = crease.linear %x, %wg : {up}
  %u = crease.linear %x, %wu : {up}
  %h = crease.swiglu gate(%g) value(%u) : tensor<{m}x{n}xf32>
  %y = crease.linear %h, %wd : (tensor<{m}x{n}xf32>, tensor<{n}x{k}xf32>) -> tensor<{m}x{k}xf32>
  return %y : tensor<{m}x{k}xf32>
}}
"""

    def forward(x, wg, wu, wd):
        return (F.silu(x @ wg) * (x @ wu)) @ wd

    return text, forward, [(m, k), (k, n), (k, n), (n, k)], 12 * m * k * n


WORKLOADS = {
    "linear + gelu 128,768,3072": linear(128, 768, 3072),
    "linear + gelu 128,2048,5632": linear(128, 2048, 5632),
    "swiglu block 128,2048,5632": gated(128, 2048, 5632),
}


def compile_block(build, folder, text, accuracy):
    """The library, and the shapes that the forward saves."""
    source = pathlib.Path(folder, "block.mlir")
    split = pathlib.Path(folder, "split.mlir")
    library = pathlib.Path(folder, "block.so")
    source.write_text(text)
    subprocess.run([f"{build}/bin/crease-opt", source, "-o", split,
                    "--crease-differentiate=split"], check=True)
    subprocess.run([f"{build}/bin/crease-compile", split, "-o", library,
                    f"--accuracy={accuracy}"], check=True)
    head = next(line for line in split.read_text().splitlines()
                if "@block_forward(" in line)
    saved = []
    for entry in head.rsplit("->", 1)[1].split("tensor<")[2:]:
        saved.append([int(size) for size in entry.split("xf32")[0].split("x")])
    loaded = ctypes.CDLL(str(library))
    loaded.block_forward.restype = loaded.block_backward.restype = None
    return loaded, saved


def pointers(tensors):
    return [ctypes.c_void_p(t.data_ptr()) for t in tensors]


def load_peak(build):
    """Measures the FMA peak of one core, in operations a second, by the clock that
    this process has left."""
    subprocess.run(["cmake", "--build", build, "--target", "crease-fma-peak"],
                   check=True, stdout=subprocess.DEVNULL)
    module = ctypes.CDLL(f"{build}/benchmarks/crease-fma-peak.so")
    module.crease_measure_fma_peak.restype = ctypes.c_double
    return module.crease_measure_fma_peak


def turn(function, rate=lambda: None):
    """The times of calls in 50 ms, of two at least, and what `rate` gave before
    the first and after each."""
    times, rates = [], [rate()]
    while sum(times) < 0.05 or len(times) < 2:
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
        rates.append(rate())
    return times, rates


def measure(options, peak, name, workload):
    text, forward, shapes, flops = workload
    with tempfile.TemporaryDirectory() as folder:
        library, saved_shapes = compile_block(options.build, folder, text,
                                              options.accuracy)
        inputs = [torch.randn(s) * (s[0] ** -0.5 if i else 1)
                  for i, s in enumerate(shapes)]
        for t in inputs:
            t.requires_grad_()
        result = forward(*inputs)
        incoming = torch.randn(result.shape)
        ours = torch.empty(result.shape)
        saved = [torch.empty(s) for s in saved_shapes]
        gradients = [torch.full(s, float("nan")) for s in shapes]
        library.block_forward(*pointers(inputs + [ours] + saved))

        def crease():
            library.block_backward(*pointers(inputs + saved + [incoming] + gradients))

        def pytorch():
            torch.autograd.grad(result, inputs, incoming, retain_graph=True)

        crease()
        wide = [t.detach().double().requires_grad_() for t in inputs]
        want = torch.autograd.grad(forward(*wide), wide, incoming.double())
        error = max(float((g - w).abs().max() / w.abs().max())
                    for g, w in zip(gradients, want))
        pytorch()
        ours, theirs, shares, peaks = [], [], [], []
        for _ in range(options.rounds):
            times, rates = turn(crease, peak)
            ours.append(statistics.median(times))
            shares += [flops / t / ((before + after) / 2)
                       for t, before, after in zip(times, rates, rates[1:])]
            peaks += rates
            theirs.append(statistics.median(turn(pytorch)[0]))
    a, b = statistics.median(ours), statistics.median(theirs)
    share = statistics.median(shares)
    spread = (max(ours) - min(ours)) / a
    row = {
        "workload": name, "crease_ms": 1e3 * a, "pytorch_ms": 1e3 * b,
        "ratio": b / a, "percent_of_peak": 100 * share,
        "spread_percent": 100 * spread,
        "peak_gflops": 1e-9 * statistics.median(peaks), "error": error,
    }
    print(f"{name:30} {1e3 * a:8.2f} ms {1e3 * b:8.2f} ms {b / a:6.2f}"
          f" {row['percent_of_peak']:6.1f} % {100 * spread:6.1f} % {error:9.1e}",
          flush=True)
    if not error <= TOLERANCE:
        raise SystemExit(f"{name}: a gradient is off by {error:.1e}")
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--accuracy", default="high")
    parser.add_argument("--csv")
    parser.add_argument("filter", nargs="*")
    options = parser.parse_args()
    torch.set_num_threads(1)
    print(f"PyTorch {torch.__version__}, OPENBLAS_CORETYPE="
          f"{os.environ.get('OPENBLAS_CORETYPE', '(its own choice)')}")
    print(f"{'backward':30} {'Crease':>11} {'PyTorch':>11} {'ratio':>6}"
          f" {'peak':>8} {'spread':>8} {'error':>9}")
    peak = load_peak(options.build)
    rows = [measure(options, peak, name, workload)
            for name, workload in WORKLOADS.items()
            if not options.filter or any(f in name for f in options.filter)]
    if options.csv:
        with open(options.csv, "w", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
